"""The linear-log normal form, and the stages of a textbook that lead to it.

A formula of the linear-log fragment is a sum of sums over alphabets, of products of
probabilities and numbers times at most one logarithm of a product of probabilities, mixtures
and numbers. ``develop`` brings it, stage by stage, to a form in which

* every head is unfolded, every logarithm is that of a single atom: a probability, a size, a
  number, or a sum of them that is no product;
* every sum over an index is that of one product, constants stand before it, and sums of
  probabilities are summed to 1 or to a marginal probability.

The terms on the way are the lines that a derivation can show. Two formulas are compared in the
kernel's arithmetic normal form, which collects equal products.

Why that decides equality. For pmfs P, Q, ... with full support on n symbols, written with free
positive parameters, ``log`` of pairwise different irreducible polynomials are linearly
independent over the rational functions, up to constants (Liouville: a logarithm of an
irreducible polynomial has a pole along its zero set, and no other of them has). So the
coefficients of each logarithm have to agree as rational functions for every n; sums of
monomials over a whole alphabet agree for every n only if the monomials do, once the one
relation sum_x P(x) = 1 is used up. Equality for full support leaves the zero patterns: there
the kernel's condition, that what is cancelled is finite, decides whether both sides are equal
as they stand, or under P ≪ Q.

Limits. Of a sum inside a logarithm only the common factors of its terms are taken out, so
log(P(x)^2 + 2 P(x) Q(x) + Q(x)^2) is not seen to be 2 log(P(x) + Q(x)); numbers are factored by
trial division up to a bound; products of two logarithms, symbolic exponents and sums over a
range are compared as they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal, TypeAlias

from symbolic_info.proof.kernel.statement import Vanishing
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover import definitions, logarithms, totals
from symbolic_info.proof.prover.effort import spend
from symbolic_info.proof.prover.hypotheses import use_hypotheses
from symbolic_info.proof.prover.products import MAX_PARTS, TooLarge, tidy
from symbolic_info.proof.prover.writing import Pen, Stage
from symbolic_info.terms import Alphabet, Mul, Term, subterms

MAX_STAGES = 40

Rewriting: TypeAlias = Callable[[Pen], None]
LogarithmsAre: TypeAlias = Literal["whole", "apart", "factored"]

# formulas are shown as they are defined, before anything is done to them
_SHOWN_AS_WRITTEN: tuple[Rewriting, ...] = (
    definitions.unfold_heads,
    definitions.unfold_bases,
    definitions.write_out_sums,
    definitions.unfold_pmfs,
    definitions.unfold_mixture_weights,
)

_STAGES: tuple[Rewriting, ...] = (
    logarithms.work_out_divisors,
    definitions.unfold_heads,
    definitions.write_out_sums,
    definitions.unfold_pmfs,
    use_hypotheses,
    logarithms.cancel,
    logarithms.drop_logarithms_of_one,
    totals.clear_zero_bodies,
    totals.add_up_constants,
    logarithms.undo,
    logarithms.evaluate_logarithms_of_bases,
    logarithms.apply_laws,
    definitions.unfold_mixture_weights,
    totals.split,
    totals.interchange,
    totals.take_out_constants,
    totals.sum_probabilities,
)

_FACTORING_STAGES: tuple[Rewriting, ...] = (
    definitions.unfold_mixtures,
    logarithms.factor_sums,
    logarithms.factor_numbers,
)


def develop(
    term: Term,
    context: Context,
    *,
    logarithms_are: LogarithmsAre,
    to_natural: bool,
    left_alone: Alphabet | None = None,
) -> Iterator[Stage]:
    """Yield the stages through which the term is developed, the term itself being the first.

    ``context`` has the hypotheses.

    ``logarithms_are`` left whole, or taken apart by their laws, or factored: mixtures inside of
    them are written out, too, and what is there is factored.
    ``to_natural``: write logarithms to a base as quotients of natural ones.
    ``left_alone`` is an alphabet that joint probabilities are not summed over.
    """
    rewritings = [r for r in _STAGES if logarithms_are != "whole" or r != logarithms.apply_laws]
    if to_natural:
        rewritings.insert(1, definitions.unfold_bases)
    if any(isinstance(h, Vanishing) and isinstance(h.term, Mul) for h in context.hypotheses):
        # of a mixture of disjoint supports, one part is left at each place
        rewritings.insert(rewritings.index(use_hypotheses), definitions.unfold_mixtures)
    if logarithms_are == "factored":
        rewritings += _FACTORING_STAGES
    yield Stage((), term)
    for count in range(MAX_STAGES - 1):
        # what is 1 as it is written is no factor of what is to be written out
        for rewriting in rewritings if count else (totals.sum_probabilities, *rewritings):
            stage = _stage(rewriting, term, context, left_alone)
            if stage.moves:
                break
        else:
            return
        term = stage.term
        size = len(subterms(term))
        spend(size)
        if size > 10 * MAX_PARTS:
            raise TooLarge(f"a formula of more than {10 * MAX_PARTS} parts")
        yield stage


# the ways to treat logarithms have their first stages in common
@lru_cache(maxsize=2_000)
def _stage(
    rewriting: Rewriting, term: Term, context: Context, left_alone: Alphabet | None
) -> Stage:
    """Return what one rewriting makes of the term; there are no moves where it changes nothing."""
    pen = Pen(term, context, left_alone)
    rewriting(pen)
    if pen.moves and rewriting not in _SHOWN_AS_WRITTEN:
        pen.replace("arithmetic", tidy(pen.term))
    return Stage(tuple(pen.moves), _first_made(pen.term))


@lru_cache(maxsize=2_000)
def _first_made(term: Term) -> Term:
    """Return the first of the terms equal to this one: what is the same object is soon compared."""
    return term
