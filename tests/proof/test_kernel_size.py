"""How much has to be trusted: the lines of code of the kernel."""

import io
import tokenize
from pathlib import Path

from symbolic_info.proof import kernel

NO_CODE = {tokenize.COMMENT, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def lines_of_code(source):
    """Count the lines that hold code: no blank line, comment or docstring."""
    lines, statement = set(), []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in NO_CODE:
            continue
        statement.append(token)
        if token.type == tokenize.NEWLINE:
            if statement[0].type != tokenize.STRING:
                lines |= {k for t in statement for k in range(t.start[0], t.end[0] + 1)}
            statement = []
    return len(lines)


def test_comments_blank_lines_and_docstrings_are_no_code():
    assert lines_of_code('"""What."""\n\n# why\nx = (\n    1,\n)\n') == 3


def test_the_kernel_does_not_grow_beyond_what_the_readme_says():
    (folder,) = map(Path, kernel.__path__)
    count = sum(lines_of_code(file.read_text()) for file in folder.rglob("*.py"))
    assert 1_650 <= count <= 1_700
