"""Sums brought under like weights, where the laws of the logarithm apply to what they sum.

H(X) + H(Y | X) sums log P(x) with the weights P(x) and log P(y | x) with P(x, y). A book brings
both under P(x, y), as -sum P(x, y) [log P(x) + log P(y | x)] (Cover and Thomas, Elements of
Information Theory, 2.2). Likewise D(P || M) and D((P + Q)/2 || R) have a part under P(x).
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover import definitions
from symbolic_info.proof.prover.products import expand, product_of, sum_of
from symbolic_info.proof.prover.writing import Pen
from symbolic_info.terms import (
    Apply,
    Expectation,
    Index,
    Log,
    Marginal,
    Measure,
    Mul,
    Neg,
    Pmf,
    Sum,
    Term,
    substitute,
    subterms,
)
from symbolic_info.terms.binding import free_variables


def under_joint_weights(term: Term, context: Context) -> Term | None:
    """Return the term as one sum weighted with a joint pmf.

    ``None`` where it is no sum of two or more expectations under one joint pmf and its marginals.
    """
    term = _unfolded(term, context)
    summands = expand(term, context)
    if len(summands) < 2:
        return None
    joint, indices = _joint_weight(term)
    if joint is None:
        return None
    inside: list[tuple[Fraction, list[Term]]] = []
    for coefficient, factors in summands:
        if len(factors) != 1:
            return None
        found = _weighed(factors[0], joint, indices, context)
        if found is None:
            return None
        inside += [(coefficient * c, rest) for c, rest in found]
    negative = all(c < 0 for c, _ in inside)
    bracket = sum_of([product_of(-c if negative else c, rest) for c, rest in inside])
    weight = Apply(joint, indices)
    whole = Sum(Sum(Mul((weight, bracket)), indices[1]), indices[0])
    return Neg(whole) if negative else whole


def under_components(term: Term, context: Context) -> Term | None:
    """Return the term as one sum for each pmf that weighs it, mixtures being written out.

    ``None`` where it is no such sum, or has nothing in common to bring together.
    """
    pen = Pen(_unfolded(term, context), context)
    definitions.unfold_mixture_weights(pen)
    gathered: dict[tuple[tuple[Term, ...], Fraction], list[tuple[bool, Term]]] = {}
    count = 0
    for coefficient, factors in expand(pen.term, context):
        constants = [f for f in factors if not isinstance(f, Sum)]
        sums = [f for f in factors if isinstance(f, Sum)]
        if len(sums) != 1:
            return None
        for c, inside in expand(sums[0].body, context):
            weights = [f for f in inside if isinstance(f, Apply)]
            logs = [f for f in inside if isinstance(f, Log)]
            if len(weights) != 1 or len(logs) != 1:
                return None
            outside = [*constants, *(f for f in inside if f not in (*weights, *logs))]
            if any(sums[0].index in free_variables(f) for f in outside):
                return None
            like = (*outside, Sum(weights[0], sums[0].index)), abs(coefficient * c)
            gathered.setdefault(like, []).append((coefficient * c < 0, logs[0]))
            count += 1
    if len(gathered) == count:
        return None
    return sum_of([_one_sum(*like, pieces) for like, pieces in gathered.items()])


def _one_sum(factors: tuple[Term, ...], size: Fraction, pieces: list[tuple[bool, Term]]) -> Term:
    """Return the sum under the weight that the last factor sums, with the sign of the first."""
    *constants, total = factors
    negative = pieces[0][0]
    bracket = sum_of([Neg(log) if minus != negative else log for minus, log in pieces])
    weighed = total.with_children((Mul((total.children[0], bracket)), *total.children[1:]))
    return product_of(-size if negative else size, [*constants, weighed])


def _unfolded(term: Term, context: Context) -> Term:
    pen = Pen(term, context)
    while any(isinstance(part, Measure | Expectation) for part in subterms(pen.term)):
        before = pen.term
        definitions.unfold_heads(pen)
        if pen.term == before:
            break
    definitions.unfold_pmfs(pen)
    return pen.term


def _joint_weight(term: Term) -> tuple[Pmf | None, tuple[Index, ...]]:
    """Return the first joint pmf that is summed over both its alphabets, with the indices."""
    match term:
        case Sum(body=Sum(body=body, index=second), index=first):
            for part in body.factors if isinstance(body, Mul) else (body,):
                match part:
                    case Apply(distribution=Pmf() as joint, points=points) if points == (
                        first,
                        second,
                    ):
                        return joint, (first, second)
    for child in term.children:
        found = _joint_weight(child)
        if found[0] is not None:
            return found
    return None, ()


def _weighed(
    total: Term, joint: Pmf, indices: tuple[Index, ...], context: Context
) -> list[tuple[Fraction, list[Term]]] | None:
    """Return what the sum weighs with the joint pmf or with a marginal of it."""
    bound: list[Index] = []
    while isinstance(total, Sum):
        bound.append(total.index)
        total = total.body
    by_alphabet = {index.alphabet: index for index in indices}
    if len(by_alphabet) < len(indices) or any(i.alphabet not in by_alphabet for i in bound):
        return None
    names: dict[Term, Term] = {i: by_alphabet[i.alphabet] for i in bound}
    if len(names) == 2:
        weight = Apply(joint, indices)
    elif len(names) == 1:
        (index,) = (i for i in indices if i in names.values())
        weight = Apply(Marginal(joint, indices.index(index)), (index,))
    else:
        return None
    if any(i in free_variables(total) and i not in names for i in indices):
        return None
    found: list[tuple[Fraction, list[Term]]] = []
    for coefficient, factors in expand(substitute(total, names), context):
        if factors.count(weight) != 1:
            return None
        found.append((coefficient, [f for f in factors if f != weight]))
    return found
