"""What the command line imports, and how it says what it is."""

import subprocess
import sys
from pathlib import Path

import pytest

from symbolic_info import __version__

LISTING = """
import sys
from symbolic_info.cli import main
try:
    main(sys.argv[2:], standalone_mode=False)
finally:
    loaded = [name for name in sys.argv[1].split() if name in sys.modules]
    print(*loaded, file=sys.stderr)
"""

PAGE_OF_NUMBERS = r"""
A coin that shows heads with probability $0.9$ has the surprisals $-\log_2(0.9) \approx 0.152$
bits and $-\log_2(0.1) = 3.322$ bits, on average

$$-(0.9 \log_2 0.9 + 0.1 \log_2 0.1) = 0.9 \cdot 0.152 + 0.1 \cdot 3.322 \approx 0.469.$$

It is $\frac{3}{4} + \frac{1}{4} = 1$, and $\ln 2 = 0.301$ is wrong.
"""


def loaded(modules: str, *arguments: str) -> str:
    """Return which of the modules the program with these arguments loads."""
    result = subprocess.run(
        [sys.executable, "-c", LISTING, modules, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return result.stderr.strip()


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("check", "--help"), ("list",)])
def test_what_needs_no_mathematics_imports_none(arguments: tuple[str, ...]) -> None:
    modules = "sympy numpy rich flint markdown_it symbolic_info.terms"
    assert loaded(modules, *arguments) == ""


def test_a_page_of_numbers_is_checked_without_sympy_and_numpy(tmp_path: Path) -> None:
    page = tmp_path / "numbers.md"
    page.write_text(PAGE_OF_NUMBERS, encoding="utf-8")
    assert loaded("sympy numpy flint", "check", str(page)) == "flint"


def test_a_number_is_evaluated_without_sympy_and_numpy() -> None:
    assert loaded("sympy numpy flint", "evaluate", r"-\log_2 0.9") == "flint"


def test_other_formats_are_not_loaded_for_a_page_of_markdown(tmp_path: Path) -> None:
    page = tmp_path / "numbers.md"
    page.write_text(PAGE_OF_NUMBERS, encoding="utf-8")
    formats = "latex html notebook restructured_text"
    modules = " ".join(f"symbolic_info.documents.formats.{name}" for name in formats.split())
    assert loaded(f"nbformat pathspec {modules}", "check", str(page)) == ""


def test_the_version_is_that_of_the_package() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "symbolic_info", "--version"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert result.stdout == f"symbolic-info {__version__}\n"
