"""How much a search may do: counted and not timed, so that its outcome is the same everywhere.

A single statement is searched as long as the bounds of the searches allow. Who asks for thousands,
as a long page does, gives each of them a measure of effort, once for a proof and once for a
counterexample.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from symbolic_info.proof.prover.products import TooLarge


class EffortSpent(TooLarge):
    """The search came to the end of the effort that it was given."""


class Effort:
    """An effort that may be spent; the unit is a part of a formula that is looked at once."""

    def __init__(self, most: int) -> None:
        self.spent = 0
        self._most = most
        self._left = most

    def spend(self, parts: int) -> None:
        """Spend so much, or raise ``EffortSpent``."""
        self.spent += parts
        self._left -= parts
        if self._left < 0:
            raise EffortSpent("the search was ended: it takes too long")

    def renew(self) -> None:
        """Give as much once more."""
        self._left = self._most


_given: ContextVar[Effort | None] = ContextVar("effort", default=None)


@contextmanager
def limited(most: int) -> Iterator[Effort]:
    """Give each search inside at most so much effort, and tell how much was spent."""
    effort = Effort(most)
    token = _given.set(effort)
    try:
        yield effort
    finally:
        _given.reset(token)


def spend(parts: int) -> None:
    """Spend the effort of looking at so many parts; raises ``EffortSpent`` where none is left."""
    effort = _given.get()
    if effort is not None:
        effort.spend(parts)


def begin_search() -> None:
    """Say that another search begins, which has an effort of its own."""
    effort = _given.get()
    if effort is not None:
        effort.renew()
