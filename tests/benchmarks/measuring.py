"""What a benchmark says, a ``Row`` for each case, and how it takes times: ``fastest``."""

from __future__ import annotations

import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass

_LOOP = 1e-3
"""Seconds that one measurement lasts at least, so that the clock does not matter."""

_LEAST_TURNS = 3


@dataclass(frozen=True)
class Row:
    """One case: our time and that of a peer, or of a limit, in the same run."""

    case: str
    """What is done, with its size."""

    seconds: float

    peer: str
    """What does the same; or the limit: what any program must do at least."""

    peer_seconds: float

    remark: str = ""
    """What the ratio is to be; what the peer does not do."""

    @property
    def ratio(self) -> float:
        """How many times as fast as the peer."""
        return self.peer_seconds / self.seconds


def fastest(
    *calls: Callable[[], object],
    seconds: float = 2.0,
    timer: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Return the least seconds that each of the calls took.

    They are called in turn, over and over, until ``seconds`` a call have passed, and so what
    slows the machine down for a while slows down all of them. ``seconds=0`` is for the short
    form. ``timer=time.process_time`` is for what runs in this process: it does not count the
    time that other processes have.
    """
    counts = [_repetitions(call, seconds) for call in calls]
    best = [float("inf")] * len(calls)
    end = time.perf_counter() + seconds * len(calls)
    turns = 0
    while turns < (_LEAST_TURNS if seconds else 1) or time.perf_counter() < end:
        for which, (call, count) in enumerate(zip(calls, counts, strict=True)):
            best[which] = min(best[which], timeit.timeit(call, timer=timer, number=count) / count)
        turns += 1
    return best


def _repetitions(call: Callable[[], object], seconds: float) -> int:
    # the first call imports and compiles
    call()
    if not seconds:
        return 1
    once = timeit.timeit(call, number=1)
    return max(1, int(_LOOP / once)) if once else 1000
