"""Unfolding: measures and expectations, composed pmfs, logarithms to a base."""

from __future__ import annotations

from symbolic_info.proof.prover.writing import Pen
from symbolic_info.terms import (
    Add,
    Apply,
    Expectation,
    JointTable,
    LiteralPmf,
    Log,
    Marginal,
    Measure,
    Mixture,
    Pmf,
    Product,
    Sum,
    Term,
    Uniform,
    substitute,
    written_outcomes,
)
from symbolic_info.terms.unfolding import unfolded


def unfold_heads(pen: Pen) -> None:
    """Unfold every measure and expectation by one level."""
    heads = (Measure, Expectation)
    pen.outside_in(lambda t: _defined(t) if isinstance(t, heads) else None, of=heads)
    if pen.moves:
        # nobody writes (P x Q)(x, y) for P(x) Q(y), or [p, 1 - p](x) for p
        write_out_sums(pen)
        pen.outside_in(_written_out_product, of=(Product, LiteralPmf, JointTable))


def unfold_bases(pen: Pen) -> None:
    """Write logarithms to a base as quotients of natural logarithms."""
    pen.outside_in(lambda t: _defined(t) if isinstance(t, Log) else None, of=(Log,))


def unfold_pmfs(pen: Pen) -> None:
    """Write out products and their marginals, the uniform pmf, written-out pmfs at an outcome."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Apply(distribution=Product() | Uniform()):
                return _defined(term)
            case Apply(distribution=Marginal(joint=joint)) if not isinstance(joint, Pmf):
                return _defined(term)
            case Apply(distribution=LiteralPmf() | JointTable()):
                return _defined(term)
            case Apply(distribution=Mixture(components=parts)) if len(set(parts)) == 1:
                # (P + P)/2 is P
                return _defined(term)
        return None

    pen.outside_in(change, of=(Product, Uniform, Marginal, LiteralPmf, JointTable, Mixture))


def write_out_sums(pen: Pen) -> None:
    """Write a sum over the outcomes of a written-out pmf as one term for each of them."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum(body=body, index=index):
                outcomes = written_outcomes(body, index)
                if outcomes:
                    parts = tuple(substitute(body, {index: outcome}) for outcome in outcomes)
                    return "sum over written-out outcomes", Add(parts)
        return None

    pen.outside_in(change, of=(Sum,))


def unfold_mixture_weights(pen: Pen) -> None:
    """Write out mixtures where they are weights, not inside of logarithms."""
    pen.outside_in(_written_out_mixture, of=(Mixture,), except_in=Log)


def unfold_mixtures(pen: Pen) -> None:
    """Write out mixtures everywhere."""
    pen.outside_in(_written_out_mixture, of=(Mixture,))


def _written_out_product(term: Term) -> tuple[str, Term] | None:
    match term:
        case Apply(distribution=Product() | LiteralPmf() | JointTable()):
            return _defined(term)
    return None


def _written_out_mixture(term: Term) -> tuple[str, Term] | None:
    match term:
        case Apply(distribution=Mixture()):
            return _defined(term)
    return None


def _defined(term: Term) -> tuple[str, Term] | None:
    definition = unfolded(term)
    return None if definition is None else ("definition", definition)
