"""What is claimed: a relation between two terms, under hypotheses.

A statement holds if in every environment (see ``symbolic_info.terms``) that satisfies its
hypotheses, and in which the mixtures and written-out pmfs that it mentions are distributions,
both sides are defined and the relation is true of their values. ``≠``, ``≰`` and ``≱`` are the
exceptions: they say that =, ≤ or ≥ does not always hold, so that one environment settles them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias

from symbolic_info.terms import Distribution, Index, Integral, Sum, Term

SIGNS = ("=", "≤", "≥", "<", ">", "≠", "≰", "≱")
DENIED = {"≠": "=", "≰": "≤", "≱": "≥"}
"""The signs that a counterexample proves, and what they deny."""

TURNED = {"=": "=", "≤": "≥", "≥": "≤", "<": ">", ">": "<", "≠": "≠", "≰": "≱", "≱": "≰"}
"""The sign between the same two sides exchanged."""


class KernelError(Exception):
    """A step or a derivation that the kernel does not accept; the message says why.

    What it says it of is put into the message when somebody reads it: most refusals are met on
    the way to something else.
    """

    def __str__(self) -> str:
        message, *parts = self.args
        return str(message).format(*parts) if parts else str(message)


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


@dataclass(frozen=True, slots=True)
class Vanishing:
    """The term is 0, whatever symbols its ``indices`` stand for: P(x) - Q(x) = 0 for every x.

    So are said: P = Q, P uniform (P(x) - 1/n = 0), disjoint supports (P(x) Q(x) = 0), and
    independence (P(x, y) - P(x) P(y) = 0).
    """

    term: Term
    indices: tuple[Index, ...] = ()

    @property
    def family(self) -> Term:
        """The term with its indices bound, for comparing and for putting terms in."""
        family = self.term
        for index in reversed(self.indices):
            family = Sum(family, index)
        return family

    @classmethod
    def of_family(cls, family: Term, count: int) -> Vanishing:
        """Return what ``family``, with ``count`` indices, was made from."""
        indices: list[Index] = []
        for _ in range(count):
            if not isinstance(family, Sum):
                raise ValueError(f"{family} is not for every symbol of {count} alphabets")
            indices.append(family.index)
            family = family.body
        return cls(family, tuple(indices))


Hypothesis: TypeAlias = (
    DominatedBy | NotDominatedBy | FiniteIntegral | Positive | NonNegative | LogBase | Vanishing
)


def terms_of(hypothesis: Hypothesis) -> tuple[Term, ...]:
    """Return what the hypothesis is about."""
    if isinstance(hypothesis, Vanishing):
        return (hypothesis.family,)
    return tuple(getattr(hypothesis, field.name) for field in fields(hypothesis))


def with_terms(hypothesis: Hypothesis, terms: list[Term]) -> Hypothesis:
    """Return the same hypothesis about other terms, in the order of ``terms_of``."""
    if isinstance(hypothesis, Vanishing):
        return Vanishing.of_family(terms[0], len(hypothesis.indices))
    return type(hypothesis)(*terms)  # type: ignore[arg-type]


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
