"""The report for a terminal: every claim, with its source line and a caret under the sign."""

from __future__ import annotations

import textwrap

from rich.text import Text

from symbolic_info.documents.report import Claim, DocumentReport, Report, Verdict
from symbolic_info.publish.reports.excerpt import excerpt, printable
from symbolic_info.publish.reports.wording import headline

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
            _claim(text, document, claim, max(width, _NARROWEST))
            text.append("\n")
    text.append(headline(report), "bold")
    text.append("\n")
    for verdict, count in report.counts().items():
        text.append(f"  {verdict:<10} {count:>5}\n", _STYLES[verdict] if count else "dim")
    return text


def _claim(text: Text, document: DocumentReport, claim: Claim, width: int) -> None:
    style = _STYLES[claim.verdict]
    text.append(f"{printable(document.path)}:{claim.line}:{claim.column}", "bold")
    text.append(": ")
    text.append(claim.verdict.value, style)
    if claim.code != claim.verdict.value:
        text.append(f" [{claim.code}]", "dim")
    text.append("\n")
    inner = width - len(_INDENT)
    if 1 <= claim.line <= len(document.lines):
        line = document.lines[claim.line - 1]
        shown, carets = excerpt(line, claim.column, claim.end_column or claim.column + 1, inner)
        text.append(f"{_INDENT}{shown.rstrip()}\n")
        text.append(_INDENT)
        text.append(f"{carets}\n", style)
    for paragraph in printable(claim.message).splitlines():
        text.append(_wrap(paragraph, inner))
    if claim.value is not None:
        text.append(_wrap(f"right value: {printable(claim.value)}", inner), "bold")


def _wrap(paragraph: str, width: int) -> str:
    lines = textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False)
    return "".join(f"{_INDENT}{line}\n" for line in lines)
