"""Threads share the blocks of NumPy arrays: results and errors are those of one thread."""

import importlib.util
import math

import numpy as np
import pytest

from symbolic_info.numeric.arrays import cross_entropy, entropy, js_divergence, kl_divergence

ENGINES = ["numpy"] + ["numba"] * bool(importlib.util.find_spec("numba"))
MEASURES = {
    "entropy": lambda p, q, **options: entropy(p, **options),
    "cross_entropy": cross_entropy,
    "kl_divergence": kl_divergence,
    "js_divergence": js_divergence,
}
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


def two(*shape):
    """Return two arrays of pmfs, the first with zeros, half of them near each other."""
    p, q = np.random.default_rng(8).dirichlet(np.ones(shape[-1]), (2, *shape[:-1]))
    p[..., 0] = 0
    p /= p.sum(axis=-1, keepdims=True)
    return p, np.where(np.arange(len(q)) % 2 == 0, p.T, q.T).T if p.ndim > 1 else q


@every_measure
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("normalize", [False, True])
@pytest.mark.parametrize("shape", [(10,), (300_001,), (3, 70_000), (20_000, 10), (5, 3000, 7)])
def test_the_result_is_the_same_for_any_number_of_threads(measure, engine, normalize, shape):
    p, q = two(*shape)
    options = {"engine": engine, "normalize": normalize}
    expected = np.asarray(measure(p, q, **options))
    for threads in (2, 3, 100):
        assert np.array_equal(measure(p, q, threads=threads, **options), expected)


@every_measure
@pytest.mark.parametrize("threads", [1, 2, 3])
@pytest.mark.parametrize("shape", [(300_000,), (30_000, 10)])
def test_the_first_wrong_probability_is_named_whichever_thread_finds_one(measure, threads, shape):
    p, q = (np.full(shape, 1 / shape[-1]) for _ in "pq")
    flat = p.reshape(-1)
    flat[[100_000, 299_999]] = math.nan
    place = np.unravel_index(100_000, shape)
    name = ", ".join(str(k) for k in place)
    with pytest.raises(ValueError, match=rf"of p at \({name},?\) is not a number"):
        measure(p, q, threads=threads)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("shape", [(300_000,), (30_000, 10)])
def test_wrong_sums_are_refused_by_any_number_of_threads(threads, shape):
    p = np.full(shape, 2 / shape[-1])
    with pytest.raises(ValueError, match="sums to 2, off from 1 by 1"):
        entropy(p, threads=threads)
    with pytest.raises(ValueError, match=r"sums to 0: it cannot be divided by its sum"):
        entropy(np.zeros(shape), normalize=True, threads=threads)


@every_measure
@pytest.mark.parametrize("size", [4, 40])
def test_there_is_one_thread_at_least(measure, size):
    p = np.full(size, 1 / size)
    with pytest.raises(ValueError, match="there is one thread at least, not 0"):
        measure(p, p, threads=0)


def test_other_libraries_have_threads_of_their_own():
    xp = pytest.importorskip("array_api_strict")
    with pytest.raises(ValueError, match="threads are for NumPy arrays"):
        entropy(xp.asarray([0.5, 0.5]), threads=2)
