"""The arithmetic of the denotation: real numbers, +oo, -oo and undefined.

These are rules 1 to 5 of ``symbolic_info.terms``, on finite values as exact as ``exact`` has
them. A rule that hangs on the sign of a number which nothing decides refuses, it never guesses.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from flint import fmpq

from symbolic_info.numeric import decisions, exact, powers
from symbolic_info.numeric.exact import Exact, Real
from symbolic_info.numeric.generators import Transcendental
from symbolic_info.numeric.limits import PRECISIONS, Unevaluable


class Extreme(Enum):
    """What a value is that is no real number."""

    PLUS_INFINITY = "+oo"
    MINUS_INFINITY = "-oo"
    UNDEFINED = "undefined"


PLUS_INFINITY = Extreme.PLUS_INFINITY
MINUS_INFINITY = Extreme.MINUS_INFINITY
UNDEFINED = Extreme.UNDEFINED

Extended: TypeAlias = fmpq | Real | Extreme


def sign(x: Exact) -> int:
    """Return the sign of a number; ``Unevaluable`` where it is undecided."""
    found = decisions.sign(x)
    if found is None:
        raise Unevaluable(
            "a value depends on the sign of a number that is 0 or too close to it to be told"
            f" apart with {PRECISIONS[-1]} bits"
        )
    return found


def _sign(x: Exact | Extreme) -> int:
    """Return the sign of a number or an infinity."""
    if isinstance(x, Extreme):
        return 1 if x is PLUS_INFINITY else -1
    return sign(x)


def _infinity(direction: int) -> Extreme:
    return PLUS_INFINITY if direction > 0 else MINUS_INFINITY


class ExtendedArithmetic:
    """The operations that terms are made of, for ``denotation`` to put together."""

    infinity: Extended = PLUS_INFINITY

    def rational(self, value: Fraction) -> Extended:
        """Return a rational number."""
        return exact.from_fraction(value)

    def constant(self, name: str) -> Extended:
        """Return e or pi."""
        return exact.of_generator(Transcendental(name))

    def is_zero(self, x: Extended) -> bool:
        """Whether the value is seen to be 0, so that a product with it is 0."""
        return not isinstance(x, Extreme | Real) and x == 0

    def integer(self, x: Extended) -> int | None:
        """Return the value if it is an integer."""
        if isinstance(x, Extreme):
            return None
        found = decisions.rational(x)
        return int(found) if found is not None and found.denominator == 1 else None

    def add(self, parts: Sequence[Extended]) -> Extended:
        """Return the sum: rule 1."""
        finite: list[Exact] = []
        extremes: set[Extreme] = set()
        for part in parts:
            if isinstance(part, Extreme):
                extremes.add(part)
            else:
                finite.append(part)
        if not extremes:
            return exact.add(finite)
        return extremes.pop() if len(extremes) == 1 else UNDEFINED

    def negate(self, x: Extended) -> Extended:
        """Return (-1) x."""
        if isinstance(x, Extreme):
            return x if x is UNDEFINED else _infinity(-_sign(x))
        return exact.negate(x)

    def multiply(self, factors: Sequence[Extended]) -> Extended:
        """Return the product: rule 2."""
        finite: list[Exact] = []
        extremes: list[Extreme] = []
        for factor in factors:
            if isinstance(factor, Extreme):
                extremes.append(factor)
            else:
                finite.append(factor)
        if not extremes:
            product: Exact = finite[0]
            for number in finite[1:]:
                product = exact.multiply(product, number)
            return product
        if any(self.is_zero(number) for number in finite):
            return exact.ZERO
        direction = 1
        for number in finite:
            direction *= sign(number)
        if direction == 0:
            return exact.ZERO
        if UNDEFINED in extremes:
            return UNDEFINED
        for extreme in extremes:
            direction *= _sign(extreme)
        return _infinity(direction)

    def divide(self, a: Extended, b: Extended) -> Extended:
        """Return the quotient: rule 3."""
        if a is UNDEFINED or b is UNDEFINED:
            return UNDEFINED
        if isinstance(b, Extreme):
            return UNDEFINED if isinstance(a, Extreme) else exact.ZERO
        direction = sign(b)
        if direction == 0:
            above = _sign(a)
            return _infinity(above) if above else UNDEFINED
        if isinstance(a, Extreme):
            return _infinity(_sign(a) * direction)
        return exact.divide(a, b)

    def power(self, a: Extended, k: Extended) -> Extended:
        """Return the power: rule 4."""
        if isinstance(k, Extreme):
            return UNDEFINED
        whole = self.integer(k)
        if whole is not None:
            return self._integer_power(a, whole)
        if a is UNDEFINED or a is MINUS_INFINITY:
            return UNDEFINED
        if isinstance(a, Extreme):
            return PLUS_INFINITY if sign(k) > 0 else exact.ZERO
        direction = sign(a)
        if direction > 0:
            return powers.power(a, k)
        upwards = sign(k) > 0
        if direction == 0:
            return exact.ZERO if upwards else PLUS_INFINITY
        if not all(decisions.enclosure(k, bits).contains_integer() for bits in PRECISIONS):
            return UNDEFINED
        raise Unevaluable(
            "the power of a negative number has an exponent that is an integer or too close to one"
            f" to be told apart with {PRECISIONS[-1]} bits"
        )

    def _integer_power(self, a: Extended, k: int) -> Extended:
        if k == 0:
            return exact.ONE
        if isinstance(a, Extreme):
            if a is UNDEFINED:
                return UNDEFINED
            if k < 0:
                return exact.ZERO
            return _infinity(_sign(a) if k % 2 else 1)
        direction = sign(a) if k < 0 or isinstance(a, Real) else None
        if direction == 0:
            return PLUS_INFINITY if k < 0 else exact.ZERO
        return powers.power(a, exact.from_fraction(Fraction(k)))

    def ln(self, a: Extended) -> Extended:
        """Return the natural logarithm: rule 5."""
        if isinstance(a, Extreme):
            return PLUS_INFINITY if a is PLUS_INFINITY else UNDEFINED
        direction = sign(a)
        if direction < 0:
            return UNDEFINED
        return powers.ln(a) if direction else MINUS_INFINITY

    def log(self, a: Extended, base: Extended) -> Extended:
        """Return the logarithm to a base: rule 5."""
        if isinstance(base, Extreme) or sign(base) <= 0:
            return UNDEFINED
        if sign(exact.add((base, -exact.ONE)) if isinstance(base, Real) else base - 1) == 0:
            return UNDEFINED
        return self.divide(self.ln(a), powers.ln(base))
