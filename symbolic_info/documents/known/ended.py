"""What an example that is over still decides: the rule for what a document knows further on.

A heading, a rule or the end of a block ends an example. What it gave is used by this rule:

1. The value of a name that the document gives again is the one given last.
2. A value of an example that is over may always confirm a claim. What is true of a value that was
   replaced, or of one that is given further on, is not refuted.
3. It refutes a claim only where nothing may have begun another example: the section of the claim
   gives the name no value further on; the name did not have several values before and gets another
   one in a later section; no heading since, and no words under the headings that the claim stands
   under, speak of another coin, a task, a case, or a number in words.
4. An equation may give the name a value of its own, as H(P) = 4.7 does for a file that P was not
   given for. It is refuted only where the section has shown that it means the value, by a claim
   that is true of it to three decimals, and no words beside it and no parameter set since name a
   case; where three decimals are shown, and all words since are about measures; or where a slip
   in digits, sign, unit or order leads from the right value to three shown decimals, and the
   document gives the name no other value further on.
5. Random variables are as a rule others in every section. The law of one refutes a number that is
   said of it further on only where, beside all that, the document gives the variable no other law;
   a slip is then not enough. A general statement, and working with weights of its own, do not
   speak of it.
6. Where mistakes are listed, all that is known is meant. A number for a name, with no words around
   it, is there a claim about the value that the name has; elsewhere it defines the name again.

What is neither confirmed nor refuted defines its name, or is not judged, and the message says what
it would be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from symbolic_info.documents.judging.decide import EQUALITIES, Decision
from symbolic_info.documents.judging.shown import decimals_in, shown_number
from symbolic_info.documents.known.determined import measure_name
from symbolic_info.documents.known.examples import variables_of
from symbolic_info.documents.known.further_on import Behind
from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.runs import Member, Run
from symbolic_info.documents.reading.tasks import is_task
from symbolic_info.documents.sources.source import FORMULA, Found, Heading
from symbolic_info.documents.words.another_example import begins_an_example, names_a_case
from symbolic_info.documents.words.only_measures import names_only_measures
from symbolic_info.documents.words.solved import UNKNOWNS
from symbolic_info.notation.meaning.shapes import mentions
from symbolic_info.notation.tree import Name, Node, Numeral, Vector, bare
from symbolic_info.terms import Pmf, Term
from symbolic_info.terms.binding import free_variables

# so many headings or lines behind a value nobody is certain that it is meant
_HEADINGS = 100
_LINES = 1_000
# decimals that are not the same by accident
_DIGITS = 3
# what nobody finds by accident in the value of another distribution
_SLIPS = frozenset(("refuted-digits", "refuted-sign", "refuted-unit", "refuted-order"))
_LOOKS_BACK = re.compile(
    r"\b(?:above|before|earlier|previous(?:ly)?|former(?:ly)?|was|were|had|oben|vorher|zuvor|war|hatte)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")
_UNIT = re.compile(r"[\W\d_]*(?:(?:bit|nat|hartley|dit|ban|shannon)s?\b)?[\W\d_]*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.!?;:,)](?=\s|$)")
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)")


def are_meant(
    names: frozenset[Term],
    left: Reading,
    sign: str,
    right: Reading,
    state: State,
    behind: Behind,
    decision: Decision,
) -> bool:
    """Whether a link can only mean the values that names had in examples that are over.

    ``behind`` has what the document gives names further on, ``decision`` is that on the link with
    these values.
    """
    if any(behind.gives(repr(name), here=True) for name in names):
        return False
    found = left.member.found
    if state.judged:
        return not names_a_case(found.before)
    gives = sign in EQUALITIES and not _is_given(left, state)
    shown = shown_number(right.member.node)
    slip = decision.code in _SLIPS and shown is not None and shown.places >= _DIGITS
    return all(
        _may_be_meant(name, state, behind, found, sign)
        and (
            not gives
            or _is_shown_to_be_meant(name, right.member, found, state)
            or (slip and not behind.gives(repr(name)))
        )
        for name in names
    )


def _is_shown_to_be_meant(name: Term, right: Member, found: Found, state: State) -> bool:
    """Whether an equation that could give a name a value of its own does not.

    What is said "for three inputs" or "after the tenth day" need not be said of what the section
    spoke of so far, and "2 bits are 1.386 nats" of anything that was given.
    """
    words = found.before.rpartition(FORMULA)[2], _CLAUSE_END.split(right.found.after)[0]
    if any(names_a_case(said) and not names_only_measures((said,)) for said in words):
        return False
    shown = shown_number(right.node)
    rough = shown is not None and shown.places < _DIGITS
    return name in state.meant or (not rough and _only_measures(state.lines[name], found, state))


def confirmed(names: Iterable[Term], right: Node, found: Found, state: State) -> State:
    """Return the state behind a link that is true by the values of names of examples that are over.

    ``right`` is what its right side shows, in the formula ``found``.

    Three decimals, or a list, are no accident: then the section speaks of these.
    """
    decimals = (shown.places for shown in decimals_in(right))
    certain = isinstance(bare(right), Vector) or max(decimals, default=0) >= _DIGITS
    if not certain or _looks_back(found):
        return state
    return replace(state, meant=state.meant.union(names))


def _is_given(left: Reading, state: State) -> bool:
    """Whether this example gives one of the distributions of an expression."""
    names = free_variables(left.term) if left.term is not None else frozenset()
    return any(isinstance(name, Pmf) and name in state.values for name in names)


def _may_be_meant(name: Term, state: State, behind: Behind, found: Found, sign: str) -> bool:
    """Whether nothing begins another example between a value and a claim.

    A task may give a name a value by an equation that is none of the task before.
    """
    given = state.lines[name]
    if repr(name) in UNKNOWNS or another_may_have_begun(given, found, state):
        return False
    if sign in EQUALITIES and _in_another_task(given, found, state):
        return False
    return not behind.gives(repr(name)) or had_one_value(name, state)


def stands_alone(found: Found) -> bool:
    """Whether no words stand around a formula in its paragraph or item, but for a unit."""
    return not _WORD.search(found.before) and bool(_UNIT.fullmatch(found.after))


def is_judged(left: Reading, right: Reading, state: State) -> bool:
    """Whether a number for a name is there to be judged: one among mistakes, of what is known.

    It stands there by itself: what words introduce may be about something else.
    """
    alone = state.judged and stands_alone(left.member.found)
    return alone and _is_known(left, state) and shown_number(right.member.node) is not None


def defines_anew(left: Reading, right: Reading, before: State, state: State) -> State:
    """Return the state behind a definition: one of what is known begins an example of its own.

    So may a parameter that is set: T = 2.
    """
    if isinstance(left.member.node, Name) and isinstance(bare(right.member.node), Numeral):
        state = replace(state, meant=frozenset())
    return replace(state, judged=False) if before.judged and _is_known(left, before) else state


def _is_known(name: Reading, state: State) -> bool:
    term = name.term
    return term is not None and (
        term in state.values or term in state.ended or measure_name(term) in state.measured
    )


def had_one_value(name: Term, state: State) -> bool:
    """Whether all examples that are over and gave a name a value gave it the same one."""
    value = state.ended[name]
    return all(example.get(name, value) == value for example in state.examples)


def recalled_laws(run: Run, state: State, recalled: State) -> frozenset[Term]:
    """Return the laws of the variables that a run speaks of, of those that are only recalled."""
    nodes = [member.node for member in run.members if member is not None]
    return frozenset(
        name
        for name in recalled.values
        if name not in state.values and any(mentions(node, variables_of(name)) for node in nodes)
    )


def variables_are_meant(laws: frozenset[Term], shown: Member, state: State) -> bool:
    """Whether a number can only be said of the random variables that an earlier example gave laws.

    The document gives them no other laws, the section has shown that it speaks of these, and no
    words since then begin an example.
    """
    found = shown.found
    return bool(laws) and all(
        _is_shown_to_be_meant(law, shown, found, state)
        and state.single.issuperset(variables_of(law))
        and not another_may_have_begun(state.lines[law], found, state)
        and not _in_another_task(state.lines[law], found, state)
        for law in laws
    )


def table_may_be_over(left: Reading, right: Reading, state: State) -> bool:
    """Whether a section may have its own example, where the one table of the page is in force."""
    terms = (reading.term for reading in (left, right) if reading.term is not None)
    names = {name for term in terms for name in free_variables(term)}
    tables = [name for name in names if name in state.tables and name in state.values]
    found = left.member.found
    return any(
        _since(state.lines[name], found, state)[0]
        and another_may_have_begun(state.lines[name], found, state)
        for name in tables
    )


def another_may_have_begun(given: int, found: Found, state: State) -> bool:
    """Whether another example may have begun between the line of a value and a formula."""
    since, start = _since(given, found, state)
    if len(since) > _HEADINGS or found.line - start > _LINES:
        return True
    if any(isinstance(known, Pmf) and state.lines[known] > start for known in state.values):
        # what the words of this section begin, it gives
        return begins_an_example((h.text for h in since if h.line < start), ())
    return begins_an_example((h.text for h in since), _said(start, found, state))


def _only_measures(given: int, found: Found, state: State) -> bool:
    """Whether the words between the line of a value and a formula are about measures alone."""
    since, start = _since(given, found, state)
    headings = (h.text for h in since if h.line >= start)
    return names_only_measures((*headings, *_said(start, found, state)))


def _since(given: int, found: Found, state: State) -> tuple[tuple[Heading, ...], int]:
    """Return the headings since a line, and the line that the section of a formula begins with."""
    _, since = _headings(given, found.line, state)
    return since, next((heading.line for heading in _above(since)), given)


def _said(start: int, found: Found, state: State) -> tuple[str, ...]:
    return (found.before, *state.text[start : found.line - 1])


def _in_another_task(given: int, found: Found, state: State) -> bool:
    """Whether the value on a line is one of a task, and a formula belongs to another."""
    before, since = _headings(given, found.line, state)
    return any(map(is_task, since)) and any(map(is_task, _above(before)))


def _headings(
    given: int, line: int, state: State
) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    """Return the headings before a line, and those between it and a later one: the last of each.

    Nobody looks further back than over so many, of which one more is told.
    """
    first, last = (bisect_right(state.headings, at, key=lambda h: h.line) for at in (given, line))
    most = _HEADINGS + 1
    return state.headings[max(0, first - most) : first], state.headings[
        max(first, last - most) : last
    ]


def _above(headings: Sequence[Heading]) -> list[Heading]:
    """Return those of headings, given in order, that what follows them stands under."""
    found: list[Heading] = []
    for heading in reversed(headings):
        if not found or heading.level < found[0].level:
            found.insert(0, heading)
    return found


def _looks_back(found: Found) -> bool:
    before, after = found.before.rpartition(FORMULA)[2], found.after
    words = f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}"
    return bool(_LOOKS_BACK.search(words))


def with_other_examples(
    state: State, names: Iterable[Term], found: Found, behind: Behind
) -> Iterator[State]:
    """Yield the states in which names have the values of another example, before or further on.

    Names that have a value in force have those of an earlier example only where words around the
    formula look back: "above it was 0.469", or where they have it by single probabilities, which
    may be those of a random variable.
    """
    looks_back = state.judged or _looks_back(found)
    known = {**state.ended, **state.values} if looks_back else state.ended
    single = {name: state.values[name] for name in state.pointwise & state.values.keys()}
    known = {**single, **known}
    last = {name: known[name] for name in names if name in known}
    tried = [last]
    for example in reversed(state.examples):
        given = {**last, **{name: example[name] for name in last if name in example}}
        if given not in tried:
            tried.append(given)
            in_force = {name: given[name] for name in given if name in state.values}
            ended = {**state.ended, **given}
            yield replace(state, ended=ended, values={**state.values, **in_force})
    later = {name: tuple(behind.values(repr(name))) for name in last if name in state.ended}
    for place in range(max(map(len, later.values()), default=0)):
        given = {name: values[place] for name, values in later.items() if place < len(values)}
        yield replace(state, ended={**state.ended, **given})


def recalling(state: State, term: Term, behind: Behind) -> State:
    """Return the state in which ended values of the names in a term are in force again.

    Only those which no other example had, before or further on.
    """
    names = free_variables(term) - state.values.keys()
    known = {
        name: state.ended[name]
        for name in names
        if name in state.ended
        if not behind.gives(repr(name)) and had_one_value(name, state)
    }
    return replace(state, values={**state.values, **known}) if known else state
