"""Work that several threads share.

NumPy and compiled loops let other threads run while they go over a block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


def shared(work: Callable[[Sequence[T]], None], items: Sequence[T], threads: int) -> None:
    """Let each thread do the work on its share of the items, which is a run of them.

    An error is that of the first item that has one, whatever the number of threads.
    """
    threads = min(threads, len(items))
    if threads <= 1:
        work(items)
        return
    bounds = [len(items) * k // threads for k in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, [items[start:stop] for start, stop in pairwise(bounds)]):
            pass
