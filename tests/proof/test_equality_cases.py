"""When an inequality is an equality: what theorems say of that, from the mathematics."""

from random import Random

import pytest
from judging import environments, fault, holds, is_true

from symbolic_info.proof import Statement, derive, equality_case, names, prove
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import Vanishing
from symbolic_info.proof.prover.equality_cases import simplified
from symbolic_info.proof.theorems.names import MIXED, WEIGHT, WEIGHTS, XY, P, Q, R, V, x, y
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    KLDivergence,
    LiteralPmf,
    Marginal,
    Mul,
    Size,
    Symbol,
    subtract,
)

Px, Qx = Apply(P, (x,)), Apply(Q, (x,))
INEQUALITIES = [name for name in names() if derive(name).statement.sign in ("≤", "≥")]
EQUAL = Vanishing(subtract(Px, Qx), (x,))
DISJOINT = Vanishing(Mul((Px, Qx)), (x,))
UNIFORM = Vanishing(subtract(Px, Div(ONE, Size(x.alphabet))), (x,))
CERTAIN = Vanishing(Mul((Px, subtract(ONE, Px))), (x,))
INDEPENDENT = Vanishing(
    subtract(Apply(XY, (x, y)), Mul((Apply(Marginal(XY, 0), (x,)), Apply(Marginal(XY, 1), (y,))))),
    (x, y),
)


def weighed(condition):
    return Vanishing(Mul((*WEIGHTS, condition.term)), condition.indices)


# from Cover and Thomas, chapter 2, and Lin (1991); zeros of P and Q included
EXPECTED = {
    "entropy-is-non-negative": CERTAIN,
    "entropy-is-at-most-log-n": UNIFORM,
    "entropy-is-concave": weighed(EQUAL),
    "binary-entropy-is-at-most-log-two": Vanishing(subtract(Symbol("p"), HALF)),
    "kl-is-non-negative": EQUAL,
    "cross-entropy-is-at-least-entropy": EQUAL,
    "kl-is-convex-in-the-first-argument": weighed(EQUAL),
    "js-is-non-negative": EQUAL,
    "js-is-at-most-log-two": DISJOINT,
    "js-is-at-most-a-quarter-of-symmetrised-kl": EQUAL,
    "weighted-js-is-non-negative": weighed(EQUAL),
    "weighted-js-is-at-most-entropy-of-weights": weighed(DISJOINT),
    "mutual-information-is-non-negative": INDEPENDENT,
    "conditioning-does-not-increase-entropy": INDEPENDENT,
    "joint-entropy-is-at-most-the-sum": INDEPENDENT,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_equality_case_is_the_one_of_the_field(name):
    theorem = derive(name)
    assert equality_case(theorem) is not None
    expected = simplified((EXPECTED[name],), context_of(theorem.statement))
    assert equality_case(theorem).conditions == expected


@pytest.mark.parametrize("name", INEQUALITIES)
def test_the_sides_are_equal_where_the_equality_case_holds_and_nowhere_else(name):
    theorem = derive(name)
    assert fault(theorem, Random(name), 150) == ""
    # among the environments are some of both kinds
    case = equality_case(theorem)
    found = {
        all(holds(condition, env) for condition in case.conditions)
        for env in environments(theorem.statement, Random(name), 300)
    }
    assert found == {True, False}


def test_equality_is_only_claimed_among_finite_values_where_both_sides_may_be_infinite():
    # with P = [1, 0], Q = [1/2, 1/2], R = [0, 1] both sides of convexity are +oo
    assert not derive("kl-is-convex-in-the-first-argument").equality.always
    assert derive("cross-entropy-is-at-least-entropy").equality.always


def test_a_sum_of_gaps_vanishes_where_each_of_them_does():
    # D(P || Q) + D(R || V) >= 0, with equality where P = Q and R = V
    total = Add((KLDivergence(P, Q), KLDivergence(R, V)))
    conditions = equality_case(prove(total, "≥", ZERO)).conditions
    other = Vanishing(subtract(Apply(R, (x,)), Apply(V, (x,))), (x,))
    assert set(conditions) == {EQUAL, other}


def test_a_bound_that_is_never_met_says_so_by_a_condition_that_never_holds():
    # H(P) + 1 >= 0: the gap that is left over is 1
    assert equality_case(prove(Add((Entropy(P), ONE)), "≥", ZERO)).conditions == (Vanishing(ONE),)


def test_conditions_that_say_the_same_are_said_once():
    context = context_of(Statement(CrossEntropy(P, Q), "≥", Entropy(P)))
    twice = Vanishing(Mul((HALF, subtract(Qx, Px))), (x,))
    assert simplified((EQUAL, twice), context) == (EQUAL,)
    nothing = Vanishing(subtract(Px, Px), (x,))
    assert simplified((nothing,), context) == ()


def test_what_follows_by_summing_over_the_alphabet_is_left_out():
    # where w P(x) = Q(x) for every x, w = 1
    w = Symbol("w")
    weighed_equal = Vanishing(subtract(Mul((w, Px)), Qx), (x,))
    one = Vanishing(subtract(w, ONE))
    context = context_of(Statement(w, "=", w))
    assert simplified((weighed_equal, one), context) == simplified((weighed_equal,), context)


def test_a_condition_on_a_written_out_pmf_is_one_for_each_outcome():
    p = Symbol("p")
    coin = LiteralPmf((p, subtract(ONE, p)))
    theorem = prove(Entropy(coin), "≥", ZERO)
    (condition,) = equality_case(theorem).conditions
    assert (
        condition
        == simplified((Vanishing(Mul((p, subtract(ONE, p)))),), context_of(theorem.statement))[0]
    )


def test_equality_in_a_mixture_needs_a_weight_that_is_not_zero_or_one():
    statement = Statement(
        Entropy(MIXED), "≥", Add((Mul((WEIGHT, Entropy(P))), Mul((WEIGHTS[1], Entropy(Q)))))
    )
    theorem = prove(statement.left, "≥", statement.right)
    tries = list(environments(statement, Random(3), 200))
    equal = [
        env for env in tries if not is_true(Statement(statement.left, "≠", statement.right), env)
    ]
    assert equal
    for env in equal:
        same = holds(EQUAL, env)
        assert same or env.names[WEIGHT] in (0, 1)
    assert theorem.equality.always
