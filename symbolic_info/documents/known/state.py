"""What a document has defined so far: an immutable state that each run passes on.

Values are kept by the term that they are the value of: ``Pmf("P")`` has a literal pmf,
``Symbol("H")`` a number, ``KLDivergence(P, Q)`` a number where P and Q are objects that the
document never declared, ``Pow(sigma, 2)`` one where sigma is given by its square. Values are
closed: they name nothing that needs a value itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

from symbolic_info.documents.judging.shown import Shown
from symbolic_info.documents.known.results import Results
from symbolic_info.documents.known.values import Values, rational, sums_to_one, total_of
from symbolic_info.documents.sources.source import Heading, Section
from symbolic_info.notation.names import variables_named
from symbolic_info.notation.scope import Scope
from symbolic_info.terms import (
    Apply,
    Distribution,
    JointTable,
    LiteralPmf,
    Outcome,
    Pmf,
    Pow,
    Symbol,
    Term,
    number,
)

if TYPE_CHECKING:
    from symbolic_info.documents.known.channels import Channels
    from symbolic_info.documents.known.functions import Function
    from symbolic_info.documents.known.normals import Normal
    from symbolic_info.documents.known.restated import Working


def _nothing_given() -> Mapping[Symbol, Given]:
    return MappingProxyType({})


def _no_tables() -> Mapping[Pmf, tuple[JointTable, ...]]:
    return MappingProxyType({})


def _no_workings() -> Mapping[Term, Working]:
    return MappingProxyType({})


def _no_lists() -> Mapping[str, tuple[Term, ...]]:
    return MappingProxyType({})


def _no_functions() -> Mapping[str, Function]:
    return MappingProxyType({})


def _no_channels() -> Channels:
    return MappingProxyType({})


def _no_normals() -> Mapping[str, Normal]:
    return MappingProxyType({})


def _nothing() -> Mapping[Term, Term]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a measure, and the base of its logarithms where the document says it."""

    value: Term
    base: Term | None


@dataclass(frozen=True, slots=True)
class Recalled:
    """What examples that are over gave of random variables: laws, their names, joint tables."""

    values: Values = field(default_factory=_nothing)
    scope: Mapping[str, Distribution] = field(default_factory=lambda: MappingProxyType({}))
    tables: Mapping[Pmf, tuple[JointTable, ...]] = field(default_factory=_no_tables)


@dataclass(frozen=True, slots=True)
class State:
    """Names, values and habits of a document at one place.

    ``scope`` has names that stand for composed distributions (M = (P + Q)/2). ``values`` are in
    force; ``ended`` were given in an example that is over, ``examples`` are the values of each of
    the last examples that are over, ``recalled`` what these gave of random variables. ``lines`` has
    the line of each value. ``judged`` says that what stands here defines nothing that is
    known. ``meant`` has the names of examples that are over by whose values something was shown to
    be true in this section. ``single`` has the random variables whose laws only one section of the
    document gives.
    ``level`` is that of the heading in force, ``levels`` has the one under which each name was
    given its value. ``rounded`` are the decimals that the document showed as rounded values, as
    written; ``results`` are the values that it showed, with their lines; ``decimals`` has the names
    whose values were given as decimals that may be rounded. ``base`` is the base of logarithms that
    it used last. ``measured`` has the measures of random variables that it gave, in this example,
    ``tables`` the tables that it gave joint distributions by, the one in force last. ``sections``
    are the files or cells that its lines belong to, ``text`` has the lines, ``headings`` all of
    them. ``related`` says that
    its words in this section may say how variables depend on each other, first in the paragraph
    ``related_in``; ``special`` says that its heading is about one case. ``scaled`` has the names
    whose values have units that are multiples. ``workings`` are the chains that gave names their
    values in this example, ``lists`` its lists of numbers, ``functions`` what it says
    that f(x) is, ``normals`` its normal laws, ``channels`` its conditional probabilities.
    ``joints`` and ``pointwise`` are all pmfs that the document ever gave as tables of two
    variables, or by probabilities one by one:
    where there are none, nobody looks for such values. ``sums`` has the sums of the latter, and the
    values that they were added up of: of other values they say nothing.
    """

    scope: Scope = field(default_factory=Scope)
    values: Values = field(default_factory=_nothing)
    ended: Values = field(default_factory=_nothing)
    examples: tuple[Values, ...] = ()
    lines: Mapping[Term, int] = field(default_factory=lambda: MappingProxyType({}))
    recalled: Recalled = field(default_factory=Recalled)
    judged: bool = False
    meant: frozenset[Term] = frozenset()
    single: frozenset[str] = frozenset()
    level: int = 0
    levels: Mapping[Term, int] = field(default_factory=lambda: MappingProxyType({}))
    rounded: frozenset[str] = frozenset()
    results: Results | None = None
    decimals: Mapping[Term, Shown] = field(default_factory=lambda: MappingProxyType({}))
    base: Term | None = None
    measured: Mapping[Symbol, Given] = field(default_factory=_nothing_given)
    tables: Mapping[Pmf, tuple[JointTable, ...]] = field(default_factory=_no_tables)
    sections: tuple[Section, ...] = ()
    text: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    related: bool = False
    related_in: int = 0
    special: bool = False
    scaled: frozenset[Term] = frozenset()
    workings: Mapping[Term, Working] = field(default_factory=_no_workings)
    lists: Mapping[str, tuple[Term, ...]] = field(default_factory=_no_lists)
    functions: Mapping[str, Function] = field(default_factory=_no_functions)
    normals: Mapping[str, Normal] = field(default_factory=_no_normals)
    channels: Channels = field(default_factory=_no_channels)
    joints: frozenset[Term] = frozenset()
    pointwise: frozenset[Term] = frozenset()
    sums: tuple[Values, Mapping[Term, Fraction]] = field(
        default_factory=lambda: (_nothing(), MappingProxyType({}))
    )

    def bound(self, name: Term, value: Term, line: int) -> State:
        """Return the state in which ``name`` has this value; an older value is replaced.

        The probability of one outcome, P(H) = 0.9, is kept by itself; when the probabilities
        given for the outcomes of P sum to one, P itself has a value.
        """
        values = {**self.values, name: value}
        examples = self.examples
        ended = dict(self.ended)
        ended.pop(name, None)
        lines = {**self.lines, name: line}
        levels = {**self.levels, name: self.level}
        # to add up all probabilities again with each takes long
        sums = dict(self.sums[1]) if self.sums[0] is self.values else {}
        match name:
            case Apply(distribution=Pmf() as pmf, points=(Outcome(),)):
                if name in self.values:  # a new list of probabilities begins
                    values = {k: v for k, v in values.items() if k == name or of_pmf(k) != pmf}
                listed = values.pop(pmf, None)
                if listed is not None and pmf not in self.pointwise:
                    # P = (0.7, 0.3) and P(X = 0) = 0.4 need not be of one P
                    examples = (*examples, {pmf: listed})
                total = None if name in self.values else sums.get(pmf)
                given = rational(value)
                if total is not None and given is not None:
                    total += given
                else:
                    total = total_of(_table_of(pmf, values).values())
                if total is not None:
                    sums[pmf] = total
                else:
                    sums.pop(pmf, None)
                if total == 1:
                    table = _table_of(pmf, values)
                    values[pmf] = LiteralPmf(tuple(table.values()), tuple(table))
                    ended.pop(pmf, None)
                    lines[pmf] = line
                    levels[pmf] = self.level
            case Apply(distribution=Pmf() as pmf, points=(Outcome(), Outcome())):
                if name in self.values:
                    values = {k: v for k, v in values.items() if k == name or of_pmf(k) != pmf}
                values.pop(pmf, None)
                joint = _joint_of(pmf, values)
                if joint is not None:
                    values[pmf] = joint
                    ended.pop(pmf, None)
                    lines[pmf] = line
                    levels[pmf] = self.level
            case Symbol():
                values.pop(Pow(name, number(2)), None)
            case Pmf() if name in self.pointwise:
                sums.pop(name, None)
                values = {k: v for k, v in values.items() if k == name or of_pmf(k) != name}
            case _:
                pass
        of = of_pmf(name)
        pointwise = self.pointwise if of is None else self.pointwise | {of}
        is_table = isinstance(values.get(of or name), JointTable)
        joints = self.joints | {of or name} if is_table else self.joints
        # with another value of a parameter, the measures are others
        measured = self.measured if self.values.get(name, value) == value else _nothing_given()
        return replace(
            self,
            values=values,
            ended=ended,
            examples=examples,
            lines=lines,
            levels=levels,
            measured=measured,
            joints=joints,
            pointwise=pointwise,
            sums=(values, sums),
        )

    def forgetting(self, names: frozenset[Term]) -> State:
        """Return the state in which these have no values: another example has begun."""
        values, ended = (
            {k: v for k, v in known.items() if k not in names and of_pmf(k) not in names}
            for known in (self.values, self.ended)
        )
        return replace(self, values=values, ended=ended)

    def without_variable(self, variable: str) -> State:
        """Return the state in which nothing is known of a random variable."""
        law = f"P_{variable}"

        def is_of_it(name: Term) -> bool:
            pmf = name.distribution if isinstance(name, Apply) else name
            if not isinstance(pmf, Pmf):
                return False
            return pmf.name == law or variable in (variables_named(pmf.name) or ())

        values, recalled = (
            {name: value for name, value in known.items() if not is_of_it(name)}
            for known in (self.values, self.recalled.values)
        )
        return replace(
            self,
            values=values,
            recalled=replace(self.recalled, values=recalled),
            scope=self.scope.without(law),
            measured=_nothing_given(),
        )


def _joint_of(joint: Pmf, values: Values) -> JointTable | None:
    """Return the table of a joint pmf of which all probabilities were given one by one."""
    cells: dict[tuple[str, str], Term] = {}
    for key, value in values.items():
        match key:
            case Apply(distribution, (Outcome(label=row), Outcome(label=column))) if (
                distribution == joint
            ):
                cells[row, column] = value
    rows = tuple(dict.fromkeys(row for row, _ in cells))
    columns = tuple(dict.fromkeys(column for _, column in cells))
    if len(cells) < max(2, len(rows) * len(columns)) or not sums_to_one(cells.values()):
        return None
    return JointTable(
        tuple(cells[row, column] for row in rows for column in columns), rows, columns
    )


def of_pmf(key: Term) -> Term | None:
    """Return the pmf that a key gives one probability of."""
    return key.distribution if isinstance(key, Apply) else None


def _table_of(pmf: Pmf, values: Values) -> dict[str, Term]:
    """Return the probabilities that were given for the outcomes of a pmf, by their labels."""
    return {
        key.points[0].label: part
        for key, part in values.items()
        if isinstance(key, Apply) and key.distribution == pmf and isinstance(key.points[0], Outcome)
    }
