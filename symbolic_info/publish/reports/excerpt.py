"""A line of a document with a caret under a place in it, as it fits into a terminal."""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

TAB = 4
"""How many cells a tab stop takes in an excerpt."""

_ELLIPSIS = "..."


def printable(text: str) -> str:
    """Return the text with a replacement for what would steer the terminal: control characters
    and marks of writing direction. Line ends and tabs stay."""
    return "".join(_printable(character) for character in text)


def excerpt(line: str, column: int, end_column: int, width: int) -> tuple[str, str]:
    """Return a line and the line of carets that goes under it, each at most ``width`` cells wide.

    ``column`` and ``end_column`` (exclusive) are places in the line, from 1. Indentation is left
    out; tabs are spread; a line that is too wide is cropped to what stands around the caret.

    >>> excerpt("  so $a = b$", 9, 10, 40)
    ('so $a = b$', '      ^')
    """
    # further away than two widths from the caret nothing is shown, however long the line is
    near = max(0, column - 1 - 2 * width)
    line, start = line[near : column - 1 + 2 * width], column - 1 - near
    cells, edges = _cells(line)
    start = min(start, len(line))
    stop = max(start, min(end_column - 1 - near, len(line)))
    indent = min(len(line) - len(line.lstrip()), start) if near == 0 else 0
    left = edges[start] - edges[indent]
    carets = max(1, edges[stop] - edges[start])
    shown = "".join(cells[indent:])
    if cell_len(shown) <= width:
        return shown, " " * left + "^" * carets
    return _crop(shown, left, carets, width)


def _crop(shown: str, left: int, carets: int, width: int) -> tuple[str, str]:
    cells, edges = _cells(shown)
    total = edges[-1]
    begin = min(max(0, left + carets // 2 - width // 2), total - width)
    # a wide character that is cut by an edge falls away, and blanks keep the others in place
    inner_begin = begin + len(_ELLIPSIS) if begin > 0 else 0
    inner_end = begin + width - (len(_ELLIPSIS) if begin + width < total else 0)
    inside = [
        index
        for index in range(len(cells))
        if inner_begin <= edges[index] < edges[index + 1] and edges[index + 1] <= inner_end
    ]
    text = "".join(cells[index] for index in inside)
    pad = " " * (edges[inside[0]] - inner_begin) if inside else ""
    before = _ELLIPSIS if begin > 0 else ""
    after = _ELLIPSIS if begin + width < total else ""
    caret = max(0, left - begin)
    return before + pad + text + after, " " * caret + "^" * max(1, min(carets, width - caret))


def _cells(line: str) -> tuple[list[str], list[int]]:
    """Return what is shown for each character, and the cell at which each begins, and the end."""
    shown: list[str] = []
    edges = [0]
    for character in line:
        text = " " * (TAB - edges[-1] % TAB) if character == "\t" else _printable(character)
        shown.append(text)
        edges.append(edges[-1] + cell_len(text))
    return shown, edges


def _printable(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    return "\N{REPLACEMENT CHARACTER}"
