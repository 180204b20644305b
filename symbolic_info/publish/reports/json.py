"""The report as JSON, with keys that stay."""

from __future__ import annotations

import json

from symbolic_info.documents.report import Claim, Report


def render(report: Report) -> str:
    """Return the report as a JSON document; only ASCII, so that no terminal can spoil it."""
    data = {
        "documents": [
            {
                "path": document.path,
                "formulas": document.formulas,
                "claims": [_claim(claim) for claim in document.claims],
            }
            for document in report.documents
        ],
        "summary": {
            "formulas": report.formulas,
            "claims": len(report.claims),
            **{verdict.value: count for verdict, count in report.counts().items()},
        },
    }
    return json.dumps(data, indent=2) + "\n"


def _claim(claim: Claim) -> dict[str, int | str | None]:
    cell = {} if claim.cell is None else {"cell": claim.cell}
    return {
        **cell,
        "line": claim.line,
        "column": claim.column,
        "verdict": claim.verdict.value,
        "formula": claim.formula,
        "message": claim.message,
        "value": claim.value,
        "code": claim.code,
    }
