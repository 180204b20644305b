"""Links about measures of random variables: what they give, and what was given determines."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import Decision
from symbolic_info.documents.judging.shown import decimals_in, shown_number
from symbolic_info.documents.judging.symbolic import impossible
from symbolic_info.documents.judging.worked import based
from symbolic_info.documents.known.determined import determined, given, measure_name
from symbolic_info.documents.known.laws import entropies_at_outcomes, names_an_outcome
from symbolic_info.documents.known.state import Given, State
from symbolic_info.documents.known.values import close, rational
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import VARIABLE_LETTERS
from symbolic_info.notation.tree import Call, Name, Node, children
from symbolic_info.terms import (
    Apply,
    Marginal,
    Measure,
    Number,
    Symbol,
    Term,
    substitute,
    subterms,
)
from symbolic_info.terms.binding import free_variables


def is_of_variables(reading: Reading) -> bool:
    """Whether an expression has a measure or a probability of random variables in it."""
    parts = subterms(reading.term) if reading.term is not None else ()
    return _measures_variables(reading.member.node) or any(
        measure_name(part) is not None
        or (isinstance(part, Apply) and isinstance(part.distribution, Marginal))
        for part in parts
    )


def _measures_variables(node: Node) -> bool:
    if isinstance(node, Call) and measure_named(node.function) is not None:
        return any(isinstance(a, Name) and a.name in VARIABLE_LETTERS for a in node.arguments)
    return any(_measures_variables(part) for part in children(node))


def is_determined(left: Reading, right: Reading, state: State, chain: Chain) -> bool:
    """Whether other measures that were given say what this one is: H(X) and H(X|Y) say I(X;Y)."""
    if left.term is None or measure_name(left.term) in state.measured:
        return False
    found = determined_by(left, right, state, chain)
    return bool(found) if isinstance(left.term, Measure) else left.term in found


def determined_by(left: Reading, right: Reading, state: State, chain: Chain) -> dict[Term, Term]:
    """Return values for the measures in a link that what was given determines."""
    terms = tuple(reading.term for reading in (left, right) if reading.term is not None)
    shown = shown_number(right.member.node)
    places = shown.places if shown is not None else 0
    found = determined(terms, state, chain.base, chain.written, places)
    return {**found, **entropies_at_outcomes(terms, state, chain.base)}


def with_measured(
    left: Reading,
    sign: str,
    right: Reading,
    later: tuple[Reading, ...],
    state: State,
    chain: Chain,
) -> State:
    """Return the state that knows the value that a chain gives to a measure of variables.

    It is the first decimal that the chain shows by itself, which may be rounded; without one, what
    has no decimals in it that may be.
    """
    name = measure_name(left.term) if left.term is not None else None
    if isinstance(left.term, Symbol) and names_an_outcome(left.term):
        name = left.term
    if name is None or right.term is None:
        return state
    exact = None if free_variables(right.term) else based(right.term, chain.base)
    base = chain.written or state.base
    for reading in (right, *later):
        shown = shown_number(reading.member.node)
        if shown is not None:
            certain = (
                not shown.decimal
                and sign != "≈"
                and exact is not None
                and rational(exact) == shown.value
            )
            return given(state, name, Given(Number(shown.value), base), None if certain else shown)
    if exact is None or decimals_in(right.member.node):
        return replace(state, measured={})
    return given(state, name, Given(exact, base), None)


def never(left: Reading, right: Reading, state: State, chain: Chain) -> Decision | None:
    """Refute a value that a measure has of no distribution: D(P || Q) = -1 defines nothing."""
    if not isinstance(left.term, Measure) or right.term is None:
        return None
    value = close(based(right.term, chain.base), {**state.values, **chain.bound})
    if free_variables(value):
        return None
    worded = chain.worded.conditions if chain.worded.whole else ()
    conditions = chain.conditions + worded
    return impossible(substitute(left.term, chain.supposed), value, conditions)
