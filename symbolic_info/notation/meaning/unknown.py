"""What a statement speaks of that nothing general can be said of: H(S), H(n), H(P^2)."""

from __future__ import annotations

from symbolic_info.notation.meaning.context import NotUnderstood
from symbolic_info.notation.names import PROBABILITY_LETTERS, text_of
from symbolic_info.notation.scope import Scope
from symbolic_info.notation.tree import Call, Node, Numeral, subtrees
from symbolic_info.terms import LiteralPmf, Size, Symbol, Term, walk

_LAWS = frozenset(letter for letter in PROBABILITY_LETTERS if letter.isupper())


def must_be_known(node: Node, term: Term, scope: Scope) -> None:
    """Refuse numbers named by a call, such as H(S): nothing general can be said of them."""
    for _, part in walk(term):
        if isinstance(part, Symbol) and ("(" in part.name or "|" in part.name):
            raise _unknown(part.name, node, scope)
        if isinstance(part, Symbol) and part.name in _LAWS:
            # as a number it would be a value that nobody means: H(P^2), E_Q[P/Q]
            law = part.name
            message = f"{law} is a distribution, and no number; its values are {law}(x)"
            raise NotUnderstood(f"{message}, two draws have {law} \\times {law}", node.span)
        if isinstance(part, LiteralPmf) and any(isinstance(w, Size) for w in part.weights):
            # a measure of one number is that of a coin: H(n) of [n, 1 - n]
            calls = (call for call in subtrees(node) if isinstance(call, Call))
            found = (_size_among(call, scope) for call in calls)
            raise next(filter(None, found), NotUnderstood(f"{part} is no pmf", node.span))


_TAKES = "a measure takes distributions, such as P and Q"


def _unknown(spelling: str, node: Node, scope: Scope) -> NotUnderstood:
    """Return what there is to say of a call that means nothing: which argument is to blame."""
    calls = (call for call in subtrees(node) if isinstance(call, Call))
    call = next((call for call in calls if text_of(call) == spelling), None)
    if call is None:
        return NotUnderstood(f"it is not known what {spelling} is; {_TAKES}", node.span)
    for argument in call.arguments:
        if isinstance(argument, Numeral):
            message = f"{argument.text} is a number, and no distribution; {_TAKES}"
            return NotUnderstood(message, argument.span)
    found = _size_among(call, scope)
    return found or NotUnderstood(f"it is not known what {spelling} is; {_TAKES}", call.span)


def _size_among(call: Call, scope: Scope) -> NotUnderstood | None:
    """Return that an argument is the size of the alphabet, if one is."""
    for argument in call.arguments:
        if isinstance(scope.scalars.get(text_of(argument)), Size):
            what = f"{text_of(argument)} is the size of the alphabet, and no distribution"
            return NotUnderstood(f"{what}; {_TAKES}", argument.span)
    return None
