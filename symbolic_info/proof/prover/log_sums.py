"""Bounds of what mixtures stand in, by two lemmas that are proved here from log x <= x - 1.

The log-sum inequality bounds A log(A/C) from above by the sum of a_k log(a_k/c_k), where A is
the sum of the a_k and C that of the c_k (Cover and Thomas, Elements of Information Theory, 2nd
ed., theorem 2.7.1). Jensen's inequality for the logarithm bounds the logarithm of a mean from
below by the mean of the logarithms (theorem 2.6.2); it is the log-sum inequality for w_k and
w_k a_k. With them KL divergence is convex in the pair, and cross entropy in its second argument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from symbolic_info.proof.kernel.arithmetic import equal_by_arithmetic
from symbolic_info.proof.kernel.derivation import Assignment, Derivation, Line, Step
from symbolic_info.proof.kernel.sorts import context_of
from symbolic_info.proof.kernel.statement import KernelError, NonNegative, Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.bounds import derive_by_tangent, turned_round, unfolded_lines
from symbolic_info.proof.prover.counterexamples import fails_early
from symbolic_info.proof.prover.definitions import unfold_mixtures
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.proof.prover.writing import Pen, line_of
from symbolic_info.terms import (
    ONE,
    Add,
    Apply,
    Div,
    Log,
    Mixture,
    Mul,
    Neg,
    Path,
    Symbol,
    Term,
    replace_at,
    subtract,
    walk,
)
from symbolic_info.terms.binding import free_variables


@dataclass(frozen=True, slots=True)
class _Bound:
    """A lemma with what its names stand for, what a part becomes by it, and that in short."""

    lemma: Derivation
    assignment: Assignment
    result: Term
    shorter: Term


def derive_by_log_sums(statement: Statement) -> Iterator[Derivation]:
    """Yield derivations of left <= right, or left >= right, that may be right.

    The bounds are put in on the left.
    """
    context = context_of(statement)
    unfolded, term = unfolded_lines(statement.left, context)
    for bound, rewritings in (
        (_log_sum, (unfold_mixtures,)),
        (_jensen, (_take_mixtures_out, unfold_mixtures)),
    ):
        lines = list(unfolded)
        pen = Pen(term, context)
        for rewriting in rewritings:
            pen = Pen(pen.term, context)
            rewriting(pen)
            if pen.moves:
                lines.append(line_of(tuple(pen.moves)))
        found = _bounded(pen.term, bound, statement.sign)
        if found is None:
            continue
        more, lemmas, result = found
        if lemmas[0].statement == statement:
            yield lemmas[0]
            return
        if fails_early(replace(statement, left=result, sign="=")):
            continue
        rest = derive_equality(result, statement.right, context)
        if rest is not None:
            yield Derivation(statement, (*lines, *more, *rest), lemmas)


def _take_mixtures_out(pen: Pen) -> None:
    """Write log(p/m) as log p - log m for a mixture m."""

    def change(term: Term) -> tuple[str, Term] | None:
        match term:
            case Log(
                argument=Div(numerator=a, denominator=Apply(distribution=Mixture()) as b), base=base
            ):
                return "logarithm of a quotient", subtract(Log(a, base), Log(b, base))
        return None

    pen.outside_in(change, of=(Log,))


def _bounded(
    term: Term, bound: Callable[[Term], _Bound | None], sign: str
) -> tuple[list[Line], tuple[Derivation, ...], Term] | None:
    """Bound every part that a lemma is about; return lines, lemmas, and what comes out."""
    places: list[tuple[Path, _Bound]] = []
    for path, part in walk(term):
        inside = any(path[: len(found)] == found for found, _ in places)
        found = None if inside else bound(part)
        if found is not None:
            places.append((path, found))
    if not places:
        return None
    lemmas = tuple(dict.fromkeys(found.lemma for _, found in places))
    steps: list[Step] = []
    for path, found in places:
        number = lemmas.index(found.lemma)
        steps.append(Step("theorem", path, found.result, number, found.assignment))
        term = replace_at(term, path, found.result)
    lines = [Line(sign, tuple(steps))]
    shorter = [Step("arithmetic", path, b.shorter) for path, b in places if b.shorter != b.result]
    for step in shorter:
        term = replace_at(term, step.path, step.result)
    if shorter:
        lines.append(Line("=", tuple(shorter)))
    return lines, lemmas, term


def _log_sum(term: Term) -> _Bound | None:
    match term:
        case Mul(
            factors=(
                Add(parts=tops) as top,
                Log(argument=Div(numerator=again, denominator=Add(parts=bottoms)), base=base),
            )
        ) if top == again and len(tops) == len(bottoms):
            statement, names = _log_sum_statement(len(tops), base)
            lemma = next(derive_by_tangent(statement), None)
            if lemma is None:
                return None
            pairs = list(zip(tops, bottoms, strict=True))
            result = Add(tuple(_divergence_term(a, c, base) for a, c in pairs))
            shorter = Add(tuple(_without_weight(a, c, base) for a, c in pairs))
            assignment = tuple(zip(names, (*tops, *bottoms), strict=True))
            return _Bound(lemma, assignment, result, shorter)
    return None


def _without_weight(a: Term, c: Term, base: Term | None) -> Term:
    """Return w p log(p/q) for w p log(w p / (w q))."""
    match a, c:
        case Mul(factors=(w, p)), Mul(factors=(v, q)) if w == v:
            return Mul((w, p, Log(Div(p, q), base)))
    return _divergence_term(a, c, base)


def _log_sum_statement(count: int, base: Term | None) -> tuple[Statement, tuple[Symbol, ...]]:
    """Return sum_k a_k log(a_k/c_k) >= (sum_k a_k) log(sum_k a_k / sum_k c_k), and its names."""
    tops, bottoms = _names("a", "b", count), _names("c", "d", count)
    parts = tuple(_divergence_term(a, c, base) for a, c in zip(tops, bottoms, strict=True))
    right = _divergence_term(Add(tops), Add(bottoms), base)
    names = (*tops, *bottoms)
    return Statement(Add(parts), "≥", right, tuple(map(NonNegative, names))), names


def _names(first: str, second: str, count: int) -> tuple[Symbol, ...]:
    """Return a and b for two, a_1, a_2, ... for more."""
    if count == 2:
        return Symbol(first), Symbol(second)
    return tuple(Symbol(f"{first}_{k + 1}") for k in range(count))


def _divergence_term(a: Term, c: Term, base: Term | None) -> Term:
    return Mul((a, Log(Div(a, c), base)))


def _jensen(term: Term) -> _Bound | None:
    match term:
        case Log(argument=Add(parts=parts), base=base):
            pairs = [part.factors for part in parts if isinstance(part, Mul)]
            if len(pairs) != len(parts) or any(len(pair) != 2 for pair in pairs):
                return None
            weights = tuple(pair[0] for pair in pairs)
            values = tuple(pair[1] for pair in pairs)
            found = _jensen_lemma(weights, base)
            if found is None:
                return None
            lemma, names = found
            result = Add(
                tuple(Mul((w, Log(a, base))) for w, a in zip(weights, values, strict=True))
            )
            return _Bound(lemma, tuple(zip(names, values, strict=True)), result, result)
    return None


def _jensen_lemma(
    weights: tuple[Term, ...], base: Term | None
) -> tuple[Derivation, tuple[Symbol, ...]] | None:
    """Derive log(sum_k w_k a_k) >= sum_k w_k log a_k for these weights, from the log-sum."""
    try:
        if not equal_by_arithmetic(Add(weights), ONE, Context()):
            return None
    except KernelError:
        return None
    names = _names("a", "b", len(weights))
    pairs = list(zip(weights, names, strict=True))
    weighted = tuple(Mul(pair) for pair in pairs)
    mean = Add(weighted)
    statement, places = _log_sum_statement(len(weights), base)
    log_sum = next(derive_by_tangent(statement), None)
    if log_sum is None:
        return None
    low = Add(tuple(Mul((w, Log(a, base))) for w, a in pairs))
    negated = Neg(Add(tuple(Mul((w, Neg(Log(a, base)))) for w, a in pairs)))
    reciprocals = tuple(
        Step("logarithm of a reciprocal", (0, k, 1), Log(Div(ONE, a), base))
        for k, a in enumerate(names)
    )
    weighed = tuple(_divergence_term(w, wa, base) for w, wa in zip(weights, weighted, strict=True))
    assignment = tuple(zip(places, (*weights, *weighted), strict=True))
    bounded = _divergence_term(Add(weights), mean, base)
    turned = (
        Step("logarithm of a reciprocal", (0,), Neg(Log(mean, base))),
        Step("arithmetic", (), Log(mean, base)),
    )
    lines = (
        Line("=", (Step("arithmetic", (), negated), *reciprocals)),
        Line("=", (Step("arithmetic", (), Neg(Add(weighed))),)),
        Line("≤", (Step("theorem", (0,), bounded, 0, assignment),)),
        Line("=", (Step("arithmetic", (), Neg(Log(Div(ONE, mean), base))),)),
        Line("=", turned),
    )
    positive = (*names, *(w for w in weights if free_variables(w)))
    hypotheses = tuple(NonNegative(term) for term in positive)
    upwards = Derivation(Statement(low, "≤", Log(mean, base), hypotheses), lines, (log_sum,))
    return turned_round(upwards), names
