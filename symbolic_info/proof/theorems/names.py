"""The letters that the statements of the catalogue are about."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Vanishing
from symbolic_info.terms import (
    HALF,
    ONE,
    Alphabet,
    Apply,
    Density,
    Index,
    Marginal,
    Mixture,
    Mul,
    Pmf,
    Symbol,
    subtract,
)

X = Alphabet("X", "n")
Y = Alphabet("Y", "m")
x = Index("x", X)
y = Index("y", Y)
other_x = Index("y", X)

P = Pmf("P", (X,))
Q = Pmf("Q", (X,))
R = Pmf("R", (X,))
V = Pmf("V", (X,))
M = Mixture((HALF, HALF), (P, Q))

# P and Q are nowhere both positive
DISJOINT = Vanishing(Mul((Apply(P, (x,)), Apply(Q, (x,)))), (x,))

# any two weights
WEIGHT = Symbol("lambda")
WEIGHTS = (WEIGHT, subtract(ONE, WEIGHT))
MIXED = Mixture(WEIGHTS, (P, Q))
MIXED_MODEL = Mixture(WEIGHTS, (R, V))

# two random variables: their joint pmf, and the pmf of each
XY = Pmf("P_XY", (X, Y))
MODEL_XY = Pmf("Q_XY", (X, Y))
LAW_OF_X = Marginal(XY, 0)
LAW_OF_Y = Marginal(XY, 1)

p = Density("p")
q = Density("q")
