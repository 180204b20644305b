"""The values that a document has shown so far, and the lines that show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from symbolic_info.documents.judging.shown import Shown

# how far back a value that somebody carried by mistake is looked for
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Results:
    """The value shown last, and those before: a chain, so that adding one costs nothing."""

    shown: Shown
    line: int
    before: Results | None = None
    # what it is found by, as whole numbers: these are compared in no time
    _digits: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_digits", _digits(self.shown))

    def with_digits(self, shown: Shown) -> Results | None:
        """Return the last of these, as far as they are remembered, with the same digits.

        A sign may be another.
        """
        wanted = _digits(shown)
        found: Results | None = self
        for _ in range(_REMEMBERED):
            if found is None or found._digits == wanted:
                return found
            found = found.before
        return None


def _digits(shown: Shown) -> tuple[int, ...]:
    value, unit = shown.value, shown.unit
    return abs(value.numerator), value.denominator, unit.numerator, unit.denominator
