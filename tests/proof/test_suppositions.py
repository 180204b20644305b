"""Statements with conditions: what is proved under them, and that they are needed."""

import pytest

from symbolic_info.proof import Refutation, Theorem, Vanishing
from symbolic_info.publish.answers.answer import answer

# true under the condition, and false without it
CONDITIONAL = [
    (r"D_{KL}(P \parallel Q) = D_{KL}(Q \parallel P)", "P = Q"),
    (r"H(P) = H(P, Q)", "P = Q"),
    (r"H(P) = H(Q)", "P = Q"),
    (r"D_{JS}(P \parallel Q) = 0", "P = Q"),
    (r"D_{JS}(P \parallel Q) = 0", "P(x) = Q(x)"),
    (r"H(P) = \log n", "P(x) = 1/n"),
    (r"H(P) = \log n", r"P(x) = \frac{1}{n}"),
    (r"D_{JS}(P \parallel Q) = \log 2", "P(x) Q(x) = 0"),
    (r"H(X, Y) = H(X) + H(Y)", r"X \perp Y"),
    (r"I(X; Y) = 0", r"X \perp Y"),
    (r"H(X \mid Y) = H(X)", r"Y \perp X"),
    (r"-\log P(y) \le -\log P(x)", r"P(x) \le P(y)"),
    (r"-\log P(y) \le -\log P(x)", r"P(y) \ge P(x)"),
]


@pytest.mark.parametrize(("claim", "condition"), CONDITIONAL)
def test_what_holds_under_a_condition_is_proved_under_it(claim, condition):
    found = answer(rf"{claim} \text{{ if }} {condition}")
    assert found.verdict == "proved", found.message


@pytest.mark.parametrize(("claim", "condition"), CONDITIONAL)
def test_without_its_condition_it_is_not_proved(claim, condition):
    assert answer(claim).verdict != "proved"


@pytest.mark.parametrize(
    ("claim", "condition"),
    [
        # P = [1/2, 1/2], Q = [1/4, 3/4] are not equal
        (r"D_{KL}(P \parallel Q) = 0", r"P(x) > 0"),
        # disjoint supports make the divergence infinite
        (r"D_{KL}(P \parallel Q) = 0", "P(x) Q(x) = 0"),
        (r"H(P) = 0", "P(x) = 1/n"),
    ],
)
def test_what_is_false_in_spite_of_its_condition_is_not_proved(claim, condition):
    assert answer(rf"{claim} \text{{ if }} {condition}").verdict != "proved"


@pytest.mark.parametrize(
    "condition",
    [
        # no pmf is 0 everywhere
        r"P(x) Q(x) = 0 \text{ and } P = Q",
        r"P(x) = 1/n \text{ and } P(y) < P(x) \text{ and } P(x) < P(y)",
    ],
)
def test_conditions_that_nothing_fulfils_prove_nothing(condition):
    found = answer(rf"H(P) = \log n + \log P(x) - \log P(y) \text{{ if }} {condition}")
    assert found.verdict != "proved"


def test_a_probability_that_is_a_number_is_that_of_one_symbol():
    # where P(x) = 0 for some x, nothing follows for the divergence
    assert answer(r"D_{KL}(P \parallel Q) = 0 \text{ if } P(x) = 0").verdict != "proved"
    assert answer(r"H(P, Q) = 0 \text{ if } Q(x) = 1").verdict != "proved"


def test_full_support_of_the_model_is_absolute_continuity():
    # H(U, P) is finite if P has full support
    found = answer(r"H(R, P) - D_{KL}(R \parallel P) = H(R) \text{ if } P(x) > 0")
    assert found.verdict in ("proved", "undecided")
    if found.verdict == "proved":
        assert len(found.theorems[0][0].statement.hypotheses) <= 2


def test_a_condition_that_gives_the_values_of_a_pmf_defines_it():
    assert answer(r"H(P) = \log 2 \text{ if } P = [1/2, 1/2]").verdict == "proved"
    assert answer(r"H(P) = \log 3 \text{ if } P = [1/2, 1/2]").verdict == "refuted"


def test_several_conditions_are_joined_by_and():
    log_sum = (
        r"a \log \frac{a}{c} + b \log \frac{b}{d} \ge (a + b) \log \frac{a + b}{c + d}"
        r" \text{ if } a \ge 0 \text{ and } b \ge 0, c \ge 0 \text{ and } d \ge 0"
    )
    assert answer(log_sum).verdict == "proved"
    assert answer(log_sum.replace(r"d \ge 0", r"d \le 0")).verdict != "proved"


def test_an_index_of_the_claim_stands_for_one_symbol_and_another_for_all():
    one = answer(r"-\log P(x) = -\log Q(x) \text{ if } P(x) = Q(x)")
    (hypothesis,) = one.theorems[0][0].statement.hypotheses
    assert isinstance(hypothesis, Vanishing)
    assert hypothesis.indices == ()
    every = answer(r"H(P) = H(Q) \text{ if } P(x) = Q(x)")
    (hypothesis,) = every.theorems[0][0].statement.hypotheses
    assert len(hypothesis.indices) == 1


@pytest.mark.parametrize(
    ("claim", "when"),
    [
        ("H(P) = H(P, Q)", "≤ always holds; equality holds if and only if P = Q"),
        (r"H(P) = \log n", "≤ always holds; equality holds if and only if P is uniform"),
        (
            r"D_{JS}(P \parallel Q) = \log 2",
            "≤ always holds; equality holds if and only if P and Q have disjoint supports",
        ),
        (r"D_{KL}(P \parallel Q) = D_{KL}(Q \parallel P)", "equality holds if P = Q"),
        ("H(P, Q) = H(Q, P)", "equality holds if P = Q"),
    ],
)
def test_an_equality_that_is_refuted_says_when_it_holds(claim, when):
    found = answer(claim)
    assert found.verdict == "refuted"
    assert isinstance(found.refutation, Refutation)
    assert found.message == when


@pytest.mark.parametrize("claim", [r"H(P) < \log n", r"0 < H(P)", r"H(P) < H(P, Q)"])
def test_a_strict_inequality_is_refuted_where_both_sides_can_be_equal(claim):
    assert answer(claim).verdict == "refuted"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"D_{JS}(P \parallel Q) < \infty", "proved"),
        (r"\infty > H(P)", "proved"),
        (r"D_{KL}(P \parallel Q) < \infty \text{ if } P \ll Q", "proved"),
        # under P ≪ Q, which is added and said
        (r"D_{KL}(P \parallel Q) < \infty", "proved"),
        (r"D_{KL}(P \parallel R) \nleq D_{KL}(P \parallel Q) + D_{KL}(Q \parallel R)", "proved"),
        (r"D_{KL}(P \parallel Q) \not\ge D_{KL}(Q \parallel P)", "proved"),
        (r"H(P) \not\le H(P, Q)", "refuted"),
    ],
)
def test_strict_and_denied_relations_are_decided(claim, verdict):
    found = answer(claim)
    assert found.verdict == verdict, found.message
    assert all(isinstance(theorem, Theorem) for theorem, _ in found.theorems)
