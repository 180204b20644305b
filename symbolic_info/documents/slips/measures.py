"""Another measure of the same distributions: the entropy where the cross entropy is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from symbolic_info.documents.slips.written_out import Weighted, weighted
from symbolic_info.documents.slips.wrong import Known, Slip, Wrong
from symbolic_info.terms import (
    Add,
    ConditionalEntropy,
    CrossEntropy,
    Distribution,
    Entropy,
    JensenShannonDivergence,
    JointTable,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Measure,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Term,
)
from symbolic_info.terms.term import map_children, subterms

# with how many of the distributions in force an entropy is compared
_MOST_MODELS = 6


def other_measures(wrong: Wrong, written: Term | None, known: Known) -> Iterator[Slip]:
    """Yield each measure of the distributions in a term whose value is the one stated."""
    measures = [part for part in subterms(wrong.term) if isinstance(part, Measure)]
    if len(measures) == 1:
        for other, name in _neighbours(measures[0], known):
            if wrong.is_explained_by(_with(wrong.term, measures[0], other)):
                yield Slip("refuted-measure", _MESSAGE, f"It is the value of {name}.")
    if not measures and written is not None:
        for change, name in _REWRITINGS:
            changed = _rewritten(written, change)
            if changed != written and wrong.is_explained_by(changed):
                yield Slip("refuted-measure", _MESSAGE, f"It is the value of {name}.")


_MESSAGE = "This is another measure of the same distributions."


def _with(term: Term, measure: Term, other: Term) -> Term:
    if term == measure:
        return other
    return map_children(term, lambda child: _with(child, measure, other))


def _neighbours(measure: Measure, known: Known) -> Iterator[tuple[Term, str]]:
    base = measure.base
    match measure:
        case KLDivergence(distribution=p, model=q):
            yield CrossEntropy(p, q, base), "the cross entropy"
            yield Entropy(p, base), "the entropy of the first distribution"
        case CrossEntropy(distribution=p, model=q):
            yield Entropy(p, base), "the entropy of the first distribution"
            yield Entropy(q, base), "the entropy of the second distribution"
            yield KLDivergence(p, q, base), "the divergence D(P∥Q)"
        case JensenShannonDivergence(weights=weights, components=(p, q) as both):
            yield KLDivergence(p, q, base), "the divergence D(P∥Q)"
            yield KLDivergence(q, p, base), "the divergence D(Q∥P)"
            mixture = Mixture(weights, both)
            parts = tuple(KLDivergence(part, mixture, base) for part in both)
            yield parts[0], "D(P∥M) alone"
            yield parts[1], "D(Q∥M) alone"
            yield Add(parts), "the sum of the two divergences, without their weights"
        case Entropy(distribution=LiteralPmf() as p):
            yield from _with_models(p, base, known)
        case Entropy(distribution=Marginal(joint=JointTable() as joint)):
            yield from _of_joint(joint, base)
        case Entropy(distribution=JointTable() as joint):
            yield from _of_joint(joint, base)
        case ConditionalEntropy(joint=JointTable() as joint):
            yield from _of_joint(joint, base)
        case MutualInformation(joint=JointTable() as joint):
            yield from _of_joint(joint, base)
        case _:
            return


def _with_models(p: Distribution, base: Term | None, known: Known) -> Iterator[tuple[Term, str]]:
    others = ((name, q) for name, q in known.distributions if q != p)
    for name, q in islice(others, _MOST_MODELS):
        yield Entropy(q, base), f"the entropy of {name}"
        if isinstance(p, LiteralPmf) and len(q.weights) == len(p.weights):
            yield CrossEntropy(p, q, base), f"the cross entropy with {name}"
            yield KLDivergence(p, q, base), f"the divergence from {name}"


def _of_joint(joint: Distribution, base: Term | None) -> Iterator[tuple[Term, str]]:
    yield Entropy(joint, base), "the joint entropy"
    yield Entropy(Marginal(joint, 0), base), "the entropy of the first variable"
    yield Entropy(Marginal(joint, 1), base), "the entropy of the second variable"
    yield ConditionalEntropy(joint, 0, base), "the first variable's conditional entropy"
    yield ConditionalEntropy(joint, 1, base), "the second variable's conditional entropy"
    yield MutualInformation(joint, base), "the mutual information"


def _entropy(product: Weighted) -> Term:
    """Return a log a for a log b, -a log a for a log(a/b)."""
    if product.form == "a/b":
        return Neg(Mul((product.weight, Log(product.weight, product.base))))
    return product.with_numbers(product.weight, product.weight)


def _cross_entropy(product: Weighted) -> Term:
    """Return -a log b for a log(a/b)."""
    if product.form == "a/b":
        return Neg(Mul((product.weight, Log(product.other, product.base))))
    return product.with_numbers(product.weight, product.other)


def _divergence(product: Weighted) -> Term:
    """Return a log(a/b), and its negation for a log b, which stands behind a minus sign."""
    quotient = Weighted(product.weight, product.other, "a/b", product.base)
    term = quotient.with_numbers(product.weight, product.other)
    return Neg(term) if product.form == "b" else term


_REWRITINGS: tuple[tuple[Callable[[Weighted], Term], str], ...] = (
    (_entropy, "the entropy of the first distribution"),
    (_cross_entropy, "the cross entropy"),
    (_divergence, "the divergence D(P∥Q)"),
)


def _rewritten(term: Term, change: Callable[[Weighted], Term]) -> Term:
    product = weighted(term)
    if product is not None:
        return change(product)
    return map_children(term, lambda child: _rewritten(child, change))
