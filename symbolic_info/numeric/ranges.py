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
from symbolic_info.numeric.extents import Range, exact_range
from symbolic_info.numeric.intervals import Interval, IntervalArithmetic
from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.numeric.value import Value, compare, evaluate, from_fraction
from symbolic_info.terms import Symbol, Term, number

Box: TypeAlias = Mapping[Symbol, Range]

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
    """Return outer bounds for the values of a term whose symbols vary, with all ends counted in.

    Where a symbol occurs more than once, the bounds may be wider than the range. Points at
    which the term is undefined count for nothing. Raises ``Unevaluable`` as ``evaluate`` does.

    >>> x = Symbol("x")
    >>> enclose_over(x, {x: Range(Fraction(0), Fraction(1, 2))})
    Enclosure(low=Fraction(0, 1), high=Fraction(1, 2), continuous=True)
    """
    found = _interval(term, boxes)
    low, high = _bound(found.low, upwards=False), _bound(found.high, upwards=True)
    return Enclosure(low, high, found.continuous)


def _interval(term: Term, boxes: Box) -> Interval:
    with ctx.workprec(_BITS):
        values: dict[Term, Interval] = {}
        for symbol, box in boxes.items():
            if box.low > box.high:
                raise ValueError(f"{symbol.name} has no values from {box.low} to {box.high}")
            left, right = _ARITHMETIC.rational(box.low), _ARITHMETIC.rational(box.high)
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


def reaches(term: Term, boxes: Box, target: Range) -> bool | None:
    """Whether some point of the boxes gives the term a value in the target.

    ``None`` where a bounded search decides nothing. Raises ``Unevaluable`` as ``evaluate`` does.
    """
    waiting = [dict(boxes)]
    parts = 1
    most_parts = max(1, _MAX_PROBES // (2 * len(boxes) + 3))
    undecided = False
    while waiting:
        box = waiting.pop(0)
        interval = _interval(term, box)
        if interval.high < _ball(target.low) or interval.low > _ball(target.high):
            continue
        exact = exact_range(term, box) if box else None
        if exact is not None and not exact.meets(target):
            continue
        halves = _halves(box)
        if not halves:
            at_point = _is_in(_at(term, {s: range_.low for s, range_ in box.items()}), target)
            if at_point:
                return True
            undecided = undecided or at_point is None
        elif _hits(term, box, target, continuous=interval.continuous):
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


def _is_in(value: Value, target: Range) -> bool | None:
    """Whether a value is in the target, an end only where it belongs to it."""
    if not value.is_finite:
        return False
    above = compare(value, from_fraction(target.low))
    below = compare(value, from_fraction(target.high))
    if above == "<" or below == ">":
        return False
    if above is None or below is None:
        return None
    return not ((above == "=" and target.low_open) or (below == "=" and target.high_open))


def _hits(term: Term, box: Box, target: Range, *, continuous: bool) -> bool:
    """Whether a probe of the box proves that the target is reached.

    A point on an end that the box leaves out has neighbours in the box, whose values are as near
    to its own as one likes where the term is continuous: it proves what is strict.
    """
    inner = Range(target.low, target.high, True, True)
    is_below = is_above = False
    for point in _probes(term, box):
        belongs = all(point[symbol] in range_ for symbol, range_ in box.items())
        if not (belongs or continuous):
            continue
        value = _at(term, point)
        if _is_in(value, target if belongs else inner):
            return True
        is_below = is_below or compare(value, from_fraction(target.low)) == "<"
        is_above = is_above or compare(value, from_fraction(target.high)) == ">"
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
    middle = {symbol: (range_.low + range_.high) / 2 for symbol, range_ in box.items()}
    yield middle
    least, greatest = dict(middle), dict(middle)
    for symbol, range_ in box.items():
        low, high = range_.low, range_.high
        if range_.is_point:
            continue
        order = compare(
            _at(term, {**middle, symbol: low}),
            _at(term, {**middle, symbol: high}),
        )
        least[symbol], greatest[symbol] = (high, low) if order == ">" else (low, high)
    yield least
    yield greatest


def _halves(box: Box) -> list[dict[Symbol, Range]]:
    """Return the box in two halves, cut where it is widest; nothing if it is a point."""
    if not box:
        return []
    widest = max(box, key=lambda symbol: box[symbol].high - box[symbol].low)
    if box[widest].is_point:
        return []
    return [{**box, widest: half} for half in box[widest].halves()]
