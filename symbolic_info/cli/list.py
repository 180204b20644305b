"""``symbolic-info list``: the theorems of the catalogue."""

from __future__ import annotations

import click


@click.command("list")
def list_() -> None:
    """List the theorems that `derive` can print, with their statements."""
    from symbolic_info.publish.listing import listing

    for name, statement in listing():
        click.echo(f"{name}\n    {statement}")
