"""The right value with logarithms of another base: in nats where bits are written."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.documents.judging.units import base_name, in_unit, unit_name
from symbolic_info.documents.slips.wrong import Known, Slip, Wrong
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.terms import EULER


def other_bases(wrong: Wrong, known: Known) -> Iterator[Slip]:
    """Yield the base with which the value stated is the right one."""
    if known.unit is None:
        return
    for base in UNIT_BASES.values():
        if base == known.unit or not wrong.is_explained_by(in_unit(wrong.term, known.unit, base)):
            continue
        if known.has_unit:
            yield Slip("refuted-unit", f"This is the value in {unit_name(base)}.")
        else:
            word = "natural logarithms" if base == EULER else f"base {base_name(base)}"
            yield Slip("refuted-base", f"This is the value with {word}, in {unit_name(base)}.")
