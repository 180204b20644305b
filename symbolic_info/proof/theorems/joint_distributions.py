"""Theorems about two random variables with a joint pmf: chain rule and mutual information."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import LAW_OF_X, LAW_OF_Y, XY
from symbolic_info.terms import (
    ZERO,
    Add,
    ConditionalEntropy,
    Entropy,
    KLDivergence,
    MutualInformation,
    Product,
    subtract,
)

_H_X, _H_Y, _H_XY = Entropy(LAW_OF_X), Entropy(LAW_OF_Y), Entropy(XY)
_H_Y_GIVEN_X = ConditionalEntropy(XY, 1)
_H_X_GIVEN_Y = ConditionalEntropy(XY, 0)
_I = MutualInformation(XY)

STATEMENTS = {
    "chain-rule-of-entropy": Statement(_H_XY, "=", Add((_H_X, _H_Y_GIVEN_X))),
    "mutual-information-is-kl-from-independence": Statement(
        _I, "=", KLDivergence(XY, Product((LAW_OF_X, LAW_OF_Y)))
    ),
    "mutual-information-is-what-y-tells-of-x": Statement(_I, "=", subtract(_H_X, _H_X_GIVEN_Y)),
    "mutual-information-is-what-x-tells-of-y": Statement(_I, "=", subtract(_H_Y, _H_Y_GIVEN_X)),
    "mutual-information-by-entropies": Statement(_I, "=", subtract(Add((_H_X, _H_Y)), _H_XY)),
    "mutual-information-is-non-negative": Statement(_I, "≥", ZERO),
    "conditioning-does-not-increase-entropy": Statement(_H_Y_GIVEN_X, "≤", _H_Y),
    "joint-entropy-is-at-most-the-sum": Statement(_H_XY, "≤", Add((_H_X, _H_Y))),
}
