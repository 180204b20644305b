"""Which stretches of a Markdown page are formulas, and where they stand."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symbolic_info.documents.formats.markdown import read_markdown
from symbolic_info.documents.sources.source import (
    FORMULA,
    Boundary,
    Document,
    Found,
    Heading,
    Unclosed,
)


def page(text: str) -> Document:
    return read_markdown("page.md", text)


def sources(text: str) -> list[str]:
    return [found.source for found in page(text).formulas()]


def only(text: str) -> Found:
    (found,) = page(text).formulas()
    return found


@pytest.mark.parametrize(
    "text",
    ["$ 5 and $ 10", "$ 5, or $ 10 = 2 * 5", "$\n5\n\nand $", "paid $ 5 for it, so x = 5 $ more"],
)
def test_prices_with_blanks_are_no_formulas(text):
    assert sources(text) == []


def test_a_formula_is_not_closed_by_the_mark_that_opens_the_next():
    text = "$$\na = 1\n\nNow for the second\n\n$$\nb = 2\n$$"
    assert sources(text) == ["\nb = 2\n"]
    assert [part.line for part in page(text).parts if isinstance(part, Unclosed)] == [1]


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("so $H(P) = 1$ bit", "H(P) = 1", "inline"),
        (r"so \(H(P) = 1\) bit", "H(P) = 1", "inline"),
        ("so $$H(P) = 1$$ bit", "H(P) = 1", "display"),
        (r"so \[H(P) = 1\] bit", "H(P) = 1", "display"),
        ("so $`H(P) = 1`$ bit", "H(P) = 1", "inline"),
        ("$$\na\n= b\n$$", "\na\n= b\n", "display"),
        ("```math\na = b\n```", "a = b", "display"),
        (
            "\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}",
            "\\begin{align*}\na &= b \\\\\n&= c\n\\end{align*}",
            "environment",
        ),
        (
            r"$$\begin{align}a &= b\end{align}$$",
            r"\begin{align}a &= b\end{align}",
            "display",
        ),
        (r"\[ a \\[10pt] b \]", r" a \\[10pt] b ", "display"),
        (r"$\text{\$}5 = x$", r"\text{\$}5 = x", "inline"),
        ("| $a = b$ | c |\n|---|---|\n| d | e |", "a = b", "inline"),
        ("# On $a = b$", "a = b", "inline"),
        ("*so **$a_1 * b_2 = c_*$***", "a_1 * b_2 = c_*", "inline"),
        ("{{< note >}}$a = b${{< /note >}}", "a = b", "inline"),
        ('<td class="x">$a = b$</td>', "a = b", "inline"),
        ("<div>\n$a = b$\n</div>", "a = b", "inline"),
        ("> so $a\n> = b$", "a\n= b", "inline"),
        ("> > $$\n> > a = b\n> > $$", "\na = b\n", "display"),
        ("$$\nD\n> 0\n$$", "\nD\n> 0\n", "display"),
        ("$$\nD\n- a\n+ b\n=\nc\n$$", "\nD\n- a\n+ b\n=\nc\n", "display"),
        ("$$\nD =\n-      a\n$$", "\nD =\n-      a\n", "display"),
        (r"stray \) and \] and $a = b$", "a = b", "inline"),
        ("a price: $5, and $a = b$", "a = b", "inline"),
        ("so $ a = b $ and", " a = b ", "inline"),
        ("so $a = b $ and", "a = b ", "inline"),
        ("$\na\n= b\n$", "\na\n= b\n", "display"),
        ("$$\na = b\\\\\n\nc = d\n$$", "\na = b\\\\\n\nc = d\n", "display"),
        ("a <b and $a = c$ > d", "a = c", "inline"),
        ("an odd ` tick and $a = b$", "a = b", "inline"),
        ("an odd {{< mark and $a = b$", "a = b", "inline"),
    ],
)
def test_a_formula_is_what_stands_between_delimiters(text: str, source: str, kind: str) -> None:
    found = only(text)
    assert (found.source, found.kind) == (source, kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "from $5 to $10",
        "$5-$10",
        "5$ or 6$",
        "it costs $ 5 or 6 $",
        r"\$a = b\$",
        "`$a = b$`",
        "`` ` $a = b$ ``",
        "```\n$a = b$ for sure\n```",
        "```python\nH = 1\n```",
        "~~~latex\n$a = b$\n~~~",
        "text\n\n    $a = b$\n",
        "<!-- $a = b$ -->",
        "<!-- a\n\n$a = b$\n\n-->",
        "<pre>\n$a = b$\n</pre>",
        "<code>$a = b$</code>",
        '<img alt="$a = b$">',
        '{{< figure caption="$a = b$" >}}',
        "{{< highlight tex >}}\n\n$a = b$\n\n{{< /highlight >}}",
        "---\ntitle: $a = b$\n---\n",
        "+++\ntitle = '$a = b$'\n+++\n",
        "a $b\n\nc$ d",
        "- a $b\n- c$ d",
        "$$$$",
        r"see \[1] and \(c)",
    ],
)
def test_prices_code_markup_and_front_matter_hold_no_formula(text: str) -> None:
    assert page(text).parts in ((), (Boundary(1), Boundary(5)))


def test_columns_count_characters_of_the_file() -> None:
    found = only("a\t 𝔼∥é $x\r\n  = y$ end\r\n")
    assert (found.line, found.column) == (1, 9)
    assert found.place(found.source.index("=")) == (2, 3)
    assert found.source == "x\n  = y"


def test_line_ends_of_all_kinds_count_as_one_line_each() -> None:
    found = only("one\rtwo\r\nthree\n\n$a = b$")
    assert (found.line, found.column) == (5, 2)


def test_form_feeds_and_line_separators_end_no_line() -> None:
    found = only("a\x0cb\u2028c\x85d $a = b$")
    assert (found.line, found.column) == (1, 10)


def test_a_quoted_formula_is_placed_behind_the_quote_marks() -> None:
    found = only("> - so\n>   \\[\n>   a = b\n>   \\]")
    assert found.source == "\n  a = b\n  "
    assert found.place(found.source.index("=")) == (3, 7)


def test_a_formula_in_an_indented_fence_is_placed_behind_the_indentation() -> None:
    found = only("1. so\n\n\t```math\n\ta\n\t  = b\n\t```\n")
    assert found.place(found.source.index("=")) == (5, 4)


def test_front_matter_keeps_line_numbers() -> None:
    assert only("---\na: 1\n...\n\n$a = b$").line == 5


def test_an_unclosed_delimiter_is_reported_and_the_rest_is_read() -> None:
    text = "so \\[ a = b and $c = d$\n\n\\(e = f \\(g = h\\)\n\n$$ i = j\n\nand $k = l$"
    parts = page(text).parts
    unclosed = [part for part in parts if isinstance(part, Unclosed)]
    assert [(part.delimiter, part.line, part.column) for part in unclosed] == [
        (r"\[", 1, 4),
        (r"\(", 3, 1),
        ("$$", 5, 1),
    ]
    assert unclosed[0].message == r"`\[` opens a formula, but no `\]` closes it."
    assert sources(text) == ["c = d", "g = h", "k = l"]


def test_an_unclosed_environment_is_reported() -> None:
    parts = page("\\begin{align}\na &= b\n\n$c = d$").parts
    assert isinstance(parts[0], Unclosed)
    assert (parts[0].line, parts[0].closing) == (1, r"\end{align}")
    assert sources("\\begin{align}\na &= b\n\n$c = d$") == ["c = d"]


def test_headings_blocks_and_rules_stand_between_the_formulas() -> None:
    text = (
        "# The *coin* #\n\n$a$\n\n{{< answer >}}\n$b$\n{{</ answer >}}\n\n***\n\n"
        'Second\n------\n{{< video "x" >}}\n$c$\n'
    )
    assert [part if not isinstance(part, Found) else part.source for part in page(text).parts] == [
        Heading(1, "The coin", 1),
        "a",
        Boundary(5),
        "b",
        Boundary(7),
        Boundary(9),
        Heading(2, "Second", 11),
        "c",
    ]


def test_lines_of_a_formula_make_no_heading_and_no_rule() -> None:
    parts = page("$$\na\n=\nb\n---\n$$").parts
    assert [type(part) for part in parts] == [Found]


def test_the_words_around_a_formula_lose_their_markup() -> None:
    first, second = page(
        "Before.\n\n- _Model A_: for **any**<br>[pmf](x.md) $P = Q$ and\n"
        "  $D = 0$ bits, so <b>none</b>"
    ).formulas()
    assert first.before == "Model A: for any\npmf "
    assert first.after == " and\n"
    assert second.before == f"Model A: for any\npmf {FORMULA} and\n"
    assert second.after == " bits, so none"


def test_words_of_another_item_or_block_are_not_before_a_formula() -> None:
    text = "If so\n{{< answer >}}\n$a$\n{{< /answer >}}\n\n- When\n- $b$\n\nFor all\n\n$c$"
    assert [found.before for found in page(text).formulas()] == ["", "", ""]


def test_much_prose_is_cut_to_its_end_before_and_its_beginning_behind() -> None:
    found = only("word " * 500 + "$a$" + " word" * 500)
    assert found.before == "word " * 40
    assert found.after == " word" * 12


@pytest.mark.parametrize(
    ("between", "follows"),
    [
        (" <br>\n", True),
        (" ", True),
        (",\n\n", True),
        (".<br/>\n", True),
        ("\n- ", False),
        (" and ", False),
        ("\n\nTherefore\n\n", False),
        ("\n\n***\n\n", False),
        ("\n\n```python\n```\n\n", False),
        ("\n\n# Title\n\n", False),
    ],
)
def test_a_formula_follows_another_if_nothing_is_said_between(between: str, follows: bool) -> None:
    first, second = page(f"so $a = b${between}$= c$").formulas()
    assert not first.follows
    assert second.follows == follows


def test_paragraphs_and_items_have_numbers_of_their_own() -> None:
    numbers = [found.paragraph for found in page("$a$ $b$\n$c$\n\n$d$\n- $e$\n- $f$").formulas()]
    assert numbers[0] == numbers[1] == numbers[2]
    assert len(set(numbers)) == 4


@pytest.mark.parametrize(
    "unit",
    [
        "$a = b$ ",
        r"\(",
        r"\[ a ",
        r"\(a\) ",
        "`",
        "$",
        "$$ a ",
        "$`a ",
        "<a b='",
        "<!-- ",
        "{{< a ",
        "{{< a >}}{{< /a >}}",
        "<code>",
        r"\begin{align}",
        "a\n",
        "- a\n",
        "> a\nb\n",
        "\n\n$a$",
        "* ",
        "[a](",
        "| a ",
    ],
)
def test_scanning_takes_linear_time(unit: str) -> None:
    count = 100_000 // len(unit)
    started = time.process_time()
    page(unit * count)
    assert time.process_time() - started < 5


def test_backtick_runs_of_all_lengths_take_linear_time() -> None:
    started = time.process_time()
    page(" ".join("`" * length for length in range(1, 700)))
    assert time.process_time() - started < 5


@given(st.text(alphabet="$\\()[]`<>{}- \n\t>#=ab|*_!%1.\r/", max_size=60))
def test_the_source_is_found_in_the_file_where_it_is_said_to_be(text: str) -> None:
    document = page(text)
    for found in document.formulas():
        for offset, character in enumerate(found.source):
            line, column = found.place(offset)
            if character != "\n":
                assert document.lines[line - 1][column - 1] == character


def test_comments_of_obsidian_hold_no_formulas():
    page = "a %% $x = 1$ %% b $x = 2$\n\n%%\n$x = 3$\n\n$x = 4$\n%%\n\n5%% of $x = 5$"
    assert [f.source for f in read_markdown("a.md", page).formulas()] == ["x = 2", "x = 5"]
