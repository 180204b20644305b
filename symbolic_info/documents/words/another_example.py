"""Words that may begin an example of their own: a coin, a task, a case, numbers in words.

A section that says "take a fair coin" and goes on with H(P) need not speak of the P that was given
under an earlier heading, though it gives no formula for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from symbolic_info.documents.words.another_object import OBJECT

_ARTICLE = r"(?:an?|any|some|another|every|each|ein\w*|une?|una|uma?)"
_EXAMPLES = r"(?:example|case|scenario|beispiel|exemple|ejemplo|esempio|exemplo)"
_ANOTHER = re.compile(
    rf"\b{_ARTICLE}\s+(?:[\w-]+\s+){{0,3}}?{OBJECT}"
    rf"|\b(?:other|second|third|different|next|new|zweite\w*|andere\w*)\s+(?:[\w-]+\s+)?"
    rf"(?:{OBJECT}|(?:example|case|problem|exercise|experiment|data\s?set|setting|situation)\b)"
    rf"|\b(?:in|from|of|for|see)\s+(?:{_EXAMPLES}|problem|exercise|question|task|aufgabe)\s*[\d(]"
    r"|\b(?:suppos|imagin|assum|instead\b|angenommen\b|supposons\b|supongamos\b)"
    r"|\b(?:consider|take|let|given)\s+(?:now\s+)?(?:an?|another|that|there)\b"
    r"|\b(?:probabilit(?:y|ies)|rate|bias|chance|parameter)\s+(?:(?:of|is)\s+)?[\d(]"
    r"|\d\s*\\?%",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b(?:for|after|before|without|with|at|if|when|during|under|given|over|an?|each|every|another"
    r"|instead|using|setting|choosing|für|nach|vor|mit|ohne|bei|wenn|pour|après|avant|avec|sans|si|para|después|antes|con|sin"
    r")\b",
    re.IGNORECASE,
)
# by itself, as a heading has it
_ANNOUNCED = re.compile(
    rf"\b{_EXAMPLES}\s*[\d(]"
    r"|\b(?:(?:an)?other|second|third|different|new|next|weitere\w*|zweite\w*|andere\w*|autre"
    r"|otr[oa]|altr[oa])\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\$[^$]*\$|\\\([^()]*\\\)")


def begins_an_example(headings: Iterable[str], lines: Iterable[str]) -> bool:
    """Whether headings, or lines with their markup, may begin an example of their own.

    >>> begins_an_example(["Another one"], []), begins_an_example([], ["Take a fair coin."])
    (True, True)
    >>> begins_an_example(["In nats"], ["Hence"])
    False
    """
    return any(map(_announces, headings)) or any(map(_begins, lines))


def names_a_case(words: str) -> bool:
    """Whether words right before a formula may say of which case it is true.

    >>> names_a_case("After five uses:"), names_a_case("the entropy of it is")
    (True, False)
    """
    return bool(_CASE.search(words))


def _announces(heading: str) -> bool:
    return bool(_ANNOUNCED.search(heading)) or _begins(heading)


# asked again for each claim of a section
@lru_cache(maxsize=4_096)
def _begins(line: str) -> bool:
    return bool(_ANOTHER.search(_FORMULA.sub(" ", line)))
