"""The codes of findings: one for each verdict, and for each kind of slip that can be named.

A code begins with its verdict, so that a reader of a machine-readable report needs no table. The
texts here are what ``symbolic-info explain CODE`` prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code: a title, what it means and what to do about it, and an example with its finding.

    ``name`` is what a file with the example could be called: its suffix tells the format.
    """

    code: str
    title: str
    text: str
    example: str
    name: str = "notes.md"


_EXPLANATIONS = (
    Explanation(
        "definition",
        "A name gets its value here",
        "The formula gives a name a value that is well formed: a list of probabilities that sum "
        "to one, or a number for a quantity that the program has no definition of.",
        "$P = [0.2, 0.8]$",
    ),
    Explanation(
        "proved",
        "True for every alphabet and every distribution",
        "Both sides are general expressions, and the equality or inequality was proved step by "
        "step and checked by the kernel. Conditions that the proof needs are in the message.",
        r"$D(P \parallel Q) = H(P, Q) - H(P)$",
    ),
    Explanation(
        "exact",
        "Equal as real numbers",
        "Both sides are closed numbers, and they are the same number; nothing was rounded.",
        r"$-\log_2 0.125 = 3$",
    ),
    Explanation(
        "rounded",
        "A correct rounding",
        "The shown decimal is off by at most half a unit of its last place.",
        r"$\log_2 3 \approx 1.585$",
    ),
    Explanation(
        "rounded-equals",
        "A rounding, written with an equality sign",
        "The shown decimal is a correct rounding, but not the exact value: `≈` would say so.",
        r"$\log_2 3 = 1.585$",
    ),
    Explanation(
        "loose",
        "True only with a generous reading",
        "The claim does not hold for the decimals as they stand, but it does if some of them are "
        "read as rounded (off by up to half a unit of the last place) or truncated (by up to one).",
        r"$0.888 = \frac{8}{9}$",
    ),
    Explanation(
        "loose-rounded",
        "True only if decimals in between were rounded",
        "Computed from the decimals as they stand, the result is another one. It is right if some "
        "of them stand for more digits than are shown (off by up to half a unit of their last "
        "place). The message says which. Carry more digits, or write `≈`.",
        r"$0.94 - 0.69 = 0.246$",
    ),
    Explanation(
        "loose-truncated",
        "True only if a decimal was cut off, not rounded",
        "The digits are those of the value, but the last one was not rounded: it is off by more "
        "than half a unit and less than one.",
        r"$\log_2 3 = 1.584$",
    ),
    Explanation(
        "refuted",
        "Wrong",
        "No reading of the formula makes it true. The message gives the right value.",
        r"$H([0.5, 0.5]) = 2$ bits",
    ),
    Explanation(
        "refuted-general",
        "Not an identity",
        "The two sides differ for the distributions in the message, which are exact fractions.",
        r"$D(P \parallel Q) = H(P) - H(P, Q)$",
    ),
    Explanation(
        "refuted-rounding",
        "Wrong in the last digits",
        "The shown value is near the right one, but its last digits are not those of any rounding "
        "of it.",
        r"$\log_2 3 \approx 1.587$",
    ),
    Explanation(
        "refuted-unit",
        "The value in another unit",
        "The shown number is the right one in another unit: a value in nats is ln 2 = 0.693... "
        "times the value in bits.",
        r"$-\log_2 0.2 = 1.609$ bits",
    ),
    Explanation(
        "refuted-base",
        "A logarithm or a power with another base",
        "The shown value results when a logarithm, or the power that a perplexity is, is taken "
        "with another base than the one written.",
        r"$\log_2 10 = 2.303$",
    ),
    Explanation(
        "refuted-order",
        "The distributions the other way round",
        "The divergence is not symmetric: the shown value is that of D(Q∥P) where D(P∥Q) stands.",
        r"$D([0.5, 0.5] \parallel [0.25, 0.75]) = 0.1308$ nats",
    ),
    Explanation(
        "refuted-digits",
        "Digits swapped or lost",
        "The shown value has the digits of the right one in another order, or one of them twice, "
        "or the decimal point in another place.",
        r"$0.75 - 0.26 = 0.94$",
    ),
    Explanation(
        "refuted-sign",
        "A sign lost",
        "The shown value is right but for its sign, or but for the sign of one term.",
        r"$\log_2 0.5 = 1$",
    ),
    Explanation(
        "refuted-measure",
        "Another measure of the same distributions",
        "The shown value is that of a neighbour of the measure written: the entropy H(P) where the "
        "cross entropy H(P, Q) stands, a cross entropy for a divergence, H(X|Y) for H(Y|X). The "
        "message says which.",
        r"$-[0.4 \log_2 0.7 + 0.6 \log_2 0.3] = 0.971$",
    ),
    Explanation(
        "refuted-term-missing",
        "A term left out",
        "The shown value is that of the sum without one of its terms.",
        r"$0.125 + 0.25 + 0.375 = 0.625$",
    ),
    Explanation(
        "refuted-term-twice",
        "A term counted twice",
        "The shown value is that of the sum with one of its terms added once more.",
        r"$0.125 + 0.25 + 0.375 = 0.875$",
    ),
    Explanation(
        "refuted-intermediate",
        "Shortened too early",
        "The shown value results when the terms, the logarithms or the quotients in between are "
        "rounded, or cut off, to few places before the work goes on. Round at the end only.",
        r"$-[0.4 \log_2 0.7 + 0.6 \log_2 0.3] = 1.247$",
    ),
    Explanation(
        "refuted-elsewhere",
        "A value from another line",
        "The shown value is the one that an earlier line shows for something else. The message "
        "gives the line.",
        r"$H([0.3, 0.7]) = 0.881$ bits and $H([0.1, 0.9]) = 0.881$ bits",
    ),
    Explanation(
        "ill-formed",
        "Not a formula that has a value",
        "The formula is broken or stands for nothing. The message says where and why.",
        r"$\infty - \infty = 0$",
    ),
    Explanation(
        "ill-formed-bracket",
        "A bracket too many or too few",
        "Brackets must come in pairs. The formula was read in the likeliest way all the same, and "
        "its other claims were judged.",
        r"$S(x) = -\log(P(x)))$",
    ),
    Explanation(
        "ill-formed-delimiter",
        "A formula without an end",
        "A delimiter opens a formula, and nothing closes it in the same paragraph. A formula ends "
        "at the next blank line at the latest.",
        r"\[ H(P) = 1",
    ),
    Explanation(
        "ill-formed-environment",
        "An environment without an end",
        "Every `\\begin{...}` needs its `\\end{...}` in the same formula.",
        r"$\begin{aligned} H(P) &= 1$",
    ),
    Explanation(
        "ill-formed-logarithm",
        "The logarithm of a negative number",
        "A probability is not negative, so that log(-P(x)) has no value; the minus sign belongs "
        "in front of the logarithm: -log P(x).",
        r"$\sum_x P(x) \log(-P(x)) = 1$",
    ),
    Explanation(
        "ill-formed-pmf",
        "No probability distribution",
        "The weights of a distribution are not negative, and sum to one. The message says by how "
        "much they miss it.",
        r"$P = [0.6, 0.5]$",
    ),
    Explanation(
        "ill-formed-run-together",
        "Two equations run together",
        "Where a comma is missing between two equations, they say something else than was meant: "
        "the value of the first becomes a factor of the second.",
        r"$P(a) = 0.8 P(b) = 0.2$",
    ),
    Explanation(
        "ill-formed-limit",
        "Too long, too deep or too large",
        "The formula is beyond what any person writes: nested too deeply, too long, or with a "
        "number of too many digits.",
        "$" + "(" * 100 + "1" + ")" * 100 + " = 1$",
    ),
    Explanation(
        "ill-formed-macro",
        "A macro without end",
        "A macro of the document calls itself, or grows beyond what anybody typesets. It is left "
        "as it stands, and the rest of the document is checked.",
        "\\newcommand{\\h}{\\h + 1}\n$\\h = 2$",
        "notes.tex",
    ),
    Explanation(
        "ill-formed-input",
        "A file that takes itself in",
        "A file is taken in by itself, directly or through other files. It is read once.",
        "\\input{notes}",
        "notes.tex",
    ),
    Explanation(
        "unchecked",
        "Not judged",
        "The program cannot say whether this is true. The message says why.",
        r"$\log_2 3 \approx \log_2 7$",
    ),
    Explanation(
        "unchecked-name",
        "A name without a value",
        "The claim has a name that the document gives no value. Define it above the claim.",
        "$2 k = 0.5$",
    ),
    Explanation(
        "unchecked-restated",
        "Another value for a name that had one",
        "The document gave this name another value above, and nothing says that it stands for "
        "something else now. Where it does, say so between the two, or give it a name of its own; "
        "else one of the values is wrong.",
        r"$H(S) = -\frac{9}{14} \log_2 \frac{9}{14} - \frac{5}{14} \log_2 \frac{5}{14} = 0.940$. "
        r"The gain needs $H(S) = 0.971$",
    ),
    Explanation(
        "unchecked-case",
        "Perhaps said of a special case",
        "In general the claim is wrong, as the counterexample shows, but the sentence has words "
        "that may restrict it, such as independent or uniform.",
        r"The maximum is $H(P) = \log n$",
    ),
    Explanation(
        "unchecked-notation",
        "Not understood",
        "The formula has a construct that the program does not read.",
        r"$\operatornamewithlimits{x} \foo{P} = 1$",
    ),
    Explanation(
        "unchecked-input",
        "A file that is not there",
        "The document takes in a file that cannot be found, so that what stands in it is not "
        "checked. Names count from the folder of the document, or of the file that names them.",
        "\\input{chapter}",
        "notes.tex",
    ),
    Explanation(
        "unchecked-comment",
        "A comment for this program that it does not understand",
        "`symbolic-info: ignore reason` asks for silence about the claims of a line, and "
        "`symbolic-info: ignore[code] reason` for silence about one code, or all of a verdict. "
        "Anything else covers nothing.",
        "<!-- symbolic-info: ignore[refuted-units] as in the book -->",
    ),
    Explanation(
        "unchecked-undecided",
        "Neither proved nor refuted",
        "The two sides agree to more digits than were computed, and no law that the program knows "
        "makes them equal.",
        r"$\sqrt{5 + 2\sqrt{6}} = \sqrt{2} + \sqrt{3}$",
    ),
    Explanation(
        "unchecked-limit",
        "Too large to compute",
        "The value would take more than the bounds on numbers and sums allow; the message says "
        "how much that is. Or the document has so many general claims that are neither proved nor "
        "refuted that those behind were looked at only briefly.",
        r"$\sum_{i=1}^{10^{12}} \frac{1}{i} = 28.2$",
    ),
)

CODES: dict[str, Explanation] = {entry.code: entry for entry in _EXPLANATIONS}
"""All explanations by code, in the order of the verdicts."""


class UnknownCode(LookupError):
    """A code that nothing is known about; ``nearest`` has the codes that look like it."""

    def __init__(self, code: str, nearest: tuple[str, ...]) -> None:
        super().__init__(f"there is no code {code!r}")
        self.code = code
        self.nearest = nearest


def explain(code: str) -> Explanation:
    """Return the explanation of a code.

    Raises ``UnknownCode``, which names the nearest ones.
    """
    if code in CODES:
        return CODES[code]
    raise UnknownCode(code, tuple(get_close_matches(code, CODES, n=3, cutoff=0.4)))
