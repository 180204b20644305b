"""The arithmetic behind the labels, with mpmath and without the package.

``python working.py`` prints the value of each expression of the files ``*.working`` to twelve
digits. From these numbers the labels of the documents (``*.labels``) were written, before the
program was run on the documents.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from mpmath import e, exp, ln, log, mp, mpf, sqrt

mp.dps = 30


def F(number):
    """A number from its text: ``.3``, ``1/3``."""
    above, _, below = str(number).partition("/")
    return mpf(above) / mpf(below or 1)


def lb(x):
    return log(F(x), 2)


def H(*weights, b=2):
    return -sum(F(p) * log(F(p), b) for p in weights if F(p))


def CE(p, q, b=2):
    return -sum(F(x) * log(F(y), b) for x, y in zip(p, q, strict=True) if F(x))


def KL(p, q, b=2):
    return sum(F(x) * log(F(x) / F(y), b) for x, y in zip(p, q, strict=True) if F(x))


def JS(p, q, b=2):
    m = [(F(x) + F(y)) / 2 for x, y in zip(p, q, strict=True)]
    return (KL(p, m, b) + KL(q, m, b)) / 2


def softmax(*logits):
    total = sum(exp(F(z)) for z in logits)
    return [exp(F(z)) / total for z in logits]


CALCULATOR = {
    "F": F,
    "lb": lb,
    "H": H,
    "CE": CE,
    "KL": KL,
    "JS": JS,
    "softmax": softmax,
    "exp": exp,
    "ln": ln,
    "log": log,
    "sqrt": sqrt,
    "e": e,
}


def values(text: str) -> Iterator[tuple[str, object]]:
    """Yield each expression of a table with its value; ``name := expression`` defines."""
    names = dict(CALCULATOR)
    for part in filter(None, map(str.strip, text.replace("\n", ";").split(";"))):
        name, defines, expression = part.rpartition(":=")
        value = eval(expression, names)
        if defines:
            names[name.strip()] = value
        else:
            yield part, value


if __name__ == "__main__":
    for path in sys.argv[1:] or sorted(Path(__file__).parent.glob("*.working")):
        print(Path(path).name)
        for part, value in values(Path(path).read_text()):
            shown = value if isinstance(value, list) else [value]
            print("   ", part, "=", ", ".join(mp.nstr(entry, 12) for entry in shown))
