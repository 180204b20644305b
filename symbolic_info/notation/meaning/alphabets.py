"""Which alphabet everything in a statement lives on: unification of the places that need one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from symbolic_info.notation.meaning.evidence import Usage
from symbolic_info.notation.names import name_key
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import Name, Numeral
from symbolic_info.terms import Alphabet, Number, alphabets_of, is_continuous

FIRST = Alphabet()
SECOND = Alphabet("Y", "m")

# a place that needs an alphabet: ("index", name, 0), or ("pmf", name, coordinate)
Slot: TypeAlias = tuple[str, str, int]


class Slots:
    """Classes of slots that share an alphabet (disjoint sets), or the real line."""

    def __init__(self) -> None:
        self._parent: dict[Slot, Slot] = {}
        self._alphabets: dict[Slot, Alphabet] = {}
        self._line: set[Slot] = set()
        self._beside: set[Alphabet] = set()

    def _root(self, slot: Slot) -> Slot:
        while slot in self._parent:
            slot = self._parent[slot]
        return slot

    def join(self, one: Slot, other: Slot) -> None:
        a, b = self._root(one), self._root(other)
        if a != b:
            self._parent[b] = a

    def set_line(self, slot: Slot) -> None:
        self._line.add(self._root(slot))

    def on_line(self, slot: Slot) -> bool:
        return self._root(slot) in {self._root(s) for s in self._line}

    def set_alphabet(self, slot: Slot, alphabet: Alphabet) -> None:
        """Give the class of a slot an alphabet; the first one given holds."""
        self._alphabets.setdefault(self._root(slot), alphabet)

    def set_beside(self, alphabets: Iterable[Alphabet]) -> None:
        """Take note of the alphabets of what is declared, but not used in the statement."""
        self._beside.update(alphabets)

    def known(self, slot: Slot) -> bool:
        return self._root(slot) in self._alphabets

    def alphabet(self, slot: Slot) -> Alphabet:
        return self._alphabets.get(self._root(slot), FIRST)

    def sizes(self) -> list[str]:
        return sorted({alphabet.size for alphabet in self._in_use()})

    def sized(self, size: str) -> Alphabet | None:
        """Return the alphabet of that size, if one is in use."""
        found = (alphabet for alphabet in self._in_use() if alphabet.size == size)
        return min(found, key=lambda alphabet: alphabet.sort_key, default=None)

    def _in_use(self) -> set[Alphabet]:
        return {*self._alphabets.values(), *self._beside}


def dimension(key: str, arity: Mapping[str, int], scope: Scope) -> int:
    """Return the number of coordinates of a distribution, declared or of this statement."""
    declared = scope.distributions.get(key)
    if declared is not None:
        return len(alphabets_of(declared)) or 1
    return arity.get(key, 1)


def placed(
    usage: Usage,
    scope: Scope,
    arity: Mapping[str, int],
    twins: Mapping[str, str],
    axes: tuple[Alphabet, Alphabet],
) -> Slots:
    """Return the alphabets of what a statement uses.

    ``arity`` has its distributions with their numbers of coordinates, ``twins`` those that are
    written in two cases, ``axes`` the alphabets of its two random variables.
    """
    slots = Slots()
    _unify(slots, usage, scope, arity, twins)
    _place_declared(slots, scope, {*arity, *twins.values(), *_used(usage)})
    _place(slots, usage, scope, arity, axes)
    return slots


def _used(usage: Usage) -> Iterator[str]:
    """Yield the names that a statement uses for distributions, or may use for them."""
    yield from (use.key for use in usage.applications)
    yield from (name.base for name in usage.subscripted)
    yield from (key for _, key in usage.drawn)
    yield from (key for use in usage.measures for part in use.arguments for key in part.keys)


def _unify(
    slots: Slots, usage: Usage, scope: Scope, arity: Mapping[str, int], twins: Mapping[str, str]
) -> None:
    for use in usage.applications:
        size = dimension(use.key, arity, scope)
        if use.on_line:
            slots.set_line(("pmf", use.key, 0))
        if size != len(use.indices) or use.conditional:
            # p(x) and p(y | x) beside a joint p(x, y): told apart by their indices
            continue
        for axis, index in enumerate(use.indices):
            if index is not None and not use.on_line:
                slots.join(("pmf", use.key, axis), ("index", index, 0))
    for sub in usage.subscripted:
        if sub.index is not None and sub.key not in arity and sub.base in arity:
            slots.join(("pmf", sub.base, 0), ("index", sub.index, 0))
    for index, key in usage.drawn:
        slots.join(("pmf", key, 0), ("index", index, 0))
    for measure in usage.measures:
        keys = [
            key
            for argument in measure.arguments
            for key in argument.keys
            if key in arity or key in scope.distributions
        ]
        for key in keys[1:]:
            if dimension(key, arity, scope) == dimension(keys[0], arity, scope):
                for axis in range(dimension(key, arity, scope)):
                    slots.join(("pmf", keys[0], axis), ("pmf", key, axis))
    for key in usage.continuous & set(arity):
        slots.set_line(("pmf", key, 0))
    for key, twin in twins.items():
        slots.join(("pmf", key, 0), ("pmf", twin, 0))


def _place_declared(slots: Slots, scope: Scope, used: set[str]) -> None:
    """Give the declared alphabets to the classes of slots."""
    beside = dict(scope.spaces)
    # in the order of the declarations
    for key in filter(used.__contains__, scope.distributions):
        distribution = scope.distributions[key]
        if is_continuous(distribution):
            slots.set_line(("pmf", key, 0))
        for axis, alphabet in enumerate(alphabets_of(distribution)):
            slots.set_alphabet(("pmf", key, axis), alphabet)
            beside[alphabet] -= 1
    slots.set_beside(alphabet for alphabet, count in beside.items() if count)


def _place(
    slots: Slots,
    usage: Usage,
    scope: Scope,
    arity: Mapping[str, int],
    axes: tuple[Alphabet, Alphabet],
) -> None:
    """Give the classes of slots the alphabets that bounds of sums and random variables say."""
    for index, upper in usage.sums:
        if isinstance(upper, Name | Numeral) and index in usage.point_indices:
            size = _size_name(upper, scope)
            if size not in ("n", None):
                slots.set_alphabet(("index", index, 0), Alphabet("X", str(size)))
    for key, count in arity.items():
        if count == 2:
            for axis, alphabet in enumerate(axes):
                slots.set_alphabet(("pmf", key, axis), alphabet)
    if 2 in arity.values():
        # beside P_{XY}, Q_Y is about what Y takes
        own = {alphabet.name: alphabet for alphabet in axes}
        for key in arity:
            variable = key.partition("_")[2]
            if variable in own:
                slots.set_alphabet(("pmf", key, 0), own[variable])


def _size_name(upper: Name | Numeral, scope: Scope) -> str | None:
    if isinstance(upper, Numeral):
        return upper.text if upper.text.isdigit() else None
    value = scope.scalars.get(name_key(upper))
    if isinstance(value, Number) and value.value.denominator == 1:
        return str(value.value)
    return name_key(upper)
