"""A relation as it was written, decided: under its conditions, with the equality case it claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from symbolic_info.notation import Condition, Relation, typeset
from symbolic_info.notation.tree import Chain
from symbolic_info.proof import (
    Decision,
    Hypothesis,
    Refutation,
    Statement,
    Theorem,
    Undecided,
    prove,
    prove_case,
)
from symbolic_info.wording.plain import plain
from symbolic_info.wording.suppositions import hypothesis_of

PROVED_AS = {"≈": "=", "≡": "="}
"""What a sign is proved as, where that is another one."""

_WITH_EQUALITY = {"<": "≤", ">": "≥"}


class _Unusable(Exception):
    """No proof can make use of a condition; the message says of which, and what can be used."""


def decided(relation: Relation) -> Decision:
    """Return whether a relation holds under its conditions, with the equality case it claims."""
    left, sign, right = relation.left, PROVED_AS.get(relation.sign, relation.sign), relation.right
    case = relation.case
    try:
        known = _hypotheses(relation, relation.conditions)
        if case is not None:
            claimed = _hypotheses(relation, case.conditions)
            statement = Statement(left, sign, right, known)
            return prove_case(
                statement, claimed, sufficient=case.sufficient, necessary=case.necessary
            )
    except _Unusable as error:
        return Undecided(Statement(left, sign, right), str(error))
    decision = prove(left, sign, right, known)
    if isinstance(decision, Undecided) and sign in _WITH_EQUALITY:
        weaker = prove(left, _WITH_EQUALITY[sign], right, known)
        if isinstance(weaker, Theorem):
            reason = f"{_WITH_EQUALITY[sign]} is proved; whether both sides are ever equal is open"
            return Undecided(decision.statement, reason)
    return decision


def as_meant(relations: Sequence[Relation]) -> list[tuple[Relation, Decision]]:
    """Return the relations of a statement decided, in the one way that all of them may be meant.

    That is by rule, unless one is refuted then, and none in another way. It is one way for all:
    in H_2(P) = H(P) = H(P) log_2 e the entropy in the middle is in bits or in nats, not in both.
    """
    by_rule = None
    for meant in ways_meant(relations):
        decisions = [(relation, decided(relation)) for relation in meant]
        by_rule = by_rule or decisions
        if not any(isinstance(decision, Refutation) for _, decision in decisions):
            return decisions
    return by_rule or []


def ways_meant(relations: Sequence[Relation]) -> Iterator[list[Relation]]:
    """Yield the relations of a statement as they are read by rule, then as meant otherwise."""
    yield list(relations)
    for others in zip_longest(*(relation.otherwise for relation in relations)):
        yield [other or relation for other, relation in zip(others, relations, strict=True)]


def _hypotheses(relation: Relation, conditions: tuple[Condition, ...]) -> tuple[Hypothesis, ...]:
    found: list[Hypothesis] = []
    for condition in conditions:
        hypothesis = hypothesis_of(condition, (relation.left, relation.right))
        if hypothesis is None:
            sides = (typeset(condition.left), typeset(condition.right))
            written = plain(Chain(sides, (condition.sign,)))
            raise _Unusable(
                f"a proof can make no use of the condition {written}; what it can use is P ≪ Q, "
                "P = Q, X ⊥ Y, P(x) = 1/n, P(x) Q(x) = 0, P(x) > 0, and orders between numbers"
            )
        found.append(hypothesis)
    return tuple(found)
