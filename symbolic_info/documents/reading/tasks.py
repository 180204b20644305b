"""Openings of tasks and examples in running text: **Exercise 3.**

They are headings below all others: what one task gives is over where the next one begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from symbolic_info.documents.sources.source import Document, Heading, Part

TASK_LEVEL = 7
"""The level of the heading that the opening of a task is, below those of the formats."""

_TASK = (
    r"(?:exercise|problem|question|task|example|aufgabe|übung|beispiel|exercice|problème|exemple"
    r"|ejercicio|problema|ejemplo|esercizio|esempio|exercício|exemplo|задача|упражнение|пример)"
)
_OPENING = re.compile(
    # marks of lists and of bold type
    r"(?:[-*+]\s+|\d+[.)]\s+|\\noindent\b\s*|<[^<>]+>\s*)*"
    r"(?:[*_]|\\(?:textbf|textsc|textit|emph|underline)\{|\{\\bf\s+)*\s*"
    rf"(?P<title>{_TASK}\s+\(?(?:\d|[A-Za-z]\b|[ivx]+\b)[\d.\w]*)\)?\s*(?:[*_]|</|\}}|\(|[.:–—]|$)",
    re.IGNORECASE,
)
# no opening stands further behind in a line
_LONGEST = 100
_NUMBERED = re.compile(rf"^[\W\d]*{_TASK}\b", re.IGNORECASE)


def parts_with_tasks(document: Document) -> Iterator[Part]:
    """Yield the parts of a document in order, the openings of tasks among them."""
    headings = [
        Heading(TASK_LEVEL, opening["title"], number)
        for number, line in enumerate(document.lines, 1)
        if (opening := _OPENING.match(line.lstrip(" \t>")[:_LONGEST])) is not None
    ]
    headings.reverse()
    for part in document.parts:
        while headings and headings[-1].line <= part.line:
            heading = headings.pop()
            if not (isinstance(part, Heading) and part.line == heading.line):
                yield heading
        yield part


def is_task(heading: Heading) -> bool:
    """Whether a heading opens a task or an example.

    >>> is_task(Heading(2, "Exercise 3", 1)), is_task(Heading(2, "Entropy", 1))
    (True, False)
    """
    return bool(_NUMBERED.match(heading.text))
