"""The functions on arrays against ball arithmetic of the same floats, and with nothing to cancel.

The scale of an error is S = Σ|p log(p/q)|, or Σ|p log q| for a cross entropy: 4 units in the last
place of it are the most that is lost. A Jensen-Shannon divergence is a sum of such sums.
"""

import importlib.util
import math

import flint
import numpy as np
import pytest

from symbolic_info.numeric.arrays import cross_entropy, entropy, js_divergence, kl_divergence

ENGINES = ["numpy"] + ["numba"] * bool(importlib.util.find_spec("numba"))
CASES = 10_000
OUTCOMES = 6
TINY = 2.0**-1074

flint.ctx.prec = 53


def some_pmfs(kind, count, rng):
    """Return pairs of pmfs of a kind that is known to be hard."""
    p = rng.dirichlet(np.ones(OUTCOMES), count)
    q = rng.dirichlet(np.ones(OUTCOMES), count)
    if kind == "near":
        # by a relative difference from 2^-50 to 1/8
        size = 2.0 ** rng.uniform(-50, -3, (count, 1))
        q = p * (1 + size * rng.uniform(-1, 1, p.shape))
    if kind == "tiny":
        p *= 2.0 ** rng.uniform(-1000, 0, p.shape)
        q *= 2.0 ** rng.uniform(-1000, 0, p.shape)
    p /= p.sum(axis=1, keepdims=True)
    q /= q.sum(axis=1, keepdims=True)
    if kind == "subnormal":
        p[:, 0] = TINY * rng.integers(0, 2**20, count)
        q[:, 1] = TINY * rng.integers(1, 2**20, count)
        p[:, 1:] /= p[:, 1:].sum(axis=1, keepdims=True)
        rest = q[:, [0, 2, 3, 4, 5]].sum(axis=1, keepdims=True)
        q[:, [0, 2, 3, 4, 5]] /= rest
    return p, q


@pytest.fixture(scope="module")
def pmfs():
    """10,000 pairs, a quarter of each kind."""
    rng = np.random.default_rng(20)
    kinds = ("plain", "near", "tiny", "subnormal")
    pairs = [some_pmfs(kind, CASES // len(kinds), rng) for kind in kinds]
    p, q = (np.concatenate(parts) for parts in zip(*pairs, strict=True))
    return p, q


def balls(p, q):
    """Return the terms p log(p/q) of two rows of floats as balls of 200 bits."""
    with flint.ctx.workprec(200):
        return [
            flint.arb(x) * (flint.arb(x) / flint.arb(y)).log()
            for x, y in zip(p.tolist(), q.tolist(), strict=True)
            if x
        ]


def lost(found, terms):
    """Return by how many units in the last place of Σ|term| the float is off the sum."""
    with flint.ctx.workprec(200):
        off = abs(flint.arb(float(found)) - sum(terms, flint.arb(0)))
        scale = sum((abs(term) for term in terms), flint.arb(0))
    if not scale.mid():
        return 0.0 if found == 0 else math.inf
    return float(off.mid()) / math.ulp(float(scale.mid()))


@pytest.fixture(scope="module")
def divergence_terms(pmfs):
    return [balls(*pair) for pair in zip(*pmfs, strict=True)]


@pytest.mark.parametrize("engine", ENGINES)
def test_divergences_of_10000_pairs_are_within_4_ulp(pmfs, divergence_terms, engine):
    found = kl_divergence(*pmfs, engine=engine)
    assert max(map(lost, found, divergence_terms)) <= 4


def test_divergences_one_by_one_are_within_4_ulp(pmfs, divergence_terms):
    found = [kl_divergence(*pair) for pair in zip(*pmfs, strict=True)]
    assert max(map(lost, found, divergence_terms)) <= 4


@pytest.mark.parametrize("engine", ENGINES)
def test_entropies_and_cross_entropies_are_within_4_ulp(pmfs, engine):
    some = slice(None, None, 10)
    p, q = (x[some] for x in pmfs)
    for x, y, found in (
        (p, p, entropy(p, engine=engine)),
        (p, q, cross_entropy(p, q, engine=engine)),
    ):
        with flint.ctx.workprec(200):
            terms = [
                [-flint.arb(a) * flint.arb(b).log() for a, b in zip(*rows, strict=True) if a]
                for rows in zip(x.tolist(), y.tolist(), strict=True)
            ]
        assert max(map(lost, found, terms)) <= 4


@pytest.mark.parametrize("engine", ENGINES)
def test_jensen_shannon_divergences_are_within_4_ulp(pmfs, engine):
    some = slice(None, None, 10)
    p, q = (x[some] for x in pmfs)
    found = js_divergence(p, q, weights=[0.25, 0.75], engine=engine)
    one_by_one = [js_divergence(*pair, weights=[0.25, 0.75]) for pair in zip(p, q, strict=True)]
    with flint.ctx.workprec(200):
        quarter, rest = flint.arb(0.25), flint.arb(0.75)
        terms = []
        for rows in zip(p.tolist(), q.tolist(), strict=True):
            terms.append([])
            for x, y in zip(*rows, strict=True):
                m = quarter * x + rest * y
                # w p log(p/m) - w p + w m: as the floats sum to one up to rounding only
                for weight, value in ((quarter, x), (rest, y)):
                    if value:
                        terms[-1].append(weight * value * (flint.arb(value) / m).log())
    assert max(map(lost, found, terms)) <= 4
    assert max(map(lost, one_by_one, terms)) <= 4


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("difference", [1e-12, 1e-3, 1.0])
def test_long_rows_are_within_4_ulp(engine, difference):
    rng = np.random.default_rng(3)
    p = rng.dirichlet(np.ones(50_000))
    q = p * (1 + difference * rng.uniform(-0.9, 0.9, p.shape))
    q /= q.sum()
    assert lost(kl_divergence(p, q, engine=engine), balls(p, q)) <= 4


@pytest.mark.parametrize("engine", ENGINES)
def test_long_rows_whose_roundings_are_all_alike_are_within_4_ulp(engine):
    # every quotient is rounded the same way
    n = 40_000
    p = np.full(n, 1 / n)
    q = np.where(np.arange(n) % 2, 1.3, 0.7) / n
    assert lost(kl_divergence(p, q, engine=engine), balls(p, q)) <= 4


def test_the_generalized_form_is_exact_relative_to_itself(pmfs):
    some = slice(None, None, 10)
    p, q = (x[some] for x in pmfs)
    found = kl_divergence(p, q, generalized=True)
    assert (found >= 0).all()
    with flint.ctx.workprec(2500):
        for value, xs, ys in zip(found.tolist(), p.tolist(), q.tolist(), strict=True):
            exact = flint.arb(0)
            for x, y in zip(xs, ys, strict=True):
                a, b = flint.arb(x), flint.arb(y)
                exact += (a * (a / b).log() if x else 0) - a + b
            assert abs(flint.arb(value) - exact) <= 4 * 2.0**-52 * abs(exact) + TINY


@pytest.mark.parametrize("engine", ENGINES)
def test_single_precision_is_within_4_of_its_own_ulp(engine):
    rng = np.random.default_rng(4)
    p, q = (x.astype(np.float32) for x in some_pmfs("near", 500, rng))
    found = kl_divergence(p, q, engine=engine)
    assert found.dtype == np.float32
    for value, x, y in zip(found, p, q, strict=True):
        terms = balls(x, y)
        with flint.ctx.workprec(200):
            off = abs(flint.arb(float(value)) - sum(terms, flint.arb(0)))
            scale = sum((abs(term) for term in terms), flint.arb(0))
        assert off <= 4 * float(np.spacing(np.float32(float(scale.mid()))))
