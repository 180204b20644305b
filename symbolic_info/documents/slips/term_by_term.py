"""Two sums compared part by part, so that a message points at the part that is off.

The verdict is that of the sums; what is said of their parts explains it and never changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symbolic_info.documents.decide import Side
from symbolic_info.documents.shown import Shown, cut_to, rounded_to
from symbolic_info.documents.slips.written_out import summands, written_out
from symbolic_info.documents.slips.wrong import Wrong, stated_range
from symbolic_info.numeric import Range, Unevaluable, decimal, evaluate, reaches, to_places
from symbolic_info.terms import Neg, Symbol, Term, subtract
from symbolic_info.terms.binding import free_variables

_DIGITS = 6
# sums with more parts are not compared
_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class OddTerm:
    """A part of the right side, the ``position``-th from 1, that its counterpart disagrees with."""

    position: int
    wrong: Wrong

    @property
    def words(self) -> str:
        """A sentence that points at the part."""
        value, stated = evaluate(self.wrong.term), evaluate(self.wrong.stated)
        shown = self.wrong.shown
        if shown is not None and value.is_finite:
            right, there = to_places(value, shown.places), to_places(stated, shown.places)
        else:
            right, there = decimal(value, _DIGITS), decimal(stated, _DIGITS)
        return f"Term {self.position} is off: it is {there}, and should be {right}."


def odd_terms(left: Side, right: Side) -> tuple[OddTerm, ...]:
    """Return the parts of the right side that the left side's parts disagree with.

    Nothing is returned where the parts do not pair up, or where none or all of them disagree.
    """
    try:
        pairs = _pairs(left, right)
        odd = tuple(_odd(pairs))
    except Unevaluable:
        return ()
    return odd if len(odd) < len(pairs) else ()


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part of the left side, and that of the right side with its decimals and as symbols."""

    left: Term
    right: Term
    widened: Term
    decimals: tuple[tuple[Symbol, Shown], ...]


def _pairs(left: Side, right: Side) -> tuple[_Pair, ...]:
    # most numbers that are wrong stand by themselves
    if len(summands(right.term)) < 2:
        return ()
    written = written_out(left.term)
    if written is None:
        return ()
    symbols = {shown: Symbol(f"~{shown.span[0]}") for shown in right.carried}
    widened = right.rebuilt({shown.span: symbol for shown, symbol in symbols.items()})
    first = [part for part in summands(written) if not _vanishes(part)]
    second = [
        pair
        for pair in zip(summands(right.term), summands(widened), strict=True)
        if not _vanishes(pair[0])
    ]
    if len(first) != len(second) or not 1 < len(first) <= _MOST_PARTS:
        return ()
    return tuple(
        _Pair(
            ours,
            theirs,
            wide,
            tuple((s, shown) for shown, s in symbols.items() if s in free_variables(wide)),
        )
        for ours, (theirs, wide) in zip(first, second, strict=True)
    )


def _vanishes(part: Term) -> bool:
    return evaluate(part).rational == 0


def _odd(pairs: tuple[_Pair, ...]) -> Iterator[OddTerm]:
    zero = Range(Fraction(0), Fraction(0))
    for position, pair in enumerate(pairs, 1):
        difference = subtract(pair.left, pair.widened)
        if (
            reaches(difference, {symbol: cut_to(shown) for symbol, shown in pair.decimals}, zero)
            is False
        ):
            yield OddTerm(position, _wrong(pair))


def _wrong(pair: _Pair) -> Wrong:
    boxes = {symbol: rounded_to(shown) for symbol, shown in pair.decimals}
    low, high = stated_range(pair.widened, boxes)
    return Wrong(pair.left, pair.right, low, high, _shown(pair))


def _shown(pair: _Pair) -> Shown | None:
    """Return the number that the part is, where it is one decimal with or without a sign."""
    if len(pair.decimals) != 1:
        return None
    ((symbol, shown),) = pair.decimals
    if pair.widened == symbol:
        return shown
    return replace(shown, value=-shown.value) if pair.widened == Neg(symbol) else None
