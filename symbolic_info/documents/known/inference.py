"""Names without a value that the document determines all the same.

Three ways are known: a part of a mixture whose value is stated (M = (P + Q)/2 with M and P given
determines Q); a name whose subscripted form was given where the words before call for it ("Model
A" and Q_A); a value from an example that is over. Each comes with a note for the author. Nothing
is ever chosen because it would make a claim true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import Values, close
from symbolic_info.documents.reading.wellformed import weights_of
from symbolic_info.documents.sources.source import line_in_words
from symbolic_info.notation.meaning.numbers import in_decimals
from symbolic_info.terms import LiteralPmf, Mixture, Number, Pmf, Term, number


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value for a name, why, and whether it is one of an example that is over."""

    value: Term
    note: str
    ended: bool = False


def infer(names: Iterable[Term], state: State, words: str, line: int) -> dict[Term, Inferred]:
    """Return values for those of ``names`` that the document determines.

    ``words`` is the prose before the claim on ``line``.
    """
    found: dict[Term, Inferred] = {}
    for name in names:
        if not isinstance(name, Pmf):
            if name in state.ended:
                found[name] = _from_ended(name, state, line)
            continue
        inferred = _from_mixture(name, state) or _from_subscript(name, state, words)
        if inferred is None and name in state.ended:
            inferred = _from_ended(name, state, line)
        if inferred is not None:
            found[name] = inferred
    return found


def _from_ended(name: Term, state: State, line: int) -> Inferred:
    there = line_in_words(state.sections, state.lines[name], line)
    return Inferred(
        state.ended[name],
        f"{name!r} as given on {there}.",
        ended=True,
    )


def _from_mixture(name: Pmf, state: State) -> Inferred | None:
    for key, composed in state.scope.distributions.items():
        whole = state.values.get(Pmf(key))
        if isinstance(composed, Mixture) and whole is not None and name in composed.components:
            weights = solve_part(composed, name, whole, state.values)
            if weights is not None:
                return Inferred(
                    as_literal(weights), f"{name.name} = {listed(weights)} follows from {key}."
                )
    return None


def solve_part(
    mixture: Mixture, name: Pmf, whole: Term, values: Values
) -> tuple[Fraction, ...] | None:
    """Solve ``mixture = whole`` for its one unknown part; ``None`` where it has no pmf for it."""
    total = weights_of(close(whole, values))
    share = Fraction(0)
    known: list[tuple[Fraction, tuple[Fraction, ...]]] = []
    for weight, part in zip(mixture.weights, mixture.components, strict=True):
        if not isinstance(weight, Number) and weights_of(LiteralPmf((weight,))) is None:
            return None
        (value,) = weights_of(LiteralPmf((weight,))) or (Fraction(0),)
        if part == name:
            share += value
            continue
        entries = weights_of(close(part, values))
        if entries is None:
            return None
        known.append((value, entries))
    if total is None or share == 0 or any(len(e) != len(total) for _, e in known):
        return None
    solved = tuple(
        (total[k] - sum((w * e[k] for w, e in known), Fraction(0))) / share
        for k in range(len(total))
    )
    return solved if all(w >= 0 for w in solved) and sum(solved) == 1 else None


def _from_subscript(name: Pmf, state: State, words: str) -> Inferred | None:
    """Find Q_A for Q where the last of the subscripts among the words before is A."""
    candidates: dict[str, tuple[Pmf, Term]] = {}
    for known, value in {**state.ended, **state.values}.items():
        if isinstance(known, Pmf) and known.name.startswith(name.name + "_"):
            candidates[known.name.removeprefix(name.name + "_")] = (known, value)
    last = -1
    chosen: tuple[Pmf, Term] | None = None
    for subscript, candidate in candidates.items():
        # behind a word or at the end, so that the article of "A model is trained" names nothing
        mark = rf"(?<=\w )\b{re.escape(subscript)}\b|\b{re.escape(subscript)}\b(?=\W*$)"
        places = [found.start() for found in re.finditer(mark, words)]
        if places and places[-1] > last:
            last, chosen = places[-1], candidate
    if chosen is None:
        return None
    return Inferred(chosen[1], f"{name.name} read as {chosen[0].name}.")


def as_literal(weights: tuple[Fraction, ...]) -> LiteralPmf:
    """Return the literal pmf with these weights."""
    return LiteralPmf(tuple(number(weight) for weight in weights))


def listed(weights: Iterable[Fraction]) -> str:
    """Return weights as a person writes them: ``[0.8, 0.2]``."""
    return "[" + ", ".join(in_decimals(weight) for weight in weights) + "]"


def unknown_part(distribution: Term | None, values: Values) -> Pmf | None:
    """Return the one part of a mixture that has no value, if there is exactly one."""
    if not isinstance(distribution, Mixture):
        return None
    names = {part for part in distribution.components if isinstance(part, Pmf)} - values.keys()
    return names.pop() if len(names) == 1 else None
