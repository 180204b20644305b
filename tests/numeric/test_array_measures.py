"""The measures on arrays: conventions at zero, axes, and what is refused."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from strategies import pmf_tuples

from symbolic_info.numeric import evaluate
from symbolic_info.numeric.arrays import (
    cross_entropy,
    entropy,
    js_divergence,
    kl_divergence,
    surprisal,
)
from symbolic_info.terms import KLDivergence, number


def test_worked_values():
    assert entropy([0.9, 0.1], base=2) == pytest.approx(0.468996, abs=5e-7)
    assert cross_entropy([1, 0], [0.8, 0.2], base=2) == pytest.approx(0.321928, abs=5e-7)
    assert kl_divergence([0.8, 0.2], [0.9, 0.1], base=2) == pytest.approx(0.064060, abs=5e-7)
    assert js_divergence([1, 0], [0.8, 0.2], base=2) == pytest.approx(0.108032, abs=5e-7)
    assert surprisal(0.1, base=2) == pytest.approx(3.321928, abs=5e-7)


def test_zero_weights_contribute_nothing():
    assert entropy([1, 0]) == 0
    assert kl_divergence([1, 0], [1, 0]) == 0
    assert not math.copysign(1, entropy([1.0, 0.0])) < 0


def test_divergence_is_infinite_where_p_is_not_dominated_and_js_is_not():
    assert kl_divergence([0.5, 0.5], [1, 0]) == math.inf
    assert cross_entropy([0.5, 0.5], [1, 0]) == math.inf
    assert js_divergence([1, 0], [0, 1], base=2) == pytest.approx(1)
    assert surprisal(0) == math.inf


def test_tiny_probabilities_do_not_overflow():
    tiny = 5e-324
    assert kl_divergence([1, 0], [tiny, 1]) == pytest.approx(-math.log(tiny))


def test_distributions_lie_along_the_axis():
    p = np.array([[0.5, 0.5], [1.0, 0.0]])
    assert entropy(p, base=2).tolist() == [1, 0]
    assert entropy(p.T, base=2, axis=0).tolist() == [1, 0]
    assert cross_entropy(p, [0.5, 0.5], base=2).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([0.6, 0.5], r"sums to 1.1, off from 1 by 0.1"),
        ([1.2, -0.2], r"at \(1,\) is negative: -0.2"),
        ([math.nan, 1], r"at \(0,\) is not a number"),
        ([[0.5, 0.5], [0.5, 0.4]], r"at \(1,\) sums to 0.9, off from 1 by -0.1"),
        ([], "no outcomes"),
        (1.0, "single number"),
    ],
)
def test_what_is_no_distribution_is_refused(values, message):
    with pytest.raises(ValueError, match=message):
        entropy(values)


def test_lengths_must_agree():
    with pytest.raises(ValueError, match="p has 2 outcomes along axis -1, q has 1"):
        kl_divergence([0.5, 0.5], [1.0])


@pytest.mark.parametrize("base", [1, 0, -2, math.nan, math.inf])
def test_bases_that_are_none_are_refused(base):
    with pytest.raises(ValueError, match="base"):
        entropy([1, 0], base=base)


def test_probability_above_one_has_no_surprisal():
    with pytest.raises(ValueError, match="above 1"):
        surprisal([0.5, 1.5])


@settings(max_examples=40, deadline=None)
@given(pmf_tuples(2))
def test_arrays_agree_with_the_exact_values(pair):
    p, q = pair
    exact = evaluate(KLDivergence(p, q, number(2)))
    found = kl_divergence(*([float(w.value) for w in x.weights] for x in pair), base=2)
    if exact.is_finite:
        middle = exact.enclosure(64).mid().man_exp()
        expected = Fraction(int(middle[0])) * Fraction(2) ** int(middle[1])
        assert found == pytest.approx(float(expected), abs=1e-12)
    else:
        assert found == math.inf
