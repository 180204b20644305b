"""``symbolic-info derive``: theorems of the catalogue with their derivations."""

from __future__ import annotations

from pathlib import Path

import click

from symbolic_info.cli.errors import CannotRead, CannotWrite


@click.command()
@click.argument("names", metavar="NAME...", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Derive every theorem of the catalogue.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["latex", "markdown", "text", "json"]),
    help="How derivations are written; latex if not given, markdown with --out.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write a page a theorem into this folder, and with --all an index.",
)
def derive(names: tuple[str, ...], all_: bool, format_: str | None, out: Path | None) -> None:
    """Prove theorems of the catalogue and print their derivations.

    NAME is one that `symbolic-info list` shows. In LaTeX, --all gives a document that compiles
    by itself; a NAME gives what can be pasted into one.

    Exit code 2: there is no theorem of this name, or the folder cannot be written.
    """
    from symbolic_info.publish import catalogue

    wanted = _wanted(names, all_)
    if out is not None:
        _write(out, catalogue.files(wanted, format_ or "markdown"))
    elif all_ and format_ in (None, "latex"):
        click.echo(catalogue.latex_document(wanted), nl=False)
    else:
        click.echo(catalogue.printed(wanted, format_ or "latex"), nl=False)


def _wanted(given: tuple[str, ...], all_: bool) -> tuple[str, ...]:
    from symbolic_info.proof import UnknownTheorem, names, statement_of

    if all_ == bool(given):
        raise click.UsageError("Give the names of theorems, or --all.")
    if all_:
        return names()
    unknown = []
    for name in given:
        try:
            statement_of(name)
        except UnknownTheorem as error:
            unknown.append(str(error))
    if unknown:
        raise CannotRead("\n".join(unknown))
    return tuple(dict.fromkeys(given))


def _write(folder: Path, files: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"{error.filename or folder}: {error.strerror or error}") from error
    click.echo(f"{len(files)} file{'' if len(files) == 1 else 's'} written to {folder}")
