"""A place in the tokens of a formula: going on, looking ahead, and noting what is wrong there."""

from __future__ import annotations

from functools import cached_property

from symbolic_info.notation.reading.brackets import MAX_DEPTH, TooDeep
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import Broken, Repair, Span

_SIGNS = frozenset(
    [
        *("relation", "operator", "open", "close", "bar", "amp", "newline", "separator"),
        *("prime", "implies", "iff", "stop", "sup", "sub"),
    ]
)


class Cursor:
    """The present token, those around it, how deep it is nested, and the repairs so far."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self.source = source
        self.tokens = tokens
        self.position = 0
        self.token = tokens[0]
        self.repairs: list[Repair] = []
        self._depth = 0

    def advance(self) -> Token:
        """Go one token on; return the one that was left."""
        left = self.token
        if left.kind != "stop":
            self.position += 1
            self.token = self.tokens[self.position]
        return left

    def peek(self, distance: int = 1) -> Token:
        """Return a token ahead; the last one is repeated."""
        place = min(self.position + distance, len(self.tokens) - 1)
        return self.tokens[place]

    def span_from(self, start: int) -> Span:
        """Return the span from an offset to the end of the last token read."""
        if self.position == 0:
            return start, start
        return start, max(start, self.tokens[self.position - 1].wide_end)

    def repair(self, span: Span, message: str, suggestion: str = "") -> None:
        """Note something that is no formula."""
        self.repairs.append(Repair("unreadable", span, message, suggestion))

    def not_read(self, span: Span, message: str) -> None:
        """Note something that may be right, but is not understood."""
        self.repairs.append(Repair("not-read", span, message))

    def missing(self, message: str) -> Broken:
        """Return an empty ``Broken`` where an operand should stand."""
        place = self.token.start
        words = ("text", "reason")
        behind_words = self.position > 0 and self.tokens[self.position - 1].kind in words
        if self.token.kind in words or behind_words:
            self.not_read((place, place), "Words stand where a number or a name is expected.")
        elif self.token.kind in ("sup", "sub", "prime"):
            self.not_read((place, place), "Nothing stands before this subscript or exponent.")
        elif self._angles and {"<", ">"} & {self.token.value, self._before()}:
            self.not_read((place, place), "Angle brackets are not read.")
        elif not self._holds_operands:
            # the signs themselves are spoken of: $+$, $\\equiv$
            self.not_read((place, place), "These are signs with nothing between them.")
        elif self.token.value == "/" == self._before():
            self.not_read((place, place), "The division without a remainder // is not read.")
        elif self._follows_operator() and self.token.kind in ("close", "bar", "separator", "stop"):
            # a sign may be a label: P(T+), LR_-, the classes + and -
            self.not_read((place, place), "Nothing stands behind this sign.")
        else:
            self.repair((place, place), message)
        return Broken("", span=(place, place))

    def _before(self) -> str:
        return self.tokens[self.position - 1].value if self.position else ""

    @cached_property
    def _angles(self) -> bool:
        """Whether < and > may be a pair of brackets, as in <x, y>."""
        values = [token.value for token in self.tokens if token.kind == "relation"]
        return 0 < values.count("<") == values.count(">")

    @cached_property
    def _holds_operands(self) -> bool:
        """Whether the formula holds anything besides signs."""
        return any(token.kind not in _SIGNS for token in self.tokens)

    def _follows_operator(self) -> bool:
        return self.position > 0 and self.tokens[self.position - 1].kind in ("operator", "big")

    def inside(self, closer: Token) -> bool:
        """Tell whether there is more to read before a closing bracket."""
        return self.token is not closer and self.token.kind != "stop"

    def skip_to(self, closer: Token) -> Broken | None:
        """Read over what could not be read, up to a bracket that closes the group."""
        if not self.inside(closer):
            return None
        start = self.token.wide_start
        while self.inside(closer):
            self.advance()
        span = self.span_from(start)
        self.not_read(span, "This part of the formula could not be read.")
        return Broken(self.source[span[0] : span[1]], span=span)

    def deeper(self) -> None:
        """Count one level of nesting; raise ``TooDeep`` beyond the limit."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooDeep

    def shallower(self) -> None:
        """Leave one level of nesting."""
        self._depth -= 1

    def bar_behind(self) -> Token | None:
        """Return the next bar of this bracket, behind the present token."""
        depth = 0
        for token in self.tokens[self.position + 1 :]:
            depth += (token.kind == "open") - (token.kind == "close")
            if depth < 0 or (depth == 0 and token.kind in ("relation", "newline", "stop")):
                return None
            if depth == 0 and token.kind == "bar":
                return token
        return None
