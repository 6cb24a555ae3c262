"""Numbers as English news write them: "4,947", "two million", "a dozen", "2.5bn"."""

import re
from collections.abc import Sequence

__all__ = ["SEVERAL", "number", "numbered"]

UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: n for n, word in enumerate(UNITS)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip
#: Numbers that are not told, and the fewest that they mean.
SEVERAL = {
    "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6,
    "billions": 2e9, "tens": 20.0,
}  # fmt: skip
FIGURES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn|tn)?", re.IGNORECASE)


def number(words: Sequence[str]) -> float | None:
    """Return the number that words make, or None where they make none.

    >>> [number(text.split()) for text in ("4,947", "two million", "a hundred and five", "1.5bn")]
    [4947.0, 2000000.0, 105.0, 1500000000.0]
    """
    taken, value = numbered(words)
    return value if taken == len(words) else None


def numbered(words: Sequence[str]) -> tuple[int, float | None]:
    """Return how many words at the beginning make a number, and which."""
    total, part, taken, at = 0.0, None, 0, 0
    while at < len(words):
        word = words[at].casefold()
        figures = FIGURES.fullmatch(word) if part is None or taken == 0 else None
        if figures and len(figures[1]) <= 25:
            part = float(figures[1].replace(",", "") + (figures[2] or ""))
            part *= SCALES.get((figures[3] or "").casefold(), 1)
        elif word in SMALL and (part is None or (part >= 20 and SMALL[word] < 10) or part >= 100):
            part = (part or 0) + SMALL[word]
        elif word in ("a", "an") and part in (None, 0.5) and follows(words, at):
            part = part or 1.0
        elif word == "half" and part is None and follows(words, at + 1):
            part = 0.5
        elif word in SCALES and part is not None and len(word) > 2:
            part *= SCALES[word]
            if SCALES[word] >= 1000:
                total, part = total + part, 0.0
        elif word in ("-", "and") and taken and follows_small(words, at):
            at += 1
            continue
        else:
            break
        at += 1
        taken = at
    return taken, None if part is None else total + part


def follows(words: Sequence[str], at: int) -> bool:
    """Tell whether "a dozen", "a hundred" and the like stand at a word."""
    return at + 1 < len(words) and len(words[at + 1]) > 2 and words[at + 1].casefold() in SCALES


def follows_small(words: Sequence[str], at: int) -> bool:
    """Tell whether a number goes on after "and" or a hyphen: "hundred and five", "twenty-two"."""
    if at + 1 >= len(words) or words[at + 1].casefold() not in SMALL:
        return False
    before = words[at - 1].casefold()
    return before in TENS if words[at] == "-" else before in SCALES
