"""The two questions that Python users ask: is this statement true, is this document right."""

import doctest
from pathlib import Path

import pytest
import sympy

from symbolic_info import (
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    NotProved,
    Pmf,
    Theorem,
    check,
    prove,
    show,
)
from symbolic_info.proof import check as check_derivation
from symbolic_info.proof import from_json

ROOT = Path(__file__).parents[2]
P, Q = Pmf("P"), Pmf("Q")


def test_a_statement_in_latex_gives_a_theorem():
    theorem = prove(r"D_{KL}(P \parallel Q) = H(P, Q) - H(P)")
    assert isinstance(theorem, Theorem)
    assert len(theorem.lines) == 4


@pytest.mark.parametrize(
    "statement",
    [
        sympy.Eq(KLDivergence(P, Q), CrossEntropy(P, Q) - Entropy(P)),
        sympy.Ge(KLDivergence(P, Q), 0),
        sympy.Ne(KLDivergence(P, Q), KLDivergence(Q, P)),
        sympy.Eq(JensenShannonDivergence(P, Q), JensenShannonDivergence(Q, P)),
    ],
    ids=str,
)
def test_a_sympy_relation_gives_a_theorem(statement):
    assert isinstance(prove(statement), Theorem)


def test_what_is_refuted_carries_its_counterexample():
    with pytest.raises(NotProved, match=r"P = \[1/2, 1/2\], Q = \[1/4, 3/4\]") as caught:
        prove(r"D_{KL}(P \parallel Q) = D_{KL}(Q \parallel P)")
    assert caught.value.decision.counterexample.assignment


def test_what_is_no_statement_is_a_value_error():
    with pytest.raises(ValueError, match="relation"):
        prove(sympy.Symbol("x"))
    with pytest.raises(ValueError, match="one relation"):
        prove("H(P) = H(P) = H(P)")


def test_a_report_has_claims_with_verdicts_and_places(tmp_path):
    page = tmp_path / "notes.md"
    page.write_text("$-\\log_2 0.2 = 1.609$ bits\n", encoding="utf-8")
    (claim,) = check(page).claims
    assert (claim.line, claim.column, str(claim.verdict)) == (1, 14, "refuted")
    assert check(tmp_path / "nothing.md").unreadable[0][1] == "no such file or directory"


def test_the_published_derivations_and_examples_are_right():
    report = check(ROOT / "derivations")
    assert not [c for c in report.claims if c.verdict.fails_strictly]
    assert report.claims


def test_the_readme_shows_what_python_prints():
    text = (
        (ROOT / "README.md")
        .read_text(encoding="utf-8")
        .replace("derivations/", f"{ROOT}/derivations/")
    )
    test = doctest.DocTestParser().get_doctest(text, {}, "README.md", "README.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test)
    assert runner.summarize().failed == 0


@pytest.mark.parametrize(
    "name",
    [
        r"P^*",
        r"P^{*}",
        r"P^\ast",
        r"P^{(1)}",
        r"P_{t+1}",
        r"P_{1,2}",
        r"P_{i,j}",
        r"P_+",
        r"p_{\theta^*}",
        r"\hat{P}",
        r"P'",
        r"P_{data}",
        r"\bar{q}_0",
    ],
)
def test_a_distribution_may_have_any_name_and_is_shown_by_it(name):
    theorem = prove(rf"D_{{KL}}({name} \parallel Q) \ge 0")
    left = show(theorem, "latex").splitlines()[1]
    assert prove(rf"{left} \ge 0").statement == theorem.statement


def test_a_theorem_is_shown_with_its_steps_and_its_conditions():
    theorem = prove(r"H(P) \le \log n")
    assert "≤ H(P) + D_KL(P ‖ U)   as D_KL(P ‖ Q) ≥ 0" in show(theorem)
    assert "equality holds if and only if P is uniform" in show(theorem)
    assert r"\begin{align*}" in show(theorem, "latex")
    assert check_derivation(from_json(show(theorem, "json"))).statement == theorem.statement
