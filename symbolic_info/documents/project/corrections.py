"""Which digits to write for a wrong claim: where exactly one decimal of it is wrong.

That is the decimal that a side shows alone, when the other side is worked out, or a number that
the link before has justified. Only digits are replaced, as many behind the point as there were:
where the sign is wrong, or the digits do not stand in the document as they are read (a macro, a
separator in between), there is nothing to write.
"""

from __future__ import annotations

import re
from fractions import Fraction

from symbolic_info.documents.judging.shown import Shown, shown_number
from symbolic_info.documents.reading.runs import Member
from symbolic_info.documents.report import Correction

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_POINT = re.compile(r"\{,\}|[.,]")


def correction_of(
    left: Member, right: Member, value: str | None, *, justified: bool
) -> Correction | None:
    """Return what to write for a refuted link, or ``None``.

    ``value`` is the right value, to the digits of the wrong one; ``justified`` says that the link
    before this one holds, so that a number on the left is not what is wrong.
    """
    one, two = shown_number(left.node), shown_number(right.node)
    if two is not None and (one is None or justified):
        member, shown = right, two
    elif one is not None and two is None:
        member, shown = left, one
    else:
        return None
    start, end = shown.span
    written = member.found.source[start:end]
    right_digits = _digits(shown, value)
    if right_digits is None or _POINT.sub(".", written) != shown.text:
        return None
    point = _POINT.search(written)
    if point is None or len(_POINT.findall(written)) > 1:
        return None
    line, column = member.found.place(start)
    if member.found.place(end - 1) != (line, column + len(written) - 1):
        return None
    return Correction(line, column, written, right_digits.replace(".", point[0]))


def _digits(shown: Shown, value: str | None) -> str | None:
    """Return the digits for a value, in the power of ten in which the number is shown."""
    if value is None or not shown.decimal or not _NUMBER.fullmatch(value) or not shown.value:
        return None
    places = len(shown.text.partition(".")[2])
    number = Fraction(value) * Fraction(shown.text) / shown.value * 10**places
    if number < 0 or number.denominator != 1:
        return None
    digits = str(number.numerator).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}"
    return text if text != shown.text else None
