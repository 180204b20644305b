"""``check --fix``: the one wrong decimal of a claim, and nothing else, is written anew.

The values: 0.940 - 0.892 = 0.048; -log2 0.2 = 2.32193 bits (1.60944 nats); D([1/2, 1/2] || [1/4,
3/4]) = 0.143841 nats; log2 3 = 1.58496.
"""

import json
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from symbolic_info import check
from symbolic_info.cli import main


def fix(*paths: Path) -> Result:
    return CliRunner().invoke(main, ["check", "--fix", *map(str, paths)])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("$0.940 - 0.892 = 0.084$", "$0.940 - 0.892 = 0.048$"),
        (r"$-\log_2 0.2 = 1.609$ bits", r"$-\log_2 0.2 = 2.322$ bits"),
        (r"$-\log_2 0.2 = \boxed{1.609}$ bits", r"$-\log_2 0.2 = \boxed{2.322}$ bits"),
        # a percentage and a power of ten keep their scale
        (
            r"$D([0.5, 0.5] \| [0.25, 0.75]) = 13.08\%$ nats",
            r"$D([0.5, 0.5] \| [0.25, 0.75]) = 14.38\%$ nats",
        ),
        (
            r"$0.940 - 0.892 = 8.4 \times 10^{-2}$",
            r"$0.940 - 0.892 = 4.8 \times 10^{-2}$",
        ),
        # a negative number keeps its sign, a comma stays a comma
        (r"$\log_2 0.2 = -2.233$", r"$\log_2 0.2 = -2.322$"),
        (r"$0{,}94 - 0{,}892 = 0{,}084$", r"$0{,}94 - 0{,}892 = 0{,}048$"),
        # the number stands on the left
        (r"$0.084 = 0.940 - 0.892$", r"$0.048 = 0.940 - 0.892$"),
        # the link before holds, so that the last number is the wrong one
        (r"$\log_2 3 \approx 1.58496 \approx 1.59$", r"$\log_2 3 \approx 1.58496 \approx 1.58$"),
        (
            "```\nH = -(0.5 log₂ 0.5 + 0.5 log₂ 0.5) = 1.5 bit\n```",
            "```\nH = -(0.5 log₂ 0.5 + 0.5 log₂ 0.5) = 1.0 bit\n```",
        ),
    ],
)
def test_the_wrong_decimal_is_written_anew(tmp_path: Path, wrong: str, right: str) -> None:
    page = tmp_path / "a.md"
    page.write_text(wrong, encoding="utf-8")
    result = fix(page)
    assert page.read_text(encoding="utf-8") == right
    assert result.exit_code == 0
    assert result.stdout.startswith(f"--- {page}\n+++ {page}\n@@ ")


@pytest.mark.parametrize(
    "text",
    [
        # a sign is no digit
        r"$\log_2 0.5 = 1.0$",
        # the base is not known, so neither is the value
        r"$-\log 0.5 = 0.55$",
        # either number may be wrong
        "$0.43 = 0.55$",
        # no decimal is wrong
        r"$\log_2 6 = 2$",
        r"$D(P \| Q) = D(Q \| P)$",
        # the middle would be right for the left, and then wrong for the right
        r"$0.940 - 0.892 = 0.5 = 0.25 + 0.25$",
        # somebody asked for silence
        "$0.940 - 0.892 = 0.084$ <!-- symbolic-info: ignore as in the book -->",
        r"$0.940 - 0.892 = 0.048$",
    ],
)
def test_what_is_no_wrong_decimal_stays_as_it_is(tmp_path: Path, text: str) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(text.encode())
    before = page.stat().st_mtime_ns
    fix(page)
    assert page.read_bytes() == text.encode()
    assert page.stat().st_mtime_ns == before


def test_the_bytes_around_the_digits_stay(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    around = b"\xef\xbb\xbfa\x0cb \xe2\x80\xa8 \r\nc\r $0.940 - 0.892 = %s$\r\n\t\xf0\x9d\x94\xbc"
    page.write_bytes(around % b"0.084")
    fix(page)
    assert page.read_bytes() == around % b"0.048"


def test_a_cell_of_a_notebook_is_fixed_where_it_stands_in_the_file(tmp_path: Path) -> None:
    book = tmp_path / "a.ipynb"
    text = (
        '{"nbformat": 4, "nbformat_minor": 4,   "metadata": {}, "cells": [\n'
        '{"cell_type": "raw", "metadata": {}, "source": "$0.940 - 0.892 = 0.084$"},\n'
        '{"cell_type": "markdown", "metadata": {}, "source":\n'
        '  ["\\u00e9 \\ud835\\udd3c \\\\(x\\\\) \\"q\\"\\n", "$0.940 - 0.892 = %s$"]}]}'
    )
    book.write_text(text % "0.084")
    fix(book)
    assert book.read_text() == text % "0.048"


def test_a_file_that_latex_takes_in_is_fixed_and_a_macro_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text(
        "\\newcommand{\\wrong}{0.084}\n"
        "\\newcommand{\\twice}[1]{$0.940 - 0.892 = #1$, $0.5 + 0.1 = #1$}"
        "\n\\input{b}\n$0.940 - 0.892 = \\wrong$\n\\twice{0.084}\n"
    )
    (tmp_path / "b.tex").write_text("$0.940 - 0.892 = 0.084$\n")
    before = (tmp_path / "a.tex").read_text()
    fix(tmp_path)
    assert (tmp_path / "a.tex").read_text() == before
    assert (tmp_path / "b.tex").read_text() == "$0.940 - 0.892 = 0.048$\n"


def test_the_report_of_a_machine_is_not_mixed_with_the_diff(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("$0.940 - 0.892 = 0.084$")
    result = CliRunner().invoke(main, ["check", "--fix", "--format", "json", str(page)])
    assert json.loads(result.stdout)["summary"]["exact"] == 1
    assert "+$0.940 - 0.892 = 0.048$" in result.stderr


def test_standard_input_cannot_be_fixed() -> None:
    result = CliRunner().invoke(main, ["check", "--fix", "-"], input="$1 = 2$")
    assert (result.exit_code, "cannot be fixed" in result.stderr) == (2, True)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch) -> None:
    page = tmp_path / "a.md"
    page.write_text("$0.940 - 0.892 = 0.084$")

    def refuse(path, mode="r", *_):
        if "w" in mode:
            raise PermissionError(13, "Permission denied")
        return Path(path).open(mode)

    monkeypatch.setattr(sys.modules["symbolic_info.cli.check"], "open", refuse, raising=False)
    result = fix(page)
    assert (result.exit_code, "Permission denied" in result.stderr) == (2, True)


PROBABILITIES = st.integers(1, 99)
FORMULAS = st.builds(
    lambda p, q, wrong, end: (
        f"$-0.{p:02} \\log_2 0.{q:02} + \\frac{{{q}}}{{100}} = {wrong / 1000:.3f}${end}"
    ),
    PROBABILITIES,
    PROBABILITIES,
    st.integers(1, 3999),
    st.sampled_from([" bits\n", "\r\n\r\n", ", é and ", "\n\n# 𝔼\n\n", " "]),
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(FORMULAS, min_size=1, max_size=4))
def test_after_a_fix_nothing_is_refuted_and_only_digits_have_changed(
    tmp_path: Path, formulas: list[str]
) -> None:
    page = tmp_path / "a.md"
    before = "".join(formulas)
    page.write_bytes(before.encode())
    fix(page)
    after = page.read_bytes().decode()
    assert [claim.verdict.fails for claim in check(page).claims] == [False] * len(formulas)
    shown = re.compile(r"= \d+\.\d{3}\$")
    assert shown.sub("=", after) == shown.sub("=", before)
