"""What the words of a sentence suppose: independence, a uniform law, two laws that are one.

"If X and Y are independent, I(X;Y) = 0" and "for the uniform distribution, H(P) = log n" are
judged with what they suppose put in. Names that the words give must be those of the claim; where
they give none, the claim has to leave no choice. A sentence that denies, asks or compares
supposes nothing. Words that restrict the claim beyond that are left over, and then nothing that
is wrong under the supposition is called wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from symbolic_info.documents.known.determined import speaks_of_a_relation
from symbolic_info.documents.known.state import State
from symbolic_info.documents.reading.runs import Member, Run
from symbolic_info.documents.words.special_cases import restricts
from symbolic_info.notation import Condition
from symbolic_info.notation.conditions import leaves_condition
from symbolic_info.terms import Marginal, Pmf, Term, Uniform, subterms
from symbolic_info.terms.binding import free_variables

_LINES = 6
_AFTER = 150
# characters before a claim: a paragraph in one line may have thousands of claims
_BEFORE = 4_000

_NAME = r"\$?\\?\(?\s*(?<![A-Za-z])(?P<{}>[A-Za-z](?:_\{{?\w+\}}?)?)(?![A-Za-z])\s*\\?\)?\$?"
_TWO = (
    rf"{_NAME.format('a')}\s*(?:and|,|und|et)\s*{_NAME.format('b')}",
    r"(?:(?:the|two|both)\s+)*(?:random\s+)?(?:variables|distributions|laws|pmfs)",
)
_IF = r"(?:\b(?:if|when|where|since|as|because|for|let|assum\w+|suppos\w+|provided|with)\b\s*)?"
# where no names are given, words must say that something is supposed
_FOR = r"\b(?:if|when|for|under|assum\w+|suppos\w+)\s+"
_THAT = r"(?:that\s+)?(?:the\s+)?"
_ARE = r"\s*(?:are|be|is|being|were\s+chosen)\s+"
# "independent copies" have one law, too
_NO_COPIES = r"(?!\s+(?!of\b)[a-z]+s\b)"

# compiled where they are asked for, which takes a while: most pages suppose nothing in words
_INDEPENDENT = tuple(
    _IF + _THAT + pattern
    for pattern in (
        rf"{_TWO[0]}{_ARE}(?:mutually\s+|statistically\s+)?independent\b{_NO_COPIES}",
        rf"{_TWO[1]}{_ARE}(?:mutually\s+|statistically\s+)?independent\b{_NO_COPIES}",
        rf"{_NAME.format('a')}{_ARE}independent\s+of\s+{_NAME.format('b')}",
        rf"independent\s+(?:random\s+)?(?:variables\s+)?{_TWO[0]}",
        rf"{_FOR}(?:two\s+)?independent\s+(?:random\s+)?variables",
    )
)
_ONE = tuple(
    _IF + _THAT + pattern
    for pattern in (
        rf"{_TWO[0]}{_ARE}(?:identical|equal|the\s+same)\b",
        rf"{_TWO[1]}{_ARE}(?:identical|equal|the\s+same)\b",
        rf"{_FOR}(?:two\s+)?(?:identical|equal)\s+distributions",
    )
)
_EVEN = tuple(
    _IF + _THAT + pattern
    for pattern in (
        rf"{_NAME.format('a')}{_ARE}(?:the\s+|a\s+)?uniform(?:ly\s+distributed|\s+distribution)?\b",
        rf"uniform\s+(?:distribution\s+|law\s+|pmf\s+)?{_NAME.format('a')}(?![\w-])",
        rf"{_FOR}(?:an?\s+|the\s+)uniform\s+(?:distribution|law|pmf|source)",
    )
)
# if P = Q
_WRITTEN = re.compile(
    r"\b(?:if|when|whenever|where|assum\w+|suppos\w+|provided)\s+(?:that\s+)?"
    r"(?:\$[^$]+\$|\\\((?:(?!\\\)).)+\\\)|:math:`[^`]+`)",
    re.IGNORECASE,
)
# what denies, asks, compares, or goes on to the condition under which it is so
_NOTHING = re.compile(
    r"\b(?:not|\w+n['’]t|nor|never|no|neither|unless|without|would|could|but|however|although|though|even"
    r"|whether|how|far|close|near\w*|almost|approximately|measur\w*|test\w*|compar\w*|than|check|unlike"
    r"|against|relative|versus|vs|instead|differ\w*|from|redundan\w*|estimat\w*|empirical\w*|observed"
    r"|data|simulat\w*|sampl\w*"
    r"|conditional\w*|dependent|iff|only|exactly|precisely|means\s+that)\b|\?",
    re.IGNORECASE,
)
# behind a supposition: its condition
_NOT_OF_THE_CLAIM = re.compile(
    r"\b(?:if|when|whenever|provided)\b|^\W*(?:given|conditioned|conditionally)\b",
    re.IGNORECASE,
)
# between a claim and what is supposed of it
_DIRECTLY = re.compile(r"[\s,(]*(?:bits?|nats?|holds|again)?[\s,(]*", re.IGNORECASE)
_CONCLUDES = re.compile(
    r"\W*(?:(?:then|hence|so|thus|therefore|consequently|it|that|we|have|get|find|follows|holds)\W+)*",
    re.IGNORECASE,
)
_HINT = re.compile(r"independent|uniform|identical|equal|same", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n[ \t>]*\n")
_ENDS = (".", "!", "?")
_BEGINS = re.compile(r"\W*(?:let|suppose|assume|consider|say)\b", re.IGNORECASE)
_DELIMITERS = re.compile(r"(?:\$\$?|\\\[|\\\(|\\begin\{[a-z]+\*?\}|\.\. math::|:math:`)\s*$")
_FORMULA = re.compile(r"\$|\\\(|:math:")


@dataclass(frozen=True, slots=True)
class Supposed:
    """What words suppose of a claim; ``whole`` says that they restrict it in no other way."""

    conditions: tuple[Condition, ...] = ()
    words: str = ""
    whole: bool = False


def supposed_by_words(run: Run, terms: Sequence[Term], state: State, related: bool) -> Supposed:
    """Return what the sentence around a run, or the one before it, supposes of its ``terms``.

    Where the document says more of a name, or of how variables depend on each other, that may
    restrict the claim as well; ``related`` says that words above the paragraph may say the latter.
    """
    members = [member for member in run.members if member is not None]
    if not members or not state.text:
        return Supposed()
    earlier, before, sentence = _before(members[0], state.text)
    behind = _behind(members[-1], state.text)
    if not run.conditions and not _HINT.search(f"{before} {sentence} {behind}"):
        return Supposed()
    given = {**state.ended, **state.values}
    declared = state.scope.distributions.values()
    names = {name for term in terms for name in free_variables(term)}
    restricted = state.special or any(name in given or name in declared for name in names)
    written = len(run.conditions) == 1 and bool(run.conditions[0].signs)
    places = (sentence, behind, before)
    for words in places:
        elsewhere = " ".join(place for place in places if place is not words)
        for conditions, match, patterns in _found(words, terms, written):
            start, end = words[: match.start()], words[match.end() :]
            if _NOTHING.search(words) or leaves_condition(end) or _NOT_OF_THE_CLAIM.search(end):
                return Supposed()
            if words is behind and not _DIRECTLY.fullmatch(start):
                return Supposed()
            others = f"{start} {end} {elsewhere}"
            more = restricted or restricts(others)
            if words is before:
                more = more or not _CONCLUDES.fullmatch(f"{sentence} ")
            if patterns is _INDEPENDENT:
                # that this was supposed before says nothing more
                for pattern in patterns:
                    earlier = re.sub(pattern, "", earlier, flags=re.IGNORECASE)
                more = more or related or speaks_of_a_relation(earlier)
            whole = not (more or _FORMULA.search(others))
            return Supposed(conditions, " ".join(match[0].split()), whole)
    return Supposed()


def _before(first: Member, text: Sequence[str]) -> tuple[str, str, str]:
    """Return what stands before a member: earlier sentences, one that lets something be, its own.

    The sentence that lets something be is the one right before its own, or none.
    """
    line, column = first.found.line, first.found.column
    if line > len(text):
        return "", "", ""
    lines = [*text[max(0, line - _LINES) : line - 1], text[line - 1][: column - 1]]
    window = _DELIMITERS.sub("", "\n".join(lines)[-_BEFORE:].rstrip()).rstrip()
    pieces = [piece for piece in _SENTENCE_END.split(window) if piece.strip()]
    sentence = pieces.pop() if pieces and not pieces[-1].rstrip().endswith(_ENDS) else ""
    before = pieces.pop() if pieces and _BEGINS.match(pieces[-1]) else ""
    return " ".join(pieces), before, sentence


def _behind(last: Member, text: Sequence[str]) -> str:
    """Return the rest of the sentence behind a member."""
    line, column = last.found.place(len(last.found.source))
    if line > len(text):
        return ""
    lines = [text[line - 1][column - 1 :], *text[line : line + 2]]
    rest = re.sub(r"^(?:\$\$?|\\\]|\\\)|`)", "", "\n".join(lines))[:_AFTER]
    return re.split(r"[.!?](?=\s|$)|\n[ \t>]*\n|\$\$|\\\[", rest)[0]


_Found = tuple[tuple[Condition, ...], re.Match[str], tuple[str, ...]]


def _found(words: str, terms: Sequence[Term], formulas: bool) -> Iterator[_Found]:
    """Yield what words suppose, where they say so, and how else the same may be said.

    With ``formulas``, one of them may say it, and the condition is known already.
    """
    for patterns, conditions in (
        (_INDEPENDENT, _independent),
        (_ONE, _identical),
        (_EVEN, _uniform),
    ):
        for pattern in patterns:
            match = re.search(pattern, words, re.IGNORECASE)
            if match is not None:
                named = {k: v for k, v in match.groupdict().items() if v is not None}
                condition = conditions(terms, set(named.values()))
                if condition is not None:
                    yield (condition,), match, patterns
                break
    written = _WRITTEN.search(words) if formulas else None
    if written is not None:
        yield (), written, ()


def _independent(terms: Sequence[Term], named: set[str]) -> Condition | None:
    joints = {
        pmf
        for term in terms
        for part in subterms(term)
        for pmf in free_variables(part)
        if isinstance(pmf, Pmf) and len(pmf.alphabets) == 2
    }
    if len(joints) != 1:
        return None
    (joint,) = joints
    variables = {alphabet.name for alphabet in joint.alphabets}
    if named and named != variables:
        return None
    return Condition(Marginal(joint, 0), "⊥", Marginal(joint, 1))


def _pmfs(terms: Sequence[Term]) -> dict[str, Pmf]:
    return {
        pmf.name: pmf
        for term in terms
        for pmf in free_variables(term)
        if isinstance(pmf, Pmf) and len(pmf.alphabets) == 1
    }


def _identical(terms: Sequence[Term], named: set[str]) -> Condition | None:
    pmfs = _pmfs(terms)
    if len(pmfs) != 2 or (named and named != pmfs.keys()):
        return None
    left, right = (pmfs[name] for name in sorted(pmfs))
    return Condition(left, "=", right)


def _uniform(terms: Sequence[Term], named: set[str]) -> Condition | None:
    pmfs = _pmfs(terms)
    if named:
        (name,) = named
        of_variable = pmfs.get(f"P_{name}")
        pmf = pmfs.get(name, of_variable)
    else:
        pmf = next(iter(pmfs.values())) if len(pmfs) == 1 else None
    return None if pmf is None else Condition(pmf, "=", Uniform(pmf.alphabets[0]))
