"""Places in a formula: what is known there, and what a change there means for the whole."""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.proof.kernel.statement import KernelError, Vanishing
from symbolic_info.proof.kernel.values import NONNEGATIVE, Context, values
from symbolic_info.terms import (
    Add,
    Apply,
    Expectation,
    Index,
    Integral,
    Mul,
    Neg,
    Path,
    RangeSum,
    Sum,
    Term,
)
from symbolic_info.terms.binding import bound_variable, free_variables

_NOT_POSITIVE = frozenset({"-", "0"})


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a formula, with the context that holds there.

    ``sign`` is 1 or -1 by the negations that the part stands in, or ``None`` where nothing is
    known of what a greater part makes of the whole. ``factors`` are what the part is multiplied by
    on the way up, each with the context that holds there; ``indices`` what it is summed over, or
    ``None`` where that is not all.
    """

    context: Context
    part: Term
    sign: int | None = 1
    factors: tuple[tuple[Term, Context], ...] = ()
    indices: tuple[Index, ...] | None = ()

    def polarity(self) -> int | None:
        """Return 1 where a greater part makes the whole greater or leaves it, -1 where smaller."""
        polarity = self.sign
        for factor, context in self.factors:
            kinds = values(factor, context)
            if polarity is None or not (kinds <= NONNEGATIVE or kinds <= _NOT_POSITIVE):
                return None
            polarity = polarity if kinds <= NONNEGATIVE else -polarity
        return polarity

    def vanishing(self, gaps: tuple[Vanishing, ...] | None) -> tuple[Vanishing, ...] | None:
        """Return when the whole does not change, given when the part does not.

        The whole is finite, so the part is, wherever its factors are not 0.
        """
        if gaps is None or self.indices is None:
            return None
        factors = tuple(factor for factor, _ in self.factors)
        inner = {index for gap in gaps for index in gap.indices}
        if inner & {*self.indices}.union(*map(free_variables, factors)):
            return None
        return tuple(
            Vanishing(Mul((*factors, gap.term)), (*self.indices, *gap.indices)) for gap in gaps
        )


def descend(term: Term, path: Path, context: Context) -> Place:
    """Return the place that ``path`` leads to in ``term``."""
    place = Place(context, term)
    for position in path:
        if not 0 <= position < len(place.part.children):
            raise KernelError(f"{place.part} has no part number {position}")
        place = _child(place, position)
    return place


def _child(place: Place, position: int) -> Place:
    term, context, sign = place.part, place.context, place.sign
    factors, indices, variable = place.factors, place.indices, bound_variable(term)
    if position == 1 and variable is not None:
        raise KernelError("the variable that is bound is no part that could be another term")
    match term:
        case Mul():
            others = term.factors[:position] + term.factors[position + 1 :]
            factors += tuple((other, context) for other in others)
            context = context.assuming(others)
        case Sum() | Integral() | Expectation() if position == 0:
            assert variable is not None
            seen = {*(indices or ())}.union(*(free_variables(factor) for factor, _ in factors))
            # an integral says nothing of single points; of two indices of one name one is hidden
            summed = (variable,) if isinstance(variable, Index) and variable not in seen else None
            indices = None if indices is None or summed is None else indices + summed
            context = context.under(variable)
            if isinstance(term, Expectation):
                weight = Apply(term.distribution, (variable,))
                context = context.assuming((weight,))
                factors += ((weight, context),)
        case RangeSum(variable=variable) if position == 0:
            context, sign = context.under(variable), None
        case Neg():
            sign = None if sign is None else -sign
        case _ if not isinstance(term, Add):
            sign = None
    return Place(context, term.children[position], sign, factors, indices)
