"""Axes, broadcasting, units, dtypes, checks: what the functions on arrays make of arguments."""

import math
import tracemalloc
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from symbolic_info.numeric.arrays import (
    cross_entropy,
    entropy,
    js_divergence,
    kl_divergence,
    surprisal,
)

RNG = np.random.default_rng(5)
EPS = 2.0**-52

MEASURES = [
    lambda p, q, **options: entropy(p, **options),
    cross_entropy,
    kl_divergence,
    lambda p, q, **options: kl_divergence(p, q, generalized=True, **options),
    js_divergence,
]
every_measure = pytest.mark.parametrize(
    "measure", MEASURES, ids=["entropy", "cross", "kl", "generalized", "js"]
)


def plain(measure, p, q):
    """What a measure of two plain lists is, from its definition."""

    def relative(xs, ys):
        return sum(x * math.log(x / y) if y else math.inf for x, y in zip(xs, ys) if x)  # noqa: B905

    if measure is MEASURES[0]:
        return -sum(x * math.log(x) for x in p if x)
    if measure is cross_entropy:
        return sum(-x * math.log(y) if y else math.inf for x, y in zip(p, q, strict=True) if x)
    if measure is js_divergence:
        m = [(x + y) / 2 for x, y in zip(p, q, strict=True)]
        return (relative(p, m) + relative(q, m)) / 2
    return relative(p, q)


@every_measure
@pytest.mark.parametrize("outcomes", [1, 2, 16, 17, 64, 65, 5000, 70_000])
def test_every_length_of_a_row_gives_the_definition(measure, outcomes):
    p, q = RNG.dirichlet(np.ones(outcomes), 2)
    p[outcomes // 3] = 0
    p /= p.sum() or math.nan
    if outcomes == 1:
        p = q
    assert measure(p, q) == pytest.approx(plain(measure, p.tolist(), q.tolist()), rel=1e-12)


@every_measure
@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3])
def test_distributions_lie_along_any_axis(measure, axis):
    p, q = (np.moveaxis(RNG.dirichlet(np.ones(4), (3, 5)), -1, axis) for _ in "pq")
    found = measure(p, q, axis=axis)
    kept = measure(p, q, axis=axis, keepdims=True)
    assert np.squeeze(kept, axis=axis).tolist() == found.tolist()
    assert kept.shape[axis] == 1
    rows = (np.moveaxis(x, axis, -1).reshape(-1, 4).tolist() for x in (p, q))
    expected = [plain(measure, *row) for row in zip(*rows, strict=True)]
    assert found.ravel().tolist() == pytest.approx(expected, rel=1e-13)


@every_measure
def test_the_other_axes_are_broadcast(measure):
    p, q = RNG.dirichlet(np.ones(6), (4, 1)), RNG.dirichlet(np.ones(6), 3)
    if measure is MEASURES[0]:
        assert entropy(p).shape == (4, 1)
        return
    found = measure(p, q)
    assert found.shape == (4, 3)
    for k in range(4):
        for j in range(3):
            assert found[k, j] == pytest.approx(measure(p[k, 0], q[j]), rel=1e-13)


@every_measure
def test_views_of_any_layout_will_do(measure):
    p, q = RNG.dirichlet(np.ones(8), (2, 6))
    expected = measure(p, q)
    wide = np.zeros((6, 16))
    wide[:, ::2] = p
    assert measure(wide[:, ::2], np.asfortranarray(q)).tolist() == expected.tolist()
    assert measure(p[::-1], q[::-1])[::-1].tolist() == expected.tolist()


@every_measure
def test_the_base_is_the_unit(measure):
    p, q = RNG.dirichlet(np.ones(5), 2)
    for base in (2, 10, 0.5, Fraction(3, 2)):
        expected = measure(p, q) / math.log(base)
        assert measure(p, q, base=base) == pytest.approx(expected, rel=1e-15)
        assert measure(p[None], q[None], base=base)[0] == pytest.approx(expected, rel=1e-13)


def test_in_a_base_below_one_infinities_change_sign():
    assert kl_divergence([1, 0], [0, 1], base=0.5) == -math.inf
    assert surprisal(0, base=0.5) == -math.inf


@every_measure
@pytest.mark.parametrize("rows", [1, 3])
def test_zeros_contribute_nothing(measure, rows):
    p, q = np.array([[0.5, 0.5, 0, 0]] * rows), np.array([[0.5, 0, 0.5, 0]] * rows)
    found = measure(p, q, base=2)
    expected = {entropy: 1}.get(measure, plain(measure, p[0].tolist(), q[0].tolist()))
    assert found.tolist() == pytest.approx([expected / math.log(2)] * rows)


def test_only_a_positive_weight_on_an_impossible_outcome_is_infinite():
    p = np.array([[1.0, 0, 0], [0.5, 0.5, 0], [2.0**-1074, 1, 0]])
    q = np.array([0.0, 1, 0])
    assert kl_divergence(p, q).tolist() == [math.inf] * 3
    assert cross_entropy(p, q).tolist() == [math.inf] * 3
    assert np.isfinite(js_divergence(p, q)).all()
    assert kl_divergence(q, p).tolist() == [math.inf, math.log(2), 0]
    long = np.zeros(10**5)
    long[0] = 1
    assert kl_divergence(long, long[::-1]) == math.inf
    assert js_divergence(long, long[::-1], base=2) == 1


@every_measure
@pytest.mark.parametrize("outcomes", [4, 40, 70_000])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (math.nan, "is not a number"),
        (-0.25, r"is negative: -0\.25"),
        (0.75, r"sums to 1\.5, off from 1 by 0\.5"),
        (math.inf, "sums to inf"),
    ],
)
def test_what_is_no_distribution_is_refused_at_every_length(measure, outcomes, value, message):
    p = np.zeros(outcomes)
    p[:3] = 0.25, 0.5, 0.25
    good = p.copy()
    p[2] = value
    with pytest.raises(ValueError, match=message):
        measure(p, good)
    if measure is not MEASURES[0]:
        with pytest.raises(ValueError, match=message):
            measure(good, p)


@every_measure
def test_the_message_names_the_place_and_the_distribution(measure):
    p = np.full((3, 2, 4), 0.25)
    p[2, 1, 3] = -1
    with pytest.raises(ValueError, match=r"probability of p at \(2, 1, 3\) is negative"):
        measure(p, np.full(4, 0.25))
    with pytest.raises(ValueError, match=r"probability of p at \(3, 2, 1\) is negative"):
        measure(np.moveaxis(p, -1, 0), np.full((4, 1, 1), 0.25), axis=-3)


@pytest.mark.parametrize("outcomes", [40, 70_000])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        (math.nan, "is not a number"),
        (-math.nan, "is not a number"),
        (-0.25, r"is negative: -0\.25"),
        (math.inf, "sums to inf"),
    ],
)
def test_compiled_loops_refuse_what_is_no_distribution(outcomes, value, message):
    pytest.importorskip("numba")
    p = np.zeros(outcomes)
    p[:3] = 0.5, -0.0, 0.5
    assert entropy(p, base=2, engine="numba") == 1
    p[-1] = value
    for normalize in (False, True):
        with pytest.raises(ValueError, match=message):
            entropy(p, engine="numba", normalize=normalize)


@every_measure
@pytest.mark.parametrize(
    ("shape", "place"),
    [((300_000,), "100000,"), ((30_000, 10), "10000, 0"), ((4, 75_000), "1, 25000")],
)
def test_the_first_of_several_wrong_probabilities_is_named(measure, shape, place):
    p, q = (np.full(shape, 1 / shape[-1]) for _ in "pq")
    p.reshape(-1)[[100_000, 299_999]] = math.nan
    with pytest.raises(ValueError, match=rf"probability of p at \({place}\) is not a number"):
        measure(p, q)


@every_measure
def test_sums_may_be_off_by_8_n_eps(measure):
    for n in (4, 1024):
        p = np.full(n, 1 / n)
        near, far = p.copy(), p.copy()
        near[0] += 7 * n * EPS
        far[0] += 9 * n * EPS
        measure(near, p)
        with pytest.raises(ValueError, match="rounding explains"):
            measure(far, p)
        single = p.astype(np.float32)
        single[0] += np.float32(7 * n * 2.0**-23) if n == 4 else 0
        measure(single, single)


@every_measure
def test_without_checks_nothing_is_refused(measure):
    for p in ([math.nan, 1.0], [-1.0, 2.0], [0.5, 0.6]):
        for rows in (p, [p, p]):
            measure(np.array(rows), np.array([0.5, 0.5]), check=False)


@every_measure
def test_normalize_divides_by_the_sums(measure):
    counts, others = np.array([[3, 1, 0], [2, 2, 4]]), np.array([5, 2, 1])
    p = counts / counts.sum(axis=1, keepdims=True)
    expected = measure(p, others / 8)
    assert measure(counts, others, normalize=True) == pytest.approx(expected, rel=1e-15)
    long = RNG.integers(1, 9, 100_000)
    found = measure(long, long[::-1], normalize=True)
    assert found == pytest.approx(measure(long / long.sum(), long[::-1] / long.sum()), rel=1e-12)
    with pytest.raises(ValueError, match=r"p at \(1,\) sums to 0: it cannot be divided"):
        measure(np.array([[1, 0], [0, 0]]), np.array([1, 1]), normalize=True)
    with pytest.raises(ValueError, match="is negative: -1"):
        measure(np.array([3, -1]), np.array([1, 1]), normalize=True)


@every_measure
@pytest.mark.parametrize("outcomes", [5, 50])
def test_the_dtype_is_that_of_the_arrays(measure, outcomes):
    p, q = RNG.dirichlet(np.ones(outcomes), 2)
    p32, q32 = p.astype(np.float32), q.astype(np.float32)
    for keepdims in (False, True):
        assert measure(p32, q32, keepdims=keepdims).dtype == np.float32
        assert measure(p, q, keepdims=keepdims).dtype == np.float64
    if measure is not MEASURES[0]:
        assert measure(p32, q, check=False).dtype == np.float64
    assert surprisal(p32).dtype == np.float32


@pytest.mark.parametrize("number", [Fraction, Decimal])
def test_exact_numbers_are_read(number):
    p = [number(1) / 4, number(3) / 4]
    assert entropy(p, base=2) == entropy([0.25, 0.75], base=2)


@pytest.mark.parametrize("values", [["a", "b"], [1j, 1], [[0.5], [0.5, 0.5]]])
def test_what_are_no_numbers_is_refused(values):
    with pytest.raises(ValueError, match="p is no array of real numbers"):
        entropy(values)


@pytest.mark.parametrize(
    ("p", "q", "axis", "message"),
    [
        (np.ones((2, 1)), np.ones((3, 1)), -1, "cannot be broadcast together"),
        (np.ones((2, 1)), np.ones(1), 1, "q has 1 axes, so there is no axis 1"),
        (np.ones((1, 1)), np.ones(1), 0, "count the axis from the end"),
        (np.ones(1), np.ones(1), 2, "no axis 2"),
        (np.ones(1), np.ones(1), None, "one axis, an integer, not None"),
        (np.ones(1), np.ones(1), (0,), "one axis, an integer"),
        (np.ones((0, 2)), np.ones((0, 2)), 0, "no outcomes"),
    ],
)
def test_shapes_that_cannot_be_compared_are_refused(p, q, axis, message):
    with pytest.raises(ValueError, match=message):
        kl_divergence(p, q, axis=axis)


@every_measure
def test_no_distributions_have_no_measures(measure):
    assert measure(np.ones((0, 3)), np.ones((0, 3))).shape == (0,)


@pytest.mark.parametrize("rows", [(), (2,)])
def test_jensen_shannon_takes_several_distributions_with_weights(rows):
    parts = RNG.dirichlet(np.ones(4), (3, *rows))
    weights = [0.5, 0.25, 0.25]
    mixture = sum(w * part for w, part in zip(weights, parts, strict=True))
    expected = entropy(mixture) - sum(
        w * entropy(part) for w, part in zip(weights, parts, strict=True)
    )
    assert js_divergence(*parts, weights=weights) == pytest.approx(expected, rel=1e-12)
    # what has no weight is as if it were not there
    assert js_divergence(*parts, weights=[0.5, 0.5, 0]) == pytest.approx(js_divergence(*parts[:2]))
    assert js_divergence(*[parts[0]] * 3) == pytest.approx(0, abs=1e-16)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([1.0], "2 distributions and 1 weights"),
        ([0.5, 0.6], r"the weights sum to 1\.1, not to 1"),
        ([1.5, -0.5], r"not negative, unlike -0\.5"),
        ([math.nan, 1], "not negative, unlike nan"),
    ],
)
def test_weights_that_are_none_are_refused(weights, message):
    with pytest.raises(ValueError, match=message):
        js_divergence([0.5, 0.5], [1, 0], weights=weights)


def test_one_distribution_has_no_jensen_shannon_divergence():
    with pytest.raises(ValueError, match="two distributions or more"):
        js_divergence([0.5, 0.5])


def test_surprisal_is_of_each_probability():
    assert surprisal([[1, 0.5], [0.25, 0]], base=2).tolist() == [[0, 1], [2, math.inf]]
    assert surprisal(2.0**-1074, base=2) == 1074
    for wrong, message in ((-0.5, "negative"), (math.nan, "not a number"), (1.1, "above 1")):
        with pytest.raises(ValueError, match=message):
            surprisal(wrong)
    with np.errstate(all="ignore"):
        assert math.isnan(surprisal(math.nan, check=False))


@every_measure
def test_no_array_of_the_length_of_the_input_is_made(measure):
    n = 10**6
    p, q = RNG.dirichlet(np.ones(n), 2)
    batch = p.reshape(-1, 10), q.reshape(-1, 10)
    for given, options in (((p, q), {}), (batch, {"normalize": True})):
        result = measure(*given, **options)
        tracemalloc.start()
        measure(*given, **options)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 8 * n / 2 + 2 * np.asarray(result).nbytes


@every_measure
def test_nothing_is_warned_of(measure, recwarn):
    p = np.array([[1.0, 0.0], [2.0**-1074, 1.0]])
    for q in (p, p[::-1], p[:, ::-1]):
        measure(p, q)
        measure(p[0], q[0])
    surprisal(p)
    assert not recwarn.list


def test_an_engine_that_is_none_is_refused():
    with pytest.raises(ValueError, match="the engine is 'numpy' or 'numba', not 'fast'"):
        entropy([1.0], engine="fast")
