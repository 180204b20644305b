"""The signs of formulas: what each name, relation, operator and bracket is called in the tree.

Tables only, shared by the lexer (spelling to meaning) and the writer (meaning to spelling).
"""

from __future__ import annotations

from collections.abc import Mapping

from symbolic_info.notation.vocabulary import words_of

_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi"),
    *("chi", "psi", "omega"),
)
_GREEK_CAPITALS = (
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi"),
    "Omega",
)
_GREEK_VARIANTS = words_of("varepsilon vartheta varpi varrho varsigma varphi varkappa")
_OTHER_NAMES = words_of(
    "ell partial nabla hbar emptyset star prime dagger top bot uparrow downarrow"
)

# names of functions that LaTeX sets upright
FUNCTIONS = words_of(
    """
    exp max min sup inf arg lim limsup liminf det dim ker Pr gcd sin cos tan cot sec csc sinh
    cosh tanh coth arcsin arccos arctan
    """
)

# names that stand before something and make another thing of it
OPERATOR_NAMES = FUNCTIONS - {"exp", "Pr"} | words_of("argmax argmin Var Cov nabla partial")

# command -> the name it stands for
NAME_COMMANDS: Mapping[str, str] = {
    **{name: name for name in (*_GREEK, *_GREEK_CAPITALS, *_GREEK_VARIANTS)},
    **{name: name for name in FUNCTIONS},
    **{name: name for name in _OTHER_NAMES},
    "infty": "infinity",
    "varnothing": "emptyset",
    "imath": "i",
    "jmath": "j",
}

# name -> the command that writes it
COMMAND_OF_NAME: Mapping[str, str] = {
    **{name: command for command, name in NAME_COMMANDS.items() if name not in ("i", "j")},
    "emptyset": "emptyset",
    "log": "log",
    "ln": "ln",
    "lg": "lg",
    # signs that are a name in a subscript
    **{name: name for name in ("cdot", "oplus", "ominus", "otimes", "times", "circ")},
}

_GREEK_SIGNS = "αβγδεζηθικλμνξοπρστυφχψω"
_GREEK_CAPITAL_SIGNS = "ΓΔΘΛΞΠΣΥΦΨΩ"
NAME_SIGNS: Mapping[str, str] = {
    **dict(zip(_GREEK_SIGNS, _GREEK, strict=True)),
    **dict(zip(_GREEK_CAPITAL_SIGNS, _GREEK_CAPITALS, strict=True)),
    "ς": "varsigma",
    "ϕ": "phi",
    "ϵ": "epsilon",
    "ϑ": "vartheta",
    "µ": "mu",
    "∞": "infinity",
    "∅": "emptyset",
    "∂": "partial",
    "∇": "nabla",
}

# command -> the sign in its one spelling
RELATION_COMMANDS: Mapping[str, str] = {
    "approx": "≈",
    "approxeq": "≈",
    "simeq": "≈",
    "cong": "≈",
    "sim": "∼",
    "le": "≤",
    "leq": "≤",
    "leqslant": "≤",
    "leqq": "≤",
    "ge": "≥",
    "geq": "≥",
    "geqslant": "≥",
    "geqq": "≥",
    "lt": "<",
    "gt": ">",
    "nle": "≰",
    "nleq": "≰",
    "nleqslant": "≰",
    "nge": "≱",
    "ngeq": "≱",
    "ngeqslant": "≱",
    "ne": "≠",
    "neq": "≠",
    "coloneqq": ":=",
    "coloneq": ":=",
    "triangleq": ":=",
    "doteq": "=",
    "doteqdot": "=",
    "fallingdotseq": "≈",
    "risingdotseq": "≈",
    "thickapprox": "≈",
    "equiv": "≡",
    "propto": "∝",
    "in": "∈",
    "notin": "∉",
    "subset": "⊂",
    "subseteq": "⊆",
    "to": "→",
    "rightarrow": "→",
    "longrightarrow": "→",
    "mapsto": "→",
    "longmapsto": "→",
    "leftarrow": "←",
    "gets": "←",
    "ll": "≪",
    "gg": "≫",
    "perp": "⊥",
}

RELATION_SIGNS: Mapping[str, str] = {
    "=": "=",
    "==": "=",
    ":=": ":=",
    "≔": ":=",
    "≜": ":=",
    "≝": ":=",
    "≈": "≈",
    "≃": "≈",
    "≅": "≈",
    "≐": "=",
    "≟": "=",
    "∼": "∼",
    "≤": "≤",
    "⩽": "≤",
    "≦": "≤",
    "<=": "≤",
    "≥": "≥",
    "⩾": "≥",
    "≧": "≥",
    ">=": "≥",
    "<": "<",
    ">": ">",
    "&lt;": "<",
    "&gt;": ">",
    "≰": "≰",
    "≱": "≱",
    "≠": "≠",
    "!=": "≠",
    # an APL sign that stands in for the crossed equals sign where that is hard to type
    "⍯": "≠",
    "≡": "≡",
    "∝": "∝",
    "∈": "∈",
    "∉": "∉",
    "⊂": "⊂",
    "⊆": "⊆",
    **dict.fromkeys(("+=", "-=", "*=", "/="), "←"),
    "→": "→",
    "⟶": "→",
    "↦": "→",
    "->": "→",
    "←": "←",
    "≪": "≪",
    "≫": "≫",
    "⊥": "⊥",
}

NEGATED_RELATIONS: Mapping[str, str] = {
    "=": "≠",
    "≡": "≠",
    "∈": "∉",
    "≤": "≰",
    "≥": "≱",
    "≪": "≪̸",
}

# sign -> how the writer spells it: without amssymb, which has \nleq
RELATION_LATEX: Mapping[str, str] = {
    "=": "=",
    "≈": r"\approx",
    "≤": r"\le",
    "≥": r"\ge",
    "<": "<",
    ">": ">",
    "≠": r"\ne",
    "≰": r"\not\le",
    "≱": r"\not\ge",
    ":=": ":=",
    "≡": r"\equiv",
    "∝": r"\propto",
    "∼": r"\sim",
    "∈": r"\in",
    "∉": r"\notin",
    "⊂": r"\subset",
    "⊆": r"\subseteq",
    "→": r"\to",
    "←": r"\leftarrow",
    "≪": r"\ll",
    "≪̸": r"\not\ll",
    "≫": r"\gg",
    "⊥": r"\perp",
    # between the parts of a subscript or a set, never at the top level of a formula
    "|": r"\mid",
    "||": r"\parallel",
    ":": ":",
}

IMPLICATIONS = words_of(
    r"""
    \Rightarrow \implies \Longrightarrow \therefore => ⇒ ⟹ ∴
    """
)
EQUIVALENCES = frozenset({r"\iff", r"\Leftrightarrow", r"\Longleftrightarrow", "<=>", "⇔", "⟺"})

# command or sign -> the operator as the tree spells it
OPERATORS: Mapping[str, str] = {
    "+": "+",
    "-": "-",
    "−": "-",
    "–": "-",
    "±": "+-",
    r"\pm": "+-",
    "*": "*",
    "∗": "*",
    r"\ast": "*",
    "·": r"\cdot",
    "⋅": r"\cdot",
    "•": r"\cdot",
    r"\cdot": r"\cdot",
    r"\bullet": r"\cdot",
    "×": r"\times",
    r"\times": r"\times",
    "⊗": r"\otimes",
    r"\otimes": r"\otimes",
    "/": "/",
    "÷": "/",
    "∕": "/",
    r"\div": "/",
    "∪": r"\cup",
    r"\cup": r"\cup",
    "∩": r"\cap",
    r"\cap": r"\cap",
    "⊖": r"\ominus",
    r"\ominus": r"\ominus",
    "⊕": r"\oplus",
    r"\oplus": r"\oplus",
    "∘": r"\circ",
    r"\circ": r"\circ",
    "∧": r"\wedge",
    r"\wedge": r"\wedge",
    r"\land": r"\wedge",
    "∨": r"\vee",
    r"\vee": r"\vee",
    r"\lor": r"\vee",
    "∖": r"\setminus",
    r"\setminus": r"\setminus",
}
SIGNS = frozenset({"+", "-", "+-"})

BARS: Mapping[str, str] = {
    "|": "|",
    "∣": "|",
    r"\mid": "|",
    r"\vert": "|",
    r"\lvert": "|",
    r"\rvert": "|",
    "||": "||",
    "‖": "||",
    "∥": "||",
    r"\|": "||",
    r"\parallel": "||",
    r"\Vert": "||",
    r"\lVert": "||",
    r"\rVert": "||",
}

OPENING: Mapping[str, str] = {
    "(": "(",
    "[": "[",
    "{": "{",
    r"\{": r"\{",
    r"\lbrace": r"\{",
    r"\lbrack": "[",
    r"\lparen": "(",
    r"\lceil": "⌈",
    "⌈": "⌈",
    r"\lfloor": "⌊",
    "⌊": "⌊",
    r"\langle": "⟨",
    "⟨": "⟨",
}
CLOSING: Mapping[str, str] = {
    ")": "(",
    "]": "[",
    "}": "{",
    r"\}": r"\{",
    r"\rbrace": r"\{",
    r"\rbrack": "[",
    r"\rparen": "(",
    r"\rceil": "⌈",
    "⌉": "⌈",
    r"\rfloor": "⌊",
    "⌋": "⌊",
    r"\rangle": "⟨",
    "⟩": "⟨",
}
# an opening bracket -> the bracket that closes it, as people write it
CLOSER: Mapping[str, str] = {
    "(": ")",
    "[": "]",
    "{": "}",
    r"\{": r"\}",
    "⌈": r"\rceil",
    "⌊": r"\rfloor",
    "⟨": r"\rangle",
}

SUPERSCRIPTS: Mapping[str, str] = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+-ni", strict=True))
SUBSCRIPTS: Mapping[str, str] = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₙₓ", "0123456789+-ijknx", strict=True))
VULGAR_FRACTIONS: Mapping[str, tuple[str, str]] = {
    "½": ("1", "2"),
    "⅓": ("1", "3"),
    "⅔": ("2", "3"),
    "¼": ("1", "4"),
    "¾": ("3", "4"),
    "⅕": ("1", "5"),
    "⅖": ("2", "5"),
    "⅗": ("3", "5"),
    "⅘": ("4", "5"),
    "⅙": ("1", "6"),
    "⅚": ("5", "6"),
    "⅛": ("1", "8"),
    "⅜": ("3", "8"),
    "⅝": ("5", "8"),
    "⅞": ("7", "8"),
}
OMISSIONS = words_of(
    r"""
    \dots \cdots \ldots \dotsc \dotsb \dotsm \vdots \ddots ... … ⋯
    """
)
