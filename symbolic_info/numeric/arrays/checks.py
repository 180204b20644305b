"""What is no distribution, and the message that says where and why."""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from typing import Any

_MOST = 1 / 1000


def tolerance(xp: Any, outcomes: int, dtype: Any) -> float:
    """Return how far the sum of so many probabilities may be from one: 8 n eps, at most 1/1000."""
    return min(8 * outcomes * float(xp.finfo(dtype).eps), _MOST)


def check_base(base: float) -> float:
    """Return the natural logarithm of the base; ``ValueError`` if it is the base of none."""
    if not (base > 0 and base != 1 and math.isfinite(base)):
        raise ValueError(f"the base of a logarithm is positive and not 1, unlike {base}")
    return math.log(base)


def check_shapes(shapes: Mapping[str, tuple[int, ...]], axis: Any) -> int:
    """Return the axis as an integer; ``ValueError`` unless these shapes can be compared along it.

    ``shapes`` holds those of the arrays under the names of the distributions.
    """
    try:
        along = operator.index(axis)
    except TypeError:
        raise ValueError(f"distributions lie along one axis, an integer, not {axis!r}") from None
    first, expected = next(iter(shapes.items()))
    for name, shape in shapes.items():
        if not shape:
            raise ValueError(f"{name} is a single number, not an array of probabilities")
        if not -len(shape) <= along < len(shape):
            raise ValueError(f"{name} has {len(shape)} axes, so there is no axis {along}")
        if len(shape) != len(expected) and along >= 0:
            raise ValueError(
                f"{first} has {len(expected)} axes, {name} has {len(shape)}: "
                "count the axis from the end, as -1"
            )
        if shape[along] != expected[along]:
            raise ValueError(
                f"{first} has {expected[along]} outcomes along axis {along}, "
                f"{name} has {shape[along]}"
            )
        if shape[along] == 0:
            raise ValueError(f"{name} has no outcomes along axis {along}")
        for ours, theirs in zip(reversed(shape), reversed(expected), strict=False):
            if ours != theirs and 1 not in (ours, theirs):
                raise ValueError(
                    f"{first} of shape {expected} and {name} of shape {shape} cannot be "
                    "broadcast together"
                )
    return along


def wrong_probability(name: str, value: float, place: Sequence[int]) -> ValueError:
    """Return the ``ValueError`` about a probability that is NaN, negative or infinite."""
    if math.isnan(value):
        kind = "is not a number"
    elif value < 0:
        kind = f"is negative: {value}"
    else:
        kind = f"is above 1: {value}"
    return ValueError(f"the probability of {name}{_at(place)} {kind}")


def wrong_sum(name: str, total: float, place: Sequence[int], allowed: float) -> ValueError:
    """Return the ``ValueError`` about probabilities that do not sum to one."""
    return ValueError(
        f"{name}{_at(place)} sums to {total:.12g}, off from 1 by {total - 1:.3g}, "
        f"where rounding explains {allowed:.2g}; normalize=True divides by the sum"
    )


def wrong_weights(name: str, total: float, place: Sequence[int]) -> ValueError:
    """Return the ``ValueError`` about weights that cannot be divided by their sum."""
    return ValueError(f"{name}{_at(place)} sums to {total:.12g}: it cannot be divided by its sum")


def _at(place: Sequence[int]) -> str:
    return f" at {tuple(int(k) for k in place)}" if place else ""
