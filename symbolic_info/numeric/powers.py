"""Logarithms and powers of exact numbers.

The logarithm of a rational is a combination of logarithms of integers, and e to the power of
such a combination is a product of roots: so 2^H(P) is exact where H(P) is in bits. What has no
such form becomes a generator of its own, known by its enclosure.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from flint import fmpq

from symbolic_info.numeric.exact import (
    ONE,
    ZERO,
    Exact,
    Real,
    add,
    as_real,
    divide,
    from_fraction,
    multiply,
    of_generator,
    polynomial,
    quotient,
    unexpanded,
)
from symbolic_info.numeric.generators import (
    Exponent,
    Generator,
    LogOf,
    LogOfReal,
    PowerOfReal,
    RootOf,
    Transcendental,
    is_positive,
)
from symbolic_info.numeric.integers import FACTORED_BITS, factors
from symbolic_info.numeric.limits import MAX_MONOMIALS
from symbolic_info.numeric.polynomials import (
    UNIT,
    Monomial,
    checked,
    integer_power,
    log_monomial,
    monomial_power,
)

# higher powers of sums are not multiplied out
_MAX_EXPANDED_POWER = 16


def ln(x: Exact) -> Exact:
    """Return the natural logarithm of an x that is known to be positive."""
    if not isinstance(x, Real):
        return _ln_of_small(x) if x.height_bits() <= FACTORED_BITS else _ln_of_rational(x)
    monomial = _positive_monomial(x)
    if monomial is None:
        return of_generator(LogOfReal(x))
    generators, coefficient = monomial
    parts: list[Exact] = [ln(coefficient)]
    for generator, exponent in generators:
        parts.append(multiply(from_fraction(Fraction(exponent)), _ln_of_generator(generator)))
    return add(parts)


@lru_cache(maxsize=8192)
def _ln_of_small(x: fmpq) -> Exact:
    return _ln_of_rational(x)


def _ln_of_rational(x: fmpq) -> Exact:
    # numerator and denominator are coprime, so no factor stands in both
    return quotient({log_monomial(n): fmpq(e) for n, e in _rational_factors(x)})


def _ln_of_generator(generator: Generator) -> Exact:
    if isinstance(generator, RootOf):
        return Real({log_monomial(generator.integer): ONE})
    if generator == Transcendental("e"):
        return ONE
    if isinstance(generator, PowerOfReal):
        base, exponent = generator.base, generator.exponent
        if isinstance(base, Real) and isinstance(exponent, Real):
            return multiply(exponent, ln(base))
    return of_generator(LogOfReal(of_generator(generator)))


def _positive_monomial(x: Real) -> tuple[Monomial, fmpq] | None:
    """Return x as a monomial with its coefficient, if it is one and visibly positive."""
    if x.denominator is None and len(x.numerator) == 1:
        ((monomial, coefficient),) = x.numerator.items()
        if coefficient > 0 and all(is_positive(g) for g, _ in monomial):
            return monomial, coefficient
    return None


def power(base: Exact, exponent: Exact) -> Exact:
    """Return the power; either ``base`` is known to be positive or ``exponent`` is an integer.

    The base of a negative power is known not to be 0.
    """
    if isinstance(exponent, Real):
        exponential = _exp(multiply(exponent, ln(base)))
        if exponential is None:
            return of_generator(PowerOfReal(as_real(base), exponent))
        return exponential
    if exponent.denominator == 1:
        return _integer_power(base, int(exponent.numerator))
    fraction = Fraction(int(exponent.numerator), int(exponent.denominator))
    if not isinstance(base, Real):
        return radical({n: c * fraction for (n, c) in _rational_factors(base)})
    monomial = _positive_monomial(base)
    if monomial is None:
        return of_generator(PowerOfReal(base, as_real(exponent)))
    generators, coefficient = monomial
    raised, factor = monomial_power(generators, fraction)
    return multiply(power(coefficient, exponent), quotient({raised: factor}))


def _rational_factors(x: fmpq) -> list[tuple[int, int]]:
    above = factors(int(x.numerator))
    below = factors(int(x.denominator))
    return [*above, *((n, -e) for n, e in below)]


def _integer_power(base: Exact, exponent: int) -> Exact:
    if not isinstance(base, Real):
        return integer_power(base, exponent)
    if exponent < 0:
        return divide(ONE, _integer_power(base, -exponent))
    if exponent == 0:
        return ONE
    if base.denominator is None and len(base.numerator) == 1:
        ((monomial, coefficient),) = base.numerator.items()
        raised, factor = monomial_power(monomial, exponent)
        return quotient({raised: factor * integer_power(coefficient, exponent)})
    if exponent > _MAX_EXPANDED_POWER or len(base.numerator) ** exponent > MAX_MONOMIALS:
        return _integer_power(unexpanded(base), exponent)
    result: Exact = base
    for _ in range(exponent - 1):
        result = multiply(result, base)
    return result


def radical(exponents: dict[int, Fraction]) -> Exact:
    """Return the product of integers with rational exponents."""
    coefficient = ONE
    parts: list[tuple[Generator, Exponent]] = []
    for integer, exponent in exponents.items():
        whole = exponent // 1
        coefficient = checked(coefficient * integer_power(fmpq(integer), whole))
        if exponent != whole:
            parts.append((RootOf(integer), exponent - whole))
    return quotient({frozenset(parts): coefficient})


def _exp(x: Exact) -> Exact | None:
    """Return e^x where x is a rational combination of 1 and logarithms of integers."""
    if isinstance(x, Real) and x.denominator is not None:
        return None
    exponents: dict[int, Fraction] = {}
    rational = ZERO
    for monomial, coefficient in polynomial(x).items():
        if monomial == UNIT:
            rational = coefficient
            continue
        if len(monomial) != 1:
            return None
        ((generator, exponent),) = monomial
        if not isinstance(generator, LogOf) or exponent != 1:
            return None
        exponents[generator.integer] = Fraction(
            int(coefficient.numerator), int(coefficient.denominator)
        )
    return multiply(power(of_generator(Transcendental("e")), rational), radical(exponents))
