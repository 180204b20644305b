"""What ``prove`` answers: verdicts of chains, and the formats of the answers."""

import json

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.report import Verdict
from symbolic_info.proof import check, from_json
from symbolic_info.publish.answers import json as answers_json
from symbolic_info.publish.answers import latex, markdown, text
from symbolic_info.publish.answers.answer import answer, exit_code

IDENTITY = r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)"
SYMMETRY = r"D_{KL}(P \parallel Q) = D_{KL}(Q \parallel P)"


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        (IDENTITY, "proved"),
        (SYMMETRY, "refuted"),
        (r"D(P \| Q) = \sum_x P(x) \log\frac{P(x)}{Q(x)} = H(P,Q) - H(P)", "proved"),
        (r"D(P \| Q) = H(P,Q) - H(P) = H(Q)", "refuted"),
        (r"D(P \| Q) \ge 0", "proved"),
        (r"0 \ge H(P)", "refuted"),
        (r"D(P \| Q) \ne D(Q \| P)", "proved"),
        (r"H(P) \ne -\sum_x P(x) \log P(x)", "refuted"),
        (r"\log P(x)^2 = 2 \log P(x)", "proved"),
        (r"H(M) \ge 0 \text{ where } M = \frac{P + Q}{2}", "proved"),
        (r"D(P \| Q", "unreadable"),
        (r"\frac", "unreadable"),
        ("", "unreadable"),
        ("H(P)", "unreadable"),
    ],
)
def test_the_verdict_of_a_statement(statement: str, verdict: str) -> None:
    assert answer(statement).verdict == verdict


def test_a_strict_inequality_is_not_proved_by_the_weak_one() -> None:
    # H(P) = log n for the uniform pmf
    assert answer(r"H(P) < \log n").verdict == "refuted"
    # nothing is known of products of entropies
    assert answer("H(P) H(Q) < 1 + H(P) H(Q)").verdict != "refuted"


def test_a_strict_inequality_is_refuted_where_the_other_side_is_greater() -> None:
    assert answer(r"D(P \| Q) < D(Q \| P)").verdict == "refuted"


@pytest.mark.parametrize(
    ("statements", "code"),
    [
        ([IDENTITY], 0),
        ([IDENTITY, SYMMETRY], 1),
        ([SYMMETRY, "("], 2),
        ([r"H(P) H(Q) \ge 0", IDENTITY], 3),
        ([r"H(P) H(Q) \ge 0", SYMMETRY], 1),
    ],
)
def test_the_exit_code_is_that_of_the_worst(statements: list[str], code: int) -> None:
    assert exit_code([answer(statement) for statement in statements]) == code


def test_json_of_a_proof() -> None:
    (entry,) = json.loads(answers_json.render([answer(IDENTITY)]))
    assert entry["statement"] == IDENTITY
    assert entry["verdict"] == "proved"
    assert entry["counterexample"] is None
    assert entry["conditions"] == [
        "any finite alphabet, zeros allowed (0 log 0 = 0)",
        "where P is not absolutely continuous with respect to Q, both sides are +∞",
    ]
    assert [step["reason"] for step in entry["steps"]] == [
        "definition of KL divergence",
        "logarithm of a quotient",
        "linearity of summation",
        "definitions of cross entropy and entropy",
    ]
    (certificate,) = entry["certificates"]
    check(from_json(json.dumps(certificate)))


def test_json_of_a_refutation() -> None:
    (entry,) = json.loads(answers_json.render([answer(SYMMETRY)]))
    assert entry["verdict"] == "refuted"
    assert entry["steps"] == []
    # ln 2 - ln(3)/2 and (3 ln 3)/4 - ln 2
    assert entry["counterexample"] == {
        "P": ["1/2", "1/2"],
        "Q": ["1/4", "3/4"],
        "left": "0.143841",
        "right": "0.130812",
    }


def test_json_of_what_cannot_be_read() -> None:
    (entry,) = json.loads(answers_json.render([answer("D(P ||")]))
    assert entry["verdict"] == "unreadable"
    assert entry["message"]
    assert entry["counterexample"] is None


def test_text_points_at_what_cannot_be_read() -> None:
    first, source, carets, *message = text.render([answer("H(P) = (1 + 2")]).splitlines()
    assert first == "unreadable: H(P) = (1 + 2"
    assert carets.index("^") >= source.index("(1")
    assert message


@pytest.mark.parametrize(
    "statement",
    [
        IDENTITY,
        SYMMETRY,
        r"D_{JS}(P \| Q) = \frac12 [D(P \| R) + D(Q \| R)] \text{ where } R = \frac{P+Q}{2}",
        r"D(P \| Q) \ne D(Q \| P)",
        r"\ln 2 < 1",
        r"\sum_x P(x)^2 \ge \frac1n",
        r"P(x \mid y) = P(x) \text{ if } X \perp Y",
    ],
)
def test_what_is_answered_holds_when_it_is_read_back(statement: str) -> None:
    for render in (markdown.render, latex.render):
        page = read_markdown("answer.md", render([answer(statement)]))
        claims = check_document(page).claims
        assert claims
        assert not any(claim.verdict.fails_strictly for claim in claims), claims


def test_a_mixture_keeps_the_letter_of_the_statement() -> None:
    found = answer(r"D_{JS}(P \| Q) = H(R) - \frac12 [H(P) + H(Q)], \quad R = \frac{P + Q}{2}")
    assert r"Let \(R = \frac{P + Q}{2}\)." in latex.render([found])
    assert "M(x)" not in latex.render([found])


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in text.render([answer("\x1b[2J = 1")])


def test_unverified_statements_are_no_claims_in_markdown() -> None:
    page = read_markdown("answer.md", markdown.render([answer(SYMMETRY)]))
    assert all(c.verdict is not Verdict.REFUTED for c in check_document(page).claims)


def test_lemmas_that_look_alike_are_said_of_what_they_are_used_for() -> None:
    # D(P || U) = log n - H(P) on one alphabet, log m - H(P) on the other
    shown = text.render([answer(r"H(X, Y) \le \log n + \log m")])
    assert "D_KL(P_Y ‖ U) = log m - H(Y)" in shown
    assert "D_KL(P_X ‖ U) = log n - H(X)" in shown


def test_it_is_said_that_an_index_of_an_entropy_is_a_base() -> None:
    # in other books H_2 is the collision entropy, and this is its definition
    found = answer(r"H_2(P) = -\log \sum_x P(x)^2")
    assert found.verdict == "refuted"
    assert "H_2 is the entropy to base 2 here" in found.message


def test_no_step_that_nobody_sees_is_blamed() -> None:
    found = answer(r"H(P) H(Q) \ge 1 - H(P)")
    assert "line" not in found.message
    assert "step" not in found.message


def test_what_is_open_for_any_base_says_so() -> None:
    # log(1 + x) <= x holds of the natural logarithm, and not of one to the base 1.1
    found = answer(r"\log(1 + x) \le x")
    assert found.verdict == "undecided"
    assert "any base above 1" in found.message
    assert answer(r"\ln(1 + x) \le x").verdict == "proved"


def test_what_is_divided_by_is_shown_to_be_positive() -> None:
    # U ≪ P would look like a claim about the joint pmf P
    shown = latex.render([answer(r"P(x \mid y) = P(x) \text{ if } X \perp Y")])
    assert r"If \(P(x, y) = P(x) P(y)\) and \(P(y) > 0\):" in shown
