"""Arithmetic of balls: the values of closed terms without their exact forms.

A ball from flint's arithmetic costs a small part of what an exact form costs, and mostly decides
as much: that two values differ, or that one lies in a range. Where it does not tell (a sign, a
vanishing denominator, a value that is infinite), the result is not a number and stays so; the
exact arithmetic of ``extended`` is asked then.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from flint import arb, ctx, fmpq

from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.numeric.remembered import ClosedDenotation, Remembered
from symbolic_info.terms import (
    Add,
    CrossEntropy,
    Div,
    Entropy,
    KLDivergence,
    Log,
    Mul,
    Neg,
    Number,
    Term,
)

_NOT_TOLD = arb("nan")
# the exponents that are powers by multiplication
_MAX_EXPONENT = 2**60


class BallArithmetic:
    """The operations that terms are made of, for ``denotation`` to put together."""

    infinity = _NOT_TOLD

    def rational(self, value: Fraction) -> arb:
        """Return a ball about a rational number."""
        return arb(fmpq(value.numerator, value.denominator))

    def constant(self, name: str) -> arb:
        """Return e or pi."""
        return arb.const_e() if name == "e" else arb.pi()

    def is_zero(self, x: arb) -> bool:
        """Whether the ball holds nothing but 0."""
        return bool(x == 0)

    def integer(self, x: arb) -> int | None:
        """Return the value if the ball holds nothing but one integer, of bounded size."""
        if x.is_integer() and abs(x) < _MAX_EXPONENT:
            return int(x.fmpz())
        return None

    def add(self, parts: Sequence[arb]) -> arb:
        """Return the sum: rule 1."""
        return sum(parts, arb(0))

    def negate(self, x: arb) -> arb:
        """Return (-1) x."""
        return -x

    def multiply(self, factors: Sequence[arb]) -> arb:
        """Return the product: rule 2."""
        product = factors[0]
        for factor in factors[1:]:
            product = product * factor
        return product

    def divide(self, a: arb, b: arb) -> arb:
        """Return the quotient: rule 3."""
        return a / b if b != 0 else _NOT_TOLD

    def power(self, a: arb, k: arb) -> arb:
        """Return the power: rule 4."""
        whole = self.integer(k)
        if whole is not None and (whole > 0 or a != 0):
            return a**whole
        return a**k if a > 0 else _NOT_TOLD

    def ln(self, a: arb) -> arb:
        """Return the natural logarithm: rule 5."""
        return a.log() if a > 0 else _NOT_TOLD

    def log(self, a: arb, base: arb) -> arb:
        """Return the logarithm to a base: rule 5."""
        return self.ln(a) / base.log() if base > 0 and base != 1 else _NOT_TOLD


_ARITHMETIC = BallArithmetic()
_QUICK: frozenset[type[Term]] = frozenset(
    (Number, Neg, Add, Mul, Div, Log, Entropy, CrossEntropy, KLDivergence)
)


@lru_cache(maxsize=4)
def _known(bits: int) -> Remembered[arb]:
    """Return what is remembered at a precision."""
    return Remembered()


def ball(term: Term, bits: int) -> arb | None:
    """Return a ball that holds the value of a closed term, computed with ``bits`` bits.

    ``None`` where that does not tell whether there is a finite value; ``evaluate`` says more.

    >>> from symbolic_info.terms import Log, number
    >>> ball(Log(number("0.9"), number(2)), 53).str(10, radius=False)
    '-0.1520030934'
    >>> ball(Log(number(0), number(2)), 53) is None
    True
    """
    with ctx.workprec(bits):
        try:
            found = ClosedDenotation(_ARITHMETIC, _known(bits), _QUICK).value(term)
        except (Unevaluable, RecursionError):
            return None
    return found if found.is_finite() else None
