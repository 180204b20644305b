"""What an example that is over still says: values that confirm, and those that may refute."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.formats.markdown import read_markdown


def verdicts(text):
    return [str(claim.verdict) for claim in check_document(read_markdown("a.md", text)).claims]


# H(0.9, 0.1) = 0.468996, H(0.2, 0.8) = 0.721928, H(0.5, 0.3, 0.2) = 1.485475
_FIRST = "$P = [0.9, 0.1]$\n\n"


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("0.469", "rounded"),
        ("0.496", "refuted"),
        # of the coin to come this is right
        ("0.722", "unchecked"),
    ],
)
def test_a_value_that_a_later_section_replaces_is_meant_up_to_there(value, verdict):
    page = f"{_FIRST}## Its entropy\n\n$H(P) = {value}$ bits\n\n## Three\n\n$P = [0.2, 0.8]$"
    assert verdicts(page) == ["definition", verdict, "definition"]


def test_a_section_may_speak_of_what_it_gives_further_on():
    page = f"{_FIRST}## Entropy\n\n$H(P) = 0.55$ bits\n\n### Its coin\n\n$P = [0.2, 0.8]$"
    assert verdicts(page)[1] == "unchecked"


def test_of_several_values_between_others_nobody_knows_which_is_meant():
    two = f"## One\n\n{_FIRST}## Two\n\n$P = [0.2, 0.8]$\n\n## Entropy\n\n$H(P) = 1.512$ bits\n\n"
    assert verdicts(two)[-1] == "refuted"
    assert verdicts(f"{two}## Last\n\n$P = [0.5, 0.3, 0.2]$")[2] == "unchecked"


@pytest.mark.parametrize(
    "words",
    [
        "Take a fair coin. It has",
        "For another source we find",
        "With a probability of 0.3 it is",
        "In example 2 we had",
        "Suppose that it rains. Then",
        # nothing that is known as the beginning of an example
        "Passwords of eight letters have",
        "After training on 0.2 of the data",
    ],
)
@pytest.mark.parametrize("form", ["## More\n\n{}", "## More\n\n{}\n\nTherefore", "## {}\n\nHere"])
def test_words_since_then_may_begin_another_example(words, form):
    # right of the value before, it is right
    for value, verdict in (("0.469", "rounded"), ("0.881", "unchecked")):
        page = f"{_FIRST}{form.format(words)} $H(P) = {value}$ bits."
        assert verdicts(page)[-1] == verdict


def test_words_of_a_section_that_is_over_say_nothing_of_the_next():
    page = f"{_FIRST}## Coins\n\nTake a fair coin.\n\n## Entropy\n\n$H(P) = 0.5123$ bits"
    assert verdicts(page)[-1] == "refuted"
    assert verdicts(page.replace("Coins", "A fair coin"))[-1] == "unchecked"


def test_a_section_shows_which_value_it_means():
    page = f"{_FIRST}## Rain\n\nIt rains: $H(P) = FIRST$ bits, and $2^{{H(P)}} = 1.484$."
    # 2^0.468996 = 1.384
    assert verdicts(page.replace("FIRST", "0.469"))[1:] == ["rounded", "refuted"]
    # one digit may fit by accident
    assert verdicts(page.replace("FIRST", "0.5"))[1:] == ["rounded", "unchecked"]
    # what is looked back at, the section need not mean
    back = page.replace("It rains:", "Before it rained, it was").replace("FIRST", "0.469")
    assert verdicts(back)[1:] == ["rounded", "unchecked"]
    # a heading begins another section, a rule another part of it
    for mark in ("## Snow\n\nIt snows: ", "***\n\n"):
        assert verdicts(page.replace("FIRST", "0.469").replace("and ", f"\n\n{mark}"))[-1] == (
            "unchecked"
        )


@pytest.mark.parametrize(
    "words",
    ["After five days", "With feedback", "A bigger model has", "For three inputs,", "$T = 2$:"],
)
def test_words_right_before_may_name_another_case(words):
    page = f"{_FIRST}## Rain\n\nIt rains: $H(P) = 0.469$ bits. {words} $H(P) = 0.881$ bits."
    assert verdicts(page)[-1] == "unchecked"
    law = "## A\n\n$P(X = 0) = 0.9, P(X = 1) = 0.1$\n\n"
    page = page.replace(_FIRST, law).replace("H(P)", "H(X)")
    assert verdicts(page)[-1] == "definition"
    assert verdicts(page.replace(words, "And so"))[-1] == "refuted"


def test_words_behind_a_number_may_name_its_case():
    page = f"{_WITH_TABLE}$H(X) = 0.722$ bits"
    assert verdicts(page) == verdicts(f"{page}, the entropy of $X$.") == ["refuted"]
    assert verdicts(f"{page} for a bit that is rarely 1.") == ["definition"]


def test_a_slip_of_the_right_value_speaks_of_it():
    page = f"{_FIRST}## Rain\n\nIt rains: $H(P) = VALUE$ bits."
    # 0.468996 bits = 0.325083 nats
    for value, verdict in (("0.496", "refuted"), ("0.325", "refuted"), ("0.881", "unchecked")):
        assert verdicts(page.replace("VALUE", value))[-1] == verdict
    # two digits may be those of many values
    assert verdicts(page.replace("VALUE", "0.35"))[-1] == "unchecked"
    # not where the name is given to one example after the other
    later = page.replace("VALUE", "0.496") + "\n\n## Snow\n\n$P = [0.2, 0.8]$"
    assert verdicts(later)[1] == "unchecked"


def test_an_order_gives_no_value():
    page = f"{_FIRST}## Rain\n\nIt rains: $H(P) > 1$ bit."
    assert verdicts(page)[-1] == "refuted"


def test_a_number_is_meant_up_to_the_section_that_gives_another():
    page = "## One\n\n$p = 0.125$\n\n## Result\n\n$1 - p = 0.785$\n\n"
    assert verdicts(page)[1] == "refuted"
    assert verdicts(page + "$p = 0.4$")[1] == "unchecked"
    # 1 - 0.215
    assert verdicts(page + "## Three\n\n$p = 0.215$")[1] == "unchecked"


# P_X = (3/4, 1/4), P_Y = (1/2, 1/2); H(X) = 0.811278, H(X, Y) = 1.5, I(X;Y) = 0.311278
_TABLE = "| | $Y=0$ | $Y=1$ |\n|--|--|--|\n| $X=0$ | 1/2 | 1/4 |\n| $X=1$ | 0 | 1/4 |\n\n"
# P_X = (3/8, 5/8)
_SECOND = _TABLE.replace("1/2", "1/8").replace("| 0 |", "| 3/8 |")
_WITH_TABLE = f"# Notes\n\n## A table\n\n{_TABLE}## Its measures\n\n"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("H(X) = 0.811", "rounded"),
        ("H(X) = 0.818", "refuted"),
        ("H(X, Y) = 1.625", "refuted"),
        # "2 bits are 1.386 nats" is said of anything
        ("H(X) = 2", "definition"),
        ("P(Y = 0) = 1/2", "exact"),
        ("P(Y = 0) = 1/3", "refuted"),
        # the law of another variable, written out
        (r"H(X) = -0.9 \log_2 0.9 - 0.1 \log_2 0.1", "definition"),
        # said of all variables
        ("H(X | Y) = H(Y | X)", "refuted"),
    ],
)
def test_random_variables_are_known_under_later_headings(claim, verdict):
    assert verdicts(f"{_WITH_TABLE}${claim}$") == [verdict]


def test_a_law_given_by_its_probabilities_is_known_under_later_headings():
    law = "## A law\n\n$P(X = 0) = 0.9, P(X = 1) = 0.1$\n\n## Its entropy\n\n"
    for value, verdict in (("0.469", "rounded"), ("0.496", "refuted")):
        assert verdicts(f"{law}$H(X) = {value}$ bits")[-1] == verdict


@pytest.mark.parametrize(
    "page",
    [
        # a second table, or law, anywhere
        _WITH_TABLE + "$H(X) = 1$ bit\n\n## More\n\n" + _SECOND,
        _WITH_TABLE + "$H(X) = 1$ bit\n\n## More\n\n$P(X = 0) = 0.2, P(X = 1) = 0.8$",
        _WITH_TABLE + "$H(X) = 1$ bit\n\n## More\n\nLet $X$ be a coin.",
        _WITH_TABLE + "Let $X$ be the first of them. $H(X) = 1$ bit",
        # words
        _WITH_TABLE + "A fair coin has $H(X) = 1$ bit",
        _WITH_TABLE + "Take a fair coin.\n\n$H(X) = 1$ bit",
        _WITH_TABLE.replace("Its measures", "Another pair") + "$H(X) = 1$ bit",
        _WITH_TABLE.replace("Its measures", "Example 2") + "$H(X) = 1$ bit",
    ],
)
def test_variables_that_may_be_others_are_not_those_before(page):
    assert verdicts(page)[0] == "definition"


def test_a_section_may_have_an_example_beside_the_table_under_the_title():
    page = f"# Notes\n\n{_TABLE}## Part\n\nWORDS $H(X) = 1$ bit."
    assert verdicts(page.replace("WORDS", "Then")) == ["refuted"]
    assert verdicts(page.replace("WORDS", "Take a coin.\n\nThen")) == ["unchecked"]
    assert verdicts(page.replace("Part", "Example 2")) == ["unchecked"]


def test_a_value_that_is_refuted_is_not_known():
    page = f"{_WITH_TABLE}$H(X) = 0.900$ bits, $H(Y) = 1$ bit. $H(X) + H(Y) = 1.900$ bits"
    assert verdicts(page) == ["refuted", "exact", "refuted"]


# H(9/14, 5/14) = 0.940286
_SET = r"$H(S) = -\frac{9}{14} \log_2 \frac{9}{14} - \frac{5}{14} \log_2 \frac{5}{14}$"


@pytest.mark.parametrize(
    "heading", ["Errata", "What is wrong here?", "True or false?", "Typical errors", "Fehler"]
)
def test_among_mistakes_a_second_value_is_a_claim(heading):
    page = f"## A set\n\n{_SET}. $L = 2.1$\n\n## {heading}\n\n"
    page += "- $H(S) = 0.904$\n- $H(S) = 0.94$\n- $L = 1.2$\n- $H(T) = 0.5$"
    assert verdicts(page)[2:] == ["refuted", "rounded", "refuted", "definition"]


@pytest.mark.parametrize("heading", ["The sunny days", "Error correction", "If the code is wrong"])
def test_elsewhere_a_second_value_is_a_definition(heading):
    page = f"## A set\n\n{_SET}\n\n## {heading}\n\n- $H(S) = 0.904$"
    assert verdicts(page)[-1] == "definition"


def test_among_mistakes_an_example_may_begin():
    page = f"## A set\n\n{_SET}\n\n## Errata\n\n"
    worked = r"$H(S) = -\frac25 \log_2 \frac25 - \frac35 \log_2 \frac35$"
    # H(2/5, 3/5) = 0.970951
    assert verdicts(f"{page}{worked}\n\n- $H(S) = 0.971$")[-1] == "rounded"
    # the next heading is about something else
    assert verdicts(f"{page}## Rain\n\n$H(S) = 0.904$")[-1] == "definition"


def test_among_mistakes_variables_are_those_before():
    page = f"## A table\n\n{_TABLE}## More\n\nA fair coin.\n\n## Mistakes\n\n"
    # 0.811278 + 1 - 1.5
    for claim in ("$H(X) = 0.9$", "$P(X = 0) = 1/3$", r"$I(X;Y) \approx 0.331$"):
        assert verdicts(page + claim) == ["refuted"]


def test_a_value_said_again_in_nats_leaves_the_value_in_bits():
    # 0.940286 ln 2 = 0.651757
    page = f"## A set\n\n{_SET}. So $H(S) = 0.652$ nats.\n\n## Errata\n\n- $H(S) = 0.652$ bits"
    assert verdicts(page)[1:] == ["rounded", "refuted"]


@pytest.mark.parametrize(
    "opening",
    ["**Exercise {}.**", "Problem {}:", "1. **Question {}** (5 points)", "> *Aufgabe {}*"],
)
def test_what_one_task_gives_is_not_meant_in_the_next(opening):
    first, second = opening.format(1), opening.format("2a")
    page = f"{first} A number $n_0 = 0.125$.\n\n{second} It is $1 - n_0 = CLAIM$."
    assert verdicts(page.replace("CLAIM", "0.785")) == ["definition", "unchecked"]
    assert verdicts(page.replace("CLAIM", "0.875")) == ["definition", "exact"]
    # what stands before all tasks is given for all
    for words in (first, "In the problem at hand"):
        page = f"A number $n_0 = 0.125$.\n\n{words} it is $1 - n_0 = 0.785$."
        assert verdicts(page)[-1] == "refuted"


def test_an_unknown_of_one_equation_is_not_that_of_another():
    assert verdicts("- $x = 4$\n- $x^2 = 9$") == ["definition", "unchecked"]
    assert verdicts("(a) $x = 4$\n\n(b) $2x + 1 = 3$") == ["definition", "unchecked"]
    assert verdicts("## One\n\n$x = 4$\n\n## Two\n\nSolve $2x + 1 = 3$.")[-1] == "unchecked"
    assert verdicts("With $x = 4$, $x^2 = 9$.") == ["definition", "refuted"]


def test_the_law_of_a_variable_beside_a_list_takes_nothing_from_it():
    # H(0.7, 0.3) = 0.881291, H(0.4, 0.6) = 0.970951
    page = "$P = [0.7, 0.3]$. A coin: $P(X = 0) = 0.4$, $P(X = 1) = 0.6$. $H(P) = VALUE$"
    for value, verdict in (("0.971", "rounded"), ("0.881", "unchecked"), ("0.5", "refuted")):
        assert verdicts(page.replace("VALUE", value))[-1] == verdict
        assert verdicts(page.replace("A coin:", "\n\n## Two\n\n").replace("VALUE", value))[-1] == (
            verdict
        )


@pytest.mark.parametrize("mark", ["*", "_", "> ", "- ", "1. ", "<b>", "\\textbf{", " "])
def test_lines_of_marks_open_no_task(mark):
    # each of them would take for ever if marks were told apart in more than one way
    assert verdicts(f"{mark * 10_000}\n\n$1 + 1 = 3$")[-1:] == ["refuted"]
