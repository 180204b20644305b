"""What an example that is over still decides: the rule for what a document knows further on.

A heading, a rule or the end of a block ends an example. What it gave is used by this rule:

1. The value of a name that the document gives again is the one given last.
2. A value of an example that is over may always confirm a claim.
3. It refutes a claim only where nobody could mean another. That is not so where the claim is true
   of another value that the document gives the name anywhere; where the section of the claim gives
   the name a value further on; where the name had several values before and gets another one in a
   later section; and where a heading since, or words under the headings that the claim stands
   under, may begin an example of their own: another coin, a task, a case, a number in words.
4. Random variables are as a rule others in every section. The law of one refutes a number that is
   said of it further on only where, beside all that, the document gives the variable no other law.
   A general statement, and working with weights of its own, do not speak of it.
5. Where mistakes are listed, all that is known is meant, and a number for a name that has a value
   is a claim about it; elsewhere the number defines the name again.

What is neither confirmed nor refuted defines its name, or is not judged, and the message says what
it would be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.determined import measure_name
from symbolic_info.documents.known.examples import variables_of
from symbolic_info.documents.known.further_on import Behind
from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.runs import Run
from symbolic_info.documents.sources.source import FORMULA, Found
from symbolic_info.documents.words.another_example import begins_an_example
from symbolic_info.notation.meaning.shapes import mentions
from symbolic_info.terms import Pmf, Term
from symbolic_info.terms.binding import free_variables

# so many headings or lines behind a value nobody is certain that it is meant
_HEADINGS = 100
_LINES = 1_000
_LOOKS_BACK = re.compile(
    r"\b(?:above|before|earlier|previous(?:ly)?|former(?:ly)?|was|were|had|oben|vorher|zuvor|war|hatte)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?;:](?=\s)")


def is_meant(name: Term, state: State, behind: Behind, found: Found) -> bool:
    """Whether a claim can only mean the value that ``name`` had in an example that is over.

    ``behind`` has the names that the document gives values further on, ``found`` is the formula of
    the claim.
    """
    if repr(name) in behind.here:
        return False
    if not state.judged and another_may_have_begun(state.lines[name], found, state):
        return False
    return repr(name) not in behind.values or had_one_value(name, state)


def is_judged(left: Reading, right: Reading, state: State) -> bool:
    """Whether a number for a name is there to be judged: one among mistakes, of what is known."""
    return state.judged and _is_known(left, state) and shown_number(right.member.node) is not None


def defines_anew(left: Reading, before: State, state: State) -> State:
    """Return the state behind a definition: one of what is known begins an example of its own."""
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


def variables_are_meant(run: Run, state: State, recalled: State) -> bool:
    """Whether a run can only speak of the random variables that an earlier example gave laws.

    ``recalled`` is the state in which they are in force. The document gives them no other laws, and
    no words since then begin an example.
    """
    found = next(member.found for member in run.members if member is not None)
    laws = [name for name in recalled.values if name not in state.values]
    mentioned = [
        name
        for name in laws
        if any(mentions(m.node, variables_of(name)) for m in run.members if m is not None)
    ]
    return bool(mentioned) and all(
        state.single.issuperset(variables_of(name))
        and not another_may_have_begun(state.lines[name], found, state)
        for name in mentioned
    )


def another_may_have_begun(given: int, found: Found, state: State) -> bool:
    """Whether words between the line of a value and a formula may begin another example."""
    line = found.line
    first, last = (bisect_right(state.headings, at, key=lambda h: h.line) for at in (given, line))
    since = state.headings[first:last]
    start, level = given, None
    for heading in reversed(since):
        if level is None or heading.level < level:
            start, level = heading.line, heading.level
    if len(since) > _HEADINGS or line - start > _LINES:
        return True
    if any(isinstance(known, Pmf) and state.lines[known] > start for known in state.values):
        # what the words of this section begin, it gives
        return begins_an_example((h.text for h in since if h.line < start), ())
    said = (found.before, *state.text[start : line - 1])
    return begins_an_example((h.text for h in since), said)


def with_other_examples(
    state: State, names: Iterable[Term], found: Found, behind: Behind
) -> Iterator[State]:
    """Yield the states in which names have the values of another example, before or further on.

    Names that have a value in force have those of an earlier example only where words around the
    formula look back: "above it was 0.469".
    """
    before, after = found.before.rpartition(FORMULA)[2], found.after
    words = f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}"
    looks_back = state.judged or _LOOKS_BACK.search(words)
    known = {**state.ended, **state.values} if looks_back else state.ended
    last = {name: known[name] for name in names if name in known}
    tried = [last]
    for example in reversed(state.examples):
        given = {**last, **{name: example[name] for name in last if name in example}}
        if given not in tried:
            tried.append(given)
            in_force = {name: given[name] for name in given if name in state.values}
            ended = {**state.ended, **given}
            yield replace(state, ended=ended, values={**state.values, **in_force})
    later = {name: behind.values.get(repr(name), ()) for name in last if name in state.ended}
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
        if repr(name) not in behind.values and had_one_value(name, state)
    }
    return replace(state, values={**state.values, **known}) if known else state
