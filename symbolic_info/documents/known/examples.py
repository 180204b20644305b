"""Where an example ends, and what of it stays in force or may be recalled.

A heading, a rule and the end of a block end an example. Its values are then those of an example
that is over (``ended`` says what these still decide), and the random variables are forgotten: the
next example has its own X. Not all of that is final. A part of a section still speaks of what the
section began with. A section that says nothing of its own X may speak of the one before: its laws
can be recalled. And what stands under a heading that lists mistakes is said of what was given
before: nothing that is known gets another value there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from symbolic_info.documents.known.channels import kept as kept_channels
from symbolic_info.documents.known.state import Recalled, State, of_pmf
from symbolic_info.documents.known.values import Values
from symbolic_info.documents.reading.tasks import TASK_LEVEL
from symbolic_info.documents.sources.source import Heading
from symbolic_info.documents.words.lists_of_mistakes import lists_mistakes
from symbolic_info.notation import Scope
from symbolic_info.notation.meaning.shapes import mentions
from symbolic_info.notation.names import (
    LAW_LETTERS,
    VARIABLE_LETTERS,
    WEAK_VARIABLE_LETTERS,
    is_law_of_variable,
)
from symbolic_info.notation.tree import Node
from symbolic_info.terms import Apply, JointTable, Measure, Pmf, Pow, Symbol, Term

_TITLE = 1
# a rule, or a mark that names an example
_NEXT = re.compile(
    r"[-*_\s]*$|.*(?:example|exercise|problem|question|task|aufgabe|beispiel|exemple|ejemplo)",
    re.IGNORECASE,
)
# letters of variables and of their laws
_SPEAKING = VARIABLE_LETTERS.union(WEAK_VARIABLE_LETTERS, LAW_LETTERS)
# how many examples anybody looks back
_EXAMPLES = 20


def under_heading(state: State, heading: Heading, *, lone_table: bool = False) -> State:
    """Return the state behind a heading, which ends the examples above it.

    A part of a section still speaks of what the section began with; that all sections are parts of
    what stands under the title says nothing. ``lone_table`` says that the document has one table of
    a joint distribution, and speaks of no other variables. What opens a task in running text ends
    all that stands before it.
    """
    level = heading.level
    kept = {
        k: v
        for k, v in state.values.items()
        if (0 if lone_table and k in state.tables else _TITLE) < state.levels[k] < level
        if level < TASK_LEVEL
    }
    tables = {name: tables for name, tables in state.tables.items() if name in kept}
    lists = {k: v for k, v in state.lists.items() if _TITLE < state.levels[Symbol(k)] < level}
    scope = _without_laws(state.scope, kept)
    functions = {k: v for k, v in state.functions.items() if v.level < level}
    normals = {k: v for k, v in state.normals.items() if v.level < level}
    over = replace(
        _over(state),
        values=kept,
        scope=scope,
        level=level,
        tables=tables,
        lists=lists,
        functions=functions,
        normals=normals,
        channels=kept_channels(state.channels, kept),
    )
    return _among_mistakes(over, state) if lists_mistakes(heading.text) else over


def example_over(state: State, words: str = "") -> State:
    """Return the state behind the end of an example: what had a value had it once.

    ``words`` are those of the line that it ends with, or that the next one begins with. A block
    that is called no example goes on with what its section speaks of.
    """
    over = _over(state)
    if not _NEXT.match(words):
        over = replace(over, meant=state.meant)
    return _among_mistakes(over, state) if lists_mistakes(words) else over


def _over(state: State) -> State:
    values = {name: value for name, value in state.values.items() if not _of_variables(name, value)}
    examples = (*state.examples, state.values)[-_EXAMPLES:] if state.values else state.examples
    return replace(
        state,
        values={},
        ended={**state.ended, **values},
        examples=examples,
        recalled=_recalled(state),
        judged=False,
        meant=frozenset(),
        scope=_without_laws(state.scope, {}),
        measured={},
        tables={},
        related=False,
        workings={},
        lists={},
        functions={},
        normals={},
        channels={},
    )


def _among_mistakes(over: State, before: State) -> State:
    """Return the state where mistakes are listed: measures that had a value have it still.

    So have probabilities, where they are no random variable's.
    """
    whole = (Measure, Pow) if over.recalled.values else (Measure, Pow, Apply)
    known: dict[Term, Term] = {n: v for n, v in over.ended.items() if isinstance(n, whole)}
    return replace(over, values={**known, **over.values}, measured=before.measured, judged=True)


def with_variables_recalled(nodes: Iterable[Node], state: State) -> State | None:
    """Return the state in which variables that this example gives no law have their last one.

    There is none where ``nodes`` speak of no variables, or no law can be recalled.
    """
    if not state.recalled.values or not any(mentions(node, _SPEAKING) for node in nodes):
        return None
    own = {variable for name in state.values for variable in variables_of(name)}
    values = {
        name: value
        for name, value in state.recalled.values.items()
        if own.isdisjoint(variables_of(name))
    }
    if not values:
        return None
    scope = state.scope
    for name, law in state.recalled.scope.items():
        if own.isdisjoint(variables_of(law)) and name not in scope.distributions:
            scope = scope.with_distribution(name, law)
    tables = {name: t for name, t in state.recalled.tables.items() if name in values}
    return replace(
        state,
        values={**values, **state.values},
        scope=scope,
        tables={**tables, **state.tables},
    )


def variables_of(name: Term) -> tuple[str, ...]:
    """Return the random variables that a pmf is the law of, or one of its probabilities."""
    law = of_pmf(name) or name
    if not isinstance(law, Pmf):
        return ()
    if len(law.alphabets) == 2:
        return tuple(alphabet.name for alphabet in law.alphabets)
    return (law.name[2:],) if is_law_of_variable(law.name) else ()


def _of_variables(name: Term, value: Term) -> bool:
    law = of_pmf(name) or name
    return isinstance(value, JointTable) or (isinstance(law, Pmf) and is_law_of_variable(law.name))


def _recalled(state: State) -> Recalled:
    """Return what is to be recalled of variables behind an example: its laws, and those before."""
    new = {name: value for name, value in state.values.items() if _of_variables(name, value)}
    if not new:
        return state.recalled
    own = {variable for name in new for variable in variables_of(name)}
    before = state.recalled
    values = {k: v for k, v in before.values.items() if own.isdisjoint(variables_of(k))}
    scope = {k: law for k, law in before.scope.items() if own.isdisjoint(variables_of(law))}
    laws = {k: law for k, law in state.scope.distributions.items() if law in new or Pmf(k) in new}
    return Recalled({**values, **new}, {**scope, **laws}, {**before.tables, **state.tables})


def _without_laws(scope: Scope, kept: Values) -> Scope:
    """Return the scope without the laws of random variables, but those that have a value."""
    known: Mapping[str, Term] = scope.distributions
    for name, law in known.items():
        if is_law_of_variable(name) and Pmf(name) not in kept and law not in kept:
            scope = scope.without(name)
    return scope
