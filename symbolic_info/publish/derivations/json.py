"""Derivations as JSON: what is shown of them, and the certificate that can be checked again."""

from __future__ import annotations

import json
from typing import Any

from symbolic_info.notation import write
from symbolic_info.proof import Theorem, to_json
from symbolic_info.publish.derivations.presentation import Presentation, links_of, present
from symbolic_info.wording.phrases import in_plain_text


def steps(shown: Presentation) -> list[dict[str, str]]:
    """Return each line of the derivation as a link ``before = after`` with its reason."""
    return [
        {"latex": write(link), "reason": in_plain_text(row.reason)}
        for link, row in zip(links_of(shown), shown.rows, strict=True)
    ]


def conditions(shown: Presentation) -> list[str]:
    """Return the conditions as plain text."""
    return [in_plain_text(phrase) for phrase in shown.conditions]


def certificate(theorem: Theorem) -> dict[str, Any]:
    """Return the derivation as data, for ``verify``."""
    data: dict[str, Any] = json.loads(to_json(theorem.derivation))
    return data


def entry(name: str, theorem: Theorem, shown: Presentation) -> dict[str, Any]:
    """Return a named theorem: what is shown of it, and its certificate."""
    return {"name": name, **_shown(shown), "certificate": certificate(theorem)}


def differences(found: dict[str, Any], theorem: Theorem) -> str:
    """Say where an entry shows other things than its certificate proves; empty if nowhere."""
    for key, expected in _shown(present(theorem)).items():
        if found.get(key) != expected:
            return f"what is shown under {key!r} is not what the certificate proves"
    return ""


def _shown(shown: Presentation) -> dict[str, Any]:
    return {
        "statement": write(shown.statement),
        "definitions": [write(definition) for definition in shown.definitions],
        "conditions": conditions(shown),
        "steps": steps(shown),
    }


def render(data: Any) -> str:
    """Return data as JSON text."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
