"""What several report formats say in the same words."""

from __future__ import annotations

from symbolic_info.documents.report import Claim, Report, Verdict


def headline(report: Report) -> str:
    """Return how many formulas were found and how many claims were judged.

    Claims that could not be checked are not judged.
    """
    total = len(report.claims)
    judged = total - report.counts()[Verdict.UNCHECKED]
    share = f"{judged} of {total}" if judged < total else f"{total}"
    return (
        f"{report.formulas} formula{'' if report.formulas == 1 else 's'} found, "
        f"{share} claim{'' if total == 1 else 's'} judged"
    )


def place(claim: Claim) -> str:
    """Return where a claim stands: line and column, in a notebook behind the number of the cell."""
    cell = f"cell {claim.cell}:" if claim.cell is not None else ""
    return f"{cell}{claim.line}:{claim.column}"


def explanation(claim: Claim) -> str:
    """Return the message of a claim and the right value, as sentences."""
    parts = [claim.message] if claim.message else []
    if claim.value is not None and claim.value not in claim.message:
        parts.append(f"The right value is {claim.value}.")
    return " ".join(parts)
