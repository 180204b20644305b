"""Links of which a side has no meaning as a number or a distribution: broken, or lists of numbers.

What is broken is ill-formed. A list that is no distribution may be one of logits, of rounded
probabilities, or of the names of entries; a distinction of cases is judged case by case.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.documents.judging.cases import cases_link, cases_of
from symbolic_info.documents.judging.chain import Chain, Outcome
from symbolic_info.documents.judging.decide import EQUALITIES, Decision, ill_formed, unchecked
from symbolic_info.documents.judging.entries import entries_link
from symbolic_info.documents.judging.pmf_links import rounded_entries
from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.judging.vectors import (
    are_numbers,
    are_vectors,
    names_a_list,
    with_entries_named,
)
from symbolic_info.documents.known.lists import with_list
from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.wellformed import Flaw
from symbolic_info.documents.report import Verdict
from symbolic_info.notation.tree import Name, Vector
from symbolic_info.terms import Pmf


def without_meaning(
    left: Reading, sign: str, right: Reading, first: bool, state: State, chain: Chain
) -> Outcome | None:
    """Return what a link comes to of which a side has no meaning; ``None`` where both have one.

    What is wrong with the left side is said at the ``first`` link of a chain alone: elsewhere it
    was said before.
    """
    broken = right.broken or (left.broken if first else None)
    if broken is not None:
        return ill_formed(broken), state, chain
    flaw = right.flaw or (left.flaw if first else None)
    if (flaw is not None or right.term is None) and names_a_list(left, right, state):
        if isinstance(left.term, Pmf):
            state = state.forgetting(frozenset((left.term,)))
        decision = Decision(Verdict.DEFINITION, "definition", "A list that is no distribution.")
        return decision, with_list(state, left, right), chain
    cases = cases_of(right) if sign in EQUALITIES else ()
    if cases:
        decision, state = cases_link(left, cases, state, chain)
        return decision, state, chain
    probabilities = entries_link(left, sign, right, state)
    if probabilities is not None:
        if chain.worked_from and not probabilities.verdict.fails:
            # y = softmax(z) = [0.7, 0.3] gives y
            state = with_list(state, chain.worked_from[0], right)
        return probabilities, state, chain
    if flaw is not None:
        return _flawed(left, sign, right, flaw, state, chain)
    for reading in (left, right):
        if reading.term is None:
            return unchecked(reading.problem, "unchecked-notation"), state, chain
        if reading.flaw is not None:
            reason = "The expression before this sign has no value, as said there."
            return unchecked(reason), state, chain
    return None


def _flawed(
    left: Reading, sign: str, right: Reading, flaw: Flaw, state: State, chain: Chain
) -> Outcome:
    approximate = sign == "≈" or not isinstance(left.member.node, Name)
    if approximate and _are_rounded(right):
        reason = "The entries are rounded; they do not sum to one exactly."
        return rounded_entries(left, sign, right, state) or unchecked(reason), state, chain
    named = with_entries_named(left, right, state)
    if named is not None:
        return Decision(Verdict.DEFINITION, "definition", "A name for each entry."), named, chain
    if are_vectors(left, right):
        return unchecked("These lists of numbers are no distributions."), state, chain
    if are_numbers(left, right):
        return unchecked("These names may stand for numbers."), state, chain
    return ill_formed(flaw), state, chain


def _are_rounded(reading: Reading) -> bool:
    """Whether a list sums to one but for what the rounding of its decimals may have changed."""
    node = reading.member.node
    if not isinstance(node, Vector):
        return False
    shown = [shown_number(entry) for entry in node.entries]
    decimals = [number for number in shown if number is not None and number.decimal]
    off = abs(sum((number.value for number in decimals), Fraction(0)) - 1)
    return len(decimals) == len(shown) and off <= sum(number.unit for number in decimals) / 2
