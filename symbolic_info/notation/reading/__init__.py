"""LaTeX and its sloppy dialects -> the syntax tree; what was broken is repaired and said.

=================  =================================================================
module             holds
=================  =================================================================
``reader``         the way in: a formula, or part of one, to a tree
``lexer``          text to ``tokens``: ``spellings``, and ``commands`` of LaTeX
``words``          which letters form a word
``differentials``  which d is a differential
``brackets``       pairing brackets, supplying the missing ones
``rows``           rows and statements: the top level of a formula
``alignment``      which marks of a display are layout
``environments``   matrices, rows of formulas
``cursor``         a place in the tokens
``expressions``    sums, products and what binds tighter
``operands``       what each kind of token begins
``operators``      logarithms, sums, integrals, expectations
``calls``          names with subscripts, and applied to arguments
``scripts``        arguments of commands, subscripts, exponents
``groups``         what stands in brackets that are no arguments
=================  =================================================================
"""
