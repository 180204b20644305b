"""Arguments of commands, subscripts and exponents: one token, or what stands in braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symbolic_info.notation.reading.tokens import ELLIPSIS
from symbolic_info.notation.reading.words import spelt_out
from symbolic_info.notation.tree import Fraction, Name, Node, Numeral, Sum, Vector

if TYPE_CHECKING:
    from symbolic_info.notation.reading.expressions import Parser
    from symbolic_info.notation.reading.tokens import Token


def braced(parser: Parser) -> Node | None:
    """Read ``{...}``; a list becomes a ``Vector`` without brackets, ``{}`` is ``None``."""
    opened = parser.advance()
    closer = opened.partner
    assert closer is not None
    start = parser.token.wide_start
    outer = parser.bars, parser.entries
    parser.bars, parser.entries = "sign", False
    items: list[Node] = []
    if parser.token.kind == "operator" and parser.peek() is closer:
        items.append(_sign_as_name(parser))
    while parser.inside(closer):
        items.append(parser.chain())
        if parser.token.kind == "over":
            parser.advance()
            bottom = parser.chain()
            items[-1] = Fraction(items[-1], bottom, span=parser.span_from(opened.start))
        if parser.token.kind == "separator":
            parser.advance()
        elif broken := parser.skip_to(closer):
            items.append(broken)
    parser.bars, parser.entries = outer
    span = parser.span_from(start)
    parser.advance()
    if not items:
        return None
    if len(items) == 1:
        return items[0]
    return Vector(tuple(items), ("",) * len(items), "", span=span)


def argument(parser: Parser) -> Node:
    """Read the argument of a command: braces, or one digit, letter or command."""
    token = parser.token
    if token.kind == "open" and token.value == "{":
        return braced(parser) or parser.missing("The braces of a command are empty here.")
    if token.kind == "number":
        return first_digit(parser)
    return _single(parser) or parser.missing("The argument of a command is missing here.")


def script(parser: Parser) -> Node | None:
    """Read what ``_`` or ``^`` holds; a number without braces is taken whole.

    What is no expression is a label: the <t of y_{<t}, all that came before.
    """
    token = parser.token
    if token.kind == "open" and token.value == "{":
        known = len(parser.repairs)
        node = braced(parser)
        if any(repair.kind == "unreadable" for repair in parser.repairs[known:]):
            del parser.repairs[known:]
            start, end = parser.span_from(token.start)
            return Name(spelt_out(parser.source[start + 1 : end - 1]), span=(start, end))
        return node
    behind = parser.peek()
    if token.kind == "operator" and behind.kind == "number" and behind.start == token.end:
        # 2^-1: one sign and one number
        parser.advance()
        return Sum((token.value,), (number(parser),), span=parser.span_from(token.start))
    return _single(parser) or parser.missing("Nothing stands in this subscript or exponent.")


def _single(parser: Parser) -> Node | None:
    token = parser.token
    if token.kind == "number":
        return number(parser)
    if token.kind == "name":
        parser.advance()
        return Name(token.value, span=(token.start, token.end))
    if token.kind == "operator":
        return _sign_as_name(parser)
    if not parser.begins_operand():
        return None
    return parser.operand()


def number(parser: Parser) -> Numeral:
    """Read a number; dots behind its digits say that more of them follow."""
    token = parser.advance()
    digits = token.value.rstrip(ELLIPSIS)
    return Numeral(digits, digits != token.value, span=(token.start, token.end))


def _sign_as_name(parser: Parser) -> Name:
    """Read the sign of p_+ and p_\\oplus, which is a name there."""
    token = parser.advance()
    name = "star" if token.value == "*" else token.value.removeprefix("\\")
    return Name(name, span=(token.start, token.end))


def first_digit(parser: Parser) -> Numeral:
    """Read one digit of a number and leave the rest of it: the 1 of ``\\frac14``."""
    token = parser.token
    if len(token.value) == 1 or not token.value[0].isdigit():
        parser.advance()
        return Numeral(token.value, span=(token.start, token.end))
    return split_digits(token, 1)


def split_digits(token: Token, count: int) -> Numeral:
    """Take the first digits off a number, which keeps the rest."""
    digits = Numeral(token.value[:count], span=(token.start, token.start + count))
    token.value = token.value[count:]
    token.start += count
    token.wide_start = token.start
    return digits


def items_of(node: Node) -> tuple[Node, ...]:
    """Return the parts of a list in a subscript; anything else is one part."""
    if isinstance(node, Vector) and node.bracket == "":
        return node.entries
    return (node,)
