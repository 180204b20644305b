"""A baseline: the findings that a tree has already, so that only new ones count.

A finding is known again by its file, its code and its formula, not by its line: text that moves
makes no new findings. Where a file has the same finding several times, as many of them are known
as were there.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from symbolic_info.documents.report import Claim, DocumentReport, Report, SetAside
from symbolic_info.documents.sources.content import LARGEST_FILE, read_text
from symbolic_info.documents.sources.source import Unreadable

_VERSION = 1
_REASON = "in the baseline"

_Key = tuple[str, str, str]
"""Path from the folder of the baseline, code, formula."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings, and the folder from which their paths count."""

    folder: str
    findings: Counter[_Key]


def baseline_of(report: Report, path: str) -> str:
    """Return the text of the baseline with all findings of a report, to be kept at ``path``.

    Findings are the claims that a strict check does not let pass.
    """
    folder = os.path.dirname(os.path.abspath(path))
    found = Counter(
        _key(folder, document, claim)
        for document in report.documents
        for claim in document.claims
        if claim.verdict.fails_strictly
    )
    findings = [
        {"path": key[0], "code": key[1], "formula": key[2], "count": count}
        for key, count in sorted(found.items())
    ]
    return json.dumps({"version": _VERSION, "findings": findings}, indent=1) + "\n"


def read_baseline(path: str) -> Baseline:
    """Read a baseline; raises ``Unreadable`` with the reason."""
    text = read_text(path, LARGEST_FILE)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(
            path, f"no baseline: no JSON at line {error.lineno}, column {error.colno}"
        ) from error
    except RecursionError as error:
        raise Unreadable(path, "no baseline: nested too deeply") from error
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        raise Unreadable(path, f"no baseline of version {_VERSION}; write it anew")
    try:
        findings = Counter(dict(_entry(entry) for entry in data["findings"]))
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(path, "no baseline: it has no list of findings; write it anew") from error
    return Baseline(os.path.dirname(os.path.abspath(path)), findings)


def _entry(entry: dict[str, Any]) -> tuple[_Key, int]:
    path, code, formula, count = (entry[key] for key in ("path", "code", "formula", "count"))
    if not all(isinstance(text, str) for text in (path, code, formula)) or type(count) is not int:
        raise TypeError("a finding has a path, a code, a formula and a count")
    return (path, code, formula), count


def without_known(report: Report, baseline: Baseline) -> Report:
    """Return the report in which the findings of a baseline are set aside."""
    left = Counter(baseline.findings)
    documents = []
    for document in report.documents:
        kept: list[Claim] = []
        known: list[SetAside] = []
        for claim in document.claims:
            key = _key(baseline.folder, document, claim)
            if claim.verdict.fails_strictly and left[key] > 0:
                left[key] -= 1
                known.append(SetAside(claim, _REASON))
            else:
                kept.append(claim)
        set_aside = (*document.set_aside, *known)
        documents.append(replace(document, claims=tuple(kept), set_aside=set_aside))
    return replace(report, documents=tuple(documents))


def _key(folder: str, document: DocumentReport, claim: Claim) -> _Key:
    path = os.path.relpath(document.path, folder).replace(os.sep, "/")
    return path, claim.code, " ".join(claim.formula.split())
