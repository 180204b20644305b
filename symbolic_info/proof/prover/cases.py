"""When two sides are equal, as a statement says it: D(P || Q) ≥ 0 with equality iff P = Q.

The theorem that decides it is an inequality whose steps say when they are equalities. That this
is the case that was claimed is seen by writing both as simply as may be.
"""

from __future__ import annotations

from symbolic_info.proof.kernel.equality_cases import simplified
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import Hypothesis, KernelError, Statement, Vanishing
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.prover.prove import Decision, Undecided, prove
from symbolic_info.terms import alpha_equal

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
            if _is_case(order, case):
                return order
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


def _is_case(theorem: Theorem, claimed: tuple[Hypothesis, ...]) -> bool:
    """Whether the sides of an inequality are equal exactly where all of the hypotheses hold."""
    if theorem.equality is None or not theorem.equality.always:
        return False
    vanishing = tuple(h for h in claimed if isinstance(h, Vanishing))
    if len(vanishing) < len(claimed):
        return False
    try:
        wanted = simplified(vanishing, context_of(theorem.statement))
    except KernelError:
        return False
    found = theorem.equality.conditions
    return _all_among(wanted, found) and _all_among(found, wanted)


def _all_among(some: tuple[Vanishing, ...], others: tuple[Vanishing, ...]) -> bool:
    return all(any(alpha_equal(one.family, other.family) for other in others) for one in some)
