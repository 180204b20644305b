"""Two equations run together: ``P(H) = 0.9 P(T) = 0.1`` for ``P(H) = 0.9, P(T) = 0.1``.

As written, the middle member is a product. It is taken apart only where that is certain: the two
probabilities belong to one distribution, and apart they sum to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import rational
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.runs import Sign
from symbolic_info.terms import Apply, Mul, Number, Outcome, Term


@dataclass(frozen=True, slots=True)
class RunTogether:
    """The two signs of the equations, the message, and the state with both values bound."""

    signs: tuple[int, int]
    message: str
    state: State


def run_together(
    readings: Sequence[Reading | None], signs: tuple[Sign, ...], state: State
) -> RunTogether | None:
    """Return the two equations that were run together in a chain, or ``None``."""
    for first in range(len(signs) - 1):
        three = [reading.term if reading else None for reading in readings[first : first + 3]]
        left, middle, right = three
        if (
            signs[first].sign == signs[first + 1].sign == "="
            and isinstance(left, Apply)
            and isinstance(middle, Mul)
            and right is not None
            and _is_apart(left, middle, right)
        ):
            value, second = middle.factors
            before, after = readings[first], readings[first + 2]
            assert before is not None
            assert after is not None
            line = signs[first].place[0]
            behind = state.bound(left, value, line).bound(second, right, line)
            one, two = before.member.text, _second_text(readings[first + 1])
            numbers = _first_text(readings[first + 1]), after.member.text
            return RunTogether(
                (first, first + 1),
                f"Two equations run together: as written, {one} is {numbers[0]} times {two}. "
                f"Read as: {one} = {numbers[0]}, {two} = {numbers[1]}",
                behind,
            )
    return None


def _is_apart(left: Apply, middle: Mul, right: Term) -> bool:
    match middle.factors:
        case (Number() as value, Apply() as second):
            total = rational(right)
            return (
                second.distribution == left.distribution
                and second.points != left.points
                and all(isinstance(point, Outcome) for point in (*left.points, *second.points))
                and total is not None
                and value.value + total == 1
            )
        case _:
            return False


def _texts(reading: Reading | None) -> tuple[str, str]:
    from symbolic_info.notation.tree import Product

    assert reading is not None
    node = reading.member.node
    assert isinstance(node, Product)
    source = reading.member.found.source
    texts = [source[f.span[0] : f.span[1]].strip() for f in node.factors]
    return texts[0], texts[1]


def _first_text(reading: Reading | None) -> str:
    return _texts(reading)[0]


def _second_text(reading: Reading | None) -> str:
    return _texts(reading)[1]
