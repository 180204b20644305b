"""Guaranteed values of expressions made of measures: the rigorous enclosures of ``numeric``."""

from __future__ import annotations

from fractions import Fraction

import sympy

from symbolic_info import numeric
from symbolic_info.measures.to_terms import to_term

# bits with which a value is enclosed at most; beyond, it is nearer to zero than can be told
_MOST_BITS = 1 << 16


def decimal(expression: sympy.Expr, digits: int = 15) -> str:
    """Return the value to this many significant digits, correctly rounded for certain.

    "oo", "-oo" and "undefined" (oo - oo) where it is no real number; unlike SymPy's own
    arithmetic, this knows that 0 log 0 = 0 in every part of the expression. ``ValueError`` if a
    name has no value or a part has no meaning.

    >>> from symbolic_info import Entropy, KLDivergence
    >>> decimal(KLDivergence([1, 0], [0, 1]) + Entropy([1, 0]))
    'oo'
    """
    try:
        return numeric.decimal(numeric.evaluate_in_balls(to_term(expression)), digits)
    except numeric.Unevaluable as error:
        raise ValueError(f"{expression!s:.200} has no decimal: {error}") from error


def floating(expression: sympy.Expr, precision: int) -> sympy.Expr | None:
    """Return the value as a SymPy ``Float`` of so many bits, or as an infinity.

    ``None`` where it has none, as a name in it stands for no number.
    """
    try:
        value = numeric.evaluate(to_term(expression))
    except (ValueError, numeric.Unevaluable):
        return None
    if not value.is_finite:
        return {"+oo": sympy.oo, "-oo": -sympy.oo}.get(value.kind, sympy.nan)
    exact = value.rational if value.rational is not None else _middle(value, precision)
    if exact is None:
        return None
    return sympy.Float(sympy.Rational(exact.numerator, exact.denominator), precision=precision)


def _middle(value: numeric.Value, precision: int) -> Fraction | None:
    """Return a number that has all bits asked for, and some more, in common with the value."""
    bits = precision + 32
    while bits <= max(_MOST_BITS, 2 * precision):
        ball = value.enclosure(bits)
        if ball.rel_accuracy_bits() > precision + 8:
            mantissa, exponent = ball.mid().man_exp()
            return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
        bits *= 2
    return None
