"""Rows and statements: the top level of a formula."""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.notation.reading.expressions import Parser
from symbolic_info.notation.tree import (
    Broken,
    Chain,
    Fraction,
    Group,
    Node,
    Numeral,
    Percent,
    Product,
    Quantity,
    Row,
    Span,
    Text,
)

_ENDS = frozenset(("newline", "separator", "text", "implies", "iff", "reason", "stop", "relation"))
_MEMBER_ENDS = _ENDS | {"bar"}


def read_rows(parser: Parser) -> tuple[Row, ...]:
    """Read all of a formula; empty rows are left out."""
    rows: list[Row] = []
    while parser.token.kind != "stop":
        start = parser.token.wide_start
        statements = _statements(parser)
        if statements:
            rows.append(Row(tuple(statements), span=parser.span_from(start)))
        if parser.token.kind == "newline":
            parser.advance()
    return tuple(rows)


def _statements(parser: Parser) -> list[Chain | Text]:
    statements: list[Chain | Text] = []
    while True:
        token = parser.token
        if token.kind in ("newline", "stop"):
            return statements
        if token.kind == "separator":
            parser.advance()
        elif token.kind == "iff":
            parser.advance()
            statements.append(Text("if and only if", span=(token.start, token.end)))
        elif token.kind == "text":
            parser.advance()
            if token.value:
                statements.append(Text(token.value, span=(token.start, token.end)))
        elif token.kind == "reason":
            parser.advance()
            _give_reason(statements, token.value, (token.start, token.end))
        else:
            statements.append(_statement(parser))


def _give_reason(statements: list[Chain | Text], reason: str, span: Span) -> None:
    last = statements[-1] if statements else None
    if isinstance(last, Chain):
        statements[-1] = replace(last, reason=reason)
    else:
        statements.append(Text(reason, span=span))


def _statement(parser: Parser) -> Chain:
    start = parser.token.wide_start
    therefore = False
    while parser.token.kind == "implies" or (therefore and parser.token.value == "&"):
        parser.advance()
        therefore = True
    continues = parser.token.kind == "relation"
    members: list[Node] = []
    signs: list[str] = []
    sign_spans: list[Span] = []
    if not continues:
        members.append(_member(parser))
    while parser.token.kind in ("relation", "bar"):
        token = parser.advance()
        signs.append(token.value)
        sign_spans.append((token.start, token.end))
        members.append(_member(parser))
    return Chain(
        tuple(members),
        tuple(signs),
        tuple(sign_spans),
        continues,
        therefore,
        span=parser.span_from(start),
    )


def _member(parser: Parser) -> Node:
    """Read what stands between two signs; what belongs to nothing is kept as ``Broken``."""
    start = parser.token.wide_start
    if parser.token.kind == "stop":
        # the other side may stand in the text: "$H(P) =$ 0.47"
        place = parser.token.start
        parser.not_read((place, place), "A side is missing at this sign.")
        return Broken("", span=(place, place))
    if parser.token.kind in _ENDS:
        return parser.missing("A side is missing at this sign.")
    parts = [parser.expression()]
    while parser.token.kind not in _MEMBER_ENDS:
        token = parser.advance()
        span = (token.start, token.end)
        stray = parser.source[token.start : token.end]
        parser.repair(span, f"{stray!r} does not belong here.")
        parts.append(Broken(stray, span=span))
        if parser.token.kind not in _MEMBER_ENDS:
            parts.append(parser.expression())
    if len(parts) == 1:
        return _without_remark(parts[0])
    return Product(tuple(parts), ("",) * (len(parts) - 1), span=parser.span_from(start))


def _without_remark(node: Node) -> Node:
    """Return the number of ``0.75 (75\\%)``, which is said twice and not multiplied."""
    match node:
        case Product(
            factors=(Numeral() | Fraction() | Quantity() as value, Group("(", Percent())),
            operators=("",),
        ):
            return value
        case _:
            return node
