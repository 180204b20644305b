"""The hypotheses that may help a statement to a proof: those without which it may mean nothing.

H(P, Q) - D(P || Q) is oo - oo unless P << Q; 1/P(x) is infinite where P(x) is 0; an integral may
not exist. All that may be needed is supposed at first, and given up again one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    LogBase,
    Positive,
    Statement,
)
from symbolic_info.proof.prover.trials import parameters
from symbolic_info.terms import (
    ONE,
    Add,
    Apply,
    Density,
    Div,
    Integral,
    Log,
    Marginal,
    Measure,
    Mixture,
    Number,
    Pmf,
    Pow,
    Product,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    kinds,
    subterms,
    subtract,
)
from symbolic_info.terms.binding import free_variables

MAX_PMFS = 4
MAX_INTEGRALS = 20


def helpful_hypotheses(statement: Statement) -> tuple[Hypothesis, ...]:
    """Return what a statement may need to mean anything, or not to become oo - oo.

    These are full supports, dominations, integrals that are finite, and symbols that are bases of
    logarithms, or positive.
    """
    parts = [p for side in (statement.left, statement.right) for p in subterms(side)]
    integrals = dict.fromkeys(p for p in parts if isinstance(p, Integral))
    # hypotheses are given up one by one: those about one density alone are kept the longest
    complex_first = sorted(integrals, key=densities_in, reverse=True)[-MAX_INTEGRALS:]
    logarithms = [p for p in parts if isinstance(p, Log | Measure)]
    bases = dict.fromkeys(p.base for p in logarithms if isinstance(p.base, Symbol))
    # a logarithm that is divided by is not 0, like that of a base
    divisors = [p.denominator for p in parts if isinstance(p, Div)]
    bases |= dict.fromkeys(
        part.argument
        for divisor in divisors
        for part in subterms(divisor)
        if isinstance(part, Log) and isinstance(part.argument, Symbol)
    )
    found: tuple[Hypothesis, ...] = (
        *dict.fromkeys(h for side in (statement.left, statement.right) for h in _supports(side)),
        *_dominations(statement),
        *(FiniteIntegral(p) for p in complex_first),
        *(Positive(a) for a in parameters(statement) if a not in bases),
        # most is true of bases that exceed 1, and some of all
        *(Positive(subtract(b, ONE)) for b in bases),
        *(LogBase(b) for b in bases),
    )
    return tuple(h for h in found if h not in statement.hypotheses)


def _supports(term: Term) -> Iterator[Hypothesis]:
    """Yield that probabilities are positive: outside of logarithms, those that are divided by.

    So are those whose logarithms stand in an exponent: 2^(-oo) has no value. In a logarithm, they
    are where what is divided is a quotient itself, as in log(P(x | y)/P(x)).
    """
    match term:
        case Log(argument=Div(numerator=a, denominator=b)) if kinds(a) & {Div}:
            yield from _full_supports((*subterms(a), b))
    if isinstance(term, Log | Measure):
        return
    if isinstance(term, Div):
        yield from _full_supports(subterms(term.denominator))
    if isinstance(term, Pow) and not isinstance(term.exponent, Number):
        logarithms = (part for part in subterms(term.exponent) if isinstance(part, Log))
        yield from _full_supports(part for log in logarithms for part in subterms(log))
    for child in term.children:
        yield from _supports(child)


def _full_supports(parts: Iterable[Term]) -> Iterator[Hypothesis]:
    for part in parts:
        if isinstance(part, Apply) and len(alphabets_of(part.distribution)) == 1:
            (alphabet,) = alphabets_of(part.distribution)
            yield DominatedBy(Uniform(alphabet), part.distribution)


def _dominations(statement: Statement) -> tuple[Hypothesis, ...]:
    both = Add((statement.left, statement.right))
    names = free_variables(both)
    pmfs = sorted((n for n in names if isinstance(n, Pmf)), key=lambda p: p.sort_key)[:MAX_PMFS]
    composed = [p for p in subterms(both) if isinstance(p, Uniform | Mixture | Product | Marginal)]
    pool = [*pmfs, *dict.fromkeys(composed)][: 2 * MAX_PMFS]
    # hypotheses are given up one by one: those about two names alone are kept the longest
    pairs = sorted(permutations(pool, 2), key=lambda pair: all(isinstance(p, Pmf) for p in pair))
    return tuple(
        DominatedBy(p, q)
        for p, q in pairs
        # everything is dominated by the uniform pmf
        if alphabets_of(p) == alphabets_of(q) and not isinstance(q, Uniform | Mixture)
    )


def densities_in(term: Term) -> int:
    """Return how many densities a term is about."""
    return sum(isinstance(name, Density) for name in free_variables(term))
