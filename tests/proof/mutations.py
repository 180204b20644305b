"""Small changes to derivations, one at a time: what a wrong proof would look like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random

from symbolic_info.proof import SIGNS, Derivation, Line, Statement, Step
from symbolic_info.proof.kernel.rules import EQUALITIES, ORDERS
from symbolic_info.proof.kernel.statement import terms_of, with_terms
from symbolic_info.terms import (
    Add,
    CrossEntropy,
    Distribution,
    Div,
    Index,
    KLDivergence,
    Log,
    Measure,
    Mul,
    Neg,
    Number,
    Outcome,
    Symbol,
    Term,
    number,
    replace_at,
    walk,
)
from symbolic_info.terms.binding import bound_variable, free_variables, substitute

Mutant = tuple[str, Derivation]
"""The kind of change, and the derivation with it."""

RULES = (*EQUALITIES, *ORDERS, "theorem")


def some_mutants(derivation: Derivation, count: int, rng: Random) -> list[Mutant]:
    """Return ``count`` different mutants, all kinds as evenly as there are mutants of them.

    Where a derivation is too short for so many, mutants of mutants are taken, too.
    """
    seen = {derivation}
    found: list[Mutant] = []
    sources = [derivation]
    while len(found) < count:
        by_kind: dict[str, list[Derivation]] = {}
        for source in sources:
            for kind, mutant in mutants(source):
                by_kind.setdefault(kind, []).append(mutant)
        for group in by_kind.values():
            rng.shuffle(group)
        while by_kind and len(found) < count:
            for kind in list(by_kind):
                if not by_kind[kind]:
                    del by_kind[kind]
                    continue
                mutant = by_kind[kind].pop()
                if mutant not in seen and len(found) < count:
                    seen.add(mutant)
                    found.append((kind, mutant))
        sources = [mutant for _, mutant in rng.sample(found, 10)]
    return found


def mutants(derivation: Derivation) -> Iterator[Mutant]:
    """Yield the derivation with one thing changed, in every way known here."""
    statement = derivation.statement
    for kind, changed in _statements(statement):
        yield kind, replace(derivation, statement=changed)
    for k, line in enumerate(derivation.lines):
        rest = derivation.lines[:k], derivation.lines[k + 1 :]
        yield "line removed", replace(derivation, lines=rest[0] + rest[1])
        for kind, other in _lines(line, statement, len(derivation.lemmas)):
            yield kind, replace(derivation, lines=(*rest[0], other, *rest[1]))
    for k, lemma in enumerate(derivation.lemmas):
        before, after = derivation.lemmas[:k], derivation.lemmas[k + 1 :]
        yield "lemma removed", replace(derivation, lemmas=before + after)
        yield "lemma changed", replace(derivation, lemmas=(*before, derivation, *after))
        for kind, other in mutants(lemma):
            yield f"{kind}, in a lemma", replace(derivation, lemmas=(*before, other, *after))
    for k, (name, term) in enumerate(derivation.witness):
        before, after = derivation.witness[:k], derivation.witness[k + 1 :]
        yield "witness removed", replace(derivation, witness=before + after)
        for _, other in changed_terms(term, statement):
            yield "witness changed", replace(derivation, witness=(*before, (name, other), *after))


def _statements(statement: Statement) -> Iterator[tuple[str, Statement]]:
    for sign in sorted({*SIGNS} - {statement.sign}):
        yield "relation", replace(statement, sign=sign)
    yield "sides exchanged", replace(statement, left=statement.right, right=statement.left)
    for kind, left in changed_terms(statement.left, statement):
        yield kind, replace(statement, left=left)
    for kind, right in changed_terms(statement.right, statement):
        yield kind, replace(statement, right=right)
    for k, hypothesis in enumerate(statement.hypotheses):
        before, after = statement.hypotheses[:k], statement.hypotheses[k + 1 :]
        yield "hypothesis dropped", replace(statement, hypotheses=before + after)
        terms = terms_of(hypothesis)
        for j, whole in enumerate(terms):
            for _, term in changed_terms(whole, statement):
                try:
                    other = with_terms(hypothesis, [*terms[:j], term, *terms[j + 1 :]])
                except ValueError:
                    continue
                changed = (*before, other, *after)
                yield "hypothesis changed", replace(statement, hypotheses=changed)


def _lines(line: Line, statement: Statement, lemmas: int) -> Iterator[tuple[str, Line]]:
    for relation in sorted({*SIGNS} - {line.relation}):
        yield "relation", replace(line, relation=relation)
    for k, step in enumerate(line.steps):
        before, after = line.steps[:k], line.steps[k + 1 :]
        yield "step removed", replace(line, steps=before + after)
        for kind, other in _steps(step, statement, lemmas):
            yield kind, replace(line, steps=(*before, other, *after))


def _steps(step: Step, statement: Statement, lemmas: int) -> Iterator[tuple[str, Step]]:
    for rule in RULES:
        if rule != step.rule:
            yield "rule", replace(step, rule=rule)
    yield "path", replace(step, path=(*step.path, 0))
    for k, place in enumerate(step.path):
        yield "path", replace(step, path=step.path[:k] + step.path[k + 1 :])
        for other in {place - 1, place + 1, 0} - {place}:
            path = (*step.path[:k], other, *step.path[k + 1 :])
            yield "path", replace(step, path=path)
    for kind, result in changed_terms(step.result, statement):
        yield kind, replace(step, result=result)
    if step.lemma is not None:
        for other in {*range(-1, lemmas + 1)} - {step.lemma}:
            yield "lemma changed", replace(step, lemma=other)
        for k, (name, term) in enumerate(step.assignment):
            before, after = step.assignment[:k], step.assignment[k + 1 :]
            yield "assignment", replace(step, assignment=before + after)
            for _, changed in changed_terms(term, statement):
                yield "assignment", replace(step, assignment=(*before, (name, changed), *after))


def changed_terms(term: Term, statement: Statement) -> Iterator[tuple[str, Term]]:
    """Yield the term with one part changed."""
    names = sorted(
        {
            part
            for side in (statement.left, statement.right)
            for _, part in walk(side)
            if isinstance(part, Distribution | Index)
        },
        key=lambda part: part.sort_key,
    )
    bound = {(*path, 1) for path, part in walk(term) if bound_variable(part) is not None}
    for path, part in walk(term):
        if path in bound and isinstance(part, Symbol):
            # what is bound is a name, and no other term
            yield "index", replace_at(term, path, Symbol(f"{part.name}'"))
            continue
        for kind, other in _parts(part, names):
            yield kind, replace_at(term, path, other)
    letters = [name for name in names if isinstance(name, Distribution) and not name.children]
    for k, first in enumerate(letters):
        for second in letters[k + 1 :]:
            if {first, second} <= free_variables(term):
                yield "P and Q exchanged", substitute(term, {first: second, second: first})


def _parts(part: Term, names: list[Term]) -> Iterator[tuple[str, Term]]:
    match part:
        case Number(value=value):
            for other in {value + 1, value / 2, Fraction(1, 3), Fraction(0), Fraction(1)} - {value}:
                yield "coefficient", Number(other)
        case Index(name=name, alphabet=alphabet):
            yield "index", Index(f"{name}'", alphabet)
            for other in names:
                if isinstance(other, Index) and other != part:
                    yield "index", other
        case Distribution():
            for other in names:
                if isinstance(other, Distribution) and other != part:
                    yield "P and Q", other
        case Outcome(label=label):
            yield "index", Outcome(f"{label}'")
        case Neg(operand=operand):
            yield "sign", operand
        case Add(parts=parts):
            yield "operation", Mul(parts)
            for k in range(len(parts)):
                rest = parts[:k] + parts[k + 1 :]
                yield "part left out", rest[0] if len(rest) == 1 else Add(rest)
        case Mul(factors=factors):
            yield "operation", Add(factors)
            for k in range(len(factors)):
                rest = factors[:k] + factors[k + 1 :]
                yield "part left out", rest[0] if len(rest) == 1 else Mul(rest)
        case Div(numerator=a, denominator=b):
            yield "operation", Div(b, a)
            yield "operation", Mul((a, b))
        case Log(argument=argument):
            yield "part left out", argument
        case KLDivergence(distribution=p, model=q, base=base):
            yield "P and Q", KLDivergence(q, p, base)
            yield "operation", CrossEntropy(p, q, base)
        case CrossEntropy(distribution=p, model=q, base=base):
            yield "P and Q", CrossEntropy(q, p, base)
            yield "operation", KLDivergence(p, q, base)
    if isinstance(part, Log | Measure):
        yield "base", replace(part, base=number(2) if part.base is None else None)
    if not isinstance(part, Distribution | Index | Outcome | Neg):
        yield "sign", Neg(part)
        yield "coefficient", Mul((number(2), part))
