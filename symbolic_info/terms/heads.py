"""The measures by name. What each stands for is in ``unfolding``.

Every head has ``base`` as its last field: the base of its logarithms, ``None`` for the one
unwritten base of the statement.
"""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.terms.distributions import Distribution
from symbolic_info.terms.term import Term


class Measure(Term):
    """A measure of information applied to its arguments."""

    __slots__ = ()
    base: Term | None


@dataclass(frozen=True, repr=False, slots=True)
class Surprisal(Measure):
    """S(x) = -log P(x), for the point ``points`` under ``distribution``."""

    distribution: Distribution
    points: tuple[Term, ...]
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class Entropy(Measure):
    """H(P); for a density the differential entropy h(p); for a joint pmf the joint entropy."""

    distribution: Distribution
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class CrossEntropy(Measure):
    """H(P, Q)."""

    distribution: Distribution
    model: Distribution
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class KLDivergence(Measure):
    """D_KL(P || Q), the relative entropy of P with respect to Q."""

    distribution: Distribution
    model: Distribution
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class JensenShannonDivergence(Measure):
    """D_JS of two or more distributions with weights; (1/2, 1/2) for D_JS(P || Q)."""

    weights: tuple[Term, ...]
    components: tuple[Distribution, ...]
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class ConditionalEntropy(Measure):
    """H(Y | X) for the coordinate ``axis`` of a joint pmf given the other one."""

    joint: Distribution
    axis: int
    base: Term | None = None


@dataclass(frozen=True, repr=False, slots=True)
class MutualInformation(Measure):
    """I(X; Y) for the two coordinates of a joint pmf."""

    joint: Distribution
    base: Term | None = None
