"""Exact values and outer bounds come from different arithmetics, so each is held by the other."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_info.numeric import Range, Unevaluable, compare, enclose_over, evaluate, from_fraction
from symbolic_info.terms import (
    EULER,
    INFINITY,
    PI,
    Add,
    Div,
    Log,
    Mul,
    Neg,
    Pow,
    Symbol,
    number,
)

_ATOMS = st.one_of(
    st.sampled_from([number(0), number(1), number(2), INFINITY, PI, EULER]),
    st.fractions(-4, 4, max_denominator=6).map(number),
    st.sampled_from([Symbol("a"), Symbol("b")]),
)


def _composed(terms):
    pairs = st.tuples(terms, terms)
    return st.one_of(
        pairs.map(Add),
        pairs.map(Mul),
        terms.map(Neg),
        pairs.map(lambda p: Div(*p)),
        terms.map(lambda t: Log(t, EULER)),
        terms.map(lambda t: Log(t, number(2))),
        st.tuples(terms, st.integers(-3, 3)).map(lambda p: Pow(p[0], number(p[1]))),
        st.tuples(terms, terms).map(lambda p: Pow(*p)),
    )


TERMS = st.recursive(_ATOMS, _composed, max_leaves=7)
_POINTS = st.fractions(0, 1, max_denominator=8)


@settings(max_examples=300, deadline=None)
@given(TERMS, _POINTS, _POINTS, st.fractions(0, Fraction(1, 4), max_denominator=20))
def test_value_at_a_point_lies_within_the_bounds_over_a_box(term, x, y, width):
    a, b = Symbol("a"), Symbol("b")
    box = {a: Range(x, x + width), b: Range(y - width, y)}
    try:
        value = evaluate(term, {a: number(x + width / 3), b: number(y)})
        bounds = enclose_over(term, box)
    except Unevaluable:
        return
    if value.kind != "undefined":
        if bounds.low is not None:
            assert compare(value, from_fraction(bounds.low)) != "<"
        if bounds.high is not None:
            assert compare(value, from_fraction(bounds.high)) != ">"
    assert value.is_finite or not bounds.continuous


@settings(max_examples=300, deadline=None)
@given(TERMS)
def test_sign_agrees_with_the_enclosure_at_any_precision(term):
    try:
        value = evaluate(term, {Symbol("a"): number("0.3"), Symbol("b"): number(0)})
    except Unevaluable:
        return
    if value.is_finite:
        sign = compare(value, number(0))
        for bits in (64, 300):
            ball = value.enclosure(bits)
            assert not (ball > 0 and sign in ("<", "="))
            assert not (ball < 0 and sign in (">", "="))
