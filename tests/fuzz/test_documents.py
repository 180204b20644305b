"""Random, truncated and spliced documents: always a report or a refusal, never an exception.

``tests/fuzz/fuzz_documents.py`` does the same for as long as one likes, guided by coverage.
"""

import os
import sys

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, os.path.dirname(__file__))

from documents import CORPUS, NAMES, PIECES, checked

GIVEN = sorted(
    path
    for path in CORPUS.rglob("*")
    if path.suffix in (".md", ".mdx", ".tex", ".rst", ".html", ".ipynb")
)

FEW = settings(
    max_examples=60,
    deadline=20_000,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def bounded(text: bytes) -> bytes:
    """At most 1,500 bytes: what is looked for hides in small documents, too."""
    return text[:1500]


@FEW
@given(st.sampled_from(NAMES), st.binary(max_size=400))
def test_any_bytes_give_a_report_or_a_refusal(name, content):
    checked(name, content)


@FEW
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_any_pieces_of_notation_give_a_report(name, pieces, displayed):
    text = " ".join(pieces)
    refused = name == "x.ipynb" or "\0" in text
    assert checked(name, (f"$${text}$$" if displayed else text).encode()) or refused


@FEW
@given(st.sampled_from(GIVEN), st.floats(0, 1), st.floats(0, 1))
def test_a_document_cut_off_anywhere_gives_a_report_or_a_refusal(path, start, end):
    content = path.read_bytes()
    first = int(start * len(content))
    checked(path.name, bounded(content[first : first + int(end * 1500)]))


@FEW
@given(st.sampled_from(GIVEN), st.sampled_from(GIVEN), st.floats(0, 1), st.floats(0, 1))
def test_two_documents_spliced_give_a_report_or_a_refusal(one, other, start, end):
    first, second = one.read_bytes(), other.read_bytes()
    begin, stop = int(start * len(first)), int(end * len(second))
    checked(one.name, first[begin : begin + 700] + second[stop : stop + 700])
