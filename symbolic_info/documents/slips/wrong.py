"""What is wrong, what is known about it, and what explains it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from symbolic_info.documents.judging.shown import Shown
from symbolic_info.documents.known.results import Results
from symbolic_info.documents.sources.source import Section
from symbolic_info.numeric import (
    Range,
    compare,
    enclose_over,
    evaluate_in_balls,
    is_between,
)
from symbolic_info.terms import LiteralPmf, Symbol, Term


@dataclass(frozen=True, slots=True)
class Slip:
    """The code of a slip, a sentence that names it, and one that says where it is or empty."""

    code: str
    message: str
    detail: str = ""

    @property
    def words(self) -> str:
        """The sentences as they are added to a message."""
        return f"{self.message} {self.detail}".strip()


@dataclass(frozen=True, slots=True)
class Known:
    """What the document says around a link.

    ``unit`` is the base whose logarithms its value is measured in, where it has one; ``has_unit``
    says that a unit is written, and not only logarithms. ``distributions`` are those in force, by
    name, ``results`` the values shown so far; ``line`` is where it stands, ``sections`` are the
    files or cells of the document.
    """

    unit: Term | None
    has_unit: bool
    distributions: tuple[tuple[str, LiteralPmf], ...] = ()
    results: Results | None = None
    sections: tuple[Section, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong link, seen from its right side: the term whose value is right, and what stands there.

    What stands there is any number from ``low`` to ``high``, or, without these, the value of
    ``stated``. ``shown`` is the number if it is one that digits show.
    """

    term: Term
    stated: Term
    low: Fraction | None = None
    high: Fraction | None = None
    shown: Shown | None = None

    def is_explained_by(self, term: Term) -> bool:
        """Whether the value of a term is what stands there, to the last digit."""
        value = evaluate_in_balls(term)
        if self.low is None or self.high is None:
            return compare(value, evaluate_in_balls(self.stated)) == "="
        return is_between(value, self.low, self.high) is True


def stated_range(
    term: Term, boxes: Mapping[Symbol, Range]
) -> tuple[Fraction | None, Fraction | None]:
    """Return the values that a term with rounded decimals may have; nothing if it has none."""
    if not boxes:
        return None, None
    found = enclose_over(term, boxes)
    return found.low, found.high
