"""What a page says of an equality - "with equality iff P = Q" - is part of the claim."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(page: str) -> list[tuple[str, str]]:
    report = check_document(read_markdown("page.md", page))
    return [(claim.verdict.value, claim.message) for claim in report.claims]


@pytest.mark.parametrize(
    "page",
    [
        r"$D(P \| Q) = 0 \iff P = Q$",
        r"$D(P \| Q) = 0$ if and only if $P = Q$.",
        r"$D(P \| Q) = 0$ only if $P = Q$.",
        r"$D(P \| Q) \ge 0$ with equality iff $P = Q$.",
        r"$$D(P \| Q) \ge 0 \quad \text{with equality if and only if } P = Q$$",
    ],
)
def test_one_claim_is_proved_with_its_equality_case(page: str) -> None:
    assert verdicts(page) == [("proved", "equality holds if and only if P = Q")]


def test_a_case_in_which_the_sides_differ_refutes_the_claim() -> None:
    (found,) = verdicts(r"$$D(P \| Q) \ge 0 \quad \text{with equality iff } P = R$$")
    assert found[0] == "refuted"
    assert "need not be equal" in found[1]


def test_an_order_stays_proved_where_its_equality_case_is_open() -> None:
    # P = Q = R is sufficient, and not necessary
    (found,) = verdicts(r"$D(P \| Q) \ge 0$ with equality iff $P = Q = R$.")
    assert found[0] == "proved"


def test_an_equality_whose_necessity_is_open_is_not_checked() -> None:
    # [1/4, 3/4] and [3/4, 1/4] have the same divergence both ways
    (found,) = verdicts(r"$D(P \| Q) = D(Q \| P)$ only if $P = Q$.")
    assert found[0] == "unchecked"


def test_what_is_said_of_an_equality_is_not_supposed_of_an_order() -> None:
    ((verdict, message),) = verdicts(r"$H(P) \le \log n$, with equality iff $P(x) = 1/n$.")
    assert verdict == "proved"
    assert message == "equality holds if and only if P is uniform"


def test_what_is_supposed_and_when_equality_holds_are_kept_apart() -> None:
    (found,) = verdicts(
        r"If $P(x) \le P(y)$: $$S_P(y) \le S_P(x)$$ and where both sides are finite, equality "
        r"holds if and only if $P(x) = P(y)$."
    )
    assert found[0] == "proved"
    assert "if P(x) ≤ P(y)" in found[1]


@pytest.mark.parametrize(
    "page",
    [r"$D(P \| Q) = 0$ unless $P = Q$.", r"$$D(P \| Q) = 0 \text{ unless } P = Q$$"],
)
def test_what_follows_unless_is_not_supposed(page: str) -> None:
    assert [verdict for verdict, _ in verdicts(page)] != ["proved"]


@pytest.mark.parametrize("word", ["if", "assuming", "as long as", "provided that", "whenever"])
def test_words_suppose_in_a_formula_as_in_the_prose_around_it(word: str) -> None:
    ((inside, _),) = verdicts(rf"$$D(P \| Q) = 0 \text{{ {word} }} P = Q$$")
    ((outside, _),) = verdicts(rf"$D(P \| Q) = 0$ {word} $P = Q$.")
    assert (inside, outside) == ("proved", "proved")


def test_a_supposition_ends_at_its_comma() -> None:
    assert [v for v, _ in verdicts(r"If $P = Q$, $D(P \| Q) = 1$.")] == ["refuted"]
    text = r"If $P = Q$ and $Q = R$, $D(P \| R) = 0$."
    assert [v for v, _ in verdicts(text)] == ["proved"]
