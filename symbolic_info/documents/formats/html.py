r"""HTML pages whose formulas MathJax or KaTeX typesets.

Formulas are what stands between ``\(`` and ``\)``, ``\[`` and ``\]``, ``$$``, ``$`` or in an
environment of AMS, and the content of ``<script type="math/tex">``. Scripts, styles and code hold
none, as MathJax has it. The parser of the standard library is enough: it takes any text for HTML
and tells the place of each piece, which parsers that build a tree do not.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from symbolic_info.documents.formats.delimiters import DELIMITERS, Scanner, Stretch
from symbolic_info.documents.formats.grids import Grid
from symbolic_info.documents.formats.lines import lines_of
from symbolic_info.documents.formats.placed import Composer, PlacedText
from symbolic_info.documents.formats.running import parts_of_running_text
from symbolic_info.documents.sources.source import Boundary, Document, Heading, Kind, Part

_SKIPPED = frozenset(
    [
        *("script", "noscript", "style", "textarea", "template", "title"),
        *("pre", "code", "kbd", "samp", "math", "svg"),
    ]
)
_CELLS = frozenset(["td", "th"])
_INLINE_CODE = frozenset(["code", "kbd", "samp", "math"])
_INLINE = frozenset(
    [
        *("a", "abbr", "b", "bdi", "bdo", "cite", "em", "font", "i", "img", "label", "mark"),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
_HEADING = re.compile(r"h([1-6])")
_FORMULA_SCRIPT = re.compile(r"\s*math/(?:la)?tex\s*(?:;\s*mode\s*=\s*(?P<mode>\w+))?", re.I)
_BLANKS = re.compile(r"[ \t]+")
_CODE = "\N{REPLACEMENT CHARACTER}"
_SCRIPT = "\N{INFORMATION SEPARATOR TWO}"
"""Stands in front of a formula that was the content of a script."""

_TOKENS = re.compile(rf"{DELIMITERS}|(?P<script>{_SCRIPT})", re.DOTALL)


def read_html(path: str, text: str) -> Document:
    """Return the document in an HTML page; ``path`` is only noted.

    >>> document = read_html("a.html", "<p>so \\\\(1 &lt; 2\\\\)")
    >>> [(found.source, found.line, found.column) for found in document.formulas()]
    [('1 < 2', 1, 9)]
    """
    lines = lines_of(text)
    page = _Page(lines)
    page.feed("\n".join(lines))
    page.close()
    placed = page.out.result()
    items = _PageScanner(placed.text, page.starts, page.scripts).run()
    entries = list(parts_of_running_text(placed, items, page.starts, _plain, page.grids()))
    entries += page.structure(placed)
    entries.sort(key=lambda entry: entry[0])
    return Document(path, lines, tuple(part for _, part in entries))


class _PageScanner(Scanner):
    tokens = _TOKENS

    def __init__(self, text: str, starts: list[int], scripts: dict[int, Stretch]) -> None:
        super().__init__(text, starts)
        self.scripts = scripts

    def after(self, token: re.Match[str]) -> int:
        if token["script"] is None:
            return super().after(token)
        script = self.scripts.get(token.start())
        if script is None:
            return token.end()
        self.found.append(script)
        return script.last


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text.replace(_CODE, ""))


class _Page(HTMLParser):
    """The text of a page, with a blank line between its blocks."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = lines
        self.out = Composer()
        self.starts: list[int] = []
        """Where blocks begin in the text."""
        self.scripts: dict[int, Stretch] = {}
        """The formulas in scripts, by the place where each begins."""
        self._skipped: list[str] = []
        self._script: Kind | None = None
        self._headings: list[tuple[int, int, int]] = []
        self._rules: list[int] = []
        self._open_heading: tuple[int, int] | None = None
        self._tables: list[list[list[tuple[int, int]]]] = []
        """The cells of the rows of each table."""
        self._open_cell: tuple[list[tuple[int, int]], int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skip(tag, dict(attrs))
        elif tag == "br":
            self._add("\n")
        elif tag not in _INLINE:
            self._block()
            if level := _HEADING.fullmatch(tag):
                self._open_heading = int(level[1]), self.out.length
            elif tag == "hr":
                self._rules.append(self.out.length)
            elif tag == "table":
                self._tables.append([])
            elif tag == "tr" and self._tables:
                self._close_cell()
                self._tables[-1].append([])
            elif tag in _CELLS and self._tables and self._tables[-1]:
                self._close_cell()
                self._open_cell = self._tables[-1][-1], self.out.length

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            while self._skipped.pop() != tag:
                pass
            self._script = None
        elif not self._skipped and tag not in _INLINE and tag != "br":
            if self._open_heading is not None and _HEADING.fullmatch(tag):
                level, start = self._open_heading
                self._headings.append((level, start, self.out.length))
                self._open_heading = None
            elif tag in _CELLS or tag in ("tr", "table"):
                self._close_cell()
            self._block()

    def _close_cell(self) -> None:
        """End the cell that is open; its end tag may be left out."""
        if self._open_cell is not None:
            row, start = self._open_cell
            row.append((start, self.out.length))
            self._open_cell = None

    def grids(self) -> list[Grid]:
        """Return where the cells of the tables stand."""
        rows = ([tuple(row) for row in table if row] for table in self._tables)
        return [Grid(tuple(table)) for table in rows if table]

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._formula(data, self._script)
        elif not self._skipped:
            self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        # an alignment mark of a formula (&x = ...) is no reference, for want of a semicolon
        if not self._skipped:
            line, column = self.getpos()
            ended = self._lines[line - 1].startswith(";", column + len(written))
            self._add(html.unescape(written + ";" * ended))

    def _text(self, data: str) -> None:
        line, column = self.getpos()
        for number, piece in enumerate(data.split("\n")):
            if number:
                # blank lines are no end of a paragraph in HTML
                self.out.add_at("\n" if piece.strip() else " ", line + number, 1)
            self.out.add_at(piece, line + number, 1 if number else column + 1, moves=True)

    def _add(self, text: str) -> None:
        line, column = self.getpos()
        self.out.add_at(text, line, column + 1)

    def _block(self) -> None:
        if not self._skipped:
            self._add("\n\n")
            self.starts.append(self.out.length)

    def _skip(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "script" and not self._skipped:
            kind = _FORMULA_SCRIPT.match(attributes.get("type") or "")
            if kind is not None:
                self._script = "display" if kind["mode"] == "display" else "inline"
        if not self._skipped and self._script is None:
            if tag not in _INLINE_CODE:
                self._block()
            self._add(_CODE)
        self._skipped.append(tag)

    def _formula(self, source: str, kind: Kind) -> None:
        first = self.out.length
        self._add(_SCRIPT)
        start = self.out.length
        self._text(source)
        if source.strip():
            self.scripts[first] = Stretch(kind, first, start, self.out.length, self.out.length)

    def structure(self, placed: PlacedText) -> list[tuple[int, Part]]:
        """Return the headings and rules of the page."""
        found: list[tuple[int, Part]] = []
        for level, start, stop in self._headings:
            title = _plain(placed.text[start:stop]).strip()
            found.append((start, Heading(level, title, placed.place(start)[0])))
        for offset in self._rules:
            found.append((offset, Boundary(placed.place(offset)[0])))
        return found
