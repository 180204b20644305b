"""Names: which are free, putting terms in for them without capture, equality up to bound names.

Bound names are those of ``Sum`` and ``Expectation`` over a pmf (an ``Index``), of ``RangeSum``,
``Integral`` and ``Expectation`` over a density (a ``Symbol``). In ``RangeSum`` and ``Integral``
the bounds, and in ``Expectation`` the distribution, lie outside the binder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from symbolic_info.terms.distributions import (
    Alphabet,
    Density,
    Pmf,
    Uniform,
    alphabets_of,
    is_literal,
)
from symbolic_info.terms.heads import Measure
from symbolic_info.terms.scalars import (
    Constant,
    Expectation,
    Index,
    Integral,
    Log,
    Number,
    RangeSum,
    Size,
    Sum,
    Symbol,
)
from symbolic_info.terms.term import Term, map_children, subterms

Binder = Sum | RangeSum | Integral | Expectation


def bound_variable(term: Term) -> Index | Symbol | None:
    """Return the variable that the root of ``term`` binds in its body, if it binds one."""
    match term:
        case Sum(index=index) | Expectation(index=index):
            return index
        case RangeSum(variable=variable) | Integral(variable=variable):
            return variable
        case _:
            return None


# as tuples: a union written out at each question is put together at each question
_VARIABLES = (Index, Symbol, Pmf, Density, Size)
_NUMBERS = (Number, Constant)
_NONE: frozenset[Term] = frozenset()


def free_variables(term: Term) -> frozenset[Term]:
    """Return the free ``Index``, ``Symbol``, ``Pmf``, ``Density`` and ``Size`` terms."""
    found: frozenset[Term] | None = getattr(term, "_free", None)
    if found is None:
        found = _free_variables(term)
        object.__setattr__(term, "_free", found)
    return found


def _free_variables(term: Term) -> frozenset[Term]:
    if isinstance(term, _VARIABLES):
        return frozenset((term,))
    variable = bound_variable(term)
    found: set[Term] = set()
    if variable is None:
        for child in term.children:
            # most parts of a worked value are numbers
            if not isinstance(child, _NUMBERS):
                found |= free_variables(child)
        return frozenset(found) if found else _NONE
    for position, child in enumerate(term.children):
        if position == 0:
            found |= free_variables(child) - {variable}
        elif child != variable or position != 1:
            found |= free_variables(child)
    return frozenset(found)


def free_names(term: Term) -> frozenset[str]:
    """Return the names of the free variables, distributions and sizes."""
    return frozenset(
        variable.alphabet.size if isinstance(variable, Size) else variable.name
        for variable in free_variables(term)
        if isinstance(variable, _VARIABLES)
    )


def fresh_name(wanted: str, taken: frozenset[str]) -> str:
    """Return ``wanted``, or the first of wanted', wanted'', ... that is not taken."""
    name = wanted
    while name in taken:
        name += "'"
    return name


def substitute(term: Term, replacements: Mapping[Term, Term]) -> Term:
    """Put terms in for free variables (Index, Symbol, Pmf, Density, Size), without capture.

    Where a distribution is replaced by one on another alphabet (a pmf by a literal one), the
    alphabet of that distribution is replaced throughout: in indices, sizes and other pmfs' sums.
    Where two alphabets become one, bound indices of the same name on both are told apart first.

    >>> from symbolic_info.terms import Apply, Index, Alphabet, Pmf, Sum, Mul
    >>> X = Alphabet(); x, y = Index("x", X), Index("y", X)
    >>> substitute(Sum(Mul((Apply(Pmf("P"), (x,)), Apply(Pmf("Q"), (y,)))), x), {y: x})
    sum_x'(P(x')*Q(x))
    """
    result = _substitute(term, dict(replacements))
    moved = _moved_alphabets(replacements)
    return _change_alphabets(_told_apart(result, moved), moved) if moved else result


def _substitute(term: Term, replacements: dict[Term, Term]) -> Term:
    if free_variables(term).isdisjoint(replacements):
        return term
    if isinstance(term, _VARIABLES):
        return replacements.get(term, term)
    variable = bound_variable(term)
    if variable is None:
        return map_children(term, lambda child: _substitute(child, replacements))
    children = list(term.children)
    inner = {old: new for old, new in replacements.items() if old != variable}
    body_free = free_variables(children[0])
    inner = {old: new for old, new in inner.items() if old in body_free}
    incoming = frozenset().union(*(free_names(new) for new in inner.values()))
    if variable.name in incoming:
        taken = incoming | free_names(children[0])
        renamed = with_name(variable, fresh_name(variable.name, taken))
        inner[variable] = renamed
        children[1] = renamed
    outside = [_substitute(child, replacements) for child in children[2:]]
    return term.with_children((_substitute(children[0], inner), children[1], *outside))


def with_name(variable: Index | Symbol, name: str) -> Index | Symbol:
    """Return the same variable under another name."""
    return Index(name, variable.alphabet) if isinstance(variable, Index) else Symbol(name)


def _moved_alphabets(replacements: Mapping[Term, Term]) -> dict[Alphabet, Alphabet]:
    moved: dict[Alphabet, Alphabet] = {}
    for old, new in replacements.items():
        if isinstance(old, Pmf):
            for before, after in zip(old.alphabets, alphabets_of(new), strict=False):
                if before != after and not is_literal(before):
                    moved[before] = after
    return moved


def _told_apart(term: Term, moved: Mapping[Alphabet, Alphabet]) -> Term:
    """Rename bound indices that would become one with another index when alphabets do."""
    indices = {part for part in subterms(term) if isinstance(part, Index)}
    taken = {index.name for index in indices}
    seen: dict[tuple[str, Alphabet], Index] = {}
    renamed: dict[Term, Index] = {}
    for index in sorted(indices, key=lambda i: i.sort_key):
        place = (index.name, moved.get(index.alphabet, index.alphabet))
        if seen.setdefault(place, index) != index:
            for clashing in (index, seen[place]):
                if clashing not in renamed:
                    name = fresh_name(index.name, frozenset(taken))
                    taken.add(name)
                    renamed[clashing] = Index(name, clashing.alphabet)
    return _bound_renamed(term, renamed) if renamed else term


def _bound_renamed(term: Term, renamed: Mapping[Term, Index]) -> Term:
    """Rename these indices where they are bound; the new names stand nowhere in the term."""
    variable = bound_variable(term)
    children = [_bound_renamed(child, renamed) for child in term.children]
    if variable is not None and variable in renamed:
        new = renamed[variable]
        children[:2] = [_substitute(children[0], {variable: new}), new]
    return term.with_children(tuple(children))


def _change_alphabets(term: Term, moved: dict[Alphabet, Alphabet]) -> Term:
    match term:
        case Index(name=name, alphabet=alphabet):
            return Index(name, moved.get(alphabet, alphabet))
        case Size(alphabet=alphabet):
            return Size(moved.get(alphabet, alphabet))
        case Uniform(alphabet=alphabet):
            return Uniform(moved.get(alphabet, alphabet))
        case Pmf(name=name, alphabets=alphabets):
            return Pmf(name, tuple(moved.get(a, a) for a in alphabets))
        case _:
            return map_children(term, lambda child: _change_alphabets(child, moved))


def alpha_equal(left: Term, right: Term) -> bool:
    """Whether two terms are the same up to the names of their bound variables."""
    return left == right or canonical_names(left) == canonical_names(right)


@lru_cache(maxsize=4_000)
def canonical_names(term: Term, depth: int = 0) -> Term:
    """Return ``term`` with its bound variables named by their depth, a form for comparison."""
    variable = bound_variable(term)
    if variable is None:
        return map_children(term, lambda child: canonical_names(child, depth))
    # "#" cannot stand in a name that anybody writes, so nothing is captured
    renamed = with_name(variable, f"#{depth}")
    body, _, *outside = term.children
    new_body = canonical_names(_substitute(body, {variable: renamed}), depth + 1)
    return term.with_children(
        (new_body, renamed, *(canonical_names(child, depth) for child in outside))
    )


def with_base(term: Term, base: Term) -> Term:
    """Return ``term`` with ``base`` in every logarithm and measure that has none written."""
    return _with_base(term, base) if has_unwritten_base(term) else term


# a claim asks for its sides in one base again and again
@lru_cache(maxsize=2048)
def _with_base(term: Term, base: Term) -> Term:
    changed = map_children(term, lambda child: with_base(child, base))
    if isinstance(changed, _LOGARITHMIC) and changed.base is None:
        return replace(changed, base=base)  # type: ignore[type-var]  # every measure is a dataclass
    return changed


_LOGARITHMIC = (Log, Measure)


def has_unwritten_base(term: Term) -> bool:
    """Whether a logarithm or measure in ``term`` has no base written."""
    found: bool | None = getattr(term, "_baseless", None)
    if found is None:
        found = isinstance(term, _LOGARITHMIC) and term.base is None
        found = found or any(map(has_unwritten_base, term.children))
        object.__setattr__(term, "_baseless", found)
    return found
