"""What stands in brackets that are no arguments: groups, vectors, matrices, absolute values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symbolic_info.notation import symbols
from symbolic_info.notation.reading.calls import call, is_product_law
from symbolic_info.notation.reading.scripts import braced
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import (
    Broken,
    Call,
    Chain,
    Group,
    Name,
    Node,
    Product,
    Repair,
    Vector,
)

if TYPE_CHECKING:
    from symbolic_info.notation.reading.expressions import Parser

_BRACKETS = {"(": "(", "[": "[", r"\{": "{"}
# brackets that are a function
_FUNCTIONS = {"⌈": "ceil", "⌊": "floor"}


_KET_END = re.compile(r"\\rangle(?![A-Za-z])|⟩")


def group(parser: Parser) -> Node:
    """Read from an opening bracket to its partner, and the arguments of a product law."""
    start = parser.token.wide_start
    value = parser.token.value
    if value == "{":
        return braced(parser) or parser.missing("These braces are empty.")
    if value == "begin":
        return _matrix(parser)
    node = _brackets(parser)
    follows = parser.token
    if is_product_law(node) and follows.kind == "open" and follows.value == "(":
        return call(parser, node, "(", start)
    return node


def _brackets(parser: Parser) -> Node:
    opened = parser.advance()
    closer = opened.partner
    assert closer is not None
    outer = parser.bars, parser.entries
    parser.bars, parser.entries = "sign", "," in opened.holds
    entries: list[Node] = []
    labels: list[str] = []
    while parser.inside(closer):
        entries.append(parser.chain())
        labels.append(_label(parser))
        if parser.token.kind == "separator":
            parser.advance()
        elif broken := parser.skip_to(closer):
            entries.append(broken)
            labels.append("")
    if not entries:
        place = parser.token.start
        parser.not_read((place, place), "Nothing stands between these brackets.")
        entries.append(Broken("", span=(place, place)))
        labels.append("")
    parser.bars, parser.entries = outer
    parser.advance()
    span = parser.span_from(opened.start)
    if opened.value in _FUNCTIONS:
        return Call(Name(_FUNCTIONS[opened.value]), (entries[0],), span=span)
    if opened.value not in _BRACKETS:
        parser.not_read(span, "Angle brackets are not read.")
        return Broken(parser.source[span[0] : span[1]], span=span)
    bracket = _BRACKETS[opened.value]
    if len(entries) == 1:
        return Group(bracket, entries[0], span=span)
    if "interval" in opened.holds:
        bracket = "[)" if bracket == "[" else "(]"
    elif len(entries) > 1:
        for place, entry in enumerate(entries):
            entries[place], labels[place] = _labelled(entry, labels[place])
    return Vector(tuple(entries), tuple(labels), bracket, span=span)


def _label(parser: Parser) -> str:
    """Read the name of an entry that stands behind it: ``(cat)``, ``\\text{(cat)}``."""
    token = parser.token
    if token.kind == "text":
        following = parser.peek()
        if following.kind == "close" or following.value == ",":
            parser.advance()
            return token.value.strip("() ")
    elif token.kind == "operator" and token.value in symbols.SIGNS:
        return parser.advance().value
    elif token.kind == "open" and token.value == "(":
        closer = parser.advance().partner
        assert closer is not None
        words = []
        while parser.inside(closer):
            words.append(parser.advance().value)
        parser.advance()
        return "".join(words)
    return ""


def _labelled(entry: Node, label: str) -> tuple[Node, str]:
    """Take the name off an entry such as ``cat: 0.9`` or ``0.9 cat``."""
    match entry:
        case Chain(members=(Name(name=name, subscript=None), value), signs=(":",)):
            return value, name
        case Product(factors=(value, Name(name=name, subscript=None)), operators=("",)) if len(
            name
        ) > 2 and not isinstance(value, Name):
            return value, name
    return entry, label


def _matrix(parser: Parser) -> Node:
    opened = parser.advance()
    closer = opened.partner
    assert closer is not None
    outer = parser.bars, parser.entries
    parser.bars, parser.entries = "sign", True
    rows: list[list[Node]] = [[]]
    while parser.inside(closer):
        kind = parser.token.kind
        if kind == "newline":
            parser.advance()
            rows.append([])
        elif kind in ("amp", "separator"):
            parser.advance()
        else:
            before = parser.position
            rows[-1].append(parser.chain())
            if parser.position == before:
                parser.advance()
    parser.bars, parser.entries = outer
    parser.advance()
    span = parser.span_from(opened.start)
    return _shaped([row for row in rows if row], parser, span)


def _shaped(rows: list[list[Node]], parser: Parser, span: tuple[int, int]) -> Node:
    if not rows:
        return parser.missing("This matrix is empty.")
    if len(rows) == 1 or all(len(row) == 1 for row in rows):
        entries = [entry for row in rows for entry in row]
        if len(entries) == 1:
            return Group("(", entries[0], span=span)
        return Vector(tuple(entries), ("",) * len(entries), "matrix", span=span)
    lines = tuple(
        Vector(
            tuple(row),
            ("",) * len(row),
            "matrix",
            span=(row[0].span[0], max(row[0].span[0], row[-1].span[1])),
        )
        for row in rows
    )
    return Vector(lines, ("",) * len(lines), "matrix", span=span)


def absolute_value(parser: Parser) -> Node:
    """Read ``|x|``, or a norm, which is a call of ``norm``."""
    start = parser.token.wide_start
    opened = parser.advance()
    outer = parser.bars, parser.entries
    parser.bars, parser.entries = "close", False
    body = parser.expression()
    parser.bars, parser.entries = outer
    _close_bar(parser, opened)
    span = parser.span_from(start)
    if opened.value == "|":
        return Group("|", body, span=span)
    function = Name("norm", span=(opened.start, opened.end))
    if parser.token.kind == "sub":
        parser.advance()
        norm_of = parser.subscript()
        function = Name("norm", norm_of, span=(opened.start, opened.end))
    return Call(function, (body,), span=parser.span_from(start))


def _close_bar(parser: Parser, opened: Token) -> None:
    token = parser.token
    if token.kind == "bar" and token.value == opened.value:
        parser.advance()
    elif token.kind == "bar" and token.value == "||":
        # two absolute values side by side: this bar closes one and opens another
        token.value = "|"
        token.start += 1
        token.wide_start = token.start
        token.partner = parser.bar_behind()
    elif _KET_END.search(parser.source, opened.start):
        parser.not_read((opened.start, opened.end), "A ket is not read.")
    else:
        place = token.start
        parser.repairs.append(
            Repair(
                "missing-bracket",
                (place, place),
                f'The bar "{opened.value}" that opens here is never closed.',
                opened.value,
            )
        )
