"""Brackets: pairing them, supplying the missing ones, and reading over the invisible ones.

After this pass every opening bracket has its partner and every closing one stands where its
group ends, so the parser never meets an unbalanced formula. Linear in the number of tokens.

What is repaired, and how: an inner bracket that meets the closing bracket of an outer one is
closed there (``E[-log(P(x)]``); a bracket that is never closed ends before the first relation
sign or line end behind it, or at the end; a closing bracket that closes nothing is left out.
``[0, 1)`` is a half-open interval and in order.
"""

from __future__ import annotations

from dataclasses import dataclass

from symbolic_info.notation import symbols
from symbolic_info.notation.reading.tokens import Token
from symbolic_info.notation.tree import Repair

MAX_DEPTH = 64

_ARITY = {"sub": 1, "sup": 1, "frac": 2, "binom": 2, "sqrt": 1, "accent": 1, "style": 1}
_BREAKS = frozenset({"relation", "newline", "amp", "text", "implies", "iff"})
# these signs stand in subscripts and say nothing about where a bracket ends
_WITHIN = frozenset({"∈", "∉", "∼", "→"})


class TooDeep(Exception):
    """Brackets or other constructs are nested deeper than ``MAX_DEPTH``."""


@dataclass(slots=True)
class _Group:
    """A bracket that is open: what came with it and what it holds so far.

    ``place`` is where it stands in the result. ``role`` is ``free`` for braces that are no
    argument, ``style`` for those of a font or a box, else empty. ``resume`` is how many
    arguments are still due after it. ``stop`` is the place of the first token that ends a group
    that was never closed.
    """

    token: Token
    place: int
    role: str
    resume: int
    style: Token | None
    stop: int = -1
    commas: int = 0
    bar: Token | None = None
    after_relation: bool = False


def _may_pair(bar: Token, other: Token) -> bool:
    """Whether two bars may be an absolute value; \\left| opens another one, \\right| closes it."""
    return bar.sized != "right" and other.sized != "left"


class Brackets:
    """One pass over the tokens of a formula."""

    def __init__(self, tokens: list[Token]) -> None:
        self._source = tokens
        self._out: list[Token] = []
        self._stack: list[_Group] = []
        self._outside = _Group(Token("open", "", 0, 0), 0, "", 0, None)
        self._inserted: dict[int, list[Token]] = {}
        self._due = 0
        self.repairs: list[Repair] = []

    def run(self) -> list[Token]:
        """Return the tokens with all brackets paired; ``repairs`` tells what that took."""
        for token in self._source:
            kind = token.kind
            if kind == "open":
                self._open(token)
            elif kind == "close":
                self._close(token)
            elif kind == "stop":
                self._close_above(0, token)
                self._out.append(token)
            else:
                self._plain(token, kind)
        return self._finish()

    def _plain(self, token: Token, kind: str) -> None:
        if kind in ("newline", "amp") and not self._keeps_rows():
            return
        place = len(self._out)
        self._out.append(token)
        if kind == "number":
            self._due = max(0, self._due - len(token.value))
        else:
            self._due = max(0, self._due - 1) + _ARITY.get(kind, 0)
        if kind in _BREAKS and token.value not in _WITHIN:
            self._break(place, kind)
        elif kind == "separator":
            self._level().commas += token.value == ","
            if token.value == ";":
                self._level().token.holds |= {";"}
        elif kind == "bar":
            self._bar(token)
        elif kind == "over" and self._stack:
            self._stack[-1].token.holds |= {"over"}

    def _level(self) -> _Group:
        """Return the innermost group that is to be seen."""
        for group in reversed(self._stack):
            if group.role != "free":
                return group
        return self._outside

    def _keeps_rows(self) -> bool:
        level = self._level()
        if level.token.value == "begin":
            return True
        return all(group.role for group in self._stack)

    def _break(self, place: int, kind: str) -> None:
        for group in reversed(self._stack):
            if group.token.value == "begin" and kind in ("amp", "newline"):
                return
            if group.stop < 0:
                group.stop = place
            group.bar = None
            if kind in ("relation", "newline", "implies"):
                group.token.holds |= {"statement"}
            if not group.role:
                return
        self._outside.bar = None

    def _bar(self, token: Token) -> None:
        level = self._level()
        level.token.holds |= {"bar"}
        before = level.bar
        if (
            before is not None
            and before.value == token.value
            and self._out[-2] is not before
            and _may_pair(before, token)
        ):
            before.partner = token
        level.bar = token

    def _open(self, token: Token) -> None:
        if len(self._stack) >= MAX_DEPTH:
            raise TooDeep
        last = self._out[-1] if self._out else None
        role = ""
        style = None
        resume = max(0, self._due - 1)
        if token.value == "[" and last is not None and last.kind == "sqrt":
            resume = self._due
        elif token.value == "{":
            if self._due == 0:
                role = "free"
            elif last is not None and last.kind == "style":
                role, style = "style", last
        group = _Group(token, len(self._out), role, resume, style)
        group.after_relation = last is not None and last.kind == "relation"
        self._stack.append(group)
        self._out.append(token)
        self._due = 0

    def _close(self, token: Token) -> None:
        place = self._partner_place(token)
        if place < 0:
            self._mismatch(token)
            return
        self._close_above(place + 1, token)
        self._pair(token)

    def _partner_place(self, token: Token) -> int:
        wanted = token.value
        for place in range(len(self._stack) - 1, -1, -1):
            value = self._stack[place].token.value
            if value == wanted:
                top = self._stack[-1]
                if place < len(self._stack) - 1 and _is_interval(top, token) and top.after_relation:
                    return len(self._stack) - 1
                return place
            if value == "{" and self._stack[place].role != "free" and wanted != "begin":
                break
            if value == "begin" and wanted != "{":
                break
        return -1

    def _mismatch(self, token: Token) -> None:
        if token.value == "begin":
            message = "This environment begins inside other brackets than those where it ends."
            self.repairs.append(Repair("unclosed-environment", (token.start, token.end), message))
            return
        shown = _shown_closer(token.value)
        top = self._stack[-1] if self._stack else None
        if top is not None and _is_interval(top, token):
            top.token.holds |= {"interval"}
            self._pair(token)
        elif top is not None and top.token.value not in ("{", "begin") and token.value != "{":
            meant = _shown_closer(top.token.value)
            self.repairs.append(
                Repair(
                    "missing-bracket",
                    (token.start, token.end),
                    f'The bracket "{top.token.value}" is closed by "{shown}"; it needs "{meant}".',
                    meant,
                )
            )
            self._pair(token)
        elif token.value == "⟨":
            message = "The end of a ket is not read."
            self.repairs.append(Repair("not-read", (token.start, token.end), message))
        elif not self._out:
            # "$H($fair coin$)=1$": what it closes stands in another formula
            message = "What this bracket closes stands before the formula."
            self.repairs.append(Repair("not-read", (token.start, token.end), message))
        else:
            self.repairs.append(
                Repair(
                    "extra-bracket",
                    (token.start, token.end),
                    f'This closing bracket "{shown}" has no opening bracket; it is one too many.',
                )
            )

    def _close_above(self, place: int, at: Token) -> None:
        """Close the groups above a place of the stack, which have no bracket of their own."""
        while len(self._stack) > place:
            group = self._stack[-1]
            opened = group.token
            if opened.value != "begin":
                self._report_missing(group, at)
            closer = Token("close", opened.value, at.start, at.start)
            if group.stop >= 0 and at.kind == "stop":
                before = self._out[group.stop]
                closer = Token("close", opened.value, before.start, before.start)
                closer.start = closer.end = self._out[group.stop - 1].end
                closer.wide_start = closer.wide_end = closer.start
                self._inserted.setdefault(group.stop, []).append(closer)
                self._join(group, closer)
                outer = self._stack[-2] if len(self._stack) > 1 else None
                if outer is not None and (outer.stop < 0 or outer.stop > group.stop):
                    outer.stop = group.stop
                self._stack.pop()
                self._due = group.resume
            else:
                self._pair(closer)

    def _report_missing(self, group: _Group, at: Token) -> None:
        shown, closer = group.token.value, _shown_closer(group.token.value)
        if at.kind == "stop" and group.stop >= 0:
            place = self._out[group.stop - 1].end
            span, suggestion = (place, place), closer
        elif at.kind == "stop" or at.value == "begin":
            span, suggestion = (at.start, at.start), closer
        else:
            written = _shown_closer(at.value)
            span, suggestion = (at.start, at.end), closer + written
        if at.kind == "stop" and self._out[-1].kind in ("open", "relation", "separator"):
            message = "What stands in this bracket goes on behind the formula."
            self.repairs.append(Repair("not-read", span, message))
            return
        self.repairs.append(
            Repair(
                "missing-bracket",
                span,
                f'The opening bracket "{shown}" is never closed; a "{closer}" is missing here.',
                suggestion,
            )
        )

    def _pair(self, token: Token) -> None:
        group = self._stack.pop()
        self._due = group.resume
        self._join(group, token)
        self._out.append(token)
        opened = group.token
        if group.role == "free" and "over" not in opened.holds:
            opened.kind = token.kind = "skip"
        elif group.style is not None and "statement" in opened.holds:
            # a box around a whole statement: its signs are signs of the formula
            opened.kind = token.kind = group.style.kind = "skip"
        elif group.role:
            # what was thought to end an outer group stands inside this one
            for outer in self._stack:
                if outer.stop > group.place:
                    outer.stop = -1
        if token.start < token.end and (opened.sized == "left") != (token.sized == "right"):
            self._report_lone_size(opened, token)

    def _join(self, group: _Group, token: Token) -> None:
        group.token.partner = token
        token.partner = group.token
        if group.commas:
            group.token.holds |= {","}

    def _report_lone_size(self, opened: Token, closed: Token) -> None:
        if opened.sized == "left":
            span, has, lacks = opened, r"\left", r"\right"
        else:
            span, has, lacks = closed, r"\right", r"\left"
        self.repairs.append(
            Repair(
                "missing-bracket",
                (span.start, span.end),
                f"This {has} has no {lacks}; LaTeX needs both or neither.",
            )
        )

    def _finish(self) -> list[Token]:
        """Leave out what is invisible; its neighbours keep its place as their wide place."""
        result: list[Token] = []
        skipped: int | None = None
        for place, token in enumerate(self._out):
            if place in self._inserted:
                result.extend(self._inserted[place])
            if token.kind == "skip":
                if token.partner is not None and token.partner.start < token.start:
                    if result:
                        result[-1].wide_end = token.end
                elif skipped is None:
                    skipped = token.start
                continue
            if skipped is not None:
                token.wide_start = skipped
                skipped = None
            result.append(token)
        return result


def _is_interval(group: _Group, closing: Token) -> bool:
    ends = (group.token.value, closing.value)
    parted = group.commas + (";" in group.token.holds) == 1
    return ends in (("[", "("), ("(", "[")) and parted and group.bar is None


def _shown_closer(bracket: str) -> str:
    return symbols.CLOSER[bracket]
