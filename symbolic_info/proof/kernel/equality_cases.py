"""When an inequality is an equality: the gaps of its steps, written as simply as may be.

Every step of an inequality reports a term that vanishes exactly where the step is an equality,
if both sides are finite. Where the ends of a chain are equal and finite, all its terms are, so
the conditions for the whole are those of all its steps together.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.proof.kernel.arithmetic import (
    Polynomial,
    divided,
    equal_by_arithmetic,
    monomial_order,
    normal_polynomial,
    polynomial_term,
    positive_factors,
)
from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.kernel.values import POSITIVE, Context, values
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Marginal,
    Mul,
    Pow,
    Term,
    substitute,
    walk,
    written_outcomes,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.term import map_children
from symbolic_info.terms.unfolding import unfolded


def simplified(conditions: tuple[Vanishing, ...], context: Context) -> tuple[Vanishing, ...]:
    """Return conditions that together say the same, each once, and none that always holds.

    Where they never hold, what vanishes is 1.
    """
    spread = [single for condition in conditions for single in _outcome_by_outcome(condition)]
    found = [_without_positive_factors(condition, context) for condition in spread]
    found = [c for k, c in enumerate(found) if not _is_sum(c, found[:k], context)]
    left = dict.fromkeys(_scaled(condition, context) for condition in found)
    if Vanishing(ONE) in left:
        return (Vanishing(ONE),)
    return tuple(c for c in left if not any(_adds_up(other, c, context) for other in left))


def _outcome_by_outcome(condition: Vanishing) -> list[Vanishing]:
    """Write a condition for every outcome of a written-out pmf as one for each of them."""
    for index in condition.indices:
        outcomes = written_outcomes(condition.term, index)
        if outcomes:
            rest = tuple(other for other in condition.indices if other != index)
            singles = [
                Vanishing(substitute(condition.term, {index: outcome}), rest)
                for outcome in outcomes
            ]
            return [each for single in singles for each in _outcome_by_outcome(single)]
    return [condition]


def _polynomial(condition: Vanishing, context: Context) -> Polynomial | None:
    for index in condition.indices:
        context = context.under(index)
    try:
        return normal_polynomial(_written_out(condition.term), context)
    except KernelError:
        return None


def _without_positive_factors(condition: Vanishing, context: Context) -> Vanishing:
    """Divide by what all terms have in common and is known to be positive, such as log e."""
    for index in condition.indices:
        context = context.under(index)
    term = condition.term
    if isinstance(term, Mul):
        others = [f for f in term.factors if not values(f, context) <= POSITIVE]
        term = Mul(tuple(others)) if len(others) > 1 else others[0] if others else ONE
    terms = _polynomial(Vanishing(term, condition.indices), context)
    if terms:
        term = _shown(divided(terms, positive_factors(list(terms), context)), term)
    return Vanishing(ZERO if terms == {} else term, condition.indices)


def _scaled(condition: Vanishing, context: Context) -> Vanishing:
    """Make the first number, as it is written, 1, and drop indices that do not occur."""
    terms = _polynomial(condition, context)
    term = condition.term
    if terms:
        term = _shown(_monic(terms), term)
    kept = tuple(index for index in condition.indices if index in free_variables(term))
    return Vanishing(term, kept)


def _monic(terms: Polynomial | None) -> Polynomial:
    """Return the polynomial divided by its first number; empty for none."""
    if not terms:
        return {}
    first = terms[min(terms, key=monomial_order)]
    return {monomial: c / first for monomial, c in terms.items()}


def _shown(terms: Polynomial, as_written: Term) -> Term:
    """Return the polynomial, unless a quotient of sums makes it longer than it was written."""
    whole = polynomial_term(terms)
    has_quotient = any(
        isinstance(p, Div) or (isinstance(p, Pow) and isinstance(p.base, Add))
        for _, p in walk(whole)
    )
    return as_written if has_quotient else whole


def _is_sum(whole: Vanishing, parts: list[Vanishing], context: Context) -> bool:
    """Whether ``whole`` says that the sum of the parts vanishes, or nothing at all."""
    terms = tuple(part.term for part in parts if part.indices == whole.indices)
    for index in whole.indices:
        context = context.under(index)
    try:
        return equal_by_arithmetic(whole.term, Add(terms), context)
    except KernelError:
        return False


def _written_out(term: Term) -> Term:
    """Write composed pmfs at a symbol as what they are; marginals stay."""
    if isinstance(term, Apply) and not isinstance(term.distribution, Marginal):
        definition = unfolded(term)
        if definition is not None:
            return _written_out(definition)
    return map_children(term, _written_out)


def _adds_up(part: Vanishing, whole: Vanishing, context: Context) -> bool:
    """Whether ``whole`` is ``part`` summed over its one index, so that it vanishes as well."""
    if part == whole or len(part.indices) != 1 or whole.indices:
        return False
    try:
        total = _normalised(part, context)
    except KernelError:
        return False
    return bool(total) and _monic(total) == _monic(_polynomial(whole, context))


def _normalised(part: Vanishing, context: Context) -> Polynomial:
    """Return the sum of the term over its one index, where each product has one probability."""
    (index,) = part.indices
    total: Polynomial = {}
    for monomial, c in (_polynomial(part, context) or {}).items():
        inside = [(atom, k) for atom, k in monomial if index in free_variables(atom)]
        match inside:
            case [(Apply(distribution=p, points=points), 1)] if points == (
                index,
            ) and index not in free_variables(p):
                rest = tuple(power for power in monomial if power not in inside)
                total[rest] = total.get(rest, Fraction(0)) + c
            case _:
                raise KernelError(f"{part.term} is no sum of probabilities")
    return total
