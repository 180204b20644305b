"""Environments: rows of formulas, matrices, distinctions of cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbolic_info.notation import vocabulary

if TYPE_CHECKING:
    from symbolic_info.notation.reading.lexer import Lexer

_OPTION = re.compile(r"\s*\[[a-zA-Z]\]")


def read_environment(lexer: Lexer, command: str, start: int, end: int, limit: int) -> int:
    """Read ``\\begin{...}`` or ``\\end{...}``; return where reading goes on.

    An environment of rows is layout, a matrix a bracket, a distinction of cases inside a formula
    one ``opaque`` token.
    """
    name, position = lexer.skip_argument(end, limit)
    name = name.strip()
    lexer.gap = True
    if command == "begin":
        return _begin(lexer, name, start, position, limit)
    opened, _, matrix = lexer.open_environments.pop() if lexer.open_environments else ("", 0, False)
    if matrix:
        lexer.emit("close", "begin", start, position)
    if opened != name:
        lexer.note(
            "unclosed-environment",
            (start, position),
            f"The environment {opened!r} ends here under the name {name!r}."
            if opened
            else f"The environment {name!r} ends here and never began.",
        )
    return position


def _begin(lexer: Lexer, name: str, start: int, position: int, limit: int) -> int:
    inside = bool(lexer.tokens)
    if name in vocabulary.DIAGRAM_ENVIRONMENTS:
        return read_block(lexer, name, start, position, "A diagram is not read.")
    if name in vocabulary.BLOCK_ENVIRONMENTS and inside:
        return read_cases(lexer, name, start, position)
    matrix = name in vocabulary.MATRIX_ENVIRONMENTS and (inside or name != "array")
    position = _environment_options(lexer, name, position, limit)
    lexer.open_environments.append((name, start, matrix))
    if matrix:
        lexer.emit("open", "begin", start, position)
    else:
        lexer.environment = lexer.environment or name
        if name not in vocabulary.ROW_ENVIRONMENTS:
            lexer.note(
                "unknown-command",
                (start, position),
                f"The environment {name!r} is not known; its inside is read as rows.",
            )
    return position


def _environment_options(lexer: Lexer, name: str, position: int, limit: int) -> int:
    option = _OPTION.match(lexer.source, position, limit)
    if option is not None:
        position = option.end()
    if name.rstrip("*") in ("array", "alignat", "alignedat"):
        position = lexer.skip_argument(position, limit)[1]
    return position


def read_cases(lexer: Lexer, name: str, start: int, position: int) -> int:
    """Read over a distinction of cases, which is one ``opaque`` token."""
    return read_block(lexer, name, start, position, "A distinction of cases is not read.")


def read_block(lexer: Lexer, name: str, start: int, position: int, message: str) -> int:
    """Read over an environment, which is one ``opaque`` token; the message says what it is."""
    closing = f"\\end{{{name}}}"
    place = lexer.source.find(closing, position)
    end = len(lexer.source) if place < 0 else place + len(closing)
    lexer.emit("opaque", lexer.source[start:end], start, end)
    lexer.note("not-read", (start, end), message)
    return end
