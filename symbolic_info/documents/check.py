"""A document checked: every claim in it, judged in the order of the text.

>>> from symbolic_info.documents.markdown import read_markdown
>>> report = check_document(read_markdown("notes.md", r"$-\\log_2 0.2 = 1.609$ bits"))
>>> [str(claim.verdict) for claim in report.claims]
['refuted']
"""

from __future__ import annotations

from collections.abc import Iterable

from symbolic_info.documents.claims import Flawed, Part, Run, parts_of
from symbolic_info.documents.files import find_documents, read_document
from symbolic_info.documents.judge import judge
from symbolic_info.documents.readings import flaw_of
from symbolic_info.documents.report import Claim, DocumentReport, Report, Verdict
from symbolic_info.documents.source import Boundary, Document, Heading, Unclosed, Unreadable
from symbolic_info.documents.state import State
from symbolic_info.notation import NotUnderstood, Scope, elaborate_chain
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Name, Vector
from symbolic_info.terms import Mixture
from symbolic_info.terms.binding import free_variables

_EXCERPT = 60


def check_paths(paths: Iterable[str]) -> Report:
    """Return the verdicts on all documents that paths stand for: files, and folders of them.

    What cannot be read is listed in ``Report.unreadable`` with the reason; the rest is checked.
    """
    documents: list[DocumentReport] = []
    unreadable: list[tuple[str, str]] = []
    files: dict[str, None] = {}
    for path in paths:
        try:
            files.update(dict.fromkeys(find_documents(path)))
        except Unreadable as error:
            unreadable.append((error.path, error.reason))
    for file in files:
        try:
            documents.append(check_document(read_document(file)))
        except Unreadable as error:
            unreadable.append((error.path, error.reason))
    return Report(tuple(documents), tuple(unreadable))


def check_document(document: Document) -> DocumentReport:
    """Return the verdicts of all claims of a document, in the order of their places."""
    claims: list[Claim] = []
    parts = parts_of(document)
    state = State(scope=_compositions(parts))
    further_on = _defined_behind(parts)
    for part, redefined in zip(parts, further_on, strict=True):
        if isinstance(part, Heading | Boundary):
            state = state.example_over()
        elif isinstance(part, Unclosed):
            claims.append(_unclosed(part))
        elif isinstance(part, Flawed):
            claims.append(_flawed(part))
        else:
            found, state = judge(part, state, redefined)
            claims.extend(found)
    claims.sort(key=lambda claim: (claim.line, claim.column))
    formulas = sum(1 for _ in document.formulas())
    return DocumentReport(document.path, formulas, tuple(claims), document.lines)


def _compositions(parts: list[Part]) -> Scope:
    """Return the names that the document defines as mixtures, wherever it does.

    Notes use M = (P + Q)/2 in a formula and say what M is behind it. Names that are given as
    lists of numbers first are left to the place where that happens.
    """
    scope = Scope()
    listed: set[str] = set()
    for part in parts:
        if not isinstance(part, Run) or len(part.members) < 2:
            continue
        left, right = part.members[:2]
        if left is None or right is None or not isinstance(left.node, Name):
            continue
        key = name_key(left.node)
        if isinstance(right.node, Vector):
            listed.add(key)
        elif key not in listed and key not in scope.distributions and part.signs[0].sign == "=":
            try:
                meaning = elaborate_chain((left.node, right.node), scope)[1]
            except NotUnderstood:
                continue
            if isinstance(meaning, Mixture) and free_variables(meaning):
                scope = scope.with_distribution(key, meaning)
    return scope


def _unclosed(part: Unclosed) -> Claim:
    return Claim(
        part.line,
        part.column,
        Verdict.ILL_FORMED,
        part.source,
        "ill-formed-delimiter",
        part.message,
    )


def _flawed(part: Flawed) -> Claim:
    start, end = part.repair.span
    line, column = part.found.place(start)
    flaw = flaw_of(part.repair)
    source = " ".join(part.found.source[start : min(end, start + _EXCERPT)].split())
    return Claim(line, column, Verdict.ILL_FORMED, source, flaw.code, flaw.message)


def _defined_behind(parts: list[Part]) -> list[frozenset[str]]:
    """Return for each part the names that are given as lists further on in the document."""
    behind: frozenset[str] = frozenset()
    found: list[frozenset[str]] = []
    for part in reversed(parts):
        found.append(behind)
        if isinstance(part, Run):
            behind |= frozenset(_listed_names(part))
    return found[::-1]


def _listed_names(run: Run) -> list[str]:
    names = []
    for left, right in zip(run.members, run.members[1:], strict=False):
        if left and right and isinstance(left.node, Name) and isinstance(right.node, Vector):
            names.append(name_key(left.node))
    return names
