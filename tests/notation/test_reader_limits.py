"""Any string is read, in bounded time and depth."""

from __future__ import annotations

import gc
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symbolic_info.notation.reading.brackets import MAX_DEPTH
from symbolic_info.notation.reading.reader import MAX_LENGTH, read
from symbolic_info.notation.reading.spellings import MAX_DIGITS
from symbolic_info.notation.tree import Broken, Chain, Formula, children
from symbolic_info.notation.vocabulary import words_of
from symbolic_info.notation.writing.writer import write

FRAGMENTS = words_of(
    r"\frac { } ( ) [ ] | || \{ \} \left( \right) \left[ \right] \left| \right| _ ^ ' & \\ , ; : . "
    r"= \approx => + - * / \cdot \sum \int dx d x y P(x) P Q KL log \log_2 \ln 2 0.5 14 \text{ "
    r"\text{where} \text{cat} bits bit \% \sqrt [3] \hat \mathbf{ \mathrm{KL} \boxed{ "
    r"\begin{aligned} \end{aligned} \begin{pmatrix} \end{pmatrix} \begin{cases} \over "
    r"\stackrel{a}{=} \foo \mid \parallel \dots ² ₂ ½ √ ∑ ∞ ! ? # $ \" ~ \, \not \begin{ \end{ "
    r"\left. \right. \underbrace \color{red} && and \iint \prime E H( \lceil \langle \binom"
)


def timed(source: str) -> tuple[float, Formula]:
    """Read a formula; return the processor time as well, without that of collecting garbage.

    The garbage of all other tests is no matter of the reader.
    """
    gc.disable()
    try:
        start = time.process_time()
        formula = read(source)
        return time.process_time() - start, formula
    finally:
        gc.enable()


def kinds(source: str) -> set[str]:
    return {repair.kind for repair in read(source).repairs}


@pytest.mark.parametrize(
    "opening",
    [
        *(
            "{",
            "(",
            "[",
            r"\frac{",
            "P(",
            r"\log(",
            r"\sqrt",
            r"\frac",
            r"\log ",
            r"\sum ",
            r"\int ",
        ),
        *(r"\hat", "x^{", "x_{", "-", "|", "x^", r"\mathbf{", r"\begin{pmatrix}", r"\left(", r"\%"),
    ],
)
def test_deep_nesting_is_refused_quickly(opening: str) -> None:
    source = (opening * 10_000)[:MAX_LENGTH]
    seconds, formula = timed(source)
    assert seconds < 1
    assert "limit" in {repair.kind for repair in formula.repairs}
    (statement,) = formula.rows[0].statements
    assert isinstance(statement, Chain)
    assert statement.members == (Broken(source),)


def test_nesting_up_to_the_limit_is_read_and_written() -> None:
    depth = MAX_DEPTH - 1
    for opening, closing in (("(", ")"), (r"\frac{", "}{2}"), ("P(", ")"), (r"\sqrt{", "}")):
        formula = read(opening * depth + "x" + closing * depth)
        assert formula.repairs == ()
        assert read(write(formula)) == formula


def test_long_source_is_refused() -> None:
    assert kinds("a+" * MAX_LENGTH) == {"limit"}
    assert kinds("a+" * (MAX_LENGTH // 2 - 1) + "a") == set()


def test_long_number_is_refused_and_the_rest_is_read() -> None:
    formula = read("x = " + "7" * (MAX_DIGITS + 1) + " + 1")
    assert [repair.kind for repair in formula.repairs] == ["limit"]
    (statement,) = formula.rows[0].statements
    assert isinstance(statement, Chain)
    assert statement.signs == ("=",)
    assert kinds("7" * MAX_DIGITS) == set()


@pytest.mark.parametrize(
    "unit",
    [
        *("a + ", "P(x)", "a = ", "a, ", r"a & b \\ ", "|x||", r"\mathbf{a+", r"\text{a} ", "(]"),
        *(
            r"\int x dx ",
            r"\int \frac{",
            "1 bits ",
            r"\begin{aligned}",
            "ab ",
            ")",
            "a|b ",
            r"\not",
        ),
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    # the bound is generous: what it excludes is time that grows with the square of the length
    seconds, _ = timed((unit * MAX_LENGTH)[:MAX_LENGTH])
    assert seconds < 2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(source: str) -> None:
    check(source)


def test_any_mixture_of_constructs_is_read() -> None:
    dice = random.Random(20)
    fragments = sorted(FRAGMENTS)
    for _ in range(300):
        join = dice.choice(("", " "))
        check(join.join(dice.choice(fragments) for _ in range(dice.choice((4, 12, 60)))))


def check(source: str) -> None:
    formula = read(source)
    write(formula)
    open_nodes = [formula.rows and formula.rows[0], *formula.rows[1:]]
    while open_nodes:
        node = open_nodes.pop()
        if not node:
            continue
        assert 0 <= node.span[0] <= node.span[1] <= len(source)
        if isinstance(node, Chain) and node.sign_spans:
            assert len(node.members) == len(node.signs) + (not node.continues)
        open_nodes.extend(children(node))
    for repair in formula.repairs:
        assert 0 <= repair.span[0] <= repair.span[1] <= len(source)
        assert repair.message
