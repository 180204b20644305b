"""Channels: conditional probabilities that a document gives one by one, P(Y=1 | X=0) = 0.1.

With the law of the input they make the joint pmf of input and output. Where one outcome of a line
is left out, its probability is what the others leave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from symbolic_info.documents.judging.shown import shown_number
from symbolic_info.documents.known.laws import labelled
from symbolic_info.documents.known.state import State
from symbolic_info.documents.known.tables import with_joint_table
from symbolic_info.documents.known.values import Values, rational
from symbolic_info.notation.names import LAW_LETTERS, VARIABLE_LETTERS, name_key, text_of
from symbolic_info.notation.tree import Call, Chain, Name, Node
from symbolic_info.terms import Alphabet, Apply, JointTable, Outcome, Pmf, Term, number

_LAWS = frozenset(map(Pmf, LAW_LETTERS))

Lines = Mapping[tuple[str, str], Fraction]


@dataclass(frozen=True, slots=True)
class Channel:
    """What is given of P(output | input), by the outcomes of both; the joint pmf ``made`` of it."""

    output: str
    input: str
    lines: Lines
    made: JointTable | None = None

    @property
    def joint(self) -> Pmf:
        """The name of the joint pmf of input and output."""
        first, second = sorted((self.input, self.output))
        return Pmf(f"P_{first}{second}", (Alphabet(first, "n"), Alphabet(second, "m")))


Channels = Mapping[tuple[str, str], Channel]


def is_of_a_channel(node: Node, state: State) -> bool:
    """Whether ``node`` is a line of a channel, and its joint pmf is what such lines have made."""
    line = _line(node)
    if line is None:
        return False
    (output, _), (source, _) = line
    channel = state.channels.get((output, source), Channel(output, source, {}))
    return state.values.get(channel.joint) == channel.made


def with_line(node: Node, value: Term, state: State, at: int) -> State:
    """Return the state in which P(Y=1 | X=0) has a value; another value begins another channel."""
    line, probability = _line(node), rational(value)
    if line is None or probability is None:
        return state
    (output, one), (source, other) = line
    channel = state.channels.get((output, source), Channel(output, source, {}))
    if channel.lines.get((one, other), probability) != probability:
        channel = replace(channel, lines={})
    channel = replace(channel, lines={**channel.lines, (one, other): probability})
    return with_joints(_with(state, channel), at)


def with_input(node: Node, right: Node, value: Term, state: State, at: int) -> State | None:
    """Return the state in which the input of a channel has another law, where ``node`` begins one.

    What the document said of P(X=0) before is a claim; a number that ``right`` does not show for it
    is another example's.
    """
    probability, shown = rational(value), shown_number(right)
    half = shown.unit / 2 if shown is not None and shown.decimal else Fraction(0)
    match node:
        case Call(
            Name(name="P" | "p" | "Pr", subscript=None),
            (Chain(members=(Name() as source, outcome), signs=("=",)),),
        ):
            key, label = name_key(source).upper(), text_of(outcome)
        case _:
            return None
    for channel in state.channels.values():
        if channel.input != key or channel.made is None:
            continue
        law = Pmf(f"P_{key}")
        weight = labelled(state.values.get(law)).get(label)
        known = None if weight is None else rational(weight)
        if state.values.get(channel.joint) != channel.made or known is None:
            continue
        if probability is None or not 0 <= probability <= 1 or abs(known - probability) <= half:
            continue
        state = state.forgetting(frozenset((channel.joint,)))
        state = _with(state, replace(channel, made=None))
        return state.bound(Apply(law, (Outcome(label),)), value, at)
    return None


def with_joints(state: State, at: int) -> State:
    """Return the state in which channels whose input has a law have their joint pmf."""
    for channel in state.channels.values():
        if state.values.get(channel.joint) != channel.made:
            continue  # the document gives it
        made = _joint(channel, labelled(state.values.get(Pmf(f"P_{channel.input}"))))
        if made == channel.made:
            continue
        state = _with(state, replace(channel, made=made))
        if made is None:
            state = state.forgetting(frozenset((channel.joint,)))
        else:
            # P is the law of whatever it is applied to, and no longer that of the input
            state = with_joint_table(state.forgetting(_LAWS), channel.joint, made, at)
    return state


def kept(channels: Channels, values: Values) -> Channels:
    """Return the channels whose joint pmf is still in force."""
    return {key: c for key, c in channels.items() if c.made and values.get(c.joint) == c.made}


def _with(state: State, channel: Channel) -> State:
    known = {**state.channels, (channel.output, channel.input): channel}
    return replace(state, channels=known)


def _line(node: Node) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return the output and the input of P(Y=1 | X=0), each with its outcome."""
    match node:
        case Call(
            Name(name="P" | "p" | "Pr", subscript=None),
            (
                Chain(members=(Name() as output, one), signs=("=",)),
                Chain(members=(Name() as source, other), signs=("=",)),
            ),
            separators=("|",),
        ):
            keys = name_key(output).upper(), name_key(source).upper()
            if keys[0] != keys[1] and VARIABLE_LETTERS.issuperset(key[:1] for key in keys):
                return (keys[0], text_of(one)), (keys[1], text_of(other))
    return None


def _joint(channel: Channel, law: Mapping[str, Term]) -> JointTable | None:
    outputs = tuple(dict.fromkeys(one for one, _ in channel.lines))
    inputs = {label: rational(weight) for label, weight in law.items()}
    if len(outputs) < 2 or not inputs:
        return None
    cells: dict[tuple[str, str], Fraction] = {}
    for label, weight in inputs.items():
        known = {one: channel.lines[one, label] for one in outputs if (one, label) in channel.lines}
        left = 1 - sum(known.values(), Fraction(0))
        missing = [one for one in outputs if one not in known]
        if weight is None or len(missing) > 1 or left < 0 or (left and not missing):
            return None
        known.update(dict.fromkeys(missing, left))
        cells.update({(label, one): weight * share for one, share in known.items()})
    if channel.input < channel.output:
        rows, columns = tuple(inputs), outputs
        weights = tuple(number(cells[x, y]) for x in rows for y in columns)
    else:
        rows, columns = outputs, tuple(inputs)
        weights = tuple(number(cells[x, y]) for y in rows for x in columns)
    return JointTable(weights, rows, columns)
