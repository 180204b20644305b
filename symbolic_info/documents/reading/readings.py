"""The members of a run, read: what each means with the names of the document as they stand."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import is_not

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.values import Values
from symbolic_info.documents.reading.runs import Member, Run
from symbolic_info.documents.reading.wellformed import Flaw, flaw_in, sentence
from symbolic_info.notation import (
    NotADistribution,
    NotKnown,
    NotUnderstood,
    classify,
    elaborate_classified,
)
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.names import VARIABLE_LETTERS, name_key, text_of
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import (
    BigSum,
    Broken,
    Call,
    Fraction,
    Group,
    Name,
    Node,
    Numeral,
    Power,
    Product,
    Repair,
    Span,
    Sum,
    Vector,
    bare,
    children,
    subtrees,
    with_parts,
)
from symbolic_info.terms import (
    Apply,
    Density,
    Distribution,
    Index,
    Pmf,
    Symbol,
    Term,
    substitute,
)
from symbolic_info.terms.binding import free_variables

_REPAIR_CODES = {
    "missing-bracket": "ill-formed-bracket",
    "extra-bracket": "ill-formed-bracket",
    "unclosed-environment": "ill-formed-environment",
    "limit": "ill-formed-limit",
    "run-together": "ill-formed-run-together",
    "unreadable": "ill-formed",
}


_NO_PMF = "ill-formed-pmf"

_NEAR_CONSTANTS = {"e": (2, 3), "pi": (3, 4)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A member and its meaning; ``term`` is ``None`` where ``problem`` says why.

    ``flaw`` is something wrong with the meaning (the logarithm of a negative number), ``broken``
    something wrong with the writing, which was read all the same. ``renamed`` has the names that
    the chain writes in two cases.
    """

    member: Member
    scope: Scope
    term: Term | None
    problem: str = ""
    flaw: Flaw | None = None
    broken: Flaw | None = None
    renamed: Mapping[Term, Term] = field(default_factory=dict)

    def rebuilt(self, replacements: Mapping[Span, Term]) -> Term:
        """Return the meaning with other terms for the nodes at some spans."""
        return substitute(
            elaborate_classified(self.member.node, self.scope, replacements), self.renamed
        )


def in_later_unit(
    left: Reading, right: Reading, later: Collection[Reading | None]
) -> Reading | None:
    """Return the right side of a link in the unit of a later member, if that may be meant.

    In "ln 2 nats = log_2 e ln 2 = 1 bit" the middle is in bits.
    """
    unit = next((r.member.unit for r in later if r is not None and r.member.unit), "")
    own = left.member.unit
    if not own or right.member.unit or unit in ("", own):
        return None
    return replace(right, member=replace(right.member, unit_after=unit))


def as_law(reading: Reading) -> Reading:
    """Return the reading of p(x) that is meant beside a list: that of the pmf p."""
    match reading.term, reading.member.node:
        case Apply(distribution=law, points=(Index(),)), Call(function=function):
            member = replace(reading.member, node=replace(function, span=reading.member.node.span))
            return replace(reading, member=member, term=law)
        case _:
            return reading


def read_members(run: Run, scope: Scope, values: Values) -> tuple[Reading | None, ...]:
    """Return the readings of the members of a run; its names are classified together.

    Names that stand for numbers among the ``values`` in force are numbers, whatever their letters.
    """
    nodes = [member.node for member in run.members if member is not None]
    known = scope
    numbers = {
        key for key in _in_arithmetic(nodes) - known.distributions.keys() if Symbol(key) in values
    }
    numbers = (numbers | _other_than_constants(run)) - _bases_of_powers(nodes)
    scope = _classified(nodes, known, numbers)
    readings = [None if m is None else _reading(m, scope) for m in run.members]
    members = tuple(None if reading is None else reading.member for reading in readings)
    if any(map(is_not, members, run.members)):
        # what stands in a sum of unknown values says nothing about the other names
        return read_members(replace(run, members=members), known, values)
    equated = _names_of_numbers(readings, known)
    if equated:
        scope = _classified(nodes, known, numbers | equated)
        readings = [None if m is None else _reading(m, scope) for m in run.members]
    if any(_is_of_lists(node) for node in nodes):
        readings = [None if r is None else _unflawed(r) for r in readings]
    readings = [
        _unflawed(r) if r is not None and _adds_unknowns(r.member.node, known, values) else r
        for r in readings
    ]
    declared = known.distributions.keys()
    same = _two_cases([r.term for r in readings if r and r.term is not None], declared)
    return tuple(
        reading
        if reading is None or reading.term is None or not same
        else replace(reading, term=substitute(reading.term, same), renamed=same)
        for reading in readings
    )


def _classified(nodes: list[Node], known: Scope, numbers: set[str]) -> Scope:
    """Return the scope of a statement in which these names are numbers."""
    scope = classify(nodes, known)
    for key in sorted(numbers):
        scope = scope.with_scalar(key, Symbol(key))
    return scope


def _other_than_constants(run: Run) -> set[str]:
    """Return the letters of constants that a run gives another number: the e of e = 0.05.

    A number near the constant was meant for it.
    """
    nodes = [None if member is None else bare(member.node) for member in run.members]
    found: set[str] = set()
    for name, sign, value in zip(nodes, run.signs, nodes[1:], strict=False):
        shown = None if value is None else shown_number(value)
        if sign.sign in ("=", ":=") and isinstance(name, Name) and shown is not None:
            near = _NEAR_CONSTANTS.get(name_key(name))
            if near is not None and not near[0] < shown.value < near[1]:
                found.add(name_key(name))
    return found


def _bases_of_powers(nodes: list[Node]) -> set[str]:
    """Return the constants that powers are of: e^{-x} is exponential, whatever e is elsewhere."""
    powers = (p for node in nodes for p in subtrees(node) if isinstance(p, Power))
    return {name_key(p.base) for p in powers if isinstance(p.base, Name)} & {"e"}


def _in_arithmetic(nodes: list[Node]) -> set[str]:
    """Return the names that are neither applied to anything nor what something is applied to.

    The p of H(p) may be a number: the entropy of a coin. The X of H(X) is a random variable,
    whatever outcome X = 0 came before.
    """
    names, applied = set(), set()
    for part in chain.from_iterable(map(subtrees, nodes)):
        if isinstance(part, Name):
            names.add(name_key(part))
        elif isinstance(part, Call):
            of_one = len(part.arguments) == 1 and measure_named(part.function) is not None
            around = (
                part.function,
                *(
                    argument
                    for argument in part.arguments
                    if not of_one
                    or (isinstance(argument, Name) and argument.name in VARIABLE_LETTERS)
                ),
            )
            applied |= {name_key(node) for node in around if isinstance(node, Name)}
    return names - applied


def _names_of_numbers(readings: list[Reading | None], known: Scope) -> set[str]:
    """Return the names that a chain sets equal to numbers, though their letters are those of pmfs.

    The R of ``R = H_0 - H`` is a redundancy.
    """
    terms = [reading.term for reading in readings if reading is not None]
    if all(term is None or isinstance(term, Distribution) for term in terms):
        return set()
    return {
        reading.term.name
        for reading in readings
        if reading is not None and isinstance(reading.member.node, Name)
        if isinstance(reading.term, Pmf) and reading.term.name not in known.distributions
    }


def _two_cases(terms: list[Term], declared: Collection[str]) -> dict[Term, Term]:
    """Return what stands for the same thing where a chain writes both P and p.

    Notes write D(P || Q) = sum_i p_i log(p_i / q_i): p is the P that is declared, or both are
    one name. With a density p, D(P || Q) is the divergence of the densities.
    """
    free = {name for term in terms for name in free_variables(term)}
    same: dict[Term, Term] = {}
    for name in free:
        if isinstance(name, Density):
            same[Pmf(name.name.upper())] = name
        elif isinstance(name, Pmf) and name.name.islower() and name.name not in declared:
            called = name.name.upper()
            upper = [p for p in free if isinstance(p, Pmf) and p.name == called]
            if len(upper) == 1 and len(upper[0].alphabets) == len(name.alphabets):
                same[name] = upper[0]
    return same


def _reading(member: Member, scope: Scope) -> Reading:
    for repair in member.repairs:
        if repair.kind in ("unknown-command", "not-read"):
            return Reading(member, scope, None, sentence(repair.message))
    broken = next((flaw_of(repair) for repair in member.repairs), None)
    if any(isinstance(part, Broken) for part in subtrees(member.node)):
        reason = member.repairs[0].message if member.repairs else "This could not be read."
        return Reading(member, scope, None, reason, broken=broken)
    try:
        term = elaborate_classified(member.node, scope)
    except NotADistribution as error:
        if is_point(member.node):
            return Reading(member, scope, None, "This is a point, no distribution.", broken=broken)
        flaw = Flaw(_NO_PMF, sentence(error.message))
        return Reading(member, scope, None, flaw.message, flaw, broken)
    except NotKnown as error:
        named = _with_named_sum(member.node, error.span)
        if named is not member.node:
            return _reading(replace(member, node=named), scope)
        return Reading(member, scope, None, sentence(error.message), broken=broken)
    except NotUnderstood as error:
        return Reading(member, scope, None, sentence(error.message), broken=broken)
    return Reading(member, scope, term, flaw=flaw_in(term), broken=broken)


def _with_named_sum(node: Node, unknown: Span) -> Node:
    """Return an expression in which the sum around an unknown value is a name of its own.

    Of sum_v |S_v|/|S| H(S_v) nothing is known but what the next line puts in for it.
    """
    here = node.span[0] <= unknown[0] <= unknown[1] <= node.span[1]
    if here and (_is_mean(node) or (isinstance(node, BigSum) and node.kind == "sum")):
        return Name(text_of(node), span=node.span)
    return with_parts(node, lambda part: _with_named_sum(part, unknown))


def _is_mean(node: Node) -> bool:
    """Whether an expression is a sum divided by the number of its terms."""
    match node:
        case Product(factors=(Fraction(Numeral("1"), Name() as count), BigSum(kind="sum") as sum_)):
            return sum_.upper is None or sum_.upper == count
        case _:
            return False


def names_a_sum(term: Term | None) -> bool:
    """Whether a term is the name of a sum, which may have another value in every chain."""
    return isinstance(term, Symbol) and "\\sum" in term.name


def _adds_unknowns(node: Node, known: Scope, values: Values) -> bool:
    """Whether an expression adds names of which nothing says that they are distributions.

    The P_n of P_{n+1} = P_n + P_{n-1} are numbers or polynomials.
    """
    node = bare(node)
    terms = node.terms if isinstance(node, Sum) else ()
    keys = [name_key(term) for term in terms if isinstance(term, Name)]
    return len(keys) == len(terms) > 1 and not any(
        key in known.distributions or Pmf(key) in values for key in keys
    )


def is_point(node: Node) -> bool:
    """Whether an expression is a point or a direction, as (0, 0) and [-1, 1]: no probabilities."""
    node = bare(node)
    if not isinstance(node, Vector):
        return False
    shown = [shown_number(entry) for entry in node.entries]
    values = [number.value for number in shown if number is not None and not number.decimal]
    return (
        len(values) == len(shown)
        and all(value.denominator == 1 for value in values)
        and (node.bracket == "(" or min(values) < 0 or not any(values))
    )


def _is_of_lists(node: Node) -> bool:
    """Whether an expression reckons with lists of numbers that were not meant for probabilities."""
    waiting, entries = [node], []
    while waiting:
        part = waiting.pop()
        match part:
            case Vector():
                entries += [shown_number(entry) for entry in part.entries]
            case Sum() | Product() | Fraction() | Group() | Numeral():
                waiting += children(part)
            case _:
                return False
    return not isinstance(node, Vector) and any(
        entry is not None and not 0 <= entry.value <= 1 for entry in entries
    )


def _unflawed(reading: Reading) -> Reading:
    """Return a reading in which weights that sum to no one are not called wrong."""
    if reading.flaw is None or reading.flaw.code != _NO_PMF:
        return reading
    return replace(reading, flaw=None, problem="These lists of numbers are no distributions.")


def flaw_of(repair: Repair) -> Flaw:
    """Return what is wrong with the writing, and how it was read all the same."""
    return Flaw(_REPAIR_CODES.get(repair.kind, "ill-formed"), sentence(repair.message))
