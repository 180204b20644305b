"""Where both sides of an equality are infinite: theorems of their own, which the kernel checks.

An equality in the extended reals may be that of infinities. Between measures it is so where one
pmf is not dominated by another, and what the kernel calls infinite there is what is found here.
"""

from __future__ import annotations

from itertools import permutations

from symbolic_info.proof.kernel.check import check
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    KernelError,
    NotDominatedBy,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.kernel.values import is_finite, values
from symbolic_info.terms import INFINITY, Add, Neg, Pmf, Term
from symbolic_info.terms.binding import free_variables

MAX_PMFS = 5

_INFINITIES: dict[frozenset[str], Term] = {
    frozenset({"+oo"}): INFINITY,
    frozenset({"-oo"}): Neg(INFINITY),
}


def divergences(statement: Statement) -> tuple[Theorem, ...]:
    """Return where a side of an equality is oo or -oo, one theorem for each pair of pmfs.

    The last hypothesis of each is that the one pmf is not dominated by the other.
    """
    sides = (statement.left, statement.right)
    known = context_of(statement)
    if statement.sign != "=" or any(s == INFINITY or is_finite(s, known) for s in sides):
        return ()
    # P = Q leaves no room for P not ≪ Q
    if any(isinstance(h, Vanishing) for h in statement.hypotheses):
        return ()
    pmfs = [p for p in free_variables(Add(sides)) if isinstance(p, Pmf) and len(p.alphabets) == 1]
    pmfs.sort(key=lambda p: p.sort_key)
    pairs = permutations(pmfs[:MAX_PMFS], 2)
    found = (_divergence(statement, NotDominatedBy(p, q)) for p, q in pairs)
    return tuple(theorem for theorem in found if theorem is not None)


def _divergence(statement: Statement, where: NotDominatedBy) -> Theorem | None:
    supposed = statement.hypotheses
    if {where, DominatedBy(where.distribution, where.model)} & set(supposed):
        return None
    for side in (statement.left, statement.right):
        infinite = Statement(side, "=", side, (*supposed, where))
        infinity = _INFINITIES.get(values(side, context_of(infinite)))
        if infinity is not None:
            whole = Statement(side, "=", infinity, infinite.hypotheses)
            try:
                return check(Derivation(whole, (Line("=", (Step("infinity", (), infinity),)),)))
            except KernelError:
                # its hypotheses are about weights that the other side alone mentions
                continue
    return None


def may_be_infinite(statement: Statement) -> bool:
    """Whether the two sides of an equality may both be infinite, for all that the kernel knows."""
    known = context_of(statement)
    return bool(values(statement.left, known) & values(statement.right, known) & {"+oo", "-oo"})
