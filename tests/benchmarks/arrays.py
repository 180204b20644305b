"""Array functions.

Peers are SciPy and dit; limits are one logarithm for each term, and reading the input once. All
run on one thread; times are those of the processor.
"""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import dit
import numpy as np
from measuring import Row, fastest
from scipy.spatial.distance import jensenshannon
from scipy.special import rel_entr
from scipy.stats import entropy as scipy_entropy

from symbolic_info.numeric.arrays import entropy, js_divergence, kl_divergence

_BLOCK = 1 << 15

Call = Callable[[], Any]


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each function and shape against each peer and limit."""
    seconds = 0 if short else 1.5
    rng = np.random.default_rng(0)
    n = 10**5 if short else 10**7
    size = f"n = 10^{5 if short else 7}"
    p, q = rng.dirichlet(np.ones(n), 2)
    scipy = {"rel_entr(p, q).sum()": lambda: rel_entr(p, q).sum()}
    yield from _compared(
        f"KL, {size}",
        {"": lambda: kl_divergence(p, q)},
        {
            **scipy,
            "scipy.stats.entropy(p, q)": lambda: scipy_entropy(p, q),
            "limit: a NumPy log of each": lambda: _logs(np.log, p),
            "limit: reading p and q": lambda: (p.max(), q.max()),
        },
        seconds,
        {"rel_entr(p, q).sum()": "aim: 2"},
    )
    yield from _compared(
        f"KL, {size}",
        {", numba": lambda: kl_divergence(p, q, engine="numba"), **_on_tensors(p, q)},
        {**scipy, **_pytorch_log(p)},
        seconds,
        {"rel_entr(p, q).sum()": "aim: 5"},
    )
    yield from _compared(
        f"JS, {size}",
        {
            "": lambda: js_divergence(p, q),
            ", numba": lambda: js_divergence(p, q, engine="numba"),
        },
        {"jensenshannon(p, q)": lambda: jensenshannon(p, q)},
        seconds,
        {"jensenshannon(p, q)": "aim: 2.5, with numba 5"},
    )
    yield from _compared(
        f"entropy, {size}",
        {"": lambda: entropy(p)},
        {"scipy.stats.entropy(p)": lambda: scipy_entropy(p)},
        seconds,
    )
    yield from _batches(rng, 10**3 if short else 10**5, seconds)
    yield from _few(rng, seconds)


def _batches(rng: np.random.Generator, count: int, seconds: float) -> Iterator[Row]:
    p, q = rng.dirichlet(np.ones(10), (2, count))
    yield from _compared(
        f"KL, {count:,} rows of 10",
        {
            "": lambda: kl_divergence(p, q),
            ", numba": lambda: kl_divergence(p, q, engine="numba"),
        },
        {
            "rel_entr(p, q).sum(axis=1)": lambda: rel_entr(p, q).sum(axis=1),
            "scipy.stats.entropy(p, q, axis=1)": lambda: scipy_entropy(p, q, axis=1),
            "limit: a NumPy log of each": lambda: _logs(np.log, p.ravel()),
        },
        seconds,
        {"rel_entr(p, q).sum(axis=1)": "aim: 3", "scipy.stats.entropy(p, q, axis=1)": "aim: 3"},
    )
    yield from _compared(
        f"JS, {count:,} rows of 10",
        {
            "": lambda: js_divergence(p, q),
            ", numba": lambda: js_divergence(p, q, engine="numba"),
        },
        {"jensenshannon(p, q, axis=1)": lambda: jensenshannon(p, q, axis=1)},
        seconds,
        {"jensenshannon(p, q, axis=1)": "aim: 3"},
    )


def _few(rng: np.random.Generator, seconds: float) -> Iterator[Row]:
    p, q = rng.dirichlet(np.ones(10), 2)
    outcomes = [str(k) for k in range(10)]
    ours, theirs = dit.Distribution(outcomes, p), dit.Distribution(outcomes, q)
    yield from _compared(
        "KL, n = 10",
        {
            "": lambda: kl_divergence(p, q),
            ", check=False": lambda: kl_divergence(p, q, check=False),
        },
        {
            "rel_entr(p, q).sum()": lambda: rel_entr(p, q).sum(),
            "scipy.stats.entropy(p, q)": lambda: scipy_entropy(p, q),
            "dit kullback_leibler_divergence": lambda: _dit_divergence(ours, theirs),
        },
        seconds,
        {
            "rel_entr(p, q).sum()": "aim: 2 µs more at most, with check=False",
            "scipy.stats.entropy(p, q)": "aim: 20",
        },
    )
    yield from _compared(
        "JS, n = 10",
        {"": lambda: js_divergence(p, q)},
        {
            "jensenshannon(p, q)": lambda: jensenshannon(p, q),
            "dit jensen_shannon_divergence": lambda: dit.divergences.jensen_shannon_divergence(
                [ours, theirs]
            ),
        },
        seconds,
    )
    yield from _compared(
        "entropy, n = 10",
        {"": lambda: entropy(p)},
        {
            "scipy.stats.entropy(p)": lambda: scipy_entropy(p),
            "dit entropy": lambda: dit.shannon.entropy(ours),
        },
        seconds,
    )


def _dit_divergence(p: Any, q: Any) -> Any:
    return dit.divergences.kullback_leibler_divergence(p, q)


def _compared(
    case: str,
    ours: dict[str, Call],
    theirs: dict[str, Call],
    seconds: float,
    remarks: dict[str, str] | None = None,
) -> Iterator[Row]:
    """Yield a row for each of our variants against each peer, all timed in turns."""
    calls = (*ours.values(), *theirs.values())
    times = fastest(*calls, seconds=seconds, timer=time.process_time)
    peer_times = dict(zip(theirs, times[len(ours) :], strict=True))
    for variant, taken in zip(ours, times, strict=False):
        for peer, peer_time in peer_times.items():
            yield Row(case + variant, taken, peer, peer_time, (remarks or {}).get(peer, ""))


def _logs(log: Callable[..., Any], values: Any) -> None:
    """Take the logarithm of each value, a block at a time, so that memory is not what it takes."""
    out = values[:_BLOCK].copy() if isinstance(values, np.ndarray) else values[:_BLOCK].clone()
    for start in range(0, len(values), _BLOCK):
        block = values[start : start + _BLOCK]
        log(block, out=out[: len(block)])


def _on_tensors(p: np.ndarray, q: np.ndarray) -> dict[str, Call]:
    """Return the divergence of PyTorch tensors, where it is installed."""
    if not importlib.util.find_spec("torch"):
        return {}
    import torch

    return {", PyTorch tensors": partial(kl_divergence, torch.from_numpy(p), torch.from_numpy(q))}


def _pytorch_log(values: np.ndarray) -> dict[str, Call]:
    """Return the best vectorised logarithm to be had, where PyTorch is installed."""
    if not importlib.util.find_spec("torch"):
        return {}
    import torch

    torch.set_num_threads(1)
    tensor = torch.from_numpy(values)
    return {"limit: a PyTorch log of each": lambda: _logs(torch.log, tensor)}
