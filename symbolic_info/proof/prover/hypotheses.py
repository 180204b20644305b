"""What is supposed to vanish, put to use: P(x) = Q(x), P(x) = 1/n, P(x) Q(x) = 0.

An equation for a probability is read as what that probability is. Of a product that vanishes,
one factor is 0 wherever the place grants that the others are not.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.proof.kernel.places import descend
from symbolic_info.proof.kernel.rules import apply_rule
from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.prover.products import expand, product_of, sum_of
from symbolic_info.proof.prover.writing import Move, Pen
from symbolic_info.terms import (
    ZERO,
    Apply,
    Distribution,
    Mul,
    Term,
    replace_at,
    substitute,
    subterms,
    walk,
)


def use_hypotheses(pen: Pen) -> None:
    """Replace probabilities by what the hypotheses say that they are."""
    for hypothesis in pen.context.hypotheses:
        if isinstance(hypothesis, Vanishing):
            for atom, value in _equations(hypothesis, pen):
                _replace(pen, atom, value, hypothesis)
            if isinstance(hypothesis.term, Mul):
                _clear(pen, hypothesis.term)


def _equations(hypothesis: Vanishing, pen: Pen) -> Iterator[tuple[Apply, Term]]:
    """Yield the probability that the hypothesis is an equation for, and what it is equal to."""
    products = expand(hypothesis.term, pen.context)
    for k, (coefficient, factors) in enumerate(products):
        match factors:
            case [Apply(distribution=p) as atom] if abs(coefficient) == 1:
                others = [(-c / coefficient, f) for c, f in products[:k] + products[k + 1 :]]
                value = sum_of([product_of(c, f) for c, f in others])
                if not any(_is_probability_by(p, part) for part in subterms(value)):
                    yield atom, value
                    return


def _is_probability_by(p: Distribution, term: Term) -> bool:
    return isinstance(term, Apply) and term.distribution == p


def _replace(pen: Pen, atom: Apply, value: Term, hypothesis: Vanishing) -> None:
    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Apply(distribution=p, points=points) if p == atom.distribution:
                named = dict(zip(atom.points, points, strict=True))
                if set(hypothesis.indices) <= set(atom.points):
                    return "hypothesis", substitute(value, named)
        return None

    pen.outside_in(change, of=(Apply,), except_in=Distribution)


def _clear(pen: Pen, product: Mul) -> None:
    """Write a probability as 0 where the other factors of the product are not."""
    pmfs = {part.distribution for part in product.factors if isinstance(part, Apply)}
    for path, part in list(walk(pen.term)):
        if isinstance(part, Apply) and part.distribution in pmfs:
            try:
                apply_rule("hypothesis", part, ZERO, descend(pen.term, path, pen.context).context)
            except KernelError:
                continue
            pen.moves.append(Move("hypothesis", path, part, ZERO))
            pen.term = replace_at(pen.term, path, ZERO)
