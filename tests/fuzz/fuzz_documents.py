"""Documents guided by coverage: ``python tests/fuzz/fuzz_documents.py`` runs for 30 minutes.

Needs the extra ``fuzz``. Every input is a document that is read and judged; an exception, more
than 20 seconds for one input or more than 500 MB end the run, and libFuzzer saves the input.
Further arguments go to libFuzzer: ``-max_total_time=60``, or a saved input to run it again.
"""

import resource
import sys

import atheris

LIMITS = ("-max_total_time=1800", "-timeout=20", "-rss_limit_mb=500", "-max_len=512")
ADDRESS_SPACE = 4 << 30  # the libraries reserve much that they never touch

with atheris.instrument_imports(include=["symbolic_info.documents", "symbolic_info.notation"]):
    from documents import NAMES, PIECES, checked


def one_input(data: bytes) -> None:
    """Judge what ``data`` stands for: bytes as they are, or a choice of pieces."""
    if len(data) < 2:
        return
    name = NAMES[data[0] % len(NAMES)]
    if data[0] & 0x80:
        content = data[1:]
    else:
        content = "".join(PIECES[byte % len(PIECES)] for byte in data[1:400]).encode()
    checked(name, content)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    atheris.Setup([sys.argv[0], *LIMITS, *sys.argv[1:]], one_input)
    atheris.Fuzz()
