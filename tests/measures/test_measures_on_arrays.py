"""The SymPy measures meet the functions on arrays: ``numeric``, and the code of ``lambdify``."""

import inspect
import math

import numpy as np
import pytest
import sympy
from sympy.printing.numpy import NumPyPrinter

from symbolic_info import (
    CrossEntropy,
    Density,
    Entropy,
    FinitePmf,
    JensenShannonDivergence,
    KLDivergence,
    Mixture,
    Pmf,
    Surprisal,
    UniformPmf,
)
from symbolic_info.numeric import arrays

P, Q = Pmf("P"), Pmf("Q")
x = sympy.Symbol("x")
p, q = np.array([0.75, 0.25, 0.0]), np.array([0.5, 0.25, 0.25])

# worked by hand: log_2 3 = 1.585
LOG3 = math.log2(3)
BITS = [
    (Entropy(P, 2), 2 - 0.75 * LOG3),
    (CrossEntropy(P, Q, 2), 0.75 + 0.5),
    (KLDivergence(P, Q, 2), 0.75 * (LOG3 - 1)),
    (KLDivergence(Q, P, 2), math.inf),
    # M = [5/8, 1/4, 1/8]: (3/4 log 6/5 + 1/2 log 4/5 + 1/4 log 2) / 2
    (JensenShannonDivergence(P, Q, 2), (0.75 * math.log2(1.2) + 0.5 * math.log2(0.8) + 0.25) / 2),
]


@pytest.mark.parametrize(("measure", "bits"), BITS)
def test_lambdified_measures_give_the_value(measure, bits):
    assert sympy.lambdify([P, Q], measure)(p, q) == pytest.approx(bits, rel=1e-15)
    # plain lists will do
    assert sympy.lambdify([P, Q], measure)(list(p), list(q)) == pytest.approx(bits, rel=1e-15)
    assert sympy.lambdify([P, Q], measure, "math")(p, q) == pytest.approx(bits, rel=1e-15)


@pytest.mark.parametrize(("measure", "bits"), BITS)
def test_the_unit_is_that_of_the_base(measure, bits):
    for base in (sympy.E, 10, sympy.Rational(1, 2), sympy.sqrt(2)):
        other = measure.func(*measure.args[:-1], base)
        expected = bits * math.log(2) / math.log(float(base))
        assert sympy.lambdify([P, Q], other)(p, q) == pytest.approx(expected, rel=1e-15)


@pytest.mark.parametrize(
    ("measure", "function"),
    [
        (Entropy(P), "entropy"),
        (CrossEntropy(P, Q), "cross_entropy"),
        (KLDivergence(P, Q), "kl_divergence"),
        (JensenShannonDivergence(P, Q), "js_divergence"),
        (Surprisal(P, x), "surprisal"),
    ],
)
def test_the_code_calls_the_functions_on_arrays(measure, function):
    called = sympy.lambdify([P, Q, x], measure)
    assert called.__globals__[function] is getattr(arrays, function)
    assert f"return {function}(" in inspect.getsource(called)
    assert type(measure).numeric is getattr(arrays, function)
    written = NumPyPrinter().doprint(measure)
    assert written.startswith(f"symbolic_info.numeric.arrays.{function}(")


def test_the_base_may_be_an_argument():
    b = sympy.Symbol("b")
    called = sympy.lambdify([P, Q, b], KLDivergence(P, Q, b))
    assert called(p, q, 2) == pytest.approx(0.75 * (LOG3 - 1), rel=1e-15)
    with pytest.raises(ValueError, match="positive and not 1"):
        called(p, q, 1)


def test_measures_keep_their_value_inside_formulas():
    gap = CrossEntropy(P, Q) - Entropy(P) - KLDivergence(P, Q)
    assert sympy.lambdify([P, Q], gap)(p, q) == pytest.approx(0, abs=1e-15)
    assert sympy.lambdify([P, Q], gap, dummify=True)(p, q) == pytest.approx(0, abs=1e-15)
    weighted = x * KLDivergence(P, Q, 2) + x**2
    assert sympy.lambdify([x, P, Q], weighted)(2.0, q, q) == 4


def test_distributions_of_other_kinds_are_made_of_arrays():
    t = sympy.Symbol("t")
    mixed = Mixture([P, Q], ["1/4", "3/4"])
    expected = arrays.kl_divergence(p, p / 4 + 3 * q / 4)
    assert sympy.lambdify([P, Q], KLDivergence(P, mixed))(p, q) == pytest.approx(expected)
    assert sympy.lambdify([P, Q], KLDivergence(P, mixed))(list(p), list(q)) == pytest.approx(
        expected
    )
    nested = Mixture([mixed, Q], [t, 1 - t])
    assert sympy.lambdify([P, Q, t], CrossEntropy(P, nested))(p, q, 0.0) == pytest.approx(
        arrays.cross_entropy(p, q)
    )
    half = FinitePmf(["1/2", "1/4", "1/4"])
    assert sympy.lambdify([P], KLDivergence(P, half))(p) == arrays.kl_divergence(p, q)
    coin = Entropy(FinitePmf([t, 1 - t]), 2)
    assert sympy.lambdify(t, coin)(0.5) == 1
    assert sympy.lambdify(t, coin)(0) == 0
    uniform = KLDivergence(P, UniformPmf(), 2)
    assert sympy.lambdify([P, P.size], uniform)([0.5, 0.5], 2) == 0


def test_batches_lie_along_the_last_axis():
    both = np.array([p, q])
    found = sympy.lambdify([P, Q], KLDivergence(P, Q))(both, q)
    assert found == pytest.approx([arrays.kl_divergence(p, q), 0])


def test_probabilities_are_entries_counted_from_one():
    assert sympy.lambdify([P, x], Surprisal(P, x, 2))(q, 1) == 1
    assert sympy.lambdify([P], Surprisal(P, 3, 2))(p) == math.inf
    assert sympy.lambdify([P], P(1) + P(2))(p) == 1


def test_numeric_of_an_object_has_its_base():
    assert KLDivergence.numeric(p, q, base=2) == pytest.approx(0.75 * (LOG3 - 1), rel=1e-15)
    assert KLDivergence(P, Q, 2).numeric(p, q) == pytest.approx(0.75 * (LOG3 - 1), rel=1e-15)
    assert KLDivergence(P, Q).numeric([p, q], q, axis=-1).shape == (2,)
    assert Surprisal.numeric(0.25, base=2) == 2
    third = sympy.Rational(1, 3)
    three = JensenShannonDivergence.numeric(p, q, q, weights=[third] * 3)
    assert three == pytest.approx(arrays.js_divergence(p, q, weights=[1 / 3, 2 / 3]))
    with pytest.raises(ValueError, match="the base b has no value"):
        _ = Entropy(P, sympy.Symbol("b")).numeric


def test_what_is_no_distribution_is_refused_in_lambdified_code():
    with pytest.raises(ValueError, match=r"q sums to 1\.5"):
        sympy.lambdify([P, Q], KLDivergence(P, Q))([0.5, 0.5], [0.5, 1.0])


@pytest.mark.parametrize(
    ("measure", "message"),
    [
        (Entropy(Density("p")), "is of densities"),
        (Entropy(Pmf("P'")), "is no name in Python"),
        (Surprisal(P, "cat"), "which place the outcome has in an array is not known"),
    ],
)
def test_what_no_array_can_hold_is_refused(measure, message):
    with pytest.raises(ValueError, match=message):
        sympy.lambdify(list(measure.distributions), measure)


def test_common_subexpressions_are_measures_and_not_distributions():
    # P = (1/2, 1/2), Q = (1/4, 3/4): H(P) = 1 bit, D(P || Q) = 1/2 log_2(4/3) bits
    both = KLDivergence(P, Q, 2) + Entropy(P, 2) + KLDivergence(P, Q, 2) ** 2
    d = 0.5 * math.log2(4 / 3)
    called = sympy.lambdify([P, Q], both, cse=True)
    assert called([0.5, 0.5], [0.25, 0.75]) == pytest.approx(1 + d + d * d, rel=1e-15)
    (found,) = [value for _, value in sympy.cse(both)[0]]
    assert found == KLDivergence(P, Q, 2)
