"""Measures of normal laws that a document gives; values worked out by hand."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("n.md", text)).claims]


# ln 2 + (1 + 1)/8 - 1/2 = 0.443147 nats = 0.639326 bits; the other way -ln 2 + 5/2 - 1/2 = 1.306853
TWO = r"$P = \mathcal{N}(0, 1)$ and $Q = \mathcal{N}(1, 4)$. "


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"D_{KL}(P \| Q) = 0.4431", "rounded"),
        (r"D_{KL}(P \| Q) = 0.6393", "rounded"),
        (r"D_{KL}(P \| Q) = 0.4431 \text{ bits}", "refuted"),
        (r"D_{KL}(P \| Q) = 0.6393 \text{ bits}", "rounded"),
        (r"D_{KL}(P \| Q) = \ln 2 + \frac{2}{8} - \frac12", "exact"),
        (r"D_{KL}(Q \| P) = 1.3069", "rounded"),
        (r"D_{KL}(P \| Q) = 1.3069", "refuted"),
        (r"D_{KL}(Q \| P) = \frac12 (4 + 1 - 1 + \ln 4)", "refuted"),
        (r"D_{KL}(P \| Q) \le 0", "refuted"),
        (r"D_{KL}(P \| Q) = H(P, Q) - H(P)", "exact"),
        # ln(2 pi e)/2 = 1.418939 nats = 2.047096 bits
        (r"h(P) = 1.419 \text{ nats}", "rounded"),
        (r"h(P) = \frac12 \log_2(2 \pi e)", "exact"),
        (r"h(P) = \frac12 \log_2(2 \pi)", "refuted"),
    ],
)
def test_measures_of_normal_laws_have_values(claim, verdict):
    assert verdicts(TWO + f"${claim}$") == ["definition", "definition", verdict]


def test_laws_may_be_written_where_they_are_measured():
    # (1 + 0.25 - 1 + ln 4)/2 = 0.818147
    laws = r"D_{KL}(\mathcal{N}(1, 0.5^2) \,\|\, \mathcal{N}(0, 1))"
    assert verdicts(f"${laws} = 0.818$") == ["rounded"]
    assert verdicts(f"${laws} = 0.188$") == ["refuted"]
    given = r"With $\mu = 1$ and $\sigma = 0.5$, $q = N(\mu, \sigma^2)$, $p = N(0, 1)$: "
    assert verdicts(given + r"$KL(q \| p) = 0.818$")[4:] == ["rounded"]
    assert verdicts(given + r"$KL(q \| p) = -0.818$")[4:] == ["refuted"]


def test_a_spread_is_the_variance_or_the_deviation_as_is_right():
    # with the deviation 2, as above; with the variance 2, ln 2/2 + 2/4 - 1/2 = 0.346574
    given = r"$P = N(0, 1)$, $Q = N(1, 2)$, $D(P \| Q) = "
    assert verdicts(given + "0.4431$ nats")[2:] == ["rounded"]
    assert verdicts(given + "0.3466$ nats")[2:] == ["rounded"]
    assert verdicts(given + "0.6931 + 0.25 - 0.5 = 0.4431$ nats")[2:] == ["loose", "exact"]
    assert verdicts(given + "0.5431$ nats")[2:] == ["refuted"]
    # the square says that it is the variance
    squared = given.replace("2)", r"\sigma^2 = 2)")
    assert verdicts(squared + "0.3466$ nats")[2:] == ["rounded"]
    assert verdicts(squared + "0.4431$ nats")[2:] == ["refuted"]


def test_a_variable_may_be_normal_and_a_name_may_stop_being():
    # ln(18 pi e)/2 = 2.517551
    assert verdicts(r"$X \sim \mathcal{N}(0, 3^2)$, $h(X) = 2.518$ nats") == ["rounded"]
    assert verdicts(r"$X \sim \mathcal{N}(0, 3^2)$, $h(X) = 2.581$ nats") == ["refuted"]
    # 0.2075 bits between the coins
    coins = TWO + r"$P = [0.5, 0.5]$, $Q = [0.25, 0.75]$, $D(P \| Q) = 0.2075$ bits"
    assert verdicts(coins)[2:] == ["definition", "definition", "rounded"]
    # another section may have its own
    assert verdicts("## One\n\n" + TWO + "\n\n## Two\n\n" + r"$D(P \| Q) = 7$")[2:] == [
        "definition"
    ]
    # of a mean without a value, nothing is known
    assert verdicts(r"$P = N(a, 1)$, $Q = N(0, 1)$, $D(P \| Q) = 7$") == ["definition"] * 3
