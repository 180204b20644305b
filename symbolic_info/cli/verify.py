"""``symbolic-info verify``: check a derivation again, by the kernel alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from symbolic_info.proof import Theorem

LARGEST_DERIVATION = 10 * 1024 * 1024
"""Files with more bytes than this hold no derivation that the kernel would go through."""


@click.command()
@click.argument("file", type=click.File("rb"))
@click.pass_context
def verify(context: click.Context, file: IO[bytes]) -> None:
    """Check the derivations in FILE again.

    FILE is JSON, as `derive` and `prove` write it with --format json. The kernel decides; what
    is shown beside a derivation has to be what it proves.

    Exit code 0: each step follows; 1: one does not; 2: the file holds no derivation.
    """
    from symbolic_info.proof import KernelError, check, from_json
    from symbolic_info.proof.certificate import one_value_a_key

    content = file.read(LARGEST_DERIVATION + 1)
    if len(content) > LARGEST_DERIVATION:
        raise click.UsageError(f"{file.name}: larger than {LARGEST_DERIVATION // 1024**2} MB")
    try:
        data = json.loads(content.decode("utf-8"), object_pairs_hook=one_value_a_key)
        entries = [
            ([from_json(json.dumps(certificate)) for certificate in certificates], shown)
            for certificates, shown in _entries(data)
        ]
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"{file.name}: {error}") from error
    if not any(derivations for derivations, _ in entries):
        raise click.UsageError(f"{file.name}: there is no derivation in it")
    failed = False
    for derivations, shown in entries:
        try:
            theorems = [check(derivation) for derivation in derivations]
        except KernelError as error:
            click.echo(f"not verified: {error}")
            failed = True
            continue
        if different := _differences(shown, theorems):
            click.echo(f"not verified: {different}")
            failed = True
            continue
        for theorem in theorems:
            statement = theorem.statement
            supposed = "; ".join(map(str, statement.hypotheses))
            click.echo(
                f"verified: {statement.left} {statement.sign} {statement.right}"
                + (f", supposing {supposed}" if supposed else "")
            )
    context.exit(int(failed))


def _entries(data: Any) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Yield the certificates of each entry in the data with what is shown beside them, if it is."""
    match data:
        case list():
            for part in data:
                yield from _entries(part)
        case {"certificate": certificate}:
            yield [certificate], data
        case {"certificates": list() as certificates}:
            yield certificates, data
        case _:
            yield [data], {}


def _differences(shown: dict[str, Any], theorems: list[Theorem]) -> str:
    """Say where what is shown is not what was proved; empty where it is."""
    if not shown:
        return ""
    from symbolic_info.publish.answers import json as answers
    from symbolic_info.publish.derivations.json import differences

    if "certificate" in shown:
        (theorem,) = theorems
        return differences(shown, theorem)
    # of what was not proved nothing is said
    claimed = theorems or shown.get("verdict") == "proved"
    return answers.differences(shown, theorems) if claimed else ""
