"""A syntax tree -> LaTeX that reads back as the same tree.

``read(write(formula)) == formula`` for every formula that ``read`` returned without repairs.
Brackets are written exactly where the tree has them, so of the trees that are built by other
means those can be written that a formula without further brackets can show:

- a term of a sum is no ``Sum`` of several terms; a factor of a product no ``Sum``, unless it is
  one signed factor behind a sign, and no ``Product``;
- a sum, an integral without brackets, or a logarithm without brackets is the last of a run of
  factors that are joined without signs, unless a logarithm follows, or a sum or an integral
  follows a logarithm;
- a name is not followed by a group in round brackets, which would be its arguments;
- a base is an operand: a name, a call, a number, a group, a root;
- in an integral no name ``d`` stands before another name.
"""

from __future__ import annotations

import re

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.names import name_key, variables_named
from symbolic_info.notation.tree import (
    BigSum,
    Boxed,
    Broken,
    Call,
    Chain,
    Formula,
    Fraction,
    Group,
    Integral,
    Logarithm,
    Name,
    Node,
    Numeral,
    Omission,
    Percent,
    Power,
    Product,
    Quantity,
    Root,
    Row,
    Sum,
    Text,
    Vector,
    children,
)

_OPERATOR_LATEX = {"+-": r"\pm"}
_BARS = {"|": r" \mid ", "||": r" \parallel "}
_PAIRS = {
    "(": ("(", ")"),
    "[": ("[", "]"),
    "{": (r"\{", r"\}"),
    "[)": ("[", ")"),
    "(]": ("(", "]"),
    "": ("", ""),
}
# a formula that only shows a sign
_MENTION = re.compile(r"\\[A-Za-z]+|[^\w\s\\]+")
_UNITS = {"bit": "bits", "nat": "nats", "hartley": "hartleys"}


def write(node: Node) -> str:
    """Return the LaTeX of a tree or of any part of one.

    >>> from symbolic_info.notation.reading.reader import read
    >>> write(read("D_{KL}(P||Q) = H(P,Q)-H(P)"))
    'D_{\\\\mathrm{KL}}(P \\\\parallel Q) = H(P, Q) - H(P)'
    """
    match node:
        case Formula():
            return _formula(node)
        case Row():
            return _row(node, False)
        case Chain():
            return _chain(node, False)
        case Text(words=words):
            return words if _MENTION.fullmatch(words) else rf"\text{{ {words} }}"
        case Broken(source=source):
            return source
        case _:
            return _expression(node)


def _formula(formula: Formula) -> str:
    name = formula.environment
    if not name:
        return r" \\ ".join(_row(row, False) for row in formula.rows)
    aligned = name in vocabulary.ALIGNED_ENVIRONMENTS
    rows = " \\\\\n".join(_row(row, aligned) for row in formula.rows)
    options = "{rcl}" if name == "array" else ""
    return f"\\begin{{{name}}}{options}\n{rows}\n\\end{{{name}}}"


def _row(row: Row, aligned: bool) -> str:
    parts: list[str] = []
    for place, statement in enumerate(row.statements):
        if isinstance(statement, Text):
            parts.append(write(statement))
            continue
        if place and isinstance(row.statements[place - 1], Chain):
            parts[-1] += ","
        first = all(isinstance(before, Text) for before in row.statements[:place])
        parts.append(_chain(statement, aligned and first))
    return " ".join(parts)


def _chain(chain: Chain, aligned: bool) -> str:
    parts = [r"\Rightarrow"] if chain.therefore else []
    members = list(chain.members)
    if not chain.continues:
        parts.append(write(members.pop(0)))
    mark = "&" if aligned else ""
    for sign, member in zip(chain.signs, members, strict=True):
        parts.append(mark + symbols.RELATION_LATEX[sign])
        parts.append(write(member))
        mark = ""
    if chain.reason:
        plain = "\\" not in chain.reason
        parts.append("&& " + (rf"\text{{{chain.reason}}}" if plain else chain.reason))
    return " ".join(part for part in parts if part)


def _expression(node: Node) -> str:
    match node:
        case Numeral(text=text, continues=True):
            return rf"{text}\ldots"
        case Numeral(text=text):
            return text
        case Name():
            return _name(node)
        case Sum():
            return _sum(node)
        case Product():
            return _product(node)
        case Fraction(numerator=numerator, denominator=denominator):
            return rf"\frac{{{write(numerator)}}}{{{write(denominator)}}}"
        case Power(base=base, exponent=exponent):
            return f"{write(base)}^{_script(exponent)}"
        case Root(radicand=radicand, degree=degree):
            option = f"[{write(degree)}]" if degree is not None else ""
            return rf"\sqrt{option}{{{write(radicand)}}}"
        case Percent(value=value):
            return rf"{write(value)}\%"
        case Quantity(value=value, unit=unit):
            one = isinstance(value, Numeral) and value.text == "1"
            return rf"{write(value)} \text{{ {unit if one else _UNITS[unit]}}}"
        case Boxed(body=body, style=style):
            return rf"\{style}{{{write(body)}}}"
        case Omission():
            return r"\dots"
        case _:
            return _structure(node)


def _structure(node: Node) -> str:
    match node:
        case Call():
            return _call(node)
        case Logarithm():
            return _logarithm(node)
        case Group(bracket="|", body=body):
            return rf"\left|{write(body)}\right|"
        case Group(bracket=bracket, body=body):
            return _bracketed(bracket, write(body), _is_tall(body))
        case Vector():
            return _vector(node)
        case BigSum():
            return _big_sum(node)
        case Integral():
            return _integral(node)
        case _:
            raise TypeError(f"{type(node).__name__} is no part of a formula")


def _name(node: Name) -> str:
    stem = node.name.rstrip("*")
    command = symbols.COMMAND_OF_NAME.get(stem)
    if command is not None:
        text = f"\\{command}"
    elif len(stem) == 1:
        text = stem
    elif " " in stem:
        text = rf"\mathrm{{{stem.replace(' ', '~')}}}"
    else:
        text = rf"\mathrm{{{stem}}}"
    if node.accent:
        text = rf"\{node.accent}{{{text}}}"
    if stem != node.name:
        text += "^{*}"
    if node.subscript is not None:
        text += f"_{_script(node.subscript)}"
    return text + "'" * node.primes


def _script(node: Node) -> str:
    if isinstance(node, Name) and variables_named(f"_{name_key(node)}"):
        # two random variables, no word
        return f"{{{node.name}}}"
    text = write(node)
    return text if len(text) == 1 else f"{{{text}}}"


def _sum(node: Sum) -> str:
    text = ""
    for place, (sign, term) in enumerate(zip(node.signs, node.terms, strict=True)):
        latex = write(term)
        if place:
            text += f" {_OPERATOR_LATEX.get(sign, sign)} {latex}"
        elif sign == "+-":
            text = rf"\pm {latex}"
        else:
            text = sign + latex
    return text


def _product(node: Product) -> str:
    text = write(node.factors[0])
    for operator, before, factor in zip(
        node.operators, node.factors, node.factors[1:], strict=False
    ):
        latex = write(factor)
        if operator:
            text += f" {operator} {latex}"
        elif _ends_in_digit(before) and latex.startswith(tuple("0123456789.")):
            # a wide space keeps two numbers apart
            text += rf" \; {latex}"
        elif isinstance(factor, Omission) and _ends_in_digit(before):
            # dots on the line would be further digits of a decimal
            text += r" \cdots"
        else:
            text += f" {latex}"
    return text


def _ends_in_digit(node: Node) -> bool:
    if isinstance(node, Sum):
        return _ends_in_digit(node.terms[-1])
    return isinstance(node, Numeral | Logarithm | Product)


def _call(node: Call) -> str:
    arguments = write(node.arguments[0]) if node.arguments else ""
    for separator, argument in zip(node.separators, node.arguments[1:], strict=True):
        arguments += _BARS.get(separator, f"{separator} ") + write(argument)
    tall = any(_is_tall(argument) for argument in node.arguments)
    return write(node.function) + _bracketed(node.bracket, arguments, tall)


def _bracketed(bracket: str, inside: str, tall: bool) -> str:
    opening, closing = _PAIRS[bracket]
    if tall and opening:
        return rf"\left{opening}{inside}\right{closing}"
    return f"{opening}{inside}{closing}"


def _is_tall(node: Node) -> bool:
    match node:
        case Fraction() | BigSum() | Integral() | Vector(bracket="matrix"):
            return True
        case Name():
            return False
        case Power(base=base):
            return _is_tall(base)
        case Logarithm(argument=argument):
            return _is_tall(argument)
    return any(_is_tall(part) for part in children(node))


def _logarithm(node: Logarithm) -> str:
    text = f"\\{node.word}"
    if node.base is not None:
        text += f"_{_script(node.base)}"
    if node.power is not None:
        text += f"^{_script(node.power)}"
    argument = write(node.argument)
    bracketed = isinstance(node.argument, Group) and node.argument.bracket in ("(", "[")
    return f"{text}{argument}" if bracketed else f"{text} {argument}"


def _vector(node: Vector) -> str:
    if node.bracket == "matrix":
        columns = all(isinstance(entry, Vector) for entry in node.entries)
        lines = [
            " & ".join(write(cell) for cell in (row.entries if isinstance(row, Vector) else ()))
            for row in node.entries
        ]
        inside = r" \\ ".join(lines) if columns else " & ".join(map(write, node.entries))
        return rf"\begin{{pmatrix}} {inside} \end{{pmatrix}}"
    entries = [
        write(entry) + (rf" ~\text{{({label})}}" if label else "")
        for entry, label in zip(node.entries, node.labels, strict=True)
    ]
    tall = any(_is_tall(entry) for entry in node.entries)
    return _bracketed(node.bracket, ", ".join(entries), tall)


def _big_sum(node: BigSum) -> str:
    below = _below(node)
    text = rf"\{node.kind}" + (f"_{{{below}}}" if below else "")
    if node.upper is not None:
        text += f"^{_script(node.upper)}"
    return f"{text} {write(node.body)}"


def _below(node: BigSum) -> str:
    if node.index is None:
        return write(node.lower) if node.lower is not None else ""
    index = write(node.index)
    if node.lower is not None:
        return f"{index} = {write(node.lower)}"
    if isinstance(node.domain, Chain):
        named = node.index in node.domain.members
        return write(node.domain) if named else f"{index} : {write(node.domain)}"
    if node.domain is not None:
        return rf"{index} \in {write(node.domain)}"
    return index


def _integral(node: Integral) -> str:
    text = r"\int"
    if node.lower is not None:
        text += f"_{_script(node.lower)}"
    if node.upper is not None:
        text += f"^{_script(node.upper)}"
    return rf"{text} {write(node.body)} \, d{write(node.variable)}"
