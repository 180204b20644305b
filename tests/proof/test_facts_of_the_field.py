"""The facts of the field, as a person types them, and the theorem of the catalogue that each is.

Zeros of the pmfs are included in every one of them. Where the field says when an inequality is
an equality, the fact says so with it. Two facts are there as two theorems.
"""

import pytest

from symbolic_info import prove
from symbolic_info.proof import derive, names, statement_of
from symbolic_info.terms import alpha_equal

MIXED = r"\lambda P + (1-\lambda) Q"
M = r"\frac{P+Q}{2}"


def kl(first, second):
    return rf"D_{{KL}}({first} \parallel {second})"


def mean(first, second):
    return rf"\lambda {first} + (1-\lambda) {second}"


JS = r"D_{JS}(P \parallel Q)"
WEIGHTED_JS = mean(kl("P", MIXED), kl("Q", MIXED))
IF = r"\text{ if } "
IFF = r"\text{ with equality iff } "

FACTS = {
    # surprisal
    "surprisal-decreases-with-probability": r"P(y) \ge P(x) \implies I(y) \le I(x)",
    # entropy
    "entropy-is-non-negative": r"H(P) \ge 0",
    "entropy-is-at-most-log-n": r"H(P) \le \log n \text{ with equality iff } P(x) = 1/n",
    "entropy-is-concave": rf"H({MIXED}) \ge {mean('H(P)', 'H(Q)')}",
    "entropy-of-uniform-is-log-n": r"H(U) = \log n",
    "binary-entropy-is-symmetric": "h(p) = h(1 - p)",
    "binary-entropy-is-at-most-log-two": r"H_b(p) \le \log 2",
    "grouping-of-entropy": "H([p, (1-p) q, (1-p)(1-q)]) = H([p, 1-p]) + (1-p) H([q, 1-q])",
    # cross entropy
    "cross-entropy-is-at-least-entropy": r"H(P, Q) \ge H(P) \text{ with equality iff } P = Q",
    "cross-entropy-is-linear-in-the-first-argument": (
        rf"H({MIXED}, R) = {mean('H(P, R)', 'H(Q, R)')}"
    ),
    "cross-entropy-is-convex-in-the-second-argument": (
        rf"H(R, {MIXED}) \le {mean('H(R, P)', 'H(R, Q)')}"
    ),
    # KL divergence
    "kl-is-cross-entropy-minus-entropy": kl("P", "Q") + "= H(P, Q) - H(P)",
    "kl-is-non-negative": kl("P", "Q") + r"\ge 0" + IFF + "P = Q",
    "kl-of-equal-distributions-is-zero": kl("P", "P") + "= 0",
    "kl-is-convex-in-the-pair": (
        kl(MIXED, mean("R", "V")) + r"\le " + mean(kl("P", "R"), kl("Q", "V"))
    ),
    "kl-is-convex-in-the-first-argument": (
        kl(MIXED, "R") + r"\le " + mean(kl("P", "R"), kl("Q", "R"))
    ),
    "kl-is-convex-in-the-second-argument": (
        kl("R", MIXED) + r"\le " + mean(kl("R", "P"), kl("R", "Q"))
    ),
    "kl-to-uniform-is-log-n-minus-entropy": kl("P", "U") + r"= \log n - H(P)",
    "symmetrised-kl-as-one-sum": (
        kl("P", "Q") + "+" + kl("Q", "P") + r"= \sum_x (P(x) - Q(x)) \log \frac{P(x)}{Q(x)}"
    ),
    "kl-is-infinite-without-absolute-continuity": (
        kl("P", "Q") + r"= \infty" + IF + r"P \not\ll Q"
    ),
    "kl-is-finite-under-absolute-continuity": kl("P", "Q") + r"< \infty" + IF + r"P \ll Q",
    "kl-is-not-symmetric": kl("P", "Q") + r"\ne " + kl("Q", "P"),
    "kl-has-no-triangle-inequality": (
        kl("P", "R") + r"\not\le " + kl("P", "Q") + "+" + kl("Q", "R")
    ),
    # Jensen-Shannon divergence
    "js-is-symmetric": JS + r"= D_{JS}(Q \parallel P)",
    "js-is-non-negative": JS + r"\ge 0" + IFF + "P = Q",
    "js-of-equal-distributions-is-zero": r"D_{JS}(P \parallel P) = 0",
    "js-is-at-most-log-two": JS + r"\le \log 2" + IFF + "P(x) Q(x) = 0",
    "js-of-disjoint-supports-is-log-two": JS + r"= \log 2" + IF + "P(x) Q(x) = 0",
    "js-is-finite": JS + r"< \infty",
    "js-is-entropy-of-mixture-minus-mean-entropy": (
        JS + rf"= H({M}) - \frac{{1}}{{2}} (H(P) + H(Q))"
    ),
    "js-is-at-most-a-quarter-of-symmetrised-kl": (
        JS + rf"\le \frac14 ({kl('P', 'Q')} + {kl('Q', 'P')})" + IFF + "P = Q"
    ),
    "compensation-identity": (
        rf"\frac12 ({kl('P', 'R')} + {kl('Q', 'R')}) =" + JS + "+" + kl(M, "R")
    ),
    "weighted-js-is-entropy-of-mixture-minus-mean-entropy": (
        WEIGHTED_JS + f"= H({MIXED}) - ({mean('H(P)', 'H(Q)')})"
    ),
    "weighted-js-is-non-negative": WEIGHTED_JS + r"\ge 0",
    "weighted-js-is-at-most-entropy-of-weights": WEIGHTED_JS + r"\le H([\lambda, 1-\lambda])",
    # two random variables
    "chain-rule-of-entropy": r"H(X, Y) = H(X) + H(Y \mid X)",
    "mutual-information-is-what-y-tells-of-x": r"I(X; Y) = H(X) - H(X \mid Y)",
    "mutual-information-is-what-x-tells-of-y": r"I(X; Y) = H(Y) - H(Y \mid X)",
    "mutual-information-by-entropies": "I(X; Y) = (H(X) + H(Y)) - H(X, Y)",
    "mutual-information-is-kl-from-independence": (r"I(X; Y) = D_{KL}(P_{XY} \| P_X \otimes P_Y)"),
    "mutual-information-is-non-negative": (r"I(X; Y) \ge 0 \text{ with equality iff } X \perp Y"),
    "conditioning-does-not-increase-entropy": (
        r"H(Y \mid X) \le H(Y) \text{ with equality iff } X \perp Y"
    ),
}

# other facts, whose letters stand for more in the catalogue than they can say by themselves:
# what is on an alphabet of its own, a hypothesis a >= 0, the sum over P(x, y) log (P(y|x) / Q(y|x))
IN_OTHER_LETTERS = {
    "surprisal-of-independent-events-adds": "surprisal is additive for independent events",
    "kl-of-independent-parts-adds": "KL divergence is additive for product distributions",
    "chain-rule-of-kl": "chain rule of KL divergence over a joint pmf",
    "log-sum-inequality-for-two-terms": "log-sum inequality, two terms",
    "log-sum-inequality": "log-sum inequality, over an alphabet",
}


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_of_the_field_is_proved_and_is_in_the_catalogue(name):
    found, known = prove(FACTS[name]).statement, statement_of(name)
    assert found.sign == known.sign
    assert alpha_equal(found.left, known.left)
    assert alpha_equal(found.right, known.right)
    assert set(found.hypotheses) == set(known.hypotheses)


@pytest.mark.parametrize("name", IN_OTHER_LETTERS)
def test_a_fact_that_is_not_said_in_the_letters_alone_is_in_the_catalogue(name):
    assert name in names()
    assert derive(name).lines
