"""How names are compared: folded keys, and ids made from raw names."""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote

__all__ = ["fold", "made_id"]

#: Letters that differ between Arabic and Persian keyboards, or between careful and hasty spelling.
LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ک": "ك", "ة": "ه",
        "ۀ": "ه", "ؤ": "و", "ـ": None, "ı": "i", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe",
    }
)  # fmt: skip
#: Marks that a spelling has or has not: apostrophes, ayn and hamza signs, joiners, dots.
DROPPED = re.compile("['`´’‘‛ʼʻʾʿ.\"“”\u200c\u200d\u200e\u200f\u2066-\u2069\u202a-\u202e]")
#: The Arabic article, written in many ways before the word to which it belongs.
ARTICLE = re.compile(r"\b(?:al|el|an|ar|as|ash|at|ad|az|ul)[\s-]+(?=\w)")


def fold(name: str) -> str:
    """Return the key under which spellings of one name meet.

    Case, accents, apostrophes, hyphens and the spacing of the Arabic article do not count;
    letters do: this is for equality, never for likeness.

    >>> fold("Kata’ib Hizballah") == fold("kataib  hizballah")
    True
    >>> fold("Harakat al-Nujaba") == fold("Harakat Al Nujaba") == fold("Harakat an-Nujaba")
    True
    >>> fold("Khamenei") == fold("Khomeini")
    False
    """
    decomposed = unicodedata.normalize("NFKD", name.translate(LETTERS)).translate(LETTERS)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    joined = ARTICLE.sub("al ", DROPPED.sub("", bare))
    return " ".join(re.sub(r"[^\w]+", " ", joined).split()) or name.strip()


def made_id(*parts: str) -> str:
    """Return an id made of raw parts: nothing is cleaned, so different names stay different.

    >>> made_id("icews", "Foreign Affairs (Bangladesh)")
    'icews/Foreign%20Affairs%20%28Bangladesh%29'
    """
    return "/".join(map(_quoted, parts))


@lru_cache(maxsize=65_536)
def _quoted(part: str) -> str:
    return quote(part, safe="")
