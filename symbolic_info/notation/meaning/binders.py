"""Sums, integrals and expectations: what they bind, and over what they run.

A sum whose index stands in argument position of a pmf runs over the alphabet, however its
bounds are written (``\\sum_{x}``, ``\\sum_{x \\in X}``, ``\\sum_{i=1}^n``); any other sum with
bounds runs over integers. In ``\\sum p \\log p``, p stands for p(x).
"""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.notation.meaning.applications import named_by_text
from symbolic_info.notation.meaning.context import Context, NotUnderstood
from symbolic_info.notation.meaning.shapes import index_key, leaves_points_out
from symbolic_info.notation.meaning.usage import usage_of
from symbolic_info.notation.names import name_key
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import BigSum, Call, Chain, Integral, Name, Node, Numeral, Sum
from symbolic_info.terms import (
    INFINITY,
    ONE,
    ZERO,
    Alphabet,
    Apply,
    Distribution,
    Expectation,
    Index,
    Mul,
    Neg,
    Pmf,
    RangeSum,
    Symbol,
    Term,
    alphabets_of,
    is_continuous,
)
from symbolic_info.terms import Integral as IntegralTerm
from symbolic_info.terms import Sum as SumTerm


def sum_over(node: BigSum, context: Context) -> Term:
    """Return a sum over an alphabet or over integers; ``NotUnderstood`` for what is neither."""
    if node.kind != "sum":
        raise NotUnderstood("products over an index are not supported", node.span)
    if isinstance(node.domain, Chain) and "|" in node.domain.signs:
        # d | n: the divisors of n
        raise NotUnderstood("what this sum runs over is not read", node.domain.span)
    silent = leaves_points_out(node)
    key = _only_index(node) if node.index is None else index_key(node.index)
    key = "x" if key is None and silent else key
    if key is None:
        raise NotUnderstood("this sum does not say what it runs over", node.span)
    applied = key in usage_of([node], context.scope).point_indices
    if node.lower is not None and not applied:
        variable = Symbol(key)
        if node.upper is None:
            raise NotUnderstood("this sum has no upper bound", node.span)
        return RangeSum(
            context.binding({key: variable}).scalar(node.body),
            variable,
            context.scalar(node.lower),
            context.scalar(node.upper),
        )
    declared = context.scope.scalars.get(key)
    index = declared if isinstance(declared, Index) else Index(key, Alphabet())
    if node.lower is not None:
        _must_be_whole(node, index.alphabet, context)
    names = {key: index}
    if isinstance(node.index, Name):
        names[name_key(node.index)] = index
    inside = replace(context.binding(dict(names)), drawn=index if silent else context.drawn)
    return SumTerm(inside.scalar(node.body), index)


def _only_index(node: BigSum) -> str | None:
    """Return the index of a bare sum whose body has exactly one that is free."""
    usage = usage_of([node.body], Scope())
    free = usage.point_indices - {index for index, _ in usage.sums}
    return next(iter(free)) if len(free) == 1 else None


def _must_be_whole(node: BigSum, alphabet: Alphabet, context: Context) -> None:
    """Refuse a sum over a part of the alphabet, which has no term."""
    assert node.lower is not None
    lower = context.scalar(node.lower)
    upper = node.upper
    whole = lower == ONE
    if lower == ZERO:
        # 0, ..., n - 1 counts the symbols from zero
        match upper:
            case Sum(signs=("" | "+", "-"), terms=(last, Numeral(text="1"))):
                upper, whole = last, True
            case Numeral(text=text) if text.isdigit():
                upper, whole = Numeral(str(int(text) + 1), span=upper.span), True
    if isinstance(upper, Numeral) and alphabet.size.isdigit() and upper.text != alphabet.size:
        raise NotUnderstood(
            f"the distribution has {alphabet.size} outcomes, the sum runs over {upper.text}",
            node.span,
        )
    if not whole:
        raise NotUnderstood("a sum over a part of the outcomes is not supported", node.span)


def integral_over(node: Integral, context: Context) -> Term:
    """Return an integral; without bounds, over the real line."""
    key = index_key(node.variable)
    if key is None:
        raise NotUnderstood("the variable of an integral is a name", node.variable.span)
    variable = Symbol(key)
    return IntegralTerm(
        context.binding({key: variable}).scalar(node.body),
        variable,
        Neg(INFINITY) if node.lower is None else context.scalar(node.lower),
        INFINITY if node.upper is None else context.scalar(node.upper),
    )


def expectation(call: Call, function: Name, context: Context) -> Term:
    """Return an expectation over one distribution.

    It is the one in the subscript; else the one that the statement settles (the P of
    H(P, Q) = E[-log Q(x)]); else the only one applied in the body. An expectation of anything
    else, such as E[X], is a number with that name.
    """
    if len(call.arguments) != 1:
        raise NotUnderstood("an expectation has one argument", call.span)
    drawn, law = _subscript(function, context)
    usage = usage_of([Call(function, call.arguments)], context.scope)
    free = usage.point_indices - {index for index, _ in usage.sums} - set(context.bound)
    if drawn is None:
        joints = _joint_laws([use.key for use in usage.applications], context)
        if len(free) == 2 and len(joints) == 1 and law is None:
            return _over_pairs(call.arguments[0], joints.pop(), free, context)
        if len(free) > 1:
            raise NotUnderstood("this expectation does not say over what it is taken", call.span)
        drawn = next(iter(free), None)
    if law is None:
        law = _law([use.key for use in usage.applications], context)
    if drawn is None or law is None:
        if law is None or function.subscript is None:
            return named_by_text(call, context)
        drawn = "x"
    alphabets = alphabets_of(law)
    index: Index | Symbol
    if is_continuous(law):
        index = Symbol(drawn)
    elif len(alphabets) == 1:
        index = Index(drawn, alphabets[0])
    else:
        raise NotUnderstood("an expectation over a joint distribution is not supported", call.span)
    names: dict[str, Term] = {drawn: index, drawn.upper(): index}
    if isinstance(function.subscript, Chain) and isinstance(function.subscript.members[0], Name):
        names[name_key(function.subscript.members[0])] = index
    inside = replace(context.binding(names), drawn=index)
    return Expectation(inside.scalar(call.arguments[0]), index, law)


def _joint_laws(applied: list[str], context: Context) -> set[Pmf]:
    laws = (context.scope.distributions.get(key) for key in applied)
    return {law for law in laws if isinstance(law, Pmf) and len(set(law.alphabets)) == 2}


def _over_pairs(body: Node, joint: Pmf, free: frozenset[str], context: Context) -> Term:
    """Return the mean of a body in x and y, or in X and Y, over their joint pmf."""
    known = (context.scope.scalars.get(name) for name in sorted(free))
    indices = {index.alphabet: index for index in known if isinstance(index, Index)}
    if set(indices) != set(joint.alphabets):
        raise NotUnderstood("this expectation does not say over what it is taken", body.span)
    x, y = (indices[alphabet] for alphabet in joint.alphabets)
    names = {x.name: x, x.name.upper(): x, y.name: y, y.name.upper(): y}
    value = context.binding(names).scalar(body)
    return SumTerm(SumTerm(Mul((Apply(joint, (x, y)), value)), y), x)


def _subscript(function: Name, context: Context) -> tuple[str | None, Distribution | None]:
    """Return the index and the distribution that the subscript of E names."""
    match function.subscript:
        case None:
            return None, None
        case Chain(members=(drawn, law), signs=("∼",)):
            key = index_key(drawn)
            if key is None:
                raise NotUnderstood("the variable of an expectation is a name", drawn.span)
            lower = key.lower() if len(key) == 1 else key
            return lower, context.distribution(law)
        case subscript if _is_distribution(subscript, context):
            return None, context.distribution(subscript)
        case Name() as variable:
            key = name_key(variable)
            return key.lower() if len(key) == 1 else key, context.scope.variables.get(key)
        case subscript:
            raise NotUnderstood("this expectation is not understood", subscript.span)


def _is_distribution(node: Node, context: Context) -> bool:
    return isinstance(node, Name) and name_key(node) in context.scope.distributions


def _law(applied: list[str], context: Context) -> Distribution | None:
    if context.scope.expected is not None:
        return context.scope.expected
    distributions = context.scope.distributions
    known = {distributions[key] for key in applied if key in distributions}
    return known.pop() if len(known) == 1 else None
