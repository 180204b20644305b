"""What a link that was judged leaves behind: results, units and decimals that may be rounded."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.judging.shown import decimals_in, shown_number
from symbolic_info.documents.known.results import Results
from symbolic_info.documents.known.state import State, rational
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.words.excuses import has_units
from symbolic_info.notation.tree import Call
from symbolic_info.terms import Symbol, Term
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


def with_decimal(left: Reading, sign: str, right: Reading, state: State) -> State:
    """Return the state that knows whether the decimal that a name stands for may be rounded.

    It may be behind ``≈``, and where it is the value of a measure: H(S) = 0.940.
    """
    if left.term is None or not isinstance(left.term, Symbol):
        return state
    shown = shown_number(right.member.node)
    measured = sign == "≈" or isinstance(left.member.node, Call)
    if shown is not None and shown.decimal and measured:
        return replace(state, decimals={**state.decimals, left.term: shown})
    if left.term not in state.decimals:
        return state
    kept = {name: decimal for name, decimal in state.decimals.items() if name != left.term}
    return replace(state, decimals=kept)


def with_rounded(left: Reading, right: Reading, state: State) -> State:
    """Return the state that knows the decimals that a member shows first as rounded values."""
    new = _new_decimals(left, right, state) - state.rounded
    return replace(state, rounded=state.rounded | new) if new else state


def _new_decimals(left: Reading, right: Reading, state: State) -> frozenset[str]:
    """Return the decimals of a member, as written, that the member before does not show.

    One that is the value of a name in that member stands for it as it is.
    """
    before, after = (decimals_in(reading.member.node) for reading in (left, right))
    names = free_variables(left.term) if left.term is not None else frozenset()
    exact = {
        rational(state.values[name])
        for name in names
        if isinstance(name, Symbol) and name in state.values and name not in state.decimals
    }
    new = frozenset(shown.text for shown in after if shown.value not in exact)
    return new - {shown.text for shown in before}
