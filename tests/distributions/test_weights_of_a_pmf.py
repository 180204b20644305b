"""What is read as a pmf, and what is said about weights that form none."""

from decimal import Decimal
from fractions import Fraction

import pytest
from sympy import Float, I, Integer, Rational, Symbol, sqrt, symbols

from symbolic_info import FinitePmf, Mixture, Pmf, UniformPmf

HALF = Rational(1, 2)


@pytest.mark.parametrize(
    "weights",
    [
        ["9/10", "1/10"],
        ["0.9", "0.1"],
        [0.9, 0.1],
        [Fraction(9, 10), Fraction(1, 10)],
        [Decimal("0.9"), Decimal("0.1")],
        [Rational(9, 10), Rational(1, 10)],
        [Float(0.9), Float("0.1")],
        (" 9 / 10 ", ".1"),
        ["9e-1", 1e-1],
    ],
)
def test_weights_in_any_writing_are_the_same_exact_numbers(weights):
    assert FinitePmf(weights).weights == (Rational(9, 10), Rational(1, 10))


def test_integers_are_weights():
    assert FinitePmf([1, 0]).weights == (Integer(1), Integer(0))


def test_weights_with_a_symbol_sum_to_one_identically():
    p, q = symbols("p q")
    assert FinitePmf([p, 1 - p]).weights == (p, 1 - p)
    assert FinitePmf([p**2, 2 * p * (1 - p), (1 - p) ** 2]).size == 3
    assert FinitePmf([sqrt(2) / 2, 1 - sqrt(2) / 2]).size == 2
    with pytest.raises(ValueError, match=r"the weights sum to p \+ q, which is not identically 1"):
        FinitePmf([p, q])


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        (["9/10", "1/5"], r"^the weights sum to 11/10, 1/10 too much$"),
        (["1/2", "1/3"], r"^the weights sum to 5/6, 1/6 too little$"),
        ([0.9, 0.2], r"^the weights sum to 11/10, 1/10 too much; floats are read as decimals"),
        (["11/10", "-1/10"], r"^weight 2 is -1/10, which is negative$"),
        ([1 - sqrt(2), sqrt(2)], r"^weight 1 is 1 - sqrt\(2\), which is negative$"),
        ([], r"^there are no weights"),
        ([float("nan"), 1], r"^weight 1 is 'nan', which is no number$"),
        ([1, float("inf")], r"^weight 2 is 'inf', which is no number$"),
        (["1", "x"], r"^weight 2 is 'x', which is no number$"),
        (["1", ""], r"^weight 2 is '', which is no number$"),
        (["1/0", "1"], r"^weight 1 is '1/0', which divides by zero$"),
        ([I, 1 - I], r"^weight 1 is I, which is not real$"),
        ([[1], 0], r"^weight 1 is \[1\], which is no number$"),
        (["1e999999999", 0], r"^weight 1 is '1e999999999', which is no number$"),
        ("1,0", r"^the weights of a pmf are a list"),
        (1, r"^the weights of a pmf are a list"),
    ],
)
def test_weights_that_form_no_pmf_are_named(weights, message):
    with pytest.raises(ValueError, match=message):
        FinitePmf(weights)


def test_a_wrong_weight_is_named_by_its_outcome():
    with pytest.raises(ValueError, match=r"^weight 2 \(dog\) is -1/10, which is negative$"):
        FinitePmf(["11/10", "-1/10"], outcomes=["cat", "dog"])


def test_outcomes_are_as_many_as_weights_and_distinct():
    with pytest.raises(ValueError, match="2 weights, but 1 outcomes"):
        FinitePmf([1, 0], outcomes=["cat"])
    with pytest.raises(ValueError, match="'cat' is there twice"):
        FinitePmf([1, 0], outcomes=["cat", "cat"])


def test_a_long_numeral_is_refused_at_once():
    with pytest.raises(ValueError, match="more than 1000 characters"):
        FinitePmf(["0." + "1" * 2000, 0])


def test_the_probability_of_an_outcome_goes_by_label_or_by_position():
    cat = FinitePmf(["9/10", "1/10"], outcomes=["cat", "dog"])
    assert (cat("cat"), cat("dog")) == (Rational(9, 10), Rational(1, 10))
    assert (cat(1), cat(2)) == (Rational(9, 10), Rational(1, 10))
    assert FinitePmf(["9/10", "1/10"])("2") == Rational(1, 10)
    with pytest.raises(ValueError, match="no outcome 'bird'; there are cat, dog"):
        cat("bird")
    with pytest.raises(ValueError, match=r"3 is no outcome: they are counted 1, \.\.\., 2"):
        cat(3)


def test_a_probability_is_never_declared_positive():
    probability = Pmf("P")(Symbol("x"))
    assert probability.is_nonnegative is True
    assert probability.is_positive is None


def test_composed_pmfs_are_applied_to_a_point():
    x, n, w = Symbol("x"), Symbol("n", positive=True, integer=True), Symbol("w")
    P, Q = Pmf("P"), Pmf("Q")
    assert UniformPmf(n)(x) == 1 / n
    assert Mixture([P, Q])(x) == P(x) / 2 + Q(x) / 2
    assert Mixture([P, Q], [w, 1 - w])(x) == w * P(x) + (1 - w) * Q(x)


def test_a_mixture_of_written_out_pmfs_is_one():
    mixture = Mixture([FinitePmf([1, 0], ["cat", "dog"]), FinitePmf(["0.8", "0.2"])])
    assert mixture.doit() == FinitePmf(["9/10", "1/10"], ["cat", "dog"])


@pytest.mark.parametrize(
    ("components", "weights", "message"),
    [
        ([], (), "no mixture weights"),
        ([Pmf("P"), Pmf("Q")], ["1/2", "1/3"], "the mixture weights sum to 5/6, 1/6 too little"),
        ([Pmf("P"), Pmf("Q")], [1], "2 components, but 1 mixture weights"),
        ([Pmf("P"), 3], (), "3 is no distribution"),
        ([FinitePmf([1, 0]), FinitePmf([1])], (), "2 and 1 outcomes"),
    ],
)
def test_what_cannot_be_mixed_is_named(components, weights, message):
    with pytest.raises(ValueError, match=message):
        Mixture(components, weights)


@pytest.mark.parametrize("size", [0, -1, 1.5, "n", None])
def test_an_alphabet_has_a_whole_number_of_symbols(size):
    with pytest.raises(ValueError, match="outcomes"):
        Pmf("P", size)


@pytest.mark.parametrize("name", ["", " ", 3, None])
def test_a_pmf_has_a_name(name):
    with pytest.raises(ValueError, match="called by a name"):
        Pmf(name)


def test_weights_in_place_of_a_name_make_a_written_out_pmf():
    assert Pmf([1, 0]) == FinitePmf([1, 0])
