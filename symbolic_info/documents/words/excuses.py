"""What excuses a link that is wrong as it stands: words that may make it say something else.

A formula is understood better than the words around it. Where these may speak of other variables,
of a special case, or of another object than the one that was given, the link is not called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from symbolic_info.documents.judging.decide import Decision, unchecked
from symbolic_info.documents.judging.shown import decimals_in, shown_number
from symbolic_info.documents.judging.variables import is_of_variables
from symbolic_info.documents.known.ended import table_may_be_over
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import rational
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.sources.source import FORMULA
from symbolic_info.documents.words.another_object import speaks_of_another_object
from symbolic_info.documents.words.bounds import (
    bounded,
    is_of_polynomials,
    is_order_of_names,
    may_be_a_condition,
)
from symbolic_info.documents.words.called_wrong import is_called_wrong
from symbolic_info.documents.words.scaled_units import is_scaled
from symbolic_info.documents.words.solved import is_solved
from symbolic_info.documents.words.special_cases import may_be_a_special_case, only_supposes
from symbolic_info.notation.tree import Call, Name, Numeral, Power, subtrees
from symbolic_info.terms import LiteralPmf, Measure, Pmf, Symbol, subterms
from symbolic_info.terms.binding import free_variables

# "For a mixed state", with nothing given in the sentence
_ANOTHER_CASE = re.compile(
    r"\W*(?:(?:but|and|while|whereas|aber|und|mais|et|pero|y)\W+)?"
    r"(?:for|if|when(?:ever)?|in|with|at|bei|für|wenn|mit|pour|si|avec|para|con|при|если|для)\s+"
    rf"(?:an?|any|all|every|each|some|(?:an)?other|einem?|einer?|une?|un|una|uma|alle)\s[^{FORMULA}]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]")

# a document that has measures with an order, or sums of squares
_OF_ORDER = re.compile(
    r"R\W{0,3}[eé]\W{0,2}nyi|\bTsallis\b|\bcollision\b|\border\s+(?:2|two)\b"
    r"|(?:\\sum|[∑Σ])[^$=]{0,60}(?:\^\{?2|²)",
    re.IGNORECASE,
)
# distances that are called H and D as well, and what else may be meant by these
_ANOTHER_MEASURE = re.compile(
    r"\b(?:Hellinger|Hamming|total[ -]variation|chi[ -]?squared?|Bhattacharyya|Wasserstein)\b|χ²",
    re.IGNORECASE,
)
_OWN_MEASURE = re.compile(
    r"\b(?:Kullback|KL|relative|cross|Shannon|mutual|entropy|Entropie)\b", re.IGNORECASE
)
# a name right before a formula, in capitals or with one
_NAMED = re.compile(r"\W[A-Z]\w+\s*$")
# decimals that are not the same by accident
_NO_ACCIDENT = 3


def excused(
    decision: Decision, left: Reading, sign: str, right: Reading, state: State, another: bool
) -> Decision:
    """Return the decision on a refuted link, which is unchecked where something excuses it.

    ``another`` says that the words before may speak of other variables of the same names.
    """
    if has_units((left, right), state):
        return unchecked(
            "Units such as kHz, ms, dB or bytes are not worked out; of the numbers as they stand "
            f"this would be wrong. {decision.message}",
            "unchecked-notation",
        )
    if decision.code == "refuted-general" and is_called_wrong(left.member.found):
        return unchecked(f"The words around call this wrong, as it is. {decision.message}")
    if _may_be_of_an_order(left, right, state):
        return unchecked(
            "This may be Rényi's measure of that order; of the measure with that base it would be "
            f"wrong. {decision.message}",
            "unchecked-name",
        )
    if _names_another_measure(left.member.found.before) and _measures(left, right):
        return unchecked(
            "The words before name another measure than the one that is written so; of that it "
            f"would be wrong. {decision.message}",
            "unchecked-name",
        )
    of_variables = is_of_variables(left) or is_of_variables(right)
    if state.related and decision.code == "refuted-general" and of_variables:
        return unchecked(
            "The text says how the variables depend on each other; of all variables it would be "
            f"wrong: {decision.message}"
        )
    if another and of_variables:
        return unchecked(
            "The words before may speak of other variables; of those above it would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    words, given = left.member.found.before, _given(left, right, state)
    if speaks_of_another_object(words, given) and not _is_explained(decision, right):
        return unchecked(
            "The sentence may speak of another distribution than the one given above; of that it "
            f"would be wrong. {decision.message}",
            "unchecked-name",
        )
    if _ANOTHER_CASE.fullmatch(_SENTENCE_END.split(words)[-1]) and _has_given_numbers(
        left, right, state
    ):
        return unchecked(
            "The sentence may speak of another case than the one whose numbers were given; of that "
            f"it would be wrong. {decision.message}",
            "unchecked-name",
        )
    conditional = (
        bounded(left, sign, right)
        or is_of_polynomials(left, sign, right)
        or is_order_of_names(left, sign, right)
    )
    if conditional and may_be_a_condition(words):
        return unchecked(
            "This may be a condition on its letters; of the values from above it would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    if only_supposes(words):
        return unchecked(
            "The sentence only supposes this; of what was given above it would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    if table_may_be_over(left, right, state):
        return unchecked(
            "The section may have an example of its own; of the table above it would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    if is_solved(left, right, state):
        return unchecked(
            "This may be an equation for a name; with the value from above it would be wrong. "
            f"{decision.message}",
            "unchecked-name",
        )
    if decision.code == "refuted-general" and any(map(_is_certain, given)):
        return unchecked(
            "This may be said of the distribution that was given; of all distributions it would be "
            f"wrong: {decision.message}"
        )
    if _may_be_restricted(left, right, state):
        return unchecked(
            f"The words around may speak of a special case; else this is wrong. {decision.message}",
            "unchecked-case",
        )
    if _may_begin_anew(left, right):
        return unchecked(
            "The words before may begin something else than what stands before them; as its "
            f"value it would be wrong. {decision.message}"
        )
    return decision


def _may_be_of_an_order(left: Reading, right: Reading, state: State) -> bool:
    """Whether the 2 of H_2 may be the order of Rényi's measures, and not a base.

    The document says so, or squares are in the link.
    """
    parts = [part for reading in (left, right) for part in subtrees(reading.member.node)]
    orders = {
        part.function.subscript
        for part in parts
        if isinstance(part, Call) and isinstance(part.function, Name)
        if isinstance(part.function.subscript, Numeral)
    }
    powers = {part.exponent for part in parts if isinstance(part, Power)}
    return bool(orders) and bool(orders & powers or any(map(_OF_ORDER.search, state.text)))


def _names_another_measure(words: str) -> bool:
    """Whether the last measure that is named in words is one that the program does not know.

    >>> _names_another_measure("The Hellinger distance"), _names_another_measure("The entropy")
    (True, False)
    """
    named = [found.start() for found in _ANOTHER_MEASURE.finditer(words)]
    return bool(named) and _OWN_MEASURE.search(words, named[-1]) is None


def _measures(left: Reading, right: Reading) -> bool:
    return any(
        isinstance(part, Measure)
        for reading in (left, right)
        if reading.term is not None
        for part in subterms(reading.term)
    )


def has_units(readings: Iterable[Reading], state: State) -> bool:
    """Whether units that are multiples stand beside the numbers of a link or of its names."""
    return any(
        is_scaled(reading.member)
        or (
            bool(state.scaled)
            and reading.term is not None
            and not state.scaled.isdisjoint(free_variables(reading.term))
        )
        for reading in readings
    )


def _is_explained(decision: Decision, right: Reading) -> bool:
    """Whether a slip explains so many digits that no other object happens to have them."""
    shown = shown_number(right.member.node)
    return decision.code != "refuted" and shown is not None and shown.places >= _NO_ACCIDENT


def _given(left: Reading, right: Reading, state: State) -> list[LiteralPmf]:
    """Return the lists of probabilities that the names in a link stand for."""
    names = {
        name
        for reading in (left, right)
        if reading.term is not None
        for name in free_variables(reading.term)
        if isinstance(name, Pmf)
    }
    values = {**state.ended, **state.values}
    found = (values.get(name) for name in names)
    return [value for value in found if isinstance(value, LiteralPmf)]


def _is_certain(given: LiteralPmf) -> bool:
    """Whether a distribution is certain, so that its entropy may be left out."""
    return any(rational(weight) == 1 for weight in given.weights)


def _has_given_numbers(left: Reading, right: Reading, state: State) -> bool:
    """Whether a name in a link stands for a number that was given before."""
    return any(
        isinstance(name, Symbol) and name in state.values
        for reading in (left, right)
        if reading.term is not None
        for name in free_variables(reading.term)
    )


def _may_be_restricted(left: Reading, right: Reading, state: State) -> bool:
    """Whether a statement without decimals may be made of a special case."""
    readings = (left, right)
    return (
        any(reading.term is not None and free_variables(reading.term) for reading in readings)
        and not any(decimals_in(reading.member.node) for reading in readings)
        and (state.special or may_be_a_special_case(left.member.found, right.member.found))
    )


def _may_begin_anew(left: Reading, right: Reading) -> bool:
    """Whether a formula that begins with a sign may give the value of what words before it name.

    "With $p = 0.9$, the entropy of the coin is $\\approx 0.47$" does not go on from 0.9, nor does
    what stands behind a colon or a name ("AIC $= 31$; BIC $= 3 \\ln 100 + 25$"), or in a line of
    text behind a full stop or another paragraph.
    """
    here, there = left.member.found, right.member.found
    if here is there:
        return False
    words = there.before.rpartition(FORMULA)[2]
    apart = here.paragraph != there.paragraph or _SENTENCE_END.search(words)
    if apart and there.kind == "inline" and not there.follows:
        return True
    if shown_number(left.member.node) is None:
        return False
    if words.rstrip().endswith(":") or _NAMED.search(words):
        return True
    return not there.follows and shown_number(right.member.node) is not None
