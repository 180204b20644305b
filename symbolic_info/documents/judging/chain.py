"""What holds within one chain of a document: its base, its unit, names bound for it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from symbolic_info.documents.judging.decide import Decision
from symbolic_info.documents.known.further_on import Behind
from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.words.supposed import Supposed
from symbolic_info.notation import Case, Condition
from symbolic_info.terms import Term


@dataclass(frozen=True, slots=True)
class Chain:
    """What holds within one run: its base and unit, and names bound for it alone.

    ``written`` is the base that a unit or a subscript in the run gives, ``base`` that or the one
    that is tried. ``case`` is what is said of the equality of its one link; ``worked_from`` are the
    members, first to last, that lead by true links to the one at hand. ``worded`` is what the words
    around it suppose. While bases are tried, nobody asks for what is wrong: ``explain`` is false.
    """

    base: Term
    written: Term | None
    has_unit: bool
    behind: Behind
    conditional: bool
    conditions: tuple[Condition, ...]
    supposed: Mapping[Term, Term]
    bound: Mapping[Term, Term]
    case: Case | None = None
    worked_from: tuple[Reading, ...] = ()
    worded: Supposed = field(default_factory=Supposed)
    explain: bool = True


Outcome: TypeAlias = tuple[Decision, State, Chain]
"""What a link comes to: the decision on it, the state and the chain behind it."""
