"""What a term can be while its symbols vary over boxes: bounds, and whether a target is reached.

A shown decimal stands for every number that rounds or truncates to it. A claim that holds for
some such numbers is a loose claim; whether there are any is decided here, in both directions by
proof: an outer enclosure that misses the target excludes it, a point that hits it, or two points
on either side of it on a box where the term is continuous, prove it (intermediate values).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from flint import arb, ctx

from symbolic_info.numeric.denotation import Denotation
from symbolic_info.numeric.intervals import Interval, IntervalArithmetic
from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.numeric.value import Value, compare, evaluate, from_fraction, is_between
from symbolic_info.terms import Symbol, Term, number

Box: TypeAlias = Mapping[Symbol, tuple[Fraction, Fraction]]

_BITS = 128
# a bound with more bits than this before or after the point is given up as infinite or zero
_MAX_EXPONENT = 100_000
# points at which a term is evaluated, about, before the search is given up
_MAX_PROBES = 800

_ARITHMETIC = IntervalArithmetic()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """Every value that a term takes is from ``low`` to ``high``; ``None`` is an infinite end.

    ``continuous`` says that the term is defined, finite and continuous on the whole box.
    """

    low: Fraction | None
    high: Fraction | None
    continuous: bool


def enclose_over(term: Term, boxes: Box) -> Enclosure:
    """Return outer bounds for the values of a term whose symbols range over closed intervals.

    Where a symbol occurs more than once, the bounds may be wider than the range. Points at
    which the term is undefined count for nothing. Raises ``Unevaluable`` as ``evaluate`` does.

    >>> x = Symbol("x")
    >>> enclose_over(x, {x: (Fraction(0), Fraction(1, 2))})
    Enclosure(low=Fraction(0, 1), high=Fraction(1, 2), continuous=True)
    """
    found = _interval(term, boxes)
    low, high = _bound(found.low, upwards=False), _bound(found.high, upwards=True)
    return Enclosure(low, high, found.continuous)


def _interval(term: Term, boxes: Box) -> Interval:
    with ctx.workprec(_BITS):
        values: dict[Term, Interval] = {}
        for symbol, (low, high) in boxes.items():
            if low > high:
                raise ValueError(f"{symbol.name} has no values from {low} to {high}")
            left, right = _ARITHMETIC.rational(low), _ARITHMETIC.rational(high)
            values[symbol] = Interval(left.low, right.high)
        try:
            return Denotation(_ARITHMETIC, values, {}).value(term)
        except RecursionError:
            raise Unevaluable("the formula is nested too deeply") from None


def _bound(end: arb, *, upwards: bool) -> Fraction | None:
    """Return an end of an interval as a fraction, at worst further out."""
    if not end.is_finite():
        return None
    mantissa, exponent = end.man_exp()
    if exponent > _MAX_EXPONENT:
        return None
    if exponent < -_MAX_EXPONENT:
        inwards = (mantissa > 0) != upwards
        tiny = Fraction(1, 2**64)
        return Fraction(0) if inwards else (tiny if upwards else -tiny)
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def reaches(term: Term, boxes: Box, low: Fraction, high: Fraction) -> bool | None:
    """Whether some point of the boxes gives the term a value from low to high, both included.

    ``None`` where a bounded search decides nothing. Raises ``Unevaluable`` as ``evaluate`` does.
    """
    waiting = [dict(boxes)]
    parts = 1
    most_parts = max(1, _MAX_PROBES // (2 * len(boxes) + 3))
    undecided = False
    while waiting:
        box = waiting.pop(0)
        interval = _interval(term, box)
        if interval.high < _ball(low) or interval.low > _ball(high):
            continue
        halves = _halves(box)
        if not halves:
            at_point = is_between(_at(term, {s: least for s, (least, _) in box.items()}), low, high)
            if at_point:
                return True
            undecided = undecided or at_point is None
        elif _hits(term, box, low, high, continuous=interval.continuous):
            return True
        elif parts < most_parts:
            waiting += halves
            parts += 1
        else:
            undecided = True
    return None if undecided else False


def _ball(x: Fraction) -> arb:
    with ctx.workprec(_BITS):
        return arb(x.numerator) / x.denominator


def _hits(term: Term, box: Box, low: Fraction, high: Fraction, *, continuous: bool) -> bool:
    """Whether a probe of the box proves that the target is reached."""
    is_below = is_above = False
    for point in _probes(term, box):
        value = _at(term, point)
        if is_between(value, low, high):
            return True
        is_below = is_below or compare(value, from_fraction(low)) == "<"
        is_above = is_above or compare(value, from_fraction(high)) == ">"
        if continuous and is_below and is_above:
            return True
    return False


def _at(term: Term, point: Mapping[Symbol, Fraction]) -> Value:
    return evaluate(term, {symbol: number(x) for symbol, x in point.items()})


def _probes(term: Term, box: Box) -> Iterator[dict[Symbol, Fraction]]:
    """Yield the middle, then the two corners between which the term changes most.

    Those are found one symbol at a time; they are where the extreme values lie when the term is
    monotonic in each symbol.
    """
    middle = {symbol: (low + high) / 2 for symbol, (low, high) in box.items()}
    yield middle
    least, greatest = dict(middle), dict(middle)
    for symbol, (low, high) in box.items():
        if low == high:
            continue
        order = compare(
            _at(term, {**middle, symbol: low}),
            _at(term, {**middle, symbol: high}),
        )
        least[symbol], greatest[symbol] = (high, low) if order == ">" else (low, high)
    yield least
    yield greatest


def _halves(box: Box) -> list[dict[Symbol, tuple[Fraction, Fraction]]]:
    """Return the box in two halves, cut where it is widest; nothing if it is a point."""
    if not box:
        return []
    widest = max(box, key=lambda symbol: box[symbol][1] - box[symbol][0])
    low, high = box[widest]
    if low == high:
        return []
    middle = (low + high) / 2
    return [{**box, widest: (low, middle)}, {**box, widest: (middle, high)}]
