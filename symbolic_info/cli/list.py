"""``symbolic-info list``: the theorems of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

_THEOREMS = Path(__file__).parents[1] / "publish" / "theorems.txt"


@click.command("list")
def list_() -> None:
    """List the theorems that `derive` can print, with their statements."""
    click.echo(_THEOREMS.read_text(encoding="utf-8"), nl=False)
