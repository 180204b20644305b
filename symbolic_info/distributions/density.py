"""Probability densities on the real line."""

from __future__ import annotations

from typing import Any, Self

import sympy
from sympy.core.symbol import Str

from symbolic_info.distributions.distribution import Distribution
from symbolic_info.distributions.pmf import as_name


class Density(Distribution):
    """Any probability density on the real line, known by its name only.

    >>> p = Density("p")
    >>> p, p(sympy.Symbol("x"))
    (p, p(x))
    """

    def __new__(cls, name: Any) -> Self:
        """Return the density of this name."""
        made: Self = super().__new__(cls, as_name(name))
        return made

    @property
    def name(self) -> str:
        """The name as a string."""
        return str(self.args[0].name)

    @property
    def size(self) -> None:
        """``None``: the points of the line are not counted."""
        return None

    def check(self) -> None:
        """Every name is the name of some density."""

    def probability_at(self, point: sympy.Basic) -> sympy.Expr | None:
        """Return ``None``: p(x) stands for itself."""
        if isinstance(point, Str):
            raise ValueError(f"a density is applied to a number, not to {point.name!r}")
        return None

    def _sympystr(self, printer: Any) -> str:
        return self.name

    def _sympyrepr(self, printer: Any) -> str:
        return f"Density({self.name!r})"

    def _latex(self, printer: Any) -> str:
        return str(printer._print(sympy.Symbol(self.name)))
