"""Words whose speaker stands in a line above them, and whose sender in one below.

"The minister:" says who speaks in the paragraphs after it; "— Name (@name) February 7" says who
passed a message on.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.parties import Cast, Party
from loaders.articles.parts import Article, Paragraph
from loaders.articles.speech import Speech
from ontology.terms import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Announced"]

#: The longest line that only names a speaker, in words; how many paragraphs may be his.
LONGEST, FOLLOWING = 12, 3
#: How far below the line their sender is looked for, in characters.
BELOW = 1000
SENDER = re.compile(r"[—–-]\s?(?P<name>[^\W\d_][^()\n]{1,58}?)\s\(@\w{1,20}\)")


@dataclass(slots=True)
class Announced:
    """The speaker that a line of an article has announced, as its paragraphs are taken in.

    ``active`` tells whether the last paragraph was such a line or is spoken by him, ``sender`` the
    name of who passed it on, if a line below it tells.
    """

    article: Article
    active: bool = False
    sender: str | None = None
    left: int = 0
    end: int = 0
    speakers: tuple[Party, ...] = ()

    def speech(self, paragraph: Paragraph, doc: "Doc", cast: Cast) -> dict[int, Speech]:
        """Return the speech of each token of a paragraph, none where nobody was announced.

        It goes on for some paragraphs, at most up to a line that was dropped, such as the one that
        signs a message, or that signs it itself.
        """
        if self.article.text[self.end : paragraph.start].strip():
            self.left = 0
        self.end = paragraph.start + len(paragraph.text)
        announces = self._announces(doc, cast)
        self.active = announces or self.left > 0
        if announces or not self.left:
            return {}
        self.left = 0 if "(@" in paragraph.text else self.left - 1
        return dict.fromkeys(range(len(doc)), Speech(self.speakers, -1))

    def _announces(self, doc: "Doc", cast: Cast) -> bool:
        """Take in a line that only names a speaker; tell whether it is one."""
        if not doc.text.rstrip().endswith(":") or len(doc) > LONGEST:
            return False
        parties = [p for m in cast.mentions if (p := cast.named(doc[m.start : m.end].root))]
        people = tuple(p for p in parties if cast.memory.kind(p.actor) is ActorKind.PERSON)
        self.left, self.speakers = (FOLLOWING, people[-1:]) if people else (0, ())
        found = SENDER.search(self.article.text, self.end, self.end + BELOW)
        self.sender = found["name"] if found and people else None
        return bool(people)
