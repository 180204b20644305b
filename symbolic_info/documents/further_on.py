"""What a document says of its names further on, before any claim of it is judged."""

from __future__ import annotations

from symbolic_info.documents.law_tables import laws_of
from symbolic_info.documents.runs import Part, Run
from symbolic_info.documents.source import Table
from symbolic_info.notation import NotUnderstood, Scope, elaborate_chain
from symbolic_info.notation.names import name_key
from symbolic_info.notation.tree import Name, Vector
from symbolic_info.terms import Mixture
from symbolic_info.terms.binding import free_variables


def compositions(parts: list[Part]) -> Scope:
    """Return the names that the document defines as mixtures, wherever it does.

    Notes use M = (P + Q)/2 in a formula and say what M is behind it. Names that are given as
    lists of numbers first are left to the place where that happens.
    """
    scope = Scope()
    listed: set[str] = set()
    for part in parts:
        if not isinstance(part, Run) or len(part.members) < 2:
            continue
        left, right = part.members[:2]
        if left is None or right is None or not isinstance(left.node, Name):
            continue
        key = name_key(left.node)
        if isinstance(right.node, Vector):
            listed.add(key)
        elif key not in listed and key not in scope.distributions and part.signs[0].sign == "=":
            try:
                meaning = elaborate_chain((left.node, right.node), scope)[1]
            except NotUnderstood:
                continue
            if isinstance(meaning, Mixture) and free_variables(meaning):
                scope = scope.with_distribution(key, meaning)
    return scope


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


def _listed_names(run: Run) -> list[str]:
    names = []
    for left, right in zip(run.members, run.members[1:], strict=False):
        if left and right and isinstance(left.node, Name) and isinstance(right.node, Vector):
            names.append(name_key(left.node))
    return names
