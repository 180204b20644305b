"""A value carried from another line."""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.documents.slips.wrong import Known, Slip, Wrong
from symbolic_info.documents.sources.source import line_in_words


def carried_values(wrong: Wrong, known: Known) -> Iterator[Slip]:
    """Yield the slip if an earlier line shows the number that stands here, digit by digit."""
    shown = wrong.shown
    if shown is None or not shown.decimal or known.results is None or shown.figures < 2:
        return
    result = known.results.with_digits(shown)
    if result is not None:
        if result.line == known.line:
            yield Slip(
                "refuted-elsewhere", "The value was carried from another formula of the line."
            )
            return
        message = "The value was carried from another line."
        place = line_in_words(known.sections, result.line, known.line)
        yield Slip("refuted-elsewhere", message, f"It is the value of {place}.")
