"""What the evaluator refuses, so that no term, however written, makes it run on.

Every limit is far beyond what a document or a proof needs; what is refused is refused before
the work is done, with a message that says how large is allowed.
"""

from __future__ import annotations

MAX_BITS = 200_000
"""The most bits that the numerator or the denominator of a rational number may have."""

MAX_SUMMANDS = 20_000
"""The most summands of all sums in one evaluation, together: about two seconds of work."""

MAX_MONOMIALS = 2_000
"""The most products of monomials that a multiplication is expanded to; else it is left as it is."""

PRECISIONS = (64, 128, 256, 512, 1024, 2048, 4096)
"""The precisions, in bits, at which a sign is tried before it is given up as undecided."""


class Unevaluable(Exception):
    """A term has a value that cannot be computed, or none in the environment; says why."""


def too_large(bits: int) -> Unevaluable:
    """Return the refusal of a number of so many bits."""
    size = f"about {bits}" if bits < 10**12 else "more than 10^12"
    return Unevaluable(
        f"a number of {size} bits is too large: at most {MAX_BITS} bits are computed"
    )
