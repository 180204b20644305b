"""Corrections of a file as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

from symbolic_info.documents.report import Fix
from symbolic_info.publish.reports.excerpt import printable


def unified(fix: Fix) -> str:
    """Return the lines that change, as ``diff -u`` shows them."""
    before, after = (
        [f"{printable(line)}\n" for line in content.decode("utf-8-sig").splitlines()]
        for content in (fix.before, fix.after)
    )
    path = printable(fix.path)
    return "".join(unified_diff(before, after, path, path))
