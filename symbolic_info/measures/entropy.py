"""Entropy: the expected surprisal."""

from __future__ import annotations

from typing import Any, Self

import sympy

from symbolic_info.measures.measure import (
    Measure,
    read_base,
    read_distribution,
    total_over,
    weighted_log,
)


class Entropy(Measure):
    """H(P) = -sum_x P(x) log P(x); the differential entropy of a density.

    Source: Cover and Thomas, Elements of Information Theory, 2nd ed., (2.1) and (8.1).

    >>> from symbolic_info import FinitePmf, Pmf
    >>> Entropy(Pmf("P")).definition()
    -Sum(P(x)*log(P(x)), (x, 1, n))
    >>> p = sympy.Symbol("p")
    >>> Entropy(FinitePmf([p, 1 - p])).diff(p)
    -log(p) + log(1 - p)
    """

    latex_name = "H"
    array_function = "entropy"

    def __new__(cls, distribution: Any, base: Any = sympy.E) -> Self:
        """Return the entropy of a distribution, or of a list of weights."""
        made: Self = super().__new__(cls, read_distribution(distribution), read_base(base))
        return made

    def definition(self) -> sympy.Expr:
        """Return -sum_x P(x) log P(x)."""
        (p,) = self.distributions

        def summand(x: sympy.Basic) -> sympy.Expr:
            return weighted_log(p(x), p(x), sympy.S.One, self.base)

        return total_over(self, summand, sign=-1)
