"""The rules of sums and integrals: linearity, interchange, normalisation, writing out."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias

from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic
from symbolic_info.proof.kernel.rules.conditions import Condition, Conditions, Rule, must, need
from symbolic_info.proof.kernel.statement import KernelError
from symbolic_info.proof.kernel.values import NONNEGATIVE, Context, is_finite, values
from symbolic_info.terms import (
    INFINITY,
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Index,
    Integral,
    Mul,
    Neg,
    Number,
    Size,
    Sum,
    Symbol,
    Term,
    alpha_equal,
    is_continuous,
    substitute,
    written_outcomes,
)
from symbolic_info.terms.binding import free_variables, with_name


def _interchange(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=Sum(body=body, index=inner), index=outer) if inner != outer:
            must(alpha_equal(after, Sum(Sum(body, outer), inner)), "the sums are others")
            return ()
    raise KernelError("no double sum")


def _sum_of_constant(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=body, index=index) if index not in free_variables(body):
            total = Mul((Size(index.alphabet), body))
            must(equal_by_arithmetic(after, total, context), "the sum of n times c is n c")
            return ()
    raise KernelError("no sum of a constant")


def _written_out_sum(before: Term, after: Term, context: Context) -> Conditions:
    match before:
        case Sum(body=body, index=index):
            outcomes = written_outcomes(body, index)
            must(len(outcomes) > 0, "the sum is not over the outcomes of a written-out pmf")
            parts = tuple(substitute(body, {index: outcome}) for outcome in outcomes)
            must(alpha_equal(after, Add(parts)), "these are not the terms of the sum")
            return ()
    raise KernelError("no sum")


def _normalisation(before: Term, after: Term, context: Context) -> Conditions:
    must(after == ONE, "probabilities sum to 1")
    variables, count, body = set[Term](), 0, before
    while isinstance(body, Sum | Integral):
        line = isinstance(body, Sum) or (body.lower, body.upper) == (Neg(INFINITY), INFINITY)
        must(line, "the integral is not over the line")
        variables.add(body.children[1])
        count, body = count + 1, body.body
    match body:
        case Apply(distribution=p, points=points):
            must(
                len(points) == len(variables) == count
                and set(points) == variables
                and not variables & free_variables(p)
                and is_continuous(p) == isinstance(before, Integral),
                "not every coordinate is summed over",
            )
            return ()
    raise KernelError("no sum of probabilities")


def _linearity(
    kind: type[Sum | Integral], before: Term, after: Term, context: Context
) -> Conditions:
    """The sum (integral) of a combination is the combination of the sums (integrals).

    c sum a = sum c a for finite c, and for any c if a is never negative; c (sum a + sum b) is
    c sum a + c sum b for finite c. Where all parts but one are integrable, the integral of the
    sum exists as soon as one does.
    """
    must(isinstance(before, kind), "no {}", kind.__name__.lower())
    found: list[Condition] = []
    infinite: list[Term] = []
    right: list[Term] = []
    for shared, own, piece in _pieces(after):
        must(_space(piece) == _space(before), "{} is not over the same space", piece)
        body = _body(piece)
        never_negative = isinstance(before, Sum) and values(body, context) <= NONNEGATIVE
        for constant in shared if never_negative else shared + own:
            found += need("finite", constant, context)
        right.append(Mul((*shared, *own, body)) if shared or own else body)
        if isinstance(before, Integral):
            if is_finite(piece, context):
                found.append(Condition("integrable", piece))
            else:
                infinite.append(piece)
    if len(infinite) > 1:
        raise KernelError("{} is not known to be finite", infinite[0])
    total = Add(tuple(right)) if len(right) > 1 else right[0]
    must(equal_by_arithmetic(_body(before), total, context), "the parts do not make up the whole")
    return tuple(found)


def _space(term: Term) -> tuple[object, ...] | None:
    """Return what a sum or an integral is over."""
    match term:
        case Sum(index=index):
            return (index.alphabet,)
        case Integral(lower=lower, upper=upper):
            return (lower, upper)
        case _:
            return None


def _body(term: Term) -> Term:
    """Return the body of a sum or an integral, with one name for the variable of any."""
    body, variable, *_ = term.children
    assert isinstance(variable, Index | Symbol)
    return substitute(body, {variable: with_name(variable, "#s")})


_Terms: TypeAlias = tuple[Term, ...]
_Piece: TypeAlias = tuple[_Terms, _Terms, Term]


def _pieces(term: Term) -> list[_Piece]:
    """Return the parts of a sum, each as constants times a sum or an integral.

    First come the constants that several parts share, then those before this part alone.
    """
    match term:
        case Add(parts=parts):
            return [piece for part in parts for piece in _pieces(part)]
        case Neg(operand=part):
            return _times((Neg(ONE),), _pieces(part))
        case Mul(factors=factors):
            totals = [k for k, f in enumerate(factors) if _holds_total(f)]
            if totals:
                k = totals[-1]
                others = factors[:k] + factors[k + 1 :]
                return _times(others, _pieces(factors[k]))
        case Div(numerator=a, denominator=Number() | Size() as b) if b != ZERO:
            return _times((Div(ONE, b),), _pieces(a))
    return [((), (), term)]


def _times(constants: _Terms, pieces: list[_Piece]) -> list[_Piece]:
    if len(pieces) == 1:
        return [(shared, constants + own, piece) for shared, own, piece in pieces]
    return [(constants + shared, own, piece) for shared, own, piece in pieces]


def _holds_total(term: Term) -> bool:
    return isinstance(term, Sum | Integral) or (
        isinstance(term, Add | Neg | Mul | Div)
        and any(_holds_total(child) for child in term.children)
    )


SUMS: dict[str, Rule] = {
    "interchange of summation": _interchange,
    "sum of a constant": _sum_of_constant,
    "sum over written-out outcomes": _written_out_sum,
    "normalisation": _normalisation,
    "linearity of summation": partial(_linearity, Sum),
    "linearity of integration": partial(_linearity, Integral),
}
