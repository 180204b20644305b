"""The laws of the logarithm. Each says what a logarithm becomes, and what that needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from symbolic_info.proof.kernel.rules.conditions import Conditions, Rule, must, need
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import (
    EULER,
    ONE,
    ZERO,
    Add,
    Div,
    Log,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    alpha_equal,
    subtract,
)

_Needs: TypeAlias = list[tuple[str, Term]]
_Law: TypeAlias = Callable[[Term, Term | None], tuple[Term, _Needs] | None]


def _quotient(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log(a/b) = log a - log b."""
    match argument:
        case Div(numerator=a, denominator=b):
            needs = [("non-negative", a), ("non-negative", b)]
            return subtract(Log(a, base), Log(b, base)), needs
    return None


def _reciprocal(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log(1/b) = -log b."""
    match argument:
        case Div(numerator=a, denominator=b) if a == ONE:
            return Neg(Log(b, base)), [("non-negative", b)]
    return None


def _product(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log(a b) = log a + log b."""
    match argument:
        case Mul(factors=factors):
            logarithms = tuple(Log(factor, base) for factor in factors)
            return Add(logarithms), [("non-negative", factor) for factor in factors]
    return None


def _power(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log(a^k) = k log a."""
    match argument:
        case Pow(base=a, exponent=k):
            # 0^k for a symbolic k is a case of its own
            whole = isinstance(k.operand if isinstance(k, Neg) else k, Number)
            needs = [("non-negative" if whole else "positive", a), ("finite", k)]
            return Mul((k, Log(a, base))), [*needs, ("base", base or EULER)]
    return None


def _one(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log 1 = 0."""
    return (ZERO, [("base", base or EULER)]) if argument == ONE else None


def _base(argument: Term, base: Term | None) -> tuple[Term, _Needs] | None:
    """log_b b = 1."""
    return (ONE, [("base", argument)]) if argument == base else None


def _rule(law: _Law) -> Rule:
    def rule(before: Term, after: Term, context: Context) -> Conditions:
        found = law(before.argument, before.base) if isinstance(before, Log) else None
        must(found is not None, f"{before} is not of the form of {law.__doc__}")
        assert found is not None
        must(alpha_equal(after, found[0]), f"the law is {law.__doc__}")
        return tuple(c for kind, term in found[1] for c in need(kind, term, context))

    return rule


LAWS: dict[str, Rule] = {
    "logarithm of a quotient": _rule(_quotient),
    "logarithm of a reciprocal": _rule(_reciprocal),
    "logarithm of a product": _rule(_product),
    "logarithm of a power": _rule(_power),
    "logarithm of one": _rule(_one),
    "logarithm of the base": _rule(_base),
}
