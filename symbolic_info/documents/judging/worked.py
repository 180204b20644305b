"""Links between worked values: both sides put into numbers, units and bases, and decided."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction

from symbolic_info.documents.judging.carried import carried
from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import (
    EQUALITIES,
    Decision,
    Side,
    decide,
    roundable,
    without_exact,
)
from symbolic_info.documents.judging.shown import Shown, shown_number
from symbolic_info.documents.judging.units import (
    in_unit,
    natural_base,
)
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close, with_whole
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.wellformed import weights_of
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.slips import Known, explained, explained_from
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.notation.tree import Span
from symbolic_info.terms import (
    Apply,
    LiteralPmf,
    Number,
    Pmf,
    Term,
    with_base,
)
from symbolic_info.terms.binding import free_variables


def based(term: Term, base: Term | None) -> Term:
    """Return the term with a base for its unwritten logarithms, where one is given."""
    return term if base is None else with_base(term, base)


def decide_values(
    left: Reading,
    sign: str,
    right: Reading,
    values: Mapping[Term, Term],
    state: State,
    chain: Chain,
) -> Decision:
    """Return the verdict of a link both of whose sides have a value once ``values`` are put in.

    ``state`` has what the document showed before. A slip in a value behind a line of decimals may
    have been made where those come from: then it is looked for there.
    """
    base, has_unit = chain.base, chain.has_unit
    shown = shown_number(right.member.node)
    # compared in the unit of the number that may be rounded
    by_right = roundable(right.member.node, sign) is not None
    wanted = _unit_base(right if by_right else left) or _unit_base(right) or base
    named = _named_decimals(left, values, shown, state, base)
    one, two = left.member.node, right.member.node

    def in_left() -> tuple[Shown, ...]:
        entries = _entries({**state.ended, **values})
        return (*carried(one, None, shown, state.rounded, entries), *named.values())

    def in_right() -> tuple[Shown, ...]:
        if shown is not None:
            return ()
        found = carried(two, one, None, state.rounded, _entries({**state.ended, **values}))
        return without_exact(found, two, first.term)

    first = Side(one, *_meaning(left, values, base, has_unit, wanted, named), in_left)
    second = Side(two, *_meaning(right, values, base, has_unit, wanted, {}), in_right)
    decision = decide(first, sign, second)
    if chain.explain and decision.verdict is Verdict.REFUTED and sign in EQUALITIES:
        unit = wanted if has_unit else natural_base(first.term)
        line = left.member.found.line
        known = Known(unit, has_unit, _distributions(values), state.results, state.sections, line)
        slip = explained(first, sign, second, known)
        for origin in reversed(chain.worked_from):
            if slip is not None:
                break
            term, _ = _meaning(origin, values, base, has_unit, wanted, {})
            if not free_variables(term):
                known = replace(known, unit=wanted if has_unit else natural_base(term))
                slip = explained_from(term, sign, second, known)
        if slip is not None:
            return replace(decision, code=slip.code, message=f"{decision.message} {slip.words}")
    return decision


def _named_decimals(
    reading: Reading,
    values: Mapping[Term, Term],
    result: Shown | None,
    state: State,
    base: Term,
) -> dict[Term, Shown]:
    """Return the decimals that names of a member stand for, and that may stand for more digits.

    Like the decimals that are written, they have at least as many places as the result less one.
    Their spans lie before all that is written: they stand elsewhere.
    """
    if reading.term is None or result is None or not state.decimals:
        return {}
    free = free_variables(with_whole(based(reading.term, base), values))
    found = [
        (name, shown)
        for name, shown in state.decimals.items()
        if name in free and name in values and shown.places >= result.places - 1
    ]
    return {
        name: replace(shown, span=(-1 - place, -1 - place))
        for place, (name, shown) in enumerate(found)
    }


def _distributions(values: Mapping[Term, Term]) -> tuple[tuple[str, LiteralPmf], ...]:
    return tuple(
        (name.name, value)
        for name, value in values.items()
        if isinstance(name, Pmf) and isinstance(value, LiteralPmf)
    )


def _unit_base(reading: Reading) -> Term | None:
    return UNIT_BASES.get(reading.member.unit)


def _meaning(
    reading: Reading,
    values: Mapping[Term, Term],
    base: Term,
    has_unit: bool,
    wanted: Term,
    named: Mapping[Term, Shown],
) -> tuple[Term, Callable[[Mapping[Span, Term]], Term]]:
    """Return a side with its values put in, in the unit of the base ``wanted``; and how to again.

    ``named`` are the decimals that stand under names, with the spans that they are replaced by.

    In a chain with a unit, working in natural logarithms is worth so many nats.
    """
    own = _unit_base(reading)
    if own is None and has_unit and reading.term is not None:
        own = natural_base(based(reading.term, base))

    def meaning(replacements: Mapping[Span, Term]) -> Term:
        term = reading.rebuilt(replacements) if replacements else reading.term
        assert term is not None
        stood_for = {
            name: replacements[shown.span]
            for name, shown in named.items()
            if shown.span in replacements
        }
        return close(in_unit(based(term, base), own, wanted), {**values, **stood_for})

    return meaning({}), meaning


def _entries(values: Mapping[Term, Term]) -> frozenset[Fraction]:
    found: set[Fraction] = set()
    for name, value in values.items():
        if isinstance(name, Pmf):
            found.update(weights_of(value) or ())
        elif isinstance(name, Apply) and isinstance(value, Number):
            found.add(value.value)
    return frozenset(found)
