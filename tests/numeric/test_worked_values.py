"""The measures of the classic small examples, worked out by hand."""

from fractions import Fraction

import pytest
from strategies import literal_pmf

from symbolic_info.numeric import compare, decimal, evaluate
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
    Div,
    Entropy,
    Expectation,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Outcome,
    Pow,
    Product,
    Sum,
    Surprisal,
    Uniform,
    number,
    subtract,
)

TWO = number(2)


def pmf(*weights: str, labels: tuple[str, ...] = ()) -> LiteralPmf:
    return literal_pmf(tuple(Fraction(w) for w in weights), labels)


CAT, A, B = pmf("1", "0"), pmf("0.8", "0.2"), pmf("0.2", "0.8")
M = Mixture((HALF, HALF), (CAT, A))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        # two outcomes of 1/2: -log2(1/2) = 1
        (Entropy(pmf("0.5", "0.5"), TWO), "1"),
        # 1/2 * 1 + 1/4 * 2 + 1/4 * 2
        (Entropy(pmf("1/2", "1/4", "1/4"), TWO), "3/2"),
        # half of that, as log4 = log2 / 2
        (Entropy(pmf("1/2", "1/4", "1/4"), number(4)), "3/4"),
        (Entropy(CAT, TWO), "0"),
        (Log(number(8), TWO), "3"),
        (Log(number(8), number(4)), "3/2"),
        (Neg(Log(number("0.5"), TWO)), "1"),
        (Log(Pow(TWO, number(-1)), TWO), "-1"),
        # sqrt 2 = 2^(1/2)
        (Log(Pow(TWO, HALF), TWO), "1/2"),
        (Pow(number(8), number("1/3")), "2"),
        (Entropy(Uniform(Alphabet("X", "8")), TWO), "3"),
        # the 3/2 of above as a power: 2^(3/2) squared is 8
        (Pow(Pow(TWO, Entropy(pmf("1/2", "1/4", "1/4"), TWO)), TWO), "8"),
        (Pow(EULER, Log(number(5), EULER)), "5"),
        # I(X;Y) of Y = X, a fair bit, is one bit; H(Y|X) is 0
        (
            MutualInformation(
                Mixture(
                    (HALF, HALF),
                    (Product((CAT, CAT)), Product((pmf("0", "1"), pmf("0", "1")))),
                ),
                TWO,
            ),
            "1",
        ),
        (
            ConditionalEntropy(
                Mixture(
                    (HALF, HALF),
                    (Product((CAT, CAT)), Product((pmf("0", "1"), pmf("0", "1")))),
                ),
                1,
                TWO,
            ),
            "0",
        ),
    ],
)
def test_value_is_exactly_rational(term, value):
    assert evaluate(term).rational == Fraction(value)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Neg(Log(number("0.9"), TWO)), "0.152003"),
        (Neg(Log(number("0.1"), TWO)), "3.32193"),
        (Surprisal(pmf("0.9", "0.1"), (Outcome("2"),), TWO), "3.32193"),
        (Entropy(pmf("0.9", "0.1"), TWO), "0.468996"),
        (CrossEntropy(CAT, A, TWO), "0.321928"),
        (CrossEntropy(CAT, B, TWO), "2.32193"),
        (KLDivergence(CAT, A, TWO), "0.321928"),
        (KLDivergence(CAT, M, TWO), "0.152003"),
        (KLDivergence(A, M, TWO), "0.0640600"),
        (JensenShannonDivergence((HALF, HALF), (CAT, A), TWO), "0.108032"),
        (KLDivergence(CAT, pmf("0", "1"), TWO), "oo"),
        (CrossEntropy(CAT, pmf("0", "1"), TWO), "oo"),
        (Log(TWO, EULER), "0.693147"),
        # 1/2 ln 2 + 1/2 ln(2/3), for [1/2, 1/2] against [1/4, 3/4]: ln 2 - 1/2 ln 3
        (KLDivergence(pmf("1/2", "1/2"), pmf("1/4", "3/4"), EULER), "0.143841"),
        # and backwards 3/4 ln 3 - ln 2
        (KLDivergence(pmf("1/4", "3/4"), pmf("1/2", "1/2"), EULER), "0.130812"),
    ],
)
def test_value_to_six_digits(term, value):
    assert decimal(evaluate(term), 6) == value


def test_entropy_of_a_biased_coin_is_the_combination_of_logarithms_that_it_is():
    # 9/10 log2(10/9) + 1/10 log2 10 = log2 10 - 9/5 log2 3
    by_hand = subtract(Log(number(10), TWO), Mul((number("9/5"), Log(number(3), TWO))))
    assert compare(Entropy(pmf("0.9", "0.1"), TWO), by_hand) == "="


def test_kl_written_out_with_a_zero_weight_is_its_value():
    # 1 * log2(1/0.9) + 0 * log2(0/0.1)
    written = Add(
        (
            Mul((ONE, Log(Div(ONE, number("0.9")), TWO))),
            Mul((ZERO, Log(Div(ZERO, number("0.1")), TWO))),
        )
    )
    assert compare(written, KLDivergence(CAT, M, TWO)) == "="


def test_outcomes_pair_up_by_position_where_their_names_differ():
    x = Index("x", Alphabet("{cat,dog}", "2"))
    p = pmf("1", "0", labels=("cat", "dog"))
    q = pmf("0.5", "0.5", labels=("1", "2"))
    dot = Sum(Mul((Apply(p, (x,)), Apply(q, (x,)))), x)
    assert evaluate(dot).rational == Fraction(1, 2)


def test_outcomes_pair_up_by_name_where_the_names_are_the_same_in_another_order():
    p = pmf("1", "0", labels=("cat", "dog"))
    q = pmf("0.2", "0.8", labels=("dog", "cat"))
    assert compare(KLDivergence(p, q, TWO), KLDivergence(CAT, A, TWO)) == "="


def test_a_general_index_runs_over_the_outcomes_of_the_literal_pmf_it_is_applied_to():
    x = Index("x", Alphabet("X", "n"))
    p = pmf("0.25", "0.75")
    assert evaluate(Sum(Apply(p, (x,)), x)).rational == 1
    surprise = Expectation(Neg(Log(Apply(p, (x,)), TWO)), x, p)
    assert compare(surprise, Entropy(p, TWO)) == "="


def test_marginal_of_a_product_is_the_factor():
    p, q = pmf("0.25", "0.75"), pmf("0.1", "0.2", "0.7", labels=("a", "b", "c"))
    joint = Product((p, q))
    assert compare(Entropy(Marginal(joint, 1), TWO), Entropy(q, TWO)) == "="
    assert compare(Entropy(joint, TWO), Add((Entropy(p, TWO), Entropy(q, TWO)))) == "="
