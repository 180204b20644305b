"""All theorems by name. ``derive`` proves on demand; nothing but the statement is stored."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.theorems import (
    entropy,
    jensen_shannon,
    joint_distributions,
    kl_divergence,
    logarithm,
    surprisal,
)

if TYPE_CHECKING:
    from symbolic_info.proof.kernel.theorem import Theorem

_TOPICS: dict[str, dict[str, Statement]] = {
    "Logarithms": logarithm.STATEMENTS,
    "Surprisal": surprisal.STATEMENTS,
    "Entropy": entropy.STATEMENTS,
    "KL divergence": kl_divergence.STATEMENTS,
    "Jensen-Shannon divergence": jensen_shannon.STATEMENTS,
    "Joint distributions": joint_distributions.STATEMENTS,
}

_STATEMENTS: dict[str, Statement] = {
    name: statement for topic in _TOPICS.values() for name, statement in topic.items()
}


class UnknownTheorem(LookupError):
    """There is no theorem of this name; ``nearest`` has the names most like it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nearest = tuple(get_close_matches(name, _STATEMENTS, n=3, cutoff=0.3))
        hint = f" (nearest: {', '.join(self.nearest)})" if self.nearest else ""
        super().__init__(f"there is no theorem called {name!r}{hint}")


def names() -> tuple[str, ...]:
    """Return the names of all theorems, topic by topic."""
    return tuple(_STATEMENTS)


def topics() -> dict[str, tuple[str, ...]]:
    """Return the topics in order, each with the names of its theorems."""
    return {topic: tuple(statements) for topic, statements in _TOPICS.items()}


def statement_of(name: str) -> Statement:
    """Return the statement of a theorem; ``UnknownTheorem`` if there is none of this name."""
    if name not in _STATEMENTS:
        raise UnknownTheorem(name)
    return _STATEMENTS[name]


@cache
def derive(name: str) -> Theorem:
    """Prove the theorem of this name; ``UnknownTheorem`` if there is none."""
    # the names and statements are there without the prover
    from symbolic_info.proof.kernel.theorem import Theorem
    from symbolic_info.proof.prover.prove import prove

    statement = statement_of(name)
    decision = prove(statement.left, statement.sign, statement.right, statement.hypotheses)
    if not isinstance(decision, Theorem):
        # a defect of the program, which the tests exclude
        raise AssertionError(f"{name} was not proved: {decision}")
    return decision
