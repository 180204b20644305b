"""What names come to stand for as a document goes on; values and verdicts worked out by hand."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text: str) -> list[str]:
    return [str(claim.verdict) for claim in check_document(read_markdown("n.md", text)).claims]


_TWO = ["definition", "definition"]

NUMBERS = [
    # a letter of distributions that is given a number is a number
    (r"$R = 0.5$, $2R = 1$", ["definition", "exact"]),
    (r"$R = 0.5$, $2R = 1.1$", ["definition", "refuted"]),
    (r"$P = 0.5$, $H(P) = 1$ bit", ["definition", "exact"]),
    (r"$Q = 40\%$, $Q^2 = 0.16$", ["definition", "exact"]),
    # applied to something, it is another thing of the same name
    (r"$R = 0.5$, $R(D) = 0.3$, $2R = 1$", ["definition", "definition", "exact"]),
    (r"$R = 0.3$. $R = [0.5, 0.5]$, $H(R) = 1$ bit", ["definition", "definition", "exact"]),
    # between distributions nothing says that they are numbers
    (r"$D(P \| Q) = 0$ if $P = Q$", ["proved"]),
    # the size of an alphabet, unless a list of another length is in force
    (r"$n = 8$, $\log_2 n = 3$", ["definition", "exact"]),
    (r"$n = 8$, $\log_2 n = 4$", ["definition", "refuted"]),
    (r"$n = 2$, $P = [0.5, 0.5]$, $H(P) = \log n$", ["definition", "definition", "exact"]),
    (
        r"$n = 8$, $P = [0.5, 0.5]$, $H(P) = \log n$",
        ["definition", "definition", "unchecked"],
    ),
    # a change is one name
    (r"$\Delta H = 0.048$, $2 \Delta H = 0.096$", ["definition", "exact"]),
    (r"$\Delta H = 0.048$, $2 \Delta H = 0.098$", ["definition", "refuted"]),
    # 0.97095 bits for a coin of 0.4
    (r"$P = \mathrm{Ber}(0.4)$, $H(P) = 0.971$ bits", ["definition", "rounded"]),
    # three capitals are one name, those of a set of variables are not
    (r"$NLL = 1.2$, $2 \cdot NLL = 2.4$", ["definition", "exact"]),
    (r"$PSI = 0.05$, $2 \cdot PSI = 0.15$", ["definition", "refuted"]),
    (r"$PPL = 2^{3}$, $\log_2 PPL = 4$", ["definition", "refuted"]),
    (r"$X = 1$, $Y = 2$, $Z = 3$, $XYZ = 5$", ["definition"] * 3 + ["refuted"]),
    # where the first expression has no value, the name has that of the number the chain comes to
    (r"$L = \sum_i p_i l_i = 0.4 + 1.2 = 1.6$, $L + 1 = 2.6$", [*_TWO, "exact", "exact"]),
    (r"$L = \sum_i p_i l_i = 0.4 + 1.2 = 1.6$, $L + 1 = 2.8$", [*_TWO, "exact", "refuted"]),
    # 0.667 may be a rounded value, 0.7 may not; an upper bound gives no value
    (r"$\eta = H/L \approx 0.667$, $1 - \eta = 0.3333$", ["definition", "unchecked", "loose"]),
    (r"$\eta = H/L \le 0.667$, $1 - \eta = 0.3333$", ["definition", "unchecked", "unchecked"]),
    # a number may have the name that a distribution had
    (
        r"$y = [0, 1]$, $H(y) = 0$. $y = 1$, $2 y = 3$",
        ["definition", "exact", *_TWO[:1], "refuted"],
    ),
    # a word above is a label: the entropies are 0.8113 and 1; 2^{NR} stays a power
    (
        r"$p^{\text{old}} = [0.25, 0.75]$, $p^{\mathrm{new}} = [0.5, 0.5]$, "
        r"$H(p^{\text{old}}) = 0.811$ bits, $H(p^{\mathrm{new}}) = 0.811$ bits",
        [*_TWO, "rounded", "refuted"],
    ),
    (r"$y^{LS} = [0.25, 0.75]$, $H(y^{LS}) = 0.562$ bits", ["definition", "refuted"]),
    (r"$N = 2$, $R = 3$, $2^{NR} = 64$", [*_TWO, "exact"]),
    (r"$x = 2$, $\alpha = 3$, $x^{\alpha} = 9$", [*_TWO, "refuted"]),
    # nothing is left of infinity less infinity
    (r"$H(P) = \infty - \infty$", ["ill-formed"]),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_what_is_given_a_number_is_a_number(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


GENERAL = [
    # inside an expectation q is q(x), and its logarithm is no number of its own
    (r"$D_{KL}(q \| p) = \mathbb{E}_q[\log q - \log p]$", ["proved"]),
    (r"$H(P, Q) = \mathbb{E}_P[\log Q]$", ["refuted"]),
    # read with ≥, as notes mean it, this is wrong, too: I(X; Y) is not always 0
    (r"$H(X|Y) > H(X)$", ["refuted"]),
    (r"$D_{KL}(P \| Q) < 0$", ["refuted"]),
    # true of all P but those equal to Q: as notes mean it, it may be right
    (r"$D_{KL}(P \| Q) > 0$", ["unchecked"]),
    (r"if $D_{KL}(P \| Q) < 0$, then", []),
    # an exponent that is no exponent
    (r"$D^{KL}(P \| Q) \ge 0$", ["proved"]),
    (r"$D^{\mathrm{KL}}(P \| Q) = D^{\mathrm{KL}}(Q \| P)$", ["refuted"]),
]


@pytest.mark.parametrize(("text", "expected"), GENERAL)
def test_general_claims_in_the_spellings_of_notes(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


LAWS = [
    # H(0.9) = 0.468996, H([0.5, 0.25, 0.25]) = 1.5
    (r"$X \sim \mathrm{Bern}(0.9)$, so $H(X) = 0.469$ bits.", ["rounded"]),
    (r"$X \sim \mathcal{B}(0.9)$, so $H(X) = 0.496$ bits.", ["refuted"]),
    (
        r"$X \sim \text{Bernoulli}(p)$ with $p = 0.9$, so $H(X) = 0.496$ bits.",
        ["definition", "refuted"],
    ),
    (r"$X \sim P$ and $P = [0.5, 0.25, 0.25]$: $H(X) = 1.5$ bits", ["definition", "exact"]),
    # whatever P is
    (r"$X \sim P$. Then $H(X) = H(P)$.", ["proved"]),
    (r"$X \sim \mathrm{Ber}(p)$. $H(X) = -p \log p - (1-p) \log (1-p)$", ["proved"]),
    # another X begins, or the law is none that is known
    (
        r"$X \sim \mathrm{Ber}(0.9)$. Let $X$ be a die. Then $H(X) = 2.585$ bits.",
        ["definition"],
    ),
    # ln(4 pi) = 2.5310
    (r"$X \sim \mathrm{Ber}(0.9)$. $X \sim C(0, 1)$, so $h(X) = 2.531$ nats", ["definition"]),
    # ln(2 pi e)/2 = 1.41894
    (r"$X \sim \mathrm{Ber}(0.9)$. $X \sim N(0, 1)$, so $h(X) = 1.419$ nats", ["rounded"]),
    (r"$X \sim \mathrm{Ber}(0.9)$. $X \sim N(0, 1)$, so $h(X) = 1.491$ nats", ["refuted"]),
    (r"$X \sim \mathrm{Ber}(0.9)$. For a fair coin, $H(X) = 1$ bit.", ["unchecked"]),
    # of both together, perhaps
    (r"$P = [0.5, 0.5]$, $X, Y \sim P$, $H(Y) = 3$ bits", ["definition", "definition"]),
]


@pytest.mark.parametrize(("text", "expected"), LAWS)
def test_a_random_variable_has_the_law_that_is_said(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


# X and Y of the joint [[0.5, 0.25], [0, 0.25]]: P_X = [0.75, 0.25], P_Y = [0.5, 0.5];
# H(X, Y) = 1.5, H(X) = 0.811278, H(Y) = 1, H(Y|X) = 0.688722
_JOINT = "$P(Y=0, X=0) = 0.5$, $P(Y=1, X=0) = 0.25$, $P(Y=0, X=1) = 0$, $P(Y=1, X=1) = 0.25$. "


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("H(X,Y) = 1.5", "exact"),
        ("H(X) = 0.811", "rounded"),
        ("H(X|Y) = 0.5", "exact"),
        ("H(Y|X) = 0.689", "rounded"),
        ("H(Y|X) = 0.5", "refuted"),
    ],
)
def test_the_probabilities_of_pairs_of_outcomes_give_the_joint_law(
    claim: str, verdict: str
) -> None:
    assert verdicts(f"{_JOINT} ${claim}$ bits") == ["definition"] * 4 + [verdict]


def test_a_list_of_pairs_that_is_not_whole_gives_none() -> None:
    text = "$p(0,0) = 0.5$, $p(0,1) = 0.25$, $p(1,1) = 0.25$, $H(X,Y) = 1.4$"
    assert verdicts(text) == ["definition"] * 4


EXPLAINED_BEHIND = [
    (r"$H(P) = 1.75$ bits, where $P = [0.5, 0.25, 0.25]$.", ["refuted", "definition"]),
    (r"$H(P) = 1.5$ bits for $P = [0.5, 0.25, 0.25]$.", ["exact", "definition"]),
    (
        r"$D(P\|Q) = 0.208$ bits, where $P = [0.5, 0.5]$ and $Q = [0.25, 0.75]$.",
        ["rounded", "definition", "definition"],
    ),
    (
        r"$H(p) = 1$ for $p = 0.5$, and $H(p) = 0.469$ bits for $p = 0.1$.",
        ["exact", "definition", "rounded", "definition"],
    ),
    # what begins the next clause explains that
    (
        r"$H(P) = 1$ bit, and for $P = [0.9, 0.1]$ we get $H(P) = 0.469$ bits.",
        ["definition", "definition", "rounded"],
    ),
    (
        r"$H(P) = 1$ bit, for $P = [0.9, 0.1]$ we get $H(P) = 0.469$ bits.",
        ["definition", "definition", "rounded"],
    ),
    (r"$H(P) = 1$ bit. For $P = [0.9, 0.1]$.", ["definition", "definition"]),
]


@pytest.mark.parametrize(("text", "expected"), EXPLAINED_BEHIND)
def test_names_may_be_explained_behind_the_claim(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


DOTS = [
    (r"$H(p) = -[p_1 \log p_1 + \cdots + p_n \log p_n]$", ["proved"]),
    (r"$H(p) = p_1 \log p_1 + \cdots + p_n \log p_n$", ["refuted"]),
    (r"$H(p) = p_1 \log \frac{1}{p_1} + p_2 \log \frac{1}{p_2} + \dots$", ["proved"]),
    (r"$H(p_1, \dots, p_n) \le \log n$", ["proved"]),
    # the second term is not the first with 2 for 1
    (r"$H(p) = -(p_1 \log p_1 + p_2 \log p_3 + \dots + p_n \log p_n)$", ["unchecked"]),
    # 1.5 bits, with the dots between the first and the last of three
    (
        r"$P = [0.5, 0.25, 0.25]$, $H(P) = -p_1 \log_2 p_1 - \dots - p_3 \log_2 p_3 = 1.6$",
        ["definition", "proved", "refuted"],
    ),
    # the sum of squares, of powers of two or of all numbers up to 128?
    (r"$1 + 2 + \dots + 128 = 255$", ["unchecked"]),
    (r"$1 + 2 + 3 + \dots + 100 = 5050$", ["exact"]),
    (r"$1 + 2 + 3 + \dots + 100 = 5051$", ["refuted"]),
    # eight terms make 3; no whole number of them makes 3.1
    (r"$\frac18 \log_2 8 + \cdots + \frac18 \log_2 8 = 3$", ["definition"]),
    (r"$\frac18 \log_2 8 + \cdots + \frac18 \log_2 8 = 3.1$", ["unchecked"]),
    # as many variables, of which nothing is known together
    (r"$H(X_1, \dots, X_n) \le \sum_{i=1}^n H(X_i)$", ["unchecked"]),
    (r"$H(X_1) + \cdots + H(X_n) = n H(X)$", ["unchecked"]),
]


@pytest.mark.parametrize(("text", "expected"), DOTS)
def test_what_dots_leave_out_is_read_where_it_is_clear(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "As $X$ and $Y$ are independent, $H(X,Y) = H(X) + H(Y)$.",
        "Since the map is one-to-one, $H(X) = H(Y)$.",
        "For i.i.d. variables, $H(X_1, X_2) = 2 H(X_1)$.",
        "Over a noiseless channel, $I(X;Y) = H(X)$.",
        "# Deterministic channels\n\nHere $I(X;Y) = H(Y)$.",
        "Let $Y = f(X)$.\n\nThen $H(Y) \\le H(X)$.",
    ],
)
def test_what_holds_of_related_variables_is_not_called_wrong(text: str) -> None:
    assert "refuted" not in verdicts(text)


def test_a_wrong_chain_rule_is_wrong_of_any_variables() -> None:
    assert verdicts("In general, $H(X,Y) = H(X) + H(X|Y)$.") == ["refuted"]


ALL_NAMES_AT_ONCE = [
    # the names get their values where they are put in
    (r"$\eta = \frac{H}{L} = \frac{1.5}{1.6} = 0.9375$", ["definition", "definition", "exact"]),
    (
        r"$I(X;Y) = H(Y) - H(Y|X) = 1 - 0.469 = 0.531$",
        ["proved", "definition", "exact"],
    ),
    # a name has one value, and other arithmetic is no reading of it
    (r"$H = \frac{a}{a + b} = \frac{3}{4 + 5}$", ["definition", "unchecked"]),
    (r"$\eta = \frac{H}{L} = 1.5 \cdot 1.6$", ["definition", "unchecked"]),
    # a probability lies between 0 and 1
    (r"$I = \log_2 \frac{p(x)}{p(y)} = \log_2 \frac{3}{0.5}$", ["definition", "unchecked"]),
    (r"$a = 2$, $H = \frac{a}{b} = \frac{3}{4}$", ["definition", "definition", "unchecked"]),
]


@pytest.mark.parametrize(("text", "expected"), ALL_NAMES_AT_ONCE)
def test_a_link_that_puts_numbers_in_for_names_defines_them_in_its_chain(
    text: str, expected: list[str]
) -> None:
    assert verdicts(text) == expected


NO_FALSE_ALARMS = [
    # three thousand, or three: right with a decimal comma, 3.3219
    (r"$\operatorname{ld}(10) = 3{,}322$", ["rounded"]),
    (r"$\operatorname{ld}(10) = 3{,}232$", ["refuted"]),
    (r"$2 \cdot 1{,}000 = 2{,}000$", ["exact"]),
    # rounded to two places each
    (r"$P \approx [0.33, 0.33, 0.33]$", ["unchecked"]),
    (r"$\operatorname{softmax}(z) = [0.090, 0.245, 0.666]$", ["unchecked"]),
    (r"$P = [0.33, 0.33, 0.33]$", ["ill-formed"]),
    # 9 examples of one class and 5 of another: 0.940286 bits
    (
        r"$H([9+, 5-]) = -\frac{9}{14}\log_2\frac{9}{14} - \frac{5}{14}\log_2\frac{5}{14}$",
        ["definition"],
    ),
    (r"$S = [9+, 5-]$", ["definition"]),
    # the logistic function; the output of a unit
    (r"$\sigma(0.8) = \frac{1}{1 + e^{-0.8}} = 0.690$", ["definition", "rounded"]),
    (r"$\mathrm{softmax}(z)_1 = 0.659$", ["definition"]),
    (r"$y = 1$, $p = 0.9$, $\ell(y, p) = 0.105$", ["definition"] * 3),
]


@pytest.mark.parametrize(("text", "expected"), NO_FALSE_ALARMS)
def test_what_may_be_meant_otherwise_is_not_called_wrong(text: str, expected: list[str]) -> None:
    assert verdicts(text) == expected
