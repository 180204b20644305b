"""Real numbers as exact as they can be had: rationals, and quotients of polynomials in logarithms.

An ``Exact`` is a rational (``fmpq``) or a ``Real``: a quotient of polynomials in generators
(``generators``). Here is their field arithmetic; ``powers`` has logarithms and powers, and
``decisions`` tells signs.

All of H([9/10, 1/10]) in bits is the polynomial 1 + ln 5 / ln 2 - 9/5 ln 3 / ln 2; a Shannon
entropy of rationals to an integer base always is such a combination, of which equality is
decided without exception.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_info.numeric import polynomials
from symbolic_info.numeric.generators import Generator, Unexpanded
from symbolic_info.numeric.limits import MAX_MONOMIALS
from symbolic_info.numeric.polynomials import UNIT, Polynomial, checked, monomial_power, ratio

ZERO = fmpq(0)
ONE = fmpq(1)


@dataclass(frozen=True, slots=True, eq=False)
class Real:
    """A quotient of polynomials that is not seen to be rational; no denominator: 1.

    The denominator has at least two monomials (one alone goes into the numerator) and is known
    not to be 0.
    """

    numerator: Polynomial
    denominator: Polynomial | None = None

    def enclosure(self) -> arb:
        """Return a ball that holds the number, at the current precision of flint."""
        ball = polynomials.enclosure(self.numerator)
        if self.denominator is None:
            return ball
        return ball / polynomials.enclosure(self.denominator)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Real):
            return False
        above = ratio(self.numerator, other.numerator)
        return above is not None and above == ratio(
            self.denominator or {UNIT: ONE}, other.denominator or {UNIT: ONE}
        )

    def __hash__(self) -> int:
        if self.denominator is None:
            return hash(frozenset(self.numerator.items()))
        # equal quotients may differ by a factor above and below
        return hash((frozenset(self.numerator), frozenset(self.denominator)))


Exact: TypeAlias = fmpq | Real


def from_fraction(value: Fraction) -> fmpq:
    """Return the rational number for flint."""
    return fmpq(value.numerator, value.denominator)


def quotient(numerator: Polynomial, denominator: Polynomial | None = None) -> Exact:
    """Return the quotient in the simplest form that is seen at once."""
    if not numerator:
        return ZERO
    if denominator is None:
        if len(numerator) == 1 and UNIT in numerator:
            return numerator[UNIT]
        return Real(numerator)
    if len(denominator) == 1:
        ((monomial, coefficient),) = denominator.items()
        inverse, factor = monomial_power(monomial, -1)
        return quotient(polynomials.times(numerator, {inverse: factor / coefficient}))
    constant_ratio = ratio(numerator, denominator)
    return Real(numerator, denominator) if constant_ratio is None else constant_ratio


def polynomial(x: Exact) -> Polynomial:
    """Return the numerator."""
    if isinstance(x, Real):
        return x.numerator
    return {UNIT: x} if x != 0 else {}


def add(parts: Iterable[Exact]) -> Exact:
    """Return the sum."""
    rationals: list[fmpq] = []
    terms: list[tuple[polynomials.Monomial, fmpq]] = []
    quotients: list[tuple[Polynomial, Polynomial]] = []
    for part in parts:
        if not isinstance(part, Real):
            rationals.append(part)
        elif part.denominator is None:
            terms += part.numerator.items()
        else:
            _add_over(quotients, part.numerator, part.denominator)
    rational = polynomials.total(rationals)
    if not terms and not quotients:
        return rational
    if rational != 0:
        terms.append((UNIT, rational))
    longest = len(terms) + sum(len(above) for above, _ in quotients)
    if longest * prod(len(below) for _, below in quotients) > MAX_MONOMIALS and quotients:
        whole = [unexpanded(Real(above, below)) for above, below in quotients]
        terms += [term for number in whole for term in number.numerator.items()]
        quotients = []
    numerator = polynomials.collected(terms)
    denominator: Polynomial | None = None
    for above, below in quotients:
        left = polynomials.times(numerator, below)
        right = above if denominator is None else polynomials.times(above, denominator)
        numerator = polynomials.collected([*left.items(), *right.items()])
        denominator = below if denominator is None else polynomials.times(below, denominator)
    return quotient(numerator, denominator)


def _add_over(
    quotients: list[tuple[Polynomial, Polynomial]], above: Polynomial, below: Polynomial
) -> None:
    """Add a quotient to those that there are, onto the one with this denominator if any."""
    for position, (numerator, denominator) in enumerate(quotients):
        factor = ratio(denominator, below)
        if factor is not None:
            same = polynomials.scaled(above, factor)
            merged = polynomials.collected([*numerator.items(), *same.items()])
            quotients[position] = (merged, denominator)
            return
    quotients.append((above, below))


def negate(x: Exact) -> Exact:
    """Return -x."""
    if isinstance(x, Real):
        return Real(polynomials.scaled(x.numerator, -ONE), x.denominator)
    return -x


def multiply(x: Exact, y: Exact) -> Exact:
    """Return the product."""
    if not isinstance(x, Real):
        if not isinstance(y, Real):
            return checked(x * y)
        x, y = y, x
    if not isinstance(y, Real):
        return ZERO if y == 0 else Real(polynomials.scaled(x.numerator, y), x.denominator)
    if _is_long(x.numerator, y.numerator) or _is_long(x.denominator, y.denominator):
        x, y = unexpanded(x), unexpanded(y)
    above = [x.numerator, y.numerator]
    below = []
    for denominator in (x.denominator, y.denominator):
        if denominator is None:
            continue
        for position, numerator in enumerate(above):
            factor = ratio(numerator, denominator)
            if factor is not None:
                above[position] = {UNIT: factor}
                break
        else:
            below.append(denominator)
    product = polynomials.times(*above)
    if not below:
        return quotient(product)
    return quotient(product, below[0] if len(below) == 1 else polynomials.times(*below))


def _is_long(a: Polynomial | None, b: Polynomial | None) -> bool:
    return a is not None and b is not None and len(a) * len(b) > MAX_MONOMIALS


def unexpanded(x: Real) -> Real:
    """Return the number as one generator."""
    return x if len(x.numerator) == 1 and x.denominator is None else of_generator(Unexpanded(x))


def divide(x: Exact, y: Exact) -> Exact:
    """Return x / y, for a y that is known not to be 0."""
    if not isinstance(y, Real):
        if not isinstance(x, Real):
            return checked(x / y)
        return Real(polynomials.scaled(x.numerator, 1 / y), x.denominator)
    inverse = quotient(y.denominator or {UNIT: ONE}, y.numerator)
    return multiply(x, inverse)


def of_generator(generator: Generator) -> Real:
    """Return the generator itself as a number."""
    return Real({frozenset(((generator, 1),)): ONE})


def as_real(x: Exact) -> Real:
    """Return the number in the form that generators hold."""
    return x if isinstance(x, Real) else Real(polynomial(x))
