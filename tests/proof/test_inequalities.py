"""Inequalities: what is proved, by what, and what is refuted."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proof_strategies import M, P, Q, X, x

from symbolic_info.proof import Refutation, Theorem, Undecided, derive, prove
from symbolic_info.proof.prover.linear_program import non_negative_solution
from symbolic_info.terms import (
    EULER,
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Pmf,
    Size,
    Sum,
    Surprisal,
    Symbol,
    number,
    subtract,
)

R = Pmf("R")
J = Pmf("J", (X, Alphabet("Y", "m")))
JX, JY = Marginal(J, 0), Marginal(J, 1)
Px, Qx = Apply(P, (x,)), Apply(Q, (x,))
D, H, CE = KLDivergence, Entropy, CrossEntropy
js = JensenShannonDivergence((HALF, HALF), (P, Q))

# greater, smaller
TRUE = [
    (D(P, Q), ZERO),
    (H(P), ZERO),
    (Surprisal(P, (x,)), ZERO),
    (CE(P, Q), H(P)),
    (Log(Size(X)), H(P)),
    (js, ZERO),
    (Add((D(P, Q), D(Q, P))), ZERO),
    # concavity of entropy, convexity of divergence in its first argument
    (H(M), Mul((HALF, Add((H(P), H(Q)))))),
    (Mul((HALF, Add((D(P, R), D(Q, R))))), D(M, R)),
    (MutualInformation(J), ZERO),
    (Add((H(JX), H(JY))), H(J)),
    (H(JY), ConditionalEntropy(J, 1)),
    (H(Mixture((number("1/3"), number("2/3")), (P, Q))), Mul((number("1/3"), H(P)))),
]


@pytest.mark.parametrize(("greater", "smaller"), TRUE)
def test_an_inequality_is_proved_in_both_directions(greater, smaller):
    assert isinstance(prove(greater, "≥", smaller), Theorem)
    assert isinstance(prove(smaller, "≤", greater), Theorem)


@pytest.mark.parametrize(("greater", "smaller"), TRUE)
def test_its_converse_is_refuted_or_left_open(greater, smaller):
    assert not isinstance(prove(greater, "≤", smaller), Theorem)


@pytest.mark.parametrize(
    ("left", "sign", "right"),
    [
        (D(P, Q), "≤", ZERO),
        (CE(P, Q), "≤", H(P)),
        (H(P), "≥", Log(Size(X))),
        (D(P, Q), "≤", js),
        (D(P, R), "≤", Add((D(P, Q), D(Q, R)))),
        (D(P, Q), "≥", ONE),
    ],
)
def test_a_false_inequality_is_refuted(left, sign, right):
    assert isinstance(prove(left, sign, right), Refutation)


def test_gibbs_inequality_is_derived_as_in_a_textbook():
    # Cover and Thomas use Jensen (2.83-2.89); this is the proof by log x <= x - 1
    theorem = derive("kl-is-non-negative")
    e = Log(EULER)
    assert [(line.relation, line.term) for line in theorem.lines] == [
        ("=", Sum(Mul((Px, Log(Div(Px, Qx)))), x)),
        ("≥", Sum(Mul((subtract(Px, Qx), e)), x)),
        ("=", subtract(Mul((e, Sum(Px, x))), Mul((e, Sum(Qx, x))))),
        ("=", subtract(e, e)),
        ("=", ZERO),
    ]
    assert theorem.lemmas == ()


def test_cross_entropy_is_bounded_by_gibbs():
    theorem = derive("cross-entropy-is-at-least-entropy")
    assert [line.relation for line in theorem.lines][-1] == "≥"
    assert theorem.lines[-2].term == Add((H(P), D(P, Q)))
    statements = [(lemma.statement.sign, lemma.statement.right) for lemma in theorem.lemmas]
    assert statements == [("=", subtract(CE(P, Q), H(P))), ("≥", ZERO)]
    assert {lemma.statement.left for lemma in theorem.lemmas} == {D(P, Q)}


def test_the_divergence_of_densities_is_non_negative_without_any_hypothesis():
    # the negative part of p log(p/q) is at most (q - p)+ log e, so the integral always exists
    theorem = prove(D(Density("p"), Density("q")), "≥", ZERO)
    assert isinstance(theorem, Theorem)
    assert theorem.statement.hypotheses == ()


def test_the_entropy_of_a_density_may_be_negative_and_is_not_bounded():
    p = Density("p")
    assert isinstance(prove(H(p), "≥", ZERO), Undecided)


def test_js_is_at_most_log_two_by_monotonicity_of_the_logarithm():
    # Lin (1991), theorem 4 for two equal weights: p/m = 2p/(p + q) <= 2
    theorem = derive("js-is-at-most-log-two")
    assert theorem.statement.hypotheses == ()
    assert [line.relation for line in theorem.lines] == ["=", "=", "≤", "=", "="]
    two = Log(number(2))
    bounded = Mul((HALF, Add((Sum(Mul((Px, two)), x), Sum(Mul((Qx, two)), x)))))
    assert theorem.lines[2].term == bounded
    assert theorem.lines[-1].term == two


def test_js_is_not_bounded_by_less_than_log_two():
    # at disjoint supports it is log 2
    decision = prove(js, "≤", Log(number("3/2")))
    assert isinstance(decision, Refutation)


def test_weights_are_any_that_a_mixture_may_have():
    weight = Symbol("lambda")
    rest = subtract(ONE, weight)
    mixed = Mixture((weight, rest), (P, Q))
    mean = Add((Mul((weight, H(P))), Mul((rest, H(Q)))))
    assert isinstance(prove(H(mixed), "≥", mean), Theorem)
    # without the mixture nothing is known of the sign of lambda
    assert not isinstance(prove(mean, "≥", ZERO), Theorem)


_SMALL = st.integers(-3, 3).map(Fraction)


@given(
    st.lists(st.lists(_SMALL, min_size=3, max_size=3), min_size=1, max_size=5),
    st.lists(st.integers(0, 3).map(Fraction), min_size=5, max_size=5),
)
def test_a_non_negative_solution_is_found_where_there_is_one(columns, weights):
    target = [sum(w * c[r] for w, c in zip(weights, columns, strict=False)) for r in range(3)]
    found = non_negative_solution(columns, target)
    assert found is not None
    assert all(c >= 0 for c in found)
    made = [sum(w * c[r] for w, c in zip(found, columns, strict=True)) for r in range(3)]
    assert made == target


def test_no_solution_is_found_where_there_is_none():
    one = Fraction(1)
    assert non_negative_solution([[one]], [-one]) is None
    assert non_negative_solution([[one, one]], [one, -one]) is None
    assert non_negative_solution([], [one]) is None
