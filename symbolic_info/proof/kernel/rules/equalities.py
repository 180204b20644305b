"""What may be put in for a term: its definition, arithmetic, hypotheses, laws of the logarithm."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from itertools import product

from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic
from symbolic_info.proof.kernel.rules.conditions import Conditions, Rule, must, need
from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.kernel.values import Context, values
from symbolic_info.terms import (
    EULER,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Index,
    Log,
    Marginal,
    Mul,
    Neg,
    Number,
    Outcome,
    Pow,
    Term,
    alpha_equal,
    substitute,
    subtract,
    walk,
)
from symbolic_info.terms.unfolding import unfolded

MAX_INSTANCES = 100


def _definition(before: Term, after: Term, context: Context) -> Conditions:
    definition = unfolded(before)
    defined = definition is not None and alpha_equal(definition, after)
    must(defined, "{} is not defined so", before)
    return need("base", before.base or EULER, context) if isinstance(before, Log) else ()


def _marginalisation(before: Term, after: Term, context: Context) -> Conditions:
    marginal = isinstance(before, Apply) and isinstance(before.distribution, Marginal)
    must(marginal, "no marginal probability")
    return _definition(before, after, context)


def _hypothesis(before: Term, after: Term, context: Context) -> Conditions:
    """What vanishes by hypothesis is ``before - after``, or that times something not 0 here."""
    difference = subtract(before, after)
    places = (difference, *context.nonzero)
    points = {p for term in places for _, p in walk(term) if isinstance(p, Index | Outcome)}
    for hypothesis in context.hypotheses:
        if isinstance(hypothesis, Vanishing):
            choices = [
                [p for p in points if getattr(p, "alphabet", index.alphabet) == index.alphabet]
                for index in hypothesis.indices
            ]
            for count, chosen in enumerate(product(*choices)):
                must(count < MAX_INSTANCES, "too many symbols that the hypothesis may be about")
                put_in: dict[Term, Term] = dict(zip(hypothesis.indices, chosen, strict=True))
                instance = substitute(hypothesis.term, put_in)
                for other in (ONE, *context.nonzero):
                    scaled = difference if other == ONE else Mul((other, difference))
                    for goal in (scaled, Neg(scaled)):
                        # what cannot be rearranged says nothing against the other hypotheses
                        with suppress(KernelError):
                            if equal_by_arithmetic(instance, goal, context):
                                return ()
    raise KernelError("no hypothesis says that {} is {}", before, after)


def _infinity(before: Term, after: Term, context: Context) -> Conditions:
    """A term that is infinite for certain."""
    infinity = {INFINITY: "+oo", Neg(INFINITY): "-oo"}.get(after)
    must(infinity is not None, "the value is infinity")
    must(values(before, context) == {infinity}, "{} is not known to be infinite", before)
    return ()


def _cancellation(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Div(numerator=a, denominator=b) if alpha_equal(a, b) and after == ONE:
            return need("not zero", a, context)
    raise KernelError("no quotient of equals")


def _arithmetic(before: Term, after: Term, context: Context) -> Conditions:
    equal = equal_by_arithmetic(before, after, context)
    must(equal, "{} is not {} by arithmetic", before, after)
    return ()


def _renaming(before: Term, after: Term, context: Context) -> Conditions:
    must(alpha_equal(before, after), "more than bound names differ")
    return ()


LAWS = {
    "logarithm of a quotient": "log(a/b) = log a - log b",
    "logarithm of a reciprocal": "log(1/b) = -log b",
    "logarithm of a product": "log(a b) = log a + log b",
    "logarithm of a power": "log(a^k) = k log a",
    "logarithm of one": "log 1 = 0",
    "logarithm of the base": "log_b b = 1",
}


def _law(name: str, before: Term, after: Term, context: Context) -> Conditions:
    """A logarithm, and what it becomes by the law of this name."""
    must(isinstance(before, Log), "no logarithm")
    assert isinstance(before, Log)
    found, needs = _by_law(name, before.argument, before.base)
    must(alpha_equal(after, found), "the law is {}", LAWS[name])
    return tuple(c for kind, term in needs for c in need(kind, term, context))


def _by_law(name: str, argument: Term, base: Term | None) -> tuple[Term, list[tuple[str, Term]]]:
    """Return what log(argument) is by the law, and what that needs."""
    match name.removeprefix("logarithm of "), argument:
        case "a quotient", Div(numerator=a, denominator=b):
            return subtract(Log(a, base), Log(b, base)), [("non-negative", a), ("non-negative", b)]
        case "a reciprocal", Div(numerator=a, denominator=b) if a == ONE:
            return Neg(Log(b, base)), [("non-negative", b)]
        case "a product", Mul(factors=factors):
            logarithms = tuple(Log(factor, base) for factor in factors)
            return Add(logarithms), [("non-negative", factor) for factor in factors]
        case "a power", Pow(base=a, exponent=k):
            # 0^k for a symbolic k is a case of its own
            whole = isinstance(k.operand if isinstance(k, Neg) else k, Number)
            needs = [("non-negative" if whole else "positive", a), ("finite", k)]
            return Mul((k, Log(a, base))), [*needs, ("base", base or EULER)]
        case "one", _ if argument == ONE:
            return ZERO, [("base", base or EULER)]
        case "the base", _ if argument == base:
            return ONE, [("base", argument)]
    raise KernelError("the argument {} is not of the form of {}", argument, LAWS[name])


def _power_of_logarithm(before: Term, after: Term, context: Context) -> Conditions:
    """b^(log_b a) is a."""
    match before:
        case Pow(base=base, exponent=k) if alpha_equal(k, Log(after, base)):
            return need("base", base, context) + need("positive", after, context)
    raise KernelError("no power of its logarithm")


IN_PLACE: dict[str, Rule] = {
    "definition": _definition,
    "marginalisation": _marginalisation,
    "hypothesis": _hypothesis,
    "infinity": _infinity,
    "cancellation": _cancellation,
    "arithmetic": _arithmetic,
    "renaming": _renaming,
    "power of a logarithm": _power_of_logarithm,
    **{name: partial(_law, name) for name in LAWS},
}
