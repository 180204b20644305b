"""When an equality that is not always true holds: exactly there, or at least there.

It is an inequality that is always true, and the theorem says when that is an equality; or it
follows from something simple, such as P = Q.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from symbolic_info.proof.kernel.statement import Statement, Vanishing
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.prover.equality_cases import equality_case
from symbolic_info.proof.prover.prove import prove
from symbolic_info.terms import ONE, Add, Apply, Div, Index, Marginal, Mul, Pmf, Size, subtract
from symbolic_info.terms.binding import free_names, free_variables, fresh_name

MAX_PMFS = 4


def special_case(statement: Statement) -> Theorem | None:
    """Return a theorem that says when ``left = right`` holds, for a statement that is refuted.

    That is ``left ≥ right`` or ``left ≤ right`` with its equality case, or ``left = right`` with
    one more hypothesis.
    """
    if statement.sign != "=":
        return None
    for sign in ("≥", "≤"):
        theorem = prove(statement.left, sign, statement.right, statement.hypotheses)
        if isinstance(theorem, Theorem):
            case = equality_case(theorem)
            same = theorem.statement.hypotheses == statement.hypotheses
            return theorem if same and case is not None and case.conditions else None
    for hypothesis in _simple_hypotheses(statement):
        supposed = replace(statement, hypotheses=(*statement.hypotheses, hypothesis))
        theorem = prove(supposed.left, "=", supposed.right, supposed.hypotheses)
        if isinstance(theorem, Theorem) and theorem.statement == supposed:
            return theorem
    return None


def _simple_hypotheses(statement: Statement) -> Iterator[Vanishing]:
    """Yield P = Q, the independence of two variables, P uniform, in this order."""
    both = Add((statement.left, statement.right))
    pmfs = (v for v in free_variables(both) if isinstance(v, Pmf))
    names = sorted(pmfs, key=lambda p: p.sort_key)
    taken = free_names(both)
    single = [p for p in names if len(p.alphabets) == 1][:MAX_PMFS]
    for p, q in combinations(single, 2):
        if p.alphabets == q.alphabets:
            x = Index(fresh_name("x", taken), p.alphabets[0])
            yield Vanishing(subtract(Apply(p, (x,)), Apply(q, (x,))), (x,))
    for joint in (p for p in names if len(p.alphabets) == 2):
        at = tuple(
            Index(fresh_name(letter, taken), alphabet)
            for letter, alphabet in zip("xy", joint.alphabets, strict=True)
        )
        marginals = (Apply(Marginal(joint, k), (at[k],)) for k in (0, 1))
        yield Vanishing(subtract(Apply(joint, at), Mul(tuple(marginals))), at)
    for p in single:
        x = Index(fresh_name("x", taken), p.alphabets[0])
        yield Vanishing(subtract(Apply(p, (x,)), Div(ONE, Size(x.alphabet))), (x,))
