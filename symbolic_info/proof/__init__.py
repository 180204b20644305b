"""Proofs: a small trusted kernel, a prover that finds derivations, a catalogue of theorems.

===============  =========================================================================
room             holds
===============  =========================================================================
``kernel``       statements, rules, derivations and the checker: all that has to be trusted
``prover``       the search for derivations and counterexamples: nothing of it is trusted
``theorems``     the statements of the catalogue, by name
``certificate``  derivations to and from JSON, for the kernel of another process
``reasons``      why the lines of a theorem follow, for readers
===============  =========================================================================

>>> from symbolic_info.proof import derive
>>> theorem = derive("kl-is-cross-entropy-minus-entropy")
>>> for line in theorem.lines:
...     print(line.relation, line.term)
= sum_x(P(x)*log(P(x)/Q(x)))
= sum_x(P(x)*(log(P(x)) - log(Q(x))))
= sum_x(P(x)*log(P(x))) - sum_x(P(x)*log(Q(x)))
= H(P, Q) - H(P)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symbolic_info.proof.certificate import from_json, to_json
    from symbolic_info.proof.kernel.check import check
    from symbolic_info.proof.kernel.derivation import Derivation, Line, Step
    from symbolic_info.proof.kernel.rules import Condition
    from symbolic_info.proof.kernel.sorts import is_name
    from symbolic_info.proof.kernel.statement import (
        SIGNS,
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
    from symbolic_info.proof.kernel.theorem import (
        CheckedLine,
        EqualityCase,
        Theorem,
    )
    from symbolic_info.proof.prover.cases import prove_case
    from symbolic_info.proof.prover.counterexamples import Example, example_at
    from symbolic_info.proof.prover.divergences import divergences, may_be_infinite
    from symbolic_info.proof.prover.effort import limited
    from symbolic_info.proof.prover.equality_cases import equality_case
    from symbolic_info.proof.prover.prove import (
        Decision,
        Refutation,
        Undecided,
        find_proof,
        find_refutation,
        prove,
    )
    from symbolic_info.proof.prover.special_cases import special_case
    from symbolic_info.proof.reasons import Reason, reasons_of
    from symbolic_info.proof.theorems.catalogue import (
        UnknownTheorem,
        derive,
        names,
        statement_of,
        topics,
    )

__all__ = [
    "SIGNS",
    "CheckedLine",
    "Condition",
    "Decision",
    "Derivation",
    "DominatedBy",
    "EqualityCase",
    "Example",
    "FiniteIntegral",
    "Hypothesis",
    "KernelError",
    "Line",
    "LogBase",
    "NonNegative",
    "NotDominatedBy",
    "Positive",
    "Reason",
    "Refutation",
    "Statement",
    "Step",
    "Theorem",
    "Undecided",
    "UnknownTheorem",
    "Vanishing",
    "check",
    "derive",
    "divergences",
    "equality_case",
    "example_at",
    "find_proof",
    "find_refutation",
    "from_json",
    "is_name",
    "limited",
    "may_be_infinite",
    "names",
    "prove",
    "prove_case",
    "reasons_of",
    "special_case",
    "statement_of",
    "to_json",
    "topics",
]

# what verifies a derivation needs the kernel alone, and a list of theorems not even that
_HOMES = {
    "CheckedLine": "kernel.theorem",
    "Condition": "kernel.rules",
    "Decision": "prover.prove",
    "Derivation": "kernel.derivation",
    "DominatedBy": "kernel.statement",
    "EqualityCase": "kernel.theorem",
    "Example": "prover.counterexamples",
    "FiniteIntegral": "kernel.statement",
    "Hypothesis": "kernel.statement",
    "KernelError": "kernel.statement",
    "Line": "kernel.derivation",
    "LogBase": "kernel.statement",
    "NonNegative": "kernel.statement",
    "NotDominatedBy": "kernel.statement",
    "Positive": "kernel.statement",
    "Reason": "reasons",
    "Refutation": "prover.prove",
    "SIGNS": "kernel.statement",
    "Statement": "kernel.statement",
    "Step": "kernel.derivation",
    "Theorem": "kernel.theorem",
    "Undecided": "prover.prove",
    "UnknownTheorem": "theorems.catalogue",
    "Vanishing": "kernel.statement",
    "check": "kernel.check",
    "derive": "theorems.catalogue",
    "divergences": "prover.divergences",
    "equality_case": "prover.equality_cases",
    "example_at": "prover.counterexamples",
    "find_proof": "prover.prove",
    "find_refutation": "prover.prove",
    "from_json": "certificate",
    "is_name": "kernel.sorts",
    "limited": "prover.effort",
    "may_be_infinite": "prover.divergences",
    "names": "theorems.catalogue",
    "prove": "prover.prove",
    "prove_case": "prover.cases",
    "reasons_of": "reasons",
    "special_case": "prover.special_cases",
    "statement_of": "theorems.catalogue",
    "to_json": "certificate",
    "topics": "theorems.catalogue",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
