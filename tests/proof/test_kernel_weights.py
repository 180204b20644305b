"""Weights that are symbols, bounds on logarithms, sums written out: held against the denotation."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proof_strategies import M, P, Q, environments, same, value, x, y

from symbolic_info.numeric import compare
from symbolic_info.proof import Derivation, Line, Statement, Step, check, from_json, to_json
from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic, is_at_most
from symbolic_info.proof.kernel.rules import apply_rule
from symbolic_info.proof.kernel.sorts import check_well_formed, context_of
from symbolic_info.proof.kernel.statement import KernelError, NonNegative
from symbolic_info.proof.kernel.values import Context, is_finite, is_nonnegative, values
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Index,
    KLDivergence,
    LiteralPmf,
    Log,
    Mixture,
    Mul,
    Neg,
    Number,
    Outcome,
    Pow,
    RangeSum,
    Sum,
    Symbol,
    alphabets_of,
    number,
    replace_at,
    subtract,
)

NOTHING = Context()
w = Symbol("lambda")
rest = subtract(ONE, w)
MIXED = Mixture((w, rest), (P, Q))
WEIGHED = Context((NonNegative(w), NonNegative(rest)))
Px, Qx, Mx, Py, Qy, MIXEDx = (
    Apply(*pair) for pair in ((P, (x,)), (Q, (x,)), (M, (x,)), (P, (y,)), (Q, (y,)), (MIXED, (x,)))
)

weights = st.sampled_from(("0", "1/3", "1/2", "1")).map(number)

# a, b with 0 <= a <= b wherever P(x) > 0 (and Q(x) > 0 for the last)
BOUNDS = [
    (Div(Px, Mx), number(2), Px),
    (Mul((HALF, Px)), Mx, Px),
    (Mul((HALF, Qx)), Mx, Px),
    (Mx, Add((Px, Qx)), Px),
    (ZERO, Px, Px),
    (Div(Px, Add((Px, Qx))), ONE, Px),
    (Mul((w, Px)), MIXEDx, Px),
    (Div(Mul((w, Px)), MIXEDx), ONE, Mul((w, Px))),
    (Div(Px, MIXEDx), Div(ONE, w), Mul((w, Px))),
    (Div(Qx, MIXEDx), Div(ONE, rest), Mul((rest, Qx))),
]
NO_BOUNDS = [
    (Px, Qx),
    (Px, Mx),
    (Px, ZERO),
    (Div(Px, Mx), number("3/2")),
    # where P(x) = Q(x) = 0 this is 0/0
    (Div(Qx, Mx), Px),
    (Neg(Px), Qx),
    (Mul((number(2), Px)), Px),
    (Px, MIXEDx),
    (Px, Div(Px, w)),
    (Entropy(P), Add((Entropy(P), KLDivergence(P, Q)))),
]


@pytest.mark.parametrize(("a", "b", "weight"), BOUNDS)
def test_a_bound_is_granted_where_the_rest_adds_up_from_non_negative_parts(a, b, weight):
    context = WEIGHED.assuming((weight,))
    assert is_at_most(a, b, context)
    assert apply_rule("monotonicity of the logarithm", Log(a), Log(b), context).relation == "≤"
    assert apply_rule("monotonicity of the logarithm", Log(b), Log(a), context).relation == "≥"


@pytest.mark.parametrize(("a", "b"), NO_BOUNDS)
def test_no_bound_is_granted_that_does_not_always_hold(a, b):
    assert not is_at_most(a, b, WEIGHED)
    try:
        # the converse may hold
        sign = apply_rule("monotonicity of the logarithm", Log(a), Log(b), WEIGHED).relation
    except KernelError:
        return
    assert sign == "≥"
    assert is_at_most(b, a, WEIGHED)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(BOUNDS), environments(), weights)
def test_weighed_logarithms_are_ordered_by_their_bounds_with_zeros(bound, environment, weight):
    a, b, positive = bound
    there = environment | {w: weight}
    left, right = (value(Mul((positive, Log(part))), there) for part in (a, b))
    assert compare(left, right) in ("<", "=")


def test_the_logarithm_to_a_base_below_one_decreases():
    context = NOTHING.assuming((Px,))
    half = Number(HALF.value)
    with pytest.raises(KernelError):
        apply_rule("monotonicity of the logarithm", Log(Div(Px, Mx), half), Log(ONE, half), context)
    with pytest.raises(KernelError):
        apply_rule("monotonicity of the logarithm", Log(Px, number(2)), Log(Px, number(3)), context)


# the same with the weights left whole, though what they weigh may be infinite
WEIGHED_EQUALS = [
    (
        Mul((Add((Mul((w, Px)), Mul((rest, Qx)))), Log(Qy))),
        Add((Mul((w, Px, Log(Qy))), Mul((rest, Qx, Log(Qy))))),
    ),
    (
        Mul((HALF, Add((Mul((rest, KLDivergence(P, Q))), Entropy(P))))),
        Add((Mul((HALF, KLDivergence(P, Q), rest)), Mul((HALF, Entropy(P))))),
    ),
    (Add((Mul((w, Entropy(P))), Mul((rest, Entropy(P))))), Entropy(P)),
    (
        Mul((rest, Add((Entropy(P), CrossEntropy(P, Q))))),
        Add((Mul((rest, Entropy(P))), Mul((rest, CrossEntropy(P, Q))))),
    ),
]


@pytest.mark.parametrize(("left", "right"), WEIGHED_EQUALS)
def test_weights_multiply_out_though_what_they_weigh_may_be_infinite(left, right):
    assert equal_by_arithmetic(left, right, WEIGHED)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(WEIGHED_EQUALS), environments(), weights)
def test_what_weighs_the_same_has_the_same_value(pair, environment, weight):
    left, right = (value(side, environment | {w: weight}) for side in pair)
    assert same(left, right)


def test_a_difference_of_unknown_sign_does_not_multiply_out_before_an_infinity():
    divergence = KLDivergence(P, Q)
    apart = subtract(divergence, Mul((w, divergence)))
    # with w = 0 and a divergence of +oo the one is +oo, the other undefined
    for context in (WEIGHED, NOTHING):
        with pytest.raises(KernelError):
            apply_rule("arithmetic", Mul((rest, divergence)), apart, context)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [rest, Log(w), Log(rest), Mul((w, Log(w))), MIXEDx, Div(Px, MIXEDx), Pow(rest, number(2))]
    ),
    environments(),
    weights,
)
def test_the_kinds_of_value_of_weights_cover_the_denotation(term, environment, weight):
    from proof_strategies import kind

    assert kind(value(term, environment | {w: weight})) in values(term, WEIGHED)


def test_a_statement_supposes_of_the_weights_it_mentions_that_they_are_not_negative():
    context = context_of(Statement(Entropy(MIXED), "≥", ZERO))
    assert is_nonnegative(w, context)
    assert is_nonnegative(rest, context)
    assert is_finite(Mul((w, Log(w))), context)
    assert not is_nonnegative(w, context_of(Statement(Entropy(P), "≥", w)))


def test_a_statement_does_not_bind_what_its_weights_depend_on():
    # so what is supposed of weights is never supposed of a bound variable
    drawn = Mixture((Px, subtract(ONE, Px)), (P, Q))
    for left in (Mul((w, RangeSum(Entropy(MIXED), w, ZERO, ONE))), Sum(Entropy(drawn), x)):
        statement = Statement(left, "=", left)
        with pytest.raises(KernelError, match="binds a name that the weights"):
            check_well_formed(left, statement)
        with pytest.raises(KernelError, match="binds a name that the weights"):
            check(Derivation(statement, ()))


@pytest.mark.parametrize(
    ("path", "part", "reason"),
    [
        # weights of 1/2 and 1 - λ sum to one for λ = 1/2 alone
        ((0, 0), HALF, "weights are not known"),
        ((0, 2), Density("f"), "does not mean anything"),
        ((0, 2), LiteralPmf((w, HALF)), "weights are not known"),
        # an alphabet of two symbols beside one of n
        ((0, 2), LiteralPmf((HALF, HALF)), "does not mean anything"),
    ],
)
def test_what_a_new_part_stands_in_has_to_mean_something_still(path, part, reason):
    # a step is looked at where it was made: there, and in all that this is a part of
    whole = Entropy(MIXED)
    statement = Statement(whole, "=", whole)
    check_well_formed(replace_at(whole, (0, 2), Q), statement, (0, 2))
    with pytest.raises(KernelError, match=reason):
        check_well_formed(replace_at(whole, path, part), statement, path)


def test_a_new_part_does_not_bind_what_the_weights_depend_on():
    statement = Statement(Entropy(MIXED), "=", Entropy(MIXED))
    term = Add((Entropy(P), RangeSum(ONE, w, ZERO, ONE)))
    with pytest.raises(KernelError, match="binds a name that the weights"):
        check_well_formed(term, statement, (1,))


def test_what_is_known_of_a_name_is_not_known_where_it_is_bound_anew():
    assert is_nonnegative(w, WEIGHED)
    assert not is_nonnegative(w, WEIGHED.under(w))
    assert WEIGHED.keeping_weights_whole().under(w).whole == frozenset()


def test_a_lemma_with_weights_is_used_only_for_terms_that_are_distributions():
    general = Statement(Entropy(MIXED), "≥", ZERO)
    from symbolic_info.proof import prove

    lemma = prove(general.left, "≥", general.right)
    t = Symbol("t")
    instance = Entropy(Mixture((t, subtract(ONE, t)), (P, Q)))
    # the statement that uses the lemma mentions no distribution with these weights
    derivation = Derivation(
        Statement(ZERO, "≤", Mul((ZERO, t))),
        (
            Line(
                "≤",
                (Step("theorem", (), instance, 0, ((w, t),)),),
            ),
        ),
        (lemma.derivation,),
    )
    with pytest.raises(KernelError, match="weights"):
        check(derivation)


def test_a_hypothesis_that_a_term_is_not_negative_survives_json():
    t = Symbol("t")
    statement = Statement(t, "=", t, (NonNegative(t),))
    derivation = Derivation(statement, ())
    assert from_json(to_json(derivation)) == derivation
    assert check(derivation).statement == statement


COIN = LiteralPmf((w, rest))
i = Index("x", alphabets_of(COIN)[0])


def tossed(index):
    return Mul((Apply(COIN, (index,)), Log(Apply(COIN, (index,)))))


def test_a_sum_over_outcomes_is_written_out():
    outcomes = (Outcome("1"), Outcome("2"))
    total = Add(tuple(tossed(outcome) for outcome in outcomes))
    rule = "sum over written-out outcomes"
    assert apply_rule(rule, Sum(tossed(i), i), total, NOTHING).relation == "="
    assert apply_rule(rule, total, Sum(tossed(i), i), NOTHING).relation == "="
    for wrong in (
        tossed(outcomes[0]),
        Add((tossed(outcomes[0]), tossed(outcomes[0]))),
        Add((*total.parts, tossed(outcomes[0]))),
    ):
        with pytest.raises(KernelError):
            apply_rule(rule, Sum(tossed(i), i), wrong, NOTHING)
    with pytest.raises(KernelError):
        # nobody knows the outcomes of P
        apply_rule(rule, Sum(Mul((Px, Log(Px))), x), Add((Px, Px)), NOTHING)


def test_an_inner_sum_over_the_same_index_is_left_alone_when_a_sum_is_written_out():
    body = Mul((Apply(COIN, (i,)), Sum(Apply(COIN, (i,)), i)))
    inner = Sum(Apply(COIN, (i,)), i)
    total = Add(tuple(Mul((Apply(COIN, (Outcome(k),)), inner)) for k in ("1", "2")))
    assert apply_rule("sum over written-out outcomes", Sum(body, i), total, NOTHING).relation == "="


@settings(max_examples=50, deadline=None)
@given(weights)
def test_a_sum_written_out_has_the_same_value(weight):
    total = Add(tuple(tossed(Outcome(k)) for k in ("1", "2")))
    assert same(value(Sum(tossed(i), i), {w: weight}), value(total, {w: weight}))


def test_the_weights_kept_whole_are_sums_only():
    assert WEIGHED.keeping_weights_whole().whole == {rest}
    assert NOTHING.keeping_weights_whole() == NOTHING
