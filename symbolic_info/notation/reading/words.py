"""Which letters form a word, and whether a word is a name, a unit or a remark.

People write ``KL(P||Q)``, ``nH(X)``, ``xlog(x)`` and ``\\text{ bits}`` with the same letters;
what tells them apart is what stands next to them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.reading.tokens import Token

_SPACE = r"(?:[ \t~]|\\[,!;: ])*"
_CALLED = re.compile(rf"{_SPACE}(?:\\left\b|\\[bB]igg?l?\b)?{_SPACE}(?:\(|\[)")
EMBEDDED_LOG = re.compile(r"([A-Za-z]{0,2})(log|ln)([A-Za-z]?)")
_DIFFERENTIALS = re.compile(r"(?:d[A-Za-z])+")
_ALPHANUMERIC = r"[^\W_]"
UPRIGHT_WORD = re.compile(rf"\s*((?!\d){_ALPHANUMERIC}+(?:(?:[- ~]|\\ ){_ALPHANUMERIC}+)*)\s*")
_UNIT_TEXT = re.compile(r"[\s~]*([^\W\d_]+)\b(?:[\s/]+(?:per\s+)?[^\W\d_]+)?[\s.,;:!]*")
_ENDS_OPERAND = frozenset(
    ("number", "name", "close", "vulgar", "prime", "percent", "omission", "opaque", "command")
)
# where an argument or a part of one begins and ends
_BEFORE_LABEL = frozenset(("open", "bar", "separator", "relation", "sub"))
_AFTER_LABEL = frozenset(("close", "bar", "separator", "relation"))
# three letters in a row that are a product or a set of variables: XYZ, ABC
_LISTED_IN = ("ABCDEFGH", "UVWXYZ")
_BESIDE_ARGUMENT = re.compile(r"\s*(?:[),;|\]}^]|\\[}|)\]])")
_QUOTES = "\"'“”„‟‘’‚«»‹›`´"


def is_word(text: str, source: str, end: int) -> bool:
    """Tell whether a run of letters is one name: KL(, Gain(, Entropy; else it is a product."""
    if text in vocabulary.ABBREVIATIONS or text in symbols.FUNCTIONS:
        return True
    if len(text) == 1 or text in vocabulary.UNITS or text.lower() in vocabulary.CONNECTIVES:
        return False
    if EMBEDDED_LOG.fullmatch(text) or _DIFFERENTIALS.fullmatch(text):
        return False
    if len(text) >= 4 and not (text[:-1].islower() and text[-1].isupper()):
        return True
    if _CALLED.match(source, end) is None:
        return False
    # npP(x) is a product, and so is xf(x); Var(X) and MI(X;Y) are names
    return text[0].isupper() if len(text) == 2 else not text[-1].isupper() or text.isupper()


def is_acronym(text: str, before: Sequence[Token], source: str, end: int) -> bool:
    """Tell whether three capitals are one name: PSI, PPL, NLL; not those of an argument.

    ``before`` has the token before them, if there is one.
    """
    if len(text) != 3 or not text.isupper() or any(set(text) <= set(row) for row in _LISTED_IN):
        return False
    inside = any(token.kind in ("open", "separator", "bar") for token in before)
    return not (inside and _BESIDE_ARGUMENT.match(source, end))


def settle_words(tokens: list[Token]) -> list[Token]:
    """Decide of each ``words`` token whether it is a unit, a name or a remark."""
    settled: list[Token] = []
    opened: list[str] = []
    for position, token in enumerate(tokens):
        if token.kind == "open":
            opened.append(token.value)
        elif token.kind == "close" and opened:
            opened.pop()
        if token.kind == "words":
            before = settled[-1] if settled else None
            after = tokens[position + 1]
            _settle(token, before, after, bool(opened))
            boxed = opened[-1:] == ["{"] and after.kind == "close" and settled[-1].value != "{"
            if token.kind == "text" and boxed:
                # a remark behind the number in a box
                continue
        if token.kind == "text" and settled and settled[-1].kind == "text":
            settled[-1].value = f"{settled[-1].value} {token.value}".strip()
            settled[-1].end = settled[-1].wide_end = token.end
        else:
            settled.append(token)
    return settled


def spelt_out(label: str) -> str:
    """Return a label with letters and digits alone: other signs by their names in Unicode.

    >>> spelt_out("“it’s”"), spelt_out("x > 3")
    ('it right single quotation mark s', 'x greater than sign 3')
    """
    label = re.sub(r"\\([&%_#])", r"\1", label).strip(_QUOTES + " ")
    return " ".join("".join(c if c.isalnum() else f" {_called(c)} " for c in label).split())


def _called(sign: str) -> str:
    return "" if sign.isspace() else unicodedata.name(sign, "").replace("-", " ").lower()


def _settle(token: Token, before: Token | None, after: Token, inside: bool) -> None:
    content = token.value
    words = " ".join(content.replace("~", " ").split())
    token.value = words
    follows_operand = before is not None and (
        before.kind in _ENDS_OPERAND or (before.kind == "bar" and before.sized == "right")
    )
    unit = _UNIT_TEXT.fullmatch(content)
    if unit and unit[1] in vocabulary.UNITS and follows_operand:
        token.kind, token.value = "unit", unit[1]
    elif words in vocabulary.LOGARITHMS:
        token.kind = "log"
    elif _stands_for_a_name(content, words, before, after, follows_operand):
        token.kind = "name"
    elif _is_label(before, after, inside) and (label := spelt_out(words)):
        token.kind, token.value = "name", label
    else:
        token.kind = "text"


def _is_label(before: Token | None, after: Token, inside: bool) -> bool:
    """Tell whether any words here are a name, as those of ``P(\\text{it's})`` or a subscript.

    Those between two bars are, too: the set of which the number of elements is taken.
    """
    if before is None or not inside:
        counted = before is not None and before.kind == after.kind == "bar"
        return before is not None and (before.kind == "sub" or counted)
    return before.kind in _BEFORE_LABEL and after.kind in _AFTER_LABEL


def _stands_for_a_name(
    content: str, words: str, before: Token | None, after: Token, follows_operand: bool
) -> bool:
    parts = words.split(" ")
    if UPRIGHT_WORD.fullmatch(words) is None or parts[0].lower() in vocabulary.CONNECTIVES:
        return False
    called = after.kind == "open" and after.value in ("(", "[")
    if len(parts) == 1:
        return (
            called or after.kind in ("sub", "sup") or not (follows_operand and content[:1] == " ")
        )
    if len(parts) > 4 or follows_operand:
        return False
    if called or (after.kind == "relation" and after.value != "∼"):
        return True
    inside = before is not None and (
        before.kind in ("relation", "operator", "open", "sub", "sup")
        or (before.kind == "separator" and after.kind in ("separator", "close"))
    )
    return inside and after.kind in ("operator", "close", "separator", "stop", "newline", "amp")
