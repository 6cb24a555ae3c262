"""Relations and posts that a text states in passing, with the words that state them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loaders.articles import membership, posts, sides
from loaders.articles.memory import Memory
from loaders.articles.mentions import covering
from loaders.articles.parts import Mention
from loaders.articles.stating import Stating
from ontology.records import Post, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find"]


def find(
    doc: "Doc", mentions: Sequence[Mention], memory: Memory, *, start: int = 0
) -> list[Relation | Post]:
    """Return the relations and posts stated in a paragraph that begins at a character.

    Each has the words that state it, with their characters in the article, and the rule that read
    them. Nothing is read from a clause that is denied, conditional or a question. Who says so is
    left to whoever knows the speaker: ``said_by`` is empty.
    """
    stating = Stating(doc, memory, covering(mentions), start)
    posts.find(stating)
    sides.find(stating)
    membership.find(stating)
    return list(stating.made.values())
