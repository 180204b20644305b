"""Text that was cut and put together anew, and that still knows where each character stands.

A reader of a format drops comments and markup, puts in the files and macros that a document
names, and looks for formulas in what is left. Each place in that text is turned back into a line
and a column of the document by the anchors that were kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from symbolic_info.documents.sources.source import Anchor, place_in


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text, and the anchors of its stretches in order, the first at offset 0."""

    text: str
    anchors: tuple[Anchor, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        return place_in(self.anchors, offset)

    def cut(self, start: int, stop: int) -> PlacedText:
        """Return the text between two offsets.

        >>> text = placed_lines(("a = b", "= c"), 7)
        >>> text.cut(4, 9).place(3)
        (8, 2)
        """
        return PlacedText(self.text[start:stop], self._anchors_within(start, stop))

    def _anchors_within(self, start: int, stop: int) -> tuple[Anchor, ...]:
        first = max(0, bisect_right(self.anchors, start, key=lambda a: a.offset) - 1)
        anchor = self.anchors[first]
        line, column = self.place(start)
        found = [Anchor(0, line, column, anchor.moves)]
        for index in range(first + 1, len(self.anchors)):
            anchor = self.anchors[index]
            if anchor.offset >= stop:
                break
            found.append(Anchor(anchor.offset - start, anchor.line, anchor.column, anchor.moves))
        return tuple(found)


class Composer:
    """Puts a placed text together from pieces."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._anchors: list[Anchor] = []
        self.length = 0

    def add(self, source: PlacedText, start: int, stop: int) -> None:
        """Add a stretch of a text, with its places."""
        if start >= stop:
            return
        piece = source.cut(start, stop)
        self._anchors += [
            Anchor(a.offset + self.length, a.line, a.column, a.moves) for a in piece.anchors
        ]
        self._append(piece.text)

    def add_at(self, text: str, line: int, column: int, *, moves: bool = False) -> None:
        """Add a text that stands at one place; with ``moves`` its characters follow one another."""
        if text:
            self._anchors.append(Anchor(self.length, line, column, moves))
            self._append(text)

    def clear(self) -> None:
        """Drop what was added."""
        self._pieces.clear()
        self._anchors.clear()
        self.length = 0

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)

    def result(self) -> PlacedText:
        """Return what was put together."""
        return PlacedText("".join(self._pieces), tuple(self._anchors) or (Anchor(0, 1, 1),))


def placed_lines(lines: Sequence[str], first: int) -> PlacedText:
    """Return the text of lines of a document, the first of which has the number ``first``."""
    anchors = []
    offset = 0
    for number, line in enumerate(lines, first):
        anchors.append(Anchor(offset, number, 1))
        offset += len(line) + 1
    return PlacedText("\n".join(lines), tuple(anchors) or (Anchor(0, first, 1),))
