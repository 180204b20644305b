"""The base of all terms: what a term is made of, and how to reach and replace a part of it.

Every term is a frozen dataclass. Its children are those of its fields that are terms, or tuples
of terms, in the order of the fields; all other fields (names, fractions) are its data. A path is
a tuple of child numbers from the root.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache
from operator import attrgetter, is_
from typing import Any, NamedTuple, TypeAlias

Path: TypeAlias = tuple[int, ...]


class Term:
    """A formula or a part of one. Terms are compared and hashed by structure."""

    # no fields: what was found of a term once, as it is asked for again; the free variables, and
    # whether a base is unwritten, are found in ``binding``. What is not there is asked for with
    # ``getattr``: most terms are new, and an exception takes as long as two answers.
    __slots__ = ("_baseless", "_children", "_free", "_hash", "_kinds", "_sort_key", "_subterms")
    _baseless: bool
    _children: tuple[Term, ...]
    _free: frozenset[Term]
    _hash: int
    _kinds: frozenset[type[Any]]
    _sort_key: tuple[Any, ...]
    _subterms: tuple[Term, ...]

    def __init_subclass__(cls) -> None:
        # a dataclass leaves the hash and the equality that its class has
        cls.__hash__ = Term.__hash__  # type: ignore[method-assign]
        cls.__eq__ = Term.__eq__  # type: ignore[method-assign]

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if type(self) is not type(other):
            return NotImplemented
        # terms that differ are told apart by their hashes, mostly
        return hash(self) == hash(other) and self.field_values() == other.field_values()

    def __hash__(self) -> int:
        found: int | None = getattr(self, "_hash", None)
        if found is None:
            found = hash((type(self).__name__, self.field_values()))
            object.__setattr__(self, "_hash", found)
        return found

    def field_values(self) -> tuple[Any, ...]:
        """Return the values of the dataclass fields, in order."""
        return _make_up(type(self)).values(self)  # type: ignore[arg-type]

    @property
    def children(self) -> tuple[Term, ...]:
        """The direct subterms, from left to right."""
        found: tuple[Term, ...] | None = getattr(self, "_children", None)
        if found is None:
            found = _make_up(type(self)).children(self)  # type: ignore[arg-type]
            object.__setattr__(self, "_children", found)
        return found

    def with_children(self, children: tuple[Term, ...]) -> Term:
        """Return the same term with other direct subterms, as many as before."""
        rebuilt: Term = _make_up(type(self)).rebuilt(self, children)  # type: ignore[arg-type]
        return rebuilt

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A key that puts any two terms in one fixed total order."""
        found: tuple[Any, ...] | None = getattr(self, "_sort_key", None)
        if found is None:
            found = self._ordered()
            object.__setattr__(self, "_sort_key", found)
        return found

    def _ordered(self) -> tuple[Any, ...]:
        def key(value: Any) -> tuple[Any, ...]:
            if isinstance(value, Term):
                return (4, value.sort_key)
            if isinstance(value, tuple):
                return (3, tuple(key(v) for v in value))
            if value is None:
                return (0,)
            if isinstance(value, str):
                return (2, value)
            if hasattr(value, "sort_key"):
                return (5, value.sort_key)
            return (1, value)

        return (type(self).__name__, *(key(value) for value in self.field_values()))

    def __repr__(self) -> str:
        from symbolic_info.terms.plain import plain

        return plain(self)


class _MakeUp(NamedTuple):
    """How the terms of a kind are read and made again with other children."""

    values: Callable[[Any], tuple[Any, ...]]
    children: Callable[[Any], tuple[Term, ...]]
    rebuilt: Callable[[Any, tuple[Term, ...]], Any]


# asked for each new term: most kinds have nothing but terms in them, or one tuple of terms
@cache
def _make_up(kind: type[Any]) -> _MakeUp:
    names = [field.name for field in fields(kind)]
    sorts = [str(field.type) for field in fields(kind)]
    values = _reader(names)
    if set(sorts) <= {"Term", "Distribution", "Index", "Symbol", "Index | Symbol"}:
        return _MakeUp(values, values, lambda term, children: kind(*children))
    if sorts in (["tuple[Term, ...]"], ["tuple[Distribution, ...]"]):
        return _MakeUp(values, attrgetter(*names), lambda term, children: kind(children))
    return _MakeUp(values, _terms_among_fields, _with_terms_among_fields)


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return the function that reads the fields of these names."""
    if not names:
        return lambda term: ()
    read = attrgetter(*names)
    return read if len(names) > 1 else lambda term: (read(term),)


def _terms_among_fields(term: Term) -> tuple[Term, ...]:
    found: list[Term] = []
    for value in term.field_values():
        if isinstance(value, Term):
            found.append(value)
        elif isinstance(value, tuple):
            found += [part for part in value if isinstance(part, Term)]
    return tuple(found)


def _with_terms_among_fields(term: Term, children: tuple[Term, ...]) -> Term:
    remaining = iter(children)
    values: list[Any] = []
    for value in term.field_values():
        if isinstance(value, Term):
            value = next(remaining)
        elif isinstance(value, tuple):
            value = tuple([next(remaining) if isinstance(v, Term) else v for v in value])
        values.append(value)
    return type(term)(*values)


def subterm(term: Term, path: Path) -> Term:
    """Return the part of ``term`` at ``path``; ``IndexError`` where there is none."""
    for step in path:
        if step < 0:
            raise IndexError("a path holds child numbers from 0")
        term = term.children[step]
    return term


def replace_at(term: Term, path: Path, new: Term) -> Term:
    """Return ``term`` with the part at ``path`` replaced by ``new``, as it stands.

    Names bound above the path may capture names of ``new``: that is what rewriting under a
    binder means. Use ``substitute`` to put a term in for a name.
    """
    if not path:
        return new
    children = list(term.children)
    children[path[0]] = replace_at(children[path[0]], path[1:], new)
    return term.with_children(tuple(children))


def walk(term: Term, at: Path = ()) -> Iterator[tuple[Path, Term]]:
    """Yield every part of ``term`` with its path, from the outside in, left to right."""
    waiting = [(at, term)]
    while waiting:
        path, part = waiting.pop()
        yield path, part
        children = part.children
        for position in range(len(children) - 1, -1, -1):
            waiting.append(((*path, position), children[position]))


def subterms(term: Term) -> tuple[Term, ...]:
    """Return every part of ``term``, itself the first, in the order of ``walk``."""
    found: tuple[Term, ...] | None = getattr(term, "_subterms", None)
    if found is None:
        parts: list[Term] = []
        waiting = list(term.children[::-1])
        while waiting:
            part = waiting.pop()
            parts.append(part)
            waiting += part.children[::-1]
        found = tuple(parts)
        # without the term itself, which would then never be given up
        object.__setattr__(term, "_subterms", found)
    return (term, *found)


def kinds(term: Term) -> frozenset[type[Any]]:
    """Return the classes that the parts of ``term`` are of, itself among them."""
    found: frozenset[type[Any]] | None = getattr(term, "_kinds", None)
    if found is None:
        found = _classes(type(term)).union(*map(kinds, term.children))  # type: ignore[arg-type]
        object.__setattr__(term, "_kinds", found)
    return found


@cache
def _classes(kind: type[Any]) -> frozenset[type[Any]]:
    return frozenset(kind.__mro__)


def map_children(term: Term, change: Callable[[Term], Term]) -> Term:
    """Return ``term`` with ``change`` applied to each direct subterm."""
    old = term.children
    new = tuple([change(child) for child in old])
    # every walk that changes a term comes by here, and most change nothing
    return term if all(map(is_, old, new)) else term.with_children(new)


def with_parts_shared(terms: Iterable[Term]) -> list[Term]:
    """Return the same terms, equal parts of which are one object.

    That they are equal is then seen at a glance, and what is found of one is found of all.
    """
    known: dict[Term, Term] = {}

    def shared(term: Term) -> Term:
        found = map_children(term, shared)
        return known.setdefault(found, found)

    return [shared(term) for term in terms]
