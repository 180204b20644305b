"""The two distributions of a divergence or a cross entropy the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.documents.slips.written_out import weighted
from symbolic_info.documents.slips.wrong import Slip, Wrong
from symbolic_info.terms import CrossEntropy, KLDivergence, Term
from symbolic_info.terms.term import map_children


def exchanged_distributions(wrong: Wrong, written: Term | None) -> Iterator[Slip]:
    """Yield the slip if the value stated is that of D(Q || P) for D(P || Q), or of H(Q, P)."""
    found = {_exchanged(wrong.term)}
    if written is not None:
        found.add(_exchanged_in_products(written))
    for term in found - {wrong.term, written}:
        if wrong.is_explained_by(term):
            yield Slip("refuted-order", "The value shown has the two distributions exchanged.")
            return


def _exchanged(term: Term) -> Term:
    """Return the term with the arguments of every divergence and cross entropy exchanged."""
    match term:
        case KLDivergence(distribution=p, model=q, base=base):
            return KLDivergence(q, p, base)
        case CrossEntropy(distribution=p, model=q, base=base):
            return CrossEntropy(q, p, base)
        case _:
            return map_children(term, _exchanged)


def _exchanged_in_products(term: Term) -> Term:
    """Return the term with b log(b/a) for every a log(a/b), and b log a for every a log b."""
    product = weighted(term)
    if product is not None:
        return product.with_numbers(product.other, product.weight)
    return map_children(term, _exchanged_in_products)
