"""A document with very many general claims: all are looked at, some of them only briefly."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.judging import search

# Pinsker for both halves of D_JS gives 1/8 in nats: true, and beyond what is proved here
OPEN = r"D_{JS}(P_{NAME} \| Q_{NAME}) \ge \frac18 \left(\sum_x |P_{NAME}(x) - Q_{NAME}(x)|\right)^2"
IDENTITY = r"D_{KL}(P_{NAME} \| Q_{NAME}) = H(P_{NAME}, Q_{NAME}) - H(P_{NAME})"
WRONG = r"D_{KL}(P_{NAME} \| Q_{NAME}) = D_{KL}(Q_{NAME} \| P_{NAME})"


def claims(*formulas):
    text = "\n\n".join(f"$${formula}$$" for formula in formulas)
    return check_document(read_markdown("a.md", text)).claims


def codes(*formulas):
    return [claim.code for claim in claims(*formulas)]


@pytest.fixture(autouse=True)
def _little_for_a_document(monkeypatch):
    monkeypatch.setattr(search, "DOCUMENT", 1)


def test_behind_what_takes_long_claims_are_looked_at_briefly():
    one, two, three, four = (name for name in "abcd")
    found = claims(
        OPEN.replace("NAME", one),
        OPEN.replace("NAME", two),
        IDENTITY.replace("NAME", three),
        WRONG.replace("NAME", four),
    )
    assert [str(claim.verdict) for claim in found] == [
        "unchecked",
        "unchecked",
        "proved",
        "refuted",
    ]
    assert found[1].code == "unchecked-limit"
    assert "only briefly" in found[1].message


def test_each_document_has_its_own_share():
    long = r"H(\lambda P + (1 - \lambda) Q) \ge \lambda H(P) + (1 - \lambda) H(Q)"
    assert codes(long) == codes(long) == ["proved"]
    assert codes(OPEN.replace("NAME", "a"), long)[1] == "unchecked-limit"


def test_what_was_decided_is_not_asked_again():
    long = r"H(\lambda P + (1 - \lambda) Q) \ge \lambda H(P) + (1 - \lambda) H(Q)"
    assert codes(long, IDENTITY.replace("NAME", "a"), long) == ["proved"] * 3
