"""Surprisal: the information in one outcome."""

from __future__ import annotations

from typing import Any, Self

import sympy

from symbolic_info.distributions.distribution import (
    point_latex,
    point_repr,
    read_point,
)
from symbolic_info.measures import on_arrays
from symbolic_info.measures.measure import (
    Measure,
    check_base,
    infinity,
    read_base,
    read_distribution,
)


class Surprisal(Measure):
    """S_P(x) = -log P(x); +oo for an outcome that has probability zero.

    Source: Cover and Thomas, Elements of Information Theory, 2nd ed., section 2.1 (as the
    variable whose expectation is the entropy).

    >>> from symbolic_info import FinitePmf, Pmf
    >>> Surprisal(Pmf("P"), sympy.Symbol("x")).definition()
    -log(P(x))
    >>> Surprisal(FinitePmf(["9/10", "1/10"], outcomes=["cat", "dog"]), "dog").doit()
    log(10)
    """

    latex_name = "S"
    array_function = "surprisal"

    def __new__(cls, distribution: Any, point: Any, base: Any = sympy.E) -> Self:
        """Return the surprisal of ``point``: a symbol, a number from 1, or a label."""
        p = read_distribution(distribution)
        made: Self = super().__new__(cls, p, read_point(point), read_base(base))
        return made

    @property
    def point(self) -> sympy.Basic:
        """The outcome."""
        return self.args[1]

    def definition(self) -> sympy.Expr:
        """Return -log P(x)."""
        check_base(self.base)
        (p,) = self.distributions
        p.check()
        probability = p(self.point)
        if probability.is_zero:
            return infinity(self.base)
        return -sympy.log(probability, self.base)

    def _eval_rewrite_as_Sum(self, *args: Any, **hints: Any) -> None:
        return None

    def _eval_rewrite_as_Integral(self, *args: Any, **hints: Any) -> None:
        return None

    def _numpycode(self, printer: Any) -> str:
        (p,) = self.distributions
        return on_arrays.code(self, printer, p(self.point))

    def _sympyrepr(self, printer: Any) -> str:
        point = point_repr(self.point, printer)
        p, base = printer._print(self.distributions[0]), printer._print(self.base)
        return f"Surprisal({p}, {point}, {base})"

    def _latex(self, printer: Any) -> str:
        base = "" if self.base == sympy.E else f", {printer._print(self.base)}"
        point = point_latex(self.point, printer)
        return rf"S_{{{printer._print(self.distributions[0])}{base}}}\left({point}\right)"
