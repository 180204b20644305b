"""The digits of the right value, written down wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from symbolic_info.documents.slips.wrong import Slip, Wrong
from symbolic_info.numeric import evaluate_in_balls, from_fraction, to_places
from symbolic_info.terms import Mul, number

# by how many places the point may be wrong
_SHIFTS = (1, 2)
# from how many significant digits on, and up to how many units, a number is nearly right
_FIGURES, _NEAR = 3, 5


def wrong_digits(wrong: Wrong) -> Iterator[Slip]:
    """Yield each way to copy the right value wrongly that gives the number shown."""
    shown = wrong.shown
    value = evaluate_in_balls(wrong.term)
    if shown is None or not value.is_finite or shown.figures < 2:
        return
    text = to_places(from_fraction(shown.value), shown.places)
    if not shown.decimal:
        # short whole numbers differ by exchanged digits too easily
        if shown.figures >= _FIGURES and text in _swapped(to_places(value, 0)):
            yield Slip("refuted-digits", "Two digits are swapped.")
        return
    if text in _swapped(to_places(value, shown.places)):
        yield Slip("refuted-digits", "Two digits are swapped.")
    if text in _one_lost(to_places(value, shown.places + 1)):
        yield Slip("refuted-digits", "A digit is lost.")
    if shown.places > 1 and text in _one_doubled(to_places(value, shown.places - 1)):
        yield Slip("refuted-digits", "A digit is written twice.")
    for shift in _SHIFTS:
        for factor in (Fraction(10) ** shift, Fraction(1, 10**shift)):
            if wrong.is_explained_by(Mul((number(factor), wrong.term))):
                yield Slip("refuted-digits", "The decimal point is in another place.")


def last_digits(wrong: Wrong) -> Slip | None:
    """Say by how little a number misses the right one, where nothing explains it."""
    shown = wrong.shown
    value = evaluate_in_balls(wrong.term)
    if shown is None or not shown.decimal or not value.is_finite or shown.figures < _FIGURES:
        return None
    units = abs(Fraction(to_places(value, shown.places)) - shown.value) / shown.unit
    if units.denominator != 1 or not 0 < units <= _NEAR:
        return None
    unit = "one unit" if units == 1 else f"{units} units"
    return Slip("refuted-rounding", f"It is off by {unit} of the last place.")


def _swapped(right: str) -> set[str]:
    """Return what results when two neighbouring digits are exchanged."""
    found = set()
    digits = [position for position, sign in enumerate(right) if sign.isdigit()]
    for one, two in pairwise(digits):
        letters = list(right)
        letters[one], letters[two] = letters[two], letters[one]
        found.add("".join(letters))
    # the same digit twice
    return found - {right}


def _one_lost(right: str) -> set[str]:
    """Return what results when a digit behind the point, but not the last one, is lost."""
    start = right.index(".") + 1
    return {right[:k] + right[k + 1 :] for k in range(start, len(right) - 1)}


def _one_doubled(right: str) -> set[str]:
    """Return what results when a digit behind the point is written twice."""
    start = right.index(".") + 1
    return {right[:k] + right[k] + right[k:] for k in range(start, len(right))}
