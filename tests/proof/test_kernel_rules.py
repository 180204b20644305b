"""Each rule against the denotation, and where it must not apply."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proof_strategies import M, P, Q, X, environments, same, value, x, y

from symbolic_info.proof.kernel.rules import IntegralMissing, apply_rule
from symbolic_info.proof.kernel.statement import DominatedBy, FiniteIntegral, KernelError, LogBase
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
    Log,
    Marginal,
    Mul,
    Neg,
    Number,
    Pmf,
    Pow,
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
]


@pytest.mark.parametrize(("rule", "before", "after"), VALID)
def test_a_rule_applies_in_both_directions(rule, before, after):
    assert apply_rule(rule, before, after, NOTHING)[0] == "="
    assert apply_rule(rule, after, before, NOTHING)[0] == "="


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
    assert apply_rule("cancellation", Div(Px, Px), ONE, context)[0] == "="
    with pytest.raises(KernelError):
        apply_rule("cancellation", Div(Qx, Qx), ONE, context)
    dominated = Context((DominatedBy(P, Q),)).assuming((Px,))
    assert apply_rule("cancellation", Div(Qx, Qx), ONE, dominated)[0] == "="


def test_the_definition_of_a_logarithm_asks_for_a_base():
    b = Symbol("b")
    context = Context((LogBase(b),))
    _, conditions = apply_rule(
        "definition", Log(Px, b), Div(Log(Px, EULER), Log(b, EULER)), context
    )
    assert [(c.kind, c.term) for c in conditions] == [("base", b)]


def test_an_integral_splits_where_all_parts_but_one_are_finite():
    whole = over_line(Mul((pt, subtract(Log(pt), Log(qt)))))
    first, second = over_line(Mul((pt, Log(pt)))), over_line(Mul((pt, Log(qt))))
    split = subtract(first, second)
    with pytest.raises(IntegralMissing):
        apply_rule("linearity of integration", whole, split, NOTHING)
    for part in (first, second):
        context = Context((FiniteIntegral(part),))
        assert apply_rule("linearity of integration", whole, split, context)[0] == "="


def test_a_density_integrates_to_one_over_the_line():
    assert apply_rule("normalisation", over_line(pt), ONE, NOTHING)[0] == "="


def test_a_joint_pmf_sums_to_its_marginals_and_to_one():
    Y = Alphabet("Y", "m")
    J, j = Pmf("J", (X, Y)), Index("j", Y)
    total = Sum(Apply(J, (x, j)), j)
    assert apply_rule("marginalisation", total, Apply(Marginal(J, 0), (x,)), NOTHING)[0] == "="
    with pytest.raises(KernelError):
        apply_rule("marginalisation", total, Apply(Marginal(J, 1), (j,)), NOTHING)
    assert apply_rule("normalisation", Sum(total, x), ONE, NOTHING)[0] == "="


def test_the_uniform_pmf_is_one_over_n():
    assert apply_rule("definition", Apply(Uniform(), (x,)), Div(ONE, Size(X)), NOTHING)[0] == "="


def test_log_x_is_at_most_x_minus_one():
    bound = Mul((subtract(Px, Qx), Log(EULER)))
    term = Mul((Px, Log(Div(Px, Qx))))
    assert apply_rule("logarithm inequality", term, bound, NOTHING)[0] == "≥"
    assert apply_rule("logarithm inequality", bound, term, NOTHING)[0] == "≤"
    # to a base below 1 the inequality is turned
    low = Number(HALF.value)
    turned = Mul((subtract(Px, Qx), Log(EULER, low)))
    with pytest.raises(KernelError):
        apply_rule("logarithm inequality", Mul((Px, Log(Div(Px, Qx), low))), turned, NOTHING)


@settings(max_examples=100, deadline=None)
@given(environments())
def test_the_logarithm_inequality_holds_with_zeros(environment):
    from symbolic_info.numeric import compare

    term = value(Mul((Px, Log(Div(Px, Qx)))), environment)
    bound = value(Mul((subtract(Px, Qx), Log(EULER))), environment)
    assert compare(term, bound) in (">", "=")


def test_the_logarithm_of_a_probability_is_at_most_zero():
    assert apply_rule("logarithm of a probability", Log(Mx), ZERO, NOTHING)[0] == "≤"
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
