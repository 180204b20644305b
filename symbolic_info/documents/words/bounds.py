"""A bound on the name of a number, n > 1 or 0 < α, which may be a condition and no claim.

What notes say "for n > 1" is said of other numbers than the n = 1 that they spoke of before.
"""

from __future__ import annotations

import re

from symbolic_info.documents.reading.readings import Reading
from symbolic_info.notation.tree import Name, Numeral
from symbolic_info.terms import Size, Symbol

_BOUNDS = ("<", ">", "≤", "≥", "≠")
_CONCLUDES = re.compile(
    r"\b(?:so|hence|thus|therefore|then|clearly|we\s+(?:have|get|find|see)|daher|also|donc)\W*$",
    re.IGNORECASE,
)
_BEGINS_CASE = re.compile(
    r"\b(?:for|with|let|where|given|as|any|all|every|für|mit|sei|pour|avec|soit|para|con|per"
    r"|sia|sea|seja|для|при|пусть)\W*$",
    re.IGNORECASE,
)


def bounded(left: Reading, sign: str, right: Reading) -> Symbol | Size | None:
    """Return the name of a number that a link bounds by a number, or ``None``."""
    for letter, bound in ((left, right), (right, left)):
        name, node = letter.term, letter.member.node
        if sign in _BOUNDS and isinstance(node, Name) and isinstance(name, Symbol | Size):
            return name if isinstance(bound.member.node, Numeral) else None
    return None


def may_be_a_condition(words: str) -> bool:
    """Whether a bound behind these words need not follow from what was said before.

    >>> may_be_a_condition("for all"), may_be_a_condition("Hence")
    (True, False)
    """
    return _CONCLUDES.search(words) is None


def begins_a_case(words: str) -> bool:
    """Whether a bound behind these words says of which numbers the text goes on to speak.

    >>> begins_a_case("For all"), begins_a_case("This is large:")
    (True, False)
    """
    return _BEGINS_CASE.search(words) is not None
