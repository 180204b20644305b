"""Theorems about the surprisal of outcomes."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import NonNegative, Statement
from symbolic_info.proof.theorems.names import P, Y, other_x, x, y
from symbolic_info.terms import Add, Apply, Pmf, Product, Surprisal, subtract

_R = Pmf("R", (Y,))

STATEMENTS = {
    "surprisal-decreases-with-probability": Statement(
        Surprisal(P, (other_x,)),
        "≤",
        Surprisal(P, (x,)),
        (NonNegative(subtract(Apply(P, (other_x,)), Apply(P, (x,)))),),
    ),
    "surprisal-of-independent-events-adds": Statement(
        Surprisal(Product((P, _R)), (x, y)),
        "=",
        Add((Surprisal(P, (x,)), Surprisal(_R, (y,)))),
    ),
}
