"""The letters that the statements of the catalogue are about."""

from __future__ import annotations

from symbolic_info.terms import HALF, Alphabet, Density, Index, Mixture, Pmf

X = Alphabet("X", "n")
Y = Alphabet("Y", "m")
x = Index("x", X)
y = Index("y", Y)

P = Pmf("P", (X,))
Q = Pmf("Q", (X,))
M = Mixture((HALF, HALF), (P, Q))

p = Density("p")
q = Density("q")
