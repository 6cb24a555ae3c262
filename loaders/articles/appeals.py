"""What a page asks of its reader: to follow, subscribe, give, comment, write, consent.

Each sign is a pattern of a whole short block. A block that names who said something is no appeal,
whatever it begins with: "Join us or leave, the rebels told them".
"""

import re

from loaders.articles.opinion import SAID

__all__ = ["appeal"]

WHOLE: tuple[tuple[str, str], ...] = (
    (
        "an invitation to follow",
        r"(?:please )?(?:follow|join|like|find|connect with) (?:us|our|@\w+)\b.{0,140}|"
        r"follow [A-Z][\w.&'’ -]{1,40}(?: on\b.{1,80}|['’]s?\b.{0,30}\bcoverage\b.{0,160})?:?|"
        r"(?:get|download|install) (?:the|our)(?: \w+){0,3} apps?\b.{0,120}|get app\b.{0,80}",
    ),
    (
        "thanks to the reader",
        r"thank(?:s| you) for (?:following|reading|joining|watching|visiting|listening|being|"
        r"signing|subscribing|your)\b.{0,240}|welcome (?:back )?to\b.{0,60}\b(?:letter|newsletter|"
        r"edition|briefing|round-?up|newscast|podcast|live (?:blog|coverage))\b.{0,240}|if "
        r"(?:someone|you were) forwarded\b.{0,160}|that(?:['’]s| is) all (?:for|from)\b.{0,120}",
    ),
    (
        "the comments",
        r"(?:leave a (?:reply|comment)|(?:post|add|write) a comment|comments? (?:are closed|off|"
        r"policy)|join the (?:conversation|discussion|debate)|required fields are marked|"
        r"your email address will not be published)\b.{0,200}|(?:no |all |show )?comments?|reply|"
        r"(?:.{0,60}\b)?be the first to comment\b.{0,40}|what (?:do you think|are your thoughts)\?"
        r".{0,100}|(?:have your say|tell us what you think|log ?in to (?:comment|reply))\b.{0,100}",
    ),
    (
        "a newsletter",
        r"(?:sign up|subscribe|register|get|join|receive|want|"
        r"never miss)\b.{0,200}(?:newsletters?|inbox|e-?mails?|daily briefing|alerts|"
        r"updates|subscri\w+|notifications?|whatsapp channel)\b.{0,200}",
    ),
    (
        "a newsletter",
        r"(?:our |the |free |after )?(?:\w+ ){0,3}newsletters?(?: promotion)?|"
        r"newsletters?\b.{0,20}:.{1,120}|unsubscribe\b.{0,80}|"
        r"you(?:['’]re| are)? (?:now )?receiv\w+ this (?:e-?mail|message|newsletter)\b.{0,200}|"
        r"(?:our |the )?(?:\w+ ){0,3}newsletter (?:is|brings|delivers|gives)\b.{0,200}|"
        r"sign up(?: (?:for|to|here|now)\b.{0,60})?|by signing up\b.{0,200}|"
        r"never miss an? \w+.{0,80}|"
        r"join (?:our|the) (?:\w+ ){0,2}(?:channel|group|community)\b.{0,80}",
    ),
    (
        "an invitation to subscribe",
        r"(?:register (?:now|here|for free)|already (?:a |an |have )(?:\w+ )?(?:subscri\w+|member|"
        r"account|registered)|already (?:subscri\w+|registered)|subscribe|(?:become|be) an? "
        r"(?:\w+ )?(?:member|subscriber|patron|supporter)|start your (?:\w+ )?(?:free|trial|day)|"
        r"try \w+ free|unlock (?:this|the full|unlimited|all|access)|this (?:article|content|"
        r"story|page) is (?:for|only|reserved|exclusive)|to (?:continue|keep) reading|"
        r"(?:continue|keep) reading (?:with|for|by)|enjoy(?:ed|ing)? (?:this|unlimited|full|free)|"
        r"you(?:['’]ve| have) (?:\w+ ){0,4}free (?:articles?|stories|story)|you(?:['’]ve| have) "
        r"(?:read|reached|used) (?:your|all|the)|buy me a|unlimited (?:digital )?access|"
        r"subscribers? only|premium (?:content|article))\b.{0,300}|"
        r".{0,120}\bfor (?:just |only )?[$£€]\s?\d[\d.]* (?:a|per) (?:week|month|year)\b.{0,120}",
    ),
    (
        "an appeal for money",
        r"(?:please )?(?:support (?:our|independent|us|the|quality|free|[A-Z][\w ]{2,40}['’]s?)"
        r"(?!\w).{0,60}\b(?:journalis\w+|newsroom|work|reporting|mission|media|today|now|here)|donate|"
        r"help (?:us|keep|fund|support)\b.{0,60}\b(?:journalis\w+|reporting|free|open|independent|"
        r"work)|(?:by|your) (?:contribut\w+|donat\w+|support\w*)\b|(?:good|quality|independent|"
        r"public.interest|investigative) journalism|we (?:need|rely|depend) on (?:your|reader)|"
        r".{0,300}\b(?:readers like you|please consider (?:support|donat|subscrib|becom)\w+)|"
        r"(?:make|give) a (?:donation|contribution)|if you (?:value|enjoy|like|appreciate)d?\b"
        r".{0,60}\b(?:journalism|work|article|story|reporting))\b.{0,400}|support us",
    ),
    (
        "a notice on cookies",
        r".{0,200}\b(?:(?:we|site|website|us|our partners)\b.{0,60}\bcookies|accept (?:all )?"
        r"cookies|cookies? (?:policy|settings|preferences|consent|notice)|manage (?:consent|"
        r"options|preferences)|privacy (?:policy|notice|settings)|terms of (?:use|service) and|"
        r"enable javascript|(?:value|respect|care about) your privacy|our \d* ?(?:\w+ )?partners "
        r"(?:store|process|use|and))\b.{0,600}|(?:accept|reject|decline|agree)(?: (?:all|and "
        r"(?:close|continue)))?|got it",
    ),
    (
        "a contact",
        r".{0,300}\b(?:contact|e-?mail|write to|"
        r"reach out)\b.{0,60}\b(?:sponsored (?:article|post)|collaboration|advertising|"
        r"partnership) (?:opportunit\w+|inquir\w+|enquir\w+|requests?)\b.{0,160}|"
        r"(?:(?:media|press|for)\s)?(?:contacts?|enquiries|inquiries|more information)\s*:.{1,300}|"
        r"(?:have (?:a|any|questions)|got a|do you have|send (?:us|your)|email us|contact us|"
        r"write to us|if you have)\b.{0,200}\b(?:tips?|@[\w.-]+|email us|contact us|here|"
        r"information|comments|stor(?:y|ies))\b.{0,120}|(?:tel|phone|fax|e-?mail|twitter|x|web|"
        r"website|address)\s?:\s?\S.{0,120}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()-]{6,20}\d",
    ),
    (
        "an advert",
        r"(?:text ad|ad|promo(?:tion)?|shop now|buy now|order now|limited(?:[- ]time)? offer|"
        r"sale|deal of the day)\s*[:!-].{1,200}|this \$\d[\d.]* .{1,160}|"
        r"scroll (?:down )?to continue.{0,60}|remove ads.{0,60}|why (?:am i seeing )?ads?\?",
    ),
)
SIGNS = tuple((reason, re.compile(shape, re.IGNORECASE | re.DOTALL)) for reason, shape in WHOLE)


def appeal(text: str) -> str | None:
    """Return what a block asks of its reader, None where it asks nothing.

    >>> appeal("Sign up for our daily newsletter"), appeal("Join us, the rebels told the soldiers.")
    ('a newsletter', None)
    """
    reason = next((reason for reason, sign in SIGNS if sign.fullmatch(text)), None)
    return None if reason and SAID.search(text) else reason
