"""The command line: arguments in, text and exit codes out; one module a command.

No mathematics is done here, and nothing heavy is imported before a command needs it, so that
``--version``, ``--help`` and ``list`` are quick.
"""

from __future__ import annotations

import io
import sys

import click

import symbolic_info
from symbolic_info.cli.check import check
from symbolic_info.cli.derive import derive
from symbolic_info.cli.evaluate import evaluate
from symbolic_info.cli.explain import explain
from symbolic_info.cli.list import list_
from symbolic_info.cli.prove import prove
from symbolic_info.cli.verify import verify


@click.group(context_settings={"help_option_names": ["--help"]})
@click.version_option(symbolic_info.__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Derive, check and evaluate formulas of information theory."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # a terminal that cannot show a character of a formula shows its number
        sys.stdout.reconfigure(errors="backslashreplace")


for _command in (check, prove, derive, evaluate, verify, list_, explain):
    main.add_command(_command)
