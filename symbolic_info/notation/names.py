"""Names: one spelling for each, the classes of letters, and names made of a whole call.

``name_key`` is the spelling under which a name is looked up. A call that stands for a number of
its own (``Gain(S, Wind)``, ``H(S)`` for a data set S) is a name, too: ``text_of`` spells it and
``tree_of`` gives the tree back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from symbolic_info.notation.tree import Call, Chain, Group, Name, Node, Numeral
from symbolic_info.terms import EULER, INFINITY, PI, Term

# the letters that stand for distributions, outcomes and random variables in the field; a letter
# decides only where the use of the name in the statement does not
DISTRIBUTION_LETTERS = frozenset(
    ("P", "Pr", "Q", "R", "M", "U", "V", "p", "q", "r", "m", "f", "g", "pi", "mu", "nu")
)
# those of them that name little else
PROBABILITY_LETTERS = frozenset(("P", "Pr", "Q", "p", "q"))
# those of the law of whatever they are applied to: P(X = 0) and P(Y = 0)
LAW_LETTERS = ("P", "p", "Pr")
VARIABLE_LETTERS = frozenset(("X", "Y", "Z"))
# these are as often data sets and events: variables only beside another variable
WEAK_VARIABLE_LETTERS = frozenset(("W", "S", "T"))
INDEX_LETTERS = frozenset(("x", "y", "z", "omega", "i", "j", "k"))
# the letters that name the positions of symbols: the i of x_i and of p_i
POSITION_LETTERS = frozenset(("i", "j", "k"))

# names of numbers that are known, where they are not declared to be something else
CONSTANTS: Mapping[str, Term] = MappingProxyType(
    {"e": EULER, "pi": PI, "infinity": INFINITY, "infty": INFINITY}
)

_WORD = re.compile(r"\w+(?: \w+)*")
_NAME = re.compile(
    r"(?:(?P<accent>hat|bar|tilde) )?(?P<name>[^\W_]+(?: [^\W_]+)*\**)"
    r"(?:_(?:(?P<subscript>\w+)|\{(?P<composed>[^{}]*)\}))?"
    r"(?P<primes>'*)"
)


def name_key(node: Node) -> str:
    """Return the one spelling of a ``Name``: ``P``, ``Q_A``, ``x_i``, ``D_KL``, ``p'``, ``hat p``.

    A subscript that is no word stands in braces, ``P_{t + 1}``, so that a name looks like no sum.
    A number that stands for a name (the 1 of p_1) is spelt by its digits.
    """
    if not isinstance(node, Name):
        return text_of(node)
    accent = f"{node.accent} " if node.accent else ""
    subscript = text_of(node.subscript) if node.subscript is not None else ""
    if subscript:
        subscript = f"_{subscript}" if _WORD.fullmatch(subscript) else f"_{{{subscript}}}"
    return f"{accent}{node.name}{subscript}{chr(39) * node.primes}"


def variables_named(key: str) -> tuple[str, str] | None:
    """Return the two random variables that the name of a joint pmf speaks of.

    >>> variables_named("P_XY"), variables_named("P_A")
    (('X', 'Y'), None)
    """
    subscript = key.partition("_")[2]
    letters = VARIABLE_LETTERS | WEAK_VARIABLE_LETTERS
    if len(subscript) == len(set(subscript)) == 2 and set(subscript) <= letters:
        return subscript[0], subscript[1]
    return None


def is_law_of_variable(key: str) -> bool:
    """Whether a name is that of the law of a random variable.

    >>> is_law_of_variable("P_X"), is_law_of_variable("P_A")
    (True, False)
    """
    return key.startswith("P_") and key[2:3] in VARIABLE_LETTERS


def base_key(name: Name) -> str:
    """Return the spelling of a name without its subscript: ``p`` for p_i."""
    return name_key(Name(name.name, None, name.accent, name.primes))


def letter_of(key: str) -> str:
    """Return what a name is without accent, subscript, star and primes: its class decides.

    >>> letter_of("hat P*_0'")
    'P'
    """
    return key.partition("_")[0].rpartition(" ")[2].rstrip("'*")


def text_of(node: Node) -> str:
    """Return a plain spelling of a small expression; LaTeX for what has no plain one.

    >>> text_of(Call(Name("Gain"), (Name("S"), Name("Wind")), (",",)))
    'Gain(S, Wind)'
    """
    match node:
        case Name():
            return name_key(node)
        case Numeral(text=text):
            return text
        case Call(function=Name() as function, arguments=arguments, separators=separators):
            inside = text_of(arguments[0]) if arguments else ""
            for separator, argument in zip(separators, arguments[1:], strict=True):
                inside += _SPACED.get(separator, f" {separator} ") + text_of(argument)
            return f"{name_key(function)}({inside})"
        case Chain(members=(member,), signs=()):
            return text_of(member)
        case Chain(members=members, signs=signs) if len(members) == len(signs) + 1:
            text = text_of(members[0])
            for sign, member in zip(signs, members[1:], strict=True):
                text += sign + text_of(member)
            return text
        case Group(bracket="|", body=body):
            return f"|{text_of(body)}|"
        case _:
            from symbolic_info.notation.writing.writer import write

            return write(node)


_SPACED = {",": ", ", ";": "; "}


def tree_of(text: str) -> Node:
    """Return the tree of a spelling that ``name_key`` or ``text_of`` has made."""
    if text.isdigit():
        return Numeral(text)
    match = _NAME.fullmatch(text)
    if match:
        return Name(
            match["name"],
            _subscript(match),
            match["accent"] or "",
            len(match["primes"]),
        )
    call = _call_of(text)
    return call if call is not None else _read_back(text)


def _subscript(match: re.Match[str]) -> Node | None:
    composed = match["composed"]
    if composed is not None and not _NAME.fullmatch(composed):
        whole = _read_back(f"P_{{{composed}}}")
        return whole.subscript if isinstance(whole, Name) else None
    spelt = match["subscript"] or composed
    return tree_of(spelt) if spelt else None


def _call_of(text: str) -> Node | None:
    """Return the tree of ``f(a, b | c)``, or ``None`` where ``text`` is not built like that."""
    head, opening, rest = text.partition("(")
    if not opening or not rest.endswith(")") or not _NAME.fullmatch(head):
        return None
    parts: list[str] = [""]
    separators: list[str] = []
    depth = 0
    for token in re.findall(r" \|\| | \| |[,;] |.", rest[:-1]):
        depth += (token == "(") - (token == ")")
        if depth == 0 and token.strip() in (",", ";", "|", "||") and len(token) > 1:
            separators.append(token.strip())
            parts.append("")
        else:
            parts[-1] += token
    arguments = tuple(tree_of(part) for part in parts) if rest != ")" else ()
    return Call(tree_of(head), arguments, tuple(separators))


def _read_back(text: str) -> Node:
    from symbolic_info.notation.reading.reader import read

    formula = read(text)
    statement = formula.rows[0].statements[0]
    if isinstance(statement, Chain) and len(statement.members) == 1:
        return statement.members[0]
    return statement
