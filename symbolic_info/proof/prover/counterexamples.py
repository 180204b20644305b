"""Counterexamples: exact distributions and numbers for which a statement is false.

Whether two values differ is decided by enclosures (``symbolic_info.numeric``), never by a
tolerance.
"""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.proof.kernel.statement import (
    Statement,
)
from symbolic_info.proof.prover.effort import spend
from symbolic_info.proof.prover.trials import closed, environments, first_trials
from symbolic_info.terms import (
    Add,
    Expectation,
    Measure,
    Number,
    Pmf,
    RangeSum,
    Size,
    Sum,
    Term,
    unfold,
    written_outcomes,
)
from symbolic_info.terms.binding import free_variables

MAX_WORK = 1_000_000
"""How many parts of formulas are evaluated in one search: a second or two of work."""

EARLY_WORK = 5_000
"""Of how many parts a formula may be evaluated before a proof of it is looked for: that is done for
each way to a proof."""

PARTS_OF_EFFORT = 10
"""How many parts are evaluated with the effort of looking at one for a proof."""

BITS = 64
"""The precision of the balls that tell the values for those pmfs apart."""

_FALSE = {"=": ("<", ">"), "≤": (">",), "≥": ("<",), "<": (">", "="), ">": ("<", "=")}
"""How the values of the two sides compare where a relation fails."""


@dataclass(frozen=True, slots=True)
class Example:
    """What the free names stand for, and the two values as decimals."""

    assignment: tuple[tuple[Term, Term], ...]
    left: str
    right: str


class SearchEnded(Exception):
    """The search for a counterexample came to its limit; says after how many trials."""


def find_counterexample(statement: Statement) -> Example | None:
    """Return an assignment for which the statement is false, if one is found.

    Its sign is =, ≤, ≥, < or >. Raises ``SearchEnded`` where there was more to try.
    """
    # the evaluator loads python-flint; proofs do without
    from symbolic_info.numeric import Unevaluable, compare, decimal, evaluate_in_balls

    false = _FALSE[statement.sign]
    work = _work(statement.left) + _work(statement.right)
    most = MAX_WORK // work
    for trials, assignment in enumerate(environments(statement)):
        spend(work // PARTS_OF_EFFORT + 1)
        if trials == most:
            raise SearchEnded(f"the search for a counterexample ended after {trials} trials")
        try:
            left, right = (
                evaluate_in_balls(closed(side, assignment))
                for side in (statement.left, statement.right)
            )
            if compare(left, right) in false:
                return Example(tuple(assignment.items()), decimal(left, 6), decimal(right, 6))
        except Unevaluable:
            return None
    return None


def _work(term: Term) -> int:
    """Return how many parts are evaluated for one assignment, to alphabets of three symbols."""
    match term:
        case Measure() | Expectation():
            return _work(unfold(term))
        case Sum(body=body, index=index):
            return 1 + _work(body) * (len(written_outcomes(body, index)) or 3)
        case RangeSum(lower=Number(value=lower), upper=Number(value=upper), body=body):
            return 1 + _work(body) * max(1, int(upper - lower) + 1)
        case RangeSum(body=body):
            return 1 + _work(body) * 3
        case _:
            return 1 + sum(map(_work, term.children))


def fails_at_full_support(statement: Statement) -> bool:
    """Whether a statement about pmfs alone fails for some of the first that are nowhere 0.

    Then it is false under every domination as well, and there is no proof to look for.
    """
    names = free_variables(Add((statement.left, statement.right)))
    about_pmfs = all(isinstance(name, Pmf | Size) for name in names)
    return not statement.hypotheses and about_pmfs and fails_early(statement)


def fails_early(statement: Statement) -> bool:
    """Whether a statement fails for some of the first values without zeros in any pmf."""
    from symbolic_info.numeric import ball

    work = _work(statement.left) + _work(statement.right)
    if work > EARLY_WORK:
        return False
    for assignment in first_trials(statement):
        spend(work // PARTS_OF_EFFORT + 1)
        # what only exact values tell apart is left to the search for a counterexample
        left = ball(closed(statement.left, assignment), BITS)
        right = ball(closed(statement.right, assignment), BITS)
        if left is None or right is None:
            continue
        orders = {"<": left < right, ">": left > right}
        if any(orders.get(order) for order in _FALSE[statement.sign]):
            return True
    return False


def find_example(statement: Statement) -> Example | None:
    """Return a simple assignment for which both sides have a value."""
    for assignment in environments(statement):
        return example_at(statement, tuple(assignment.items()))
    return None


def example_at(statement: Statement, assignment: tuple[tuple[Term, Term], ...]) -> Example | None:
    """Return the example that the assignment makes, or ``None`` where a side has no value."""
    from symbolic_info.numeric import Unevaluable, decimal, evaluate

    try:
        left, right = (
            decimal(evaluate(closed(side, dict(assignment))), 6)
            for side in (statement.left, statement.right)
        )
    except Unevaluable:
        return None
    return Example(assignment, left, right)
