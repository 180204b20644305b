"""For Python: ``prove`` takes a statement and gives a theorem, ``show`` writes its derivation,
``check`` takes a path and gives a report."""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Literal

from symbolic_info.documents.check import check_paths
from symbolic_info.documents.report import Report
from symbolic_info.notation import read_statement
from symbolic_info.proof import Decision, Refutation, Theorem, Undecided
from symbolic_info.proof import prove as decide
from symbolic_info.publish.derivations import json, latex, text
from symbolic_info.publish.derivations.presentation import present
from symbolic_info.wording.decisions import as_meant
from symbolic_info.wording.words import counterexample_in_words

if TYPE_CHECKING:
    from sympy.core.relational import Relational


class NotProved(Exception):
    """A statement that was not proved; ``decision`` is the refutation, or why it is undecided.

    A ``Refutation`` carries the counterexample.
    """

    def __init__(self, decision: Refutation | Undecided) -> None:
        super().__init__(
            counterexample_in_words(decision)
            if isinstance(decision, Refutation)
            else decision.reason
        )
        self.decision = decision


def prove(statement: str | Relational) -> Theorem:
    """Return the theorem that a statement is; ``NotProved`` where it is refuted or undecided.

    ``statement`` is LaTeX in the notation of notes with one relation sign, or a SymPy relation
    such as ``Eq(KLDivergence(P, Q), ...)``. ``NotUnderstood`` (a statement that cannot be read)
    says at which place; ``ValueError`` where a SymPy expression has no meaning here.

    >>> theorem = prove(r"H(P, Q) - H(P) = D_{KL}(P \\parallel Q)")
    >>> theorem.statement.left
    H(P, Q) - H(P)
    >>> prove(r"H(P, Q) = H(Q, P)")
    Traceback (most recent call last):
        ...
    symbolic_info.asking.NotProved: for P = [1/2, 1/2], ...
    """
    decision = _read(statement) if isinstance(statement, str) else _sympy(statement)
    if isinstance(decision, Theorem):
        return decision
    raise NotProved(decision)


def _read(statement: str) -> Decision:
    relations = read_statement(statement)
    if len(relations) != 1:
        raise ValueError(f"one relation is proved at a time, this has {len(relations)}")
    ((_, decision),) = as_meant(relations)
    return decision


def _sympy(statement: Any) -> Decision:
    from sympy.core.relational import Equality, GreaterThan, LessThan, Unequality

    from symbolic_info.measures.to_terms import to_terms

    signs = {Equality: "=", LessThan: "≤", GreaterThan: "≥", Unequality: "≠"}
    if type(statement) not in signs:
        raise ValueError(f"a statement is a relation with =, <=, >= or !=, not {statement!r:.80}")
    left, right = to_terms((statement.lhs, statement.rhs))
    return decide(left, signs[type(statement)], right)


def show(theorem: Theorem, form: Literal["text", "latex", "json"] = "text") -> str:
    """Return the derivation of a theorem with its conditions, as the command line prints it.

    ``latex`` is for a document that loads amsmath (in a notebook, ``IPython.display.Latex``);
    ``json`` is the certificate that ``symbolic-info verify`` checks again.

    >>> print(show(prove(r"D_{KL}(P \\parallel Q) = H(P, Q) - H(P)")))
      D_KL(P ‖ Q)
        = Σ_x P(x) log(P(x)/Q(x))                 definition of KL divergence
    ...
    """
    shown = present(theorem)
    if form == "latex":
        return latex.fragment(shown)
    if form == "json":
        return json.render(json.certificate(theorem))
    return "\n".join(text.theorem(shown)) + "\n"


def check(path: str | PathLike[str]) -> Report:
    """Return the verdicts on all claims of a document, or of the documents in a folder.

    What cannot be read is listed in ``Report.unreadable`` with the reason.
    """
    return check_paths((fspath(path),))
