"""The checker: from a derivation to a theorem, or the reason why not."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
from symbolic_info.proof.kernel.places import descend
from symbolic_info.proof.kernel.rules import Condition, Granted, apply_rule
from symbolic_info.proof.kernel.sorts import (
    check_meaning,
    check_statement,
    check_well_formed,
    context_of,
)
from symbolic_info.proof.kernel.statement import DENIED, TURNED, KernelError, Statement, Vanishing
from symbolic_info.proof.kernel.theorem import SEAL, CheckedLine, EqualityCase, Theorem, apply_lemma
from symbolic_info.proof.kernel.values import UNDEFINED, Context, is_finite, values
from symbolic_info.proof.kernel.witness import check_witness
from symbolic_info.terms import ZERO, Term, alpha_equal, replace_at, substitute, written_outcomes

MAX_STEPS = 20_000
MAX_DEPTH = 20

_BELOW, _ABOVE = {"=", "≤", "<"}, {"=", "≥", ">"}
_WEAKER = {"<": _BELOW, ">": _ABOVE, "≤": _BELOW, "≥": _ABOVE, "=": {"="}}


def check(derivation: Derivation) -> Theorem:
    """Check every step and return the theorem; ``KernelError`` says which step fails and why."""
    try:
        return _check(derivation, depth=0)
    except RecursionError:
        raise KernelError("a formula is nested too deeply") from None
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        # a term, a hypothesis or an assignment with parts that do not fit together
        raise KernelError(f"a term does not mean anything ({error})") from error


def restated(
    theorem: Theorem, conditions: tuple[Vanishing, ...], proofs: tuple[tuple[Line, ...], ...]
) -> Theorem:
    """Return the theorem with its equality case said by other conditions, which say the same.

    The proofs lead from what has to vanish to 0: first each condition that is new, where the old
    ones are supposed, then each that is given up, where the new ones are.
    """
    if theorem.equality is None:
        raise KernelError("nothing is known of when the two sides are equal")
    known = theorem.equality.conditions
    claims = [(new, known) for new in conditions if new not in known]
    claims += [(old, conditions) for old in known if old not in conditions]
    if len(claims) != len(proofs):
        raise KernelError(f"{len(claims)} conditions have {len(proofs)} proofs")
    for (claim, supposed), lines in zip(claims, proofs, strict=True):
        hypotheses = (*theorem.statement.hypotheses, *supposed, claim)
        check_statement(replace(theorem.statement, hypotheses=hypotheses))
        statement = replace(theorem.statement, hypotheses=hypotheses[:-1])
        context = context_of(statement)
        for index in claim.indices:
            context = context.under(index)
        course = _Course(statement, context, (), claim.term)
        relations = {_check_line(line, course).relation for line in lines}
        if course.term != ZERO or not relations <= {"="}:
            raise KernelError(f"{claim.term} is not shown to vanish")
    return replace(theorem, equality=replace(theorem.equality, conditions=conditions))


class _Course:
    """What is supposed, and what has come out so far.

    That is the term, runs of equal terms, and when orders are equalities.
    """

    def __init__(
        self, statement: Statement, context: Context, lemmas: tuple[Theorem, ...], start: Term
    ) -> None:
        self.statement, self.context, self.lemmas = statement, context, lemmas
        self.term = start
        self.runs = [[start]]
        self.equality: tuple[Vanishing, ...] | None = ()


def _check(derivation: Derivation, depth: int) -> Theorem:
    if depth > MAX_DEPTH:
        raise KernelError("lemmas are nested too deeply")
    statement = derivation.statement
    check_statement(statement)
    lemmas = tuple(_check(lemma, depth + 1) for lemma in derivation.lemmas)
    if statement.sign in DENIED:
        check_witness(statement, derivation.witness)
        return Theorem(statement, derivation, (), None, lemmas, SEAL)
    if sum(len(line.steps) for line in derivation.lines) > MAX_STEPS:
        raise KernelError(f"more than {MAX_STEPS} steps")
    course = _Course(statement, context_of(statement), lemmas, statement.left)
    lines: list[CheckedLine] = []
    for count, line in enumerate(derivation.lines, start=1):
        try:
            lines.append(_check_line(line, course))
        except KernelError as error:
            error.args = (f"line {count}: {error}",)
            raise
    if not alpha_equal(course.term, statement.right):
        raise KernelError(f"the derivation ends at {course.term}, not at {statement.right}")
    _check_relation(lines, course)
    return Theorem(statement, derivation, tuple(lines), _equality_case(course), lemmas, SEAL)


def _equality_case(course: _Course) -> EqualityCase | None:
    statement = course.statement
    if statement.sign not in ("≤", "≥") or course.equality is None:
        return None
    always = any(is_finite(side, course.context) for side in (statement.left, statement.right))
    singles = (one for condition in course.equality for one in _outcome_by_outcome(condition))
    return EqualityCase(tuple(dict.fromkeys(singles)), always)


def _outcome_by_outcome(condition: Vanishing) -> list[Vanishing]:
    """Write a condition for every outcome of a written-out pmf as one for each of them."""
    for index in condition.indices:
        outcomes = written_outcomes(condition.term, index)
        if outcomes:
            rest = tuple(other for other in condition.indices if other != index)
            terms = [substitute(condition.term, {index: outcome}) for outcome in outcomes]
            return [one for term in terms for one in _outcome_by_outcome(Vanishing(term, rest))]
    return [condition]


def _check_line(line: Line, course: _Course) -> CheckedLine:
    relations: set[str] = set()
    conditions: list[Condition] = []
    for number, step in enumerate(line.steps, start=1):
        try:
            granted = _check_step(step, course)
        except KernelError as error:
            error.args = (f"step {number}: {error}",)
            raise
        relations.add(granted.relation)
        if granted.relation == "=":
            course.runs[-1].append(course.term)
        else:
            course.runs.append([course.term])
        both = (course.equality, granted.equality)
        course.equality = None if None in both else (*both[0], *both[1])  # type: ignore[misc]
        conditions.extend(granted.conditions)
    strict = line.relation in ("<", ">") and line.relation not in relations
    if strict or not relations <= _WEAKER.get(line.relation, set()):
        raise KernelError(f"the steps do not show {line.relation!r}")
    return CheckedLine(line.relation, course.term, tuple(dict.fromkeys(conditions)))


def _check_step(step: Step, course: _Course) -> Granted:
    """Make the step, and return how the whole relates to what it has become."""
    place = descend(course.term, step.path, course.context)
    before = place.part
    course.term = replace_at(course.term, step.path, step.result)
    # the rules are about terms that mean something
    check_well_formed(course.term, course.statement, step.path)
    if step.rule == "theorem":
        for _, put_in in step.assignment:
            check_meaning(put_in, course.statement)
        granted = apply_lemma(step, before, place.context, course.lemmas)
    else:
        granted = apply_rule(step.rule, before, step.result, place.context)
    if granted.relation == "=":
        return granted
    if (polarity := place.polarity()) is None or (granted.relation in ("<", ">") and step.path):
        raise KernelError(f"{before} stands where its size says nothing about the whole")
    relation = granted.relation if polarity > 0 else TURNED[granted.relation]
    return replace(granted, relation=relation, equality=place.vanishing(granted.equality))


def _check_relation(lines: list[CheckedLine], course: _Course) -> None:
    """Check that the lines' relations add up, and that the terms they relate are defined.

    Equal terms are undefined together, so one defined term is enough for each run of them.
    """
    relations, sign = {line.relation for line in lines}, course.statement.sign
    if (sign in ("<", ">") and sign not in relations) or not relations <= _WEAKER[sign]:
        raise KernelError(f"the lines do not add up to {sign!r}")
    for run in course.runs:
        if all(UNDEFINED in values(term, course.context) for term in reversed(run)):
            raise KernelError(f"{run[0]} may be undefined (oo - oo)")
