"""Random statements that are true by construction, and small changes that may make them false.

An equality begins as a combination of measures; its other side is the same combination after
some rewritings by identities that textbooks have (Cover and Thomas, Elements of Information
Theory, 2nd ed., chapter 2; Lin 1991 for Jensen-Shannon). An inequality has something known to be
non-negative added to one side. All choices are those of the random generator that is passed.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mutations import changed_terms
from proof_strategies import P, Q, X

from symbolic_info.proof import Statement
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    CrossEntropy,
    Distribution,
    Div,
    Entropy,
    Expectation,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Number,
    Pmf,
    Product,
    Size,
    Sum,
    Surprisal,
    Term,
    Uniform,
    number,
    replace_at,
    subtract,
    walk,
)

R = Pmf("R")
Y = Alphabet("Y", "m")
J, S = Pmf("J", (X, Y)), Pmf("S", (Y,))
JX, JY = Marginal(J, 0), Marginal(J, 1)
U = Uniform(X)
# R and the joint pmf come seldom: what takes a prover long is the number of names
PMFS = (P,) * 5 + (Q,) * 5 + (R,)

_WEIGHTS = ((HALF, HALF), (number("1/3"), number("2/3")))
_COEFFICIENTS = ("1", "1", "2", "3", "1/2", "3/4", "-1", "-2", "-1/2")


def true_equality(rng: Random) -> Statement:
    """An equality that holds wherever both sides are defined."""
    left = _combination(rng, rng.choice((1, 1, 1, 1, 2, 3)))
    right = left
    for _ in range(rng.choice((1, 1, 1, 2, 2, 4))):
        right = _rewritten(right, rng)
    sides = (left, right) if rng.random() < 0.5 else (right, left)
    return Statement(sides[0], "=", sides[1])


def true_inequality(rng: Random) -> Statement:
    """An inequality that holds wherever both sides are defined."""
    smaller = _finite_measure(rng)
    if rng.random() < 0.3:
        smaller = ZERO
    greater = Add((smaller, _non_negative(rng)))
    for _ in range(rng.randint(0, 2)):
        greater = _rewritten(greater, rng)
    if rng.random() < 0.5:
        return Statement(greater, "≥", smaller)
    return Statement(smaller, "≤", greater)


def perturbed(statement: Statement, rng: Random) -> Statement:
    """The statement with one part of one side changed, or its relation turned round."""
    turned = {"≤": "≥", "≥": "≤"}
    if statement.sign in turned and rng.random() < 0.3:
        return Statement(statement.left, turned[statement.sign], statement.right)
    changes = [
        change
        for left in (True, False)
        for change in _changes(statement, left)
        if change != statement
    ]
    return rng.choice(changes)


def _changes(statement: Statement, left: bool) -> Iterator[Statement]:
    side = statement.left if left else statement.right
    for _, term in changed_terms(side, statement):
        sides = (term, statement.right) if left else (statement.left, term)
        yield Statement(sides[0], statement.sign, sides[1])


# combinations


def _combination(rng: Random, count: int) -> Term:
    parts = tuple(_times(rng.choice(_COEFFICIENTS), _measure(rng)) for _ in range(count))
    return parts[0] if count == 1 else Add(parts)


def _times(coefficient: str, term: Term) -> Term:
    if coefficient == "1":
        return term
    factor = number(coefficient)
    return Neg(term) if coefficient == "-1" else Mul((factor, term))


def _two(rng: Random) -> tuple[Pmf, Pmf]:
    p = rng.choice(PMFS)
    return p, rng.choice([q for q in PMFS if q != p])


def _measure(rng: Random) -> Term:
    p, q = rng.choice(PMFS), rng.choice(PMFS)
    return rng.choice((CrossEntropy(p, q), KLDivergence(p, q), _finite_measure(rng)))


def _finite_measure(rng: Random) -> Term:
    p, q = _two(rng)
    weights = rng.choice(_WEIGHTS)
    if rng.random() < 0.1:
        return rng.choice(
            (
                Entropy(J),
                ConditionalEntropy(J, rng.randint(0, 1)),
                MutualInformation(J),
                Entropy(Product((p, S))),
            )
        )
    return rng.choice(
        (
            Entropy(p),
            Entropy(Mixture(weights, (p, q))),
            JensenShannonDivergence(weights, (p, q)),
            KLDivergence(p, Mixture(weights, (p, q))),
            Log(Size(X)),
            KLDivergence(p, U),
        )
    )


def _non_negative(rng: Random) -> Term:
    p, q = _two(rng)
    term = rng.choice(
        (
            KLDivergence(p, q),
            Entropy(p),
            JensenShannonDivergence((HALF, HALF), (p, q)),
            MutualInformation(J),
            subtract(Log(Size(X)), Entropy(p)),
            KLDivergence(p, U),
        )
    )
    return _times(rng.choice(("1", "2", "1/2", "3/4")), term)


# identities


def _rewritten(term: Term, rng: Random) -> Term:
    places = [
        (path, other) for path, part in walk(term) for other in _equals(part, path == (), rng)
    ]
    # what a measure is comes before how a sum is written
    path, other = rng.choice(places)
    return replace_at(term, path, other)


def _equals(part: Term, is_whole: bool, rng: Random) -> Iterator[Term]:
    """Yield terms with the value of this one, wherever both are defined."""
    match part:
        case Entropy(distribution=Product(factors=(p, q))):
            yield Add((Entropy(p), Entropy(q)))
        case Entropy(distribution=joint) if joint == J:
            yield Add((Entropy(JX), ConditionalEntropy(J, 1)))
            yield subtract(Add((Entropy(JX), Entropy(JY))), MutualInformation(J))
        case Entropy(distribution=p):
            yield from _entropies(p, rng)
        case CrossEntropy(distribution=p, model=q):
            yield from _cross_entropies(p, q, _index(p, rng))
        case KLDivergence(distribution=p, model=q) if q != Product((JX, JY)):
            yield from _divergences(p, q, _index(p, rng))
        case JensenShannonDivergence(weights=(v, w), components=(p, q)):
            m = Mixture((v, w), (p, q))
            yield JensenShannonDivergence((w, v), (q, p))
            yield Add((Mul((v, KLDivergence(p, m))), Mul((w, KLDivergence(q, m)))))
            yield subtract(Entropy(m), Add((Mul((v, Entropy(p))), Mul((w, Entropy(q))))))
        case MutualInformation():
            yield subtract(Entropy(JY), ConditionalEntropy(J, 1))
            yield subtract(Entropy(JX), ConditionalEntropy(J, 0))
            yield subtract(Add((Entropy(JX), Entropy(JY))), Entropy(J))
            yield KLDivergence(J, Product((JX, JY)))
        case ConditionalEntropy(axis=axis):
            yield subtract(Entropy(J), Entropy(Marginal(J, 1 - axis)))
        case Log(argument=Size()):
            yield Entropy(U)
            yield CrossEntropy(rng.choice(PMFS), U)
            yield Neg(Log(Div(ONE, part.argument)))
        case Add(parts=parts):
            yield Add(tuple(rng.sample(parts, len(parts))))
        case Mul(factors=(Number() as c, Add(parts=parts))):
            yield Add(tuple(Mul((c, p)) for p in parts))
        case Mul(factors=(Number(value=c), a)):
            yield Mul((a, Number(c)))
            yield Add((Mul((Number(c / 3), a)), Mul((Number(2 * c / 3), a))))
            yield Div(Mul((Number(c * 2), a)), number(2))
        case Neg(operand=Add(parts=parts)):
            yield Add(tuple(Neg(p) for p in parts))
    if is_whole:
        p = rng.choice(PMFS)
        i = _index(p, rng)
        yield Add((part, KLDivergence(p, p)))
        yield Mul((Sum(Apply(p, (i,)), i), part))
        yield Neg(Neg(part))


def _entropies(p: Distribution, rng: Random) -> Iterator[Term]:
    i = _index(p, rng)
    at = Apply(p, (i,))
    yield Neg(Sum(Mul((at, Log(at))), i))
    yield Sum(Mul((at, Log(Div(ONE, at)))), i)
    yield Expectation(Surprisal(p, (i,)), i, p)
    yield CrossEntropy(p, p)
    if i.alphabet == X:
        yield subtract(Log(Size(X)), KLDivergence(p, U))
    if isinstance(p, Pmf | Mixture) and i.alphabet == X:
        # where one of them is infinite, this is undefined: it holds under P ≪ Q
        q = rng.choice(PMFS)
        yield subtract(CrossEntropy(p, q), KLDivergence(p, q))


def _cross_entropies(p: Distribution, q: Distribution, i: Index) -> Iterator[Term]:
    at, model = Apply(p, (i,)), Apply(q, (i,))
    yield Add((Entropy(p), KLDivergence(p, q)))
    yield Neg(Sum(Mul((at, Log(model))), i))
    yield Neg(Expectation(Log(model), i, p))
    yield Expectation(Surprisal(q, (i,)), i, p)


def _divergences(p: Distribution, q: Distribution, i: Index) -> Iterator[Term]:
    at, model = Apply(p, (i,)), Apply(q, (i,))
    yield subtract(CrossEntropy(p, q), Entropy(p))
    yield Sum(Mul((at, Log(Div(at, model)))), i)
    yield Neg(Sum(Mul((at, Log(Div(model, at)))), i))
    yield Sum(Mul((at, subtract(Log(at), Log(model)))), i)
    yield Expectation(subtract(Surprisal(q, (i,)), Surprisal(p, (i,))), i, p)


def _index(p: Distribution, rng: Random) -> Index:
    alphabet = Y if p in (JY, S) else X
    return Index(rng.choice(("x", "i", "k")), alphabet)
