"""Digits that are right, bounds that hold, targets that are reached or are not."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import literal_pmf

from symbolic_info.numeric import (
    Range,
    Unevaluable,
    compare,
    decimal,
    enclose_over,
    evaluate,
    exact_form,
    from_fraction,
    is_between,
    reaches,
)
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    PI,
    Add,
    CrossEntropy,
    Div,
    Entropy,
    LiteralPmf,
    Log,
    Mul,
    Neg,
    Pow,
    Symbol,
    number,
    subtract,
)

TWO = number(2)
a, b = Symbol("a"), Symbol("b")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        ("0.5", 6, "0.5"),
        ("1/3", 4, "0.3333"),
        ("2/3", 4, "0.6667"),
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.12499", 2, "0.12"),
        ("9.996", 3, "10.0"),
        ("0.99999", 3, "1.00"),
        ("999.6", 3, "1000"),
        ("0", 3, "0"),
        ("100", 2, "100"),
        ("12345.678", 3, "12346"),
        ("0.001234", 2, "0.0012"),
        ("1/3000000000", 3, "3.33e-10"),
        ("-2", 1, "-2"),
    ],
)
def test_rational_is_rounded_half_away_from_zero(value, digits, text):
    assert decimal(from_fraction(Fraction(value)), digits) == text


def test_large_numbers_have_an_exponent():
    assert decimal(evaluate(Pow(number(10), number(30))), 6) == "1e30"
    assert decimal(evaluate(Div(Pow(number(10), number(30)), number(3))), 4) == "3.333e29"


def test_digits_of_constants():
    assert decimal(evaluate(PI), 20) == "3.1415926535897932385"
    assert decimal(evaluate(EULER), 10) == "2.718281828"
    assert decimal(evaluate(Log(number(10), EULER)), 12) == "2.30258509299"


def test_infinite_and_undefined_values_have_names():
    assert decimal(evaluate(INFINITY), 3) == "oo"
    assert decimal(evaluate(Neg(INFINITY)), 3) == "-oo"
    assert decimal(evaluate(Log(number(-1), TWO)), 3) == "undefined"


def test_number_too_large_for_a_decimal_is_refused():
    with pytest.raises(Unevaluable):
        decimal(evaluate(Pow(EULER, number(10**10))), 6)


def test_both_ends_of_a_range_belong_to_it():
    value = evaluate(Add((Mul((number("0.9"), number("0.15"))), number("0.332"))))
    # 0.135 + 0.332 = 0.467
    assert is_between(value, Fraction("0.467"), Fraction("0.5")) is True
    assert is_between(value, Fraction("0.4"), Fraction("0.467")) is True
    assert is_between(value, Fraction("0.4670001"), Fraction("0.5")) is False


def test_irrational_value_in_a_range():
    entropy = evaluate(Entropy(literal_pmf((Fraction(9, 10), Fraction(1, 10))), TWO))
    assert is_between(entropy, Fraction("0.465"), Fraction("0.475")) is True
    assert is_between(entropy, Fraction("0.47"), Fraction("0.48")) is False


def test_infinity_is_in_no_range():
    assert is_between(evaluate(INFINITY), Fraction(0), Fraction(10**9)) is False


@pytest.mark.parametrize(
    ("term", "form"),
    [
        (Div(number(6), number(4)), number("3/2")),
        (Log(number(10), EULER), Log(number(10), EULER)),
        (Neg(Log(number("0.2"), TWO)), Log(number(5), TWO)),
        (Neg(Log(number("0.8"), TWO)), subtract(Log(number(5), TWO), number(2))),
        # log10(10/9) = 1 - log10 9
        (
            Neg(Log(number("0.9"), number(10))),
            subtract(ONE, Mul((number(2), Log(number(3), number(10))))),
        ),
        (Pow(number(12), HALF), Mul((number(2), Pow(number(3), HALF)))),
        (Log(number(0), TWO), Neg(INFINITY)),
        (Log(Log(number(3), TWO), TWO), None),
        (Pow(TWO, number(10_000)), None),
    ],
)
def test_exact_form(term, form):
    assert exact_form(term) == form


_NUMBERS = st.fractions(Fraction(1, 50), 50, max_denominator=50)


@settings(max_examples=80, deadline=None)
@given(_NUMBERS, _NUMBERS, _NUMBERS, st.sampled_from([TWO, EULER, number(10), number(12)]))
def test_exact_form_has_the_value_it_stands_for(x, y, weight, base):
    term = Add(
        (
            Mul((number(weight), Log(number(x), base))),
            Div(Pow(number(y), HALF), Log(number(3), base)),
            number(y),
        )
    )
    form = exact_form(term)
    assert form is not None
    assert compare(term, form) == "="


def boxes(**ranges):
    return {Symbol(k): Range(Fraction(low), Fraction(high)) for k, (low, high) in ranges.items()}


def test_range_of_a_sum_of_rounded_products():
    # 0.9 * [0.145, 0.155] + 0.1 * [3.315, 3.325] is [0.462, 0.472]
    term = Add((Mul((number("0.9"), a)), Mul((number("0.1"), b))))
    found = enclose_over(term, boxes(a=("0.145", "0.155"), b=("3.315", "3.325")))
    assert found.low <= Fraction("0.462")
    assert found.high >= Fraction("0.472")
    assert found.high - found.low < Fraction("0.0100001")
    assert found.continuous


@pytest.mark.parametrize(
    ("term", "box", "low", "high", "answer"),
    [
        # log2 of 0.888..0.889 is -0.17136..-0.16974
        (Log(a, TWO), boxes(a=("0.888", "0.889")), "-0.17", "-0.1699", True),
        (Log(a, TWO), boxes(a=("0.888", "0.889")), "-0.1697", "-0.1", False),
        # the difference of numbers at the ends of their ranges, exactly reached
        (subtract(a, b), boxes(a=("1", "2"), b=("0", "1")), "2", "3", True),
        (subtract(a, b), boxes(a=("1", "2"), b=("0", "1")), "2.00001", "3", False),
        # x^2 - x dips to -1/4 inside of the box
        (subtract(Mul((a, a)), a), boxes(a=("0", "1")), "-0.25", "-0.2499", True),
        (subtract(Mul((a, a)), a), boxes(a=("0", "1")), "-1", "-0.3", False),
        # 1/x jumps over 0 and is never there
        (Div(ONE, a), boxes(a=("-1", "1")), "-0.5", "0.5", None),
        (Log(a, TWO), boxes(a=("-1", "1")), "-1.5", "-0.5", True),
        (number("0.5"), {}, "0.5", "0.6", True),
        (Log(TWO, EULER), {}, "0.7", "0.8", False),
        (a, boxes(a=("1", "1")), "1", "1", True),
    ],
)
def test_target_is_reached(term, box, low, high, answer):
    assert reaches(term, box, Range(Fraction(low), Fraction(high))) is answer


def cut(low, high, missing="high"):
    return Range(Fraction(low), Fraction(high), missing == "low", missing == "high")


@pytest.mark.parametrize(
    ("term", "box", "target", "answer"),
    [
        # [0.44, 0.45) and [0.45, 0.6) have nothing in common, [0.44, 0.45] and [0.45, 0.6) do
        (a, {a: cut("0.44", "0.45")}, cut("0.45", "0.6"), False),
        (a, boxes(a=("0.44", "0.45")), cut("0.45", "0.6"), True),
        (Neg(a), {a: cut("0.44", "0.45")}, cut("-0.6", "-0.45", "low"), False),
        # a + b < 0.9 where both are less than 0.45; a - b > 0 where a > b
        (Add((a, b)), {a: cut("0.44", "0.45"), b: cut("0.44", "0.45")}, cut("0.9", "1"), False),
        (Add((a, b)), {a: cut("0.44", "0.45"), b: cut("0.44", "0.45")}, cut("0.89", "1"), True),
        (subtract(a, b), {a: cut("1", "2"), b: cut("0", "1")}, cut("-1", "0"), False),
        # 0 x is 0 though the end of x is missing; 1/4 a reaches no 0.25
        (Mul((b, a)), {a: cut("0", "1"), b: cut("0", "1")}, cut("-1", "0.1"), True),
        (Mul((number("0.25"), a)), {a: cut("0", "1")}, cut("0.25", "1"), False),
        # log2 of less than 2 is less than 1, and as near to it as one likes
        (Log(a, TWO), {a: cut("1", "2")}, cut("0.999999", "1"), True),
        (Log(number(2), TWO), {}, cut("0", "1"), False),
    ],
)
def test_a_missing_end_is_not_reached(term, box, target, answer):
    assert reaches(term, box, target) is answer


def test_range_of_a_measure_with_a_symbolic_weight():
    # the binary entropy rises from 0.469 at 0.1 to 0.722 at 0.2
    h = Entropy(LiteralPmf((a, subtract(ONE, a))), TWO)
    box = boxes(a=("0.1", "0.2"))
    assert reaches(h, box, Range(Fraction("0.6"), Fraction("0.601"))) is True
    assert reaches(h, box, Range(Fraction("0.73"), Fraction("0.74"))) is False


@settings(max_examples=60, deadline=None)
@given(_NUMBERS, _NUMBERS, st.fractions(0, 1), st.integers(-3, 3))
def test_bounds_hold_at_every_point(x, y, t, k):
    low, high = sorted((x, y))
    term = Add(
        (
            Mul((subtract(a, ONE), Log(a, TWO))),
            Pow(subtract(a, number(2)), number(k)),
            Pow(a, number(Fraction(k, 2))),
        )
    )
    found = enclose_over(term, {a: Range(low, high)})
    value = evaluate(term, {a: number(low + t * (high - low))})
    if value.is_finite:
        assert found.low is None or compare(value, from_fraction(found.low)) in (">", "=")
        assert found.high is None or compare(value, from_fraction(found.high)) in ("<", "=")
    else:
        assert not found.continuous


def test_cross_entropy_near_a_zero_has_no_upper_bound():
    p = literal_pmf((Fraction(1, 2), Fraction(1, 2)))
    found = enclose_over(CrossEntropy(p, LiteralPmf((a, ONE)), TWO), boxes(a=("0", "0.1")))
    assert found.high is None
    assert not found.continuous
