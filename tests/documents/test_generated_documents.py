"""A thousand generated documents: right ones pass, and the one slip in a wrong one is named."""

import generated
import mpmath
import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown

# so many documents a test, and so many tests: they are shared among the cores
DOCUMENTS = 25
BLOCKS = range(20)


@pytest.fixture(autouse=True)
def digits():
    """Values have the digits that the generator counts on, whatever other tests have set."""
    with mpmath.workdps(40):
        yield


def claims(document):
    return check_document(read_markdown("notes.md", document.text)).claims


def described(document, found):
    lines = [f"{c.line}: {c.verdict} [{c.code}] {c.formula}: {c.message}" for c in found]
    return "\n".join([document.text, f"{document.kind} in line {document.line}", *lines])


@pytest.mark.parametrize("block", BLOCKS)
def test_nothing_in_a_right_document_fails_or_is_left_unchecked(block):
    for seed in range(block * DOCUMENTS, (block + 1) * DOCUMENTS):
        document = generated.right(seed)
        found = [c for c in claims(document) if c.verdict.fails or c.verdict == "unchecked"]
        assert not found, described(document, found)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_one_slip_in_a_document_is_found_in_its_line_and_named(block):
    for seed in range(block * DOCUMENTS, (block + 1) * DOCUMENTS):
        # of other distributions than those of the right documents
        document = generated.wrong(10_000 + seed)
        assert document is not None
        found = claims(document)
        codes = [c.code for c in found if c.line == document.line and c.verdict == "refuted"]
        assert document.code in codes, described(document, found)
        # a swapped digit in the middle of a chain makes the sum of the digits wrong as well
        near = (document.line, document.line + 1) if document.kind == "term" else (document.line,)
        other = [c for c in found if c.verdict.fails and c.line not in near]
        assert not other, described(document, other)


def test_every_kind_of_slip_is_inserted():
    found = (generated.wrong(seed) for seed in range(10_000, 10_100))
    kinds = {document.kind for document in found if document is not None}
    assert kinds == {"unit", *generated.CODES}
