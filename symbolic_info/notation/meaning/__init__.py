"""The syntax tree -> terms, given what the document has said so far.

============================  =======================================================
module                        holds
============================  =======================================================
``statements``                what is to be proved: chains, definitions, conditions
``dialects``                  H[x], p_{ij}, "are independent", max: other ways to say it
``unwritten_base``            the base of logarithms that a chain leaves unwritten
``elaborator``                values, arithmetic, logarithms
``shapes``                    what the shape of a node says before any name has a meaning
``evidence``                  how one statement uses its names: what is known of that
``usage``                     the evidence, collected from the tree
``alphabets``                 which places of a statement share an alphabet
``classification``            hence: which names are distributions, variables, numbers
``distribution_expressions``  mixtures, products, and pmfs that are written out
``applications``              P(x), p_i, P(X = 0), p(y | x)
``omissions``                 what dots leave out
``expected``                  over what an expectation is taken that does not say so
``binders``                   sums, integrals, expectations
``measures_by_name``          the names under which formulas call the measures
``measure_calls``             H(P), H(Y | X), D(P || Q), S(x), I(X; Y)
``conditional_laws``          H(Y | X = x), D(p(y | x) || q(y | x))
``numbers``                   rational values and linear forms of terms
``context``                   what elaboration knows at a place; how it gives up
============================  =======================================================
"""
