"""Theorems about the surprisal of outcomes."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems.names import P, Y, x, y
from symbolic_info.terms import Add, Pmf, Product, Surprisal

_R = Pmf("R", (Y,))

STATEMENTS = {
    "surprisal-of-independent-events-adds": Statement(
        Surprisal(Product((P, _R)), (x, y)),
        "=",
        Add((Surprisal(P, (x,)), Surprisal(_R, (y,)))),
    ),
}
