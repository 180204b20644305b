"""Markdown pages: their formulas, with exact places, and what ends an example.

The page is put together from three views of it: its blocks (``blocks``), the scan for delimiters
(``scan``) and the prose in between (``prose``). The scan sees the page as one text in which
block quotes have lost their marks and code has become blank lines; every place in that text is
turned back into a line and column of the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from symbolic_info.documents.formats.delimiters import Mark, Opening, Stretch
from symbolic_info.documents.formats.markdown.blocks import Blocks, Fence, find_blocks, quote_width
from symbolic_info.documents.formats.markdown.scan import scan_markdown
from symbolic_info.documents.formats.placed import Composer, PlacedText
from symbolic_info.documents.formats.prose import (
    AFTER_MARKUP,
    head,
    plain,
    says_nothing,
    tail,
    unfinished,
)
from symbolic_info.documents.formats.working import is_working
from symbolic_info.documents.sources.source import (
    EXCERPT,
    FORMULA,
    Anchor,
    Boundary,
    Document,
    Found,
    Heading,
    Part,
    Table,
    Unclosed,
)

_LINE_END = re.compile(r"\r\n?|\n")
_OPTION = re.compile(r":[\w-]+:")
_ESCAPED_MARK = re.compile(r"\\[\\_*{}]")
_CLOSING_MARKS = re.compile(r"\s\#+\s*\Z")
_CELL_MARK = re.compile(r"(?<!\\)\|")
_MATH_FENCES = frozenset({"math"})
_TEXT_FENCES = frozenset({"", "text", "plain", "txt"})


def read_markdown(path: str, text: str) -> Document:
    """Return the document in a Markdown text; ``path`` is only noted.

    >>> document = read_markdown("a.md", "So $H(P) = 1$ bit.")
    >>> [(found.source, found.line, found.column) for found in document.formulas()]
    [('H(P) = 1', 1, 5)]
    """
    lines = tuple(_LINE_END.split(text))
    return Document(path, lines, _Page(lines).parts())


class _Page:
    """One page: its blocks, the text that is scanned, and what the scan found in it."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.blocks: Blocks = find_blocks(lines)
        self.widths = [
            quote_width(line, depth) for line, depth in zip(lines, self.blocks.depths, strict=True)
        ]
        self.shown = [
            "" if number in self.blocks.opaque else line[self.widths[number] :]
            for number, line in enumerate(lines)
        ]
        self.text = "\n".join(self.shown)
        self.offsets: list[int] = []
        offset = 0
        for line in self.shown:
            self.offsets.append(offset)
            offset += len(line) + 1
        self.starts = sorted(self.offsets[number] for number in self.blocks.starts)
        self.items = scan_markdown(self.text, self.starts, self._indented_code())
        self.stretches = [item for item in self.items if isinstance(item, Stretch)]
        self.firsts = self._paragraphs()

    def parts(self) -> tuple[Part, ...]:
        """Return all parts in the order of the page."""
        placed: list[tuple[int, int, Part]] = []
        for found in self._formulas():
            placed.append((found.line, found.column, found))
        for fence in self.blocks.fences:
            placed += [(found.line, found.column, found) for found in self._fence(fence)]
        for item in self.items:
            if isinstance(item, Mark):
                line, column = self._place(item.position)
                placed.append((line, column, Boundary(line)))
            elif isinstance(item, Opening):
                unclosed = self._unclosed(item)
                placed.append((unclosed.line, unclosed.column, unclosed))
        for mark in self._structure():
            placed.append((mark.line, 0, mark))
        for table in self._tables():
            placed.append((table.line, 0, table))
        placed.sort(key=lambda entry: entry[:2])
        return tuple(part for _, _, part in placed)

    def _indented_code(self) -> list[tuple[int, int]]:
        return [
            (self.offsets[number], self.offsets[number] + len(self.shown[number]))
            for number in sorted(self.blocks.indented)
        ]

    def _paragraphs(self) -> list[int]:
        """Return for each line the line on which its paragraph or list item begins.

        The marks of a block of the page stand in lines of their own.
        """
        marks = {self._line(item.position) for item in self.items if isinstance(item, Mark)}
        firsts: list[int] = []
        for number, line in enumerate(self.shown):
            begins = (
                number in self.blocks.starts
                or number in marks
                or number - 1 in marks
                or not line.strip()
                or (number > 0 and not self.shown[number - 1].strip())
            )
            firsts.append(firsts[-1] if firsts and not begins else number)
        return firsts

    def _line(self, position: int) -> int:
        """Return the line, from 0, of a position in the text."""
        return bisect_right(self.offsets, position) - 1

    def _place(self, position: int) -> tuple[int, int]:
        number = self._line(position)
        return number + 1, self.widths[number] + position - self.offsets[number] + 1

    def _source(self, stretch: Stretch) -> tuple[str, tuple[Anchor, ...]]:
        """Return the source of a formula and where its lines begin.

        Quote marks go only as deep as those around the line on which the formula begins: a line
        further down that begins with ``>`` is an inequality.
        """
        first, last = self._line(stretch.start), self._line(stretch.stop)
        depth = self.blocks.depths[self._line(stretch.first)]
        pieces: list[str] = []
        starts: list[Anchor] = []
        offset = 0
        for number in range(first, last + 1):
            line = self.lines[number]
            begin = quote_width(line, min(depth, self.blocks.depths[number]))
            end = len(line)
            if number == first:
                begin = self.widths[number] + stretch.start - self.offsets[number]
            if number == last:
                end = self.widths[number] + stretch.stop - self.offsets[number]
            pieces.append(line[begin:end])
            starts.append(Anchor(offset, number + 1, begin + 1))
            offset += len(pieces[-1]) + 1
        source = PlacedText("\n".join(pieces), tuple(starts))
        if stretch.escaped:
            source = _unescaped(source)
        return source.text, source.anchors

    def _formulas(self) -> Iterator[Found]:
        before, previous = "", 0
        for index, stretch in enumerate(self.stretches):
            number = self._line(stretch.first)
            beginning = self.offsets[self.firsts[number]]
            gap = self.text[previous : stretch.first]
            if previous > beginning:
                before = tail(before + FORMULA + gap)
            else:
                earlier, before = before, tail(self.text[beginning : stretch.first])
                if stretch.kind != "inline" and not before.strip():
                    before = tail(unfinished(self._lead(earlier, previous, number)))
            after = self._after(stretch.last)
            if index + 1 < len(self.stretches):
                after = after[: self.stretches[index + 1].first - stretch.last]
            source, starts = self._source(stretch)
            yield Found(
                source,
                stretch.kind,
                starts,
                before,
                head(after),
                paragraph=self.firsts[number] + 1,
                follows=index > 0 and self._continues(previous, stretch.first),
                heads=self._heads(stretch),
            )
            previous = stretch.last

    def _lead(self, before: str, previous: int, number: int) -> str:
        """Return the prose of the paragraph above a line.

        ``before`` is what stands in front of the last formula, which ends at ``previous``.
        """
        stop = self.offsets[self.firsts[number]]
        above = next(
            (k for k in range(self.firsts[number] - 1, -1, -1) if self.lines[k].strip()), -1
        )
        if above < 0 or above in self.blocks.opaque | self.blocks.indented:
            return ""
        beginning = self.offsets[self.firsts[above]]
        if previous > beginning:
            return before + FORMULA + tail(self.text[previous:stop])
        return tail(self.text[beginning:stop])

    def _continues(self, start: int, stop: int) -> bool:
        """Whether nothing is said between two formulas, in words or in code."""
        if not says_nothing(self.text[start:stop]):
            return False
        code = self.blocks.opaque | self.blocks.indented
        return all(line not in code for line in range(self._line(start), self._line(stop) + 1))

    def _tables(self) -> Iterator[Table]:
        for first, stop in self.blocks.tables:
            lines = [self.shown[k].strip() for k in range(first, stop) if k != first + 1]
            rows = (line.removeprefix("|").removesuffix("|") for line in lines)
            yield Table(tuple(tuple(_CELL_MARK.split(row)) for row in rows), first + 1)

    def _heads(self, stretch: Stretch) -> bool:
        """Whether a formula is all of a cell in the first row or column of a table."""
        number = self._line(stretch.first)
        table = next((t for t in self.blocks.tables if t[0] <= number < t[1]), None)
        if table is None:
            return False
        line, offset = self.shown[number], self.offsets[number]
        before = _CELL_MARK.split(line[: stretch.first - offset])
        after = _CELL_MARK.split(line[stretch.last - offset :])
        if before[-1].strip() or after[0].strip():
            return False
        return number == table[0] or not "".join(before).strip()

    def _after(self, position: int) -> str:
        """Return what follows a formula in its paragraph, as far as anybody looks."""
        number = self._line(position)
        first = self.firsts[number]
        stop = position + AFTER_MARKUP
        for following in range(number + 1, len(self.lines)):
            if self.offsets[following] > stop:
                break
            if self.firsts[following] != first:
                return self.text[position : self.offsets[following]]
        return self.text[position:stop]

    def _unclosed(self, opening: Opening) -> Unclosed:
        line, column = self._place(opening.position)
        start = opening.position + len(opening.delimiter)
        stop = self.offsets[line - 1] + len(self.shown[line - 1])
        source = self.text[start : min(stop, start + EXCERPT)].strip()
        return Unclosed(opening.delimiter, opening.closing, source, line, column)

    def _fence(self, fence: Fence) -> Iterator[Found]:
        """Yield the formulas of a fence: all of a mathematical one, lines of plain text."""
        if fence.language in _MATH_FENCES:
            pieces = [content.strip() for content in fence.content]
            options = next((i for i, piece in enumerate(pieces) if not _OPTION.match(piece)), 0)
            pieces = pieces[options:]
            starts: list[Anchor] = []
            offset = 0
            for number, piece in enumerate(pieces, fence.first + options):
                starts.append(self._line_start(offset, number, piece))
                offset += len(piece) + 1
            if any(pieces):
                yield Found("\n".join(pieces), "display", tuple(starts), paragraph=fence.first + 1)
        elif fence.language in _TEXT_FENCES:
            follows = False
            for number, content in enumerate(fence.content, fence.first):
                line = content.strip()
                if not line:
                    continue
                if works := is_working(line):
                    start = self._line_start(0, number, line)
                    yield Found(line, "fence", (start,), paragraph=fence.first + 1, follows=follows)
                follows = works

    def _line_start(self, offset: int, number: int, piece: str) -> Anchor:
        # the indentation of a fence may be part of a tab: count from the end of the line
        column = len(self.lines[number].rstrip()) - len(piece) + 1
        return Anchor(offset, number + 1, column)

    def _structure(self) -> Iterator[Heading | Boundary]:
        """Yield headings and rules, but for those that are lines of a formula."""
        for heading in self.blocks.headings:
            underlined = heading.stop - heading.first > 1
            mark = self.offsets[heading.stop - 1 if underlined else heading.first]
            if not self._is_inside(mark):
                stop = heading.stop - 1 if underlined else heading.stop
                text = plain("\n".join(self.shown[heading.first : stop]))
                text = _CLOSING_MARKS.sub("", text).strip()
                yield Heading(heading.level, text, heading.first + 1)
        for number in self.blocks.rules:
            if not self._is_inside(self.offsets[number]):
                yield Boundary(number + 1)

    def _is_inside(self, position: int) -> bool:
        """Whether a position is inside of a formula."""
        index = bisect_right(self.stretches, position, key=lambda stretch: stretch.first) - 1
        if index < 0:
            return False
        return self.stretches[index].first < position < self.stretches[index].last


def _unescaped(source: PlacedText) -> PlacedText:
    """Return a source without the backslashes that Markdown takes away.

    Before other marks a backslash is TeX's: kramdown leaves it alone, too.
    """
    composer = Composer()
    start = 0
    for mark in _ESCAPED_MARK.finditer(source.text):
        composer.add(source, start, mark.start())
        start = mark.start() + 1
        composer.add(source, start, mark.end())
        start = mark.end()
    composer.add(source, start, len(source.text))
    return composer.result()
