"""Operands: what each kind of token begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from symbolic_info.notation import vocabulary
from symbolic_info.notation.reading.calls import applied, decorated, name
from symbolic_info.notation.reading.groups import absolute_value, group
from symbolic_info.notation.reading.operators import big_sum, integral, logarithm
from symbolic_info.notation.reading.scripts import argument, number
from symbolic_info.notation.tree import (
    Boxed,
    Broken,
    Call,
    Fraction,
    Name,
    Node,
    Numeral,
    Omission,
    Root,
)

if TYPE_CHECKING:
    from symbolic_info.notation.reading.expressions import Parser

# a brace with words above or below it
_ANNOTATED = frozenset({"underbrace", "overbrace"})


def operand(parser: Parser) -> Node:
    """Read one operand; where none begins, note that one is missing."""
    reader = _READERS.get(parser.token.kind)
    if reader is not None:
        return reader(parser)
    token = parser.token
    holds_place = token.kind == "operator" and parser.bars == "separator"
    if holds_place and parser.peek().kind in ("close", "separator", "bar"):
        # the dot of f(·) holds the place of an argument
        parser.advance()
        return Name("cdot", span=(token.start, token.end))
    return parser.missing("Something is missing here: a number or a name should stand here.")


def _vulgar(parser: Parser) -> Node:
    token = parser.advance()
    span = (token.start, token.end)
    top, _, bottom = token.value.partition("/")
    return Fraction(Numeral(top, span=span), Numeral(bottom, span=span), span=span)


def _fraction(parser: Parser) -> Node:
    start = parser.advance().wide_start
    top = argument(parser)
    bottom = argument(parser)
    return Fraction(top, bottom, span=parser.span_from(start))


def _binomial(parser: Parser) -> Node:
    token = parser.advance()
    top = argument(parser)
    bottom = argument(parser)
    function = Name("binom", span=(token.start, token.end))
    return Call(function, (top, bottom), (",",), span=parser.span_from(token.wide_start))


def _root(parser: Parser) -> Node:
    start = parser.advance().wide_start
    degree: Node | None = None
    if parser.token.kind == "open" and parser.token.value == "[":
        closer = parser.advance().partner
        assert closer is not None
        degree = parser.chain()
        degree = parser.skip_to(closer) or degree
        parser.advance()
    return Root(argument(parser), degree, span=parser.span_from(start))


def _accent(parser: Parser) -> Node:
    token = parser.advance()
    body = argument(parser)
    span = parser.span_from(token.wide_start)
    if not isinstance(body, Name) or body.accent:
        return Boxed(body, "overline" if token.value == "bar" else f"wide{token.value}", span=span)
    node = decorated(parser, replace(body, accent=token.value, span=span))
    return applied(parser, node, token.wide_start)


def _style(parser: Parser) -> Node:
    token = parser.advance()
    body = argument(parser)
    if token.value in _ANNOTATED and parser.token.kind in ("sub", "sup"):
        _annotation(parser)
    span = parser.span_from(token.wide_start)
    if isinstance(body, Name):
        return applied(parser, decorated(parser, replace(body, span=span)), token.wide_start)
    if token.value in vocabulary.FONTS:
        return body
    return Boxed(body, token.value, span=span)


def _annotation(parser: Parser) -> None:
    """Read over the words under a brace; they say nothing that has to be well formed."""
    known = len(parser.repairs)
    parser.advance()
    parser.subscript()
    del parser.repairs[known:]


def _omission(parser: Parser) -> Node:
    token = parser.advance()
    return Omission(span=(token.start, token.end))


def _unread(parser: Parser) -> Node:
    token = parser.advance()
    return Broken(parser.source[token.start : token.end], span=(token.start, token.end))


def _junk(parser: Parser) -> Node:
    token = parser.token
    parser.not_read((token.start, token.end), f"The sign {token.value[:20]!r} is not known here.")
    return _unread(parser)


_READERS: Mapping[str, Callable[[Parser], Node]] = {
    "number": number,
    "name": name,
    "command": name,
    "unit": name,
    "log": logarithm,
    "big": big_sum,
    "integral": integral,
    "vulgar": _vulgar,
    "frac": _fraction,
    "binom": _binomial,
    "sqrt": _root,
    "accent": _accent,
    "style": _style,
    "open": group,
    "bar": absolute_value,
    "omission": _omission,
    "opaque": _unread,
    "junk": _junk,
}
