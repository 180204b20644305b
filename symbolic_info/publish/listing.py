"""The theorems of the catalogue as a list: names and statements, of which nothing is proved.

The list is stored in ``theorems.txt``, for ``symbolic-info list`` to be quick; a test holds the two
together. ``python -m symbolic_info.publish.listing`` writes it anew.
"""

from __future__ import annotations

from pathlib import Path

from symbolic_info.notation.writing.typeset import typeset
from symbolic_info.proof.theorems.catalogue import names, statement_of
from symbolic_info.wording.letters import letters_for, statement_chain
from symbolic_info.wording.plain import plain


def listing() -> list[tuple[str, str]]:
    """Return the names of all theorems with their statements in plain text."""
    found = []
    for name in names():
        statement = statement_of(name)
        letters = letters_for((statement.left, statement.right), {})
        chain = plain(statement_chain(statement, letters))
        where = "".join(
            f", {letter} = {plain(typeset(mixture))}" for mixture, letter in letters.items()
        )
        found.append((name, chain + where))
    return found


def listing_in_text() -> str:
    """Return the list as it is stored and printed."""
    return "".join(f"{name}\n    {statement}\n" for name, statement in listing())


if __name__ == "__main__":
    Path(__file__).with_name("theorems.txt").write_text(listing_in_text(), encoding="utf-8")
