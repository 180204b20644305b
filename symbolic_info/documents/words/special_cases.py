"""Words that say that a general statement is made of a special case.

"The maximum is H(P) = log n" and "for independent X and Y, H(X, Y) = H(X) + H(Y)" are right, and
wrong in general. What the words around a formula say is not understood as well as the formula: a
counterexample refutes nothing where the sentence may exclude it. The words are stems, in the
languages that the notes of courses are written in.
"""

from __future__ import annotations

import re

from symbolic_info.documents.sources.source import FORMULA, Found

# independent, uniform, certain
_CASES = (
    r"independen|uniform|equiprob|equally\s+likely|determinis|certain|degenera|constant|one-?hot|fair",
    r"unabhängig|gleichverteil|sicher|indépendan|équiprob|certo",
    r"независим|равномерн|равновероят|special\s+case|spezialfall|sonderfall",
)
_STEMS = (
    *_CASES,
    # extremes and coincidence
    r"max|min(?!ut|us)|optim|extrem|largest|smallest|highest|lowest|best|worst|perfect|ideal",
    r"identical|coincid|same|equality|máxim|mínim|massim|минимал|максимал|identisch|gleich|совпада",
    # suppositions and wishes
    r"if\b|when|unless|assum|suppos|provided|such\s+that|want|would|hypothe|in\s+case",
    r"in\s+(?:this|that|such\s+a)\s+case|in\s+diesem\s+fall|dans\s+ce\s+cas|en\s+(?:este|ese)\s+caso"
    r"|n(?:este|esse)\s+caso|in\s+(?:questo|tal)\s+caso|в\s+(?:этом|таком)\s+случае",
    r"falls\b|wenn\b|sofern|si\b|lorsque|quand|cuando|quando|se\b|если|когда",
)
_WORDS = re.compile(rf"\b(?:{'|'.join(_STEMS)})", re.IGNORECASE)
# scripts that part no words
_SIGNS_OF_CASES = "独立|均匀|均勻|等概率|一様|確定|确定|公平|특수|독립|균등|特例|特殊情况"
_SIGNS = re.compile(
    f"{_SIGNS_OF_CASES}|最大|最小|最优|最適|等号|等號|当|當|若|如果|假设|假設"
    "|とき|場合|もし|최대|최소|등호|이면|일\\s?때|경우|만약"
)
# "i.e." and its like end no sentence
_SENTENCE_END = re.compile(r"(?<!\bi\.e)(?<!\be\.g)(?<!\bcf)(?<!\bvs)[.!?](?=\s)|[。！？]|\n\s*\n")
_CASE = re.compile(rf"\b(?:{'|'.join(_CASES)})|{_SIGNS_OF_CASES}", re.IGNORECASE)
# the sentence before supposes what this one concludes
_CONCLUDES = re.compile(
    r"\W*(?:then|hence|thus|therefore|so|consequently|in\s+(?:this|that|such\s+a)\s+case|here"
    r"|dann|also|daher|alors|donc|entonces|luego|então|logo|allora|тогда|那么|则|則|すると|그러면)\b",
    re.IGNORECASE,
)
# "For example, if an engineer finds that the divergence is"
_EXAMPLE = (
    r"(?:(?:for\s+(?:example|instance)|e\.g\.|now|but|and|thus|so|zum\s+beispiel|par\s+exemple"
    r"|por\s+ejemplo|por\s+exemplo|например)\W+)?"
)
# without an article, "se" and "si" may only make a verb reflexive
_SUPPOSING = (
    r"if|suppose|assume|imagine|wenn|falls|angenommen|supposons|supongamos|suponha"
    r"|s[ei]\s+(?:l['’]|(?:el|la|le|les|los|las|lo|il|a|o|as|os|une?|una|uma?|on|nous)\b)"
    r"|если|пусть|допустим|предположим"
)
_SUPPOSES = re.compile(
    rf"\W*{_EXAMPLE}(?:(?:{_SUPPOSING})(?:\b|(?<=['’]))(?:[^,;:]|,(?=\s*(?:dass|daß|что|que)\b))*"
    r"|(?:例如[，,]?)?(?:如果|假设|假設|若|もし|만약)[^，,：:]*)",
    re.IGNORECASE,
)
_CONCLUDED = re.compile(
    r"\b(?:then|we|get|dann|alors|entonces|então|то)\b|那么|则|則", re.IGNORECASE
)
_ASKED = re.compile(r"^[^.!。！]*[?？]")


def may_be_a_special_case(first: Found, last: Found) -> bool:
    """Whether the sentence around formulas may restrict what they state, or only asks."""
    *sentences, before = _SENTENCE_END.split(first.before)
    if sentences and _CONCLUDES.match(before):
        before = sentences[-1] + before
    after = _SENTENCE_END.split(last.after, maxsplit=1)[0]
    return any(map(restricts, (before, after))) or bool(_ASKED.search(last.after))


def only_supposes(words: str) -> bool:
    """Whether the words before a formula begin a sentence that supposes what the formula says.

    >>> only_supposes("If the divergence is"), only_supposes("If it is fair, the entropy is")
    (True, False)
    """
    sentence = _SENTENCE_END.split(words)[-1]
    return bool(
        _SUPPOSES.fullmatch(sentence)
        and FORMULA not in sentence
        and not _CONCLUDED.search(sentence)
    )


def restricts(words: str) -> bool:
    """Whether words may say of what a statement is made."""
    return bool(_WORDS.search(words) or _SIGNS.search(words))


def is_a_special_case(heading: str) -> bool:
    """Whether a heading is about one case: what stands below it is not said in general.

    >>> is_a_special_case("The uniform distribution"), is_a_special_case("Maximum likelihood")
    (True, False)
    """
    return bool(_CASE.search(heading))
