"""The softmax of a list of logits that was given, against a list of shown probabilities.

softmax([2, 1, 0.1]) = [0.659, 0.242, 0.099]: each entry e^{z_i} / (e^{z_1} + ... + e^{z_n}) is
decided by itself, as a shown number is. One unit in the last place may come from rounded
exponentials.
"""

from __future__ import annotations

from symbolic_info.documents.decide import EQUALITIES, Decision, roundable
from symbolic_info.documents.lists import numbers_in
from symbolic_info.documents.readings import Reading
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.shown import Shown, rounded_to
from symbolic_info.documents.state import State
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Boxed, Call, Group, Name, Node, Vector
from symbolic_info.numeric import (
    Range,
    Unevaluable,
    Value,
    evaluate_in_balls,
    is_between,
    to_places,
)
from symbolic_info.terms import EULER, Add, Div, Pow, Term


def softmax_link(left: Reading, sign: str, right: Reading, state: State) -> Decision | None:
    """Return the decision on ``softmax(z) = [...]``; ``None`` for what is no such link."""
    logits = _logits(left.member.node, state)
    shown = _bare(right.member.node)
    if logits is None or sign not in EQUALITIES or not isinstance(shown, Vector):
        return None
    numbers = [roundable(entry, sign) for entry in shown.entries]
    known = [number for number in numbers if number is not None]
    if not len(known) == len(numbers) == len(logits):
        return None
    powers = [Pow(EULER, logit) for logit in logits]
    try:
        values = [evaluate_in_balls(Div(power, Add(tuple(powers)))) for power in powers]
    except Unevaluable:
        return None
    inside = [
        [is_between(value, range_.low, range_.high) for range_ in (rounded_to(n), _near(n))]
        for value, n in zip(values, known, strict=True)
    ]
    right_value = _listed(values, max(number.places for number in known))
    if any(near is None for _, near in inside):
        return None
    if all(rounded for rounded, _ in inside):
        code = "rounded" if sign == "≈" else "rounded-equals"
        note = "" if sign == "≈" else f"`=` stands where `≈` is meant: the value is {right_value}."
        return Decision(Verdict.ROUNDED, code, note, right_value)
    if all(near for _, near in inside):
        note = f"True only if the exponentials were rounded: the value is {right_value}."
        return Decision(Verdict.LOOSE, "loose-rounded", note, right_value)
    return Decision(Verdict.REFUTED, "refuted", f"The right value is {right_value}.", right_value)


def _logits(node: Node, state: State) -> tuple[Term, ...] | None:
    match _bare(node):
        case Call(function=Name(name=name, subscript=None), arguments=(argument,)) if (
            name.casefold() == "softmax"
        ):
            argument = _bare(argument)
            if isinstance(argument, Name):
                return state.lists.get(name_key(argument))
            return numbers_in(argument)
        case _:
            return None


def _bare(node: Node) -> Node:
    while isinstance(node, Group | Boxed):
        node = node.body
    return node


def _near(number: Shown) -> Range:
    return Range(number.value - number.unit, number.value + number.unit)


def _listed(values: list[Value], places: int) -> str:
    return f"[{', '.join(to_places(value, places) for value in values)}]"
