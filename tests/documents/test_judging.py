"""What single claims are judged to be, and why; values and verdicts worked out by hand."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def check(text):
    return check_document(read_markdown("notes.md", text)).claims


def verdicts(text):
    return [str(claim.verdict) for claim in check(text)]


_TWO = ["definition", "definition"]

ONE_LINERS = [
    # H of a die: log2 6 = 2.5849625
    (r"$\log_2 6 \approx 2.585$ bits", ["rounded"]),
    (r"$\log_2 6 = 2.59$", ["refuted"]),
    # half a unit is for decimals after =, for any number after the other sign
    (r"$\log_2 7 \approx 3$", ["rounded"]),
    (r"$\log_2 7 = 3$", ["refuted"]),
    (r"$\log_2 8 = 3$", ["exact"]),
    (r"$0.45 = 0.5$", ["rounded"]),
    (r"$0.43 = 0.5$", ["refuted"]),
    # log2 3 = 1.58496: cut off is loose, one further is wrong
    (r"$\log_2 3 = 1.584$", ["loose"]),
    (r"$\log_2 3 = 1.583$", ["refuted"]),
    (r"$-\log_2 3 = -1.584$", ["loose"]),
    # 0.44 is no rounding of 0.45 or more, and cut off it stands for less than 0.45
    (r"$0.44 = 0.5$", ["refuted"]),
    (r"$-0.44 = -0.5$", ["refuted"]),
    # cut off means less than one unit further from zero: 0.7 is not cut to 0.6, 0.6999 is
    (r"$\frac{7}{10} = 0.6$", ["refuted"]),
    (r"$-\frac{7}{10} = -0.6$", ["refuted"]),
    (r"$\frac{6999}{10000} = 0.6$", ["loose"]),
    (r"$-\frac{6999}{10000} = -0.6$", ["loose"]),
    (r"$-\frac{1}{150} = 0.00$", ["loose"]),
    (r"$-\frac{1}{100} = 0.00$", ["refuted"]),
    # 0.099658 + 0.146683: the 0.100 is no probability 0.1, but a rounded term
    (r"$-0.03 \log_2 0.1 - 0.965 \log_2 0.9 = 0.100 + 0.147$", ["loose"]),
    # the 0.5 is a weight, however it is written: 0.5 log2 3 is 0.7925, 0.45 times 1.585 0.713
    (r"$0.5 \log_2 3 = (0.5)(1.44)$", ["refuted"]),
    # 0.9402 - 0.6934 = 0.2468: decimals under names may be rounded, too; but not so far
    (r"$H(S) = 0.940$, $H(S|A) = 0.694$, $H(S) - H(S|A) = 0.247$", [*_TWO, "loose"]),
    (r"$H(S) = -0.940$, $H(S|A) = -0.694$, $H(S) - H(S|A) = -0.247$", [*_TWO, "loose"]),
    (r"$H(S) = 0.940$, $H(S|A) = 0.694$, $H(S) - H(S|A) = 0.249$", [*_TWO, "refuted"]),
    (r"$H(S) = 0.940$, $H(S|A) = 0.694$, $H(S) - H(S|A) = 0.2468$", [*_TWO, "loose"]),
    # a number that is given is what it is, unless it is said to be near
    (r"$\lambda = 0.5$, $2 \lambda = 1.05$", ["definition", "refuted"]),
    (r"$\lambda \approx 0.50$, $2 \lambda = 1.01$", ["definition", "loose"]),
    # widening a weight would make this right: 0.9 * 0.152 = 0.1368
    (r"$0.9 \cdot 0.152 + 0.1 \cdot 3.322 = 0.469$", ["exact"]),
    (r"$0.9 \cdot 0.152 + 0.1 \cdot 3.322 = 0.439$", ["refuted"]),
    (r"$-\log_2 0.9 \approx 0.16$", ["refuted"]),
    # units are factors
    (r"$0.693 \text{ nats} = 1 \text{ bit}$", ["rounded"]),
    (r"$1 \text{ nat} = 1.4427 \text{ bits}$", ["rounded"]),
    (r"$2 \text{ bits} = 1 \text{ nat}$", ["refuted"]),
    (r"$-\ln 0.5 = 1$ bit", ["exact"]),
    # an unwritten base: 2, e or 10 may fit, and the chain has one
    (r"$-\log 0.5 = 1$", ["exact"]),
    (r"$-\log 0.5 = 0.693$", ["rounded"]),
    (r"$-\log 0.5 = 0.301$", ["rounded"]),
    (r"$-\log 0.5 = 0.5$", ["refuted"]),
    (r"$-\log 0.5 = 0.693$ bits", ["refuted"]),
    # conventions at zero
    (r"$0 \log_2 0 = 0$", ["exact"]),
    (r"$0 \log_2 \frac{0}{0.1} = 0$", ["exact"]),
    (r"$-\log_2 0 = \infty$", ["exact"]),
    (r"$\infty - \infty = 0$", ["ill-formed"]),
    (r"$\log(-1) = 0$", ["ill-formed"]),
    # general claims
    (r"$D_{KL}(P \| Q) \ge 0$", ["proved"]),
    (r"$D_{KL}(P \| Q) = D_{KL}(Q \| P)$", ["refuted"]),
    (r"$D_{KL}(P \| Q) \neq D_{KL}(Q \| P)$", ["proved"]),
    (r"$D_{KL}(P \| Q) = H(P) - H(P, Q)$", ["refuted"]),
    (r"$H(P, Q) - D_{KL}(P \| Q) = H(P)$", ["proved"]),
    (r"$\sum_x P(x) = 1$", ["proved"]),
    (r"$D_{KL}(P \| P) = 0$", ["proved"]),
    (r"$I(X;Y) = H(X) + H(Y) - H(X,Y)$", ["proved"]),
    # what may be meant as a condition is never refuted
    (r"$p + q = 1$", ["unchecked"]),
    (r"$0 < \lambda$", ["unchecked"]),
    # order
    (r"$0.47 < 0.5 \le 0.5$", ["exact", "exact"]),
    (r"$0.47 > 0.5$", ["refuted"]),
    (r"$\log_2 3 \neq 1.58$", ["exact"]),
    # no claims
    (r"$x \in \mathcal{X}$, $X \sim P$, $P(X = 0)$, $n \to \infty$", []),
    (r"If $P = Q$, nothing follows.", []),
    (r"KL is infinite when $P(x) \neq 0$ and $Q(x) = 0$.", []),
]


@pytest.mark.parametrize(("text", "expected"), ONE_LINERS)
def test_a_claim_gets_the_verdict_that_the_mathematics_gives_it(text, expected):
    assert verdicts(text) == expected


SLIPS = [
    (r"$-\log_2 0.2 = 1.609$ bits", "refuted-unit", "nats", "2.322"),
    (r"$\log_2 10 = 2.303$", "refuted-base", "natural logarithms", "3.322"),
    (r"$0.940 - 0.892 = 0.084$", "refuted-digits", "swapped", "0.048"),
    (r"$\log_2 0.5 = 1.0$", "refuted-sign", "sign", "-1.0"),
    (
        r"For $P = [0.5, 0.5]$, $Q = [0.25, 0.75]$: $D_{KL}(P \| Q) = 0.1308$ nats",
        "refuted-order",
        "exchanged",
        "0.1438",
    ),
    (r"$0.5 + 0.25 = 0.8125$", "refuted", "0.75", "0.7500"),
]


@pytest.mark.parametrize(("text", "code", "word", "value"), SLIPS)
def test_the_slip_that_explains_the_shown_value_is_named(text, code, word, value):
    claim = check(text)[-1]
    assert (claim.code, claim.value) == (code, value)
    assert word in claim.message


def test_a_definition_is_in_force_until_its_name_is_defined_again():
    text = r"""
Let $P = [0.5, 0.5]$. $H(P) = 1$ bit.

Let $P = [0.25, 0.75]$. $H(P) = 1$ bit, $H(P) = 0.811$ bits.
"""
    assert verdicts(text) == ["definition", "exact", "definition", "refuted", "rounded"]


def test_a_value_of_an_ended_example_refutes_nothing_where_the_name_is_given_anew():
    text = r"""
# One

$P = [0.5, 0.5]$

# Two

$H(P) = 0.811$ bits

# Three

$P = [0.25, 0.75]$
"""
    assert verdicts(text) == ["definition", "unchecked", "definition"]


def test_a_value_that_an_earlier_example_had_is_not_refuted_by_the_last():
    text = r"""
# One

$P = [0.9, 0.1]$

# Two

$P = [0.5, 0.3, 0.2]$

# In short

The first has $H(P) = 0.469$ bits, the second $H(P) = 1.485$ bits; $H(P) = 1.458$ bits is wrong.
"""
    # H(0.9, 0.1) = 0.468996, H(0.5, 0.3, 0.2) = 1.485475
    assert verdicts(text) == ["definition", "definition", "unchecked", "rounded", "refuted"]


def test_words_that_look_back_may_speak_of_an_earlier_example():
    # H(0.9, 0.1) = 0.468996
    text = "# One\n\n$P = [0.9, 0.1]$\n\n# Two\n\n$P = [0.5, 0.5]$. CLAIM bits."
    for claim, verdict in [
        (r"Above it was $H(P) \approx 0.469$", "unchecked"),
        (r"Above it was $H(P) \approx 0.496$", "refuted"),
        (r"Here $H(P) \approx 0.469$", "refuted"),
        ("Now it is $H(P) = 1$", "exact"),
    ]:
        assert verdicts(text.replace("CLAIM", claim))[2:] == [verdict]


def test_a_name_has_the_value_that_follows_from_an_earlier_example():
    text = r"""
# One

$P = [0.9, 0.1]$

# Redundancy

The redundancy is $R = 1 - H(P)$, a share of $\frac{R}{1} \approx 53.1\,\%$,
not of $\frac{R}{1} \approx 51.3\,\%$.
"""
    # 1 - 0.468996 = 0.531004
    assert verdicts(text) == ["definition", "definition", "rounded", "refuted"]
    # which of two coins it is of, nothing says
    other = text + "\n# Three\n\n$P = [0.25, 0.75]$\n"
    assert "refuted" not in verdicts(other)
    assert "refuted" not in verdicts(f"# Zero\n\n$P = [0.25, 0.75]$\n{text}")


def test_a_list_that_sums_to_another_number_is_no_other_value():
    text = r"""
# One

$P = [0.9, 0.1]$

# Mistakes

$H(P) = 0.496$ bits

$P = [0.9, 0.5]$
"""
    assert verdicts(text) == ["definition", "refuted", "ill-formed"]
    assert verdicts(text.replace("0.9, 0.5", "0.5, 0.5")) == [
        "definition",
        "unchecked",
        "definition",
    ]


@pytest.mark.parametrize(
    "remark",
    [
        r"\ln 2 \approx 0.693",
        r"\ln x \le x - 1",
        r"\ln(ab) = \ln a + \ln b",
        r"0.173 \cdot \ln 2 \approx 0.120",
    ],
)
def test_a_remark_about_a_logarithm_does_not_say_what_others_mean(remark):
    # 1 + 0.26 log2 0.26 + 0.74 log2 0.74 = 0.17325, which is 0.12009 nats
    text = rf"$h(p) = -p \log p - (1-p) \log (1-p)$. ${remark}$. $1 - h(0.26) \approx 0.120$"
    *_, claim = check(text)
    assert (claim.code, claim.value) == ("refuted-base", "0.173")


def test_what_is_worked_out_with_a_base_says_what_others_mean():
    # -0.9 ln 0.9 - 0.1 ln 0.1 = 0.325083; with base 2 it is 0.468996
    text = r"$-0.9 \ln 0.9 - 0.1 \ln 0.1 = 0.325$. $P = [0.9, 0.1]$. $H(P) = 0.2$"
    *_, claim = check(text)
    assert (str(claim.verdict), claim.value) == ("refuted", "0.3")


def test_a_base_with_which_a_value_of_an_ended_example_is_right_is_taken():
    text = r"""
# One

$P = [0.9, 0.1]$, $H(P) = 0.325$ nats

# Two

$H(P) \approx 0.469$

# Three

$P = [0.25, 0.75]$
"""
    # H(0.9, 0.1) = 0.325083 nats = 0.468996 bits
    assert verdicts(text) == ["definition", "rounded", "rounded", "definition"]


def test_single_probabilities_make_a_distribution_when_they_sum_to_one():
    text = r"$P(a) = 0.9$, $P(b) = 0.1$, $H(P) = 0.469$ bits, $-\log_2 P(a) = 0.152$"
    assert verdicts(text) == ["definition", "definition", "rounded", "rounded"]


def test_a_mixture_determines_its_unknown_part():
    text = r"$P = [1, 0]$, $M = \frac{P + Q}{2}$, $M = [0.9, 0.1]$, $D_{KL}(Q \| M) = 0.064$ bits"
    claims = check(text)
    assert [str(c.verdict) for c in claims] == ["definition"] * 3 + ["rounded"]
    assert "Q = [0.8, 0.2] follows from M" in claims[-1].message


def test_a_mixture_of_known_parts_is_a_claim():
    text = r"$P = [1, 0]$, $Q = [0.8, 0.2]$, $M = \frac{P + Q}{2} = [0.8, 0.2]$"
    claims = check(text)
    assert [str(c.verdict) for c in claims] == ["definition"] * 3 + ["refuted"]
    assert claims[-1].value == "[0.9, 0.1]"


def test_a_name_explained_behind_its_use_is_understood():
    text = r"""
$D_{JS}(P \| Q) = \tfrac12 D_{KL}(P \| M) + \tfrac12 D_{KL}(Q \| M)$ with $M = \tfrac12(P + Q)$.
"""
    assert verdicts(text) == ["proved", "definition"]


def test_the_article_a_is_no_subscript():
    text = r"""
$P = [1, 0]$, $Q_A = [0.8, 0.2]$

A model pays $H(P, Q) = 0.9$ bits.
"""
    assert verdicts(text)[-1] == "unchecked"


def test_a_condition_is_applied_to_what_follows_from_it():
    assert verdicts(r"If $P = Q$, then $D_{KL}(P \| Q) = 0$.") == ["proved"]
    assert verdicts(r"$D_{KL}(P \| Q) = 0$ if $P = Q$.") == ["proved"]


def test_what_holds_under_an_unknown_condition_is_not_refuted():
    text = r"$P = [1, 0]$, $Q = [0.5, 0.5]$. If the model is perfect, $n = 2$ and so on."
    assert "refuted" not in verdicts(text)
    text = r"$P = [1, 0]$, $Q = [0.5, 0.5]$. When $Q(x) = 1$, then $H(P, Q) = 0$."
    assert verdicts(text)[-1] == "unchecked"


def test_a_chain_continues_across_formulas_and_rows():
    text = r"""
$$
x = 0.5 + 0.25
$$
$$
= 0.8
$$
"""
    assert verdicts(text) == ["definition", "rounded"]
    assert verdicts("$= 3$") == ["unchecked"]


def test_a_measure_of_undeclared_objects_is_defined_by_its_chain():
    text = r"""
$H(S) = -\frac{9}{14}\log_2\frac{9}{14} - \frac{5}{14}\log_2\frac{5}{14} = 0.940$

$\text{Gain}(S, A) = H(S) - 0.694 = 0.246$, $\text{Gain}(S, B) = H(S) - 0.694 = 0.264$
"""
    # 0.940286 - 0.694 = 0.246286
    expected = ["definition", "rounded", "definition", "rounded", "definition", "refuted"]
    assert verdicts(text) == expected


def test_a_list_of_numbers_is_a_distribution_only_under_the_name_of_one():
    assert verdicts("$T = [0.6, 0.5]$") == ["ill-formed"]
    assert verdicts("$z = [1.2, 3.4]$") == ["definition"]
    assert verdicts("$P(a) = 1.2$") == ["ill-formed"]


def test_equations_that_may_be_written_as_they_stand_are_not_taken_apart():
    # 0.5 * 0.4 = 0.2 with P(b) = 0.4
    assert verdicts("$P(a) = 0.5 P(b) = 0.2$")[0] != "ill-formed"
    assert verdicts("$P(a) = 0.7 P(b) = 0.3$") == ["ill-formed", "ill-formed"]


def test_an_undeclared_alphabet_is_not_a_counterexample():
    assert verdicts(r"$H(U) = \log n$") == ["proved"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (r"$10^{10^{10}} = 1$", "too large"),
        (r"$\sum_{i=1}^{10^{12}} i = 5$", "too many terms"),
        (r"$\unknowncommand{3} = 3$", "not known"),
        ("${}$ $" + "{" * 10_000 + "x" + "}" * 10_000 + "$", "not read"),
        (r"$$\begin{aligned} a &= 1 \\ b$$", "aligned"),
        (r"$1 + ) = 1$", "bracket"),
    ],
)
def test_bad_input_gets_a_message_and_the_rest_is_checked(text, word):
    claims = check(text + "\n\n$1 + 1 = 3$")
    assert any(word in claim.message for claim in claims)
    assert str(claims[-1].verdict) == "refuted"


def test_small_letters_stand_for_the_declared_distributions():
    text = r"""
$P = [0.9, 0.1]$, $Q = [0.5, 0.5]$

$D_{KL}(P \| Q) = \sum_i p_i \log_2 \frac{p_i}{q_i}$
$= 0.9 \log_2 \frac{0.9}{0.5} + 0.1 \log_2 \frac{0.1}{0.5} = 0.531$
"""
    assert verdicts(text)[2:] == ["proved", "exact", "rounded"]


def test_probabilities_given_to_a_measure_are_never_read_as_rounded():
    assert verdicts("$H(0.9, 0.1) = 12$") == ["refuted"]
    assert verdicts("$H(0.9, 1 - 0.9) = 12$") == ["refuted"]


def test_weights_of_the_last_example_are_exact_behind_its_end():
    text = r"""
# Code

$P = (0.4, 0.3, 0.2, 0.1)$

# Errata

$0.4 \cdot 1 + 0.3 \cdot 2 + 0.2 \cdot 3 = 1.9$
"""
    assert verdicts(text) == ["definition", "refuted"]


def test_a_part_of_a_section_still_speaks_of_its_example():
    text = """
# Title

## One

$P = [0.5, 0.5]$

### Its entropy

$H(P) = 0.9$ bits

## Two

$H(P) = 0.9$ bits

$P = [0.25, 0.75]$
"""
    assert verdicts(text) == ["definition", "refuted", "unchecked", "definition"]


def test_while_contrasts_and_equality_for_supposes():
    assert verdicts("$0.3 > 0.2$ while $0.2 > 0.3$.") == ["exact", "refuted"]
    page = "$P = [0.9, 0.1]$ and $Q = [0.5, 0.5]$.\n\nEquality holds only for $P = Q$."
    assert verdicts(page) == ["definition", "definition"]


def test_a_decimal_that_is_the_value_of_a_name_was_not_rounded():
    # 1.585 rounds log2 3, 1.5 is exact: the second difference is 0.085, whatever 1.5 rounds
    page = r"$H = 0.5 + 1 = 1.5$, $L = \log_2 3 \approx 1.585$, $L - H = 1.585 - 1.5 = 0.085$. "
    assert check(page + "$1.585 - 1.5 = 0.058$")[-1].verdict == "refuted"


def test_a_decimal_that_is_the_value_of_an_expression_was_not_rounded():
    # h(1/4) = 0.8113 is rounded, 0.5 is 1/2; 0.64 is the square of 0.8
    page = r"$H_b(1/4) - 1/2 \approx 0.8113 - 0.5 = 0.3113$. $0.8113 - 0.5 = 0.3131$"
    assert verdicts(page)[1:] == ["exact", "refuted"]
    page = r"$\mu = 0.8$. $\ln 3 + \mu^2 \approx 1.0986 + 0.64 = 1.7386$. $0.64 + 0.1 = 0.7431$"
    assert verdicts(page)[2:] == ["exact", "refuted"]


def test_fractions_that_sum_to_no_one_are_no_other_value_of_a_name():
    # h(4/7, 2/7, 1/7) is 1.3788 bits and 0.9557 nats
    page = r"$p = (\frac47, \frac27, \frac17)$ has $H(p) = 1.379$ bits."
    slips = r"$H(p) = 0.956$ bits, $p = (\frac47, \frac27, \frac27)$"
    given = verdicts(f"## A source\n\n{page}\n\n## Errata\n\n{slips}")
    assert given == ["definition", "rounded", "refuted", "ill-formed"]


def test_a_number_may_be_given_by_its_logarithm():
    assert verdicts(r"$\log\sigma^2 = -1.2$, so $\sigma^2 = e^{-1.2} \approx 0.301$")[:2] == _TWO
    assert verdicts(r"$\log_2 M = 3$") == ["definition"]
    # 0.694 is rounded: the golden ratio has the logarithm 0.69424
    assert verdicts(r"$\log_2 \phi \approx 0.694$, $\log_2 \phi \approx 0.6942$") == _TWO
    # what has a value has its logarithm
    assert verdicts(r"$M = 8$, $\log_2 M = 4$") == ["definition", "refuted"]


def test_a_sum_beside_known_terms_stands_for_what_is_left():
    # 0.940286; 0.94 - 4/14 - 6/14 * 0.918 - 4/14 * 0.811 = 0.029143
    page = (
        r"$E(S) = -\frac{9}{14}\log_2\frac{9}{14} - \frac{5}{14}\log_2\frac{5}{14} = 0.940$. $G = "
    )
    split = r"E(S) - \sum_v \frac{|S_v|}{|S|} E(S_v) = "
    worked = r"0.940 - \frac{4}{14} - \frac{6}{14} \cdot 0.918 - \frac{4}{14} \cdot 0.811 = 0.029$"
    assert verdicts(page + split + worked)[2:] == ["definition", "definition", "rounded"]
    # the entropy of the whole set is another, or is not there
    for other in (worked.replace("0.940", "0.960"), "0.029$"):
        assert verdicts(page + split + other)[3] == "unchecked"
    sign = r"$L = -\sum_v w_v \log_2 u_v = 0.2 + 0.3 = 0.5$"
    assert verdicts(sign) == ["definition", "definition", "exact"]


def test_lines_of_a_channel_and_events_are_given_their_probabilities():
    assert verdicts("$P(Y=0|X=0) = 1$ and $P(Y=0|X=1) = 0.5$") == _TWO
    assert verdicts("$P(Y=0|X=0) = 1.2$") == ["ill-formed"]
    events = [r"X > 3", r"\hat X \ne X", "X_1 = X_2", r"X_{n+1} \ne X_n"]
    for event in events:
        assert verdicts(f"$P({event}) = 0.2$, $2 P({event}) = 0.4$") == ["definition", "exact"]
        assert verdicts(f"$P({event}) = 0.2$, $2 P({event}) = 0.7$") == ["definition", "refuted"]
    # X_1 = X_2 and Y = 2 are no two outcomes of one law
    assert verdicts("$P(X_1 = X_2) = 0.2$, $P(1) = 0.8$, $H(P) = 1$ bit") == ["definition"] * 3
    # Markov's and Chebyshev's inequality
    for bound in (r"P(X \ge a) \le E[X]/a", r"P(|X - \mu| \ge t) \le \sigma^2/t^2"):
        assert verdicts(f"${bound}$") == ["unchecked"]


def test_a_column_under_an_indexed_letter_gives_its_pmf():
    table = (
        "| species | $n_i$ | $p_i$ |\n|--|--|--|\n| a | 5 | 0.5 |\n| b | 3 | 0.3 |\n| c | 2 | 0.2 |"
    )
    # 1.48548 bits
    page = table + "\n\n$H = -\\sum_i p_i \\log_2 p_i = "
    assert verdicts(page + "1.485$")[:2] == ["definition", "rounded"]
    assert verdicts(page + "1.845$")[:2] == ["definition", "refuted"]
    # 0.5, 0.3 and 0.3 are no pmf
    assert verdicts(page.replace("0.2 |", "0.3 |") + "1.845$")[1:] == ["unchecked"]


def test_an_entropy_rate_is_no_entropy_of_the_weights_of_its_mean():
    # 0.3 * 0.5 + 0.7 * 1 = 0.85, the weights have the entropy 0.8813
    page = r"$\mu_1 = 0.3$, $\mu_2 = 0.7$, $h_1 = 0.5$, $h_2 = 1$. "
    rate = page + r"$H(\mathcal{X}) = \mu_1 h_1 + \mu_2 h_2 = "
    assert verdicts(rate + "0.85$")[4:] == ["definition", "exact"]
    assert verdicts(rate + "0.88$")[4:] == ["definition", "refuted"]
    law = page + r"$H(X) = -\mu_1 \log_2 \mu_1 - \mu_2 \log_2 \mu_2 \approx "
    assert verdicts(law + "0.881$")[5:] == ["rounded"]
    assert verdicts(law + "0.85$")[5:] == ["refuted"]


def test_a_general_statement_behind_an_example_is_refuted_in_general():
    page = "# One\n\n$P = [0.5, 0.3, 0.2]$, $Q = [0.5, 0.5]$.\n\n# In general\n\n"
    # two distributions of two outcomes differ in this; only a uniform one has the entropy log n
    for wrong in (r"D(P \| Q) = D(Q \| P)", r"H(P) \ge \log n"):
        assert verdicts(page + f"${wrong}$")[-1] == "refuted"
    # said of the example, it may be right
    assert verdicts(page + r"$D(P \| Q) = 0.3$")[-1] == "unchecked"


@pytest.mark.parametrize(
    ("page", "last"),
    [
        # R and M are letters of distributions
        (r"$R = \log_2 4 - 1.022 = 0.978$. $1 - R = 0.032$", "refuted"),
        (r"$H = 1.5$, $L = 2$, $R = L - H = 0.5$, and $\frac{R}{L} = 0.25$", "exact"),
        (r"$P = 0.9$, and $D(P \| Q) \ge 0$", "proved"),
        (r"$M = (P + Q)/2$, $P = [0.4, 0.6]$, $Q = [0.6, 0.4]$, $M = [0.5, 0.5]$", "exact"),
    ],
)
def test_a_name_that_equals_a_number_is_one_whatever_its_letter(page, last):
    assert verdicts(page)[-1] == last


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        # supposed: that a measure vanishes, that two distributions are one
        (r"P = Q \Rightarrow D(P \| Q) = 0", ["proved"]),
        (r"D(P \| Q) = 0 \implies P = Q", ["proved"]),
        # H(X | Y) = 0 makes X a function of Y, and not the other way round
        (r"H(X|Y) = 0 \Rightarrow I(X;Y) = H(Y)", ["unchecked"]),
        # everything else is claimed, and so is what follows from it
        (r"2^3 = 8 \Rightarrow \log_2 8 = 4", ["exact", "refuted"]),
        (r"2^3 = 9 \Rightarrow \log_2 8 = 3", ["refuted", "exact"]),
        (r"p = 0.5 \Rightarrow -\log_2 p = 2", ["definition", "refuted"]),
        (r"D(P \| Q) \ge 0 \Rightarrow H(P, Q) \ge H(P)", ["proved", "proved"]),
    ],
)
def test_what_stands_before_an_arrow_is_claimed_or_supposed(formula, found):
    assert verdicts(f"${formula}$") == found


def test_what_is_supposed_before_an_arrow_gives_nothing_its_value():
    assert (
        verdicts(r"$H(X|Y) = 0 \Rightarrow I(X;Y) = H(X)$, but $H(X|Y) = 0.5$")[-1] == "definition"
    )


@pytest.mark.parametrize(
    ("page", "last"),
    [
        # (1 + 1/4 - 1 - ln 1/4)/2 = 0.8181
        (r"$\frac12 (\mu^2 + \sigma^2 - 1 - \ln \sigma^2) \approx 0.818$", "rounded"),
        (r"$\frac12 (\mu^2 + \sigma^2 - 1 - \ln \sigma^2) \approx 0.881$", "refuted"),
        (r"$\sigma^2 = 0.5$, $2 \sigma^2 = 1$", "exact"),
        (r"$\sigma = 3$, $\sigma^2 = 9$", "exact"),
        (r"$\sigma = 3$, $\sigma^2 = 0.25$", "refuted"),
        # which of its roots sigma is was not said
        (r"$2 \sigma = 1$", "unchecked"),
    ],
)
def test_a_name_may_be_given_by_its_square(page, last):
    assert verdicts(r"$\mu^2 = 1$ and $\sigma^2 = 0.25$. " + page)[-1] == last


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        (r"\text{Gain}(S, A) + 1 = 1 + \text{Gain}(S, A)", "proved"),
        # two names that differ in a sign only
        ("K(a - b) + 1 = 1 + K(a + b)", "unchecked"),
    ],
)
def test_what_goes_by_a_whole_expression_is_one_number(formula, verdict):
    assert verdicts(f"${formula}$") == [verdict]


@pytest.mark.parametrize(
    "formula", [r"-\log_2 P(x) = -\log_2 10^{-5000}", r"x \log_2 3 = 10^{5000} \log_2 3"]
)
def test_a_chain_may_give_a_name_a_value_of_thousands_of_digits(formula):
    (claim,) = check_document(read_markdown("x.md", f"${formula}$")).claims
    assert (claim.verdict, "many digits" in claim.message) == ("definition", True)


def test_probabilities_given_one_by_one_are_added_up_anew_where_they_are_given_again():
    # 0.5 + 0.25 + 0.25 = 1: H = 1.5; then 0.9 + 0.1 = 1: H = 0.468996
    first = "$P(a) = 0.5$, $P(b) = 0.25$, $P(c) = 0.25$, $H(P) = 1.5$ bits. "
    again = "Now $P(a) = 0.9$, $P(b) = 0.1$, $H(P) = 0.469$ bits."
    given = ["definition"] * 3 + ["exact"]
    assert verdicts(first + again) == given + ["definition"] * 2 + ["rounded"]
    whole = "Now $P = [0.5, 0.5]$, $H(P) = 1$ bit. "
    assert verdicts(first + whole + again) == [
        *given,
        *("definition", "exact"),
        *("definition", "definition", "rounded"),
    ]
