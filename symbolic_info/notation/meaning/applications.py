"""Distributions applied to points: ``P(x)``, ``P(X = 0)``, ``p_i``, ``p(y | x)``.

In argument position of a pmf stands an index or an outcome, never a number: the H of ``P(H)`` is
heads. ``x_i`` names the index i; digits, words and capital letters name outcomes.
"""

from __future__ import annotations

from symbolic_info.notation.meaning.context import Context, NotKnown, NotUnderstood
from symbolic_info.notation.meaning.shapes import may_be_joint, mentions, point_index
from symbolic_info.notation.names import base_key, name_key, text_of
from symbolic_info.notation.tree import Broken, Call, Chain, Name, Node, Numeral, subtrees
from symbolic_info.terms import (
    Alphabet,
    Apply,
    Distribution,
    Div,
    Index,
    LiteralPmf,
    Marginal,
    Outcome,
    Symbol,
    Term,
    alphabets_of,
    is_continuous,
)


def application(
    distribution: Distribution,
    call: Node,
    arguments: tuple[Node, ...],
    context: Context,
    separators: tuple[str, ...],
) -> Term:
    """Return the probability (or density) that a distribution gives to written points.

    One point of a joint pmf gives its marginal, ``p(y | x)`` the quotient of the joint pmf and
    the marginal. Raises ``NotUnderstood`` where the points do not fit the distribution.
    """
    if is_continuous(distribution):
        if len(arguments) != 1:
            raise NotUnderstood("a density is applied to one number", call.span)
        return Apply(distribution, (context.scalar(arguments[0]),))
    alphabets = alphabets_of(distribution)
    if "|" in separators:
        return _conditional(distribution, call, arguments, separators, context)
    if len(alphabets) == 2 and len(arguments) == 1:
        axis = axis_of(arguments[0], alphabets, context, 0)
        return Apply(
            Marginal(distribution, axis),
            (point(arguments[0], alphabets[axis], distribution, context),),
        )
    if len(alphabets) != len(arguments):
        raise NotUnderstood(
            f"this distribution is applied to {_points(len(alphabets))}, not to {len(arguments)}",
            call.span,
        )
    points = _ordered(distribution, arguments, context)
    letters = {a.name for a in arguments if isinstance(a, Name) and a.subscript is not None}
    if len(letters) == 2 and points[0] == points[1] and isinstance(points[0], Index):
        # p(x_i, y_i), the i-th pair of a sample: where all pairs are meant, there are two indices
        raise NotUnderstood("one index for the outcomes of two variables is not read", call.span)
    return Apply(distribution, points)


def named_by_text(node: Node, context: Context) -> Term:
    """Return the number that an expression names as a whole: Gain(S, Wind), P(A | B), |S|.

    Where it varies with an index, one name cannot stand for it: ``NotUnderstood``.
    """
    if any(isinstance(part, Broken) for part in subtrees(node)):
        raise NotUnderstood("a part of this could not be read", node.span)
    text = text_of(node)
    if mentions(node, context.bound):
        raise NotKnown(f"the values of {text} are not known", node.span)
    return context.scope.scalars.get(text, Symbol(text))


def _points(count: int) -> str:
    return "one point" if count == 1 else f"{count} points"


def _ordered(
    distribution: Distribution, arguments: tuple[Node, ...], context: Context
) -> tuple[Term, ...]:
    """Return the points in the order of the axes: p(y, x) of a joint p(x, y) is p(x, y)."""
    alphabets = alphabets_of(distribution)
    axes = list(range(len(arguments)))
    if len(arguments) == 2:
        first = axis_of(arguments[0], alphabets, context, 0)
        if first == 1 and axis_of(arguments[1], alphabets, context, 1) == 0:
            axes = [1, 0]
    return tuple(
        point(arguments[axis], alphabets[position], distribution, context)
        for position, axis in enumerate(axes)
    )


def _conditional(
    joint: Distribution,
    call: Node,
    arguments: tuple[Node, ...],
    separators: tuple[str, ...],
    context: Context,
) -> Term:
    alphabets = alphabets_of(joint)
    joined = len(alphabets) == 2 and separators == ("|",)
    if not joined or not (isinstance(call, Call) and may_be_joint(call)):
        return named_by_text(call, context)
    given = axis_of(arguments[1], alphabets, context, 0)
    here = point(arguments[0], alphabets[1 - given], joint, context)
    there = point(arguments[1], alphabets[given], joint, context)
    both = (there, here) if given == 0 else (here, there)
    return Div(Apply(joint, both), Apply(Marginal(joint, given), (there,)))


def axis_of(node: Node, alphabets: tuple[Alphabet, ...], context: Context, otherwise: int) -> int:
    """Return the coordinate that a point belongs to: by its alphabet, or by its variable."""
    if isinstance(node, Chain) and isinstance(node.members[0], Name):
        law = context.scope.variables.get(name_key(node.members[0]))
        if isinstance(law, Marginal):
            return law.axis
        names = [alphabet.name for alphabet in alphabets]
        key = name_key(node.members[0]).upper()
        return names.index(key) if key in names else otherwise
    found = _index(node, context)
    if found is not None and alphabets[0] != alphabets[1] and found.alphabet in alphabets:
        return alphabets.index(found.alphabet)
    if isinstance(node, Name) and alphabets[0] != alphabets[1]:
        # y_1 is an outcome of Y
        names = [alphabet.name for alphabet in alphabets]
        key = base_key(node).upper()
        return names.index(key) if key in names else otherwise
    return otherwise


def _index(node: Node, context: Context) -> Index | None:
    """Return the index that a point names, if it names one."""
    if isinstance(node, Name):
        for written in (name_key(node), name_key(node.subscript) if node.subscript else ""):
            term = context.bound.get(written)
            if isinstance(term, Index):
                return term
    key = point_index(node, {})
    declared = context.scope.scalars.get(key) if key is not None else None
    return declared if isinstance(declared, Index) else None


def point(node: Node, alphabet: Alphabet, distribution: Distribution, context: Context) -> Term:
    """Return the index or outcome that a node in argument position names."""
    match node:
        case Chain(members=(*_, last), signs=signs) if set(signs) <= {"="}:
            return point(last, alphabet, distribution, context)
        case Numeral(text=text):
            return Outcome(text)
        case Name(subscript=subscript):
            key = name_key(node)
            if key not in context.bound and (
                isinstance(distribution, LiteralPmf) and key in distribution.outcome_labels
            ):
                return Outcome(key)
            found = _index(node, context)
            if found is not None:
                return found
            declared = context.scope.scalars.get(key)
            if isinstance(declared, Outcome):
                return declared
            index = point_index(node, {})
            if index is not None:
                return Index(index, alphabet)
            if isinstance(subscript, Numeral):
                return Outcome(subscript.text)
            return Outcome(key)
        case _:
            return Outcome(text_of(node))


def subscripted(node: Name, context: Context) -> Term | None:
    """Return p applied to i for p_i, to the outcome 1 for p_1; ``None`` for other names."""
    if node.subscript is None:
        return None
    distribution = context.scope.distributions.get(base_key(node))
    if distribution is None or is_continuous(distribution):
        return None
    alphabets = alphabets_of(distribution)
    if len(alphabets) != 1 or not isinstance(node.subscript, Name | Numeral):
        return None
    return Apply(distribution, (point(node.subscript, alphabets[0], distribution, context),))
