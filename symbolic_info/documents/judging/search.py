"""The search for proofs and counterexamples, within what one document may take.

A page states a few dozen general claims, and each is searched for as long as it takes. Thousands
that are neither proved nor refuted would take hours: once a document has had its share, each of
its further claims is looked at briefly. The effort is counted, not timed (``proof.prover.effort``),
and a question counts once in a document, so that the verdicts are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache

from symbolic_info.notation import Case, Condition, Relation, Scope
from symbolic_info.proof import (
    Decision,
    Hypothesis,
    Refutation,
    Theorem,
    find_proof,
    find_refutation,
    limited,
)
from symbolic_info.terms import Term
from symbolic_info.wording.decisions import decided
from symbolic_info.wording.words import conditions_in_words, counterexample_in_words

DOCUMENT = 400_000
"""For all general claims of a document: some seconds of work, and room for a hundred proofs."""

STATEMENT = 30_000
"""For one of them: five times what the longest proof of the catalogue takes."""

BRIEFLY = 500
"""For each of those behind: some milliseconds, enough for the identities of textbooks."""


@dataclass(slots=True)
class _Share:
    left: int = field(default_factory=lambda: DOCUMENT)
    asked: set[tuple[Hashable, ...]] = field(default_factory=set)


_share: ContextVar[_Share | None] = ContextVar("share", default=None)


@contextmanager
def one_document() -> Iterator[None]:
    """Let the searches inside take from what one document may take."""
    token = _share.set(_Share())
    try:
        yield
    finally:
        _share.reset(token)


def is_brief() -> bool:
    """Whether the document has had its share."""
    share = _share.get()
    return share is not None and share.left <= 0


def proof_of(
    left: Term, sign: str, right: Term, hypotheses: tuple[Hypothesis, ...] = ()
) -> str | None:
    """Return the conditions of a theorem in words, perhaps none, or ``None`` without a proof."""
    result, words = _within_share(find_proof, left, sign, right, hypotheses)
    return words if isinstance(result, Theorem) else None


def counterexample_to(left: Term, sign: str, right: Term) -> str | None:
    """Return a counterexample in words, or ``None`` where none is found."""
    result, words = _within_share(find_refutation, left, sign, right)
    return words if isinstance(result, Refutation) else None


def found_under(
    left: Term, sign: str, right: Term, conditions: tuple[Condition, ...], case: Case | None = None
) -> tuple[Decision, str]:
    """Return what is found of a relation under conditions, with the equality case it claims.

    With it come the conditions of the theorem, or the counterexample, in words.
    """
    return _within_share(_decided, left, sign, right, conditions, case)


def _decided(
    left: Term, sign: str, right: Term, conditions: tuple[Condition, ...], case: Case | None
) -> Decision:
    return decided(Relation(left, sign, right, Scope(), conditions, case=case))


def _within_share(search: Callable[..., Decision], *question: Hashable) -> tuple[Decision, str]:
    share = _share.get()
    asked = (search, *question)
    again = share is not None and asked in share.asked
    brief = is_brief() and not again
    result, words, spent = _searched(search, question, BRIEFLY if brief else STATEMENT)
    if share is not None and not (brief or again):
        share.left -= spent
        share.asked.add(asked)
    return result, words


# a page states its identities more than once
@lru_cache(maxsize=1_000)
def _searched(
    search: Callable[..., Decision], question: tuple[Hashable, ...], most: int
) -> tuple[Decision, str, int]:
    with limited(most) as effort:
        result = search(*question)
    match result:
        case Theorem():
            words = conditions_in_words(result)
        case Refutation():
            words = counterexample_in_words(result)
        case _:
            words = ""
    return result, words, effort.spent
