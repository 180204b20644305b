"""Places in a formula: what is known there, and what a change there means for the whole."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

    ``polarity`` is 1 where a greater part makes the whole greater or leaves it, -1 where it makes
    it smaller, and ``None`` where nothing is known. ``factors`` are what the part is multiplied
    by on the way up, and ``indices`` what it is summed over; ``None`` where that is not all.
    """

    context: Context
    part: Term
    polarity: int | None = 1
    factors: tuple[Term, ...] = ()
    indices: tuple[Index, ...] | None = ()

    def vanishing(self, gaps: tuple[Vanishing, ...] | None) -> tuple[Vanishing, ...] | None:
        """Return when the whole does not change, given when the part does not.

        The whole is finite, so the part is, wherever its factors are not 0.
        """
        if gaps is None or self.indices is None:
            return None
        inner = {index for gap in gaps for index in gap.indices}
        around = {*self.indices}.union(*map(free_variables, self.factors))
        if inner & around:
            return None
        return tuple(
            Vanishing(Mul((*self.factors, gap.term)), (*self.indices, *gap.indices)) for gap in gaps
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
    term = place.part
    if position == 1 and bound_variable(term) is not None:
        raise KernelError("the variable that is bound is no part that could be another term")
    place = replace(place, part=term.children[position])
    match term:
        case Mul(factors=factors):
            others = factors[:position] + factors[position + 1 :]
            return replace(
                place,
                polarity=_polarity_of_factors(place.polarity, others, place.context),
                factors=(*place.factors, *others),
                context=place.context.assuming(others),
            )
        case Sum() | Integral() | Expectation() if position == 0:
            return _inside(term, place)
        case RangeSum(variable=variable) if position == 0:
            return replace(place, context=place.context.under(variable), polarity=None)
        case Neg():
            return replace(place, polarity=None if place.polarity is None else -place.polarity)
        case Add():
            return place
        case _:
            return replace(place, polarity=None)


def _inside(term: Sum | Integral | Expectation, place: Place) -> Place:
    variable = bound_variable(term)
    assert variable is not None
    seen = {*(place.indices or ())}.union(*map(free_variables, place.factors))
    indices = None
    # an integral says nothing of single points, and of two indices of one name one is hidden
    if place.indices is not None and isinstance(variable, Index) and variable not in seen:
        indices = (*place.indices, variable)
    place = replace(place, context=place.context.under(variable), indices=indices)
    if isinstance(term, Expectation):
        weight = Apply(term.distribution, (variable,))
        context = place.context.assuming((weight,))
        return replace(place, context=context, factors=(*place.factors, weight))
    return place


def _polarity_of_factors(
    polarity: int | None, others: tuple[Term, ...], context: Context
) -> int | None:
    for other in others:
        kinds = values(other, context)
        if polarity is None or not (kinds <= NONNEGATIVE or kinds <= _NOT_POSITIVE):
            return None
        polarity = polarity if kinds <= NONNEGATIVE else -polarity
    return polarity
