"""Answers as JSON: verdicts, steps, counterexamples, and certificates for ``verify``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from symbolic_info.notation import NotUnderstood, Relation, read_statement, write
from symbolic_info.proof import Theorem, example_at
from symbolic_info.publish.answers.answer import Answer, letters_of
from symbolic_info.publish.derivations import json
from symbolic_info.publish.derivations.presentation import present
from symbolic_info.wording.decisions import PROVED_AS, ways_meant
from symbolic_info.wording.examples import ExampleValue, example_data


def render(answers: Iterable[Answer]) -> str:
    """Return a list with an object for each statement."""
    return json.render([_entry(each) for each in answers])


def _entry(answer: Answer) -> dict[str, Any]:
    proved = answer.theorems if answer.verdict == "proved" else ()
    conditions = dict.fromkeys(c for _, shown in proved for c in json.conditions(shown))
    return {
        "statement": answer.source,
        "verdict": answer.verdict,
        "conditions": list(conditions),
        "definitions": _definitions(answer),
        "steps": [step for _, shown in proved for step in json.steps(shown)],
        "counterexample": _counterexample(answer),
        "message": answer.message,
        "certificates": [json.certificate(theorem) for theorem, _ in proved],
    }


def differences(found: dict[str, Any], theorems: Sequence[Theorem]) -> str:
    """Say where an entry shows other things than its certificates prove; empty if nowhere.

    The statement is read again; when an equality holds that it speaks of is not compared.
    """
    try:
        relations = read_statement(str(found.get("statement")))
    except NotUnderstood as error:
        return f"the statement is not read: {error.message}"
    for meant in ways_meant(relations):
        if len(meant) == len(theorems) and all(map(_states, theorems, meant)):
            proved = [present(t, letters_of(r)) for t, r in zip(theorems, meant, strict=True)]
            steps = [step for shown in proved for step in json.steps(shown)]
            return "" if found.get("steps") == steps else "the steps are not those of the proof"
    return "the statement is not what the certificates prove"


def _states(theorem: Theorem, relation: Relation) -> bool:
    """Whether a theorem says what a relation claims, but for when the two sides are equal."""
    statement = theorem.statement
    same = relation.case is not None or statement.sign == PROVED_AS.get(
        relation.sign, relation.sign
    )
    return same and (statement.left, statement.right) == (relation.left, relation.right)


def _definitions(answer: Answer) -> list[str]:
    """Return what the letters of the steps stand for."""
    chains = [write(d) for _, shown in answer.theorems for d in shown.definitions]
    return list(dict.fromkeys(chains))


def _counterexample(answer: Answer) -> dict[str, ExampleValue] | None:
    """Return the example that refutes the statement, or that proves a ``≠``."""
    if answer.refutation is not None:
        return example_data(answer.refutation.statement, answer.refutation.counterexample)
    for theorem, _ in answer.theorems:
        if theorem.derivation.witness:
            example = example_at(theorem.statement, theorem.derivation.witness)
            return None if example is None else example_data(theorem.statement, example)
    return None
