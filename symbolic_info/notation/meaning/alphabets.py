"""Which alphabet everything in a statement lives on: unification of the places that need one."""

from __future__ import annotations

from typing import TypeAlias

from symbolic_info.terms import Alphabet

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

    def known(self, slot: Slot) -> bool:
        return self._root(slot) in self._alphabets

    def alphabet(self, slot: Slot) -> Alphabet:
        return self._alphabets.get(self._root(slot), FIRST)

    def sizes(self) -> list[str]:
        return sorted({alphabet.size for alphabet in self._alphabets.values()})

    def sized(self, size: str) -> Alphabet | None:
        """Return the alphabet of that size, if one is in use."""
        found = sorted(
            (a for a in self._alphabets.values() if a.size == size), key=lambda a: a.sort_key
        )
        return found[0] if found else None
