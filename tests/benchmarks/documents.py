"""Documents.

Processor time a claim of generated notes, beyond start-up: worked entropies and divergences,
definitions and general identities, all right, or every fifth claim wrong, whose slip is looked
for, too. The peer of a claim is a millisecond; of a longer document, the shorter one.
"""

from __future__ import annotations

import math
import multiprocessing
import random
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from measuring import Row

from symbolic_info.documents.check import check_document
from symbolic_info.documents.sources.files import document_in

RIGHT = (
    r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)",
    r"H(P) \ge 0",
    r"D_{KL}(P \parallel Q) \ge 0",
    r"H(P) \le \log n",
)
WRONG = (r"D_{KL}(P \parallel Q) = H(P) - H(P,Q)", *RIGHT)
CLAIMS_OF_AN_EXAMPLE = 7
FORMULAS_OF_AN_EXAMPLE = 6


@dataclass(frozen=True)
class Cost:
    """Seconds a claim, and bytes of memory a formula, of a document of so many formulas."""

    formulas: int
    seconds: float
    memory: float


def rows(short: bool) -> Iterator[Row]:
    """Yield the time a claim, and how time and memory grow with the length."""
    sizes = (50, 100) if short else (1_000, 10_000)
    for kind, wrong in (("right", False), ("some wrong", True)):
        costs = {size: _cost(size, wrong) for size in sizes}
        for size, cost in costs.items():
            case = f"a claim of {size:,}, {kind}"
            yield Row(case, cost.seconds, "1,000 claims a second", 1e-3, "aim: 1")
        case = f"a claim of {sizes[1]:,}, {kind}"
        yield _growth(case, costs[sizes[1]], f"of {sizes[0]:,}", costs[sizes[0]])
    formulas = (100, 200) if short else (10_000, 100_000)
    less, more = (
        _cost(count * CLAIMS_OF_AN_EXAMPLE // FORMULAS_OF_AN_EXAMPLE, False) for count in formulas
    )
    yield _growth(f"a claim in {formulas[1]:,} formulas", more, f"in {formulas[0]:,}", less)


def _growth(case: str, long: Cost, peer: str, short: Cost) -> Row:
    memory = f"linear: 1; memory a formula: {long.memory / 1e3:.1f} kB, {short.memory / 1e3:.1f} kB"
    return Row(case, long.seconds, peer, short.seconds, memory)


def _cost(claims: int, wrong: bool) -> Cost:
    """Return what a document costs in a process of its own."""
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawning) as pool:
        return pool.submit(_measured, claims, wrong).result()


def _measured(claims: int, wrong: bool) -> Cost:
    _check(notes(70, wrong))
    text = notes(claims, wrong)
    before = _peak()
    started = time.process_time()
    formulas, judged = _check(text)
    seconds = time.process_time() - started
    return Cost(formulas, seconds / judged, (_peak() - before) / formulas)


def _check(text: str) -> tuple[int, int]:
    """Check a page; return how many formulas and claims it has."""
    content = text.encode()
    report = check_document(document_in("notes.md", content, len(content) + 1))
    return report.formulas, len(report.claims)


def _peak() -> int:
    """Return the most memory that the process had so far, in bytes, as Linux counts it.

    Not what ``resource`` says: that begins with the memory of the process that started this one.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))


def notes(claims: int, wrong: bool) -> str:
    """Return notes with so many claims, about, no two worked examples alike."""
    source = random.Random(claims)
    identities = WRONG if wrong else RIGHT
    lines = ["# Notes"]
    for number in range(claims // CLAIMS_OF_AN_EXAMPLE):
        p, q = (source.randint(1, 999) / 1000 for _ in "pq")
        pair = [(p, q), (1 - p, 1 - q)]
        entropy = -sum(a * math.log2(a) for a, _ in pair)
        divergence = sum(a * math.log2(a / b) for a, b in pair)
        # the value in nats
        surprisal = -math.log(q) if wrong else -math.log2(q)
        worked = " + ".join(rf"{a:.3f} \log_2({a:.3f})" for a, _ in pair)
        terms = " + ".join(rf"{a:.3f} \log_2 \frac{{{a:.3f}}}{{{b:.3f}}}" for a, b in pair)
        lines += [
            f"## Example {number}",
            f"Let $P = [{p:.3f}, {1 - p:.3f}]$ and $Q = [{q:.3f}, {1 - q:.3f}]$.",
            rf"$$H(P) = -[{worked}] \approx {entropy:.3f} \text{{ bits}}$$",
            f"The divergence is ${terms} = {divergence:.4f}$ bits,",
            rf"and the surprisal $-\log_2({q:.3f}) = {surprisal:.3f}$ bits.",
            f"In general ${identities[number % len(identities)]}$.",
        ]
    return "\n\n".join(lines)
