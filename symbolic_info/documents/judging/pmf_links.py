"""A link between distributions, judged: entry by entry, or for the one part that it gives.

Entries are probabilities that people round, so those of the right side may be roundings of those
of the left: (P + Q)/2 ≈ [0.333, 0.667].
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from symbolic_info.documents.judging.decide import EQUALITIES, Decision, roundable
from symbolic_info.documents.judging.shown import rounded_to, shown_number
from symbolic_info.documents.known.inference import as_literal, listed, solve_part, unknown_part
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import close
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.wellformed import weights_of
from symbolic_info.documents.report import Verdict
from symbolic_info.notation.tree import Vector
from symbolic_info.terms import Distribution, Marginal, Mixture, Pmf, Term

_UNKNOWN = Decision(
    Verdict.UNCHECKED,
    "unchecked",
    "The two distributions are not known well enough to compare them.",
)
_OTHER_ORDER = "These are the same probabilities, in another order."


def between_pmfs(
    left: Reading,
    sign: str,
    right: Reading,
    sides: tuple[Term, ...],
    values: Mapping[Term, Term],
    state: State,
) -> tuple[Decision, State]:
    """Judge a link between distributions, of which ``sides`` are what is known."""
    first, second = (weights_of(side) for side in sides)
    if first is not None and second is not None:
        if isinstance(left.term, Marginal) and first != second and sorted(first) == sorted(second):
            # the outcomes of a table have an order that nothing says
            return Decision(Verdict.UNCHECKED, "unchecked", _OTHER_ORDER), state
        return _compared(first, sign, second, right), state
    unknown = unknown_part(left.term, values)
    if sign in EQUALITIES and isinstance(left.term, Mixture) and unknown is not None:
        solved = None if second is None else solve_part(left.term, unknown, sides[1], values)
        if solved is not None:
            line = left.member.found.place(left.member.node.span[0])[0]
            note = f"{unknown.name} = {listed(solved)} follows."
            bound = state.bound(unknown, as_literal(solved), line)
            return Decision(Verdict.DEFINITION, "definition", note), bound
    return _UNKNOWN, state


def rounded_entries(left: Reading, sign: str, right: Reading, state: State) -> Decision | None:
    """Judge a list that sums to one but for the rounding of its entries, of known probabilities.

    Of a name, it may be another value.
    """
    node = right.member.node
    if not isinstance(left.term, Distribution) or isinstance(left.term, Pmf):
        return None
    first = weights_of(close(left.term, state.values))
    entries = [shown_number(entry) for entry in node.entries] if isinstance(node, Vector) else []
    second = tuple(entry.value for entry in entries if entry is not None)
    if first is None or len(first) != len(second):
        return None
    return _compared(first, sign, second, right)


def _compared(
    first: tuple[Fraction, ...], sign: str, second: tuple[Fraction, ...], right: Reading
) -> Decision:
    same = first == second
    value = listed(first)
    if sign == "≠":
        if not same:
            return Decision(Verdict.EXACT, "exact")
        return Decision(Verdict.REFUTED, "refuted", f"Both sides are {value}.")
    if sign not in EQUALITIES:
        return _UNKNOWN
    if same:
        return Decision(Verdict.EXACT, "exact")
    if _rounds(first, sign, right):
        equals = sign != "≈"
        note = f"`=` stands where `≈` is meant: the value is {value}." if equals else ""
        return Decision(Verdict.ROUNDED, "rounded-equals" if equals else "rounded", note, value)
    return Decision(Verdict.REFUTED, "refuted", f"The right value is {value}.", value)


def _rounds(exact: tuple[Fraction, ...], sign: str, right: Reading) -> bool:
    """Whether the entries of a list are roundings of these weights."""
    node = right.member.node
    if not isinstance(node, Vector) or len(node.entries) != len(exact):
        return False
    for weight, entry in zip(exact, node.entries, strict=True):
        shown = roundable(entry, sign)
        if shown is None:
            return False
        stands_for = rounded_to(shown)
        # a half of the last digit would be shown, where the other entries go by it
        if not stands_for.low < weight < stands_for.high:
            return False
    return True
