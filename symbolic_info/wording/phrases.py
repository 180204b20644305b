"""Phrases: words with formulas between them, which every format shows in its own way.

A phrase is a tuple of strings (words, in plain ASCII or Unicode) and trees (formulas).

>>> from symbolic_info.notation.tree import Name
>>> in_latex(("definition of ", Name("M"))), in_markdown(("definition of ", Name("M")))
('\\\\text{definition of } M', 'definition of $M$')
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from symbolic_info.notation.tree import Node
from symbolic_info.notation.writing.writer import write
from symbolic_info.wording.plain import plain

Phrase: TypeAlias = tuple[str | Node, ...]


def in_latex(phrase: Phrase) -> str:
    """Return the phrase for a place in a display: words in ``\\text``, formulas as they are."""
    parts = [rf"\text{{{part}}}" if isinstance(part, str) else write(part) for part in phrase]
    return " ".join(parts)


def in_latex_text(phrase: Phrase) -> str:
    """Return the phrase for a paragraph of LaTeX."""
    return "".join(part if isinstance(part, str) else rf"\({write(part)}\)" for part in phrase)


def in_markdown(phrase: Phrase) -> str:
    """Return the phrase for a paragraph of Markdown."""
    return "".join(part if isinstance(part, str) else f"${write(part)}$" for part in phrase)


def in_plain_text(phrase: Phrase) -> str:
    """Return the phrase without any markup."""
    return "".join(part if isinstance(part, str) else plain(part) for part in phrase)


def joined(phrases: Sequence[Phrase], by: str) -> Phrase:
    """Return the phrases one after the other, with ``by`` between them; words are run together."""
    parts: list[str | Node] = []
    for number, phrase in enumerate(phrases):
        parts.extend(phrase if number == 0 else (by, *phrase))
    return _merged(parts)


def listed(phrases: Sequence[Phrase]) -> Phrase:
    """Return the phrases as a list: a, b and c."""
    if len(phrases) < 2:
        return joined(phrases, "")
    return _merged((*joined(phrases[:-1], ", "), " and ", *phrases[-1]))


def _merged(parts: Iterable[str | Node]) -> Phrase:
    merged: list[str | Node] = []
    for part in parts:
        if merged and isinstance(part, str) and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return tuple(merged)
