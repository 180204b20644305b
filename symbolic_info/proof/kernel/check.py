"""The checker: from a derivation to a theorem, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.equality_cases import simplified
from symbolic_info.proof.kernel.lemmas import apply_lemma
from symbolic_info.proof.kernel.places import descend
from symbolic_info.proof.kernel.rules import Condition, Granted, apply_rule
from symbolic_info.proof.kernel.sorts import (
    check_meaning,
    check_statement,
    check_well_formed,
    context_of,
)
from symbolic_info.proof.kernel.statement import (
    DENIED,
    TURNED,
    KernelError,
    Statement,
    Vanishing,
)
from symbolic_info.proof.kernel.theorem import (
    SEAL,
    CheckedLine,
    EqualityCase,
    Reason,
    Theorem,
)
from symbolic_info.proof.kernel.values import UNDEFINED, is_finite, values
from symbolic_info.proof.kernel.witness import check_witness
from symbolic_info.terms import (
    Apply,
    Distribution,
    Expectation,
    Index,
    Measure,
    Outcome,
    Term,
    alpha_equal,
    replace_at,
    subterm,
)
from symbolic_info.terms.unfolding import unfolded

MAX_STEPS = 20_000
MAX_DEPTH = 20

_WEAKER = {"<": {"=", "≤", "<"}, ">": {"=", "≥", ">"}, "≤": {"=", "≤"}, "≥": {"=", "≥"}, "=": {"="}}


def check(derivation: Derivation) -> Theorem:
    """Check every step and return the theorem; ``KernelError`` says which step fails and why."""
    try:
        return _check(derivation, depth=0)
    except RecursionError:
        raise KernelError("a formula is nested too deeply") from None
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # a term, a hypothesis or an assignment with parts that do not fit together
        raise KernelError(f"a term does not mean anything ({error})") from error


@dataclass
class _Course:
    """What has come out so far: the term, runs of equal terms, and when orders are equalities."""

    term: Term
    runs: list[list[Term]]
    equality: tuple[Vanishing, ...] | None = ()


def _check(derivation: Derivation, depth: int) -> Theorem:
    if depth > MAX_DEPTH:
        raise KernelError("lemmas are nested too deeply")
    statement = derivation.statement
    check_statement(statement)
    lemmas = tuple(_check(lemma, depth + 1) for lemma in derivation.lemmas)
    if statement.sign in DENIED:
        check_witness(derivation)
        return Theorem(statement, derivation, (), None, lemmas, SEAL)
    if sum(len(line.steps) for line in derivation.lines) > MAX_STEPS:
        raise KernelError(f"more than {MAX_STEPS} steps")
    course = _Course(statement.left, [[statement.left]])
    lines: list[CheckedLine] = []
    for count, line in enumerate(derivation.lines, start=1):
        try:
            lines.append(_check_line(line, course, statement, lemmas))
        except KernelError as error:
            error.args = (f"line {count}: {error}",)
            raise
    if not alpha_equal(course.term, statement.right):
        raise KernelError(f"the derivation ends at {course.term}, not at {statement.right}")
    _check_relation(statement, lines, course)
    return _theorem(derivation, tuple(lines), course, lemmas)


def _theorem(
    derivation: Derivation,
    lines: tuple[CheckedLine, ...],
    course: _Course,
    lemmas: tuple[Theorem, ...],
) -> Theorem:
    statement = derivation.statement
    equality = None
    if statement.sign in ("≤", "≥") and course.equality is not None:
        known = context_of(statement)
        always = any(is_finite(side, known) for side in (statement.left, statement.right))
        equality = EqualityCase(simplified(course.equality, known), always)
    return Theorem(statement, derivation, lines, equality, lemmas, SEAL)


def _check_line(
    line: Line, course: _Course, statement: Statement, lemmas: tuple[Theorem, ...]
) -> CheckedLine:
    relations: set[str] = set()
    reasons: list[Reason] = []
    conditions: list[Condition] = []
    for number, step in enumerate(line.steps, start=1):
        try:
            granted, before = _check_step(step, course.term, statement, lemmas)
        except KernelError as error:
            error.args = (f"step {number}: {error}",)
            raise
        course.term = replace_at(course.term, step.path, step.result)
        relations.add(granted.relation)
        if granted.relation == "=":
            course.runs[-1].append(course.term)
        else:
            course.runs.append([course.term])
        both = (course.equality, granted.equality)
        course.equality = None if None in both else (*both[0], *both[1])  # type: ignore[misc]
        reasons.append(Reason(step.rule, _about(step, before, lemmas)))
        conditions.extend(granted.conditions)
    check_well_formed(course.term, statement)
    strict = line.relation in ("<", ">") and line.relation not in relations
    if strict or not relations <= _WEAKER.get(line.relation, set()):
        raise KernelError(f"the steps do not show {line.relation!r}")
    return CheckedLine(
        line.relation, course.term, tuple(dict.fromkeys(reasons)), tuple(dict.fromkeys(conditions))
    )


def _check_step(
    step: Step, term: Term, statement: Statement, lemmas: tuple[Theorem, ...]
) -> tuple[Granted, Term]:
    """Return how the whole relates to what it becomes, and the part before."""
    place = descend(term, step.path, context_of(statement))
    before = place.part
    # the rules are about terms that mean something
    _check_result(term, step, before, statement)
    if step.rule == "theorem":
        for _, put_in in step.assignment:
            check_meaning(put_in, statement)
        granted = apply_lemma(step, before, place.context, lemmas)
    else:
        granted = apply_rule(step.rule, before, step.result, place.context)
    if granted.relation == "=":
        return granted, before
    if place.polarity is None or (granted.relation in ("<", ">") and step.path):
        raise KernelError(f"{before} stands where its size says nothing about the whole")
    relation = granted.relation if place.polarity > 0 else TURNED[granted.relation]
    return replace(granted, relation=relation, equality=place.vanishing(granted.equality)), before


def _check_result(term: Term, step: Step, before: Term, statement: Statement) -> None:
    """Check that the whole keeps a meaning; if nothing looks into the part, the part will do."""
    around = [subterm(term, step.path[:k]) for k in range(len(step.path))]
    looked_into = any(isinstance(t, Distribution | Measure | Apply | Expectation) for t in around)
    if looked_into or isinstance(before, Distribution | Index | Outcome):
        check_well_formed(replace_at(term, step.path, step.result), statement)
    else:
        check_well_formed(step.result, statement)


def _about(step: Step, before: Term, lemmas: tuple[Theorem, ...]) -> Term | None:
    if step.lemma is not None:
        return lemmas[step.lemma].statement.left
    if step.rule not in ("definition", "marginalisation"):
        return None
    definition = unfolded(before)
    forward = definition is not None and alpha_equal(definition, step.result)
    return before if forward else step.result


def _check_relation(statement: Statement, lines: list[CheckedLine], course: _Course) -> None:
    """Check that the lines' relations add up, and that the terms they relate are defined.

    Equal terms are undefined together, so one defined term is enough for each run of them.
    """
    relations = {line.relation for line in lines}
    strict = statement.sign in ("<", ">") and statement.sign not in relations
    if strict or not relations <= _WEAKER[statement.sign]:
        raise KernelError(f"the lines do not add up to {statement.sign!r}")
    context = context_of(statement)
    for run in course.runs:
        if all(UNDEFINED in values(term, context) for term in reversed(run)):
            raise KernelError(f"{run[0]} may be undefined (oo - oo)")
