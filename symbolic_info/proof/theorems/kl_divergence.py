"""Theorems about KL divergence and cross entropy."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import DominatedBy, NotDominatedBy, Statement
from symbolic_info.proof.theorems.names import (
    MIXED,
    MIXED_MODEL,
    WEIGHTS,
    P,
    Q,
    R,
    V,
    X,
    Y,
    p,
    q,
    x,
)
from symbolic_info.terms import (
    INFINITY,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    KLDivergence,
    Log,
    Mul,
    Pmf,
    Product,
    Size,
    Sum,
    Uniform,
    subtract,
)

_R, _V = Pmf("R", (Y,)), Pmf("V", (Y,))
_Px, _Qx = Apply(P, (x,)), Apply(Q, (x,))

STATEMENTS = {
    "kl-is-cross-entropy-minus-entropy": Statement(
        KLDivergence(P, Q), "=", subtract(CrossEntropy(P, Q), Entropy(P))
    ),
    "kl-of-densities-is-cross-entropy-minus-entropy": Statement(
        KLDivergence(p, q), "=", subtract(CrossEntropy(p, q), Entropy(p))
    ),
    "kl-of-equal-distributions-is-zero": Statement(KLDivergence(P, P), "=", ZERO),
    "kl-is-non-negative": Statement(KLDivergence(P, Q), "≥", ZERO),
    "cross-entropy-is-at-least-entropy": Statement(CrossEntropy(P, Q), "≥", Entropy(P)),
    "cross-entropy-is-linear-in-the-first-argument": Statement(
        CrossEntropy(MIXED, R),
        "=",
        Add((Mul((WEIGHTS[0], CrossEntropy(P, R))), Mul((WEIGHTS[1], CrossEntropy(Q, R))))),
    ),
    "cross-entropy-is-convex-in-the-second-argument": Statement(
        CrossEntropy(R, MIXED),
        "≤",
        Add((Mul((WEIGHTS[0], CrossEntropy(R, P))), Mul((WEIGHTS[1], CrossEntropy(R, Q))))),
    ),
    "kl-to-uniform-is-log-n-minus-entropy": Statement(
        KLDivergence(P, Uniform(X)), "=", subtract(Log(Size(X)), Entropy(P))
    ),
    "kl-of-independent-parts-adds": Statement(
        KLDivergence(Product((P, _R)), Product((Q, _V))),
        "=",
        Add((KLDivergence(P, Q), KLDivergence(_R, _V))),
    ),
    "kl-is-convex-in-the-first-argument": Statement(
        KLDivergence(MIXED, R),
        "≤",
        Add((Mul((WEIGHTS[0], KLDivergence(P, R))), Mul((WEIGHTS[1], KLDivergence(Q, R))))),
    ),
    "kl-is-convex-in-the-second-argument": Statement(
        KLDivergence(R, MIXED),
        "≤",
        Add((Mul((WEIGHTS[0], KLDivergence(R, P))), Mul((WEIGHTS[1], KLDivergence(R, Q))))),
    ),
    "kl-is-convex-in-the-pair": Statement(
        KLDivergence(MIXED, MIXED_MODEL),
        "≤",
        Add((Mul((WEIGHTS[0], KLDivergence(P, R))), Mul((WEIGHTS[1], KLDivergence(Q, V))))),
    ),
    "kl-is-infinite-without-absolute-continuity": Statement(
        KLDivergence(P, Q), "=", INFINITY, (NotDominatedBy(P, Q),)
    ),
    "kl-is-finite-under-absolute-continuity": Statement(
        KLDivergence(P, Q), "<", INFINITY, (DominatedBy(P, Q),)
    ),
    "symmetrised-kl-as-one-sum": Statement(
        Add((KLDivergence(P, Q), KLDivergence(Q, P))),
        "=",
        Sum(Mul((subtract(_Px, _Qx), Log(Div(_Px, _Qx)))), x),
    ),
    "kl-is-not-symmetric": Statement(KLDivergence(P, Q), "≠", KLDivergence(Q, P)),
    "kl-has-no-triangle-inequality": Statement(
        KLDivergence(P, R), "≰", Add((KLDivergence(P, Q), KLDivergence(Q, R)))
    ),
}
