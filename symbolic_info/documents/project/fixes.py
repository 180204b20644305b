"""Corrections put into the texts of files, each checked before it counts.

A correction is taken only where the document with it has the same claims, the corrected one
holds, and no other claim is worse than before. All else in a file stays as it is, byte by byte.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from symbolic_info.documents.formats.lines import starts_of_lines
from symbolic_info.documents.formats.notebook import starts_in_notebook
from symbolic_info.documents.report import Claim, Correction, DocumentReport, Fix, Verdict
from symbolic_info.documents.sources.content import decode, read_bytes

Reports = tuple[DocumentReport, ...]
Checked = Callable[[Mapping[str, str]], Reports]
"""Reports of a document some files of which have other texts, given by path."""

_BYTE_ORDER_MARK = "\ufeff"
_NOTEBOOK = ".ipynb"


_RANKS = {verdict: 2 if verdict.fails else int(verdict is Verdict.UNCHECKED) for verdict in Verdict}
"""How bad a verdict is for a claim that nothing was to change about."""


@dataclass(frozen=True, slots=True)
class _Edit:
    """A correction of the claim that has this number among all claims of the document."""

    claim: int
    path: str
    start: int
    correction: Correction


def fixed(reports: Reports, checked: Checked, largest: int) -> tuple[tuple[Fix, ...], Reports]:
    """Return the files of a document with their corrections, and the reports with these."""
    contents: dict[str, bytes] = {}
    for report in reports:
        if any(claim.correction for claim in report.claims):
            contents[report.path] = read_bytes(report.path, largest)
    texts = {path: decode(path, content, largest) for path, content in contents.items()}
    taken, after = _taken(_edits(reports, texts), (), reports, reports, texts, checked)
    fixes = []
    for path, content in contents.items():
        own = [edit for edit in taken if edit.path == path]
        if own:
            mark = content.startswith(_BYTE_ORDER_MARK.encode())
            text = _BYTE_ORDER_MARK * mark + _corrected(texts[path], own)
            fixes.append(Fix(path, content, text.encode(), len(own)))
    return tuple(fixes), after


def _edits(reports: Reports, texts: Mapping[str, str]) -> list[_Edit]:
    """Return what to change in the texts; a number for which claims want two values stays."""
    number = -1
    edits: dict[tuple[str, int], _Edit | None] = {}
    for report in reports:
        text = texts.get(report.path, "")
        starts = _starts(report.path, text)
        for claim in report.claims:
            number += 1
            correction = claim.correction
            if correction is None:
                continue
            start = starts(claim, correction)
            if not text.startswith(correction.shown, start):
                # it does not stand in the file as it is read
                continue
            edit = _Edit(number, report.path, start, correction)
            other = edits.setdefault((report.path, start), edit)
            if other is None or other.correction != correction:
                edits[report.path, start] = None
    return [edit for edit in edits.values() if edit is not None]


def _starts(path: str, text: str) -> Callable[[Claim, Correction], int]:
    """Return where a correction begins in the text of a file; past its end if nowhere."""
    if os.path.splitext(path)[1].lower() == _NOTEBOOK:
        return lambda claim, wanted: starts_in_notebook(
            text, claim.cell or 0, wanted.line, wanted.column
        )
    lines = starts_of_lines(text)
    return lambda _, wanted: lines[wanted.line - 1] + wanted.column - 1


def _corrected(text: str, edits: Iterable[_Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: -edit.start):
        end = edit.start + len(edit.correction.shown)
        text = text[: edit.start] + edit.correction.right + text[end:]
    return text


def _taken(
    edits: list[_Edit],
    kept: tuple[_Edit, ...],
    before: Reports,
    reports: Reports,
    texts: Mapping[str, str],
    checked: Checked,
) -> tuple[tuple[_Edit, ...], Reports]:
    """Return ``kept`` with those of the edits that do what they should, and the reports then."""
    if not edits:
        return kept, reports
    wanted = (*kept, *edits)
    changed = {
        path: _corrected(text, [edit for edit in wanted if edit.path == path])
        for path, text in texts.items()
    }
    after = checked(changed)
    if _is_better(before, after, {edit.claim for edit in wanted}):
        return wanted, after
    if len(edits) == 1:
        return kept, reports
    half = len(edits) // 2
    kept, reports = _taken(edits[:half], kept, before, reports, texts, checked)
    return _taken(edits[half:], kept, before, reports, texts, checked)


def _is_better(before: Reports, after: Reports, corrected: set[int]) -> bool:
    pairs = [
        [claim for report in reports for claim in report.claims] for reports in (before, after)
    ]
    if len(pairs[0]) != len(pairs[1]):
        return False
    for number, (old, new) in enumerate(zip(*pairs, strict=True)):
        if number in corrected:
            if new.verdict not in (Verdict.EXACT, Verdict.ROUNDED):
                return False
        elif _RANKS[new.verdict] > _RANKS[old.verdict]:
            return False
    return True
