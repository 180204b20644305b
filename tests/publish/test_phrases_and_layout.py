"""Words with formulas between them, and where lines are broken."""

import pytest

from symbolic_info.notation import read, write
from symbolic_info.notation.tree import Chain, Name, Node
from symbolic_info.publish.derivations.layout import broken_formula, broken_phrase, width_of
from symbolic_info.wording.phrases import (
    in_latex,
    in_latex_text,
    in_markdown,
    in_plain_text,
    listed,
)

M = Name("M")


def formula(latex: str) -> Node:
    statement = read(latex).rows[0].statements[0]
    assert isinstance(statement, Chain)
    return statement.members[0]


def test_a_phrase_in_each_format() -> None:
    phrase = ("definition of ", M)
    assert in_latex(phrase) == r"\text{definition of } M"
    assert in_latex_text(phrase) == r"definition of \(M\)"
    assert in_markdown(phrase) == "definition of $M$"
    assert in_plain_text(phrase) == "definition of M"


@pytest.mark.parametrize(
    ("names", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_words(names: list[str], text: str) -> None:
    assert listed([(name,) for name in names]) == (text,)


def test_a_short_formula_stays_on_one_line() -> None:
    assert [p.latex for p in broken_formula(formula("a + b"), 40)] == ["a + b"]


LONG = [
    r"\sum_{x} P(x) \log P(x) - \sum_{x} P(x) \log Q(x) + \sum_{x} Q(x) \log P(x)",
    r"\frac{1}{2} [H(P) + H(Q) - H(R) + H(P) + H(Q) - H(R)]",
    r"a - \frac{1}{2} \left[\sum_{x} P(x) \log P(x) - \sum_{x} P(x) \log Q(x)\right]",
]


@pytest.mark.parametrize("latex", LONG)
def test_a_broken_formula_reads_back_as_the_same_formula(latex: str) -> None:
    whole = formula(latex)
    pieces = broken_formula(whole, width_of(whole) / 2)
    assert len(pieces) > 1
    joined = r" \\ &\qquad ".join(piece.latex for piece in pieces)
    display = read(rf"\begin{{align*}} A &= {joined} && \text{{reason}} \end{{align*}}")
    statement = display.rows[0].statements[0]
    assert display.repairs == ()
    assert isinstance(statement, Chain)
    assert statement.members[1] == whole
    assert statement.reason == "reason"


def test_the_pieces_of_a_formula_fit() -> None:
    whole = formula(LONG[0])
    assert all(piece.width <= 22 for piece in broken_formula(whole, 22))


def test_a_phrase_is_broken_between_words() -> None:
    lines = broken_phrase(("definitions of cross entropy and entropy",), 30)
    assert lines == (("definitions of cross entropy",), ("and entropy",))


def test_a_phrase_is_not_broken_inside_of_a_formula() -> None:
    sign = formula("P(x)")
    lines = broken_phrase(("cancelling; where ", sign, ", as said"), 13)
    assert [in_plain_text(line) for line in lines] == ["cancelling;", "where P(x),", "as said"]
    assert write(sign) == "P(x)"


def test_a_formula_stays_with_the_word_before_it() -> None:
    # a line of reasons that is a formula alone would be read as a line of the derivation
    long = formula("H(X, Y) - H(X)")
    lines = broken_phrase(("so it goes, as ", long, ", as ", formula("H(X)")), 12)
    assert [in_plain_text(line) for line in lines] == [
        "so it goes,",
        "as H(X, Y) - H(X),",
        "as H(X)",
    ]
