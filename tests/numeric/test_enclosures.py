"""``enclose``: the ball holds the value, and is as narrow as was asked for."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import probability_vectors

from symbolic_info.numeric import Unevaluable, enclose, evaluate
from symbolic_info.terms import (
    EULER,
    Add,
    Constant,
    KLDivergence,
    LiteralPmf,
    Log,
    Mul,
    Neg,
    Pow,
    Term,
    number,
    subtract,
)

DIGITS = 40

positive = st.fractions(Fraction(1, 1000), 1000, max_denominator=1000)
rationals = st.fractions(-20, 20, max_denominator=50)


def log_of(x: Fraction) -> tuple[Term, mpmath.mpf]:
    return Log(number(x), EULER), mpmath.log(mpmath.mpf(x.numerator) / x.denominator)


def root_of(x: Fraction) -> tuple[Term, mpmath.mpf]:
    return Pow(number(x), number("1/3")), mpmath.cbrt(mpmath.mpf(x.numerator) / x.denominator)


def exp_of(x: Fraction) -> tuple[Term, mpmath.mpf]:
    return Pow(EULER, Log(number(x), number(2))), mpmath.exp(
        mpmath.log(mpmath.mpf(x.numerator) / x.denominator) / mpmath.log(2)
    )


def pi_times(x: Fraction) -> tuple[Term, mpmath.mpf]:
    return Mul((number(x), Constant("pi"))), mpmath.mpf(x.numerator) / x.denominator * mpmath.pi


def holds(ball: object, value: mpmath.mpf) -> bool:
    """Whether a ball holds a number that mpmath knows to far more digits than the ball."""
    low, high = (mpmath.mpf(int(m)) * mpmath.mpf(2) ** int(e) for m, e in ends(ball))
    slack = mpmath.mpf(10) ** (-2 * DIGITS)
    return bool(low - slack <= value <= high + slack)


def ends(ball):
    middle, radius = ball.mid().man_exp(), ball.rad().man_exp()
    shift = min(middle[1], radius[1])
    mantissa = int(middle[0]) << int(middle[1] - shift)
    width = int(radius[0]) << int(radius[1] - shift)
    return (mantissa - width, shift), (mantissa + width, shift)


@given(
    st.lists(
        st.tuples(rationals, st.sampled_from([log_of, root_of, exp_of, pi_times]), positive),
        min_size=1,
        max_size=4,
    )
)
def test_the_ball_holds_what_another_library_computes(parts) -> None:
    with mpmath.workdps(4 * DIGITS):
        pairs = [(weight, *make(x)) for weight, make, x in parts]
        term = Add((number(0), *(Mul((number(w), part)) for w, part, _ in pairs)))
        expected = mpmath.fsum(mpmath.mpf(w.numerator) / w.denominator * x for w, _, x in pairs)
        assert holds(enclose(term, DIGITS), expected)


@given(st.integers(2, 4).flatmap(lambda n: st.tuples(*[probability_vectors(n)] * 2)))
def test_a_divergence_is_held(pair) -> None:
    p, q = pair
    value = KLDivergence(*(LiteralPmf(tuple(number(w) for w in v)) for v in pair), base=number(2))
    if any(a and not b for a, b in zip(p, q, strict=True)):
        with pytest.raises(Unevaluable, match="oo"):
            enclose(value)
        return
    with mpmath.workdps(4 * DIGITS):
        expected = mpmath.fsum(
            mpmath.mpf(a.numerator)
            / a.denominator
            * mpmath.log(mpmath.mpf((a / b).numerator) / (a / b).denominator, 2)
            for a, b in zip(p, q, strict=True)
            if a
        )
        assert holds(enclose(value, DIGITS), expected)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Neg(Log(number("0.5"), number(2))), 1),
        (Log(number(8), number(2)), 3),
        (subtract(Log(number(12), EULER), Log(number(12), EULER)), 0),
        (
            Add(
                (
                    Log(number(6), EULER),
                    Neg(Log(number(2), EULER)),
                    Neg(Log(number(3), EULER)),
                )
            ),
            0,
        ),
    ],
)
def test_what_is_rational_is_one_point(term: Term, value: int) -> None:
    assert enclose(term, 100) == value


def test_what_nearly_cancels_still_tells_its_digits() -> None:
    tiny = Fraction(1, 10**50)
    term = subtract(Log(number(3 * (1 + tiny)), EULER), Log(number(3), EULER))
    ball = enclose(term, DIGITS)
    with mpmath.workdps(4 * DIGITS):
        # ln(1 + 10^-50) by its series
        assert holds(ball, mpmath.mpf(10) ** -50 - mpmath.mpf(10) ** -100 / 2)
    assert ball.rel_accuracy_bits() >= 132


def test_an_almost_integer_is_told_from_the_integer() -> None:
    # exp(pi sqrt(163)) = 262537412640768743.99999999999925...
    root = Pow(number(163), number("1/2"))
    term = Pow(EULER, Mul((Constant("pi"), root)))
    gap = subtract(number(262537412640768744), term)
    assert 7.4e-13 < enclose(gap, 5) < 7.6e-13


@pytest.mark.parametrize("digits", [1, 15, 300, 1000])
def test_the_radius_is_as_asked(digits: int) -> None:
    ball = enclose(Log(number(3), number(2)), digits)
    assert ball.rad() <= abs(ball) * enclose(Fraction(1, 10**digits), 20)


def test_a_value_and_a_rational_are_enclosed_too() -> None:
    assert enclose(evaluate(Log(number(8), number(2)))) == 3
    assert enclose(Fraction(1, 3), 50).contains(enclose(Fraction(1, 3), 200))


@pytest.mark.parametrize("digits", [0, -1, 1001])
def test_digits_are_limited(digits: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 1000"):
        enclose(1, digits)


def test_what_is_zero_by_no_algebra_known_here_is_given_up() -> None:
    # (sqrt 2 + 1)(sqrt 2 - 1) = 1, but logarithms of sums are not taken apart
    root = Pow(number(2), number("1/2"))
    logs = Log(Add((root, number(1))), EULER), Log(subtract(root, number(1)), EULER)
    with pytest.raises(Unevaluable, match="digits cannot be told"):
        enclose(Add(logs))
