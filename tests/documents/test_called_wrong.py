"""What a page shows as a mistake, and says so, is no mistake of the page."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown

WRONG = "$H(X, Y) = H(X) + H(Y)$"


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


@pytest.mark.parametrize(
    "text",
    [
        f"**Wrong path**: {WRONG}",
        f"**Common mistake**: {WRONG}.",
        f"### Mistake 2: {WRONG}",
        f"❌ {WRONG}",
        f"It is wrong to write {WRONG}.",
        f"One might think that {WRONG}.",
        f"This does not mean that {WRONG}.",
        f"{WRONG} does not hold.",
        f"{WRONG} gilt nicht.",
        f"Es ist falsch, dass {WRONG}.",
        f"Erreur classique : {WRONG}",
        f"错误：{WRONG}",
        f"It is not true that {WRONG}.",
    ],
)
def test_what_is_called_wrong_is_not_refuted(text):
    assert verdicts(text) == ["unchecked"]


@pytest.mark.parametrize(
    "text",
    [
        f"The wrong model has {WRONG}.",
        f"✅ {WRONG}",
        f"❌ no, ✅ {WRONG}",
        f"That is wrong. So {WRONG}.",
        f"What was not said: {WRONG}",
    ],
)
def test_what_only_stands_beside_something_wrong_is(text):
    assert verdicts(text) == ["refuted"]


def test_the_right_number_is_told():
    assert verdicts(r"It is not true that $\log_2 8 = 4$.") == ["refuted"]


def test_a_variable_has_an_entropy_whatever_outcome_it_had():
    law = r"$P_Y = [1/4, 3/4]$"
    entropy = r"$H(Y) = -\frac14 \log_2 \frac14 - \frac34 \log_2 \frac34$"
    assert verdicts(rf"Where $Y = 0$, it is so. {law}, and {entropy}")[-1] == "exact"


def test_a_sum_of_names_beside_a_number_is_no_mixture():
    assert verdicts(r"$R_X + R_Y \ge H(X, Y)$") == ["unchecked"]
    assert verdicts(r"$M = 0.5 P + 0.7 Q$") == ["ill-formed"]
