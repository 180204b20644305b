"""The command ``check``: exit codes, formats, and what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from symbolic_info.cli import main
from symbolic_info.documents.report import Claim, DocumentReport, Verdict
from symbolic_info.documents.sources.source import Document
from symbolic_info.terms import Term

COMMAND = (sys.executable, "-m", "symbolic_info")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def verdict(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A page whose formulas are verdicts: each is a claim that gets it."""

    def check_document(document: Document, base: Term | None) -> DocumentReport:
        claims = tuple(
            Claim(found.line, found.column, Verdict(found.source), found.source, found.source)
            for found in document.formulas()
        )
        return DocumentReport(document.path, len(claims), claims, document.lines)

    monkeypatch.setattr("symbolic_info.documents.check.check_document", check_document)
    return tmp_path / "page.md"


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("given", list(Verdict))
def test_what_is_wrong_fails_and_what_is_doubtful_fails_strictly(
    verdict: Path, given: Verdict, strict: bool
) -> None:
    verdict.write_text(f"$proved$ and ${given}$")
    wrong = {"refuted", "ill-formed"} | ({"loose", "unchecked"} if strict else set())
    result = run("check", str(verdict), *(["--strict"] if strict else []))
    assert result.exit_code == (1 if given in wrong else 0)


def test_what_can_be_read_is_checked_though_something_cannot(verdict: Path) -> None:
    verdict.write_text("$exact$")
    verdict.with_name("bad.md").write_bytes(b"\xff")
    result = run("check", str(verdict.with_name("none.md")), str(verdict.parent))
    assert result.exit_code == 2
    assert result.stdout.count("exact") == 3
    assert result.stderr.splitlines() == [
        f"symbolic-info: {verdict.with_name('none.md')}: no such file or directory",
        f"symbolic-info: {verdict.with_name('bad.md')}: not in UTF-8: byte 1 (in line 1) is 0xff",
    ]


def test_an_empty_page_passes_and_says_that_it_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("")
    result = run("check", str(tmp_path / "a.md"))
    assert result.exit_code == 0
    assert result.stdout.startswith("0 formulas found, 0 claims judged\n")


def test_every_format_is_written(verdict: Path) -> None:
    verdict.write_text("$exact$ $refuted$")
    outputs = {
        name: run("check", str(verdict), "--format", name).stdout
        for name in ("text", "json", "sarif", "junit", "markdown", "github")
    }
    assert "2 formulas found, 2 claims judged\n" in outputs["text"]
    assert json.loads(outputs["json"])["summary"]["refuted"] == 1
    assert json.loads(outputs["sarif"])["version"] == "2.1.0"
    assert ElementTree.fromstring(outputs["junit"]).tag == "testsuites"
    assert outputs["markdown"].startswith("# Check\n")
    assert outputs["github"].startswith("::error ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "yaml", "a.md"),
        ("check", "--nonsense", "a.md"),
        ("nonsense",),
        ("--nonsense",),
        ("explain",),
        ("explain", "nonsense"),
    ],
)
def test_a_usage_error_exits_with_2(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_explain_prints_the_meaning_of_a_code() -> None:
    result = run("explain", "refuted-order")
    assert result.exit_code == 0
    assert "D(P∥Q)" in result.stdout


def test_explain_names_the_nearest_codes() -> None:
    assert "refuted-order" in run("explain", "refuted-ordr").stderr


BAD_FORMULAS = {
    "nested braces": "$" + "{" * 10_000 + "1" + "}" * 10_000 + " = 1$",
    "nested brackets": "$" + "(" * 10_000 + "1" + ")" * 10_000 + " = 1$",
    "nested fractions": "$" + r"\frac{1}{" * 10_000 + "1" + "}" * 10_000 + " = 1$",
    "tower of powers": "$10^{10^{10}} = 1$",
    "huge sum": r"$\sum_{i=1}^{10^{12}} i = 1$",
    "unknown command": r"$\nonsense{P} = 1$",
    "unclosed environment": "\\begin{align}\na &= b",
    "unclosed display": "$$ a = b",
    "many digits": "$1" + "0" * 100_000 + " = 1$",
    "no formula": r"$= = \frac \sum_$",
}


@pytest.mark.parametrize("name", BAD_FORMULAS)
def test_bad_input_is_answered_and_the_rest_is_checked(name: str, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{BAD_FORMULAS[name]}\n\nand $-\\log_2 0.5 = 2$\n")
    result = subprocess.run(
        [*COMMAND, "check", str(page), "--format", "json"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr == ""
    claims = json.loads(result.stdout)["documents"][0]["claims"]
    assert (claims[-1]["verdict"], claims[-1]["line"]) == (
        "refuted",
        3 + BAD_FORMULAS[name].count("\n"),
    )


def test_a_reader_that_goes_away_is_no_failure_to_talk_about(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("$1 = 1$\n\n" * 2_000)
    result = subprocess.run(
        f"{sys.executable} -m symbolic_info check {page} | head -1",
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.stdout.count("\n") == 1
    assert result.stderr == ""


@pytest.mark.parametrize("format_", ["text", "markdown", "github", "json"])
def test_a_terminal_that_is_not_utf_8_gets_an_answer(tmp_path: Path, format_: str) -> None:
    page = tmp_path / "page.md"
    page.write_text("信息 $-\\log_2 0 = 3$\n", encoding="utf-8")
    result = subprocess.run(
        [*COMMAND, "check", str(page), "--format", format_],
        capture_output=True,
        timeout=20,
        env={"PYTHONIOENCODING": "latin-1", "PATH": ""},
        check=False,
    )
    assert result.stderr == b""
    assert rb"\u221e" in result.stdout
