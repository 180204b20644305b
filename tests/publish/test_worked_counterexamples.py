"""What is printed of a counterexample: a joint pmf as a table, in every format."""

import json

import pytest

from symbolic_info.publish.answers import json as answers_json
from symbolic_info.publish.answers import latex, markdown, text
from symbolic_info.publish.answers.answer import answer

# [[1/8, 3/8], [3/8, 1/8]]: H(X) = H(Y) = ln 2, and H(X, Y) = ln 8 - (3/4) ln 3 = 1.255482...
ADDS = "H(X, Y) = H(X) + H(Y)"
MATRIX = r"\begin{pmatrix} \frac{1}{8} & \frac{3}{8} \\ \frac{3}{8} & \frac{1}{8} \end{pmatrix}"


def printed(form, *statements: str) -> str:
    return form.render([answer(statement) for statement in statements])


def entry(statement: str):
    (found,) = json.loads(printed(answers_json, statement))
    return found


def test_for_programs_a_joint_pmf_is_a_list_of_rows() -> None:
    assert entry(ADDS)["counterexample"] == {
        "P_XY": [["1/8", "3/8"], ["3/8", "1/8"]],
        "left": "1.25548",
        "right": "1.38629",
    }


def test_in_a_terminal_it_is_one_sentence() -> None:
    lines = " ".join(printed(text, ADDS).split())
    assert (
        "for P_XY = [[1/8, 3/8], [3/8, 1/8]] the left side is about 1.25548 and the right side "
        "about 1.38629 (natural logarithms)" in lines
    )


@pytest.mark.parametrize("form", [latex, markdown])
def test_in_latex_it_is_a_matrix(form) -> None:
    assert f"P_{{XY}} = {MATRIX}" in printed(form, ADDS)


def test_independence_is_refuted_by_a_dependent_pair() -> None:
    found = entry("I(X; Y) = 0")
    assert found["verdict"] == "refuted"
    # 2 ln 2 - 1.255482...
    assert (found["counterexample"]["left"], found["counterexample"]["right"]) == ("0.130812", "0")


def test_the_conditional_entropies_differ_for_another_pair() -> None:
    # independent, X fair and Y with the probabilities 2/3 and 1/3
    assert entry("H(Y | X) = H(X | Y)")["counterexample"] == {
        "P_XY": [["1/3", "1/6"], ["1/3", "1/6"]],
        "left": "0.636514",
        "right": "0.693147",
    }


@pytest.mark.parametrize(
    ("statement", "verdict", "words"),
    [
        ("H(P) = 1", "refuted", "logarithms without a base are natural here"),
        (
            r"D_{JS}(P \parallel Q) \le \ln 2",
            "proved",
            "logarithms without a base are natural here",
        ),
        (
            r"D_{JS}(P \parallel Q) \le \log_2 2",
            "proved",
            "logarithms without a base are to base 2 here",
        ),
    ],
)
def test_it_is_said_which_base_was_meant(statement: str, verdict: str, words: str) -> None:
    found = entry(statement)
    assert found["verdict"] == verdict
    assert words in found["message"]
    for form in (text, latex, markdown):
        assert words in " ".join(printed(form, statement).split())


def test_nothing_is_said_of_a_base_that_may_be_any() -> None:
    assert entry(r"D_{JS}(P \parallel Q) \le \log 2")["message"] == ""
    assert entry("H(P) - H(P) = 0")["message"] == ""


def test_full_support_is_a_condition_in_words() -> None:
    found = entry(r"H(U, P) - D_{KL}(U \parallel P) = \log n")
    assert found["verdict"] == "proved"
    assert "provided that P has full support" in found["conditions"]


def test_what_is_no_distribution_has_carets_below_it() -> None:
    lines = printed(text, "H(P) + H(n) = 2").splitlines()
    assert lines[1].rstrip() == "  H(P) + H(n) = 2"
    assert lines[2].rstrip() == "           ^"
