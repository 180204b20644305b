"""Products and sums in the order in which they are written.

The kernel's normal form has an order of its own; what a derivation shows keeps the order that
a person chose.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.proof.kernel.values import Context, values
from symbolic_info.terms import ONE, ZERO, Add, Div, Integral, Mul, Neg, Number, Pow, Sum, Term

MAX_PARTS = 2_000
MAX_POWER = 8


class TooLarge(Exception):
    """The formula grows beyond what the prover takes on."""


def expand(term: Term, context: Context) -> list[tuple[Fraction, list[Term]]]:
    """Multiply out: the numbers and the factors of each product, in the order written."""
    if term in context.whole:
        return [(Fraction(1), [term])]
    match term:
        case Number(value=value):
            return [(value, [])] if value else []
        case Neg(operand=part):
            return [(-c, factors) for c, factors in expand(part, context)]
        case Add(parts=parts):
            return [product for part in parts for product in expand(part, context)]
        case Mul(factors=factors):
            found: list[tuple[Fraction, list[Term]]] = [(Fraction(1), [])]
            for factor in factors:
                right = expand(factor, context)
                if len(found) * len(right) > MAX_PARTS:
                    raise TooLarge(f"more than {MAX_PARTS} products")
                found = [(c * d, [*f, *g]) for c, f in found for d, g in right]
            return found
        case Pow(base=Add() as base, exponent=Number(value=k)) if k in range(2, MAX_POWER + 1):
            return expand(Mul((base,) * int(k)), context)
        case Div(numerator=a, denominator=Number(value=value)) if value:
            return [(c / value, factors) for c, factors in expand(a, context)]
        case Div(numerator=a, denominator=b) if a != ONE and values(b, context) <= {"+", "-"}:
            return [(c, _divided(factors, b)) for c, factors in expand(a, context)]
        case _:
            return [(Fraction(1), [term])]


def _divided(factors: list[Term], divisor: Term) -> list[Term]:
    if divisor not in factors:
        return [*factors, Div(ONE, divisor)]
    place = factors.index(divisor)
    return factors[:place] + factors[place + 1 :]


def tidy(term: Term) -> Term:
    """Return the term with brackets opened and signs and numbers in front; nothing is collected.

    Arguments of logarithms and of distributions are left as they stand.
    """
    match term:
        case Add(parts=parts):
            return sum_of([p for part in parts for p in _summands(tidy(part)) if p != ZERO])
        case Neg(operand=part):
            return sum_of([_negated(p) for p in _summands(tidy(part)) if p != ZERO])
        case Mul(factors=factors):
            coefficient = Fraction(1)
            rest: list[Term] = []
            for factor in (f for whole in factors for f in _factors(tidy(whole))):
                match factor:
                    case Number(value=value):
                        coefficient *= value
                    case Neg(operand=part):
                        coefficient = -coefficient
                        rest.extend(_factors(part))
                    case _:
                        rest.append(factor)
            return ZERO if coefficient == 0 else product_of(coefficient, rest)
        case Div(numerator=a, denominator=b) if b == ONE:
            return tidy(a)
        case Sum() | Integral():
            return term.with_children((tidy(term.body), *term.children[1:]))
        case _:
            return term


def _summands(term: Term) -> tuple[Term, ...]:
    return term.parts if isinstance(term, Add) else (term,)


def _factors(term: Term) -> tuple[Term, ...]:
    return term.factors if isinstance(term, Mul) else (term,)


def _negated(term: Term) -> Term:
    return term.operand if isinstance(term, Neg) else Neg(term)


def product_of(coefficient: Fraction, factors: list[Term]) -> Term:
    """Return the product, with the sign in front."""
    size = abs(coefficient)
    parts = [*([] if size == 1 else [Number(size)]), *factors]
    whole = ONE if not parts else parts[0] if len(parts) == 1 else Mul(tuple(parts))
    return Neg(whole) if coefficient < 0 else whole


def sum_of(parts: list[Term]) -> Term:
    """Return the sum of the parts."""
    return ZERO if not parts else parts[0] if len(parts) == 1 else Add(tuple(parts))
