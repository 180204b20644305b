"""Derivations as LaTeX, Markdown, text and JSON: what is printed reads back and is proved again."""

import json
from pathlib import Path

import pytest

from symbolic_info.documents.check import check_document
from symbolic_info.documents.report import Verdict
from symbolic_info.documents.sources.files import read_document
from symbolic_info.notation import read_statement
from symbolic_info.notation.tree import Chain
from symbolic_info.proof import Theorem, check, derive, from_json, names, prove, statement_of
from symbolic_info.publish import catalogue
from symbolic_info.publish.derivations import latex, text
from symbolic_info.publish.derivations.presentation import links_of, present
from symbolic_info.terms import Alphabet, Index, Mixture, Pmf, Term, alpha_equal, substitute
from symbolic_info.terms.binding import free_variables
from symbolic_info.terms.term import map_children
from symbolic_info.wording.suppositions import hypothesis_of

PAGES = Path(__file__).parents[2] / "derivations"
KL = "kl-is-cross-entropy-minus-entropy"

TEXTBOOK = r"""
\begin{align*}
  D_{\mathrm{KL}}(P \parallel Q)
    &= \sum_{x} P(x) \log \frac{P(x)}{Q(x)} && \text{definition of KL divergence} \\
    &= \sum_{x} P(x) [\log P(x) - \log Q(x)] && \text{logarithm of a quotient} \\
    &= \sum_{x} P(x) \log P(x) - \sum_{x} P(x) \log Q(x) && \text{linearity of summation} \\
    &= H(P, Q) - H(P) && \text{definitions of cross entropy and entropy}
\end{align*}
Conditions: any finite alphabet, zeros allowed (0 log 0 = 0); where \(P\) is not absolutely
continuous with respect to \(Q\), both sides are \(+\infty\).
"""


def unwrapped(words: str) -> str:
    return " ".join(words.split())


def on_one_alphabet(term: Term) -> Term:
    pmfs = [p for p in free_variables(term) if isinstance(p, Pmf)]
    if any(len(p.alphabets) > 1 for p in pmfs):
        # the letters of random variables say on which alphabets their joint pmf lives
        return term
    indices = [i for i in free_variables(term) if isinstance(i, Index)]
    return substitute(
        term,
        {p: Pmf(p.name) for p in pmfs} | {i: Index(i.name, Alphabet()) for i in indices},
    )


def equal_but_for_order_of_mixtures(left: Term, right: Term) -> bool:
    """Whether the terms are the same where (P + Q)/2 and (Q + P)/2 are: they have one letter."""
    return alpha_equal(in_order(left), in_order(right))


def in_order(term: Term) -> Term:
    changed = map_children(term, in_order)
    if not isinstance(changed, Mixture):
        return changed
    pairs = sorted(
        zip(changed.weights, changed.components, strict=True), key=lambda pair: pair[1].sort_key
    )
    return Mixture(tuple(w for w, _ in pairs), tuple(p for _, p in pairs))


def verdicts(path: Path) -> list[tuple[str, Verdict]]:
    return [(c.formula, c.verdict) for c in check_document(read_document(path)).claims]


def test_the_kl_identity_reads_as_in_a_textbook() -> None:
    assert unwrapped(latex.fragment(present(derive(KL)))) == unwrapped(TEXTBOOK)


def test_the_kl_identity_in_plain_text() -> None:
    lines = text.theorem(present(derive(KL)))
    assert [line.strip() for line in lines] == [
        "D_KL(P ‖ Q)",
        "= Σ_x P(x) log(P(x)/Q(x))                 definition of KL divergence",
        "= Σ_x P(x) [log P(x) - log Q(x)]          logarithm of a quotient",
        "= Σ_x P(x) log P(x) - Σ_x P(x) log Q(x)   linearity of summation",
        "= H(P, Q) - H(P)",
        "(definitions of cross entropy and entropy)",
        "",
        "- any finite alphabet, zeros allowed (0 log 0 = 0)",
        "- where P is not absolutely continuous with respect to Q, both sides are +∞",
    ]


@pytest.mark.parametrize("name", names())
def test_plain_text_fits_into_80_columns(name: str) -> None:
    assert all(len(line) <= 80 for line in text.theorem(present(derive(name))))


@pytest.mark.parametrize("name", names())
def test_what_is_displayed_means_what_was_checked(name: str) -> None:
    theorem = derive(name)
    shown = present(theorem)
    letters = "".join(rf", \quad {latex.write(chain)}" for chain in shown.definitions)
    signs = [row.sign for row in shown.rows] or [theorem.statement.sign]
    members = [shown.left, *(row.formula for row in shown.rows)]
    if not shown.rows:
        members.append(shown.statement.members[1])
    relations = read_statement(latex.write(Chain(tuple(members), tuple(signs))) + letters)
    assert [relation.sign for relation in relations] == signs
    # LaTeX does not show on which alphabets two pmfs live: they are read to live on one
    left, right = (on_one_alphabet(t) for t in (theorem.statement.left, theorem.statement.right))
    assert alpha_equal(relations[0].left, left)
    assert equal_but_for_order_of_mixtures(relations[-1].right, right)
    checked = [on_one_alphabet(line.term) for line in theorem.lines] or [right]
    for relation in relations:
        assert any(equal_but_for_order_of_mixtures(relation.right, term) for term in checked)


@pytest.mark.parametrize("name", names())
def test_every_displayed_line_is_proved_by_itself(name: str) -> None:
    shown = present(derive(name))
    letters = "".join(rf", \quad {latex.write(chain)}" for chain in shown.definitions)
    supposed = "".join(rf" \text{{ if }} {latex.write(chain)}" for chain in shown.suppositions)
    for link in links_of(shown):
        (relation,) = read_statement(latex.write(link) + letters + supposed)
        sides = (relation.left, relation.right)
        # a line that does not mention x needs no P(y) <= P(x)
        supposed_here = (hypothesis_of(each, sides) for each in relation.conditions)
        hypotheses = tuple(each for each in supposed_here if each is not None)
        proof = prove(relation.left, relation.sign, relation.right, hypotheses)
        assert isinstance(proof, Theorem), latex.write(link)


@pytest.mark.parametrize("name", names())
def test_a_page_is_read_back_and_proved(name: str, tmp_path: Path) -> None:
    page = tmp_path / f"{name}.md"
    page.write_text(catalogue.printed([name], "markdown"), encoding="utf-8")
    found = verdicts(page)
    assert_all_hold(found)
    assert found.count((latex.write(present(derive(name)).statement), Verdict.PROVED)) >= 1


@pytest.mark.parametrize("name", names())
def test_latex_is_read_back_and_proved(name: str, tmp_path: Path) -> None:
    page = tmp_path / f"{name}.tex"
    page.write_text(catalogue.printed([name], "latex"), encoding="utf-8")
    assert_all_hold(verdicts(page))


def assert_all_hold(found: list[tuple[str, Verdict]]) -> None:
    """Every claim is proved, but for the names that are given a meaning and for pure numbers."""
    assert found
    others = {(formula, verdict) for formula, verdict in found if verdict is not Verdict.PROVED}
    assert {verdict for _, verdict in others} <= {
        Verdict.DEFINITION,
        Verdict.EXACT,
        Verdict.ROUNDED,
    }
    for formula, verdict in others:
        if verdict is Verdict.DEFINITION:
            assert formula.startswith(("M = ", "M_1 = ", "P = ", "Q = ", "R = "))
        else:
            assert "P(x)" not in formula


def test_the_letter_of_a_mixture_is_explained_before_it_is_used() -> None:
    page = catalogue.printed(["js-is-entropy-of-mixture-minus-mean-entropy"], "markdown")
    assert page.index(r"M = \frac{P + Q}{2}") < page.index("H(M)")


def test_a_theorem_names_those_that_it_rests_on() -> None:
    page = catalogue.printed(["js-is-non-negative"], "markdown")
    assert (
        r"[KL is non-negative](kl-is-non-negative.md): $D_{\mathrm{KL}}(P \parallel Q) \ge 0$"
        in (page)
    )


def test_the_index_has_every_theorem_once() -> None:
    index = catalogue.index()
    assert all(index.count(f"]({name}.md)") == 1 for name in names())


@pytest.mark.parametrize("name", names())
def test_the_certificate_of_an_entry_is_checked_again(name: str) -> None:
    (entry,) = json.loads(catalogue.printed([name], "json"))
    theorem = check(from_json(json.dumps(entry["certificate"])))
    assert theorem == derive(name)
    assert len(entry["steps"]) == len(present(theorem).rows)


def test_steps_in_json_are_links_with_reasons() -> None:
    (entry,) = json.loads(catalogue.printed([KL], "json"))
    first = entry["steps"][0]
    assert first["reason"] == "definition of KL divergence"
    (relation,) = read_statement(first["latex"])
    assert relation.left == statement_of(KL).left
    assert relation.right == derive(KL).lines[0].term


def test_printing_twice_gives_the_same() -> None:
    wanted = names()
    assert catalogue.files(wanted, "markdown") == catalogue.files(wanted, "markdown")
    assert catalogue.latex_document(wanted) == catalogue.latex_document(wanted)


def test_the_committed_pages_are_what_the_program_writes() -> None:
    written = catalogue.files(names(), "markdown")
    for name, content in written.items():
        assert (PAGES / name).read_text(encoding="utf-8") == content, f"derive --all writes {name}"
    pages = {path.name for path in PAGES.glob("*.md")} - {"worked-examples.md"}
    assert pages == set(written)
