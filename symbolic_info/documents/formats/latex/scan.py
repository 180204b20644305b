r"""Formulas, headings and paragraphs in the text of a LaTeX document.

A dollar always opens a formula in LaTeX; what ends one is a blank line at the latest, as TeX has
it. A paragraph begins behind a blank line, at an item, and at the borders of environments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from symbolic_info.documents.formats.delimiters import (
    DELIMITERS,
    ENVIRONMENTS,
    Mark,
    Opening,
    Scanner,
    Stretch,
)
from symbolic_info.documents.formats.grids import Grid
from symbolic_info.documents.formats.latex.arguments import argument, optional
from symbolic_info.documents.formats.latex.expansion import CODE, EXAMPLES

_LEVELS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "frametitle": 3,
}
_TOKENS = re.compile(
    rf"\\(?P<side>begin|end)\{{(?!(?:{ENVIRONMENTS})\*?\}})(?P<border>[^{{}}\n]*)\}}"
    rf"|\\(?P<heading>{'|'.join(_LEVELS)})(?![A-Za-z@])\*?"
    r"|(?P<question>\\question(?![A-Za-z@]))"
    r"|(?P<paragraph>\\(?:item|par|choice|CorrectChoice|(?:sub)+part)(?![A-Za-z@])|\n[ \t]*\n\s*)"
    # a delimiter that is spoken of: |$|, ~$$~, |\[|, {$}
    r"|(?P<quoted>(?P<mark>[|~\"!])(?:\$\$?|\\[\[\]()]|\\begin\{[a-z]+\*?\})(?P=mark)|\{\$\$?\}|\|\\[(\[][^|\n\\]*\|)"
    rf"|{DELIMITERS}",
    re.DOTALL,
)
_INSIDE = re.compile(r"\\.|[${}]", re.DOTALL)
_BOX = re.compile(
    rf"\\(?:vbox|vtop|vcenter|hbox|parbox|halign)(?![A-Za-z@])|\\begin\{{minipage\}}|{CODE}"
)
# a box with paragraphs in a formula is looked through that far
_LONGEST_BOX = 5_000
# and words with formulas in them
_LONGEST_WORDS = 500
_TABLES = frozenset(("tabular", "tabularx", "longtable", "array"))
# the class exam numbers the parts of a question, each with its solution
_PARTS = "parts"
_CELL_END = re.compile(r"\\\\(?:\[[^\]]*\])?|\\.|&", re.DOTALL)
_RULE = re.compile(r"\\[a-z]+(?:\{[^{}]*\})?")


@dataclass(frozen=True, slots=True)
class Title:
    """A heading: its level, where its command begins, and the extent of its text."""

    level: int
    position: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Scanned:
    """What stands in a text: formulas and marks, headings, and where paragraphs begin."""

    items: list[Stretch | Opening | Mark]
    titles: list[Title]
    paragraphs: list[int]
    grids: list[Grid]


def scan_latex(text: str) -> Scanned:
    """Return what stands in a text of LaTeX from which comments and macros were taken out."""
    scanner = _LatexScanner(text, ())
    items = scanner.run()
    stretches = [item for item in items if isinstance(item, Stretch)]
    grids = [grid for extent in scanner.tables if (grid := _grid(text, *extent, stretches))]
    return Scanned(items, scanner.titles, scanner.paragraphs, grids)


def _grid(text: str, start: int, stop: int, stretches: list[Stretch]) -> Grid | None:
    """Return the cells of a table: what stands between the marks outside of its formulas."""
    columns = argument(text, start)
    begin = columns[2] if columns is not None else start
    first = bisect_left(stretches, begin, key=lambda stretch: stretch.first)
    inside = iter(stretches[first:])
    formula = next(inside, None)
    rows: list[tuple[tuple[int, int], ...]] = []
    cells: list[tuple[int, int]] = []
    for mark in _CELL_END.finditer(text, begin, stop):
        while formula is not None and formula.last <= mark.start():
            formula = next(inside, None)
        is_escape = mark[0] != "&" and not mark[0].startswith(r"\\")
        if is_escape or (formula is not None and formula.first < mark.start()):
            continue
        cells.append((begin, mark.start()))
        begin = mark.end()
        if mark[0] != "&":
            rows.append(tuple(cells))
            cells = []
    rest = _RULE.sub("", text[begin:stop])
    if cells or rest.strip():
        rows.append((*cells, (begin, stop)))
    return Grid(tuple(rows)) if rows else None


class _LatexScanner(Scanner):
    tokens = _TOKENS

    def __init__(self, text: str, block_starts: tuple[int, ...]) -> None:
        super().__init__(text, block_starts)
        self.titles: list[Title] = []
        self.paragraphs: list[int] = []
        self._box = -1
        self.tables: list[tuple[int, int]] = []
        """Where the content of tables stands; those that hold another one are left out."""
        self._table = -1
        self._in_parts = False

    def after(self, token: re.Match[str]) -> int:
        if token["border"] is not None:
            if self._ends_example(token):
                self.found.append(Mark(token.start()))
            self.paragraphs.append(token.end())
            if token["border"].rstrip("*") in _TABLES:
                if token["side"] == "begin":
                    self._table = token.end()
                elif self._table >= 0:
                    self.tables.append((self._table, token.start()))
                    self._table = -1
        elif token["heading"] is not None and not (self._in_parts and token["heading"] == "part"):
            self._heading(token)
        elif token.lastgroup in ("heading", "question", "paragraph"):
            if token["question"] is not None:
                self.found.append(Mark(token.start()))
            self.paragraphs.append(token.end())
        elif token["quoted"] is not None:
            return token.end()
        else:
            return super().after(token)
        return token.end()

    def _ends_example(self, token: re.Match[str]) -> bool:
        """Whether an exercise ends here: where its solution does, or the next one begins."""
        if token["border"] == _PARTS:
            self._in_parts = token["side"] == "begin"
            return not self._in_parts
        if self._in_parts or token["border"] not in EXAMPLES:
            return False
        return (token["side"], token["border"]) not in _GOES_ON

    def dollar(self, first: int) -> int:
        closing = self._closing_dollar(first)
        if closing >= 0:
            return self.add("inline", first, first + 1, closing, closing + 1)
        return self.unclosed(Opening(first, "$", "$"))

    def _closing_dollar(self, first: int) -> int:
        """Return where the dollar stands that closes a formula, or -1.

        Those in braces belong to formulas in words, as in ``$x \\text{ if $y$}$``, unless
        the braces are broken.
        """
        depth, nearest = 0, -1
        for inside in _INSIDE.finditer(self.text, first + 1, self.limit):
            match inside[0]:
                case "{":
                    depth += 1
                case "}":
                    depth = max(0, depth - 1)
                case "$" if depth == 0:
                    return inside.start()
                case "$" if nearest < 0:
                    nearest = inside.start()
            if nearest >= 0 and inside.start() - nearest > _LONGEST_WORDS:
                break
        return nearest

    def in_words(self, start: int, position: int) -> bool:
        start = max(start, position - _LONGEST_WORDS)
        return self.text.count("{", start, position) > self.text.count("}", start, position)

    def unclosed(self, opening: Opening) -> int:
        """Pass over a formula with a box in which paragraphs stand; note any other opening."""
        start = opening.position + len(opening.delimiter)
        if self._box_behind(start) >= self.limit:
            return super().unclosed(opening)
        beyond = f"{opening.closing} beyond the paragraph"
        if beyond not in self.missing:
            stop = self.text.find(opening.closing, self.limit, self.limit + _LONGEST_BOX)
            if stop >= 0:
                return stop + len(opening.closing)
            self.missing.add(beyond)
        return start

    def _box_behind(self, position: int) -> int:
        """Return where the next box begins; each is looked for once."""
        if self._box < position:
            box = _BOX.search(self.text, position)
            self._box = box.start() if box else len(self.text)
        return self._box

    def _heading(self, token: re.Match[str]) -> None:
        short = optional(self.text, token.end())
        extent = argument(self.text, short[2] if short else token.end())
        if extent is not None:
            level = _LEVELS[token["heading"]]
            self.titles.append(Title(level, token.start(), extent[0], extent[1]))
            self.paragraphs.append(token.start())
            self.paragraphs.append(extent[2])


_GOES_ON = frozenset(
    [("begin", "solution"), *(("end", name) for name in EXAMPLES - {"solution", "example"})]
)
