"""What formulas are read to: runs of claims, and what else a document consists of, in order."""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.documents.sources.source import (
    Boundary,
    Found,
    Heading,
    Obstacle,
    Table,
    Unclosed,
)
from symbolic_info.notation.tree import (
    Chain,
    Name,
    Node,
    Quantity,
    Repair,
    Span,
    bare,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One expression of a run and the formula that it stands in."""

    node: Node
    found: Found
    repairs: tuple[Repair, ...] = ()
    unit_after: str = ""

    @property
    def unit(self) -> str:
        """The unit written with the expression: ``bit``, ``nat``, ``hartley`` or empty."""
        node = bare(self.node)
        return node.unit if isinstance(node, Quantity) else self.unit_after

    @property
    def text(self) -> str:
        """The expression as it stands in the document."""
        start, end = self.node.span
        return self.found.source[start:end].strip()


@dataclass(frozen=True, slots=True)
class Sign:
    """One relation sign of a run, and where it stands."""

    sign: str
    found: Found
    span: Span

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the sign in the document, from 1."""
        return self.found.place(self.span[0])


@dataclass(frozen=True, slots=True)
class Run:
    """A chain of a document. ``members`` has one entry more than ``signs``.

    The first member is ``None`` where a chain begins with a sign and nothing stands before it.
    ``conditional`` says that words around the chain restrict it ("if ...", "for all ...");
    ``conditions`` are the formulas among them that state what is supposed (P = Q); ``cases`` are
    not supposed, but said to be when equality holds, in a ``direction`` (see ``case_words``).
    ``where`` marks a chain behind the word "where" in its own formula: it explains the others.
    """

    members: tuple[Member | None, ...]
    signs: tuple[Sign, ...]
    conditional: bool = False
    conditions: tuple[Chain, ...] = ()
    where: bool = False
    cases: tuple[Chain, ...] = ()
    direction: tuple[bool, bool] | None = None


@dataclass(frozen=True, slots=True)
class Flawed:
    """A formula that is broken at a place where nothing in it is claimed."""

    found: Found
    repair: Repair


@dataclass(frozen=True, slots=True)
class Drawn:
    """A random variable and its law, as in ``X \\sim P``.

    ``law`` is ``None`` where words begin another variable of this name.
    """

    variable: Name
    law: Node | None
    line: int


Part = Run | Drawn | Heading | Boundary | Unclosed | Obstacle | Table | Flawed
