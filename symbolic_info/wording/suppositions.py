"""What a statement supposes, as it was written, and the hypotheses that the kernel knows.

``P ≪ Q`` is absolute continuity, ``P ≪̸ Q`` that it does not hold. ``P = Q``, ``P(x) = 1/n``,
``P(x) Q(x) = 0`` and ``X ⊥ Y`` say that something vanishes; ``P(x) > 0`` that P has full support;
``P(x) ≤ P(y)`` and ``a > 0`` are about numbers. An index that the claim itself is about stands
for that symbol, any other for every symbol.
"""

from __future__ import annotations

from symbolic_info.notation import Condition
from symbolic_info.notation.tree import Chain
from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof import (
    DominatedBy,
    Hypothesis,
    NonNegative,
    NotDominatedBy,
    Positive,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.terms import (
    ONE,
    ZERO,
    Add,
    Apply,
    Distribution,
    Index,
    Marginal,
    Mul,
    Neg,
    Number,
    Product,
    Term,
    Uniform,
    alphabets_of,
    is_continuous,
    subtract,
)
from symbolic_info.terms.binding import free_names, free_variables, fresh_name
from symbolic_info.wording.letters import Letters
from symbolic_info.wording.vanishing import equation
from symbolic_info.wording.words import weights_of


def hypothesis_of(condition: Condition, claimed: tuple[Term, ...]) -> Hypothesis | None:
    """Return the hypothesis that a condition of the claim states; ``None`` if no proof can use it.

    ``claimed`` are the terms that the claim relates.
    """
    left, sign, right = condition.left, condition.sign, condition.right
    if isinstance(left, Distribution) and isinstance(right, Distribution):
        return _of_distributions(left, sign, right)
    if isinstance(left, Distribution) or isinstance(right, Distribution):
        return None
    about = {v for term in claimed for v in free_variables(term)}
    names = free_variables(left) | free_variables(right)
    every = sorted((v for v in names - about if isinstance(v, Index)), key=lambda v: v.sort_key)
    if sign == "=" and every and {type(left), type(right)} == {Apply, Number}:
        # P(x) = 1 is said of some symbol, and not of all
        return None
    if sign == "=":
        return Vanishing(left if right == ZERO else subtract(left, right), tuple(every))
    if every:
        return _full_support(left, sign, right)
    match sign:
        case "≤" | "≥":
            low, high = (left, right) if sign == "≤" else (right, left)
            return NonNegative(high if low == ZERO else subtract(high, low))
        case "<" | ">":
            low, high = (left, right) if sign == "<" else (right, left)
            return Positive(high if low == ZERO else subtract(high, low))
    return None


def suppositions_of(statement: Statement, letters: Letters) -> tuple[Chain, ...]:
    """Return the hypotheses without which the formulas of a statement may be false, as formulas.

    Among them is what the statement supposes of weights by mentioning them: 0 ≤ λ ≤ 1.
    """
    context = context_of(statement)
    weights = weights_of(statement)
    of_weights = {term for w in weights for term in (w, subtract(ONE, w))}
    found = [Chain((typeset(ZERO), typeset(w), typeset(ONE)), ("≤", "≤")) for w in weights]
    for hypothesis in statement.hypotheses:
        match hypothesis:
            case NonNegative(term=term) if term in of_weights:
                continue
            case Vanishing():
                found.append(equation(hypothesis, context, letters))
            case NonNegative(term=Add(parts=(high, Neg(operand=low)))):
                found.append(_chain(low, "≤", high, letters))
            case NonNegative(term=term):
                found.append(_chain(term, "≥", ZERO, letters))
            case DominatedBy(distribution=Uniform(alphabet=alphabet), model=q):
                # the letter of a marginal law may be that of the joint pmf
                point = Index(alphabet.name.lower(), alphabet)
                found.append(_chain(Apply(q, (point,)), ">", ZERO, letters))
            case DominatedBy(distribution=p, model=q):
                found.append(_chain(p, "≪", q, letters))
            case NotDominatedBy(distribution=p, model=q):
                found.append(_chain(p, "≪̸", q, letters))
    return tuple(found)


def _chain(left: Term, sign: str, right: Term, letters: Letters) -> Chain:
    return Chain((typeset(left, letters), typeset(right, letters)), (sign,))


def _of_distributions(left: Distribution, sign: str, right: Distribution) -> Hypothesis | None:
    if sign == "≪":
        return DominatedBy(left, right)
    if sign == "≪̸":
        return NotDominatedBy(left, right)
    if is_continuous(left) or is_continuous(right):
        return None
    match left, sign, right:
        case Marginal(joint=joint, axis=0), "⊥", Marginal(joint=same, axis=1) if joint == same:
            return _everywhere_equal(joint, Product((left, right)))
        case Marginal(joint=joint, axis=1), "⊥", Marginal(joint=same, axis=0) if joint == same:
            return _everywhere_equal(joint, Product((right, left)))
        case _, "=", _ if alphabets_of(left) == alphabets_of(right):
            return _everywhere_equal(left, right)
    return None


def _everywhere_equal(p: Distribution, q: Distribution) -> Vanishing:
    taken = set(free_names(p) | free_names(q))
    points: list[Index] = []
    for alphabet, letter in zip(alphabets_of(p), "xyz", strict=False):
        name = fresh_name(letter, frozenset(taken))
        taken.add(name)
        points.append(Index(name, alphabet))
    indices = tuple(points)
    other: Term = Apply(q, indices)
    if isinstance(q, Product):
        other = Mul(tuple(Apply(f, (x,)) for f, x in zip(q.factors, indices, strict=True)))
    return Vanishing(subtract(Apply(p, indices), other), indices)


def _full_support(left: Term, sign: str, right: Term) -> Hypothesis | None:
    """Return U ≪ P for ``P(x) > 0``, U being the uniform pmf."""
    match left, sign, right:
        case (Apply(distribution=p, points=(Index() as x,)), ">", low) if low == ZERO:
            return DominatedBy(Uniform(x.alphabet), p)
        case (low, "<", Apply(distribution=p, points=(Index() as x,))) if low == ZERO:
            return DominatedBy(Uniform(x.alphabet), p)
    return None
