"""The words of formulas: units, connectives, fonts, layout, environments."""

from __future__ import annotations

from collections.abc import Mapping


def words_of(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())


UNITS: Mapping[str, str] = {
    **dict.fromkeys(("bit", "bits", "Sh", "shannon", "shannons", "Bits", "Bit"), "bit"),
    **dict.fromkeys(("比特", "位元", "ビット", "비트", "бит", "бита", "битов", "biți"), "bit"),
    **dict.fromkeys(("nat", "nats", "Nats", "Nat"), "nat"),
    **dict.fromkeys(("奈特", "ナット", "나트", "нат", "ната", "натов"), "nat"),
    **dict.fromkeys(
        ("hartley", "hartleys", "Hartleys", "Hart", "dit", "dits", "ban", "bans"), "hartley"
    ),
}

LOGARITHMS = frozenset({"log", "ln", "lg"})
BINARY_LOGARITHMS = frozenset({"ld", "lb"})

# words that join or comment formulas and are never names
CONNECTIVES = words_of(
    """
    and or if iff where when whenever with for all each every always so then thus hence since
    because therefore otherwise let such that is are given by as while but note also i.e. e.g.
    else case
    """
)

# abbreviations of the field that stand for one name although they are no words
ABBREVIATIONS = words_of("KL JS KLD JSD CE BCE MI PMI NMI IG TV kl js")

ACCENTS: Mapping[str, str] = {
    "hat": "hat",
    "widehat": "hat",
    "bar": "bar",
    "overline": "bar",
    "tilde": "tilde",
    "widetilde": "tilde",
}
COMBINING_ACCENTS: Mapping[str, str] = {
    "\u0302": "hat",
    "\u0303": "tilde",
    "\u0304": "bar",
    "\u0305": "bar",
}

# fonts of a name; around more than a name they carry no meaning
FONTS = words_of(
    """
    mathrm mathit mathcal mathbb mathsf mathtt mathfrak mathscr mathnormal operatorname
    operatorname* vec
    """
)
# what sets a part of a formula off for the eye
EMPHASIS = words_of(
    """
    boxed fbox framebox mathbf boldsymbol bm bold pmb underline underbrace overbrace cancel
    uline
    """
)
TEXT_COMMANDS = words_of(
    "text textrm textbf textit textsf texttt textnormal textup textsc mbox hbox emph"
)

# layout: read over
LAYOUT = words_of(
    """
    displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits quad qquad nonumber
    notag big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
    middle thinspace enspace enskip medspace thickspace negthinspace negmedspace negthickspace
    space nobreakspace hfill hfil hline mathstrut strut relax mathop mathbin mathrel mathord
    mathopen mathclose mathpunct rm it cal sf tt bf noindent centering allowbreak small large
    Large normalsize hskip smallskip medskip
    """
)
# layout that is wide enough to part two statements
WIDE_SPACES = frozenset({"quad", "qquad", "hspace", "hskip", "hfil", "hfill", "enspace", "enskip"})
# layout with one argument that is no part of the formula
LAYOUT_WITH_ARGUMENT = words_of(
    """
    label tag hspace vspace phantom hphantom vphantom color mspace eqref ref cite cline class
    cssId
    """
)
# layout with one argument before the one that holds the formula
LAYOUT_BEFORE_ARGUMENT = frozenset(["textcolor", "colorbox", "htmlClass"])

ROW_ENVIRONMENTS = frozenset(
    f"{name}{star}"
    for name in words_of(
        """
        align aligned alignat alignedat gather gathered split equation eqnarray multline flalign
        displaymath math cases rcases dcases array
        """
    )
    for star in ("", "*")
)
# environments that make a cell of a formula unless they are all of it
BLOCK_ENVIRONMENTS = frozenset({"cases", "dcases", "rcases", "cases*", "dcases*"})
DIAGRAM_ENVIRONMENTS = frozenset({"CD", "tikzcd", "xy", "picture", "prooftree"})
MATRIX_ENVIRONMENTS = words_of(
    "matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix psmallmatrix bsmallmatrix array"
)
ALIGNED_ENVIRONMENTS = words_of("align align* aligned split flalign flalign* eqnarray eqnarray*")
