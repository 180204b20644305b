"""The functions on arrays of other libraries: nothing but the standard, PyTorch, dask."""

import math
import subprocess
import sys

import numpy as np
import pytest

from symbolic_info.numeric.arrays import (
    cross_entropy,
    entropy,
    js_divergence,
    kl_divergence,
    surprisal,
)

P = np.array([[0.5, 0.25, 0.25, 0.0], [1.0, 0.0, 0.0, 0.0], [0.1, 0.2, 0.3, 0.4]])
Q = np.array([[0.25, 0.25, 0.5, 0.0], [0.0, 1.0, 0.0, 0.0], [0.1, 0.2, 0.3, 0.4]])


library = pytest.importorskip


def arrays_of(name, *values):
    xp = library(name)
    if name == "dask.array":
        return [xp.from_array(value, chunks=(2, 3)) for value in values]
    return [xp.asarray(value) for value in values]


def as_numpy(array):
    return np.asarray(array.compute() if hasattr(array, "compute") else np.from_dlpack(array))


LIBRARIES = ["array_api_strict", "torch", "dask.array"]
MEASURES = {
    "entropy": lambda p, q, **options: entropy(p, **options),
    "cross_entropy": cross_entropy,
    "kl_divergence": kl_divergence,
    "generalized": lambda p, q, **options: kl_divergence(p, q, generalized=True, **options),
    "js_divergence": js_divergence,
}


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize(
    "options",
    [{}, {"base": 2}, {"axis": 0, "normalize": True, "keepdims": True}, {"check": False}],
)
def test_every_library_gives_what_numpy_gives(name, measure, options):
    p, q = (P[2:] + 0.01, Q[:1] + 0.01) if options.get("normalize") else (P, Q)
    function = MEASURES[measure]
    given = arrays_of(name, p, q)
    found = function(*given, **options)
    assert type(found) is type(given[0])
    expected = np.asarray(function(p, q, **options))
    assert tuple(found.shape) == expected.shape
    assert as_numpy(found) == pytest.approx(expected, rel=1e-15, abs=1e-15)


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_library_has_surprisals(name):
    (p,) = arrays_of(name, P)
    found = surprisal(p, base=2)
    assert type(found) is type(p)
    assert as_numpy(found) == pytest.approx(surprisal(P, base=2), rel=1e-15)
    with pytest.raises(ValueError, match=r"at \(2, 3\) is above 1"):
        surprisal(arrays_of(name, P * np.array([1, 1, 1, 3]))[0])


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_library_keeps_single_precision(name):
    p, q = arrays_of(name, P.astype(np.float32), Q.astype(np.float32))
    for measure in MEASURES.values():
        assert as_numpy(measure(p, q)).dtype == np.float32


@pytest.mark.parametrize("name", LIBRARIES)
@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([math.nan, 0.5, 0.25, 0.25], r"probability of p at \(2, 0\) is not a number"),
        ([0.5, -0.5, 0.5, 0.5], r"probability of p at \(2, 1\) is negative: -0\.5"),
        ([0.5, 0.5, 0.5, 0.5], r"p at \(2,\) sums to 2, off from 1 by 1"),
    ],
)
def test_every_library_refuses_what_is_no_distribution(name, wrong, message):
    values = P.copy()
    values[2] = wrong
    p, q = arrays_of(name, values, Q)
    with pytest.raises(ValueError, match=message):
        kl_divergence(p, q)


@pytest.mark.parametrize("name", LIBRARIES)
def test_weights_that_cannot_be_divided_by_their_sum_are_refused(name):
    (p,) = arrays_of(name, np.array([[1.0, 2], [0, 0]]))
    with pytest.raises(ValueError, match=r"p at \(1,\) sums to 0: it cannot be divided"):
        entropy(p, normalize=True)


@pytest.mark.parametrize("name", LIBRARIES)
def test_counts_are_accepted(name):
    (counts,) = arrays_of(name, np.array([[2, 2, 0], [0, 7, 0]]))
    assert as_numpy(entropy(counts, base=2, normalize=True)).tolist() == [1, 0]


@pytest.mark.parametrize("name", LIBRARIES)
def test_lists_and_numpy_arrays_meet_arrays_of_the_library(name):
    (p,) = arrays_of(name, P)
    for q in ([0.25] * 4, np.full(4, 0.25)):
        assert as_numpy(cross_entropy(p, q, base=2)) == pytest.approx([2, 2, 2], rel=1e-15)


def test_numba_is_for_numpy_arrays():
    pytest.importorskip("numba")
    with pytest.raises(ValueError, match="is for NumPy arrays"):
        entropy(arrays_of("array_api_strict", P)[0], engine="numba")


def test_dask_arrays_stay_lazy_without_checks():
    da = library("dask.array")

    def never(block):
        if block.size:
            raise AssertionError("computed")
        return block

    p = da.from_array(P, chunks=(1, 2)).map_blocks(never, dtype=np.float64)
    found = [function(p, p, check=False) for function in MEASURES.values()]
    found.append(surprisal(p, check=False))
    found.append(entropy(p, check=False, normalize=True))
    assert all(isinstance(value, da.Array) for value in found)


def test_dask_distributions_may_span_chunks():
    da = library("dask.array")
    n = 300_000
    p = da.random.default_rng(1).random(n, chunks=20_000)
    q = da.ones(n, chunks=30_000)
    found = float(kl_divergence(p, q, base=2, normalize=True, check=False))
    expected = kl_divergence(p.compute(), q.compute(), base=2, normalize=True)
    assert found == pytest.approx(expected, rel=1e-12)


def test_pytorch_differentiates_through_the_measures():
    torch = library("torch")
    p = torch.tensor([0.5, 0.25, 0.25], dtype=torch.float64, requires_grad=True)
    entropy(p).backward()
    # d/dp -p log p = -log p - 1
    assert p.grad.tolist() == pytest.approx([math.log(2) - 1] + [math.log(4) - 1] * 2)


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_pytorch_tensors_in_memory_give_the_very_numbers_of_numpy(measure):
    torch = library("torch")
    p, q = np.random.default_rng(6).dirichlet(np.ones(50_000), 2)
    found = measure(torch.from_numpy(p), torch.from_numpy(q))
    assert found.dtype == torch.float64
    assert found.item() == measure(p, q)


def test_pytorch_carries_derivatives_forward_and_backward():
    torch = library("torch")
    p = torch.tensor([0.5, 0.25, 0.25], dtype=torch.float64)
    # in which the sum does not change; of D(P || Q) by p it is log(p/q) + 1
    step = torch.tensor([1.0, -1.0, 0.0], dtype=torch.float64)
    uniform = torch.full((3,), 1 / 3, dtype=torch.float64)

    def divergence(p):
        return kl_divergence(p, uniform, check=False)

    expected = math.log(2)
    _, forward = torch.func.jvp(divergence, (p,), (step,))
    assert forward.item() == pytest.approx(expected)
    assert (torch.func.grad(divergence)(p) @ step).item() == pytest.approx(expected)
    with torch.autograd.forward_ad.dual_level():
        dual = divergence(torch.autograd.forward_ad.make_dual(p, step))
        assert torch.autograd.forward_ad.unpack_dual(dual).tangent.item() == pytest.approx(expected)


# what records a function warns of what it cannot record
@pytest.mark.filterwarnings("ignore")
def test_pytorch_maps_and_records_the_measures():
    torch = library("torch")
    p, q = (torch.from_numpy(rows + 0.0) for rows in (P, Q))

    def measure(p, q):
        return js_divergence(p, q, check=False)

    expected = pytest.approx(js_divergence(P, Q), rel=1e-15, abs=1e-15)
    assert torch.func.vmap(measure)(p, q).numpy() == expected
    recorded = torch.jit.trace(measure, (torch.full_like(p, 0.25), torch.full_like(q, 0.25)))
    assert recorded(p, q).numpy() == expected
    assert torch.compile(measure, backend="eager")(p, q).numpy() == expected


def test_other_libraries_are_not_imported_for_numpy_arrays():
    program = (
        "import sys; from symbolic_info.numeric.arrays import kl_divergence as kl;"
        "kl([1, 0], [1, 0]);"
        "sys.exit(any(name in sys.modules for name in ('torch', 'dask', 'numba', 'sympy')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
