"""Running text to the parts of a document: its formulas with the words around them.

Formats differ in what delimits a formula and what begins a paragraph. What a formula knows of its
surroundings is the same in all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from symbolic_info.documents.formats.delimiters import Mark, Opening, Stretch
from symbolic_info.documents.formats.grids import Grid
from symbolic_info.documents.formats.placed import PlacedText
from symbolic_info.documents.formats.prose import (
    AFTER,
    AFTER_MARKUP,
    BEFORE,
    BEFORE_MARKUP,
    says_nothing,
    unfinished,
)
from symbolic_info.documents.sources.source import EXCERPT, FORMULA, Boundary, Found, Part, Unclosed


def parts_of_running_text(
    text: PlacedText,
    items: Sequence[Stretch | Opening | Mark],
    paragraphs: Sequence[int],
    plain: Callable[[str], str],
    grids: Sequence[Grid] = (),
) -> Iterator[tuple[int, Part]]:
    """Yield the parts of a text, each with the offset at which it begins.

    ``items`` are what was found in the text, in order; ``paragraphs`` the sorted offsets at which
    paragraphs, list items and cells begin; ``plain`` takes the markup out of prose; ``grids`` are
    the tables in the text.
    """
    for grid in grids:
        yield grid.start, grid.table(text)
    headings = {heading for grid in grids for heading in grid.headings(text)}
    before, previous = "", 0
    stretches = [item for item in items if isinstance(item, Stretch)]
    following = {a.first: b.first for a, b in pairwise(stretches)}
    for item in items:
        if isinstance(item, Mark):
            yield item.position, Boundary(text.place(item.position)[0])
        elif isinstance(item, Opening):
            yield item.position, _unclosed(text, item)
        else:
            number = bisect_right(paragraphs, item.first)
            beginning = paragraphs[number - 1] if number else 0
            end = paragraphs[number] if number < len(paragraphs) else len(text.text)
            end = min(end, following.get(item.first, end), item.last + AFTER_MARKUP)
            gap = text.text[max(previous, beginning, item.first - BEFORE_MARKUP) : item.first]
            earlier, before = before, plain(gap)
            if previous > beginning:
                before = earlier + FORMULA + before
            elif item.kind != "inline" and not before.strip():
                start = _paragraph_before(text.text, paragraphs, number)
                since = max(previous, start, item.first - BEFORE_MARKUP)
                words = plain(text.text[since : item.first])
                before = unfinished(earlier + FORMULA + words if previous > start else words)
            before = before[-BEFORE:]
            source = text.cut(item.start, item.stop)
            follows = previous > 0 and says_nothing(text.text[previous : item.first])
            yield (
                item.first,
                Found(
                    source.text,
                    item.kind,
                    source.anchors,
                    before,
                    plain(text.text[item.last : max(end, item.last)])[:AFTER],
                    number,
                    follows,
                    heads=(item.first, item.last) in headings,
                ),
            )
            previous = item.last


def _paragraph_before(text: str, paragraphs: Sequence[int], number: int) -> int:
    """Return where the last paragraph with words in it begins, of those before a paragraph."""
    stop = paragraphs[number - 1] if number else 0
    while number:
        number -= 1
        start = paragraphs[number - 1] if number else 0
        if text[start:stop].strip():
            return start
        stop = start
    return stop


def _unclosed(text: PlacedText, opening: Opening) -> Unclosed:
    line, column = text.place(opening.position)
    start = opening.position + len(opening.delimiter)
    source = text.text[start : start + EXCERPT].partition("\n")[0].strip()
    return Unclosed(opening.delimiter, opening.closing, source, line, column)
