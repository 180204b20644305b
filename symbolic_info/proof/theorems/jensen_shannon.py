"""Theorems about the Jensen-Shannon divergence."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import DISJOINT, MIXED, WEIGHTS, M, P, Q, R
from symbolic_info.terms import (
    HALF,
    INFINITY,
    ZERO,
    Add,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    number,
    subtract,
)

_JS = JensenShannonDivergence((HALF, HALF), (P, Q))
# with any weights it has no sign that everybody knows: it is written out
_WEIGHTED = Add(
    (Mul((WEIGHTS[0], KLDivergence(P, MIXED))), Mul((WEIGHTS[1], KLDivergence(Q, MIXED))))
)
_QUARTER = number("1/4")
_THIRD = number("1/3")
_JS_OF_THREE = JensenShannonDivergence((_THIRD,) * 3, (P, Q, R))
_MEAN_OF_THREE = Mixture((_THIRD,) * 3, (P, Q, R))

STATEMENTS = {
    "js-is-entropy-of-mixture-minus-mean-entropy": Statement(
        _JS, "=", subtract(Entropy(M), Mul((HALF, Add((Entropy(P), Entropy(Q))))))
    ),
    "js-is-non-negative": Statement(_JS, "≥", ZERO),
    "js-of-equal-distributions-is-zero": Statement(
        JensenShannonDivergence((HALF, HALF), (P, P)), "=", ZERO
    ),
    "js-is-finite": Statement(_JS, "<", INFINITY),
    "js-is-symmetric": Statement(_JS, "=", JensenShannonDivergence((HALF, HALF), (Q, P))),
    "js-is-at-most-log-two": Statement(_JS, "≤", Log(number(2))),
    "js-of-disjoint-supports-is-log-two": Statement(_JS, "=", Log(number(2)), (DISJOINT,)),
    "js-is-at-most-a-quarter-of-symmetrised-kl": Statement(
        _JS, "≤", Mul((_QUARTER, Add((KLDivergence(P, Q), KLDivergence(Q, P)))))
    ),
    "compensation-identity": Statement(
        Mul((HALF, Add((KLDivergence(P, R), KLDivergence(Q, R))))),
        "=",
        Add((_JS, KLDivergence(M, R))),
    ),
    "weighted-js-is-entropy-of-mixture-minus-mean-entropy": Statement(
        _WEIGHTED,
        "=",
        subtract(
            Entropy(MIXED), Add((Mul((WEIGHTS[0], Entropy(P))), Mul((WEIGHTS[1], Entropy(Q)))))
        ),
    ),
    "weighted-js-is-non-negative": Statement(_WEIGHTED, "≥", ZERO),
    "weighted-js-is-at-most-entropy-of-weights": Statement(
        _WEIGHTED, "≤", Entropy(LiteralPmf(WEIGHTS))
    ),
    "js-of-three-is-entropy-of-mixture-minus-mean-entropy": Statement(
        _JS_OF_THREE,
        "=",
        subtract(Entropy(_MEAN_OF_THREE), Mul((_THIRD, Add((Entropy(P), Entropy(Q), Entropy(R)))))),
    ),
    "js-of-three-is-non-negative": Statement(_JS_OF_THREE, "≥", ZERO),
    "js-of-three-is-at-most-log-three": Statement(_JS_OF_THREE, "≤", Log(number(3))),
}
