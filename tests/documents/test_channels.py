"""Channels that a document gives line by line; values worked out by hand."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("n.md", text)).claims]


INPUT = "$P(X=0) = 0.7$, $P(X=1) = 0.3$. "
LINES = "$P(Y=0|X=0) = 0.9$, $P(Y=1|X=0) = 0.1$, $P(Y=0|X=1) = 0.2$. "
# the joint pmf is 0.63, 0.07, 0.06, 0.24


@pytest.mark.parametrize("given", [INPUT + LINES, LINES + INPUT])
@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("P(Y=0) = P(Y=0|X=0) P(X=0) + P(Y=0|X=1) P(X=1)", "exact"),
        ("P(Y=0) = 0.69", "exact"),
        ("P(Y=0) = 0.96", "refuted"),
        ("P(X=0, Y=1) = 0.07", "exact"),
        # the line that is left out
        ("P(Y=1|X=1) = 0.8", "definition"),
        (r"P(X=0|Y=0) = \frac{0.63}{0.69}", "exact"),
        # 0.7 h(0.1) + 0.3 h(0.2) = 0.544875, h(0.69) = 0.893173
        ("H(Y|X) = 0.545", "rounded"),
        ("I(X;Y) = 0.348", "rounded"),
        ("I(X;Y) = 0.384", "refuted"),
        ("H(Y|X=1) = 0.722", "rounded"),
    ],
)
def test_lines_of_a_channel_and_the_law_of_its_input_give_the_joint_law(given, claim, verdict):
    assert verdicts(f"{given}\n\n${claim}$") == ["definition"] * 5 + [verdict]


def test_another_input_or_another_channel_may_follow():
    half = "$P(X=0) = 0.5$, $P(X=1) = 0.5$, $P(Y=0) = 0.55$, $H(X) = 1$ bit"
    assert verdicts(INPUT + LINES + half)[5:] == ["definition", "definition", "exact", "exact"]
    # 0.7 * 0.8 + 0.3 * 0.2
    noisy = "$P(Y=0|X=0) = 0.8$, $P(Y=1|X=0) = 0.2$, $P(Y=0|X=1) = 0.2$, $P(Y=0) = 0.62$"
    assert verdicts(INPUT + LINES + noisy)[5:] == ["definition"] * 3 + ["exact"]
    # the same number once more is a claim
    assert verdicts(INPUT + LINES + "$P(X=0) = 0.7$")[5:] == ["exact"]


def test_without_the_law_of_the_input_nothing_is_known():
    assert verdicts(LINES + "$P(Y=0) = 0.4$") == ["definition"] * 4
    assert verdicts(INPUT + "$P(Y=0|X=0) = 0.9$, $P(Y=0) = 0.4$") == ["definition"] * 4


def test_no_line_gives_more_than_all():
    # 0.9 + 0.3 is no line of a channel; nothing follows
    page = INPUT + "$P(Y=0|X=0) = 0.9$, $P(Y=1|X=0) = 0.3$, $P(Y=0|X=1) = 0.2$, $P(Y=0) = 0.4$"
    assert verdicts(page) == ["definition"] * 6
    assert verdicts("$P(Y=0|X=0) = 1.9$") == ["ill-formed"]
