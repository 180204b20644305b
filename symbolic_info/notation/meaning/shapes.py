"""What the shape of a node says, before any name in it has a meaning.

Which nodes can name points of an alphabet, which index a point names, which factors of a
product are a distribution and the point that it is applied to.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TypeAlias

from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import (
    DISTRIBUTION_LETTERS,
    INDEX_LETTERS,
    POSITION_LETTERS,
    VARIABLE_LETTERS,
    name_key,
)
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Numeral,
    Product,
    Sum,
    Vector,
    bare,
    children,
    subtrees,
)

# which name a binder in force gives to a written one: x for x, and x for the X of E[-log P(X)]
Bound: TypeAlias = Mapping[str, str]


def is_point(node: Node) -> bool:
    """Whether a node can name a point of an alphabet: x, x_i, heads, 3, X = 0."""
    match node:
        case Name():
            return True
        case Numeral(text=text):
            return "." not in text
        case Chain(members=members, signs=signs):
            return set(signs) <= {"="} and all(is_point(member) for member in members)
        case _:
            return False


def is_event(node: Node) -> bool:
    """Whether an argument is an event, and no outcome: X > 3, X_1 = X_2, \\hat X \\ne X."""
    match node:
        case Chain(members=(*_, Name() as last), signs=("=",)):
            return last.name in VARIABLE_LETTERS
        case Chain(signs=signs):
            return not set(signs) <= {"="}
        case _:
            return False


def may_be_joint(call: Call) -> bool:
    """Whether p(a | b) can be told from a joint pmf: its points are indices or X = 0.

    Events (``P(A | B)``) do not say which coordinate they belong to.
    """
    return all(isinstance(a, Chain) or point_index(a, {}) is not None for a in call.arguments)


def mentions(node: Node, names: Container[str]) -> bool:
    """Whether one of these names occurs in a node."""
    return any(isinstance(part, Name) and name_key(part) in names for part in subtrees(node))


def is_one_of_many(node: Node, bound: Container[str]) -> bool:
    """Whether a name is one of many that a sum runs through: the X_i of sum_i H(X_i)."""
    return isinstance(node, Name) and node.subscript is not None and mentions(node.subscript, bound)


def index_key(node: Node) -> str | None:
    """Return the name that a binder of this node binds: ``x`` for x, ``i`` for x_i."""
    if not isinstance(node, Name):
        return None
    subscript = node.subscript
    if isinstance(subscript, Name) and name_key(subscript) in POSITION_LETTERS:
        return name_key(subscript)
    return name_key(node)


def point_index(node: Node, bound: Bound) -> str | None:
    """Return the index that a point names, ``None`` for an outcome.

    Names that are bound are indices; of the others, the letters that the field uses for them.
    """
    match node:
        case Chain(members=(*_, last)):
            return point_index(last, bound)
        case Name():
            key = name_key(node)
            if key in bound:
                return bound[key]
            if node.subscript is None:
                return key if node.name in INDEX_LETTERS else None
            subscript = name_key(node.subscript)
            if subscript in bound:
                return bound[subscript]
            if subscript in POSITION_LETTERS and isinstance(node.subscript, Name):
                return subscript
            return None
        case _:
            return None


def is_expectation(function: Node) -> bool:
    """Whether a name is that of the expectation, E."""
    return isinstance(function, Name) and function.name == "E" and not function.accent


def applies(call: Call, scope: Scope) -> bool:
    """Whether a call applies a distribution to points, by declaration or by letter."""
    function = call.function
    if not isinstance(function, Name):
        return False
    key = name_key(function)
    if key in scope.distributions:
        return True
    if key in scope.scalars or key in scope.variables or measure_named(function):
        return False
    return function.name in DISTRIBUTION_LETTERS and all(is_point(a) for a in call.arguments)


def composed_points(
    factors: tuple[Node, ...], operators: tuple[str, ...], position: int
) -> tuple[Node, ...] | None:
    """Return the points that the factor at ``position`` is applied to, if it looks like that.

    The reader takes ``(½P + ½Q)(x)`` and ``[0.9, 0.1](x)`` for products.
    """
    if position + 1 >= len(factors) or operators[position] != "":
        return None
    left, right = factors[position], factors[position + 1]
    if not looks_like_distribution(left):
        return None
    match right:
        case Group(bracket="(", body=body) if is_point(body):
            return (body,)
        case Vector(bracket="(", entries=entries) if all(is_point(e) for e in entries):
            return entries
        case _:
            return None


def leaves_points_out(node: BigSum) -> bool:
    """Whether a sum writes p for p(x) throughout, as \\sum p \\log p does."""
    if node.kind != "sum" or node.lower or node.upper or node.domain:
        return False
    named = None if node.index is None else index_key(node.index)
    parts = [part for part in subtrees(node.body) if isinstance(part, Name)]
    if any(part.name in INDEX_LETTERS or name_key(part) == named for part in parts):
        return False
    pmfs = [part for part in parts if part.name in DISTRIBUTION_LETTERS]
    return bool(pmfs) and all(isinstance(p.subscript, Numeral | None) for p in pmfs)


_LETTERS_OF_PMFS = frozenset(("p", "q", "r"))


def mixed_letters(node: Node) -> tuple[str, ...]:
    """Return the small letters that a node mixes: p_1 and p_2 of λ p_1 + (1 - λ) p_2.

    None are returned for p + (1 - p) q, where p is a weight, and for 1 - p.
    """
    match bare(node):
        case Fraction(numerator=numerator, denominator=denominator):
            return () if _letters_in(denominator) else mixed_letters(numerator)
        case Product(factors=factors):
            lettered = [factor for factor in factors if _letters_in(factor)]
            return mixed_letters(lettered[0]) if len(lettered) == 1 else ()
        case Sum(signs=signs, terms=terms) if len(terms) > 1 and set(signs) <= {"", "+"}:
            found = [_letters_in(term) for term in terms]
            letters = tuple(letter for each in found for letter in each)
            alone = all(len(each) == 1 for each in found)
            return letters if alone and len(set(letters)) == len(letters) else ()
        case _:
            return ()


def _letters_in(node: Node) -> list[str]:
    """Return the names p, q, r, p_1, ... in a node, each as often as it stands there."""
    return [
        name_key(part)
        for part in subtrees(node)
        if isinstance(part, Name) and part.name in _LETTERS_OF_PMFS
        # of p_i and p(x) it is known that they are probabilities
        if part.subscript is None or isinstance(part.subscript, Numeral)
    ]


def looks_like_distribution(node: Node) -> bool:
    """Whether a bracketed factor is built like a distribution: a vector, or capital letters."""
    match node:
        case Vector():
            return True
        case Group(body=body):
            return any(_has_capital_distribution(part) for part in (body, *children(body)))
        case _:
            return False


def _has_capital_distribution(node: Node) -> bool:
    match node:
        case Name(name=name, subscript=subscript):
            return (
                name in DISTRIBUTION_LETTERS
                and name.isupper()
                and (subscript is None or isinstance(subscript, Name))
            )
        case Product() | Fraction() | Sum() | Group():
            return any(_has_capital_distribution(part) for part in children(node))
        case _:
            return False
