"""``A => B`` in a formula: whether A is claimed, or supposed for B."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.documents.reading.runs import Member, Run, Sign
from symbolic_info.notation.names import DISTRIBUTION_LETTERS
from symbolic_info.notation.tree import Call, Chain, Name, Numeral


def as_supposition(before: Run, run: Run) -> Run | None:
    """Return what ``A => B`` claims where A is supposed, and nothing that is claimed itself.

    That is so where A says that a measure vanishes or that two distributions are one; whatever
    else stands before ``=>`` is claimed, and B follows from it. That P = Q follows where a measure
    vanishes says when it does.
    """
    supposition = _chain_of(before)
    if supposition is None:
        return None
    if _names_equal(run) and not _names_equal(before):
        consequence = _chain_of(run)
        cases = () if consequence is None else (consequence,)
        return replace(before, conditional=True, cases=cases, direction=(False, True))
    return replace(run, conditional=True, conditions=(supposition, *before.conditions))


def _chain_of(run: Run) -> Chain | None:
    """Return the one link of a run, where it says what is supposed of measures or distributions."""
    match run:
        case Run(members=(Member() as left, Member() as right), signs=(Sign(sign="="),)):
            vanishes = isinstance(left.node, Call) and right.node == Numeral("0")
            if vanishes or _names_equal(run):
                return Chain((left.node, right.node), ("=",))
    return None


def _names_equal(run: Run) -> bool:
    """Whether a run says that two distributions are one: P = Q."""
    match run.members:
        case (Member(node=Name() as left), Member(node=Name() as right)) if (
            run.signs[0].sign == "="
        ):
            return {left.name, right.name} <= DISTRIBUTION_LETTERS
        case _:
            return False
