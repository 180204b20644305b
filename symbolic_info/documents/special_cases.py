"""Words that say that a general statement is made of a special case.

"The maximum is H(P) = log n" and "for independent X and Y, H(X, Y) = H(X) + H(Y)" are right, and
wrong in general. What the words around a formula say is not understood as well as the formula: a
counterexample refutes nothing where the sentence may exclude it. The words are stems, in the
languages that the notes of courses are written in.
"""

from __future__ import annotations

import re

from symbolic_info.documents.source import Found

_STEMS = (
    # independent, uniform, certain
    r"independen|uniform|equiprob|equally\s+likely|determinis|certain|degenera|constant|one-?hot|fair",
    r"unabhängig|gleichverteil|sicher|indépendan|équiprob|certo",
    r"независим|равномерн|равновероят",
    # extremes and coincidence
    r"max|min(?!ut|us)|optim|extrem|largest|smallest|highest|lowest|best|worst|perfect|ideal",
    r"identical|coincid|same|equality|máxim|mínim|massim|минимал|максимал|identisch|gleich",
    # suppositions and wishes
    r"if\b|when|unless|assum|suppos|provided|want|would|hypothe|special\s+case|in\s+case",
    r"falls\b|wenn\b|sofern|si\b|lorsque|quand|cuando|quando|se\b|если|когда",
)
_WORDS = re.compile(rf"\b(?:{'|'.join(_STEMS)})", re.IGNORECASE)
# scripts that part no words
_SIGNS = re.compile(
    "独立|均匀|均勻|等概率|一様|確定|确定|公平|最大|最小|最优|最適|等号|等號|当|當|若|如果|假设|假設"
    "|とき|場合|もし|독립|균등|최대|최소|등호|이면|일\\s?때|경우|만약"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？]|\n\s*\n")
_ASKED = re.compile(r"^[^.!。！]*[?？]")


def may_be_a_special_case(first: Found, last: Found) -> bool:
    """Whether the sentence around formulas may restrict what they state, or only asks."""
    before = _SENTENCE_END.split(first.before)[-1]
    after = _SENTENCE_END.split(last.after, maxsplit=1)[0]
    return bool(
        any(_WORDS.search(words) or _SIGNS.search(words) for words in (before, after))
        or _ASKED.search(last.after)
    )
