"""What a project says of its documents, and corrections written back into them.

================  ========================================================
module            holds
================  ========================================================
``settings``      what ``pyproject.toml`` says of checking
``baseline``      findings that are known already
``suppressions``  comments that ask for silence about claims
``corrections``   which digits to write for a wrong claim
``fixes``         corrections written into the texts of files, and checked
================  ========================================================
"""
