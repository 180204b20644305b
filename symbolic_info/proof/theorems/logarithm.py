"""Theorems about logarithms.

The log-sum inequality is stated for two terms, and for a whole alphabet: non-negative numbers
a(x) that add up to α are α P(x) for a pmf P.
"""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import LogBase, NonNegative, Positive, Statement
from symbolic_info.proof.theorems.names import WEIGHTS, P, Q, x
from symbolic_info.terms import Add, Apply, Div, Log, Mul, Sum, Symbol, Term

_A, _B, _X = Symbol("a"), Symbol("b"), Symbol("x")
_C, _D = Symbol("c"), Symbol("d")
_ALPHA, _BETA = Symbol("alpha"), Symbol("beta")


def _weighed(a: Term, c: Term) -> Term:
    return Mul((a, Log(Div(a, c))))


STATEMENTS = {
    "change-of-base": Statement(
        Log(_X, _A),
        "=",
        Div(Log(_X, _B), Log(_A, _B)),
        (LogBase(_A), LogBase(_B), Positive(_X)),
    ),
    "log-sum-inequality-for-two-terms": Statement(
        Add((_weighed(_A, _C), _weighed(_B, _D))),
        "≥",
        _weighed(Add((_A, _B)), Add((_C, _D))),
        tuple(NonNegative(name) for name in (_A, _B, _C, _D)),
    ),
    "jensen-inequality-for-the-logarithm": Statement(
        Log(Add(tuple(Mul((w, a)) for w, a in zip(WEIGHTS, (_A, _B), strict=True)))),
        "≥",
        Add(tuple(Mul((w, Log(a))) for w, a in zip(WEIGHTS, (_A, _B), strict=True))),
        tuple(NonNegative(term) for term in (_A, _B, *WEIGHTS)),
    ),
    "log-sum-inequality": Statement(
        Sum(_weighed(Mul((_ALPHA, Apply(P, (x,)))), Mul((_BETA, Apply(Q, (x,))))), x),
        "≥",
        _weighed(_ALPHA, _BETA),
        (NonNegative(_ALPHA), NonNegative(_BETA)),
    ),
}
