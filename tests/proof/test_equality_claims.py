"""What a statement says of its equality: "if", "only if", "if and only if"."""

import pytest

from symbolic_info import NotProved, prove
from symbolic_info.publish.answers.answer import answer

KL = r"D(P \| Q)"


@pytest.mark.parametrize(
    "statement",
    [
        rf"{KL} = 0 \iff P = Q",
        rf"{KL} = 0 \Leftrightarrow P = Q",
        rf"{KL} = 0 \text{{ iff }} P = Q",
        rf"{KL} = 0 \text{{ if and only if }} Q = P",
        rf"{KL} = 0 \text{{ only if }} P = Q",
        rf"{KL} \ge 0 \text{{ with equality iff }} P = Q",
        rf"{KL} \ge 0, \text{{ with equality exactly when }} P = Q",
        r"H(P) \le \log n \text{ with equality if and only if } P(x) = 1/n",
        r"H(P, Q) \ge H(P) \text{ with equality iff } P = Q",
        r"JS(P \| Q) = 0 \iff P = Q",
        r"JS(P \| Q) \le \log 2 \text{ with equality iff } P(x) Q(x) = 0",
        r"I(X; Y) = 0 \iff X \perp Y",
        r"H(Y | X) \le H(Y) \text{ with equality iff } X \perp Y",
    ],
)
def test_equality_cases_of_the_field_are_proved_in_both_directions(statement):
    assert answer(statement).verdict == "proved"


@pytest.mark.parametrize(
    "statement",
    [
        # P = Q is what makes it 0, whatever R is
        rf"{KL} \ge 0 \text{{ with equality iff }} P = R",
        rf"{KL} = 0 \iff P(x) = 1/n",
        # at disjoint supports the divergence is infinite
        rf"{KL} = 0 \iff P(x) Q(x) = 0",
        r"H(P) \le \log n \text{ with equality iff } P = Q",
        # the order itself is false
        rf"{KL} \ge 1 \text{{ with equality iff }} P = Q",
        r"JS(P \| Q) = \log 2 \iff P = Q",
    ],
)
def test_an_equality_case_that_does_not_give_equality_is_refuted(statement):
    assert answer(statement).verdict == "refuted"


@pytest.mark.parametrize(
    "statement",
    [
        # true for P = [1/4, 3/4], Q = [3/4, 1/4], too
        r"D(P \| Q) = D(Q \| P) \iff P = Q",
        # P = Q = R is more than is needed
        rf"{KL} = 0 \iff P = Q \text{{ and }} P = R",
        rf"{KL} = 0 \text{{ only if }} P = R",
    ],
)
def test_a_case_that_is_not_the_only_one_is_not_proved(statement):
    assert answer(statement).verdict != "proved"


def test_what_is_implied_is_claimed_under_what_implies_it():
    assert answer(rf"P = Q \implies {KL} = 0").verdict == "proved"
    assert answer(rf"P = Q \implies {KL} = 1").verdict == "refuted"


def test_an_equality_case_in_words_alone_is_not_passed_over():
    found = answer(r"H(P) \le \log n \text{ with equality iff } P \text{ is flat}")
    assert found.verdict == "unreadable"
    assert "when equality holds" in found.message


def test_an_equality_case_in_words_that_are_known_is_claimed():
    uniform = r"\text{ with equality iff } P \text{ is uniform}"
    assert answer(rf"H(P) \le \log n {uniform}").verdict == "proved"
    # H(P) = 0 for point masses, and no uniform law of two symbols
    assert answer(rf"H(P) \ge 0 {uniform}").verdict == "refuted"


def test_a_distribution_is_no_number_to_claim_something_of():
    found = answer("P = Q")
    assert (found.verdict, found.span) == ("unreadable", (0, 1))


def test_conditions_count_in_python():
    assert prove(rf"{KL} = 0 \text{{ if }} P = Q").statement.hypotheses
    with pytest.raises(NotProved):
        prove(rf"{KL} = 0 \text{{ if }} P = R")
