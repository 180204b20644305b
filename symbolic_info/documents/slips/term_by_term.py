"""Two sums compared part by part, so that a message points at the part that is off.

The verdict is that of the sums; what is said of their parts explains it and never changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from symbolic_info.documents.judging.decide import Side
from symbolic_info.documents.judging.shown import Shown, cut_to, rounded_to
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
class _Stated:
    """A part of the right side, as it is and with symbols for its decimals."""

    term: Term
    widened: Term
    decimals: tuple[tuple[Symbol, Shown], ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A part of the left side, and the one of the right side that stands for it."""

    left: Term
    right: _Stated


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
    theirs = []
    for part, wide in second:
        free = free_variables(wide)
        decimals = tuple((symbol, shown) for shown, symbol in symbols.items() if symbol in free)
        theirs.append(_Stated(part, wide, decimals))
    return tuple(map(_Pair, _in_order_of(theirs, first), theirs))


def _in_order_of(theirs: list[_Stated], ours: list[Term]) -> list[Term]:
    """Return the parts of the left side in the order in which the right side has them.

    A part that agrees with the one in its place stays there; what is left goes to the parts that
    it agrees with, in whatever order they are written. Nothing is returned where some went to
    other places and it is not clear where the others belong.
    """
    placed: dict[int, Term] = {
        place: part
        for place, (part, stated) in enumerate(zip(ours, theirs, strict=True))
        if _agree(part, stated)
    }
    left = [part for place, part in enumerate(ours) if place not in placed]
    in_place = len(placed)
    for place, stated in enumerate(theirs):
        if place not in placed:
            found = next((part for part in left if _agree(part, stated)), None)
            if found is not None:
                placed[place] = found
                left.remove(found)
    if len(left) > 1 and len(placed) > in_place:
        return []
    rest = iter(left)
    return [placed[place] if place in placed else next(rest) for place in range(len(theirs))]


def _vanishes(part: Term) -> bool:
    return evaluate(part).rational == 0


def _odd(pairs: tuple[_Pair, ...]) -> Iterator[OddTerm]:
    for position, pair in enumerate(pairs, 1):
        if not _agree(pair.left, pair.right):
            yield OddTerm(position, _wrong(pair))


def _agree(ours: Term, stated: _Stated) -> bool:
    """Whether a part stands for another, some of its digits rounded or cut off."""
    boxes = {symbol: cut_to(shown) for symbol, shown in stated.decimals}
    zero = Range(Fraction(0), Fraction(0))
    return reaches(subtract(ours, stated.widened), boxes, zero) is not False


def _wrong(pair: _Pair) -> Wrong:
    boxes = {symbol: rounded_to(shown) for symbol, shown in pair.right.decimals}
    low, high = stated_range(pair.right.widened, boxes)
    return Wrong(pair.left, pair.right.term, low, high, _shown(pair.right))


def _shown(stated: _Stated) -> Shown | None:
    """Return the number that the part is, where it is one decimal with or without a sign."""
    if len(stated.decimals) != 1:
        return None
    ((symbol, shown),) = stated.decimals
    if stated.widened == symbol:
        return shown
    return replace(shown, value=-shown.value) if stated.widened == Neg(symbol) else None
