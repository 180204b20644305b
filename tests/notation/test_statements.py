"""Statements to be proved: their relations, definitions and conditions."""

import pytest

from symbolic_info.notation import Condition, NotUnderstood, Scope, read_statement
from symbolic_info.terms import (
    HALF,
    ONE,
    ZERO,
    Add,
    Alphabet,
    Apply,
    CrossEntropy,
    Div,
    Entropy,
    Index,
    JensenShannonDivergence,
    KLDivergence,
    LiteralPmf,
    Log,
    Marginal,
    Mixture,
    Mul,
    Pmf,
    Size,
    Symbol,
    number,
    subtract,
)

P, Q = Pmf("P"), Pmf("Q")
MEAN = Mixture((HALF, HALF), (P, Q))


def test_one_relation() -> None:
    (relation,) = read_statement(r"D_{KL}(P \parallel Q) = H(P,Q) - H(P)")
    assert relation.left == KLDivergence(P, Q)
    assert relation.sign == "="
    assert relation.right == subtract(CrossEntropy(P, Q), Entropy(P))
    assert relation.conditions == ()


def test_a_chain_is_as_many_relations_as_it_has_signs() -> None:
    first, second = read_statement(r"0 \le H(P) \le \log n")
    assert (first.left, first.sign, first.right) == (ZERO, "≤", Entropy(P))
    assert (second.left, second.sign, second.right) == (Entropy(P), "≤", Log(Size(Alphabet())))


@pytest.mark.parametrize(
    "source",
    [
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M), \quad M = \frac{P+Q}{2}",
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M) \text{ where } M = \tfrac12(P+Q)",
        r"D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M) \\ \text{where: } M = \frac{P+Q}{2}",
        r"M = \frac{P+Q}{2}, \quad D_{JS}(P\|Q) = \frac12 D(P\|M) + \frac12 D(Q\|M)",
    ],
)
def test_a_definition_holds_for_the_whole_statement(source: str) -> None:
    (relation,) = read_statement(source)
    assert relation.left == JensenShannonDivergence((HALF, HALF), (P, Q))
    assert relation.right == Add(
        (Mul((HALF, KLDivergence(P, MEAN))), Mul((HALF, KLDivergence(Q, MEAN))))
    )


def test_dominance_is_a_condition() -> None:
    (relation,) = read_statement(r"H(P, Q) - D(P\|Q) = H(P) \text{ if } P \ll Q")
    assert relation.conditions == (Condition(P, "≪", Q),)


def test_equality_behind_if_is_a_condition() -> None:
    (relation,) = read_statement(r"D_{KL}(P \| Q) = 0 \text{ if } P = Q")
    assert relation.right == ZERO
    assert relation.conditions == (Condition(P, "=", Q),)


def test_independence_is_a_condition_on_the_laws() -> None:
    joint = Pmf("P_XY", (Alphabet("X", "n"), Alphabet("Y", "m")))
    (relation,) = read_statement(r"H(X, Y) = H(X) + H(Y), \quad X \perp Y")
    assert relation.left == Entropy(joint)
    assert relation.conditions == (Condition(Marginal(joint, 0), "⊥", Marginal(joint, 1)),)


def test_rows_that_begin_with_a_sign_continue_the_chain() -> None:
    relations = read_statement(r"\begin{aligned} D(P\|Q) &= H(P,Q) - H(P) \\ &\ge 0 \end{aligned}")
    assert [relation.sign for relation in relations] == ["=", "≥"]


def test_declared_names_keep_their_meaning() -> None:
    (relation,) = read_statement("a = H(S)", Scope(scalars={"H(S)": number("0.94")}))
    assert (relation.left, relation.right) == (Symbol("a"), number("0.94"))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "H(P)",
        "= 3",
        r"x \in X",
        r"H(P) \to 0",
        "H(S) = 1",
        r"P(A | B) = P(B | A)",
        r"H(P = 0",
        r"D(P \| Q) = \dots",
        r"H(\frac{P}{2}) = 1",
        r"\frac{P+Q}{2} = [0.6, 0.6]",
    ],
)
def test_what_states_nothing_provable_is_refused(source: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_statement(source)
    start, end = refusal.value.span
    assert 0 <= start <= end <= len(source)


def test_that_two_pmfs_are_one_follows_where_equality_holds_only_then() -> None:
    (relation,) = read_statement(r"D(P \| Q) = 0 \implies P = Q")
    assert relation.case is not None
    assert (relation.case.sufficient, relation.case.necessary) == (False, True)
    assert relation.case.conditions == (Condition(Pmf("P"), "=", Pmf("Q")),)


@pytest.mark.parametrize(
    ("source", "usual"),
    [
        # small letters for random variables: Bishop, section 1.6
        ("H[x, y] = H[y|x] + H[x]", "H(X, Y) = H(Y|X) + H(X)"),
        ("I[x, y] = H[x] - H[x|y]", "I(X; Y) = H(X) - H(X|Y)"),
        # sums that leave out what they run over, and the sign of a sum
        (r"-\sum p \log p = H(p)", r"-\sum_x p(x) \log p(x) = H(p)"),
        (r"D(P \| Q) = \sum P \log \frac{P}{Q}", r"D(P \| Q) = \sum_x P(x) \log \frac{P(x)}{Q(x)}"),
        ("H(P) = -sum p_i log p_i", r"H(P) = -\sum_i p_i \log p_i"),
        ("D(P||Q) = sum_x P(x) log(P(x)/Q(x))", r"D(P||Q) = \sum_x P(x) \log(P(x)/Q(x))"),
        (r"1 = \sum_i \sum_j p_{ij}", r"1 = \sum_i \sum_j p(i, j)"),
        # Goodfellow, Bengio and Courville, Deep Learning, equation 3.51
        (r"H(P, Q) = -E_{x \sim P} \log Q(x)", r"H(P, Q) = -E_{x \sim P}[\log Q(x)]"),
        # mixtures of small letters: Cover and Thomas, theorem 2.7.3
        (
            r"H(\lambda p_1 + (1-\lambda) p_2) \ge \lambda H(p_1) + (1-\lambda) H(p_2)",
            r"H(\lambda P_1 + (1-\lambda) P_2) \ge \lambda H(P_1) + (1-\lambda) H(P_2)",
        ),
    ],
)
def test_other_ways_to_write_it_mean_the_same(source: str, usual: str) -> None:
    ((mine,), (theirs,)) = read_statement(source), read_statement(usual)
    assert repr((mine.left, mine.right)).lower() == repr((theirs.left, theirs.right)).lower()


@pytest.mark.parametrize(
    "words",
    [
        r"\text{ if } X \text{ and } Y \text{ are independent}",
        r"\text{ if } X, Y \text{ independent}",
        r"\text{ if X and Y are independent}",
        r"\text{ for independent } X, Y",
        r"\text{ if independent}",
        r"\text{ if } X \perp Y",
        r", \quad X \perp Y",
        "if X and Y are independent",
        "when independent",
    ],
)
def test_independence_may_be_said_in_words(words: str) -> None:
    (relation,) = read_statement(rf"P(x | y) = P(x) {words}")
    joint = Pmf("P", (Alphabet("X", "n"), Alphabet("Y", "m")))
    assert relation.conditions == (Condition(Marginal(joint, 0), "⊥", Marginal(joint, 1)),)


@pytest.mark.parametrize(
    "source",
    [
        "H(P) = log n if P is uniform",
        r"H(P) = \log n \text{ if } P \text{ is the uniform distribution}",
        r"\text{If } P \text{ is uniformly distributed}, H(P) = \log n",
        "If P is uniform, H(P) = log n",
        "If P is uniform, then H(P) = log n",
    ],
)
def test_that_a_pmf_is_uniform_may_be_said_in_words(source: str) -> None:
    (relation,) = read_statement(source)
    chance = Apply(Pmf("P"), (Index("x", Alphabet()),))
    assert relation.conditions == (Condition(chance, "=", Div(ONE, Size(Alphabet()))),)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        # true, and false without what the words suppose
        ("H(P) = log n if Q is flat", "is flat"),
        ("H(Y) = log n if Y is uniform", "is uniform"),
        ("H(P) = log n, P uniform", "uniform"),
        ("H(Y|X) = 0 if Y is a function of X", "is function of"),
        ("H(P) > 0 if P is not certain", "is not certain"),
        (r"D(P \| Q) = 0 \text{ if } P \text{ and } Q \text{ are equal}", "and are equal"),
        (r"D(P \| Q) = 0 \text{ if the pmfs } P \text{ and } Q \text{ are equal}", "and are equal"),
        ("H(X, Y) < H(X) + H(Y) if X and Y are dependent", "and are dependent"),
        ("D(P||Q) = 0 if P = R and R is Q", "is"),
        # a word is no factor of log n
        ("H(P) <= log n everywhere", "everywhere"),
    ],
)
def test_what_words_suppose_is_not_left_out(source: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_statement(source)
    assert f'"{words}"' in caught.value.message


@pytest.mark.parametrize(
    "source",
    [
        "D(P||Q) >= 0 if P and Q are pmfs",
        r"\text{if } P, Q \text{ are distributions, then } D(P \| Q) \ge 0",
        "D(P||Q) >= 0 always",
    ],
)
def test_what_words_say_of_all_pmfs_is_no_condition(source: str) -> None:
    (relation,) = read_statement(source)
    assert relation.left == KLDivergence(Pmf("P"), Pmf("Q"))
    assert (relation.sign, relation.right, relation.conditions) == ("≥", ZERO, ())


@pytest.mark.parametrize(
    ("source", "single"),
    [
        (r"H(X, Y) \ge \max(H(X), H(Y))", [r"H(X, Y) \ge H(X)", r"H(X, Y) \ge H(Y)"]),
        (r"\max\{H(X), H(Y)\} \le H(X, Y)", [r"H(X) \le H(X, Y)", r"H(Y) \le H(X, Y)"]),
        (r"I(X; Y) \le \min(H(X), H(Y))", [r"I(X; Y) \le H(X)", r"I(X; Y) \le H(Y)"]),
    ],
)
def test_beyond_an_extreme_is_beyond_each_value(source: str, single: list[str]) -> None:
    found = [(r.sign, repr(r.right)) for r in read_statement(source)]
    expected = [(r.sign, repr(r.right)) for one in single for r in read_statement(one)]
    assert len(found) == 2
    assert found == expected


@pytest.mark.parametrize(
    "source",
    [r"H(X) \le \max(H(X), H(Y))", r"H(X, Y) = \max(H(X), H(Y))", r"H(X) \ge \min(H(X), 1)"],
)
def test_what_is_not_said_of_each_value_of_an_extreme_is_refused(source: str) -> None:
    with pytest.raises(NotUnderstood):
        read_statement(source)


def test_the_law_of_the_one_variable_is_called_p() -> None:
    (relation,) = read_statement(r"H(X) = \log n - D(p \| u)")
    assert relation.left == Entropy(Pmf("p"))


def test_one_of_several_values_is_where_a_product_of_differences_vanishes() -> None:
    (relation,) = read_statement(r"H(P) = 0 \iff P(x) \in \{0, 1\} \text{ for all } x")
    assert relation.case is not None
    (condition,) = relation.case.conditions
    at = Apply(P, (Index("x", Alphabet()),))
    differences = Mul((subtract(at, ZERO), subtract(at, ONE)))
    assert condition == Condition(differences, "=", ZERO)


@pytest.mark.parametrize("source", [r"H(f(X)) \le H(X)", r"H(X, g(X)) = H(X)"])
def test_a_function_of_a_random_variable_is_no_pmf(source: str) -> None:
    with pytest.raises(NotUnderstood, match="functions of random variables"):
        read_statement(source)


def test_a_divergence_of_conditional_laws_is_a_mean_unless_it_stands_in_a_sum() -> None:
    mean, alone = (
        read_statement(
            r"D(p(y|x) \| q(y|x)) = \sum_x p(x) D(p(y|x) \| q(y|x)) = \sum_x \sum_y p(x, y)"
        )[0].left,
        read_statement(r"\sum_x p(x) D(p(y|x) \| q(y|x)) = \sum_x \sum_y p(x, y)")[0].left,
    )
    assert mean == alone


@pytest.mark.parametrize("words", ["with equality iff", "with equality if and only if"])
def test_when_equality_holds_may_be_said_in_plain_text(words: str) -> None:
    (relation,) = read_statement(f"D(P||Q) >= 0 {words} P = Q")
    (other,) = read_statement(rf"D(P \| Q) \ge 0 \text{{ {words} }} P = Q")
    assert relation.case is not None
    assert relation.case == other.case


@pytest.mark.parametrize(
    "source",
    [
        # what a name stands for is no claim, which another value would refute
        r"D_{JS} = \frac12 D(P \| M) + \frac12 D(Q \| M)",
        r"H = -\sum_x P(x) \log P(x)",
        r"J = D(P \| Q) + D(Q \| P)",
        # two draws, and no coin with the probability P^2
        "H(P^2) = 2 H(P)",
        r"D(P^2 \| Q^2) = 2 D(P \| Q)",
        # the mean of Q(x), and no number Q = 2
        r"E_P[Q] \le 1",
        # true of the matrix of a channel, false of a joint distribution
        r"\sum_j p_{ij} = 1",
        r"\sum_i p_{ij} = p_j",
    ],
)
def test_nothing_is_claimed_of_what_is_not_known(source: str) -> None:
    with pytest.raises(NotUnderstood):
        read_statement(source)


@pytest.mark.parametrize(
    "source", [r"H = H(P) \le \log n", r"h = H(P), h \le \log n", r"H(P) \le \log n"]
)
def test_a_name_that_begins_a_chain_stands_for_what_follows(source: str) -> None:
    (relation,) = read_statement(source)
    assert (relation.left, relation.right) == (Entropy(P), Log(Size(Alphabet())))


@pytest.mark.parametrize("half", [r"\frac12", "1/2", "0.5"])
def test_beside_the_entropy_of_a_number_that_of_p_is_of_a_number(half: str) -> None:
    # a coin has at most the entropy of a fair one; a pmf p of three symbols may have more
    (relation,) = read_statement(rf"H(p) \le H({half})")
    assert relation.left == Entropy(LiteralPmf((Symbol("p"), subtract(ONE, Symbol("p")))))


def test_a_claim_may_follow_what_it_supposes_behind_a_comma() -> None:
    (relation,) = read_statement(r"If P = Q, D(P \| Q) = 0")
    assert (relation.left, relation.right) == (KLDivergence(P, Q), ZERO)
    assert relation.conditions == (Condition(P, "=", Q),)


def test_what_only_supposes_claims_nothing() -> None:
    for source in ("if P = Q and Q = P", "if a > 0, b > 0"):
        with pytest.raises(NotUnderstood):
            read_statement(source)
