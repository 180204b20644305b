"""What is said about the conditions of theorems, and about counterexamples."""

from symbolic_info.proof import Refutation, Theorem, derive, prove
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
    KLDivergence,
    Log,
    Marginal,
    Mixture,
    Pmf,
    Size,
    Sum,
    Term,
    Uniform,
    subtract,
)
from symbolic_info.wording.letters import letters_for
from symbolic_info.wording.phrases import in_latex_text, in_plain_text
from symbolic_info.wording.vanishing import equality_in_words
from symbolic_info.wording.words import (
    conditions_in_words,
    conditions_of,
    counterexample_in_words,
)

P, Q = Pmf("P"), Pmf("Q")


def conditions(left: Term, sign: str, right: Term) -> str:
    theorem = prove(left, sign, right)
    assert isinstance(theorem, Theorem)
    return conditions_in_words(theorem)


def counterexample(left: Term, sign: str, right: Term) -> str:
    refutation = prove(left, sign, right)
    assert isinstance(refutation, Refutation)
    return counterexample_in_words(refutation)


def test_the_kl_identity_is_infinite_on_both_sides_where_p_is_not_dominated() -> None:
    words = conditions(KLDivergence(P, Q), "=", subtract(CrossEntropy(P, Q), Entropy(P)))
    assert words == ("where P is not absolutely continuous with respect to Q, both sides are +∞")


def test_a_difference_of_infinities_is_excluded_by_a_condition() -> None:
    words = conditions(subtract(CrossEntropy(P, Q), KLDivergence(P, Q)), "=", Entropy(P))
    assert words == "provided that P is absolutely continuous with respect to Q"


def test_the_continuous_identity_says_which_integral_is_finite() -> None:
    words = conditions_in_words(derive("kl-of-densities-is-cross-entropy-minus-entropy"))
    assert words.startswith("provided that the integral ∫ p(x) log p(x) dx exists and is finite")


def test_change_of_base_says_what_a_base_is() -> None:
    words = conditions_in_words(derive("change-of-base"))
    assert words == "x is positive; a and b are positive and not 1"


def test_jensen_shannon_is_finite() -> None:
    words = conditions_in_words(derive("js-is-entropy-of-mixture-minus-mean-entropy"))
    assert words == "both sides are finite"


def test_what_holds_for_all_distributions_needs_no_words() -> None:
    assert conditions_in_words(derive("entropy-is-expected-surprisal")) == ""


def test_cross_entropy_is_not_said_to_be_finite() -> None:
    assert "finite" not in conditions_in_words(derive("cross-entropy-is-at-least-entropy"))


def test_kl_divergence_is_refuted_to_be_symmetric_with_both_values() -> None:
    # D([1/2, 1/2] || [1/4, 3/4]) = ln 2 - ln(3)/2 = 0.14384..., the other 0.13081...
    words = counterexample(KLDivergence(P, Q), "=", KLDivergence(Q, P))
    assert words == (
        "for P = [1/2, 1/2], Q = [1/4, 3/4] the left side is about 0.143841 and the right side "
        "about 0.130812 (natural logarithms)"
    )


def test_the_size_of_the_alphabet_is_part_of_a_counterexample() -> None:
    # the entropy of the uniform pmf on two symbols is ln 2 = 0.693147...
    words = counterexample(Entropy(Uniform()), "=", ZERO)
    assert words == (
        "for n = 2 the left side is about 0.693147 and the right side 0 (natural logarithms)"
    )


def test_a_difference_that_is_none_is_refuted_by_the_equality() -> None:
    words = counterexample(KLDivergence(P, P), "≠", ZERO)
    assert words.startswith("both sides are always equal: ")


def test_the_letter_of_a_mixture_is_no_name_in_use() -> None:
    mixture = Mixture((HALF, HALF), (P, Pmf("M")))
    assert letters_for((Entropy(mixture),), {}) == {mixture: "M_1"}


def test_mixtures_that_differ_in_order_alone_have_one_letter() -> None:
    one, other = Mixture((HALF, HALF), (P, Q)), Mixture((HALF, HALF), (Q, P))
    assert letters_for((Entropy(one), Entropy(other)), {}) == {one: "M", other: "M"}


def test_equality_cases_of_two_variables_are_said_in_words() -> None:
    X, Y = Alphabet(), Alphabet("Y", "m")
    J = Pmf("J", (X, Y))
    for left, right, words in (
        (Entropy(J), Entropy(Marginal(J, 0)), "makes the second variable a function of the first"),
        (Entropy(J), Entropy(Marginal(J, 1)), "makes the first variable a function of the second"),
        (Entropy(J), ZERO, "is certain of one pair of symbols"),
    ):
        theorem = prove(left, "≥", right)
        assert isinstance(theorem, Theorem)
        said = in_plain_text(equality_in_words(theorem, {}))
        assert said == f"equality holds if and only if J {words}"


def test_a_marginal_probability_that_is_divided_by_is_said_to_be_positive() -> None:
    joint = Pmf("P", (Alphabet(), Alphabet("Y", "m")))
    x, y = (Index(letter, alphabet) for letter, alphabet in zip("xy", joint.alphabets, strict=True))
    conditional = Div(Apply(joint, (x, y)), Apply(Marginal(joint, 0), (x,)))
    assert conditions(Sum(conditional, y), "=", ONE) == "provided that P(x) > 0 for every x"
    theorem = prove(Sum(conditional, y), "=", ONE)
    assert isinstance(theorem, Theorem)
    # in the text of LaTeX, > would be an inverted question mark
    said = [in_latex_text(phrase) for phrase in conditions_of(theorem, {})]
    assert r"provided that \(P(x) > 0\) for every \(x\)" in said


def test_two_alphabets_have_two_sizes_and_their_uniform_pmfs_one_letter() -> None:
    X, Y = Alphabet(), Alphabet("Y", "m")
    joint = Pmf("P_XY", (X, Y))
    theorem = prove(Entropy(joint), "≤", Add((Log(Size(X)), Log(Size(Y)))))
    assert isinstance(theorem, Theorem)
    said = [in_plain_text(phrase) for phrase in conditions_of(theorem, {})]
    assert said[1:3] == ["U is the uniform distribution", "n and m are the sizes of the alphabets"]
    assert len(set(said)) == len(said)
    # equality holds for independent uniform variables
    assert said[-1] == (
        "equality holds if and only if P_Y is uniform and if P_X is uniform and if P_XY makes the "
        "two variables independent"
    )
