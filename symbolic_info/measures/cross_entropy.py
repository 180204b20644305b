"""Cross entropy: the expected surprisal of one who believes in another distribution."""

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


class CrossEntropy(Measure):
    """H(P, Q) = -sum_x P(x) log Q(x); +oo where Q(x) = 0 < P(x).

    Source: Goodfellow, Bengio and Courville, Deep Learning, (3.51).

    >>> from symbolic_info import FinitePmf, Pmf
    >>> CrossEntropy(Pmf("P"), Pmf("Q")).definition()
    -Sum(P(x)*log(Q(x)), (x, 1, n))
    >>> CrossEntropy(FinitePmf([1, 0]), FinitePmf(["1/4", "3/4"]), 2).doit()
    2
    """

    latex_name = "H"
    array_function = "cross_entropy"

    def __new__(cls, distribution: Any, model: Any, base: Any = sympy.E) -> Self:
        """Return the cross entropy of ``model`` with respect to ``distribution``."""
        p, q = read_distributions(distribution, model)
        made: Self = super().__new__(cls, p, q, read_base(base))
        return made

    def definition(self) -> sympy.Expr:
        """Return -sum_x P(x) log Q(x)."""
        p, q = self.distributions

        def summand(x: sympy.Basic) -> sympy.Expr:
            return weighted_log(p(x), q(x), sympy.S.One, self.base)

        return total_over(self, summand, sign=-1)
