"""The kinds of value that the kernel foresees, held against the denotation."""

from hypothesis import assume, given, settings
from proof_strategies import M, P, Q, Unevaluable, X, environments, kind, terms, value, x

from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    NotDominatedBy,
    Positive,
)
from symbolic_info.proof.kernel.values import FINITE, Context, values
from symbolic_info.terms import (
    HALF,
    INFINITY,
    Add,
    Apply,
    CrossEntropy,
    Density,
    Div,
    Entropy,
    Integral,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Uniform,
    number,
    subtract,
    unfold,
)

NOTHING = Context()
Px, Qx = Apply(P, (x,)), Apply(Q, (x,))
p, q = Density("p"), Density("q")


@settings(max_examples=600, deadline=None)
@given(terms, environments())
def test_every_value_is_foreseen(term, environment):
    try:
        found = kind(value(term, environment))
    except Unevaluable:
        assume(False)
    assert found in values(term, NOTHING)


@settings(max_examples=300, deadline=None)
@given(terms, environments())
def test_every_value_is_foreseen_where_p_is_dominated_and_positive(term, environment):
    pairs = list(zip(environment[P].weights, environment[Q].weights, strict=True))
    assume(all(a == number(0) or b != number(0) for a, b in pairs))
    assume(kind(value(Px, environment)) == "+")
    try:
        found = kind(value(term, environment))
    except Unevaluable:
        assume(False)
    context = Context((DominatedBy(P, Q),)).assuming((Px,))
    assert found in values(term, context)


@settings(max_examples=300, deadline=None)
@given(terms, environments())
def test_every_value_is_foreseen_where_p_is_not_dominated(term, environment):
    pairs = list(zip(environment[P].weights, environment[Q].weights, strict=True))
    assume(any(a != number(0) and b == number(0) for a, b in pairs))
    try:
        found = kind(value(term, environment))
    except Unevaluable:
        assume(False)
    assert found in values(term, Context((NotDominatedBy(P, Q),)))


def test_entropy_and_js_are_finite():
    assert values(Entropy(P), NOTHING) <= FINITE
    assert values(JensenShannonDivergence((HALF, HALF), (P, Q)), NOTHING) <= FINITE
    assert values(KLDivergence(P, M), NOTHING) <= FINITE
    assert values(KLDivergence(P, Uniform()), NOTHING) <= FINITE


def test_kl_is_infinite_exactly_where_p_is_not_dominated():
    divergence = KLDivergence(P, Q)
    assert values(divergence, Context((DominatedBy(P, Q),))) <= FINITE
    assert values(divergence, Context((NotDominatedBy(P, Q),))) == {"+oo"}
    assert "undefined" not in values(divergence, NOTHING)


def test_a_difference_of_infinities_may_be_undefined():
    difference = subtract(CrossEntropy(P, Q), KLDivergence(P, Q))
    assert "undefined" in values(difference, NOTHING)
    assert values(difference, Context((DominatedBy(P, Q),))) <= FINITE


def test_another_factor_that_vanishes_hides_an_infinite_logarithm():
    assert "-oo" in values(Log(Px), NOTHING)
    assert values(Mul((Px, Log(Px))), NOTHING) <= FINITE
    assert "-oo" in values(Mul((Px, Log(Qx))), NOTHING)


def test_a_quotient_that_is_not_zero_may_have_a_zero_numerator():
    # 0/0 is undefined, and undefined is not 0
    quotient = Div(Px, Qx)
    assert "-oo" in values(Log(Px), NOTHING.assuming((quotient,)))


def test_a_power_that_is_not_zero_may_have_a_zero_base():
    assert "0" in values(Px, NOTHING.assuming((Pow(Px, number(0)),)))


def test_an_assumption_does_not_reach_a_bound_index_of_the_same_name():
    context = NOTHING.assuming((Px,))
    assert values(Px, context) == {"+"}
    assert values(Px, context.under(x)) == {"0", "+"}


def test_a_hypothesis_does_not_reach_a_bound_variable_of_the_same_name():
    s = Symbol("s")
    context = Context((Positive(s),))
    assert values(s, context) == {"+"}
    assert values(s, context.under(s)) == FINITE


def test_the_divergence_of_densities_is_never_minus_infinity():
    divergence = KLDivergence(p, q)
    assert values(divergence, NOTHING) == FINITE | {"+oo"}
    # to a base below 1 its sign is turned
    assert "-oo" in values(KLDivergence(p, q, Number(HALF.value)), NOTHING)
    # over half a line p log(p/q) may go to -oo nowhere, but the kernel does not claim to know
    half_line = Integral(unfold(divergence).body, Symbol("x"), number(0), INFINITY)
    assert "undefined" in values(half_line, NOTHING)


def test_an_integral_is_finite_by_hypothesis_only():
    integral = unfold(Entropy(p)).operand
    assert "undefined" in values(integral, NOTHING)
    assert values(integral, Context((FiniteIntegral(integral),))) == FINITE


def test_logarithms_to_impossible_bases_may_be_undefined():
    assert "undefined" in values(Log(number(2), number(1)), NOTHING)
    assert "undefined" in values(Log(number(2), Symbol("b")), NOTHING)
    assert values(Log(number(2), number(3)), NOTHING) == {"+"}
    assert values(Log(Add((Px, Neg(Px)))), NOTHING) >= {"-oo", "undefined"}


def test_what_dominates_the_uniform_pmf_has_full_support():
    full = Context((DominatedBy(Uniform(X), P),))
    assert values(Apply(P, (x,)), full) == {"+"}
    assert values(Apply(Q, (x,)), full) == {"0", "+"}
    # P ≪ U says nothing
    assert values(Apply(P, (x,)), Context((DominatedBy(P, Uniform(X)),))) == {"0", "+"}
