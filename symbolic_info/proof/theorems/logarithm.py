"""Theorems about logarithms."""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import LogBase, Positive, Statement
from symbolic_info.terms import Div, Log, Symbol

_A, _B, _X = Symbol("a"), Symbol("b"), Symbol("x")

STATEMENTS = {
    "change-of-base": Statement(
        Log(_X, _A),
        "=",
        Div(Log(_X, _B), Log(_A, _B)),
        (LogBase(_A), LogBase(_B), Positive(_X)),
    ),
}
