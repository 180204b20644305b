"""What the kernel says of a derivation that it has checked.

Python cannot make an object unforgeable - whoever wants to can build a ``Theorem`` by hand - so
what a theorem is worth rests on ``check`` being run again on its derivation, in a process of one's
own (``symbolic-info verify``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from symbolic_info.proof.kernel.derivation import Derivation
from symbolic_info.proof.kernel.rules import Condition
from symbolic_info.proof.kernel.statement import Statement, Vanishing
from symbolic_info.terms import Term

SEAL = object()
"""Held by the checker alone, which is the one place where theorems are made."""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line as it was checked: its relation to the line before, its term, and what it needs."""

    relation: str
    term: Term
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class EqualityCase:
    """When the two sides of an inequality are equal: exactly if all of ``conditions`` vanish.

    That is so ``always``, or else only where both sides are finite.
    """

    conditions: tuple[Vanishing, ...]
    always: bool


@dataclass(frozen=True, slots=True)
class Theorem:
    """A statement that the kernel has checked.

    ``lines`` begin after the left side. ``equality`` is for ≤ and ≥: when the two sides are equal,
    if the steps say so.
    """

    statement: Statement
    derivation: Derivation
    lines: tuple[CheckedLine, ...]
    equality: EqualityCase | None
    lemmas: tuple[Theorem, ...]
    seal: object = field(repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise TypeError("theorems are made by check() alone")

    @property
    def rules_used(self) -> tuple[str, ...]:
        """The names of the rules, each once, in order of use."""
        return tuple(
            dict.fromkeys(step.rule for line in self.derivation.lines for step in line.steps)
        )
