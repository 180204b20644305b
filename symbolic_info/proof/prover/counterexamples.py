"""Counterexamples: exact distributions and numbers for which a statement is false.

Small and simple ones come first: two symbols before three, full support before zeros. Whether
two values differ is decided by enclosures (``symbolic_info.numeric``), never by a tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from symbolic_info.proof.kernel.sorts import check_well_formed, context_of
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    KernelError,
    LogBase,
    NonNegative,
    NotDominatedBy,
    Positive,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.values import hypothesis_variables
from symbolic_info.terms import (
    EULER,
    ZERO,
    Add,
    Alphabet,
    Apply,
    Density,
    Distribution,
    Index,
    JointTable,
    LiteralPmf,
    Outcome,
    Pmf,
    Size,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    joint_table,
    labels_of,
    number,
    substitute,
    walk,
    with_base,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.distributions import is_literal

MAX_TRIALS = 400

_PMFS: dict[int, tuple[str, ...]] = {
    2: ("1/2 1/2", "1/4 3/4", "1/3 2/3", "9/10 1/10", "1 0", "0 1"),
    3: ("1/3 1/3 1/3", "1/2 1/4 1/4", "1/5 3/10 1/2", "1/2 1/2 0", "0 1/2 1/2", "1 0 0"),
    1: ("1",),
}
_FALSE = {"=": ("<", ">"), "≤": (">",), "≥": ("<",), "<": (">", "="), ">": ("<", "=")}
"""How the values of the two sides compare where a relation fails."""

# rows apart by a semicolon: a dependent table, the uniform one, one with a zero, two variables
# that are one, an independent one, a constant beside a coin
_TABLES: dict[tuple[int, int], tuple[str, ...]] = {
    (2, 2): (
        "1/8 3/8; 3/8 1/8",
        "1/4 1/4; 1/4 1/4",
        "1/2 1/4; 1/4 0",
        "1/2 0; 0 1/2",
        "1/3 1/6; 1/3 1/6",
        "1/2 1/2; 0 0",
        "1/2 0; 1/2 0",
    ),
    (2, 3): ("1/4 1/8 1/8; 1/8 1/8 1/4", "1/6 1/6 1/6; 1/6 1/6 1/6", "1/2 0 0; 0 1/4 1/4"),
    (3, 2): ("1/4 1/8; 1/8 1/8; 1/8 1/4", "1/6 1/6; 1/6 1/6; 1/6 1/6", "1/2 0; 0 1/4; 0 1/4"),
    (1, 2): ("1/2 1/2", "1/4 3/4"),
    (2, 1): ("1/2; 1/2", "1/4; 3/4"),
    (3, 3): ("1/9 1/9 1/9; 1/9 1/9 1/9; 1/9 1/9 1/9", "1/3 0 0; 0 1/3 0; 0 0 1/3"),
    (1, 1): ("1",),
}
_NUMBERS = ("1/2", "2", "1/3", "3", "1/4", "1", "0", "-1")
_WEIGHTS = ("1/2", "1/3", "1/4", "1", "0")


@dataclass(frozen=True, slots=True)
class Example:
    """What the free names stand for, and the two values as decimals."""

    assignment: tuple[tuple[Term, Term], ...]
    left: str
    right: str


def find_counterexample(statement: Statement) -> Example | None:
    """Return an assignment for which the statement is false, if one is found.

    Its sign is =, ≤, ≥, < or >.
    """
    # the evaluator loads python-flint; proofs do without
    from symbolic_info.numeric import Unevaluable, compare, decimal, evaluate

    false = _FALSE[statement.sign]
    for assignment in _assignments(statement):
        sides = [_closed(side, assignment) for side in (statement.left, statement.right)]
        if not _is_admissible(sides, assignment, statement.hypotheses):
            continue
        try:
            left, right = (evaluate(side) for side in sides)
            if compare(left, right) in false:
                return Example(tuple(assignment.items()), decimal(left, 6), decimal(right, 6))
        except Unevaluable:
            return None
    return None


def find_example(statement: Statement) -> Example | None:
    """Return a simple assignment for which both sides have a value."""
    for assignment in _assignments(statement):
        sides = [_closed(side, assignment) for side in (statement.left, statement.right)]
        if _is_admissible(sides, assignment, statement.hypotheses):
            return example_at(statement, tuple(assignment.items()))
    return None


def example_at(statement: Statement, assignment: tuple[tuple[Term, Term], ...]) -> Example | None:
    """Return the example that the assignment makes, or ``None`` where a side has no value."""
    from symbolic_info.numeric import Unevaluable, decimal, evaluate

    try:
        left, right = (
            decimal(evaluate(_closed(side, dict(assignment))), 6)
            for side in (statement.left, statement.right)
        )
    except Unevaluable:
        return None
    return Example(assignment, left, right)


def _closed(side: Term, assignment: dict[Term, Term]) -> Term:
    return with_base(substitute(side, assignment), EULER)


def _assignments(statement: Statement) -> Iterator[dict[Term, Term]]:
    """Yield values for all free names, simple ones first."""
    both = Add((statement.left, statement.right))
    supposed = {v for h in statement.hypotheses for v in hypothesis_variables(h)}
    names = sorted(free_variables(both) | supposed, key=lambda t: t.sort_key)
    if any(isinstance(t, Density) or (isinstance(t, Pmf) and len(t.alphabets) > 2) for t in names):
        return
    weights = {h.term for h in context_of(statement).hypotheses if isinstance(h, NonNegative)}
    alphabets = sorted(set(_alphabets(both)), key=lambda a: a.sort_key)
    free = [t for t in names if isinstance(t, Pmf | Symbol | Index)]
    # an alphabet is given its size by a pmf on it, if only by one that does not occur
    sized = {a for t in free if isinstance(t, Pmf) for a in t.alphabets}
    free += [Pmf(f"#{a.name}", (a,)) for a in alphabets if a not in sized]
    for sizes in product(_PMFS, repeat=len(alphabets)):
        size_of = dict(zip(alphabets, sizes, strict=True))
        choices = [_values(name, size_of, name in weights) for name in free]
        ranks = (range(len(values)) for values in choices)
        simple_first = sorted(islice(product(*ranks), 20_000), key=sum)
        for places in simple_first[:MAX_TRIALS]:
            picked = (values[k] for values, k in zip(choices, places, strict=True))
            yield dict(zip(free, picked, strict=True))


def _alphabets(term: Term) -> Iterator[Alphabet]:
    for _, part in walk(term):
        match part:
            case Pmf(alphabets=alphabets):
                yield from alphabets
            case Index(alphabet=a) | Size(alphabet=a) | Uniform(alphabet=a):
                yield a


def _values(name: Term, size_of: dict[Alphabet, int], is_weight: bool) -> list[Term]:
    match name:
        case Pmf(alphabets=(first, second)):
            tables = _TABLES[size_of[first], size_of[second]]
            return [_table(text) for text in tables]
        case Pmf(name=letter, alphabets=(alphabet,)):
            rows = [row.split() for row in _PMFS[size_of[alphabet]]]
            weights = [tuple(number(w) for w in row) for row in rows]
            return [LiteralPmf(w) for w in (weights[:1] if letter.startswith("#") else weights)]
        case Index(alphabet=alphabet):
            return [Outcome(str(k + 1)) for k in range(size_of[alphabet])]
        case _:
            return [number(text) for text in (_WEIGHTS if is_weight else _NUMBERS)]


def _table(text: str) -> JointTable:
    return joint_table(tuple(tuple(map(number, row.split())) for row in text.split(";")))


def _is_admissible(
    sides: list[Term], assignment: dict[Term, Term], hypotheses: tuple[Hypothesis, ...]
) -> bool:
    """Whether all that is mentioned exists, and the hypotheses hold."""
    try:
        for side in sides:
            check_well_formed(side, Statement(ZERO, "=", ZERO))
    except KernelError:
        return False
    return all(_holds(h, assignment) for h in hypotheses)


def _holds(hypothesis: Hypothesis, assignment: dict[Term, Term]) -> bool:
    match hypothesis:
        case DominatedBy(distribution=p, model=q):
            return _dominates(substitute(p, assignment), substitute(q, assignment))
        case NotDominatedBy(distribution=p, model=q):
            return not _dominates(substitute(p, assignment), substitute(q, assignment))
        case NonNegative(term=term):
            value = _rational(substitute(term, assignment))
            return value is not None and value >= 0
        case Positive(term=term) | LogBase(term=term):
            value = _rational(substitute(term, assignment))
            allowed = value is not None and value > 0
            return allowed and not (isinstance(hypothesis, LogBase) and value == 1)
        case Vanishing(term=term, indices=indices):
            return _vanishes(term, indices, assignment)
        case FiniteIntegral():
            return False


def _vanishes(term: Term, indices: tuple[Index, ...], assignment: dict[Term, Term]) -> bool:
    sizes = {
        alphabet: labels
        for name, value in assignment.items()
        if isinstance(name, Pmf)
        for alphabet, labels in zip(name.alphabets, labels_of(value), strict=True)
    }
    outcomes = ([Outcome(label) for label in sizes.get(i.alphabet, ())] for i in indices)
    return all(
        _rational(substitute(substitute(term, dict(zip(indices, at, strict=True))), assignment))
        == 0
        for at in product(*outcomes)
    )


def _dominates(p: Term, q: Term) -> bool:
    first, second = _weights_of(p), _weights_of(q)
    if first is None or second is None or len(first) != len(second):
        return False
    return all(a == 0 or b != 0 for a, b in zip(first, second, strict=True))


def _weights_of(p: Term) -> list[Fraction | None] | None:
    """Return the probabilities of a pmf that is written out, or made of such."""
    if isinstance(p, LiteralPmf | JointTable):
        return [_rational(weight) for weight in p.weights]
    if not isinstance(p, Distribution):
        return None
    labels = [_labels_at(alphabet) for alphabet in alphabets_of(p)]
    points = product(*([Outcome(label) for label in found] for found in labels))
    return [_rational(Apply(p, tuple(at))) for at in points] if all(labels) else None


def _labels_at(alphabet: Alphabet) -> list[str]:
    """Return the outcomes of an alphabet that is written out."""
    return alphabet.name[1:-1].split(",") if is_literal(alphabet) else []


def _rational(term: Term) -> Fraction | None:
    from symbolic_info.numeric import Unevaluable, evaluate

    try:
        return evaluate(term).rational
    except Unevaluable:
        return None
