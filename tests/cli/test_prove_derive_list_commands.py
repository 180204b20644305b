"""The commands ``prove``, ``derive``, ``list`` and ``verify`` from end to end."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from symbolic_info.cli import main
from symbolic_info.proof import names

KL = "kl-is-cross-entropy-minus-entropy"
IDENTITY = r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ([IDENTITY], 0),
        ([r"D(P\|Q) = D(Q\|P)"], 1),
        (["D(P"], 2),
        ([r"H(P) H(Q) \ge 0"], 3),
        ([IDENTITY, r"H(P) < \log n", r"D(P\|Q) = D(Q\|P)", "D(P"], 2),
        ([r"-\sum_x P(x) \log P(x) = H(P)"], 0),
    ],
)
def test_exit_codes_of_prove(statements: list[str], code: int) -> None:
    result = run("prove", *statements)
    assert result.exit_code == code
    assert result.stdout.count("proved: ") + result.stdout.count("refuted: ") <= len(statements)


def test_prove_without_a_statement_is_a_usage_error() -> None:
    assert run("prove").exit_code == 2


@pytest.mark.parametrize(
    "statement",
    [
        "{" * 10_000,
        "10^{10^{10}} = 1",
        r"\sum_{i=1}^{10^{12}} i = 0",
        r"H(P) = " + " + ".join(["H(Q)"] * 2_000),
        r"\nosuchcommand(P) = 1",
        r"\begin{align} H(P) = 0",
        "\N{MATHEMATICAL DOUBLE-STRUCK CAPITAL E} = \x00",
    ],
)
def test_bad_statements_get_an_answer(statement: str) -> None:
    result = run("prove", statement, "--format", "json")
    (entry,) = json.loads(result.stdout)
    assert result.exit_code in (1, 2, 3)
    assert entry["verdict"] in ("refuted", "unreadable", "undecided")


def test_derive_prints_latex() -> None:
    result = run("derive", KL)
    assert result.exit_code == 0
    assert r"\begin{align*}" in result.stdout


def test_derive_all_prints_a_document() -> None:
    result = run("derive", "--all")
    assert result.stdout.startswith(r"\documentclass")
    assert result.stdout.rstrip().endswith(r"\end{document}")


def test_an_unknown_theorem_lists_the_nearest() -> None:
    result = run("derive", "kl-is-cross-entropy-minus-entropi")
    assert result.exit_code == 2
    assert KL in result.stderr


@pytest.mark.parametrize("arguments", [[], ["--all", KL]])
def test_derive_wants_names_or_all(arguments: list[str]) -> None:
    assert run("derive", *arguments).exit_code == 2


def test_derive_writes_a_page_a_theorem_and_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    assert run("derive", "--all", "--out", str(folder)).exit_code == 0
    assert {path.name for path in folder.iterdir()} == {
        "README.md",
        *(f"{name}.md" for name in names()),
    }


@pytest.mark.parametrize(
    ("format_", "file"),
    [("latex", "derivations.tex"), ("text", f"{KL}.txt"), ("json", f"{KL}.json")],
)
def test_derive_writes_other_formats(tmp_path: Path, format_: str, file: str) -> None:
    assert run("derive", KL, "--format", format_, "--out", str(tmp_path)).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    for folder in (file, file / "folder"):
        result = run("derive", KL, "--out", str(folder))
        assert result.exit_code == 2
        assert str(file) in result.stderr


def test_list_has_names_and_statements() -> None:
    lines = run("list").stdout.splitlines()
    assert lines[::2] == list(names())
    assert lines[lines.index(KL) + 1].strip() == "D_KL(P ‖ Q) = H(P, Q) - H(P)"


def test_list_and_derive_import_neither_sympy_nor_numpy() -> None:
    code = (
        "import sys; from symbolic_info.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False)\n"
        "sys.exit(' '.join(m for m in ('sympy', 'numpy') if m in sys.modules))"
    )
    for arguments in (["list"], ["derive", KL]):
        result = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        assert result.stderr.strip() == ""


def test_what_derive_and_prove_write_is_verified(tmp_path: Path) -> None:
    file = tmp_path / "certificates.json"
    for arguments in (["derive", "--all"], ["prove", IDENTITY, r"D(P\|Q) \ge 0"]):
        file.write_text(run(*arguments, "--format", "json").stdout, encoding="utf-8")
        result = run("verify", str(file))
        assert result.exit_code == 0
        assert result.stdout.count("verified: ") == (len(names()) if "--all" in arguments else 2)


def test_a_tampered_step_is_rejected_with_its_place(tmp_path: Path) -> None:
    (entry,) = json.loads(run("derive", KL, "--format", "json").stdout)
    step = entry["certificate"]["lines"][1]["steps"][0]
    step["rule"] = "logarithm of a product"
    file = tmp_path / "certificate.json"
    file.write_text(json.dumps(entry))
    result = run("verify", str(file))
    assert result.exit_code == 1
    assert "line 2: step 1: " in result.stdout


def test_a_display_that_is_not_what_was_proved_is_rejected(tmp_path: Path) -> None:
    (entry,) = json.loads(run("derive", KL, "--format", "json").stdout)
    entry["steps"][2]["latex"] = entry["steps"][2]["latex"].replace("Q(x)", "P(x)")
    file = tmp_path / "certificate.json"
    file.write_text(json.dumps(entry))
    result = run("verify", str(file))
    assert result.exit_code == 1
    assert "steps" in result.stdout
