"""Values of measures of written-out pmfs, worked out by hand, zeros and infinities included."""

import pytest
from sympy import N, Piecewise, Rational, Symbol, log, nan, oo, symbols, zoo

from symbolic_info import (
    CrossEntropy,
    Entropy,
    FinitePmf,
    JensenShannonDivergence,
    KLDivergence,
    Mixture,
    Pmf,
    Surprisal,
    UniformPmf,
)
from symbolic_info.measures.values import decimal

p = Symbol("p")
CERTAIN, IMPOSSIBLE = FinitePmf([1, 0]), FinitePmf([0, 1])
MODEL = FinitePmf(["4/5", "1/5"])


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (Entropy([1, 0]), 0),
        (Entropy(["1/2", "1/2"]), log(2)),
        (Entropy(["1/2", "1/4", "1/4"], 2), Rational(3, 2)),
        (Entropy([1]), 0),
        # log_2(1/8) = -3
        (Entropy(["1/8"] * 8, 2), 3),
        (CrossEntropy([1, 0], ["1/4", "3/4"], 2), 2),
        (CrossEntropy([1, 0], [0, 1]), oo),
        (CrossEntropy([0, 1], [0, 1]), 0),
        (KLDivergence([1, 0], [0, 1]), oo),
        (KLDivergence([1, 0], [1, 0]), 0),
        (KLDivergence(["1/2", "1/2"], [1, 0]), oo),
        (KLDivergence([1, 0], ["1/2", "1/2"], 2), 1),
        # the last outcome has no probability under either: 0 log(0/0) = 0
        (KLDivergence([1, 0, 0], ["1/2", "1/2", 0]), log(2)),
        (JensenShannonDivergence([1, 0], [0, 1], 2), 1),
        (JensenShannonDivergence([1, 0], [1, 0]), 0),
        (Surprisal(FinitePmf([1, 0], ["cat", "dog"]), "dog"), oo),
        (Surprisal(FinitePmf([1, 0], ["cat", "dog"]), "cat"), 0),
        (Surprisal(["1/8", "7/8"], 1, 2), 3),
        # the logarithm to a base less than one changes all signs
        (KLDivergence([1, 0], [0, 1], "1/2"), -oo),
        (Entropy(["1/2", "1/2"], "1/2"), -1),
        (Entropy(UniformPmf(4), 2), 2),
    ],
)
def test_the_value_is_exact(measure, value):
    assert measure.doit() == value
    assert measure.evalf() == N(value)


@pytest.mark.parametrize(
    ("measure", "digits"),
    [
        (Entropy(["9/10", "1/10"], 2), "0.468996"),
        (CrossEntropy(CERTAIN, MODEL, 2), "0.321928"),
        (CrossEntropy(CERTAIN, FinitePmf(["1/5", "4/5"]), 2), "2.32193"),
        (KLDivergence(CERTAIN, Mixture([CERTAIN, MODEL]), 2), "0.152003"),
        (KLDivergence(MODEL, Mixture([CERTAIN, MODEL]), 2), "0.0640600"),
        (JensenShannonDivergence(CERTAIN, MODEL, 2), "0.108032"),
        (KLDivergence(CERTAIN, IMPOSSIBLE), "oo"),
    ],
)
def test_the_decimal_is_correctly_rounded(measure, digits):
    assert measure.decimal(6) == digits


def test_a_decimal_needs_a_value_for_every_name():
    with pytest.raises(ValueError, match="has no decimal"):
        Entropy([p, 1 - p]).decimal()


def test_evalf_gives_the_digits_asked_for():
    # ln 2, to 40 places
    assert str(Entropy(["1/2", "1/2"]).evalf(40)) == "0.6931471805599453094172321214581765680755"
    assert Entropy([p, 1 - p]).evalf() == Entropy([p, 1 - p])


def test_cancellation_costs_no_digits():
    # H(1/2, 1/2) - ln 2 + 10^-30 = 10^-30
    assert (Entropy(["1/2", "1/2"]) - log(2) + Rational(1, 10**30)).evalf(5) == pytest.approx(1e-30)


@pytest.mark.parametrize("point", [0, 1])
def test_zero_weights_may_come_by_substitution(point):
    assert Entropy([p, 1 - p]).subs(p, point).doit() == 0
    assert KLDivergence([p, 1 - p], [1, 0]).subs(p, point).doit() == (0 if point else oo)


def test_an_infinity_may_depend_on_a_weight():
    value = CrossEntropy([p, 1 - p], [1, 0]).doit()
    assert isinstance(value, Piecewise)
    assert (value.subs(p, 1), value.subs(p, Rational(1, 2))) == (0, oo)


def test_the_uniform_pmf_has_the_logarithm_of_its_size():
    n = UniformPmf().size
    assert Entropy(UniformPmf()).doit() == log(n)


def test_a_pmf_of_known_size_is_summed_outcome_by_outcome():
    n, P, Q = Pmf("P").size, Pmf("P", 2), Pmf("Q", 2)
    by_hand = P(1) * log(P(1) / Q(1)) + P(2) * log(P(2) / Q(2))
    general = KLDivergence(Pmf("P"), Pmf("Q"))
    assert general.subs(n, 2).doit() == by_hand
    assert general.definition().subs(n, 2).doit() == by_hand


def test_a_large_alphabet_is_not_written_out():
    measure = Entropy(Pmf("P", 10**12))
    assert measure.doit() == measure.definition()


def test_no_measure_of_written_out_pmfs_is_nan_or_zoo():
    pmfs = [CERTAIN, IMPOSSIBLE, MODEL]
    for measure in (CrossEntropy, KLDivergence, JensenShannonDivergence):
        for first in pmfs:
            for second in pmfs:
                assert not measure(first, second).doit().has(nan, zoo)


def test_an_expanded_definition_with_zeros_has_its_decimal():
    P, n, x = Pmf("P"), Pmf("P").size, Symbol("x")
    expanded = Entropy(P).definition().subs({P: CERTAIN, n: 2})
    assert decimal(expanded) == "0"
    assert decimal(CERTAIN(x).func(MODEL, 1) * log(2), 3) == "0.555"


@pytest.mark.parametrize("base", [0, 1, -2, "-1/2", 1.0])
def test_there_is_no_logarithm_to_some_bases(base):
    with pytest.raises(ValueError, match="there is no logarithm to the base"):
        Entropy(Pmf("P"), base)


def test_measures_compare_distributions_on_one_space():
    m, n = symbols("m n")
    with pytest.raises(ValueError, match="2 and 3 outcomes"):
        KLDivergence([1, 0], [1, 0, 0])
    with pytest.raises(ValueError, match="the outcomes differ"):
        KLDivergence(FinitePmf([1, 0], ["a", "b"]), FinitePmf([1, 0], ["b", "a"]))
    with pytest.raises(ValueError, match="n and m outcomes"):
        KLDivergence(Pmf("P", n), Pmf("Q", m)).definition()
    with pytest.raises(ValueError, match="p is no distribution"):
        Entropy(p)


def test_an_impossible_pmf_from_a_substitution_is_named_when_it_is_used():
    with pytest.raises(ValueError, match="weight 2 is -1, which is negative"):
        Entropy([p, 1 - p]).subs(p, 2).doit()
    with pytest.raises(ValueError, match="cannot have 0 outcomes"):
        Entropy(Pmf("P")).subs(Pmf("P").size, 0).doit()
