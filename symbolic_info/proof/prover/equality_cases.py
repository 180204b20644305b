"""When an inequality is an equality, said as simply as may be.

Every step of an inequality reports a term that vanishes exactly where the step is an equality,
and the kernel collects these terms. Here they are written more simply, and those that follow from
others are left out. That what is left says the same is proved, term by term, and the kernel checks
that (``restated``); where it does not, the conditions stay as they are.
"""

from __future__ import annotations

from contextlib import suppress
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
from symbolic_info.proof.kernel.check import restated
from symbolic_info.proof.kernel.derivation import Line
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.kernel.theorem import EqualityCase, Theorem
from symbolic_info.proof.kernel.values import POSITIVE, Context, values
from symbolic_info.proof.prover.writing import Pen, backwards, line_of
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Div,
    Marginal,
    Mul,
    Pow,
    Sum,
    Term,
    number,
    walk,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.unfolding import unfolded

# a condition as a sum of others, each times something
_Parts = list[tuple[Term, Vanishing]]


def equality_case(theorem: Theorem) -> EqualityCase | None:
    """Return when the two sides of an inequality are equal, in few and simple conditions."""
    if theorem.equality is None:
        return None
    conditions = simplified(theorem.equality.conditions, context_of(theorem.statement))
    try:
        return with_case(theorem, conditions).equality
    except KernelError:
        return theorem.equality


def with_case(theorem: Theorem, conditions: tuple[Vanishing, ...]) -> Theorem:
    """Return the theorem with an equality case of these conditions.

    Raises ``KernelError`` where it is not shown that they say what the theorem does.
    """
    context = context_of(theorem.statement)
    known = theorem.equality.conditions if theorem.equality else ()
    proofs = [_proof(new, known, context) for new in conditions if new not in known]
    proofs += [_proof(old, conditions, context) for old in known if old not in conditions]
    return restated(theorem, conditions, tuple(proofs))


def simplified(conditions: tuple[Vanishing, ...], context: Context) -> tuple[Vanishing, ...]:
    """Return conditions that together say the same, each once, and none that always holds.

    Where they never hold, what vanishes is 1.
    """
    left: list[Vanishing] = []
    for condition in conditions:
        _, simple = _reduced(condition, context)
        if _parts(simple, left, context) is None:
            left.append(simple)
    if Vanishing(ONE) in left:
        return (Vanishing(ONE),)
    return tuple(c for c in left if all(_total(other, c, context) is None for other in left))


def _reduced(condition: Vanishing, context: Context) -> tuple[Term, Vanishing]:
    """Divide by what all terms have in common and is known to be positive, and by a number.

    That comes first in the answer. The first number, as the rest is written, is 1 then, and
    indices that do not occur are dropped.
    """
    inside = _under(condition, context)
    term = condition.term
    factors = _factors(term)
    positive = [f for f in factors if values(f, inside) <= POSITIVE]
    others = tuple(f for f in factors if f not in positive)
    term = Mul(others) if len(others) > 1 else others[0] if others else ONE
    terms = _polynomial(term, inside)
    if terms is not None:
        shared = positive_factors(list(terms), inside) if terms else {}
        rest = divided(terms, shared)
        first = _first(rest)
        simple = polynomial_term(_times(rest, 1 / first))
        # a quotient of sums may be longer than it was written
        if not any(
            isinstance(p, Div) or (isinstance(p, Pow) and isinstance(p.base, Add))
            for _, p in walk(simple)
        ):
            term = simple
            positive.append(polynomial_term({tuple(shared.items()): first}))
    kept = tuple(index for index in condition.indices if index in free_variables(term))
    return Mul(tuple(positive or [ONE])), Vanishing(term, kept)


def _factors(term: Term) -> tuple[Term, ...]:
    if isinstance(term, Mul):
        return tuple(factor for part in term.factors for factor in _factors(part))
    return (term,)


def _parts(whole: Vanishing, given: list[Vanishing], context: Context) -> _Parts | None:
    """Write a condition as a sum of some that are given, each times something positive or not."""
    divisor, simple = _reduced(whole, context)
    inside = _under(whole, context)
    known: list[tuple[Term, Vanishing, Vanishing]] = []
    for condition in given:
        factor, part = _reduced(condition, context)
        scale: Term = Div(divisor, factor)
        if part == simple:
            return [(scale, condition)]
        if part.term == ONE:
            return [(Mul((scale, simple.term)), condition)]
        if part.indices == simple.indices:
            known.append((scale, part, condition))
    total = Add(tuple(part.term for _, part, _ in known))
    with suppress(KernelError):
        if equal_by_arithmetic(simple.term, total, inside):
            return [(scale, condition) for scale, _, condition in known]
    left = _polynomial(simple.term, inside)
    found: _Parts = []
    for scale, part, condition in known:
        terms = _polynomial(part.term, inside)
        if left and terms:
            share = left.get(min(terms, key=monomial_order), Fraction(0)) / _first(terms)
            if share:
                left = _sum(left, _times(terms, -share))
                found.append((Mul((number(share), scale)), condition))
    return found if left == {} else None


def _total(part: Vanishing, whole: Vanishing, context: Context) -> list[tuple[Term, Apply]] | None:
    """Return ``part`` as a sum of probabilities, each times something, that adds up to ``whole``.

    That is, to ``whole`` times a number, when it is summed over its one index.
    """
    simple, target = _reduced(part, context)[1], _reduced(whole, context)[1]
    terms = _polynomial(simple.term, _under(part, context))
    if len(simple.indices) != 1 or target.indices or not terms:
        return None
    (index,) = simple.indices
    total: Polynomial = {}
    found: list[tuple[Term, Apply]] = []
    for monomial, c in terms.items():
        inside = [(atom, k) for atom, k in monomial if index in free_variables(atom)]
        match inside:
            case [(Apply(distribution=p, points=points) as chance, 1)] if points == (
                index,
            ) and index not in free_variables(p):
                rest = {tuple(power for power in monomial if power not in inside): c}
                total = _sum(total, rest)
                found.append((polynomial_term(rest), chance))
            case _:
                return None
    wanted = _polynomial(target.term, context) or {}
    same = _times(total, 1 / _first(total)) == _times(wanted, 1 / _first(wanted))
    return found if total and same else None


def _proof(claim: Vanishing, given: tuple[Vanishing, ...], context: Context) -> tuple[Line, ...]:
    """Return the lines from a term that vanishes to 0, where the given ones vanish."""
    parts = _parts(claim, list(given), context)
    if parts is not None:
        pen = Pen(claim.term, context)
        _to_parts(pen, parts)
        return (line_of(tuple(pen.moves)),)
    for condition in given:
        shares = _total(condition, claim, context)
        if shares is not None:
            return _proof_by_summing(claim, condition, shares, context)
    raise KernelError(f"{claim.term} is not known to vanish")


def _to_parts(pen: Pen, parts: _Parts) -> None:
    """Write the term as the sum of its parts, and each as 0, by hypothesis."""
    goal = Add(tuple(Mul((factor, part.term)) for factor, part in parts)) if parts else ZERO
    other = Pen(goal, pen.context)
    pen.outside_in(_composed, again=True)
    other.outside_in(_composed, again=True)
    pen.replace("arithmetic", other.term)
    pen.moves += backwards(tuple(other.moves))
    pen.term = goal
    for k in range(len(parts)):
        pen.replace("hypothesis", ZERO, (k, 1))
    pen.replace("arithmetic", ZERO)


def _proof_by_summing(
    claim: Vanishing, part: Vanishing, shares: list[tuple[Term, Apply]], context: Context
) -> tuple[Line, ...]:
    """Write the claim as the sum of a part that vanishes for every symbol."""
    (index,) = part.indices
    divisor, simple = _reduced(claim, context)
    constants = Add(tuple(Mul((constant, ONE)) for constant, _ in shares))
    firsts = [_first(_polynomial(term, context) or {}) for term in (simple.term, constants)]
    pen = Pen(claim.term, context)
    pen.outside_in(_composed, again=True)
    pen.replace("arithmetic", Mul((number(firsts[0] / firsts[1]), divisor, constants)))
    for k, (_, chance) in enumerate(shares):
        pen.replace("normalisation", Sum(chance, index), (2, k, 1))
    body = Pen(Add(tuple(map(Mul, shares))), _under(part, context))
    pen.replace("linearity of summation", Sum(body.term, index), (2,))
    _to_parts(body, [(Div(ONE, _reduced(part, context)[0]), part)])
    for move in body.moves:
        pen.replace(move.rule, move.after, (2, 0, *move.path))
    pen.replace("sum of a constant", ZERO, (2,))
    pen.replace("arithmetic", ZERO)
    return (line_of(tuple(pen.moves)),)


def _composed(term: Term) -> tuple[str, Term] | None:
    """Say what composed pmfs at a symbol are; marginals stay."""
    if isinstance(term, Apply) and not isinstance(term.distribution, Marginal):
        definition = unfolded(term)
        return None if definition is None else ("definition", definition)
    return None


def _under(condition: Vanishing, context: Context) -> Context:
    for index in condition.indices:
        context = context.under(index)
    return context


def _polynomial(term: Term, context: Context) -> Polynomial | None:
    pen = Pen(term, context)
    pen.outside_in(_composed, again=True)
    try:
        return normal_polynomial(pen.term, context)
    except KernelError:
        return None


def _first(terms: Polynomial) -> Fraction:
    """Return the number before the first monomial, as it is written; 1 where there is none."""
    return terms[min(terms, key=monomial_order)] if terms else Fraction(1)


def _times(terms: Polynomial, factor: Fraction) -> Polynomial:
    return {monomial: c * factor for monomial, c in terms.items()}


def _sum(left: Polynomial, right: Polynomial) -> Polynomial:
    total = {m: left.get(m, Fraction(0)) + right.get(m, Fraction(0)) for m in (*left, *right)}
    return {m: c for m, c in total.items() if c}
