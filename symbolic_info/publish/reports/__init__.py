"""Reports of a check, in the formats that people and machines read.

==============  =====================================================================
module          format
==============  =====================================================================
``text``        for a terminal: every claim with its source line and a caret
``json``        the fixed format for programs
``sarif``       SARIF 2.1.0, which code hosts and editors show beside the line
``junit``       JUnit XML, which build servers show as tests
``markdown``    a table for a pull request or a wiki
``github``      annotations of GitHub Actions
``wording``     what several of them say in the same words
==============  =====================================================================

Each module has ``render(report) -> str``; that of ``text`` gives text with styles instead.
"""
