"""Inequalities from one bound on logarithms, put in at every place where it fits.

A side is unfolded until there are only sums and logarithms, every logarithm in it is replaced
by a bound, and what is left to show is an equality. The bounds are the kernel's: p log(p/q) is
at least (p - q) log e, log P(x) is at most 0, and log(P(x)/M(x)) is at most log(1/w) where P has
the weight w in the mixture M.
"""

from __future__ import annotations

from collections.abc import Iterator

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.definitions import unfold_heads
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.proof.prover.writing import Change, Pen, line_of
from symbolic_info.terms import (
    EULER,
    ONE,
    ZERO,
    Apply,
    Div,
    Log,
    Mixture,
    Mul,
    Number,
    Term,
    is_continuous,
    replace_at,
    subterm,
    subtract,
)


def derive_by_bounds(statement: Statement) -> Iterator[Derivation]:
    """Yield derivations of left >= right that may be right, for the kernel to check."""
    for bound in (_divergence_term, _logarithm_of_probability):
        found = _bounded(statement, bound)
        if found is not None:
            yield found
    turned = Statement(statement.right, "≤", statement.left, statement.hypotheses)
    found = _bounded(turned, _logarithm_of_share)
    if found is not None:
        yield turned_round(found)


def _bounded(statement: Statement, bound: Change) -> Derivation | None:
    """Derive the statement by bounding its left side, if its right side comes out."""
    context = context_of(statement)
    lines, term = _unfolded(statement.left, context)
    pen = Pen(term, context)
    pen.outside_in(bound)
    if not pen.moves:
        return None
    rest = derive_equality(pen.term, statement.right, context)
    if rest is None:
        return None
    return Derivation(statement, (*lines, line_of(tuple(pen.moves), statement.sign), *rest))


def _unfolded(term: Term, context: Context) -> tuple[list[Line], Term]:
    """Return the lines that unfold all measures, and what they come to."""
    lines: list[Line] = []
    while True:
        pen = Pen(term, context)
        unfold_heads(pen)
        if not pen.moves:
            return lines, term
        lines.append(line_of(tuple(pen.moves)))
        term = pen.term


def _divergence_term(term: Term) -> tuple[str, Term] | None:
    match term:
        case Mul(factors=(p, Log(argument=Div(numerator=top, denominator=q), base=base))) if (
            p == top
        ):
            return "logarithm inequality", Mul((subtract(p, q), Log(EULER, base)))
    return None


def _logarithm_of_probability(term: Term) -> tuple[str, Term] | None:
    match term:
        case Log(argument=Apply(distribution=p)) if not is_continuous(p):
            return "logarithm of a probability", ZERO
    return None


def _logarithm_of_share(term: Term) -> tuple[str, Term] | None:
    match term:
        case Log(
            argument=Div(
                numerator=Apply(distribution=part),
                denominator=Apply(distribution=Mixture(weights=weights, components=components)),
            ),
            base=base,
        ) if part in components:
            weight = weights[components.index(part)]
            inverse = (
                Number(1 / weight.value)
                if isinstance(weight, Number) and weight.value
                else Div(ONE, weight)
            )
            return "monotonicity of the logarithm", Log(inverse, base)
    return None


def turned_round(derivation: Derivation) -> Derivation:
    """Return the derivation read backwards: of B <= A, where it was one of A >= B."""
    statement = derivation.statement
    turned = {"≤": "≥", "≥": "≤", "=": "="}
    term = statement.left
    lines: list[Line] = []
    for line in derivation.lines:
        undone: list[Step] = []
        for step in line.steps:
            before = subterm(term, step.path)
            undone.append(Step(step.rule, step.path, before, step.lemma, step.assignment))
            term = replace_at(term, step.path, step.result)
        lines.append(Line(turned[line.relation], tuple(reversed(undone))))
    backwards = Statement(
        statement.right, turned[statement.sign], statement.left, statement.hypotheses
    )
    return Derivation(backwards, tuple(reversed(lines)), derivation.lemmas)
