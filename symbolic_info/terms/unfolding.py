"""What heads and composed distributions stand for: one step of unfolding at the root.

Sources: Cover and Thomas, Elements of Information Theory, 2nd ed.: entropy (2.1), relative
entropy (2.26), mutual information (2.28), conditional entropy (2.10), differential entropy
(8.1); cross entropy: Goodfellow, Bengio and Courville, Deep Learning, (3.51); Jensen-Shannon
divergence: Lin, IEEE Trans. Inf. Theory 37 (1991), (4.1).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from symbolic_info.terms.binding import free_names, fresh_name
from symbolic_info.terms.distributions import (
    Alphabet,
    Distribution,
    JointTable,
    LiteralPmf,
    Marginal,
    Mixture,
    Product,
    Uniform,
    alphabets_of,
    is_continuous,
    is_literal,
    labels_of,
)
from symbolic_info.terms.heads import (
    ConditionalEntropy,
    CrossEntropy,
    Entropy,
    JensenShannonDivergence,
    KLDivergence,
    MutualInformation,
    Surprisal,
)
from symbolic_info.terms.scalars import (
    EULER,
    INFINITY,
    ONE,
    Add,
    Apply,
    Div,
    Expectation,
    Index,
    Integral,
    Log,
    Mul,
    Neg,
    Outcome,
    Size,
    Sum,
    Symbol,
)
from symbolic_info.terms.term import Term, subterms

_Body: TypeAlias = Callable[[tuple[Term, ...]], Term]


def is_unfoldable(term: Term) -> bool:
    """Whether ``unfold`` has a meaning to give for the root of ``term``."""
    return unfolded(term) is not None


def unfold(term: Term) -> Term:
    """Return what the root of ``term`` stands for; ``ValueError`` if it is primitive.

    >>> from symbolic_info.terms import KLDivergence, Pmf
    >>> unfold(KLDivergence(Pmf("P"), Pmf("Q")))
    sum_x(P(x)*log(P(x)/Q(x)))
    """
    result = unfolded(term)
    if result is None:
        raise ValueError(f"{term} has no definition to unfold")
    return result


# a definition is asked for at each place where the term stands, and for each thing supposed there
@lru_cache(maxsize=4_000)
def unfolded(term: Term) -> Term | None:
    """Return what the root of ``term`` stands for, or ``None`` if it is primitive."""
    match term:
        case Surprisal(distribution=p, points=points, base=base):
            return Neg(Log(Apply(p, points), base))
        case Entropy(distribution=p, base=base):
            return Neg(_total(p, term, lambda x: Mul((Apply(p, x), Log(Apply(p, x), base)))))
        case CrossEntropy(distribution=p, model=q, base=base):
            return Neg(_total(p, term, lambda x: Mul((Apply(p, x), Log(Apply(q, x), base)))))
        case KLDivergence(distribution=p, model=q, base=base):
            return _total(
                p, term, lambda x: Mul((Apply(p, x), Log(Div(Apply(p, x), Apply(q, x)), base)))
            )
        case JensenShannonDivergence(weights=weights, components=parts, base=base):
            mixture = Mixture(weights, parts)
            divergences = tuple(KLDivergence(part, mixture, base) for part in parts)
            if len(set(weights)) == 1:
                return Mul((weights[0], Add(divergences)))
            return Add(tuple(Mul((w, d)) for w, d in zip(weights, divergences, strict=True)))
        case ConditionalEntropy(joint=joint, axis=axis, base=base):
            given = Marginal(joint, 1 - axis)
            return Neg(
                _total(
                    joint,
                    term,
                    lambda xy: Mul(
                        (
                            Apply(joint, xy),
                            Log(Div(Apply(joint, xy), Apply(given, (xy[1 - axis],))), base),
                        )
                    ),
                )
            )
        case MutualInformation(joint=joint, base=base):
            return KLDivergence(joint, Product((Marginal(joint, 0), Marginal(joint, 1))), base)
        case Expectation(body=body, index=Index() as index, distribution=p):
            return Sum(Mul((Apply(p, (index,)), body)), index)
        case Expectation(body=body, index=Symbol() as variable, distribution=p):
            return _over_line(Mul((Apply(p, (variable,)), body)), variable)
        case Apply(distribution=p, points=points):
            return _application(p, points)
        case Log(argument=argument, base=base) if base is not None and base != EULER:
            return Div(Log(argument, EULER), Log(base, EULER))
        case _:
            return None


def written_outcomes(term: Term, index: Index) -> tuple[Outcome, ...]:
    """Return the outcomes that an index of ``term`` runs over, where they are written out there.

    Nothing is returned where nothing in the term says which they are.
    """
    found = {
        labels
        for part in subterms(term)
        for labels, alphabet in zip(labels_of(part), alphabets_of(part), strict=False)
        if alphabet == index.alphabet
    }
    return tuple(map(Outcome, found.pop())) if len(found) == 1 else ()


def _application(p: Distribution, points: tuple[Term, ...]) -> Term | None:
    match p:
        case Mixture(weights=weights, components=parts):
            return Add(
                tuple(Mul((w, Apply(part, points))) for w, part in zip(weights, parts, strict=True))
            )
        case Uniform(alphabet=alphabet):
            return Div(ONE, Size(alphabet))
        case Product(factors=factors):
            applied, start = [], 0
            for factor in factors:
                stop = start + max(1, len(alphabets_of(factor)))
                applied.append(Apply(factor, points[start:stop]))
                start = stop
            return Mul(tuple(applied))
        case Marginal(joint=joint, axis=axis):
            other = alphabets_of(joint)[1 - axis]
            taken = free_names(Apply(joint, points))
            index = Index(fresh_name(_letter(other, 1 - axis), taken), other)
            pair = (points[0], index) if axis == 0 else (index, points[0])
            return Sum(Apply(joint, pair), index)
        case LiteralPmf() if isinstance(points[0], Outcome):
            labels = p.outcome_labels
            label = points[0].label
            return p.weights[labels.index(label)] if label in labels else None
        case JointTable(row_labels=rows, column_labels=columns):
            match points:
                case (Outcome(label=row), Outcome(label=column)):
                    if row in rows and column in columns:
                        return p.rows[rows.index(row)][columns.index(column)]
            return None
        case _:
            return None


def _total(p: Distribution, head: Term, body: _Body) -> Term:
    """Sum (or integrate) ``body`` over the space of p, with names that are free in the head."""
    taken = free_names(head)
    if is_continuous(p):
        variable = Symbol(fresh_name("x", taken))
        return _over_line(body((variable,)), variable)
    indices: list[Index] = []
    for axis, alphabet in enumerate(alphabets_of(p)):
        name = fresh_name(_letter(alphabet, axis), taken | {index.name for index in indices})
        indices.append(Index(name, alphabet))
    result = body(tuple(indices))
    for index in reversed(indices):
        result = Sum(result, index)
    return result


def _letter(alphabet: Alphabet, axis: int) -> str:
    """Return the letter of an index; outcomes that are written out give an alphabet no name."""
    return "xyz"[min(axis, 2)] if is_literal(alphabet) else alphabet.name.lower()


def _over_line(body: Term, variable: Symbol) -> Integral:
    return Integral(body, variable, Neg(INFINITY), INFINITY)
