"""Measures of random variables that others, given before, determine.

Notes give H(X), H(Y) and H(X, Y) as numbers, without the joint distribution behind them, and go on
to I(X; Y). The chain rules make such a measure an expression in the given ones; a number that
contradicts it is then no definition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from symbolic_info.documents.judging.shown import Shown
from symbolic_info.documents.known.laws import weights_of_variable
from symbolic_info.documents.known.state import Given, State
from symbolic_info.documents.sources.source import FORMULA
from symbolic_info.terms import (
    Add,
    ConditionalEntropy,
    Entropy,
    LiteralPmf,
    Log,
    Marginal,
    Measure,
    Mul,
    MutualInformation,
    Neg,
    Pmf,
    Symbol,
    Term,
    subterms,
    with_base,
)
from symbolic_info.terms.binding import free_variables

# where a word begins, and only there, its letters are compared with the words that are looked for
_WORD = r"\b(?=[^\W\d])"

_ANOTHER_CASE = re.compile(
    _WORD + r"(?:assum|compare|(?:(?:an)?other(?:wise)?|second|third|instead|new|different|next|now"
    r"|suppose|case|example|fair|biased|uniform|independent|were|would|without|whereas|while|copy"
    r")\b)",
    re.IGNORECASE,
)


def speaks_of_another_case(words: str) -> bool:
    """Whether the words before a formula may announce other variables of the same names.

    Notes go on from one channel to "the second", from a coin to "a fair one", and call the
    variables X and Y again.

    >>> speaks_of_another_case("For the second channel"), speaks_of_another_case("Hence")
    (True, False)
    """
    return bool(_ANOTHER_CASE.search(words.rpartition(FORMULA)[2]))


# what makes H(X, Y) = H(X) + H(Y), H(Y) = H(X) or I(X; Y) = H(X) true of some variables
_RELATION = re.compile(
    _WORD + r"(?:independen|determin|biject|injecti|invertib|revers|permut|lossless|nois|perfect"
    r"|uniform|maxim|unabhängig|indépendan|(?:i\.?i\.?d|identically|same (?:distribution|law)"
    r"|function of|one.to.one|ideal|Markov|equiprobable|equally likely|stationary|fair|copy|copies"
    r"|fully|completely)\b)|\\perp\b|⊥",
    re.IGNORECASE,
)


# asked of the words around a formula for each of its chains
@lru_cache(maxsize=16)
def speaks_of_a_relation(words: str) -> bool:
    """Whether words may say how random variables depend on each other, or what law they have.

    >>> speaks_of_a_relation("As X and Y are independent,"), speaks_of_a_relation("In general,")
    (True, False)
    """
    return bool(_RELATION.search(words))


def measure_name(term: Term) -> Symbol | None:
    """Return the name of a measure of random variables: ``H(X)``, ``H(X|Y)``, ``I(X;Y)``.

    One name belongs to H(X), whether or not the statement around it speaks of Y, too.
    """
    match term:
        case Entropy(Pmf(name=name, alphabets=(_,))) if name.startswith("P_"):
            return Symbol(f"H({name[2:]})")
        case Entropy(Marginal(Pmf() as joint, axis)) if (pair := _pair(joint)) is not None:
            return Symbol(f"H({pair[axis]})")
        case Entropy(Pmf() as joint) if (pair := _pair(joint)) is not None:
            return Symbol(f"H({pair[0]},{pair[1]})")
        case ConditionalEntropy(Pmf() as joint, axis) if (pair := _pair(joint)) is not None:
            return Symbol(f"H({pair[axis]}|{pair[1 - axis]})")
        case MutualInformation(Pmf() as joint) if (pair := _pair(joint)) is not None:
            return Symbol(f"I({pair[0]};{pair[1]})")
        case _:
            return None


def _pair(joint: Pmf) -> tuple[str, str] | None:
    """Return the variables of a joint pmf that is named by them: P_XY."""
    if len(joint.alphabets) != 2:
        return None
    first, second = (alphabet.name for alphabet in joint.alphabets)
    return (first, second) if joint.name == "P_" + (first + second).replace("_", "") else None


def given(state: State, name: Symbol, value: Given, shown: Shown | None) -> State:
    """Return the state in which a measure has a value; another value begins another example.

    ``shown`` is the decimal that the value is given as, if it is one.
    """
    old = state.measured.get(name)
    others = {} if old is not None and old != value else state.measured
    decimals = {known: number for known, number in state.decimals.items() if known != name}
    if shown is not None:
        decimals[name] = shown
    return replace(state, measured={**others, name: value}, decimals=decimals)


def determined(
    terms: tuple[Term, ...], state: State, base: Term, written: Term | None, places: int
) -> dict[Term, Term]:
    """Return values for the measures of random variables in ``terms``, and for their names.

    ``base`` is that of the unwritten logarithms, ``written`` the one that the chain says. Values
    given with fewer digits than a result of so many ``places`` needs determine nothing.
    """
    measures = [
        (part, name)
        for term in terms
        for part in subterms(with_base(term, base))
        if isinstance(part, Measure) and part.base == base
        if (name := measure_name(part)) is not None and not _has_law(part, state)
    ]
    if not measures:
        return {}
    names: dict[Term, Term] = {}
    known: dict[Symbol, Term] = {
        Symbol(f"H({law.name[2:]})"): Entropy(value, base)
        for law, value in state.values.items()
        if isinstance(law, Pmf) and law.name.startswith("P_") and isinstance(value, LiteralPmf)
    }
    for name, value in state.measured.items():
        decimal = state.decimals.get(name)
        if isinstance(name, Symbol) and (decimal is None or decimal.places >= places - 1):
            if value.base is not None and value.base != base:
                known[name] = Mul((name, Log(value.base, base)))
            elif value.base is not None or written is None:
                known[name] = name
            else:
                continue
            names[name] = value.value
    joints = {joint for measure, _ in measures if (joint := _joint(measure)) is not None}
    for joint in sorted(joints):
        known = {**_means_at_outcomes(joint, known, state), **known}
    found: dict[Term, Term] = {}
    for measure, name in measures:
        expression = _expression(measure, name, known)
        if expression is not None:
            found[measure] = expression
    return {**names, **found} if found else {}


def _joint(measure: Measure) -> tuple[str, str] | None:
    match measure:
        case ConditionalEntropy(Pmf() as joint, _) | MutualInformation(Pmf() as joint):
            return _pair(joint)
        case _:
            return None


def _means_at_outcomes(
    pair: tuple[str, str], known: Mapping[Symbol, Term], state: State
) -> dict[Symbol, Term]:
    """Return H(Y | X) as the mean of H(Y | X=x), where P(X=x) and these are known for every x."""
    found: dict[Symbol, Term] = {}
    for of, on in (pair, pair[::-1]):
        weights = weights_of_variable(on, state)
        at = {label: Symbol(f"H({of} | {on}={label})") for label in weights}
        if weights and all(name in known for name in at.values()):
            parts = (Mul((weight, known[at[label]])) for label, weight in weights.items())
            found[Symbol(f"H({of}|{on})")] = Add(tuple(parts))
    return found


def _has_law(measure: Measure, state: State) -> bool:
    return free_variables(measure) <= state.values.keys()


def _expression(measure: Measure, name: Symbol, known: Mapping[Symbol, Term]) -> Term | None:
    """Return a measure in terms of those that are known, by the chain rules."""
    if name in known:
        return known[name]
    match measure:
        case Entropy(Marginal(Pmf() as joint, _)):
            pair = _pair(joint)
        case Entropy(joint) | ConditionalEntropy(joint, _) | MutualInformation(joint):
            pair = _pair(joint) if isinstance(joint, Pmf) else None
        case _:
            pair = None
    if pair is None:
        return None
    solved = dict(known)
    rules = _rules(*pair)
    while name not in solved:
        step = next(
            (
                (whole, parts)
                for whole, parts in rules
                if whole not in solved and all(part in solved for _, part in parts)
            ),
            None,
        )
        if step is None:
            return None
        whole, parts = step
        terms = tuple(solved[p] if sign > 0 else Neg(solved[p]) for sign, p in parts)
        solved[whole] = Add(terms)
    return solved[name]


_Rule = tuple[Symbol, tuple[tuple[int, Symbol], ...]]


def _rules(x: str, y: str) -> list[_Rule]:
    """Return each equation between the measures of two variables, solved for each in it."""
    first, second, both = Symbol(f"H({x})"), Symbol(f"H({y})"), Symbol(f"H({x},{y})")
    left, right = Symbol(f"H({x}|{y})"), Symbol(f"H({y}|{x})")
    shared = Symbol(f"I({x};{y})")
    sums = [
        (both, first, right),
        (both, second, left),
        (first, shared, left),
        (second, shared, right),
    ]
    rules: list[_Rule] = []
    for whole, one, two in sums:
        rules.append((whole, ((1, one), (1, two))))
        rules.append((one, ((1, whole), (-1, two))))
        rules.append((two, ((1, whole), (-1, one))))
    # what H(X), H(Y), H(X, Y) and I(X; Y) say of one another needs no conditional entropy
    rules.append((shared, ((1, first), (1, second), (-1, both))))
    rules.append((both, ((1, first), (1, second), (-1, shared))))
    rules.append((first, ((1, both), (1, shared), (-1, second))))
    rules.append((second, ((1, both), (1, shared), (-1, first))))
    return rules
