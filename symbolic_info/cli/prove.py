"""``symbolic-info prove``: statements, proved or met by a counterexample."""

from __future__ import annotations

from importlib import import_module

import click


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("statements", metavar="STATEMENT...", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "latex", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How the answers are written.",
)
@click.pass_context
def prove(context: click.Context, statements: tuple[str, ...], format_: str) -> None:
    r"""Prove statements about all distributions, or find a counterexample.

    STATEMENT is written as in documents, as in
    "D_{KL}(P \parallel Q) = H(P,Q) - H(P)"; P, Q, R are distributions on one finite alphabet.

    Exit code 0: all are proved; 1: one is refuted; 2: one cannot be read; 3: one is undecided.
    """
    from symbolic_info.publish.answers.answer import answer, exit_code

    answers = [answer(statement) for statement in statements]
    renderer = import_module(f"symbolic_info.publish.answers.{format_}")
    click.echo(renderer.render(answers), nl=False)
    context.exit(exit_code(answers))
