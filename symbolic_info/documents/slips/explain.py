"""All kinds of slips asked, and the one answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from symbolic_info.documents.judging.decide import Side
from symbolic_info.documents.judging.shown import Shown, rounded_to, shown_number
from symbolic_info.documents.slips.bases import other_bases
from symbolic_info.documents.slips.digits import last_digits, wrong_digits
from symbolic_info.documents.slips.elsewhere import carried_values
from symbolic_info.documents.slips.intermediate import short_intermediates
from symbolic_info.documents.slips.measures import other_measures
from symbolic_info.documents.slips.order import exchanged_distributions
from symbolic_info.documents.slips.summands import doubled_terms, lost_signs, lost_terms
from symbolic_info.documents.slips.term_by_term import odd_terms
from symbolic_info.documents.slips.written_out import written_out
from symbolic_info.documents.slips.wrong import Known, Slip, Wrong, stated_range
from symbolic_info.numeric import Unevaluable
from symbolic_info.terms import Symbol, Term

# said where slips of one kind lead to a value in ways that differ
_IN_SEVERAL_WAYS = {"refuted-digits": "The digits of the right value are written down wrongly."}
# what is said of the number and not of how it was found belongs to the line before it
_OF_THE_RESULT = frozenset(["refuted-rounding", "refuted-elsewhere", "refuted-digits"])
# the value of D(Q || P), or of H(P) in nats, may well stand in another line, as what it is: that
# line explains nothing else
_MAY_STAND_ELSEWHERE = frozenset(
    ["refuted-order", "refuted-measure", "refuted-unit", "refuted-base", "refuted-sign"]
)


def explained(left: Side, sign: str, right: Side, known: Known) -> Slip | None:
    """Return what explains the wrong link ``left sign right``, or ``None``.

    Where one part of a sum is off and all others are right, the slip is looked for in that part.
    """
    odd = odd_terms(left, right)
    if not odd:
        return explanation(_wrong(left, sign, right), known)
    words = " ".join(term.words for term in odd)
    slip = explanation(odd[0].wrong, known) if len(odd) == 1 else None
    return Slip(slip.code, slip.words, words) if slip is not None else Slip("refuted", words)


def explained_from(origin: Term, sign: str, right: Side, known: Known) -> Slip | None:
    """Return what explains the right side as a value of the expression that it was worked out from.

    Between the two stand values that were rounded, so that only a slip that leads from the
    expression itself to the last digit is one.
    """
    shown = shown_number(right.node)
    if shown is None:
        return None
    slip = explanation(_wrong_number(origin, right.term, sign, shown), known)
    return None if slip is None or slip.code in _OF_THE_RESULT else slip


def _wrong(left: Side, sign: str, right: Side) -> Wrong:
    shown = shown_number(right.node)
    if shown is None and shown_number(left.node) is not None:
        left, right, shown = right, left, shown_number(left.node)
    if shown is not None:
        return _wrong_number(left.term, right.term, sign, shown)
    symbols = {number.span: Symbol(f"~{number.span[0]}") for number in right.carried}
    boxes = {symbols[number.span]: rounded_to(number) for number in right.carried}
    low, high = stated_range(right.rebuilt(symbols), boxes)
    return Wrong(left.term, right.term, low, high)


def _wrong_number(term: Term, stated: Term, sign: str, shown: Shown) -> Wrong:
    half = shown.unit / 2 if shown.decimal or sign == "≈" else shown.unit * 0
    return Wrong(term, stated, shown.value - half, shown.value + half, shown)


def explanation(wrong: Wrong, known: Known) -> Slip | None:
    """Return the one slip that leads to what a wrong link states, or ``None``."""
    try:
        found = list(dict.fromkeys(_explanations(wrong, known)))
        if not found:
            return last_digits(wrong)
    except Unevaluable:
        return None
    codes = {slip.code for slip in found}
    if len(codes) == 2 and "refuted-elsewhere" in codes and codes & _MAY_STAND_ELSEWHERE:
        line = next(slip.detail for slip in found if slip.code == "refuted-elsewhere")
        found = [slip for slip in found if slip.code != "refuted-elsewhere"]
        one = _one(found)
        return None if one is None else Slip(one.code, one.message, f"{one.detail} {line}".strip())
    return _one(found)


def _one(found: list[Slip]) -> Slip | None:
    """Return the slip if all are of one kind; what it says of the place only if all say it."""
    first = found[0]
    if len({slip.code for slip in found}) != 1:
        return None
    if len({slip.message for slip in found}) != 1:
        message = _IN_SEVERAL_WAYS.get(first.code)
        return None if message is None else Slip(first.code, message)
    return first if len(found) == 1 else Slip(first.code, first.message)


def _explanations(wrong: Wrong, known: Known) -> Iterator[Slip]:
    written = written_out(wrong.term)
    return chain(
        other_bases(wrong, known),
        exchanged_distributions(wrong, written),
        other_measures(wrong, written, known),
        lost_signs(wrong, written),
        lost_terms(wrong, written),
        doubled_terms(wrong, written),
        short_intermediates(wrong, written),
        wrong_digits(wrong),
        carried_values(wrong, known),
    )
