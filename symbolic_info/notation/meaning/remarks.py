"""Words in a statement that are no formulas: which of them say nothing new, and which are refused.

What a statement supposes in words that are not understood is never left out: without it, a claim
that is true would be refuted.
"""

from __future__ import annotations

import re

from symbolic_info.notation import symbols
from symbolic_info.notation.meaning.context import NotUnderstood
from symbolic_info.notation.tree import Chain, Name, Node, Product, Span, Text, subtrees

# words that say how formulas hang together, or of all pmfs what is understood of them anyway
_KINDS = r"pmfs?|distributions?|probability|numbers?|random|variables?|outcomes?"
_PLAIN = re.compile(
    r"\b([a-z]|iff|if|when|whenever|provided|assuming|and|only|exactly|precisely|just|with|equality"
    r"|equal|equals|where|let|for|then|so|that|thus|hence|therefore|implies|we|have|holds|hold"
    r"|always|all|any|every|each|the|an|is|are|be|it|this|two|i\.?e\.?"
    rf"|{_KINDS})\b|[^\w]|_",
    re.IGNORECASE,
)
_NAMES_A_KIND = re.compile(_KINDS)
_EQUAL = re.compile(r"equal|equals")
_COMMAND = re.compile(r"\\[a-zA-Z]+")
_WORD = re.compile(r"[a-z]{2,}")
# shorter runs of letters are products
_LETTERS_OF_A_WORD = 4


def must_be_plain(text: Text) -> None:
    """Refuse words that may say when the statement holds: nothing is dropped in silence."""
    if _PLAIN.sub("", text.words):
        raise _not_understood(text.words, text.span)


def must_name_a_kind(source: str, span: Span) -> None:
    """Refuse what is supposed of names in words, unless it is what they are anyway: pmfs."""
    words = _WORD.findall(_COMMAND.sub(" ", source[slice(*span)]))
    plain = all(map(_PLAIN.fullmatch, words)) and not any(map(_EQUAL.fullmatch, words))
    if not (plain and any(map(_NAMES_A_KIND.fullmatch, words))):
        raise _not_understood(" ".join(words), span)


def must_hold_no_words(chain: Chain, source: str) -> None:
    """Refuse a chain in which a word of plain text stands like a factor, or alone: P uniform."""
    for member in chain.members:
        for part in subtrees(member):
            factors = part.factors if isinstance(part, Product) and "" in part.operators else ()
            for word in (factor for factor in factors if _is_word(factor, source)):
                raise _not_understood(source[slice(*word.span)], word.span)
    if not chain.signs and _is_word(chain.members[0], source):
        must_be_plain(Text(source[slice(*chain.span)], span=chain.span))


def _is_word(node: Node, source: str) -> bool:
    """Whether a node is a name that was typed as a word, and is no letter spelt out."""
    return (
        isinstance(node, Name)
        and len(node.name) >= _LETTERS_OF_A_WORD
        and node.name.islower()
        and node.name not in symbols.COMMAND_OF_NAME
        and source[slice(*node.span)] == node.name
    )


def _not_understood(words: str, span: Span) -> NotUnderstood:
    return NotUnderstood(
        f'the words "{words}" are not understood; what a statement supposes, or when equality'
        " holds, is written as a formula, such as P = Q, P(x) = 1/n, P(x) Q(x) = 0, P ≪ Q or"
        " X ⊥ Y",
        span,
    )
