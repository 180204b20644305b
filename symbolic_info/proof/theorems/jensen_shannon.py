"""Theorems about the Jensen-Shannon divergence."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import M, P, Q
from symbolic_info.terms import HALF, ZERO, Add, Entropy, JensenShannonDivergence, Mul, subtract

_JS = JensenShannonDivergence((HALF, HALF), (P, Q))

STATEMENTS = {
    "js-is-entropy-of-mixture-minus-mean-entropy": Statement(
        _JS, "=", subtract(Entropy(M), Mul((HALF, Add((Entropy(P), Entropy(Q))))))
    ),
    "js-is-non-negative": Statement(_JS, "≥", ZERO),
    "js-is-symmetric": Statement(_JS, "=", JensenShannonDivergence((HALF, HALF), (Q, P))),
}
