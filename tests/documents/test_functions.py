"""Functions of numbers: those that a document defines, and those that everybody knows."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(c.verdict) for c in check_document(read_markdown("x.md", text)).claims]


def values(text):
    return [c.value for c in check_document(read_markdown("x.md", text)).claims]


def test_a_function_that_a_document_defines_has_values_at_numbers():
    # -0.25 log2 0.25 = 0.25 * 2; -0.5 log2 0.5 = 0.5 * 1
    text = r"Let $f(x) = -x \log_2 x$. Then $f(0.25) = 0.5$ and $f(0.5) = 0.6$."
    assert verdicts(text) == ["definition", "exact", "refuted"]
    assert values(text)[2] == "0.5"


def test_the_logistic_function_is_what_the_document_says_it_is():
    # 1 / (1 + e^1) = 0.26894..., 1 / (1 + e^-2) = 0.88079...
    text = r"$\sigma(z) = \frac{1}{1+e^{-z}}$, so $\sigma(2) = 0.881$ and $\sigma(-1) = 0.369$."
    assert verdicts(text) == ["definition", "rounded", "refuted"]


def test_a_function_nobody_defined_is_defined_by_the_chain():
    assert verdicts(r"$\sigma(12) = 28$, $f(2) = 7$") == ["definition", "definition"]


def test_a_capacity_is_a_function_of_the_crossover_probability():
    # 1 - h(0.11) = 0.50008...
    text = r"$C(p) = 1 - h(p)$ in bits. Hence $C(0.11) \approx 0.500$, $C(0.5) = 0$, $C(1) = 0$."
    assert verdicts(text) == ["definition", "rounded", "exact", "refuted"]


def test_a_function_of_two_numbers():
    text = r"$g(a, b) = a^2 + 2b$ gives $g(2, 3) = 10$ and $g(3, 2) = 10$."
    assert verdicts(text) == ["definition", "exact", "refuted"]


def test_a_function_within_a_function():
    text = r"$f(x) = 2x$ and $g(x) = x + 1$: $f(g(3)) = 8$, $g(f(3)) = 8$"
    assert verdicts(text)[2:] == ["exact", "refuted"]


def test_another_definition_replaces_the_first():
    text = "$f(x) = x^2$, $f(3) = 9$.\n\nNow $f(x) = 2x$, so $f(3) = 6$."
    assert verdicts(text) == ["definition", "exact", "definition", "exact"]


def test_what_is_not_understood_of_a_function_ends_what_was_known():
    text = "$f(x) = x^2$.\n\n$f(x) = \\int_0^x f(t)\\,dt$, so $f(3) = 6$."
    assert verdicts(text)[-1] == "definition"


def test_a_function_is_that_of_its_section():
    text = "## A\n\n$f(x) = x^2$\n\n### Values\n\n$f(3) = 8$\n\n## B\n\n$f(3) = 8$"
    assert verdicts(text) == ["definition", "refuted", "definition"]


@pytest.mark.parametrize("case", ["if $x > 0$", "for $x > 0$", "otherwise"])
def test_what_holds_in_a_case_only_defines_no_function(case):
    assert "refuted" not in verdicts(f"$f(x) = 2x$ {case}. Here $f(-3) = 0$.")


def test_a_law_is_no_function():
    text = r"$p(x) = 2^{-x}$ for the outcomes. Of these, $p(1) = 0.4$."
    assert "refuted" not in verdicts(text)


def test_floors_ceilings_extremes_and_binomial_coefficients_have_values():
    text = (
        r"$\lceil \log_2 5 \rceil = 3$, $\lfloor \log_2 8 \rfloor = 3$, $\max(0.2, 0.7) = 0.7$, "
        r"$\min(\ln 2, 0.7) \approx 0.693$, $\binom{5}{2} = 10$, $\lceil -\log_2 0.3 \rceil = 2$"
    )
    assert verdicts(text) == ["exact", "exact", "exact", "rounded", "exact", "exact"]


def test_wrong_floors_ceilings_extremes_and_binomial_coefficients_are_refuted():
    text = (
        r"$\lceil \log_2 5 \rceil = 2$, $\lfloor -1.5 \rfloor = -1$, $\max(0.2, 0.7) = 0.2$, "
        r"$\binom{5}{2} = 20$, $\lceil -\log_2 0.3 \rceil = 1$"
    )
    assert verdicts(text) == ["refuted"] * 5


def test_the_ceiling_of_an_integer_is_the_integer():
    # log2 8 is 3 exactly, which no enclosure tells
    assert verdicts(r"$\lceil \log_2 8 \rceil = 3$, $\lceil \log_2 8 \rceil = 4$") == [
        "exact",
        "refuted",
    ]


@pytest.mark.parametrize(
    "wild",
    [
        r"\binom{1000000}{500000}",
        r"\binom{2}{5}",
        r"\binom{3}",
        r"\lfloor 1/0 \rfloor",
        r"\max()",
        r"\max(",
    ],
)
def test_what_has_no_value_or_too_large_a_one_is_left(wild):
    assert "refuted" not in verdicts(f"${wild} = 1$")


def test_the_entries_of_a_softmax_are_known_behind_it():
    # e^2 / (e^2 + e + e^0.1) = 0.65900..., -ln 0.659 = 0.41703...
    text = (
        r"$z = [2.0, 1.0, 0.1]$, $\hat y = \operatorname{softmax}(z) = (0.659, 0.242, 0.099)$. "
        r"$L = -\ln \hat y_1 = 0.417$, and $-\ln \hat y_2 = 1.519$"
    )
    found = verdicts(text)
    # -ln 0.242 = 1.41882
    assert found[-2:] == ["rounded", "refuted"]


def test_at_a_point_that_its_formula_leaves_out_a_function_has_the_value_that_is_said():
    sign = r"$\mathrm{sign}(x) = x/|x|$, and $\mathrm{sign}(0) = 0$. $\mathrm{sign}(2) = "
    assert verdicts(sign + "1$") == ["definition", "definition", "exact"]
    assert verdicts(sign + "-1$") == ["definition", "definition", "refuted"]


def test_what_a_function_is_supposed_to_be_is_no_claim_of_the_one_before():
    page = "It is $k(x) = 2^x$.\n\nWe solve another equation now, that for $k(0) = 3$"
    assert verdicts(page) == ["definition", "unchecked"]
    assert verdicts(page.replace("that for", "as")) == ["definition", "refuted"]
