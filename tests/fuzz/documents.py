"""What a document of any bytes must give: a report or a refusal, in bounded time and memory.

``pieces`` are what random documents are made of; ``checked`` reads and judges one.
"""

from __future__ import annotations

from pathlib import Path

from symbolic_info.documents.check import check_document
from symbolic_info.documents.report import DocumentReport
from symbolic_info.documents.sources.files import document_in
from symbolic_info.documents.sources.source import Unreadable

CORPUS = Path(__file__).parents[1] / "documents" / "corpus"

NAMES = ("x.md", "x.tex", "x.ipynb", "x.rst", "x.html")

_WORDS = r"""
$ $$ \( \) \[ \] { } ( ) [ ] | || \| \parallel \mid & \\ _ ^ , ; : = \approx \le > \neq
+ - \cdot * / 0 1 2 0.5 0.25 0,3 10 10^{9} \infty \% 1e9 P Q X Y x p(x) P(x) H(P) H(X|Y)
D_{KL}(P\|Q) JS(P\|Q) I(X;Y) \log \log_2 \ln \frac{1}{2} \frac \sqrt \sum_x \sum_{i=1}^n
\int dx \mathbb{E} \text{bits} \text{ if } \left( \right) \left[ \right. \min \hat y ' !
\begin{aligned} \end{aligned} \begin{pmatrix} \end{pmatrix} \begin{align} \end{align}
\newcommand{\a}{\a\a} \a \def\b#1{#1#1} \b{\b} \input{x} \label{a} % # > - ``` <p> </p> &lt;
.. math:: :math:` ` {{< >}} H(0.5,0.5) [0.5,0.5] (0.2,0.8) bits nats let for where
− log₂ Σ （
"""
PIECES = (*_WORDS.split(), "\n", "\n\n", " ", "\t", "\x00")
"""What notes consist of, broken and whole."""


def checked(name: str, content: bytes) -> DocumentReport | None:
    """Return the report on a document, or ``None`` where it is refused with a reason."""
    try:
        return check_document(document_in(name, content))
    except Unreadable:
        return None
