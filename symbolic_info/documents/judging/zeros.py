"""The convention 0 log 0 = 0, noted where a formula writes such a term."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.judging.decide import Decision
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.terms import Div, Log, Mul, Number, Term, subterms


def with_zero_note(decision: Decision, left: Reading, right: Reading) -> Decision:
    """Return a decision on something true that says which convention makes it so."""
    if decision.verdict.agrees and any(
        reading.term is not None and _has_zero_log_zero(reading.term) for reading in (left, right)
    ):
        note = "0 log 0 = 0 by convention: a term with weight 0 contributes 0."
        return replace(decision, message=f"{decision.message} {note}".strip())
    return decision


def _has_zero_log_zero(term: Term) -> bool:
    """Whether a product 0 * log(0) or 0 * log(0/a) is written in the term."""
    for part in subterms(term):
        if isinstance(part, Mul) and any(_is_zero(factor) for factor in part.factors):
            for factor in part.factors:
                if isinstance(factor, Log):
                    inside = factor.argument
                    above = inside.numerator if isinstance(inside, Div) else inside
                    if _is_zero(above):
                        return True
    return False


def _is_zero(term: Term) -> bool:
    return isinstance(term, Number) and term.value == 0
