"""Jensen-Shannon divergence: the mean divergence from the mixture."""

from __future__ import annotations

from typing import Any, Self

import sympy

from symbolic_info.distributions.mixture import Mixture
from symbolic_info.measures.kl_divergence import KLDivergence
from symbolic_info.measures.measure import Measure, read_base, read_distributions, total


class JensenShannonDivergence(Measure):
    """D_JS(P || Q) = 1/2 D_KL(P || M) + 1/2 D_KL(Q || M) with M = (P + Q)/2; always finite.

    Source: Lin, Divergence measures based on the Shannon entropy, IEEE Trans. Inf. Theory 37
    (1991), (4.1) with equal weights.

    >>> from symbolic_info import Pmf
    >>> JensenShannonDivergence(Pmf("P"), Pmf("Q")).divergences()[0]
    KLDivergence(P, 1/2*P + 1/2*Q)
    >>> JensenShannonDivergence([1, 0], [0, 1], 2).doit()
    1
    """

    latex_name = r"D_\mathrm{JS}"
    latex_separator = r" \parallel "
    array_function = "js_divergence"

    def __new__(cls, distribution: Any, other: Any, base: Any = sympy.E) -> Self:
        """Return the divergence between two distributions."""
        p, q = read_distributions(distribution, other)
        made: Self = super().__new__(cls, p, q, read_base(base))
        return made

    @property
    def mixture(self) -> Mixture:
        """M, the even mixture of the two."""
        return Mixture(self.distributions)

    def divergences(self) -> tuple[KLDivergence, KLDivergence]:
        """Return D_KL(P || M) and D_KL(Q || M), of which this is the mean."""
        p, q = self.distributions
        return KLDivergence(p, self.mixture, self.base), KLDivergence(q, self.mixture, self.base)

    def definition(self) -> sympy.Expr:
        """Return the mean of the two divergences, each written out."""
        return total([divergence.definition() / 2 for divergence in self.divergences()])
