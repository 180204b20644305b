"""Inequalities: the difference as a non-negative combination of what is known to be non-negative.

What is known: a divergence (Gibbs), the entropy of a pmf, the surprisal of an outcome. Each is
proved here from log x <= x - 1 or P(x) <= 1 and used as a lemma. The coefficients come from an
exact linear program over the normal forms; the kernel sees only ``left = right + sum c_k K_k``
and ``K_k >= 0``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from symbolic_info.proof.kernel.arithmetic import Polynomial, normal_polynomial
from symbolic_info.proof.kernel.derivation import Assignment, Derivation, Line, Step
from symbolic_info.proof.kernel.statement import Hypothesis, KernelError, Statement
from symbolic_info.proof.kernel.values import Context
from symbolic_info.proof.prover.equalities import derive_equality
from symbolic_info.proof.prover.linear_program import non_negative_solution
from symbolic_info.proof.prover.normal_form import develop
from symbolic_info.proof.prover.products import product_of, sum_of
from symbolic_info.proof.prover.writing import Move, line_of
from symbolic_info.terms import (
    EULER,
    ZERO,
    Add,
    Apply,
    Distribution,
    Div,
    Entropy,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    Log,
    Marginal,
    Measure,
    Mixture,
    Mul,
    Pmf,
    Product,
    Size,
    Surprisal,
    Term,
    Uniform,
    alphabets_of,
    is_continuous,
    replace_at,
    subterm,
    subtract,
    unfold,
    walk,
)

MAX_DISTRIBUTIONS = 5


def derive_inequality(
    left: Term, right: Term, hypotheses: tuple[Hypothesis, ...]
) -> Derivation | None:
    """Return a derivation of ``left >= right`` for the kernel to check, or ``None``."""
    statement = Statement(left, "≥", right, hypotheses)
    if right == ZERO and isinstance(left, KLDivergence | Entropy | Surprisal):
        return _from_first_principles(statement)
    bases = {part.base for _, part in walk(Add((left, right))) if isinstance(part, Log | Measure)}
    if len(bases) > 1:
        return None
    base = next(iter(bases), None)
    gaps = list(_known_gaps(Add((left, right)), base))
    combination = _combination(left, right, gaps, Context(hypotheses))
    if not combination:
        return None
    return _from_combination(statement, combination)


# what is non-negative by itself


def _from_first_principles(statement: Statement) -> Derivation | None:
    """Derive head >= 0: unfold, bound the logarithm, add up."""
    head = statement.left
    if not isinstance(head, KLDivergence | Entropy | Surprisal) or is_continuous(head.distribution):
        return None
    unfolded = unfold(head)
    path, logarithm = next((p, t) for p, t in walk(unfolded) if isinstance(t, Log))
    rule = "logarithm of a probability"
    bound: Term = ZERO
    if isinstance(logarithm.argument, Div):
        p, q = logarithm.argument.numerator, logarithm.argument.denominator
        rule, path = "logarithm inequality", path[:-1]
        bound = Mul((subtract(p, q), Log(EULER, head.base)))
    bounded = replace_at(unfolded, path, bound)
    rest = derive_equality(bounded, ZERO, statement.hypotheses)
    if rest is None:
        return None
    lines = (
        line_of((Move("definition", (), head, unfolded),)),
        line_of((Move(rule, path, subterm(unfolded, path), bound),), "≥"),
        *rest.lines,
    )
    return Derivation(statement, lines)


def _lemma(gap: Term) -> tuple[Derivation, Assignment] | None:
    """Return the derivation of gap >= 0 for any pmfs, and what they stand for here."""
    match gap:
        case KLDivergence(distribution=p, model=q, base=base):
            names = (Pmf("P", alphabets_of(p)), Pmf("Q", alphabets_of(p)))
            general: Term = KLDivergence(*names, base)
            assignment: Assignment = ((names[0], p), (names[1], q))
        case Entropy(distribution=p, base=base):
            name = Pmf("P", alphabets_of(p))
            general, assignment = Entropy(name, base), ((name, p),)
        case Surprisal(distribution=p, points=points, base=base):
            name = Pmf("P", alphabets_of(p))
            general, assignment = Surprisal(name, points, base), ((name, p),)
        case _:
            return None
    derivation = _from_first_principles(Statement(general, "≥", ZERO))
    return None if derivation is None else (derivation, assignment)


def _known_gaps(term: Term, base: Term | None) -> Iterator[Term]:
    """Yield what is non-negative and may have to do with the term."""
    pool = list(dict.fromkeys(_distributions(term)))[:MAX_DISTRIBUTIONS]
    for p, q in permutations(pool, 2):
        if alphabets_of(p) == alphabets_of(q):
            yield KLDivergence(p, q, base)
    for p in pool:
        yield Entropy(p, base)
    for _, part in walk(term):
        match part:
            case Surprisal(distribution=p, points=points):
                yield Surprisal(p, points, base)
            case Apply(distribution=p, points=points) if not any(
                isinstance(point, Index) for point in points
            ):
                yield Surprisal(p, points, base)


def _distributions(term: Term) -> Iterator[Distribution]:
    for _, part in walk(term):
        match part:
            case Pmf(alphabets=(_, _)):
                yield part
                yield Product((Marginal(part, 0), Marginal(part, 1)))
            case Pmf() | Mixture() | Uniform() | Marginal() if not is_continuous(part):
                yield part
            case Size(alphabet=alphabet):
                yield Uniform(alphabet)
            case JensenShannonDivergence(weights=weights, components=components):
                yield Mixture(weights, components)


# combinations


def _combination(
    left: Term, right: Term, gaps: list[Term], context: Context
) -> list[tuple[Fraction, Term]]:
    """Return gaps with positive coefficients that make up left - right, if there are any."""
    forms = [_vector(term, context) for term in (left, right, *gaps)]
    if forms[0] is None or forms[1] is None:
        return []
    known = [(gap, form) for gap, form in zip(gaps, forms[2:], strict=True) if form is not None]
    monomials = list(dict.fromkeys(m for form in forms if form is not None for m in form))
    zero = Fraction(0)
    target = [forms[0].get(m, zero) - forms[1].get(m, zero) for m in monomials]
    columns = [[form.get(m, zero) for m in monomials] for _, form in known]
    solution = non_negative_solution(columns, target)
    if solution is None:
        return []
    return [(c, gap) for c, (gap, _) in zip(solution, known, strict=True) if c]


def _vector(term: Term, context: Context) -> Polynomial | None:
    stages = list(develop(term, context, into_logarithms=True, to_natural=False))
    try:
        return normal_polynomial(stages[-1].term, context)
    except KernelError:
        return None


def _from_combination(
    statement: Statement, combination: list[tuple[Fraction, Term]]
) -> Derivation | None:
    """Derive left = right + sum c_k K_k >= right."""
    right = statement.right
    gaps = [product_of(c, [gap]) for c, gap in combination]
    whole = sum_of([*([] if right == ZERO else [right]), *gaps])
    equality = derive_equality(statement.left, whole, statement.hypotheses)
    lemmas = [_lemma(gap) for _, gap in combination]
    if equality is None:
        return None
    steps: list[Step] = []
    derivations: list[Derivation] = []
    for (_, gap), lemma in zip(combination, lemmas, strict=True):
        if lemma is None:
            return None
        path = max(path for path, part in walk(whole) if part == gap)
        steps.append(Step("theorem", path, ZERO, len(derivations), lemma[1]))
        derivations.append(lemma[0])
    steps.append(Step("arithmetic", (), right))
    return Derivation(statement, (*equality.lines, Line("≥", tuple(steps))), tuple(derivations))


def turned_round(derivation: Derivation) -> Derivation:
    """Return the derivation of B <= A that a derivation of A >= B is when read backwards."""
    statement = derivation.statement
    term = statement.left
    lines: list[Line] = []
    for line in derivation.lines:
        undone: list[Step] = []
        for step in line.steps:
            before = subterm(term, step.path)
            undone.append(Step(step.rule, step.path, before, step.lemma, step.assignment))
            term = replace_at(term, step.path, step.result)
        relation = "≤" if line.relation == "≥" else line.relation
        lines.append(Line(relation, tuple(reversed(undone))))
    turned = Statement(statement.right, "≤", statement.left, statement.hypotheses)
    return Derivation(turned, tuple(reversed(lines)), derivation.lemmas)
