"""What ``prove`` answers to statements, in the formats that people and programs read.

============  ==============================================================================
module        holds
============  ==============================================================================
``answer``    the answer to one statement: read, proved or refuted, as one verdict
``text``      for a terminal
``latex``     displays for a document that loads amsmath
``markdown``  for notes
``json``      the fixed format for programs
============  ==============================================================================

Each format has ``render(answers) -> str``.
"""
