"""What is printed: derivations, answers and reports as LaTeX, Markdown, plain text and JSON.

=================  =========================================================================
module             holds
=================  =========================================================================
``catalogue``      all theorems: their pages, the index, one LaTeX document
``listing``        all theorems: names and statements, stored in ``theorems.txt``
``derivations``    theorems with their derivations
``answers``        what ``prove`` answers
``reports``        what ``check`` reports
=================  =========================================================================

No formula is stored: all of it comes from what the kernel checked.
"""
