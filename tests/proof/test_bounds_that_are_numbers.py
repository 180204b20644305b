"""Orders between measures and plain numbers: log 2 lies between them, or nothing is said."""

import pytest

from symbolic_info.proof import Refutation, Theorem, Undecided, prove
from symbolic_info.terms import (
    EULER,
    HALF,
    ONE,
    Entropy,
    JensenShannonDivergence,
    LiteralPmf,
    Pmf,
    Symbol,
    number,
    subtract,
)

P, Q = Pmf("P"), Pmf("Q")
COIN = LiteralPmf((Symbol("p"), subtract(ONE, Symbol("p"))))


def js(base):
    return JensenShannonDivergence((HALF, HALF), (P, Q), base)


# ln 2 = 0.6931..., log10 2 = 0.3010...
@pytest.mark.parametrize(
    ("measure", "sign", "bound"),
    [
        (js(EULER), "≤", "1"),
        (js(EULER), "<", "1"),
        (js(EULER), "≤", "0.7"),
        (js(number(2)), "≤", "1"),
        (js(number(10)), "<", "0.302"),
        (Entropy(COIN, EULER), "<", "0.7"),
    ],
)
def test_a_measure_is_at_most_a_number_above_its_bound(measure, sign, bound):
    theorem = prove(measure, sign, number(bound))
    assert isinstance(theorem, Theorem)
    assert theorem.lines[-1].term == number(bound)


@pytest.mark.parametrize(
    ("measure", "sign", "bound"),
    [
        # equal to ln 2 = 0.6931... where the supports are disjoint
        (js(EULER), "≤", "0.69"),
        # equal to 1 there
        (js(number(2)), "<", "1"),
        (Entropy(COIN, EULER), "≤", "0.69"),
    ],
)
def test_a_measure_that_reaches_its_bound_is_not_below_it(measure, sign, bound):
    assert isinstance(prove(measure, sign, number(bound)), Refutation)


def test_the_entropy_of_any_alphabet_is_below_no_number():
    # log n grows beyond every number
    assert isinstance(prove(Entropy(P, EULER), "≤", number(100)), Refutation | Undecided)
