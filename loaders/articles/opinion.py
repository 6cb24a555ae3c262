"""Telling commentary from report, in an article as a whole and sentence by sentence.

Words inside quotation marks are the speaker's and never make an article an opinion.
"""

import re
from collections.abc import Iterable

from loaders.articles.paragraphs import sentences

__all__ = ["labelled", "prevails", "reports", "why_opinion"]

LABEL = re.compile(
    r"(?:^|[\s|>/])(?:opinion|op-?ed|editorial|commentary|column|viewpoint|perspective|analysis|"
    r"comment|blog|letters? to the editor|guest (?:post|essay)|essay)\s*(?:$|[:|•·–—/-])",
    re.IGNORECASE,
)
SECTION = re.compile(r"/(?:opinions?|op-?ed|editorials?|commentary|columns?|commentisfree|blogs?)/")
#: Somebody is named as saying it.
SAID = re.compile(
    r"\b(?:said|told|announced|stated|declared|warned|confirmed|denied|reported|"
    r"emphasi[sz]ed|insisted|claimed|vowed|accused|urged|stressed|tweeted|testified|"
    r"alleged|condemned|according to|(?:the|a|its|their|joint|official) statement|"
    r"spokes(?:man|woman|person)|(?:officials?|ministers?|leaders?|organi[sz]ers|"
    r"commanders?|they) (?:say|deny|insist|argue|warn)|(?:his|her|its|"
    r"their) (?:argument|message|position) (?:is|was))\b",
    re.IGNORECASE,
)
#: A day, a month, a year, or a time counted from the present.
DATED = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|June|July|"
    r"August|September|October|November|December)|May \d|\d May|(?:19|20)\d\d|yesterday|"
    r"last (?:week|month|year|night)|this (?:week|month)|earlier (?:this|on))\b"
)
FIGURE = re.compile(
    r"\b(?:\d[\d,.]*\d|\d+ [a-z]{3,}|(?:tens of |hundreds of )?(?:thousand|hundred|million|dozen)s?"
    r"(?: of)? [a-z]{3,})\b",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?<=[\w,;’'] )(?:the )?[A-Z][\w’'-]*[a-z]\w*|\b[A-Z]{2,6}\b")
FIRST = re.compile(
    r"\bI(?:['’](?:ve|m|d|ll))?(?= [a-z])|\b(?:my|me|myself|mine)\b(?! ?[A-Z])|\bMy [a-z]"
)
OWN = re.compile(
    r"\bI(?:['’]ve| have| had)?(?: \w+){0,2} (?:said|told|warned|argued|claimed|reported)\b"
)
SECOND = re.compile(r"\b(?:you|your|yourself)\b|\b[Ll]et['’]s\b")
#: Ways of speaking that belong to commentary.
VOICE = re.compile(
    r"^(?:imagine|consider|picture|think of|make no mistake|of course|ultimately|"
    r"in short|to be clear|to understand|so where|the truth is|let us|ask yourself|"
    r"(?:and|but|so) (?:yet|here))\b|\b(?:one thing (?:is|seems)|remains to be seen|"
    r"only time will tell|what (?:strikes|matters|worries)|what['’]s (?:striking|"
    r"clear|worrying)|strikes me|nobody (?:has|knows)|in an era|in a (?:region|"
    r"world) where|at the end of the day|it(?:['’]s| is) (?:clear|hard|worth|time|"
    r"no wonder|a classic|the kind)|the kind of|whether one agrees|open question|"
    r"history (?:teaches|shows|casts)|lessons?|matters? more|few would|"
    r"speaks volumes)\b",
    re.IGNORECASE,
)
HEDGE = re.compile(
    r"\b(?:could|might|may(?= [a-z])|would|should|must|ought|perhaps|maybe|seems?|"
    r"seemed|feels?|arguably|presumably|plausible|risks?|potentially|appears? to|"
    r"likely|frustratingly|alternatively|hopefully|unfortunately|sadly|clearly|"
    r"obviously)\b|^(?:if|whether|each|nobody|everyone)\b",
    re.IGNORECASE,
)
SHADE = re.compile(
    r"\b(?:striking|noteworthy|fascinating|unsettling|sobering|remarkabl[ey]|extraordinar\w+|"
    r"delicate|uneasy|ominous|stakes|symbolic|narratives?|viewpoint|worldview|sentiment|"
    r"uncompromising|underscores?|highlights|reflects?|signals|testament)\b|"
    r"\b(?:it|that|this|there|here|what|these|they|we|isn|aren|don|doesn|couldn|won|wasn)"
    r"(?:['’](?:s|t|re|ve)|t['’]s)\b|\w+n['’]t\b|[—–] ?(?:and|but|or) ",
    re.IGNORECASE,
)
ASKING = re.compile(r"(?:why|what|how|will|can|is)\b", re.IGNORECASE)
QUOTED = re.compile(r"“[^“”]{0,3000}(?:”|$)|\"[^\"]{0,3000}(?:\"|$)")


def labelled(title: str | None, url: str | None, first_lines: Iterable[str]) -> bool:
    """Tell whether an article is called an opinion, by itself or by its address."""
    lines = [title or "", *(line for line in first_lines if len(line) <= 80)]
    return bool(SECTION.search(url or "")) or any(LABEL.search(line) for line in lines)


def prevails(paragraphs: Iterable[str], headings: Iterable[str]) -> bool:
    """Tell whether signs of commentary prevail over attribution in an article.

    A sentence in the first person singular counts 3, a question, a turn of commentary or a heading
    that is a question 2, an address to the reader 1, shades of judgement .5; one that names who
    said it takes 1 away. Commentary has 5 or more, and .15 for each sentence. Set by hand.
    """
    score, count = 2.0 * sum(bool(ASKING.match(heading)) for heading in headings), 0
    for paragraph in paragraphs:
        for _, sentence in sentences(_unquoted(paragraph)):
            count += 1
            score += _weight(sentence)
    return score >= 5 and score >= 0.15 * count


def reports(sentence: str) -> bool:
    """Tell whether a sentence is attributed, dated, or gives a figure."""
    return bool(SAID.search(sentence) or DATED.search(sentence) or FIGURE.search(sentence))


def why_opinion(sentence: str) -> str | None:
    """Return why a sentence of a commentary is the author's own opinion.

    None where it reports: it is attributed, dated or figured, or names somebody plainly; the
    empty string where nothing tells, and its neighbours decide.
    """
    bare = _unquoted(sentence)
    if SAID.search(bare) and not OWN.search(bare):
        return None
    if FIRST.search(bare) or SECOND.search(bare) or VOICE.search(bare):
        return "opinion: the author's own voice"
    if "?" in bare:
        return "opinion: a question"
    if HEDGE.search(bare):
        return "opinion: supposed, not reported"
    if reports(bare):
        return None
    if SHADE.search(bare):
        return "opinion: a judgement"
    return None if NAMED.search(bare[1:]) else ""


def _weight(sentence: str) -> float:
    """Return how much one sentence, without its quotations, speaks for commentary."""
    weight = 3.0 * bool(FIRST.search(sentence)) + 1.0 * bool(SECOND.search(sentence))
    weight += 2.0 * ("?" in sentence) + 2.0 * bool(VOICE.search(sentence))
    return weight + 0.5 * bool(SHADE.search(sentence)) - 1.0 * bool(SAID.search(sentence))


def _unquoted(text: str) -> str:
    """Return a text with its quotations blanked; one that does not end, to the end."""
    return QUOTED.sub(lambda found: " " * len(found[0]), text)
