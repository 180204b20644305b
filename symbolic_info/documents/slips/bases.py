"""The right value with logarithms or powers of another base: in nats, 2^x for e^x."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.documents.judging.units import base_name, in_unit, unit_name
from symbolic_info.documents.slips.wrong import Known, Slip, Wrong
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.terms import EULER, Log, Number, Pow, Term, subterms
from symbolic_info.terms.term import map_children


def other_bases(wrong: Wrong, known: Known) -> Iterator[Slip]:
    """Yield the base with which the value stated is the right one."""
    for base in UNIT_BASES.values():
        if known.unit is None or base == known.unit:
            continue
        if not wrong.is_explained_by(in_unit(wrong.term, known.unit, base)):
            continue
        if known.has_unit:
            yield Slip("refuted-unit", f"This is the value in {unit_name(base)}.")
        else:
            words = f"{_logarithms(base)}, in {unit_name(base)}"
            yield Slip("refuted-base", f"This is the value with {words}.")
        return
    yield from _written_bases(wrong)


def _written_bases(wrong: Wrong) -> Iterator[Slip]:
    """Yield the base that, in the place of one that is written, leads to the value stated.

    In 1 + ln 2 and 80/log_2 94 another base is no factor; perplexities are powers of 2 or e.
    """
    parts = tuple(subterms(wrong.term))
    for own in UNIT_BASES.values():
        logs = any(isinstance(part, Log) and part.base == own for part in parts)
        powers = any(_is_power(part, own) for part in parts)
        for base in UNIT_BASES.values():
            if base == own or not (logs or powers):
                continue
            if logs and wrong.is_explained_by(_with_logarithms(wrong.term, own, base)):
                yield Slip("refuted-base", f"This is the value with {_logarithms(base)}.")
            if powers and wrong.is_explained_by(_with_powers(wrong.term, own, base)):
                yield Slip("refuted-base", f"This is the value with powers of {base_name(base)}.")


def _logarithms(base: Term) -> str:
    return "natural logarithms" if base == EULER else f"base {base_name(base)}"


def _with_logarithms(term: Term, own: Term, base: Term) -> Term:
    new = map_children(term, lambda child: _with_logarithms(child, own, base))
    return Log(new.argument, base) if isinstance(new, Log) and new.base == own else new


def _with_powers(term: Term, own: Term, base: Term) -> Term:
    new = map_children(term, lambda child: _with_powers(child, own, base))
    return Pow(base, new.exponent) if isinstance(new, Pow) and _is_power(new, own) else new


def _is_power(term: Term, own: Term) -> bool:
    """Whether a term is a power of this base, and not of a whole number: 2^3 is no perplexity."""
    if not isinstance(term, Pow) or term.base != own:
        return False
    return not isinstance(term.exponent, Number) or term.exponent.value.denominator > 1
