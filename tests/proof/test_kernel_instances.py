"""Theorems used at random: terms that nobody chose put in for their names, hypotheses left out.

Where the kernel grants the use, what comes out is held against the denotation, its equality case
too, as the kernel found it and as it is said more simply.
"""

from dataclasses import replace
from random import Random

import pytest
from judging import fault

from symbolic_info.proof import KernelError, check, derive, equality_case, names
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.statement import DENIED, Statement, terms_of, with_terms
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    Density,
    Div,
    Entropy,
    Index,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Pmf,
    Product,
    Size,
    Sum,
    Symbol,
    number,
    substitute,
    subtract,
)
from symbolic_info.terms.binding import free_variables

X = Alphabet()
x = Index("x", X)
k, P, p, q = Symbol("k"), Pmf("P"), Density("p"), Density("q")
Px = Apply(P, (x,))
SCALARS = (k, Neg(k), ZERO, ONE, HALF, number(2), Size(X), Div(ONE, Size(X)), Px, Entropy(P))
USED = [name for name in names() if derive(name).statement.sign not in DENIED]


def pmf(alphabets, rng):
    plain = [Pmf(letter, alphabets) for letter in "PQRJ"]
    weight = rng.choice((k, Px, number("1/3"), ZERO, ONE))
    made = [Mixture((weight, subtract(ONE, weight)), (rng.choice(plain), rng.choice(plain)))]
    if len(alphabets) == 1:
        made.append(Marginal(Pmf("K", alphabets * 2), rng.choice((0, 1))))
    else:
        made.append(Product((Pmf("S", alphabets[:1]), Pmf("T", alphabets[1:]))))
    return rng.choice((*plain, *made))


def put_in(name, rng):
    match name:
        case Pmf(alphabets=alphabets):
            return pmf(alphabets, rng)
        case Symbol():
            return rng.choice((*SCALARS, name))
        case Index(alphabet=alphabet):
            return Index(rng.choice("xy"), alphabet)
        case Density():
            return rng.choice((p, q, Mixture((HALF, HALF), (p, q))))
    return name


def around(left, right, rng):
    """A place for the two sides: alone, times something, or weighed and summed; and the path."""
    factor = rng.choice((k, Px, number(-2), ZERO, HALF))
    weighed = [Mul((factor, side)) for side in (left, right)]
    return rng.choice(
        (
            (left, right, ()),
            (*weighed, (1,)),
            (*(Sum(Mul((Px, side)), x) for side in (left, right)), (0, 1)),
        )
    )


def use(rng):
    """A derivation by one use of a theorem of the catalogue."""
    theorem = derive(rng.choice(USED))
    given = theorem.statement
    free = sorted(free_variables(Add((given.left, given.right))), key=lambda name: name.sort_key)
    names_in = tuple((name, put_in(name, rng)) for name in free if not isinstance(name, Size))
    terms = dict(names_in)
    left, right = substitute(given.left, terms), substitute(given.right, terms)
    hypotheses = [
        with_terms(hypothesis, [substitute(term, terms) for term in terms_of(hypothesis)])
        for hypothesis in given.hypotheses
    ]
    kept = tuple(hypothesis for hypothesis in hypotheses if rng.random() < 0.8)
    whole, bound, path = around(left, right, rng)
    step = Step("theorem", path, right, 0, names_in)
    statement = Statement(whole, given.sign, bound, kept)
    return Derivation(statement, (Line(given.sign, (step,)),), (theorem.derivation,))


@pytest.mark.parametrize("seed", range(6))
def test_what_the_kernel_grants_of_a_theorem_is_true(seed):
    rng, granted = Random(seed), 0
    for _ in range(20):
        try:
            theorem = check(use(rng))
        except KernelError:
            continue
        for shown in (theorem, replace(theorem, equality=equality_case(theorem))):
            reason = fault(shown, rng, 25)
            # of some hypotheses few environments are found, and of contradictory ones none
            assert not reason or reason.startswith("no environment"), theorem.statement
            granted += not reason
    assert granted > 5
