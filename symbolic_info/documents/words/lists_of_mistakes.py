"""Headings under which statements stand to be judged: mistakes that were found, true or false.

Nothing gets a value there: "H(S) = 0.904" among the errata of a page is no new H(S).
"""

from __future__ import annotations

import re

_MISTAKES = r"(?:mistakes?|typos?|misprints?|errat(?:a|um)|corrigend(?:a|um)|druckfehler|irrtümer)"
_ERRORS = r"(?:errors?|bugs?|fehler|erreurs?|errores|erros|errori)"
_STATEMENTS = (
    r"(?:answers?|solutions?|values?|claims?|numbers?|results?|outputs?|statements?|calculations?"
    r"|formula(?:s|e)?|antworten|lösungen|ergebnisse)"
)
_LISTED = re.compile(
    rf"\b{_MISTAKES}\b"
    # "Bias corrections" and "Errors of the first kind" are about something else
    rf"|^[\W\d]*(?:{_ERRORS}\s*(?:$|[:.!])|(?:corrections|korrekturen)\s*(?:$|[:.!]|(?:of|by|from|von)\s))"
    rf"|\b(?:common|typical|frequent|known|find\s+the|spot\s+the|häufige|typische)\s+{_ERRORS}\b"
    rf"|\b(?:wrong|incorrect|false|falsche)\s+{_STATEMENTS}\b"
    r"|\b(?:what|where)\s+(?:is|was|were|are|went|goes)\s+wrong\b|\bwhat['’]s\s+wrong\b"
    r"|\b(?:these|those|they|all|following|diese)\s+(?:are|were|is|was|sind|waren)\s+(?:all\s+|alle\s+)?"
    r"(?:wrong|false|falsch)\b"
    r"|\b(?:struck|crossed)\s+out\b|\blost\s+(?:\w+\s+)?points?\b"
    r"|\b(?:true|right|correct)\s+or\s+(?:false|wrong|not|incorrect)\b|\b(?:wahr|richtig)\s+oder\s+falsch\b"
    r"|\bvrai\s+ou\s+faux\b|\bverdadero\s+o\s+falso\b|\bvero\s+o\s+falso\b",
    re.IGNORECASE,
)


def lists_mistakes(heading: str) -> bool:
    """Whether what stands under a heading is there to be judged.

    >>> [lists_mistakes(text) for text in ("Errata", "What was wrong?", "How wrong is the model?")]
    [True, True, False]
    """
    return bool(_LISTED.search(heading))
