"""Units and bases: what a chain's logarithms without a base mean, and 0.693 nats = 1 bit.

Bits, nats and hartleys are factors of a value. A unit written in a chain decides the base of its
unwritten logarithms; without one, a base written elsewhere in the chain; without that, the bases
are tried in an order that begins with the document's habit.
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.terms import (
    EULER,
    Add,
    Apply,
    Constant,
    Div,
    Expectation,
    Log,
    Measure,
    Mul,
    Neg,
    Number,
    Pow,
    Sum,
    Term,
    number,
    subterms,
)

_LOGARITHMIC = (Log, Measure)

_UNIT_NAMES = {base: unit + "s" for unit, base in UNIT_BASES.items()}


def unit_name(base: Term | None) -> str:
    """Return ``bits``, ``nats``, ``hartleys``, or an empty string for another base."""
    return _UNIT_NAMES.get(base, "") if base is not None else ""


def base_name(base: Term) -> str:
    """Return a base as people say it: ``2``, ``e``, ``10``."""
    match base:
        case Number(value=value):
            return str(value)
        case Constant(name=name):
            return name
        case _:
            return repr(base)


def written_base(terms: Iterable[Term]) -> Term | None:
    """Return the base that is written in these terms, if there is exactly one.

    A factor between units, such as the ln 2 of D >= d^2 / (2 ln 2), says nothing of the others.
    """
    parts = [part for term in terms for part in subterms(term) if isinstance(part, _LOGARITHMIC)]
    found = {part.base for part in parts if part.base is not None}
    return found.pop() if len(found) == 1 and not any(map(_converts, parts)) else None


def _converts(part: Term) -> bool:
    """Whether a logarithm is that of one of the bases to another one: ln 2, log_2 e."""
    return isinstance(part, Log) and part.argument in _UNIT_NAMES and part.argument != part.base


def measures_information(terms: Iterable[Term]) -> bool:
    """Whether terms measure information, so that a base written in them tells a document's habit.

    A remark such as ln 2 = 0.693 or ln x <= x - 1 tells nothing of what log means elsewhere.

    >>> from symbolic_info.terms import Log, number
    >>> measures_information([Log(number(2), EULER)])
    False
    """
    return any(
        isinstance(part, Measure | Sum | Expectation)
        or (isinstance(part, Log) and any(isinstance(p, Apply) for p in subterms(part)))
        or (isinstance(part, Add) and sum(map(_is_weighted, part.parts)) > 1)
        for term in terms
        for part in subterms(term)
    )


def _is_weighted(term: Term) -> bool:
    """Whether a term is a logarithm times something, up to its sign."""
    while isinstance(term, Neg):
        term = term.operand
    return isinstance(term, Mul) and any(isinstance(factor, Log) for factor in term.factors)


def candidate_bases(unit: str, written: Term | None, habit: Term | None) -> tuple[Term, ...]:
    """Return the bases that unwritten logarithms of a chain may have, the first fit decides."""
    if unit:
        return (UNIT_BASES[unit],)
    if written is not None:
        return (written,)
    order = [habit] if habit is not None else []
    return tuple(dict.fromkeys([*order, number(2), EULER, number(10)]))


def natural_base(term: Term) -> Term | None:
    """Return the base b if ``term`` is a value in the unit of log_b: linear in such logarithms.

    Quotients, products and powers of logarithms have no unit, nor have plain numbers.
    """
    match term:
        case Log(base=base):
            return base
        case Measure():
            return term.base
        case Neg(operand=operand):
            return natural_base(operand)
        case Mul(factors=factors):
            with_unit = [f for f in factors if _has_logarithm(f)]
            return natural_base(with_unit[0]) if len(with_unit) == 1 else None
        case Div(numerator=above, denominator=below):
            return None if _has_logarithm(below) else natural_base(above)
        case Pow() | Number():
            return None
        case _:
            bases = {natural_base(child) for child in term.children if _has_logarithm(child)}
            return bases.pop() if len(bases) == 1 else None


def _has_logarithm(term: Term) -> bool:
    return any(isinstance(part, _LOGARITHMIC) for part in subterms(term))


def in_unit(term: Term, own: Term | None, wanted: Term) -> Term:
    """Return a value in the unit of base ``own`` in the unit of base ``wanted``, as a factor.

    A value without a unit stays as it is.
    """
    if own is None or own == wanted or own not in _UNIT_NAMES:
        return term
    return Mul((Log(own, wanted), term))
