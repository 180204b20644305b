"""Sums, products and what binds tighter: the precedence parser of formulas.

From loose to tight: relations; ``+`` and ``-``; multiplication signs, ``/`` and juxtaposition
(left to right, one level); exponents and percent signs. The operands themselves are read by
``operands``, ``calls``, ``groups`` and ``operators``.
"""

from __future__ import annotations

from dataclasses import replace

from symbolic_info.notation import symbols, vocabulary
from symbolic_info.notation.reading.brackets import MAX_DEPTH, TooDeep
from symbolic_info.notation.reading.calls import bare_name, whole_word
from symbolic_info.notation.reading.cursor import Cursor
from symbolic_info.notation.reading.operands import operand
from symbolic_info.notation.reading.scripts import script
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import (
    Broken,
    Call,
    Chain,
    Fraction,
    Group,
    Name,
    Node,
    Numeral,
    Percent,
    Power,
    Product,
    Quantity,
    Span,
    Sum,
    Vector,
)

# what begins an operand, apart from bars
_OPERANDS = frozenset(
    [
        "number",
        "name",
        "log",
        "frac",
        "binom",
        "sqrt",
        "accent",
        "style",
        "big",
        "integral",
        "vulgar",
        "omission",
        "command",
        "opaque",
        "junk",
        "open",
    ]
)
_MEMBER_ENDS = frozenset(
    [
        "relation",
        "implies",
        "iff",
        "newline",
        "amp",
        "separator",
        "close",
        "text",
        "stop",
        "bar",
        "differential",
        "over",
        "reason",
    ]
)


_TRANSPOSED = (Name("T"), Name("top"))


class Parser(Cursor):
    """The grammar at a place in the tokens, and what is known about the brackets around it.

    ``bars`` says what a bar after an operand is: a ``separator`` of arguments, the ``close`` of
    an absolute value, or a ``sign`` of its own. ``entries`` tells that the entries of a vector
    may carry labels here. ``variables`` has the differentials that were read inside fractions,
    by their integral.
    """

    def __init__(self, source: str, tokens: list[Token]) -> None:
        super().__init__(source, tokens)
        self.bars = "sign"
        self.entries = False
        self.variables: dict[Token, list[Name]] = {}

    # what stands ahead

    def begins_operand(self, distance: int = 0) -> bool:
        """Tell whether an operand begins at a token ahead."""
        token = self.peek(distance)
        if token.kind == "bar":
            return token.sized == "left" or (self.bars != "close" and token.partner is not None)
        return token.kind in _OPERANDS

    def operand(self) -> Node:
        """Read an operand without exponents."""
        self.deeper()
        node = operand(self)
        self.shallower()
        return node

    def subscript(self) -> Node | None:
        """Read what a ``_`` holds that was just read."""
        return script(self)

    # relations inside brackets

    def chain(self) -> Node:
        """Read an expression or, where signs stand between several, a ``Chain``."""
        start = self.token.wide_start
        members = [self.member()]
        signs: list[str] = []
        spans: list[Span] = []
        while True:
            token = self.token
            within = self.bars == "sign" and (
                token.kind == "bar" or (token.kind == "separator" and token.value == ":")
            )
            if token.kind != "relation" and not within:
                break
            self.advance()
            signs.append(token.value)
            spans.append((token.start, token.end))
            members.append(self.member())
        if not signs:
            return members[0]
        return Chain(tuple(members), tuple(signs), tuple(spans), span=self.span_from(start))

    def member(self) -> Node:
        """Read what stands between two signs; one word there is one name."""
        word = whole_word(self) if self.bars == "separator" or self.entries else None
        return word or self.expression()

    # sums

    def expression(self) -> Node:
        """Read a sum, or what stands alone of it; a unit at the end makes it a ``Quantity``."""
        start = self.token.wide_start
        signs = [self._sign()]
        terms: list[Node] = []
        measured = False
        while True:
            begin = self.token.wide_start
            terms.append(self.product())
            if self.token.kind == "unit":
                unit = vocabulary.UNITS[self.advance().value]
                self._power_of_unit()
                self._per_symbol()
                ends = self.token.kind in _MEMBER_ENDS
                if ends and not measured:
                    value = self._sum(signs, terms, start)
                    return Quantity(value, unit, span=self.span_from(start))
                terms[-1] = Quantity(terms[-1], unit, span=self.span_from(begin))
                measured = True
            token = self.token
            if token.kind != "operator" or token.value not in symbols.SIGNS or self._is_class():
                return self._sum(signs, terms, start)
            signs.append(self._sign())

    def _is_class(self) -> bool:
        """Tell whether a sign is the label of an entry: [9+, 5-] counts examples of two classes."""
        behind = self.peek()
        return self.entries and (behind.kind == "close" or behind.value == ",")

    def _sign(self) -> str:
        token = self.token
        if token.kind == "operator" and token.value in symbols.SIGNS:
            self.advance()
            return token.value
        return ""

    def _power_of_unit(self) -> None:
        """Read over the exponent of a unit, as in ``\\text{bits}^2``: it is another unit."""
        while self.token.kind == "sup":
            start = self.token.start
            self.exponent()
            self.not_read(self.span_from(start), "The power of a unit is not read.")

    def _per_symbol(self) -> None:
        """Read over the rest of a unit such as bits/symbol."""
        if (
            self.token.kind == "operator"
            and self.token.value == "/"
            and self.peek().kind in ("name", "text")
            and len(self.peek().value) > 3
        ):
            self.advance()
            self.advance()

    def _sum(self, signs: list[str], terms: list[Node], start: int) -> Node:
        if signs == [""]:
            return terms[0]
        end = terms[-1].span[1]
        return Sum(tuple(signs), tuple(terms), span=(start, max(start, end)))

    # products

    def product(self) -> Node:
        """Read factors joined by multiplication signs, ``/`` or nothing."""
        start = self.token.wide_start
        factors: list[Node] = []
        operators: list[str] = []
        if not self._differential():
            factors.append(self.signed_factor())
        while True:
            self._measured_factor()
            token = self.token
            if token.kind == "operator" and token.value not in symbols.SIGNS:
                self.advance()
                if token.value == r"\times" and self.token.kind in _MEMBER_ENDS - {"bar"}:
                    # "3.4 times as many" is written 3.4\times
                    break
                operators.append(token.value)
                factors.append(self.signed_factor())
            elif self.juxtaposed():
                operators.append("")
                factors.append(self.factor())
            elif not self._differential():
                break
        if not factors:
            return Numeral("1", span=self.span_from(start))
        operators = operators[-(len(factors) - 1) :] if len(factors) > 1 else []
        if operators[-1:] == [""] and (mixed := _mixed_number(factors[-2], factors[-1])):
            factors[-2:] = [mixed]
            operators.pop()
        if not operators:
            return factors[0]
        return Product(tuple(factors), tuple(operators), span=self.span_from(start))

    def _measured_factor(self) -> None:
        """Read over what a factor counts, where another follows: 10 \\text{ symbols} \\times 2."""
        following, factor = self.peek(), self.peek(2)
        if (
            self.token.kind in ("unit", "text")
            and following.kind == "operator"
            and following.value not in symbols.SIGNS
            and self.begins_operand(2)
            # bits/symbol is one unit
            and not (following.value == "/" and factor.kind == "name")
        ):
            self.advance()

    def juxtaposed(self) -> bool:
        """Tell whether another factor follows without a sign."""
        token = self.token
        if token.kind == "open":
            return not (self.entries and self._is_label(token))
        if token.kind == "bar":
            return token.sized == "left" or (self.bars == "sign" and token.partner is not None)
        return token.kind in _OPERANDS

    def _is_label(self, token: Token) -> bool:
        """Tell whether a bracket holds the name of an entry: the (cat) of ``1.0 ~(cat)``."""
        if token.value != "(" or token.partner is None or self.peek().kind not in ("name", "text"):
            return False
        run = self.peek().run
        after = self.peek(run + 2)
        return (
            self.peek(run + 1) is token.partner
            and (after.kind == "close" or (after.kind == "separator" and after.value == ","))
            and (token.gap or run > 1 or len(self.peek().value) > 1)
        )

    def _differential(self) -> bool:
        """Read the dx of a fraction inside an integral; it is no factor."""
        token = self.token
        if token.kind != "differential" or "inside" not in token.holds:
            return False
        self.advance()
        assert token.partner is not None
        self.variables.setdefault(token.partner, []).append(bare_name(self))
        return True

    def signed_factor(self) -> Node:
        """Read a factor that may have a sign of its own: the -3 of ``2 * -3``."""
        start = self.token.wide_start
        sign = self._sign()
        if not sign:
            return self.factor()
        self.deeper()
        factor = self.signed_factor()
        self.shallower()
        return Sum((sign,), (factor,), span=self.span_from(start))

    def factor(self) -> Node:
        """Read an operand with its exponents and percent signs."""
        self.deeper()
        start = self.token.wide_start
        node = operand(self)
        scripts = 0
        while (kind := self.token.kind) in ("sup", "percent", "sub", "prime"):
            scripts += 1
            if scripts > MAX_DEPTH:
                raise TooDeep
            if kind == "sup":
                node = self._power(node, start)
            elif kind == "percent":
                self.advance()
                node = Percent(node, span=self.span_from(start))
            elif kind == "sub" and isinstance(node, Call) and _may_have_subscript(node.function):
                node = self._subscript_behind(node, start)
            else:
                node = self._stray_script(start)
        self.shallower()
        return node

    def _power(self, base: Node, start: int) -> Node:
        exponent = self.exponent()
        if exponent is None or (isinstance(base, Vector) and exponent in _TRANSPOSED):
            return base
        return Power(base, exponent, span=self.span_from(start))

    def exponent(self) -> Node | None:
        """Read ``^`` and what it holds; a tower without braces groups from the right."""
        self.advance()
        exponent = script(self)
        if exponent is None or self.token.kind != "sup":
            return exponent
        self.deeper()
        higher = self.exponent()
        self.shallower()
        if higher is None:
            return exponent
        return Power(exponent, higher, span=self.span_from(exponent.span[0]))

    def _subscript_behind(self, call: Call, start: int) -> Call:
        """Read the i of softmax(z)_i, which is softmax_i(z)."""
        self.advance()
        assert isinstance(call.function, Name)
        function = replace(call.function, subscript=script(self))
        return replace(call, function=function, span=self.span_from(start))

    def _stray_script(self, start: int) -> Node:
        if self.advance().kind == "sub":
            script(self)
        span = self.span_from(start)
        self.not_read(span, "A subscript or prime stands on something that is no name.")
        return Broken(self.source[span[0] : span[1]], span=span)


def _may_have_subscript(function: Node) -> bool:
    return isinstance(function, Name) and function.subscript is None


def _mixed_number(whole: Node, part: Node) -> Node | None:
    """Return the number that an integer and a proper fraction right behind it are: 1 1/2.

    With a space between them, or with another factor behind, they are a product.
    """
    match whole, part:
        case Numeral(text=text), Fraction(Numeral(text=top), Numeral(text=bottom)) if (
            whole.span[1] == part.span[0]
            and all(digits.isdigit() for digits in (text, top, bottom))
            and 0 < int(top) < int(bottom)
        ):
            span = (whole.span[0], part.span[1])
            return Group("(", Sum(("", "+"), (whole, part), span=span), span=span)
        case _:
            return None
