"""Parts of a day and hours of the clock around a day, which say no more than the day."""

import re

__all__ = ["day_of"]

ZONE = r"(?: ?\(?(?:local time|gmt|utc|bst|cet|cest|est|edt|et|ist|pst|jst|msk)\)?)"
CLOCK = rf"\d{{1,2}}(?:[:.]\d\d)?(?: ?(?:a\.?m\.?|p\.?m\.?|o'clock|hours))?{ZONE}*"
PART = (
    r"(?:the )?(?:(?:very )?early |late |pre-dawn |predawn |small )?"
    r"(?:hours|morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|sunrise|sunset|"
    r"daybreak|nightfall)"
)
NEAR = r"(?:(?:at|in|around|about|by|shortly (?:before|after)|just (?:before|after)|early|late) )*"
BEFORE = (
    rf"{NEAR}(?:{CLOCK}|{PART})(?:,? (?:of|on|in))? (?:the )?",
    r"(?:earlier|later|early|late)(?:,? (?:on|in|of)) (?:the )?",
    r"(?:earlier|later) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
)
AFTER = (
    rf",? at {CLOCK}",
    rf",? \d{{1,2}}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?){ZONE}*",
    ZONE,
    r"(?: (?:early|late))?(?: in)?(?: the)? (?:morning|afternoon|evening|night)",
)
LEADING = tuple(re.compile(rf"(?:{shape})(?P<rest>.+)") for shape in BEFORE)
TRAILING = tuple(re.compile(rf"(?P<rest>.+?){shape}") for shape in AFTER)
#: Parts of the day of publication, where no other is named.
ALONE = re.compile(rf"{NEAR}{PART}")


def day_of(text: str) -> str | None:
    """Return what remains of a time in small letters without an hour or a part of the day.

    A part of the day that stands alone is of the day of publication. None where there is none.

    >>> [day_of(text) for text in ("at dawn on thursday", "the night of february 3", "friday")]
    ['thursday', 'february 3', None]
    """
    for shape in (*LEADING, *TRAILING):
        found = shape.fullmatch(text)
        if found and re.search(r"[a-z]{3}|-", found["rest"]):
            return found["rest"]
    return "today" if ALONE.fullmatch(text) and text not in ("night", "hours") else None
