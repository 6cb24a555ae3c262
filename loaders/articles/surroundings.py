"""What stands around an article on a page and is no part of it, told by how it looks.

Each sign is a pattern of a whole short block; nothing that reads as a report matches one.
"""

import re

from loaders.articles.appeals import appeal

__all__ = ["surrounding", "without_tail"]

#: Longer blocks are judged by their sense, not by these signs.
LONGEST = 700
WHOLE: tuple[tuple[str, str], ...] = (
    ("markup without words", r"[^\w\"“‘]*"),
    (
        "markup without words",
        r"(?:</?[a-zA-Z!][^<>]{0,200}>\s*|&\w{2,8};\s*|\[/?\w+(?: \w+=[^\[\]]{0,80})?\]\s*)+",
    ),
    ("a quotation that the page sets apart", r"\[pull quote\].*"),
    ("an address without words", r"\(?(?:https?://|www\.|pic\.twitter\.com/)\S+\)?"),
    (
        "the reading time",
        r"(?:(?:estimated )?reading time\s*:?\s*)?(?:\d{1,3}|an?|one)[ -]min(?:ute)?s?"
        r"(?:[ -](?:to )?read| reading)?(?: time)?\.?",
    ),
    (
        "a counter",
        r"[\d.,]+\s?[kKmM]?\+?\s*(?:views?|shares?|comments?|likes?|reads?|retweets?|replies|"
        r"reactions?|followers|downloads)\.?",
    ),
    ("a counter", r"(?:views?|shares?|comments?|likes?)\s*[:(]?\s*[\d.,]+\s?[km]?\)?"),
    (
        "an advert",
        r"(?:-+\s*)?(?:advertise?ments?|sponsored(?: content| post)?|promoted|paid content|ad)"
        r"(?:\s*[-–—:].{0,60})?(?:\s*-+)?",
    ),
    (
        "an advert",
        r"(?:a (?:word|message) from our (?:sponsors?|partners?)|(?:presented|sponsored) by|"
        r"brought to you by)\b.{0,100}",
    ),
    ("an advert", r"(?:article|story|report|content)s? continues? (?:below|after).{0,60}"),
    (
        "sharing buttons",
        r"(?:share|tweet|pin(?: it)?|e?-?mail|print|post|whatsapp|telegram|facebook|"
        r"linkedin|reddit|twitter|x|copy|link|save|[\s,|•·/])+",
    ),
    ("sharing buttons", r"(?:(?:please|kindly) )?share (?:this|on|via|the|your)\b.{0,60}"),
    (
        "the source",
        r"(?:[—–-]{1,2}\s?|\(|source\s?:\s?)?(?:with )?(?>(?:inputs from |input from )?(?:AFP|AP|"
        r"Reuters|dpa|Xinhua|PTI|ANI|IANS|Bloomberg|UPI|TASS|WAM|SPA|KUNA|Anadolu(?: Agency)?|EFE|"
        r"Kyodo|Yonhap|Agence France-Presse|(?:The )?Associated Press|(?:news )?agencies)"
        r"(?:[,/& ]|and\b)*){1,4}\)?",
    ),
    (
        "navigation",
        r"(?:our standards:.{1,60}|skip to .{1,40}|back to (?:top|home).{0,20}|"
        r"(?:main )?menu|home(?:page)?|search|(?:next|previous|older|newer) (?:article|"
        r"post|story|page).{0,80}|log ?in|sign in|register|contact(?: us)?|about us|"
        r"more|print|e?-?mail|copy link|close|toggle .{1,40}|table of contents|refresh|"
        r"view image in (?:full ?screen|.{1,30})|list (?:of \d+ items|\d+ of \d+)|end of list|"
        r"(?:explore|see|read|find out|discover) more\b(?!\s*[:|–—-]).{0,40}|share full article|"
        r"gift|translate|this page (?:has been |is |was )?(?:intentionally )?left blank.{0,20}|"
        r"jump to recipe|(?:end|continue) of (?:article|story|text)|expand|collapse|"
        r"play|pause|in this article|load more.{0,30}|show (?:more|all).{0,30}|view (?:all|more|"
        r"comments).{0,30}|jump to .{1,40}|listen|save|bookmark)",
    ),
    ("navigation", r"\w[\w &'’]{1,30}(?:\s*[>›»/→]\s*\w[\w &'’]{1,60}){2,8}"),
    ("navigation", r"\w[\w &'’]{1,24}(?:\s*[|•·]\s*\w[\w &'’]{1,24}){2,20}"),
    (
        "a link to another article",
        r"(?:read (?:more|also|next|the full|here)|also read|see (?:also|more)|go deeper|related|"
        r"watch(?: (?:live|now|more))?|listen|more(?: on this)?|don['’]t miss|recommended|"
        r"what to know|more from|editor['’]s picks?|click here|you (?:may|might) also like|"
        r"further reading|in pictures|must[ -]read|explained|explainer|video|photos|gallery|"
        r"podcast|infographic|interactive|timeline|fact[ -]?(?:check|box)|opinion|analysis|"
        r"long read|quiz|from the archives?)\b(?: \w{1,12})?\s*(?:[:|»>]|\s[–—-]\s).{1,250}",
    ),
    ("a link to another article", r"(?:click|tap) (?:here|on)\b.{0,200}"),
    (
        "keywords",
        r"(?:tags?|keywords?|topics?|filed under|categor(?:y|ies)|posted in|labels?|hashtags?|"
        r"focus key\w+|related topics)\s*[:|].{0,400}",
    ),
    ("keywords", r"(?:#\w{2,40}[\s,]*){2,40}"),
    (
        "a copyright notice",
        r"(?:copyright\b|©|\(c\) ?\d{4}).{0,400}|.{0,160}\ball rights reserved\b.{0,500}|"
        r"(?:reuse|republish|reprint) this (?:content|article|story).{0,80}|(?:this (?:material|"
        r"content|website|article|copy)|no part of this|reproduction|any use)\b.{0,200}\b(?:may "
        r"not be|prohibited|without (?:\w+ ){0,4}(?:permission|consent))\b.{0,300}",
    ),
    (
        "a photo credit",
        r"[\[(]?(?:(?:file )?(?:photo|image|picture|video|illustration|graphic|map)s?"
        r"(?: (?:credit|courtesy|by|source)s?(?: of)?)?\s*[:/|©]|credits?\s*:|"
        r"getty images|shutterstock|file\s*:)\s?[^\s.]*(?:\s[^\s.]+){0,6}[\])]?\.?",
    ),
    (
        "a photo credit",
        r"[\[(]?[A-Z][\w .'’-]{2,40}/(?:AP|AFP|Reuters|EPA|Getty|Anadolu|X|"
        r"Xinhua)\b[\w ./-]{0,60}[\])]?",
    ),
    (
        "a credit of the staff",
        r"[\[(]?(?:additional |with )?(?:reporting|editing|writing|compiled|edited|translated|"
        r"written|graphics?|files?|inputs?|produced)(?: and \w+ing)?(?: by| from)(?-i:(?>"
        r"[\s,;/&(]+(?:(?:and|in|at|the|of|for|with|by|from|editing|writing|reporting|additional|"
        r"agencies|agency|news|wires?|desk)\b|[A-Z][\w.'’-]*)[.:)\]]*)+)\s*",
    ),
    (
        "a credit of the staff",
        r"\W?(?:(?:video|photo|web|copy) )?(?:reporters?|editors?|writers?|producers?|translators?|"
        r"camera(?:man)?)\s?:\s?(?-i:[A-Z]).{2,200}",
    ),
    ("a credit of the staff", r".{3,160}\bcontributed to this (?:report|story|article)\b.{0,60}"),
    (
        "a disclaimer",
        r".{0,200}\b(?:(?:views|opinions) (?:and \w+ )?(?:expressed|stated|presented|"
        r"in this|here)\b|not necessarily (?:reflect|represent)|not (?:intended as |"
        r"constitute |be construed as )?(?:an? )?(?:financial|investment|legal|"
        r"medical) advice|for (?:informational|educational) purposes|"
        r"changed? since publication|affiliate links?|disclaimer|"
        r"disclosure\s*:)\b.{0,500}|disclaimer\b.{0,500}",
    ),
    (
        "a note of the editors",
        r"[\[(*]*(?:editor['’]?s?['’]? note|correction|clarification|note)s?\s*[:—–-].{0,600}|"
        r"this (?:article|story|post|piece) (?:has been|was|is|will be|first|originally)"
        r"\b.{0,60}\b(?:updated|corrected|amended|published|appeared|produced|part of|"
        r"translated|generated|syndicated|republished|edited|developing)\b.{0,300}|"
        r"(?:a )?note from the (?:authors?|editors?|newsroom|publisher)\b.{0,600}|"
        r"this report by .{2,40} was (?:first|originally) published\b.{0,60}|"
        r"this is a (?:developing|breaking) (?:news )?story.{0,160}|more (?:details )?to follow\W*|"
        r"(?:an |in an )?earlier version of this (?:article|story|report|headline)\b.{0,500}",
    ),
    (
        "about the market",
        r"(?:financial|market|stock|crypto\w*|forex) \w{0,12} ?(?:analysis|commentary|"
        r"update) from\b.{0,200}",
    ),
)
SIGNS = tuple((reason, re.compile(shape, re.IGNORECASE | re.DOTALL)) for reason, shape in WHOLE)
#: The end of an embedded message: its address, and who sent it when.
TAIL = re.compile(
    r"\s*(?:(?:https?://t\.co/|pic\.(?:twitter|x)\.com/)\S{1,40}\s*)*[—–-]{1,2}\s?"
    r"[^—–\n]{1,60}\(@\w{1,20}\)\s+[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}\s*$"
    r"|\s*(?:(?:https?://t\.co/|pic\.(?:twitter|x)\.com/)\S{1,40}\s*)+$"
)


def surrounding(block: str) -> str | None:
    """Return what a block is if it only surrounds an article, None otherwise.

    >>> surrounding("8 min read"), surrounding("Talks went on in Oman.")
    ('the reading time', None)
    """
    text = block.strip(" \t\r\n*_~`")
    if len(text) > LONGEST:
        return None
    return next((reason for reason, sign in SIGNS if sign.fullmatch(text)), None) or appeal(text)


def without_tail(block: str) -> int:
    """Return the length of a block without an embedded message's address and signature."""
    if "@" not in block[-160:] and "http" not in block[-160:] and "pic." not in block[-160:]:
        return len(block)
    found = TAIL.search(block, max(0, len(block) - 200))
    return found.start() if found else len(block)
