"""What is proved of exact numbers: whether they are rational, zero, positive or negative.

Equality with zero is decided by algebra: a polynomial that vanishes identically is zero. A sign
other than zero is decided by enclosures. So both answers are proved, and where neither is found
at the highest precision, there is no answer.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, ctx, fmpq

from symbolic_info.numeric.exact import (
    Exact,
    Real,
    add,
    divide,
    from_fraction,
    multiply,
    of_generator,
    quotient,
)
from symbolic_info.numeric.generators import LogOf, RootOf, is_positive
from symbolic_info.numeric.integers import FACTORED_BITS, coprime_base, factors_over
from symbolic_info.numeric.limits import PRECISIONS
from symbolic_info.numeric.polynomials import Polynomial, log_monomial
from symbolic_info.numeric.powers import power, radical

# about 900 digits
_SHOWN_BITS = 3_000


def refined(x: Exact) -> Exact:
    """Return the same number on generators that are multiplicatively independent.

    Integers too large to be factored stay whole in their logarithms. Here they are split against
    all other integers in the same number, so that ln(ab) - ln(a) - ln(b) is seen to vanish.
    """
    if not isinstance(x, Real):
        return x
    integers = {
        generator.integer
        for polynomial in (x.numerator, x.denominator or {})
        for monomial in polynomial
        for generator, _ in monomial
        if isinstance(generator, LogOf | RootOf)
    }
    if all(n.bit_length() <= FACTORED_BITS for n in integers):
        return x
    base = coprime_base(integers)
    if set(base) == integers:
        return x
    above = _rewritten(x.numerator, base)
    if x.denominator is None:
        return above
    return divide(above, _rewritten(x.denominator, base))


def _rewritten(polynomial: Polynomial, base: list[int]) -> Exact:
    terms = []
    for monomial, coefficient in polynomial.items():
        term: Exact = coefficient
        for generator, exponent in monomial:
            image: Exact = of_generator(generator)
            if isinstance(generator, LogOf):
                split = factors_over(generator.integer, base)
                image = quotient({log_monomial(n): fmpq(e) for n, e in split})
            if isinstance(generator, RootOf):
                split = factors_over(generator.integer, base)
                image = radical({n: Fraction(e) * exponent for n, e in split})
            else:
                image = power(image, from_fraction(Fraction(exponent)))
            term = multiply(term, image)
        terms.append(term)
    return add(terms)


def rational(x: Exact) -> Fraction | None:
    """Return the number as a fraction, if it is seen to be rational."""
    x = refined(x)
    return None if isinstance(x, Real) else Fraction(int(x.numerator), int(x.denominator))


def is_short(x: Fraction) -> bool:
    """Whether somebody can be shown the fraction."""
    return max(x.numerator.bit_length(), x.denominator.bit_length()) <= _SHOWN_BITS


def enclosure(x: Exact, bits: int) -> arb:
    """Return a ball that holds the number, computed with ``bits`` bits."""
    with ctx.workprec(bits):
        return x.enclosure() if isinstance(x, Real) else arb(x)


def sign(x: Exact) -> int | None:
    """Return -1, 0 or 1, or ``None`` where it is undecided at the highest precision."""
    if not isinstance(x, Real):
        return (x > 0) - (x < 0)
    if x.denominator is None and len(x.numerator) == 1:
        ((monomial, coefficient),) = x.numerator.items()
        if all(is_positive(generator) for generator, _ in monomial):
            return 1 if coefficient > 0 else -1
    ball = enclosure(x, PRECISIONS[0])
    if ball > 0:
        return 1
    if ball < 0:
        return -1
    x = refined(x)
    if not isinstance(x, Real):
        return sign(x)
    for bits in PRECISIONS[1:]:
        ball = enclosure(x, bits)
        if ball > 0:
            return 1
        if ball < 0:
            return -1
    return None
