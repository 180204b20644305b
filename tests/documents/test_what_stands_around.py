"""What stands around a formula, and next to it, and may make it say something else."""

from functools import partial

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.html import read_html
from symbolic_info.documents.formats.latex.document import read_latex
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.formats.restructured_text import read_restructured_text


def verdicts(text, reader=read_markdown):
    return [str(claim.verdict) for claim in check_document(reader("a.md", text)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "For independent copies $X$ and $Y$ we have\n\n$$\nH(X, Y) = 2 H(X)\n$$",
        "Wenn sie sich treffen, gilt\n\n$$D(P \\| R) = D(P \\| Q) + D(Q \\| R)$$",
        "Let $P$ be nearly uniform. Then\n\n$$H(P) = \\log n$$",
        "Let $P$ be nearly uniform. Then $H(P) = \\log n$.",
        "## The uniform distribution\n\nIts entropy is\n\n$$H(P) = \\log n$$",
    ],
)
def test_the_words_above_a_display_may_restrict_it(text):
    assert verdicts(text) == ["unchecked"]


@pytest.mark.parametrize(
    "text",
    [
        "For independent $X$ and $Y$ we have\n\n$$\nH(X, Y) = H(X) + H(Y)\n$$",
        "Let $P$ be uniform. Then\n\n$$H(P) = \\log n$$",
        "Let $P$ be uniform. Then $H(P) = \\log n$.",
    ],
)
def test_what_the_words_above_a_display_suppose_is_supposed_of_it(text):
    assert verdicts(text) == ["proved"]


@pytest.mark.parametrize(
    "text",
    [
        "Let $P$ be uniform.\n\n$$D(P \\| Q) = D(Q \\| P)$$",
        "## The uniform distribution\n\n## Divergence\n\n$$D(P \\| Q) = D(Q \\| P)$$",
    ],
)
def test_a_sentence_that_is_over_restricts_no_display(text):
    assert verdicts(text) == ["refuted"]


def test_words_above_a_display_are_understood_in_every_format():
    latex = "For independent variables\n\n\\[ H(X, Y) = H(X) + H(Y) \\]"
    assert verdicts(latex, partial(read_latex, largest=1_000)) == ["proved"]
    html = r"<p>For independent variables</p><p>\[ H(X, Y) = H(X) + H(Y) \]</p>"
    assert verdicts(html, read_html) == ["proved"]
    text = "For independent variables\n\n.. math::\n\n   H(X, Y) = H(X) + H(Y)\n"
    assert verdicts(text, read_restructured_text) == ["proved"]


def test_a_word_before_a_sign_begins_anew_behind_a_sentence():
    # 1 - (0.81 + 0.01) = 0.18
    text = "Gini $= 0.5$ there.\n\nGini $= 1 - (0.9^2 + 0.1^2)$."
    assert verdicts(f"$1 - 0.5 = 0.5$. {text}")[-1:] == ["unchecked"]
    assert verdicts(r"As we know, $\log_2 0.5 = -1$. So the sum $= 1$.")[-1:] == ["unchecked"]


@pytest.mark.parametrize(
    "formula",
    [r"f(N) = 14 + 11", r"g(3) = 6", r"V(10) = 20", r"f_1(2) = 3"],
)
def test_a_letter_for_functions_may_have_any_value(formula):
    assert verdicts(f"${formula}$") == ["definition"]
    assert verdicts("$p(a) = 1.2$") == ["ill-formed"]


def test_a_pair_may_be_given_its_numbers():
    text = r"$(D, R) = (0.25, 0.75 + 0.06)$ and $(a, b) = (0.5, 0.9)$, $a + b = 1.4$"
    assert verdicts(text) == ["definition", "definition", "exact"]
    assert verdicts("$P = (0.5, 0.9)$") == ["ill-formed"]


@pytest.mark.parametrize(
    "formula", [r"\mu = (1, -1)", r"\mu = (0.5, 0.6)", r"\sigma^2 = (0.5, 2.0)", r"r = [-1, 0.2]"]
)
def test_a_list_of_means_or_variances_is_no_bad_distribution(formula):
    assert verdicts(f"${formula}$") == ["definition"]
    assert verdicts("$q = [0.5, 0.6]$") == ["ill-formed"]


def test_a_line_of_plain_text_goes_on_with_the_line_above_it_only():
    text = "```\nH(X,Y) <= H(X) + H(Y)\n```\n\n```\nlet MI\n  = H(Y) - H(Y|X)\n```"
    assert verdicts(text) == ["proved", "unchecked"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("D(P‖Q) = D(Q‖P)", ["refuted"]),
        ("D(P‖Q) ≠ D(Q‖P)", ["proved"]),
        ("I(X;Y) = I(Y;X)", ["proved"]),
        ("H(P) = -Σ P(x)·log₂ P(x)", ["proved"]),
        ("D(P‖Q) = Σ_x P(x) log(P(x)/Q(x))", ["proved"]),
        # a matrix
        ("S = Σᵢ⁻¹ x", ["definition"]),
    ],
)
def test_statements_without_numbers_are_read_in_plain_text(line, found):
    assert verdicts(f"```\n{line}\n```") == found


def test_mutual_information_in_plain_text_is_read():
    text = "```\nI(X;Y) = H(X) - H(X|Y)\n       = H(Y) - H(Y|X)\n       = H(X) - H(Y)\n```"
    assert verdicts(text) == ["proved", "proved", "refuted"]


def test_a_decimal_comma_is_one_though_points_stand_elsewhere():
    # e^2.328 = 10.2574
    text = r"$\ln 2 = 0{,}693$ and $e^{2{,}328} = 10{,}26$, version $v = 0.1$"
    assert verdicts(text) == ["rounded", "rounded", "definition"]


@pytest.mark.parametrize(
    "formula",
    [
        r"p_\theta(x_t \mid x_{<t})",
        r"f : \mathbb{R}_{\ge 0} \to \mathbb{R}^{>0}",
        r"w_{/i} + w_{\setminus j} + w_{:,k}",
        r"p^{(-)}",
        r"{}^{14}C, {}^1D",
        r"\sum_i F_1\text{-Score}_i",
    ],
)
def test_a_script_may_be_any_label(formula):
    assert verdicts(f"${formula}$") == []
    assert verdicts(f"$y = {formula}$")[0] in ("definition", "unchecked")


def test_what_is_missing_elsewhere_is_missing():
    assert verdicts("$a + = 2$") == ["ill-formed"]
    assert verdicts(r"$H = \frac{}{2}$") == ["ill-formed"]


def test_another_case_may_have_another_number():
    text = r"For a pure state, $\gamma = 1$. For a mixed state, $\gamma < 1$."
    assert verdicts(text) == ["definition", "unchecked"]
    assert verdicts(r"For a pure state, $\gamma = 1$. So $\gamma < 1$.") == [
        "definition",
        "refuted",
    ]
    assert verdicts(r"With a rate of $r = 2$ we have $r < 1$.")[-1:] == ["refuted"]


@pytest.mark.parametrize(
    "formula",
    [
        r"|\psi\rangle = \sum_i \alpha_i |i\rangle",
        r"\langle\psi|\phi\rangle = 1",
        r"0.2 \cdot 2 = 0.4 \text{ bits}^2",
    ],
)
def test_kets_and_squared_units_are_not_called_broken(formula):
    assert verdicts(f"${formula}$") == ["unchecked"]


@pytest.mark.parametrize(
    "mixture",
    [
        r"m = \frac{1}{2}(p + q)",
        r"m = \frac{p + q}{2}",
        r"m(x) = \frac{p(x) + q(x)}{2}",
        r"m(x) = \tfrac12 (p(x) + q(x))",
    ],
)
def test_a_mixture_may_have_a_small_letter_and_be_given_point_by_point(mixture):
    js = r"\mathrm{JSD}(p \| q) = \frac12 \mathrm{KL}(p \| m) + \frac12 \mathrm{KL}(q \| m)"
    assert verdicts(f"${js}$ where ${mixture}$")[0] == "proved"
    assert verdicts(f"${js.replace('=', '= 2', 1)}$ where ${mixture}$")[0] == "refuted"


def test_a_mixture_in_a_divergence_is_one_of_what_it_is_compared_with():
    half = r"\frac{p + q}{2}"
    js = rf"\frac12 \mathrm{{KL}}(p \| {half}) + \frac12 \mathrm{{KL}}(q \| {half})"
    assert verdicts(rf"$\mathrm{{JSD}}(p \| q) = {js}$") == ["proved"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"on 140 firms $(n=140$) observed", "definition"),
        (r"The mean is $m = [1 + 2$].", "definition"),
        ("(see $x = 2)$", "definition"),
        ("(where $m$ is the mean, and $x = 2)$", "definition"),
        # nothing in the text pairs these
        ("It (the $z$) has $x = 4)$.", "ill-formed"),
        ("$(x = 3$ (three)", "ill-formed"),
        ("$x = (2 + 1$", "ill-formed"),
    ],
)
def test_the_other_bracket_may_stand_in_the_text(text, expected):
    assert verdicts(text)[-1] == expected
