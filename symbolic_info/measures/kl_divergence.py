"""Kullback-Leibler divergence: what believing in another distribution costs."""

from __future__ import annotations

from typing import Any, Self

import sympy

from symbolic_info.measures.measure import (
    Measure,
    read_base,
    read_distributions,
    total_over,
    weighted_log,
)


class KLDivergence(Measure):
    """D_KL(P || Q) = sum_x P(x) log(P(x)/Q(x)); +oo where Q(x) = 0 < P(x).

    Source: Cover and Thomas, Elements of Information Theory, 2nd ed., (2.26) and (8.46).

    >>> from symbolic_info import Density, Pmf
    >>> KLDivergence(Pmf("P"), Pmf("Q")).definition()
    Sum(P(x)*log(P(x)/Q(x)), (x, 1, n))
    >>> KLDivergence(Density("p"), Density("q")).definition()
    Integral(p(x)*log(p(x)/q(x)), (x, -oo, oo))
    >>> KLDivergence([1, 0], [0, 1]).doit()
    oo
    """

    latex_name = r"D_\mathrm{KL}"
    latex_separator = r" \parallel "
    array_function = "kl_divergence"

    def __new__(cls, distribution: Any, model: Any, base: Any = sympy.E) -> Self:
        """Return the divergence of ``distribution`` from ``model``."""
        p, q = read_distributions(distribution, model)
        made: Self = super().__new__(cls, p, q, read_base(base))
        return made

    def definition(self) -> sympy.Expr:
        """Return sum_x P(x) log(P(x)/Q(x))."""
        p, q = self.distributions

        def summand(x: sympy.Basic) -> sympy.Expr:
            return weighted_log(p(x), p(x), q(x), self.base)

        return total_over(self, summand)
