"""Sums and integrals: split by linearity, constants in front, probabilities summed."""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.proof.kernel.values import Context, is_finite
from symbolic_info.proof.prover.products import expand, product_of, sum_of
from symbolic_info.proof.prover.writing import Pen
from symbolic_info.terms import (
    INFINITY,
    ONE,
    ZERO,
    Alphabet,
    Apply,
    Integral,
    Marginal,
    Mul,
    Neg,
    Size,
    Sum,
    Term,
)
from symbolic_info.terms.binding import free_variables


def split(pen: Pen) -> None:
    """Write each sum of a sum as sums of products, with the constants in front."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum():
                return "linearity of summation", _split(term, pen.context)
            case Integral():
                return "linearity of integration", _split(term, pen.context)
        return None

    pen.inside_out(change, of=(Sum, Integral))


def _split(total: Sum | Integral, context: Context) -> Term:
    variable = total.index if isinstance(total, Sum) else total.variable
    products = expand(total.body, context)
    if not products:
        return total
    pieces: list[Term] = []
    for coefficient, factors in products:
        outside = [
            f for f in factors if variable not in free_variables(f) and is_finite(f, context)
        ]
        inside = [f for f in factors if f not in outside]
        if len(products) == 1 and not outside and coefficient == 1:
            return total
        piece = total.with_children((product_of(Fraction(1), inside), *total.children[1:]))
        pieces.append(product_of(coefficient, [*outside, piece]))
    return sum_of(pieces)


def take_out_constants(pen: Pen) -> None:
    """Take what does not depend on the index out of a sum of one product of probabilities."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum(body=body, index=index) if index.alphabet != pen.left_alone:
                products = expand(body, pen.context)
                if len(products) == 1:
                    ((coefficient, factors),) = products
                    outside = [f for f in factors if index not in free_variables(f)]
                    inside = [f for f in factors if f not in outside]
                    if outside and all(isinstance(f, Apply) for f in inside):
                        piece = Sum(product_of(Fraction(1), inside), index)
                        whole = product_of(coefficient, [*outside, piece])
                        return "linearity of summation", whole
        return None

    pen.inside_out(change, of=(Sum,))


def interchange(pen: Pen) -> None:
    """Sum first over the index that no logarithm depends on, so that its sum can be found.

    Where logarithms depend on both, the sums stand in the order of the alphabets.
    """

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum(body=Sum(body=body, index=inner), index=outer) if (
                inner != outer and outer.alphabet != pen.left_alone
            ):
                products = expand(body, pen.context)
                if len(products) == 1:
                    rest = [free_variables(f) for f in products[0][1] if not isinstance(f, Apply)]
                    turned = inner.alphabet.sort_key < outer.alphabet.sort_key
                    depends = any(outer in v for v in rest)
                    if any(inner in v for v in rest) and (turned or not depends):
                        return "interchange of summation", Sum(Sum(body, outer), inner)
        return None

    pen.inside_out(change, of=(Sum,))


def sum_probabilities(pen: Pen) -> None:
    """Sum probabilities: to 1, or to a marginal probability."""
    left_alone = pen.left_alone
    pen.inside_out(
        lambda t: None if _is_left_alone(t, left_alone) else _known_total(t), of=(Sum, Integral)
    )


def _is_left_alone(term: Term, alphabet: Alphabet | None) -> bool:
    return isinstance(term, Sum) and term.index.alphabet == alphabet


def _known_total(term: Term) -> tuple[str, Term] | None:
    match term:
        case Sum(body=Apply(distribution=p, points=points), index=index) if index in points:
            if len(points) == 1:
                return "normalisation", ONE
            axis = 1 - points.index(index)
            if len(points) == 2 and points[axis] != index:
                return "marginalisation", Apply(Marginal(p, axis), (points[axis],))
        case Integral(
            body=Apply(distribution=p, points=(x,)), variable=variable, lower=Neg(), upper=upper
        ) if x == variable and upper == INFINITY:
            return "normalisation", ONE
    return None


def clear_zero_bodies(pen: Pen) -> None:
    """Write P(x) 0 inside of sums as 0."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum(body=body) | Integral(body=body) if not expand(body, pen.context):
                return "arithmetic", term.with_children((ZERO, *term.children[1:]))
        return None

    pen.inside_out(change, of=(Sum, Integral))


def add_up_constants(pen: Pen) -> None:
    """Add up what is the same at each symbol: n times that."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Sum(body=body, index=index) if index not in free_variables(body):
                n = Size(index.alphabet)
                total = ZERO if body == ZERO else n if body == ONE else Mul((n, body))
                return "sum of a constant", total
        return None

    pen.inside_out(change, of=(Sum,))
