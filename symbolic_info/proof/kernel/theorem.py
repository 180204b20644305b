"""What the kernel says of a derivation that it has checked, and how another derivation uses that.

Python cannot make an object unforgeable - whoever wants to can build a ``Theorem`` by hand - so
what a theorem is worth rests on ``check`` being run again on its derivation, in a process of one's
own (``symbolic-info verify``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from symbolic_info.proof.kernel.derivation import Derivation, Step
from symbolic_info.proof.kernel.rules import Condition, Granted
from symbolic_info.proof.kernel.rules.conditions import must
from symbolic_info.proof.kernel.statement import (
    DENIED,
    TURNED,
    FiniteIntegral,
    Hypothesis,
    KernelError,
    LogBase,
    NonNegative,
    Positive,
    Statement,
    Vanishing,
    terms_of,
    with_terms,
)
from symbolic_info.proof.kernel.values import (
    POSITIVE,
    Context,
    is_finite,
    is_nonnegative,
    is_valid_base,
    values,
)
from symbolic_info.terms import (
    Density,
    Distribution,
    Index,
    Pmf,
    Symbol,
    Term,
    alpha_equal,
    alphabets_of,
    is_continuous,
    substitute,
)

SEAL = object()
"""Held by the checker alone, which is the one place where theorems are made."""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """A line as it was checked: its relation to the line before, its term, and what it needs."""

    relation: str
    term: Term
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class EqualityCase:
    """When the two sides of an inequality are equal: exactly if all of ``conditions`` vanish.

    That is so ``always``, or else only where both sides are finite.
    """

    conditions: tuple[Vanishing, ...]
    always: bool


@dataclass(frozen=True, slots=True)
class Theorem:
    """A statement that the kernel has checked.

    ``lines`` begin after the left side. ``equality`` is for ≤ and ≥: when the two sides are equal,
    if the steps say so.
    """

    statement: Statement
    derivation: Derivation
    lines: tuple[CheckedLine, ...]
    equality: EqualityCase | None
    lemmas: tuple[Theorem, ...]
    seal: object = field(repr=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.seal is not SEAL:
            raise TypeError("theorems are made by check() alone")

    @property
    def rules_used(self) -> tuple[str, ...]:
        """The names of the rules, each once, in order of use."""
        return tuple(
            dict.fromkeys(step.rule for line in self.derivation.lines for step in line.steps)
        )


def apply_lemma(step: Step, before: Term, context: Context, lemmas: tuple[Theorem, ...]) -> Granted:
    """Return how ``before`` relates to the result of the step by the lemma that it names."""
    if step.lemma is None or not 0 <= step.lemma < len(lemmas):
        raise KernelError(f"there is no lemma number {step.lemma}")
    lemma = lemmas[step.lemma]
    statement = lemma.statement
    must(statement.sign not in DENIED, "a counterexample shows nothing about other terms")
    assignment = dict(step.assignment)
    for name, term in step.assignment:
        _check_assignment(name, term, context)
    for hypothesis in statement.hypotheses:
        _check_instance(_put_in(hypothesis, assignment), context)
    left, right = (substitute(side, assignment) for side in (statement.left, statement.right))
    equality = _equality(lemma, assignment)
    if alpha_equal(left, before) and alpha_equal(right, step.result):
        return Granted(statement.sign, (), equality)
    if alpha_equal(right, before) and alpha_equal(left, step.result):
        return Granted(TURNED[statement.sign], (), equality)
    raise KernelError(f"{before} to {step.result} is no instance of the lemma")


def _equality(lemma: Theorem, assignment: Mapping[Term, Term]) -> tuple[Vanishing, ...] | None:
    if lemma.statement.sign == "=":
        return ()
    if lemma.equality is None:
        return None
    families = [(c.family, len(c.indices)) for c in lemma.equality.conditions]
    return tuple(Vanishing.of_family(substitute(f, assignment), count) for f, count in families)


def _put_in(hypothesis: Hypothesis, assignment: Mapping[Term, Term]) -> Hypothesis:
    return with_terms(hypothesis, [substitute(term, assignment) for term in terms_of(hypothesis)])


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
    must(granted, "{} cannot be put in for {}", term, name)


def _check_instance(instance: Hypothesis, context: Context) -> None:
    granted = instance in context.supposed
    match instance:
        case Positive(term=term):
            granted = granted or values(term, context) <= POSITIVE
        case NonNegative(term=term):
            granted = granted or is_nonnegative(term, context)
        case LogBase(term=term):
            granted = granted or is_valid_base(term, context)
        case FiniteIntegral(integral=integral):
            granted = granted or is_finite(integral, context)
        case Vanishing(family=family):
            granted = any(
                isinstance(h, Vanishing)
                # that a sum vanishes says less than that all its terms do
                and len(h.indices) == len(instance.indices)
                and alpha_equal(h.family, family)
                for h in context.hypotheses
            )
    must(granted, "the lemma supposes what is not known here: {}", instance)
