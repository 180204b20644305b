"""What a Markdown parser knows of a page: which lines are code, quoted, headings, block starts.

Formulas are looked for outside of code. Everything else that Markdown would make of a formula
(emphasis, escapes, a list where a line begins with a minus sign) must not touch it, so that the
parser is asked for the blocks and their lines only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from markdown_it import MarkdownIt

from symbolic_info.documents.formats.markdown.directives import without_directives

_RAW_HTML = re.compile(r"\s*<(?:script|style|pre|textarea)\b", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"[ \t]*>[ \t]?")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block: the first word after the fence, the lines of the page between the fences
    (half open, from 0), and their text as the block means it, without indentation and marks."""

    language: str
    first: int
    content: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadingLines:
    """A heading and its lines (half open, from 0); of a setext heading the last is the rule."""

    level: int
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a page; lines are counted from 0.

    ``opaque`` lines (front matter, fences, scripts, marks of directives) hold no text;
    ``indented`` lines are indented code; ``depths`` has the number of block quotes around each
    line; ``starts`` are the lines at which a paragraph, list item or table row begins; ``rules``
    the horizontal rules; ``tables`` the lines of each table (half open).
    """

    opaque: frozenset[int]
    indented: frozenset[int]
    depths: tuple[int, ...]
    starts: frozenset[int]
    headings: tuple[HeadingLines, ...]
    rules: tuple[int, ...]
    fences: tuple[Fence, ...]
    tables: tuple[tuple[int, int], ...] = ()


def find_blocks(lines: Sequence[str]) -> Blocks:
    """Return the blocks of a page given by its lines."""
    matter = _front_matter(lines)
    shown, marks = without_directives([""] * matter + list(lines[matter:]))
    text = "\n".join(shown)
    opaque, indented, starts = {*range(matter), *marks}, set[int](), set[int]()
    change = [0] * (len(lines) + 1)
    headings: list[HeadingLines] = []
    rules: list[int] = []
    fences: list[Fence] = []
    tables: list[tuple[int, int]] = []
    for token in _parser().parse(text):
        if token.map is None:
            continue
        first, stop = token.map[0], min(token.map[1], len(lines))
        match token.type:
            case "fence":
                opaque.update(range(first, stop))
                content = token.content.split("\n")[:-1] if token.content else []
                fences.append(Fence(_language(token.info), first + 1, tuple(content)))
            case "code_block":
                indented.update(range(first, stop))
            case "html_block" if _RAW_HTML.match(token.content):
                opaque.update(range(first, stop))
            case "heading_open":
                headings.append(HeadingLines(int(token.tag[1:]), first, stop))
            case "table_open":
                tables.append((first, stop))
            case "hr":
                rules.append(first)
            case "blockquote_open":
                change[first] += 1
                change[stop] -= 1
        starts.add(first)
    return Blocks(
        frozenset(opaque),
        frozenset(indented),
        tuple(accumulate(change[: len(lines)])),
        frozenset(starts),
        tuple(headings),
        tuple(rules),
        tuple(fences),
        tuple(tables),
    )


def quote_width(line: str, depth: int) -> int:
    """Return how many characters the marks of at most ``depth`` block quotes take.

    >>> quote_width("> > a > b", 2), quote_width("a > b", 1)
    (4, 0)
    """
    width = 0
    for _ in range(depth):
        mark = _QUOTE_MARK.match(line, width)
        if mark is None:
            break
        width = mark.end()
    return width


@cache
def _parser() -> MarkdownIt:
    # inline parsing is not wanted, and costs most of the time
    return MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines the YAML or TOML block at the top takes, 0 without one."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in ("---", "+++"):
        return 0
    ends = ("---", "...") if fence == "---" else ("+++",)
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() in ends:
            return number + 1
    return 0


def _language(info: str) -> str:
    words = info.strip().strip("{}.").split()
    return words[0].lower() if words else ""
