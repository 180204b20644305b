"""What dots leave out: ``p_1 \\log p_1 + \\cdots + p_n \\log p_n`` is a sum over i from 1 to n.

The terms before the dots and behind them must be one expression in 1, 2 and n; where anything else
differs, nobody can say what is left out. ``(p_1, \\dots, p_n)`` is p.
"""

from __future__ import annotations

from dataclasses import fields, replace

from symbolic_info.notation.names import DISTRIBUTION_LETTERS, POSITION_LETTERS, base_key, name_key
from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Name,
    Node,
    Numeral,
    Omission,
    Product,
    Sum,
    Vector,
    children,
)
from symbolic_info.terms import Symbol

NUMBER_OF_TERMS = Symbol("number of terms")
"""How many equal terms there are, where dots leave some of them out."""

# 1 + 2 + ... + 128 may go on with 3 or with 4; 1 + 2 + 3 + ... goes on with 4
_CLEAR = 3


def filled(node: Sum | Call | Vector) -> Node | None:
    """Return the node without its dots, or ``None`` where it has none or they are not clear.

    Equal terms, ``a + \\cdots + a``, are a product with the "number of terms".
    """
    match node:
        case Sum(terms=terms) if _dots(terms) is not None:
            return _filled_sum(node)
        case Call(arguments=parts) | Vector(entries=parts) if _dots(parts) is not None:
            base = _listed(parts)
            if base is None or isinstance(node, Vector):
                return base
            return replace(node, arguments=(base,), separators=())
        case _:
            return None


def _dots(parts: tuple[Node, ...]) -> int | None:
    places = [place for place, part in enumerate(parts) if isinstance(part, Omission)]
    return places[0] if len(places) == 1 else None


def _listed(parts: tuple[Node, ...]) -> Name | None:
    """Return the p of a list p_1, p_2, ..., p_n."""
    names = [part for part in parts if not isinstance(part, Omission)]
    first = names[0] if names else None
    if not isinstance(first, Name) or first.subscript != Numeral("1") or not parts[:-1]:
        return None
    if first.name not in DISTRIBUTION_LETTERS or not first.name.islower():
        # X_1, ..., X_n are as many random variables
        return None
    base = Name(first.name, None, first.accent, first.primes, span=first.span)
    for position, part in enumerate(parts):
        expected = str(position + 1)
        match part:
            case Omission():
                continue
            case Name(subscript=Numeral(text=text)) if text == expected:
                pass
            case Name(subscript=Name() | Numeral()) if position == len(parts) - 1:
                pass
            case _:
                return None
        if base_key(part) != name_key(base):
            return None
    return base


def _filled_sum(node: Sum) -> Node | None:
    place = _dots(node.terms)
    assert place is not None
    signs = {sign or "+" for sign in node.signs}
    before, behind = node.terms[:place], node.terms[place + 1 :]
    if len(signs) > 1 or not before or len(behind) > 1:
        return None
    (sign,) = signs
    whole = _equal_terms(before, behind) or _series(before, behind, _free_letter(node))
    if whole is None:
        return None
    whole = replace(whole, span=node.span)
    return whole if sign == "+" else Sum((sign,), (whole,), span=node.span)


def _equal_terms(before: tuple[Node, ...], behind: tuple[Node, ...]) -> Product | None:
    if not behind or any(term != behind[0] for term in before):
        return None
    return Product((Name(NUMBER_OF_TERMS.name), behind[0]), ("",))


def _series(before: tuple[Node, ...], behind: tuple[Node, ...], letter: str) -> BigSum | None:
    first = before[0]
    start = Numeral("1")
    index = Name(letter)
    steps: list[tuple[Node, Node]] = [
        (term, Numeral(str(place))) for place, term in enumerate(before[1:], 2)
    ]
    last: Node | None = None
    if behind:
        found = _differences(first, behind[0])
        if found is None or len(found) != 1 or found[0][0] != start:
            return None
        last = found[0][1]
        steps.append((behind[0], last))
    elif not steps:
        return None
    if any(_differences(first, term) != [(start, value)] for term, value in steps):
        return None
    if len(before) < _CLEAR and not all(_differ_in_scripts(first, term) for term, _ in steps):
        return None
    body = _general(first, steps[-1][0], index)
    if any(_general(first, term, index) != body for term, _ in steps):
        return None
    if last is None:
        return BigSum(body, index)
    return BigSum(body, index, start, last)


def _free_letter(node: Node) -> str:
    used = _names(node)
    return next((letter for letter in sorted(POSITION_LETTERS) if letter not in used), "ι")


def _names(node: Node) -> set[str]:
    found = {node.name} if isinstance(node, Name) else set()
    return found.union(*(_names(part) for part in children(node)))


def _differences(one: Node, other: Node) -> list[tuple[Node, Node]] | None:
    """Return what stands in subscripts and arguments of one where the other has something else.

    Each pair is there once; ``None`` where the two are built differently.
    """
    pairs: list[tuple[Node, Node]] = []
    return pairs if _compare(one, other, pairs) else None


def _compare(one: Node, other: Node, pairs: list[tuple[Node, Node]]) -> bool:
    if one == other:
        return True
    if isinstance(one, Numeral) and isinstance(other, Numeral | Name | Sum):
        if (one, other) not in pairs:
            pairs.append((one, other))
        return True
    if type(one) is not type(other) or _without_parts(one) != _without_parts(other):
        return False
    mine, theirs = children(one), children(other)
    return len(mine) == len(theirs) and all(
        _compare(a, b, pairs) for a, b in zip(mine, theirs, strict=True)
    )


def _differ_in_scripts(one: Node, other: Node) -> bool:
    """Whether two nodes, built alike, differ in scripts and in what is applied to alone."""
    if one == other:
        return True
    match one, other:
        case Name(), Name():
            return True
        case Call(function=function), Call(function=same) if function == same:
            return all(isinstance(a, Numeral | Name) for a in (*one.arguments, *other.arguments))
        case _:
            mine, theirs = children(one), children(other)
            return bool(mine) and all(
                _differ_in_scripts(a, b) for a, b in zip(mine, theirs, strict=True)
            )


def _without_parts(node: Node) -> list[object]:
    """Return what a node says besides its parts: its words, signs and brackets."""
    values = (getattr(node, f.name) for f in fields(node) if f.name != "span")
    return [v for v in values if isinstance(v, str | int | bool) or _is_of_words(v)]


def _is_of_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(part, str) for part in value)


def _general(one: Node, other: Node, index: Name) -> Node:
    """Return a node with the index in the places where the other, built alike, differs."""
    if one == other:
        return one
    if isinstance(one, Numeral):
        return replace(index, span=one.span)
    changed: dict[str, object] = {}
    for f in fields(one):
        mine, theirs = getattr(one, f.name), getattr(other, f.name)
        if isinstance(mine, Node) and isinstance(theirs, Node):
            changed[f.name] = _general(mine, theirs, index)
        elif isinstance(mine, tuple) and mine and isinstance(mine[0], Node):
            changed[f.name] = tuple(
                _general(a, b, index) for a, b in zip(mine, theirs, strict=True)
            )
    return replace(one, **changed)  # type: ignore[arg-type]
