"""Words that speak of another coin, die or source than the one whose probabilities were given.

"A fair one has H(P) = 1" does not speak of P = [0.9, 0.1], and neither does "Bob's coin". Words
that describe a distribution tell by the numbers: the fair coin is P where P is uniform, and
another one where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from symbolic_info.documents.known.values import rational
from symbolic_info.documents.sources.source import FORMULA
from symbolic_info.terms import LiteralPmf

OBJECT = (
    r"(?:coins?|dice|die|source|distribution|one|variable|deck|roll|toss|flip|symbol|set|node|bit"
    r"|channel|model|alphabet|language|string|sample|group|class|urn|bag|wheel|spinner|sensor)\b"
)
_INDEFINITE = re.compile(
    rf"^\W*(?:(?:but|and|while|whereas|for|with)\W+)?"
    rf"(?:an?|any|some|every|each|no)\s+(?:[\w-]+\s+){{0,3}}?{OBJECT}",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"\b(?:(?:an)?other|second|third|different|next|new|[\w-]+['’]s)\s+(?:[\w-]+\s+)?{OBJECT}",
    re.IGNORECASE,
)
_OF_THIS_KIND = re.compile(r"\b(?:such|this|these)\b", re.IGNORECASE)
_UNIFORM = re.compile(
    r"\b(?:fair|uniform|unbiased|balanced|equiprobable|equally\s+likely)\b|\bgleichverteilt",
    re.IGNORECASE,
)
_NOT_UNIFORM = re.compile(
    r"\b(?:unfair|biased|loaded|skewed|bent|unbalanced|non-?uniform)\b", re.IGNORECASE
)
_CERTAIN = re.compile(
    r"\b(?:certain|deterministic|degenerate|constant|(?:two|double)-headed)\b", re.IGNORECASE
)
# "a biased coin with p = 0.9 has"
_WITH_VALUES = re.compile(
    rf"(.*\b(?:with|where|of|at|for|whose))\W+{FORMULA}(?:\s*(?:,|and)\s*{FORMULA})*\W*\w*\W*",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|\n\s*\n")


def speaks_of_another_object(words: str, given: Sequence[LiteralPmf]) -> bool:
    """Whether the sentence that ends with ``words`` speaks of none of the ``given`` pmfs.

    What stands before an earlier formula of the sentence says nothing, unless that formula only
    gives its numbers.

    >>> from symbolic_info.terms import number
    >>> biased = LiteralPmf((number("0.9"), number("0.1")))
    >>> [speaks_of_another_object(words, [biased]) for words in ("A fair one has", "It has")]
    [True, False]
    """
    if not given:
        return False
    sentence = _SENTENCE_END.split(words)[-1]
    said = sentence.rpartition(FORMULA)[2]
    if said == sentence and _INDEFINITE.match(said) and not _OF_THIS_KIND.search(said):
        return True
    if (with_values := _WITH_VALUES.fullmatch(sentence)) is not None:
        said = with_values[1]
    return bool(_OTHER.search(said)) or any(
        pattern.search(said) and not any(fits(value) for value in given)
        for pattern, fits in (
            (_UNIFORM, _is_uniform),
            (_NOT_UNIFORM, lambda value: not _is_uniform(value)),
            (_CERTAIN, _is_certain),
        )
    )


def _is_uniform(value: LiteralPmf) -> bool:
    return len({rational(weight) for weight in value.weights}) == 1


def _is_certain(value: LiteralPmf) -> bool:
    return any(rational(weight) == 1 for weight in value.weights)
