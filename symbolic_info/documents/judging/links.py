"""One link of a chain, judged.

In this order: what has no meaning is judged by its writing (``without_meaning``); what gives a name
a value is a definition, unless the name has one and that is said again; the rest is a claim
(``claimed``). A claim that is wrong is looked at once more: something else may be meant, or excuse
it.
"""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.judging.chain import Chain, Outcome
from symbolic_info.documents.judging.claimed import claimed
from symbolic_info.documents.judging.decide import EQUALITIES, Decision, ill_formed, unchecked
from symbolic_info.documents.judging.left_behind import (
    with_decimal,
    with_result,
    with_rounded,
    with_unit,
)
from symbolic_info.documents.judging.symbolic import (
    countered,
    is_general,
    proved,
    refuted_under,
)
from symbolic_info.documents.judging.variables import (
    is_determined,
    is_of_variables,
    never,
    with_measured,
)
from symbolic_info.documents.judging.without_meaning import without_meaning
from symbolic_info.documents.judging.worked import based
from symbolic_info.documents.judging.zeros import with_zero_note
from symbolic_info.documents.known.definitions import Definition, definition
from symbolic_info.documents.known.determined import speaks_of_another_case
from symbolic_info.documents.known.ended import defines_anew, is_judged, with_other_examples
from symbolic_info.documents.known.restated import in_another_unit, restated
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.tables import with_earlier_tables, without_tables
from symbolic_info.documents.known.values import free_points
from symbolic_info.documents.reading.readings import Reading, as_law, in_later_unit
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.words.bounds import begins_a_case, bounded
from symbolic_info.documents.words.excuses import excused, has_units
from symbolic_info.terms import Apply, LiteralPmf, Measure, substitute
from symbolic_info.terms.binding import free_variables


def link(
    left: Reading | None,
    sign: str,
    right: Reading | None,
    later: tuple[Reading | None, ...],
    position: int,
    state: State,
    chain: Chain,
) -> Outcome:
    """Judge one link; the state and the chain behind it come with the decision."""
    if left is None or right is None:
        return unchecked("Nothing stands before this sign that it could continue."), state, chain
    another = position == 0 and speaks_of_another_case(left.member.found.before)
    if another:
        state = replace(state, measured={})
    outcome = without_meaning(left, sign, right, position == 0, state, chain)
    if outcome is not None:
        return outcome
    if isinstance(right.term, LiteralPmf):
        left = as_law(left)
    behind = tuple(reading for reading in later if reading is not None)
    if sign in EQUALITIES:
        outcome = _definition(left, sign, right, behind, state, chain)
        if outcome is not None:
            return outcome
    return _claim(left, sign, right, behind, another, state, chain)


def _definition(
    left: Reading,
    sign: str,
    right: Reading,
    later: tuple[Reading, ...],
    state: State,
    chain: Chain,
) -> Outcome | None:
    """Return what a link comes to that gives a name a value, for the first time or again."""
    defined = definition(left, right, later, state, chain.base, chain.behind)
    if (
        defined is None
        or _is_theorem(left, sign, right, chain)
        or is_determined(left, right, state, chain)
        or (not chain.conditional and not later and is_judged(left, right, state))
    ):
        return None
    impossible = never(left, right, state, chain)
    if impossible is not None:
        return impossible, state, chain
    behind = with_measured(left, sign, right, later, defined.state, chain)
    behind = behind if isinstance(left.term, Apply) else with_result(right, behind)
    behind = with_decimal(left, sign, right, later, behind)
    behind = defines_anew(left, right, state, with_unit(left.term, right, behind))
    again = restated(left, sign, right, state, chain)
    if again is None:
        return _defined(defined), behind, chain
    if again.verdict is Verdict.REFUTED:
        if has_units((left, right), behind):
            return _defined(defined), behind, chain
        return again, state, chain
    if in_another_unit(left, right, state):
        return again, with_result(right, state), chain
    return again, behind, chain


def _defined(defined: Definition) -> Decision:
    if defined.flaw is not None:
        return ill_formed(defined.flaw)
    return Decision(Verdict.DEFINITION, "definition", defined.note)


def _is_theorem(left: Reading, sign: str, right: Reading, chain: Chain) -> bool:
    """Whether a measure has this value whatever it is taken of: D(P || P) = 0 defines nothing."""
    if not isinstance(left.term, Measure) or right.term is None:
        return False
    if chain.case is not None:
        return True
    one, two = (substitute(term, chain.supposed) for term in (left.term, right.term))
    worded = chain.conditions + chain.worded.conditions
    return any(
        proved(one, two, sign, known) is not None
        for known in dict.fromkeys((chain.conditions, worded))
    )


def _claim(
    left: Reading,
    sign: str,
    right: Reading,
    later: tuple[Reading, ...],
    another: bool,
    before: State,
    within: Chain,
) -> Outcome:
    """Judge a claim, and look again at one that is wrong or open.

    ``another`` says that the words before may speak of other variables of the same names.
    """
    decision, state, chain = claimed(left, sign, right, before, within)
    if decision.verdict is Verdict.REFUTED:
        decision = _meant_otherwise(decision, left, sign, right, later, before, within)
    if decision.verdict is Verdict.UNCHECKED:
        decision = _general_counterexample(left, sign, right, before, within) or decision
    if decision.verdict is Verdict.REFUTED:
        decision = excused(decision, left, sign, right, before, another)
        name = bounded(left, sign, right)
        if name is not None and begins_a_case(left.member.found.before):
            state = state.forgetting(frozenset((name,)))
        if another and (is_of_variables(left) or is_of_variables(right)):
            state = without_tables(state)
    if decision.verdict is Verdict.UNCHECKED and within.worded.whole:
        decision = _refuted_as_supposed(left, sign, right, within) or decision
    if decision.verdict.agrees:
        state = with_result(right, state)
    if decision.verdict in (Verdict.ROUNDED, Verdict.LOOSE):
        state = with_rounded(left, right, state, chain.base)
    return with_zero_note(decision, left, right), state, chain


def _meant_otherwise(
    decision: Decision,
    left: Reading,
    sign: str,
    right: Reading,
    later: tuple[Reading, ...],
    state: State,
    chain: Chain,
) -> Decision:
    """Return the decision on a link that is wrong of what was given last, in that unit.

    It may be right of what was given elsewhere, or in the unit that a later member has.
    """
    quick = replace(chain, explain=False)
    terms = (reading.term for reading in (left, right) if reading.term is not None)
    names = {name for term in terms for name in free_variables(term)}
    others = with_other_examples(state, names, left.member.found, chain.behind)
    for earlier in (*with_earlier_tables(state), *others):
        if claimed(left, sign, right, earlier, quick)[0].verdict.agrees:
            reason = (
                "Of what was given last this would be wrong, of what was given elsewhere it is "
                "right."
            )
            decision = unchecked(f"{reason} {decision.message}", "unchecked-name")
            break
    converted = in_later_unit(left, right, later)
    if converted is not None:
        again = claimed(left, sign, converted, state, quick)[0]
        decision = again if again.verdict.agrees else decision
    return decision


def _general_counterexample(
    left: Reading, sign: str, right: Reading, state: State, chain: Chain
) -> Decision | None:
    """Refute a general statement about names of which the example at hand says nothing.

    What was given in an example that is over is no part of such a statement.
    """
    if left.term is None or right.term is None or chain.conditional:
        return None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    free = [free_variables(term) for term in terms]
    known = {name for name in free[0] | free[1] if name in state.values or name in chain.bound}
    if known or not all(free) or not is_general(*terms) or any(map(free_points, terms)):
        return None
    return countered(*terms, sign)


def _refuted_as_supposed(left: Reading, sign: str, right: Reading, chain: Chain) -> Decision | None:
    """Refute a general statement under all that the words around it suppose."""
    assert left.term is not None
    assert right.term is not None
    terms = (based(left.term, chain.written), based(right.term, chain.written))
    conditions = chain.conditions + chain.worded.conditions
    refuted = refuted_under(*terms, sign, conditions)
    if refuted is None:
        return None
    note = f"Supposed by the words: {chain.worded.words}."
    return replace(refuted, message=f"{note} {refuted.message}")
