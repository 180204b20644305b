"""Random variables in documents: tables, laws, and measures that determine one another.

The values were worked out by hand.
"""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.sources.files import document_in


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


def last(text):
    return verdicts(text)[-1]


_TABLE = """
| | $Y=0$ | $Y=1$ |
|---|---|---|
| $X=0$ | $1/2$ | $1/4$ |
| $X=1$ | $0$ | $1/4$ |
"""


def test_the_headings_of_a_table_are_no_claims():
    assert verdicts(_TABLE) == []


def test_small_letters_head_a_table_too():
    table = _TABLE.replace("X", "x").replace("Y", "y")
    assert verdicts(table) == []
    # conditional probabilities
    assert verdicts(table.replace("| |", "| $p(y \\mid x)$ |").replace("1/4", "1/2")) == []
    # a row that gives x a value
    assert verdicts("| a | b |\n|---|---|\n| $x = 2$ | $x^2 = 5$ |") == ["definition", "refuted"]


def test_a_claim_in_the_first_column_of_a_table_is_one():
    # log2 8 = 3
    assert verdicts("| a | b |\n|---|---|\n| $\\log_2 8 = 3$ | x |") == ["exact"]


# 1 + 0.971 - 1.846 = 0.125
_THREE = "$H(X,Y) = 1.846$, $H(X) = 1$, $H(Y) = 0.971$.\n\n"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"I(X;Y) = 0.125", "exact"),
        (r"I(X;Y) = H(X) + H(Y) - H(X,Y) = 0.125", "exact"),
        (r"I(X;Y) \approx -0.125", "refuted"),
        (r"I(X;Y) = 0.135", "refuted"),
        # each of the rounded values may be off by half a unit
        (r"I(X;Y) = 0.1245", "loose"),
        # 1.846 - 1 and 1.846 - 0.971
        (r"H(Y|X) = 0.846", "exact"),
        (r"H(X|Y) = 0.875", "exact"),
        (r"H(X|Y) = 0.846", "refuted"),
        # three digits do not determine five
        (r"I(X;Y) = 0.12451", "definition"),
    ],
)
def test_entropies_given_before_determine_the_mutual_information(claim, verdict):
    assert last(_THREE + f"${claim}$") == verdict


def test_a_value_given_anew_begins_another_example():
    assert last(_THREE + "$H(X) = 0.5$, $I(X;Y) = 0.3$") == "definition"


def test_a_heading_ends_what_was_given():
    assert last(_THREE + "# Another example\n\n$I(X;Y) = 0.3$") == "definition"


def test_a_value_in_another_unit_is_converted():
    # 1 bit - 0.5 bits = 0.5 bits = 0.3466 nats
    two = "$H(X) = 1$ bit, $H(X|Y) = 0.500$ bits. "
    assert last(two + "$I(X;Y) = 0.347$ nats") == "rounded"
    assert last(two + "$I(X;Y) = 0.500$ nats") == "refuted"


@pytest.mark.parametrize(
    "claim",
    [
        r"D(P\|P) = 2",
        r"D(P\|Q) = -1",
        "H(P, Q) = -0.3",
        "I(X;Y) = -0.1",
        "H(X) = -0.94",
    ],
)
def test_a_value_that_no_distribution_gives_is_no_definition(claim):
    assert last(f"${claim}$") == "refuted"


@pytest.mark.parametrize(
    "claim",
    # the entropy of a density may be negative; that of a data set is a name here
    [r"D(P\|Q) = 2", r"D(P\|Q) = 0", r"D(P\|Q) = \infty", "H(S) = -0.94"],
)
def test_a_possible_value_is_a_definition(claim):
    assert last(f"${claim}$") == "definition"


# -0.7 log2 0.7 - 0.3 log2 0.3 = 0.3602 + 0.5211 = 0.8813
_LAW = "$P(X = 0) = 0.7, P(X = 1) = 0.3$.\n\n"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("H(X) = 0.88", "rounded"),
        ("H(X) = 0.89", "refuted"),
        ("H(X) = H(P) = 0.881", "rounded"),
        # of Y nothing was said
        ("H(Y) = 0.5", "definition"),
        # 0.8813 - 0.5
        ("H(X|Y) = 0.500$ bits, $I(X;Y) = 0.381", "rounded"),
        ("H(X|Y) = 0.500$ bits, $I(X;Y) = 0.481", "refuted"),
    ],
)
def test_the_probabilities_of_its_outcomes_give_a_variable_its_law(claim, verdict):
    assert last(_LAW + f"${claim}$ bits") == verdict


def test_another_variable_has_a_law_of_its_own():
    # P(Y = 0) is no probability of X
    other = "$P(Y = 0) = 0.5, P(Y = 1) = 0.5$.\n\n"
    assert last(_LAW + other + "$H(X) = 0.881$ bits") == "rounded"
    assert last(_LAW + other + "$H(Y) = 1$ bit") == "exact"
    assert last("$P(X = 0) = 0.7, P(Y = 1) = 0.3$. $H(X) = 0.5$ bits") == "definition"


def test_the_next_example_has_its_own_variable():
    assert last(_LAW + "# Another\n\n$H(X) = 1$ bit") == "definition"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 1/2 log2 2 + 2 * 1/4 log2 4 = 1.5; P_X = (3/4, 1/4) has 0.8113, P_Y = (1/2, 1/2) has 1
        ("H(X,Y) = 1.5", "exact"),
        ("H(X) = 0.811", "rounded"),
        ("H(Y) = 1", "exact"),
        # 1.5 - 0.8113, 1.5 - 1, and 0.8113 + 1 - 1.5
        ("H(Y|X) = 0.689", "rounded"),
        ("H(X|Y) = 0.5", "exact"),
        ("I(X;Y) = 0.311", "rounded"),
        ("H(X,Y) = 1.75", "refuted"),
        ("H(X) = 1", "refuted"),
        ("H(X|Y) = 0.689", "refuted"),
        ("I(X;Y) = 0.689", "refuted"),
    ],
)
def test_a_table_gives_the_joint_distribution_its_values(claim, verdict):
    assert last(_TABLE + f"\n${claim}$ bits") == verdict


def test_the_rows_may_be_the_second_variable_and_the_marginals_may_stand_beside():
    # the same distribution, turned
    table = """
| | x=0 | x=1 | Sum |
|---|---|---|---|
| y=0 | 0.5 | 0 | 0.5 |
| y=1 | 25\\% | $\\frac14$ | 0.5 |
| Sum | 0.75 | 0.25 | 1 |
"""
    assert last(table + "\n$H(X) = 0.811$ bits") == "rounded"
    assert last(table + "\n$H(Y|X) = 0.689$ bits") == "rounded"
    assert last(table + "\n$H(Y|X) = 0.500$ bits") == "refuted"


@pytest.mark.parametrize(
    "table",
    [
        # rows that sum to one each; a model Q
        "| | $Y=0$ | $Y=1$ |\n|---|---|---|\n| $X=0$ | 0.5 | 0.5 |\n| $X=1$ | 0.2 | 0.8 |\n",
        _TABLE.replace("| |", "| $Q(x,y)$ |"),
    ],
)
def test_other_tables_decide_nothing(table):
    assert last(table + "\n$H(X) = 0.4$ bits") == "definition"


def test_a_table_is_of_its_own_example():
    assert last(_TABLE + "\n# Another\n\n$H(X) = 1$ bit") == "definition"
    assert last("# A\n\n## B\n" + _TABLE + "\n### C\n\n$H(X) = 1$ bit") == "refuted"


def test_the_one_table_under_the_title_is_that_of_the_whole_page():
    # P_X = (3/4, 1/4), whose entropy is 0.811 bits
    page = "# Title\n" + _TABLE + "\n## Part\n\n"
    assert last(page + "$H(X) = 1$ bit") == "refuted"
    assert last(page + r"$H(X) \approx 0.811$ bits") == "rounded"
    # another table, or another variable, further on
    assert last(page + "$H(X) = 1$ bit\n\n## End\n" + _SECOND) == "definition"
    assert verdicts(page + "$H(X) = 1$ bit. Let $X$ be another one.") == ["definition"]


# P_X = (3/8, 5/8), P_Y = (1/2, 1/2)
_SECOND = _TABLE.replace("1/2", "1/8").replace("$0$", "$3/8$")


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("P(X = 0) = 3/8", "exact"),
        # of the first table this is right, of both it is wrong
        ("P(X = 0) = 3/4", "unchecked"),
        ("P(X = 0) = 1/4", "refuted"),
    ],
)
def test_another_table_replaces_the_one_before_which_words_may_still_speak_of(claim, verdict):
    assert last(f"{_TABLE}\n{_SECOND}\n${claim}$") == verdict


def test_a_third_table_is_in_force_as_the_second_was():
    third = _TABLE.replace("1/2", "1/3").replace("1/4", "1/3")
    page = f"{_TABLE}\n{_SECOND}\n{third}\n"
    assert last(page + "$P(X=0) = 2/3$") == "exact"
    assert last(page + "$P(X=0) = 3/8$") == "unchecked"
    assert last(page + "$P(X=0) = 1/4$") == "refuted"
    assert last(page + "# Another\n\n$P(X=0) = 1/4$") == "definition"


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        # 1/2 log 2 + 2 * 1/4 log 4 = 3/2
        (r"H(X,Y) = -\sum_{x,y} p(x,y) \log_2 p(x,y) = 1.5", ["proved", "exact"]),
        (r"-\sum_{x} \sum_y P(x,y) \log_2 P(x,y) = 1.6", ["refuted"]),
        # of (3/4, 1/4) and of (1/2, 1/2)
        (r"H(X) = -\sum_x p(x) \log_2 p(x) \approx 0.811", ["proved", "rounded"]),
        (r"-\sum_y p(y) \log_2 p(y) = 1", ["exact"]),
        (r"-\sum_y P(Y=y) \log_2 P(Y=y) = 0.811", ["refuted"]),
        # 3/4 H(1/3) + 1/4 H(0)
        (r"-\sum_{x,y} p(x,y) \log_2 p(y|x) \approx 0.689", ["rounded"]),
        (r"-\sum_{i,j} p(x_i, y_j) \log_2 p(x_i, y_j) = 1.5", ["exact"]),
        # 0.811 + 1 - 1.5
        (r"\sum_{x,y} p(x,y) \log_2 \frac{p(x,y)}{p(x) p(y)} \approx 0.311", ["rounded"]),
        (r"P(X = 0) = 0.75", ["exact"]),
        (r"P(Y = 0) = 0.75", ["refuted"]),
        (r"p_X(0) = 3/4", ["exact"]),
        (r"P(Y = 1, X = 0) = 1/4", ["exact"]),
        (r"p(1, 0) = 0", ["exact"]),
        # 1/4 of 3/4, and 1/4 of 1/2
        (r"P(Y = 1 \mid X = 0) = 1/3", ["exact"]),
        (r"\Pr[X = 0 \mid Y = 1] = 1/3", ["refuted"]),
        (r"P_X = [0.75, 0.25]", ["exact"]),
        (r"P_Y = [0.75, 0.25]", ["refuted"]),
        # the same, in an order that nothing says
        (r"P_X = [0.25, 0.75]", ["unchecked"]),
        # of (2/3, 1/3), and of (0, 1)
        (r"H(Y \mid X = 0) \approx 0.918", ["rounded"]),
        (r"H(Y \mid X = 1) = 1", ["refuted"]),
        # a 0 by itself may be of X or of Y; Z is another variable; Q another distribution
        (r"p(0) = 0.3", ["definition"]),
        (r"P(Z = 0) = 0.3", ["definition"]),
        (r"Q(X = 0) = 0.3", ["definition"]),
    ],
)
def test_behind_a_table_p_is_its_joint_law_its_marginals_and_its_conditionals(claim, found):
    assert verdicts(_TABLE + f"\n${claim}$") == found


def test_another_case_has_another_table():
    page = _TABLE + "\nSuppose instead $P(X = 0) = 0.5$; then $H(X) = 1$ bit."
    assert verdicts(page) == ["unchecked", "definition"]


def test_a_pmf_that_has_a_value_is_no_law_of_the_table():
    assert last(_TABLE + "\n$P = [0.9, 0.1]$, $P(1) = 0.9$") == "exact"
    # the outcomes of a matrix have no names
    matrix = r"$P_{XY} = \begin{pmatrix} 1/2 & 1/4 \\ 0 & 1/4 \end{pmatrix}$, "
    assert last(matrix + "$P(X = 1) = 1/4$") == "definition"
    assert last(matrix + r"$-\sum_{x,y} p(x,y) \log_2 p(x,y) = 1.6$") == "refuted"


@pytest.mark.parametrize(
    "table",
    [
        _TABLE,
        # the corner says the variables; a decimal comma; rounding is none
        "| $X \\backslash Y$ | 0 | 1 |\n|--|--|--|\n| 0 | 0,5 | 0,25 |\n| **1** | 0,0 | 25 % |\n",
        "| X \\ Y | 0 | 1 | Sum |\n|--|--|--|--|\n| 0 | .5 | .25 | .75 |\n| 1 | 0 | .25 | .25 |\n",
        "| $p(x, y)$ | $y_0$ | $y_1$ | $p(x)$ |\n|--|--|--|--|\n| $x_0$ | .5 | .25 | .75 |\n"
        "| $x_1$ | 0 | .25 | .25 |\n| $p(y)$ | .5 | .5 | 1 |\n",
        r"""
$$
\begin{array}{c|cc}
  & Y = 0 & Y = 1 \\ \hline
X = 0 & 1/2 & 1/4 \\
X = 1 & 0 & 1/4
\end{array}
$$
""",
    ],
)
def test_headings_name_outcomes_in_many_ways(table):
    assert verdicts(table + "\n$P(Y = 0 \\mid X = 1) = 0$, $P(X = 0) = 3/4$") == ["exact", "exact"]
    assert last(table + "\n$P(X = 0) = 1/4$") == "refuted"


def test_words_that_look_back_may_speak_of_the_table_of_an_earlier_example():
    first = "| | $Y=0$ | $Y=1$ |\n|--|--|--|\n| $X=0$ | 0.4 | 0.1 |\n| $X=1$ | 0.1 | 0.4 |\n"
    second = first.replace("0.4", "0.25").replace("0.1", "0.25")
    page = f"{first}\n# Independent\n\n{second}\nCLAIM $I(X;Y) \\approx 0.278$ bits."
    # 1 - H(0.8, 0.2) = 0.278072, and 0
    assert last(page.replace("CLAIM", "Above it was")) == "unchecked"
    assert last(page.replace("CLAIM", "It is")) == "refuted"


def test_the_numbers_of_a_table_are_exact_in_conditional_probabilities():
    table = "| | $Y=0$ | $Y=1$ |\n|--|--|--|\n| $X=0$ | 0.32 | 0.08 |\n| $X=1$ | 0.12 | 0.48 |\n"
    # 0.32/0.44 = 0.7273; with 0.324 it would be 0.7364
    assert last(table + "\n$\\frac{0.32}{0.44} \\approx 0.727$") == "rounded"
    assert last(table + "\n$\\frac{0.32}{0.44} \\approx 0.737$") == "refuted"
    # a number that no table has may stand for more digits
    assert last(table + "\n$\\frac{0.33}{0.45} \\approx 0.743$") == "loose"


_LAWS = r"""
| $x$ | $P(x)$ | $Q(x)$ |
|---|---|---|
| a | 1/2 | 0.25 |
| b | 1/4 | 0.25 |
| c | 25 % | $\frac12$ |
| Sum | 1 | 1 |
"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 1/2 log 2 + 2 * 1/4 log 4 for both; 1/2 log 2 + 0 + 1/4 log 1/2
        ("H(P) = 1.5", "exact"),
        ("H(Q) = 1.6", "refuted"),
        (r"D(P \| Q) = 0.25", "exact"),
        ("H(X) = 1.5", "exact"),
        ("P(a) = 0.4", "refuted"),
    ],
)
def test_the_columns_of_a_table_are_distributions(claim, verdict):
    assert last(_LAWS + f"\n${claim}$ bits") == verdict


def test_a_table_of_laws_is_of_its_own_example():
    assert last(_LAWS + "\n# Another\n\n$H(X) = 1$ bit") == "definition"
    # what is given anew further on, in whatever way, is not what was given before
    assert verdicts(_LAWS + "\n# Another\n\n$H(P) = 1$ bit\n" + _LAWS) == ["unchecked"]


def test_the_lines_of_a_table_are_distributions():
    table = "| $x$ | 0 | 1 |\n|--|--|--|\n| $P(X=x)$ | 0.25 | 0.75 |\n"
    assert last(table + "\n$H(X) = 0.811$ bits") == "rounded"
    assert last(table + "\n$H(X) = 0.9$ bits") == "refuted"


@pytest.mark.parametrize(
    "table",
    [
        # values of a parameter; counts; rounded thirds; a code
        "| p | H |\n|--|--|\n| 0.1 | 0.469 |\n| 0.9 | 0.469 |\n",
        "| $x$ | $P(x)$ |\n|--|--|\n| a | 1 |\n| b | 3 |\n",
        "| $x$ | $P(x)$ |\n|--|--|\n| a | 0.33 |\n| b | 0.33 |\n| c | 0.33 |\n",
        "| $x$ | $C(x)$ |\n|--|--|\n| a | 0 |\n| b | 1 |\n",
    ],
)
def test_columns_of_other_numbers_are_no_distributions(table):
    assert last(table + "\n$H(X) = 0.5$ bits") == "definition"


_LATEX = r"""
\begin{tabular}{c|cc|c}
 & $Y=0$ & $Y=1$ & sum \\ \hline
 $X=0$ & $1/2$ & $\frac14$ & 3/4 \\
 $X=1$ & 0 & 25\,\% & 1/4 \\ \hline
 sum & 1/2 & 1/2 & 1
\end{tabular}
"""
_HTML = r"""
<table>
<tr><th></th><th>\(Y=0\)</th><th>\(Y=1\)</th></tr>
<tr><th>\(X=0\)<td>1/2<td>1/4</tr><tr><th>\(X=1\)</th><td>0</td><td>25&#37;</td></tr>
</table>
"""
_GRID = """
+-------------+-------------+-------------+
|             | :math:`Y=0` | :math:`Y=1` |
+=============+=============+=============+
| :math:`X=0` | 1/2         | 1/4         |
+-------------+-------------+-------------+
| :math:`X=1` | 0           | :math:`1/4` |
+-------------+-------------+-------------+
"""
_SIMPLE = """
======= ======= ======
X / Y   0       1
======= ======= ======
0       1/2     25 %
1       0       1/4
======= ======= ======
"""
_LIST_TABLE = """
.. list-table:: Counted
   :header-rows: 1

   * -
     - :math:`Y=0`
     - :math:`Y=1`
   * - :math:`X=0`
     - 1/2
     - 1/4
   * - :math:`X=1`
     - 0
     - 25 %
"""


def test_a_table_in_a_cell_is_read_as_well_as_it_goes():
    page = "<table><tr><td>a<table><td>b</table><tr>c<td><table>" + _HTML
    assert check_document(document_in("a.html", page.encode(), 10_000)).claims == ()


@pytest.mark.parametrize(
    ("name", "table", "claim"),
    [
        ("a.tex", _LATEX, "\n${}$"),
        ("a.html", _HTML, "<p>\\({}\\)</p>"),
        ("a.rst", _GRID, "\n:math:`{}`"),
        ("a.rst", _SIMPLE, "\n:math:`{}`"),
        ("a.rst", _LIST_TABLE, "\n:math:`{}`"),
    ],
)
def test_a_table_is_one_in_every_format(name, table, claim):
    def judged(formula):
        document = document_in(name, (table + claim.format(formula)).encode(), 10_000)
        return [str(claim.verdict) for claim in check_document(document).claims]

    assert judged("H(X,Y) = 1.5") == ["exact"]
    assert judged("P(X = 0) = 0.75") == ["exact"]
    assert judged("P(Y = 0) = 0.75") == ["refuted"]


# of a binary symmetric channel: 1 - H(0.1) = 0.531, 1 - H(0.2) = 0.278
_CHANNEL = "$H(X) = 1$ bit, $H(X|Y) = 0.469$ bits, $I(X;Y) = 0.531$ bits. "


@pytest.mark.parametrize(
    "sentence",
    [
        "For the second channel $I(X;Y) = 0.278$ bits.",
        "With more noise instead, $I(X;Y) = 0.278$ bits.",
    ],
)
def test_another_case_has_its_own_variables(sentence):
    assert last(_CHANNEL + sentence) == "definition"


def test_another_value_of_a_parameter_is_another_case():
    text = "$p = 0.1$. " + _CHANNEL + "For $p = 0.2$, $I(X;Y) = 0.278$ bits."
    assert last(text) == "definition"


def test_the_law_of_another_coin_refutes_nothing():
    assert last(_LAW + "A fair coin has $H(X) = 1$ bit.") == "unchecked"


_LAW_AS_AN_ARRAY = r"""
$$
\begin{array}{c|ccc}
s & 0 & 1 & 2 \\ \hline
P(S = s) & \tfrac14 & \tfrac12 & \tfrac14
\end{array}
$$

"""


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 2/4 log2 4 + 1/2 log2 2 = 1.5
        (r"H(S) = 1.5", "exact"),
        (r"H(S) = 1.6", "refuted"),
        (r"-\sum_{s=0}^{2} P(S = s) \log_2 P(S = s) = 1.5", "exact"),
        (r"-\sum_{s} P(S = s) \log_2 P(S = s) = 1.6", "refuted"),
        (r"-\sum_{s} p(s) \log_2 p(s) = 1.5", "exact"),
        (r"P(S = 1) = 0.5", "exact"),
        (r"P(S = 2) = 0.5", "refuted"),
        # of another variable nothing is known
        (r"-\sum_{t} P(T = t) \log_2 P(T = t) = 1.6", "unchecked"),
    ],
)
def test_an_array_of_the_outcomes_gives_a_variable_its_law(claim, verdict):
    assert verdicts(f"{_LAW_AS_AN_ARRAY}${claim}$") == [verdict]


def test_single_laws_say_nothing_of_what_variables_have_in_common():
    laws = _LAW_AS_AN_ARRAY + _LAW_AS_AN_ARRAY.replace("S", "T").replace("s &", "t &").replace(
        "= s", "= t"
    )
    assert verdicts(laws + "$H(S, T) = H(S) + H(T)$")[-1] != "proved"
    assert verdicts(laws + "$H(S, T) = 3$") == ["definition"]
    assert verdicts(laws + "$H(S) + H(T) = 3$") == ["exact"]


def test_p_is_the_law_of_what_it_is_applied_to():
    # H(X) = 1, H(Y) = H(0.4, 0.6) = 0.970951
    given = "$P(X=0) = 0.5$, $P(X=1) = 0.5$, $P(Y=0) = 0.4$, $P(Y=1) = 0.6$"
    text = rf"{given}: $H(X) = -\sum_x P(x) \log_2 P(x) = 1$ bit and $H(Y) = 0.971$ bits"
    assert "refuted" not in verdicts(text)
    assert verdicts(rf"{given}: $H(X) = 0.9$ bits")[-1:] == ["refuted"]
    assert verdicts(rf"{given}: $H(Y) = 0.97$ bits")[-1:] == ["rounded"]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        # 1/4 * 0.811 + 3/4 * 0.918 = 0.89125, ln 2 times that 0.617767
        ("$H(Y|X) = 0.891$ bits", "rounded"),
        ("$H(Y|X) = 0.838$ bits", "refuted"),
        ("$H(Y|X) = 0.618$ nats", "rounded"),
        ("$H(Y) = 0.954$ bits and $I(X;Y) = 0.063$ bits", "rounded"),
        ("$H(Y) = 0.954$ bits and $I(X;Y) = 0.036$ bits", "refuted"),
        ("For another channel, $H(Y|X) = 0.838$ bits", "definition"),
    ],
)
def test_entropies_at_all_outcomes_determine_the_conditional_entropy(claim, verdict):
    at = ("$H(Y|X=0) = 0.811$ bits", "$H(Y|X=1) = 0.918$ bits")
    law = r"$P(X=0) = \frac14$, $P(X=1) = \frac34$"
    assert verdicts(f"{law}, {at[0]}, {at[1]}. {claim}")[-1] == verdict
    # one of them alone does not
    assert verdicts(f"{law}, {at[0]}. {claim}")[-1] == "definition"
