"""The document of all theorems compiles, with every command defined and every line on the page."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from symbolic_info.proof import names
from symbolic_info.publish import catalogue
from symbolic_info.publish.answers import latex
from symbolic_info.publish.answers.answer import answer

pytestmark = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no pdflatex")

# what the eye does not see
_TOLERATED_POINTS = 2.0


def compiled(source: str, folder: Path) -> str:
    """Compile a document and return the log of pdflatex."""
    (folder / "document.tex").write_text(source, encoding="utf-8")
    result = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "document.tex"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-2_000:]
    assert (folder / "document.pdf").stat().st_size > 0
    return result.stdout


def assert_clean(log: str) -> None:
    assert "undefined" not in log.lower()
    assert "LaTeX Warning" not in log
    overfull = re.findall(r"Overfull \\hbox \(([\d.]+)pt too wide\)", log)
    assert all(float(points) <= _TOLERATED_POINTS for points in overfull), log


def test_the_document_of_all_theorems(tmp_path: Path) -> None:
    assert_clean(compiled(catalogue.latex_document(names()), tmp_path))


def test_fragments_need_amsmath_alone(tmp_path: Path) -> None:
    statements = [
        r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)",
        r"D(P \| Q) = D(Q \| P)",
        r"H(P) < \log n",
        "D(P",
    ]
    answers = latex.render([answer(statement) for statement in statements])
    pages = catalogue.printed(names(), "latex")
    source = "\n".join(
        [
            r"\documentclass{article}",
            r"\usepackage{amsmath}",
            r"\usepackage[margin=2.2cm]{geometry}",
            r"\begin{document}",
            answers,
            pages,
            r"\end{document}",
        ]
    )
    assert_clean(compiled(source, tmp_path))
