"""What is claimed: a relation between two terms, under hypotheses.

A statement holds if in every environment (see ``symbolic_info.terms``) that satisfies its
hypotheses, and in which the mixtures and written-out pmfs that it mentions are distributions,
both sides are defined and the relation is true of their values. ``≠`` is the one exception: it
says that the two sides are not identically equal, so that one environment settles it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from symbolic_info.terms import Distribution, Integral, Term

SIGNS = ("=", "≤", "≥", "≠")


class KernelError(Exception):
    """A step or a derivation that the kernel does not accept; the message says why."""


@dataclass(frozen=True, slots=True)
class DominatedBy:
    """P ≪ Q: P(x) > 0 only where Q(x) > 0 (absolute continuity)."""

    distribution: Distribution
    model: Distribution


@dataclass(frozen=True, slots=True)
class NotDominatedBy:
    """P is not ≪ Q: at some symbol P(x) > 0 and Q(x) = 0."""

    distribution: Distribution
    model: Distribution


@dataclass(frozen=True, slots=True)
class FiniteIntegral:
    """The integral exists and is finite."""

    integral: Integral


@dataclass(frozen=True, slots=True)
class Positive:
    """The term is a real number greater than 0."""

    term: Term


@dataclass(frozen=True, slots=True)
class NonNegative:
    """The term is a real number of at least 0."""

    term: Term


@dataclass(frozen=True, slots=True)
class LogBase:
    """The term is a base of logarithms: a real number greater than 0 and not 1."""

    term: Term


Hypothesis: TypeAlias = (
    DominatedBy | NotDominatedBy | FiniteIntegral | Positive | NonNegative | LogBase
)


@dataclass(frozen=True, slots=True)
class Statement:
    """``left sign right`` under ``hypotheses``; ``sign`` is one of ``SIGNS``."""

    left: Term
    sign: str
    right: Term
    hypotheses: tuple[Hypothesis, ...] = ()

    def __post_init__(self) -> None:
        if self.sign not in SIGNS:
            raise ValueError(f"a statement's sign is one of {' '.join(SIGNS)}, not {self.sign!r}")
