"""Values in between that were rounded to few places, or cut off, before the work went on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import islice

from symbolic_info.documents.slips.wrong import Slip, Wrong
from symbolic_info.numeric import Value, evaluate_in_balls, to_places
from symbolic_info.terms import Add, Div, Log, Mul, Neg, Number, Term, number, subterms
from symbolic_info.terms.term import map_children

_MOST_PLACES = 6
# so many ways that lead to the same number are told
_MOST_WAYS = 3


def short_intermediates(wrong: Wrong, written: Term | None) -> Iterator[Slip]:
    """Yield the slip if shortening the values in between leads to the number shown."""
    ways = list(islice(_ways(wrong, written), _MOST_WAYS)) if written is not None else []
    if ways:
        message = "A value in between was shortened too early."
        detail = f"This results if the {', or the '.join(ways)}."
        yield Slip("refuted-intermediate", message, detail)


def _ways(wrong: Wrong, written: Term) -> Iterator[str]:
    shown = wrong.shown
    if shown is None or not shown.decimal:
        return
    for kind, choose in _KINDS:
        for places in range(1, min(shown.places, _MOST_PLACES) + 1):
            for how, shorten in (("rounded", _rounded), ("cut off", _cut)):
                changed = choose(written, partial(shorten, places))
                if changed != written and wrong.is_explained_by(changed):
                    place = "place" if places == 1 else "places"
                    yield f"{kind} are {how} to {places} {place}"


def _rounded(places: int, value: Value) -> Fraction:
    return Fraction(to_places(value, places))


def _cut(places: int, value: Value) -> Fraction:
    """Return the value without what follows so many places, towards zero."""
    nearest = Fraction(to_places(value, places + 12))
    unit = Fraction(1, 10**places)
    steps = abs(nearest) // unit
    return -steps * unit if nearest < 0 else steps * unit


_Shorten = Callable[[Value], Fraction]


def _shortened(term: Term, shorten: _Shorten) -> Term:
    if isinstance(term, Number):
        return term
    value = evaluate_in_balls(term)
    return number(shorten(value)) if value.is_finite else term


def _logarithms(term: Term, shorten: _Shorten) -> Term:
    if isinstance(term, Log):
        return _shortened(term, shorten)
    return map_children(term, lambda child: _logarithms(child, shorten))


def _quotients(term: Term, shorten: _Shorten) -> Term:
    """Shorten what a logarithm is taken of, where that is a quotient."""
    if isinstance(term, Log) and isinstance(term.argument, Div):
        argument = _shortened(term.argument, shorten)
        return term if argument == Number(Fraction(0)) else Log(argument, term.base)
    return map_children(term, lambda child: _quotients(child, shorten))


def _summands(term: Term, shorten: _Shorten) -> Term:
    """Shorten the parts of the innermost sums."""
    if isinstance(term, Add) and not any(
        isinstance(inner, Add) for part in term.parts for inner in subterms(part)
    ):
        return Add(tuple(_shortened(part, shorten) for part in term.parts))
    if isinstance(term, Neg | Mul | Add | Div):
        return map_children(term, lambda child: _summands(child, shorten))
    return term


_KINDS: tuple[tuple[str, Callable[[Term, _Shorten], Term]], ...] = (
    ("terms", _summands),
    ("logarithms", _logarithms),
    ("quotients", _quotients),
)
