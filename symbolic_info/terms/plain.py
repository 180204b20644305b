"""A plain one-line form of terms, for ``repr`` and messages to programmers.

It is not a notation that is read back; LaTeX is (room ``notation``).
"""

from __future__ import annotations

from symbolic_info.terms import distributions as d
from symbolic_info.terms import heads as h
from symbolic_info.terms import scalars as s
from symbolic_info.terms.term import Term

_SUM, _PRODUCT, _POWER, _ATOM = range(4)


def plain(term: Term) -> str:
    """Return a short form such as ``sum_x(P(x)*log(P(x)/Q(x)))``."""
    return _plain(term)[0]


def _inside(term: Term, level: int) -> str:
    text, own = _plain(term)
    return text if own >= level else f"({text})"


def _listed(terms: tuple[Term, ...]) -> str:
    return ", ".join(plain(term) for term in terms)


def _plain(term: Term) -> tuple[str, int]:
    match term:
        case s.Number(value=value):
            return str(value), _ATOM if value.denominator == 1 else _PRODUCT
        case s.Constant(name=name) | s.Symbol(name=name) | s.Index(name=name):
            return name, _ATOM
        case d.Pmf(name=name) | d.Density(name=name):
            return name, _ATOM
        case s.Infinity():
            return "oo", _ATOM
        case s.Size(alphabet=alphabet):
            return alphabet.size, _ATOM
        case s.Outcome(label=label):
            return repr(label), _ATOM
        case s.Apply(distribution=p, points=points):
            return f"{_inside(p, _ATOM)}({_listed(points)})", _ATOM
        case s.Add(parts=parts):
            text = (
                _inside(parts[0], _SUM + 1) if not isinstance(parts[0], s.Neg) else plain(parts[0])
            )
            for part in parts[1:]:
                if isinstance(part, s.Neg):
                    text += f" - {_inside(part.operand, _PRODUCT)}"
                else:
                    text += f" + {_inside(part, _PRODUCT)}"
            return text, _SUM
        case s.Neg(operand=operand):
            return f"-{_inside(operand, _PRODUCT)}", _SUM
        case s.Mul(factors=factors):
            return "*".join(_inside(factor, _POWER) for factor in factors), _PRODUCT
        case s.Div(numerator=a, denominator=b):
            return f"{_inside(a, _POWER)}/{_inside(b, _POWER)}", _PRODUCT
        case s.Pow(base=base, exponent=exponent):
            return f"{_inside(base, _ATOM)}^{_inside(exponent, _ATOM)}", _POWER
        case s.Log(argument=argument, base=base):
            return f"log{_sub(base)}({plain(argument)})", _ATOM
        case s.Sum(body=body, index=index):
            return f"sum_{index.name}({plain(body)})", _ATOM
        case s.RangeSum(body=body, variable=v, lower=a, upper=b):
            return f"sum_{v.name}={plain(a)}..{plain(b)}({plain(body)})", _ATOM
        case s.Integral(body=body, variable=v, lower=a, upper=b):
            return f"integral_{v.name}={plain(a)}..{plain(b)}({plain(body)})", _ATOM
        case s.Expectation(body=body, index=index, distribution=p):
            return f"E_{index.name}~{_inside(p, _ATOM)}({plain(body)})", _ATOM
        case d.LiteralPmf(weights=weights):
            return f"[{_listed(weights)}]", _ATOM
        case d.JointTable(rows=rows):
            return "[" + ", ".join(f"[{_listed(row)}]" for row in rows) + "]", _ATOM
        case d.Mixture(weights=weights, components=parts):
            # a mixture that means nothing has to be shown, too, when it is refused
            pairs = zip(weights, parts, strict=False)
            return " + ".join(f"{_inside(w, _POWER)}*{plain(p)}" for w, p in pairs), _SUM
        case d.Product(factors=factors):
            return " x ".join(_inside(factor, _ATOM) for factor in factors), _PRODUCT
        case d.Uniform(alphabet=alphabet):
            return f"Uniform({alphabet.size})", _ATOM
        case d.Marginal(joint=joint, axis=axis):
            return f"{_inside(joint, _ATOM)}_{axis}", _ATOM
        case h.Surprisal(distribution=p, points=points, base=base):
            return f"S{_sub(base)}[{plain(p)}]({_listed(points)})", _ATOM
        case h.Entropy(distribution=p, base=base):
            return f"H{_sub(base)}({plain(p)})", _ATOM
        case h.CrossEntropy(distribution=p, model=q, base=base):
            return f"H{_sub(base)}({plain(p)}, {plain(q)})", _ATOM
        case h.KLDivergence(distribution=p, model=q, base=base):
            return f"D{_sub(base)}({plain(p)} || {plain(q)})", _ATOM
        case h.JensenShannonDivergence(weights=weights, components=parts, base=base):
            shown = " || ".join(plain(part) for part in parts)
            return f"JS{_sub(base)}[{_listed(weights)}]({shown})", _ATOM
        case h.ConditionalEntropy(joint=joint, axis=axis, base=base):
            return f"H{_sub(base)}({plain(joint)}: {axis} | {1 - axis})", _ATOM
        case h.MutualInformation(joint=joint, base=base):
            return f"I{_sub(base)}({plain(joint)})", _ATOM
        case _:
            raise TypeError(f"not a term: {type(term).__name__}")


def _sub(base: Term | None) -> str:
    return "" if base is None else f"_{_inside(base, _ATOM)}"
