"""``symbolic-info evaluate``: the value of a closed expression."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from symbolic_info.cli.errors import CannotRead, at

if TYPE_CHECKING:
    from symbolic_info.notation.tree import Node
    from symbolic_info.terms import Term

MOST_DIGITS = 1_000
_UNITS = {"2": "bit", "e": "nat", "10": "hartley"}


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("expression")
@click.option(
    "--digits",
    type=click.IntRange(1, MOST_DIGITS),
    default=10,
    show_default=True,
    help="How many significant digits of the decimal are shown; all are right.",
)
@click.option(
    "--base",
    type=click.Choice(list(_UNITS)),
    default="2",
    show_default=True,
    help="The base of logarithms and measures that have none written.",
)
def evaluate(expression: str, digits: int, base: str) -> None:
    r"""Print the value of EXPRESSION: its exact form, its decimal, and its unit.

    EXPRESSION is written as in documents, as in
    "D_{KL}([0.9, 0.1] \parallel [0.5, 0.5])". A unit behind it, such as nats, is that of its
    logarithms without a base, and is stronger than --base.

    Exit code 2: it cannot be read, or a list in it is no distribution.
    """
    from symbolic_info import numeric
    from symbolic_info.documents.judging.units import natural_base, unit_name
    from symbolic_info.notation.meaning.unwritten_base import UNIT_BASES
    from symbolic_info.notation.tree import Quantity
    from symbolic_info.terms import with_base

    node = _expression(expression)
    unit = node.unit if isinstance(node, Quantity) else _UNITS[base]
    term = with_base(_term(node, expression), UNIT_BASES[unit])
    if named := _without_values(term):
        raise CannotRead(named)
    try:
        value = numeric.evaluate(term)
        exact = numeric.exact_form(value)
        decimal = numeric.decimal(value, digits)
    except numeric.Unevaluable as error:
        raise CannotRead(str(error)) from error
    if exact is not None:
        click.echo(f"exact:   {exact}")
    click.echo(f"decimal: {decimal}")
    if unit := unit_name(natural_base(term)):
        click.echo(f"unit:    {unit}")


def _term(node: Node, expression: str) -> Term:
    from symbolic_info.documents.known.functions import with_values_of_functions
    from symbolic_info.documents.reading.wellformed import flaw_in
    from symbolic_info.notation import NotUnderstood, Scope, elaborate
    from symbolic_info.terms import Distribution

    node, values = with_values_of_functions(node)
    try:
        term = elaborate(node, Scope(scalars=values))
    except NotUnderstood as error:
        raise CannotRead(at(expression, error.span, error.message)) from error
    if isinstance(term, Distribution):
        raise CannotRead("this is a distribution: it has no value, but H([...]) has one")
    if flaw := flaw_in(term):
        raise CannotRead(flaw.message)
    return term


def _without_values(term: Term) -> str:
    """Return what to say of the distributions that are only named; nothing where none is."""
    from symbolic_info.terms import Density, Pmf
    from symbolic_info.terms.binding import free_variables

    named = sorted(str(name) for name in free_variables(term) if isinstance(name, Pmf | Density))
    if not named:
        return ""
    have = "has no value" if len(named) == 1 else "have no values"
    return (
        f"{' and '.join(named)} {have} here: a distribution is written out, as in "
        r'"H([0.9, 0.1])"; `prove` takes statements about any P and Q'
    )


def _expression(source: str) -> Node:
    from symbolic_info.notation import read
    from symbolic_info.notation.tree import Chain

    formula = read(source)
    for repair in formula.repairs:
        raise CannotRead(at(source, repair.span, repair.message))
    statements = [statement for row in formula.rows for statement in row.statements]
    match statements:
        case [Chain(members=(node,), signs=())]:
            return node
        case []:
            raise CannotRead("there is no expression to evaluate")
        case _:
            raise CannotRead("this is no single expression; `prove` and `check` take equations")
