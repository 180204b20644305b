"""Tables in running text: where their cells stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from symbolic_info.documents.formats.placed import PlacedText
from symbolic_info.documents.sources.source import Table

_RULE = re.compile(r"\\(?:hline|toprule|midrule|bottomrule|c(?:mid|)(?:line|rule)\{[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, headings first: the offsets between which each cell stands."""

    rows: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def start(self) -> int:
        """Where the table begins."""
        return self.rows[0][0][0]

    def table(self, text: PlacedText) -> Table:
        """Return the table with the sources of its cells."""
        cells = tuple(
            tuple(_RULE.sub("", text.text[start:stop]).strip() for start, stop in row)
            for row in self.rows
        )
        return Table(cells, text.place(self.start)[0])

    def headings(self, text: PlacedText) -> Iterator[tuple[int, int]]:
        """Yield where the contents of the first row and of the first column stand."""
        for number, row in enumerate(self.rows):
            for start, stop in row if number == 0 else row[:1]:
                rules = list(_RULE.finditer(text.text, start, stop))
                start = rules[-1].end() if rules else start
                cell = text.text[start:stop]
                yield stop - len(cell.lstrip()), start + len(cell.rstrip())
