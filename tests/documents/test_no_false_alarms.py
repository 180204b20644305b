"""What real notes hold besides claims about distributions, and what must not be called wrong."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    "label",
    [
        "pluie fine",
        "mâine",
        "猫",
        "“table”",
        '"cat"',
        "it's",
        r"rain \& wind",
        r"10\% off",
        "x > 3",
        "A/B",
        "win!",
        "🐱",
    ],
)
def test_an_outcome_may_have_any_label(label):
    text = rf"$P(\text{{{label}}}) = 0.9, P(\text{{other}}) = 0.1$, $H(P) = 0.469$ bits"
    # H(0.9, 0.1) = 0.468996 bits
    assert verdicts(text) == ["definition", "definition", "rounded"]


def test_labels_that_differ_in_a_sign_are_different_outcomes():
    text = r"$P(\text{x > 3}) = 0.9, P(\text{x < 3}) = 0.1$, $P(\text{x < 3}) + 0.4 = 0.5$"
    assert verdicts(text) == ["definition", "definition", "exact"]


def test_a_pictogram_is_an_outcome():
    assert verdicts("$P(🐱) = 0.5, P(🐶) = 0.5$, $H(P) = 1$ bit") == [
        "definition",
        "definition",
        "exact",
    ]


def test_a_subscript_may_say_anything():
    text = r"$H_{\text{Bernoulli, p=0.5}} = -0.5 \log_2 0.5 - 0.5 \log_2 0.5 = 1$"
    assert verdicts(text) == ["definition", "exact"]


@pytest.mark.parametrize(
    "formula",
    [
        r"\mathcal{X} = \{a, b, c\}",
        r"X = \{1, 2, 3\}",
        r"\text{counts} = [3, 2, 1]",
        r"\text{logits} = [1.2, -0.3]",
        r"x = (1, 2, 3)",
        r"X = \{x_1, x_2, . . . , x_n\}",
    ],
)
def test_a_set_or_a_list_of_numbers_is_no_bad_distribution(formula):
    assert verdicts(f"${formula}$") == ["definition"]


@pytest.mark.parametrize(
    "formula",
    [
        # points, directions, indices of pairs, systems of numbers
        *("p_1 = (-1, 1)", "P = (0, 0)", r"\pi_0 = (0, 0)", "q = (2, 3)", "P = [-1, 1]"),
        "V_4 = [4, 1, 1]",
        # polynomials, voltages, and functions of whole numbers
        *("P_{n+1} = 2xP_n - P_{n-1}", "P_{n+1} = P_n + P_{n-1}", "Q = P - P_0"),
        *("S_3(6) = D_6(6)", "H(6) = 2.45", "P(3) = 5", "P(0) = -1"),
    ],
)
def test_what_was_not_meant_for_probabilities_is_no_bad_distribution(formula):
    assert verdicts(f"${formula}$")[0] in ("definition", "unchecked")


def test_where_a_point_has_the_name_of_a_distribution_that_one_is_over():
    text = "$P = [0.5, 0.5]$, $H(P) = 1$ bit. The point is $P = (0, 0)$, with $H(P) = 3$ bits."
    assert verdicts(text) == ["definition", "exact", "definition", "definition"]


def test_a_probability_of_a_distribution_that_was_given_is_none_above_one():
    assert verdicts("$P = [0.5, 0.5]$, $P(1) = 2$")[1] != "definition"
    assert verdicts("$P(1) = 1.2$") == ["ill-formed"]
    assert verdicts("$H(1.2) = 0.5$") == ["ill-formed"]
    given = "$P = [0.5, 0.5]$, $Q = [0.9, 0.1]$"
    assert verdicts(f"{given}, $M = P + Q$")[2] == "ill-formed"


def test_what_was_meant_for_probabilities_is_one():
    assert verdicts("$P = [2, 3]$") == ["ill-formed"]
    assert verdicts("$T = [0.6, 0.5]$") == ["ill-formed"]


def test_the_numbers_of_cases_are_no_probabilities():
    # 9 of one class and 5 of the other: -(9/14) log2 (9/14) - (5/14) log2 (5/14) = 0.940286
    text = r"$I(9, 5) = -\frac{9}{14}\log_2\frac{9}{14} - \frac{5}{14}\log_2\frac{5}{14} = 0.940$"
    assert verdicts(text) == ["definition", "rounded"]
    assert verdicts("$H(0.9, 0.2) = 0.5$") == ["ill-formed"]


def test_a_letter_for_distributions_may_name_a_number():
    # 1 - H(0.1) = 1 - 0.468996
    assert verdicts(r"$R = 1 - H(0.1) = 0.531$") == ["definition", "rounded"]


def test_words_between_formulas_may_name_another_quantity():
    assert verdicts(r"With $p = 0.9$, the entropy of the coin is $\approx 0.47$ bits.") == [
        "definition",
        "unchecked",
    ]
    # ln 2 + 2/8 - 1/2 = 0.443147
    text = r"With $\mu = 1, \sigma = 2$: $= \ln 2 + \frac{1 + 1}{8} - 0.5 \approx 0.443$"
    assert verdicts(text) == ["definition", "definition", "unchecked", "rounded"]
    # nothing stands between: log2 8 = 3
    assert verdicts("$\\log_2 8$\n\n$$= 4$$") == ["refuted"]


def test_times_may_stand_behind_a_ratio():
    # 1.737 / 0.515 = 3.3728
    assert verdicts(r"$\frac{1.737}{0.515} \approx 3.4\times$") == ["rounded"]
    assert verdicts(r"$2 \times |-3| = 6$") == ["exact"]


@pytest.mark.parametrize(
    "formula",
    [
        r"P(x) = \begin{cases} 0.5 & x \text{ is even} \\ 0.5 & x \text{ is odd} \end{cases}",
        "H(P) =",
        "a = b § c",
        r"x = \langle y \rangle",
    ],
)
def test_what_is_not_understood_is_not_called_broken(formula):
    assert verdicts(f"${formula}$") == ["unchecked"]


def test_a_condition_on_small_letters_is_one_on_distributions():
    assert verdicts(r"$D_{KL}(p \| q) = 0$ iff $p = q$") == ["proved"]


def test_a_chain_with_one_slip_is_read_with_the_base_of_the_rest():
    # in nats: 0.2 ln 0.5 + 0.5 ln 1.25 + 0.3 ln 1.5 = 0.0945819
    text = r"""
$$
\begin{aligned}
D &= 0.2 \log \frac{0.2}{0.4} + 0.5 \log \frac{0.5}{0.4} + 0.3 \log \frac{0.3}{0.2} \\
  &\approx -0.2 \times 0.693 + 0.5 \times 0.223 + 0.3 \times 0.405 \\
  &\approx 0.278
\end{aligned}
$$
"""
    assert verdicts(text) == ["definition", "loose", "refuted"]


def test_two_given_distributions_may_be_told_apart():
    given = "$P = [0.4, 0.6]$, $Q = [0.5, 0.5]$"
    assert verdicts(f"{given}, and $P \\neq Q$")[2:] == ["exact"]
    assert verdicts(f"{given}, and $P = Q$")[2:] == ["refuted"]
    assert verdicts("$P = [0.4, 0.6]$, $Q = [0.4, 0.6]$, and $P \\neq Q$")[2:] == ["refuted"]


def test_the_entries_of_a_mixture_may_be_rounded():
    given = r"$P = [1/3, 2/3]$, $Q = [1, 0]$, $M = \frac{P + Q}{2}$"
    assert verdicts(rf"{given}, $M \approx [0.667, 0.333]$")[3:] == ["rounded"]
    assert verdicts(rf"{given}, $M \approx [0.666, 0.334]$")[3:] == ["refuted"]


@pytest.mark.parametrize(
    "claim",
    [
        # -(0.8 ln 0.8 + 0.2 ln 0.2) = 0.500402
        r"H(P) = -(0.8 \ln 0.8 + 0.2 \ln 0.2) = 0.5004",
        # log2(4)
        r"H(P) = -4 \times 0.25 \log_2 0.25 = 2",
    ],
)
def test_weights_of_another_distribution_begin_another_example(claim):
    assert verdicts(f"$P = [0.5, 0.3, 0.2]$\n\nNow ${claim}$.")[:2] == ["definition", "unchecked"]
    # what is given anew is in force again
    assert verdicts(f"$P = [0.5, 0.3, 0.2]$\n\nNow ${claim}$. $P = [0.9, 0.1]$: $H(P) = 2.1$")[
        -1:
    ] == ["refuted"]


def test_weights_that_are_no_distribution_are_a_slip():
    # H(0.5, 0.3, 0.2) = 1.485475 bits
    text = r"$P = [0.5, 0.3, 0.2]$, $H(P) = -(0.5 \log_2 0.5 + 0.3 \log_2 0.3 + 0.1 \log_2 0.2)$"
    assert verdicts(text) == ["definition", "refuted"]


def test_weights_of_the_wrong_one_of_two_distributions_are_a_slip():
    text = (
        r"$P = [0.5, 0.5]$, $Q = [0.9, 0.1]$, "
        r"$H(P, Q) = -(0.9 \log_2 0.9 + 0.1 \log_2 0.1)$"
    )
    assert verdicts(text) == ["definition", "definition", "refuted"]


def test_a_weight_that_rounds_nothing_is_exact():
    # H(0.4, 0.3, 0.2, 0.1) = 1.846439 bits, and without its last term 1.514246
    text = (
        r"$P = [0.4, 0.3, 0.2, 0.1]$, "
        r"$H(P) = -(0.4 \log_2 0.4 + 0.3 \log_2 0.3 + 0.2 \log_2 0.2 + 0.0 \log_2 0.1)$"
    )
    assert verdicts(text) == ["definition", "refuted"]
    # 5/14 = 0.357…
    text = (
        r"$H = -(\frac{5}{14}\log_2 \frac{5}{14} + \frac{9}{14}\log_2\frac{9}{14}) "
        r"\approx -(0.36 \log_2 0.357 + 0.64 \log_2 0.643)$"
    )
    assert verdicts(text) == ["definition", "loose"]


@pytest.mark.parametrize(
    "sentence",
    [
        r"The maximum is $H(P) = \log n$.",
        r"If all probabilities are equal, i.e. for a fair die, $H(P) = \log n$.",
        r"If nothing is known, i.e. $H(P) = -\log p_1$.",
        r"Compared with the uniform distribution, $H(P) = \log n$.",
        r"Independence: $H(X, Y) = H(X) + H(Y)$.",
        r"A deterministic source has $0 = H(P)$.",
        r"A perfect model has $H(P, Q) = H(P)$.",
        r"Is $D(P \| Q) = D(Q \| P)$? No.",
        r"Suppose $D(P \| Q) = D(Q \| P)$.",
        r"X und Y seien unabhängig: $H(X, Y) = H(X) + H(Y)$.",
        r"等概率分布时 $H(P) = \log n$。",
        r"균등 분포일 때 $H(P) = \log n$",
    ],
)
def test_words_may_restrict_a_statement(sentence):
    assert verdicts(sentence) == ["unchecked"]


@pytest.mark.parametrize(
    "sentence",
    [
        r"In general, $D(P \| Q) = H(P) - H(P, Q)$.",
        r"It is symmetric: $D(P \| Q) = D(Q \| P)$.",
        r"The fair coin is another matter. $D(P \| Q) = D(Q \| P)$.",
        # H(0.9, 0.1) = 0.469 bits
        r"With $P = [0.9, 0.1]$ the best code needs $H(P) = 0.48$ bits.",
    ],
)
def test_other_words_excuse_nothing(sentence):
    assert verdicts(sentence)[-1:] == ["refuted"]


def test_a_wrong_number_is_compared_with_the_value_in_the_base_that_it_is_near_to():
    # -(0.1 ln 0.2 + 0.6 ln 0.5 + 0.3 ln 0.3) = 0.938015, in bits 1.353270
    text = r"$H = -(0.1\log 0.2 + 0.6\log 0.5 + 0.3\log 0.3) \approx 0.935$"
    found = check_document(read_markdown("a.md", text)).claims[-1]
    assert (str(found.verdict), found.value) == ("refuted", "0.938")


def test_an_approximation_in_general_is_not_refuted():
    # what remains of the series of the logarithm depends on p and q
    claim = r"$D(p \| q) \approx \frac{1}{2} \sum_i \frac{(p_i - q_i)^2}{q_i}$"
    assert verdicts(claim) == ["unchecked"]


def test_a_whole_number_whose_digits_are_right_has_none_swapped():
    # 3000 log2 1001 = 29901.7; behind = a whole number is exact
    (found,) = check_document(read_markdown("a.md", r"$3000 \log_2 1001 = 29902$")).claims
    assert (str(found.verdict), "swapped" in found.message) == ("refuted", False)


_BIASED = "$P = [0.9, 0.1]$ has $H(P) = 0.469$ bits."


@pytest.mark.parametrize(
    "formula",
    [
        "0.97 [1, 2] + 0.03 [0, 0] = [0.97, 1.94]",
        "2 [1, 3] = [2, 6]",
        r"\frac{1}{2}([4, 3] + [2, 3]) = [3, 3]",
    ],
)
def test_lists_of_numbers_that_are_reckoned_with_are_no_bad_distributions(formula):
    assert verdicts(f"${formula}$") == ["exact"]


def test_what_a_factor_counts_may_stand_behind_it():
    text = r"$9 \text{ bits} \times 2^3 \text{ words} = 72 \text{ bits}$"
    assert verdicts(text) == ["exact"]
    text = r"$10 \text{ symbols} \cdot 1.5 \text{ bits/symbol} = 16 \text{ bits}$"
    assert verdicts(text) == ["refuted"]
    assert verdicts(r"$1.5 \text{ bits}/symbol = 1.5 \text{ bits}$") == ["exact"]


def test_bits_and_nats_are_not_added_as_numbers():
    # 3 bits less 1 nat are 3 - 1/ln 2 = 1.557 bits
    text = r"$3 \text{ bits} - 1 \text{ nat} = 1.557 \text{ bits}$"
    assert verdicts(text) == ["unchecked"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A fair one has $H(P) = 1$.",
        "A fair one has $H(P) = 1.0$ bit.",
        "But a coin that always shows heads has $H(P) = 0.0$.",
        "Bob's coin has $H(P) = 0.811$.",
        "The other coin has $H(P) = 0.811$.",
        "The fair coin: $H(P) = 1.0$.",
        "A fair coin with $p = 0.5$ has $H(P) = 1.0$.",
    ],
)
def test_a_sentence_may_speak_of_another_object_than_the_one_given(sentence):
    assert verdicts(f"{_BIASED} {sentence}")[-1] == "unchecked"


@pytest.mark.parametrize(
    "page",
    [
        f"{_BIASED} Hence $H(P) = 1.0$.",
        f"{_BIASED} This biased coin has $H(P) = 0.811$ bits.",
        f"{_BIASED} A coin like this one has $H(P) = 0.811$ bits.",
        # the fair coin is the one that was given
        "$P = [0.5, 0.5]$. The fair coin has $H(P) = 0.9$ bits.",
        # -0.9 log2 0.9 = 0.136803: the digits say that it is the same coin, and a term is missing
        f"{_BIASED} Another one computed $H(P) = 0.1368$ bits.",
    ],
)
def test_other_words_speak_of_the_object_given(page):
    assert verdicts(page)[-1] == "refuted"


@pytest.mark.parametrize(
    "sentence",
    [
        "Equality holds iff $q/p$ is constant, i.e. $p = q$.",
        "It is zero iff both are the same, that is, $p = q$.",
        "It vanishes if and only if the two agree, in other words $p = q$.",
    ],
)
def test_a_condition_said_once_more_is_a_condition(sentence):
    text = f"Take $p = (0.5, 0.5)$ and $q = (0.9, 0.1)$. {sentence}"
    assert verdicts(text) == ["definition", "definition"]


def test_what_follows_from_a_condition_is_a_claim():
    # the entropy of a fair coin is one bit
    text = r"If the coin is fair, then it is largest, i.e. $-\log_2 \frac12 = 2$."
    assert verdicts(text) == ["refuted"]


def test_a_number_that_is_no_probability_may_be_rounded_in_a_logarithm():
    # 100 log2(1 + 31.6) = 502.680, and with 31.62 it is 502.768
    text = r"$100 \log_2 (1 + 31.6) = 502.77$"
    assert verdicts(text) == ["loose"]
    # 100 log2 0.3 = -173.697, with 0.302 it is -172.738
    assert verdicts(r"$100 \log_2 0.3 = -172.7$") == ["refuted"]


def test_a_measure_of_nothing_is_not_understood():
    assert verdicts("$P(X=0) = 0.5$, $P(X=1) = 0.5$, $H() = 1$")[-1] == "definition"


@pytest.mark.parametrize(
    "formula",
    [
        r"L_+ = \frac{P(T+ | D+)}{P(T+ | D-)}",
        r"\int f(x) \, \dd x = 1",
        r"\int f(x) \, d^n x = 1",
        r"c_1 f(x_1) + 2 f + \cdots = 3",
        r"a_1 + a_2 b_2 + \dots = 1",
        r"f_0 + f(x) + \cdots + f_n = 2",
    ],
)
def test_what_is_written_in_an_unknown_way_is_not_called_broken(formula):
    assert verdicts(f"${formula}$") in (["unchecked"], ["definition"])


@pytest.mark.parametrize("formula", ["P+", "||.||", r"\text{tf}(t,", r"\langle\cdot,\cdot\rangle"])
def test_what_claims_nothing_is_not_called_broken(formula):
    assert "ill-formed" not in verdicts(f"Here ${formula}$ is a sign.")


def test_a_decimal_may_end_with_its_point():
    # 1/0.5 = 2
    assert verdicts(r"$1./0.5 = 2$, $x = 1.$") == ["exact", "definition"]


@pytest.mark.parametrize(
    "formula",
    ["f_1 = 1 - f_2", r"n = p_1 + p_2 + \cdots + p_r", r"\mu_1 > \mu_2", "q_1 = 2 q_2"],
)
def test_letters_of_distributions_are_numbers_as_often_where_no_information_is_measured(formula):
    assert verdicts(f"Two parts with ${formula}$.") == ["unchecked"]


@pytest.mark.parametrize(
    "claim",
    [
        # of P = (1/2, 1/4, 1/4): -log2(1/4 + 1/16 + 1/16) = 1.415
        r"$P = (0.5, 0.25, 0.25)$, $H_2(P) = -\log_2 \sum_x P(x)^2$",
        r"$H_2(X) = -\log \sum_x p(x)^2$",
        r"$D_2(P \| Q) = \log \sum_x \frac{P(x)^2}{Q(x)}$",
        r"The collision entropy is $H_2(0.5, 0.25, 0.25) \approx 1.415$",
        r"Rényi: $H_2(0.5, 0.25, 0.25) \approx 1.415$",
        # 1 - (1/4 + 1/16 + 1/16)
        r"$S_2(P) = 1 - \sum_x P(x)^2$. For $P=(0.5,0.25,0.25)$, $S_2(P) = 0.625$",
    ],
)
def test_a_subscript_may_be_the_order_of_the_measures_of_renyi(claim):
    assert verdicts(claim)[-1] == "unchecked"


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        (r"The Hellinger distance $H(P,Q) = \sqrt{1 - \sum_x \sqrt{P(x) Q(x)}}$", "unchecked"),
        (r"Total variation: $D(P, Q) = \frac12 \sum_x |P(x) - Q(x)|$", "unchecked"),
        (r"The chi-squared divergence $D(P\|Q) = \sum_x \frac{P(x)^2}{Q(x)} - 1$", "unchecked"),
        # 0.5 log2 (0.5/0.9) + 0.5 log2 (0.5/0.1) = 0.737; that of the entropies is 0.531
        (
            r"Unlike the total variation, the KL divergence $D([0.5, 0.5] \| [0.9, 0.1]) = 0.531$",
            "refuted",
        ),
        (r"The Hamming weight is $3 + 4 = 8$", "refuted"),
    ],
)
def test_words_may_name_another_measure_of_the_same_letter(sentence, verdict):
    assert verdicts(sentence) == [verdict]


def test_a_subscript_is_a_base_where_nothing_speaks_of_an_order():
    assert verdicts(r"$H_2(0.5, 0.25, 0.25) \approx 1.415$") == ["refuted"]
    assert verdicts(r"$H_2(P) = \sum_x P(x) \log_2 P(x)$") == ["refuted"]


def test_a_name_before_a_sign_begins_anew():
    # 3 ln 100 + 25 = 38.8
    text = r"AIC $= 2 \cdot 3 + 25 = 31$; BIC $= 3 \ln 100 + 25 = 38.8$."
    assert "refuted" not in verdicts(text)
    assert "refuted" in verdicts(text.replace("; BIC", ", which is"))


def test_a_bound_on_a_letter_may_be_a_condition():
    text = r"Here $\alpha = 1$ is one way, while $\alpha < 1$ is another."
    assert verdicts(text) == ["definition", "unchecked"]
    assert verdicts(r"With $\alpha = 1$ we have $\alpha = 0.5 + 0.4$.")[-1] != "exact"
    assert verdicts(r"$x = 0.9 > 0.95$")[-1] == "refuted"
    assert verdicts("$C = 0.5$, $L = 0.4$. In the table, $C < L$.")[-1] == "refuted"
    assert verdicts(r"$d = 0.3$. The bound: $d \le \frac12 \cdot 0.226$.")[-1] == "refuted"
    assert verdicts("$P = [0.5, 0.5]$. $H(P) < 0.9$ bits.")[-1] == "refuted"


@pytest.mark.parametrize(
    "claim",
    [
        "q \\le p - 2",
        "p + q > 7",
        "x^2 = x + 1",
        "\\frac{x^2}{5^2} - \\frac{y^2}{2^2} = 1",
        "0 < -q",
    ],
)
def test_polynomials_in_letters_may_be_compared_under_conditions(claim):
    given = "$p = 0.5$, $q = 2$, $x = 3$, $y = 4$. "
    assert verdicts(f"{given}${claim}$")[4:] == ["unchecked"]


@pytest.mark.parametrize("claim", ["p + q > 7.5", "x + 2 = y", "x y = 13", "q < p"])
def test_what_only_compares_values_is_judged(claim):
    given = "$p = 0.5$, $q = 2$, $x = 3$, $y = 4$. "
    assert verdicts(f"{given}${claim}$")[4:] == ["refuted"]


def test_what_follows_is_no_condition():
    assert verdicts("$p = 0.5$, $q = 2$. Hence $p + q > 7$.")[2:] == ["refuted"]


def test_the_letter_of_a_constant_may_name_another_number():
    assert verdicts("An error rate of $e = 0.05$, so $1 - e = 0.95$.") == ["definition", "exact"]
    assert verdicts(r"In this case $\pi = 0.3$, else $\pi = 1$.") == ["definition"] * 2
    # near the constant, it is meant: e = 2.71828, pi = 3.14159
    assert verdicts("$e = 2.72$") == ["rounded"]
    assert verdicts("$e = 2.82$") == ["refuted"]
    assert verdicts(r"$\pi = 3.41$") == ["refuted"]
    # 1/2.71828 = 0.36788
    assert verdicts("The error is $e = 0.05$. $e^{-1} = 0.368$")[1:] == ["rounded"]


def test_signs_in_a_list_are_alternatives():
    assert "refuted" not in verdicts("a number which is $< 0$, $> 0$ or $= 0$ if they are equal")
    assert "refuted" not in verdicts(r"| $\neq 0$ | $\neq 0$ |" + "\n" + r"| $\neq 0$ | 0 |")
    # what goes on with an equality is no alternative
    assert verdicts(r"$\log_2 8$ is $= 3$, $= 4$")[-1] == "refuted"


def test_a_sum_may_go_on_in_a_column_behind_two_marks():
    # 10 - 1 - 2 + 3 = 10
    rows = r"10 &= 10 &&- 1 - 2 \\ & &&+ 3 \\ &= 10"
    assert verdicts(rf"$$\begin{{alignat*}}{{2}} {rows} \end{{alignat*}}$$") == ["exact"] * 2
    wrong = rows.replace("+ 3", "+ 4")
    assert verdicts(rf"$$\begin{{alignat*}}{{2}} {wrong} \end{{alignat*}}$$") == ["refuted"] * 2
    # words behind two marks are a reason
    reason = r"10 &= 7 + 3 && \text{by counting} \\ &= 10"
    assert verdicts(rf"$$\begin{{align*}} {reason} \end{{align*}}$$") == ["exact"] * 2


def test_a_bracket_may_go_on_in_the_next_formula():
    text = r"$H_0 = \mathcal{N}(0,$ $I_m)$"
    assert "ill-formed" not in verdicts(text)


def test_a_power_behind_the_brackets_of_a_logarithm_may_stand_in_it():
    # log2 8 = 3: its square is 9, the logarithm of 64 is 6
    assert verdicts(r"$\log_2(8)^2 = 9$, $\log_2(8)^2 = 6$") == ["exact", "exact"]
    assert verdicts(r"$\log_2(8)^2 = 7$") == ["refuted"]
    assert verdicts(r"$(\log_2 8)^2 = 6$") == ["refuted"]
    assert verdicts(r"$\ln\left(1 + \frac{1}{8}\right)^8 = 8 \ln \frac98$") == ["exact"]


def test_when_an_order_holds_is_no_case_of_equality():
    assert verdicts(r"In the dual of $P$, $x \le y$ iff $y \le x$ in $P$.") == ["unchecked"]
    assert verdicts(r"$D(P \| Q) \ge 0$, with equality iff $P = Q$.") == ["proved"]


@pytest.mark.parametrize("formula", [r"10^{5000} = 999", r"2^{16000} = 1234"])
def test_a_number_of_thousands_of_digits_is_refuted_without_being_written(formula):
    assert verdicts(f"${formula}$") == ["refuted"]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        # log2 of 1/8 is -3, and log2 of 1, which is 0, over 8 is 0
        (r"$\log_2 1/8 = -3$", ["exact"]),
        (r"$\log_2 1/8 = 0$", ["exact"]),
        (r"$\log_2 1/8 = -2$", ["refuted"]),
        (r"$D(P \| Q) = \sum_x P(x) \log P(x)/Q(x)$", ["proved"]),
        # a quotient is read in one way, or -3 would be 0
        (r"$-3 = \log_2 1/8 = 0$", ["refuted", "exact"]),
        (r"$3 = \log_2(8)^2/2 = 9/2$", ["refuted", "exact"]),
    ],
)
def test_a_logarithm_may_be_that_of_the_quotient_behind_it(formula, expected):
    assert verdicts(formula) == expected


JENSEN_SHANNON = r"D_{JS}(P \| Q) = \frac12 D_{KL}(P \| M) + \frac12 D_{KL}(Q \| M)"


def test_the_mean_of_two_distributions_may_be_said_in_words():
    assert verdicts(f"${JENSEN_SHANNON}$, where $M$ is the average of both.") == ["unchecked"]
    other = r"# One\n\n$M = \frac12 (R + S)$.\n\n# Two\n\n".replace(r"\n", "\n")
    assert verdicts(f"{other}${JENSEN_SHANNON}$, the average.") != ["definition", "refuted"]
    # where it is written, it is known: the second divergence is counted twice
    given = r"With $M = \frac12 (P + Q)$, "
    assert verdicts(f"{given}${JENSEN_SHANNON}$")[1:] == ["proved"]
    wrong = JENSEN_SHANNON.replace(r"\frac12 D_{KL}(Q", "D_{KL}(Q")
    assert verdicts(f"{given}${wrong}$")[1:] == ["refuted"]


def test_a_variable_beside_its_law_is_no_distribution():
    laws = r"D_{JS}(X \| Y) = \frac12 D(P_X \| R) + \frac12 D(P_Y \| R)"
    assert verdicts(f"${laws}$") == ["unchecked"]


def test_one_index_for_two_variables_counts_a_sample():
    sample = r"I(X;Y) = \sum_{i=1}^n p(x_i, y_i) \log \frac{p(x_i, y_i)}{p(x_i) p(y_i)}"
    assert verdicts(f"${sample}$") == ["unchecked"]


def test_a_sum_over_divisors_is_not_one_over_an_alphabet():
    cases = r"\begin{cases} 1 & \text{if } n = 1 \\ 0 & \text{if } n > 1 \end{cases}"
    assert verdicts(rf"$$\sum_{{d \mid n}} \mu(d) = {cases}$$") == ["unchecked"]


@pytest.mark.parametrize(
    "formula",
    [
        # a limit and a convention
        *(r"e^{-\infty} = 0", "0/0 = 0", r"\frac{0}{0} = 0"),
        # what is assigned, in code
        *("x[i] += y[i]", r"g -= \mu"),
        # dots by hand, and kets
        *("u_2 < · · · < u_m", r"\vert {\bf n} \rangle = \vert n_1, n_2 \rangle"),
        # matrices that are no joint distributions
        r"A = \begin{pmatrix} 0 & 1/2 \\ 0 & 0 \end{pmatrix}",
    ],
)
def test_what_manuals_write_is_not_broken(formula):
    assert not {"ill-formed", "refuted"} & set(verdicts(f"${formula}$"))


def test_what_is_undefined_for_the_values_above_may_be_said_of_others():
    assert verdicts(r"$g = -9.81$, $h = 2$, so $t = \sqrt{2 h/g}$")[2:] == ["definition"]
    assert verdicts(r"$\infty - \infty = 0$") == ["ill-formed"]


def test_setting_one_letter_above_another_is_no_claim():
    text = r"With $\alpha = \beta = 0.5$ both count. Setting $\alpha > \beta$ prefers one"
    assert verdicts(text)[-1] == "unchecked"
    assert verdicts(text + r", while $\beta > \alpha$ prefers the other.")[-1] == "unchecked"
    assert verdicts(text + r". In fact, $\beta > \alpha$.")[-1] == "refuted"
