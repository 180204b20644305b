"""``symbolic-info verify``: check a derivation again, by the kernel alone."""

from __future__ import annotations

from typing import IO

import click

LARGEST_DERIVATION = 10 * 1024 * 1024
"""Files with more bytes than this hold no derivation that the kernel would go through."""


@click.command()
@click.argument("file", type=click.File("rb"))
@click.pass_context
def verify(context: click.Context, file: IO[bytes]) -> None:
    """Check the derivation in FILE (JSON, as `derive --format json` writes it).

    Exit code 0: each step follows; 1: one does not; 2: the file holds no derivation.
    """
    from symbolic_info.proof.kernel.certificate import from_json
    from symbolic_info.proof.kernel.check import check
    from symbolic_info.proof.kernel.statement import KernelError

    content = file.read(LARGEST_DERIVATION + 1)
    if len(content) > LARGEST_DERIVATION:
        raise click.UsageError(f"{file.name}: larger than {LARGEST_DERIVATION // 1024**2} MB")
    try:
        derivation = from_json(content.decode("utf-8"))
    except ValueError as error:
        raise click.UsageError(f"{file.name}: {error}") from error
    try:
        theorem = check(derivation)
    except KernelError as error:
        click.echo(f"not verified: {error}")
        context.exit(1)
    statement = theorem.statement
    click.echo(f"verified: {statement.left} {statement.sign} {statement.right}")
