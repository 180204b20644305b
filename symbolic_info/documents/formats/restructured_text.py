r"""reStructuredText: the role ``:math:`` and the directive ``.. math::``.

The page is read by a scan of our own. docutils knows the lines of blocks, but neither the line nor
the column of a role inside a paragraph, which is where most formulas stand; and of the
directives and roles that Sphinx adds it makes error messages instead of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_info.documents.formats.delimiters import Stretch
from symbolic_info.documents.formats.grids import Grid
from symbolic_info.documents.formats.lines import lines_of
from symbolic_info.documents.formats.placed import Composer
from symbolic_info.documents.formats.running import parts_of_running_text
from symbolic_info.documents.sources.source import Boundary, Document, Heading, Part

_CODE = "\N{REPLACEMENT CHARACTER}"
_DISPLAY = "\N{INFORMATION SEPARATOR TWO}"
"""Stands in front of a formula that was the content of a directive."""

_EXPLICIT = re.compile(r"(?P<indent>\s*)\.\.(?:\s+|$)")
_DIRECTIVE = re.compile(
    r"\s*\.\.\s+(?:\|[^|]+\|\s+)?(?P<name>[\w:+.-]+?)\s*::(?:\s+(?P<rest>.*)|$)"
)
_NO_COMMENT = re.compile(r"\s*\.\.\s+(?:_|\[)")
_OPTION = re.compile(r"\s*:[\w-]+:")
_ITEM = re.compile(r"\s*(?:[-*+•]|\(?(?:\d+|[A-Za-z]|#)[.)])\s")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*\s*\Z")
# +---+---+ and, of simple tables, === ===
_TABLE_BORDER = re.compile(r"\s*(?:(\+)[-=]+\+[-=+]*|(=)+(?:\s+=+)+)\s*\Z")
_BORDER = re.compile(r"[-=]+")
# of a list-table, in which each row is an item of a list and each cell one of another
_CELL = re.compile(r"\s*(?P<row>\*\s+)?-(?:\s+|$)")
_NO_TEXT = frozenset(
    [
        *("code", "code-block", "sourcecode", "parsed-literal", "literalinclude", "raw"),
        *("doctest", "testcode", "testoutput", "testsetup", "highlight", "graphviz", "plot"),
        *("image", "include", "toctree", "bibliography", "ipython", "jupyter-execute", "prompt"),
    ]
)
_DEFAULT_ROLE = re.compile(r"^\.\. default-role::\s*math\s*$", re.MULTILINE)
_LITERAL = r"(?P<literal>``(?:[^\n]|\n(?![ \t]*\n))+?``)"
_ROLE = r":math:`(?P<math>(?:[^`\n]|\n(?![ \t]*\n))+)`"
_INTERPRETED = r"(?<![`:\w])`(?P<default>(?:[^`\n]|\n(?![ \t]*\n))+)`(?![`_:])"
_TOKENS = re.compile(rf"{_LITERAL}|{_ROLE}|(?P<display>{_DISPLAY})")
_TOKENS_WITH_DEFAULT = re.compile(rf"{_TOKENS.pattern}|{_INTERPRETED}")
_MARKUP = re.compile(r":[\w:-]+:(?=`)|\*+|`+_{0,2}|\|")
_BLANKS = re.compile(r"[ \t]+")


def read_restructured_text(path: str, text: str) -> Document:
    """Return the document in a text; ``path`` is only noted.

    >>> document = read_restructured_text("a.rst", "So :math:`H = 1`.")
    >>> [(found.source, found.line, found.column) for found in document.formulas()]
    [('H = 1', 1, 11)]
    """
    lines = lines_of(text)
    page = _Page(lines)
    page.read()
    placed = page.out.result()
    tokens = _TOKENS_WITH_DEFAULT if _DEFAULT_ROLE.search("\n".join(lines)) else _TOKENS
    items = list(_formulas(placed.text, page.displays, tokens))
    entries = list(parts_of_running_text(placed, items, page.starts, _plain, page.grids()))
    entries += page.structure
    entries.sort(key=lambda entry: entry[0])
    return Document(path, lines, tuple(part for _, part in entries))


def _formulas(
    text: str, displays: dict[int, Stretch], tokens: re.Pattern[str]
) -> Iterator[Stretch]:
    cursor = 0
    while (token := tokens.search(text, cursor)) is not None:
        cursor = token.end()
        if token["display"] is not None:
            if (display := displays.get(token.start())) is not None:
                yield display
                cursor = display.last
        elif (name := token.lastgroup) in ("math", "default") and token[name].strip():
            yield Stretch("inline", token.start(), token.start(name), token.end(name), token.end())


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _MARKUP.sub("", text))


class _Page:
    """The text of a page without its code, and what the lines say of its structure."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.out = Composer()
        self.starts: list[int] = []
        """Where paragraphs begin in the text."""
        self.displays: dict[int, Stretch] = {}
        """The formulas in directives, by the place where each begins."""
        self.structure: list[tuple[int, Part]] = []
        self._levels: list[tuple[str, bool]] = []
        self._offsets: dict[int, int] = {}
        """Where the lines of running text begin in the text."""

    def read(self) -> None:
        """Go through all lines."""
        number = 0
        while number < len(self.lines):
            number = self._line(number)

    def _line(self, number: int) -> int:
        """Take in a line and what belongs to it, and return the number of the next."""
        line = self.lines[number]
        if _EXPLICIT.match(line):
            return self._explicit(number)
        if stop := self._heading(number):
            return stop
        self._text(number)
        if line.rstrip().endswith("::"):
            return self._code(number + 1, self._block_end(number))
        if line.lstrip().startswith(">>> "):
            return self._code(number + 1, self._paragraph_end(number))
        return number + 1

    def _explicit(self, number: int) -> int:
        """Take in a directive or a comment."""
        line = self.lines[number]
        directive = _DIRECTIVE.match(line)
        stop = self._block_end(number)
        if directive is None:
            if _NO_COMMENT.match(line):
                self._text(number)
                return number + 1
            return stop
        if directive["name"] in ("math", "displaymath"):
            self._math(number, stop, directive)
            return stop
        if directive["name"] in _NO_TEXT:
            return self._code(number + 1, stop)
        self._begin()
        self._line_from(number, directive.start("rest") if directive["rest"] else len(line))
        return number + 1

    def _block_end(self, number: int) -> int:
        """Return the number of the first line behind one that is indented no deeper."""
        indent = _indent(self.lines[number])
        stop = number + 1
        for following in range(number + 1, len(self.lines)):
            line = self.lines[following]
            if line.strip():
                if _indent(line) <= indent:
                    break
                stop = following + 1
        return stop

    def _paragraph_end(self, number: int) -> int:
        while number < len(self.lines) and self.lines[number].strip():
            number += 1
        return number

    def _code(self, number: int, stop: int) -> int:
        if stop > number:
            self._begin()
            self.out.add_at(_CODE, number + 1, 1)
            self._begin()
        return max(number, stop)

    def _math(self, number: int, stop: int, directive: re.Match[str]) -> None:
        """Take in the formulas of a directive; blank lines are between them."""
        content = [(number, directive.start("rest"))] if (directive["rest"] or "").strip() else []
        formula = list(content)
        in_options = True
        for following in range(number + 1, stop):
            line = self.lines[following]
            if in_options and _OPTION.match(line):
                continue
            in_options = in_options and not line.strip()
            if line.strip():
                formula.append((following, _indent(line)))
            elif formula:
                self._display(formula)
                formula = []
        if formula:
            self._display(formula)

    def _display(self, lines: list[tuple[int, int]]) -> None:
        first = self.out.length
        self.out.add_at(_DISPLAY, lines[0][0] + 1, lines[0][1] + 1)
        start = self.out.length
        for index, (number, column) in enumerate(lines):
            if index:
                self.out.add_at("\n", number + 1, 1)
            piece = self.lines[number][column:].rstrip()
            self.out.add_at(piece, number + 1, column + 1, moves=True)
        stop = self.out.length
        self.displays[first] = Stretch("display", first, start, stop, stop)
        self.out.add_at("\n", lines[-1][0] + 1, 1)

    def _heading(self, number: int) -> int:
        """Take in a heading or a rule that begins here; 0 where none does."""
        line = self.lines[number]
        following = self.lines[number + 1 : number + 3]
        under = _RULE.match(following[0]) if following else None
        if rule := _RULE.match(line):
            return self._overline_or_rule(number, rule, following)
        if not line.strip() or _indent(line) or under is None or len(under[0].rstrip()) < 3:
            return 0
        if number and self.lines[number - 1].strip():
            return 0
        self._add_heading(number, under[1], overlined=False)
        return number + 2

    def _overline_or_rule(
        self, number: int, rule: re.Match[str], following: tuple[str, ...]
    ) -> int:
        length = len(rule[0].rstrip())
        if length < 3 or (number and self.lines[number - 1].strip()):
            return 0
        if (
            len(following) == 2
            and following[1].rstrip() == rule[0].rstrip()
            and following[0].strip()
        ):
            self._add_heading(number + 1, rule[1], overlined=True)
            return number + 3
        if length < 4 or (following and following[0].strip()):
            return 0
        self.structure.append((self.out.length, Boundary(number + 1)))
        return number + 1

    def _add_heading(self, number: int, mark: str, *, overlined: bool) -> None:
        style = mark, overlined
        if style not in self._levels:
            self._levels.append(style)
        level = min(6, self._levels.index(style) + 1)
        title = _plain(self.lines[number]).strip()
        self.structure.append((self.out.length, Heading(level, title, number + 1)))
        self._begin()
        self._text(number)
        self._begin()

    def _text(self, number: int) -> None:
        line = self.lines[number]
        if _ITEM.match(line) or not line.strip():
            self.starts.append(self.out.length)
        self._line_from(number, 0)

    def _line_from(self, number: int, column: int) -> None:
        self._offsets[number] = self.out.length - column
        self.out.add_at(self.lines[number][column:], number + 1, column + 1, moves=True)
        self.out.add_at("\n", number + 1, len(self.lines[number]) + 1)

    def grids(self) -> list[Grid]:
        """Return where the cells of the tables stand, of those with one line a row."""
        found = []
        number = 0
        while number < len(self.lines):
            directive = _DIRECTIVE.match(self.lines[number])
            if directive is not None and directive["name"] == "list-table":
                stop = self._block_end(number)
                if grid := self._list_table(number + 1, stop):
                    found.append(grid)
                number = stop
                continue
            border = _TABLE_BORDER.match(self.lines[number])
            stop = self._paragraph_end(number) if border is not None else number + 1
            if border is not None and all(k in self._offsets for k in range(number, stop)):
                columns = [mark.span() for mark in _BORDER.finditer(self.lines[number])]
                rows = [
                    self._cells(k, columns, last=border[1] is None)
                    for k in range(number, stop)
                    if not _TABLE_BORDER.match(self.lines[k])
                ]
                if rows:
                    found.append(Grid(tuple(rows)))
            number = stop
        return found

    def _list_table(self, first: int, stop: int) -> Grid | None:
        """Return where the cells of a list-table stand, if each of them has one line."""
        rows: list[tuple[tuple[int, int], ...]] = []
        for number in range(first, stop):
            line = self.lines[number]
            if not line.strip() or _OPTION.match(line):
                continue
            cell = _CELL.match(line)
            if cell is None or number not in self._offsets or not (rows or cell["row"]):
                return None
            offset = self._offsets[number]
            extent = (offset + cell.end(), offset + len(line))
            if cell["row"]:
                rows.append((extent,))
            else:
                rows[-1] = (*rows[-1], extent)
        return Grid(tuple(rows)) if rows else None

    def _cells(
        self, number: int, columns: list[tuple[int, int]], *, last: bool
    ) -> tuple[tuple[int, int], ...]:
        """Return the cells of a line; the text of the last one may be longer in a simple table."""
        offset, length = self._offsets[number], len(self.lines[number])
        ends = [min(stop, length) for _, stop in columns]
        if last:
            ends[-1] = length
        return tuple(
            (offset + min(start, length), offset + stop)
            for (start, _), stop in zip(columns, ends, strict=True)
        )

    def _begin(self) -> None:
        self.starts.append(self.out.length)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
