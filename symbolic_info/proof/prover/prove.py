"""``prove``: a theorem, a counterexample, or the plain answer that neither was found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TypeAlias

from symbolic_info.proof.kernel.check import check
from symbolic_info.proof.kernel.derivation import Derivation
from symbolic_info.proof.kernel.sorts import check_well_formed, context_of
from symbolic_info.proof.kernel.statement import (
    DENIED,
    TURNED,
    DominatedBy,
    FiniteIntegral,
    Hypothesis,
    KernelError,
    Statement,
    terms_of,
    with_terms,
)
from symbolic_info.proof.kernel.theorem import Theorem
from symbolic_info.proof.kernel.values import is_finite
from symbolic_info.proof.prover.between_numbers import derive_by_logarithm
from symbolic_info.proof.prover.bounds import turned_round
from symbolic_info.proof.prover.counterexamples import (
    Example,
    SearchEnded,
    fails_at_full_support,
    find_counterexample,
    find_example,
)
from symbolic_info.proof.prover.effort import EffortSpent, begin_search
from symbolic_info.proof.prover.equalities import derive_equalities
from symbolic_info.proof.prover.helpful import (
    MAX_INTEGRALS,
    densities_in,
    helpful_hypotheses,
)
from symbolic_info.proof.prover.inequalities import compared, derive_inequality
from symbolic_info.proof.prover.infinities import derive_finite, derive_infinite
from symbolic_info.proof.prover.products import TooLarge
from symbolic_info.terms import (
    Add,
    Integral,
    Term,
    Uniform,
    replace_at,
    subterm,
    walk,
    with_parts_shared,
)
from symbolic_info.terms.binding import free_variables

MAX_SIZE = 3_000
MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Refutation:
    """The statement is false: a counterexample to it.

    For ``≠``, ``≰`` and ``≱`` it is ``denied`` that refutes, the theorem that =, ≤ or ≥ always
    holds; the counterexample then is an example of that.
    """

    statement: Statement
    counterexample: Example
    denied: Theorem | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """Neither a proof nor a counterexample was found."""

    statement: Statement
    reason: str


Decision: TypeAlias = Theorem | Refutation | Undecided

_NO_COUNTEREXAMPLE = "no counterexample was found"


def prove(left: Term, sign: str, right: Term, hypotheses: tuple[Hypothesis, ...] = ()) -> Decision:
    """Decide ``left sign right`` for all environments in which the hypotheses hold.

    Where the statement needs that one pmf is dominated by another, or that an integral is
    finite, the theorem has that among its hypotheses. ``sign`` is one of ``SIGNS``.

    >>> from symbolic_info.terms import CrossEntropy, Entropy, KLDivergence, Pmf, subtract
    >>> P, Q = Pmf("P"), Pmf("Q")
    >>> theorem = prove(KLDivergence(P, Q), "=", subtract(CrossEntropy(P, Q), Entropy(P)))
    >>> [str(line.term) for line in theorem.lines][-1]
    'H(P, Q) - H(P)'
    >>> prove(KLDivergence(P, Q), "=", KLDivergence(Q, P)).counterexample.left
    '0.143841'
    """
    return _guarded(_decide, Statement(left, sign, right, hypotheses))


def find_proof(
    left: Term, sign: str, right: Term, hypotheses: tuple[Hypothesis, ...] = ()
) -> Decision:
    """Return the theorem that ``prove`` would find, and look for no counterexample without one."""
    return _guarded(_decide_by_proof, Statement(left, sign, right, hypotheses))


def find_refutation(
    left: Term, sign: str, right: Term, hypotheses: tuple[Hypothesis, ...] = ()
) -> Decision:
    """Return the refutation that ``prove`` would find, and look for no proof without one."""
    return _guarded(_decide_by_counterexample, Statement(left, sign, right, hypotheses))


def _guarded(search: Callable[[Statement], Decision], statement: Statement) -> Decision:
    too_large = _too_large(statement)
    if too_large:
        return Undecided(statement, too_large)
    try:
        statement = _with_parts_shared(statement)
        check_well_formed(statement.left, statement)
        check_well_formed(statement.right, statement)
        return search(statement)
    except (TooLarge, KernelError) as error:
        return Undecided(statement, str(error))
    except RecursionError:
        return Undecided(statement, "the formula is nested too deeply")


def _with_parts_shared(statement: Statement) -> Statement:
    supposed = [terms_of(hypothesis) for hypothesis in statement.hypotheses]
    left, right, *others = with_parts_shared((statement.left, statement.right, *chain(*supposed)))
    rest = iter(others)
    hypotheses = (
        with_terms(hypothesis, list(islice(rest, len(terms))))
        for hypothesis, terms in zip(statement.hypotheses, supposed, strict=True)
    )
    return Statement(left, statement.sign, right, tuple(hypotheses))


def _too_large(statement: Statement) -> str:
    for side in (statement.left, statement.right):
        size, depth, level = 0, 0, [side]
        while level:
            size, depth = size + len(level), depth + 1
            if size > MAX_SIZE:
                return f"a formula of more than {MAX_SIZE} parts"
            if depth > MAX_DEPTH + 1:
                return f"a formula that is nested more than {MAX_DEPTH} levels deep"
            level = [child for part in level for child in part.children]
    return ""


def _decide(statement: Statement) -> Decision:
    found = _decide_by_proof(statement)
    if statement.sign in DENIED or not isinstance(found, Undecided):
        return found
    countered = _decide_by_counterexample(statement)
    if not isinstance(countered, Undecided):
        return countered
    reason = countered.reason
    either = "no counterexample either" if reason == _NO_COUNTEREXAMPLE else reason
    return Undecided(statement, f"{found.reason}, and {either}")


def _decide_by_proof(statement: Statement) -> Decision:
    if statement.sign in DENIED:
        return _decide_denial(statement)
    begin_search()
    try:
        found = "it is false" if fails_at_full_support(statement) else _proof(statement)
    except EffortSpent as end:
        found = str(end)
    return found if isinstance(found, Theorem) else Undecided(statement, found)


def _decide_by_counterexample(statement: Statement) -> Decision:
    if statement.sign in DENIED:
        return _decide_denial(statement)
    begin_search()
    try:
        counterexample = find_counterexample(statement)
    except SearchEnded as end:
        return Undecided(statement, str(end))
    if counterexample is not None:
        return Refutation(statement, counterexample)
    return Undecided(statement, _NO_COUNTEREXAMPLE)


def _decide_denial(statement: Statement) -> Decision:
    denied = replace(statement, sign=DENIED[statement.sign])
    reason = f"no values were found for which {denied.sign} fails"
    counterexample = None
    try:
        counterexample = find_counterexample(denied)
    except SearchEnded as end:
        reason = str(end)
    if counterexample is not None:
        try:
            return check(Derivation(statement, (), witness=counterexample.assignment))
        except KernelError as error:
            return Undecided(statement, str(error))
    theorem = _proof(denied)
    if isinstance(theorem, Theorem):
        example = find_example(denied)
        if example is not None:
            return Refutation(statement, example, theorem)
    return Undecided(statement, reason)


def _proof(statement: Statement) -> Theorem | str:
    """Return the theorem, with what hypotheses it needs, or the reason why there is none."""
    found = _proof_with_help(statement)
    if isinstance(found, Theorem) and _may_contradict(found.statement, statement.hypotheses):
        return "the conditions seem to contradict each other"
    return found


def _may_contradict(statement: Statement, given: tuple[Hypothesis, ...]) -> bool:
    """Whether no values were found for which the hypotheses hold, though there are values.

    What is proved under conditions that nothing fulfils is true, and of no use to anybody.
    """
    if not given or find_example(statement) is not None:
        return False
    return find_example(replace(statement, hypotheses=())) is not None


def _proof_with_help(statement: Statement) -> Theorem | str:
    theorem = _proof_under(statement)
    if isinstance(theorem, Theorem):
        return theorem
    extra = helpful_hypotheses(statement)
    if not extra:
        return theorem
    general = _proof_under(replace(statement, hypotheses=(*statement.hypotheses, *extra)))
    if not isinstance(general, Theorem):
        return theorem
    general = _with_least_hypotheses(general, extra)
    supports = set(_full_supports_supposed(general)) & set(extra)
    # E[1/P(x)] = n has a meaning, and is false, where some P(x) is 0
    return "it is false" if supports and _is_refuted(statement) else general


def _full_supports_supposed(theorem: Theorem) -> Iterator[Hypothesis]:
    for hypothesis in theorem.statement.hypotheses:
        match hypothesis:
            case DominatedBy(distribution=Uniform()):
                yield hypothesis


def _is_refuted(statement: Statement) -> bool:
    try:
        return find_counterexample(statement) is not None
    except SearchEnded:
        return False


def _proof_under(statement: Statement) -> Theorem | str:
    """Return the theorem under the hypotheses given, but for integrals that have to be finite."""
    for _ in range(MAX_INTEGRALS):
        reason = "no derivation was found"
        missing: tuple[FiniteIntegral, ...] = ()
        for derivation in _derivations(statement):
            try:
                return check(derivation)
            except KernelError as error:
                if not str(error).startswith("line"):
                    # of a line that nobody is shown, the reason tells nothing
                    reason = str(error)
                missing = _open_integrals(derivation) or missing
        if not missing:
            return reason
        # one of the parts may be left open: the one that most densities occur in
        parts = sorted(missing, key=lambda h: densities_in(h.integral))
        statement = replace(statement, hypotheses=(*statement.hypotheses, *parts[:-1]))
    return f"more than {MAX_INTEGRALS} integrals would have to be finite"


def _derivations(statement: Statement) -> Iterator[Derivation]:
    left, right, hypotheses = statement.left, statement.right, statement.hypotheses
    turned = Statement(right, TURNED[statement.sign], left, hypotheses)
    match statement.sign:
        case "=":
            for lines in derive_equalities(left, right, context_of(statement)):
                yield Derivation(statement, lines)
            infinite = derive_infinite(statement)
            if infinite is not None:
                yield infinite
        case "≥":
            yield from derive_inequality(left, right, hypotheses)
        case "≤":
            yield from map(turned_round, derive_inequality(right, left, hypotheses))
        case "<":
            finite = derive_finite(statement)
            if finite is not None:
                yield finite
            if not free_variables(Add((left, right))):
                yield compared(statement)
            yield from map(turned_round, derive_by_logarithm(turned, derive_inequality))
        case ">":
            yield from map(turned_round, _derivations(turned))


def _open_integrals(derivation: Derivation) -> tuple[FiniteIntegral, ...]:
    """Return what is not known to be finite where an integral is split; one of them may be open."""
    context = context_of(derivation.statement)
    term = derivation.statement.left
    for step in (step for line in derivation.lines for step in line.steps):
        before, term = subterm(term, step.path), replace_at(term, step.path, step.result)
        for sums in (before, step.result) if step.rule == "linearity of integration" else ():
            integrals = (part for _, part in walk(sums) if isinstance(part, Integral))
            unknown = tuple(FiniteIntegral(p) for p in integrals if not is_finite(p, context))
            if len(unknown) > 1:
                return unknown
    return ()


def _with_least_hypotheses(theorem: Theorem, extra: tuple[Hypothesis, ...]) -> Theorem:
    for hypothesis in extra:
        statement = theorem.statement
        fewer = tuple(h for h in statement.hypotheses if h != hypothesis)
        try:
            weaker = replace(theorem.derivation, statement=replace(statement, hypotheses=fewer))
            theorem = check(weaker)
        except KernelError:
            continue
    return theorem
