"""Answers as JSON: verdicts, steps, counterexamples, and certificates for ``verify``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from symbolic_info.notation import write
from symbolic_info.proof import example_at
from symbolic_info.publish.answers.answer import Answer
from symbolic_info.publish.derivations import json
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
