"""Statements to be proved: ``A = B \\le C \\text{ where } M = \\frac{P + Q}{2}``.

A chain of k signs is k relations. What stands behind "where", "with" or "let", and any equation
that gives a letter a distribution, defines a name for all of them; what stands behind "if",
"when" or "for", and ``P ≪ Q``, is a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from symbolic_info.notation.conditions import case_words, supposes
from symbolic_info.notation.meaning.classification import classify
from symbolic_info.notation.meaning.context import NotUnderstood
from symbolic_info.notation.meaning.dialects import (
    usual_writing,
    with_independence,
    with_uniformity,
)
from symbolic_info.notation.meaning.elaborator import elaborate
from symbolic_info.notation.meaning.reach import with_quotients_inside
from symbolic_info.notation.meaning.remarks import (
    must_be_plain,
    must_hold_no_words,
    must_name_a_kind,
)
from symbolic_info.notation.meaning.shapes import looks_like_distribution
from symbolic_info.notation.meaning.unknown import must_be_known
from symbolic_info.notation.meaning.unwritten_base import bases_of, in_nats
from symbolic_info.notation.names import (
    DISTRIBUTION_LETTERS,
    VARIABLE_LETTERS,
    WEAK_VARIABLE_LETTERS,
    name_key,
)
from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import (
    Call,
    Chain,
    Formula,
    Group,
    Name,
    Node,
    Numeral,
    Span,
    Text,
    Vector,
)
from symbolic_info.terms import (
    ZERO,
    Distribution,
    Mul,
    Symbol,
    Term,
    subtract,
    with_base,
)
from symbolic_info.terms.binding import free_variables

_SIGNS = frozenset(("=", "≈", "≤", "≥", "<", ">", "≠", "≰", "≱", "≡"))
_CONDITION_SIGNS = frozenset(("≪", "≪̸", "⊥"))
_SILENT_SIGNS = frozenset(("∈", "∼"))
_NOTHING_DECLARED = Scope()
_DEFINING = re.compile(r"\b(where|with|let|for|and)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(,\s*)?(and)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a statement assumes: ``P ≪ Q``, ``P = Q``, ``X ⊥ Y``, ``n > 1``."""

    left: Term
    sign: str
    right: Term


@dataclass(frozen=True, slots=True)
class Case:
    """When the two sides of a relation are said to be equal.

    ``sufficient``: if all of the conditions hold; ``necessary``: only if they do.
    """

    conditions: tuple[Condition, ...]
    sufficient: bool
    necessary: bool


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation that is claimed, the names of its statement, and what it assumes.

    ``case`` is what it says of its equality ("with equality iff P = Q"). ``base`` is what was put
    in where logarithms and measures have no base written, if the statement settles it.
    ``otherwise`` is what may be meant by the same writing: what is refuted is wrong as all of it.
    """

    left: Term
    sign: str
    right: Term
    scope: Scope
    conditions: tuple[Condition, ...] = ()
    base: Term | None = None
    case: Case | None = None
    otherwise: tuple[Relation, ...] = ()


def read_statement(latex: str, scope: Scope = _NOTHING_DECLARED) -> tuple[Relation, ...]:
    """Return the relations that a statement claims, in the order written.

    Raises ``NotUnderstood`` for writing that is broken, for parts without a meaning, and for a
    text that claims nothing.
    """
    formula = read(latex)
    if formula.repairs:
        first = formula.repairs[0]
        raise NotUnderstood(first.message, first.span)
    parts = _sorted(formula, latex)
    parts.claims = [chain for claim in parts.claims for chain in usual_writing(claim)]
    claims, definitions, conditions = parts.claims, parts.definitions, parts.conditions
    chains = (*claims, *definitions, *conditions, *parts.cases)
    nodes = [node for chain in chains for node in _speaking_of_variables(chain)]
    for definition in definitions:
        scope = _defined(definition, nodes, scope)
    scope = classify(nodes, scope)
    for place, chain in enumerate(claims):
        if _names_what_follows(chain, scope):
            head, meaning = chain.members[:2]
            scope = scope.with_scalar(name_key(head), elaborate(meaning, scope))
            claims[place] = _without_first(chain)
    if not any(chain.signs for chain in claims) and claims:
        raise NotUnderstood("this gives a name to something, and claims nothing", claims[0].span)
    assumed = tuple(c for chain in conditions for c in _conditions(chain, scope))
    case = _case(parts, scope)
    relations: list[Relation] = []
    for chain in claims:
        if not chain.signs:
            continue
        meant, *others = _readings(chain, scope, assumed, case)
        for relation, *otherwise in zip(meant, *others, strict=True):
            relations.append(replace(relation, otherwise=tuple(otherwise)))
    if not relations:
        raise NotUnderstood("this states no relation such as A = B", (0, len(latex)))
    return tuple(relations)


def _readings(
    chain: Chain, scope: Scope, assumed: tuple[Condition, ...], case: Case | None
) -> Iterator[tuple[Relation, ...]]:
    """Yield the relations of a chain, by rule, and as they may be meant otherwise.

    A logarithm may be that of a whole quotient. One without a base beside others that have one,
    such as that of H(P) log_2 e, may be natural.
    """
    inside = replace(chain, members=tuple(map(with_quotients_inside, chain.members)))
    for reading in dict.fromkeys((chain, inside)):
        members = in_nats(reading.members)
        terms = tuple(elaborate(member, scope) for member in members)
        for member, term in zip(reading.members, terms, strict=True):
            must_be_known(member, term, scope)
            if isinstance(term, Distribution):
                message = "this is a distribution; a claim is about numbers, such as D(P‖Q) = 0"
                raise NotUnderstood(message, member.span)
        for base in bases_of(reading.members, terms):
            sides = terms if base is None else tuple(with_base(term, base) for term in terms)
            yield tuple(
                Relation(left, sign, right, scope, assumed, base, case)
                for left, sign, right in zip(sides, reading.signs, sides[1:], strict=False)
            )


def _names_what_follows(chain: Chain, scope: Scope) -> bool:
    """Whether a chain begins with a name for what it goes on with: H = -sum P log P.

    Nothing is known of the name otherwise, so that nothing is claimed of it.
    """
    name, meaning = chain.members[:2]
    if not isinstance(name, Name) or chain.signs[0] not in ("=", ":="):
        return False
    known = free_variables(elaborate(meaning, scope))
    own = elaborate(name, scope)
    about_laws = any(isinstance(variable, Distribution) for variable in known)
    return isinstance(own, Symbol) and own not in known and about_laws


def _speaking_of_variables(chain: Chain) -> tuple[Node, ...]:
    """Return the members of a chain; those of X ⊥ Y as random variables."""
    letters = (m.name if isinstance(m, Name) else "" for m in chain.members)
    if "⊥" in chain.signs and VARIABLE_LETTERS.union(WEAK_VARIABLE_LETTERS).issuperset(letters):
        return (Call(Name("I"), chain.members, (";",) * len(chain.signs)),)
    return chain.members


@dataclass
class _Parts:
    """The chains of a formula, by what they are for; ``direction`` as of ``case_words``."""

    claims: list[Chain] = field(default_factory=list)
    definitions: list[Chain] = field(default_factory=list)
    conditions: list[Chain] = field(default_factory=list)
    cases: list[Chain] = field(default_factory=list)
    direction: tuple[bool, bool] | None = None
    said: Span = (0, 0)


def _case(parts: _Parts, scope: Scope) -> Case | None:
    if parts.direction is None:
        return None
    found = tuple(c for chain in parts.cases for c in _conditions(chain, scope))
    if not found:
        raise NotUnderstood("it is not said in a formula when equality holds", parts.said)
    if sum(len(chain.signs) for chain in parts.claims) > 1:
        raise NotUnderstood("of which of these relations is that the equality?", parts.said)
    return Case(found, *parts.direction)


def _sorted(formula: Formula, source: str) -> _Parts:
    """Return the claims, the definitions and the conditions of a formula."""
    parts = _Parts()
    claims, definitions, conditions = parts.claims, parts.definitions, parts.conditions
    words = ""
    direction: tuple[bool, bool] | None = None
    concluded = False
    for row in formula.rows:
        statements = tuple(with_uniformity(with_independence(row.statements)))
        for position, statement in enumerate(statements):
            if isinstance(statement, Text):
                must_be_plain(statement)
                # "if a > 0 and b > 0"
                goes_on = supposes(words) and _AND.match(statement.words)
                words = words if goes_on else statement.words
                direction = case_words(words) if claims else None
                if direction is not None and not goes_on:
                    parts.direction, parts.said = direction, statement.span
                continue
            must_hold_no_words(statement, source)
            if direction is not None and statement.signs:
                parts.cases.append(statement)
            elif statement.continues:
                if not claims:
                    raise NotUnderstood("a statement begins with an expression", statement.span)
                claims[-1] = _joined(claims[-1], statement)
            elif supposes(words) and not statement.signs:
                must_name_a_kind(source, _up_to_signs(statements[position:], len(source)))
            elif supposes(words) and _is_definition(statement):
                definitions.append(statement)
            elif set(statement.signs) & _CONDITION_SIGNS or supposes(words):
                conditions.append(statement)
                concluded = (
                    position > 0
                    and isinstance(statements[position - 1], Chain)
                    # "if a > 0, b > 0" goes on with what is supposed
                    and not all(isinstance(m, Name | Numeral) for m in statement.members)
                )
            elif claims and (
                # "for all x" defines nothing
                (statement.signs and _DEFINING.search(words)) or _is_definition(statement)
            ):
                definitions.append(statement)
            elif set(statement.signs) & _SILENT_SIGNS or not statement.signs:
                _must_be_silent(statement, claims)
            elif statement.therefore and position and claims and _names_equal(statement):
                # D(P || Q) = 0 => P = Q says when that is so
                parts.cases.append(statement)
                parts.direction, parts.said = (False, True), statement.span
            else:
                _must_be_claim(statement)
                if statement.therefore and position and claims:
                    # A => B supposes A; at the start of a line => goes on to the next claim
                    conditions.append(claims.pop())
                claims.append(statement)
    if not claims and concluded and len(conditions) > 1:
        # "if P = Q, D(P || Q) = 0"
        claims.append(conditions.pop())
    if len(claims) > 1 and _is_definition(claims[0]):
        definitions.insert(0, claims.pop(0))
    return parts


def _up_to_signs(statements: Sequence[Chain | Text], end: int) -> Span:
    """Return the stretch from the first statement to the next one with a sign, or to the end."""
    signs = (s.span[0] for s in statements if isinstance(s, Chain) and s.signs)
    return statements[0].span[0], next(signs, end)


def _without_first(chain: Chain) -> Chain:
    return replace(
        chain,
        members=chain.members[1:],
        signs=chain.signs[1:],
        sign_spans=chain.sign_spans[1:],
    )


def _joined(before: Chain, after: Chain) -> Chain:
    return replace(
        before,
        members=(*before.members, *after.members),
        signs=(*before.signs, *after.signs),
        sign_spans=(*before.sign_spans, *after.sign_spans),
    )


def _is_definition(chain: Chain) -> bool:
    """Whether a chain gives a letter a distribution: M = (P + Q)/2."""
    if len(chain.members) != 2 or chain.signs[0] not in ("=", ":="):
        return False
    left, right = chain.members
    letter = isinstance(left, Name) and left.name in DISTRIBUTION_LETTERS
    return letter and not isinstance(right, Name) and _is_distribution(right)


def _names_equal(chain: Chain) -> bool:
    """Whether a chain says that two distributions are one: P = Q."""
    return chain.signs == ("=",) and all(
        isinstance(member, Name) and member.name in DISTRIBUTION_LETTERS for member in chain.members
    )


def _is_distribution(node: Node) -> bool:
    return looks_like_distribution(node) or looks_like_distribution(Group("(", node))


def _must_be_silent(chain: Chain, claims: list[Chain]) -> None:
    if not chain.signs and not claims:
        raise NotUnderstood("this states no relation such as A = B", chain.span)


def _must_be_claim(chain: Chain) -> None:
    for position, sign in enumerate(chain.signs):
        if sign not in _SIGNS:
            span: Span = chain.sign_spans[position] if chain.sign_spans else chain.span
            raise NotUnderstood(f"the sign {sign} cannot be proved", span)


def _defined(chain: Chain, nodes: list[Node], scope: Scope) -> Scope:
    """Return the scope with the name that ``name = expression`` defines."""
    left = chain.members[0]
    if not isinstance(left, Name) or len(chain.members) != 2 or chain.signs[0] not in ("=", ":="):
        raise NotUnderstood("a definition gives one name a meaning", chain.span)
    meaning = elaborate(chain.members[1], classify(nodes, scope))
    if isinstance(meaning, Distribution):
        return scope.with_distribution(name_key(left), meaning)
    return scope.with_scalar(name_key(left), meaning)


def _conditions(chain: Chain, scope: Scope) -> list[Condition]:
    match chain:
        case Chain(members=(left, Vector(bracket="{", entries=values)), signs=("∈",)):
            # P(x) is one of them where the product of the differences vanishes
            term = elaborate(left, scope)
            differences = (subtract(term, elaborate(value, scope)) for value in values)
            return [Condition(Mul(tuple(differences)), "=", ZERO)]
    terms = [_side(member, scope) for member in chain.members]
    return [
        Condition(left, sign, right)
        for left, sign, right in zip(terms, chain.signs, terms[1:], strict=False)
    ]


def _side(node: Node, scope: Scope) -> Term:
    law = scope.variables.get(name_key(node)) if isinstance(node, Name) else None
    return law if law is not None else elaborate(node, scope)
