"""Distinctions of cases: each value under its condition."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown

SUM = r"\sum_x P(x) \log \frac{P(x)}{Q(x)}"


def check(formula):
    return check_document(read_markdown("a.md", f"$$\n{formula}\n$$")).claims


def cases(left, *rows):
    return rf"{left} = \begin{{cases}}" + r" \\ ".join(rows) + r"\end{cases}"


def verdict(left, *rows):
    return str(check(cases(left, *rows))[0].verdict)


@pytest.mark.parametrize(
    "condition",
    [
        r"\text{if } P \ll Q",
        r"\text{if $P \ll Q$,}",
        r"\operatorname{supp}(P) \subseteq \operatorname{supp}(Q)",
        r"Q(x) = 0 \implies P(x) = 0",
    ],
)
def test_a_divergence_is_infinite_where_p_is_not_dominated(condition):
    divergence = r"D_{KL}(P \| Q)"
    otherwise = r"\infty & \text{otherwise}"
    assert verdict(divergence, f"{SUM} & {condition}", otherwise) == "proved"
    # the ratio upside down; 0 in place of infinity
    upside = SUM.replace(r"\frac{P(x)}{Q(x)}", r"\frac{Q(x)}{P(x)}")
    assert verdict(divergence, f"{upside} & {condition}", otherwise) == "refuted"
    assert verdict(divergence, f"{SUM} & {condition}", r"0 & \text{otherwise}") == "refuted"
    # finite where P ≪ Q
    assert verdict(divergence, rf"\infty & {condition}", otherwise) == "refuted"


def test_the_contrary_may_be_written_out():
    rows = (rf"{SUM} & P \ll Q", r"+\infty & P \not\ll Q")
    assert verdict(r"D(P \| Q)", *rows) == "proved"
    assert verdict(r"D(P \| Q)", *rows[::-1]) == "proved"


def test_a_condition_that_is_not_understood_refutes_nothing():
    rows = (rf"{SUM} & \text{{if the sum converges}}", r"\infty & \text{otherwise}")
    (claim,) = check(cases(r"D(P \| Q)", *rows))
    assert str(claim.verdict) == "unchecked"
    assert r"In the case `\text{otherwise}`" in claim.message
    # right whatever the condition says
    assert verdict(r"D(P \| Q)", rf"{SUM} & \text{{in general}}") == "proved"
    assert verdict(r"D(P \| Q)", r"0 & \text{if the two are one}") == "unchecked"


WORKED = r"-p \log p - (1-p) \log (1-p)"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((r"0 & p = 0 \text{ or } p = 1", rf"{WORKED} & \text{{otherwise}}"), "proved"),
        ((r"0 & p \in \{0, 1\}", rf"{WORKED} & 0 < p < 1"), "proved"),
        ((r"0 & p = 0", r"1 & p = 1", rf"{WORKED} & \text{{else}}"), "refuted"),
        # at 1/2 it is log 2
        ((r"\log 2 & p = 1/2", rf"{WORKED} & \text{{otherwise}}"), "proved"),
        ((r"0 & p = 0", r"-p \log p & \text{otherwise}"), "unchecked"),
    ],
)
def test_the_entropy_of_a_coin_may_be_given_at_its_ends(rows, expected):
    assert verdict("h(p)", *rows) == expected


def test_the_base_may_stand_in_one_of_the_cases():
    rows = (r"0 & p = 0", WORKED.replace(r"\log", r"\log_2") + r" & p > 0")
    assert verdict("h(p)", *rows) == "proved"
    assert verdict("h(p)", r"1 & p = 1/2", rows[1]) == "proved"


def test_cases_define_a_pmf():
    page = cases("P(x)", r"0.9 & \text{if } x = 1", r"0.1 & \text{if } x = 0")
    # H(0.9, 0.1) = 0.468996 bits
    assert [str(c.verdict) for c in check(page + r",\quad H(P) = 0.469 \text{ bits}")] == [
        "definition",
        "rounded",
    ]
    assert [str(c.verdict) for c in check(page + r",\quad H(P) = 0.496 \text{ bits}")] == [
        "definition",
        "refuted",
    ]
    symbolic = ("p & x = 1", "1 - p & x = 0", r"0 & \text{otherwise}")
    assert verdict("P(x)", *symbolic) == "definition"
    assert verdict("P(x)", "0.9 & x = 1", "0.2 & x = 0") == "unchecked"
    assert verdict("P(x)", r"0.5 & x > 1", r"0.5 & \text{else}") == "unchecked"


def test_a_name_may_be_defined_by_cases():
    assert verdict("f", "0 & a < 1", "1 & a > 1") == "definition"
