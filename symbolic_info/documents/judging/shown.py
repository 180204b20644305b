"""Numbers as a document shows them: their value, and what one unit in their last place is.

A shown number is a decimal or an integer by itself, perhaps with a sign, a unit, a percent sign,
a power of ten, or a box around it. Only such a number can be a rounding of something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from symbolic_info.notation.tree import (
    Boxed,
    Group,
    Node,
    Numeral,
    Percent,
    Power,
    Product,
    Quantity,
    Span,
    Sum,
    subtrees,
)
from symbolic_info.numeric import Range

_MAX_PLACES = 400
_MOST_PARTS = 10**_MAX_PLACES


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as shown: ``value`` +- half of ``unit``, the unit of its last place.

    ``decimal`` says that it has a decimal point: only then does ``=`` allow rounding.
    ``span`` is where its digits stand. ``continues`` says that further digits were left out by
    dots, so that those shown may be cut off.
    """

    value: Fraction
    unit: Fraction
    decimal: bool
    span: Span
    text: str
    continues: bool = False

    @property
    def places(self) -> int:
        """How many digits stand behind the point (of the value: 58.5% has three)."""
        # the unit is a power of ten
        return len(str(min(self.unit.denominator, _MOST_PARTS))) - 1

    @property
    def figures(self) -> int:
        """How many significant digits it has."""
        return len(self.text.replace(".", "").lstrip("0"))


def shown_number(node: Node) -> Shown | None:
    """Return the number that ``node`` shows, or ``None`` where it is an expression.

    >>> from symbolic_info.notation import read
    >>> shown = shown_number(read("-0.170").rows[0].statements[0].members[0])
    >>> shown.value, shown.unit, shown.places
    (Fraction(-17, 100), Fraction(1, 1000), 3)
    """
    match node:
        case Boxed(body=body) | Group(body=body):
            return shown_number(body)
        case Quantity(value=value):
            return shown_number(value)
        case Numeral(text=text, continues=continues, span=span):
            number = numeral(text, span)
            return replace(number, continues=True) if continues else number
        case Sum(signs=(sign,), terms=(term,)) if sign in ("-", "", "+"):
            shown = shown_number(term)
            if shown is None or sign != "-":
                return shown
            return replace(shown, value=-shown.value)
        case Percent(value=value):
            return _scaled(shown_number(value), Fraction(1, 100))
        case Product(factors=(mantissa, Power(base=Numeral(text="10"), exponent=exponent))):
            power = shown_number(exponent)
            if power is None or power.value.denominator != 1 or abs(power.value) > _MAX_PLACES:
                return None
            return _scaled(shown_number(mantissa), Fraction(10) ** int(power.value))
        case _:
            return None


# asked for the numbers of one formula again and again
@lru_cache(maxsize=1_000)
def numeral(text: str, span: Span) -> Shown:
    """Return the number that digits show."""
    whole, point, behind = text.partition(".")
    parts = 10 ** len(behind)
    value = Fraction(int(whole + behind), parts)
    return Shown(value, Fraction(1, parts), bool(point), span, text)


def rounded_to(shown: Shown) -> Range:
    """Return what a number stands for if its further digits were rounded."""
    return Range(shown.value - shown.unit / 2, shown.value + shown.unit / 2)


def cut_to(shown: Shown) -> Range:
    """Return what a number stands for if its further digits were rounded or cut off.

    What is cut off is less than one unit, and is cut off towards zero.
    """
    low, high = shown.value - shown.unit / 2, shown.value + shown.unit / 2
    if shown.value <= 0:
        low = shown.value - shown.unit
    if shown.value >= 0:
        high = shown.value + shown.unit
    return Range(low, high, low_open=shown.value <= 0, high_open=shown.value >= 0)


def _scaled(shown: Shown | None, factor: Fraction) -> Shown | None:
    if shown is None:
        return None
    return replace(shown, value=shown.value * factor, unit=shown.unit * factor)


def decimals_in(node: Node) -> tuple[Shown, ...]:
    """Return the numerals with a decimal point in ``node``, from left to right."""
    return tuple(
        [
            numeral(part.text, part.span)
            for part in subtrees(node)
            if isinstance(part, Numeral) and "." in part.text.rstrip(".")
        ]
    )


def terms_of_sums(node: Node) -> frozenset[Span]:
    """Return where decimals stand in ``node`` that are a whole term of a sum, or all of it."""
    match node:
        case Numeral(span=span):
            return frozenset((span,))
        case Boxed(body=body) | Group(body=body):
            return terms_of_sums(body)
        case Quantity(value=value):
            return terms_of_sums(value)
        case Sum(terms=terms):
            return frozenset(span for term in terms for span in terms_of_sums(term))
        case Product(factors=factors):
            return frozenset(
                span
                for factor in factors
                if isinstance(factor, Group) and isinstance(factor.body, Sum)
                for span in terms_of_sums(factor.body)
            )
        case _:
            return frozenset()
