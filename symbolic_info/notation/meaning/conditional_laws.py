"""Measures of conditional laws, which have no name among the terms but are sums of them.

H(Y | X = x) is the entropy of p(y | x) for one x. D(p(y | x) || q(y | x)) is the mean over x of the
divergences for each x (Cover and Thomas, Elements of Information Theory, 2nd ed., section 2.5);
inside of a sum over x it is the divergence for that x.
"""

from __future__ import annotations

from symbolic_info.notation.meaning.applications import point
from symbolic_info.notation.meaning.context import Context
from symbolic_info.notation.meaning.shapes import point_index
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Call, Chain, Name, Node
from symbolic_info.terms import (
    Apply,
    Div,
    Index,
    Log,
    Marginal,
    Mul,
    Neg,
    Pmf,
    Sum,
    Term,
    alphabets_of,
    free_names,
    fresh_name,
)


def entropy_given(call: Call, base: Term | None, context: Context) -> Term | None:
    """Return H(Y | X = x) as a sum; ``None`` for any other call, and for an x that is a value."""
    match call:
        case Call(
            arguments=(Name() as own, Chain(members=(Name() as given, Name() as x), signs=("=",))),
            separators=("|",),
        ):
            laws = [context.scope.variables.get(name_key(variable)) for variable in (own, given)]
        case _:
            return None
    match laws:
        case [Marginal(joint=Pmf() as joint, axis=k), Marginal(joint=other, axis=j)]:
            if joint != other or k == j:
                return None
        case _:
            return None
    at = point(x, joint.alphabets[j], joint, context)
    if not isinstance(at, Index):
        return None
    alphabet = joint.alphabets[k]
    y = Index(fresh_name(alphabet.name.lower(), free_names(at)), alphabet)
    chance = Div(Apply(joint, (at, y) if k else (y, at)), Apply(Marginal(joint, j), (at,)))
    return Neg(Sum(Mul((chance, Log(chance, base))), y))


def divergence_given(call: Call, base: Term | None, context: Context) -> Term | None:
    """Return D(p(y | x) || q(y | x)) or, for the x of a sum, D(p(y | x) || q(y)), as a sum."""
    match call:
        case Call(arguments=(Call() as first, Call() as second), separators=("||",)):
            joint = _conditioned(first, context)
        case _:
            return None
    if joint is None:
        return None
    y, x = (_index(argument, context) for argument in first.arguments)
    if y is None or x is None or y.name in context.bound:
        return None
    inside = context.binding({y.name: y, x.name: x})
    p, q = inside.scalar(first), inside.scalar(second)
    divergence = Sum(Mul((p, Log(Div(p, q), base))), y)
    if x.name in context.bound:
        return divergence
    if _conditioned(second, context) is None:
        # for one x, or the mean over x?
        return None
    law = Marginal(joint, joint.alphabets.index(x.alphabet))
    return Sum(Mul((Apply(law, (x,)), divergence)), x)


def _conditioned(call: Node, context: Context) -> Pmf | None:
    """Return the joint pmf p of p(y | x), where its variables are told apart."""
    match call:
        case Call(function=Name() as function, arguments=(_, _), separators=("|",)):
            law = context.scope.distributions.get(name_key(function))
            if isinstance(law, Pmf) and len(set(alphabets_of(law))) == 2:
                return law
    return None


def _index(node: Node, context: Context) -> Index | None:
    name = point_index(node, {}) or ""
    found = context.bound.get(name, context.scope.scalars.get(name))
    return found if isinstance(found, Index) else None
