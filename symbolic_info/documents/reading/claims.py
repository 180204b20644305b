"""From formulas to runs: which relation signs of a document claim something, and of what.

A *run* is a chain ``e0 R1 e1 R2 e2 ...`` as the reader of the document follows it, across the
rows of a display and across formulas: a row or a formula that begins with a relation sign
continues the one before it. Signs that claim nothing (membership, "distributed as", conditions)
make no run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from symbolic_info.documents.known.law_tables import laws_of
from symbolic_info.documents.known.tables import names_outcomes, table_in
from symbolic_info.documents.reading.arrows import as_supposition
from symbolic_info.documents.reading.beside import ORDERS, is_alternative, is_paired_outside
from symbolic_info.documents.reading.habits import writes_decimal_commas
from symbolic_info.documents.reading.runs import Drawn, Flawed, Member, Part, Run, Sign
from symbolic_info.documents.reading.tasks import parts_with_tasks
from symbolic_info.documents.sources.source import (
    FORMULA,
    Document,
    Found,
    Table,
)
from symbolic_info.notation import read
from symbolic_info.notation.conditions import (
    announces_condition,
    begins_with_condition,
    case_words,
    leaves_condition,
    only_restricts,
    restates,
)
from symbolic_info.notation.names import (
    VARIABLE_LETTERS,
    WEAK_VARIABLE_LETTERS,
)
from symbolic_info.notation.tree import (
    Chain,
    Formula,
    Fraction,
    Name,
    Node,
    Numeral,
    Percent,
    Repair,
    Text,
    Vector,
)

CLAIMING_SIGNS = frozenset(["=", "≈", "≤", "≥", "<", ">", "≠", "≰", "≱", ":=", "≡"])

_LISTED = re.compile(r"\s*(,|,?\s*and)\s*", re.IGNORECASE)
_ANDED = re.compile(FORMULA + r"[\s,;]*(and|or|&)\s*$", re.IGNORECASE)
_JOINED = re.compile(FORMULA + r"[\s,;]*(and|or|&)?\s*$", re.IGNORECASE)
# the full stop of "i.e." ends no sentence
_SENTENCE_END = re.compile(
    r"(?<!\bi\.e)(?<!\be\.g)(?<!\bresp)(?<!\bcf)(?<!\bw\.r\.t)[.!?](\s|$)", re.IGNORECASE
)
_BEGINS = re.compile(r"\b(let|now|suppose|consider)\W*$", re.IGNORECASE)
_IS = re.compile(r"\s*(now\s+)?(be|is|denotes?|represents?|stands?)\b", re.IGNORECASE)
_WHERE = re.compile(r"\b(where|with|and|for|let|given)\b\W*$", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"\s*(?:(?:bit|nat|hartley|dit|ban|shannon)s?\b)?\s*(?P<comma>,)?\s*\(?"
    r"\s*(?:(?P<where>where)|for|with|given)"
    r"(?:\s+(?:the|a))?(?:\s+(?:distributions?|pmfs?|coin|vectors?|laws?))?\s*",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^\s*[~(]?\s*(bit|nat|hartley|dit|ban|shannon)s?\b", re.IGNORECASE)
_UNIT_NAMES = {"dit": "hartley", "ban": "hartley", "shannon": "bit"}


# what keeps a formula, or the rest of it, from being read at all
_FATAL = frozenset(("limit", "unclosed-environment", "unreadable"))


def parts_of(document: Document, decimal_comma: bool = False) -> list[Part]:
    """Return the runs and the structural marks of a document, in order.

    The runs of one formula that stand behind "where" come before the formula's other runs:
    they give the names in them a meaning.

    ``decimal_comma`` says that 3{,}322 has a decimal comma, where the document does not show it.
    """
    parts: list[Part] = []
    supposed = _Supposed()
    explained: int | None = None
    sources = (found.source for found in document.formulas())
    decimal_comma = decimal_comma or writes_decimal_commas(sources)
    for part in parts_with_tasks(document):
        if not isinstance(part, Found):
            outcomes = isinstance(part, Table) and names_outcomes(part)
            parts.append(part)
            supposed = _Supposed()
            continue
        table = table_in(part)
        if table is not None and (names_outcomes(table) or laws_of(table)):
            parts.append(table)
            continue
        formula = read(part.source, decimal_comma)
        if formula.repairs:
            kept = tuple(r for r in formula.repairs if not is_paired_outside(r, part))
            formula = replace(formula, repairs=kept)
        supposed = supposed.before(part)
        if supposed.here:
            chains = () if supposed.unless else tuple(chain for chain, _ in _chains(formula))
            supposed = replace(supposed, chains=supposed.chains + chains)
            _suppose_behind(parts, part, chains)
            continue
        own: list[Run] = []
        for chain, explains in _chains(formula):
            if part.heads and _is_outcome(chain, outcomes):
                continue
            drawn = _drawn(chain, part)
            if drawn is not None:
                # of X, Y ∼ P nothing is known but that it is said of both
                several = own and own[-1].signs == () and not chain.continues
                parts.append(replace(drawn, law=None) if several else drawn)
            run = _run(chain, part, formula.repairs, explains)
            if chain.continues:
                previous = own.pop() if own else _take_last_run(parts, chain, part)
                if previous is not None:
                    run = replace(
                        previous,
                        members=(*previous.members, *run.members[1:]),
                        signs=(*previous.signs, *run.signs),
                    )
            elif chain.therefore and own and (supposed_here := as_supposition(own[-1], run)):
                own.pop()
                run = supposed_here
            own.append(run)
        if supposed.said or any(announces_condition(words) for _, words in _with_words(formula)):
            inner, cases, direction = _inner_conditions(formula)
            own = [
                replace(
                    run,
                    conditional=True,
                    conditions=run.conditions + supposed.chains + inner,
                    cases=run.cases + cases,
                    direction=run.direction or direction,
                )
                for run in own
            ]
        explained = _explained(parts, own, part, explained)
        if own:
            own[-1] = _with_words_behind(own[-1], part)
        own.sort(key=lambda run: not run.where)
        place = len(parts) if explained is None else explained
        parts[place:] = [*own, *map(_without_condition, parts[place:])]
        claimed = {repair for run in own if run.signs for repair in _repairs_of(run)}
        # what is broken in a formula that claims nothing makes no claim wrong
        broken = _FATAL if claimed or any(run.signs for run in own) else _FATAL - {"unreadable"}
        fatal = (repair for repair in formula.repairs if repair.kind in broken)
        parts.extend(Flawed(part, repair) for repair in fatal if repair not in claimed)
    return [piece for part in parts for piece in _claiming(part)]


@dataclass(frozen=True, slots=True)
class _Supposed:
    """What the sentence supposes so far: ``here`` says that the formula itself is supposed.

    It is a condition as well where it is not supposed (``unless``): then nothing is true by it.
    """

    said: bool = False
    here: bool = False
    unless: bool = False
    chains: tuple[Chain, ...] = ()
    paragraph: int = -1

    def before(self, found: Found) -> _Supposed:
        """Return what is supposed where a formula stands."""
        since = found.before.rpartition(FORMULA)[2]
        over = _SENTENCE_END.search(since) or leaves_condition(since)
        same = found.paragraph == self.paragraph and not over
        known = self if same else _Supposed()
        joined = known.here and (
            bool(_ANDED.search(found.before) or restates(since)) or _goes_on_with_list(found)
        )
        here = announces_condition(found.before) or joined
        unless = known.unless if joined else here and only_restricts(since)
        return _Supposed(known.said or here, here, unless, known.chains, found.paragraph)


def _goes_on_with_list(found: Found) -> bool:
    """Whether a formula is in the middle of a list: the b of "if a > 0, b > 0 and c > 0".

    "If P = Q, D(P || Q) = 0" supposes no more behind the comma.
    """
    return bool(_JOINED.search(found.before) and _LISTED.fullmatch(found.after))


def _suppose_behind(parts: list[Part], found: Found, chains: tuple[Chain, ...]) -> None:
    """Give a condition to the run before it, where words behind that run announced it."""
    last = parts[-1] if parts else None
    _, between, words = found.before.rpartition(FORMULA)
    if not isinstance(last, Run) or not between or _SENTENCE_END.search(words):
        return
    direction = last.direction if _JOINED.search(found.before) else case_words(words)
    if direction is not None and any(map(_is_order, chains)):
        # "x <= y iff y >= x" says when an order holds, not when it is an equality
        parts[-1] = replace(last, conditional=True, conditions=last.conditions + chains)
    elif direction is not None:
        cases = last.cases + chains
        parts[-1] = replace(last, conditional=True, cases=cases, direction=direction)
    elif last.conditional:
        parts[-1] = replace(last, conditions=last.conditions + chains)


def _is_order(chain: Chain) -> bool:
    return not ORDERS.isdisjoint(chain.signs)


def _run(chain: Chain, found: Found, repairs: tuple[Repair, ...], explains: bool) -> Run:
    begins = [end for _, end in chain.sign_spans]
    begins = begins if chain.continues else [chain.members[0].span[0], *begins]
    members = tuple(
        Member(node, found, _within(repairs, begin, node))
        for begin, node in zip(begins, chain.members, strict=True)
    )
    signs = tuple(
        Sign(sign, found, span) for sign, span in zip(chain.signs, chain.sign_spans, strict=True)
    )
    return Run((None, *members) if chain.continues else members, signs, where=explains)


def _chains(formula: Formula) -> Iterator[tuple[Chain, bool]]:
    """Yield the chains of a formula that are no conditions, and whether each explains names."""
    for chain, words in _with_words(formula):
        if not announces_condition(words):
            yield chain, bool(_WHERE.search(words))


def _drawn(chain: Chain, found: Found) -> Drawn | None:
    """Return what a chain, and the words around it, say of a random variable."""
    law: Node | None = None
    match chain:
        case Chain(members=(Name() as name, Node() as said), signs=("∼",)):
            law = said
        case Chain(members=(Name() as name,), signs=()) if _BEGINS.search(
            found.before.rpartition(FORMULA)[2]
        ) or _IS.match(found.after):
            pass
        case _:
            return None
    if name.name not in VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS:
        return None
    return Drawn(name, law, found.place(chain.span[0])[0])


def _is_outcome(chain: Chain, of_any_name: bool) -> bool:
    """Whether a chain names an outcome of a random variable, as the heading X = 0 does."""
    match chain:
        case Chain(members=(Name() as name, Numeral() | Name() | Text()), signs=("=",)):
            return of_any_name or name.name in VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS
        case _:
            return False


def _inner_conditions(
    formula: Formula,
) -> tuple[tuple[Chain, ...], tuple[Chain, ...], tuple[bool, bool] | None]:
    """Return what is supposed inside a formula, when equality is said to hold, and how."""
    supposed: list[Chain] = []
    cases: list[Chain] = []
    direction = None
    for chain, words in _with_words(formula):
        if announces_condition(words):
            found = case_words(words)
            direction = direction or found
            if found is not None:
                cases.append(chain)
            elif not only_restricts(words):
                supposed.append(chain)
    return tuple(supposed), tuple(cases), direction


def _with_words(formula: Formula) -> Iterator[tuple[Chain, str]]:
    """Yield the chains of a formula, each with the words of the formula right before it."""
    words = ""
    for row in formula.rows:
        for statement in row.statements:
            if isinstance(statement, Text):
                words = statement.words
            else:
                yield statement, words
                words = ""


def _take_last_run(parts: list[Part], chain: Chain, found: Found) -> Run | None:
    """Remove and return the run that a chain continues: the last part, if it is a run.

    A line of plain text goes on with the line above it only.
    """
    if found.kind == "fence" and not found.follows:
        return None
    if parts and isinstance(parts[-1], Run) and not is_alternative(parts[-1], chain, found):
        return parts.pop()  # type: ignore[return-value]
    return None


def _within(repairs: tuple[Repair, ...], begin: int, node: Node) -> tuple[Repair, ...]:
    """Return the repairs inside a node, or beside it (a bracket too many), behind its sign."""
    start, end = node.span
    return tuple(r for r in repairs if min(begin, start) <= r.span[0] <= end + 1)


def _repairs_of(run: Run) -> Iterator[Repair]:
    return (repair for member in run.members if member for repair in member.repairs)


def _explained(parts: list[Part], runs: list[Run], found: Found, before: int | None) -> int | None:
    """Return the place of the runs whose names a formula behind them gives values.

    "H(P) = 1.5 bits, where P = [0.5, 0.25, 0.25]". Behind a comma, "for" and "with" may as well
    begin what follows; where nothing follows in the sentence, they do not. ``before`` is that
    place for the formula before, which an "and" goes on from.
    """
    words = found.before.rpartition(FORMULA)[2]
    if not runs or not parts or not all(map(_gives_a_value, runs)) or FORMULA not in found.before:
        return None
    if before is not None and _JOINED.search(FORMULA + words):
        return before
    match = _EXPLAINS.fullmatch(words)
    last = parts[-1]
    if match is None or not isinstance(last, Run) or last.members[-1] is None:
        return None
    if match["comma"] and not match["where"] and found.after.strip(" .;:)\n"):
        return None
    source = last.members[-1].found
    place = len(parts)
    while place and source is _source(parts[place - 1]):
        place -= 1
    return place if source.paragraph == found.paragraph else None


def _source(part: Part) -> Found | None:
    """Return the formula in which a run ends."""
    last = part.members[-1] if isinstance(part, Run) else None
    return last.found if last is not None else None


def _gives_a_value(run: Run) -> bool:
    match run.members:
        case (Member(node=Name()), Member(node=Vector() | Numeral() | Fraction() | Percent())):
            return run.signs[0].sign in ("=", ":=")
        case _:
            return False


def _without_condition(part: Part) -> Part:
    """Return a run that words behind it do not restrict: they explain its names."""
    return replace(part, conditional=False) if isinstance(part, Run) else part


def _with_words_behind(run: Run, found: Found) -> Run:
    unit = _UNIT.match(found.after)
    last = run.members[-1]
    if unit and last is not None and not last.unit:
        name = unit.group(1).lower()
        last = replace(last, unit_after=_UNIT_NAMES.get(name, name))
        run = replace(run, members=(*run.members[:-1], last))
    if begins_with_condition(found.after):
        run = replace(run, conditional=True)
    return run


def _claiming(part: Part) -> Iterator[Part]:
    """Split a run at the signs that claim nothing; pass everything else on."""
    if not isinstance(part, Run):
        yield part
        return
    if all(sign.sign in CLAIMING_SIGNS for sign in part.signs):
        yield part
        return
    start = 0
    for position, sign in enumerate(part.signs):
        if sign.sign not in CLAIMING_SIGNS:
            yield replace(
                part,
                members=part.members[start : position + 1],
                signs=part.signs[start:position],
            )
            start = position + 1
    yield replace(part, members=part.members[start:], signs=part.signs[start:])
