"""Reading a formula all the way to its terms, for the tests of what formulas mean."""

from symbolic_info.notation import Scope, elaborate_chain, read
from symbolic_info.notation.tree import Chain
from symbolic_info.terms import Term

NOTHING = Scope()


def members(source: str, scope: Scope = NOTHING) -> tuple[Term, ...]:
    """Return the terms of the one chain in a formula."""
    formula = read(source)
    assert not formula.repairs
    nodes = [
        member
        for row in formula.rows
        for statement in row.statements
        if isinstance(statement, Chain)
        for member in statement.members
    ]
    return elaborate_chain(nodes, scope)


def term(source: str, scope: Scope = NOTHING) -> Term:
    """Return the term of the one expression in a formula."""
    (only,) = members(source, scope)
    return only
