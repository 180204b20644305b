"""Theorems about entropy."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import P, X, x
from symbolic_info.terms import ZERO, Entropy, Expectation, Log, Size, Surprisal, Uniform

STATEMENTS = {
    "entropy-is-expected-surprisal": Statement(
        Entropy(P), "=", Expectation(Surprisal(P, (x,)), x, P)
    ),
    "entropy-is-non-negative": Statement(Entropy(P), "≥", ZERO),
    "entropy-is-at-most-log-n": Statement(Entropy(P), "≤", Log(Size(X))),
    "entropy-of-uniform-is-log-n": Statement(Entropy(Uniform(X)), "=", Log(Size(X))),
}
