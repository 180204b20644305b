"""The codes of findings."""

import ast
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import symbolic_info
from symbolic_info import check
from symbolic_info.cli import main
from symbolic_info.documents.codes import CODES, UnknownCode, explain
from symbolic_info.documents.report import Verdict


def test_every_verdict_is_a_code() -> None:
    assert {verdict.value for verdict in Verdict} <= set(CODES)


def test_every_code_begins_with_a_verdict() -> None:
    for code in CODES:
        assert any(code == v or code.startswith(f"{v}-") for v in Verdict)


def emitted() -> set[str]:
    """The codes that stand anywhere in the package but where they are explained."""
    codes = re.compile(rf"({'|'.join(Verdict)})(-[a-z-]+)?")
    package = Path(symbolic_info.__file__).parent
    return {
        node.value
        for path in package.rglob("*.py")
        if path.name != "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if codes.fullmatch(node.value)
    }


def test_every_code_that_can_be_met_is_explained_and_no_other() -> None:
    assert emitted() == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_is_an_example_of_it(code: str, tmp_path: Path) -> None:
    page = tmp_path / CODES[code].name
    page.write_text(CODES[code].example, encoding="utf-8")
    found = [claim.code for claim in check(page).claims]
    # a verdict is a code for all kinds of it
    kinds = f"{code}-" if code in list(Verdict) else code
    assert any(other == code or other.startswith(kinds) for other in found), found


def test_explaining_shows_the_example() -> None:
    result = CliRunner().invoke(main, ["explain", "ill-formed-input"])
    assert result.stdout.startswith("ill-formed-input: A file that takes itself in\n\n")
    assert result.stdout.endswith("\nExample (notes.tex):\n\n    \\input{notes}\n")


def test_an_unknown_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownCode) as caught:
        explain("refuted-units")
    assert caught.value.nearest[0] == "refuted-unit"
