"""Values of any kind as short texts: what a network's attributes say."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

__all__ = ["attributes", "clean", "says_nothing"]

#: How many letters a text has at the most, and how many attributes are said.
LETTERS, MANY = 300, 40
#: What is not printed, and belongs to a word.
JOINERS = "\u200c\u200d\u200e\u200f"
#: The days that stand for the open side of an interval.
NOMINAL = (date.min, date.max)
#: What separates attributes.
BETWEEN = " · "


def clean(value: object) -> str:
    r"""Return a value as a text of one line that any file may hold, cut where it is long.

    >>> clean("two\nlines"), clean("a" + chr(0)), len(clean("x" * 999))
    ('two lines', 'a�', 300)
    """
    text = " ".join(str(value)[: 4 * LETTERS].split())
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = "".join(c if c.isprintable() or c in JOINERS else "\ufffd" for c in text)
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"


def attributes(told: Mapping[str, Any], *, but: AbstractSet[str] = frozenset()) -> str:
    """Return attributes as text: those that are there and not left aside.

    >>> attributes({"label": "Iran", "weight": 3, "types": {"AID": 2, "AGREE": 1}}, but={"label"})
    'weight: 3 · types: AID 2, AGREE 1'
    """
    said = [
        f"{clean(name)}: {_said(value)}"
        for name, value in told.items()
        if name not in but and not says_nothing(value)
    ]
    more = [f"and {len(said) - MANY} more"] if len(said) > MANY else []
    return BETWEEN.join([*said[:MANY], *more])


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return clean(", ".join(f"{key} {each}" for key, each in _few(value.items())))
    if isinstance(value, set | frozenset):  # whose own order differs from run to run
        return clean(", ".join(sorted(map(str, value))))
    if isinstance(value, list | tuple):
        return clean(", ".join(map(str, _few(value))))
    return clean(f"{value:,.10g}" if isinstance(value, float) else value)


def _few(values: Iterable[Any]) -> Iterable[Any]:
    """Yield as many as a text has room for."""
    return (value for _, value in zip(range(LETTERS), values, strict=False))


def says_nothing(value: object) -> bool:
    """Tell whether a value is none, an empty text or collection, or a day that is only nominal."""
    if isinstance(value, str | Mapping | list | tuple | AbstractSet):
        return not value
    return value is None or (isinstance(value, date) and value in NOMINAL)
