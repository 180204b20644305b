"""The report as Markdown: the counts, and a table of the claims of each document."""

from __future__ import annotations

import re

from symbolic_info.documents.report import DocumentReport, Report
from symbolic_info.publish.reports.wording import explanation, headline, place

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|$~-])")


def render(report: Report) -> str:
    """Return the report as a Markdown page."""
    counts = report.counts()
    lines = [
        "# Check",
        "",
        f"{headline(report)}.",
        "",
        "| " + " | ".join(counts) + " |",
        "| " + " | ".join("--:" for _ in counts) + " |",
        "| " + " | ".join(str(count) for count in counts.values()) + " |",
    ]
    for path, reason in report.unreadable:
        lines += ["", f"{_escape(path)} could not be read: {_escape(reason)}."]
    for document in report.documents:
        lines += ["", *_document(document)]
    return "\n".join(lines) + "\n"


def _document(document: DocumentReport) -> list[str]:
    lines = [f"## {_escape(document.path)}", ""]
    if not document.claims:
        return [*lines, "No claims."]
    lines += ["| place | verdict | formula | message |", "|--:|---|---|---|"]
    lines += [
        f"| {place(claim)} | {claim.verdict} | {_code(claim.formula)} | "
        f"{_escape(explanation(claim))} |"
        for claim in document.claims
    ]
    return lines


def _escape(text: str) -> str:
    """Return the text so that Markdown shows each character of it, in one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _code(formula: str) -> str:
    """Return a formula as code in a cell of a table."""
    text = " ".join(formula.split()).replace("|", "\\|")
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}"
