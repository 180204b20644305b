"""What a command says of input that it cannot read."""

from __future__ import annotations

import click


class CannotRead(click.ClickException):
    """Input that is not understood: exit code 2, and the message without the usage."""

    exit_code = 2


class CannotWrite(click.ClickException):
    """A file that cannot be written: exit code 2, and the message without the usage."""

    exit_code = 2


def at(source: str, span: tuple[int, int], message: str) -> str:
    """Return a message with the stretch of the source that it is about under carets."""
    from symbolic_info.publish.reports.excerpt import excerpt

    start, stop = span
    line_start = source.rfind("\n", 0, start) + 1
    line = source[line_start:].split("\n", 1)[0]
    shown, carets = excerpt(line, start - line_start + 1, stop - line_start + 1, 76)
    return f"{message}\n  {shown}\n  {carets}"
