"""What has no value here is refused at once, with a reason."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from strategies import pmf_tuples

from symbolic_info.numeric import Unevaluable, evaluate
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    Alphabet,
    Apply,
    Density,
    Entropy,
    Index,
    KLDivergence,
    LiteralPmf,
    Log,
    Neg,
    Outcome,
    Pmf,
    Pow,
    RangeSum,
    Sum,
    Symbol,
    Uniform,
    number,
)

TWO, TEN = number(2), number(10)
i, j = Symbol("i"), Symbol("j")
FAIR = LiteralPmf((HALF, HALF))
THIRDS = LiteralPmf((number("1/3"),) * 3)


def nested(depth):
    term = ONE
    for _ in range(depth):
        term = Neg(term)
    return term


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (Symbol("y"), "y has no value"),
        (Apply(Pmf("P"), (Outcome("1"),)), "P has no values"),
        (Apply(FAIR, (Index("x", Alphabet()),)), "no symbol"),
        (Apply(FAIR, (Outcome("heads"),)), "no outcome 'heads'"),
        (Entropy(Density("p"), TWO), "integral"),
        (Entropy(Uniform(), TWO), "n has no value"),
        (Entropy(FAIR), "base"),
        (KLDivergence(FAIR, THIRDS, TWO), "3 outcomes"),
        (KLDivergence(THIRDS, FAIR, TWO), "2 outcomes"),
        (FAIR, "distribution"),
        (Pow(TEN, Pow(TEN, TEN)), "too large"),
        (Pow(TEN, Pow(TEN, Pow(TEN, TEN))), "too large"),
        (Pow(number("1/3"), Pow(TEN, number(9))), "too large"),
        (Pow(TWO, number("10000000000001/3")), "too large"),
        (RangeSum(i, i, ONE, number(10**12)), "too many terms"),
        (RangeSum(Pow(HALF, i), i, ONE, number(20_000)), "too large"),
        (RangeSum(RangeSum(j, j, ONE, number(10**4)), i, ONE, number(10**4)), "too many terms"),
        (RangeSum(i, i, ONE, INFINITY), "not integers"),
        (Sum(ONE, Index("x", Alphabet("X", "9" * 5000))), "has no value"),
        (nested(20_000), "nested"),
    ],
    ids=lambda case: case if isinstance(case, str) else type(case).__name__,
)
def test_refused_with_a_reason_and_in_no_time(term, reason):
    begin = time.process_time()
    with pytest.raises(Unevaluable, match=reason):
        evaluate(term)
    assert time.process_time() - begin < 1


def test_free_pmf_takes_its_value_from_the_environment():
    assert evaluate(Entropy(Pmf("P"), TWO), {Pmf("P"): FAIR}).rational == 1


@given(pmf_tuples(2))
def test_free_names_in_the_environment_are_as_good_as_terms(pair):
    p, q = pair
    free = KLDivergence(Pmf("P"), Pmf("Q"), TWO)
    assert evaluate(free, {Pmf("P"): p, Pmf("Q"): q}) == evaluate(KLDivergence(p, q, TWO))


def test_large_but_bounded_work_is_done():
    assert evaluate(Log(number(2**100_000), TWO)).rational == 100_000
    assert evaluate(Log(number(10**4000 + 7), EULER)).is_finite
    assert evaluate(RangeSum(i, i, ONE, number(1000))).rational == 500_500


def test_numbers_are_evaluated_without_numpy_and_sympy():
    code = (
        "import sys, symbolic_info.numeric;"
        "assert not {'numpy', 'sympy'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
