"""Theorems about two random variables with a joint pmf: chain rule and mutual information."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import DominatedBy, Statement
from symbolic_info.proof.theorems.names import LAW_OF_X, LAW_OF_Y, MODEL_XY, XY, x, y
from symbolic_info.terms import (
    ZERO,
    Add,
    Apply,
    ConditionalEntropy,
    Div,
    Entropy,
    KLDivergence,
    Log,
    Marginal,
    Mul,
    MutualInformation,
    Product,
    Sum,
    subtract,
)

_H_X, _H_Y, _H_XY = Entropy(LAW_OF_X), Entropy(LAW_OF_Y), Entropy(XY)
_H_Y_GIVEN_X = ConditionalEntropy(XY, 1)
_H_X_GIVEN_Y = ConditionalEntropy(XY, 0)
_I = MutualInformation(XY)
_MODEL_OF_X = Marginal(MODEL_XY, 0)
# sum over x of P(x) D(P(.|x) || Q(.|x))
_DIVERGENCE_OF_Y_GIVEN_X = Sum(
    Sum(
        Mul(
            (
                Apply(XY, (x, y)),
                Log(
                    Div(
                        Div(Apply(XY, (x, y)), Apply(LAW_OF_X, (x,))),
                        Div(Apply(MODEL_XY, (x, y)), Apply(_MODEL_OF_X, (x,))),
                    )
                ),
            )
        ),
        y,
    ),
    x,
)

STATEMENTS = {
    "chain-rule-of-entropy": Statement(_H_XY, "=", Add((_H_X, _H_Y_GIVEN_X))),
    "chain-rule-of-kl": Statement(
        KLDivergence(XY, MODEL_XY),
        "=",
        Add((KLDivergence(LAW_OF_X, _MODEL_OF_X), _DIVERGENCE_OF_Y_GIVEN_X)),
        (DominatedBy(XY, MODEL_XY),),
    ),
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
