"""The report for a terminal: every claim, with its source line and a caret under the sign."""

from __future__ import annotations

import textwrap

from rich.text import Text

from symbolic_info.documents.report import Claim, DocumentReport, Report, SetAside, Verdict
from symbolic_info.publish.reports.excerpt import excerpt, printable
from symbolic_info.publish.reports.wording import headline, place

_INDENT = "    "
_NARROWEST = 40

_STYLES = {
    Verdict.DEFINITION: "cyan",
    Verdict.PROVED: "green",
    Verdict.EXACT: "green",
    Verdict.ROUNDED: "green",
    Verdict.LOOSE: "yellow",
    Verdict.REFUTED: "bold red",
    Verdict.ILL_FORMED: "bold magenta",
    Verdict.UNCHECKED: "blue",
}


def render(report: Report, width: int) -> Text:
    """Return the report as styled text whose lines are at most ``width`` cells wide.

    Paths and the names of codes are not broken, so that they can be clicked and copied.
    """
    text = Text()
    for document in report.documents:
        for claim in document.claims:
            text.append(claim_text(document, claim, width))
            text.append("\n")
        for aside in document.set_aside:
            text.append(_set_aside(document, aside))
            text.append("\n")
    text.append(headline(report), "bold")
    if report.set_aside:
        text.append(f", {report.set_aside} set aside")
    text.append("\n")
    for verdict, count in report.counts().items():
        text.append(f"  {verdict:<10} {count:>5}\n", _STYLES[verdict] if count else "dim")
    return text


def claim_text(document: DocumentReport, claim: Claim, width: int) -> Text:
    """Return one claim: its place, verdict and code, its line with carets, what is said of it."""
    text = _heading(document, claim)
    text.append("\n")
    inner = max(width, _NARROWEST) - len(_INDENT)
    if line := document.line_of(claim):
        shown, carets = excerpt(line, claim.column, claim.end_column or claim.column + 1, inner)
        text.append(f"{_INDENT}{shown.rstrip()}\n")
        text.append(_INDENT)
        text.append(f"{carets}\n", _STYLES[claim.verdict])
    for paragraph in printable(claim.message).splitlines():
        text.append(_wrap(paragraph, inner))
    if claim.value is not None:
        text.append(_wrap(f"right value: {printable(claim.value)}", inner), "bold")
    return text


def _set_aside(document: DocumentReport, aside: SetAside) -> Text:
    text = _heading(document, aside.claim)
    reason = f": {printable(aside.reason)}" if aside.reason else ""
    text.append(f", set aside{reason}\n", "dim")
    return text


def _heading(document: DocumentReport, claim: Claim) -> Text:
    text = Text()
    text.append(f"{printable(document.path)}:{place(claim)}", "bold")
    text.append(": ")
    text.append(claim.verdict.value, _STYLES[claim.verdict])
    if claim.code != claim.verdict.value:
        text.append(f" [{claim.code}]", "dim")
    return text


def _wrap(paragraph: str, width: int) -> str:
    lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{_INDENT}{line}\n" for line in lines)
