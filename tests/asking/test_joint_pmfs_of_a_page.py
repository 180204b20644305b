"""A matrix that a page gives to P_{XY}: what is claimed of it, and what evaluate prints."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from symbolic_info import check
from symbolic_info.cli import main

# rows 1/2, 1/2; columns 3/4, 1/4; H(X, Y) = 2 * 1/4 * 2 + 1/2 bits
TABLE = r"$$P_{XY} = \begin{pmatrix} 1/4 & 1/4 \\ 1/2 & 0 \end{pmatrix}$$"
MATRIX = r"\begin{pmatrix} 1/4 & 1/4 \\ 1/2 & 0 \end{pmatrix}"


def verdicts(tmp_path: Path, text: str) -> list[str]:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    return [claim.verdict.value for claim in check(page).claims]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("$H(X, Y) = 1.5$ bits", "exact"),
        ("$H(X) = 1$ bit", "exact"),
        # H(Y) = 2 - (3/4) log2 3 = 0.811278...
        (r"$H(Y) \approx 0.811$ bits", "rounded"),
        (r"$I(X; Y) \approx 0.311$ bits", "rounded"),
        ("$H(Y | X) = 0.5$ bits", "exact"),
        ("$H(Y | X) = 0.75$ bits", "refuted"),
        ("$H(X, Y) = H(X) + H(Y)$", "refuted"),
        ("$I(X; Y) = H(X) - H(X | Y)$", "proved"),
    ],
)
def test_a_claim_about_the_joint_pmf_of_a_page(tmp_path: Path, claim: str, verdict: str) -> None:
    assert verdicts(tmp_path, f"{TABLE}\n\nSo {claim}.\n") == ["definition", verdict]


def test_a_table_that_does_not_sum_to_one_is_ill_formed(tmp_path: Path) -> None:
    broken = TABLE.replace("1/2", "1/8")
    assert verdicts(tmp_path, broken) == ["ill-formed"]


@pytest.mark.parametrize(
    ("expression", "lines"),
    [
        (f"H({MATRIX})", ["exact:   3/2", "decimal: 1.5", "unit:    bits"]),
        # 1 + (2 - (3/4) log2 3) - 3/2
        (f"I({MATRIX})", ["exact:   3/2 - (3/4)*log_2(3)", "decimal: 0.3112781245"]),
    ],
)
def test_a_measure_of_a_table_is_evaluated(expression: str, lines: list[str]) -> None:
    result = CliRunner().invoke(main, ["evaluate", expression], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[: len(lines)] == lines


def test_evaluate_refuses_a_table_that_does_not_sum_to_one() -> None:
    result = CliRunner().invoke(main, ["evaluate", f"H({MATRIX.replace('1/2', '1/8')})"])
    assert result.exit_code == 2
    assert "sum to one" in result.stderr
