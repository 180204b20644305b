"""What checking gives: a verdict for each claim, the claims of a document, the report of a run.

These types are plain data. How they look as text, JSON or SARIF is the business of ``publish``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What is said of a claim. The order is the one in which summaries list the counts."""

    DEFINITION = "definition"
    """It gives a name a value, and is well formed."""
    PROVED = "proved"
    """A symbolic link, proved by the kernel."""
    EXACT = "exact"
    """Closed numbers, equal as real numbers."""
    ROUNDED = "rounded"
    """The shown value is a correct rounding to the digits shown."""
    LOOSE = "loose"
    """True only when carried decimals are read as rounded or truncated values."""
    REFUTED = "refuted"
    """No reading makes it true."""
    ILL_FORMED = "ill-formed"
    """Undefined or broken."""
    UNCHECKED = "unchecked"
    """Not understood, or a name without a value."""

    @property
    def fails(self) -> bool:
        """Whether a document with such a claim does not pass."""
        return self in (Verdict.REFUTED, Verdict.ILL_FORMED)

    @property
    def agrees(self) -> bool:
        """Whether the two sides have values, and agree to the digits that are shown."""
        return self in (Verdict.EXACT, Verdict.ROUNDED, Verdict.LOOSE)

    @property
    def fails_strictly(self) -> bool:
        """Whether a document with such a claim does not pass a strict check."""
        return self.fails or self in (Verdict.LOOSE, Verdict.UNCHECKED)


@dataclass(frozen=True, slots=True)
class Correction:
    """The digits of the one wrong decimal of a claim, where they begin, and the right ones.

    ``line`` and ``column`` count as those of the claim.
    """

    line: int
    column: int
    shown: str
    right: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, judged.

    ``line`` and ``column`` are the place of its relation sign, counted from 1 in characters, in a
    notebook inside of ``cell``, which counts all cells from 1;
    ``end_column`` is one past the last character of the sign where that is known. ``formula`` is
    the source text of the link, ``code`` names the kind of finding (``documents.codes`` explains
    each), ``message`` is a sentence for the author or empty, ``value`` the right value, and
    ``correction`` what to write instead, where exactly one decimal is wrong. ``file_line`` is the
    line of the file of a notebook in which the line of the cell is written, where that is known.
    """

    line: int
    column: int
    verdict: Verdict
    formula: str
    code: str
    message: str = ""
    value: str | None = None
    end_column: int | None = None
    cell: int | None = None
    correction: Correction | None = None
    file_line: int | None = None


def count_refuted(claims: list[Claim]) -> int:
    """Return how many of the claims are wrong."""
    return sum(claim.verdict is Verdict.REFUTED for claim in claims)


@dataclass(frozen=True, slots=True)
class Fix:
    """The content of a file before and after so many corrections; nothing was written yet."""

    path: str
    before: bytes
    after: bytes
    corrections: int


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim that somebody asked to be silent about, and the reason that they gave."""

    claim: Claim
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """The claims of one document in order of place, and how many formulas were found in it.

    ``lines`` are the lines of the document, for excerpts; a notebook has its lines in ``cells``,
    by the number of the cell. ``set_aside`` are claims that count for nothing.
    """

    path: str
    formulas: int
    claims: tuple[Claim, ...]
    lines: tuple[str, ...] = field(default=(), repr=False)
    cells: Mapping[int, tuple[str, ...]] = field(default_factory=dict, repr=False)
    set_aside: tuple[SetAside, ...] = ()

    def line_of(self, claim: Claim) -> str:
        """Return the line that a claim stands in; empty if it is not known."""
        lines = self.lines if claim.cell is None else self.cells.get(claim.cell, ())
        return lines[claim.line - 1] if 1 <= claim.line <= len(lines) else ""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of ``check`` found; ``unreadable`` has the paths that could not be read,
    each with the reason.

    Where corrections were asked for, ``fixes`` has the files that they change, and ``documents``
    are those of the corrected text.
    """

    documents: tuple[DocumentReport, ...]
    unreadable: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def formulas(self) -> int:
        """How many formulas were found."""
        return sum(document.formulas for document in self.documents)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all documents."""
        return tuple(claim for document in self.documents for claim in document.claims)

    @property
    def set_aside(self) -> int:
        """How many claims were set aside."""
        return sum(len(document.set_aside) for document in self.documents)

    @property
    def judged(self) -> int:
        """How many claims were judged: all but those that could not be checked."""
        return len(self.claims) - self.counts()[Verdict.UNCHECKED]

    def counts(self) -> dict[Verdict, int]:
        """Return the number of claims with each verdict, all eight, in their fixed order."""
        found = Counter(claim.verdict for claim in self.claims)
        return {verdict: found[verdict] for verdict in Verdict}
