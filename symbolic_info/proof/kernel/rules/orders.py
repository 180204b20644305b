"""The orders: log x <= x - 1, monotonicity, cancelling where 0 may stand, and that of numbers.

Each function reads its rule in one direction, and returns what it needs with the gap: a term
that vanishes exactly where the two sides, if they are finite, are equal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symbolic_info.proof.kernel.arithmetic import is_at_most, is_share
from symbolic_info.proof.kernel.rules.conditions import Conditions, must, need, need_increasing
from symbolic_info.proof.kernel.statement import KernelError, Statement
from symbolic_info.proof.kernel.values import FINITE, NONNEGATIVE, POSITIVE, Context, values
from symbolic_info.proof.kernel.witness import check_witness
from symbolic_info.terms import (
    EULER,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Log,
    Mul,
    Term,
    alpha_equal,
    is_continuous,
    subtract,
)
from symbolic_info.terms.binding import free_variables, has_unwritten_base

Order: TypeAlias = Callable[[Term, Term, Context], tuple[Conditions, Term]]


def _logarithm_inequality(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """p log(p/q) >= (p - q) log e, which is log x <= (x - 1) log e for x = q/p, times p.

    And p log(p/q) >= p log r + (p - q r) log e, the same for q r in place of q. The number r has
    to be defined where p > 0 or q > 0, and finite where q > 0.
    """
    match before, after:
        case Mul(factors=(p, Log(argument=Div(numerator=top, denominator=q), base=base))), _:
            must(alpha_equal(p, top), "the weight is not the numerator")
            needs = need("non-negative", p, context) + need("non-negative", q, context)
            needs += need_increasing(base, context)
            scale = Log(EULER, base)
            if alpha_equal(after, Mul((subtract(p, q), scale))):
                return needs, subtract(p, q)
            match after:
                case Add(parts=(Mul(factors=(weight, Log(argument=r))), _)) if weight == p:
                    rest = subtract(p, Mul((q, r)))
                    bound = Add((Mul((p, Log(r, base))), Mul((rest, scale))))
                    must(alpha_equal(after, bound), "the bound is p log r + (p - q r) log e")
                    must(
                        values(r, context.assuming((p,))) <= NONNEGATIVE | {"+oo"}
                        and values(r, context.assuming((q,))) <= NONNEGATIVE,
                        f"{r} may be undefined or infinite",
                    )
                    return needs, rest
            raise KernelError("p log(p/q) is at least (p - q) log e")
    raise KernelError("no term of the form p log(p/q)")


def _logarithm_of_probability(
    before: Term, after: Term, context: Context
) -> tuple[Conditions, Term]:
    """log P(x) <= 0, as P(x) <= 1."""
    match before:
        case Log(argument=Apply(distribution=p) as chance, base=base) if not is_continuous(p):
            must(after == ZERO, "the bound is 0")
            return need_increasing(base, context), subtract(ONE, chance)
    raise KernelError("no logarithm of a probability")


def _monotonicity_of_probability(
    before: Term, after: Term, context: Context
) -> tuple[Conditions, Term]:
    """P(x) <= 1, and P(x, y) <= P(x)."""
    must(is_share(before, after), "{} is not known to be a part of {}", before, after)
    return (), subtract(after, before)


def _monotonicity(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """log a <= log b, as a <= b."""
    match before, after:
        case Log(argument=a, base=base), Log(argument=b, base=other) if base == other:
            must(is_at_most(a, b, context), "{} is not known to be at most {}", a, b)
            return need_increasing(base, context), _cleared(a, b, context)
    raise KernelError("no two logarithms to one base")


def _cleared(a: Term, b: Term, context: Context) -> Term:
    """Return b - a times such of their denominators as are positive."""
    (top_a, bottom_a), (top_b, bottom_b) = (_fraction(side, context) for side in (a, b))
    return subtract(Mul((top_b, bottom_a)), Mul((top_a, bottom_b)))


def _fraction(term: Term, context: Context) -> tuple[Term, Term]:
    match term:
        case Div(numerator=a, denominator=b) if values(b, context) <= POSITIVE:
            return a, b
    return term, ONE


def _cancellation_with_zero(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """b (a / b) <= a for a, b >= 0: it is a, or 0 where b = 0."""
    match before:
        case Mul(factors=(b, Div(numerator=a, denominator=bottom))):
            must(alpha_equal(b, bottom) and alpha_equal(a, after), "b (a/b) is at most a")
            needs = need("non-negative", a, context) + need("non-negative", b, context)
            return needs, subtract(a, before)
    raise KernelError("no product of the form b (a/b)")


def _sign(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """What is never negative is at least 0."""
    must(after == ZERO, "the bound is 0")
    must(values(before, context) <= NONNEGATIVE | {"+oo"}, "{} may be negative", before)
    return (), before


def _finiteness(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """A real number is less than infinity."""
    must(after == INFINITY, "the bound is infinity")
    must(values(before, context) <= FINITE | {"-oo"}, "{} may be infinite or undefined", before)
    return (), ONE


def _comparison(before: Term, after: Term, context: Context) -> tuple[Conditions, Term]:
    """One number is less than another, by rigorous enclosures of both."""
    both = Add((before, after))
    must(not (free_variables(both) or has_unwritten_base(both)), f"{both} is no number")
    check_witness(Statement(before, "≱", after), ())
    return (), ONE


ORDERS: dict[str, tuple[str, Order]] = {
    "logarithm inequality": ("≥", _logarithm_inequality),
    "logarithm of a probability": ("≤", _logarithm_of_probability),
    "monotonicity of probability": ("≤", _monotonicity_of_probability),
    "monotonicity of the logarithm": ("≤", _monotonicity),
    "cancellation up to zero": ("≤", _cancellation_with_zero),
    "sign": ("≥", _sign),
    "finiteness": ("<", _finiteness),
    "comparison of numbers": ("<", _comparison),
}
