"""Arithmetic of ranges: outer bounds of what terms can be while their symbols vary.

An ``Interval`` holds every value that is defined, from ``low`` to ``high``, which are exact
balls or infinite; they are rounded outwards at the current precision of flint. ``continuous``
says that the term is defined, finite and continuous wherever the symbols may be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import arb, fmpq

_PLUS, _MINUS = arb("inf"), arb("-inf")


@dataclass(frozen=True, slots=True)
class Interval:
    """The values from low to high."""

    low: arb
    high: arb
    continuous: bool = True


WHOLE = Interval(_MINUS, _PLUS, continuous=False)
ZERO = Interval(arb(0), arb(0))
ONE = Interval(arb(1), arb(1))


def _hull(ends: Sequence[arb], continuous: bool) -> Interval:
    """Return the interval that holds all these balls; everything, if one is not known."""
    if any(end.is_nan() for end in ends):
        return WHOLE
    lows = [_lower(end) for end in ends]
    highs = [_upper(end) for end in ends]
    low, high = lows[0], highs[0]
    for other in lows[1:]:
        low = other if other < low else low
    for other in highs[1:]:
        high = other if other > high else high
    return Interval(low, high, continuous)


def _lower(x: arb) -> arb:
    if x.is_finite():
        return x.lower()
    return _PLUS if x > 0 else _MINUS


def _upper(x: arb) -> arb:
    if x.is_finite():
        return x.upper()
    return _MINUS if x < 0 else _PLUS


def _times(x: arb, y: arb) -> arb:
    """Return the product of two ends, where 0 times an infinity is 0."""
    return arb(0) if x == 0 or y == 0 else x * y


class IntervalArithmetic:
    """The operations that terms are made of, for ``denotation`` to put together."""

    infinity = Interval(_PLUS, _PLUS, continuous=False)

    def rational(self, value: Fraction) -> Interval:
        """Return the narrowest interval about a number."""
        ball = arb(fmpq(value.numerator, value.denominator))
        return _hull((ball,), continuous=True)

    def constant(self, name: str) -> Interval:
        """Return e or pi."""
        return _hull((arb.const_e() if name == "e" else arb.pi(),), continuous=True)

    def is_zero(self, x: Interval) -> bool:
        """Whether the value is 0 wherever the symbols may be."""
        return bool(x.low == 0 and x.high == 0 and x.continuous)

    def integer(self, x: Interval) -> int | None:
        """Return the value if it is one integer."""
        if x.continuous and x.low == x.high and x.low.is_integer():
            return int(x.low.fmpz())
        return None

    def add(self, parts: Sequence[Interval]) -> Interval:
        """Return the range of sums: rule 1."""
        low, high = arb(0), arb(0)
        for part in parts:
            low, high = low + part.low, high + part.high
        if low.is_nan() or high.is_nan():
            return WHOLE
        return Interval(_lower(low), _upper(high), all(part.continuous for part in parts))

    def negate(self, x: Interval) -> Interval:
        """Return the range of (-1) x."""
        return Interval(-x.high, -x.low, x.continuous)

    def multiply(self, factors: Sequence[Interval]) -> Interval:
        """Return the range of products: rule 2."""
        if any(self.is_zero(factor) for factor in factors):
            return ZERO
        product = factors[0]
        for factor in factors[1:]:
            ends = [_times(x, y) for x in _ends(product) for y in _ends(factor)]
            product = _hull(ends, product.continuous and factor.continuous)
        return product

    def divide(self, a: Interval, b: Interval) -> Interval:
        """Return the range of quotients: rule 3."""
        if b.low > 0 or b.high < 0:
            ends = [x / y for x in _ends(a) for y in _ends(b)]
            return _hull(ends, a.continuous and b.continuous)
        if b.low == 0 and a.low >= 0:
            # the quotients of probabilities: +oo where the denominator vanishes
            low = a.low / b.high if b.high > 0 else _PLUS
            return Interval(arb(0) if low.is_nan() else _lower(low), _PLUS, continuous=False)
        return WHOLE

    def power(self, a: Interval, k: Interval) -> Interval:
        """Return the range of powers: rule 4."""
        whole = self.integer(k)
        if whole is not None:
            return self._integer_power(a, whole)
        if a.low > 0 or (a.low >= 0 and k.low > 0):
            exponent = self.multiply((k, self.ln(a)))
            return Interval(
                _lower(_exp(exponent.low)),
                _upper(_exp(exponent.high)),
                a.continuous and k.continuous,
            )
        return WHOLE

    def _integer_power(self, a: Interval, k: int) -> Interval:
        if k == 0:
            return ONE
        if k < 0:
            return self.divide(ONE, self._integer_power(a, -k))
        ends = [_end_power(x, k) for x in _ends(a)]
        if k % 2 == 0 and a.low < 0 < a.high:
            ends.append(arb(0))
        return _hull(ends, a.continuous)

    def ln(self, a: Interval) -> Interval:
        """Return the range of natural logarithms: rule 5."""
        if a.low > 0:
            return Interval(_lower(_log(a.low)), _upper(_log(a.high)), a.continuous)
        if a.high > 0:
            return Interval(_MINUS, _upper(_log(a.high)), continuous=False)
        return Interval(_MINUS, _MINUS, continuous=False) if a.high == 0 else WHOLE

    def log(self, a: Interval, base: Interval) -> Interval:
        """Return the range of logarithms to a base: rule 5."""
        if base.low > 1 or (base.low > 0 and base.high < 1):
            return self.divide(self.ln(a), self.ln(base))
        return WHOLE


def _ends(x: Interval) -> tuple[arb, arb]:
    return x.low, x.high


def _end_power(x: arb, k: int) -> arb:
    if x.is_finite():
        return x**k
    return _MINUS if x < 0 and k % 2 else _PLUS


def _exp(x: arb) -> arb:
    if x.is_finite():
        return x.exp()
    return _PLUS if x > 0 else arb(0)


def _log(x: arb) -> arb:
    return x.log() if x.is_finite() else _PLUS
