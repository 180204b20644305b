"""What is known to be non-negative, and may have to do with a term.

A divergence (Gibbs), the entropy of a pmf, a conditional entropy, the surprisal of an outcome;
log(1/w) - D(P || M) where P has the weight w in M, and the entropy of the weights less JS; sums of
squares. That they are non-negative is proved in ``inequalities``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from symbolic_info.proof.prover.bounds import inverse_of
from symbolic_info.proof.prover.probabilities import gaps_of_squares
from symbolic_info.terms import (
    ONE,
    Apply,
    ConditionalEntropy,
    Distribution,
    Entropy,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    MutualInformation,
    Number,
    Pmf,
    Product,
    Size,
    Surprisal,
    Term,
    Uniform,
    alphabets_of,
    is_continuous,
    number,
    subterms,
    subtract,
)
from symbolic_info.terms.binding import free_variables

MAX_DISTRIBUTIONS = 7


def known_gaps(term: Term, base: Term | None) -> Iterator[Term]:
    """Yield what is non-negative and may have to do with the term."""
    # of densities, whose entropies may be negative, nothing is known here
    pool = [p for p in dict.fromkeys(_distributions(term)) if not is_continuous(p)]
    pool = pool[:MAX_DISTRIBUTIONS]
    pairs = [(p, q) for p, q in permutations(pool, 2) if alphabets_of(p) == alphabets_of(q)]
    joints = [p for p in pool if isinstance(p, Pmf) and len(p.alphabets) == 2]
    yield from (MutualInformation(p, base) for p in joints)
    yield from (ConditionalEntropy(p, axis, base) for p in joints for axis in (0, 1))
    measures = [KLDivergence(p, q, base) for p, q in pairs] + [Entropy(p, base) for p in pool]
    yield from measures
    yield ONE
    for weight in dict.fromkeys(_symbolic_weights(term)):
        yield from (Mul((weight, measure)) for measure in measures)
    free = free_variables(term)
    for part in subterms(term):
        match part:
            case Surprisal(distribution=p, points=points):
                yield Surprisal(p, points, base)
            case Apply(distribution=p, points=points) if free.issuperset(points) or not any(
                isinstance(point, Index) for point in points
            ):
                yield Surprisal(p, points, base)


def gaps_of_shares(term: Term, base: Term | None) -> Iterator[Term]:
    """Yield log(1/w) - D(P || M) for mixtures M in which P has the weight w, and H(w) - JS."""
    for part in subterms(term):
        if isinstance(part, Mixture | JensenShannonDivergence):
            whole = Mixture(part.weights, part.components)
            divergence = JensenShannonDivergence(part.weights, part.components, base)
            first = part.weights[0]
            alike = isinstance(first, Number) and set(part.weights) == {first}
            most = Log(inverse_of(first), base) if alike else _entropy_of(part.weights, base)
            yield subtract(most, divergence)
            for weight, component in zip(part.weights, part.components, strict=True):
                if isinstance(weight, Number) and weight.value:
                    most = Log(inverse_of(weight), base)
                    yield subtract(most, KLDivergence(component, whole, base))


def _entropy_of(weights: tuple[Term, ...], base: Term | None) -> Term:
    return Entropy(LiteralPmf(weights), base)


def gaps_of_squares_among(term: Term, base: Term | None) -> Iterator[Term]:
    """Yield those of sums of squares of the probabilities in the term."""
    return gaps_of_squares(term, list(dict.fromkeys(_distributions(term)))[:MAX_DISTRIBUTIONS])


def _symbolic_weights(term: Term) -> Iterator[Term]:
    for part in subterms(term):
        if isinstance(part, Mixture | JensenShannonDivergence):
            yield from (w for w in part.weights if free_variables(w))


def _distributions(term: Term) -> Iterator[Distribution]:
    for part in subterms(term):
        match part:
            case Pmf(alphabets=(_, _)):
                laws = Marginal(part, 0), Marginal(part, 1)
                yield from (part, Product(laws), *laws)
            case Pmf() | Mixture() | Uniform() | Marginal() if not is_continuous(part):
                yield part
            case Size(alphabet=alphabet):
                yield Uniform(alphabet)
            case JensenShannonDivergence(weights=weights, components=components):
                yield Mixture(weights, components)
            case LiteralPmf(weights=weights, labels=labels):
                yield part
                share = number(Fraction(1, len(weights)))
                yield LiteralPmf((share,) * len(weights), labels)
