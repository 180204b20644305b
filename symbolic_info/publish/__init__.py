"""What is printed: derivations, answers and reports as LaTeX, Markdown, plain text and JSON.

=================  =========================================================================
module             holds
=================  =========================================================================
``words``          the conditions of theorems, and counterexamples, in words
``reasons``        why a line of a derivation follows, in the words of the field
``examples``       counterexamples as worked examples
``letters``        letters for composed distributions: the M of (P + Q)/2
``phrases``        words with formulas between them, for every format
``plain``          formulas as plain text
``derivations``    theorems with their derivations
``answers``        what ``prove`` answers
``reports``        what ``check`` reports
=================  =========================================================================

No formula and no sentence about a theorem is stored: all of it comes from what the kernel
checked.
"""
