"""A derivation as data: what was done, line by line, for the kernel to check.

A derivation begins at the left side of its statement. Each line does one thing that a reader
is shown (one idea, several primitive steps); each step replaces the part at a path by another
term and names the rule that allows it. The last line ends at the right side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.terms import Path, Term

Assignment: TypeAlias = tuple[tuple[Term, Term], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Replace the part at ``path`` by ``result``, by ``rule``.

    The rule ``theorem`` uses the statement of the lemma with this number (counted from 0 in
    the derivation), with terms put in for its names by ``assignment``.
    """

    rule: str
    path: Path
    result: Term
    lemma: int | None = None
    assignment: Assignment = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A displayed line: its relation (``=``, ``≤``, ``≥``) to the line before, and the steps."""

    relation: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """The lines that lead from one side of the statement to the other.

    ``lemmas`` are the derivations of the theorems it uses. ``witness`` is for ``≠`` alone: the
    distributions and numbers for which the two sides differ.
    """

    statement: Statement
    lines: tuple[Line, ...]
    lemmas: tuple[Derivation, ...] = ()
    witness: Assignment = ()
