"""Markdown in its dialects: CommonMark, GitHub, Hugo, Jekyll, Docusaurus, MyST, Obsidian.

==================  ==========================================================================
module              holds
==================  ==========================================================================
``page``            the document in a page, put together from the views below
``blocks``          what a Markdown parser knows: code, quotes, headings, fences
==================  ==========================================================================
"""

from symbolic_info.documents.formats.markdown.page import read_markdown

__all__ = ["read_markdown"]
