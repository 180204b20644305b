"""Claims under what the words of their sentence suppose."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.latex import read_latex
from symbolic_info.documents.formats.markdown import read_markdown


def last(text):
    return str(check_document(read_markdown("a.md", text)).claims[-1].verdict)


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("If $X$ and $Y$ are independent, CLAIM.", "H(X, Y) = H(X) + H(Y)", "H(X, Y) = H(X)"),
        ("For independent $X$ and $Y$, CLAIM.", "H(Y|X) = H(Y)", "H(Y|X) = I(X;Y)"),
        ("CLAIM if $X$ and $Y$ are independent.", "I(X;Y) = 0", "I(X;Y) = H(Y)"),
        ("When $X$ is independent of $Y$, we have CLAIM.", "I(X;Y) = 0", "I(X;Y) = 0.5"),
        ("Let $X$ and $Y$ be independent. Then CLAIM.", "I(X;Y) = 0", "I(X;Y) = 0.5"),
        ("For independent random variables, CLAIM.", "I(X;Y) = 0", "I(X;Y) = 0.5"),
        (r"If $P$ is uniform, CLAIM.", r"H(P) = \log n", r"H(P) = 2 \log n"),
        (r"For the uniform distribution CLAIM.", r"H(P) = \log n", r"H(P) = 2 \log n"),
        (r"CLAIM when $Q$ is uniform.", r"D(P \| Q) = \log n - H(P)", r"D(P \| Q) = H(P)"),
        (r"When the two distributions are identical, CLAIM.", r"D(P \| Q) = 0", r"D(P \| Q) = 1"),
        (r"If $P = Q$, CLAIM.", r"H(P, Q) = H(P)", r"H(P, Q) = 2 H(P)"),
        (r"CLAIM if $P = Q$.", r"D(P \| Q) = 0", r"D(P \| Q) = H(P)"),
        (r"If $P$ and $Q$ are equal, CLAIM.", r"H(P, Q) = H(P)", r"H(P, Q) = 2 H(P)"),
    ],
)
def test_what_words_suppose_is_put_in(sentence, right, wrong):
    for claim, verdict in ((right, "proved"), (wrong, "refuted")):
        assert last(sentence.replace("CLAIM", f"${claim}$")) == verdict


def test_words_above_a_display_are_those_of_its_sentence():
    text = "If $X$ and $Y$ are independent, then\n\n$$\nI(X;Y) = VALUE\n$$\n"
    assert last(text.replace("VALUE", "0")) == "proved"
    assert last(text.replace("VALUE", "H(X)")) == "refuted"
    source = r"""\documentclass{article}\begin{document}
For independent $X$ and $Y$,
\begin{equation}
  H(X, Y) = H(X) + H(Y)
\end{equation}
\end{document}"""
    (claim,) = check_document(read_latex("a.tex", source, 10_000)).claims
    assert str(claim.verdict) == "proved"
    assert "independent" in claim.message


@pytest.mark.parametrize(
    "sentence",
    [
        "If $X$ and $Z$ are independent, $I(X;Y) = H(Y)$.",
        "If $X$ and $Y$ are not independent, $H(X, Y) = H(X)$.",
        "As $X$ and $Y$ aren't independent, $H(X, Y) = H(X)$.",
        "Even if $X$ and $Y$ are independent, $H(X, Y) = H(X)$.",
        "How far are $X$ and $Y$ from independent? $H(X, Y) = H(X)$.",
        "If $X$ and $Y$ are independent and constant, $H(X, Y) = H(X)$.",
        "If $X$ and $Y$ are independent and $n = 1$, $H(X, Y) = H(X)$.",
        "If $X$ and $Y$ are independent copies, $H(X, Y) = 2 H(X)$.",
        r"Unlike for the uniform distribution, $H(P) = \log n$.",
        r"For the uniform distribution on two symbols, $H(P) = 1$ bit.",
        r"If $P$ is uniform and the code is optimal, $H(P) = H(Q)$.",
        "# Copies\n\nHere $Y$ is a function of $X$.\n\n"
        "If $X$ and $Y$ are independent, $H(X, Y) = H(X)$.",
        r"If $P = Q$ and the code is optimal, $H(P, Q) = 2 H(P)$.",
        r"If $P = Q$ the divergence is 0, otherwise $D(P \| Q) = 0.3$.",
        r"If $P = Q$, we have $D(P \| Q) = 0$; here $D(P \| Q) = 0.3$.",
        r"Unless $P = Q$, $H(P, Q) = 2 H(P)$.",
        r"If $P(x) = 1$ for some $x$, $D(P \| Q) = H(P, Q) + 1$.",
        r"If $H(P) = 0$, $D(P \| Q) = H(Q)$.",
        "If the two distributions are equal the divergence is $0$; here $D(P \\| Q) = 0.3$.",
        "Since $X$ and $Y$ are independent given $Z$, $I(X;Y) = 0.2$.",
        "Assuming $X$ and $Y$ are independent, $I(X;Y) = 0$; the data give $I(X;Y) = 0.21$.",
        "If $X$ and $Y$ are independent, the data still give $I(X;Y) = 0.02$.",
        "Let $X$ and $Y$ be independent. A small sample gives $I(X;Y) = 0.02$.",
        "Let $X$ and $Y$ be independent. The other pair has $I(X;Y) = 0.02$.",
        "$I(X;Y) = 0.3$ here, and 0 if $X$ and $Y$ are independent.",
        "If $X$ and $Y$ are independent the information vanishes, otherwise $I(X;Y) = 0.3$.",
        "Here $Y$ is a function of $X$. If $X$ and $Y$ are independent, $H(X, Y) = H(X)$.",
        r"$Q = [0.5, 0.5]$. If $P$ is uniform, $H(P) = H(Q)$.",
    ],
)
def test_what_words_may_restrict_further_is_not_refuted(sentence):
    assert last(sentence) in ("unchecked", "definition")


def test_a_condition_behind_the_supposition_makes_it_the_consequence():
    for claim in ("I(X;Y) = 0.3", "H(X, Y) = H(X)"):
        page = f"$X$ and $Y$ are independent exactly when ${claim}$."
        claims = check_document(read_markdown("a.md", page)).claims
        assert "refuted" not in [str(claim.verdict) for claim in claims]
