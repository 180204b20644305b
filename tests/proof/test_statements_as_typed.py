"""Statements as lecturers set them, beside the catalogue: true ones, and false ones near them.

The verdicts are the field's (Cover and Thomas, Elements of Information Theory, 2nd ed., chapter
2), or worked out by hand where the false one has its counterexample beside it.
"""

import pytest

from symbolic_info import NotProved, prove
from symbolic_info.proof import DominatedBy, Refutation, Theorem
from symbolic_info.proof import prove as decide
from symbolic_info.publish.answers.answer import answer
from symbolic_info.terms import (
    Add,
    Alphabet,
    Apply,
    Index,
    Marginal,
    Pmf,
    Sum,
    Uniform,
    number,
)
from symbolic_info.wording.words import conditions_in_words

M = r"\frac{P+Q}{2}"

TRUE = [
    # numbers
    r"\log x \le x - 1",
    r"\ln x \ge 1 - \frac{1}{x}",
    r"-\ln x \ge 1 - x",
    r"x \ln x \ge x - 1",
    r"\log_2 x \le (x - 1) \log_2 e",
    r"\frac{H(P)}{3 - 1} = \frac12 H(P)",
    r"e^{\ln 2} = 2",
    r"2^{\log_2 3} = 3",
    r"b^{\log_b x} = x",
    r"e^{2 \ln x} = x^2",
    r"e^{-\ln 2} = 1/2",
    r"\ln 2 < 1",
    r"1.58 \le \log_2 3",
    r"\log_2 3 \le 1.59",
    r"H([1/2, 1/3, 1/6]) < 1.46 \text{ bits}",
    r"1 \text{ nat} = \log_2 e \text{ bits}",
    r"H([1/2, 1/4, 1/8, 1/8]) = 1.75 \text{ bits}",
    # one distribution
    r"D(P \| U) \le \log n",
    r"H(U, P) \ge \log n",
    r"D(U \| P) = -\log n - \frac{1}{n} \sum_x \log P(x)",
    r"H(U) \ge H(P)",
    r"H(P) + H(Q) \le 2 \log n",
    r"P(x) \le 1",
    r"\log P(x) \le 0",
    r"P(x) \log P(x) \le 0",
    r"-P(x) \log P(x) \ge 0",
    r"H_b(P) \ge 0",
    r"H_b(P) \le \log_b n",
    r"H_b(P) \le H_b(P, Q)",
    r"-\log_b P(x) \ge 0",
    r"2^{-\log_2 P(x)} = \frac{1}{P(x)}",
    r"\sum_x P(x) \frac{1}{P(x)} = n \text{ if } P(x) > 0",
    # two
    r"D(P \| R) - D(P \| Q) = H(P, R) - H(P, Q)",
    r"H(P) - H(Q) \le H(P, Q)",
    r"\sum_x (P(x) - Q(x)) \log \frac{P(x)}{Q(x)} \ge 0",
    r"-\sum_x P(x) \log Q(x) \ge -\sum_x P(x) \log P(x)",
    r"H(P, Q) = H(Q) \text{ if } P = Q",
    # squares
    r"\sum_x (P(x) - Q(x))^2 = \sum_x P(x)^2 + \sum_x Q(x)^2 - 2 \sum_x P(x) Q(x)",
    r"\sum_x (P(x) - \frac1n)^2 = \sum_x P(x)^2 - \frac1n",
    r"\sum_x P(x) (1 - P(x)) = 1 - \sum_x P(x)^2",
    r"\sum_x \frac{(P(x) - Q(x))^2}{Q(x)} = \sum_x \frac{P(x)^2}{Q(x)} - 1",
    r"\sum_x P(x)^2 \le 1",
    r"\sum_x P(x)^2 \ge \frac1n",
    r"\sum_x P(x)^3 \le \sum_x P(x)^2",
    r"\sum_x P(x) Q(x) \le 1",
    r"\sum_x P(x) Q(x) \le \frac12 (\sum_x P(x)^2 + \sum_x Q(x)^2)",
    r"\sum_x P(x) (1 - P(x)) \ge 0",
    r"1 - \sum_x P(x)^2 \le 1 - \frac1n",
    r"\sum_x (P(x) - Q(x))^2 \le 2",
    # exponentials
    r"2^{H(P)} \le n",
    r"e^{H(P)} \le n",
    r"2^{-H(P)} \le 1",
    r"2^{H(P)} \le 2^{H(P, Q)}",
    r"2^{H(X, Y)} \le 2^{H(X)} 2^{H(Y)}",
    # mixtures
    r"H(\lambda P + (1-\lambda) Q) \le \lambda H(P) + (1-\lambda) H(Q) + H([\lambda, 1-\lambda])",
    r"H(\lambda P + (1-\lambda) Q) \le \lambda H(P) + (1-\lambda) H(Q) + h(\lambda)",
    rf"D(P \| {M}) \le \log 2",
    rf"D(P \| {M}) \le \frac12 D(P \| Q)",
    rf"D({M} \| Q) \le \frac12 D(P \| Q)",
    r"D(P \| \lambda P + (1-\lambda) Q) \le (1-\lambda) D(P \| Q)",
    rf"H(P, {M}) \le \frac{{H(P) + H(P, Q)}}{{2}}",
    rf"H(P, {M}) \le H(P) + \log 2",
    rf"H({M}) \le \frac{{H(P) + H(Q)}}{{2}} + \log 2",
    rf"H({M}) \ge \frac12 H(P)",
    r"\frac12 D(P \| R) + \frac12 D(Q \| R) \ge D_{JS}(P \| Q)",
    r"D(\frac{P+U}{2} \| U) = \log n - H(\frac{P+U}{2})",
    # coins
    r"D([p, 1-p] \| [1/2, 1/2]) = \log 2 - H([p, 1-p])",
    r"p \log \frac{p}{q} + (1-p) \log \frac{1-p}{1-q} \ge 0",
    r"h(1/2) = \log 2",
    r"H_2(p) \le 1",
    r"H_b(1/2) = 1",
    # products
    r"D(P \times R \| Q \times R) = D(P \| Q)",
    r"D(P \times P \| Q \times Q) = 2 D(P \| Q)",
    # two variables
    r"P(x) P(y \mid x) = P(x, y)",
    r"P(x) P(y \mid x) = P(y) P(x \mid y)",
    r"P(x, y) \le P(x)",
    r"P(y \mid x) \le 1",
    r"P(x \mid y) = \frac{P(x) P(y \mid x)}{P(y)}",
    r"P(x \mid y) = \frac{P(y \mid x) P(x)}{\sum_z P(y \mid z) P(z)}",
    r"P(x) = \sum_y P(x \mid y) P(y)",
    r"P(x \mid y) = P(x) \text{ if } X \perp Y",
    r"P(x, y) = P(x) P(y) \text{ if } X \text{ and } Y \text{ are independent}",
    r"\sum_y P(y \mid x) = 1",
    r"H(Y \mid X) = \sum_x p(x) (-\sum_y p(y \mid x) \log p(y \mid x))",
    r"H(Y \mid X) = \sum_x p(x) H(Y \mid X = x)",
    r"H(X \mid Y) = \sum_y p(y) H(X \mid Y = y)",
    r"H(Y \mid X = x) \ge 0",
    r"I(X; Y) = E[\log \frac{p(X, Y)}{p(X) p(Y)}]",
    r"H(X, Y) = -E[\log p(X, Y)]",
    r"I(X; Y) = D(P_{XY} \| P_X P_Y)",
    r"\log \frac{p(x \mid y)}{p(x)} = \log \frac{p(x, y)}{p(x) p(y)}",
    r"I(X; Y) = \sum_x p(x) D(p(y \mid x) \| p(y))",
    r"D(p(x, y) \| q(x, y)) = D(p(x) \| q(x)) + D(p(y \mid x) \| q(y \mid x))",
    r"\sum_x \sum_y P(x, y) \log P(x) = -H(X)",
    r"H_b(X) \ge H_b(X \mid Y)",
    r"H(X \mid Y) \ge 0",
    r"H(X, Y) \ge H(X)",
    r"H(X, Y) - H(X) \ge 0",
    r"H(X \mid Y) \le H(X, Y)",
    r"H(X \mid Y) + H(Y \mid X) \le H(X, Y)",
    r"2 H(X, Y) \ge H(X) + H(Y)",
    r"I(X; Y) \le H(X)",
    r"I(X; Y) \le H(Y)",
    r"I(X; Y) \le \frac12 (H(X) + H(Y))",
    r"I(X; Y) \le H(X, Y)",
    r"I(X; Y) \le \log n",
    r"I(X; Y) = H(X, Y) - H(X \mid Y) - H(Y \mid X)",
    r"D(P_{XY} \| P_X \otimes Q_Y) = I(X; Y) + D(P_Y \| Q_Y)",
    r"D(P_{XY} \| P_X \otimes Q_Y) \ge I(X; Y)",
    r"D(P_{XY} \| Q_X \otimes Q_Y) = I(X; Y) + D(P_X \| Q_X) + D(P_Y \| Q_Y)",
    r"D(P_{XY} \| Q_{XY}) \ge D(P_X \| Q_X)",
    r"D(P_Y \| Q_Y) \le D(P_{XY} \| Q_{XY})",
    r"H(X, Y) = H(X) + H(Y) \text{ if } X \perp Y",
    # n values of X, m of Y
    r"H(X, Y) \le \log n + \log m",
    r"H(X, Y) \le \log(n m)",
    r"H(Y | X) \le \log m",
    r"H(Y) \le \log m",
    r"I(X; Y) \le \log m",
]

FALSE = [
    r"\log x \ge x - 1",
    r"\ln x \le 1 - \frac{1}{x}",
    r"\log_2 x \le x - 1",  # x = 3/2: 0.58
    r"\frac{H(P)}{1 - 1} = H(P)",
    r"e^{\ln 2} = 3",
    r"2^{\ln 3} = 3",
    r"\ln 2 > 1",
    r"H([1/2, 1/3, 1/6]) < 1.45 \text{ bits}",
    r"1 \text{ bit} = \log_2 e \text{ nats}",
    r"H([1/2, 1/2]) = 1 \text{ nat}",
    # 0 (1/0) = 0 at a symbol that does not occur
    r"\sum_x P(x) \frac{1}{P(x)} = n",
    r"D(P \| Q) \le H(P)",  # P = [1/2, 1/2], Q = [1/100, 99/100]
    r"D(P \| Q) \le \log n",
    r"H(P, Q) \le \log n",
    r"H(U, P) \le \log n",
    r"P(x) \ge 1",
    r"P(x) + Q(x) \le 1",
    r"P(x) \log P(x) \ge 0",
    r"-P(x) \log P(x) \ge P(x)",
    r"\sum_x (P(x) - Q(x))^2 = \sum_x P(x)^2 - \sum_x Q(x)^2",
    r"\sum_x (P(x) - \frac1n)^2 = \sum_x P(x)^2 + \frac1n",
    r"\sum_x P(x)^2 = 1",
    r"\sum_x P(x)^2 \ge 1",
    r"\sum_x P(x)^2 \ge \frac2n",  # P uniform
    r"\sum_x P(x)^2 \le \frac1n",
    r"\sum_x P(x) Q(x) \ge \frac1n",
    r"\sum_x (P(x) - Q(x))^2 \le 1",  # two certain symbols
    r"2^{H(P)} \ge n",
    r"2^{H(P)} \le 2",
    r"2^{H(P, Q)} \le 2^{H(P)}",
    r"H(\lambda P + (1-\lambda) Q) \le \lambda H(P) + (1-\lambda) H(Q) + \frac12 h(\lambda)",
    r"\sum_x \frac{(P(x) - Q(x))^2}{Q(x)} = \sum_x \frac{P(x)^2}{Q(x)} + 1",
    r"\sum_x \frac{(P(x) - Q(x))^2}{Q(x)} = \sum_x \frac{P(x)^2}{P(x)} - 1",
    rf"D(P \| {M}) \le \frac12 \log 2",  # disjoint supports give log 2
    rf"D(P \| {M}) \le \frac14 D(P \| Q)",
    rf"H(P, {M}) \le H(P) + \frac12 \log 2",
    rf"H({M}) \le \frac{{H(P) + H(Q)}}{{2}}",
    rf"D({M} \| R) \ge \frac12 D(P \| R) + \frac12 D(Q \| R)",
    r"D_{JS}(P \| Q) \ge \frac14 (D(P \| Q) + D(Q \| P))",
    r"H([p, 1-p]) \le \frac12 \log 2",
    r"H_2(p) \ge 1",
    r"D(P \times R \| Q \times R) = D(P \| R)",
    r"P(x) P(y \mid x) = P(y)",
    r"P(x, y) = P(x) P(y)",
    r"P(x \mid y) = P(y \mid x)",
    r"P(x) \le P(x, y)",
    # H(Y | X) is at most H(Y), and for single values of X it may be more
    r"H(Y \mid X = x) \le H(Y)",
    r"H(Y \mid X) = \sum_x p(x) H(X \mid Y = y)",
    r"D(p(y \mid x) \| q(y \mid x)) = D(q(y \mid x) \| p(y \mid x))",
    r"\sum_x \sum_y P(x, y) \log P(x) = -H(Y)",
    r"H(X \mid Y) \ge H(X)",
    r"H(X, Y) \le H(X)",
    r"H(X, Y) \ge H(X) + H(Y)",
    r"H(X \mid Y) \le H(Y \mid X)",
    r"H(X \mid Y) + H(Y \mid X) \ge H(X, Y)",
    r"I(X; Y) \le \frac12 H(X)",  # two equal coins
    r"I(X; Y) \ge H(X)",
    r"I(X; Y) \ge H(X, Y)",
    r"2 H(X, Y) \le H(X) + H(Y)",
    r"D(P_{XY} \| P_X \otimes Q_Y) \le I(X; Y)",
    r"D(P_{XY} \| Q_{XY}) \le D(P_X \| Q_X)",
    r"D(P_{XY} \| Q_{XY}) \ge D(P_X \| Q_X) + D(P_Y \| Q_Y)",
    r"D(P_{XY} \| Q_X \otimes Q_Y) = D(P_X \| Q_X) + D(P_Y \| Q_Y)",
]


@pytest.mark.parametrize("statement", TRUE)
def test_what_is_true_is_proved(statement):
    assert prove(statement).lines


@pytest.mark.parametrize("statement", FALSE)
def test_what_is_false_is_refuted(statement):
    with pytest.raises(NotProved) as caught:
        prove(statement)
    assert isinstance(caught.value.decision, Refutation)


@pytest.mark.parametrize(
    ("statement", "positive"),
    [
        (r"P(x \mid y) = \frac{P(x) P(y \mid x)}{P(y)}", [1]),
        (r"\sum_y P(y \mid x) = 1", [0]),
    ],
)
def test_what_is_divided_by_is_supposed_to_be_positive(statement, positive):
    # 0/0 is undefined; where P(x) is only multiplied by P(y | x), it may be 0
    hypotheses = prove(statement).statement.hypotheses
    X, Y = Alphabet(), Alphabet("Y", "m")
    laws = [Marginal(Pmf("P", (X, Y)), axis) for axis in positive]
    assert set(hypotheses) == {DominatedBy(Uniform((X, Y)[law.axis]), law) for law in laws}


def terms_of(statement):
    return [str(line.term) for line in prove(statement).lines]


def test_an_entropy_is_at_most_the_joint_one_by_the_chain_rule():
    # as in Cover and Thomas, 2.2: the chain rule, and H(Y | X) >= 0
    assert terms_of(r"H(X, Y) \ge H(X)") == ["H(P_XY_0) + H(P_XY: 1 | 0)", "H(P_XY_0)"]


def test_mutual_information_is_at_most_entropy_by_what_it_is():
    # H(X) = I(X; Y) + H(X | Y)
    assert terms_of(r"I(X; Y) \le H(X)") == ["I(P_XY) + H(P_XY: 0 | 1)", "H(P_XY_0)"]


def test_a_conditional_entropy_is_zero_where_one_variable_determines_the_other():
    theorem = prove(r"H(Y \mid X) \ge 0")
    (condition,) = theorem.equality.conditions
    assert theorem.equality.always
    # P(x, y) (P(x) - P(x, y)) vanishes: P(y | x) is 0 or 1
    assert len(condition.indices) == 2
    assert terms_of(r"H(Y \mid X) \ge 0")[-1] == "0"


def test_two_sums_may_bind_one_letter_over_two_alphabets():
    other = Alphabet("Y", "m")
    x, z = Index("x", Alphabet()), Index("x", other)
    sums = (Sum(Apply(Pmf("P"), (x,)), x), Sum(Apply(Pmf("R", (other,)), (z,)), z))
    assert isinstance(decide(Add(sums), "=", number(2)), Theorem)


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        # P <= 1
        (r"\sum_x P(x)^2 \le 1", ["sum_x(P(x))", "1"]),
        (r"P(y \mid x) \le 1", ["(1/P_0(x))*P_0(x)", "1"]),
        # JS is what the entropy of a mixture exceeds the mean entropy by
        (
            r"H(\frac{P+Q}{2}) \le \frac12 H(P) + \frac12 H(Q) + \log 2",
            [
                "H((1/2)*P + (1/2)*Q) + (log(2) - JS[1/2, 1/2](P || Q))",
                "(1/2)*H(P) + (1/2)*H(Q) + log(2)",
            ],
        ),
    ],
)
def test_the_proof_is_that_of_the_blackboard(statement, lines):
    assert terms_of(statement) == lines


def test_a_collision_is_as_unlikely_as_can_be_for_the_uniform_pmf():
    theorem = prove(r"\sum_x P(x)^2 \ge \frac1n")
    words = conditions_in_words(theorem)
    assert "equality holds if and only if P is uniform" in words


@pytest.mark.parametrize(
    "statement",
    [
        # the logarithm of the quotient
        r"\log 1/x = -\log x",
        r"\sum_x P(x) \log P(x)/Q(x) = D(P \| Q)",
        "sum p log p/q >= 0",
        "D(p||q) = p log p/q + (1-p) log (1-p)/(1-q)",
        # H(P) in nats
        r"H_2(P) = H(P) \log_2 e",
    ],
)
def test_what_is_true_as_it_may_be_meant_is_not_refuted(statement):
    assert answer(statement).verdict == "proved"


@pytest.mark.parametrize(
    "statement",
    [
        # for x = 1/2 and e: log 2 is not 0
        r"-\log x = \log 1/x = (\log 1)/x",
        # for a fair coin: 1 bit, and log2 e = 1.44 times as many bits
        r"H_2(P) = H(P) = H(P) \log_2 e",
    ],
)
def test_a_chain_is_not_true_by_two_meanings_of_one_writing(statement):
    assert answer(statement).verdict == "refuted"
