"""Which outcomes of distributions that are written out belong together, and their weights.

Symbols of an alphabet are the positions 0, 1, ...; so two literal pmfs that name their outcomes
differently pair up in the order written, unless their labels are the same in another order:
then the labels decide.
"""

from __future__ import annotations

from functools import lru_cache

from symbolic_info.numeric.limits import Unevaluable
from symbolic_info.terms import Add, Distribution, LiteralPmf, Mixture, Mul, Term, labels_of


def written_out(*pmfs: Distribution) -> list[tuple[Term, ...]] | None:
    """Return the weights of each pmf, in the order of the outcomes of the first.

    ``None`` unless all are written out, or mixtures of what is, with equally many outcomes.
    """
    labels = _labels(pmfs[0])
    found = []
    for pmf in pmfs:
        weights = _weights_of(pmf, labels)
        if weights is None:
            return None
        found.append(weights)
    return found


def _labels(pmf: Distribution) -> tuple[str, ...]:
    if isinstance(pmf, Mixture):
        return _labels(pmf.components[0])
    return pmf.outcome_labels if isinstance(pmf, LiteralPmf) else ()


def _weights_of(pmf: Distribution, labels: tuple[str, ...]) -> tuple[Term, ...] | None:
    match pmf:
        case LiteralPmf(weights=weights, outcome_labels=own):
            if not len(weights) == len(own) == len(labels) > 0:
                return None
            order = None if own == labels else places("{" + ",".join(labels) + "}", pmf, 0)
            return weights if order is None else tuple(weights[k] for k in order)
        case Mixture(weights=shares, components=components):
            found = [_weights_of(component, labels) for component in components]
            if any(weights is None for weights in found):
                return None
            return tuple(
                Add(tuple(Mul(pair) for pair in zip(shares, some, strict=True)))
                for some in zip(*found, strict=True)
            )
        case _:
            return None


@lru_cache(maxsize=256)
def places(alphabet: str, pmf: Distribution, axis: int) -> tuple[int, ...] | None:
    """Return where the outcomes of a literal alphabet stand among a pmf's, if they are the same."""
    labels = labels_of(pmf)[axis]
    # a literal alphabet is named by its labels
    running = alphabet[1:-1].split(",") if alphabet.startswith("{") else []
    place = {label: position for position, label in enumerate(labels)}
    if len(place) == len(running) and set(running) == place.keys():
        return tuple(place[label] for label in running)
    return None


def place_of_label(pmf: Distribution, labels: tuple[str, ...], label: str) -> int:
    if label not in labels:
        raise Unevaluable(f"{pmf} has no outcome {label!r}; its outcomes are {', '.join(labels)}")
    return labels.index(label)
