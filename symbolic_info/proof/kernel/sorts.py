"""Which terms mean something: the sorts of their parts, and what a distribution has to satisfy.

The denotation is about well-formed terms only. A mixture or a written-out pmf is a
distribution if its weights are; where they are not numbers, the statement has to mention them
itself, as it is read for those values of its symbols for which all it mentions exists.
"""

from __future__ import annotations

import re
from functools import lru_cache

from symbolic_info.proof.kernel.arithmetic import constant_value
from symbolic_info.proof.kernel.statement import (
    DominatedBy,
    KernelError,
    NonNegative,
    NotDominatedBy,
    Statement,
    terms_of,
)
from symbolic_info.proof.kernel.values import Context
from symbolic_info.terms import (
    EULER,
    INFINITY,
    PI,
    Add,
    Alphabet,
    Apply,
    ConditionalEntropy,
    Constant,
    Density,
    Distribution,
    Div,
    Expectation,
    Index,
    Integral,
    JensenShannonDivergence,
    JointTable,
    LiteralPmf,
    Log,
    Marginal,
    Measure,
    Mixture,
    Mul,
    MutualInformation,
    Neg,
    Outcome,
    Path,
    Pmf,
    Pow,
    Product,
    RangeSum,
    Size,
    Sum,
    Surprisal,
    Symbol,
    Term,
    Uniform,
    alphabets_of,
    is_continuous,
    labels_of,
    subterm,
    subterms,
    walk,
)
from symbolic_info.terms.binding import bound_variable, free_variables
from symbolic_info.terms.distributions import is_literal

_Weights = tuple[Term, ...]
_Weighted = Mixture | LiteralPmf | JointTable | JensenShannonDivergence
_Sized = Size | Uniform
_VALUELESS = (Distribution, Index, Outcome)

# words, so that no name looks like a number or a formula; the kernel has names of its own with #
_NAME = re.compile(r"[^\W\d]\w*( \w+)*\**(_(\w+|\{[^{}]*\}))?'*")
# pi and alpha are spelt out: no Greek letters, and no letters and digits that are set apart
_IN_NO_NAME = re.compile(r"[\u00b2\u00b3\u00b9\u0370-\u03ff\u2070-\u218f\U0001d400-\U0001d7ff]")
_KNOWN: dict[str, Term] = {"e": EULER, "pi": PI, "oo": INFINITY, "infinity": INFINITY}


def is_name(text: str) -> bool:
    """Whether something may be called so: P, Q_A, P_{t + 1}, hat p*; no formula and no number."""
    return _NAME.fullmatch(text) is not None and not _IN_NO_NAME.search(text)


def check_well_formed(term: Term, statement: Statement, path: Path = ()) -> None:
    """Raise ``KernelError`` if the term has no value in an environment of the statement.

    With a ``path``: if it has none any more, now that the part at the path has been replaced.
    """
    _must(_has_value(term), term)
    check_meaning(term, statement, path)


def check_meaning(term: Term, statement: Statement, path: Path = ()) -> None:
    """Raise ``KernelError`` if a part of the term, which may be a distribution, means nothing.

    With a ``path`` only the part there is new, so that only what it stands in may have changed.
    """
    granted, names = _granted(statement)
    new = subterms(subterm(term, path))
    around = (subterm(term, path[:depth]) for depth in reversed(range(len(path))))
    # what is inside first: the rest asks it for its alphabets
    for part in (*reversed(new), *around):
        if _has_weights_to_grant(part) and part.weights not in granted:  # type: ignore[attr-defined]
            raise KernelError(f"{part}: the weights are not known to sum to 1")
    # elsewhere the weights have the values for which the statement is read
    if names and not names.isdisjoint(map(bound_variable, new)):
        raise KernelError(f"{term} binds a name that the weights of a distribution depend on")


@lru_cache(maxsize=4_000)
def _has_weights_to_grant(part: Term) -> bool:
    """Check the part, the parts of which mean something; is it one whose weights are no numbers?"""
    _check_part(part)
    return isinstance(part, _Weighted) and not _is_distribution(part.weights)


def check_statement(statement: Statement) -> None:
    """Raise ``KernelError`` if the statement does not mean anything, or not one thing."""
    sides = (statement.left, statement.right)
    for side in sides:
        check_well_formed(side, statement)
    for hypothesis in statement.hypotheses:
        terms = terms_of(hypothesis)
        for term in terms:
            check_meaning(term, statement)
        if isinstance(hypothesis, DominatedBy | NotDominatedBy):
            pmfs = tuple(term for term in terms if isinstance(term, Distribution))
            if len(pmfs) < 2 or not _on_one_space(pmfs):
                raise KernelError(f"{hypothesis} is about distributions on different alphabets")
        else:
            _must(all(map(_has_value, terms)), terms[0])
    _check_names((*sides, *(term for h in statement.hypotheses for term in terms_of(h))))


def _check_names(terms: tuple[Term, ...]) -> None:
    """Check that what is written alike is the same: who reads n twice takes it for one n.

    What a sum binds may be called like something outside of it, and like nothing else inside.
    """
    parts = [part for term in terms for _, part in walk(term)]
    sizes = {part for part in parts if isinstance(part, _Sized) and not _is_number(part)}
    free = frozenset().union(*map(free_variables, terms)).union(sizes)
    labels = {part.label for part in parts if isinstance(part, Outcome)}
    named = dict(_KNOWN)
    for name in (part for part in parts if part in free and not _is_number(part)):
        # k_1 and k_{1} are written alike
        if named.setdefault(re.sub("[{} ]", "", str(name)), name) != name or str(name) in labels:
            raise KernelError(f"{name} stands for two different things")
    for part in parts:
        variable = bound_variable(part)
        if variable is not None:
            inside = free_variables(part.children[0]).union(sizes) - {variable}
            if str(variable) in labels.union(_KNOWN, map(str, inside)):
                raise KernelError(f"{variable} stands for two different things")


def _is_number(name: Term) -> bool:
    return isinstance(name, _Sized) and name.alphabet.size.isdigit()


@lru_cache(maxsize=1_000)
def _granted(statement: Statement) -> tuple[tuple[_Weights, ...], frozenset[Term]]:
    """Return the weights, not all of them numbers, that the statement mentions, and their names."""
    parts = [part for side in (statement.left, statement.right) for part in subterms(side)]
    mentioned = dict.fromkeys(part.weights for part in parts if isinstance(part, _Weighted))
    granted = tuple(weights for weights in mentioned if None in map(constant_value, weights))
    return granted, frozenset().union(*(free_variables(w) for weights in granted for w in weights))


@lru_cache(maxsize=1_000)
def context_of(statement: Statement) -> Context:
    """Return what may be supposed: the hypotheses, and that weights are not negative.

    The weights are those of the distributions that the statement mentions, as it is read for
    those values of its symbols for which they exist. ``check_meaning`` refuses a statement that
    binds a name in them.
    """
    weights = dict.fromkeys(w for weights in _granted(statement)[0] for w in weights)
    supposed = tuple(NonNegative(weight) for weight in weights if free_variables(weight))
    return Context(statement.hypotheses + supposed)


def _is_distribution(weights: _Weights) -> bool:
    numbers = [constant_value(weight) for weight in weights]
    known = [value for value in numbers if value is not None]
    return len(known) == len(weights) and all(v >= 0 for v in known) and sum(known) == 1


def _check_part(term: Term) -> None:
    match bound_variable(term) or term:
        case Symbol(name=name) | Index(name=name) | Pmf(name=name) | Density(name=name):
            if not is_name(name):
                raise KernelError(f"{name!r} is no name")
    match term:
        case Constant():
            _must(term in (EULER, PI), term)
        case Size(alphabet=alphabet) | Uniform(alphabet=alphabet):
            _must(alphabet.size.lstrip("0").isdecimal() or is_name(alphabet.size), term)
        case Outcome(label=label):
            _must(not set(label) & set("(){}[]"), term)
        case Apply(distribution=p, points=points) | Surprisal(distribution=p, points=points):
            _must(_are_points_of(p, points), term)
        case Pmf(alphabets=alphabets):
            _must(len(alphabets) > 0, term)
        case Product(factors=factors):
            _must(len(factors) > 1 and not any(is_continuous(f) for f in factors), term)
        case Marginal(joint=p) | ConditionalEntropy(joint=p) | MutualInformation(joint=p):
            _must(len(alphabets_of(p)) == 2 and getattr(term, "axis", 0) in (0, 1), term)
        case (
            Mixture(weights=weights, components=parts)
            | JensenShannonDivergence(weights=weights, components=parts)
        ):
            _must(len(weights) == len(parts) > 0 and _on_one_space(parts), term)
        case Expectation(index=index, distribution=p):
            fits = (
                isinstance(index, Symbol)
                if is_continuous(p)
                else (isinstance(index, Index) and alphabets_of(p) == (index.alphabet,))
            )
            _must(fits and _has_value(term.body), term)
        case Add() | Mul() | Neg() | Div() | Pow() | Log():
            _must(len(term.children) > 0 and all(map(_has_value, term.children)), term)
        case Sum() | Integral() | RangeSum():
            _must(all(map(_has_value, (term.body, *term.children[2:]))), term)
            if isinstance(term, Integral):
                _must(_is_interval(term.lower, term.upper), term)
        case LiteralPmf(weights=weights, labels=labels):
            _must(len(weights) > 0 and len(labels) in (0, len(weights)), term)
        case JointTable(weights=weights, row_labels=rows, column_labels=columns):
            _must(len(weights) == len(rows) * len(columns) > 0, term)
    if isinstance(term, _Weighted):
        _must(all(map(_has_value, term.weights)), term)
        for labels in labels_of(term):
            # the alphabet is known by the names of its symbols, separated by commas
            alike = len(set(labels)) < len(labels)
            _must(not alike and not any("," in label for label in labels), term)
    if isinstance(term, Measure):
        _must(term.base is None or _has_value(term.base), term)
    heads = tuple(p for p in term.children if isinstance(p, Distribution))
    if len(heads) > 1 and not isinstance(term, Product) and not _on_one_space(heads):
        raise KernelError(f"{term} is about distributions on different alphabets")


def _are_points_of(p: Distribution, points: tuple[Term, ...]) -> bool:
    if is_continuous(p):
        return len(points) == 1 and isinstance(points[0], Symbol)
    alphabets = alphabets_of(p)
    return len(points) == len(alphabets) and all(
        point.alphabet == alphabet
        if isinstance(point, Index)
        else isinstance(point, Outcome) and _is_symbol(point, alphabet)
        for point, alphabet in zip(points, alphabets, strict=True)
    )


def _is_symbol(point: Outcome, alphabet: Alphabet) -> bool:
    """Whether the outcome may be in the alphabet: one that is written out names its symbols."""
    return not is_literal(alphabet) or point.label in alphabet.name[1:-1].split(",")


def _is_interval(lower: Term, upper: Term) -> bool:
    """Whether the bounds are numbers, the lower one first, or infinite."""
    low, high = constant_value(lower), constant_value(upper)
    if low is not None and high is not None:
        return low <= high
    return (low is not None or lower == Neg(INFINITY)) and (high is not None or upper == INFINITY)


def _has_value(term: Term) -> bool:
    return not isinstance(term, _VALUELESS)


def _on_one_space(parts: tuple[Distribution, ...]) -> bool:
    return len({(is_continuous(part), alphabets_of(part)) for part in parts}) <= 1


def _must(right: bool, term: Term) -> None:
    if not right:
        raise KernelError(f"{term} does not mean anything")
