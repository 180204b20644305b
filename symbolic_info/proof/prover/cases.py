"""When two sides are equal, as a statement says it: D(P || Q) ≥ 0 with equality iff P = Q.

The theorem that decides it is an inequality whose steps say when they are equalities. That this
is the case that was claimed is proved, and checked by the kernel.
"""

from __future__ import annotations

from symbolic_info.proof.kernel.statement import Hypothesis, KernelError, Statement, Vanishing
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.prover.equality_cases import with_case
from symbolic_info.proof.prover.prove import Decision, Undecided, prove

_ORDERS = ("≥", "≤")


def prove_case(
    statement: Statement, case: tuple[Hypothesis, ...], *, sufficient: bool, necessary: bool
) -> Decision:
    """Decide that the sides of ``statement`` are equal if, and only if, all of ``case`` hold.

    The sign of the statement is =, ≤ or ≥; an order has to hold itself. The theorem returned is
    an inequality with that equality case, or, for what is only sufficient, the equality under
    ``case``; a refutation is of the order, or of the equality under ``case``.
    """
    left, right, supposed = statement.left, statement.right, statement.hypotheses
    orders = (statement.sign,) if statement.sign in _ORDERS else _ORDERS
    reason = "no inequality between the two sides was proved"
    for sign in orders:
        order = prove(left, sign, right, supposed)
        if isinstance(order, Theorem):
            theorem = _with_case(order, case)
            if theorem is not None:
                return theorem
            reason = f"{sign} is proved; when exactly it is an equality is open"
            break
        if statement.sign in _ORDERS:
            return order
    if not sufficient:
        return Undecided(statement, reason)
    equal = prove(left, "=", right, (*supposed, *case))
    if isinstance(equal, Theorem) and necessary:
        return Undecided(statement, f"equality under the condition is proved; {reason}")
    return equal


def _with_case(theorem: Theorem, claimed: tuple[Hypothesis, ...]) -> Theorem | None:
    """Return the inequality with all of the hypotheses as its equality case, if they are that."""
    vanishing = tuple(h for h in claimed if isinstance(h, Vanishing))
    if theorem.equality is None or not theorem.equality.always or vanishing != claimed:
        return None
    try:
        return with_case(theorem, vanishing)
    except KernelError:
        return None
