"""The formats of documents, one module or folder each: from a text to formulas with places."""
