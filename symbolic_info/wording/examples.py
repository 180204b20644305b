"""Counterexamples as worked examples: what the names stand for, and the two values.

Values are for natural logarithms where a statement leaves the base open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from symbolic_info.notation.tree import Chain, Name, Node, Numeral, Sum
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import Example, Statement
from symbolic_info.terms import (
    EULER,
    JointTable,
    LiteralPmf,
    Outcome,
    Pmf,
    Size,
    Term,
    Uniform,
    has_unwritten_base,
    number,
    walk,
)
from symbolic_info.wording.letters import Letters
from symbolic_info.wording.phrases import Phrase, joined
from symbolic_info.wording.plain import plain

ExampleValue: TypeAlias = str | list[str] | list[list[str]]
"""A number or symbol as text, a pmf as a list, a joint pmf as a list of rows."""

# as many digits as an example's decimals have where they are rounded
_DIGITS = 6


def example_in_words(statement: Statement, example: Example) -> Phrase:
    """Return "for P = [1/2, 1/2], Q = [1/4, 3/4] the left side is about ... "."""
    given = [(chain,) for chain in givens(statement, example)]
    before = joined([("for ",), joined(given, ", "), (" ",)], "") if given else ()
    left, right = _value_in_words(example.left), _value_in_words(example.right)
    if left == right:
        values = f"both sides are {left}"
    else:
        values = f"the left side is {left} and the right side {right}"
    return joined([before, (values + convention(statement),)], "")


def givens(statement: Statement, example: Example) -> tuple[Chain, ...]:
    """Return what the names stand for, as formulas: P = [1/2, 1/2]."""
    return tuple(
        Chain((typeset(name), typeset(value)), ("=",))
        for name, value in _shown_assignment(statement, example)
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """An example as formulas: what is given, the values of the sides, a remark; all in words.

    A side that is a number has no value to be shown.
    """

    givens: tuple[Chain, ...]
    values: tuple[Chain, ...]
    remark: str
    words: Phrase


def sample_of(statement: Statement, example: Example, letters: Letters) -> Sample:
    """Return an example as formulas; ``letters`` are those of composed distributions."""
    sides = ((statement.left, example.left), (statement.right, example.right))
    values = tuple(
        Chain((typeset(side, letters), _number(value)), ("=" if _is_exact(value) else "≈",))
        for side, value in sides
    )
    return Sample(
        givens(statement, example),
        tuple(chain for chain in values if chain.members[0] != chain.members[1]),
        convention(statement),
        example_in_words(statement, example),
    )


def convention(statement: Statement) -> str:
    """Return how logarithms are meant in the values, where that is left open, as a remark."""
    return " (natural logarithms)" if _leaves_base_open(statement) else ""


def base_in_words(base: Term) -> str:
    """Return which base logarithms have been given that are written without one."""
    which = "natural" if base == EULER else f"to base {plain(typeset(base))}"
    return f"logarithms without a base are {which} here"


def example_data(statement: Statement, example: Example) -> dict[str, ExampleValue]:
    """Return the example for programs: weights and numbers as exact text, values as decimals."""
    data: dict[str, ExampleValue] = {}
    for name, value in _shown_assignment(statement, example):
        key = plain(typeset(name))
        match value:
            case LiteralPmf(weights=weights):
                data[key] = [repr(weight) for weight in weights]
            case JointTable(rows=rows):
                data[key] = [[repr(weight) for weight in row] for row in rows]
            case Outcome(label=label):
                data[key] = label
            case _:
                data[key] = repr(value)
    return {**data, "left": example.left, "right": example.right}


def _shown_assignment(statement: Statement, example: Example) -> Iterator[tuple[Term, Term]]:
    """Yield the names of the statement with their values; the size of an alphabet if it counts."""
    parts = [part for side in (statement.left, statement.right) for _, part in walk(side)]
    named = {alphabet for part in parts if isinstance(part, Pmf) for alphabet in part.alphabets}
    sized = {part.alphabet for part in parts if isinstance(part, Size | Uniform)}
    for name, value in example.assignment:
        if name in parts:
            yield name, value
        elif isinstance(name, Pmf) and isinstance(value, LiteralPmf):
            (alphabet,) = name.alphabets
            if alphabet in sized - named:
                yield Size(alphabet), number(len(value.weights))


def _value_in_words(value: str) -> str:
    shown = plain(_number(value))
    return shown if _is_exact(value) else f"about {shown}"


def _number(value: str) -> Node:
    """Return the decimal as a formula."""
    size = value.removeprefix("-")
    node: Node = Name("infinity") if size == "oo" else Numeral(size)
    return Sum(("-",), (node,)) if value.startswith("-") else node


def _is_exact(value: str) -> bool:
    """Whether a decimal has fewer digits than a rounded one would have."""
    return "oo" in value or len(value.lstrip("-0.").replace(".", "")) < _DIGITS


def _leaves_base_open(statement: Statement) -> bool:
    return has_unwritten_base(statement.left) or has_unwritten_base(statement.right)
