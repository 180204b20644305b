"""The laws of the logarithm, applied wherever they can be."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import gcd, lcm

from symbolic_info.proof.kernel.arithmetic import constant_value
from symbolic_info.proof.kernel.places import descend
from symbolic_info.proof.kernel.rules import apply_rule
from symbolic_info.proof.kernel.statement import KernelError
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.products import expand, product_of, sum_of
from symbolic_info.proof.prover.writing import Move, Pen
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Log,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    alpha_equal,
    kinds,
    replace_at,
    subtract,
    walk,
)

MAX_PRIME = 10_000


def cancel(pen: Pen) -> None:
    """Write a quotient of equals as 1, a / (c a) as 1 / c and b (a / b) as a, where that holds."""
    if Div not in kinds(pen.term):
        return
    pen.outside_in(_quotient_of_equals, of=(Div,))
    for path, part in reversed(list(walk(pen.term))):
        after = _quotient_of_a_multiple(part, pen.context) or _multiple_of_a_quotient(part)
        if after is not None:
            try:
                context = descend(pen.term, path, pen.context).context
                apply_rule("arithmetic", part, after, context)
            except KernelError:
                continue
            pen.moves.append(Move("arithmetic", path, part, after))
            pen.term = replace_at(pen.term, path, after)


def _quotient_of_a_multiple(term: Term, context: Context) -> Term | None:
    match term:
        case Div(numerator=Apply() as a, denominator=Add() | Mul() as b):
            products = expand(b, context)
            multiple = sum((c for c, _ in products), Fraction(0))
            if multiple and all(factors == [a] for _, factors in products):
                return Number(1 / multiple)
    return None


def _multiple_of_a_quotient(term: Term) -> Term | None:
    """Return what is left of a product of P(x) and what is divided by it."""
    factors = list(term.factors) if isinstance(term, Mul) else []
    for k, factor in enumerate(factors):
        match factor:
            case Div(numerator=a, denominator=Apply() as b) if b in factors:
                factors[k] = a
                factors.remove(b)
                return product_of(Fraction(1), [f for f in factors if f != ONE])
    return None


def _quotient_of_equals(term: Term) -> tuple[str, Term] | None:
    match term:
        case Div(numerator=a, denominator=b) if alpha_equal(a, b) and not isinstance(a, Number):
            return "cancellation", ONE
    return None


def work_out_divisors(pen: Pen) -> None:
    """Write what is divided by as a number where it is one by arithmetic: λ + (1 - λ) as 1."""
    if Div not in kinds(pen.term):
        return
    for path, part in list(walk(pen.term)):
        match part:
            case Div(denominator=Add() as divisor):
                value = constant_value(divisor)
                if value:
                    pen.moves.append(Move("arithmetic", (*path, 1), divisor, Number(value)))
                    pen.term = replace_at(pen.term, (*path, 1), Number(value))


def drop_logarithms_of_one(pen: Pen) -> None:
    """Write log 1 as 0."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(argument=Number(value=value)) if value == 1:
                return "logarithm of one", ZERO
        return None

    pen.outside_in(change, of=(Log,))


def evaluate_logarithms_of_bases(pen: Pen) -> None:
    """Write the logarithm of the base as 1."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(argument=argument, base=base) if argument == base:
                return "logarithm of the base", ONE
        return None

    pen.outside_in(change, of=(Log,))


def undo(pen: Pen) -> None:
    """Write b^(log_b a) as a, b^(-log_b a) as 1/a, and b^(k log_b a) as a^k."""
    if Pow not in kinds(pen.term):
        return
    for path, part in list(walk(pen.term)):
        match part:
            case Pow(base=base, exponent=Log(argument=a) as logarithm) if logarithm.base == base:
                pen.replace("power of a logarithm", a, path)
            case Pow(base=base, exponent=Neg(operand=Log(argument=a) as logarithm)) if (
                logarithm.base == base
            ):
                inverse = Div(ONE, a)
                pen.replace("logarithm of a reciprocal", Log(inverse, base), (*path, 1))
                pen.replace("power of a logarithm", inverse, path)
            case Pow(base=base, exponent=Mul(factors=(k, Log(argument=a) as logarithm))) if (
                logarithm.base == base
            ):
                pen.replace("logarithm of a power", Log(Pow(a, k), base), (*path, 1))
                pen.replace("power of a logarithm", Pow(a, k), path)


def apply_laws(pen: Pen) -> None:
    """Take apart logarithms of quotients, products and powers, all the way."""
    pen.outside_in(_law, of=(Log,), again=True)


def _law(term: Term) -> tuple[str, Term] | None:
    match term:
        case Log(argument=Div(numerator=a, denominator=b), base=base) if a == ONE:
            return "logarithm of a reciprocal", Neg(Log(b, base))
        case Log(argument=Div(numerator=a, denominator=b), base=base):
            return "logarithm of a quotient", subtract(Log(a, base), Log(b, base))
        case Log(argument=Mul(factors=factors), base=base):
            return "logarithm of a product", Add(tuple(Log(f, base) for f in factors))
        case Log(argument=Pow(base=a, exponent=k), base=base):
            return "logarithm of a power", Mul((k, Log(a, base)))
    return None


def factor_sums(pen: Pen) -> None:
    """Take out of sums in logarithms what their terms have in common: log(P/2 + Q/2)."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(argument=Add() as argument, base=base):
                after = _factored(argument, pen.context)
                return None if after is None else ("arithmetic", Log(after, base))
        return None

    pen.outside_in(change, of=(Log,))


def factor_numbers(pen: Pen) -> None:
    """Write logarithms of numbers as sums and differences of logarithms of primes."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(argument=Number(value=value), base=base) if value > 0 and value != 1:
                after = _prime_factors(value)
                return None if after is None else ("arithmetic", Log(after, base))
        return None

    pen.outside_in(change, of=(Log,))
    if pen.moves:
        pen.outside_in(_law, of=(Log,), again=True)


def _factored(argument: Add, context: Context) -> Term | None:
    products = expand(argument, context)
    if products and not any(factors for _, factors in products):
        return Number(sum((c for c, _ in products), Fraction(0)))
    if len(products) == 1 and argument not in context.whole:
        return product_of(*products[0])
    if len(products) < 2 or any(c < 0 for c, _ in products):
        return None
    common = Counter(products[0][1])
    for _, factors in products[1:]:
        common &= Counter(factors)
    numerators = gcd(*(c.numerator for c, _ in products))
    content = Fraction(numerators, lcm(*(c.denominator for c, _ in products)))
    if content == 1 and not common:
        return None
    rest = [
        product_of(c / content, list((Counter(factors) - common).elements()))
        for c, factors in products
    ]
    shared = product_of(content, list(common.elements()))
    return Mul((shared, sum_of(rest)))


def _prime_factors(value: Fraction) -> Term | None:
    if value.denominator != 1:
        return Div(Number(Fraction(value.numerator)), Number(Fraction(value.denominator)))
    rest, found = value.numerator, []
    for prime in range(2, MAX_PRIME):
        if prime * prime > rest:
            break
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        if power:
            base = Number(Fraction(prime))
            found.append(base if power == 1 else Pow(base, Number(Fraction(power))))
    if rest > 1:
        found.append(Number(Fraction(rest)))
    if len(found) == 1:
        return found[0] if isinstance(found[0], Pow) else None
    return Mul(tuple(found))
