"""The values that a document has shown so far, and the lines that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symbolic_info.documents.shown import Shown

# how far back a value that somebody carried by mistake is looked for
_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Results:
    """The value shown last, and those before: a chain, so that adding one costs nothing."""

    shown: Shown
    line: int
    before: Results | None = None

    def latest(self) -> Iterator[Results]:
        """Yield these results from the last one back, as far as they are remembered."""
        found: Results | None = self
        for _ in range(_REMEMBERED):
            if found is None:
                return
            yield found
            found = found.before
