"""How far a logarithm reaches, where a writer may have meant more than its rule gives it.

By rule ``\\log(x)^2`` is the square of a logarithm, and ``\\log a / b`` the b-th part of log a. A
writer may mean the logarithm of the square, and of the quotient: what is wrong by the rule alone
is not refuted.
"""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.notation.tree import Group, Logarithm, Node, Power, Product, with_parts


def with_powers_inside(node: Node) -> Node:
    """Return a node in which log(x)^2 is the logarithm of x^2, and not the square of one."""
    match node:
        case Power(base=Logarithm(argument=Group(), power=None) as log, exponent=exponent):
            return replace(log, argument=Power(log.argument, exponent), span=node.span)
        case _:
            return with_parts(node, with_powers_inside)


def with_quotients_inside(node: Node) -> Node:
    """Return a node in which log a/b is the logarithm of a/b, and not (log a)/b.

    One with brackets ends with them, unless both are in brackets: log (1-p)/(1-q). One that is
    divided by another logarithm changes the base.
    """
    node = with_parts(node, with_quotients_inside)
    if not isinstance(node, Product):
        return node
    factors, operators = list(node.factors), list(node.operators)
    for place in reversed(range(len(operators))):
        log, divisor = factors[place : place + 2]
        if operators[place] != "/" or isinstance(divisor, Logarithm):
            continue
        if isinstance(log, Logarithm) and isinstance(log.argument, Group) <= isinstance(
            divisor, Group
        ):
            quotient = Product((log.argument, divisor), ("/",), span=node.span)
            factors[place : place + 2] = [replace(log, argument=quotient)]
            del operators[place]
    if not operators:
        return factors[0]
    return replace(node, factors=tuple(factors), operators=tuple(operators))
