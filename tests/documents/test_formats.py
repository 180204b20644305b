"""Claims in every format and dialect: the same formula found, and its sign in the right place."""

import json
from pathlib import Path

import pytest

from symbolic_info import check

# each text has one claim; § stands before its sign and is taken out
MARKDOWN = {
    "GitHub": "$`-\\log_2 0.5 §= 2`$",
    "GitHub, fenced": "```math\n-\\log_2 0.5 §= 2\n```",
    "GitHub, an alert": "> [!NOTE]\n> $-\\log_2 0.5 §= 2$",
    "Hugo": '{{< callout type="x" >}}\nso \\(-\\log_2 0.5 §= 2\\)\n{{< /callout >}}',
    "Hugo, front matter": "+++\ntitle = '$a = b$'\n+++\n\n\\[-\\log_2 0.5 §= 2\\]",
    "Jekyll": "{% include x.html %}\n\n$$-\\log_2 0.5 §= 2$$ {% raw %} {% endraw %}",
    "Docusaurus": ":::tip[Bits]\n\n$-\\log_2 0.5 §= 2$\n\n:::",
    "MyST, a directive": "```{math}\n:label: a\n-\\log_2 0.5 §= 2\n```",
    "MyST, colons": ":::{note}\n$-\\log_2 0.5 §= 2$\n:::",
    "Quarto": "::: {.callout-note}\n$-\\log_2 0.5 §= 2$\n:::",
    "Pandoc": "::: {#ex-1 .example}\n$-\\log_2 0.5 §= 2$\n:::",
    "MyST, a role": "so {math}`-\\log_2 0.5 §= 2`",
    "Obsidian": "> [!info] Bits\n> $$\n> -\\log_2 0.5 §= 2\n> $$",
    "an environment": "\\begin{align*}\n  -\\log_2 0.5 &§= 2\n\\end{align*}",
    "a list": "1. a\n   - so $-\\log_2 0.5 §= 2$",
    "a table": "| a | b |\n|---|---|\n| x | $-\\log_2 0.5 §= 2$ |",
    "plain text": "```\n-(0.5 log₂ 0.5 + 0.5 log₂ 0.5) §= 2 bits\n```",
    "plain text, named": "```text\n−log₂(0.5) §= 2\n```",
}
LATEX = {
    "inline": "\\begin{document}\nso $-\\log_2 0.5 §= 2$",
    "display": "\\[\n -\\log_2 0.5 §= 2 \\]",
    "equation": "\\begin{equation}\\label{a}\n-\\log_2 0.5 §= 2\n\\end{equation}",
    "align": "\\begin{align}\n-\\log_2 0.5 &§= 2\n\\end{align}",
    "gather": "\\begin{gather*}\n-\\log_2 0.5 §= 2\n\\end{gather*}",
    "split": "\\begin{equation}\\begin{split}\n-\\log_2 0.5 &§= 2\n\\end{split}\\end{equation}",
    "a comment": "% $1 = 2$\n$-\\log_2 0.5 §= 2$ % $1 = 3$",
    "code": "\\verb|$1 = 2$| \\begin{verbatim}$1=2$\\end{verbatim} $-\\log_2 0.5 §= 2$",
    "a macro": "\\newcommand{\\half}{0.5}\n$-\\log_2 \\half §= 2$",
    "a macro with an argument": "\\newcommand{\\info}[1]{-\\log_2 #1}\n$\\info{0.5} §= 2$",
    "an operator": "\\DeclareMathOperator{\\KL}{KL}\n$\\KL([1, 0] \\| [0.5, 0.5]) §= 2$ bits",
    "def": "\\def\\half{0.5}$-\\log_2 \\half §= 2$",
}
RST = {
    "a role": "So :math:`-\\log_2 0.5 §= 2`, not ``$1 = 2$``.",
    "a directive": ".. math:: -\\log_2 0.5 §= 2",
    "a directive with options": "a\n\n.. math::\n   :label: x\n\n   -\\log_2 0.5 §= 2\n",
    "in an admonition": ".. note::\n\n   so :math:`-\\log_2 0.5 §= 2`\n",
    "beside code": "a::\n\n    :math:`1 = 2`\n\n:math:`-\\log_2 0.5 §= 2`",
}
HTML = {
    "inline": "<p>so \\(-\\log_2 0.5 §= 2\\)</p>",
    "display": "<div>\n$$-\\log_2 0.5\n §= 2$$</div>",
    "brackets": "<p>\\[-\\log_2 0.5 §= 2\\] <code>\\(1 = 2\\)</code></p>",
    "an environment": "<p>\\begin{align}-\\log_2 0.5 &amp;§= 2\\end{align}</p>",
    "a script": '<script type="math/tex">-\\log_2 0.5 §= 2</script><script>$1 = 2$</script>',
}
CASES = [
    pytest.param(name, text, id=f"{name} {kind}")
    for name, texts in (("a.md", MARKDOWN), ("a.tex", LATEX), ("a.rst", RST), ("a.html", HTML))
    for kind, text in texts.items()
]


def claims(folder: Path, name: str, text: str):
    page = folder / name
    page.write_text(text, encoding="utf-8")
    return check(page).claims


@pytest.mark.parametrize(("name", "text"), CASES)
def test_the_one_claim_is_found_at_its_sign(tmp_path: Path, name: str, text: str) -> None:
    before = text[: text.index("§")]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    (claim,) = claims(tmp_path, name, text.replace("§", ""))
    assert (str(claim.verdict), (claim.line, claim.column)) == ("refuted", place)


def cell(kind: str, source: str | list[str]) -> dict[str, object]:
    code = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source, **code}


def notebook(*cells: dict[str, object]) -> dict[str, object]:
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}


def test_a_notebook_counts_all_its_cells_and_lines_inside_of_them(tmp_path: Path) -> None:
    book = notebook(
        cell("markdown", "$P = [0.5, 0.5]$"),
        cell("code", "# $1 = 2$"),
        cell("raw", "$1 = 2$"),
        cell("markdown", ["\n", "so $H(P) = 2$ bits"]),
    )
    found = claims(tmp_path, "a.ipynb", json.dumps(book))
    assert [(str(c.verdict), c.cell, c.line, c.column) for c in found] == [
        ("definition", 1, 1, 4),
        ("refuted", 4, 2, 10),
    ]


def test_a_claim_of_a_notebook_knows_the_line_of_the_file_that_it_is_written_in(
    tmp_path: Path,
) -> None:
    book = notebook(
        cell("code", ["print(1)\n", "print(2)"]),
        cell("markdown", ["Half of it:\n", "\n", "$1/2 = 0.5$ and\n", "$1/4 = 0.25$"]),
        # lines of a source that is one string are written in one line
        cell("markdown", "so\n\n$1/8 = 0.125$"),
    )
    text = json.dumps(book, indent=1)
    lines = text.split("\n")
    found = claims(tmp_path, "a.ipynb", text)
    assert [c.verdict for c in found] == ["exact"] * 3
    for claim, written in zip(found, ("1/2", "1/4", "1/8"), strict=True):
        assert claim.file_line is not None
        assert written in lines[claim.file_line - 1]


def test_what_only_the_schema_of_notebooks_asks_for_is_no_matter(
    tmp_path: Path, recwarn: pytest.WarningsRecorder
) -> None:
    # version 4.5 asks for a name of each cell, which many notebooks do not have
    book = {**notebook(cell("markdown", "$1/2 = 0.5$")), "nbformat_minor": 5}
    assert [c.verdict for c in claims(tmp_path, "a.ipynb", json.dumps(book))] == ["exact"]
    assert not recwarn.list


WRONG = "$-\\log_2 0.5 = 2$"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.md", f"{WRONG} <!-- symbolic-info: ignore as in the book -->", "as in the book"),
        ("a.md", f"<!-- symbolic-info: ignore as in the book -->\n\n{WRONG}", "as in the book"),
        ("a.mdx", f"{WRONG} {{/* symbolic-info: ignore so it is */}}", "so it is"),
        ("a.tex", f"{WRONG} % symbolic-info: ignore[refuted] an exercise", "an exercise"),
        ("a.rst", ".. symbolic-info: ignore wrong\n\n:math:`-\\log_2 0.5 = 2`", "wrong"),
        ("a.html", f"<p>{WRONG}</p> <!-- symbolic-info: ignore: why -->", "why"),
    ],
)
def test_a_comment_sets_the_claims_of_its_line_aside(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    page = tmp_path / name
    page.write_text(f"{text}\n\n" if name != "a.tex" else f"{text}\n", encoding="utf-8")
    (document,) = check(page).documents
    assert document.claims == ()
    (aside,) = document.set_aside
    assert (str(aside.claim.verdict), aside.reason) == ("refuted", reason)


def test_a_comment_covers_only_its_line_and_its_codes(tmp_path: Path) -> None:
    text = f"{WRONG}\n{WRONG} <!-- symbolic-info: ignore[loose] why -->\n"
    assert len(claims(tmp_path, "a.md", text)) == 2


BAD = {
    "a circle of files": ("a.tex", "\\input{a}\n", "ill-formed-input"),
    "a file that is not there": ("a.tex", "\\input{b}\n", "unchecked-input"),
    "a macro without end": ("a.tex", "\\newcommand{\\a}{\\a\\a}\n$\\a$\n", "ill-formed-macro"),
    "macros that double": (
        "a.tex",
        "\\def\\a{x}"
        + "".join(
            f"\\def\\a{'b' * n}{{\\a{'b' * (n - 1)}\\a{'b' * (n - 1)}}}" for n in range(1, 30)
        )
        + f"\n$\\a{'b' * 29}$\n",
        "ill-formed-macro",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_keeps_latex_from_being_read_is_said_and_the_rest_is_checked(
    tmp_path: Path, kind: str
) -> None:
    name, text, code = BAD[kind]
    found = claims(tmp_path, name, text + WRONG)
    assert code in [claim.code for claim in found]
    assert str(found[-1].verdict) == "refuted"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON at line 1, column 1"),
        ('{"cells": [', "no JSON at line 1, column 12"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a notebook"),
        ('{"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": 3}', "not a notebook"),
    ],
)
def test_what_is_no_notebook_is_named(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "a.ipynb").write_text(text)
    ((_, said),) = check(tmp_path / "a.ipynb").unreadable
    assert reason in said


_EXAM = r"""\begin{questions}
\question A coin has $P = (0.9, 0.1)$.
\begin{parts}
  \part Find its entropy.
  \begin{solution}
    $H(P) = 0.469$ bits
  \end{solution}
  \part And in nats?
  \begin{solution}
    $H(P) = 0.352$ nats
  \end{solution}
\end{parts}
\question Another coin, $P = (0.5, 0.5)$, has $H(P) = 1$ bit.
\end{questions}
"""


def test_the_parts_of_a_question_are_one_exercise(tmp_path: Path) -> None:
    # H(0.9, 0.1) = 0.468996 bits = 0.325083 nats
    found = [str(claim.verdict) for claim in claims(tmp_path, "a.tex", _EXAM)]
    assert found == ["definition", "rounded", "refuted", "definition", "exact"]
