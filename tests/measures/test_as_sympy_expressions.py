"""The measures behave as SymPy users expect of an expression."""

import pickle
import subprocess
import sys

import pytest
import sympy
from sympy import (
    E,
    Integral,
    Rational,
    Sum,
    Symbol,
    default_sort_key,
    latex,
    log,
    oo,
    pretty,
    simplify,
    solve,
    srepr,
    symbols,
)

import symbolic_info
from symbolic_info import (
    CrossEntropy,
    Density,
    Entropy,
    FinitePmf,
    JensenShannonDivergence,
    KLDivergence,
    Mixture,
    Pmf,
    Surprisal,
    UniformPmf,
)

P, Q, p, q = Pmf("P"), Pmf("Q"), Density("p"), Density("q")
x, w, b, t = symbols("x w b t")
n = P.size
CAT = FinitePmf(["9/10", "1/10"], outcomes=["cat", "dog"])
M = Mixture([P, Q])

OBJECTS = [
    P,
    p,
    CAT,
    M,
    Mixture([P, Q], [w, 1 - w]),
    UniformPmf(),
    Pmf("R", Symbol("m"), "Y"),
    P(x),
    P("cat"),
    p(x),
    Surprisal(P, x),
    Surprisal(P, "cat", 2),
    Surprisal(CAT, 2),
    Entropy(P),
    Entropy(p, b),
    Entropy([t, 1 - t]),
    CrossEntropy(P, Q),
    KLDivergence(P, M, 2),
    JensenShannonDivergence(P, Q),
]


@pytest.mark.parametrize("given", OBJECTS, ids=str)
def test_an_object_is_its_function_of_its_arguments(given):
    assert given.func(*given.args) == given
    assert hash(given.func(*given.args)) == hash(given)


@pytest.mark.parametrize("given", OBJECTS, ids=str)
def test_an_object_survives_pickling(given):
    # SymPy objects are pickled from protocol 2 on
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(given, protocol)) == given


@pytest.mark.parametrize("given", OBJECTS, ids=str)
def test_srepr_evaluates_back(given):
    names = {name: getattr(symbolic_info, name) for name in symbolic_info.__all__}
    assert eval(srepr(given), {**vars(sympy), **names}) == given


@pytest.mark.parametrize("given", OBJECTS, ids=str)
def test_an_object_can_be_printed(given):
    assert latex(given)
    assert pretty(given)
    assert str(given)


def test_definitions_are_sums_and_integrals():
    assert Surprisal(P, x).definition() == -log(P(x))
    assert Entropy(P).definition() == -Sum(P(x) * log(P(x)), (x, 1, n))
    assert CrossEntropy(P, Q).definition() == -Sum(P(x) * log(Q(x)), (x, 1, n))
    assert KLDivergence(P, Q).definition() == Sum(P(x) * log(P(x) / Q(x)), (x, 1, n))
    middle = P(x) / 2 + Q(x) / 2
    assert JensenShannonDivergence(P, Q).definition() == (
        Sum(P(x) * log(P(x) / middle), (x, 1, n)) / 2
        + Sum(Q(x) * log(Q(x) / middle), (x, 1, n)) / 2
    )
    assert Entropy(p).definition() == -Integral(p(x) * log(p(x)), (x, -oo, oo))
    assert KLDivergence(p, q).definition() == Integral(p(x) * log(p(x) / q(x)), (x, -oo, oo))


def test_the_base_divides_by_its_logarithm():
    assert Entropy(P).base == E
    assert Entropy(P, b).definition() == -Sum(P(x) * log(P(x)) / log(b), (x, 1, n))
    assert Surprisal(P, x, 2).definition() == -log(P(x)) / log(2)


def test_measures_stand_for_themselves_until_asked():
    difference = KLDivergence(P, Q) - CrossEntropy(P, Q) + Entropy(P)
    assert difference.has(KLDivergence, CrossEntropy, Entropy)
    sums = difference.doit()
    assert not sums.has(KLDivergence, CrossEntropy, Entropy)
    assert len(sums.atoms(Sum)) == 3


def test_rewriting_as_a_sum_reaches_every_measure():
    assert (2 * Entropy(P)).rewrite(Sum) == 2 * Entropy(P).definition()
    assert Entropy(p).rewrite(Integral) == Entropy(p).definition()
    assert Entropy(p).rewrite(Sum) == Entropy(p)
    assert Surprisal(P, x).rewrite(Sum) == Surprisal(P, x)


def test_free_symbols_are_those_that_are_not_bound():
    assert KLDivergence(P, Q).free_symbols == {n}
    assert Surprisal(P, x, b).free_symbols == {n, x, b}
    assert Entropy([t, 1 - t]).free_symbols == {t}
    assert Entropy(P).definition().free_symbols == {n}
    assert Entropy(p).free_symbols == set()


def test_a_substitution_does_not_reach_a_bound_symbol():
    assert Entropy(P).definition().subs(x, 1) == Entropy(P).definition()
    assert Surprisal(P, x).subs(x, 2) == Surprisal(P, 2)


def test_a_definition_does_not_capture_a_free_symbol():
    mixture = Mixture([P, Q], [x, 1 - x])
    definition = Entropy(mixture).definition()
    assert x in definition.free_symbols
    (total,) = definition.atoms(Sum)
    assert total.variables[0] != x


def test_distributions_are_substituted():
    skewed = FinitePmf(["1/4", "3/4"])
    divergence = KLDivergence(P, Q)
    assert divergence.subs(P, skewed) == KLDivergence(skewed, Q)
    assert divergence.subs({P: skewed, Q: FinitePmf([0, 1])}).doit() == oo
    assert divergence.xreplace({P: Q, Q: P}) == KLDivergence(Q, P)
    assert divergence.replace(P, Q) == KLDivergence(Q, Q)
    assert divergence.has(P)
    assert not divergence.has(M)


@pytest.mark.filterwarnings("ignore::sympy.utilities.exceptions.SymPyDeprecationWarning")
def test_distributions_are_swapped_by_simultaneous_substitution():
    swap = {P: Q, Q: P}
    assert KLDivergence(P, M).subs(swap, simultaneous=True) == KLDivergence(Q, Mixture([Q, P]))
    assert (P(x) / Q(x)).subs(swap, simultaneous=True) == Q(x) / P(x)


def test_a_written_out_pmf_meets_one_of_symbolic_size():
    skewed = FinitePmf(["1/4", "3/4"])
    by_hand = -log(Q(1)) / 4 - 3 * log(Q(2)) / 4
    assert CrossEntropy(skewed, Q).doit() == by_hand


def test_a_measure_is_replaced_by_its_parts():
    swapped = KLDivergence(P, Q, 2).replace(KLDivergence, lambda u, v, c: CrossEntropy(v, u, c))
    assert swapped == CrossEntropy(Q, P, 2)


def test_binary_entropy_is_differentiated():
    entropy = Entropy([t, 1 - t])
    assert simplify(entropy.diff(t) - log((1 - t) / t).expand(force=True)) == 0
    # the second derivative is -1/(t (1 - t))
    assert simplify(entropy.diff(t, 2) + 1 / (t * (1 - t))) == 0
    assert solve(entropy.diff(t), t) == [Rational(1, 2)]
    assert Entropy(P).diff(t) == 0


def test_measures_are_sorted_and_added_in_a_fixed_order():
    measures = [KLDivergence(P, Q), Entropy(Q), Entropy(P), CrossEntropy(P, Q)]
    backwards = list(reversed(measures))
    assert sorted(measures, key=default_sort_key) == sorted(backwards, key=default_sort_key)
    assert sum(measures) == sum(backwards)


def test_sympy_algebra_takes_measures_as_atoms():
    divergence, entropy = KLDivergence(P, Q), Entropy(P)
    assert sympy.expand(divergence * (entropy + 1)) == divergence * entropy + divergence
    assert sympy.factor(divergence * entropy + divergence) == divergence * (entropy + 1)
    assert solve(entropy - t, t) is not None
    assert simplify(divergence - CrossEntropy(P, Q) + entropy) is not None
    assert divergence.equals(divergence)
    assert Entropy([t, 1 - t]).equals(Entropy([1 - t, t]))
    assert (divergence >= 0) not in (True, False)


@pytest.mark.parametrize(
    ("given", "source"),
    [
        (KLDivergence(P, Q), r"D_{\mathrm{KL}}\left(P \parallel Q\right)"),
        (KLDivergence(P, Q, 2), r"D_{\mathrm{KL}, 2}\left(P \parallel Q\right)"),
        (JensenShannonDivergence(P, Q), r"D_{\mathrm{JS}}\left(P \parallel Q\right)"),
        (CrossEntropy(P, Q), r"H\left(P, Q\right)"),
        (Entropy(P), r"H\left(P\right)"),
        (Entropy(P, 2), r"H_{2}\left(P\right)"),
        (Entropy(P) ** 2, r"H\left(P\right)^{2}"),
        (Surprisal(P, x), r"S_{P}\left(x\right)"),
        (Surprisal(Pmf("Q_A"), "cat"), r"S_{Q_{A}}\left(\mathrm{cat}\right)"),
        (P(x), r"P\left(x\right)"),
        (P("H"), r"P\left(H\right)"),
        (P("no_1"), r"P\left(\text{no\_1}\right)"),
        (Entropy(M), r"H\left(\frac{P + Q}{2}\right)"),
        (FinitePmf(["1/2", "1/2"]), r"\left[\frac{1}{2}, \frac{1}{2}\right]"),
    ],
)
def test_latex_is_the_notation_of_the_field(given, source):
    assert latex(given) == source


def test_importing_the_package_does_not_import_sympy():
    program = "import sys, symbolic_info; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_package_has_the_names_that_it_lists():
    for name in symbolic_info.__all__:
        assert name in dir(symbolic_info)
        assert getattr(symbolic_info, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Entropie'"):
        symbolic_info.Entropie  # noqa: B018
