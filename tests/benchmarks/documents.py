"""Documents.

Processor time a claim of generated notes, beyond start-up: worked entropies and divergences,
right and wrong ones, definitions and general identities. The peer of a claim is a millisecond;
of a longer document, the shorter one.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator

from measuring import Row

from symbolic_info.documents.check import check_document
from symbolic_info.documents.files import document_in

IDENTITIES = (
    r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)",
    r"H(P) \ge 0",
    r"D_{KL}(P \parallel Q) \ge 0",
    r"D_{KL}(P \parallel Q) = H(P) - H(P,Q)",
    r"H(P) \le \log n",
)
CLAIMS_OF_AN_EXAMPLE = 7


def rows(short: bool) -> Iterator[Row]:
    """Yield the time a claim, and how it grows with the length."""
    sizes = (50, 100) if short else (1_000, 10_000)
    seconds = {size: _seconds_a_claim(size) for size in sizes}
    for size in sizes:
        yield Row(f"a claim of {size:,}", seconds[size], "1,000 claims a second", 1e-3, "aim: 1")
    for size in sizes[1:]:
        yield Row(
            f"a claim of {size:,}",
            seconds[size],
            f"of {sizes[0]:,}",
            seconds[sizes[0]],
            "linear: 1",
        )


def _seconds_a_claim(count: int) -> float:
    text = notes(count).encode()
    check_document(document_in("notes.md", notes(20).encode(), len(text) + 10**6))
    started = time.process_time()
    report = check_document(document_in("notes.md", text, len(text) + 1))
    return (time.process_time() - started) / len(report.claims)


def notes(claims: int) -> str:
    """Return notes with so many claims, about, no two worked examples alike."""
    source = random.Random(claims)
    lines = ["# Notes"]
    for number in range(claims // CLAIMS_OF_AN_EXAMPLE):
        p, q = (source.randint(1, 999) / 1000 for _ in "pq")
        pair = [(p, q), (1 - p, 1 - q)]
        entropy = -sum(a * math.log2(a) for a, _ in pair)
        divergence = sum(a * math.log2(a / b) for a, b in pair)
        worked = " + ".join(rf"{a:.3f} \log_2({a:.3f})" for a, _ in pair)
        terms = " + ".join(rf"{a:.3f} \log_2 \frac{{{a:.3f}}}{{{b:.3f}}}" for a, b in pair)
        lines += [
            f"## Example {number}",
            f"Let $P = [{p:.3f}, {1 - p:.3f}]$ and $Q = [{q:.3f}, {1 - q:.3f}]$.",
            rf"$$H(P) = -[{worked}] \approx {entropy:.3f} \text{{ bits}}$$",
            f"The divergence is ${terms} = {divergence:.4f}$ bits,",
            rf"and the surprisal $-\log_2({q:.3f}) = {-math.log(q):.3f}$ bits.",
            f"In general ${IDENTITIES[number % len(IDENTITIES)]}$.",
        ]
    return "\n\n".join(lines)
