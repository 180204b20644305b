"""Each rule against the denotation, and where it must not apply."""

from random import Random

import judging
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from proof_strategies import M, P, Q, X, environments, kind, same, value, x, y

from symbolic_info.numeric import compare
from symbolic_info.proof.kernel.rules import EQUALITIES, ORDERS, apply_rule
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    KernelError,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import (
    EULER,
    HALF,
    INFINITY,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Expectation,
    Index,
    Integral,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mul,
    Neg,
    Number,
    Outcome,
    Pmf,
    Pow,
    Product,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Uniform,
    number,
    subtract,
)

NOTHING = Context()
Px, Qx, Mx, Py, Qy = (
    Apply(*pair) for pair in ((P, (x,)), (Q, (x,)), (M, (x,)), (P, (y,)), (Q, (y,)))
)
p, q, t = Density("p"), Density("q"), Symbol("t")
pt, qt = Apply(p, (t,)), Apply(q, (t,))


def over_line(body):
    return Integral(body, t, Neg(INFINITY), INFINITY)


COIN, side = LiteralPmf((ONE, ZERO)), Index("i", Alphabet("{1,2}", "2"))

# rule, before, after: valid whatever P and Q are, zeros included
VALID = [
    ("definition", KLDivergence(P, Q), Sum(Mul((Py, Log(Div(Py, Qy)))), y)),
    ("definition", Expectation(Surprisal(Q, (x,)), x, P), Sum(Mul((Px, Surprisal(Q, (x,)))), x)),
    ("definition", Mx, Add((Mul((HALF, Px)), Mul((HALF, Qx))))),
    ("definition", Log(Px, number(2)), Div(Log(Px, EULER), Log(number(2), EULER))),
    ("logarithm of a quotient", Log(Div(Px, Qx)), subtract(Log(Px), Log(Qx))),
    ("logarithm of a quotient", Log(Div(Mx, Qy)), subtract(Log(Mx), Log(Qy))),
    ("logarithm of a reciprocal", Log(Div(ONE, Qx)), Neg(Log(Qx))),
    ("logarithm of a product", Log(Mul((Px, Qy, HALF))), Add((Log(Px), Log(Qy), Log(HALF)))),
    ("logarithm of a power", Log(Pow(Px, number(2))), Mul((number(2), Log(Px)))),
    ("logarithm of a power", Log(Pow(Px, number(0))), Mul((number(0), Log(Px)))),
    ("logarithm of a power", Log(Pow(Px, number(-2))), Mul((number(-2), Log(Px)))),
    ("logarithm of one", Log(ONE), ZERO),
    ("logarithm of the base", Log(number(3), number(3)), ONE),
    ("power of a logarithm", Pow(number(2), Log(Size(X), number(2))), Size(X)),
    ("power of a logarithm", Pow(EULER, Log(Add((Px, ONE)), EULER)), Add((Px, ONE))),
    (
        "linearity of summation",
        Sum(Mul((Px, subtract(Log(Px), Log(Qx)))), x),
        subtract(Sum(Mul((Px, Log(Px))), x), Sum(Mul((Py, Log(Qy))), y)),
    ),
    (
        "linearity of summation",
        Sum(Mul((Qy, Add((Mul((HALF, Px)), Mul((HALF, Qx)))), Log(Qx))), x),
        Mul((HALF, Qy, Add((Sum(Mul((Log(Qx), Px)), x), Sum(Mul((Log(Qx), Qx)), x))))),
    ),
    # a constant that may be infinite, before weights that are never negative
    ("linearity of summation", Sum(Mul((Px, Log(Qy))), x), Mul((Log(Qy), Sum(Px, x)))),
    ("sum of a constant", Sum(Log(Py), x), Mul((Size(X), Log(Py)))),
    ("sum of a constant", Sum(ZERO, x), ZERO),
    ("normalisation", Sum(Px, x), ONE),
    ("normalisation", Sum(Mx, x), ONE),
    (
        "interchange of summation",
        Sum(Sum(Mul((Px, Qy, Log(Qy))), y), x),
        Sum(Sum(Mul((Px, Qy, Log(Qy))), x), y),
    ),
    ("renaming", Sum(Mul((Px, Log(Qx))), x), Sum(Mul((Py, Log(Qy))), y)),
    (
        "arithmetic",
        Mul((Mx, Add((Log(Px), Log(Qx))))),
        Add((Mul((Mx, Log(Qx))), Mul((Mx, Log(Px))))),
    ),
    (
        "marginalisation",
        Apply(Marginal(Product((P, Q)), 0), (x,)),
        Sum(Apply(Product((P, Q)), (x, y)), y),
    ),
    (
        "sum over written-out outcomes",
        Sum(Mul((Apply(COIN, (side,)), Log(Apply(COIN, (side,))))), side),
        Add(tuple(Mul((Apply(COIN, (o,)), Log(Apply(COIN, (o,))))) for o in map(Outcome, "12"))),
    ),
    ("cancellation", Div(Size(X), Size(X)), ONE),
    ("infinity", Log(ZERO), Neg(INFINITY)),
]


@pytest.mark.parametrize(("rule", "before", "after"), VALID)
def test_a_rule_applies_in_both_directions(rule, before, after):
    assert apply_rule(rule, before, after, NOTHING).relation == "="
    assert apply_rule(rule, after, before, NOTHING).relation == "="


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(VALID), environments())
def test_what_a_rule_grants_has_the_same_value_before_and_after(step, environment):
    _, before, after = step
    assert same(value(before, environment), value(after, environment))


INVALID = [
    ("definition", KLDivergence(P, Q), Sum(Mul((Py, Log(Div(Qy, Py)))), y)),
    ("definition", Px, Px),
    # log_1 is undefined, ln x / ln 1 is infinite
    ("definition", Log(Px, ONE), Div(Log(Px, EULER), Log(ONE, EULER))),
    ("definition", Log(Px, Symbol("b")), Div(Log(Px, EULER), Log(Symbol("b"), EULER))),
    ("logarithm of a quotient", Log(Div(Px, Qx)), subtract(Log(Qx), Log(Px))),
    ("logarithm of a quotient", Log(Div(Px, Qx)), Add((Log(Px), Log(Qx)))),
    ("logarithm of a quotient", Log(Div(Px, Qx)), Log(subtract(Px, Qx))),
    # both may be negative
    ("logarithm of a quotient", Log(Div(t, Symbol("s"))), subtract(Log(t), Log(Symbol("s")))),
    ("logarithm of a product", Log(Mul((t, t))), Add((Log(t), Log(t)))),
    ("logarithm of a product", Log(Mul((Px, Entropy(P)))), Add((Log(Px), Log(Entropy(P))))),
    ("logarithm of a power", Log(Pow(t, number(2))), Mul((number(2), Log(t)))),
    ("logarithm of a power", Log(Pow(Px, t)), Mul((t, Log(Px)))),
    ("logarithm of one", Log(ONE), ONE),
    ("logarithm of one", Log(ONE, t), ZERO),
    ("logarithm of the base", Log(t, t), ONE),
    # 2^(-oo) has no value, and of a negative number there is no logarithm
    ("power of a logarithm", Pow(number(2), Log(Px, number(2))), Px),
    ("power of a logarithm", Pow(EULER, Log(t, EULER)), t),
    ("power of a logarithm", Pow(number(2), Log(Size(X), EULER)), Size(X)),
    ("power of a logarithm", Pow(number(2), Log(Size(X))), Size(X)),
    ("power of a logarithm", Pow(ONE, Log(Size(X), ONE)), Size(X)),
    ("power of a logarithm", Pow(t, Log(Size(X), t)), Size(X)),
    ("power of a logarithm", Pow(number(2), Log(Size(X), number(2))), number(2)),
    ("cancellation", Div(Px, Px), ONE),
    ("arithmetic", subtract(KLDivergence(P, Q), KLDivergence(P, Q)), ZERO),
    ("renaming", Sum(Mul((Px, Py)), x), Sum(Mul((Py, Py)), y)),
    ("sum of a constant", Sum(Px, x), Mul((Size(X), Px))),
    ("sum of a constant", Sum(Py, x), Py),
    ("normalisation", Sum(Mul((HALF, Px)), x), ONE),
    ("normalisation", Sum(Py, x), ONE),
    ("normalisation", Integral(pt, t, ZERO, INFINITY), ONE),
    ("normalisation", Sum(Apply(Pmf("J", (X, X)), (x, x)), x), ONE),
    ("normalisation", Sum(Apply(Pmf("J", (X, X)), (x, y)), x), ONE),
    # an index that occurs in the part that is taken out
    ("linearity of summation", Sum(Mul((Px, Log(Qx))), x), Mul((Px, Sum(Log(Qx), x)))),
    ("linearity of summation", Sum(Mul((Px, Log(Qy))), x), Mul((Log(Qx), Sum(Px, x)))),
    # with log Q(y) = -oo and parts of both signs: 0 on one side, undefined on the other
    (
        "linearity of summation",
        Sum(Mul((Log(Qy), subtract(Px, Qx))), x),
        Mul((Log(Qy), Sum(subtract(Px, Qx), x))),
    ),
    (
        "linearity of summation",
        Sum(Mul((Log(Qy), Add((Px, Neg(Qx))))), x),
        Mul((Log(Qy), subtract(Sum(Px, x), Sum(Qx, x)))),
    ),
    # sums over different alphabets
    ("linearity of summation", Sum(ONE, x), Sum(ONE, Index("x", Alphabet("Y", "m")))),
    ("interchange of summation", Sum(Sum(Mul((Px, Qy)), y), x), Sum(Sum(Mul((Py, Qy)), y), x)),
    ("no such rule", Px, Px),
]


@pytest.mark.parametrize(("rule", "before", "after"), INVALID)
def test_a_rule_does_not_apply(rule, before, after):
    with pytest.raises(KernelError):
        apply_rule(rule, before, after, NOTHING)


def test_equals_cancel_where_another_factor_makes_them_positive():
    context = NOTHING.assuming((Px,))
    assert apply_rule("cancellation", Div(Px, Px), ONE, context).relation == "="
    with pytest.raises(KernelError):
        apply_rule("cancellation", Div(Qx, Qx), ONE, context)
    dominated = Context((DominatedBy(P, Q),)).assuming((Px,))
    assert apply_rule("cancellation", Div(Qx, Qx), ONE, dominated).relation == "="


def test_the_definition_of_a_logarithm_asks_for_a_base():
    b = Symbol("b")
    context = Context((LogBase(b),))
    granted = apply_rule("definition", Log(Px, b), Div(Log(Px, EULER), Log(b, EULER)), context)
    assert [(c.kind, c.term) for c in granted.conditions] == [("base", b)]


def test_an_integral_splits_where_all_parts_but_one_are_finite():
    whole = over_line(Mul((pt, subtract(Log(pt), Log(qt)))))
    first, second = over_line(Mul((pt, Log(pt)))), over_line(Mul((pt, Log(qt))))
    split = subtract(first, second)
    with pytest.raises(KernelError):
        apply_rule("linearity of integration", whole, split, NOTHING)
    for part in (first, second):
        context = Context((FiniteIntegral(part),))
        assert apply_rule("linearity of integration", whole, split, context).relation == "="


def test_a_density_integrates_to_one_over_the_line():
    assert apply_rule("normalisation", over_line(pt), ONE, NOTHING).relation == "="


def test_a_joint_pmf_sums_to_its_marginals_and_to_one():
    Y = Alphabet("Y", "m")
    J, j = Pmf("J", (X, Y)), Index("j", Y)
    total = Sum(Apply(J, (x, j)), j)
    assert (
        apply_rule("marginalisation", total, Apply(Marginal(J, 0), (x,)), NOTHING).relation == "="
    )
    with pytest.raises(KernelError):
        apply_rule("marginalisation", total, Apply(Marginal(J, 1), (j,)), NOTHING)
    assert apply_rule("normalisation", Sum(total, x), ONE, NOTHING).relation == "="


def test_the_uniform_pmf_is_one_over_n():
    assert (
        apply_rule("definition", Apply(Uniform(), (x,)), Div(ONE, Size(X)), NOTHING).relation == "="
    )


def test_log_x_is_at_most_x_minus_one():
    bound = Mul((subtract(Px, Qx), Log(EULER)))
    term = Mul((Px, Log(Div(Px, Qx))))
    assert apply_rule("logarithm inequality", term, bound, NOTHING).relation == "≥"
    assert apply_rule("logarithm inequality", bound, term, NOTHING).relation == "≤"
    # to a base below 1 the inequality is turned
    low = Number(HALF.value)
    turned = Mul((subtract(Px, Qx), Log(EULER, low)))
    with pytest.raises(KernelError):
        apply_rule("logarithm inequality", Mul((Px, Log(Div(Px, Qx), low))), turned, NOTHING)


@settings(max_examples=100, deadline=None)
@given(environments())
def test_the_logarithm_inequality_holds_with_zeros(environment):
    term = value(Mul((Px, Log(Div(Px, Qx)))), environment)
    bound = value(Mul((subtract(Px, Qx), Log(EULER))), environment)
    assert compare(term, bound) in (">", "=")


def test_the_logarithm_of_a_probability_is_at_most_zero():
    assert apply_rule("logarithm of a probability", Log(Mx), ZERO, NOTHING).relation == "≤"
    with pytest.raises(KernelError):
        # a density may be larger than 1
        apply_rule("logarithm of a probability", Log(pt), ZERO, NOTHING)


def test_cross_entropy_is_no_constant_of_a_mixed_sum():
    # H(P, Q) may be +oo, where sum_x (P(x) - Q(x)) = 0
    body = subtract(Px, Qx)
    with pytest.raises(KernelError):
        apply_rule(
            "linearity of summation",
            Sum(Mul((CrossEntropy(P, Q), body)), x),
            Mul((CrossEntropy(P, Q), Sum(body, x))),
            NOTHING,
        )


# the tangent of the logarithm at r, and other rules that are no equalities

a, b = Symbol("a"), Symbol("b")
FREE = Context((NonNegative(a), NonNegative(b)))


def tangent(p, q, r):
    rest = Mul((subtract(p, Mul((q, r))), Log(EULER)))
    return Mul((p, Log(Div(p, q)))), Add((Mul((p, Log(r))), rest))


# r is defined where p or q is not 0, and finite where q is not 0
TANGENTS = [
    (Px, Qx, number(3)),
    (Px, Qx, ZERO),
    (Px, Qx, Div(Add((Px, a)), Add((Qx, b)))),
    (a, b, Div(Add((a, Px)), Add((b, Qx)))),
    (HALF, Mul((HALF, Px)), Div(ONE, Mx)),
    (Px, Mx, Size(X)),
]
NO_TANGENTS = [
    (Px, Qx, Symbol("t")),
    (Px, Qx, Neg(ONE)),
    (Px, Qx, Div(Px, Py)),
    (Px, Qx, Log(Px)),
    (Px, Qx, Entropy(P)),
]


@pytest.mark.parametrize(("p", "q", "r"), TANGENTS)
def test_the_logarithm_lies_above_its_tangent_at_any_number(p, q, r):
    term, bound = tangent(p, q, r)
    assert apply_rule("logarithm inequality", term, bound, FREE).relation == "≥"
    assert apply_rule("logarithm inequality", bound, term, FREE).relation == "≤"


@pytest.mark.parametrize(("p", "q", "r"), NO_TANGENTS)
def test_a_tangent_at_what_may_be_undefined_or_negative_is_not_granted(p, q, r):
    term, bound = tangent(p, q, r)
    with pytest.raises(KernelError):
        apply_rule("logarithm inequality", term, bound, FREE)


def test_a_tangent_has_to_be_that_of_the_same_number():
    term, bound = tangent(Px, Qx, number(3))
    other = Add((bound.parts[0], tangent(Px, Qx, number(2))[1].parts[1]))
    with pytest.raises(KernelError):
        apply_rule("logarithm inequality", term, other, FREE)


numbers = st.sampled_from(("0", "1/3", "1", "5/2")).map(number)


def ordered(before, relation, after, gaps, environment):
    """Whether the relation holds of defined values, and is = just where the gaps vanish."""
    left, right = value(before, environment), value(after, environment)
    allowed = {"≤": "<=", "≥": ">=", "<": "<"}[relation]
    order = compare(left, right)
    assert order in (*allowed, None), f"{left} {relation} {right}"
    if gaps is not None and left.is_finite and right.is_finite and order is not None:
        vanishing = all(kind(value(gap.term, environment)) == "0" for gap in gaps)
        assert vanishing == (order == "=")


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(TANGENTS), environments(), numbers, numbers)
def test_a_tangent_is_below_with_zeros_and_infinities_and_meets_where_it_says(
    triple, environment, first, second
):
    term, bound = tangent(*triple)
    granted = apply_rule("logarithm inequality", term, bound, FREE)
    ordered(term, "≥", bound, granted.equality, environment | {a: first, b: second})


CANCELLED = [(Px, Qx), (a, b), (Add((a, Px)), Add((b, Qx))), (ONE, Px), (Qx, Size(X))]


@pytest.mark.parametrize(("top", "bottom"), CANCELLED)
def test_cancelling_leaves_at_most_the_numerator(top, bottom):
    before = Mul((bottom, Div(top, bottom)))
    rule = "cancellation up to zero"
    assert apply_rule(rule, before, top, FREE).relation == "≤"
    assert apply_rule(rule, top, before, FREE).relation == "≥"
    with pytest.raises(KernelError):
        apply_rule(rule, before, bottom if top != bottom else ONE, FREE)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CANCELLED), environments(), numbers, numbers)
def test_what_cancels_up_to_zero_is_no_more_than_the_numerator(pair, environment, first, second):
    top, bottom = pair
    before = Mul((bottom, Div(top, bottom)))
    granted = apply_rule("cancellation up to zero", before, top, FREE)
    ordered(before, "≤", top, granted.equality, environment | {a: first, b: second})


def test_a_negative_number_is_not_cancelled_up_to_zero():
    # with a = -1 and b = 0: 0 (-1/0) = 0 > -1
    for top, bottom in ((t, Px), (Px, t), (Neg(Px), Qx)):
        with pytest.raises(KernelError):
            apply_rule("cancellation up to zero", Mul((bottom, Div(top, bottom))), top, NOTHING)


def test_what_is_never_negative_is_at_least_zero():
    for term in (Px, Mul((Px, Qx)), Size(X), a, Mul((Px, a))):
        assert apply_rule("sign", term, ZERO, FREE).relation == "≥"
    for term in (t, Neg(Px), subtract(Px, Qx), Log(Px), KLDivergence(P, Q)):
        with pytest.raises(KernelError):
            apply_rule("sign", term, ZERO, FREE)


def test_only_numbers_are_compared_and_only_those_that_differ():
    compare_numbers = "comparison of numbers"
    assert apply_rule(compare_numbers, ONE, Log(number(2), EULER), NOTHING).relation == ">"
    uniform = Entropy(Uniform(X), EULER)
    for before, after in (
        (Px, number(2)),
        (ZERO, Size(X)),
        (ZERO, uniform),
        (t, t),
        # the base is not said: it may be 1.1
        (Log(number(2)), ONE),
        (Log(number(2), EULER), Log(number(2), EULER)),
        (Div(ZERO, ZERO), ONE),
        (subtract(INFINITY, INFINITY), ONE),
    ):
        for pair in ((before, after), (after, before)):
            with pytest.raises(KernelError):
                apply_rule(compare_numbers, *pair, NOTHING)


# what is supposed to vanish

EVERYWHERE_EQUAL = Vanishing(subtract(Px, Qx), (x,))
DISJOINT = Vanishing(Mul((Px, Qx)), (x,))


def test_what_vanishes_for_every_symbol_vanishes_for_each():
    context = Context((EVERYWHERE_EQUAL,))
    for before, after in ((Px, Qx), (Qx, Px), (Py, Qy)):
        assert apply_rule("hypothesis", before, after, context).relation == "="
    for before, after in ((Px, Qy), (Px, ZERO), (Mul((HALF, Px)), Qx)):
        with pytest.raises(KernelError):
            apply_rule("hypothesis", before, after, context)
    with pytest.raises(KernelError):
        apply_rule("hypothesis", Px, Qx, NOTHING)


def test_what_vanishes_at_one_symbol_need_not_vanish_at_another():
    context = Context((Vanishing(subtract(Px, Qx)),))
    assert apply_rule("hypothesis", Px, Qx, context).relation == "="
    with pytest.raises(KernelError):
        apply_rule("hypothesis", Py, Qy, context)
    # nor under a sum that binds the symbol anew
    with pytest.raises(KernelError):
        apply_rule("hypothesis", Px, Qx, context.under(x))


def test_a_factor_of_a_vanishing_product_is_zero_where_the_other_is_not():
    context = Context((DISJOINT,))
    with pytest.raises(KernelError):
        apply_rule("hypothesis", Qx, ZERO, context)
    assert apply_rule("hypothesis", Qx, ZERO, context.assuming((Px,))).relation == "="
    with pytest.raises(KernelError):
        apply_rule("hypothesis", Qy, ZERO, context.assuming((Px,)))


def test_a_hypothesis_about_a_weighed_sum_is_used_up_to_arithmetic():
    mixed = Vanishing(subtract(Add((Mul((HALF, Px)), Mul((HALF, Qx)))), Qy), ())
    context = Context((mixed,))
    turned = subtract(Mul((HALF, Qx)), Neg(Mul((HALF, Px))))
    assert apply_rule("hypothesis", Qy, turned, context).relation == "="


def test_only_what_is_infinite_for_certain_is_infinity():
    divergence = Sum(Mul((Px, Log(Div(Px, Qx)))), x)
    context = Context((NotDominatedBy(P, Q),))
    assert apply_rule("infinity", divergence, INFINITY, context).relation == "="
    for before, after, there in (
        (divergence, INFINITY, NOTHING),
        (divergence, INFINITY, Context((NotDominatedBy(Q, P),))),
        (divergence, Neg(INFINITY), context),
        (Log(Px), Neg(INFINITY), NOTHING),
        (INFINITY, ONE, context),
    ):
        with pytest.raises(KernelError):
            apply_rule("infinity", before, after, there)


def test_only_what_is_finite_for_certain_is_less_than_infinity():
    divergence = Sum(Mul((Px, Log(Div(Px, Qx)))), x)
    assert apply_rule("finiteness", Entropy(P), INFINITY, NOTHING).relation == "<"
    assert apply_rule("finiteness", INFINITY, Entropy(P), NOTHING).relation == ">"
    dominated = Context((DominatedBy(P, Q),))
    assert apply_rule("finiteness", divergence, INFINITY, dominated).relation == "<"
    with pytest.raises(KernelError):
        apply_rule("finiteness", divergence, INFINITY, NOTHING)


def test_a_marginal_is_dominated_where_the_joint_pmf_is():
    Y = Alphabet("Y", "m")
    J, K, j = Pmf("J", (X, Y)), Pmf("K", (X, Y)), Index("j", Y)
    context = Context((DominatedBy(J, K),))
    for axis, point in ((0, x), (1, j)):
        here, there = (Apply(Marginal(joint, axis), (point,)) for joint in (J, K))
        assert apply_rule("cancellation", Div(there, there), ONE, context.assuming((here,)))
        with pytest.raises(KernelError):
            apply_rule("cancellation", Div(here, here), ONE, context.assuming((there,)))


# every rule is held against the denotation

ORDERED = [
    ("logarithm inequality", *tangent(Px, Qx, Size(X))),
    ("logarithm of a probability", Log(Mx), ZERO),
    ("monotonicity of probability", Mx, ONE),
    ("monotonicity of the logarithm", Log(Mx), Log(ONE)),
    ("monotonicity of the logarithm", Log(Mul((HALF, Px))), Log(Mx)),
    ("monotonicity of the logarithm", Log(Px), Log(Add((Px, Qx)))),
    ("cancellation up to zero", Mul((Px, Div(Qx, Px))), Qx),
    ("sign", Mul((Px, Qx)), ZERO),
    ("finiteness", Entropy(P), INFINITY),
    ("finiteness", Log(Px), INFINITY),
    ("comparison of numbers", Log(number(2), EULER), ONE),
    ("comparison of numbers", Entropy(COIN, number(2)), Pow(number(2), HALF)),
    ("comparison of numbers", Log(ZERO, EULER), ZERO),
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ORDERED), environments())
def test_an_order_holds_of_the_values_and_is_an_equality_where_it_says(step, environment):
    rule, before, after = step
    granted = apply_rule(rule, before, after, NOTHING)
    ordered(before, granted.relation, after, granted.equality, environment)


@settings(max_examples=100, deadline=None)
@given(environments())
def test_what_is_supposed_to_vanish_is_true_where_it_vanishes(environment):
    assume(value(Mul((Px, Qx)), environment).rational == 0)
    context = Context((Vanishing(Mul((Px, Qx))),))
    before, after = Mul((Px, Log(Qx))), Mul((Px, Log(ZERO)))
    assert apply_rule("hypothesis", Qx, ZERO, context.assuming((Px,))).relation == "="
    assert same(value(before, environment), value(after, environment))


# joint pmfs, hypotheses, and integrals of step densities: in the environments of the judge

Y, c = Alphabet("Y", "m"), Symbol("c")
J, j = Pmf("J", (X, Y)), Index("j", Y)
Jxy, Jx, Jy = Apply(J, (x, j)), Apply(Marginal(J, 0), (x,)), Apply(Marginal(J, 1), (j,))
PARTS_OF_A_WHOLE = [
    ("monotonicity of probability", Jxy, Jx),
    ("monotonicity of probability", Jxy, Jy),
    ("monotonicity of probability", Jx, ONE),
    ("monotonicity of the logarithm", Log(Jxy), Log(Jx)),
]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PARTS_OF_A_WHOLE), st.integers(0, 2**32))
def test_a_part_is_at_most_as_probable_as_the_whole(step, seed):
    rule, before, after = step
    assert apply_rule(rule, before, after, NOTHING).relation == "≤"
    environment = next(judging.environments(Statement(before, "=", after), Random(seed), 1))
    order = compare(judging.value(before, environment), judging.value(after, environment))
    assert order in ("<", "=")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (pt, ONE),  # a density may be larger than 1
        (Px, Qx),
        (Jxy, Apply(Marginal(J, 0), (Index("k", X),))),
        (Jxy, Apply(Marginal(Pmf("K", (X, Y)), 0), (x,))),
        (Px, ZERO),
        (Neg(Px), ONE),
    ],
)
def test_what_is_no_part_is_not_at_most_the_whole(before, after):
    with pytest.raises(KernelError):
        apply_rule("monotonicity of probability", before, after, NOTHING)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32))
def test_a_conditional_probability_times_its_condition_is_the_joint_one(seed):
    # where P(x) = 0, so is P(x, y), whatever 0/0 is
    product = Mul((Jx, Div(Jxy, Jx)))
    assert apply_rule("arithmetic", product, Jxy, NOTHING).relation == "="
    environment = next(judging.environments(Statement(product, "=", Jxy), Random(seed), 1))
    assert same(judging.value(product, environment), judging.value(Jxy, environment))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # where P(x) = 0, Q(x) may be anything, as may P(y) where P(x, y) = 0
        (Mul((Px, Div(Qx, Px))), Qx),
        (Mul((Jx, Div(Jy, Jx))), Jy),
        (Mul((Jxy, Div(Jx, Jxy))), Jx),
        (Mul((Px, Qx, Div(Py, Mul((Px, Qx))))), Py),
    ],
)
def test_a_divisor_that_may_vanish_where_nothing_else_does_is_not_cancelled(before, after):
    with pytest.raises(KernelError):
        apply_rule("arithmetic", before, after, NOTHING)


INDEPENDENT = Mul((Apply(Marginal(J, 0), (x,)), Apply(Marginal(J, 1), (j,))))
ENTROPY, CROSS, OTHER = (over_line(Mul((f, Log(g)))) for f, g in ((pt, pt), (pt, qt), (qt, pt)))

SUPPOSED = [
    ("hypothesis", Px, Qx, (EVERYWHERE_EQUAL,)),
    ("hypothesis", Mul((Py, Qy)), ZERO, (DISJOINT,)),
    ("hypothesis", Px, Div(ONE, Size(X)), (Vanishing(subtract(Px, Div(ONE, Size(X))), (x,)),)),
    (
        "hypothesis",
        Apply(J, (x, j)),
        INDEPENDENT,
        (Vanishing(subtract(Apply(J, (x, j)), INDEPENDENT), (x, j)),),
    ),
    # one part may be infinite: - of p log q where q is 0 and p is not
    *(
        (
            "linearity of integration",
            over_line(Mul((pt, subtract(Log(pt), Log(qt))))),
            subtract(ENTROPY, CROSS),
            (FiniteIntegral(finite),),
        )
        for finite in (ENTROPY, CROSS)
    ),
    # the mixed sum of both signs of infinity is undefined on both sides, or excluded
    (
        "linearity of integration",
        over_line(Add((Mul((pt, Log(qt))), Mul((c, qt, Log(pt)))))),
        Add((CROSS, Mul((c, OTHER)))),
        (FiniteIntegral(OTHER),),
    ),
    # a constant of any sign, or 0, before what may be infinite
    ("linearity of integration", over_line(Mul((c, pt, Log(qt)))), Mul((c, CROSS)), ()),
    ("linearity of integration", over_line(Mul((Px, pt, Log(qt)))), Mul((Px, CROSS)), ()),
    (
        "linearity of integration",
        over_line(Add((Mul((HALF, pt)), Mul((HALF, qt))))),
        Mul((HALF, Add((over_line(pt), over_line(qt))))),
        (),
    ),
    (
        "linearity of integration",
        over_line(subtract(pt, Mul((pt, Log(qt))))),
        subtract(over_line(pt), CROSS),
        (),
    ),
]


@pytest.mark.parametrize(("rule", "before", "after", "hypotheses"), SUPPOSED)
def test_a_rule_applies_under_its_hypotheses(rule, before, after, hypotheses):
    for first, second in ((before, after), (after, before)):
        assert apply_rule(rule, first, second, Context(hypotheses)).relation == "="


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(SUPPOSED), st.integers(0, 2**32))
def test_what_a_rule_grants_has_the_same_value_where_its_hypotheses_hold(step, seed):
    _, before, after, hypotheses = step
    found = judging.environments(Statement(before, "=", after, hypotheses), Random(seed), 1)
    environment = next(found, None)
    assume(environment is not None)
    assert same(judging.value(before, environment), judging.value(after, environment))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # the variable does not leave its integral
        (over_line(Mul((t, pt))), Mul((t, over_line(pt)))),
        (over_line(Mul((pt, qt))), Mul((pt, over_line(qt)))),
        # c = -oo at Q(x) = 0, where the integral of c (p - q) is undefined and c (1 - 1) is 0
        (
            over_line(Mul((Log(Qx), subtract(pt, qt)))),
            Mul((Log(Qx), over_line(subtract(pt, qt)))),
        ),
        # another interval, another sign, another density
        (over_line(Mul((c, pt))), Mul((c, Integral(pt, t, ZERO, INFINITY)))),
        (over_line(subtract(pt, qt)), Add((over_line(pt), over_line(qt)))),
        (over_line(Mul((c, pt))), Mul((c, over_line(qt)))),
        (over_line(pt), Sum(Px, x)),
    ],
)
def test_an_integral_is_not_split_otherwise(before, after):
    with pytest.raises(KernelError):
        apply_rule("linearity of integration", before, after, NOTHING)


def test_no_rule_is_left_without_such_a_test():
    tabled = {rule for table in (VALID, ORDERED, SUPPOSED) for rule, *_ in table}
    assert tabled == {*EQUALITIES, *ORDERS}
