"""Polynomials with rational coefficients in the generators, exponents of any sign allowed.

A polynomial maps monomials to non-zero coefficients; it is not changed once it is made. The
exponent of a ``RootOf`` is kept between 0 and 1, the whole part goes into the coefficient, so
that a radical has one form.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from flint import arb, fmpq

from symbolic_info.numeric.generators import (
    Exponent,
    Generator,
    LogOf,
    RootOf,
    enclosure_of_power,
)
from symbolic_info.numeric.limits import MAX_BITS, too_large

Monomial: TypeAlias = frozenset[tuple[Generator, Exponent]]
Polynomial: TypeAlias = dict[Monomial, fmpq]

UNIT: Monomial = frozenset()

# the bits of all summands of one addition, beyond which it takes seconds
_MAX_TOTAL_BITS = 50 * MAX_BITS


@lru_cache(maxsize=8192)
def log_monomial(integer: int) -> Monomial:
    """Return the monomial that is the logarithm of the integer."""
    return frozenset(((LogOf(integer), 1),))


def checked(value: fmpq) -> fmpq:
    """Return the number if it is no larger than allowed."""
    if value.height_bits() > MAX_BITS:
        raise too_large(value.height_bits())
    return value


def total(numbers: list[fmpq]) -> fmpq:
    """Return the sum, by halves, so that many small numbers meet no large one."""
    if len(numbers) < 2:
        return numbers[0] if numbers else fmpq(0)
    if sum(n.height_bits() for n in numbers) > _MAX_TOTAL_BITS:
        raise too_large(sum(n.height_bits() for n in numbers))
    while len(numbers) > 1:
        odd = numbers[-1:] if len(numbers) % 2 else []
        numbers = [a + b for a, b in zip(numbers[::2], numbers[1::2], strict=False)] + odd
    return checked(numbers[0])


def collected(terms: Iterable[tuple[Monomial, fmpq]]) -> Polynomial:
    """Return the polynomial with these terms; equal monomials are added up."""
    found: dict[Monomial, list[fmpq]] = {}
    for monomial, coefficient in terms:
        if monomial in found:
            found[monomial].append(coefficient)
        else:
            found[monomial] = [coefficient]
    result = {}
    for monomial, coefficients in found.items():
        coefficient = coefficients[0] if len(coefficients) == 1 else total(coefficients)
        if coefficient != 0:
            result[monomial] = coefficient
    return result


def scaled(a: Polynomial, factor: fmpq) -> Polynomial:
    """Return the polynomial times a non-zero number."""
    return {monomial: coefficient * factor for monomial, coefficient in a.items()}


def monomial_power(monomial: Monomial, exponent: Exponent) -> tuple[Monomial, fmpq]:
    """Return the power of a monomial, as a monomial and a coefficient."""
    return _whole_parts({generator: old * exponent for generator, old in monomial})


def times(a: Polynomial, b: Polynomial) -> Polynomial:
    """Return the product."""
    terms = []
    for left, x in a.items():
        for right, y in b.items():
            if left and right:
                monomial, factor = _product(left, right)
                terms.append((monomial, x * y if factor is None else x * y * factor))
            else:
                terms.append((left or right, x * y))
    return collected(terms)


@lru_cache(maxsize=8192)
def _product(left: Monomial, right: Monomial) -> tuple[Monomial, fmpq | None]:
    """Return the product of monomials as a monomial and, if it is not 1, a coefficient."""
    exponents = dict(left)
    for generator, exponent in right:
        exponents[generator] = exponents.get(generator, 0) + exponent
    monomial, factor = _whole_parts(exponents)
    return monomial, None if factor == 1 else factor


def _whole_parts(exponents: dict[Generator, Exponent]) -> tuple[Monomial, fmpq]:
    """Return the monomial with these exponents, and the rational factor of its radicals."""
    factor = fmpq(1)
    parts = []
    for generator, exponent in exponents.items():
        if isinstance(generator, RootOf):
            whole = exponent // 1
            if whole:
                factor *= integer_power(fmpq(generator.integer), int(whole))
            exponent = Fraction(exponent - whole)
        if exponent:
            parts.append((generator, exponent))
    return frozenset(parts), factor


def integer_power(base: fmpq, exponent: int) -> fmpq:
    """Return the power of a rational number (not 0 for a negative exponent)."""
    if exponent == 0:
        return fmpq(1)
    if base == 0 or abs(base) == 1:
        return base if exponent % 2 else base * base
    if base.height_bits() * abs(exponent) > MAX_BITS:
        raise too_large(base.height_bits() * abs(exponent))
    return base**exponent


def ratio(a: Polynomial, b: Polynomial) -> fmpq | None:
    """Return the number r with a = r b, if there is one."""
    if len(a) != len(b):
        return None
    found = None
    for monomial, coefficient in a.items():
        other = b.get(monomial)
        if other is None:
            return None
        if found is None:
            found = coefficient / other
        elif coefficient != found * other:
            return None
    return found


def enclosure(a: Polynomial) -> arb:
    """Return a ball that holds the value, at the current precision."""
    result = arb(0)
    for monomial, coefficient in a.items():
        product = arb(coefficient)
        for generator, exponent in monomial:
            product *= enclosure_of_power(generator, exponent)
        result += product
    return result
