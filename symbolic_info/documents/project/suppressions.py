r"""Comments that ask for silence about claims, with the reason why.

``<!-- symbolic-info: ignore the book has it so -->`` in Markdown, notebooks and HTML,
``% symbolic-info: ignore[refuted-unit] given in nats`` in LaTeX, ``.. symbolic-info: ignore`` in
reStructuredText. A comment behind other text speaks of its own line; a comment that stands alone
speaks of the lines below it, up to the next blank one. In square brackets stand the codes
that it is about, or verdicts; without them it is about all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from symbolic_info.documents.codes import CODES
from symbolic_info.documents.report import Claim, SetAside, Verdict
from symbolic_info.documents.sources.source import Document

_COMMENT = re.compile(
    r"(?:<!--|\{/\*|(?<!\\)%|^\s*\.\.)\s*symbolic-info:\s*(?P<wish>.*?)\s*(?:-->|\*/\}|$)"
)
_WISH = re.compile(r"ignore(?:\s*\[(?P<codes>[^\]]*)\])?(?:[\s:,-]+(?P<reason>.*))?")
_KNOWN = CODES.keys() | set(Verdict)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Lines of a document (from 1, both included) and the codes about which nothing is said."""

    first: int
    last: int
    codes: tuple[str, ...]
    reason: str

    def covers(self, claim: Claim) -> bool:
        """Whether a claim is one of those that it is about."""
        return self.first <= claim.line <= self.last and (
            not self.codes
            or any(claim.code == code or claim.code.startswith(f"{code}-") for code in self.codes)
        )


def without_suppressed(
    document: Document, claims: Iterable[Claim]
) -> tuple[tuple[Claim, ...], tuple[SetAside, ...]]:
    """Return the claims that no comment is about, and the others with the reasons given.

    A comment that cannot be understood covers nothing, and is one more claim, not checked.
    """
    suppressions, complaints = _comments(document)
    if not suppressions and not complaints:
        return tuple(claims), ()
    firsts = [suppression.first for suppression in suppressions]
    longest = max((s.last - s.first for s in suppressions), default=0)
    kept: list[Claim] = list(complaints)
    set_aside: list[SetAside] = []
    for claim in claims:
        stop = bisect_right(firsts, claim.line)
        start = bisect_right(firsts, claim.line - longest - 1)
        covering = next((s for s in suppressions[start:stop] if s.covers(claim)), None)
        if covering is None:
            kept.append(claim)
        else:
            set_aside.append(SetAside(claim, covering.reason))
    kept.sort(key=lambda claim: (claim.line, claim.column))
    return tuple(kept), tuple(set_aside)


def _comments(document: Document) -> tuple[list[Suppression], list[Claim]]:
    suppressions: list[Suppression] = []
    complaints: list[Claim] = []
    for number, line in enumerate(document.lines, 1):
        comment = _COMMENT.search(line) if "symbolic-info:" in line else None
        if comment is None:
            continue
        wish = _WISH.fullmatch(comment["wish"])
        codes = tuple(code.strip() for code in (wish["codes"] or "").split(",")) if wish else ()
        codes = tuple(code for code in codes if code)
        problem = _problem(comment["wish"], wish is not None, codes)
        if problem:
            column = comment.start() + 1
            complaints.append(
                Claim(
                    number,
                    column,
                    Verdict.UNCHECKED,
                    comment[0].strip(),
                    "unchecked-comment",
                    problem,
                )
            )
        elif wish is not None:
            alone = comment[0].strip() == line.strip()
            first, last = _below(document, number) if alone else (number, number)
            suppressions.append(Suppression(first, last, codes, wish["reason"] or ""))
    return suppressions, complaints


def _problem(wish: str, understood: bool, codes: tuple[str, ...]) -> str:
    if not understood:
        return f"`symbolic-info: {wish:.40}` is not understood: `ignore[code] reason` is meant."
    unknown = [code for code in codes if code not in _KNOWN]
    if unknown:
        return f"There is no code {unknown[0]:.40}, and nothing is ignored for it."
    return ""


def _below(document: Document, number: int) -> tuple[int, int]:
    """Return the lines below a comment, up to the next blank one, in the same file or cell."""
    lines = document.lines
    section = document.section(number)
    first = number + 1
    while first <= len(lines) and not lines[first - 1].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        last += 1
    while last > number and document.section(last) != section:
        last -= 1
    return number, last
