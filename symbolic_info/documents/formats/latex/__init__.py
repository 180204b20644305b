"""LaTeX sources: the formulas of a file and of the files that it takes in, macros expanded.

A document is read as TeX does, in two stages: ``expansion`` goes through the files once and
gives the text that LaTeX would typeset, each character with its place in a file; ``scan`` finds
the formulas in that text.

The tokens are read by patterns of our own, not by pylatexenc: its parser (2.11) ends a document
at the first formula that is not closed, where this one reports it and goes on with the next
paragraph; it stops with a RecursionError at a thousand nested braces, takes a minute for what may
be 10 MB here, and knows neither user macros nor places behind their expansion, which is most of
the work.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``document``        the document in a file
``expansion``       comments, conditions, macros and files: from sources to one text
``definitions``     the commands that define macros, and what they define
``arguments``       groups and optional arguments behind a command
``files``           the files that a document takes in, and their lines
``scan``            formulas, headings and paragraphs in the text
==================  ==========================================================================
"""

from symbolic_info.documents.formats.latex.document import read_latex
from symbolic_info.documents.formats.latex.files import included_by, places_of

__all__ = ["included_by", "places_of", "read_latex"]
