"""What each construct of the notation is read as."""

from __future__ import annotations

import pytest
from reading import (
    call,
    chain,
    expression,
    frac,
    group,
    log,
    minus,
    n,
    neg,
    num,
    plus,
    statements,
    times,
)

from symbolic_info.notation.reading.reader import read
from symbolic_info.notation.tree import (
    BigSum,
    Boxed,
    Broken,
    Call,
    Chain,
    Group,
    Integral,
    Logarithm,
    Name,
    Omission,
    Percent,
    Power,
    Product,
    Quantity,
    Root,
    Sum,
    Text,
    Vector,
)

P_X = call("P", "x")
P_I = call("P", n("x", "i"))


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        (r"\log x", log(n("x"))),
        ("log(x)", log(group(n("x")))),
        ("log[P(x)]", log(group(P_X, "["))),
        (r"\log\left(x\right)", log(group(n("x")))),
        (r"\operatorname{log} x", log(n("x"))),
        ("ln(2)", Logarithm("ln", group(num(2)))),
        (r"\lg 2", Logarithm("lg", num(2))),
        ("log_2(0.5)", log(group(num("0.5")), 2)),
        (r"\log_{10} 2", log(num(2), 10)),
        ("log₂ 0.5", log(num("0.5"), 2)),
        ("log2(0.5)", log(group(num("0.5")), 2)),
        ("log_10(x)", log(group(n("x")), 10)),
        (r"\log_e 2", log(num(2), n("e"))),
        # as TeX sets them
        (r"\log_20.5", log(num("0.5"), 2)),
        (r"\log_28", log(num(8), 2)),
        (r"\log_2\frac14", log(frac(1, 4), 2)),
        (r"\log \frac{a}{b}", log(frac(n("a"), n("b")))),
        (r"\log P(x)", log(P_X)),
        (r"\log p_i", log(n("p", "i"))),
        (r"\log xy", log(times(n("x"), n("y")))),
        (r"\log 2n", log(times(num(2), n("n")))),
        (r"\log P(x)Q(x)", log(times(P_X, call("Q", "x")))),
        (r"\log^2 x", log(n("x"), power=num(2))),
        (r"\log |S|", log(group(n("S"), "|"))),
        (r"\log -x", log(neg(n("x")))),
        # a square inside the logarithm, and the square of a logarithm
        (r"\log P(x)^2", log(Power(P_X, num(2)))),
        (r"\log(P(x))^2", Power(log(group(P_X)), num(2))),
        # signs end a bare argument
        (r"\log 2 \cdot 3", times(log(num(2)), num(3), by=r"\cdot")),
        ("log x * y", times(log(n("x")), n("y"), by="*")),
        (r"\log x / y", times(log(n("x")), n("y"), by="/")),
        (r"\log x + y", plus(log(n("x")), n("y"))),
        (r"a \log b \log c", times(n("a"), log(n("b")), log(n("c")))),
        ("log(x)/log(2)", times(log(group(n("x"))), log(group(num(2))), by="/")),
        (r"\log(a)(b)", times(log(group(n("a"))), group(n("b")))),
        ("xlogx", times(n("x"), log(n("x")))),
        (r"\log_2{8}", log(num(8), 2)),
        (r"\log \log n", log(log(n("n")))),
        (r"\log", n("log")),
    ],
)
def test_logarithms(source: str, tree: object) -> None:
    assert expression(source) == tree


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("0.50", num("0.50")),
        (".5", num(".5")),
        ("10{,}000", num(10000)),
        (r"10\,000", num(10000)),
        ("0{,}5", num("0.5")),
        (r"58.5\%", Percent(num("58.5"))),
        ("½", frac(1, 2)),
        (r"\frac14", frac(1, 4)),
        (r"\tfrac15", frac(1, 5)),
        (r"\frac{1}4", frac(1, 4)),
        (r"\dfrac{a}{b}", frac(n("a"), n("b"))),
        (r"\cfrac pq", frac(n("p"), n("q"))),
        (r"{a \over b}", frac(n("a"), n("b"))),
        ("2^{-1}", Power(num(2), neg(num(1)))),
        ("2^-1", Power(num(2), neg(num(1)))),
        ("x²", Power(n("x"), num(2))),
        ("2^{2^n}", Power(num(2), Power(num(2), n("n")))),
        ("2^2^n", Power(num(2), Power(num(2), n("n")))),
        (r"1.2 \times 10^{-3}", times(num("1.2"), Power(num(10), neg(num(3))), by=r"\times")),
        (r"\sqrt{2}", Root(num(2))),
        (r"\sqrt[3]{x}", Root(n("x"), num(3))),
        ("√2", Root(num(2))),
        (r"\exp(x)", call("exp", "x")),
        (r"\exp\left\{x\right\}", Call(n("exp"), (n("x"),), (), "{")),
        ("|x|", group(n("x"), "|")),
        ("2|x|", times(num(2), group(n("x"), "|"))),
        ("|X||Y|", times(group(n("X"), "|"), group(n("Y"), "|"))),
        (r"\|p-q\|_1", Call(Name("norm", num(1)), (minus(n("p"), n("q")),))),
        (r"\lceil x \rceil", call("ceil", "x")),
        (r"\binom{n}{k}", call("binom", "n", "k")),
        (r"\dots", Omission()),
        ("…", Omission()),
        ("a − b", minus(n("a"), n("b"))),
        ("a·b", times(n("a"), n("b"), by=r"\cdot")),
        ("a ∗ b × c", Product((n("a"), n("b"), n("c")), ("*", r"\times"))),
        ("a/b c", Product((n("a"), n("b"), n("c")), ("/", ""))),
        ("-a + b - c", Sum(("-", "+", "-"), (n("a"), n("b"), n("c")))),
        (r"\pm a \pm b", Sum(("+-", "+-"), (n("a"), n("b")))),
        ("2 * -3", times(num(2), neg(num(3)), by="*")),
        ("--x", neg(neg(n("x")))),
        ("{a+b}c", plus(n("a"), times(n("b"), n("c")))),
        ("{x}^{2}", Power(n("x"), num(2))),
        ("xy", times(n("x"), n("y"))),
        (r"\mathbf{0.5}", Boxed(num("0.5"), "mathbf")),
        (r"\boxed{a+b}", Boxed(plus(n("a"), n("b")))),
        (r"\textcolor{red}{x} + y", plus(n("x"), n("y"))),
        (r"\lambda∞", times(n("lambda"), n("infinity"))),
    ],
)
def test_numbers_and_arithmetic(source: str, tree: object) -> None:
    assert expression(source) == tree


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("x_i", n("x", "i")),
        ("Q_A(x_i)", call(n("Q", "A"), n("x", "i"))),
        ("D_{KL}", n("D", "KL")),
        (r"D_\text{KL}", n("D", "KL")),
        (r"D_{\mathrm{KL}}", n("D", "KL")),
        ("D_KL", n("D", "KL")),
        ("Q_{true}", n("Q", "true")),
        ("x_{i+1}", Name("x", plus(n("i"), num(1)))),
        ("P_{X,Y}", Name("P", Vector((n("X"), n("Y")), ("", ""), ""))),
        ("P_{Y|X}", Name("P", Chain((n("Y"), n("X")), ("|",)))),
        ("p_+", n("p", "+")),
        (r"p_\oplus", n("p", "oplus")),
        ("P'(x)", call(Name("P", primes=1), "x")),
        ("x''_i", Name("x", n("i"), primes=2)),
        ("Q^*(x)", call("Q*", "x")),
        (r"\hat{y}(x)", call(Name("y", accent="hat"), "x")),
        (r"\hat p_i", Name("p", n("i"), accent="hat")),
        ("p\u0302", Name("p", accent="hat")),
        (r"\bar{x}^2", Power(Name("x", accent="bar"), num(2))),
        (r"\mathbf P", n("P")),
        (r"\mathcal{X}", n("X")),
        ("𝔼[X]", Call(n("E"), (n("X"),), (), "[")),
        (r"\text{Gain}(S, \text{Wind})", call("Gain", "S", "Wind")),
        (r"\text{Cross Entropy}(P, Q)", call("Cross Entropy", "P", "Q")),
        ("Entropy(S)", call("Entropy", "S")),
        ("KL(P||Q)", call("KL", "P", "Q", by="||")),
        ("nH(X)", times(n("n"), call("H", "X"))),
        ("P(cat)", call("P", "cat")),
        (r"P(\text{cat})", call("P", "cat")),
        ("n(n+1)", call("n", plus(n("n"), num(1)))),
        ("P(x)(1-P(x))", times(P_X, group(minus(num(1), P_X)))),
        ("3(4)", times(num(3), group(num(4)))),
        ("f()", Call(n("f"), ())),
        (r"f(\cdot)", call("f", "cdot")),
        ("P(X = 0)", call("P", Chain((n("X"), num(0)), ("=",)))),
        (
            "P(X = 1, Y = 0)",
            call("P", Chain((n("X"), num(1)), ("=",)), Chain((n("Y"), num(0)), ("=",))),
        ),
        ("I(X;Y)", call("I", "X", "Y", by=";")),
        ("I(X;Y|Z)", Call(n("I"), (n("X"), n("Y"), n("Z")), (";", "|"))),
        (r"H(Y\mid X)", call("H", "Y", "X", by="|")),
        ("H[P]", Call(n("H"), (n("P"),), (), "[")),
        (r"D[P\|Q]", Call(n("D"), (n("P"), n("Q")), ("||",), "[")),
        (r"\mathbb E[X]", Call(n("E"), (n("X"),), (), "[")),
        (
            r"\mathbb{E}_{x \sim P}[x]",
            Call(Name("E", Chain((n("x"), n("P")), ("∼",))), (n("x"),), (), "["),
        ),
        ("P(x)[a+b]", times(P_X, group(plus(n("a"), n("b")), "["))),
        (r"\frac12[a]", times(frac(1, 2), group(n("a"), "["))),
        (
            r"(P \otimes Q)(x, y)",
            Call(group(times(n("P"), n("Q"), by=r"\otimes")), (n("x"), n("y")), (",",)),
        ),
        (
            r"S_{P \otimes Q}(x, y)",
            call(Name("S", times(n("P"), n("Q"), by=r"\otimes")), "x", "y"),
        ),
        (r"H(\frac{P+Q}{2})", call("H", frac(plus(n("P"), n("Q")), 2))),
        (
            r"D([0.9,0.1] \| [0.5,0.5])",
            Call(
                n("D"),
                (
                    Vector((num("0.9"), num("0.1")), ("", "")),
                    Vector((num("0.5"), num("0.5")), ("", "")),
                ),
                ("||",),
            ),
        ),
    ],
)
def test_names_and_calls(source: str, tree: object) -> None:
    assert expression(source) == tree


@pytest.mark.parametrize(
    "bar",
    [
        *(r"\parallel", r"\|", "||", r"\Vert", r"\lVert", "‖", "∥", r"|\,|", r"\,\|\,"),
        *(r"\,\middle\|\,", r"\big\|", r"\mathbin{\|}"),
    ],
)
def test_every_divergence_bar_is_the_same(bar: str) -> None:
    assert expression(f"D(P {bar} Q)") == call("D", "P", "Q", by="||")


@pytest.mark.parametrize("bar", ["|", r"\mid", r"\vert", r"\,|\,", "∣", r"\middle|"])
def test_every_conditioning_bar_is_the_same(bar: str) -> None:
    assert expression(f"H(Y {bar} X)") == call("H", "Y", "X", by="|")


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        (r"\sum_{x \in X} a", BigSum(n("a"), n("x"), domain=n("X"))),
        (r"\sum_{x\in\mathcal{X}} a", BigSum(n("a"), n("x"), domain=n("X"))),
        (r"\sum_{i=1}^n a", BigSum(n("a"), n("i"), num(1), n("n"))),
        (r"\sum\limits^n_{i=1} a", BigSum(n("a"), n("i"), num(1), n("n"))),
        (r"\sum_x a", BigSum(n("a"), n("x"))),
        ("∑_{x} a", BigSum(n("a"), n("x"))),
        ("Σ_x a", BigSum(n("a"), n("x"))),
        ("Σᵢ a", BigSum(n("a"), n("i"))),
        ("Σ_{i=1}^n a", BigSum(n("a"), n("i"), num(1), n("n"))),
        ("Σ a", BigSum(n("a"))),
        ("log₂ Σ a", log(BigSum(n("a")), 2)),
        (r"\sum a", BigSum(n("a"))),
        (r"\sum_{x,y} a", BigSum(BigSum(n("a"), n("y")), n("x"))),
        (r"\sum_{1 \le i \le n} a", BigSum(n("a"), n("i"), num(1), n("n"))),
        (
            r"\sum_{i \ne j} a",
            BigSum(n("a"), n("i"), domain=Chain((n("i"), n("j")), ("≠",))),
        ),
        (
            r"\sum_{x : P(x) > 0} a",
            BigSum(n("a"), n("x"), domain=Chain((P_X, num(0)), (">",))),
        ),
        (r"\prod_{i=1}^{n} a", BigSum(n("a"), n("i"), num(1), n("n"), kind="prod")),
        # a sum reaches as far as multiplication
        (r"\sum_x a b + c", plus(BigSum(times(n("a"), n("b")), n("x")), n("c"))),
        (r"\sum_x a \cdot b", BigSum(times(n("a"), n("b"), by=r"\cdot"), n("x"))),
        (r"\sum_x P(x)[a]", BigSum(times(P_X, group(n("a"), "[")), n("x"))),
        (r"-\sum_x a", neg(BigSum(n("a"), n("x")))),
        (r"\sum_x -a b", BigSum(neg(times(n("a"), n("b"))), n("x"))),
        (r"\sum_x a \sum_y b", BigSum(times(n("a"), BigSum(n("b"), n("y"))), n("x"))),
        (r"\int_0^1 a \, dx", Integral(n("a"), n("x"), num(0), num(1))),
        (
            r"\int_{-\infty}^{\infty} a\,dx",
            Integral(n("a"), n("x"), neg(n("infinity")), n("infinity")),
        ),
        (r"\int a \mathrm{d}x", Integral(n("a"), n("x"))),
        (r"\int a + b \, dx - c", minus(Integral(plus(n("a"), n("b")), n("x")), n("c"))),
        (r"\int \frac{dx}{x}", Integral(frac(1, n("x")), n("x"))),
        (r"\int \frac{dx}{x} + 1", plus(Integral(frac(1, n("x")), n("x")), num(1))),
        (r"\int dx\, a + 1", plus(Integral(n("a"), n("x")), num(1))),
        (r"\iint a \, dx \, dy", Integral(Integral(n("a"), n("x")), n("y"))),
        (r"\int\int a \, dx \, d\lambda", Integral(Integral(n("a"), n("x")), n("lambda"))),
    ],
)
def test_sums_and_integrals(source: str, tree: object) -> None:
    assert expression(source) == tree


HALVES = (num("0.5"), num("0.5"))


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("[0.5, 0.5]", Vector(HALVES, ("", ""))),
        ("(0.5, 0.5)", Vector(HALVES, ("", ""), "(")),
        (r"\left(0.5, 0.5\right)", Vector(HALVES, ("", ""), "(")),
        (r"\{0.5, 0.5\}", Vector(HALVES, ("", ""), "{")),
        (r"\begin{pmatrix} 0.5 & 0.5 \end{pmatrix}", Vector(HALVES, ("", ""), "matrix")),
        (r"\begin{bmatrix} 0.5 \\ 0.5 \end{bmatrix}", Vector(HALVES, ("", ""), "matrix")),
        ("[0.5, 0.5]^T", Vector(HALVES, ("", ""))),
        (r"[0.5, 0.5]^\top", Vector(HALVES, ("", ""))),
        ("[0.5 ~(cat), 0.5 ~(dog)]", Vector(HALVES, ("cat", "dog"))),
        (r"[0.5~\text{(cat)}, 0.5~\text{(dog)}]", Vector(HALVES, ("cat", "dog"))),
        (r"[0.5~\text{cat}, 0.5~\text{dog}]", Vector(HALVES, ("cat", "dog"))),
        (r"\{cat: 0.5, dog: 0.5\}", Vector(HALVES, ("cat", "dog"), "{")),
        (
            r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
            Vector(
                (
                    Vector((n("a"), n("b")), ("", ""), "matrix"),
                    Vector((n("c"), n("d")), ("", ""), "matrix"),
                ),
                ("", ""),
                "matrix",
            ),
        ),
        (
            "[[1, 0] + [0, 1]]",
            Group(
                "[",
                plus(
                    Vector((num(1), num(0)), ("", "")),
                    Vector((num(0), num(1)), ("", "")),
                ),
            ),
        ),
        ("[0, 1)", Vector((num(0), num(1)), ("", ""), "[)")),
        ("(0, 1]", Vector((num(0), num(1)), ("", ""), "(]")),
    ],
)
def test_vectors(source: str, tree: object) -> None:
    assert expression(source) == tree


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        *(
            (f"0.3{space}{word}", "bit")
            for space in ("~", " ", r"\ ", r"\,")
            for word in ("bits", "bit")
        ),
        (r"0.3\text{ bits}", "bit"),
        (r"0.3~\text{bits per symbol.}", "bit"),
        (r"0.3\ \mathrm{bits}", "bit"),
        ("0.3 Sh", "bit"),
        ("0.3 nats", "nat"),
        (r"0.3 \text{ nats}", "nat"),
        ("0.3 hartleys", "hartley"),
        ("0.3 dits", "hartley"),
        ("0.3 bans", "hartley"),
    ],
)
def test_units(written: str, unit: str) -> None:
    assert expression(written) == Quantity(num("0.3"), unit)


def test_unit_at_the_end_of_a_member_belongs_to_all_of_it() -> None:
    assert chain("a = 1 + 2 ~bits").members[1] == Quantity(plus(num(1), num(2)), "bit")


def test_unit_of_each_term_belongs_to_the_term() -> None:
    one, two = Quantity(num(1), "bit"), Quantity(num(2), "bit")
    assert expression("1 bit + 2 bits") == plus(one, two)


@pytest.mark.parametrize(
    ("written", "sign"),
    [
        *((written, "=") for written in ("=", "==", "≟", r"\stackrel{(a)}{=}", r"\overset{!}{=}")),
        *((written, "≈") for written in (r"\approx", "≈", r"\simeq", "≃")),
        *((written, "∼") for written in (r"\sim", "∼")),
        *((written, "≤") for written in (r"\le", r"\leq", r"\leqslant", "≤", "<=")),
        *((written, "≥") for written in (r"\ge", r"\geq", r"\geqslant", "≥", ">=")),
        *((written, "<") for written in ("<", r"\lt", "&lt;")),
        *((written, ">") for written in (">", r"\gt", "&gt;")),
        *((written, "≠") for written in (r"\ne", r"\neq", r"\not=", r"\not =", "≠", "⍯", "!=")),
        *((written, ":=") for written in (":=", r"\coloneqq", "≜", r"\overset{\text{def}}{=}")),
        *((written, "≡") for written in (r"\equiv", "≡")),
        (r"\propto", "∝"),
        (r"\in", "∈"),
        *((written, "→") for written in (r"\to", r"\rightarrow", r"\mapsto", "→")),
        (r"\ll", "≪"),
        (r"\gg", "≫"),
        (r"\perp", "⊥"),
    ],
)
def test_every_relation_has_one_spelling(written: str, sign: str) -> None:
    assert read(f"a {written} b").repairs == ()
    assert chain(f"a {written} b") == Chain((n("a"), n("b")), (sign,))


def test_comma_and_semicolon_part_statements() -> None:
    assert statements("P(H) = 0.9, P(T) = 0.1; c") == [
        Chain((call("P", "H"), num("0.9")), ("=",)),
        Chain((call("P", "T"), num("0.1")), ("=",)),
        Chain((n("c"),)),
    ]


@pytest.mark.parametrize("word", ["~and~", r"\text{ and }", r"\quad\text{and}\quad", " and "])
def test_words_part_statements(word: str) -> None:
    assert statements(f"a ≠ 0 {word} b = 0") == [
        Chain((n("a"), num(0)), ("≠",)),
        Text("and"),
        Chain((n("b"), num(0)), ("=",)),
    ]


def test_formula_inside_words_is_read() -> None:
    assert statements(r"a = b \text{ where $b = 1$ holds}") == [
        Chain((n("a"), n("b")), ("=",)),
        Text("where"),
        Chain((n("b"), num(1)), ("=",)),
        Text("holds"),
    ]


@pytest.mark.parametrize("arrow", ["=>", "⇒", r"\Rightarrow", r"\implies", r"\therefore"])
def test_arrow_opens_a_statement_that_follows(arrow: str) -> None:
    assert chain(f"{arrow} a = b") == Chain((n("a"), n("b")), ("=",), therefore=True)
    assert statements(f"a = b {arrow} c = d") == [
        Chain((n("a"), n("b")), ("=",)),
        Chain((n("c"), n("d")), ("=",), therefore=True),
    ]


def test_relation_at_the_beginning_continues() -> None:
    assert chain("= a = b") == Chain((n("a"), n("b")), ("=", "="), continues=True)


def test_aligned_rows_continue_the_chain() -> None:
    formula = read(
        "\\begin{aligned}\na &= b \\\\[10pt]\n& = c \\\\\n=> d &\\approx e\n\\end{aligned}"
    )
    assert formula.repairs == ()
    assert formula.environment == "aligned"
    assert [row.statements for row in formula.rows] == [
        (Chain((n("a"), n("b")), ("=",)),),
        (Chain((n("c"),), ("=",), continues=True),),
        (Chain((n("d"), n("e")), ("≈",), therefore=True),),
    ]


def test_two_marks_set_off_a_reason() -> None:
    (statement,) = statements(r"\begin{align*} a &= b && \text{by definition} \end{align*}")
    assert statement == Chain((n("a"), n("b")), ("=",), reason="by definition")


def test_a_sign_behind_two_marks_goes_on_with_the_statement() -> None:
    (statement,) = statements(r"\begin{alignat}{2} a &= b && \approx c \end{alignat}")
    assert statement == Chain((n("a"), n("b"), n("c")), ("=", "≈"))


def test_columns_hold_statements_of_their_own() -> None:
    assert statements(r"\begin{align} a &= b & c &= d \end{align}") == [
        Chain((n("a"), n("b")), ("=",)),
        Chain((n("c"), n("d")), ("=",)),
    ]


def test_expression_goes_on_in_the_next_row() -> None:
    assert statements(r"\begin{align} a &= b \\ &\quad + c \\ &= d \\ &\quad - e \end{align}") == [
        Chain((n("a"), plus(n("b"), n("c"))), ("=",)),
        Chain((minus(n("d"), n("e")),), ("=",), continues=True),
    ]


def test_row_that_starts_with_a_minus_sign_and_relates_is_a_statement() -> None:
    assert len(statements(r"a = b \\ -c = d")) == 2


def test_sign_repeated_at_a_line_break_counts_once() -> None:
    assert statements(r"a = \\ = b") == [Chain((n("a"), n("b")), ("=",))]


def test_eqnarray_and_array_align_on_both_sides_of_the_sign() -> None:
    for name in ("eqnarray", "array"):
        options = "{rcl}" if name == "array" else ""
        formula = read(f"\\begin{{{name}}}{options} a &=& b \\\\ &=& c \\end{{{name}}}")
        assert [row.statements[0] for row in formula.rows] == [
            Chain((n("a"), n("b")), ("=",)),
            Chain((n("c"),), ("=",), continues=True),
        ]


def test_box_around_a_statement_leaves_its_sign_visible() -> None:
    assert chain(r"\boxed{a + b = c}") == Chain((plus(n("a"), n("b")), n("c")), ("=",))
    assert chain(r"a = \boxed{b = c}") == Chain((n("a"), n("b"), n("c")), ("=", "="))


@pytest.mark.parametrize(
    "cases",
    [
        r"\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}",
        r"\left\{ \begin{array}{ll} 1 & x > 0 \\ 0 & x \le 0 \end{array} \right.",
    ],
)
def test_distinction_of_cases_is_left_unread_and_said(cases: str) -> None:
    formula = read(f"f(x) = {cases}")
    assert [repair.kind for repair in formula.repairs] == ["not-read"]
    (statement,) = formula.rows[0].statements
    assert isinstance(statement, Chain)
    assert statement.signs == ("=",)
    assert isinstance(statement.members[1], Broken)


@pytest.mark.parametrize("space", [r"\quad", r"\qquad", r"\hspace{1cm}", r"\quad\quad"])
def test_wide_space_parts_statements(space: str) -> None:
    assert statements(rf"a = 12\% {space} b = c") == [
        Chain((n("a"), Percent(num(12))), ("=",)),
        Chain((n("b"), n("c")), ("=",)),
    ]


def test_wide_space_within_a_statement_is_layout() -> None:
    assert chain(r"a \quad = \quad b") == Chain((n("a"), n("b")), ("=",))
    assert chain(r"a = b \quad c") == Chain((n("a"), times(n("b"), n("c"))), ("=",))
    assert chain(r"a = b \quad - \quad c") == Chain((n("a"), minus(n("b"), n("c"))), ("=",))


def test_a_number_may_be_said_again_in_percent() -> None:
    assert chain(r"a = 0.75\;(75\%)") == Chain((n("a"), num("0.75")), ("=",))
    assert chain(r"a = \frac34 (75\%\text{ of all})") == Chain((n("a"), frac(3, 4)), ("=",))
    assert chain(r"a = 2(75\%) + 1").members[1] != num(2)


def test_words_between_bars_name_a_set() -> None:
    assert expression(r"\log_2 |\text{all its states}|") == log(group(n("all its states"), "|"), 2)


@pytest.mark.parametrize("mention", [r"\approx", "=", r"\sum", r"\|", "+"])
def test_sign_alone_is_a_mention_and_no_claim(mention: str) -> None:
    formula = read(mention)
    assert formula.repairs == ()
    assert formula.rows[0].statements == (Text(mention),)


@pytest.mark.parametrize("source", ["", "  ", r"\\", r"\,", r"\label{eq:1}"])
def test_nothing_is_no_row(source: str) -> None:
    assert read(source).rows == ()


def test_indexed_sum_of_the_definition_of_entropy() -> None:
    assert expression(r"-\sum_{i=1}^n P(x_i)log(P(x_i))") == neg(
        BigSum(times(P_I, log(group(P_I))), n("i"), num(1), n("n"))
    )


def test_a_full_stop_between_factors_multiplies_them() -> None:
    assert expression(r"p_i.l_i") == times(n("p", "i"), n("l", "i"), by=r"\cdot")
    assert expression(r"0.5.\log_2 x") == times(num("0.5"), log(n("x"), 2), by=r"\cdot")
    assert statements(r"a = b. c = d.") == [
        Chain((n("a"), n("b")), ("=",)),
        Chain((n("c"), n("d")), ("=",)),
    ]


def test_norms_are_factors() -> None:
    norm_u, norm_v = call("norm", "u"), call("norm", "v")
    assert expression(r"\|u\| \|v\|") == times(norm_u, norm_v)
    assert expression(r"2 \|u\|") == times(num(2), norm_u)


def test_an_operator_behind_words_is_not_called_broken():
    from symbolic_info.notation import read

    for source in (
        r"\text{Load (bit/s)} \times \text{Time (seconds)}",
        r"a = \text{what is left (in percent)} + 3",
    ):
        assert all(repair.kind == "not-read" for repair in read(source).repairs)
