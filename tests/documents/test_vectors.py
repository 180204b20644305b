"""Lists of numbers that are no distributions, and lists that were meant for one."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    "formula",
    [
        r"\nabla L(\theta) = [-0.5, 2]",
        r"\sigma(z) = [0.9, 0.8]",
        r"\delta = [0.6, 0.8] - [1, 0]",
        r"W x + b = \begin{pmatrix} 0.5 \\ -0.6 \end{pmatrix}",
    ],
)
def test_calculating_with_vectors_is_not_called_broken(formula):
    assert set(verdicts(f"${formula}$")) <= {"unchecked"}


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        (r"(7 - 2, 5 - 4) = (5, 1)", "exact"),
        (
            r"2 \begin{pmatrix} 0.5 & 0.6 \end{pmatrix} = \begin{pmatrix} 1 & 1.2 \end{pmatrix}",
            "exact",
        ),
        (r"[1, 2] - 0.1 [-0.5, -1] = [1 + 0.05, 2 + 0.1]", "exact"),
        (r"[0.6, 0.7, 0.8] - [1, 0, 0] = [-0.4, 0.7, 0.8]", "exact"),
        (r"[0.6, 0.7, 0.8] - [1, 0, 0] = [-0.4, 0.3, 0.8]", "refuted"),
        (r"-0.269 \cdot [1, 2, 3] = [-0.269, -0.538, -0.807]", "exact"),
        (r"\frac{(1, 5)}{3} = (0.333, 1.667)", "rounded"),
        # 1.666 is cut off; 0.4304 times 0.5745 is 0.24726, and 0.4303 times 0.5744 is 0.24716
        (r"\frac{(1, 5)}{3} = (0.333, 1.666)", "loose"),
        (r"-0.4303 (0.6225, 0.5744) = (-0.2679, -0.2473)", "loose"),
        (r"-0.4303 (0.6225, 0.5744) = (-0.2679, -0.2483)", "refuted"),
        (r"\frac{(1, 5)}{3} = (0.333, 1.676)", "refuted"),
        # of different lengths, and a product of lists, which may be any
        (r"[1, 2] + [1, 2, 3] = [2, 4, 3]", "unchecked"),
        (r"[1, 2] \cdot [3, 4] = [3, 8]", "unchecked"),
    ],
)
def test_lists_that_are_written_out_are_calculated_with(formula, verdict):
    assert verdicts(f"${formula}$") == [verdict]


def test_what_a_list_was_called_by_may_confirm_and_does_not_refute():
    logits = "$z = (4, 1, -2)$ and $T = 2$. "
    assert verdicts(logits + "$z/T = (2, 0.5, -1)$")[2:] == ["exact"]
    assert verdicts(logits + "$z/T = (2, 0.5, 1)$")[2:] == ["unchecked"]
    gradient = "$p = [0.7, 0.2, 0.1]$, $y = [1, 0, 0]$, $p - y = [0.7 - 1, 0.2, 0.1]$"
    assert verdicts(gradient)[2:] == ["exact"]


@pytest.mark.parametrize(
    "formula",
    [
        "P = [0.5, 0.6]",
        "H([0.5, 0.6]) = 1",
        r"D([0.5, 0.5] \| [0.5, 0.6]) = 1",
        "M = 0.5 [0.5, 0.5] + 0.4 [0.1, 0.9]",
    ],
)
def test_probabilities_that_do_not_sum_to_one_are_a_slip(formula):
    assert verdicts(f"${formula}$") == ["ill-formed"]


def test_a_matrix_of_transitions_is_no_joint_distribution():
    lines = r"\begin{pmatrix} 0.9 & 0.1 \\ 0.5 & 0.5 \end{pmatrix}"
    for name in ("P", "Q", "p(y|x)", "P_{Y|X}"):
        assert verdicts(f"${name} = {lines}$") == ["definition"]
    # nothing is known of P any more
    text = f"$P = [0.5, 0.5]$, $H(P) = 1$ bit. Now $P = {lines}$, $H(P) = 0.65$ bits"
    assert verdicts(text) == ["definition", "exact", "definition", "definition"]
    # it is a claim of a power, and neither rows nor columns sum to one here
    assert verdicts(f"$P^2 = {lines}$") == ["unchecked"]
    assert verdicts(f"$P = {lines}$".replace("0.5", "0.4")) == ["ill-formed"]


def test_beside_labels_each_probability_is_that_of_a_case():
    text = "Labels $y = [1, 0, 1]$, predicted $p = [0.8, 0.3, 0.5]$"
    assert verdicts(text) == ["definition", "definition"]
    # one label of three classes, and their probabilities
    text = "Label $y = [1, 0, 0]$, predicted $p = [0.8, 0.3, 0.5]$"
    assert verdicts(text) == ["definition", "ill-formed"]


@pytest.mark.parametrize(
    ("link", "verdict"),
    [
        # 1/6 = 0.1667, 2/3 = 0.6667: rounded, they sum to 1.001
        (r"[\frac16, \frac16, \frac23] \approx [0.167, 0.167, 0.667]", "rounded"),
        (r"[\frac16, \frac16, \frac23] \approx [0.167, 0.161, 0.673]", "refuted"),
        # (1/3 + 1/2)/2 = 5/12 = 0.4167, (1/3 + 1/4)/2 = 7/24 = 0.2917: they sum to 1.001
        (
            r"\frac12 ([\frac13, \frac13, \frac13] + [\frac12, \frac14, \frac14])"
            r" \approx [0.417, 0.292, 0.292]",
            "rounded",
        ),
    ],
)
def test_rounded_entries_of_known_probabilities_need_not_sum_to_one(link, verdict):
    assert verdicts(f"${link}$") == [verdict]


def test_nothing_between_brackets_is_a_call_without_arguments():
    assert verdicts(r"$\mathrm{loss}() = x$") == ["definition"]
