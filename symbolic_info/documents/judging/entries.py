"""Lists of shown probabilities against lists of expressions: the softmax of given logits.

softmax([2, 1, 0.1]) = [e^2/(e^2 + e + e^0.1), ...] = [0.659, 0.242, 0.099]: each entry is decided
by itself, as a shown number is. One unit in the last place may come from rounded exponentials.
"""

from __future__ import annotations

from symbolic_info.documents.judging.calculated import calculated_link, listed_values
from symbolic_info.documents.judging.decide import EQUALITIES, Decision, roundable
from symbolic_info.documents.judging.shown import Shown, rounded_to
from symbolic_info.documents.known.lists import numbers_in
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.report import Verdict
from symbolic_info.notation import NotUnderstood, elaborate_classified
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Call, Name, Node, Vector, bare
from symbolic_info.numeric import (
    Range,
    Unevaluable,
    Value,
    compare,
    evaluate_in_balls,
    is_between,
)
from symbolic_info.terms import EULER, Add, Distribution, Div, Pow, Term
from symbolic_info.terms.binding import free_variables

_PLACES = 3


def entries_link(left: Reading, sign: str, right: Reading, state: State) -> Decision | None:
    """Return the decision on ``softmax(z) = [...]``; ``None`` for what is no such link.

    The left side is a softmax, a list of expressions that are no rational numbers, or calculates
    with lists.
    """
    entries = _softmax(left.member.node, state) or _expressions(left, state)
    if entries is None:
        return calculated_link(left, sign, right, state)
    written = bare(right.member.node)
    if entries is None or sign not in EQUALITIES or not isinstance(written, Vector):
        return None
    if len(entries) != len(written.entries):
        return None
    numbers = [roundable(entry, sign) for entry in written.entries]
    shown = tuple(number for number in numbers if number is not None)
    try:
        values = [evaluate_in_balls(entry) for entry in entries]
        if len(shown) == len(numbers):
            return _against_shown(values, sign, shown)
        others = _expressions(right, state)
        return None if others is None else _against_expressions(entries, others, values)
    except Unevaluable:
        return None


def _against_shown(values: list[Value], sign: str, shown: tuple[Shown, ...]) -> Decision | None:
    pairs = tuple(zip(values, shown, strict=True))
    rounded, near = (
        [is_between(value, range_.low, range_.high) for value, range_ in ranges]
        for ranges in (
            [(value, rounded_to(number)) for value, number in pairs],
            [(value, _near(number)) for value, number in pairs],
        )
    )
    right_value = listed_values(values, max(number.places for number in shown))
    if None in near:
        return None
    if all(rounded):
        code = "rounded" if sign == "≈" else "rounded-equals"
        note = "" if sign == "≈" else f"`=` stands where `≈` is meant: the value is {right_value}."
        return Decision(Verdict.ROUNDED, code, note, right_value)
    if all(near):
        note = f"True only if the exponentials were rounded: the value is {right_value}."
        return Decision(Verdict.LOOSE, "loose-rounded", note, right_value)
    return Decision(Verdict.REFUTED, "refuted", f"The right value is {right_value}.", right_value)


def _against_expressions(
    entries: tuple[Term, ...], others: tuple[Term, ...], values: list[Value]
) -> Decision | None:
    orders = [compare(one, other) for one, other in zip(entries, others, strict=True)]
    if all(order == "=" for order in orders):
        return Decision(Verdict.EXACT, "exact")
    if any(order in ("<", ">") for order in orders):
        message = f"The left side is about {listed_values(values, _PLACES)}."
        return Decision(Verdict.REFUTED, "refuted", message)
    return None


def _softmax(node: Node, state: State) -> tuple[Term, ...] | None:
    """Return the probabilities that a softmax of known logits has."""
    match bare(node):
        case Call(function=Name(name=name, subscript=None), arguments=(argument,)) if (
            name.casefold() == "softmax"
        ):
            argument = bare(argument)
            known = state.lists.get(name_key(argument)) if isinstance(argument, Name) else None
            logits = known or numbers_in(argument)
        case _:
            return None
    if logits is None:
        return None
    powers = tuple(Pow(EULER, logit) for logit in logits)
    return tuple(Div(power, Add(powers)) for power in powers)


def _expressions(reading: Reading, state: State) -> tuple[Term, ...] | None:
    """Return the closed entries of a list that was not read as a distribution."""
    node = bare(reading.member.node)
    if reading.term is not None or reading.flaw is not None or not isinstance(node, Vector):
        return None
    try:
        terms = [elaborate_classified(entry, reading.scope) for entry in node.entries]
    except NotUnderstood:
        return None
    closed = [close(term, state.values) for term in terms if not isinstance(term, Distribution)]
    if len(closed) < len(terms) or any(map(free_variables, closed)):
        return None
    return tuple(closed)


def _near(number: Shown) -> Range:
    return Range(number.value - number.unit, number.value + number.unit)
