"""What the README shows of the program is what the program prints."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from symbolic_info.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_report_on_the_page_is_the_one_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(block("markdown"), encoding="utf-8")
    printed = CliRunner().invoke(main, ["check", "notes.md"]).stdout
    for finding in block("text").split("\n\n"):
        assert finding.strip("\n") in printed


def test_the_derivation_is_the_one_that_is_shown() -> None:
    name = "kl-is-cross-entropy-minus-entropy"
    printed = CliRunner().invoke(main, ["derive", name, "--format", "latex"]).stdout
    assert block("latex") in printed


def test_the_answers_are_those_that_are_shown() -> None:
    _, *dialogues = re.split(r"^\$ symbolic-info ", block("console"), flags=re.MULTILINE)
    for dialogue in dialogues:
        command, _, shown = dialogue.partition("\n")
        printed = CliRunner().invoke(main, shlex.split(command)).stdout
        assert printed.strip() == shown.strip()
