"""Derivations as Markdown: a page a theorem, and the index of all pages.

A page holds no relation sign but those that were proved, and says what its letters stand for
before it uses them, so that ``check`` reads all of it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from symbolic_info.notation import write
from symbolic_info.publish.derivations.latex import (
    align,
    condition_sentence,
    supposition,
)
from symbolic_info.publish.derivations.presentation import Presentation, title_of
from symbolic_info.wording.examples import Sample
from symbolic_info.wording.phrases import in_markdown, listed

_CONVENTIONS = """\
Logarithms are to any one base greater than 1 where none is written. Measures take values in the
extended reals; a term with weight 0 counts 0, whatever its logarithm does (0 log 0 = 0).
"""

_LEFT_OUT = """\
Pinsker's inequality is left out: it bounds a divergence by a square, and no rule of the kernel
compares a logarithm with a square.
"""


def page(name: str, shown: Presentation) -> str:
    """Return the page of a theorem."""
    blocks = [f"# {title_of(name)}", *theorem(shown), *_foundations(shown)]
    blocks.append(f"Printed by `symbolic-info derive {name}`.")
    return "\n\n".join(blocks) + "\n"


def theorem(shown: Presentation) -> list[str]:
    """Return the statement, its conditions and its derivation as blocks of Markdown."""
    blocks = [f"Let ${write(definition)}$." for definition in shown.definitions]
    supposed = f"{in_markdown(supposition(shown.suppositions))}\n" if shown.suppositions else ""
    blocks.append(supposed + _display(write(shown.statement)))
    conditions = condition_sentence(shown.conditions)
    if conditions:
        blocks.append(in_markdown(conditions))
    if shown.rows:
        blocks += ["**Derivation.**", supposed + _display(align(shown))]
    if shown.sample is not None:
        blocks += worked_example(shown.sample)
    return blocks


def worked_example(sample: Sample) -> list[str]:
    """Return an example: what the names stand for, and the values of both sides."""
    given = listed([(chain,) for chain in sample.givens])
    opening = f"For {in_markdown(given)}{sample.remark}:" if sample.givens else "Here:"
    return [opening, *(_display(write(chain)) for chain in sample.values)]


def index(topics: Mapping[str, Iterable[tuple[str, Presentation]]]) -> str:
    """Return the index: the theorems by topic, each with its statement and a link to its page."""
    blocks = ["# Derivations", _CONVENTIONS.rstrip()]
    for topic, entries in topics.items():
        lines = [f"- [{title_of(name)}]({name}.md){_statement(shown)}" for name, shown in entries]
        blocks += [f"## {topic}", "\n".join(lines)]
    blocks.append(_LEFT_OUT.rstrip())
    blocks.append("Written by `symbolic-info derive --all`.")
    return "\n\n".join(blocks) + "\n"


def _statement(shown: Presentation) -> str:
    with_letters = "".join(f", with ${write(definition)}$" for definition in shown.definitions)
    supposed = f" {in_markdown(supposition(shown.suppositions))}" if shown.suppositions else ":"
    return f"{with_letters}{supposed} ${write(shown.statement)}$"


def _foundations(shown: Presentation) -> list[str]:
    lines = [f"- {in_markdown(phrase)}" for phrase in shown.rules]
    for suppositions, statement, name in shown.theorems:
        title = f"[{title_of(name)}]({name}.md): " if name else ""
        supposed = f"{in_markdown(supposition(suppositions))} " if suppositions else ""
        lines.append(f"- {title}{supposed}${write(statement)}$")
    return ["**It rests on**", "\n".join(lines)] if lines else []


def _display(formula: str) -> str:
    return f"$$\n{formula}\n$$"
