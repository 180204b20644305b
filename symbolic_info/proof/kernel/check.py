"""The checker: from a derivation to a theorem, or the reason why not.

This is the one place where theorems are made. Python cannot make an object unforgeable - whoever
wants to can build a ``Theorem`` by hand - so what a theorem is worth rests on ``check`` being run
again on its derivation, in a process of one's own (``symbolic-info verify``).

What has to be trusted: this package, the language that it is about (``symbolic_info.terms``),
Python; and for ``≠`` the numbers (``symbolic_info.numeric``, python-flint).
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from itertools import permutations

from symbolic_info.proof.kernel.arithmetic import constant_value
from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.rules import Condition, apply_rule
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
)
from symbolic_info.proof.kernel.values import (
    NONNEGATIVE,
    POSITIVE,
    UNDEFINED,
    Context,
    is_finite,
    is_nonnegative,
    is_valid_base,
    values,
)
from symbolic_info.terms import (
    EULER,
    ZERO,
    Add,
    Apply,
    Density,
    Distribution,
    Expectation,
    Index,
    Integral,
    LiteralPmf,
    Measure,
    Mul,
    Neg,
    Outcome,
    Path,
    Pmf,
    RangeSum,
    Sum,
    Symbol,
    Term,
    alpha_equal,
    alphabets_of,
    is_continuous,
    replace_at,
    substitute,
    subterm,
    with_base,
)
from symbolic_info.terms.binding import bound_variable, free_variables
from symbolic_info.terms.unfolding import unfolded

MAX_STEPS = 20_000
MAX_PMFS = 5

_SEAL = object()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a line follows: a rule, and what it is about.

    For a definition that is the term which is defined, for a theorem its left side.
    """

    rule: str
    about: Term | None = None


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line as it was checked: its relation to the line before, its term, and why."""

    relation: str
    term: Term
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Both sides are ``value`` (+oo or -oo) wherever P is not ≪ Q."""

    distribution: Distribution
    model: Distribution
    value: str


@dataclass(frozen=True, slots=True)
class Theorem:
    """A statement that the kernel has checked.

    ``lines`` begin after the left side. ``values`` has the kinds of value that both sides may
    take (``+``, ``0``, ``-``, ``+oo``, ``-oo``). ``divergences`` say where they are infinite, and
    ``finite_otherwise``, that they are finite wherever no divergence applies.
    """

    statement: Statement
    derivation: Derivation
    lines: tuple[CheckedLine, ...]
    values: frozenset[str]
    divergences: tuple[Divergence, ...]
    finite_otherwise: bool
    lemmas: tuple[Theorem, ...]
    seal: object = field(repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.seal is not _SEAL:
            raise TypeError("theorems are made by check() alone")

    @property
    def rules_used(self) -> tuple[str, ...]:
        """The names of the rules, each once, in order of use."""
        return tuple(dict.fromkeys(r.rule for line in self.lines for r in line.reasons))


def check(derivation: Derivation) -> Theorem:
    """Check every step and return the theorem; ``KernelError`` says which step fails and why."""
    try:
        return _check(derivation, depth=0)
    except RecursionError:
        raise KernelError("a formula is nested too deeply") from None
    except (LookupError, TypeError, ValueError) as error:
        # a hypothesis or an assignment with parts that do not fit together
        raise KernelError(f"a term does not mean anything ({error})") from error


def _check(derivation: Derivation, depth: int) -> Theorem:
    if depth > 20:
        raise KernelError("lemmas are nested too deeply")
    statement = derivation.statement
    check_well_formed(statement.left, statement)
    check_well_formed(statement.right, statement)
    lemmas = tuple(_check(lemma, depth + 1) for lemma in derivation.lemmas)
    if statement.sign == "≠":
        _check_witness(derivation)
        return Theorem(statement, derivation, (), frozenset(), (), False, lemmas, _SEAL)
    if sum(len(line.steps) for line in derivation.lines) > MAX_STEPS:
        raise KernelError(f"more than {MAX_STEPS} steps")
    lines: list[CheckedLine] = []
    term = statement.left
    for count, line in enumerate(derivation.lines, start=1):
        try:
            lines.append(_check_line(line, term, statement, lemmas))
        except KernelError as error:
            error.args = (f"line {count}: {error}",)
            raise
        term = lines[-1].term
    if not alpha_equal(term, statement.right):
        raise KernelError(f"the derivation ends at {term}, not at {statement.right}")
    _check_relation(statement, lines)
    known = context_of(statement)
    kinds = values(statement.left, known) & values(statement.right, known) - {UNDEFINED}
    divergences = _divergences(statement)
    dominated = tuple(DominatedBy(d.distribution, d.model) for d in divergences)
    context = replace(known, hypotheses=known.hypotheses + dominated)
    finite = is_finite(statement.left, context) or is_finite(statement.right, context)
    return Theorem(statement, derivation, tuple(lines), kinds, divergences, finite, lemmas, _SEAL)


def _check_line(
    line: Line, term: Term, statement: Statement, lemmas: tuple[Theorem, ...]
) -> CheckedLine:
    relations: set[str] = set()
    reasons: list[Reason] = []
    conditions: list[Condition] = []
    for number, step in enumerate(line.steps, start=1):
        try:
            relation, found, before = _check_step(step, term, statement, lemmas)
        except KernelError as error:
            error.args = (f"step {number}: {error}",)
            raise
        relations |= {relation} - {"="}
        term = replace_at(term, step.path, step.result)
        reasons.append(Reason(step.rule, _about(step, before, lemmas)))
        conditions.extend(found)
    check_well_formed(term, statement)
    if relations - {line.relation} or line.relation not in ("=", "≤", "≥"):
        raise KernelError(f"the steps do not show {line.relation!r}")
    return CheckedLine(
        line.relation, term, tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(conditions))
    )


def _check_step(
    step: Step, term: Term, statement: Statement, lemmas: tuple[Theorem, ...]
) -> tuple[str, tuple[Condition, ...], Term]:
    """Return how the whole relates to what it becomes, the conditions, and the part before."""
    context, before, polarity = _descend(term, step.path, context_of(statement))
    # the rules are about terms that mean something
    _check_result(term, step, before, statement)
    if step.rule == "theorem":
        relation, found = _apply_lemma(step, before, context, lemmas)
    else:
        relation, found = apply_rule(step.rule, before, step.result, context)
    if relation != "=":
        if polarity is None:
            raise KernelError(f"{before} stands where its size says nothing about the whole")
        relation = relation if polarity > 0 else {"≤": "≥", "≥": "≤"}[relation]
    return relation, found, before


def _check_result(term: Term, step: Step, before: Term, statement: Statement) -> None:
    """Check that the whole keeps a meaning; if nothing looks into the part, the part will do."""
    around = [subterm(term, step.path[:k]) for k in range(len(step.path))]
    looked_into = any(isinstance(t, Distribution | Measure | Apply | Expectation) for t in around)
    if looked_into or isinstance(before, Distribution | Index | Outcome):
        check_well_formed(replace_at(term, step.path, step.result), statement)
    else:
        check_well_formed(step.result, statement)


def _descend(term: Term, path: Path, context: Context) -> tuple[Context, Term, int | None]:
    """Return the context at a path, the part there, and how it moves the whole.

    The last is 1 where a greater part makes the whole greater or leaves it, -1 where it makes
    it smaller, and ``None`` where nothing is known.
    """
    polarity: int | None = 1
    for position in path:
        if not 0 <= position < len(term.children):
            raise KernelError(f"{term} has no part number {position}")
        child = term.children[position]
        match term:
            case Mul(factors=factors):
                others = factors[:position] + factors[position + 1 :]
                polarity = _polarity_of_factors(polarity, others, context)
                context = context.assuming(others)
            case Sum() | Integral() | Expectation() if position == 0:
                variable = bound_variable(term)
                assert variable is not None
                context = context.under(variable)
                if isinstance(term, Expectation):
                    context = context.assuming((Apply(term.distribution, (variable,)),))
            case RangeSum(variable=variable) if position == 0:
                context, polarity = context.under(variable), None
            case Neg():
                polarity = None if polarity is None else -polarity
            case Add():
                pass
            case _:
                polarity = None
        term = child
    return context, term, polarity


def _polarity_of_factors(
    polarity: int | None, others: tuple[Term, ...], context: Context
) -> int | None:
    for other in others:
        kinds = values(other, context)
        if polarity is None or not (kinds <= NONNEGATIVE or kinds <= {"-", "0"}):
            return None
        polarity = polarity if kinds <= NONNEGATIVE else -polarity
    return polarity


def _about(step: Step, before: Term, lemmas: tuple[Theorem, ...]) -> Term | None:
    if step.lemma is not None:
        return lemmas[step.lemma].statement.left
    if step.rule not in ("definition", "marginalisation"):
        return None
    definition = unfolded(before)
    forward = definition is not None and alpha_equal(definition, step.result)
    return before if forward else step.result


def _apply_lemma(
    step: Step, before: Term, context: Context, lemmas: tuple[Theorem, ...]
) -> tuple[str, tuple[Condition, ...]]:
    if step.lemma is None or not 0 <= step.lemma < len(lemmas):
        raise KernelError(f"there is no lemma number {step.lemma}")
    statement = lemmas[step.lemma].statement
    assignment = dict(step.assignment)
    for name, term in step.assignment:
        _check_assignment(name, term, context)
    for hypothesis in statement.hypotheses:
        _check_instance(hypothesis, assignment, context)
    left, right = (substitute(side, assignment) for side in (statement.left, statement.right))
    if statement.sign != "≠" and alpha_equal(left, before) and alpha_equal(right, step.result):
        return statement.sign, ()
    if statement.sign != "≠" and alpha_equal(right, before) and alpha_equal(left, step.result):
        return {"=": "=", "≤": "≥", "≥": "≤"}[statement.sign], ()
    raise KernelError(f"{before} to {step.result} is no instance of the lemma")


def _check_assignment(name: Term, term: Term, context: Context) -> None:
    match name:
        case Pmf(alphabets=alphabets):
            granted = isinstance(term, Distribution) and alphabets_of(term) == alphabets
        case Density():
            granted = isinstance(term, Distribution) and is_continuous(term)
        case Symbol():
            granted = not isinstance(term, Distribution) and is_finite(term, context)
        case Index(alphabet=alphabet):
            granted = isinstance(term, Index) and term.alphabet == alphabet
        case _:
            granted = False
    if not granted:
        raise KernelError(f"{term} cannot be put in for {name}")


def _check_instance(hypothesis: Hypothesis, assignment: dict[Term, Term], context: Context) -> None:
    parts = [substitute(getattr(hypothesis, f.name), assignment) for f in fields(hypothesis)]
    instance = type(hypothesis)(*parts)  # type: ignore[arg-type]
    granted = instance in context.hypotheses
    match instance:
        case Positive(term=term):
            granted = granted or values(term, context) <= POSITIVE
        case NonNegative(term=term):
            granted = granted or is_nonnegative(term, context)
        case LogBase(term=term):
            granted = granted or is_valid_base(term, context)
        case FiniteIntegral(integral=integral):
            granted = granted or is_finite(integral, context)
    if not granted:
        raise KernelError(f"the lemma supposes what is not known here: {instance}")


def _check_relation(statement: Statement, lines: list[CheckedLine]) -> None:
    """Check that the lines' relations add up, and that the terms they relate are defined.

    Equal lines are undefined together, so one defined term is enough for each run of them.
    """
    if {line.relation for line in lines} - {"=", statement.sign}:
        raise KernelError(f"the lines do not add up to {statement.sign!r}")
    context = context_of(statement)
    runs = [[statement.left]]
    for line in lines:
        if line.relation == "=":
            runs[-1].append(line.term)
        else:
            runs.append([line.term])
    for run in runs:
        if all(UNDEFINED in values(term, context) for term in run):
            raise KernelError(f"{run[0]} may be undefined (oo - oo)")


def _divergences(statement: Statement) -> tuple[Divergence, ...]:
    """Return the pairs of pmfs for which both sides are infinite where P is not ≪ Q."""
    if statement.sign != "=":
        return ()
    sides = (statement.left, statement.right)
    known = context_of(statement)
    if any(is_finite(side, known) for side in sides):
        return ()
    pmfs = [p for p in free_variables(Add(sides)) if isinstance(p, Pmf) and len(p.alphabets) == 1]
    pmfs.sort(key=lambda p: p.sort_key)
    found = []
    for p, q in permutations(pmfs[:MAX_PMFS], 2):
        context = replace(known, hypotheses=(*known.hypotheses, NotDominatedBy(p, q)))
        kinds = values(statement.left, context) & values(statement.right, context)
        if DominatedBy(p, q) not in statement.hypotheses and kinds in ({"+oo"}, {"-oo"}):
            found.append(Divergence(p, q, *kinds))
    return tuple(found)


def _check_witness(derivation: Derivation) -> None:
    """Check that the witness gives the two sides different values."""
    statement = derivation.statement
    if statement.hypotheses:
        raise KernelError("a counterexample is checked without hypotheses")
    from symbolic_info.numeric import Unevaluable, compare  # only a refutation needs numbers

    for name, term in derivation.witness:
        match name:
            case Pmf():
                fits = isinstance(term, LiteralPmf)
            case Index():
                fits = isinstance(term, Outcome)
            case _:
                fits = isinstance(name, Symbol) and isinstance(constant_value(term), Fraction)
        if not fits:
            raise KernelError(f"{term} is no value for {name}")
    witness = dict(derivation.witness)
    sides = [
        with_base(substitute(side, witness), EULER) for side in (statement.left, statement.right)
    ]
    for side in sides:
        # held against a statement that grants no weights: they all have to be numbers by now
        check_well_formed(side, Statement(ZERO, "≠", ZERO))
    try:
        order = compare(*sides)
    except Unevaluable as error:
        raise KernelError(str(error)) from error
    if order not in ("<", ">"):
        raise KernelError("the two sides are not shown to differ there")
