"""``symbolic-info explain``: what a code in a report means."""

from __future__ import annotations

import textwrap

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a CODE of a report, with an example."""
    from symbolic_info.documents.codes import UnknownCode
    from symbolic_info.documents.codes import explain as explanation_of

    try:
        entry = explanation_of(code)
    except UnknownCode as error:
        nearest = f" Did you mean {' or '.join(error.nearest)}?" if error.nearest else ""
        raise click.UsageError(f"{error}.{nearest}") from error
    click.echo(f"{entry.code}: {entry.title}\n")
    click.echo(textwrap.fill(entry.text, 80, break_long_words=False, break_on_hyphens=False))
    where = "" if entry.name.endswith(".md") else f" ({entry.name})"
    click.echo(f"\nExample{where}:\n\n{textwrap.indent(entry.example, '    ')}")
