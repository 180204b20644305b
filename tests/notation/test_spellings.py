"""The same few meanings in the spellings of other people's notes, each beside a false twin.

``spellings.txt`` has a short document an entry, parted by ``---`` and grouped by meaning. What
stands before ``¦`` is right, what stands behind it is wrong; both were worked out by hand. The
right document must have every claim accepted, the wrong one refuted at the changed place, and
neither may be left unchecked.
"""

import re
from pathlib import Path

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown

TWINS = re.compile(r"⟨([^⟨]*?)¦(.*?)⟩", re.DOTALL)
TABLE = Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8")
SPELLINGS = [
    entry.strip()
    for group in re.split(r"^%% .*\n", TABLE, flags=re.MULTILINE)
    for entry in re.split(r"^---\n", group, flags=re.MULTILINE)
    if entry.strip()
]
ACCEPTED = {"definition", "proved", "exact", "rounded", "loose"}


def verdicts(text):
    return {str(c.verdict) for c in check_document(read_markdown("notes.md", text)).claims}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_right_claim_is_accepted_and_its_false_twin_refuted(spelling):
    assert TWINS.search(spelling)
    right = verdicts(TWINS.sub(lambda twins: twins[1], spelling))
    assert right
    assert right <= ACCEPTED
    wrong = verdicts(TWINS.sub(lambda twins: twins[2], spelling))
    assert "refuted" in wrong
    assert wrong <= ACCEPTED | {"refuted"}


def test_the_table_is_large():
    assert len(set(SPELLINGS)) >= 150
