"""General claims that do not say to which base their logarithms are."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def claims(text):
    return check_document(read_markdown("x.md", text)).claims


@pytest.mark.parametrize(
    ("formula", "base"),
    [
        # at most log 2, which is 1 to base 2
        (r"D_{JS}(P \| Q) \le 1", "2"),
        (r"D_{JS}(P \| Q) \le \ln 2", "e"),
        (r"H([p, 1 - p]) \le 1", "2"),
    ],
)
def test_a_bound_that_is_a_number_is_proved_to_the_base_that_is_meant(formula, base):
    (claim,) = claims(f"${formula}$")
    assert claim.verdict == "proved"
    assert claim.message.startswith(f"The logarithm without a base is read with base {base}.")


def test_pinskers_inequality_in_bits_is_not_refuted_in_nats():
    # D >= d^2 / (2 ln 2) holds to base 2 (Cover and Thomas, 2nd ed., lemma 11.6.1); in nats
    # P = [1/2, 1/2], Q = [1/4, 3/4] has 0.1438 < 0.1803
    (claim,) = claims(r"$D_{KL}(P \| Q) \ge \frac{1}{2 \ln 2} \left(\sum_x |P(x)-Q(x)|\right)^2$")
    assert claim.verdict == "unchecked"


def test_what_is_wrong_to_every_base_is_refuted():
    # P = [1/2, 1/2], Q = [1/4, 3/4]: 0.2075 bits < 0.25
    (claim,) = claims(r"$D_{KL}(P \| Q) \ge \left(\sum_x |P(x)-Q(x)|\right)^2$")
    assert claim.verdict == "refuted"


def test_a_factor_between_units_does_not_say_the_base_of_the_others():
    # D([0.9, 0.1] || [0.5, 0.5]) is 0.36806 nats, and 0.36806 / ln 2 = 0.53100 bits
    text = r"$P = [0.9, 0.1]$, $Q = [0.5, 0.5]$, $D(P \| Q) = \frac{0.36806}{\ln 2} \approx 0.5310$"
    assert [c.verdict for c in claims(text)][2:] == ["loose", "rounded"]


def test_a_factor_between_units_says_that_there_are_two():
    # H in bits is H in nats times log2 e
    (claim,) = claims(r"$H_2(P) = H(P) \log_2 e$")
    assert claim.verdict != "refuted"
    given = r"$P = [1/2, 1/2]$, $H_2(P) = H(P) \log_2 e$"
    assert [claim.verdict for claim in claims(given)] == ["definition", "exact"]
