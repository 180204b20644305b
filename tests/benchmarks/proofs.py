"""Proofs.

``prove`` against SymPy's ``simplify``, as ``bench_proofs.py`` times them with pytest-benchmark: the
catalogue, where n is symbolic; a concrete n; and mixtures of more and more components. SymPy's
time is the last column but two of each row even where it decides nothing.
"""

from __future__ import annotations

import contextlib
import math
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from measuring import Row

_BENCHMARK = Path(__file__).with_name("bench_proofs.py")


class _Rows:
    """The rows that the tests of the benchmark record."""

    def __init__(self) -> None:
        self.found: list[Row] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.found += [row for name, row in report.user_properties if isinstance(row, Row)]


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each statement, with how the time grows where a size does."""
    collected = _Rows()
    options = ["--override-ini=addopts=", "--benchmark-timer=time.process_time", "-q"]
    chosen = "test_short_form" if short else "not test_short_form"
    # the table of pytest-benchmark is not part of ours
    with contextlib.redirect_stdout(sys.stderr):
        code = pytest.main([str(_BENCHMARK), *options, "-k", chosen], plugins=[collected])
    if code != pytest.ExitCode.OK:
        raise SystemExit(f"{_BENCHMARK.name} failed")
    smaller: dict[str, tuple[int, Row]] = {}
    for row in collected.found:
        size = re.search(r"[0-9]+", row.case)
        if size is None:
            yield row
            continue
        series, now = row.case.replace(size[0], ""), int(size[0])
        yield _with_growth(row, now, *smaller[series]) if series in smaller else row
        smaller[series] = now, row


def _with_growth(row: Row, size: int, before: int, smaller: Row) -> Row:
    """Return the row with the exponent by which its time grew from the smaller size."""
    exponent = math.log(row.seconds / smaller.seconds) / math.log(size / before)
    return replace(row, remark=f"{row.remark}; from {before} to {size} as size^{exponent:.1f}")
