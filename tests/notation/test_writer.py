"""What is written is what a textbook would print, and reads back as the same tree."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from trees import expressions, formulas

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import Chain, Formula, Node, Row
from symbolic_info.notation.writing.writer import write


@pytest.mark.parametrize(
    ("sloppy", "latex"),
    [
        ("D_{KL}(P||Q)=H(P,Q)-H(P)", r"D_{\mathrm{KL}}(P \parallel Q) = H(P, Q) - H(P)"),
        ("-log(P(x))", r"-\log(P(x))"),
        ("log_2 0.9", r"\log_2 0.9"),
        (r"\log_{10}x", r"\log_{10} x"),
        (r"\sum_xP(x)\log\frac{P(x)}{Q(x)}", r"\sum_{x} P(x) \log \frac{P(x)}{Q(x)}"),
        (r"\sum_{x\in\mathcal X}1", r"\sum_{x \in X} 1"),
        (r"\sum_{i=1}^n i", r"\sum_{i = 1}^n i"),
        (r"(\frac12)", r"\left(\frac{1}{2}\right)"),
        ("P(x)[a-b]", "P(x) [a - b]"),
        ("[-∑_{x} a]", r"\left[-\sum_{x} a\right]"),
        (r"H(Y|X)", r"H(Y \mid X)"),
        (r"I(X;Y)", r"I(X; Y)"),
        (r"\text{Gain}(S)", r"\mathrm{Gain}(S)"),
        (r"\text{Cross Entropy}(P,Q)", r"\mathrm{Cross~Entropy}(P, Q)"),
        (r"\hat y_i'", r"\hat{y}_i'"),
        ("1 bit ≈ 0.693 nats", r"1 \text{ bit} \approx 0.693 \text{ nats}"),
        ("[0.9 (cat), 0.1 (dog)]", r"[0.9 ~\text{(cat)}, 0.1 ~\text{(dog)}]"),
        (r"\int_0^1x dx", r"\int_0^1 x \, dx"),
        ("2^{-1}", "2^{-1}"),
        ("50%", r"50\%"),
        ("a ≠ 0 and b = 0", r"a \ne 0 \text{ and } b = 0"),
        ("a = b, c = d", "a = b, c = d"),
        ("=> a = b", r"\Rightarrow a = b"),
        ("2 3", r"2 \; 3"),
        (r"2 * -0.5 \cdots", r"2 * -0.5 \cdots"),
        ("E_{x~\\sim P}[x]", r"E_{x \sim P}[x]"),
    ],
)
def test_canonical_latex(sloppy: str, latex: str) -> None:
    assert write(read(sloppy)) == latex


def test_aligned_rows_are_aligned_at_their_first_sign() -> None:
    source = r"\begin{align*} D &= a && \text{definition} \\ &= b = c \end{align*}"
    assert write(read(source)) == (
        "\\begin{align*}\nD &= a && \\text{definition} \\\\\n&= b = c\n\\end{align*}"
    )


def test_brackets_stand_exactly_where_the_source_has_them() -> None:
    for source in ("(a)", "((a))", "a + (b + c)", "(a) (b)", r"\log((x))", "-(-x)", "|x|"):
        written = write(read(source))
        assert written.count("(") == source.count("(")
        assert read(written) == read(source)


ROOMY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@ROOMY
@given(expressions(2))
def test_expression_reads_back(node: Node) -> None:
    formula = Formula((Row((Chain((node,)),)),))
    again = read(write(formula))
    assert again.repairs == ()
    assert again == formula


@ROOMY
@given(formulas(1))
def test_formula_reads_back(formula: Formula) -> None:
    again = read(write(formula))
    assert again.repairs == ()
    assert again == formula
