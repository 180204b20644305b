"""Which slip explains a wrong value: another unit, P and Q exchanged, digits swapped, a sign lost.

A slip explains a shown value only if it leads to it exactly, to the last digit shown. Where more
than one does, none is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from symbolic_info.documents.decide import Side
from symbolic_info.documents.shown import Shown, shown_number
from symbolic_info.documents.units import base_name, in_unit, unit_name
from symbolic_info.numeric import Unevaluable, evaluate, is_between, to_places
from symbolic_info.terms import (
    EULER,
    Add,
    CrossEntropy,
    KLDivergence,
    Mul,
    Neg,
    Term,
    number,
)
from symbolic_info.terms.term import map_children

_BASES = (number(2), EULER, number(10))


@dataclass(frozen=True, slots=True)
class Slip:
    """The code of a slip and a sentence that names it."""

    code: str
    message: str


def slip(left: Side, right: Side, unit: Term | None, has_unit: bool) -> Slip | None:
    """Return the one slip that explains the number that a wrong link shows, or ``None``.

    ``unit`` is the base whose logarithms the value is measured in, where it has one; ``has_unit``
    says that a unit is written, and not only logarithms.
    """
    shown = shown_number(right.node)
    if shown is None:
        return None
    try:
        found = {slip.code: slip for slip in _explanations(left.term, shown, unit, has_unit)}
    except Unevaluable:
        return None
    return next(iter(found.values())) if len(found) == 1 else None


def _explanations(term: Term, shown: Shown, unit: Term | None, has_unit: bool) -> Iterator[Slip]:
    if unit is not None:
        yield from _other_unit(term, shown, unit, has_unit)
    if _shows(_exchanged(term), shown) and _exchanged(term) != term:
        yield Slip("refuted-order", "The value shown has the two distributions exchanged.")
    value = evaluate(term)
    if value.kind != "finite":
        return
    if _shows(Neg(term), shown):
        yield Slip("refuted-sign", "A sign was lost.")
    elif any(_shows(other, shown) for other in _one_sign_changed(term)):
        yield Slip("refuted-sign", "The sign of one term was lost.")
    if shown.decimal and _swapped(to_places(value, shown.places), shown):
        yield Slip("refuted-digits", "Two digits are swapped.")


def _shows(term: Term, shown: Shown) -> bool:
    """Whether the number shown is a correct rounding of the value of ``term``."""
    value = evaluate(term)
    if value.kind != "finite":
        return False
    half = shown.unit / 2 if shown.decimal else shown.unit * 0
    return is_between(value, shown.value - half, shown.value + half) is True


def _other_unit(term: Term, shown: Shown, unit: Term, has_unit: bool) -> Iterator[Slip]:
    for base in _BASES:
        if base == unit or not _shows(in_unit(term, unit, base), shown):
            continue
        if has_unit:
            yield Slip("refuted-unit", f"This is the value in {unit_name(base)}.")
        else:
            word = "natural logarithms" if base == EULER else f"base {base_name(base)}"
            message = f"This is the value with {word}, in {unit_name(base)}."
            yield Slip("refuted-base", message)


def _exchanged(term: Term) -> Term:
    """Return the term with the two arguments of every divergence and cross entropy exchanged."""
    match term:
        case KLDivergence(distribution=p, model=q, base=base):
            return KLDivergence(q, p, base)
        case CrossEntropy(distribution=p, model=q, base=base):
            return CrossEntropy(q, p, base)
        case _:
            return map_children(term, _exchanged)


def _one_sign_changed(term: Term) -> Iterator[Term]:
    match term:
        case Neg(operand=operand):
            for other in _one_sign_changed(operand):
                yield Neg(other)
        case Mul(factors=factors) if isinstance(factors[-1], Add):
            for other in _one_sign_changed(factors[-1]):
                yield Mul((*factors[:-1], other))
        case Add(parts=parts):
            for position, part in enumerate(parts):
                changed = part.operand if isinstance(part, Neg) else Neg(part)
                yield Add((*parts[:position], changed, *parts[position + 1 :]))
        case _:
            return


def _swapped(right: str, shown: Shown) -> bool:
    """Whether two neighbouring digits of the right value, exchanged, give the shown one."""
    wrong = to_text(shown)
    if len(right) != len(wrong) or right == wrong:
        return False
    digits = [position for position, sign in enumerate(right) if sign.isdigit()]
    for one, two in pairwise(digits):
        letters = list(right)
        letters[one], letters[two] = letters[two], letters[one]
        if "".join(letters) == wrong:
            return True
    return False


def to_text(shown: Shown) -> str:
    """Return a shown number with its sign and its places."""
    from symbolic_info.numeric import from_fraction

    return to_places(from_fraction(shown.value), shown.places)
