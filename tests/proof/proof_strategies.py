"""Random terms over P, Q and a free symbol x, and exact environments with zeros."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from symbolic_info.numeric import Unevaluable, Value, compare, evaluate, from_fraction
from symbolic_info.terms import (
    EULER,
    HALF,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    Index,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Outcome,
    Pmf,
    Pow,
    Size,
    Sum,
    Term,
    number,
    substitute,
    with_base,
)

X = Alphabet()
x, y = Index("x", X), Index("y", X)
P, Q = Pmf("P"), Pmf("Q")
M = Mixture((HALF, HALF), (P, Q))

_WEIGHTS = ("1 0", "0 1", "1/2 1/2", "1/4 3/4", "0 1/3 2/3", "1 0 0", "1/2 0 1/2", "1/5 3/10 1/2")


def _pmf(row: str) -> LiteralPmf:
    return LiteralPmf(tuple(number(weight) for weight in row.split()))


_PMFS = {n: [_pmf(row) for row in _WEIGHTS if len(row.split()) == n] for n in (2, 3)}


@st.composite
def environments(draw: st.DrawFn) -> dict[Term, Term]:
    """P and Q as exact pmfs on two or three symbols, often with zeros; x and y as symbols."""
    size = draw(st.sampled_from((2, 3)))
    symbols = st.integers(1, size).map(lambda k: Outcome(str(k)))
    pmfs = st.sampled_from(_PMFS[size])
    return {P: draw(pmfs), Q: draw(pmfs), x: draw(symbols), y: draw(symbols)}


def value(term: Term, environment: dict[Term, Term]) -> Value:
    """The value of a term; the unwritten base is e."""
    return evaluate(with_base(substitute(term, environment), EULER))


def kind(of: Value) -> str:
    """The kind of a value, in the words of the kernel."""
    if of.kind != "finite":
        return of.kind
    return {"<": "-", "=": "0", ">": "+"}[compare(of, from_fraction(Fraction(0))) or ""]


def same(left: Value, right: Value) -> bool:
    """Whether both are undefined, or the same extended real number.

    An example in which enclosures do not decide that is no example.
    """
    if "undefined" in (left.kind, right.kind):
        return left.kind == right.kind
    order = compare(left, right)
    assume(order is not None)
    return order == "="


_ATOMS = [
    Apply(P, (x,)),
    Apply(Q, (x,)),
    Apply(P, (y,)),
    Apply(M, (x,)),
    Size(X),
    number(2),
    number(0),
    HALF,
    number(-1),
    Entropy(P),
    CrossEntropy(P, Q),
    KLDivergence(Q, P),
]


def _bigger(part: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(part, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(Add),
        several.map(Mul),
        part.map(Neg),
        st.tuples(part, part).map(lambda pair: Div(*pair)),
        part.map(Log),
        part.map(lambda body: Sum(body, x)),
        part.map(lambda base: Pow(base, number(2))),
    )


terms = st.recursive(st.sampled_from(_ATOMS), _bigger, max_leaves=7)

__all__ = ["Unevaluable"]
