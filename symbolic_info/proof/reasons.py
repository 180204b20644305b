"""Why the lines of a theorem follow: the rules of their steps, and what each of them is about.

This is for readers. What the kernel checked is the steps themselves, which this goes through once
more.
"""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.proof.kernel.derivation import Step
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.terms import Term, alpha_equal, replace_at, subterm
from symbolic_info.terms.unfolding import unfolded


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line follows: a rule, and what it is about.

    For a definition that is the term which is defined, for a theorem its left side.
    """

    rule: str
    about: Term | None = None


def reasons_of(theorem: Theorem) -> tuple[tuple[Reason, ...], ...]:
    """Return for each line of the theorem why it follows, each reason once."""
    found = []
    term = theorem.statement.left
    for line in theorem.derivation.lines:
        here = []
        for step in line.steps:
            here.append(Reason(step.rule, _about(step, subterm(term, step.path), theorem)))
            term = replace_at(term, step.path, step.result)
        found.append(tuple(dict.fromkeys(here)))
    return tuple(found)


def _about(step: Step, before: Term, theorem: Theorem) -> Term | None:
    if step.lemma is not None:
        return theorem.lemmas[step.lemma].statement.left
    if step.rule not in ("definition", "marginalisation"):
        return None
    definition = unfolded(before)
    forward = definition is not None and alpha_equal(definition, step.result)
    return before if forward else step.result
