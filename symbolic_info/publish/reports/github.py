"""The report as workflow commands of GitHub Actions, which become annotations of the lines."""

from __future__ import annotations

from symbolic_info.documents.report import Claim, Report, Verdict
from symbolic_info.publish.reports.wording import explanation, headline, place

_COMMANDS = {
    Verdict.REFUTED: "error",
    Verdict.ILL_FORMED: "error",
    Verdict.LOOSE: "warning",
    Verdict.UNCHECKED: "notice",
}


def render(report: Report) -> str:
    """Return an annotation for each claim that calls for attention, then the counts."""
    lines = [
        _annotation(document.path, claim)
        for document in report.documents
        for claim in document.claims
        if claim.verdict in _COMMANDS
    ]
    lines += [
        f"::error file={_property(path)}::{_data(reason)}" for path, reason in report.unreadable
    ]
    return "\n".join([*lines, headline(report)]) + "\n"


def _annotation(path: str, claim: Claim) -> str:
    text = explanation(claim) or claim.formula
    if claim.cell is not None:
        # lines of a cell are no lines of the file
        text = f"{place(claim)}: {text}"
        where = f",line={claim.file_line}" if claim.file_line is not None else ""
    else:
        end = f",endColumn={claim.end_column}" if claim.end_column is not None else ""
        where = f",line={claim.line},col={claim.column}{end}"
    return (
        f"::{_COMMANDS[claim.verdict]} file={_property(path)}{where},"
        f"title={_property(claim.code)}::{_data(text)}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
