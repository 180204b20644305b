"""The rules of the denotation, at zeros and infinities, one by one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbolic_info.numeric import evaluate
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    PI,
    ZERO,
    Add,
    Alphabet,
    Div,
    Log,
    Mul,
    Neg,
    Pow,
    RangeSum,
    Size,
    Symbol,
    number,
    subtract,
)

TWO = number(2)
MINUS = Neg(INFINITY)
UNDEFINED = Div(ZERO, ZERO)
# zero, though only algebra shows it: ln 6 - ln 2 - ln 3
HIDDEN_ZERO = subtract(subtract(Log(number(6), EULER), Log(TWO, EULER)), Log(number(3), EULER))
NEGATIVE = Log(HALF, EULER)


def kind_or_value(term):
    value = evaluate(term)
    return value.kind if value.rational is None else value.rational


@pytest.mark.parametrize(
    ("term", "value"),
    [
        # rule 1
        (Add((INFINITY, number(5))), "+oo"),
        (Add((INFINITY, INFINITY)), "+oo"),
        (Add((MINUS, NEGATIVE)), "-oo"),
        (Add((INFINITY, number(1), MINUS)), "undefined"),
        (Add((UNDEFINED, INFINITY)), "undefined"),
        (Add((UNDEFINED, number(1))), "undefined"),
        # rule 2
        (Mul((ZERO, INFINITY)), 0),
        (Mul((INFINITY, ZERO)), 0),
        (Mul((UNDEFINED, ZERO)), 0),
        (Mul((INFINITY, UNDEFINED, HIDDEN_ZERO)), 0),
        (Mul((MINUS, NEGATIVE)), "+oo"),
        (Mul((INFINITY, NEGATIVE, TWO)), "-oo"),
        (Mul((UNDEFINED, INFINITY)), "undefined"),
        (Mul((UNDEFINED, TWO)), "undefined"),
        (Mul((ZERO, Log(Div(ZERO, ZERO), TWO))), 0),
        (Mul((ZERO, Log(ZERO, TWO))), 0),
        (Mul((HALF, Log(ZERO, TWO))), "-oo"),
        # rule 3
        (Neg(INFINITY), "-oo"),
        (Neg(UNDEFINED), "undefined"),
        (Div(ONE, INFINITY), 0),
        (Div(INFINITY, INFINITY), "undefined"),
        (Div(INFINITY, NEGATIVE), "-oo"),
        (Div(INFINITY, ZERO), "+oo"),
        (Div(MINUS, ZERO), "-oo"),
        (Div(ONE, ZERO), "+oo"),
        (Div(NEGATIVE, HIDDEN_ZERO), "-oo"),
        (Div(ZERO, ZERO), "undefined"),
        (Div(HIDDEN_ZERO, HIDDEN_ZERO), "undefined"),
        (Div(ZERO, HALF), 0),
        (Div(UNDEFINED, INFINITY), "undefined"),
        # rule 4
        (Pow(ZERO, ZERO), 1),
        (Pow(INFINITY, ZERO), 1),
        (Pow(UNDEFINED, ZERO), 1),
        (Pow(ZERO, TWO), 0),
        (Pow(ZERO, number(10**30)), 0),
        (Pow(number(-1), number(10**30 + 1)), -1),
        (Pow(HIDDEN_ZERO, number(-3)), "+oo"),
        (Pow(ZERO, HALF), 0),
        (Pow(ZERO, number("-1/2")), "+oo"),
        (Pow(ZERO, Neg(PI)), "+oo"),
        (Pow(INFINITY, number(-2)), 0),
        (Pow(MINUS, number(3)), "-oo"),
        (Pow(MINUS, TWO), "+oo"),
        (Pow(INFINITY, HALF), "+oo"),
        (Pow(INFINITY, Neg(PI)), 0),
        (Pow(MINUS, HALF), "undefined"),
        (Pow(number(-8), number("1/3")), "undefined"),
        (Pow(number(-8), PI), "undefined"),
        (Pow(number(-2), number(-3)), Fraction(-1, 8)),
        (Pow(TWO, INFINITY), "undefined"),
        (Pow(ONE, UNDEFINED), "undefined"),
        # rule 5
        (Log(ZERO, EULER), "-oo"),
        (Log(HIDDEN_ZERO, TWO), "-oo"),
        (Log(INFINITY, TWO), "+oo"),
        (Log(ZERO, HALF), "+oo"),
        (Log(INFINITY, HALF), "-oo"),
        (Log(number(4), HALF), -2),
        (Log(number(-1), TWO), "undefined"),
        (Log(NEGATIVE, TWO), "undefined"),
        (Log(MINUS, TWO), "undefined"),
        (Log(TWO, ONE), "undefined"),
        (Log(TWO, ZERO), "undefined"),
        (Log(TWO, number(-2)), "undefined"),
        (Log(TWO, INFINITY), "undefined"),
        (Log(ONE, TWO), 0),
        # rule 6
        (RangeSum(Symbol("i"), Symbol("i"), ONE, number(4)), 10),
        (RangeSum(Symbol("i"), Symbol("i"), number(3), number(2)), 0),
        (RangeSum(Div(ONE, Symbol("i")), Symbol("i"), ZERO, TWO), "+oo"),
        (RangeSum(Div(Symbol("i"), Symbol("i")), Symbol("i"), ZERO, TWO), "undefined"),
        (Size(Alphabet("X", "4")), 4),
    ],
    ids=repr,
)
def test_rule(term, value):
    assert kind_or_value(term) == value


def test_bound_name_hides_the_same_name_outside_and_gives_it_back():
    i = Symbol("i")
    term = Add((RangeSum(i, i, ONE, TWO), i))
    assert evaluate(term, {i: number(10)}).rational == 13


_PARTS = st.sampled_from(
    [ZERO, ONE, number(-2), HALF, INFINITY, MINUS, UNDEFINED, HIDDEN_ZERO, NEGATIVE, PI]
)


@given(st.lists(_PARTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_sums_and_products_are_commutative_and_associative_without_exception(parts, random):
    shuffled = list(parts)
    random.shuffle(shuffled)
    cut = random.randrange(1, len(parts))
    for kind in (Add, Mul):
        flat = evaluate(kind(tuple(parts)))
        halves = (kind(tuple(shuffled[:cut])), kind(tuple(shuffled[cut:])))
        assert evaluate(kind(halves)) == flat
