"""Ranges of numbers whose ends may be missing, and the exact range of what is arithmetic.

A decimal that was cut off to 0.44 stands for 0.44 <= x < 0.45: 0.45 itself is not among the
numbers that it may be. Balls cannot tell whether an end is missing; fractions can.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.numeric.value import evaluate
from symbolic_info.terms import Add, Div, Mul, Neg, Number, Symbol, Term
from symbolic_info.terms.binding import free_variables


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers from ``low`` to ``high``; ``low_open`` and ``high_open`` leave out an end."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """Whether there is one number in it."""
        return self.low == self.high

    def __contains__(self, x: Fraction) -> bool:
        """Whether the number is in the range."""
        above = self.low < x or (self.low == x and not self.low_open)
        below = x < self.high or (x == self.high and not self.high_open)
        return above and below

    def meets(self, other: Range) -> bool:
        """Whether some number is in both ranges."""
        return not (self._is_below(other) or other._is_below(self))

    def _is_below(self, other: Range) -> bool:
        touches = self.high == other.low and (self.high_open or other.low_open)
        return self.high < other.low or touches

    def halves(self) -> tuple[Range, Range]:
        """Return the range in two parts, which share the middle."""
        middle = (self.low + self.high) / 2
        first = Range(self.low, middle, self.low_open, False)
        return first, Range(middle, self.high, False, self.high_open)


def point(x: Fraction) -> Range:
    """Return the range of one number."""
    return Range(x, x)


def exact_range(term: Term, boxes: Mapping[Symbol, Range]) -> Range | None:
    """Return a range that holds all values of a term, exactly; ``None`` where it is no arithmetic.

    Arithmetic is made of sums, products, and quotients by numbers. If no symbol occurs twice, no
    smaller range holds all values.
    """
    match term:
        case Number(value=value):
            return point(value)
        case Symbol() if term in boxes:
            return boxes[term]
        case Neg(operand=operand):
            return _negated(exact_range(operand, boxes))
        case Add(parts=parts):
            return _combined(_sum, parts, boxes, point(Fraction(0)))
        case Mul(factors=factors):
            return _combined(_product, factors, boxes, point(Fraction(1)))
        case Div(numerator=above, denominator=below):
            divisor = exact_range(below, boxes)
            dividend = exact_range(above, boxes)
            if divisor is None or dividend is None or not divisor.is_point or divisor.low == 0:
                return None
            return _product(dividend, point(1 / divisor.low))
        case _:
            return _closed(term)


def _closed(term: Term) -> Range | None:
    if free_variables(term):
        return None
    try:
        value = evaluate(term).rational
    except Unevaluable:
        return None
    return None if value is None else point(value)


def _combined(
    operation: Callable[[Range, Range], Range],
    parts: tuple[Term, ...],
    boxes: Mapping[Symbol, Range],
    start: Range,
) -> Range | None:
    total = start
    for part in parts:
        found = exact_range(part, boxes)
        if found is None:
            return None
        total = operation(total, found)
    return total


def _negated(x: Range | None) -> Range | None:
    return None if x is None else Range(-x.high, -x.low, x.high_open, x.low_open)


def _sum(x: Range, y: Range) -> Range:
    return Range(
        x.low + y.low,
        x.high + y.high,
        x.low_open or y.low_open,
        x.high_open or y.high_open,
    )


def _product(x: Range, y: Range) -> Range:
    """Return the range of products: its ends lie where both factors are at an end."""
    corners = [
        (a * b, (a_open or b_open) and not ((a == 0 and not a_open) or (b == 0 and not b_open)))
        for a, a_open in ((x.low, x.low_open), (x.high, x.high_open))
        for b, b_open in ((y.low, y.low_open), (y.high, y.high_open))
    ]
    low, high = min(value for value, _ in corners), max(value for value, _ in corners)
    return Range(
        low,
        high,
        all(is_open for value, is_open in corners if value == low),
        all(is_open for value, is_open in corners if value == high),
    )
