"""Mixtures of distributions on one space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import sympy
from sympy.printing.precedence import PRECEDENCE

from symbolic_info.distributions.distribution import (
    Distribution,
    Probability,
    as_distribution,
    check_comparable,
    common_size,
)
from symbolic_info.distributions.finite import FinitePmf
from symbolic_info.distributions.weights import check_weights, exact, read_weights

_FACTOR = PRECEDENCE["Mul"]


class Mixture(Distribution):
    """The mixture w_1 P_1 + ... + w_k P_k; with equal weights if none are given.

    >>> M = Mixture([FinitePmf([1, 0]), FinitePmf(["4/5", "1/5"])])
    >>> M, M(1), M.doit()
    (1/2*[1, 0] + 1/2*[4/5, 1/5], 9/10, [9/10, 1/10])
    """

    def __new__(cls, components: Sequence[Any], weights: Sequence[Any] = ()) -> Self:
        """Return the mixture; ``ValueError`` if the components cannot be mixed so."""
        parts = tuple(as_distribution(component) for component in components)
        if isinstance(weights, sympy.Tuple):
            # SymPy rebuilds the object: see the module ``distribution``
            read = tuple(exact(weight, "a mixture weight") for weight in weights)
        else:
            even = tuple(sympy.Rational(1, len(parts)) for _ in parts)
            read = read_weights(tuple(weights) or even, noun="mixture weight")
        if len(read) != len(parts):
            raise ValueError(f"there are {len(parts)} components, but {len(read)} mixture weights")
        check_comparable(parts)
        made: Self = super().__new__(cls, sympy.Tuple(*parts), sympy.Tuple(*read))
        return made

    @property
    def components(self) -> tuple[Distribution, ...]:
        """The distributions that are mixed."""
        return tuple(self.args[0])

    @property
    def weights(self) -> tuple[sympy.Expr, ...]:
        """The weight of each component, exactly."""
        return tuple(self.args[1])

    @property
    def size(self) -> sympy.Expr | None:
        """The number of outcomes, or ``None`` on the real line."""
        return common_size(self.components)

    @property
    def is_literal(self) -> bool:
        """Whether a component is written out."""
        return any(component.is_literal for component in self.components)

    def check(self) -> None:
        """Raise ``ValueError`` if the weights, or a component, are none."""
        check_weights(self.weights, noun="mixture weight")
        for component in self.components:
            component.check()

    def probability_at(self, point: sympy.Basic) -> sympy.Expr:
        """Return the weighted sum of what the components give to the point."""
        pairs = zip(self.weights, self.components, strict=True)
        return sympy.Add(*(weight * Probability(component, point) for weight, component in pairs))

    def doit(self, **hints: Any) -> Distribution:
        """Return the mixture as one ``FinitePmf`` where its components are written out."""
        parts = tuple(component.doit(**hints) for component in self.components)
        if not all(isinstance(part, FinitePmf) for part in parts):
            return Mixture(parts, sympy.Tuple(*self.weights))
        labels = next((part.labels for part in parts if part.labels), ())
        points = range(1, len(parts[0].weights) + 1)
        return FinitePmf([self(point) for point in points], labels)

    def _numpycode(self, printer: Any) -> str:
        asarray = printer._module_format("numpy.asarray")
        pairs = zip(self.weights, self.components, strict=True)
        shown = " + ".join(
            f"{printer.parenthesize(weight, _FACTOR)}*{asarray}({printer._print(part)})"
            for weight, part in pairs
        )
        return f"({shown})"

    def _sympystr(self, printer: Any) -> str:
        pairs = zip(self.weights, self.components, strict=True)
        return " + ".join(
            f"{printer.parenthesize(w, _FACTOR, strict=True)}*{printer._print(p)}" for w, p in pairs
        )

    def _sympyrepr(self, printer: Any) -> str:
        parts = ", ".join(printer._print(part) for part in self.components)
        weights = ", ".join(printer._print(weight) for weight in self.weights)
        return f"Mixture([{parts}], [{weights}])"

    def _latex(self, printer: Any) -> str:
        if len(set(self.weights)) == 1 and self.weights[0] != 1:
            parts = " + ".join(_latex_part(printer, part) for part in self.components)
            return rf"\frac{{{parts}}}{{{len(self.components)}}}"
        shown = []
        for weight, part in zip(self.weights, self.components, strict=True):
            factor = printer.parenthesize(weight, _FACTOR, strict=True)
            shown.append(rf"{factor} {_latex_part(printer, part)}")
        return " + ".join(shown)


def _latex_part(printer: Any, part: Distribution) -> str:
    text = str(printer._print(part))
    return rf"\left({text}\right)" if isinstance(part, Mixture) else text
