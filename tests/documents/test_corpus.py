"""Notes as people write them, each claim labelled from the mathematics.

Beside each document of ``corpus/`` stands a file ``.labels``, written before the program was run
on the document, with a line for each claim::

    12:7 | refuted | unit | 0.0725 | \\approx 0.1045$ nats

its place (in a notebook with the cell before it), its verdict, for a wrong claim the slip and the
right value, and the text at the place. The verdict ``right`` leaves open whether the claim is
exact, rounded, loose or proved; ``unchecked`` is a sign that claims nothing that could be judged.
``corpus/working.py`` has the arithmetic.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from symbolic_info.documents.check import check_paths
from symbolic_info.documents.report import Claim

CORPUS = Path(__file__).parent / "corpus"

WRONG = ("refuted", "ill-formed")
RIGHT = ("definition", "proved", "exact", "rounded", "loose")

SLIPS = {
    "refuted-unit": ("unit", "base"),
    "refuted-base": ("unit", "base"),
    "refuted-order": ("order", "identity"),
    "refuted-digits": ("digits", "rounding"),
    "refuted-sign": ("sign", "bracket-dropped", "identity"),
    "refuted-measure": ("entropy-for-cross-entropy", "conditional", "measure", "factor"),
    "refuted-term-missing": ("term-dropped",),
    "refuted-term-twice": ("term-doubled",),
    "refuted-intermediate": ("over-rounded", "rounding"),
    "refuted-rounding": ("rounding",),
}
"""The labels that agree with what the program names."""

Place = tuple[str, int | None, int, int]


@dataclass(frozen=True)
class Label:
    """What a claim is by the mathematics."""

    verdict: str
    slip: str
    value: str
    text: str

    @property
    def wrong(self) -> bool:
        return self.verdict in WRONG

    def accepts(self, verdict: str) -> bool:
        return verdict in RIGHT if self.verdict == "right" else verdict == self.verdict


def labels_of(path: Path) -> dict[Place, Label]:
    document = path.relative_to(CORPUS).as_posix().removesuffix(".labels")
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        place, verdict, slip, value, text = (part.strip() for part in line.split(" | ", 4))
        *cell, row, column = map(int, place.split(":"))
        label = Label(verdict, slip, value, text)
        found[document, cell[0] if cell else None, row, column] = label
    return found


LABELS = {
    place: label
    for path in sorted(CORPUS.rglob("*.labels"))
    for place, label in labels_of(path).items()
}


@pytest.fixture(scope="module")
def claims() -> dict[Place, Claim]:
    report = check_paths([str(CORPUS)])
    assert report.unreadable == ()
    return {
        (
            Path(document.path).relative_to(CORPUS).as_posix(),
            claim.cell,
            claim.line,
            claim.column,
        ): claim
        for document in report.documents
        for claim in document.claims
    }


def spoken(place: Place, label: Label | None, claim: Claim | None) -> str:
    document, cell, line, column = place
    where = f"{document}:{'' if cell is None else f'{cell}:'}{line}:{column}"
    expected = f"{label.verdict} {label.slip} {label.value}" if label else "no claim"
    found = f"{claim.code} {claim.value} ({claim.message}) {claim.formula}" if claim else "none"
    return f"{where}: expected {expected}, found {found}"


def unlike(claims: dict[Place, Claim], agree) -> list[str]:
    """The claims, labelled or reported, that ``agree(label, claim)`` does not hold for."""
    return [
        spoken(place, LABELS.get(place), claims.get(place))
        for place in sorted(LABELS.keys() | claims.keys(), key=str)
        if not agree(LABELS.get(place), claims.get(place))
    ]


def test_the_corpus_is_as_large_and_as_wrong_as_notes_are():
    wrong = [label for label in LABELS.values() if label.wrong]
    assert len({document for document, *_ in LABELS}) >= 30
    assert len(LABELS) >= 300
    assert len(wrong) >= 80
    assert len({label.slip for label in wrong}) >= 12


def test_every_claim_is_labelled_and_every_label_is_a_claim(claims):
    assert unlike(claims, lambda label, claim: label is not None and claim is not None) == []


def test_every_wrong_claim_is_found_and_no_right_one_is_accused(claims, record_property):
    both = [(LABELS[place], claim) for place, claim in claims.items() if place in LABELS]
    wrong = sum(label.wrong for label in LABELS.values())
    accused = [label.wrong for label, claim in both if claim.verdict in WRONG]
    found = sum(accused)
    judged = sum(claim.verdict != "unchecked" for _, claim in both)
    named = Counter(claim.code in SLIPS for label, claim in both if label.wrong)
    recall, precision, coverage = found / wrong, found / len(accused), judged / len(LABELS)
    record_property(
        "figures of the corpus",
        f"{len({document for document, *_ in LABELS})} documents, "
        f"{len(LABELS)} claims, {wrong} of them wrong in "
        f"{len({label.slip for label in LABELS.values() if label.wrong})} ways; "
        f"recall {recall:.3f}, precision {precision:.3f}, coverage {coverage:.3f}; "
        f"slip named for {named[True]}",
    )
    misjudged = unlike(claims, lambda a, b: not (a and b) or a.wrong == (b.verdict in WRONG))
    assert misjudged == []
    assert (recall, precision) == (1, 1)
    assert coverage >= 0.97


def test_verdicts_are_those_of_the_labels(claims):
    assert unlike(claims, lambda a, b: not (a and b) or a.accepts(b.verdict)) == []


def test_a_wrong_claim_comes_with_the_right_value(claims):
    def agree(label, claim):
        if not (label and claim and label.value):
            return True
        return claim.value is not None and Fraction(claim.value) == Fraction(label.value)

    assert unlike(claims, agree) == []


def test_the_slip_named_is_the_one_that_was_made(claims):
    # that another line has the shown value is true beside every other reason
    def agree(label, claim):
        return not (label and claim) or label.slip in SLIPS.get(claim.code, (label.slip,))

    assert unlike(claims, agree) == []


def test_labels_stand_where_their_text_stands():
    for (document, cell, line, column), label in LABELS.items():
        if cell is None:
            lines = (CORPUS / document).read_text(encoding="utf-8").splitlines()
            assert lines[line - 1][column - 1 :].strip().startswith(label.text)
