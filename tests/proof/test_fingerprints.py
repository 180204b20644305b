"""Fingerprints: the same for what is equal by arithmetic, another for what is something else."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from proof_strategies import M, P, Q, X, terms, x, y

from symbolic_info.proof import KernelError
from symbolic_info.proof.kernel.arithmetic import normal_form
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.fingerprints import fingerprint
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Pmf,
    Pow,
    Sum,
    number,
    subtract,
)

Px, Qx = Apply(P, (x,)), Apply(Q, (x,))
J = Pmf("J", (X, Alphabet("Y", "m")))


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(terms)
def test_a_term_has_the_fingerprint_of_its_normal_form(term):
    for context in (Context(), Context().assuming((Px,))):
        try:
            normal = normal_form(term, context)
        except KernelError:
            assume(False)
        assert fingerprint(normal) == fingerprint(term)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (Pow(subtract(Px, Qx), number(2)), Pow(subtract(Qx, Px), number(2))),
        (Div(Add((Px, Qx)), number(2)), Add((Mul((HALF, Px)), Div(Qx, number(2))))),
        (Pow(Px, Neg(number(2))), Div(ONE, Mul((Px, Px)))),
        (Log(Div(Mul((Px, Qx)), Qx)), Log(Px)),
        (Sum(Mul((Px, Log(Qx))), x), Sum(Mul((Log(Apply(Q, (y,))), Apply(P, (y,)))), y)),
        (Entropy(M), Entropy(Mixture((HALF, HALF), (Q, P)))),
        (Mul((number(2), Div(Px, ZERO))), Div(Mul((number(2), Px)), ZERO)),
    ],
)
def test_what_only_arithmetic_tells_apart_has_one_fingerprint(left, right):
    assert left != right
    assert fingerprint(left) == fingerprint(right)


DIFFERENT = [
    ZERO,
    ONE,
    HALF,
    Px,
    Apply(P, (y,)),
    Qx,
    Log(Px),
    Log(Px, number(2)),
    Neg(Log(Px)),
    Sum(Px, x),
    Entropy(P),
    Entropy(Q),
    CrossEntropy(P, Q),
    CrossEntropy(Q, P),
    KLDivergence(P, Q),
    Entropy(M),
    Entropy(Mixture((number("1/3"), number("2/3")), (P, Q))),
    Entropy(Marginal(J, 0)),
    Entropy(Marginal(J, 1)),
    Div(ONE, Px),
    Div(ONE, ZERO),
]


def test_what_is_something_else_has_another_fingerprint():
    for left, right in combinations(DIFFERENT, 2):
        assert fingerprint(left) != fingerprint(right), f"{left} and {right}"
