"""Formulas as plain text: a tree on one line, in the characters that a terminal shows.

>>> from symbolic_info.notation.writing.typeset import typeset
>>> from symbolic_info.terms import KLDivergence, Pmf, unfold
>>> plain(typeset(unfold(KLDivergence(Pmf("P"), Pmf("Q")))))
'Σ_x P(x) log(P(x)/Q(x))'
"""

from __future__ import annotations

from symbolic_info.notation.tree import (
    BigSum,
    Call,
    Chain,
    Fraction,
    Group,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Power,
    Product,
    Root,
    Sum,
    Vector,
)
from symbolic_info.notation.writing.writer import write

_LETTERS = {
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "epsilon": "ε",
    "theta": "θ",
    "lambda": "λ",
    "mu": "μ",
    "nu": "ν",
    "pi": "π",
    "rho": "ρ",
    "sigma": "σ",
    "tau": "τ",
    "phi": "φ",
    "omega": "ω",
    "infinity": "∞",
}
_VULGAR = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ACCENTS = {
    "hat": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "bar": "\N{COMBINING MACRON}",
    "tilde": "\N{COMBINING TILDE}",
}
_SEPARATORS = {",": ", ", ";": "; ", "|": " | ", "||": " ‖ "}
_SIGNS = {"": "", "+": " + ", "-": " - ", "+-": " ± "}
_OPERATORS = {"": " ", "/": "/", "\\otimes": " ⊗ ", "\\times": " × "}
_BRACKETS = {
    "(": ("(", ")"),
    "[": ("[", "]"),
    "{": ("{", "}"),
    "|": ("|", "|"),
    "matrix": ("[", "]"),
    "[)": ("[", ")"),
    "(]": ("(", "]"),
    "": ("", ""),
}


def plain(node: Node) -> str:
    """Return the formula on one line; LaTeX for constructs that no derivation has."""
    match node:
        case Numeral(text=text):
            return text
        case Name():
            return _name(node)
        case Call(function=function, arguments=arguments, separators=separators, bracket=bracket):
            inside = plain(arguments[0]) if arguments else ""
            for separator, argument in zip(separators, arguments[1:], strict=True):
                inside += _SEPARATORS[separator] + plain(argument)
            return _bracketed(inside, bracket, before=plain(function))
        case Logarithm():
            return _logarithm(node)
        case Sum(signs=signs, terms=terms):
            text = ""
            for sign, term in zip(signs, terms, strict=True):
                text += _SIGNS[sign] if text else _SIGNS[sign].strip()
                text += plain(term)
            return text
        case Product(factors=factors, operators=operators):
            text = _factor(factors[0])
            for operator, factor in zip(operators, factors[1:], strict=True):
                text += _OPERATORS.get(operator, "·") + _factor(factor)
            return text
        case Fraction(numerator=Numeral(text=a), denominator=Numeral(text=b)) if (a, b) in _VULGAR:
            return _VULGAR[a, b]
        case Fraction(numerator=a, denominator=b):
            return f"{_atom(a)}/{_atom(b)}"
        case Power(base=base, exponent=Numeral(text=text)):
            return _atom(base) + text.translate(_SUPERSCRIPTS)
        case Power(base=base, exponent=exponent):
            return f"{_atom(base)}^{_atom(exponent)}"
        case Root(radicand=radicand, degree=None):
            return f"√{_atom(radicand)}"
        case Group(bracket=bracket, body=body):
            return _bracketed(plain(body), bracket)
        case Vector(entries=entries, labels=labels, bracket=bracket):
            shown = [
                _entry(entry) + (f" ({label})" if label else "")
                for entry, label in zip(entries, labels, strict=True)
            ]
            return _bracketed(", ".join(shown), bracket)
        case BigSum(body=body, index=Name() as index, lower=None, kind="sum"):
            return f"Σ_{_name(index)} {plain(body)}"
        case BigSum(body=body, index=Name() as index, lower=Node() as a, upper=Node() as b):
            sign = "Σ" if node.kind == "sum" else "Π"
            return f"{sign}_({_name(index)}={plain(a)}..{plain(b)}) {plain(body)}"
        case Integral(body=body, variable=variable, lower=a, upper=b):
            return f"∫{_bounds(a, b)} {plain(body)} d{plain(variable)}"
        case Chain(members=members, signs=signs) if len(members) == len(signs) + 1:
            text = plain(members[0])
            for sign, member in zip(signs, members[1:], strict=True):
                text += f" {sign} {plain(member)}"
            return text
        case _:
            return write(node)


def _bracketed(text: str, bracket: str, before: str = "") -> str:
    opening, closing = _BRACKETS[bracket]
    return before + opening + text + closing


def _name(node: Name) -> str:
    text = _LETTERS.get(node.name, node.name) + _ACCENTS.get(node.accent, "") + "'" * node.primes
    match node.subscript:
        case None:
            return text
        case Numeral(text=digits):
            return text + digits.translate(_SUBSCRIPTS)
        case Name() as subscript:
            return f"{text}_{_name(subscript)}"
        case Group() as grouped:
            return f"{text}_{plain(grouped)}"
        case other:
            return f"{text}_({plain(other)})"


def _logarithm(node: Logarithm) -> str:
    word = node.word
    match node.base:
        case None:
            pass
        case Numeral(text=digits):
            word += digits.translate(_SUBSCRIPTS)
        case base:
            word += f"_{_atom(base)}"
    if node.power is not None:
        word += f"^{_atom(node.power)}"
    match node.argument:
        case Name() | Numeral() | Call() | Power() as argument:
            return f"{word} {plain(argument)}"
        case Group() as argument:
            return word + plain(argument)
        case argument:
            return f"{word}({plain(argument)})"


def _factor(node: Node) -> str:
    """Show a factor: a quotient inside of a product gets brackets."""
    if isinstance(node, Fraction) and "/" in plain(node):
        return f"({plain(node)})"
    return plain(node)


def _entry(node: Node) -> str:
    """Show an entry of a list, where 1/2 is plainer than ½."""
    match node:
        case Fraction(numerator=Numeral(text=a), denominator=Numeral(text=b)):
            return f"{a}/{b}"
        case _:
            return plain(node)


def _atom(node: Node) -> str:
    """Show a numerator, a base or an exponent: one thing, or in brackets."""
    text = plain(node)
    return text if isinstance(node, Numeral | Name | Call | Group | Vector) else f"({text})"


def _bounds(lower: Node | None, upper: Node | None) -> str:
    """Show the bounds of an integral; the whole line goes without saying."""
    if lower is None or upper is None:
        return ""
    a, b = plain(lower), plain(upper)
    return "" if (a, b) == ("-∞", "∞") else f"_({a}..{b})"
