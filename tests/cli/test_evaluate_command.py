"""The command ``evaluate``: exact forms, decimals of which every digit is right, units."""

import subprocess
import sys
import time

import pytest
from click.testing import CliRunner, Result

from symbolic_info.cli import main


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["evaluate", *arguments])


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        # 0.9 log2(9/5) + 0.1 log2(1/5) = 1.8 log2 3 - log2 5, with log2 3 = 1.5849625007212 and
        # log2 5 = 2.3219280948874
        (
            (r"D_{KL}([0.9, 0.1] \parallel [0.5, 0.5])",),
            "exact:   (9/5)*log_2(3) - log_2(5)\ndecimal: 0.5310044064\nunit:    bits\n",
        ),
        ((r"-\log_2 0.5",), "exact:   1\ndecimal: 1\nunit:    bits\n"),
        ((r"-\log 0.5",), "exact:   1\ndecimal: 1\nunit:    bits\n"),
        (
            (r"-\log 0.5", "--base", "e", "--digits", "4"),
            "exact:   log_e(2)\ndecimal: 0.6931\nunit:    nats\n",
        ),
        (
            ("--base", "10", r"H([0.1, 0.9])", "--digits", "3"),
            # log10 10 - 0.9 log10 9 = 1 - 1.8 log10 3, with log10 3 = 0.47712
            "exact:   1 - (9/5)*log_10(3)\ndecimal: 0.141\nunit:    hartleys\n",
        ),
        ((r"D([1, 0] \| [0, 1])",), "exact:   oo\ndecimal: oo\nunit:    bits\n"),
        (("-3/7", "--digits", "3"), "exact:   -3/7\ndecimal: -0.429\n"),
        ((r"\log_2 8 / \log_2 4",), "exact:   3/2\ndecimal: 1.5\n"),
        # a unit behind the expression is that of its logarithms
        (
            ("H([1/3, 1/3, 1/3]) nats", "--base", "10"),
            "exact:   log_e(3)\ndecimal: 1.098612289\nunit:    nats\n",
        ),
        (("sqrt(JS([1, 0], [0, 1]))",), "exact:   1\ndecimal: 1\n"),
        ((r"\lceil \log_2 5 \rceil + \binom{4}{2}",), "exact:   9\ndecimal: 9\n"),
    ],
)
def test_the_value_is_printed(arguments: tuple[str, ...], output: str) -> None:
    result = evaluate(*arguments)
    assert (result.exit_code, result.stdout) == (0, output)


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("H([0.6, 0.5])", "1.1"),
        (r"H([1.5, -0.5])", "negative"),
        (r"\log_2(-4)", "negative"),
        ("[0.5, 0.5]", "distribution"),
        ("1 = 1", "equation"),
        ("", "no expression"),
        ("H(P)", "P has no value here: a distribution is written out"),
        (r"D(P \| Q)", "P and Q have no values here"),
        ("x + 1", "x has no value"),
        ("10^{10^{10}}", "too large"),
        (r"\sum_{i=1}^{10^{12}} i", "terms"),
        ("{" * 9_000 + "1" + "}" * 9_000, "nested"),
    ],
)
def test_what_has_no_value_exits_with_2(expression: str, message: str) -> None:
    started = time.process_time()
    result = evaluate(expression)
    assert time.process_time() - started < 5
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")
    assert message in result.stderr


def test_broken_writing_is_shown_with_its_place() -> None:
    result = evaluate("(1 + 2))")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[1:] == ["  (1 + 2))", "         ^"]


@pytest.mark.parametrize(
    "arguments", [(), ("1", "2"), ("1", "--digits", "0"), ("1", "--base", "3")]
)
def test_a_usage_error_exits_with_2(arguments: tuple[str, ...]) -> None:
    result = evaluate(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


def test_a_leading_minus_sign_is_no_option() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "symbolic_info", "evaluate", r"-\log_2 0.125"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "decimal: 3\n" in result.stdout
