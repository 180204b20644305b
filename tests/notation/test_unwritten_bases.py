"""The base that a statement leaves unwritten: any one, unless the statement settles it."""

import pytest

from symbolic_info.notation import NotUnderstood, read_statement
from symbolic_info.terms import EULER, Log, Mul, Symbol, has_unwritten_base, number


@pytest.mark.parametrize(
    ("source", "base"),
    [
        # beside a plain number logarithms are natural
        (r"H(P) = 1", EULER),
        (r"\log \frac{1}{2} \ge -1", EULER),
        (r"0 \le D_{JS}(P \parallel Q) \le 1", EULER),
        (r"I(X; Y) \le 3/2", EULER),
        (r"\log x \le x - 1", EULER),
        (r"1 - \frac{1}{x} \le \log x", EULER),
        (r"H(P) \le n - 1", EULER),
        # one base is written: the others are the same
        (r"D_{JS}(P \parallel Q) \le \ln 2", EULER),
        (r"D_{JS}(P \parallel Q) \le \log_2 2", number(2)),
        (r"H(P) \le \log_{10} n", number(10)),
        (r"H(P) \le \log_b n", Symbol("b")),
        # the exponential of an entropy undoes its logarithm
        (r"2^{H(P)} \le n", number(2)),
        (r"2^{-H(P)} \le \sum_x P(x)^2", number(2)),
        (r"e^{H(P)} \le n", EULER),
        (r"x^{H(P)} \le n", None),
        (r"2^{H(P)} = e^{H(P)}", None),
        # the binary entropy function is in bits
        (r"H_2(p) \le 1", number(2)),
        (r"H_b(p) \ge 1/2", number(2)),
        (r"h_2(p) \le 1", number(2)),
        (r"H_2(p) = -p \ln p - (1-p) \ln (1-p)", EULER),
        # a unit says it
        (r"H(P) \le 2 \text{ bits}", number(2)),
        (r"H(P) \le 2 \text{ nats}", EULER),
        (r"H(P) \le 2 \text{ bits} \le 2 \text{ hartleys}", EULER),
        # nothing settles it
        (r"D_{JS}(P \parallel Q) \le \log 2", None),
        (r"H(P) \ge 0", None),
        (r"H(P) - H(P) = 1 - 1", None),
        (r"H(P) \le n", None),
        (r"x \log x \ge x - x", None),
        (r"H(P) + 1 \le H(P, Q) + 1", None),
        # two bases are written
        (r"H(P) = \log_2 3 + \ln 3", None),
        # there is nothing to settle
        (r"H_2(P) \le \log_2 n", None),
        (r"1 \le n", None),
    ],
)
def test_the_base_that_is_meant(source, base) -> None:
    relations = read_statement(source)
    assert {relation.base for relation in relations} == {base}
    if base is not None:
        sides = [side for r in relations for side in (r.left, r.right)]
        assert not any(map(has_unwritten_base, sides))


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("H(n) = H(P)", "n"),
        ("H(P) = H(n)", "n"),
        ("2 H(n, P) = 1", "n"),
        (r"D_{KL}(P \parallel n) \ge 0", "n"),
        (r"D_{KL}(3 \parallel P) \ge 0", "3"),
        ("H(X | n) = 0", "n"),
        ("H(P) + H(S) = 1", "H(S)"),
    ],
)
def test_what_is_no_distribution_is_pointed_at(source: str, place: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_statement(source)
    start, stop = caught.value.span
    assert source[start:stop] == place
    assert "a measure takes distributions, such as P and Q" in caught.value.message


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("H(n) = 1", "n is the size of the alphabet, and no distribution"),
        (r"D(P \parallel 7) = 1", "7 is a number, and no distribution"),
        ("H(S) = 1", "it is not known what H(S) is"),
    ],
)
def test_it_is_said_what_stands_there_instead(source: str, what: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        read_statement(source)
    assert caught.value.message.startswith(what)


def test_a_pmf_may_have_the_size_of_the_alphabet_in_its_weights() -> None:
    (relation,) = read_statement(r"H([1/n, 1 - 1/n]) \ge 0")
    assert relation.base is None


def test_a_bit_is_so_many_nats() -> None:
    (relation,) = read_statement(r"1 \text{ bit} = 0.7 \text{ nats}")
    assert relation.left == Mul((number(1), Log(number(2), EULER)))
    assert relation.right == number("0.7")


@pytest.mark.parametrize(
    "source",
    [r"H_2(P) = 1 \text{ bit} = 0.69 \text{ nats}", r"\log_2 x = 1 \text{ bit} = y \text{ nats}"],
)
def test_of_several_units_a_written_base_is_not_guessed_to_be_one(source: str) -> None:
    with pytest.raises(NotUnderstood, match="which of the units"):
        read_statement(source)
