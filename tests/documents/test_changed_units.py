"""Chains that begin in one unit and end in another: ln 4 nats = log_2 e ln 4 = 2 bits."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    "text",
    [
        r"It is $\ln 4$ nats $= \log_2 e \ln 4 = 2$ bits.",
        r"$\ln 4 \text{ nats} = \ln 4 / \ln 2 = 2 \text{ bits}$",
        r"$\log_2 8 \text{ bits} = 3 \ln 2 = \ln 8 \text{ nats}$",
    ],
)
def test_a_side_without_a_unit_may_be_in_that_of_the_end(text):
    assert verdicts(text) == ["exact", "exact"]


@pytest.mark.parametrize(
    "text",
    [
        # 4 ln 2 / ln 2 = 4, and 4 bits were not ln 4 nats
        r"$\ln 4 \text{ nats} = 4 \ln 2 / \ln 2 = 4 \text{ bits}$",
        # no other unit behind
        r"$\ln 4 \text{ nats} = \ln 4 / \ln 2$",
    ],
)
def test_what_fits_in_neither_unit_is_refuted(text):
    assert "refuted" in verdicts(text)
