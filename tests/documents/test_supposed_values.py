"""Values that a sentence only supposes or asks for, where the document gave others above."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown

GIVEN = "Let $p = [0.8, 0.2]$ and $q = [0.5, 0.5]$, and let $m = 16$.\n\n"


def verdicts(text):
    claims = check_document(read_markdown("a.md", GIVEN + text)).claims[3:]
    return [str(claim.verdict) for claim in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        r"If somebody finds that the divergence is $D(p \| q) = 0.05$, both are close.",
        r"For example, suppose the divergence is $D(p \| q) = 0.05$.",
        r"Wenn man weiß, dass die Entropie $H(p) = 0.3$ ist, sind zwei Bit genug.",
        r"Si l'entropie vaut $H(p) = 0.3$, deux bits suffisent.",
        r"如果散度为 $D(p \| q) = 0.05$，两者接近。",
    ],
)
def test_what_a_sentence_supposes_is_not_compared_with_what_was_given(sentence):
    assert "refuted" not in verdicts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        r"The divergence is $D(p \| q) = 0.05$.",
        r"If the base is two, the divergence is $D(p \| q) = 0.05$.",
        r"Se obtiene que la entropía es $H(p) = 0.3$.",
        r"If we compute it then we get $D(p \| q) = 0.05$.",
        r"As if nothing was. The divergence is $D(p \| q) = 0.05$.",
    ],
)
def test_what_a_sentence_states_is_compared(sentence):
    assert verdicts(sentence) == ["refuted"]


@pytest.mark.parametrize(
    "equation",
    [
        r"$\log_2 m = 3 \implies m = 8$",
        r"$m + 1 = 9, \quad m = 8$",
        "$$20 = 10 \\log_2 m$$\n$$\\implies \\log_2 m = 2 \\implies m = 4$$",
    ],
)
def test_an_equation_that_is_solved_does_not_speak_of_an_earlier_value(equation):
    assert "refuted" not in verdicts(equation)


def test_an_equation_that_is_not_solved_does():
    assert verdicts(r"$\log_2 m = 3$") == ["refuted"]
    assert verdicts(r"$\log_2 m = 3 \implies k = 8$")[0] == "refuted"


def test_what_holds_of_a_certain_law_may_be_said_where_one_was_given():
    # H(p) = 0 then
    identity = r"$H(p, r) - H(p) = H(p, r)$"
    assert verdicts(rf"Now $p = [1, 0]$: {identity}") == ["definition", "unchecked"]
    assert verdicts(rf"Now {identity}") == ["refuted"]


@pytest.mark.parametrize("letter", ["n", "k", "m"])
def test_what_is_said_for_larger_numbers_is_not_said_of_the_one_before(letter):
    # log_2 1 = 0 is not positive; log_2 of what is larger than 1 is
    given = rf"For ${letter} = 1$, $\log_2 {letter} = 0$."
    text = rf"{given} For ${letter} > 1$, $\log_2 {letter} > 0$."
    claims = check_document(read_markdown("a.md", text)).claims
    assert [str(claim.verdict) for claim in claims] == [
        "definition",
        "exact",
        "unchecked",
        "unchecked",
    ]


def test_a_bound_that_holds_is_said_of_the_number_before():
    # log_2 16 = 4
    assert verdicts(r"For $m > 1$, $\log_2 m = 3$.") == ["exact", "refuted"]


def test_a_wrong_bound_in_passing_begins_no_other_case():
    assert verdicts(r"($m > 100$ is large.) $\log_2 m = 5$") == ["unchecked", "refuted"]
    assert verdicts(r"Hence $m > 100$, and $\log_2 m = 5$") == ["refuted", "refuted"]
