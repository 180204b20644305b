"""What the command line imports, and how it says what it is."""

import subprocess
import sys

import pytest

from symbolic_info import __version__

HEAVY = ("sympy", "numpy", "rich", "flint", "markdown_it")

LISTING = f"""
import sys
from symbolic_info.cli import main
main(sys.argv[1:], standalone_mode=False)
sys.exit(" ".join(name for name in {HEAVY} if name in sys.modules))
"""


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help")])
def test_what_needs_no_mathematics_imports_none(arguments: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", LISTING, *arguments],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.stderr.strip() == ""


def test_the_version_is_that_of_the_package() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "symbolic_info", "--version"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.stdout == f"symbolic-info {__version__}\n"
