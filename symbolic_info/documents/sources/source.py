"""What a document consists of for the checker: formulas with their places, and what ends examples.

A document is a sequence of parts in the order of the text: the formulas that were found, and the
marks of structure between them that end an example. Every position is a line and a column of the
document, both counted from 1, the column in characters (a tab is one character, the line end none).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["inline", "display", "environment", "fence"]

FORMULA = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands in ``Found.before`` for each earlier formula of the same paragraph."""


EXCERPT = 80
"""The most characters that are kept of what follows an unclosed delimiter."""


class Unreadable(Exception):
    """A file or folder that cannot be read as a document: its path, and the reason."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of a text begins: offset in the text, line and column in the document.

    The characters of the stretch follow one another in the line, unless ``moves`` is false: then
    all of them stand for what is written at that one place (a macro, a character reference).
    """

    offset: int
    line: int
    column: int
    moves: bool = True


def place_in(anchors: Sequence[Anchor], offset: int) -> tuple[int, int]:
    """Return line and column of an offset into a text that has these anchors."""
    anchor = anchors[max(0, bisect_right(anchors, offset, key=lambda a: a.offset) - 1)]
    return anchor.line, anchor.column + (offset - anchor.offset if anchor.moves else 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A formula in a document.

    ``source`` is the text between the delimiters, with ``\\n`` for every line end and without the
    marks of a block quote; an environment that stands alone keeps its ``\\begin`` and ``\\end``.
    ``kind`` is ``inline`` (``$``, ``\\(``), ``display`` (``$$``, ``\\[``, a fence of the language
    ``math``), ``environment`` (``\\begin{align}`` outside any delimiters) or ``fence`` (one line
    of plain text in a fence that has no language).

    ``before`` is the prose of the same paragraph or list item in front of the formula, without
    markup, at most 200 characters; ``<br>`` and line ends are ``\\n`` in it, earlier formulas are
    ``FORMULA``. Of a display that begins a paragraph, it is the paragraph before, where that
    leaves a sentence unfinished. ``after`` is the text up to the next formula of the paragraph, at
    most 60 characters. ``paragraph`` numbers the paragraphs and list items of the document.
    ``follows`` says that nothing but blanks, ``<br>`` and punctuation stands between the formula
    before and this one. ``heads`` says that it is all of a cell in the first row or column of a
    table.
    """

    source: str
    kind: Kind
    starts: tuple[Anchor, ...]
    before: str = ""
    after: str = ""
    paragraph: int = 0
    follows: bool = False
    heads: bool = False

    @property
    def line(self) -> int:
        """The line of the first character of the source."""
        return self.starts[0].line

    @property
    def column(self) -> int:
        """The column of the first character of the source."""
        return self.starts[0].column

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column in the file of an offset into the source.

        >>> found = Found("a\\n= b", "display", (Anchor(0, 7, 3), Anchor(2, 8, 1)))
        >>> found.place(0), found.place(4)
        ((7, 3), (8, 3))
        """
        return place_in(self.starts, offset)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6) and its text without markup.

    What opens a task in running text, such as **Exercise 3.**, is one of the level 7.
    """

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Boundary:
    """The beginning or end of a block that holds an example, or a horizontal rule."""

    line: int


@dataclass(frozen=True, slots=True)
class Unclosed:
    """A delimiter that opens a formula that nothing closes in its paragraph.

    ``source`` is what follows the delimiter on its line, at most ``EXCERPT`` characters. The scan
    goes on behind the delimiter.
    """

    delimiter: str
    closing: str
    source: str
    line: int
    column: int

    @property
    def message(self) -> str:
        """What is wrong, as a sentence for the author."""
        return f"`{self.delimiter}` opens a formula, but no `{self.closing}` closes it."


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A place where a document cannot be read on as it is meant: a macro that expands for ever, a
    file that includes itself. ``code`` names the kind, ``source`` is what stands there."""

    code: str
    message: str
    source: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows, the headings of the columns first, as the source of each cell."""

    rows: tuple[tuple[str, ...], ...]
    line: int


Part: TypeAlias = Found | Heading | Boundary | Unclosed | Obstacle | Table


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of a document that are a place of their own: a file that it includes, or a cell.

    ``first`` is the line of the document, from 1, with which the section begins. It ends where
    the next one begins. ``cell`` counts all cells of a notebook from 1; ``file_lines`` are the
    lines of the file of the notebook that the lines of the cell are written in, where that is
    known.
    """

    first: int
    path: str
    cell: int | None = None
    file_lines: tuple[int, ...] = field(default=(), repr=False)


def line_in_words(sections: Sequence[Section], line: int, seen_from: int) -> str:
    """Return how a line of a document is called at another line of it.

    >>> cells = (Section(1, "a.ipynb", 1), Section(5, "a.ipynb", 3))
    >>> line_in_words(cells, 6, 7), line_in_words(cells, 2, 7), line_in_words((), 2, 7)
    ('line 2', 'line 2 of cell 1', 'line 2')
    """
    if not sections:
        return f"line {line}"
    there, here = (
        sections[bisect_right(sections, place, key=lambda section: section.first) - 1]
        for place in (line, seen_from)
    )
    words = f"line {line - there.first + 1}"
    if there.cell is not None:
        return words if there == here else f"{words} of cell {there.cell}"
    return words if there.path == here.path else f"{words} of {there.path}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that a document includes and that cannot be read, with the reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: where from, its lines without line ends, its parts in order.

    A document that consists of several files or cells has their lines one after the other, and
    its parts count lines in that whole; ``sections`` tell which line of which file or cell that
    is. A document in one file has no sections. ``missing`` are the files that it includes in vain.
    """

    path: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]
    sections: tuple[Section, ...] = ()
    missing: tuple[Missing, ...] = ()

    def formulas(self) -> Iterator[Found]:
        """Yield the formulas in order."""
        return (part for part in self.parts if isinstance(part, Found))

    def section(self, line: int) -> Section:
        """Return the section that a line of the document stands in.

        >>> cells = (Section(1, "a.ipynb", 1), Section(5, "a.ipynb", 3))
        >>> Document("a.ipynb", ("",) * 9, (), cells).section(7)
        Section(first=5, path='a.ipynb', cell=3)
        """
        index = bisect_right(self.sections, line, key=lambda section: section.first) - 1
        return self.sections[index] if self.sections else Section(1, self.path)
