"""Lines of a text: ended by line feeds, carriage returns or both."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n?|\n")


def lines_of(text: str) -> tuple[str, ...]:
    r"""Return the lines of a text without their ends.

    >>> lines_of("a\r\nb\n")
    ('a', 'b', '')
    """
    return tuple(_LINE_END.split(text))


def starts_of_lines(text: str) -> tuple[int, ...]:
    r"""Return the offsets at which the lines of a text begin.

    >>> starts_of_lines("a\r\nb\n")
    (0, 3, 5)
    """
    return (0, *(end.end() for end in _LINE_END.finditer(text)))
