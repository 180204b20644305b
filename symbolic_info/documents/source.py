"""What a document consists of for the checker: formulas with their places, and what ends examples.

A document is a sequence of parts in the order of the text: the formulas that were found, and the
marks of structure between them that end an example. Every position is a line and a column of the
file, both counted from 1, the column in characters (a tab is one character, the line end none).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
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
class LineStart:
    """Where a line of a formula's source begins: offset in the source, line, column in the file."""

    offset: int
    line: int
    column: int


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
    ``FORMULA``. ``after`` is the text up to the next formula of the paragraph, at most 60
    characters. ``paragraph`` numbers the paragraphs and list items of the document.
    ``follows`` says that nothing but blanks, ``<br>`` and punctuation stands between the formula
    before and this one.
    """

    source: str
    kind: Kind
    starts: tuple[LineStart, ...]
    before: str = ""
    after: str = ""
    paragraph: int = 0
    follows: bool = False

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

        >>> found = Found("a\\n= b", "display", (LineStart(0, 7, 3), LineStart(2, 8, 1)))
        >>> found.place(0), found.place(4)
        ((7, 3), (8, 3))
        """
        index = max(0, bisect_right(self.starts, offset, key=lambda start: start.offset) - 1)
        start = self.starts[index]
        return start.line, start.column + offset - start.offset


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6) and its text without markup."""

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


Part: TypeAlias = Found | Heading | Boundary | Unclosed


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was read: where from, its lines without line ends, its parts in order."""

    path: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]

    def formulas(self) -> Iterator[Found]:
        """Yield the formulas in order."""
        return (part for part in self.parts if isinstance(part, Found))
