"""Derivations as text that people and programs read.

=================  =========================================================================
module             holds
=================  =========================================================================
``presentation``   what is shown of a theorem: formulas, words, conditions
``layout``         how wide formulas print, and where lines are broken
``latex``          an ``align*`` with reasons; a document of all theorems
``markdown``       a page a theorem, and the index
``text``           for a terminal
``json``           for programs, with the certificate
=================  =========================================================================
"""
