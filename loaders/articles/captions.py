"""Captions: what a picture shows, who is in it and who took it; no part of what is reported.

A caption is a single short paragraph. It is told by its credit, by a word that points into the
picture, or by telling in the present tense, with a date, what people in a picture do.
"""

import re

from loaders.articles.opinion import SAID

__all__ = ["caption"]

#: Longer paragraphs are no captions, in characters.
LONGEST = 420
AGENCIES = (
    r"(?:AP|AFP|EPA|EFE|ANP|PA|DPA|dpa|UPI|PTI|ANI|IRNA|ISNA|TASS|SPA|WANA|MEE|"
    r"Reuters|REUTERS|Getty(?: Images)?|GETTY IMAGES|Xinhua|Anadolu(?: Agency)?|Bloomberg|"
    r"NurPhoto|Shutterstock|Sputnik|Yonhap|Kyodo(?: News)?|Alamy|Zuma(?: Press)?|iStock|Maxar|"
    r"Planet Labs|Wikimedia(?: Commons)?|Middle East Images|Hans Lucas|Handout|handout|Telegram)"
)
NAMES = r"[^()\[\]\n.]{0,80}"
#: Beginnings that only captions have.
BEGINS = re.compile(
    r"!\[|[\[(*_ ]*(?:(?:photo |picture |image )?caption|image|photo(?:graph)?|pictured|"
    r"picture|cover (?:photo|image)|screen ?(?:shot|grab))\s?[:|]\s?\S|"
    r"\(?(?:above|below|left|right|top|bottom|pictured)\)?\s?[:,]\s|"
    r"file ?(?:photo|picture|image|[-–—]|:)|(?:in|on) this (?:\w+ ){0,3}(?:photo|image|picture|"
    r"photograph|screengrab|frame grab|video grab)|(?:a|an|this) (?:\w+ )?(?:file|handout|undated|"
    r"combination) (?:photo|picture|image|photograph)|an? (?:aerial|general) view|"
    r"an? (?:screen ?grab|screenshot|still image|video grab|frame grab) ",
    re.IGNORECASE,
)
#: Ends that name who took or gave the picture. A bare agency may end a report too: after a stop.
CREDIT = re.compile(
    rf"\[{NAMES}(?:/|\b){AGENCIES}[^\]\n]{{0,60}}\]\W*$"
    rf"|\[File(?:: ?[^\]\n]{{1,80}})?\]\W*$|\[[^\]\n]{{2,60}}/[^\]\n]{{2,60}}\]\W*$"
    rf"|\((?:file |handout )?(?:photo|picture|image|credit|photo credit|{AGENCIES} photo|"
    rf"screen ?(?:grab|shot))\b[^()\n]{{0,120}}\)\W*$"
    rf"|\({NAMES}[/|]\s?{AGENCIES}[^()\n]{{0,60}}\)\W*$"
    rf"|(?<![.!?”\"’'])\s\(?(?:©|\bvia)\s?{AGENCIES}\)?\W*$|,\svia\s{AGENCIES}\W*$"
    rf"|(?<![.!?”\"’'])\s\({AGENCIES}\)\W*$"
    rf"|\b(?:REUTERS|AFP|AP|EPA)/[A-Z][\w .'’/-]{{2,60}}$|\bAP Photo\b[^\n]{{0,60}}$"
    r"|(?:\||[.!?]|\s[-–—])\s?(?:(?:file |photo )?(?:photo|photograph|image|picture|credit|"
    r"courtesy|source)s?(?: ?(?:credit|by|courtesy))?\s?(?:[:/|©]|of\b|by\b)\s?[^\n]{2,80}|"
    r"file (?:photo|picture|image)\W*)$",
    re.IGNORECASE,
)
#: Words that point to somebody's place in a picture.
PLACED = re.compile(
    r"\((?:L|C|2nd L|2nd R|left|right|cent(?:re|er)|top|bottom|rear|foreground|background|pictured|"
    r"(?:second|third|front|back|far|top|bottom)[ -](?:from )?(?:left|right|row)|"
    r"L[-–]R|from (?:left|L))\)|,\s(?:(?:far|front|second|third|cent(?:re|er)) )?"
    r"(?:left|right|cent(?:re|er)|pictured|(?:second|third) from (?:left|right))(?:,|$)|"
    r"^(?:From left|Left to right|L-R|Clockwise from)\b"
)
#: What people and things in pictures do, in the present tense.
SHOWN = re.compile(
    r"^[^.!?]{2,110}?\b(?<!who )(?<!which )(?<!that )(?<!to )(?:stands?|walks?|inspects?|gathers?|"
    r"carr(?:y|ies)|mourns?|looks? (?:on|at)|holds? up|waves?|chants?|attends?|poses?|gestures?|"
    r"shakes? hands|rises?|billows?|sits?|queues?|lines? up|signs? up|arrives?|speaks?|addresses|"
    r"greets?|drives?|patrols?|marche?s?|listens?|surveys?|clears?|sails?|smiles?|embraces?|prays?|"
    r"takes? (?:part|off|cover|photos)|reacts?|watch(?:es)?|burns?|searches|rides?|displays?|"
    r"flees?|flies|hugs?|cheers?|lays|fires? (?:a|an|towards?|at)|visits?|"
    r"(?:is|are) (?:seen|pictured|shown))\b"
)
FINISHED = re.compile(
    r"\b(?:was|were|had|has|have|will|would|could|did|does|must|should|can|may)\b"
    r"(?! (?:seen|shown))"
)
DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?!\d)|"
    r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|"
    r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bin (?:19|20)\d\d\W*$"
)


def caption(text: str, *, credited: bool = False) -> bool:
    """Tell whether a paragraph is the caption of a picture; ``credited`` if a credit follows it.

    >>> caption("Men sign up for a militia at a mosque in Baghdad, via AP")
    True
    >>> caption("The men signed up for a militia at a mosque in Baghdad. (AP)")
    False
    """
    bare = text.strip(" \t\r\n*_")
    if not 8 <= len(bare) <= LONGEST:
        return False
    if BEGINS.match(bare) or PLACED.search(bare):
        return not _told(bare)
    if CREDIT.search(bare):
        return True
    return bool(SHOWN.match(bare)) and not _told(bare) and (credited or bool(DATED.search(bare)))


def _told(text: str) -> bool:
    """Tell whether words are attributed, or told in another tense than that of a caption."""
    return bool(SAID.search(text) or FINISHED.search(text))
