"""What a link that was judged leaves behind: results, units and decimals that may be rounded."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.judging.decide import without_exact
from symbolic_info.documents.judging.shown import decimals_in, shown_number
from symbolic_info.documents.known.results import Results
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.words.excuses import has_units
from symbolic_info.notation.tree import Call
from symbolic_info.terms import Symbol, Term, with_base
from symbolic_info.terms.binding import free_variables


def with_result(result: Reading, state: State) -> State:
    """Return the state in which the number that a member shows is one of the results."""
    shown = shown_number(result.member.node)
    if shown is None or not shown.decimal:
        return state
    line = result.member.found.place(result.member.node.span[0])[0]
    return replace(state, results=Results(shown, line, state.results))


def with_unit(name: Term | None, right: Reading, state: State) -> State:
    """Return the state that knows whether the value of a name has a unit that is a multiple."""
    if name is None or has_units((right,), state) == (name in state.scaled):
        return state
    return replace(state, scaled=state.scaled ^ {name})


def with_decimal(
    left: Reading, sign: str, right: Reading, later: tuple[Reading, ...], state: State
) -> State:
    """Return the state that knows whether the decimal that a name stands for may be rounded.

    It may be behind ``≈``, where it is the value of a measure, H(S) = 0.940, and where the chain
    comes to it in a member of those ``later``.
    """
    if left.term is None or not isinstance(left.term, Symbol):
        return state
    shown = shown_number(right.member.node)
    measured = sign == "≈" or isinstance(left.member.node, Call)
    if right.term is not None and free_variables(close(right.term, state.values)):
        value = state.values.get(left.term)
        shown = next((shown_number(r.member.node) for r in later if r.term == value), None)
        measured = True
    if shown is not None and shown.decimal and measured:
        return replace(state, decimals={**state.decimals, left.term: shown})
    if left.term not in state.decimals:
        return state
    kept = {name: decimal for name, decimal in state.decimals.items() if name != left.term}
    return replace(state, decimals=kept)


def with_rounded(left: Reading, right: Reading, state: State, base: Term) -> State:
    """Return the state that knows the decimals that a member shows first as rounded values.

    ``base`` is that of the logarithms of the chain that say none.
    """
    new = _new_decimals(left, right, state, base) - state.rounded
    return replace(state, rounded=state.rounded | new) if new else state


def _new_decimals(left: Reading, right: Reading, state: State, base: Term) -> frozenset[str]:
    """Return the decimals of a member, as written, that the member before does not show.

    One that is the value of a part of that member, as 0.5 of 1/2 and 0.64 of a square, stands for
    it as it is.
    """
    before, after = (decimals_in(reading.member.node) for reading in (left, right))
    shown_before = {shown.text for shown in before}
    new = tuple(shown for shown in after if shown.text not in shown_before)
    if new and left.term is not None:
        exact = {k: value for k, value in state.values.items() if k not in state.decimals}
        new = without_exact(new, right.member.node, close(with_base(left.term, base), exact))
    return frozenset(shown.text for shown in new)
