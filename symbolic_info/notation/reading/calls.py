"""Names with their subscripts and primes, and names applied to arguments.

A name directly before ``(`` is a call: ``P(x)``, and as well ``n(n+1)``; what it means is
settled where meanings are known. Before ``[`` it is a call for expectations and measures, and
wherever the bracket holds a bar or a semicolon: ``E[X]``, ``H[P]``, ``D[P \\| Q]``; else ``[``
groups: ``P(x)[...]``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbolic_info.notation.reading.scripts import script
from symbolic_info.notation.tree import Broken, Call, Chain, Group, Name, Node, Product

if TYPE_CHECKING:
    from symbolic_info.notation.reading.expressions import Parser

_SQUARE_CALLS = frozenset({"E", "H", "D", "I", "Pr", "V", "exp"})
_UNCALLED = frozenset({"infinity", "emptyset"})
_PARTS = frozenset({"separator", "bar"})
# I(X:Y) is I(X;Y)
_SEPARATORS = {":": ";", ".": ",", "&": ","}
_STARS = frozenset({"star", "dagger", "prime"})


def name(parser: Parser) -> Node:
    """Read a name with all that belongs to it, and its arguments."""
    start = parser.token.wide_start
    token = parser.advance()
    return applied(
        parser, decorated(parser, Name(token.value, span=(token.start, token.end))), start
    )


def bare_name(parser: Parser) -> Name:
    """Read a name without arguments: the x of dx."""
    token = parser.advance()
    return decorated(parser, Name(token.value, span=(token.start, token.end)))


def whole_word(parser: Parser) -> Name | None:
    """Read the letters of ``P(cat)``: a word that fills an argument is one name.

    So is a label before a colon, as in ``{cat: 0.9, dog: 0.1}``.
    """
    token = parser.token
    if token.kind != "name" or token.run < 3:
        return None
    behind = parser.peek(token.run)
    if parser.entries and behind.value != ":":
        return None
    if behind.kind not in ("close", "separator", "relation", "bar"):
        return None
    letters = [parser.advance() for _ in range(token.run)]
    word = "".join(letter.value for letter in letters)
    return Name(word, span=(token.start, letters[-1].end))


def decorated(parser: Parser, node: Name) -> Name:
    """Read the subscript, the primes and the star of a name."""
    start = node.span[0]
    while True:
        token = parser.token
        if token.kind == "sub" and node.subscript is None:
            parser.advance()
            node = replace(node, subscript=script(parser), span=parser.span_from(start))
        elif token.kind == "prime":
            parser.advance()
            node = replace(
                node, primes=node.primes + len(token.value), span=parser.span_from(start)
            )
        elif token.kind == "sup" and node.subscript is None and _is_label(parser, node):
            parser.advance()
            node = replace(node, subscript=script(parser), span=parser.span_from(start))
        elif token.kind == "sup" and (mark := _star(parser)):
            for _ in range(mark[1]):
                parser.advance()
            if mark[0] == "prime":
                node = replace(node, primes=node.primes + 1)
            else:
                node = replace(node, name=f"{node.name}*")
            node = replace(node, span=parser.span_from(start))
        else:
            return node


def _is_label(parser: Parser, node: Name) -> bool:
    """Tell whether ``^`` holds what is no exponent: a word, or the number of an example.

    ``D^{KL}`` is D_{KL}, ``p^{\\text{true}}`` is p_{true} and ``P^{(1)}`` is P_{(1)};
    ``e^{(x)}`` and ``x^{\\alpha}`` are powers.
    """
    if node.name == "e":
        return False
    first = parser.peek(1)
    if first.kind != "open" or first.value != "{" or first.partner is None:
        return False
    inner = parser.peek(2)
    if inner.kind == "name" and parser.peek(3) is first.partner:
        is_sign = parser.source.startswith(f"\\{inner.value}", inner.start)
        return len(inner.value) > 1 and not is_sign
    return (
        inner.kind == "open"
        and inner.value == "("
        and parser.peek(3).kind in ("name", "number")
        and parser.peek(4) is inner.partner
        and parser.peek(5) is first.partner
    )


def _star(parser: Parser) -> tuple[str, int] | None:
    """Find ``^*`` or ``^\\prime``: which of them, and how many tokens it takes."""
    first = parser.peek(1)
    braces = first.kind == "open" and first.value == "{"
    mark = parser.peek(2) if braces else first
    if braces and parser.peek(3) is not first.partner:
        return None
    if mark.kind == "prime":
        kind = "prime"
    elif mark.kind == "operator" and mark.value == "*":
        kind = "star"
    elif mark.kind == "name" and mark.value in _STARS:
        kind = mark.value
    else:
        return None
    return kind, 4 if braces else 2


def applied(parser: Parser, function: Name, start: int) -> Node:
    """Read the arguments of a name, if brackets follow that hold some."""
    token = parser.token
    if _is_bare_expectation(parser, function):
        body = parser.product()
        return Call(function, (body,), (), "[", span=parser.span_from(start))
    if token.kind != "open" or function.name in _UNCALLED:
        return function
    if token.value == "(":
        return call(parser, function, "(", start)
    if token.value == "[" and (
        function.name in _SQUARE_CALLS
        or len(function.name) > 1
        or not token.holds.isdisjoint(("bar", ";"))
    ):
        return call(parser, function, "[", start)
    if token.value == r"\{" and function.name in ("exp", "E"):
        return call(parser, function, "{", start)
    return function


def _is_bare_expectation(parser: Parser, function: Name) -> bool:
    """Tell whether an expectation without brackets begins, as E_{x \\sim P} \\log Q(x).

    It reaches as far as a sum does.
    """
    drawn = isinstance(function.subscript, Chain) and function.subscript.signs == ("∼",)
    return function.name == "E" and drawn and parser.token.kind in ("log", "name", "frac", "big")


def call(parser: Parser, function: Node, bracket: str, start: int) -> Call:
    """Read the arguments of a call."""
    closer = parser.advance().partner
    assert closer is not None
    outer = parser.bars, parser.entries
    parser.bars, parser.entries = "separator", False
    arguments: list[Node] = []
    separators: list[str] = []
    while parser.inside(closer):
        arguments.append(parser.chain())
        if parser.inside(closer) and parser.token.kind not in _PARTS:
            arguments[-1] = _rest(parser, arguments[-1])
        if parser.inside(closer):
            value = parser.advance().value
            separators.append(_SEPARATORS.get(value, value))
            if parser.token is closer:
                arguments.append(parser.missing("An argument is missing here."))
    parser.bars, parser.entries = outer
    parser.advance()
    return Call(
        function, tuple(arguments), tuple(separators), bracket, span=parser.span_from(start)
    )


def _rest(parser: Parser, read: Node) -> Node:
    """Read over what follows an argument and belongs to none, up to its end."""
    start = read.span[0]
    depth = 0
    while True:
        kind = parser.advance().kind
        depth += (kind == "open") - (kind == "close")
        following = parser.token.kind
        if following == "stop" or (depth == 0 and following in ("close", *_PARTS)):
            break
    span = parser.span_from(start)
    parser.not_read(span, "This argument could not be read.")
    return Broken(parser.source[span[0] : span[1]], span=span)


def is_product_law(node: Node) -> bool:
    """Tell whether a group is applied as a name is: ``(P \\otimes Q)(x, y)``."""
    return (
        isinstance(node, Group)
        and node.bracket == "("
        and isinstance(node.body, Product)
        and set(node.body.operators) == {r"\otimes"}
    )
