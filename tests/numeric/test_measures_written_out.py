"""Measures of pmfs that are written out have the value of their unfolding, by every arithmetic."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_info.numeric import (
    Range,
    Unevaluable,
    ball,
    compare,
    enclose_over,
    evaluate,
)
from symbolic_info.terms import (
    EULER,
    HALF,
    ONE,
    ZERO,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Measure,
    Mixture,
    Pmf,
    Symbol,
    number,
    substitute,
    subtract,
    unfold,
)

TWO = number(2)
S = Symbol("s")
# ln 6 - ln 2 - ln 3, a zero that only algebra shows
HIDDEN_ZERO = subtract(subtract(Log(number(6), EULER), Log(TWO, EULER)), Log(number(3), EULER))
WEIGHTS = st.one_of(
    st.sampled_from([ZERO, ONE, HALF, HIDDEN_ZERO, S, subtract(ONE, S), number("-1/4")]),
    st.fractions(0, 1, max_denominator=20).map(number),
)
BASES = st.sampled_from([TWO, EULER, number(10), HALF, ONE, ZERO, None])


def pmfs(size):
    """Pmfs and what is none, with labels in some order, or without."""
    weights = st.lists(WEIGHTS, min_size=size, max_size=size).map(tuple)
    labels = st.one_of(st.just(()), st.permutations("abcd"[:size]).map(tuple))
    return st.builds(LiteralPmf, weights, labels)


def distributions(size):
    one = pmfs(size)
    mixture = st.builds(
        lambda weight, first, second: Mixture((weight, subtract(ONE, weight)), (first, second)),
        WEIGHTS,
        one,
        one,
    )
    return st.one_of(one, one, mixture)


@st.composite
def measures(draw):
    """Draw a measure, of distributions that mostly have equally many outcomes."""
    size = draw(st.integers(1, 4))
    p = draw(distributions(size))
    q = draw(distributions(draw(st.sampled_from([size, size, size, 2]))))
    base = draw(BASES)
    return draw(
        st.sampled_from(
            [
                Entropy(p, base),
                CrossEntropy(p, q, base),
                KLDivergence(p, q, base),
                JensenShannonDivergence((HALF, HALF), (p, q), base),
            ]
        )
    )


def unfolded(term):
    """Return the term with what they stand for in place of the measures in it."""
    if isinstance(term, Measure):
        return unfolded(unfold(term))
    return term.with_children(tuple(unfolded(part) for part in term.children))


def value_of(term):
    try:
        return evaluate(term)
    except Unevaluable:
        return None


@settings(max_examples=500, deadline=None)
@given(measures(), st.sampled_from([ZERO, ONE, number("1/3")]))
def test_a_measure_has_the_value_of_its_unfolding(measure, symbol):
    term = substitute(measure, {S: symbol})
    found, expected = value_of(term), value_of(unfolded(term))
    assert (found is None) == (expected is None)
    if found is not None:
        assert found.kind == expected.kind
        assert not found.is_finite or compare(found, expected) == "="


@settings(max_examples=500, deadline=None)
@given(measures(), st.sampled_from([ZERO, ONE, number("1/3")]))
def test_its_ball_is_as_narrow_as_that_of_the_unfolding(measure, symbol):
    term = substitute(measure, {S: symbol})
    found, expected = ball(term, 64), ball(unfolded(term), 64)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found.overlaps(expected)
        assert found.rad() <= 2 * expected.rad()


@settings(max_examples=300, deadline=None)
@given(measures(), st.fractions(0, 1), st.fractions(0, 1))
def test_so_do_its_bounds_while_a_symbol_varies(measure, first, second):
    boxes = {S: Range(min(first, second), max(first, second))}

    def bounds(term):
        try:
            return enclose_over(term, boxes)
        except Unevaluable:
            return None

    assert bounds(measure) == bounds(unfolded(measure))


def test_outcomes_pair_up_by_their_labels_or_else_in_order():
    p = LiteralPmf((ONE, ZERO), ("sun", "rain"))
    swapped = LiteralPmf((ZERO, ONE), ("rain", "sun"))
    other = LiteralPmf((ZERO, ONE), ("heads", "tails"))
    assert evaluate(KLDivergence(p, swapped, TWO)).rational == 0
    assert evaluate(KLDivergence(p, other, TWO)).kind == "+oo"


def test_a_weight_on_what_cannot_happen_is_not_asked_for():
    # q is known where p is not zero
    q = LiteralPmf((HALF, S))
    assert evaluate(CrossEntropy(LiteralPmf((ONE, ZERO)), q, TWO)).rational == Fraction(1)
    with pytest.raises(Unevaluable, match="s has no value"):
        evaluate(CrossEntropy(LiteralPmf((HALF, HALF)), q, TWO))


@pytest.mark.parametrize(
    "measure",
    [
        Entropy(Pmf("P"), TWO),
        KLDivergence(LiteralPmf((HALF, HALF)), LiteralPmf((ONE,)), TWO),
        Entropy(LiteralPmf((ONE,))),
        Entropy(LiteralPmf(()), TWO),
    ],
)
def test_what_is_not_written_out_has_no_value(measure):
    with pytest.raises(Unevaluable):
        evaluate(measure)
    assert ball(measure, 53) is None
