"""Every figure is a ratio to a peer, or to a limit, measured in the same run.

All of it, with the peers installed (``pip install -e '.[bench]'``), in some minutes:

    python tests/benchmarks

Some parts of it, or a short form that only shows that it works:

    python tests/benchmarks arrays
    python tests/benchmarks --short

Each part is a module of this folder that has a title in the first line of its docstring and a
function ``rows(short)``, which yields a ``measuring.Row`` for each case. To add a part, write the
module and name it in ``PARTS``. ``measuring.fastest`` takes times; with ``short`` true, take small
cases and give it ``seconds=0``.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import platform
from pathlib import Path

from measuring import Row

PARTS = ("arrays", "enclosures", "start_up", "documents", "parsing", "proofs")


def main() -> None:
    """Print a table for each part."""
    parser = argparse.ArgumentParser(prog="python tests/benchmarks")
    parser.add_argument("parts", nargs="*", default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--short", action="store_true", help="small cases, once each")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    today = datetime.datetime.now(datetime.UTC).date()
    print(f"{_processor()}, {platform.system()}, Python {platform.python_version()}, {today}")
    for name in given.parts:
        part = importlib.import_module(name)
        print(f"\n### {part.__doc__.splitlines()[0].rstrip('.')}\n")
        print("| case | time | peer or limit | its time | times as fast | |")
        print("|---|--:|---|--:|--:|---|")
        for row in part.rows(given.short):
            print(_line(row), flush=True)


def _line(row: Row) -> str:
    times = _time(row.seconds), _time(row.peer_seconds)
    ratio = f"{row.ratio:.2g}" if row.ratio < 10 else f"{row.ratio:,.0f}"
    cells = (row.case, times[0], row.peer, times[1], ratio, row.remark)
    return f"| {' | '.join(cells)} |"


def _time(seconds: float) -> str:
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


if __name__ == "__main__":
    main()
