"""A name that the document gives a second value: said again of the same thing, or of another.

Notes write H(S) = -9/14 log2 9/14 - 5/14 log2 5/14 and, a line below, H(S) = 0.940. The second is
a claim about the first where it agrees with it, and where nothing between the two could begin
something else; so is a number that a slip in the digits of the first explains. Pages on
decision trees call the entropy of one set after another H(S), too: where words, a list or a table
may have begun another case, the second value is a definition again. What is neither is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symbolic_info.documents.judging.chain import Chain
from symbolic_info.documents.judging.decide import EQUALITIES, Decision
from symbolic_info.documents.judging.shown import Shown, shown_number
from symbolic_info.documents.judging.units import candidate_bases, natural_base
from symbolic_info.documents.judging.worked import based, decide_values
from symbolic_info.documents.known.determined import speaks_of_another_case
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.values import Values, close
from symbolic_info.documents.reading.readings import Reading
from symbolic_info.documents.reading.runs import Member
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.sources.source import FORMULA, line_in_words
from symbolic_info.notation.meaning.measures_by_name import measure_named
from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
from symbolic_info.notation.tree import Call
from symbolic_info.terms import (
    Apply,
    Log,
    Measure,
    Number,
    Pmf,
    Symbol,
    Term,
    has_unwritten_base,
    subterms,
)
from symbolic_info.terms.binding import free_variables

_DIGITS_OF_NO_ACCIDENT = 3
_DIGITS_ALONE = 4
# lines between two values behind which nobody can be sure that one thing is meant
_FAR = 12


@dataclass(frozen=True, slots=True)
class Working:
    """How a name was given its value: the members of the chain that are true, in order.

    ``values`` are theirs, with everything put in that was known then; ``base`` is that of the
    unwritten logarithms, ``last`` the member with which the chain ends. ``known`` are all values
    that were in force behind it.
    """

    members: tuple[Reading, ...]
    values: tuple[Term, ...]
    base: Term
    last: Member
    line: int
    known: Values


def with_working(
    readings: Sequence[Reading | None],
    signs: Sequence[str],
    verdicts: Sequence[Verdict],
    state: State,
    base: Term,
) -> State:
    """Return the state behind a chain that knows how its first member was given its value."""
    name, end = readings[0], readings[-1]
    if name is None or end is None or not isinstance(name.term, Symbol | Measure):
        return state
    members = list(_true_members(readings[1:], signs, verdicts))
    known = [(member, _closed(member, state, base)) for member in members]
    closed = [(member, value) for member, value in known if value is not None]
    workings = {known: how for known, how in state.workings.items() if known != name.term}
    before = state.workings.get(name.term) if verdicts[0].agrees else None
    worked = any(shown_number(member.member.node) is None for member, _ in closed)
    if before is not None:
        found = (*before.members, *(member for member, _ in closed))
        values = (*before.values, *(value for _, value in closed))
        workings[name.term] = replace(before, members=found, values=values, last=end.member)
    elif closed and (worked or isinstance(name.member.node, Call)):
        line = name.member.found.place(name.member.node.span[0])[0]
        found, values = zip(*closed, strict=True)
        workings[name.term] = Working(found, values, base, end.member, line, state.values)
    return replace(state, workings=workings)


def _true_members(
    readings: Sequence[Reading | None], signs: Sequence[str], verdicts: Sequence[Verdict]
) -> Iterator[Reading]:
    """Yield the members of a chain behind its name that equal it, as far as each is right."""
    links = zip(readings, signs, verdicts, strict=True)
    for position, (reading, sign, verdict) in enumerate(links):
        # behind the first sign, what a chain defines is what its general member stands for
        right = not position or verdict.agrees or verdict is Verdict.DEFINITION
        if reading is None or sign not in EQUALITIES or not right:
            return
        yield reading


def _closed(reading: Reading, state: State, base: Term) -> Term | None:
    if reading.term is None:
        return None
    value = close(based(reading.term, base), state.values)
    return None if free_variables(value) else value


def restated(
    left: Reading, sign: str, right: Reading, state: State, chain: Chain
) -> Decision | None:
    """Return the decision on a second value for a name; ``None`` where it is another's value."""
    before = state.workings.get(left.term) if left.term is not None else None
    if before is None or right.term is None or sign not in EQUALITIES:
        return None
    again = tuple(_closed(member, state, before.base) for member in before.members)
    if again != before.values or free_variables(close(right.term, state.values)):
        return None
    decision = _compared(before, sign, right, state, chain)
    between = _between(before.last, left.member, state)
    if decision.verdict is Verdict.LOOSE and (between is None or _LABEL.search(between)):
        return None
    if decision.verdict is not Verdict.REFUTED:
        return decision if decision.verdict.agrees else None
    shown = shown_number(right.member.node)
    if decision.code in ("refuted-unit", "refuted-base") or _has_other_scale(decision, shown):
        return None
    if in_another_unit(left, right, state):
        # converted, the digits that the working shows may be rounded ones
        return None
    if shown is None and _has_log(right):
        return None
    if between is None or _begins_another(between, left.member, before, state):
        return None
    if shown is not None and _is_slip(decision, left, shown):
        return decision
    if _only_goes_on(between, before, left.member) and (
        shown is not None or decision.code != "refuted"
    ):
        return decision
    there = line_in_words(state.sections, before.line, left.member.found.line)
    return Decision(
        Verdict.UNCHECKED,
        "unchecked-restated",
        f"The document gave {left.member.text} another value on {there}; of that it would be "
        f"wrong. {decision.message}",
    )


def in_another_unit(left: Reading, right: Reading, state: State) -> bool:
    """Whether a value is given in another unit than the one that the working has by its base."""
    before = state.workings.get(left.term) if left.term is not None else None
    unit = UNIT_BASES.get(right.member.unit)
    return before is not None and unit is not None and unit != natural_base(before.values[0])


def _compared(before: Working, sign: str, right: Reading, state: State, chain: Chain) -> Decision:
    """Return the decision on the link from a member of the working, true if one of them is."""
    first: Decision | None = None
    for member in before.members:
        unwritten = member.term is not None and has_unwritten_base(member.term)
        bases = candidate_bases("", chain.written, before.base) if unwritten else (before.base,)
        for base in bases:
            within = replace(chain, base=base, explain=chain.explain and first is None)
            decision = decide_values(member, sign, right, state.values, state, within)
            if decision.verdict is not Verdict.REFUTED:
                return decision
            first = first or decision
    assert first is not None
    return first


def _has_log(reading: Reading) -> bool:
    return reading.term is not None and any(isinstance(p, Log) for p in subterms(reading.term))


def _has_other_scale(decision: Decision, shown: Shown | None) -> bool:
    """Whether a number has the digits of the right value, and is a thousand times as large."""
    if shown is None or decision.value is None or decision.code == "refuted-sign":
        return False
    digits = [re.sub(r"\D", "", text).strip("0") for text in (decision.value, shown.text)]
    return digits[0] == digits[1]


def _is_slip(decision: Decision, left: Reading, shown: Shown) -> bool:
    """Whether a slip explains a number so well that it is no value of something else.

    No measure has the value of another with a minus. Of the entropies of two small sets, one in
    three hundred pairs differs by two digits swapped where three are shown, one in two thousand
    where four are: of three, words must recall the value.
    """
    name = left.member.node
    if decision.code == "refuted-sign":
        is_measure = isinstance(name, Call) and measure_named(name.function) is not None
        return is_measure and shown.places >= _DIGITS_OF_NO_ACCIDENT
    recalls = _RECALLS.search(left.member.found.before.rpartition(FORMULA)[2])
    needed = _DIGITS_OF_NO_ACCIDENT if recalls else _DIGITS_ALONE
    return decision.code == "refuted-digits" and shown.places >= needed


def _between(last: Member, first: Member, state: State) -> str | None:
    """Return what the document has between two expressions; ``None`` where that is too much.

    Between two cells, or files, there may be anything.
    """
    text = state.text
    here, there = last.node.span[1], first.node.span[0]
    if last.found is first.found:
        return last.found.source[here:there]
    (line, column), (end, stop) = last.found.place(here), first.found.place(there)
    if not line <= end <= min(line + _FAR, len(text)):
        return None
    if any(line < section.first <= end for section in state.sections):
        return None
    if line == end:
        return text[line - 1][column - 1 : stop - 1]
    lines = [text[line - 1][column - 1 :], *text[line : end - 1], text[end - 1][: stop - 1]]
    return "\n".join(lines)


# list items, cells of tables, headings, blocks
_STRUCTURE = re.compile(
    r"^[ \t>]*(?:[-*+•]\s|\(?\w{1,3}[.)]\s|\||#{1,6}\s|:::|={3,}|-{3,})|\\item\b|\\(?:sub)*section"
    r"|\\paragraph|\\hline|\\begin\{(?:tabular|example|array|itemize|enumerate)|<(?:li|t[dr]|h\d)\b"
    r"|\\begin\{(?:pmatrix|bmatrix|matrix|cases)\}",
    re.MULTILINE,
)
_ANOTHER = re.compile(
    r"\b(?:for|if|when|where|after|before|among|within|at|in|under|given|let|consider|take|left"
    r"|right|upper|lower|branch\w*|node\w*|leaf|leaves|child\w*|parent|root|sub\w*|split\w*|pure"
    r"|mixed|either|each|both|respectively|estimate\w*|instead|becomes?|updated?|trained|training"
    r"|für|wenn|falls|nach|pour|si|quand|après|para|cuando|después)\b"
    r"|\d|%",
    re.IGNORECASE,
)


# "Fair: ... Loaded: ...": what agrees there with the other's value but for its rounding is its own
_LABEL = re.compile(r"(?:^|[.;])\W*\w[\w '’-]{0,40}:\s")
_TASK = re.compile(
    r"\b(?:problem|exercise|question|scenario|task|aufgabe|exercice|ejercicio)\b", re.IGNORECASE
)
# words that use a value that was given
_RECALLS = re.compile(
    r"\b(?:with|using|since|as|because|recall\w*|again|above|earlier|still|found|computed|calculated"
    r"|so|hence|thus|therefore|needs?|from)\b",
    re.IGNORECASE,
)


def _begins_another(between: str, first: Member, before: Working, state: State) -> bool:
    """Whether what stands between two values of a name may begin another example."""
    prose = first.found.before.rpartition(FORMULA)[2]
    if first.found is not before.last.found and (
        _STRUCTURE.search(between) or _ANOTHER.search(prose) or _TASK.search(between)
    ):
        return True
    if any(map(speaks_of_another_case, (prose, _words(between), first.found.after))):
        return True
    # parameters that were given since
    return any(
        value != before.known.get(name)
        for name, value in state.values.items()
        if isinstance(name, Pmf | Apply) or (isinstance(name, Symbol) and isinstance(value, Number))
        if name not in state.workings
    )


_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:\{[a-z]+\*?\})?|</?[a-z]+[^<>]*>|\.\. math::|&[a-z]+;")
_GOES_ON = re.compile(
    # connectives; "then" and "now" may go on to the next step of something
    r"(?:so|hence|thus|therefore|consequently|that|this|it|which|i|e|ie|is|are|we|have|gets?|obtain"
    r"|find|compute|calculate|conclude|gives?|giving|yields?|equals|and|the|an?|to|by"
    # the evaluation of an expression
    r"|(?:evaluat|comput|calculat|simplify|substitut)(?:ing|ed)|numerical(?:ly)?|approximately"
    r"|roughly|about|exactly|expression|formula|numbers?|values?|results?|answer|overall|entropy"
    r"|sum|bits?|nats?|per|symbol|words"
    # other languages
    r"|also|daher|damit|somit|folglich|ergibt|das|ist|donc|ainsi|soit|por|tanto|luego|entonces"
    r"|quindi|dunque)",
    re.IGNORECASE,
)


def _only_goes_on(between: str, before: Working, first: Member) -> bool:
    """Whether there is nothing between two expressions but words that go on from one to the next.

    Where the chain before ended with its value, or in a line of text, there must be such words.
    """
    words = _words(between).split()
    in_text = first.found.kind == "inline" and before.last.found is not first.found
    evaluated = shown_number(before.last.node) is not None
    if (in_text or evaluated) and {"and", "or"}.issuperset(words):
        return False
    return all(map(_GOES_ON.fullmatch, words)) and not re.search(r"\d", between)


def _words(markup: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]+", _COMMAND.sub(" ", markup)))
