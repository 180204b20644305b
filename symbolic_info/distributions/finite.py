"""Pmfs written out, weight by weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import sympy
from sympy.core.symbol import Str

from symbolic_info.distributions.distribution import Distribution, latex_label
from symbolic_info.distributions.weights import check_weights, exact, read_weights


class FinitePmf(Distribution):
    """A pmf with the weights given, of outcomes 1, 2, ... or with the labels given.

    Weights are numbers, numerals ("9/10", "0.9"), or SymPy expressions ([p, 1 - p]); a float is
    read as the decimal that it prints as.

    >>> cat = FinitePmf(["9/10", 0.1], outcomes=["cat", "dog"])
    >>> cat, cat("dog"), cat(1)
    ([9/10, 1/10], 1/10, 9/10)
    """

    def __new__(cls, weights: Sequence[Any], outcomes: Sequence[Any] = ()) -> Self:
        """Return the pmf; ``ValueError`` says which weight is wrong and by how much."""
        if isinstance(weights, sympy.Tuple):
            # SymPy rebuilds the object: see the module ``distribution``
            numbers = [exact(weight, "a weight") for weight in weights]
            labels = [label.name for label in outcomes]
        else:
            labels = [str(outcome) for outcome in outcomes]
            numbers = _checked_weights(weights, labels)
        made: Self = super().__new__(
            cls, sympy.Tuple(*numbers), sympy.Tuple(*(Str(label) for label in labels))
        )
        return made

    @property
    def weights(self) -> tuple[sympy.Expr, ...]:
        """The weights, exactly, in order."""
        return tuple(self.args[0])

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of the outcomes, or an empty tuple if none were given."""
        return tuple(str(label.name) for label in self.args[1])

    @property
    def size(self) -> sympy.Expr:
        """The number of outcomes."""
        return sympy.Integer(len(self.args[0]))

    @property
    def is_literal(self) -> bool:
        """True: the weights are written out."""
        return True

    def check(self) -> None:
        """Raise ``ValueError`` if the weights form no pmf."""
        check_weights(self.weights, self.labels)

    def probability_at(self, point: sympy.Basic) -> sympy.Expr | None:
        """Return the weight of an outcome, given by its label or its number from 1."""
        if isinstance(point, Str):
            known = self.labels or tuple(str(k + 1) for k in range(len(self.weights)))
            if point.name not in known:
                listed = ", ".join(known[:10])
                raise ValueError(f"there is no outcome {point.name!r}; there are {listed}")
            return self.weights[known.index(point.name)]
        return self.weights[int(point) - 1] if self._counts(point) else None

    def _counts(self, point: sympy.Expr) -> bool:
        return bool(point.is_Integer and 1 <= point <= self.size)

    def _numpycode(self, printer: Any) -> str:
        weights = ", ".join(printer._print(weight) for weight in self.weights)
        return f"{printer._module_format('numpy.array')}([{weights}])"

    def _sympystr(self, printer: Any) -> str:
        return f"[{', '.join(printer._print(weight) for weight in self.weights)}]"

    def _sympyrepr(self, printer: Any) -> str:
        weights = f"[{', '.join(printer._print(weight) for weight in self.weights)}]"
        labels = f", {list(self.labels)!r}" if self.labels else ""
        return f"FinitePmf({weights}{labels})"

    def _latex(self, printer: Any) -> str:
        shown = [printer._print(weight) for weight in self.weights]
        if self.labels:
            named = zip(shown, self.labels, strict=True)
            shown = [f"{weight} ~({latex_label(label)})" for weight, label in named]
        return rf"\left[{', '.join(shown)}\right]"


def _checked_weights(weights: Sequence[Any], labels: Sequence[str]) -> list[sympy.Expr]:
    """Read what a person gave as weights and outcomes."""
    if isinstance(weights, str) or not hasattr(weights, "__iter__"):
        raise ValueError(f"the weights of a pmf are a list, not {weights!r:.60}")
    listed = list(weights)
    if labels and len(labels) != len(listed):
        raise ValueError(f"there are {len(listed)} weights, but {len(labels)} outcomes")
    if len(set(labels)) != len(labels):
        twice = next(label for k, label in enumerate(labels) if label in labels[:k])
        raise ValueError(f"the outcome {twice!r} is there twice")
    return list(read_weights(listed, labels))
