"""What a rule needs, and what it grants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.kernel.values import (
    FINITE,
    NONNEGATIVE,
    POSITIVE,
    Context,
    is_valid_base,
    values,
)
from symbolic_info.terms import EULER, Log, Term
from symbolic_info.terms.binding import free_variables

_KINDS = {"finite": FINITE, "non-negative": NONNEGATIVE, "positive": POSITIVE}
_KINDS["not zero"] = frozenset({"+", "-"})


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a step needs and the kernel granted: ``term`` is so, at this place.

    ``kind`` is one of ``finite``, ``non-negative``, ``positive``, ``not zero``, ``base`` and
    ``integrable``.
    """

    kind: str
    term: Term


Conditions: TypeAlias = tuple[Condition, ...]
Rule: TypeAlias = Callable[[Term, Term, Context], Conditions]


@dataclass(frozen=True, slots=True)
class Granted:
    """How the term before a step relates to the one after it, and on what conditions.

    ``equality`` is for an order: where both sides are finite, they are equal exactly if all of
    this vanishes. ``None``: nothing is known about that.
    """

    relation: str
    conditions: Conditions
    equality: tuple[Vanishing, ...] | None = ()


def must(holds: bool, reason: str, *parts: object) -> None:
    """Raise ``KernelError`` with the reason, which is about the parts, unless ``holds``."""
    if not holds:
        raise KernelError(reason, *parts)


def need(kind: str, term: Term, context: Context) -> Conditions:
    """Return the condition that ``term`` is of a kind, if the context grants it."""
    is_base = kind == "base"
    granted = is_valid_base(term, context) if is_base else values(term, context) <= _KINDS[kind]
    must(granted, "{} is not known to be {} here", term, kind)
    return noted(kind, term)


def need_increasing(base: Term | None, context: Context) -> Conditions:
    """Return the condition that logarithms to this base increase: log e > 0."""
    must(values(Log(EULER, base), context) <= POSITIVE, "{} is not known to exceed 1", base)
    return noted("base", base or EULER)


def noted(kind: str, term: Term) -> Conditions:
    """Return a condition that is granted; nobody wants to be told that 1/2 is finite."""
    return (Condition(kind, term),) if free_variables(term) else ()
