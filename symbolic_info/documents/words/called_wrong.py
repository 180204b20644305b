"""Words that call a general statement wrong: what a page warns of is no mistake of the page.

"It is not true that H(X, Y) = H(X) + H(Y)", "common mistake: ...". Words that only have a wrong
thing in them, as in "the wrong model has H(P, Q) = H(P)", say nothing. A wrong number is refuted
all the same: the verdict tells the right one.
"""

from __future__ import annotations

import re

from symbolic_info.documents.sources.source import Found

_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？\n]")
_LABEL = re.compile(
    r"\W*(?:"
    r"(?:wrong|incorrect|false|falsch|faux|incorrecto|errado|incorreto|sbagliato|неверно|неправильно)"
    r"(?:\s+(?:path|way|answer|approach|calculation|formula|reasoning|version|idea|statement|claim))"
    r"|(?:\w+\s+)?(?:mistake|misconception|fallacy|pitfall|myth|irrtum|malentendu)s?(?:\s*\d+)?"
    r"|(?:common|typical|frequent|häufiger?|typischer?)\s+(?:errors?|fehler)"
    r"|erreur\s+(?:classique|fréquente|courante)|(?:error|erro|errore)\s+(?:común|comum|comune)"
    r"|(?:常见)?(?:错误|误区)|誤り|間違い|誤解|오해"
    r")\W*?[:：].*",
    re.IGNORECASE,
)
_SIGN = re.compile(r".*[❌✗✘🚫⛔][^✅✓✔]*")
_SAID = re.compile(
    r"\b(?:is|be|was|it's)\s+(?:\w+\s+)?(?:wrong|incorrect|false|untrue|tempting"
    r"|a\s+(?:\w+\s+)?(?:mistake|error|misconception)|not\s+(?:true|correct|right|the\s+case))"
    r"\s+(?:to|that)\b"
    r"|\b(?:not|n't)\s+(?:\w+\s+)?(?:mean|imply|say)\b"
    r"|\b(?:one|you|students?|beginners?|people|many|some)\s+(?:\w+\s+)?(?:might|may|could|often|sometimes)"
    r"\s+(?:\w+\s+){0,3}?(?:think|believe|write|say|expect|assume|conclude|guess|claim)\b"
    r"|\b(?:wrongly|mistakenly|incorrectly|erroneously|fälschlich\w*|irrtümlich\w*|erróneamente"
    r"|erroneamente|ошибочно)\b|\bà\s+tort\b"
    r"|nicht\s+(?:wahr|richtig|korrekt),?\s+dass|falsch,?\s+(?:dass|zu)\b"
    r"|il\s+est\s+faux|pas\s+vrai\s+que|no\s+es\s+(?:cierto|verdad|correcto)\s+que"
    r"|não\s+é\s+verdade|non\s+è\s+vero|неверно,\s+что",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\W*(?:(?:does|do)(?:\s+not|n't)\s+(?:\w+\s+)?hold\b|gilt\s+(?:\w+\s+)?nicht\b)|[^。，,]{0,4}不成立",
    re.IGNORECASE,
)


def is_called_wrong(found: Found) -> bool:
    """Whether the words around a formula say that what it states is wrong."""
    sentence = _SENTENCE_END.split(found.before)[-1]
    return bool(
        _LABEL.fullmatch(sentence)
        or _SIGN.fullmatch(sentence)
        or _SAID.search(sentence)
        or _BEHIND.match(found.after)
    )
