"""Sections of a page that follow or interrupt an article: related ones, the author, comments."""

import re
from collections.abc import Sequence

from loaders.articles.opinion import SAID
from loaders.articles.paragraphs import Block, Kind, prose

__all__ = ["Section", "closing_section"]

#: Headings under which nothing belongs to the article, with what follows them.
SECTIONS = (
    (
        "related articles",
        re.compile(
            r"(?:related|recommended|similar|trending|popular|latest|recent|more|other|"
            r"further|top|most|editor['’]?s['’]?)\s(?:(?:and|the|of|our|most|in|on|read|"
            r"news|for you)\s)*(?:articles?|stories|posts?|news|reads?|reading|coverage|"
            r"headlines|picks?|content|links|viewed|popular)(?:\s(?:from|on|in)\b.{0,40})?|"
            r"you (?:may|might) (?:also )?(?:like|be interested in)|read (?:more|next|also)|"
            r"see also|more from\b.{0,40}|trending(?: now)?|what to read next|up next|"
            r"most (?:read|popular|viewed)|don['’]t miss|related|"
            r"in (?:today['’]s|this(?: week['’]s)?) (?:edition|issue|newsletter|e-?mail|episode)",
            re.IGNORECASE,
        ),
    ),
    (
        "about the author",
        re.compile(
            r"(?:about the )?(?:authors?|writers?|contributors?|reporters?)(?: bio)?|"
            r"about (?:me|us)|written by|meet the author",
            re.IGNORECASE,
        ),
    ),
    (
        "the comments",
        re.compile(
            r"(?:\d+ )?comments?(?: \(\d+\))?|leave a (?:reply|comment)|discussion", re.IGNORECASE
        ),
    ),
    (
        "after the end",
        re.compile(
            r"(?:the |an )?ends?(?: of (?:the )?(?:article|story|text|transcript|release|document|"
            r"statement|message))?|-?\s?30\s?-?|(?:notes?|background) (?:to|for) (?:the )?editors?",
            re.IGNORECASE,
        ),
    ),
    (
        "a recipe",
        re.compile(r"ingredients(?: for .{1,40})?", re.IGNORECASE),
    ),
    (
        "references",
        re.compile(
            r"(?:references|sources|bibliography|footnotes|endnotes|works cited)", re.IGNORECASE
        ),
    ),
)
#: What stands among comments: who wrote them when, and what one may do with them.
AMONG_COMMENTS = re.compile(
    r"(?:reply|report|flag|like|upvote|\d+ (?:likes?|repl(?:y|ies)|upvotes?)|"
    r".{1,40} (?:says|wrote)\s?:|.{0,40}\b\d+ (?:minute|hour|day|week|month)s? ago|"
    r".{0,40}\bat \d{1,2}[:.]\d\d(?: ?[ap]m)?)\W*",
    re.IGNORECASE,
)
AUTHOR = re.compile(

        r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3},? (?:is|was|has|covers|writes|works|"
        r"reports on|\w+ly shares)\b.{0,160}\b(?:journalist|reporter|correspondent|"
        r"columnist|contributor|writer|editor|fellow|freelancer?|author|expertise|"
        r"beat)\b", re.DOTALL)  # fmt: skip


def closing_section(block: str) -> str | None:
    """Return what stands under a heading, if nothing under it belongs to the article."""
    text = block.strip(" \t\r\n*_:#|–—-[]")
    if re.fullmatch(r"\W*#\s?#\s?#\W*", block):
        return "after the end"
    if len(text) > 60:
        return None
    return next((reason for reason, sign in SECTIONS if sign.fullmatch(text)), None)


class Section:
    """Which section at the foot or side of an article the blocks stand in."""

    def __init__(self, length: int) -> None:
        self.length, self.name, self.left = length, "", 0
        self.prose = 0

    def reason(self, block: Block, late: bool, after: Sequence[Block] = ()) -> str | None:
        """Return the section that a block belongs to, None where it is the article's own.

        ``late`` says whether it is one of the last; ``after`` are the few blocks that follow.
        """
        name = closing_section(block.text)
        if name and (name != "after the end" or block.start > 0.5 * self.length):
            self.name, self.left = name, -1 if self._lasts(name, block, after) else 2
            return name
        self.prose += prose(block.text)
        ends = self.name != "about the author" and self.left > 0 and prose(block.text)
        if self.left == 0 or ends or (self.left > 0 and block.kind is Kind.HEADING):
            self.left = 0
            return "about the author" if late and self._box(block.text) else None
        if self.left > 0 and (self.name == "about the author" or len(block.text) > 120):
            self.left -= 1
        return self.name

    def _lasts(self, name: str, block: Block, after: Sequence[Block]) -> bool:
        """Tell whether a section goes on to the end of the page."""
        if name == "the comments" and self.prose:
            among = (AMONG_COMMENTS.fullmatch(each.text) for each in after if len(each.text) < 80)
            if any(among):
                return True
        if name in {"after the end", "a recipe"}:
            return True
        if name == "related articles" and block.text.rstrip().endswith(":"):
            return False  # a few links within the text
        return block.start > 0.6 * self.length and name != "about the author"

    @staticmethod
    def _box(text: str) -> bool:
        """Tell whether a late block presents the author."""
        return len(text) < 600 and bool(AUTHOR.match(text)) and not SAID.search(text)
