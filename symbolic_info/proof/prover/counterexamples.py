"""Counterexamples: exact distributions and numbers for which a statement is false.

Whether two values differ is decided by enclosures (``symbolic_info.numeric``), never by a
tolerance. About densities nothing is tried: their integrals are not computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
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
    terms_of,
)
from symbolic_info.proof.kernel.values import hypothesis_variables
from symbolic_info.proof.prover.effort import spend
from symbolic_info.proof.prover.simple_values import picks_of_values, unlike_values
from symbolic_info.terms import (
    EULER,
    ZERO,
    Add,
    Alphabet,
    Apply,
    Density,
    Distribution,
    Expectation,
    Index,
    JointTable,
    LiteralPmf,
    Log,
    Measure,
    Neg,
    Number,
    Outcome,
    Pmf,
    RangeSum,
    Size,
    Sum,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    kinds,
    labels_of,
    substitute,
    subterms,
    unfold,
    with_base,
    written_outcomes,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.distributions import is_literal

MAX_CANDIDATES = 2_000
MAX_TRIALS = 150
"""For one combination of sizes of the alphabets: how many assignments are held against the
hypotheses, which few may fulfil, and how many that fulfil them are tried."""

MAX_LOOKED_AT = 6_000
"""How many are held against the hypotheses in one search: a second or two of work."""

MAX_WORK = 1_000_000
"""How many parts of formulas are evaluated in one search: a second or two of work."""

FIRST_TRIALS = 4
EARLY_WORK = 5_000
"""How many of the simplest values without zeros are tried before a proof of an inequality is looked
for, and of how many parts a formula may be evaluated then: that is done for each way to a proof."""

PARTS_OF_EFFORT = 10
"""How many parts are evaluated with the effort of looking at one for a proof."""

BITS = 64
"""The precision of the balls that tell the values for those pmfs apart."""

_FALSE = {"=": ("<", ">"), "≤": (">",), "≥": ("<",), "<": (">", "="), ">": ("<", "=")}
"""How the values of the two sides compare where a relation fails."""


@dataclass(frozen=True, slots=True)
class Example:
    """What the free names stand for, and the two values as decimals."""

    assignment: tuple[tuple[Term, Term], ...]
    left: str
    right: str


class SearchEnded(Exception):
    """The search for a counterexample came to its limit; says after how many trials."""


def find_counterexample(statement: Statement) -> Example | None:
    """Return an assignment for which the statement is false, if one is found.

    Its sign is =, ≤, ≥, < or >. Raises ``SearchEnded`` where there was more to try.
    """
    # the evaluator loads python-flint; proofs do without
    from symbolic_info.numeric import Unevaluable, compare, decimal, evaluate_in_balls

    false = _FALSE[statement.sign]
    work = _work(statement.left) + _work(statement.right)
    most = MAX_WORK // work
    for trials, assignment in enumerate(_environments(statement)):
        spend(work // PARTS_OF_EFFORT + 1)
        if trials == most:
            raise SearchEnded(f"the search for a counterexample ended after {trials} trials")
        try:
            left, right = (
                evaluate_in_balls(_closed(side, assignment))
                for side in (statement.left, statement.right)
            )
            if compare(left, right) in false:
                return Example(tuple(assignment.items()), decimal(left, 6), decimal(right, 6))
        except Unevaluable:
            return None
    return None


def _work(term: Term) -> int:
    """Return how many parts are evaluated for one assignment, to alphabets of three symbols."""
    match term:
        case Measure() | Expectation():
            return _work(unfold(term))
        case Sum(body=body, index=index):
            return 1 + _work(body) * (len(written_outcomes(body, index)) or 3)
        case RangeSum(lower=Number(value=lower), upper=Number(value=upper), body=body):
            return 1 + _work(body) * max(1, int(upper - lower) + 1)
        case RangeSum(body=body):
            return 1 + _work(body) * 3
        case _:
            return 1 + sum(map(_work, term.children))


def fails_at_full_support(statement: Statement) -> bool:
    """Whether a statement about pmfs alone fails for some of the first that are nowhere 0.

    Then it is false under every domination as well, and there is no proof to look for.
    """
    names = free_variables(Add((statement.left, statement.right)))
    about_pmfs = all(isinstance(name, Pmf | Size) for name in names)
    return not statement.hypotheses and about_pmfs and fails_early(statement)


def fails_early(statement: Statement) -> bool:
    """Whether a statement fails for some of the first values without zeros in any pmf."""
    from symbolic_info.numeric import ball

    work = _work(statement.left) + _work(statement.right)
    if work > EARLY_WORK:
        return False
    for assignment in _first_trials(statement):
        spend(work // PARTS_OF_EFFORT + 1)
        # what only exact values tell apart is left to the search for a counterexample
        left = ball(_closed(statement.left, assignment), BITS)
        right = ball(_closed(statement.right, assignment), BITS)
        if left is None or right is None:
            continue
        orders = {"<": left < right, ">": left > right}
        if any(orders.get(order) for order in _FALSE[statement.sign]):
            return True
    return False


def _first_trials(statement: Statement) -> Iterator[dict[Term, Term]]:
    """Yield values without zeros, for an equality once such as it does not hold for by chance."""
    valued = _valued(statement)
    if valued is not None and statement.sign == "=":
        free, _, weights = valued
        unlike = dict(zip(free, unlike_values(free, weights), strict=True))
        if _Conditions(statement, weights)(unlike):
            yield unlike
            return
    full = (a for a in _environments(statement) if all(map(_has_full_support, a.values())))
    yield from islice(full, FIRST_TRIALS)


def _has_full_support(term: Term) -> bool:
    return not isinstance(term, LiteralPmf | JointTable) or ZERO not in term.weights


def find_example(statement: Statement) -> Example | None:
    """Return a simple assignment for which both sides have a value."""
    for assignment in _environments(statement):
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
    return _closed_at(side, tuple(assignment.items()))


# asked for when an assignment is looked at, and again for its value
@lru_cache(maxsize=256)
def _closed_at(side: Term, assignment: tuple[tuple[Term, Term], ...]) -> Term:
    return with_base(substitute(side, dict(assignment)), EULER)


def _environments(statement: Statement) -> Iterator[dict[Term, Term]]:
    """Yield values for all free names for which the hypotheses hold, simple ones first."""
    valued = _valued(statement)
    if valued is None:
        return
    free, alphabets, weights = valued
    left = iter(range(MAX_LOOKED_AT))
    for picks in picks_of_values(free, alphabets, weights):
        looked_at = (pick for pick, _ in zip(islice(picks, MAX_CANDIDATES), left, strict=False))
        assignments = (dict[Term, Term](zip(free, pick, strict=True)) for pick in looked_at)
        yield from islice(filter(_Conditions(statement, weights), assignments), MAX_TRIALS)


def _valued(statement: Statement) -> tuple[list[Term], list[Alphabet], set[Term]] | None:
    """Return the names that are given values, the alphabets, and which of the names are weights.

    ``None`` where there is a name that is not given any.
    """
    named = free_variables(Add((statement.left, statement.right)))
    supposed = {v for h in statement.hypotheses for v in hypothesis_variables(h)}
    names = sorted(named | supposed, key=lambda t: t.sort_key)
    if any(
        isinstance(t, Density) or (isinstance(t, Pmf) and len(t.alphabets) not in (1, 2))
        for t in names
    ):
        return None
    weights = {h.term for h in context_of(statement).hypotheses if isinstance(h, NonNegative)}
    alphabets = sorted(set(_alphabets(statement)), key=lambda a: a.sort_key)
    free: list[Term] = [t for t in names if isinstance(t, Pmf | Symbol | Index)]
    # an alphabet is given its size by a pmf on it, if only by one that does not occur
    sized = {a for t in free if isinstance(t, Pmf) for a in t.alphabets}
    free += [Pmf(f"#{a.name}", (a,)) for a in alphabets if a not in sized]
    return free, alphabets, weights


def _alphabets(statement: Statement) -> Iterator[Alphabet]:
    supposed = (term for hypothesis in statement.hypotheses for term in terms_of(hypothesis))
    for part in subterms(Add((statement.left, statement.right, *supposed))):
        match part:
            case Pmf(alphabets=alphabets):
                yield from alphabets
            case Index(alphabet=a) | Size(alphabet=a) | Uniform(alphabet=a):
                yield a


class _Conditions:
    """Whether the hypotheses hold, and all that is mentioned exists, for alphabets of one size.

    Each condition is looked at once for all assignments that agree on the names in it.
    """

    def __init__(self, statement: Statement, weights: set[Term]) -> None:
        self._conditions: list[tuple[list[Term], Callable[[dict[Term, Term]], bool]]] = [
            (_in_order(hypothesis_variables(h)), partial(_holds, h)) for h in statement.hypotheses
        ]
        # a pmf can be given any values of its size: what exists depends on numbers and places
        free = free_variables(Add((statement.left, statement.right)))
        others: set[Term] = {name for name in free if isinstance(name, Symbol | Index)}
        others |= {name for weight in weights for name in free_variables(weight)}
        parts = kinds(statement.left) | kinds(statement.right)
        if others or not parts.isdisjoint((LiteralPmf, JointTable, Outcome)):
            self._conditions.append((_in_order(others), partial(_is_meaningful, statement)))
        # nobody means a b below 1 that writes H_b, or an a below 0 that writes log(a/b)
        self._conditions += [
            (_in_order(free_variables(term)), partial(_has_value, term, allowed))
            for terms, allowed in (
                (_bases(statement), lambda value: value > 1),
                (parameters(statement), lambda value: value >= 0),
            )
            for term in terms
        ]
        self._known: list[dict[tuple[Term | None, ...], bool]] = [{} for _ in self._conditions]

    def __call__(self, assignment: dict[Term, Term]) -> bool:
        for (names, condition), known in zip(self._conditions, self._known, strict=True):
            values = tuple(map(assignment.get, names))
            if values not in known:
                known[values] = condition(assignment)
            if not known[values]:
                return False
        return True


def _bases(statement: Statement) -> set[Symbol]:
    parts = [part for side in (statement.left, statement.right) for part in subterms(side)]
    bases = {part.base for part in parts if isinstance(part, Measure)}
    return {base for base in bases if isinstance(base, Symbol)}


def parameters(statement: Statement) -> dict[Term, None]:
    """Return the symbols in logarithms, and sums of symbols and numbers such as 1 - p, in order."""
    logarithms = (
        part.argument
        for side in (statement.left, statement.right)
        for part in subterms(side)
        if isinstance(part, Log)
    )
    arguments = (part for argument in logarithms for part in subterms(argument))
    return dict.fromkeys(part for part in arguments if _is_parameter(part))


def _is_parameter(term: Term) -> bool:
    parts = subterms(term)
    return (
        isinstance(term, Symbol | Add)
        and any(isinstance(part, Symbol) for part in parts)
        and all(isinstance(part, Symbol | Number | Add | Neg) for part in parts)
    )


def _has_value(
    term: Term, allowed: Callable[[Fraction], bool], assignment: dict[Term, Term]
) -> bool:
    value = _rational(substitute(term, assignment))
    return value is not None and allowed(value)


def _in_order(names: Iterable[Term]) -> list[Term]:
    return sorted(names, key=lambda name: name.sort_key)


def _is_meaningful(statement: Statement, assignment: dict[Term, Term]) -> bool:
    try:
        for side in (statement.left, statement.right):
            check_well_formed(_closed(side, assignment), Statement(ZERO, "=", ZERO))
    except KernelError:
        return False
    return True


def _holds(hypothesis: Hypothesis, assignment: dict[Term, Term]) -> bool:
    match hypothesis:
        case DominatedBy(distribution=p, model=q):
            return _dominates(substitute(p, assignment), substitute(q, assignment)) is True
        case NotDominatedBy(distribution=p, model=q):
            return _dominates(substitute(p, assignment), substitute(q, assignment)) is False
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


def _dominates(p: Term, q: Term) -> bool | None:
    """Whether p ≪ q; ``None`` where their probabilities are not known."""
    first, second = _weights_of(p), _weights_of(q)
    if not first or len(first) != len(second) or None in (*first, *second):
        return None
    return all(a == 0 or b != 0 for a, b in zip(first, second, strict=True))


def _weights_of(p: Term) -> list[Fraction | None]:
    """Return the probabilities of a distribution all of whose parts are written out."""
    labels = [_labels_at(alphabet) for alphabet in alphabets_of(p)]
    if not isinstance(p, Distribution) or not all(labels):
        return []
    points = product(*([Outcome(label) for label in found] for found in labels))
    return [_rational(Apply(p, point)) for point in points]


def _labels_at(alphabet: Alphabet) -> list[str]:
    """Return the outcomes of an alphabet that is written out."""
    return alphabet.name[1:-1].split(",") if is_literal(alphabet) else []


def _rational(term: Term) -> Fraction | None:
    from symbolic_info.numeric import Unevaluable, evaluate

    try:
        return evaluate(term).rational
    except Unevaluable:
        return None
