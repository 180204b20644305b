"""What a document says of its names further on, before any claim of it is judged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction as Rational

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.law_tables import laws_of
from symbolic_info.documents.known.tables import joint_of
from symbolic_info.documents.reading.runs import Drawn, Member, Part, Run
from symbolic_info.documents.sources.source import Boundary, Heading, Table
from symbolic_info.notation import NotUnderstood, Scope, elaborate, elaborate_chain
from symbolic_info.notation.names import name_key, text_of
from symbolic_info.notation.tree import (
    Call,
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Numeral,
    Product,
    Sum,
    Vector,
    children,
    subtrees,
)
from symbolic_info.terms import LiteralPmf, Mixture, Number, Pmf, Term
from symbolic_info.terms.binding import free_variables

# how many later examples anybody thinks of
_NEXT = 20


def compositions(parts: list[Part]) -> Scope:
    """Return the names that the document defines as mixtures, wherever it does.

    Notes use M = (P + Q)/2 in a formula and say what M is behind it, as well point by point:
    m(x) = (p(x) + q(x))/2. Names that are given as lists of numbers first are left to the place
    where that happens. Small letters are those of distributions where divergences compare them.
    """
    scope = Scope()
    # given as lists, or as more than one mixture
    listed: set[str] = set()
    runs = [part for part in parts if isinstance(part, Run) and len(part.members) > 1]
    compared = {key for run in runs for m in run.members if m for key in _compared(m.node)}
    for run in runs:
        left, right = run.members[:2]
        if left is None or right is None:
            continue
        name, mixed = _as_names(left.node), _as_names(right.node)
        if not isinstance(name, Name) or (name is not left.node and mixed == right.node):
            continue
        key = name_key(name)
        if isinstance(right.node, Vector):
            listed.add(key)
        elif key not in listed and run.signs[0].sign == "=":
            known = scope.without(key)
            if key in compared:
                named = (name_key(part) for part in subtrees(mixed) if isinstance(part, Name))
                for part in compared.intersection(named):
                    known = known.with_distribution(part, Pmf(part))
            elif name is not left.node:
                continue
            try:
                meaning = elaborate_chain((name, mixed), known)[1]
            except NotUnderstood:
                continue
            if not isinstance(meaning, Mixture) or not free_variables(meaning):
                continue
            if scope.distributions.get(key, meaning) != meaning:
                # each of them is meant where it stands
                listed.add(key)
                scope = scope.without(key)
            else:
                scope = scope.with_distribution(key, meaning)
    return scope


def _compared(node: Node) -> Iterator[str]:
    """Yield the names that the divergences in an expression are taken of."""
    if isinstance(node, Call) and "||" in node.separators:
        yield from (name_key(part) for part in node.arguments if isinstance(part, Name))
    for part in children(node):
        yield from _compared(part)


def _as_names(node: Node) -> Node:
    """Return a sum of values at one point as the sum of the functions: p + q for p(x) + q(x)."""
    match node:
        case Call(function=Name() as function, arguments=(Name(),), separators=()):
            return function
        case Sum(terms=terms):
            return replace(node, terms=tuple(map(_as_names, terms)))
        case Product(factors=factors):
            return replace(node, factors=tuple(map(_as_names, factors)))
        case Fraction(numerator=numerator):
            return replace(node, numerator=_as_names(numerator))
        case Group(body=body):
            return replace(node, body=_as_names(body))
        case _:
            return node


@dataclass(frozen=True, slots=True)
class Behind:
    """What a document gives names behind a place: lists, tables and numbers.

    ``given`` has for each name the places, in order, at which it gets a value, and the values;
    ``end`` is the place at which the section ends: before the next heading of its level, or of a
    higher one.
    """

    given: Mapping[str, Sequence[tuple[int, Term]]]
    place: int
    end: int

    def values(self, name: str) -> Iterator[Term]:
        """Yield the values that a name gets, the next ones first, as far as anybody thinks."""
        given = self.given.get(name, ())
        first = bisect_right(given, self.place, key=lambda entry: entry[0])
        yield from (value for _, value in given[first : first + _NEXT])

    def gives(self, name: str, *, here: bool = False) -> bool:
        """Whether a name gets another value, or does in the section of the place itself."""
        given = self.given.get(name, ())
        first = bisect_right(given, self.place, key=lambda entry: entry[0])
        return first < len(given) and (not here or given[first][0] < self.end)


def defined_behind(parts: list[Part]) -> list[Behind]:
    """Return for each part what lists, tables and numbers further on give."""
    given: dict[str, list[tuple[int, Term]]] = {}
    levels: list[int] = []
    for place, part in enumerate(parts):
        levels.append(part.level if isinstance(part, Heading) else levels[-1] if levels else 0)
        for name, value in _given(part):
            given.setdefault(name, []).append((place, value))
    # where the section of each level ends that the place at hand is in
    ends = dict.fromkeys(levels, len(parts))
    found: list[Behind] = []
    for place in range(len(parts) - 1, -1, -1):
        found.append(Behind(given, place, ends[levels[place]]))
        if isinstance(parts[place], Heading):
            ends |= {level: place for level in ends if level >= levels[place]}
    return found[::-1]


def has_lone_table(parts: list[Part]) -> bool:
    """Whether a document gives the joint distribution of two variables once, by a table.

    Whatever it says of them under other headings it then says of these.
    """
    tables = sum(isinstance(part, Table) and joint_of(part) is not None for part in parts)
    return tables == 1 and not any(isinstance(part, Drawn) for part in parts)


def with_one_law(parts: list[Part]) -> frozenset[str]:
    """Return the random variables whose laws one section of a document gives, and no other.

    Two probabilities of a variable are its law; one may be computed.
    """
    # for each variable, the sections that give its law; a second table counts as another section
    sections: dict[str, set[tuple[int, int]]] = {}
    outcomes: dict[str, set[str]] = {}
    section, tables = 0, 0
    for part in parts:
        variables: set[str] = set()
        match part:
            case Heading() | Boundary():
                section, tables, outcomes = section + 1, 0, {}
            case Table():
                joint = joint_of(part)
                if joint is not None:
                    variables.update(alphabet.name for alphabet in joint[0].alphabets)
                names = [name.name for name, _ in laws_of(part)]
                variables.update(name[2:] for name in names if name.startswith("P_"))
                tables += bool(variables)
            case Drawn():
                variables.add(name_key(part.variable))
            case Run():
                for variable, outcome in _outcomes(part):
                    outcomes.setdefault(variable, set()).add(outcome)
                variables.update(v for v, found in outcomes.items() if len(found) > 1)
            case _:
                pass
        for variable in variables:
            sections.setdefault(variable, set()).add(
                (section, tables if isinstance(part, Table) else 1)
            )
    return frozenset(variable for variable, found in sections.items() if len(found) == 1)


def _outcomes(run: Run) -> Iterator[tuple[str, str]]:
    """Yield the outcomes of random variables that a run gives probabilities of: P(X = 0)."""
    for member in run.members:
        match member:
            case Member(
                node=Call(
                    function=Name(name="P" | "p" | "Pr"),
                    arguments=(Chain(members=(Name() as of, outcome), signs=("=",)),),
                )
            ):
                yield name_key(of), text_of(outcome)
            case _:
                pass


def _given(part: Part) -> Iterator[tuple[str, Term]]:
    """Yield the names that a part gives values by lists, tables or numbers."""
    if isinstance(part, Table):
        yield from ((name.name, value) for name, value in laws_of(part))
    if not isinstance(part, Run):
        return
    for left, right in zip(part.members, part.members[1:], strict=False):
        if left is None or right is None or not isinstance(left.node, Name):
            continue
        if isinstance(right.node, Vector) and not _is_slip(right.node):
            yield name_key(left.node), _meaning(right.node)
    match part.members:
        case (Member(node=Name() as name), *_, Member(node=node)) if shown := shown_number(node):
            yield name_key(name), Number(shown.value)


def _meaning(listed: Vector) -> Term:
    """Return what a list of numbers means; where it is not understood, a list of nothing."""
    try:
        return elaborate(listed, Scope())
    except NotUnderstood:
        return LiteralPmf(())


def _is_slip(listed: Vector) -> bool:
    """Whether these are probabilities that sum to another number than one, rounded or not."""
    shown = [_bounds(entry) for entry in listed.entries]
    known = [bounds for bounds in shown if bounds is not None]
    least, most = (sum(ends) for ends in zip(*known, strict=True)) if known else (0, 0)
    return len(known) == len(shown) and not least <= 1 <= most


def _bounds(entry: Node) -> tuple[Rational, Rational] | None:
    """Return between what an entry lies that is a probability, a fraction or a decimal."""
    match entry:
        case Fraction(numerator=Numeral(text=above), denominator=Numeral(text=below)):
            if not (above.isdecimal() and below.isdecimal()) or not 0 < int(above) < int(below):
                return None
            return (Rational(int(above), int(below)),) * 2
        case _:
            number = shown_number(entry)
            if number is None or not 0 < number.value < 1:
                return None
            return number.value - number.unit / 2, number.value + number.unit / 2
