"""Arithmetic of the kernel: what it grants has the same value everywhere, zeros included."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from proof_strategies import P, Q, Unevaluable, environments, same, terms, value, x, y

from symbolic_info.proof.kernel.arithmetic import constant_value, equal_by_arithmetic, normal_form
from symbolic_info.proof.kernel.statement import DominatedBy, KernelError
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Div,
    KLDivergence,
    Log,
    Mixture,
    Mul,
    Neg,
    Pow,
    Size,
    Sum,
    number,
    subtract,
)

NOTHING = Context()
Px, Qx = Apply(P, (x,)), Apply(Q, (x,))


# how long it takes to draw terms is a matter of what else the machine does
@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(terms, environments())
def test_the_normal_form_has_the_value_of_the_term(term, environment):
    try:
        normal = normal_form(term, NOTHING)
    except KernelError:
        assume(False)
    try:
        assert same(value(term, environment), value(normal, environment))
    except Unevaluable:
        assume(False)


@settings(max_examples=400, deadline=None)
@given(terms, environments())
def test_the_normal_form_has_the_value_of_the_term_where_p_is_positive(term, environment):
    assume(value(Px, environment).rational != 0)
    try:
        normal = normal_form(term, NOTHING.assuming((Px,)))
        assert same(value(term, environment), value(normal, environment))
    except (KernelError, Unevaluable):
        assume(False)


def _equal(left, right, context=NOTHING):
    try:
        return equal_by_arithmetic(left, right, context)
    except KernelError:
        return False


def test_sums_and_products_know_no_order():
    assert _equal(Add((Px, Qx, ONE)), Add((ONE, Qx, Px)))
    assert _equal(Mul((Px, Log(Qx), HALF)), Mul((HALF, Px, Log(Qx))))


def test_probabilities_multiply_out():
    squares = Add((Pow(Px, number(2)), Mul((number(2), Px, Qx)), Pow(Qx, number(2))))
    assert _equal(Pow(Add((Px, Qx)), number(2)), squares)


def test_equal_infinities_do_not_cancel():
    assert not _equal(subtract(Log(Qx), Log(Qx)), ZERO)
    assert not _equal(subtract(KLDivergence(P, Q), KLDivergence(P, Q)), ZERO)
    assert not _equal(Add((Log(Qx), ONE, Neg(Log(Qx)))), ONE)


def test_equal_infinities_cancel_where_they_are_finite():
    difference = subtract(CrossEntropy(P, Q), CrossEntropy(P, Q))
    assert _equal(difference, ZERO, Context((DominatedBy(P, Q),)))
    assert not _equal(difference, ZERO, Context((DominatedBy(Q, P),)))
    weighted = Mul((Px, subtract(Log(Px), Log(Px))))
    assert _equal(weighted, ZERO)


def test_like_infinities_add_up():
    assert _equal(Add((Log(Qx), Log(Qx))), Mul((number(2), Log(Qx))))


def test_a_difference_multiplies_out_over_an_infinity_only_where_it_is_finite():
    t = Log(Qx)
    assert not _equal(Mul((subtract(Px, ONE), t)), subtract(Mul((Px, t)), t))
    # log Q(x) is finite where P(x) and Q(x) are both positive
    assert _equal(Mul((subtract(Px, Qx), t)), subtract(Mul((Px, t)), Mul((Qx, t))))
    assert _equal(Mul((Add((Px, ONE)), t)), Add((Mul((Px, t)), t)))


def test_an_infinite_factor_does_not_multiply_out():
    # with log Q(x) = -oo: (1 - 1)(-oo) = 0, but -oo + oo is undefined
    left = Mul((Log(Qx), Add((Log(Px), ONE))))
    assert not _equal(left, Add((Mul((Log(Qx), Log(Px))), Log(Qx))))


def test_a_factor_that_may_vanish_does_not_cancel():
    # at Q(x) = 0 the left side is 0, the right one P(x)
    assert not _equal(Mul((Qx, Div(Px, Qx))), Px)
    assert not _equal(Div(Mul((Px, Qx)), Qx), Px)
    assert not _equal(Div(Px, Px), ONE)
    assert _equal(Div(Mul((Px, Size(Alphabet()))), Size(Alphabet())), Px)
    assert _equal(Div(Mul((Px, Qx)), Qx), Px, NOTHING.assuming((Qx,)))


def test_a_factor_lends_its_positivity_to_logarithms_beside_it():
    assert _equal(Mul((Px, Log(Div(Px, Px)))), Mul((Px, Log(ONE))))
    assert not _equal(Mul((Qx, Log(Div(Px, Px)))), Mul((Qx, Log(ONE))))
    assert not _equal(Add((Px, Log(Div(Px, Px)))), Add((Px, Log(ONE))))


def test_a_bound_index_does_not_take_up_an_assumption_about_a_free_one():
    hidden = Sum(Mul((Qx, Log(Div(Px, Px)))), x)
    open_ = Sum(Mul((Qx, Log(ONE))), x)
    assert not _equal(Mul((Px, hidden)), Mul((Px, open_)))


def test_bound_names_do_not_matter_and_free_ones_do():
    Py = Apply(P, (y,))
    assert _equal(Sum(Px, x), Sum(Py, y))
    assert not _equal(Px, Py)
    assert not _equal(Sum(Mul((Px, Py)), x), Sum(Mul((Px, Py)), y))


def test_zero_times_anything_is_zero():
    assert _equal(Mul((ZERO, Log(Neg(ONE)))), ZERO)
    assert not _equal(Div(ZERO, Qx), ZERO)


def test_mixtures_know_no_order_but_divergences_do():
    M, swapped = Mixture((HALF, HALF), (P, Q)), Mixture((HALF, HALF), (Q, P))
    assert _equal(KLDivergence(P, M), KLDivergence(P, swapped))
    assert not _equal(KLDivergence(P, Q), KLDivergence(Q, P))


def test_numbers_are_exact():
    third = Div(ONE, number(3))
    assert constant_value(Add((third, third, third))) == 1
    assert constant_value(Px) is None
    assert constant_value(Div(ONE, ZERO)) is None


def test_a_huge_power_is_left_alone():
    huge = Pow(number(10), Pow(number(10), number(10)))
    assert _equal(huge, huge)
    assert not _equal(huge, ONE)
    assert not _equal(Pow(Add((Px, Qx)), number(10**9)), ONE)


def test_a_product_of_many_sums_is_refused_and_not_multiplied_out():
    factor = Add(tuple(Apply(P, (x,)) if k % 2 else Apply(Q, (y,)) for k in range(2)))
    wide = Add(
        tuple(Mul((number(k + 2), Pow(Log(number(k + 2)), number(k + 1)))) for k in range(70))
    )
    with pytest.raises(KernelError, match="more than"):
        normal_form(Mul((wide, wide, factor)), NOTHING)


def test_a_quotient_whose_denominator_may_vanish_keeps_what_it_is_divided_by():
    # (Q/P)/Q is 1/P where Q > 0, and 0/0 where Q = 0
    context = NOTHING.assuming((Px,))
    assert normal_form(Div(Div(Qx, Px), Qx), context) != normal_form(Div(Qx, Qx), context)
    assert equal_by_arithmetic(Div(Mul((Px, Qx)), Mul((Px, Px))), Div(Qx, Px), context)
    assert equal_by_arithmetic(Div(Mul((Px, Px)), Mul((Px, Qx))), Div(Px, Qx), context)


def test_a_mixture_is_dominated_in_whatever_order_its_components_stand():
    # what cancels is finite where P(x) > 0, wherever the mixture is positive
    one, other = (number("1/3"), number("2/3")), (number("2/3"), number("1/3"))
    mixed, turned = Mixture(one, (Q, P)), Mixture(other, (P, Q))
    cross = CrossEntropy(mixed, P)
    assert not _equal(subtract(cross, CrossEntropy(turned, P)), ZERO)
    for hypothesis in (DominatedBy(mixed, P), DominatedBy(turned, P)):
        difference = subtract(cross, CrossEntropy(turned, P))
        assert _equal(difference, ZERO, Context((hypothesis,)))


def test_where_a_mixture_is_positive_what_dominates_all_of_its_components_is():
    cross = CrossEntropy(Mixture((number("1/3"), number("2/3")), (Q, P)), P)
    assert _equal(subtract(cross, cross), ZERO, Context((DominatedBy(Q, P),)))
    assert not _equal(subtract(cross, cross), ZERO, Context((DominatedBy(P, Q),)))
