"""Theorems about KL divergence and cross entropy."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import P, Q, p, q
from symbolic_info.terms import ZERO, CrossEntropy, Entropy, KLDivergence, subtract

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
    "kl-is-not-symmetric": Statement(KLDivergence(P, Q), "≠", KLDivergence(Q, P)),
}
