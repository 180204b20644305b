"""``symbolic-info check``: judge every claim of documents."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from symbolic_info.cli.errors import CannotRead, CannotWrite

if TYPE_CHECKING:
    from symbolic_info.documents.check import Progress, StandardInput
    from symbolic_info.documents.project.settings import Settings
    from symbolic_info.documents.report import Fix, Report

STANDARD_INPUT = "-"
_MEGABYTE = 1024 * 1024


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
@click.option(
    "--fix",
    is_flag=True,
    help="Write the right value into the file where exactly one decimal of a claim is wrong. The "
    "changes are printed as a diff, then written; nothing asks first. Fixes that would make "
    "another claim wrong are left out.",
)
@click.option(
    "--base",
    type=click.Choice(["2", "e", "10"]),
    help="The base in which a logarithm without one is read first, where neither a unit nor the "
    "document says otherwise.",
)
@click.option(
    "--min-claims",
    type=click.IntRange(min=0),
    metavar="N",
    help="Exit 1 where fewer than N claims could be judged.",
)
@click.option(
    "--baseline",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Say nothing of the findings in this file: they are known.",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Write all findings to the baseline, so that from now on only new ones count.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=1,
    show_default=True,
    help="How many files are checked at the same time.",
)
@click.option(
    "--max-size",
    type=click.IntRange(min=1),
    metavar="MB",
    default=10,
    show_default=True,
    help="Larger files are not read.",
)
@click.option(
    "--stdin-name",
    metavar="NAME",
    default="<stdin>",
    help="What the report calls standard input; the suffix of NAME tells its format, which is "
    "Markdown without one.",
)
@click.pass_context
def check(
    context: click.Context,
    paths: tuple[str, ...],
    format_: str,
    strict: bool,
    fix: bool,
    base: str | None,
    min_claims: int | None,
    baseline: str | None,
    write_baseline: bool,
    jobs: int,
    max_size: int,
    stdin_name: str,
) -> None:
    """Say of every claim in documents whether it is true.

    PATH is a file (Markdown, LaTeX, notebook, reStructuredText, HTML), a folder, of which all
    documents are checked that git does not ignore, or - for standard input.

    [tool.symbolic-info] in the pyproject.toml of the current folder or one above it may set
    base, strict, min-claims, baseline, and ignore: patterns of files to pass over in folders.

    Exit code 0: nothing is refuted or ill-formed; 1: something is; 2: a file cannot be read.
    """
    settings = _settings()
    given = None
    if STANDARD_INPUT in paths:
        if fix:
            raise click.UsageError("Standard input cannot be fixed: give --fix a file.")
        given = _standard_input(stdin_name, max_size * _MEGABYTE)
    known = baseline or settings.baseline
    if write_baseline and known is None:
        raise click.UsageError("--write-baseline needs --baseline FILE, or `baseline` set.")

    from symbolic_info.documents.check import Options, check_paths

    # what was imported stays: it is not looked through for garbage again and again
    gc.freeze()
    options = Options(
        base or settings.base, max_size * _MEGABYTE, jobs, settings.ignored, fixing=fix
    )
    with _progress() as progress:
        report = check_paths(paths, options, given=given, progress=progress)
    for path, reason in report.unreadable:
        click.echo(f"symbolic-info: {path}: {reason}", err=True)
    if report.fixes:
        _fix(report.fixes, to_stderr=format_ != "text")
    judged = report.judged
    if known is not None:
        report = _write_baseline(report, known) if write_baseline else _known(report, known)
    if format_ == "text":
        _show(report)
    else:
        click.echo(_renderer(format_)(report), nl=False)
    required = settings.min_claims if min_claims is None else min_claims
    if judged < required:
        click.echo(
            f"symbolic-info: {judged} claims could be judged, and at least {required} are required",
            err=True,
        )
    context.exit(_exit_code(report, strict or settings.strict) or int(judged < required))


def _settings() -> Settings:
    from symbolic_info.documents.project.settings import find_settings
    from symbolic_info.documents.sources.source import Unreadable

    try:
        return find_settings(".")
    except Unreadable as error:
        raise CannotRead(str(error)) from error


def _standard_input(name: str, largest: int) -> StandardInput:
    from symbolic_info.documents.check import StandardInput

    # one byte more than is allowed, so that too much is told from just enough
    return StandardInput(name, sys.stdin.buffer.read(largest + 1))


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Show how far the check of many files is, on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("files"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=total > 1)


def _fix(fixes: tuple[Fix, ...], *, to_stderr: bool) -> None:
    """Show what changes in the files, then write them."""
    from symbolic_info.publish.reports.diff import unified

    for fix in fixes:
        click.echo(unified(fix), nl=False, err=to_stderr)
    for fix in fixes:
        try:
            with open(fix.path, "rb") as file:
                if file.read() != fix.before:
                    raise CannotWrite(f"{fix.path}: changed while it was checked; not fixed")
            with open(fix.path, "wb") as file:
                file.write(fix.after)
        except OSError as error:
            raise CannotWrite(f"{fix.path}: {error.strerror or error}") from error
    count = sum(fix.corrections for fix in fixes)
    click.echo(
        f"{count} value{'' if count == 1 else 's'} corrected in {len(fixes)} "
        f"file{'' if len(fixes) == 1 else 's'}; the report is about the corrected text.\n",
        err=to_stderr,
    )


def _known(report: Report, path: str) -> Report:
    from symbolic_info.documents.project.baseline import read_baseline, without_known
    from symbolic_info.documents.sources.source import Unreadable

    try:
        return without_known(report, read_baseline(path))
    except Unreadable as error:
        raise CannotRead(str(error)) from error


def _write_baseline(report: Report, path: str) -> Report:
    from symbolic_info.documents.project.baseline import baseline_of

    try:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(baseline_of(report, path))
    except OSError as error:
        raise CannotWrite(f"{path}: {error.strerror or error}") from error
    return _known(report, path)


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
