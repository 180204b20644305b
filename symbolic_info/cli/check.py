"""``symbolic-info check``: judge every claim of documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from symbolic_info.documents.report import Report


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "sarif", "junit", "markdown", "github"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--strict", is_flag=True, help="Exit 1 for loose and unchecked claims, too.")
@click.pass_context
def check(context: click.Context, paths: tuple[str, ...], format_: str, strict: bool) -> None:
    """Say of every claim in documents whether it is true.

    PATH is a file, or a folder with Markdown files.

    Exit code 0: nothing is refuted or ill-formed; 1: something is; 2: a file cannot be read.
    """
    report = _check_all(paths)
    if format_ == "text":
        _show(report)
    else:
        click.echo(_renderer(format_)(report), nl=False)
    context.exit(_exit_code(report, strict))


def _check_all(paths: tuple[str, ...]) -> Report:
    from symbolic_info.documents.check import check_paths

    report = check_paths(paths)
    for path, reason in report.unreadable:
        click.echo(f"symbolic-info: {path}: {reason}", err=True)
    return report


def _show(report: Report) -> None:
    from rich.console import Console

    from symbolic_info.publish.reports import text

    console = Console(highlight=False)
    console.print(text.render(report, console.width), soft_wrap=True, end="")


def _renderer(format_: str) -> Callable[[Report], str]:
    from symbolic_info.publish.reports import github, json, junit, markdown, sarif

    return {
        "json": json.render,
        "sarif": sarif.render,
        "junit": junit.render,
        "markdown": markdown.render,
        "github": github.render,
    }[format_]


def _exit_code(report: Report, strict: bool) -> int:
    if report.unreadable:
        return 2
    verdicts = [claim.verdict for claim in report.claims]
    if strict:
        return int(any(verdict.fails_strictly for verdict in verdicts))
    return int(any(verdict.fails for verdict in verdicts))
