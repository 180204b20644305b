"""Jupyter notebooks: their Markdown cells, read as one document.

What one cell defines is known in those behind it. Lines and columns count inside a cell, and
cells are counted from 1, code and raw cells, too, as people count them on the page.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import Any

from symbolic_info.documents.formats.lines import lines_of, starts_of_lines
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.sources.source import (
    Anchor,
    Boundary,
    Document,
    Found,
    Heading,
    Obstacle,
    Part,
    Section,
    Table,
    Unclosed,
    Unreadable,
)

_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)


def read_notebook(path: str, text: str) -> Document:
    """Return the document in a notebook, of any version of the format.

    Raises ``Unreadable`` where the text is no JSON or no notebook.
    """
    lines: list[str] = []
    parts: list[Part] = []
    sections: list[Section] = []
    file_lines = file_lines_of_cells(text)
    for number, cell in enumerate(_cells(path, text), 1):
        if cell.get("cell_type") != "markdown":
            continue
        source = cell.get("source", "")
        if not isinstance(source, str):
            raise Unreadable(path, f"cell {number} of the notebook has no text for its source")
        sections.append(Section(len(lines) + 1, path, number, file_lines.get(number, ())))
        parts += [_moved(part, len(lines)) for part in read_markdown(path, source).parts]
        lines += lines_of(source)
    return Document(path, tuple(lines), tuple(parts), tuple(sections))


def _cells(path: str, text: str) -> list[dict[str, Any]]:
    # loaded only where there is a notebook: it takes longer than the rest of the command
    import nbformat

    try:
        # not validated: what a schema says of metadata, or of names of cells, is no matter here
        notebook = nbformat.reader.reads(text)  # type: ignore[no-untyped-call]
        # older versions are read as the newest
        cells = nbformat.convert(notebook, 4).cells  # type: ignore[no-untyped-call]
    except nbformat.reader.NotJSONError as error:
        raise Unreadable(path, _no_json(text)) from error
    except RecursionError as error:
        raise Unreadable(path, "not a notebook: nested too deeply") from error
    except AttributeError as error:
        raise Unreadable(path, "not a notebook: it has no list of cells") from error
    except Exception as error:  # a library that tells what is no notebook by many exceptions
        raise Unreadable(path, f"not a notebook: {_first_line(error)}") from error
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Unreadable(path, "not a notebook: it has no list of cells")
    return cells


class _Placed(str):
    """A string of a JSON text, and where its literal begins behind the quotation mark."""

    start: int


def starts_in_notebook(text: str, cell: int, line: int, column: int) -> int:
    r"""Return where in the JSON of a notebook a place in a cell stands; past its end if nowhere.

    >>> starts_in_notebook('{"cells": [{"source": ["a\\n", "= b"]}]}', 1, 2, 3)
    33
    """
    pieces = _placed_sources(text).get(cell, [])
    if not pieces:
        return len(text)
    offset = starts_of_lines("".join(pieces))[line - 1] + column - 1
    for piece in pieces:
        if offset < len(piece):
            return _raw_offset(text, piece.start, offset)
        offset -= len(piece)
    return len(text)


def file_lines_of_cells(text: str) -> dict[int, tuple[int, ...]]:
    r"""Return the lines of the JSON of a notebook in which those of its cells are written, from 1.

    What is in another format, or has no text for its source, is left out.

    >>> file_lines_of_cells('{"cells": [{"source": [\n"a\\n",\n"= b\\n"]}]}')
    {1: (2, 3, 3)}
    """
    starts = starts_of_lines(text)
    found: dict[int, tuple[int, ...]] = {}
    for cell, pieces in _placed_sources(text).items():
        # a literal of JSON is written in one line
        written = [bisect_right(starts, piece.start) for piece in pieces]
        ends = list(accumulate(map(len, pieces)))
        begins = starts_of_lines("".join(pieces))
        found[cell] = tuple(written[min(bisect_right(ends, k), len(ends) - 1)] for k in begins)
    return found


def _placed_sources(text: str) -> dict[int, list[_Placed]]:
    """Return the literals that the source of each cell is written in, by the number of the cell."""
    try:
        cells = _PlacedStrings().decode(text)["cells"]
        sources = [cell.get("source") for cell in cells]
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return {}
    lists = [source if isinstance(source, list) else [source] for source in sources]
    return {
        cell: pieces
        for cell, pieces in enumerate(lists, 1)
        if pieces and all(isinstance(piece, _Placed) for piece in pieces)
    }


def _raw_offset(text: str, start: int, characters: int) -> int:
    """Return where a character of a literal of JSON stands; an escape is one character."""
    for _ in range(characters):
        escape = _ESCAPE.match(text, start)
        start = escape.end() if escape else start + 1
    return start


class _PlacedStrings(json.JSONDecoder):
    """Reads JSON so that its strings are ``_Placed``."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_string = _placed_string
        # the scanner in C does not ask for another way to read strings
        self.scan_once = json.scanner.py_make_scanner(self)  # type: ignore[attr-defined]


def _placed_string(text: str, start: int, strict: bool = True) -> tuple[_Placed, int]:
    value, end = json.decoder.scanstring(text, start, strict)  # type: ignore[attr-defined]
    placed = _Placed(value)
    placed.start = start
    return placed, end


def _no_json(text: str) -> str:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return f"not a notebook: no JSON at line {error.lineno}, column {error.colno}: {error.msg}"
    except RecursionError:
        return "not a notebook: nested too deeply"
    return "not a notebook: no JSON"


def _first_line(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0][:120]


def _moved(part: Part, lines: int) -> Part:
    """Return a part of a cell with the lines of the document; ``lines`` come before the cell."""
    match part:
        case Found():
            starts = tuple(
                Anchor(start.offset, start.line + lines, start.column, start.moves)
                for start in part.starts
            )
            return replace(part, starts=starts, paragraph=part.paragraph + lines)
        case Heading() | Boundary() | Unclosed() | Obstacle() | Table():
            return replace(part, line=part.line + lines)
