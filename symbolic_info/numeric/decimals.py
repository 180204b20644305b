"""Values as decimals of which every digit is right."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from flint import arb, ctx, fmpz

from symbolic_info.numeric.limits import PRECISIONS, Unevaluable
from symbolic_info.numeric.value import Value

MAX_DIGITS = 1_000
# an integer of more than 4,300 digits is not written by Python
_WRITABLE = 14_000
# numbers below 2^-n or above 2^n are not written as decimals
_MAX_EXPONENT = 50_000
_HALF = arb(0.5)
# precisions at which the exact form of a value is not yet asked for
_TRIED_IN_BALLS = 3
# powers of ten outside of this are written with an exponent
_PLAIN_EXPONENTS = range(-7, 21)


def decimal(value: Value, digits: int) -> str:
    """Return the value correctly rounded to so many significant digits.

    Halves are rounded away from zero. A value that is exact in fewer digits is written in fewer:
    ``0.5`` is one half, ``0.500000`` is rounded. The whole part is always written whole. Infinite
    and undefined values are ``oo``, ``-oo`` and ``undefined``. ``Unevaluable`` where a value lies
    so close to a half that the rounding is undecided, or is too large or too close to zero.

    >>> from symbolic_info.numeric.value import from_fraction
    >>> decimal(from_fraction(Fraction(2, 3)), 4), decimal(from_fraction(Fraction(1, 2)), 4)
    ('0.6667', '0.5')
    """
    if not 1 <= digits <= MAX_DIGITS:
        raise ValueError(f"digits are from 1 to {MAX_DIGITS}, not {digits}")
    if not value.is_finite:
        return {"+oo": "oo", "-oo": "-oo"}.get(value.kind, value.kind)
    if not value.is_exact:
        for bits in PRECISIONS[:_TRIED_IN_BALLS]:
            found = _told(value.enclosure(bits), digits)
            if found is not None and not found.may_be_exact:
                return _layout(found.significand, found.exponent, digits, is_exact=False)
    exact = value.rational
    if exact is not None and _is_small(exact):
        return _written(exact, digits)
    for bits in PRECISIONS:
        found = _told(value.enclosure(bits), digits)
        if found is not None:
            return _layout(found.significand, found.exponent, digits, is_exact=False)
    raise Unevaluable(f"{digits} digits cannot be told with {PRECISIONS[-1]} bits")


@dataclass(frozen=True, slots=True)
class _Told:
    """The decimal that every number of a ball is rounded to, and whether the ball holds it."""

    significand: int
    exponent: int
    may_be_exact: bool


def _told(ball: arb, digits: int) -> _Told | None:
    if not ball.is_finite() or ball.contains(0):
        return None
    # not lower() and upper(), which round to the precision of the moment
    middle, radius = _fraction(ball.mid()), _fraction(ball.rad())
    low, high = _rounded(middle - radius, digits), _rounded(middle + radius, digits)
    if low != high:
        return None
    significand, exponent = low
    return _Told(*low, abs(significand * Fraction(10) ** exponent - middle) <= radius)


def to_places(value: Value, places: int) -> str:
    """Return a finite value correctly rounded to so many places behind the point.

    Halves are rounded away from zero. ``Unevaluable`` as in ``decimal``.

    >>> from symbolic_info.numeric.value import from_fraction
    >>> to_places(from_fraction(Fraction(-2, 3)), 3), to_places(from_fraction(Fraction(1, 2)), 3)
    ('-0.667', '0.500')
    """
    if not 0 <= places <= MAX_DIGITS:
        raise ValueError(f"places are from 0 to {MAX_DIGITS}, not {places}")
    if not value.is_finite:
        raise ValueError(f"{value.kind} has no places behind a point")
    if not value.is_exact:
        steps = _steps(value.enclosure(PRECISIONS[0]), places, PRECISIONS[0])
        if steps is not None:
            return _fixed(steps, places)
    exact = value.rational
    if exact is not None and _is_small(exact):
        return _fixed(_rounded_to_places(exact, places), places)
    for bits in PRECISIONS:
        steps = _steps(value.enclosure(bits), places, bits)
        if steps is not None:
            return _fixed(steps, places)
    raise Unevaluable(f"{places} places cannot be told with {PRECISIONS[-1]} bits")


def _steps(ball: arb, places: int, bits: int) -> int | None:
    """Return the rounded number of units of the last place, where a ball tells it."""
    if not ball.is_finite():
        return None
    if not abs(ball) < 1:
        _check_size(ball.mid())
    with ctx.workprec(bits):
        steps = (abs(ball) * 10**places + _HALF).floor().unique_fmpz()
    if steps is None:
        return None
    return -int(steps) if ball < 0 else int(steps)


def _rounded_to_places(x: Fraction, places: int) -> int:
    scaled = abs(x) * 10**places
    rounded: int = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return -rounded if x < 0 else rounded


def _fixed(rounded: int, places: int) -> str:
    if rounded.bit_length() > _WRITABLE:
        raise Unevaluable("the number has too many digits to be written")
    figures = str(abs(rounded)).rjust(places + 1, "0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{figures[:-places]}.{figures[-places:]}" if places else sign + figures


def _fraction(end: arb) -> Fraction:
    """Return an exact ball as a fraction."""
    mantissa, exponent = _check_size(end)
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _check_size(end: arb) -> tuple[fmpz, fmpz]:
    """Return the mantissa and the exponent of an exact ball, if a decimal can be written of it."""
    mantissa, exponent = end.man_exp()
    if abs(exponent) > _MAX_EXPONENT:
        raise Unevaluable("the value is too large, or too close to 0, for a decimal")
    return mantissa, exponent


def _is_small(exact: Fraction) -> bool:
    """Whether the fraction itself can be rounded in no time."""
    return max(exact.numerator.bit_length(), exact.denominator.bit_length()) <= _MAX_EXPONENT


def _written(exact: Fraction, digits: int) -> str:
    if exact == 0:
        return "0"
    significand, exponent = _rounded(exact, digits)
    return _layout(
        significand, exponent, digits, is_exact=significand * Fraction(10) ** exponent == exact
    )


def _rounded(x: Fraction, digits: int) -> tuple[int, int]:
    """Return the significand and the power of ten of x != 0, rounded to so many digits or more."""
    magnitude = abs(x)
    # the power of ten of the first digit: about log10(2) times that of two
    twos = magnitude.numerator.bit_length() - magnitude.denominator.bit_length()
    leading = twos * 30_103 // 100_000
    while magnitude < Fraction(10) ** leading:
        leading -= 1
    while magnitude >= Fraction(10) ** (leading + 1):
        leading += 1
    exponent = leading - digits + 1
    if exponent > 0 and leading in _PLAIN_EXPONENTS:
        exponent = 0
    scaled = magnitude / Fraction(10) ** exponent
    significand = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (-significand if x < 0 else significand), exponent


def _layout(significand: int, exponent: int, digits: int, *, is_exact: bool) -> str:
    sign = "-" if significand < 0 else ""
    figures = str(abs(significand))
    if len(figures) > digits and exponent != 0:
        # rounding made one more digit: 9.996 is 10.00
        figures, exponent = figures[:-1], exponent + 1
    leading = exponent + len(figures) - 1
    if leading not in _PLAIN_EXPONENTS:
        first, rest = figures[0], figures[1:]
        if is_exact:
            rest = rest.rstrip("0")
        return f"{sign}{first}{'.' if rest else ''}{rest}e{leading}"
    whole, fraction = figures, ""
    if exponent < 0:
        figures = figures.rjust(1 - exponent, "0")
        whole, fraction = figures[:exponent], figures[exponent:]
    if is_exact:
        fraction = fraction.rstrip("0")
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"
