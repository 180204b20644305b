"""Derivations to and from JSON, so that another process can check them again by the kernel.

The text carries the number of its format. Reading makes no promise about truth: what is read
is a derivation like any other, and ``check`` decides.
"""

from __future__ import annotations

import json
from typing import Any

from symbolic_info.proof.kernel.derivation import Assignment, Derivation, Line, Step
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Positive,
    Statement,
    Vanishing,
    terms_of,
)
from symbolic_info.terms import Distribution, Integral, Term, from_data, to_data

FORMAT = 1

_HYPOTHESES: dict[str, tuple[type[Any], type[Term]]] = {
    "DominatedBy": (DominatedBy, Distribution),
    "NotDominatedBy": (NotDominatedBy, Distribution),
    "FiniteIntegral": (FiniteIntegral, Integral),
    "Positive": (Positive, Term),
    "NonNegative": (NonNegative, Term),
    "LogBase": (LogBase, Term),
}


def to_json(derivation: Derivation) -> str:
    """Return the derivation as JSON text."""
    return json.dumps({"format": FORMAT, **_data(derivation)}, ensure_ascii=False)


def from_json(text: str) -> Derivation:
    """Return the derivation that the text holds; ``ValueError`` says what is wrong with it."""
    try:
        data = json.loads(text, object_pairs_hook=one_value_a_key)
        if (
            not isinstance(data, dict)
            or type(form := data.get("format")) is not int
            or form != FORMAT
        ):
            raise ValueError(f'a derivation is a JSON object with "format": {FORMAT}')
        return _derivation(data)
    except (KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(f"the derivation is damaged: {type(error).__name__} {error}") from error


def one_value_a_key(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; of two values under one key it would not be known which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"one of the keys {', '.join(key for key, _ in pairs):.60} stands twice")
    return found


def _data(derivation: Derivation) -> dict[str, Any]:
    statement = derivation.statement
    return {
        "left": to_data(statement.left),
        "sign": statement.sign,
        "right": to_data(statement.right),
        "hypotheses": [_hypothesis_data(hypothesis) for hypothesis in statement.hypotheses],
        "lines": [
            {"relation": line.relation, "steps": [_step_data(step) for step in line.steps]}
            for line in derivation.lines
        ],
        "lemmas": [_data(lemma) for lemma in derivation.lemmas],
        "witness": _pairs_data(derivation.witness),
    }


def _hypothesis_data(hypothesis: Hypothesis) -> list[Any]:
    data: list[Any] = [type(hypothesis).__name__, *map(to_data, terms_of(hypothesis))]
    return [*data, len(hypothesis.indices)] if isinstance(hypothesis, Vanishing) else data


def _step_data(step: Step) -> dict[str, Any]:
    data: dict[str, Any] = {"rule": step.rule, "path": list(step.path)}
    data["result"] = to_data(step.result)
    if step.lemma is not None:
        data |= {"lemma": step.lemma, "assignment": _pairs_data(step.assignment)}
    return data


def _pairs_data(assignment: Assignment) -> list[Any]:
    return [[to_data(name), to_data(term)] for name, term in assignment]


def _derivation(data: dict[str, Any]) -> Derivation:
    statement = Statement(
        from_data(data["left"]),
        data["sign"],
        from_data(data["right"]),
        tuple(_hypothesis(part) for part in data["hypotheses"]),
    )
    lines = tuple(
        Line(str(line["relation"]), tuple(_step(step) for step in line["steps"]))
        for line in data["lines"]
    )
    lemmas = tuple(_derivation(lemma) for lemma in data["lemmas"])
    return Derivation(statement, lines, lemmas, _pairs(data["witness"]))


def _hypothesis(data: list[Any]) -> Hypothesis:
    if data[0] == "Vanishing":
        if type(data[2]) is not int:
            raise ValueError("Vanishing has a number of indices")
        return Vanishing.of_family(from_data(data[1]), data[2])
    kind, sort = _HYPOTHESES[data[0]]
    terms = [from_data(part) for part in data[1:]]
    if not all(isinstance(term, sort) for term in terms):
        raise ValueError(f"{data[0]} is about a {sort.__name__}, not {terms}")
    hypothesis: Hypothesis = kind(*terms)
    return hypothesis


def _step(data: dict[str, Any]) -> Step:
    path = tuple(data["path"])
    if not isinstance(data["path"], list) or not all(type(number) is int for number in path):
        raise ValueError("a path holds child numbers")
    lemma = data.get("lemma")
    if lemma is not None and type(lemma) is not int:
        raise ValueError("a lemma is named by its number")
    assignment = _pairs(data.get("assignment", []))
    return Step(str(data["rule"]), path, from_data(data["result"]), lemma, assignment)


def _pairs(data: list[Any]) -> Assignment:
    return tuple((from_data(name), from_data(term)) for name, term in data)
