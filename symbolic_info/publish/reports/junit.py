"""The report as JUnit XML: a suite a document, a test case a claim."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from symbolic_info.documents.report import Claim, DocumentReport, Report, Verdict
from symbolic_info.publish.reports.wording import explanation, place

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report) -> str:
    """Return the report as an XML document.

    A refuted or ill-formed claim is a failure, an unchecked one is skipped, an unreadable file is
    an error.
    """
    root = ElementTree.Element("testsuites", name="symbolic-info")
    for document in report.documents:
        _suite(root, document)
    for path, reason in report.unreadable:
        suite = ElementTree.SubElement(
            root, "testsuite", name=_xml(path), tests="1", failures="0", errors="1", skipped="0"
        )
        case = ElementTree.SubElement(suite, "testcase", classname=_xml(path), name="readable")
        ElementTree.SubElement(case, "error", message=_xml(reason))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    # only ASCII, with references for all else, so that the declaration holds in any terminal
    ascii_body = body.encode("ascii", "xmlcharrefreplace").decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ascii_body}\n'


def _suite(root: ElementTree.Element, document: DocumentReport) -> None:
    failures = sum(claim.verdict.fails for claim in document.claims)
    skipped = sum(claim.verdict is Verdict.UNCHECKED for claim in document.claims)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_xml(document.path),
        tests=str(len(document.claims)),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
    )
    for claim in document.claims:
        _case(suite, document.path, claim)


def _case(suite: ElementTree.Element, path: str, claim: Claim) -> None:
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=_xml(path),
        name=_xml(f"{place(claim)} {claim.formula}"),
        file=_xml(path),
    )
    # lines of a cell are no lines of the file
    line = claim.line if claim.cell is None else claim.file_line
    if line is not None:
        case.set("line", str(line))
    text = _xml(explanation(claim))
    if claim.verdict.fails:
        failure = ElementTree.SubElement(
            case, "failure", message=text or claim.verdict.value, type=claim.code
        )
        failure.text = _xml(claim.formula)
    elif claim.verdict is Verdict.UNCHECKED:
        ElementTree.SubElement(case, "skipped", message=text)
    else:
        output = ElementTree.SubElement(case, "system-out")
        output.text = f"{claim.verdict}: {text}" if text else claim.verdict.value


def _xml(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
