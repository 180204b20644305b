"""Formulas as plain text: what a terminal shows means what the LaTeX means."""

import pytest

from symbolic_info.notation import read
from symbolic_info.notation.tree import Chain
from symbolic_info.wording.plain import plain


def shown(latex: str) -> str:
    statement = read(latex).rows[0].statements[0]
    assert isinstance(statement, Chain)
    return plain(statement)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\sum_{x} P(x) \log \frac{P(x)}{Q(x)}", "Σ_x P(x) log(P(x)/Q(x))"),
        (r"\frac{1}{2} [H(P) + H(Q)]", "½ [H(P) + H(Q)]"),
        (r"\frac{1}{5} H(P)", "(1/5) H(P)"),
        (r"\frac{P + Q}{2}", "(P + Q)/2"),
        (r"-\log_2 p^2", "-log₂ p²"),
        (r"D_{KL}(P \parallel Q) = \infty", "D_KL(P ‖ Q) = ∞"),
        (r"\log (a + b)", "log(a + b)"),
        (r"\log_b x \le \lambda", "log_b x ≤ λ"),
        (r"a \cdot b / c", "a·b/c"),
        (r"P = [\frac{1}{2}, \frac{1}{2}]", "P = [1/2, 1/2]"),
        (r"\int_{-\infty}^{\infty} p(x) \log p(x) \, dx", "∫ p(x) log p(x) dx"),
        (r"\int_{0}^{1} x \, dx", "∫_(0..1) x dx"),
        (r"\sum_{i=1}^{n} i", "Σ_(i=1..n) i"),
        (r"H(Y \mid X)", "H(Y | X)"),
        (r"\sqrt{x + 1}", "√(x + 1)"),
        (r"(P \otimes Q)(x, y)", "(P ⊗ Q)(x, y)"),
    ],
)
def test_a_formula_on_one_line(latex: str, text: str) -> None:
    assert shown(latex) == text
