"""Theorems about entropy."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import DISJOINT, MIXED, WEIGHTS, P, Q, X, Y, x
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Entropy,
    Expectation,
    LiteralPmf,
    Log,
    Mul,
    Pmf,
    Product,
    Size,
    Surprisal,
    Symbol,
    Uniform,
    number,
    subtract,
)

_R = Pmf("R", (Y,))
_p = Symbol("p")
_COIN = LiteralPmf((_p, subtract(ONE, _p)))
_TURNED_COIN = LiteralPmf((subtract(ONE, _p), _p))
_q = Symbol("q")
_REST = subtract(ONE, _p)
_SPLIT = LiteralPmf((_q, subtract(ONE, _q)))
_THREE = LiteralPmf((_p, Mul((_REST, _q)), Mul((_REST, subtract(ONE, _q)))))

STATEMENTS = {
    "entropy-is-expected-surprisal": Statement(
        Entropy(P), "=", Expectation(Surprisal(P, (x,)), x, P)
    ),
    "entropy-is-non-negative": Statement(Entropy(P), "≥", ZERO),
    "entropy-is-at-most-log-n": Statement(Entropy(P), "≤", Log(Size(X))),
    "entropy-of-uniform-is-log-n": Statement(Entropy(Uniform(X)), "=", Log(Size(X))),
    "entropy-is-concave": Statement(
        Entropy(MIXED),
        "≥",
        Add((Mul((WEIGHTS[0], Entropy(P))), Mul((WEIGHTS[1], Entropy(Q))))),
    ),
    "entropy-of-independent-parts-adds": Statement(
        Entropy(Product((P, _R))), "=", Add((Entropy(P), Entropy(_R)))
    ),
    "grouping-of-entropy": Statement(
        Entropy(_THREE), "=", Add((Entropy(_COIN), Mul((_REST, Entropy(_SPLIT)))))
    ),
    "entropy-of-a-mixture-of-disjoint-supports": Statement(
        Entropy(MIXED),
        "=",
        Add(
            (
                Entropy(LiteralPmf(WEIGHTS)),
                Mul((WEIGHTS[0], Entropy(P))),
                Mul((WEIGHTS[1], Entropy(Q))),
            )
        ),
        (DISJOINT,),
    ),
    "binary-entropy-is-symmetric": Statement(Entropy(_COIN), "=", Entropy(_TURNED_COIN)),
    "binary-entropy-is-at-most-log-two": Statement(Entropy(_COIN), "≤", Log(number(2))),
}
