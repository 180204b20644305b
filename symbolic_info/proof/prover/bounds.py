"""Inequalities from one bound on logarithms, put in at every place where it fits.

A side is unfolded until there are only sums and logarithms, every logarithm in it is replaced
by a bound, and what is left to show is an equality, unless the first values tell that it is none.
The bounds are the kernel's: p log(p/q) is at least (p - q) log e, and at least
p log r + (p - q r) log e for any r; log P(x) and log(P(x, y)/P(x)) are at most 0; log(P(x)/M(x)) is
at most log(1/w) where P has the weight w in the mixture M; log a is at most log b where a <= b is
supposed; P(x, y) is at most P(x), and that 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import TURNED, Hypothesis, NonNegative, Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.counterexamples import fails_early
from symbolic_info.proof.prover.definitions import unfold_heads
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.proof.prover.probabilities import bounds_of_products
from symbolic_info.proof.prover.writing import Change, Pen, line_of
from symbolic_info.terms import (
    EULER,
    ONE,
    ZERO,
    Add,
    Apply,
    Constant,
    Div,
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Mul,
    Neg,
    Number,
    Path,
    Sum,
    Term,
    is_continuous,
    replace_at,
    subterm,
    subterms,
    subtract,
    walk,
)
from symbolic_info.terms.unfolding import unfolded


def derive_by_bounds(statement: Statement) -> Iterator[Derivation]:
    """Yield derivations of left >= right that may be right, for the kernel to check.

    Whether a bound makes the side smaller that it is put in on, or greater, the kernel sees.
    """
    bounds: tuple[Change, ...] = (
        _divergence_term,
        _logarithm_of_probability,
        _logarithm_of_part,
        _cancelled,
        _logarithm_of_share,
        *_supposed_orders(statement.hypotheses),
        *map(_whole_along, (0, 1, None)),
    )
    for bound in bounds:
        found = _bounded(statement, bound)
        if found is not None:
            yield found
    yield from derive_by_tangent(statement)
    turned = Statement(statement.right, "≤", statement.left, statement.hypotheses)
    for bound in bounds:
        found = _bounded(turned, bound)
        if found is not None:
            yield turned_round(found)
    for bound_of_all in (_tangent_at_one, _tangent_of_reciprocal, *bounds_of_products()):
        found = _by_moves(statement, bound_of_all)
        if found is not None:
            yield found
        found = _by_moves(turned, bound_of_all)
        if found is not None:
            yield turned_round(found)


def derive_by_tangent(statement: Statement) -> Iterator[Derivation]:
    """Yield derivations of left >= A log(A/C), by the tangent of the logarithm at A/C.

    What is left over is (A - C (A/C)) log e, which is at least 0; or it is on the right as well.
    """
    context = context_of(statement)
    lines, term = unfolded_lines(statement.left, context)
    logarithms = [p for p in subterms(statement.right) if isinstance(p, Log)]
    for r in dict.fromkeys(p.argument for p in logarithms if isinstance(p.argument, Div)):
        found = _bounded(statement, _tangent_at(r))
        if found is not None:
            yield found
    match statement.right:
        case Mul(
            factors=(top, Log(argument=Div(numerator=again, denominator=bottom) as r, base=base))
        ) if top == again:
            pen = Pen(term, context)
            pen.outside_in(_tangent_at(r))
            cancelled = Mul((bottom, r))
            leftover = Add((statement.right, Mul((subtract(top, cancelled), Log(EULER, base)))))
            rest = derive_equality(pen.term, leftover, context) if pen.moves else None
            if rest is not None:
                last = (
                    Step("cancellation up to zero", (1, 0, 1, 0), top),
                    Step("arithmetic", (), statement.right),
                )
                middle = line_of(tuple(pen.moves), "≥")
                yield Derivation(statement, (*lines, middle, *rest, Line("≥", last)))


def derive_by_smaller_divergence(statement: Statement) -> Derivation | None:
    """Derive left >= D(P || Q) by the tangent at P/Q, as D(P_XY || Q_XY) >= D(P_X || Q_X).

    What is left over is (1 - sum Q (P/Q)) log e, which is not negative.
    """
    context = context_of(statement)
    lines, term = unfolded_lines(statement.left, context)
    match unfolded(statement.right) if isinstance(statement.right, KLDivergence) else None:
        case (
            Sum(
                body=Mul(factors=(p, Log(argument=Div(denominator=q) as r, base=base))), index=index
            ) as divergence
        ):
            pen = Pen(term, context)
            pen.outside_in(_tangent_at(r))
            found = [
                Add((divergence, Mul((subtract(ONE, Sum(mass, index)), Log(EULER, base)))))
                for mass in (Mul((q, r)), p)
            ]
            if not pen.moves or fails_early(
                replace(statement, left=pen.term, right=found[0], sign="=")
            ):
                return None
            first = derive_equality(pen.term, found[0], context)
            last = derive_equality(found[1], statement.right, context)
            if first is not None and last is not None:
                middle = Line("≥", (Step("cancellation up to zero", (1, 0, 1, 0, 0), p),))
                bound = line_of(tuple(pen.moves), "≥")
                return Derivation(statement, (*lines, bound, *first, middle, *last))
    return None


def _bounded(statement: Statement, bound: Change) -> Derivation | None:
    """Derive the statement by bounding its left side, if its right side comes out."""
    return _by_moves(statement, lambda pen: pen.outside_in(bound))


def _by_moves(statement: Statement, bound: Callable[[Pen], None]) -> Derivation | None:
    context = context_of(statement)
    lines, term = unfolded_lines(statement.left, context)
    pen = Pen(term, context)
    bound(pen)
    if not pen.moves or fails_early(replace(statement, left=pen.term, sign="=")):
        return None
    rest = derive_equality(pen.term, statement.right, context)
    if rest is None:
        return None
    return Derivation(statement, (*lines, line_of(tuple(pen.moves), statement.sign), *rest))


def unfolded_lines(term: Term, context: Context) -> tuple[list[Line], Term]:
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


def _tangent_at(r: Term) -> Change:
    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Mul(factors=(p, Log(argument=Div(numerator=top, denominator=q), base=base))) if (
                p == top
            ):
                rest = subtract(p, Mul((q, r)))
                bound = Add((Mul((p, Log(r, base))), Mul((rest, Log(EULER, base)))))
                return "logarithm inequality", bound
        return None

    return change


def _tangent_at_one(pen: Pen) -> None:
    """Bound log a by (a - 1) log e: it is -1 log(1/a), and that is at most -(1 - a) log e."""
    for path, log in _logarithms_of_terms(pen.term):
        inverse = Log(Div(ONE, log.argument), log.base)
        inside = (*path, 0)
        pen.replace("arithmetic", Neg(Neg(log)), path)
        pen.replace("logarithm of a reciprocal", inverse, inside)
        pen.replace("arithmetic", Mul((ONE, inverse)), inside)
        bound = Mul((subtract(ONE, log.argument), Log(EULER, log.base)))
        pen.replace("logarithm inequality", bound, inside)


def _tangent_of_reciprocal(pen: Pen) -> None:
    """Bound log a by (1 - 1/a) log e from below: it is 1 log(1/(1/a))."""
    for path, log in _logarithms_of_terms(pen.term):
        inverse = Div(ONE, log.argument)
        pen.replace("arithmetic", Mul((ONE, Log(Div(ONE, inverse), log.base))), path)
        bound = Mul((subtract(ONE, inverse), Log(EULER, log.base)))
        pen.replace("logarithm inequality", bound, path)


def _logarithms_of_terms(term: Term) -> list[tuple[Path, Log]]:
    """Return the logarithms of what is no number, the last first, with their places."""
    return [
        (path, part)
        for path, part in reversed(list(walk(term)))
        if isinstance(part, Log) and not isinstance(part.argument, Number | Constant)
    ]


def _supposed_orders(hypotheses: tuple[Hypothesis, ...]) -> Iterator[Change]:
    """Yield the changes of log a to log b, and back, for each supposed a <= b."""
    for hypothesis in hypotheses:
        match hypothesis:
            case NonNegative(term=Add(parts=(b, Neg(operand=a)))):
                yield _logarithm_to(a, b)
                yield _logarithm_to(b, a)


def _logarithm_to(before: Term, after: Term) -> Change:
    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(argument=argument, base=base) if argument == before:
                return "monotonicity of the logarithm", Log(after, base)
        return None

    return change


def _logarithm_of_probability(term: Term) -> tuple[str, Term] | None:
    match term:
        case Log(argument=Apply(distribution=p)) if not is_continuous(p):
            return "logarithm of a probability", ZERO
    return None


def _logarithm_of_part(term: Term) -> tuple[str, Term] | None:
    match term:
        case Log(
            argument=Div(
                numerator=Apply(distribution=part),
                denominator=Apply(distribution=Marginal(joint=joint)),
            ),
            base=base,
        ) if part == joint:
            return "monotonicity of the logarithm", Log(ONE, base)
    return None


def _whole_along(axis: int | None) -> Change:
    """Return the change of P(x, y) to its marginal probability, or of P(x) to 1."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Apply(distribution=p, points=points) if not is_continuous(p):
                if axis is None:
                    return "monotonicity of probability", ONE
                if len(points) == 2:
                    whole = Apply(Marginal(p, axis), (points[axis],))
                    return "monotonicity of probability", whole
        return None

    return change


def _cancelled(term: Term) -> tuple[str, Term] | None:
    match term:
        case Mul(factors=(b, Div(numerator=a, denominator=bottom))) if b == bottom:
            return "cancellation up to zero", a
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
            return "monotonicity of the logarithm", Log(inverse_of(weight), base)
    return None


def inverse_of(weight: Term) -> Term:
    """Return 1/w, worked out for a number."""
    if isinstance(weight, Number) and weight.value:
        return Number(1 / weight.value)
    return Div(ONE, weight)


def turned_round(derivation: Derivation) -> Derivation:
    """Return the derivation read backwards: of B <= A, where it was one of A >= B."""
    statement = derivation.statement
    term = statement.left
    lines: list[Line] = []
    for line in derivation.lines:
        undone: list[Step] = []
        for step in line.steps:
            before = subterm(term, step.path)
            undone.append(Step(step.rule, step.path, before, step.lemma, step.assignment))
            term = replace_at(term, step.path, step.result)
        lines.append(Line(TURNED[line.relation], tuple(reversed(undone))))
    backwards = Statement(
        statement.right, TURNED[statement.sign], statement.left, statement.hypotheses
    )
    return Derivation(backwards, tuple(reversed(lines)), derivation.lemmas)
