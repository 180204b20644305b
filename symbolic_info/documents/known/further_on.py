"""What a document says of its names further on, before any claim of it is judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.law_tables import laws_of
from symbolic_info.documents.known.tables import joint_of
from symbolic_info.documents.reading.runs import Drawn, Part, Run
from symbolic_info.documents.sources.source import Table
from symbolic_info.notation import NotUnderstood, Scope, elaborate_chain
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import (
    Call,
    Fraction,
    Group,
    Name,
    Node,
    Product,
    Sum,
    Vector,
    children,
)
from symbolic_info.terms import Mixture, Pmf
from symbolic_info.terms.binding import free_variables


def compositions(parts: list[Part]) -> Scope:
    """Return the names that the document defines as mixtures, wherever it does.

    Notes use M = (P + Q)/2 in a formula and say what M is behind it, as well point by point:
    m(x) = (p(x) + q(x))/2. Names that are given as lists of numbers first are left to the place
    where that happens. Small letters are those of distributions where divergences compare them.
    """
    scope = Scope()
    listed: set[str] = set()
    runs = [part for part in parts if isinstance(part, Run) and len(part.members) > 1]
    compared = {key for run in runs for m in run.members if m for key in _compared(m.node)}
    for run in runs:
        left, right = run.members[:2]
        if left is None or right is None:
            continue
        name, mixed = _as_names(left.node), _as_names(right.node)
        if not isinstance(name, Name) or (name is not left.node and mixed == right.node):
            continue
        key = name_key(name)
        if isinstance(right.node, Vector):
            listed.add(key)
        elif key not in listed and key not in scope.distributions and run.signs[0].sign == "=":
            known = scope
            if key in compared:
                for part in compared & {name_key(part) for part in _names_in(mixed)}:
                    known = known.with_distribution(part, Pmf(part))
            elif name is not left.node:
                continue
            try:
                meaning = elaborate_chain((name, mixed), known)[1]
            except NotUnderstood:
                continue
            if isinstance(meaning, Mixture) and free_variables(meaning):
                scope = scope.with_distribution(key, meaning)
    return scope


def _compared(node: Node) -> Iterator[str]:
    """Yield the names that the divergences in an expression are taken of."""
    if isinstance(node, Call) and "||" in node.separators:
        yield from (name_key(part) for part in node.arguments if isinstance(part, Name))
    for part in children(node):
        yield from _compared(part)


def _as_names(node: Node) -> Node:
    """Return a sum of values at one point as the sum of the functions: p + q for p(x) + q(x)."""
    match node:
        case Call(function=Name() as function, arguments=(Name(),), separators=()):
            return function
        case Sum(terms=terms):
            return replace(node, terms=tuple(map(_as_names, terms)))
        case Product(factors=factors):
            return replace(node, factors=tuple(map(_as_names, factors)))
        case Fraction(numerator=numerator):
            return replace(node, numerator=_as_names(numerator))
        case Group(body=body):
            return replace(node, body=_as_names(body))
        case _:
            return node


def _names_in(node: Node) -> Iterator[Name]:
    if isinstance(node, Name):
        yield node
    for part in children(node):
        yield from _names_in(part)


def defined_behind(parts: list[Part]) -> list[frozenset[str]]:
    """Return for each part the names that lists or tables further on in the document give."""
    behind: frozenset[str] = frozenset()
    found: list[frozenset[str]] = []
    for part in reversed(parts):
        found.append(behind)
        if isinstance(part, Run):
            behind |= frozenset(_listed_names(part))
        elif isinstance(part, Table):
            behind |= frozenset(name.name for name, _ in laws_of(part))
    return found[::-1]


def has_lone_table(parts: list[Part]) -> bool:
    """Whether a document gives the joint distribution of two variables once, by a table.

    Whatever it says of them under other headings it then says of these.
    """
    tables = sum(isinstance(part, Table) and joint_of(part) is not None for part in parts)
    return tables == 1 and not any(isinstance(part, Drawn) for part in parts)


def _listed_names(run: Run) -> list[str]:
    names = []
    for left, right in zip(run.members, run.members[1:], strict=False):
        if left is None or right is None or not isinstance(left.node, Name):
            continue
        if isinstance(right.node, Vector) and not _is_slip(right.node):
            names.append(name_key(left.node))
    return names


def _is_slip(listed: Vector) -> bool:
    """Whether these are probabilities that sum to another number than one, rounded or not."""
    shown = [shown_number(entry) for entry in listed.entries]
    known = [entry for entry in shown if entry is not None and 0 < entry.value < 1]
    least, most = (sum(e.value + half * e.unit / 2 for e in known) for half in (-1, 1))
    return len(known) == len(shown) and not least <= 1 <= most
