"""The values that are tried for a statement: assignments to its names that fulfil what it supposes.

Simple ones come first, for one combination of sizes of the alphabets after another. About densities
nothing is tried: their integrals are not computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
from symbolic_info.proof.prover.simple_values import (
    has_full_support,
    picks_of_values,
    unlike_values,
)
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
    Log,
    Measure,
    Neg,
    Number,
    Outcome,
    Pmf,
    Size,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    kinds,
    labels_of,
    substitute,
    subterms,
    with_base,
)
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.distributions import is_literal

MAX_CANDIDATES = 2_000
MAX_TRIALS = 150
"""For one combination of sizes of the alphabets: how many assignments are held against the
hypotheses, which few may fulfil, and how many that fulfil them are tried."""

MAX_LOOKED_AT = 6_000
"""How many are held against the hypotheses in one search: a second or two of work."""

FIRST_TRIALS = 4
FIRST_LOOKED_AT = 100
"""How many of the simplest values without zeros are tried before a proof of an inequality is looked
for, and among how many assignments they are looked for."""


def closed(side: Term, assignment: dict[Term, Term]) -> Term:
    """Return a side with these values put in, and natural logarithms where no base is written."""
    return _closed_at(side, tuple(assignment.items()))


# asked for when an assignment is looked at, and again for its value
@lru_cache(maxsize=256)
def _closed_at(side: Term, assignment: tuple[tuple[Term, Term], ...]) -> Term:
    return with_base(substitute(side, dict(assignment)), EULER)


def environments(statement: Statement, most: int = MAX_LOOKED_AT) -> Iterator[dict[Term, Term]]:
    """Yield values for all free names for which the hypotheses hold, simple ones first.

    They are found among the first ``most`` assignments.
    """
    valued = _valued(statement)
    if valued is None:
        return
    free, alphabets, weights = valued
    left = iter(range(most))
    for picks in picks_of_values(free, alphabets, weights):
        looked_at = (pick for pick, _ in zip(islice(picks, MAX_CANDIDATES), left, strict=False))
        assignments = (dict[Term, Term](zip(free, pick, strict=True)) for pick in looked_at)
        yield from islice(filter(_Conditions(statement, weights), assignments), MAX_TRIALS)


def first_trials(statement: Statement) -> Iterator[dict[Term, Term]]:
    """Yield values without zeros, for an equality once such as it does not hold for by chance."""
    valued = _valued(statement)
    if valued is not None and statement.sign == "=":
        free, _, weights = valued
        unlike = dict(zip(free, unlike_values(free, weights), strict=True))
        if _Conditions(statement, weights)(unlike):
            yield unlike
            return
    simplest = environments(statement, FIRST_LOOKED_AT)
    full = (a for a in simplest if all(map(has_full_support, a.values())))
    yield from islice(full, FIRST_TRIALS)


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
            check_well_formed(closed(side, assignment), Statement(ZERO, "=", ZERO))
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
