"""Exact values written as terms again: rationals, and combinations of logarithms.

A quotient of logarithms is written as a logarithm to a base: ln 5 / ln 2 as log_2 5. The form is
for people; that it is equal to the value is a matter of algebra, and tested as such.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from math import gcd, lcm, prod

from flint import fmpq

from symbolic_info.numeric import polynomials
from symbolic_info.numeric.decisions import is_short, refined
from symbolic_info.numeric.exact import Exact, Real
from symbolic_info.numeric.generators import (
    Exponent,
    Generator,
    LogOf,
    RootOf,
    Transcendental,
)
from symbolic_info.numeric.integers import factors
from symbolic_info.numeric.polynomials import Polynomial, log_monomial
from symbolic_info.numeric.value import Value, evaluate
from symbolic_info.terms import (
    EULER,
    INFINITY,
    Add,
    Constant,
    Div,
    Log,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    number,
)

_NOTHING = fmpq(0)


@dataclass(frozen=True)
class _Part:
    """One summand: coefficient times logarithms and other factors, over logarithms of bases."""

    logs: tuple[int, ...]
    coefficient: fmpq
    bases: tuple[int, ...]
    others: tuple[Term, ...]


def exact_form(value: Value | Term) -> Term | None:
    """Return a closed term that is equal to the value, simplified; ``None`` if there is none.

    There is none for an undefined value, for one in which a power or logarithm is known by its
    enclosure only, such as log(log 3), and for one with numbers too long to be shown.

    >>> from symbolic_info.terms import Entropy, LiteralPmf
    >>> exact_form(Entropy(LiteralPmf((number("1/3"), number("2/3"))), base=number(2)))
    log_2(3) - 2/3
    """
    if isinstance(value, Term):
        value = evaluate(value)
    if value.number is None:
        return {"+oo": INFINITY, "-oo": Neg(INFINITY)}.get(value.kind)
    return _form(refined(value.number))


def _form(x: Exact) -> Term | None:
    if not isinstance(x, Real):
        return number(_fraction(x)) if is_short(_fraction(x)) else None
    coefficients = [*x.numerator.values(), *(x.denominator or {}).values()]
    if not all(is_short(_fraction(c)) for c in coefficients):
        return None
    generators = {
        generator
        for polynomial in (x.numerator, x.denominator or {})
        for monomial in polynomial
        for generator, _ in monomial
    }
    if not all(isinstance(g, LogOf | RootOf | Transcendental) for g in generators):
        return None
    if x.denominator is None:
        return _sum(x.numerator, None)
    argument = _common_logarithm(x.denominator)
    if argument is None:
        return Div(_sum(x.numerator, None), _sum(x.denominator, None))
    base, factor = argument
    return _sum_over(polynomials.scaled(x.numerator, 1 / factor), base)


def _sum_over(numerator: Polynomial, base: int) -> Term:
    """Return the polynomial over ln base as a term, with a constant if that makes it shorter."""
    whole = {log_monomial(n): fmpq(e) for n, e in factors(base)}
    best, constant = numerator, fmpq(0)
    for monomial, exponent in whole.items():
        share = numerator.get(monomial, fmpq(0)) / exponent
        if share != 0:
            rest = polynomials.collected(
                [*numerator.items(), *polynomials.scaled(whole, -share).items()]
            )
            if len(rest) + 1 < len(best) + (constant != 0):
                best, constant = rest, share
    return _sum(best, base, constant)


def _fraction(x: fmpq) -> Fraction:
    return Fraction(int(x.numerator), int(x.denominator))


def _common_logarithm(denominator: Polynomial) -> tuple[int, fmpq] | None:
    """Return b and c with the polynomial equal to c ln b, if there are such."""
    exponents: dict[int, Fraction] = {}
    for monomial, coefficient in denominator.items():
        if len(monomial) != 1:
            return None
        ((generator, exponent),) = monomial
        if not isinstance(generator, LogOf) or exponent != 1:
            return None
        exponents[generator.integer] = _fraction(coefficient)
    scale = lcm(*(e.denominator for e in exponents.values()))
    whole = [int(e * scale) for e in exponents.values()]
    common = reduce(gcd, whole)
    if min(whole) < 0 < max(whole):
        return None
    if min(whole) < 0:
        common = -common
    base = prod(n ** (e // common) for n, e in zip(exponents, whole, strict=True))
    return base, fmpq(common, scale)


def _sum(polynomial: Polynomial, base: int | None, constant: fmpq = _NOTHING) -> Term:
    """Return the constant plus the polynomial, divided by ln base if there is one, as a term."""
    parts: list[_Part] = [] if constant == 0 else [_Part((), constant, (), ())]
    for monomial, coefficient in polynomial.items():
        logs: list[int] = []
        bases: list[int] = [] if base is None else [base]
        others = []
        for generator, exponent in monomial:
            if isinstance(generator, LogOf) and exponent == int(exponent):
                (logs if exponent > 0 else bases).extend([generator.integer] * abs(int(exponent)))
            else:
                others.append((generator, exponent))
        parts.append(_Part(tuple(sorted(logs)), coefficient, tuple(sorted(bases)), _powers(others)))
    merged = _merged(parts)
    # a positive part first, if there is one; then constants, then logarithms by their size
    merged.sort(key=lambda part: (part.coefficient < 0, part.logs))
    terms = [_product(part) for part in merged]
    return terms[0] if len(terms) == 1 else Add(tuple(terms))


def _merged(parts: list[_Part]) -> list[_Part]:
    """Return the parts with c log a + c log b made into c log(ab)."""
    found: dict[tuple[object, ...], _Part] = {}
    for part in parts:
        if len(part.logs) == 1:
            key = (part.coefficient, part.bases, part.others)
            if key in found:
                part = replace(part, logs=(part.logs[0] * found[key].logs[0],))
            found[key] = part
        else:
            found[(part,)] = part
    return list(found.values())


def _powers(powers: list[tuple[Generator, Exponent]]) -> tuple[Term, ...]:
    """Return the powers as factors, roots of the same degree under one."""
    radicands: dict[Exponent, int] = {}
    factors = []
    for generator, exponent in sorted(powers, key=str):
        match generator:
            case RootOf(integer=n):
                radicands[exponent] = radicands.get(exponent, 1) * n
            case LogOf(integer=n):
                factors.append(_power(_log(n, None), exponent))
            case Transcendental(name=name):
                factors.append(_power(Constant(name), exponent))
            case _:
                raise TypeError(f"no form for {generator}")
    roots = [_power(Number(Fraction(n)), exponent) for exponent, n in sorted(radicands.items())]
    return (*roots, *factors)


def _power(base: Term, exponent: Exponent) -> Term:
    return base if exponent == 1 else Pow(base, number(Fraction(exponent)))


def _log(n: int, base: int | None) -> Term:
    return Log(Number(Fraction(n)), EULER if base is None else Number(Fraction(base)))


def _product(part: _Part) -> Term:
    bases = list(part.bases)
    factors = [*part.others, *(_log(n, bases.pop() if bases else None) for n in part.logs)]
    divisors = [_log(n, None) for n in bases]
    size = abs(_fraction(part.coefficient))
    above = factors if size == 1 and factors else [Number(size), *factors]
    result = above[0] if len(above) == 1 else Mul(tuple(above))
    if divisors:
        result = Div(result, divisors[0] if len(divisors) == 1 else Mul(tuple(divisors)))
    return Neg(result) if part.coefficient < 0 else result
