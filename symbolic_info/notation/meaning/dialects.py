"""Other ways to write a statement, brought into the one that is elaborated.

Small letters stand for random variables, as in H[x] and I[x, y] (Bishop, Pattern Recognition and
Machine Learning, section 1.6); p_{ij} is p(i, j); words say that X and Y are independent, or that P
is uniform; A ≥ max(B, C) says that A is at least B, and at least C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from symbolic_info.notation.meaning.context import NotUnderstood
from symbolic_info.notation.names import VARIABLE_LETTERS
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Fraction,
    Integral,
    Name,
    Node,
    Numeral,
    Product,
    Span,
    Text,
    Vector,
    with_parts,
)


def usual_writing(chain: Chain) -> Iterator[Chain]:
    """Yield the chains that say what this one says, without small variables, pairs and extremes."""
    members = tuple(_with_pairs(_with_variables(member)) for member in chain.members)
    yield from _without_extremes(replace(chain, members=members))


# H[x]


def _with_variables(node: Node) -> Node:
    """Return a node with H(X) for H(x), and I(X; Y) for I(x; y); I(x) is a surprisal.

    Inside of a sum over x, x is a symbol.
    """
    if isinstance(node, BigSum | Integral):
        return node
    node = with_parts(node, _with_variables)
    match node:
        case Call(function=Name(name="H" | "I" as head, subscript=None), arguments=arguments):
            capitals = [_capital(argument) for argument in arguments]
            if None in capitals or (head, len(arguments)) == ("I", 1):
                return node
            return replace(node, arguments=tuple(filter(None, capitals)))
        case _:
            return node


def _capital(node: Node) -> Name | None:
    """Return X for x."""
    if isinstance(node, Name) and node == Name(node.name) and node.name.islower():
        capital = node.name.upper()
        return replace(node, name=capital) if capital in VARIABLE_LETTERS else None
    return None


# p_{ij}


def _with_pairs(node: Node, bound: frozenset[str] = frozenset()) -> Node:
    """Return a node with p(i, j) for p_{ij} where sums over i and j stand around it.

    With a sum over one of them it may be of a joint distribution or of the matrix of a channel.
    """
    match node:
        case BigSum(index=Name() as index):
            bound |= {index.name}
        case Name(name=name, subscript=Name(name=pair)) if len(pair) == 2 and bound & set(pair):
            if not bound.issuperset(pair):
                (free,) = set(pair) - bound
                message = f"it is not said what {free} is in {name}_{pair}, nor what runs over it"
                raise NotUnderstood(message, node.span)
            first, second = (Name(letter, span=node.span) for letter in pair)
            return Call(Name(name, span=node.span), (first, second), (",",), span=node.span)
    return with_parts(node, lambda part: _with_pairs(part, bound))


# X and Y are independent

_ARE_INDEPENDENT = re.compile(r"\s*(are\s+)?(statistically\s+)?independent\s*", re.IGNORECASE)
_OF_INDEPENDENT = re.compile(
    r"\s*,?\s*(if|when|for)\s+((all|any|two)\s+)?independent\s*", re.IGNORECASE
)
_ALL_IN_WORDS = re.compile(
    r"\s*,?\s*(if|when|where)\s+([XYZ])\s+and\s+([XYZ])\s+(are\s+)?independent\s*", re.IGNORECASE
)
# words of which the reader makes names, as they have more than three letters
_WORDS = frozenset(("independent", "uniform", "equality", "only", "holds", "exactly", "precisely"))
_BETWEEN = re.compile(r"\s*(,\s*)?(and)?\s*", re.IGNORECASE)


def with_independence(statements: Sequence[Chain | Text]) -> tuple[Chain | Text, ...]:
    """Return the statements of a row with ``X ⊥ Y`` for "X and Y are independent".

    Where no variables are named ("if independent") they are X and Y.
    """
    statements = tuple(_spoken(statements))
    found: list[Chain | Text] = []
    place = 0
    while place < len(statements):
        item = statements[place]
        names, behind = _two_names(statements, place)
        after = statements[behind] if behind < len(statements) else None
        if names and isinstance(after, Text) and _ARE_INDEPENDENT.fullmatch(after.words):
            found.append(_independent(names, after.span))
            place = behind + 1
            continue
        place += 1
        if not isinstance(item, Text):
            found.append(item)
        elif said := _ALL_IN_WORDS.fullmatch(item.words):
            variables = Name(said[2].upper()), Name(said[3].upper())
            found += [replace(item, words="if"), _independent(variables, item.span)]
        elif _OF_INDEPENDENT.fullmatch(item.words):
            names, behind = _two_names(statements, place)
            place = behind if names else place
            names = names or (Name("X"), Name("Y"))
            found += [replace(item, words="if"), _independent(names, item.span)]
        else:
            found.append(item)
    return tuple(found)


# P is uniform

_IS_UNIFORM = re.compile(
    r"\s*(is|be)\s+(the\s+|a\s+)?uniform(\s+distribution|ly\s+distributed)?\b[\s,]*",
    re.IGNORECASE,
)


def with_uniformity(statements: Sequence[Chain | Text]) -> Iterator[Chain | Text]:
    """Yield the statements of a row with ``P(x) = 1/n`` for "P is uniform".

    That X is uniform is said of P_X; of a Y, whose alphabet may be another one, nothing is put.
    """
    place = 0
    while place < len(statements):
        match statements[place : place + 2]:
            case [
                Chain(members=(Name() as name,), signs=()),
                Text(words=words, span=span) as said,
            ] if (found := _IS_UNIFORM.match(words)) and name.name not in VARIABLE_LETTERS - {"X"}:
                law = Name("P", name, span=name.span) if name.name in VARIABLE_LETTERS else name
                chance = Call(law, (Name("x", span=name.span),), span=name.span)
                even = Fraction(Numeral("1", span=span), Name("n", span=span), span=span)
                yield Chain((chance, even), ("=",), (span,), span=(name.span[0], span[1]))
                if behind := words[found.end() :]:
                    yield replace(said, words=behind)
                place += 2
            case _:
                yield statements[place]
                place += 1


def _spoken(statements: Sequence[Chain | Text]) -> Iterator[Chain | Text]:
    """Yield the statements with such words of plain text as are no names made words."""
    before: Text | None = None
    for item in statements:
        match item:
            case Chain(members=(Name(name=word, subscript=None),), signs=()) if word in _WORDS:
                item = Text(word, span=item.span)
        if before is not None and isinstance(item, Text):
            before = replace(before, words=f"{before.words} {item.words}")
            continue
        if before is not None:
            yield before
        before = item if isinstance(item, Text) else None
        if before is None:
            yield item
    if before is not None:
        yield before


def _two_names(
    statements: Sequence[Chain | Text], place: int
) -> tuple[tuple[Name, Name] | None, int]:
    """Return the names in "X and Y" or "X, Y" at this place, and the place behind them."""
    match statements[place : place + 3]:
        case [Chain(members=(Name() as first,)), Text(words=words), Chain(members=(Name() as b,))]:
            if _BETWEEN.fullmatch(words):
                return (first, b), place + 3
        case [Chain(members=(Name() as first,)), Chain(members=(Name() as b,)), *_]:
            return (first, b), place + 2
    return None, place


def _independent(names: tuple[Name, Name], span: Span) -> Chain:
    return Chain(names, ("⊥",), (span,), span=span)


# A ≥ max(B, C)

_SAYS_IT_OF_EACH = frozenset((("≥", "max"), (">", "max"), ("≤", "min"), ("<", "min")))
_TURNED = {"≥": "≤", "≤": "≥", ">": "<", "<": ">"}


def _without_extremes(chain: Chain) -> Iterator[Chain]:
    """Yield the chain, or what its links say of each of the values in a maximum or minimum.

    A link that does not say it of each, such as A ≤ max(B, C), is left as it is.
    """
    if chain.continues or not any(map(_extreme, chain.members)):
        yield chain
        return
    for (left, right), sign in zip(pairwise(chain.members), chain.signs, strict=True):
        for low, high in _each(left, sign, right):
            yield replace(chain, members=(low, high), signs=(sign,), sign_spans=())


def _each(left: Node, sign: str, right: Node) -> Iterator[tuple[Node, Node]]:
    here, there = _extreme(left), _extreme(right)
    if there is not None and (sign, there[0]) in _SAYS_IT_OF_EACH:
        yield from ((left, value) for value in there[1])
    elif here is not None and (_TURNED.get(sign, ""), here[0]) in _SAYS_IT_OF_EACH:
        yield from ((value, right) for value in here[1])
    else:
        yield left, right


def _extreme(node: Node) -> tuple[str, tuple[Node, ...]] | None:
    """Return the word and the values of max(B, C) or max{B, C}."""
    match node:
        case Call(function=Name(name="max" | "min" as word, subscript=None), arguments=values):
            return word, values
        case Product(factors=(Name(name="max" | "min" as word, subscript=None), Vector() as list_)):
            return word, list_.entries
        case _:
            return None
