"""Values of closed terms, of which the parts are remembered."""

from __future__ import annotations

from typing import TypeVar

from symbolic_info.numeric.denotation import RULES, Arithmetic, Denotation
from symbolic_info.terms import Number, Term

T = TypeVar("T")

# values of parts, of which each may be large
_MOST_REMEMBERED = 4096


class Remembered(dict[Term, tuple[T, int]]):
    """Values of closed terms with the summands that each took; bounded, it begins anew when full.

    The terms of one claim share most of their parts, and each is asked for again and again.
    """

    def keep(self, term: Term, value: T, summands: int) -> None:
        """Remember a value."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[term] = value, summands


class ClosedDenotation(Denotation[T]):
    """One evaluation of a closed term, with what earlier ones found of its parts.

    A part counts as many summands whether it was known or not, so that what is refused as too
    large does not hang on what was evaluated before. ``quick`` are the kinds of terms of which
    the value is not remembered, as to find it again takes no longer.
    """

    def __init__(
        self,
        arithmetic: Arithmetic[T],
        known: Remembered[T],
        quick: frozenset[type[Term]] = frozenset((Number,)),
    ) -> None:
        super().__init__(arithmetic, {}, {})
        self.known = known
        self.quick = quick

    def value(self, term: Term) -> T:
        """Return the value of a scalar term; ``Unevaluable`` if it cannot be computed."""
        kind = type(term)
        if kind in self.quick:
            quick: T = RULES[kind](self, term)
            return quick
        # below a sum, a part may hold its index
        if self.points or self.values:
            return super().value(term)
        remembered = self.known.get(term)
        if remembered is not None:
            value, summands = remembered
            self._spend(summands)
            return value
        before = self.summands_left
        value = super().value(term)
        self.known.keep(term, value, before - self.summands_left)
        return value
