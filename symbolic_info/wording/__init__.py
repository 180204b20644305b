"""What proofs and counterexamples are called in words, for readers of every format.

Checking and publishing both speak of theorems; the kernel has no sentences of its own.

=================  =========================================================================
module             holds
=================  =========================================================================
``suppositions``   what a statement supposes, as hypotheses, and back
``decisions``      a statement as it was written, decided
``words``          the conditions of theorems, and counterexamples, in words
``reasons``        why a line of a derivation follows, in the words of the field
``vanishing``      what vanishes, in words: equality cases and hypotheses
``examples``       counterexamples as worked examples
``letters``        letters for composed distributions: the M of (P + Q)/2
``phrases``        words with formulas between them, for every format
``plain``          formulas as plain text
=================  =========================================================================

No sentence about a theorem is stored: all of it comes from what the kernel checked.
"""
