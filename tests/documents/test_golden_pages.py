"""Two pages with a verdict for every claim on them, worked out by hand.

The values behind the verdicts: log2(10/9) = 0.15200309, log2 10 = 3.32192809, 0.9 * 0.15 +
0.1 * 3.32 = 0.467, H(0.9, 0.1) = 0.46899559, log2(1.25) = 0.32192809, log2 5 = 2.32192809,
log2(0.888) = -0.17136841, log2(8/9) = -0.16992500, 0.8 log2(8/9) + 0.2 = 0.06406000,
(0.15200309 + 0.06406000)/2 = 0.10803155, log2 3 = 1.58496250, log2(1/0.2) = 2.32192809,
ln(1/0.2) = 1.60943791, 0.5 ln 2 + 0.5 ln(2/3) = 0.14384104, 0.25 ln(1/2) + 0.75 ln(3/2) =
0.13081204, ln 0.25 = -1.38629436, ln 0.75 = -0.28768207, H(1/4, 3/4) = 0.81127812 bits.
"""

from pathlib import Path

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.sources.files import read_document

PAGES = Path(__file__).parent / "pages"

# line: the verdicts of its claims from left to right, and a word that some message must contain
COINS_CATS_AND_DOGS = {
    16: (["ill-formed"], "bracket"),
    26: (["ill-formed", "proved"], "bracket"),
    32: (["definition", "definition", "exact"], ""),
    33: (["definition", "exact", "exact"], "P(x)"),
    34: (["ill-formed", "exact"], "negative"),
    37: (["ill-formed", "ill-formed"], "P(H) = 0.9, P(T) = 0.1"),
    38: (["definition", "rounded"], ""),
    39: (["definition", "rounded"], ""),
    40: (["ill-formed", "rounded"], "negative"),
    47: (["ill-formed", "proved"], "bracket"),
    53: (["definition"], ""),
    55: (["definition"], ""),
    56: (["proved"], ""),
    57: (["exact", "rounded"], ""),
    60: (["definition"], ""),
    61: (["proved"], ""),
    62: (["exact", "rounded"], ""),
    69: (["proved"], ""),
    70: (["proved"], ""),
    71: (["proved"], ""),
    72: (["proved"], ""),
    74: (["proved"], ""),
    79: (["ill-formed"], "bracket"),
    84: (["definition"], ""),
    85: (["proved", "exact", "exact"], "0 log 0 = 0"),
    86: (["exact"], "0 log 0 = 0"),
    89: (["proved", "loose", "exact"], "Q read as Q_A"),
    92: (["proved", "loose", "exact"], "Q read as Q_B"),
    100: (["proved"], ""),
    101: (["definition"], ""),
    107: (["definition"], ""),
    110: (["definition", "definition"], "Q = [0.8, 0.2]"),
    111: (["exact"], ""),
    117: (["proved"], ""),
    118: (["exact"], ""),
    119: (["loose"], "`=` stands where `≈` is meant"),
    120: (["rounded"], ""),
    128: (["proved"], ""),
    129: (["exact"], ""),
    130: (["loose"], "0.888 truncates 0.888"),
    131: (["loose"], "0.17"),
    132: (["exact"], ""),
    133: (["rounded"], ""),
    141: (["proved"], ""),
    142: (["loose"], ""),
    143: (["exact"], ""),
    144: (["rounded"], "`=` stands where `≈` is meant"),
}

CONSTRUCTS = {
    3: (["definition", "rounded"], ""),
    4: (["rounded"], ""),
    6: (["rounded"], ""),
    11: (["definition"], ""),
    14: (["loose", "loose"], ""),
    20: (["definition"], ""),
    21: (["loose"], ""),
    22: (["exact"], ""),
    25: (["exact", "exact"], ""),
    27: (["definition", "exact"], ""),
    29: (["definition", "definition"], ""),
    30: (["definition", "ill-formed"], "1.1"),
    34: (["exact", "rounded"], ""),
    36: (["refuted"], "swapped"),
    38: (["refuted"], "nats"),
    40: (["definition", "definition", "refuted"], "exchanged"),
    42: (["exact"], ""),
    44: (["loose"], "cut off"),
    49: (["definition", "exact"], ""),
}

RIGHT_VALUES = {36: "0.048", 38: "2.322", 40: "0.1438"}


def claims_of(name):
    return check_document(read_document(str(PAGES / name))).claims


@pytest.mark.parametrize(
    ("name", "golden"),
    [("coins-cats-and-dogs.md", COINS_CATS_AND_DOGS), ("constructs.md", CONSTRUCTS)],
)
def test_every_claim_of_the_page_gets_its_verdict(name, golden):
    verdicts: dict[int, list[str]] = {}
    for claim in claims_of(name):
        verdicts.setdefault(claim.line, []).append(str(claim.verdict))
    assert verdicts == {line: expected for line, (expected, _) in golden.items()}


@pytest.mark.parametrize(
    ("name", "line", "word"),
    [
        (name, line, word)
        for name, golden in (
            ("coins-cats-and-dogs.md", COINS_CATS_AND_DOGS),
            ("constructs.md", CONSTRUCTS),
        )
        for line, (_, word) in golden.items()
        if word
    ],
)
def test_the_message_says_what_a_reader_must_know(name, line, word):
    messages = [claim.message for claim in claims_of(name) if claim.line == line]
    assert any(word in message for message in messages), messages


@pytest.mark.parametrize(("line", "value"), RIGHT_VALUES.items())
def test_a_refuted_claim_gives_the_right_value_to_the_digits_shown(line, value):
    refuted = [c for c in claims_of("constructs.md") if c.line == line and c.verdict.fails]
    assert [claim.value for claim in refuted] == [value]


def test_a_claim_is_placed_at_its_sign():
    lines = (PAGES / "coins-cats-and-dogs.md").read_text(encoding="utf-8").splitlines()
    signs = ("=", "\\approx", "⍯")
    for claim in claims_of("coins-cats-and-dogs.md"):
        assert lines[claim.line - 1][claim.column - 1 :].startswith(signs)
