"""Start-up.

Processor time of whole processes; the peer is ``python -c "import sympy"``.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from measuring import Row

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "tests" / "documents" / "pages" / "coins-cats-and-dogs.md"

COMMANDS = {
    "--version": (("--version",), "aim: 5"),
    "--help": (("--help",), "aim: 5"),
    "list": (("list",), "aim: 5"),
    f"check, a page of {PAGE.stat().st_size / 1000:.0f} kB": (("check", str(PAGE)), "aim: 0.67"),
}


def rows(short: bool) -> Iterator[Row]:
    """Yield a row for each command."""
    peer = [sys.executable, "-c", "import sympy"]
    own = {
        case: [sys.executable, "-m", "symbolic_info", *arguments]
        for case, (arguments, _) in COMMANDS.items()
    }
    best = dict.fromkeys([*own, ""], float("inf"))
    for _ in range(1 if short else 15):
        for case, command in (*own.items(), ("", peer)):
            best[case] = min(best[case], processor_seconds(command))
    for case, (_, aim) in COMMANDS.items():
        yield Row(case, best[case], "`import sympy`", best[""], aim)


def processor_seconds(command: list[str]) -> float:
    """Return the seconds that a process computes; it may keep its modules compiled."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT
    )
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime
