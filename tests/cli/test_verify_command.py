"""The command ``verify``: a derivation in a file, checked again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from symbolic_info.cli import main
from symbolic_info.proof.certificate import to_json
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import Statement, Vanishing
from symbolic_info.terms import ONE, ZERO, Entropy, Pmf, Term, unfold

ENTROPY = Entropy(Pmf("P"))


def derivation(right: Term) -> Derivation:
    """The derivation of H(P) = right in one step, by the definition of entropy."""
    return Derivation(
        Statement(ENTROPY, "=", right), (Line("=", (Step("definition", (), right),)),)
    )


def verify(folder: Path, content: str) -> Result:
    (folder / "derivation.json").write_text(content)
    return CliRunner().invoke(main, ["verify", str(folder / "derivation.json")])


def test_the_definition_of_entropy_is_verified(tmp_path: Path) -> None:
    result = verify(tmp_path, to_json(derivation(unfold(ENTROPY))))
    assert result.exit_code == 0
    assert result.stdout.startswith("verified: ")


def test_what_is_verified_is_shown_with_what_it_supposes(tmp_path: Path) -> None:
    # of a hypothesis that never holds anything follows: that 1 is 0, too
    step = Line("=", (Step("hypothesis", (), ZERO),))
    absurd = Derivation(Statement(ONE, "=", ZERO, (Vanishing(ONE),)), (step,))
    result = verify(tmp_path, to_json(absurd))
    assert result.stdout == "verified: 1 = 0, supposing Vanishing(term=1, indices=())\n"


def test_a_step_that_does_not_follow_is_found(tmp_path: Path) -> None:
    result = verify(tmp_path, to_json(derivation(unfold(Entropy(Pmf("Q"))))))
    assert result.exit_code == 1
    assert result.stdout.startswith("not verified: ")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": 1}',
        '{"format": 99}',
        "[" * 100_000,
        json.dumps({"format": 1, "left": 1, "sign": "=", "right": 2}),
    ],
)
def test_what_is_no_derivation_is_a_usage_error(tmp_path: Path, content: str) -> None:
    result = verify(tmp_path, content)
    assert result.exit_code == 2
    assert "derivation.json" in result.stderr


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["verify", str(tmp_path / "none.json")]).exit_code == 2


def answers(*statements: str) -> list[dict[str, object]]:
    found = CliRunner().invoke(main, ["prove", "--format", "json", *statements]).stdout
    entries: list[dict[str, object]] = json.loads(found)
    return entries


def test_answers_are_verified_with_what_they_show(tmp_path: Path) -> None:
    proved = answers(r"D(P \| Q) \ge 0", r"0 \le H(P) \le \log n", r"\log 1/x = -\log x")
    result = verify(tmp_path, json.dumps(proved + answers("H(P) = H(Q)")))
    assert result.exit_code == 0
    assert result.stdout.count("verified: ") == 4


@pytest.mark.parametrize(
    "forged",
    [
        # other statements and steps than the certificate is for; the second is false
        {"statement": r"D(Q \| P) \ge 0"},
        {"statement": r"D(P \| Q) = 0"},
        {"statement": r"0 \le D(P \| Q) \le 1"},
        {"steps": [{"latex": "1 = 2", "reason": "arithmetic"}]},
        {"certificates": []},
    ],
)
def test_an_answer_that_shows_something_else_is_found(
    tmp_path: Path, forged: dict[str, object]
) -> None:
    entry, other = answers(r"D(P \| Q) \ge 0", r"H(P) \ge 0")
    result = verify(tmp_path, json.dumps([entry | forged, other]))
    assert result.exit_code == 1
    assert "not verified: " in result.stdout


def test_of_two_statements_under_one_key_none_is_verified(tmp_path: Path) -> None:
    # who reads the file may see the first, D(P || Q) = 0; Python takes the last
    (entry,) = answers(r"D(P \| Q) \ge 0")
    text = json.dumps(entry)
    twice = text.replace('"sign": ', '"sign": "=", "sign": ', 1)
    assert verify(tmp_path, text).exit_code == 0
    assert verify(tmp_path, twice).exit_code == 2
