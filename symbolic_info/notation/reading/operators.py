"""Operators that take what stands to their right: logarithms, sums, products, integrals.

How far a logarithm without brackets reaches: over the factors that are joined to it without a
sign (``\\log 2n``, ``\\log P(x)Q(x)``, ``\\log_2 \\frac14``, ``\\log P(x)^2``), up to a sign of any
kind, an opening bracket, or another logarithm, sum or integral: ``\\log 2 \\cdot 3`` is three
times log 2, and ``a \\log b \\log c`` a product of two logarithms. With brackets it ends at the
closing one: ``\\log(x)^2`` is the square of the logarithm.

``\\sum`` and ``\\prod`` reach as far as multiplication does, an integral to its differential.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from symbolic_info.notation import symbols
from symbolic_info.notation.reading.calls import bare_name
from symbolic_info.notation.reading.scripts import items_of, split_digits
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import (
    BigSum,
    Broken,
    Call,
    Chain,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Product,
    Sum,
    children,
)

if TYPE_CHECKING:
    from symbolic_info.notation.reading.expressions import Parser

_SELF_CONTAINED = (BigSum, Integral, Logarithm)
_VARIABLES = frozenset("xyztu")
_ENDS_ARGUMENT = frozenset({"log", "big", "integral", "unit", "junk"})


def logarithm(parser: Parser) -> Node:
    """Read a logarithm; the word alone is a name."""
    token = parser.advance()
    start = token.wide_start
    base: Node | None = None
    power: Node | None = None
    while True:
        if parser.token.kind == "sub" and base is None:
            parser.advance()
            base = _base(parser)
        elif parser.token.kind == "sup" and power is None:
            power = parser.exponent()
        else:
            break
    following = parser.token
    signed = following.kind == "operator" and following.value in symbols.SIGNS
    if signed and not parser.begins_operand(1):
        signed = False
    if not signed and not parser.begins_operand():
        return Name(token.value, base, span=parser.span_from(start))
    if following.kind == "open" and following.value != "{":
        argument = parser.operand()
    else:
        argument = _bare_argument(parser)
    return Logarithm(token.value, argument, base, power, span=parser.span_from(start))


def _base(parser: Parser) -> Node | None:
    token = parser.token
    if token.kind == "number" and token.value not in ("10", "2") and len(token.value) > 1:
        # \log_20.5 shows as the logarithm of 0.5 to the base 2
        count = 2 if token.value.startswith("10") else 1
        if token.value[0].isdigit() and token.end - token.start == len(token.value):
            return split_digits(token, count)
    return parser.subscript()


def _bare_argument(parser: Parser) -> Node:
    start = parser.token.wide_start
    factors = [parser.signed_factor()]
    while (
        not isinstance(factors[-1], _SELF_CONTAINED)
        and parser.token.kind not in _ENDS_ARGUMENT
        and parser.token.kind != "bar"
        and not (parser.token.kind == "open" and parser.token.value != "{")
        and parser.juxtaposed()
    ):
        factors.append(parser.factor())
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), ("",) * (len(factors) - 1), span=parser.span_from(start))


def big_sum(parser: Parser) -> Node:
    """Read ``\\sum`` or ``\\prod``, its bounds and its body."""
    token = parser.advance()
    start = token.wide_start
    below, above = _bounds(parser)
    body = _body(parser)
    span = parser.span_from(start)
    node: Node = body
    bounds = [_bound(item) for item in items_of(below)] if below is not None else [BigSum(body)]
    lower = bounds[-1].lower
    for bound in reversed(bounds):
        node = replace(
            bound,
            body=node,
            lower=bound.lower or (lower if bound.domain is None else None),
            upper=bound.upper or (above if bound.domain is None else None),
            kind=token.value,
            span=span,
        )
    return node


def _bounds(parser: Parser) -> tuple[Node | None, Node | None]:
    below: Node | None = None
    above: Node | None = None
    while True:
        if parser.token.kind == "sub" and below is None:
            parser.advance()
            below = parser.subscript()
        elif parser.token.kind == "sup" and above is None:
            above = parser.exponent()
        else:
            return below, above


def _body(parser: Parser) -> Node:
    token = parser.token
    start = token.wide_start
    if token.kind == "operator" and token.value in symbols.SIGNS:
        parser.advance()
        body = parser.product()
        return Sum((token.value,), (body,), span=parser.span_from(start))
    return parser.product()


_NOTHING = Numeral("1")


def _bound(item: Node) -> BigSum:
    """Read what stands below a sum, as a sum with no body yet."""
    match item:
        case Numeral():
            return BigSum(_NOTHING, lower=item)
        case Chain(members=(index, lower), signs=("=",)):
            return BigSum(_NOTHING, index, lower)
        case Chain(members=(index, domain), signs=("∈",)):
            return BigSum(_NOTHING, index, domain=domain)
        case Chain(members=(lower, index, upper), signs=("≤", "≤")):
            return BigSum(_NOTHING, index, lower, upper)
        case Chain(members=(index, *rest), signs=(":" | "|", *signs)) if len(rest) > 1:
            return BigSum(_NOTHING, index, domain=Chain(tuple(rest), tuple(signs), span=item.span))
        case Chain(members=members):
            index = next((member for member in members if isinstance(member, Name)), members[0])
            return BigSum(_NOTHING, index, domain=item)
    return BigSum(_NOTHING, item)


def integral(parser: Parser) -> Node:
    """Read ``\\int``, its bounds and all up to its differential."""
    token = parser.advance()
    start = token.wide_start
    below, above = _bounds(parser)
    count = int(token.value)
    variables: list[Name] = []
    _differentials(parser, token, variables)
    if variables and not parser.begins_operand():
        body: Node = Numeral("1", span=parser.span_from(start))
    elif variables or "closed" not in token.holds:
        # physicists write the differential first; then nothing marks the end
        body = _body(parser)
    else:
        body = parser.expression()
    variables += parser.variables.pop(token, [])
    _differentials(parser, token, variables)
    while len(variables) < count:
        variables.append(_guessed_variable(parser, body, below, token))
    span = parser.span_from(start)
    node = body
    for variable in variables[: count - 1]:
        node = Integral(node, variable, span=span)
    return Integral(node, variables[count - 1], below, above, span=span)


def _differentials(parser: Parser, token: Token, variables: list[Name]) -> None:
    while parser.token.kind == "differential" and parser.token.partner is token:
        parser.advance()
        variables.append(bare_name(parser))


def _guessed_variable(parser: Parser, body: Node, below: Node | None, token: Token) -> Name:
    """Say that dx is missing, and take the variable that the integrand is applied to."""
    variable = below if isinstance(below, Name) and len(below.name) == 1 else _applied_to(body)
    message = "This integral has no differential; it does not say over which variable it runs."
    if "d" in parser.source[token.end :] or _is_of_functions(body):
        # the integral of a function with respect to a measure that is known: \\int f; or
        # one that is written in a way that is not known here: \\dd x, d^n x
        parser.not_read((token.start, token.end), message)
    else:
        parser.repair((token.start, token.end), message)
    return Name(variable.name, variable.subscript) if variable else Name("x")


def _is_of_functions(integrand: Node) -> bool:
    """Whether an integrand names functions and no variable: f, f - g, p \\log p, or nothing."""
    match integrand:
        case Name(name=name):
            return name not in _VARIABLES
        case Broken() | Integral():
            return True
        case Call():
            return False
        case _:
            parts = children(integrand)
            return bool(parts) and all(map(_is_of_functions, parts))


def _applied_to(node: Node) -> Name | None:
    if isinstance(node, Call) and len(node.arguments) == 1:
        argument = node.arguments[0]
        return argument if isinstance(argument, Name) else None
    for part in children(node):
        found = _applied_to(part)
        if found is not None:
            return found
    return None
