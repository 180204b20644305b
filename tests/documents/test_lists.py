"""Sums over lists of numbers, and sums of which only the next line says what is in them."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def check(text):
    return check_document(read_markdown("a.md", text)).claims


def last(text):
    return str(check(text)[-1].verdict)


CODE = r"$p = [0.5, 0.25, 0.125, 0.125]$ and $l = [1, 2, 3, 3]$. "


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 0.5 + 0.5 + 0.375 + 0.375 = 1.75
        (r"\sum_i p_i l_i = 1.75", "exact"),
        (r"\sum_{i=1}^{4} p_i l_i = 1.75", "exact"),
        (r"\sum_{i=1}^n p(x_i) l(x_i) = 1.75", "exact"),
        (r"\sum p_i l_i = 1.75", "exact"),
        (r"\sum_i p_i l_i = 1.85", "refuted"),
        # without the last code word 1.375
        (r"\sum_{i=1}^{3} p_i l_i = 1.375", "exact"),
        # the last three, and all of them counted from 0
        (r"\sum_{i=2}^{4} p_i l_i = 1.25", "exact"),
        (r"\sum_{i=2}^{4} p_i l_i = 1.35", "refuted"),
        (r"\sum_{i=0}^{3} p_i l_i = 1.75", "exact"),
        # 1/2 + 1/4 + 1/8 + 1/8
        (r"\sum_i 2^{-l_i} = 1", "exact"),
        (r"\sum_i 2^{-l_i} \le 1", "exact"),
        (r"\sum_i 2^{-l_i} = 0.875", "refuted"),
        # (1 + 2 + 3 + 3)/4 = 2.25
        (r"\frac{1}{n} \sum_{i=1}^{n} l_i = 2.25", "exact"),
        (r"\frac{1}{n} \sum_{i=1}^{n} l_i = 2.5", "refuted"),
        # there is no fifth, and nothing says with what i begins
        (r"\sum_{i=1}^{5} p_i l_i = 1.75", "definition"),
        (r"\sum_i i \, l_i = 17", "unchecked"),
    ],
)
def test_a_sum_over_lists_has_their_value(claim, verdict):
    assert last(f"{CODE}${claim}$") == verdict


def test_a_part_of_a_section_still_speaks_of_its_lists():
    page = "# Title\n\n## Code\n\n$l = [1, 2, 2]$\n\n### Kraft\n\n$\\sum_i 2^{-l_i} = 0.9$"
    # 1/2 + 1/4 + 1/4
    assert last(page) == "refuted"
    assert last(page.replace("###", "##")) == "definition"


def test_lists_of_another_length_or_another_code_say_nothing():
    assert last(r"$p = [0.5, 0.5]$ and $l = [1, 2, 3]$. $\sum_i p_i l_i = 1.5$") == "definition"
    assert last(CODE + r"The second code has $\sum_i p_i l_i = 2$.") == "definition"
    assert last(CODE + r"In the next epoch $\sum_i p_i l_i = 2$.") == "definition"
    assert last(CODE + "\n\n# Huffman\n\n" + r"$\sum_i p_i l_i = 2$") == "definition"


def test_an_entry_by_itself_may_be_given_where_it_stands():
    assert last("$w = [0.5, 2]$ are the weights, and $w_0 = 0.1$ is the bias") == "definition"


def test_the_cross_entropy_of_a_batch_is_the_mean_over_its_labels_and_predictions():
    # -(ln 0.9 + ln 0.8 + ln 0.8)/3 = (0.105361 + 0.223144 + 0.223144)/3 = 0.183883
    page = r"$y = [1, 0, 1]$, $\hat{y} = [0.9, 0.2, 0.8]$. "
    sum_ = r"\sum_{i=1}^{N} [y_i \ln \hat{y}_i + (1 - y_i) \ln (1 - \hat{y}_i)]"
    assert last(rf"{page}$-\frac{{1}}{{N}} {sum_} \approx 0.184$") == "rounded"
    assert last(rf"{page}$-\frac{{1}}{{N}} {sum_} \approx 0.552$") == "refuted"
    # what N is was said otherwise
    assert last(rf"{page}$N = 5$. $-\frac{{1}}{{N}} {sum_} \approx 0.110$") == "unchecked"


LOGITS = "$z = [2, 1, 0.1]$. "


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # e^2 = 7.389056, e = 2.718282, e^0.1 = 1.105171; their sum is 11.212509
        (r"\text{softmax}(z) \approx [0.659, 0.242, 0.099]", "rounded"),
        (r"\operatorname{softmax}(z) = (0.66, 0.24, 0.10)", "rounded"),
        (r"\text{softmax}(z) \approx [0.66, 0.24, 0.09]", "loose"),
        (r"\text{softmax}(z) \approx [0.665, 0.244, 0.091]", "refuted"),
        (r"\text{softmax}([2, 1, 0.1]) \approx [0.242, 0.659, 0.099]", "refuted"),
        # of as many classes as there are logits
        (r"\text{softmax}(z) \approx [0.7, 0.3]", "definition"),
        (r"\frac{e^{z_1}}{\sum_j e^{z_j}} \approx 0.659", "rounded"),
        (r"\frac{e^{z_1}}{\sum_j e^{z_j}} = \frac{e^2}{e^2 + e^1 + e^{0.1}}", "exact"),
        (r"\frac{e^{z_1}}{\sum_{j=1}^{3} e^{z_j}} \approx 0.695", "refuted"),
        # counted from 0, the second
        (r"\frac{e^{z_1}}{\sum_j e^{z_j}} \approx 0.242", "rounded"),
        (r"\frac{e^{z_0}}{\sum_j e^{z_j}} \approx 0.242", "refuted"),
        (r"\frac{e^{z_3}}{\sum_j e^{z_j}} \approx 0.242", "refuted"),
        # ln 11.212509 = 2.417030
        (r"\ln \sum_j e^{z_j} \approx 2.417", "rounded"),
        (r"-z_1 + \ln \sum_j e^{z_j} \approx 0.417", "rounded"),
    ],
)
def test_a_list_of_logits_has_a_softmax(claim, verdict):
    assert last(f"{LOGITS}${claim}$") == verdict


def test_a_conditional_entropy_is_the_mean_of_those_at_the_outcomes():
    page = r"$P(X=0) = \frac14$, $P(X=1) = \frac34$, $H(Y|X=0) = 1$, $H(Y|X=1) = 0$. "
    mean = r"\sum_x p(x) H(Y|X=x)"
    assert last(rf"{page}$H(Y|X) = {mean} = \frac14 \cdot 1 + \frac34 \cdot 0$") == "exact"
    assert last(rf"{page}${mean} = \frac34 \cdot 1 + \frac14 \cdot 0$") == "refuted"
    assert last(rf"{page}${mean} = 0.75$") == "refuted"
    # H(Y | X=1) is not known
    assert last(rf"{page.rpartition(',')[0]}. ${mean} = 0.75$") != "refuted"


TABLE = """
|       | Y = 0 | Y = 1 |
|-------|-------|-------|
| X = 0 | 1/2   | 1/4   |
| X = 1 | 0     | 1/4   |

"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 3/4 H(2/3) = 3/4 * 0.918296 = 0.688722
        (r"\sum_x p(x) H(Y|X=x) \approx 0.689", "rounded"),
        (r"\sum_x p(x) H(Y|X=x) \approx 0.698", "refuted"),
        (r"p(x) = (3/4, 1/4)", "exact"),
        (r"p(y) = (1/2, 1/2)", "exact"),
        (r"p(y) = (1/4, 3/4)", "refuted"),
        # in which order was not said
        (r"p(x) = (1/4, 3/4)", "unchecked"),
        (r"p(x) = (3/4, 1/5)", "ill-formed"),
    ],
)
def test_a_table_gives_marginals_and_entropies_at_outcomes(claim, verdict):
    assert last(f"{TABLE}${claim}$") == verdict


def test_a_list_says_what_p_of_x_is():
    assert [str(c.verdict) for c in check("$p(x) = [0.5, 0.5]$. $H(p) = 0.9$ bits")] == [
        "definition",
        "refuted",
    ]


WEIGHTED = r"\sum_v \frac{|S_v|}{|S|} H(S_v)"


def test_what_is_put_in_for_a_sum_of_unknown_values_is_its_value_in_that_chain():
    # 8/14 * 0.811 + 6/14 = 0.463429 + 0.428571 = 0.892
    page = rf"${WEIGHTED} = \frac{{8}}{{14}} \cdot 0.811 + \frac{{6}}{{14}} \cdot 1.0 = 0.892$"
    assert [str(c.verdict) for c in check(page)] == ["definition", "exact"]
    # of another attribute, the sum is another one
    assert last(rf"{page}. ${WEIGHTED} = 0.694$") == "definition"
    assert "0.892 in this chain" in check(page)[0].message
    assert last(page.replace("0.892", "0.829")) == "refuted"


def test_a_value_that_was_given_is_not_put_in_with_other_digits():
    gain = rf"$H(S) = 0.940$. $G = H(S) - {WEIGHTED} = VALUE - 0.892$"
    assert last(gain.replace("VALUE", "0.940")) == "definition"
    assert last(gain.replace("VALUE", "0.94")) == "definition"
    assert last(gain.replace("VALUE", "0.904")) == "unchecked"


def test_sums_within_sums_are_not_written_out_without_end():
    numbers = ", ".join(["1"] * 60)
    sums = r"\sum_i \sum_j \sum_k \sum_m a_i a_j a_k a_m"
    assert last(rf"$a = [{numbers}]$. ${sums} = 7$") == "definition"


def test_a_softmax_may_be_written_out_before_its_numbers():
    sum_ = "{e^2 + e^1 + e^{0.1}}"
    formula = (
        rf"\text{{softmax}}(z) = [\frac{{e^2}}{sum_}, \frac{{e^1}}{sum_}, \frac{{e^{{0.1}}}}{sum_}]"
    )
    found = check(LOGITS + rf"${formula} \approx [0.659, 0.242, 0.099]$")
    assert [str(claim.verdict) for claim in found] == ["definition", "exact", "rounded"]
    found = check(LOGITS + rf"${formula} \approx [0.695, 0.242, 0.063]$")
    assert [str(claim.verdict) for claim in found] == ["definition", "exact", "refuted"]
    found = check("$z = [1, 2, 0.1]$. " + rf"${formula} \approx [0.659, 0.242, 0.099]$")
    assert [str(claim.verdict) for claim in found] == ["definition", "refuted", "rounded"]
