"""The words with which notes say under what condition a claim holds, or when an equality does.

Words that suppose ("if P = Q") make what follows them true for the claim; words such as "unless"
restrict the claim as well, and make nothing true.
"""

from __future__ import annotations

import re

_SUPPOSING = r"if|when|whenever|iff|provided(?:\s+that)?|assuming(?:\s+that)?|as\s+long\s+as"
_RESTRICTING = r"unless|whether"
_AT_EQUALITY = r"equality(?:\s+holds)?(?:\s+(?:only|just|exactly))?\s+(?:for|at)"

_ANY = re.compile(rf"\b(?:{_SUPPOSING})\b", re.IGNORECASE)
_AT_END = re.compile(
    rf"\b(?:{_SUPPOSING}|{_RESTRICTING}|{_AT_EQUALITY})"
    r"(?:\s+(?:both|either|and\s+only\s+if))?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_AT_START = re.compile(
    rf"^[\s,;(]*(?:only\s+)?(?:{_SUPPOSING}|{_RESTRICTING}|for)\b", re.IGNORECASE
)
_RESTRICTS = re.compile(rf"\b(?:{_RESTRICTING})\b", re.IGNORECASE)
_EXACTLY = re.compile(
    r"\b(iff|(if|when)\s+and\s+only\s+(if|when)|(exactly|precisely|just)\s+(if|when))\b",
    re.IGNORECASE,
)
_RESTATES = re.compile(
    r"\b(i\.\s?e\.?|that\s+is|in\s+other\s+words|equivalently)[\s,:]*$", re.IGNORECASE
)
_ONLY = re.compile(r"\bonly\s+(if|when)\b", re.IGNORECASE)
_EQUALITY = re.compile(r"\b(equality|equal)\b", re.IGNORECASE)

_LEAVES = re.compile(
    r"\b(?:otherwise|else|whereas|while|here|in\s+general|generally)\b|;", re.IGNORECASE
)


def supposes(words: str) -> bool:
    """Whether words between formulas make what follows them a supposition."""
    return bool(_ANY.search(words))


def announces_condition(words: str) -> bool:
    """Whether the words in front of a formula make it a condition.

    >>> announces_condition("this holds if and only if"), announces_condition("If so, then")
    (True, False)
    >>> announces_condition("iff both are the same, i.e.")
    True
    """
    return bool(_AT_END.search(words) or (_EXACTLY.search(words) and restates(words)))


def restates(words: str) -> bool:
    """Whether the words in front of a formula say that it is what was said before, once more."""
    return bool(_RESTATES.search(words))


def begins_with_condition(words: str) -> bool:
    """Whether the words behind a formula begin to restrict it."""
    return bool(_AT_START.match(words))


def only_restricts(words: str) -> bool:
    """Whether words restrict a claim without supposing what follows them: "unless P = Q"."""
    return bool(_RESTRICTS.search(words))


def leaves_condition(words: str) -> bool:
    """Whether words between formulas go on to where what was supposed does not hold.

    >>> leaves_condition("vanishes, otherwise"), leaves_condition(", we have")
    (True, False)
    """
    return bool(_LEAVES.search(words))


def case_words(words: str) -> tuple[bool, bool] | None:
    """Return whether words make what follows sufficient and necessary for an equality.

    ``None`` where they say nothing of the kind: "if" alone is what the whole claim supposes.

    >>> case_words("with equality if and only if"), case_words("only if"), case_words("if")
    ((True, True), (False, True), None)
    """
    if _EXACTLY.search(words):
        return True, True
    if _ONLY.search(words):
        return False, True
    if _EQUALITY.search(words) and supposes(words):
        return True, False
    return None
