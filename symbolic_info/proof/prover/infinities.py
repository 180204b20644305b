"""What is infinite for certain, and what is finite for certain: A = oo, and A < oo."""

from __future__ import annotations

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.prover.bounds import unfolded_lines
from symbolic_info.terms import INFINITY, Neg


def derive_infinite(statement: Statement) -> Derivation | None:
    """Derive ``left = oo`` or ``left = -oo``, if the statement is of that form."""
    if statement.right not in (INFINITY, Neg(INFINITY)):
        return None
    lines, _ = unfolded_lines(statement.left, context_of(statement))
    last = Line("=", (Step("infinity", (), statement.right),))
    return Derivation(statement, (*lines, last))


def derive_finite(statement: Statement) -> Derivation | None:
    """Derive ``left < oo``, if the statement is of that form."""
    if statement.right != INFINITY:
        return None
    return Derivation(statement, (Line("<", (Step("finiteness", (), INFINITY),)),))
