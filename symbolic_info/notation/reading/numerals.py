"""Numbers as people write them, and the digits that they stand for.

``10{,}000``, ``10\\,000`` and ``10,000`` are ten thousand; ``0{,}47`` is 0.47, and so is ``0,47``
in a document that writes decimal commas. ``1.2e-3`` is 0.0012, ``0.1\\overline{6}`` one sixth.
A list of integers, ``{0,1}`` or ``(100,200)``, stays a list.
"""

from __future__ import annotations

import re
from fractions import Fraction

# not in a list: no bracket or comma before it, none behind it
_NO_LIST_BEFORE = r"(?<![(\[,])(?<!\\\{)"
_NO_LIST_BEHIND = r"(?!\s*(?:[,;)\]]|\\\}))"
_GROUPED = r"[0-9]{1,3}(?:(?:\{,\}|\\,)[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
_GROUPED_BY_COMMAS = (
    rf"{_NO_LIST_BEFORE}[1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?{_NO_LIST_BEHIND}"
)
# a number between 0 and 1 apart, the pairs of these two digits are lists: {0,1}
_PAIR_OF_BITS = r"(?<=[(\[{])[01],[01](?:[)\]]|\\\})"

WITH_POINT = (
    rf"{_GROUPED}|{_GROUPED_BY_COMMAS}|[0-9]+\{{,\}}[0-9]+|[0-9]+\.(?=\s*[/*])"
    r"|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
)
"""How numbers are written in a document that has decimal points."""

WITH_COMMA = (
    r"[0-9]{1,3}(?:(?:\.|\\,)[0-9]{3})+(?![0-9])(?:(?:,|\{,\})[0-9]+)?"
    rf"|(?!{_PAIR_OF_BITS})[0-9]+(?:,|\{{,\}})[0-9]+|[0-9]+"
)
"""How numbers are written in a document that has decimal commas."""

_E = r"(?:[eE]|\\(?:mathrm|text|mathsf)\{[eE]\})"
# 2e-3 may be twice Euler's number less three; 1.2e-3 and 1e-3 are powers of ten
SCIENTIFIC = (
    rf"(?:[0-9]+\.[0-9]+|1){_E}(?:\{{[-−+]?[0-9]{{1,3}}\}}|[-−+]?[0-9]{{1,3}}(?![0-9A-Za-z.]))"
    rf"|[0-9]+{_E}(?:\{{[-−+][0-9]{{1,3}}\}}|[-−+][0-9]{{2,3}}(?![0-9A-Za-z.]))"
)
_SCIENTIFIC = re.compile(rf"(?P<digits>[0-9.]+){_E}\{{?(?P<sign>[-−+]?)(?P<power>[0-9]+)\}}?")

REPEATING = r"[0-9]*\.[0-9]*\\(?:overline|bar|dot)\s*(?:\{[0-9]+\}|[0-9])"
_REPEATING = re.compile(r"(?P<whole>[0-9]*)\.(?P<once>[0-9]*)\\[a-z]+\s*\{?(?P<again>[0-9]+)\}?")


def digits_of(text: str, decimal_comma: bool) -> str:
    """Return the plain digits of a number, with a point.

    >>> digits_of("10{,}000", False), digits_of("0{,}47", False), digits_of("3{,}322", True)
    ('10000', '0.47', '3.322')
    """
    digits = text.replace("\\,", "").rstrip(".")
    if decimal_comma:
        return digits.replace(".", "").replace("{,}", ".").replace(",", ".")
    if "{,}" in digits:
        groups = digits.partition(".")[0].split("{,}")
        grouped = all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"
        digits = digits.replace("{,}", "" if grouped else ".")
    return digits.replace(",", "")


def scientific(text: str) -> str:
    """Return the digits of a number with a power of ten, to the place that it shows.

    >>> scientific("1.2e-3"), scientific("1.50e1"), scientific("1e3")
    ('0.0012', '15.0', '1000')
    """
    match = _SCIENTIFIC.fullmatch(text)
    assert match is not None
    whole, _, behind = match["digits"].partition(".")
    power = int(match["power"]) * (1 if match["sign"] in ("", "+") else -1)
    digits = whole + behind
    point = len(whole) + power
    if point <= 0:
        return "0." + "0" * -point + digits
    if point >= len(digits):
        return (digits + "0" * (point - len(digits))).lstrip("0") or "0"
    return f"{digits[:point].lstrip('0') or '0'}.{digits[point:]}"


def repeating(text: str) -> Fraction:
    """Return the number whose last digits repeat for ever.

    >>> repeating("0.1\\\\overline{6}")
    Fraction(1, 6)
    """
    match = _REPEATING.fullmatch(text)
    assert match is not None
    once, again = match["once"], match["again"]
    value = Fraction(int(match["whole"] or "0")) + Fraction(int(once or "0"), 10 ** len(once))
    return value + Fraction(int(again), (10 ** len(again) - 1) * 10 ** len(once))
