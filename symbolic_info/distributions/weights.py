"""Reading weights exactly, and saying precisely what is wrong with those that form no pmf.

A weight is an exact number or a SymPy expression in symbols, never a binary float: a float is
read as the decimal that it prints as, so that ``0.9`` is 9/10.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from numbers import Integral, Rational, Real
from typing import Any

import sympy

# a decimal or a fraction; the exponent is bounded, because 1e999999999 would fill the memory
_NUMERAL = re.compile(
    r"\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3}|\s*/\s*\d+)?\s*", re.ASCII
)
_LONGEST_NUMERAL = 1000


def exact(value: Any, what: str) -> sympy.Expr:
    """Return a number, a numeral such as "9/10" or "0.9", or a SymPy expression, exactly.

    ``what`` names the value in the ``ValueError`` that is raised where it is no finite number.

    >>> exact(0.9, "the weight"), exact("1/3", "the weight"), exact(1, "the weight")
    (9/10, 1/3, 1)
    """
    if isinstance(value, sympy.Basic):
        return _exact_expression(value, what)
    if isinstance(value, Integral):
        return sympy.Integer(int(value))
    if isinstance(value, Rational):
        return sympy.Rational(int(value.numerator), int(value.denominator))
    # NumPy's and Python's floats, and Decimal, print as the decimal that is meant
    text = value if isinstance(value, str) else str(value)
    if not isinstance(value, str | Real) and type(value).__name__ != "Decimal":
        raise ValueError(f"{what} is {text:.60}, which is no number")
    if len(text) > _LONGEST_NUMERAL:
        raise ValueError(f"{what} is written with more than {_LONGEST_NUMERAL} characters")
    if not _NUMERAL.fullmatch(text):
        raise ValueError(f"{what} is {text!r:.60}, which is no number")
    numerator, _, denominator = text.partition("/")
    if denominator and int(denominator) == 0:
        raise ValueError(f"{what} is {text!r:.60}, which divides by zero")
    return sympy.Rational(numerator.strip()) / sympy.Integer(int(denominator or 1))


def _exact_expression(value: sympy.Basic, what: str) -> sympy.Expr:
    if not isinstance(value, sympy.Expr):
        raise ValueError(f"{what} is {value}, which is no number")
    decimals = {number: sympy.Rational(str(number)) for number in value.atoms(sympy.Float)}
    return value.xreplace(decimals)


def read_weights(
    values: Sequence[Any], labels: Sequence[str] = (), noun: str = "weight"
) -> tuple[sympy.Expr, ...]:
    """Return exact weights that are non-negative and sum to one.

    ``ValueError`` says which weight is wrong, or by how much the sum misses one; ``labels`` name
    the outcomes there.

    >>> read_weights(["0.9", "0.2"])
    Traceback (most recent call last):
    ...
    ValueError: the weights sum to 11/10, 1/10 too much
    """
    names = _names(len(values), labels, noun)
    weights = tuple(exact(value, name) for value, name in zip(values, names, strict=True))
    advice = ""
    if any(isinstance(value, float) for value in values):
        advice = "; floats are read as decimals: write a third as '1/3'"
    check_weights(weights, labels, noun, advice)
    return weights


def check_weights(
    weights: Sequence[sympy.Expr],
    labels: Sequence[str] = (),
    noun: str = "weight",
    advice: str = "",
) -> None:
    """Raise ``ValueError`` unless the weights are non-negative numbers that sum to one.

    A weight with symbols is taken to be non-negative unless its assumptions deny it; the sum
    must be one identically, as in [p, 1 - p]. ``advice`` ends the message about a wrong sum.
    """
    if not weights:
        raise ValueError(f"there are no {noun}s: at least one is needed")
    for name, weight in zip(_names(len(weights), labels, noun), weights, strict=True):
        if weight.has(sympy.nan, sympy.zoo, sympy.oo, -sympy.oo):
            raise ValueError(f"{name} is {weight}, which is no finite number")
        if weight.is_extended_real is False:
            raise ValueError(f"{name} is {weight}, which is not real")
        if weight.is_negative:
            raise ValueError(f"{name} is {weight}, which is negative")
    total = sympy.expand(sympy.Add(*weights))
    if not total.is_Rational:
        total = sympy.simplify(total)
    if total == 1:
        return
    if not total.is_number:
        raise ValueError(f"the {noun}s sum to {total}, which is not identically 1")
    excess = total - 1
    miss = f"{excess} too much" if excess.is_positive else f"{-excess} too little"
    raise ValueError(f"the {noun}s sum to {total}, {miss}{advice}")


def _names(count: int, labels: Sequence[str], noun: str) -> list[str]:
    """Return what to call each weight: "weight 2 (dog)"."""
    return [
        f"{noun} {position + 1}" + (f" ({labels[position]})" if labels else "")
        for position in range(count)
    ]
