"""Counterexamples: for these distributions and numbers the relation does not hold."""

from __future__ import annotations

from fractions import Fraction

from symbolic_info.proof.kernel.arithmetic import constant_value
from symbolic_info.proof.kernel.derivation import Assignment
from symbolic_info.proof.kernel.sorts import check_well_formed
from symbolic_info.proof.kernel.statement import KernelError, Statement
from symbolic_info.terms import (
    EULER,
    ZERO,
    Alphabet,
    Index,
    JointTable,
    LiteralPmf,
    Outcome,
    Pmf,
    Symbol,
    alphabets_of,
    substitute,
    with_base,
)
from symbolic_info.terms.distributions import is_literal

_SHOWN_BY = {"≠": ("<", ">"), "≰": (">",), "≱": ("<",)}


def check_witness(statement: Statement, witness: Assignment) -> None:
    """Check that the witness gives the two sides values for which the relation fails."""
    if statement.hypotheses:
        raise KernelError("a counterexample is checked without hypotheses")
    from symbolic_info.numeric import Unevaluable, compare  # most proofs do without numbers

    for name, term in witness:
        match name:
            case Pmf(alphabets=alphabets):
                written_out = isinstance(term, LiteralPmf | JointTable)
                fits = written_out and len(alphabets_of(term)) == len(alphabets)
            case Index():
                fits = isinstance(term, Outcome)
            case _:
                fits = isinstance(name, Symbol) and isinstance(constant_value(term), Fraction)
        if not fits:
            raise KernelError(f"{term} is no value for {name}")
    _check_alphabets(witness)
    put_in = dict(witness)
    sides = [
        with_base(substitute(side, put_in), EULER) for side in (statement.left, statement.right)
    ]
    for side in sides:
        # held against a statement that grants no weights: they all have to be numbers by now
        check_well_formed(side, Statement(ZERO, "≠", ZERO))
    try:
        order = compare(*sides)
    except Unevaluable as error:
        raise KernelError(str(error)) from error
    if order not in _SHOWN_BY[statement.sign]:
        raise KernelError(f"{statement.sign} is not shown by these values")


def _check_alphabets(witness: Assignment) -> None:
    """Check that all the pmfs on one alphabet are written out for the same outcomes.

    Those of an alphabet that is written out itself are known.
    """
    outcomes: dict[Alphabet, Alphabet] = {}
    for name, term in witness:
        for alphabet, written_out in zip(alphabets_of(name), alphabets_of(term), strict=True):
            known = alphabet if is_literal(alphabet) else written_out
            if outcomes.setdefault(alphabet, known) != written_out:
                raise KernelError(f"the symbols of {alphabet.name} are not the same throughout")
            if alphabet.size.isdigit() and alphabet.size != written_out.size:
                raise KernelError(f"{alphabet.name} has {alphabet.size} symbols")
