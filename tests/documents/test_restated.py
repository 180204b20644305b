"""A second value for a name: a claim about the first, the value of something else, or neither."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.formats.notebook import read_notebook

# H(9/14, 5/14) = 0.940286 bits
FORMULA = r"H(S) = -\frac{9}{14} \log_2 \frac{9}{14} - \frac{5}{14} \log_2 \frac{5}{14}"
GIVEN = f"$$\n{FORMULA} = 0.940\n$$\n\n"


def codes(text):
    return [claim.code for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    ("again", "code"),
    [
        (r"H(S) \approx 0.940", "rounded"),
        (r"H(S) \approx 0.94 \text{ bits}", "rounded"),
        ("H(S) = 0.9403", "rounded-equals"),
        # 0.940286 ln 2 = 0.651757
        (r"H(S) \approx 0.652 \text{ nats}", "rounded"),
        # rounded logarithms give at most 0.643 (0.6375) + 0.357 (1.4855) = 0.940236; cut off, more
        ("H(S) = 0.643 (0.637) + 0.357 (1.485)", "loose-truncated"),
        (r"H(S) \approx 0.971", "refuted"),
        (r"H(S) \approx 0.904", "refuted-digits"),
        (r"H(S) \approx -0.940", "refuted-sign"),
        ("H(S) = 0.410 + 0.571", "unchecked-restated"),
        # the entropy of another set, with its own weights
        (r"H(S) = -\frac25 \log_2 \frac25 - \frac35 \log_2 \frac35", "definition"),
    ],
)
def test_a_formula_below_gives_the_value_of_the_one_above(again, code):
    assert codes(f"$$\n{FORMULA}\n$$\n$$\n{again}\n$$\n") == ["definition", code]
    rows = rf"$$\begin{{aligned}} {FORMULA} \\ {again} \end{{aligned}}$$"
    assert codes(rows.replace("H(S) ", "H(S) &")) == ["definition", code]


@pytest.mark.parametrize(
    "words",
    ["Hence", "So the entropy is", "Evaluating this expression gives", "Das ergibt", "Thus we get"],
)
def test_words_that_go_on_say_that_the_value_is_the_same(words):
    assert codes(f"{GIVEN}{words} $H(S) = 0.940$ bits.")[-1] == "rounded-equals"
    assert codes(f"{GIVEN}{words} $H(S) = 0.971$ bits.")[-1] == "refuted"


def test_digits_say_that_the_value_is_the_same():
    assert codes(f"{GIVEN}The gain is small, as we shall see with $H(S) = 0.904$.")[-1] == (
        "refuted-digits"
    )
    # without such words, four digits do
    page = GIVEN.replace("= 0.940", r"\approx 0.9403")
    assert codes(f"{page}The handout has $H(S) = 0.9430$.")[-1] == "refuted-digits"
    assert codes(f"{page}The handout has $H(S) = 0.930$.")[-1] == "unchecked-restated"
    # of two digits, any other value may consist
    assert codes(f"{GIVEN}The gain is small, as we shall see with $H(S) = 0.49$.")[-1] == (
        "unchecked-restated"
    )


def test_no_measure_has_the_value_of_another_with_a_minus():
    assert codes(f"{GIVEN}The tree has $H(S) = -0.940$ bits.")[-1] == "refuted-sign"
    # a number may
    page = r"$$ z = 0.5 \cdot 1.25 = 0.625 $$"
    assert codes(page + "\n\nThe other one has $z = -0.625$.")[-1] != "refuted-sign"


def test_what_may_be_the_value_of_something_else_is_not_judged():
    found = check_document(read_markdown("a.md", f"{GIVEN}The tree has $H(S) = 0.971$ bits."))
    claim = found.claims[-1]
    assert claim.code == "unchecked-restated"
    assert "another value on line 2" in claim.message
    assert claim.value is None


@pytest.mark.parametrize(
    "below",
    [
        "Now take the second set. $H(S) = 0.971$",
        "On the sunny days, 2 yes and 3 no, $H(S) = 0.971$.",
        "For the sunny days, $H(S) = 0.971$.",
        "After the split $H(S) = 0.904$.",
        "A pure node has $H(S) = 0$.",
        "- sunny: $H(S) = 0.971$\n- rain: $H(S) = 0.918$",
        "| set | entropy |\n|---|---|\n| sunny | $H(S) = 0.971$ |",
        "# Sunny\n\nHence $H(S) = 0.971$",
        "***\n\nHence $H(S) = 0.971$",
        "With $p = 0.5$ we get $H(S) = 1$.",
        "**Problem 2.** Four horses.\n\n$$H(S) = 1.75$$",
        "Using $H(S) = 0.904$ instead, we would get less.",
        # a thousand times as much
        "So $H(S) = 940$ millibits.",
        # the value in nats
        "In nats, $H(S) = 0.652$.",
    ],
)
def test_where_another_case_may_have_begun_the_second_value_is_a_definition(below):
    found = codes(GIVEN + below)
    assert set(found[2:]) == {"definition"}


def test_a_parameter_takes_one_value_after_another():
    assert codes(r"$\lambda = 0.5$. Hence $\lambda = 0.1$, $\lambda = 0.9$") == ["definition"] * 3


def test_a_name_in_another_cell_may_be_of_something_else():
    import nbformat

    cells = [
        nbformat.v4.new_markdown_cell(f"${FORMULA}$"),
        nbformat.v4.new_code_cell("s = sunny(s)"),
        nbformat.v4.new_markdown_cell("$H(S) = 0.971$"),
    ]
    text = nbformat.writes(nbformat.v4.new_notebook(cells=cells))
    found = check_document(read_notebook("a.ipynb", text)).claims
    assert [claim.code for claim in found] == ["definition", "definition"]


def test_a_value_is_said_again_with_the_base_that_fits():
    # in nats 0.651757, in bits 0.940286
    formula = FORMULA.replace(r"\log_2", r"\log")
    for value, code in (("0.652", "rounded"), ("0.940", "rounded"), ("0.971", "refuted")):
        assert codes(f"$$ {formula} $$\n$$ H(S) \\approx {value} $$")[-1] == code


def test_a_step_that_a_chain_rounded_may_be_said_again():
    # 0.6429 * 0.6374 + 0.3571 * 1.4854 = 0.4098 + 0.5304, rounded 0.41 + 0.53 = 0.94
    page = f"$$ {FORMULA} \\approx 0.410 + 0.531 = 0.941 $$\n\nHence $H(S) = 0.941$."
    assert codes(page)[-1] == "exact"


def test_what_a_chain_got_wrong_is_wrong_when_it_is_said_again():
    page = f"$$ {FORMULA} = 0.904 $$\n\nHence $H(S) = 0.904$."
    assert codes(page)[1:] == ["refuted-digits", "refuted-digits"]


def test_a_bound_is_no_value():
    # 1/2 + 1/4 + 1/8 = 7/8
    sum_ = r"$K = \frac12 + \frac14 + \frac18 = \frac78$"
    # 1/8 counted twice
    assert codes(f"{sum_[:-1]} < 1$, hence $K = 1$.")[-2:] == ["exact", "refuted-term-twice"]
    # another formula stands between
    assert codes(f"{sum_}, hence $K < 1$, hence $K = 1$.")[-2:] == ["exact", "unchecked-restated"]


def test_in_another_unit_the_digits_of_the_working_may_be_rounded_ones():
    # 0.7 log2 1.4 + 0.3 log2 0.6 = 0.118709 bits = 0.082283 nats; 0.119 ln 2 = 0.0825
    page = r"$D = 0.7 \log_2 1.4 + 0.3 \log_2 0.6 = 0.119$ bits, that is $D = VALUE$ nats."
    assert codes(page.replace("VALUE", "0.0823"))[-1] == "rounded-equals"
    assert codes(page.replace("VALUE", "0.0825"))[-1] != "refuted"


def test_what_two_labels_tell_apart_is_not_cut_off_from_the_first():
    # log2 6 = 2.585; a loaded die has less
    page = r"Fair: $H(X) = \log_2 6 = 2.585$. LABEL $H(X) = 2.5$ bits."
    for label in ("Loaded:", "Loaded: the entropy is"):
        assert codes(page.replace("LABEL", label))[-1] == "definition"
    assert codes(page.replace("LABEL", "So"))[-1] == "loose-truncated"
