"""Working that writes out the weights of another distribution than the one that is in force.

"The entropy of a fair coin is H(P) = -(0.5 log 0.5 + 0.5 log 0.5)" does not speak of the P that
was given on another page. Weights that are a pmf, and none that the document gave, are evidence
that another example has begun; weights that are no pmf are slips.
"""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close, rational
from symbolic_info.documents.reading.wellformed import weights_of
from symbolic_info.terms import Add, Distribution, Log, Mul, Neg, Pmf, Term
from symbolic_info.terms.binding import free_variables


def writes_another_pmf(general: Term, worked: Term, state: State) -> frozenset[Pmf]:
    """Return the pmfs of a general side whose values are not those that the other side weighs."""
    given = {**state.ended, **state.values}
    names = frozenset(
        name for name in free_variables(general) if isinstance(name, Pmf) and name in given
    )
    if not names or free_variables(worked):
        return frozenset()
    weights = _weights(worked)
    if weights is None or sum(weights) != 1:
        return frozenset()
    composed = state.scope.distributions.values()
    known = [*given.values(), *(close(pmf, given) for pmf in composed)]
    lists = (weights_of(value) for value in known if isinstance(value, Distribution))
    return frozenset() if _sorted(weights) in map(_sorted, filter(None, lists)) else names


def _sorted(weights: tuple[Fraction, ...]) -> list[Fraction]:
    # a term with the weight 0 need not be written
    return sorted(filter(None, weights))


def _weights(term: Term) -> tuple[Fraction, ...] | None:
    """Return what the logarithms of a sum are multiplied by, up to the sign of the sum."""
    match term:
        case Neg(operand=operand):
            return _weights(operand)
        case Add(parts=parts):
            found = [_weights(part) for part in parts]
            if any(part is None or len(part) != 1 for part in found):
                return None
            return tuple(part[0] for part in found if part is not None)
        case Mul(factors=factors):
            numbers = [factor for factor in factors if not isinstance(factor, Log)]
            if len(numbers) != len(factors) - 1:
                return None
            weight = rational(Mul(tuple(numbers)) if len(numbers) > 1 else numbers[0])
            return None if weight is None else (abs(weight),)
        case _:
            return None
