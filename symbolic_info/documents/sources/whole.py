"""From the lines of a whole document to those of the files and cells that it consists of."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from symbolic_info.documents.report import Claim, DocumentReport, SetAside
from symbolic_info.documents.sources.source import Document, Section


def reports_of(document: Document, report: DocumentReport) -> tuple[DocumentReport, ...]:
    """Return a report for each file of a document, with the lines of that file or of its cells.

    ``report`` counts lines in the whole. Files without formulas and claims (packages with
    definitions) have no report, but for the document itself.
    """
    if not document.sections:
        return (report,)
    formulas = Counter(document.section(found.line).path for found in document.formulas())
    claims: dict[str, list[Claim]] = {}
    set_aside: dict[str, list[SetAside]] = {}
    for claim in report.claims:
        section = document.section(claim.line)
        claims.setdefault(section.path, []).append(_within(section, claim))
    for entry in report.set_aside:
        section = document.section(entry.claim.line)
        aside = SetAside(_within(section, entry.claim), entry.reason)
        set_aside.setdefault(section.path, []).append(aside)
    return tuple(
        DocumentReport(
            path,
            formulas[path],
            tuple(claims.get(path, ())),
            *_lines(document, path),
            tuple(set_aside.get(path, ())),
        )
        for path in dict.fromkeys(section.path for section in document.sections)
        if path == document.path or formulas[path] or path in claims or path in set_aside
    )


def _within(section: Section, claim: Claim) -> Claim:
    before = section.first - 1
    line = claim.line - before
    correction = claim.correction
    if correction is not None:
        correction = replace(correction, line=correction.line - before)
    written = section.file_lines[line - 1] if section.file_lines else None
    return replace(claim, line=line, cell=section.cell, correction=correction, file_line=written)


def _lines(document: Document, path: str) -> tuple[tuple[str, ...], dict[int, tuple[str, ...]]]:
    """Return the lines of a file, or those of its cells."""
    lines: tuple[str, ...] = ()
    cells: dict[int, tuple[str, ...]] = {}
    ends = [section.first - 1 for section in document.sections[1:]] + [len(document.lines)]
    for section, end in zip(document.sections, ends, strict=True):
        if section.path == path:
            content = document.lines[section.first - 1 : end]
            if section.cell is None:
                lines = content
            else:
                cells[section.cell] = content
    return lines, cells
