"""The report as SARIF 2.1.0 (OASIS standard), for code scanning and editors.

Only claims that call for attention are results: hosts show each result as an alert.
"""

from __future__ import annotations

import json
import os
from typing import Any
from urllib.parse import quote

import symbolic_info
from symbolic_info.documents.codes import CODES
from symbolic_info.documents.report import Claim, Report, Verdict
from symbolic_info.publish.reports.wording import explanation, place

_LEVELS = {
    Verdict.REFUTED: "error",
    Verdict.ILL_FORMED: "error",
    Verdict.LOOSE: "warning",
    Verdict.UNCHECKED: "note",
}


def render(report: Report) -> str:
    """Return the report as a SARIF log with one run."""
    results = [
        _result(document.path, claim)
        for document in report.documents
        for claim in document.claims
        if claim.verdict in _LEVELS
    ]
    used = sorted({claim.code for claim in report.claims if claim.verdict in _LEVELS})
    driver = {
        "name": "symbolic-info",
        "version": symbolic_info.__version__,
        "rules": [_rule(code) for code in used],
    }
    invocation = {
        "executionSuccessful": not report.unreadable,
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": f"{path}: {reason}"}}
            for path, reason in report.unreadable
        ],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "invocations": [invocation],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }
        ],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code}
    if code in CODES:
        rule["shortDescription"] = {"text": CODES[code].title}
        rule["fullDescription"] = {"text": CODES[code].text}
    return rule


def _result(path: str, claim: Claim) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    location: dict[str, Any] = {"physicalLocation": physical}
    text = explanation(claim) or f"{claim.verdict}: {claim.formula}"
    if claim.cell is not None:
        # services that show alerts in a file want a line of that file
        physical["region"] = {"startLine": claim.file_line or 1}
        location["logicalLocations"] = [{"name": f"cell {claim.cell}", "kind": "cell"}]
        text = f"{place(claim)}: {text}"
    else:
        region = {"startLine": claim.line, "startColumn": claim.column}
        if claim.end_column is not None:
            region["endColumn"] = claim.end_column
        physical["region"] = region
    return {
        "ruleId": claim.code,
        "level": _LEVELS[claim.verdict],
        "message": {"text": text},
        "locations": [location],
    }


def _uri(path: str) -> str:
    address = quote(os.fsencode(path.replace(os.sep, "/")))
    return f"file://{address}" if os.path.isabs(path) else address
