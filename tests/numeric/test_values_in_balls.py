"""Values known by a ball first: the same answers as from their exact forms."""

from fractions import Fraction

import pytest

from symbolic_info.numeric import (
    Unevaluable,
    compare,
    decimal,
    evaluate,
    evaluate_in_balls,
    is_between,
    to_places,
)
from symbolic_info.terms import (
    INFINITY,
    Add,
    Entropy,
    KLDivergence,
    LiteralPmf,
    Log,
    Mul,
    Neg,
    Pow,
    number,
)
from symbolic_info.terms import Pmf as NamedPmf

TWO = number(2)
COIN = Entropy(LiteralPmf((number("0.9"), number("0.1"))), TWO)


def log2(text):
    return Log(number(text), TWO)


def test_what_a_ball_tells_needs_no_exact_form():
    value = evaluate_in_balls(COIN)
    assert to_places(value, 6) == "0.468996"
    assert is_between(value, Fraction(468, 1000), Fraction(469, 1000))
    assert compare(value, evaluate_in_balls(number("0.47"))) == "<"
    assert not value.is_exact


def test_equal_values_are_told_by_their_exact_forms():
    # log_2 8 = 3, log_2 6 - log_2 3 = 1
    assert compare(evaluate_in_balls(log2(8)), evaluate_in_balls(number(3))) == "="
    one = evaluate_in_balls(Add((log2(6), Neg(log2(3)))))
    assert one.rational == 1
    assert one == evaluate(number(1))


def test_a_half_is_rounded_away_from_zero_though_no_ball_tells_it():
    # log_2 of the square root of 2 is 1/2; -5/2 to no places is -3
    root = Pow(TWO, number("1/2"))
    assert to_places(evaluate_in_balls(Log(root, TWO)), 0) == "1"
    assert to_places(evaluate_in_balls(Mul((number(-5), Log(root, TWO)))), 0) == "-3"


def test_what_is_nearer_to_zero_than_half_a_unit_is_rounded_to_zero():
    tiny = Pow(number("1/3"), number(10**6))
    assert to_places(evaluate_in_balls(tiny), 3) == "0.000"
    assert to_places(evaluate_in_balls(Neg(tiny)), 3) == "0.000"


@pytest.mark.parametrize(
    ("term", "kind"),
    [(INFINITY, "+oo"), (log2(0), "-oo"), (Add((INFINITY, log2(0))), "undefined")],
)
def test_what_is_no_number_is_told_at_once(term, kind):
    assert evaluate_in_balls(term).kind == kind


def test_what_has_no_value_has_none_in_balls():
    with pytest.raises(Unevaluable):
        evaluate_in_balls(Entropy(NamedPmf("P"), TWO))


def test_decimal_of_many_weights_takes_no_exact_form():
    """With 3,000 different numbers in it, the exact form would take many seconds."""
    weights = [Fraction(2 * k + 1, 3_000**2) for k in range(3_000)]
    uniform = LiteralPmf((number(Fraction(1, 3_000)),) * 3_000)
    value = evaluate_in_balls(KLDivergence(LiteralPmf(tuple(map(number, weights))), uniform, TWO))
    # the sum over k of (2k + 1)/n^2 log_2((2k + 1)/n), which is 1 - 1/(2 ln 2) but for 1/n^2
    assert decimal(value, 4) == "0.2787"
    assert not value.is_exact


def test_decimal_that_is_exact_is_written_as_such_though_a_ball_was_seen_first():
    assert decimal(evaluate_in_balls(Log(Pow(TWO, number("1/2")), TWO)), 6) == "0.5"
    assert decimal(evaluate_in_balls(number("0.25")), 6) == "0.25"
    assert decimal(evaluate_in_balls(COIN), 6) == "0.468996"
