"""Bounds and equations that may be conditions on names, and no claims: n > 1, x^2 = x + 1.

What notes say "for n > 1" is said of other numbers than the n = 1 that they spoke of before.
"""

from __future__ import annotations

import re

from symbolic_info.documents.reading.readings import Reading
from symbolic_info.notation.tree import (
    Fraction,
    Group,
    Name,
    Node,
    Numeral,
    Power,
    Product,
    Sum,
    children,
    subtrees,
)
from symbolic_info.terms import Size, Symbol

_BOUNDS = ("<", ">", "≤", "≥", "≠")
_CONCLUDES = re.compile(
    r"\b(?:so|hence|thus|therefore|then|clearly|we\s+(?:have|get|find|see)|daher|also|donc)\W*$",
    re.IGNORECASE,
)
_BEGINS_CASE = re.compile(
    r"\b(?:for|with|let|where|given|as|any|all|every|setting|choosing|taking|für|mit|sei|pour|avec|soit|para|con|per"
    r"|sia|sea|seja|для|при|пусть)\W*$",
    re.IGNORECASE,
)

# "setting a > b prefers one, while b > a prefers the other"
_CHOOSES = re.compile(r"\b(?:setting|choosing|taking)\b[^.!?]*$", re.IGNORECASE)


def bounded(left: Reading, sign: str, right: Reading) -> Symbol | Size | None:
    """Return the name of a number that a link bounds by a number, or ``None``."""
    for letter, bound in ((left, right), (right, left)):
        name, node = letter.term, letter.member.node
        if sign in _BOUNDS and isinstance(node, Name) and isinstance(name, Symbol | Size):
            return name if isinstance(bound.member.node, Numeral) else None
    return None


def is_of_polynomials(left: Reading, sign: str, right: Reading) -> bool:
    """Whether a link compares polynomials in names, with whole numbers, as conditions do.

    An equation says that of other numbers where it determines a name, as x^2 = x + 1, or where it
    is that of a curve, as x^2/9 + y^2/4 = 1.
    """
    names = [_names_of_polynomial(reading.member.node) for reading in (left, right)]
    if names[0] is None or names[1] is None or not (names[0] or names[1]):
        return False
    if sign in _BOUNDS:
        nodes = (left.member.node, right.member.node)
        return any(isinstance(part, Numeral) for node in nodes for part in subtrees(node))
    squared = {
        part.base
        for reading in (left, right)
        for part in subtrees(reading.member.node)
        if isinstance(part, Power) and isinstance(part.base, Name)
    }
    return bool(names[0] & names[1]) or len(squared) > 1


def is_order_of_names(left: Reading, sign: str, right: Reading) -> bool:
    """Whether words suppose an order of two names: "setting $a > b$"."""
    names = all(isinstance(reading.member.node, Name) for reading in (left, right))
    before = left.member.found.before
    return sign in _BOUNDS and names and bool(begins_a_case(before) or _CHOOSES.search(before))


def _names_of_polynomial(node: Node) -> frozenset[Node] | None:
    """Return the names in a polynomial with whole numbers; ``None`` for anything else."""
    match node:
        case Name(name=name):
            # a measure that is worked out elsewhere goes by its whole text
            return frozenset((node,)) if name.isidentifier() else None
        case Numeral(text=text):
            return frozenset() if text.isdigit() else None
        case Power(exponent=Numeral(text=text)) if not text.isdigit():
            return None
        case Power(base=base, exponent=Numeral()):
            return _names_of_polynomial(base)
        case Sum() | Product() | Fraction() | Group():
            parts = [_names_of_polynomial(part) for part in children(node)]
            known = [part for part in parts if part is not None]
            return frozenset().union(*known) if len(known) == len(parts) else None
        case _:
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
