"""The rules of inference, each under the name that the field uses.

A rule looks at a term before and after a step, and at the context of the place. An equality
rule grants that both have the same value, finite, infinite or undefined, in every environment
of the context. An order rule grants ``before ≤ after`` or ``before ≥ after`` where both are
defined. Both may be read in both directions. A rule returns the side conditions that it made use
of, and raises ``KernelError`` where it does not apply. Terms are compared up to the names of
bound variables.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic, is_at_most
from symbolic_info.proof.kernel.statement import FiniteIntegral, KernelError
from symbolic_info.proof.kernel.values import (
    NONNEGATIVE,
    Context,
    is_finite,
    is_valid_base,
    values,
)
from symbolic_info.terms import (
    EULER,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Index,
    Integral,
    LiteralPmf,
    Log,
    Marginal,
    Mul,
    Neg,
    Number,
    Outcome,
    Pow,
    Size,
    Sum,
    Symbol,
    Term,
    alpha_equal,
    alphabets_of,
    is_continuous,
    subtract,
    walk,
)
from symbolic_info.terms.binding import free_variables, substitute
from symbolic_info.terms.unfolding import unfolded


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a step needs and the kernel granted: ``term`` is so, at this place.

    ``kind`` is one of ``finite``, ``non-negative``, ``positive``, ``base``, ``integrable``.
    """

    kind: str
    term: Term


Conditions: TypeAlias = tuple[Condition, ...]
Rule: TypeAlias = Callable[[Term, Term, Context], Conditions]


def need(granted: bool, kind: str, term: Term) -> Conditions:
    """Return the condition if it is granted."""
    if not granted:
        raise KernelError(f"{term} is not known to be {kind} here")
    # nobody wants to be told that 1/2 is finite
    return () if free_variables(term) == frozenset() else (Condition(kind, term),)


def _must(holds: bool, reason: str) -> None:
    if not holds:
        raise KernelError(reason)


def _need_argument(term: Term, context: Context) -> Conditions:
    return need(values(term, context) <= NONNEGATIVE, "non-negative", term)


# equalities: each function reads its rule in one direction


def _definition(before: Term, after: Term, context: Context) -> Conditions:
    definition = unfolded(before)
    _must(definition is not None, f"{before} has no definition")
    assert definition is not None
    _must(alpha_equal(definition, after), f"{before} is defined otherwise")
    if isinstance(before, Log):
        base = before.base or EULER
        return need(is_valid_base(base, context), "base", base)
    return ()


def _marginalisation(before: Term, after: Term, context: Context) -> Conditions:
    _must(
        isinstance(before, Apply) and isinstance(before.distribution, Marginal),
        "no marginal probability",
    )
    return _definition(before, after, context)


def _logarithm_of_quotient(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=Div(numerator=a, denominator=b), base=base):
            _must(
                alpha_equal(after, subtract(Log(a, base), Log(b, base))),
                "log(a/b) is log a - log b",
            )
            return _need_argument(a, context) + _need_argument(b, context)
    raise KernelError("no logarithm of a quotient")


def _logarithm_of_reciprocal(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=Div(numerator=a, denominator=b), base=base) if a == ONE:
            _must(alpha_equal(after, Neg(Log(b, base))), "log(1/b) is -log b")
            return _need_argument(b, context)
    raise KernelError("no logarithm of a reciprocal")


def _logarithm_of_product(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=Mul(factors=factors), base=base):
            logarithms = Add(tuple(Log(factor, base) for factor in factors))
            _must(alpha_equal(after, logarithms), "log(ab) is log a + log b")
            return tuple(c for factor in factors for c in _need_argument(factor, context))
    raise KernelError("no logarithm of a product")


def _logarithm_of_power(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=Pow(base=a, exponent=k), base=base):
            _must(alpha_equal(after, Mul((k, Log(a, base)))), "log(a^k) is k log a")
            # 0^k for a symbolic k is a case of its own
            whole = isinstance(k.operand if isinstance(k, Neg) else k, Number)
            granted = values(a, context) <= (NONNEGATIVE if whole else {"+"})
            return (
                need(granted, "non-negative" if whole else "positive", a)
                + need(is_finite(k, context), "finite", k)
                + need(is_valid_base(base, context), "base", base or EULER)
            )
    raise KernelError("no logarithm of a power")


def _logarithm_of_one(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=Number(value=value), base=base) if value == 1:
            _must(after == ZERO, "log 1 is 0")
            return need(is_valid_base(base, context), "base", base or EULER)
    raise KernelError("no logarithm of 1")


def _logarithm_of_base(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Log(argument=a, base=base) if a == base:
            _must(after == ONE, "the logarithm of the base is 1")
            return need(is_valid_base(base, context), "base", a)
    raise KernelError("no logarithm of its base")


def _cancellation(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Div(numerator=a, denominator=b) if alpha_equal(a, b) and after == ONE:
            return need(values(a, context) <= {"+", "-"}, "positive", a)
    raise KernelError("no quotient of equals")


def _arithmetic(before: Term, after: Term, context: Context) -> Conditions:
    _must(equal_by_arithmetic(before, after, context), f"{before} is not {after} by arithmetic")
    return ()


def _renaming(before: Term, after: Term, context: Context) -> Conditions:
    _must(alpha_equal(before, after), "more than bound names differ")
    return ()


def _interchange(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=Sum(body=body, index=inner), index=outer) if inner != outer:
            _must(alpha_equal(after, Sum(Sum(body, outer), inner)), "the sums are others")
            return ()
    raise KernelError("no double sum")


def _sum_of_constant(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=body, index=index) if index not in free_variables(body):
            total = Mul((Size(index.alphabet), body))
            _must(equal_by_arithmetic(after, total, context), "the sum of n times c is n c")
            return ()
    raise KernelError("no sum of a constant")


def _written_out_sum(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=body, index=index):
            labels = {
                part.outcome_labels
                for _, part in walk(body)
                if isinstance(part, LiteralPmf) and alphabets_of(part) == (index.alphabet,)
            }
            _must(len(labels) == 1, "the sum is not over the outcomes of a written-out pmf")
            outcomes = [Outcome(label) for label in next(iter(labels))]
            _must(len(set(outcomes)) == len(outcomes), "two outcomes have one name")
            parts = tuple(substitute(body, {index: outcome}) for outcome in outcomes)
            _must(alpha_equal(after, Add(parts)), "these are not the terms of the sum")
            return ()
    raise KernelError("no sum")


def _normalisation(before: Term, after: Term, context: Context) -> Conditions:
    _must(after == ONE, "probabilities sum to 1")
    variables: list[Term] = []
    body = before
    while isinstance(body, Sum | Integral):
        if isinstance(body, Integral):
            line = body.lower == Neg(INFINITY) and body.upper == INFINITY
            _must(line and not variables, "the integral is not over the line")
            variables.append(body.variable)
        else:
            variables.append(body.index)
        body = body.body
    match body:
        case Apply(distribution=p, points=points):
            _must(
                len(set(points)) == len(points) == len(variables)
                and set(points) == set(variables)
                and not set(variables) & free_variables(p)
                and is_continuous(p) == isinstance(before, Integral),
                "not every coordinate is summed over",
            )
            return ()
    raise KernelError("no sum of probabilities")


def _linearity_of_summation(before: Term, after: Term, context: Context) -> Conditions:
    _must(isinstance(before, Sum), "no sum")
    assert isinstance(before, Sum)
    index = Index("#s", before.index.alphabet)
    found: list[Condition] = []
    left = substitute(before.body, {before.index: index})
    right: list[Term] = []
    pieces = _pieces(after)
    for constants, piece in pieces:
        _must(
            isinstance(piece, Sum) and piece.index.alphabet == index.alphabet,
            f"{piece} is no sum over the same alphabet",
        )
        assert isinstance(piece, Sum)
        body = substitute(piece.body, {piece.index: index})
        for constant in constants:
            # c sum a = sum c a, for finite c, and for any c if a is never negative
            if len(pieces) > 1 or not values(body, context) <= NONNEGATIVE:
                found += need(is_finite(constant, context), "finite", constant)
        right.append(Mul((*constants, body)) if constants else body)
    total = Add(tuple(right)) if len(right) > 1 else right[0]
    _must(equal_by_arithmetic(left, total, context), "the parts do not make up the sum")
    return tuple(found)


def _linearity_of_integration(before: Term, after: Term, context: Context) -> Conditions:
    _must(isinstance(before, Integral), "no integral")
    assert isinstance(before, Integral)
    variable = Symbol("#s")
    found: list[Condition] = []
    infinite: list[Term] = []
    left = substitute(before.body, {before.variable: variable})
    right: list[Term] = []
    for constants, piece in _pieces(after):
        _must(
            isinstance(piece, Integral)
            and (piece.lower, piece.upper) == (before.lower, before.upper),
            f"{piece} is no integral over the same interval",
        )
        assert isinstance(piece, Integral)
        body = substitute(piece.body, {piece.variable: variable})
        for constant in constants:
            found += need(is_finite(constant, context), "finite", constant)
        right.append(Mul((*constants, body)) if constants else body)
        if is_finite(piece, context):
            found.append(Condition("integrable", piece))
        else:
            infinite.append(piece)
    # where all parts but one are integrable, the integral of the sum exists as soon as one does
    if len(infinite) > 1:
        raise IntegralMissing(infinite)
    total = Add(tuple(right)) if len(right) > 1 else right[0]
    _must(equal_by_arithmetic(left, total, context), "the parts do not make up the integral")
    return tuple(found)


class IntegralMissing(KernelError):
    """An integral may be split only where all parts but one are finite; ``parts`` may not be."""

    def __init__(self, parts: list[Term]) -> None:
        super().__init__(f"{parts[0]} is not known to be finite")
        self.hypotheses = tuple(FiniteIntegral(p) for p in parts if isinstance(p, Integral))


def _pieces(term: Term) -> list[tuple[tuple[Term, ...], Term]]:
    """Return the parts of a sum, each as constants times a sum or an integral."""
    match term:
        case Add(parts=parts):
            return [piece for part in parts for piece in _pieces(part)]
        case Neg(operand=part):
            return [((Neg(ONE), *constants), piece) for constants, piece in _pieces(part)]
        case Mul(factors=factors):
            totals = [k for k, f in enumerate(factors) if _holds_total(f)]
            if totals:
                k = totals[-1]
                others = factors[:k] + factors[k + 1 :]
                return [((*others, *constants), piece) for constants, piece in _pieces(factors[k])]
        case Div(numerator=a, denominator=Number() | Size() as b) if b != ZERO:
            return [((Div(ONE, b), *constants), piece) for constants, piece in _pieces(a)]
    return [((), term)]


def _holds_total(term: Term) -> bool:
    return isinstance(term, Sum | Integral) or (
        isinstance(term, Add | Neg | Mul | Div)
        and any(_holds_total(child) for child in term.children)
    )


# orders


def _logarithm_inequality(before: Term, after: Term, context: Context) -> Conditions:
    """p log(p/q) >= (p - q) log e, which is log x <= (x - 1) log e for x = q/p, times p."""
    match before:
        case Mul(factors=(p, Log(argument=Div(numerator=top, denominator=q), base=base))):
            _must(alpha_equal(p, top), "the weight is not the numerator")
            bound = Mul((subtract(p, q), Log(EULER, base)))
            _must(alpha_equal(after, bound), "p log(p/q) is at least (p - q) log e")
            return (
                _need_argument(p, context)
                + _need_argument(q, context)
                + need(values(Log(EULER, base), context) <= {"+"}, "base", base or EULER)
            )
    raise KernelError("no term of the form p log(p/q)")


def _logarithm_of_probability(before: Term, after: Term, context: Context) -> Conditions:
    """log P(x) <= 0, as P(x) <= 1."""
    match before:
        case Log(argument=Apply(distribution=p), base=base) if not is_continuous(p):
            _must(after == ZERO, "the bound is 0")
            return need(values(Log(EULER, base), context) <= {"+"}, "base", base or EULER)
    raise KernelError("no logarithm of a probability")


def _monotonicity(before: Term, after: Term, context: Context) -> Conditions:
    """log a <= log b, as a <= b."""
    match before, after:
        case Log(argument=a, base=base), Log(argument=b, base=other) if base == other:
            _must(is_at_most(a, b, context), f"{a} is not known to be at most {b}")
            return need(values(Log(EULER, base), context) <= {"+"}, "base", base or EULER)
    raise KernelError("no two logarithms to one base")


EQUALITIES: dict[str, Rule] = {
    "definition": _definition,
    "marginalisation": _marginalisation,
    "logarithm of a quotient": _logarithm_of_quotient,
    "logarithm of a reciprocal": _logarithm_of_reciprocal,
    "logarithm of a product": _logarithm_of_product,
    "logarithm of a power": _logarithm_of_power,
    "logarithm of one": _logarithm_of_one,
    "logarithm of the base": _logarithm_of_base,
    "cancellation": _cancellation,
    "arithmetic": _arithmetic,
    "renaming": _renaming,
    "interchange of summation": _interchange,
    "sum of a constant": _sum_of_constant,
    "sum over written-out outcomes": _written_out_sum,
    "normalisation": _normalisation,
    "linearity of summation": _linearity_of_summation,
    "linearity of integration": _linearity_of_integration,
}

ORDERS: dict[str, tuple[str, Rule]] = {
    "logarithm inequality": ("≥", _logarithm_inequality),
    "logarithm of a probability": ("≤", _logarithm_of_probability),
    "monotonicity of the logarithm": ("≤", _monotonicity),
}


def apply_rule(name: str, before: Term, after: Term, context: Context) -> tuple[str, Conditions]:
    """Return how ``before`` relates to ``after`` by this rule (=, ≤, ≥), and on what conditions.

    Raises ``KernelError`` where the rule does not grant the step, or there is no such rule.
    """
    if name in EQUALITIES:
        try:
            return "=", EQUALITIES[name](before, after, context)
        except IntegralMissing:
            raise
        except KernelError as error:
            try:
                return "=", EQUALITIES[name](after, before, context)
            except IntegralMissing:
                raise
            except KernelError:
                raise error from None
    if name in ORDERS:
        sign, rule = ORDERS[name]
        try:
            return sign, rule(before, after, context)
        except KernelError:
            return {"≤": "≥", "≥": "≤"}[sign], rule(after, before, context)
    raise KernelError(f"there is no rule called {name!r}")
