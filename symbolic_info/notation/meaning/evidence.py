"""How one statement uses its names, as far as known: the evidence ``classification`` weighs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from symbolic_info.notation.meaning.measures_by_name import Kind
from symbolic_info.notation.tree import Node

ArgumentShape: TypeAlias = Literal["name", "applied", "composed", "literal", "other"]


@dataclass(frozen=True, slots=True)
class Application:
    """A name applied to points; ``indices`` has the index at each, ``None`` for an outcome.

    ``on_line`` is set where a point is the variable of an integral, ``conditional`` where a bar
    stands between the points.
    """

    key: str
    indices: tuple[str | None, ...]
    on_line: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a measure: how it is written, and the names that may be distributions."""

    shape: ArgumentShape
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureUse:
    """A measure, its arguments, and the signs between them."""

    kind: Kind
    arguments: tuple[Argument, ...]
    separators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subscripted:
    """A name such as p_i or p_1 that is either a name of its own or p applied to i.

    ``logged`` is set where it stands inside a logarithm.
    """

    key: str
    base: str
    index: str | None
    logged: bool = False


@dataclass(slots=True)
class Usage:
    """The evidence of one statement, in the order of the source."""

    applications: list[Application] = field(default_factory=list)
    subscripted: list[Subscripted] = field(default_factory=list)
    measures: list[MeasureUse] = field(default_factory=list)
    surprisals: list[str | None] = field(default_factory=list)
    sums: list[tuple[str, Node | None]] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of an index and the distribution that an expectation draws it from."""
    expected: list[str] = field(default_factory=list)
    """Distributions in the subscript of an expectation."""
    expectations: int = 0
    mixable: set[str] = field(default_factory=set)
    """Bare names where a sum of weighted distributions could stand."""
    mixed: set[str] = field(default_factory=set)
    """Small letters in a sum that is built like a mixture, of which a measure is taken."""
    numeric: set[str] = field(default_factory=set)
    """Bare names where only a number can stand."""
    continuous: set[str] = field(default_factory=set)
    """What a differential entropy h(f) is taken of."""

    @property
    def point_indices(self) -> frozenset[str]:
        """The indices that something is applied to."""
        found = {index for use in self.applications for index in use.indices}
        found.update(use.index for use in self.subscripted)
        found.update(self.surprisals)
        return frozenset(index for index in found if index is not None)
