"""Hypothesis strategies for distributions of exact rationals, zeros included.

Zeros are as likely as any other weight: most that goes wrong with information measures goes
wrong there. Use as ``from strategies import pmfs``.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from symbolic_info.terms import LiteralPmf, Number

_WEIGHTS = st.one_of(st.just(0), st.integers(1, 12))


def probability_vectors(size: int) -> st.SearchStrategy[tuple[Fraction, ...]]:
    """Vectors of ``size`` non-negative fractions with sum one."""
    return (
        st.lists(_WEIGHTS, min_size=size, max_size=size)
        .filter(any)
        .map(lambda weights: tuple(Fraction(w, sum(weights)) for w in weights))
    )


def literal_pmf(weights: tuple[Fraction, ...], labels: tuple[str, ...] = ()) -> LiteralPmf:
    """The pmf with these weights."""
    return LiteralPmf(tuple(Number(w) for w in weights), labels)


def pmfs(size: int) -> st.SearchStrategy[LiteralPmf]:
    """Literal pmfs on ``size`` outcomes."""
    return probability_vectors(size).map(literal_pmf)


def pmf_tuples(count: int, max_size: int = 4) -> st.SearchStrategy[tuple[LiteralPmf, ...]]:
    """``count`` literal pmfs on one alphabet of 1 to ``max_size`` symbols."""
    return st.integers(1, max_size).flatmap(lambda size: st.tuples(*[pmfs(size)] * count))
