"""What stands beside a formula and completes it: brackets in the text, and signs in a list."""

from __future__ import annotations

import re

from symbolic_info.documents.reading.runs import Run
from symbolic_info.documents.sources.source import FORMULA, Found
from symbolic_info.notation.tree import Chain, Repair

ORDERS = frozenset("<>≤≥")

_OPENING = {")": "(", "]": "["}
_ALTERNATIVE = re.compile(r"\s*(,|,?\s*(or|and))\s*", re.IGNORECASE)


def is_paired_outside(repair: Repair, found: Found) -> bool:
    """Whether the text beside a formula has the other bracket: "(see $x = 2)$", "$(n = 2$)"."""
    closing = repair.suggestion or found.source[slice(*repair.span)]
    opening = _OPENING.get(closing)
    if opening is None:
        return False
    if repair.kind == "extra-bracket":
        return found.before.count(opening) > found.before.count(closing)
    beside = re.search(r"[()\[\]]", found.after)
    return repair.kind == "missing-bracket" and beside is not None and beside[0] == closing


def is_alternative(run: Run, chain: Chain, found: Found) -> bool:
    """Whether a sign is another that may hold of the same, as in "it is $< 0$, $> 0$ or $= 0$"."""
    last = run.signs[-1] if run.signs else None
    if last is None or found.kind != "inline" or last.found is found:
        return False
    if last.found.source[: last.span[0]].strip():
        return False
    signs, between = {last.sign, chain.signs[0]}, found.before.rpartition(FORMULA)[2]
    # nobody goes on from one "is not" to the next: these are two cells of a table
    return signs == {"≠"} or bool(signs & ORDERS and _ALTERNATIVE.fullmatch(between))
