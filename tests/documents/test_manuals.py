"""What manuals of programs and of TeX itself hold, and what must not be called wrong there."""

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.sources.files import document_in


def findings(name, text):
    """Return the verdicts of a document, and how many formulas were found in it."""
    report = check_document(document_in(name, text.encode()))
    return [str(claim.verdict) for claim in report.claims], report.formulas


@pytest.mark.parametrize(
    "text",
    [
        r"\MakeShortVerb{\|} the sign |$| opens it, and |\[| a display",
        r"\DefineShortVerb[fontsize=\small]{\+} the sign +$+ opens it",
        r"the sign |$| opens it, ~$$~ a display, \index{$} and |\begin{align}| rows",
        r"\catcode`\$=12 \catcode`$=3 \char`$ \string$ \lccode`\$=`a",
        "\\begin{verbatimtab}\nformat.name$\n\\end{verbatimtab}",
        "\\begin{code}\nseries gr = $unit\n\\end{code}",
        "\\begin{Sinput}\n> fit$coefficients = 3\n\\end{Sinput}",
        "\\DefineVerbatimEnvironment{source}{Verbatim}{}\n\\begin{source}\ncost: $5\n\\end{source}",
        "\\lstnewenvironment{bst}[1][]{}{}\n\\begin{bst}\nif$\n\\end{bst}",
        "\\newenvironment{bst}{\\VerbatimEnvironment\\begin{Verbatim}}{\\end{Verbatim}}\n"
        "\\begin{bst}\nif$\n\\end{bst}",
    ],
)
def test_a_delimiter_that_is_spoken_of_opens_no_formula(text):
    assert findings("a.tex", text + "\n\nso $1/2 = 0.5$") == (["exact"], 1)


def test_a_sign_that_quotes_no_more_is_a_sign():
    text = r"\MakeShortVerb{\|} |$|, \DeleteShortVerb{\|} $|-2| = 2$"
    assert findings("a.tex", text) == (["exact"], 1)


def test_an_absolute_value_in_a_macro_is_no_code_where_bars_quote():
    text = r"\newcommand{\abs}[1]{|#1|}\MakeShortVerb{\|} |$| and $\abs{-2} = 2$"
    assert findings("a.tex", text) == (["exact"], 1)


def test_words_in_a_formula_may_hold_formulas():
    text = r"$1/2 = 0.5 \text{ if $n = 2$}$, and $1/4 = 0.25$"
    assert findings("a.tex", text) == (["exact", "exact"], 2)


def test_words_in_a_formula_may_hold_formulas_in_other_delimiters():
    text = r"\( 1/2 = 0.5 \mbox{ if \( n = 2 \)} \) and \( 1/4 = 0.25 \)"
    assert findings("a.tex", text) == (["exact", "exact"], 2)


def test_an_interval_that_is_open_to_the_left_is_no_number():
    # else D would be 0 from here on
    assert findings("a.tex", "$D = ]0, 1[$ and $D = 0$")[0][0] == "unchecked"


def test_a_brace_that_nothing_closes_ends_no_further_than_its_formula():
    # 2^{2 = 4 is broken, and 1/4 = 0.25 is right
    verdicts, formulas = findings("a.tex", "so $2^{2 = 4$ and $1/4 = 0.25$")
    assert (verdicts[-1], formulas) == ("exact", 2)


@pytest.mark.parametrize(
    "display",
    [
        "\\[ a = \\begin{minipage}{5em} one\n\n two \\end{minipage} \\]",
        "$$\\vbox{ one\n\n two }$$",
        "$\\vcenter{ one\n\n two }$",
    ],
)
def test_paragraphs_may_stand_in_a_box_of_a_formula(display):
    assert findings("a.tex", display + "\n\nso $1/2 = 0.5$") == (["exact"], 1)


def test_a_command_that_is_defined_anew_by_its_old_meaning_has_an_end():
    text = r"\let\old=\pi \renewcommand{\pi}{\old} $\pi = \pi$"
    assert findings("a.tex", text) == (["exact"], 1)


def test_the_argument_of_a_macro_stays_apart_from_the_command_before_it():
    # it is no command \pie
    text = r"\newcommand{\circles}[1]{2\pi#1} $\circles{e} = 2 e \pi$"
    assert findings("a.tex", text) == (["exact"], 1)


@pytest.mark.parametrize(
    "program",
    [
        r"\def\okay{\okay} \okay",
        r"\def\walk#1{\ifx#1\end\else\walk\fi} \walk abc\end",
        r"\def\a#1{\expandafter\a\csname x#1\endcsname} \a{b}",
        r"\newcommand{\K}{\@ifnextchar[{\L}{\L[]}} \def\L[#1]{$#1$} \K[a]",
        r"\newcommand\m{\kl[\m]{M}} let $\m$ be a monoid",
        r"\typeout{$$ is obsolete}",
        r"before |\(re)newpagestyle| is said",
        r"\def\show#1{$#1$ \texttt{\string#1}} {\show}",
    ],
)
def test_a_program_that_is_not_run_claims_nothing(program):
    assert findings("a.tex", program + "\n\nso $1/2 = 0.5$")[0] == ["exact"]


def test_a_macro_without_end_in_a_formula_is_broken():
    assert findings("a.tex", r"\newcommand{\a}{\a\a} $\a = 1$")[0][0] == "ill-formed"


@pytest.mark.parametrize(
    "formula",
    [
        # angle brackets
        r"a = \left< b \right>",
        r"a = \bigl< b \bigr>",
        r"\begin{eqnarray} a & = & \left< b \right> \\ & = & c \end{eqnarray}",
        # absolute values behind a bar that means "such that"
        r"D = \{z \mid \left| z \right| < \delta\}",
        r"D = \{z \mid \lvert z \rvert < \delta\}",
        r"D = \{z \mid |z| < \delta\}",
        # integrals of functions, with respect to a measure that is understood
        r"\lim \int f_n = \int f",
        r"\int (f - g) \ge 0",
        # diagrams
        r"\xymatrix{A \ar@{>->}[r] & B}",
        r"\xymatrix@C=1em{A \ar@{<-}[r] & B}",
        r"\begin{CD} A @>j>> B \end{CD}",
        # signs that are spoken of
        r"+\equiv",
        r"{+}\;{\cup} =",
        r"+ - / * = ' < >",
        r"\begin{array}{l} \sum \\ \prod \end{array}",
        # a brace behind equations that belong together
        r"\left. \begin{aligned} a &= b \\ c &= d \end{aligned} \right\} \text{so}",
        r"a = b & \Rightarrow & b = a",
        # intervals, as they are written in France and elsewhere
        r"D = ]0, 1[",
        r"D = [0, 1[",
        r"D = \mathopen]-\infty, 0]",
        r"D = (-\infty; 2]",
        # inner products
        r"\xi = \frac{<D, D> - 2 <D, R>}{<R, R>}",
        # programs
        r"M = K//2",
        # sets
        r"U = \{1, 2, 3, 4\}",
        r"P = \{0, 2, 5\}",
        # quantities, imaginary numbers
        r"V_{CC} = 10\,\text{V}",
        r"V_{EE} = -10\,\text{V}",
        r"i = \sqrt{-1}",
    ],
)
def test_what_is_not_understood_is_not_called_broken(formula):
    verdicts, _ = findings("a.tex", rf"\[{formula}\]")
    assert not {"ill-formed", "refuted"} & set(verdicts)


@pytest.mark.parametrize(
    "formula",
    [
        r"\int_0^1 x^2 = \frac13",
        r"\int p(x) = 1",
        r"P = \{0.5, 0.6\}",
        r"1/2 = )0.5",
        r"1 = \sqrt{-1} + 1",
        r"\left[ a \right. \\ \left. + b \right] ) = 1",
        r"a \right\} = 1",
    ],
)
def test_what_is_broken_is_still_called_so(formula):
    assert "ill-formed" in findings("a.tex", rf"\[{formula}\]")[0]


@pytest.mark.parametrize(
    "text",
    [
        r"- emit POC marker \(f… [\#1192](https://example.org/a_b/pull/1192) \(a\)",
        r"- double free \(\(presumably invalid\) image. [\#496](https://example.org/issues/496)",
    ],
)
def test_an_escaped_bracket_in_a_list_of_changes_opens_no_formula(text):
    assert "ill-formed" not in findings("CHANGELOG.md", text)[0]


def test_a_formula_in_markdown_that_nothing_closes_is_broken():
    assert findings("a.md", r"so \( x^2 = 1 holds")[0] == ["ill-formed"]


def test_a_block_may_begin_with_a_blank_line_and_end_behind_its_formula():
    assert findings("a.md", "$$\n\n1/2 = 0.5 $$\n\nand $1/4 = 0.25$") == (["exact", "exact"], 2)
