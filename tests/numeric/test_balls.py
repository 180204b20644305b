"""Balls of closed terms hold the values, and say nothing where there is no finite value."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from test_two_arithmetics import TERMS

from symbolic_info.numeric import (
    Unevaluable,
    ball,
    compare,
    evaluate,
    evaluate_in_balls,
    is_between,
)
from symbolic_info.terms import (
    EULER,
    INFINITY,
    PI,
    Alphabet,
    Apply,
    Div,
    Entropy,
    Index,
    KLDivergence,
    LiteralPmf,
    Log,
    Mul,
    Neg,
    Pow,
    RangeSum,
    Sum,
    Symbol,
    number,
    substitute,
    subtract,
)

TWO = number(2)
ZERO_UNSEEN = subtract(Log(number(6), TWO), Log(number(6), TWO))
FAIR = LiteralPmf((number("0.5"), number("0.5")))
SURE = LiteralPmf((number(1), number(0)))


@settings(max_examples=300, deadline=None)
@given(TERMS)
def test_ball_holds_the_exact_value(term):
    closed = substitute(term, {Symbol("a"): number("0.3"), Symbol("b"): number(0)})
    found = ball(closed, 64)
    try:
        value = evaluate(closed)
    except Unevaluable:
        return
    if found is not None:
        assert value.is_finite
        assert found.overlaps(value.enclosure(300))


@pytest.mark.parametrize(
    "term",
    [
        Log(number(0), TWO),
        Log(number(-1), EULER),
        Log(number(3), number(1)),
        Div(number(1), number(0)),
        Div(number(1), ZERO_UNSEEN),
        Pow(number(0), number(-1)),
        Pow(number(-2), PI),
        INFINITY,
        KLDivergence(FAIR, SURE, TWO),
    ],
)
def test_no_ball_where_there_is_no_finite_value(term):
    assert ball(term, 64) is None
    assert evaluate_in_balls(term).kind == evaluate(term).kind != "finite"


def test_weight_zero_leaves_nothing_of_an_infinite_logarithm():
    assert ball(Mul((number(0), Log(number(0), TWO))), 64) == 0
    assert ball(Mul((Log(number(0), TWO), number(0))), 64) == 0
    assert ball(Entropy(SURE, TWO), 64) == 0


def test_what_a_ball_does_not_separate_is_decided_exactly():
    three = evaluate_in_balls(Log(number(8), TWO))
    assert is_between(three, Fraction(2), Fraction(29, 10)) is False
    assert is_between(three, Fraction(2), Fraction(3)) is True
    assert is_between(three, Fraction(3), Fraction(4)) is True
    assert compare(three, number("2.999")) == ">"
    assert compare(three, number(3)) == "="


def test_tower_of_powers_is_left_to_the_refusal_of_the_exact_arithmetic():
    tower = number(10)
    for _ in range(6):
        tower = Pow(number(10), tower)
    found = ball(Neg(tower), 64)
    assert found is None or found < -(10**100)
    with pytest.raises(Unevaluable):
        evaluate(tower)


def test_value_of_a_part_below_a_sum_is_that_of_its_own_index():
    x = Index("x", Alphabet())
    quarter, half = (
        LiteralPmf((number(p), subtract(number(1), number(p)))) for p in ("0.25", "0.5")
    )
    for pmf, first in ((quarter, Fraction(1, 4)), (half, Fraction(1, 2))):
        squares = Sum(Pow(Apply(pmf, (x,)), TWO), x)
        # p^2 + (1 - p)^2, twice: the second is remembered
        for _ in range(2):
            assert evaluate(squares).rational == first**2 + (1 - first) ** 2


def test_sum_is_refused_as_too_large_whether_its_parts_are_known_or_not():
    i = Symbol("i")
    halves = [RangeSum(Pow(i, number(k)), i, number(1), number(12_000)) for k in (0, 1)]
    for part in halves:
        evaluate(part)
    with pytest.raises(Unevaluable, match="too many terms"):
        evaluate(subtract(*halves))
    assert compare(halves[0], number(12_000)) == "="
