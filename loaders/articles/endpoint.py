"""Articles read by a language model of the user's choice: a second extractor, beside the rules.

Any endpoint that is compatible with OpenAI's chat completions will do: a hosted one, or Ollama,
vLLM or llama.cpp on one's own machine. It is named by the environment, and by nothing else:
DETENTE_LLM_URL (such as ``http://localhost:11434/v1``), DETENTE_LLM_MODEL and, where it wants one,
DETENTE_LLM_KEY. Nothing is sent anywhere unless this loader is asked for by its name
(``--loader articles-endpoint``): it recognises no file.

What it finds stands in graphs of its own, beside what the rules found in the same articles.
Each article is sent whole or not at all, without what was dropped as noise or opinion. An event in
the answer is accepted if it has exactly what was asked for and its quotations and names stand
verbatim in the article; else it is set aside with the reason. An answer that cannot be read leaves
what was loaded of its article before as it was. An endpoint that cannot be reached stops the load.

The confidence of every report is 0.5. It is a convention and not a measurement: that the words are
there is certain, that the model read them rightly has been measured for no model. The locator is
``rule: endpoint MODEL``. Known limits: quantities, relations and posts are not asked for, and a
place that the register does not know is left out. An answer need not be the same twice.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from loaders.articles.answers import ASKED, Answers, events, message
from loaders.articles.asking import Limits, TooLargeError, post
from loaders.articles.parts import Article, Cleaned
from loaders.articles.sources import source_of
from loaders.articles.strict import BadAnswerError, parsed
from loaders.opening import bare_name
from ontology.errors import DetenteError, SourceError, UnknownNameError
from ontology.names import fold, made_id
from ontology.records import Actor, Counted, Loaded, Record, SetAside, Source
from ontology.register import register
from ontology.terms import ActorKind, SourceKind

__all__ = ["CONFIDENCE", "Endpoint", "configured", "load", "recognises", "records"]

CONFIDENCE = 0.5
#: The longest article that is sent, and how much of a bad answer is kept, in characters.
LONGEST, KEPT = 60_000, 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where to ask, which model, and within which bounds; ``url`` ends before /chat/completions.

    Raises:
        DetenteError: the address is not http or https, or the model or the key cannot be sent.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise DetenteError(f"an endpoint is an http or https address, found {self.url!r}")
        if "@" in parts.netloc or parts.query or parts.fragment:
            raise DetenteError("an endpoint's address has no password, query or fragment")
        if not self.model or not self.model.isprintable():
            raise DetenteError(f"no name of a model: {self.model!r}")
        if self.key is not None and not (self.key.isascii() and self.key.isprintable()):
            raise DetenteError("the endpoint's key has characters that cannot be sent")

    def ask(self, cleaned: Cleaned) -> bytes:
        """Return the reply to the question about an article; see `asking.post` for its errors."""
        body = {
            "model": self.model,
            "messages": [
                {"role": "system", "content": ASKED},
                {"role": "user", "content": message(cleaned)},
            ],
            "temperature": 0,
            "stream": False,
            "response_format": {"type": "json_object"},
        }
        address = f"{self.url.rstrip('/')}/chat/completions"
        return post(address, json.dumps(body).encode(), self.key, self.limits)


def configured(
    *,
    url: str | None = None,
    model: str | None = None,
    key: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Endpoint:
    """Return the endpoint that is given, or else the one that the environment names.

    Raises:
        DetenteError: neither names one.
    """
    url = url or environ.get("DETENTE_LLM_URL")
    model = model or environ.get("DETENTE_LLM_MODEL")
    if not url or not model:
        raise DetenteError("no endpoint is named: set DETENTE_LLM_URL and DETENTE_LLM_MODEL")
    return Endpoint(url=url, model=model, key=key or environ.get("DETENTE_LLM_KEY") or None)


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Recognise nothing: an endpoint is asked only where the user names it."""
    return False


def load(path: Path) -> Iterator[Record]:
    """Yield the articles of a file and what the configured endpoint finds in them.

    Raises:
        DetenteError: no endpoint is configured.
        SourceError: it cannot be reached, or no article of the file gave an answer.
    """
    from loaders.articles import cleaned

    endpoint = configured()
    whole = Source(
        id=made_id("endpoint", bare_name(path)),
        kind=SourceKind.DATASET,
        title=f"{bare_name(path)}, read by {endpoint.model}",
    )
    yield whole
    for record in _together(cleaned(path), endpoint, path):
        yield replace(record, part_of=whole.id) if isinstance(record, Source) else record


def _together(
    articles: Iterable[Cleaned | SetAside], endpoint: Endpoint, path: Path
) -> Iterator[Record]:
    """Yield what is found in all articles of a file, and one count at the end."""
    units, sources, reason = 0, 0, "there is no article"
    for article in articles:
        units += isinstance(article, SetAside)
        for record in [article] if isinstance(article, SetAside) else records(article, endpoint):
            if isinstance(record, Counted):
                units += record.units
                continue
            sources += isinstance(record, Source)
            reason = record.reason if isinstance(record, SetAside) else reason
            yield record
    if not sources:
        raise SourceError(f"nothing was loaded: {reason}", path=path)
    yield Counted(units=units, unit="answer")


def records(cleaned: Cleaned, endpoint: Endpoint) -> Iterator[Record]:
    """Yield an article's source, the reports that an endpoint found in it, and how many answers.

    The reply is one unit, and each event in it another. Where the reply cannot be read, there is no
    source, and only the reason.

    Raises:
        SourceError: the endpoint cannot be reached, or refuses.
    """
    line = cleaned.article.line
    reply = b""
    try:
        _fit(cleaned)
        reply = endpoint.ask(cleaned)
        found = events(_content(reply))
    except (BadAnswerError, TooLargeError) as error:
        yield SetAside(line=line, reason=str(error), raw=reply[:KEPT].decode(errors="replace"))
        yield Counted(units=1, unit="answer")
        return
    yield from _source(cleaned.article)
    yield Loaded(line=line)
    answers = Answers(cleaned, confidence=CONFIDENCE, locator=f"rule: endpoint {endpoint.model}")
    for n, event in enumerate(found, start=1):
        yield from _event(answers, event, n, line)
    yield Counted(units=1 + len(found), unit="answer")


def _event(answers: Answers, event: object, n: int, line: int) -> Iterator[Record]:
    """Yield one event as a report with its actors, or set it aside whole."""
    try:
        made = list(answers.read(event, n))
    except (BadAnswerError, UnknownNameError) as error:
        yield SetAside(line=line, reason=f"event {n}: {error}", raw=json.dumps(event)[:KEPT])
        return
    yield from made
    yield Loaded(line=line)


def _fit(cleaned: Cleaned) -> None:
    """Refuse what is not sent."""
    size = sum(len(paragraph.text) for paragraph in cleaned.paragraphs)
    if not size:
        raise BadAnswerError("no text is left to be sent")
    if size > LONGEST:
        raise BadAnswerError(f"{size:,} characters, of which at most {LONGEST:,} are sent")


def _content(reply: bytes) -> str:
    """Return the text of the first choice of a reply that is complete."""
    envelope = parsed(reply)
    choices = envelope.get("choices") if isinstance(envelope, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    if not isinstance(first, dict) or not isinstance(first.get("message"), dict):
        raise BadAnswerError("not a reply of chat completions: it has no choices with a message")
    if first.get("finish_reason") not in {None, "stop"}:
        raise BadAnswerError(f"the answer is not complete: {str(first['finish_reason'])[:80]!r}")
    content = first["message"].get("content")
    if not isinstance(content, str):
        raise BadAnswerError("the message has no text")
    return content


def _source(article: Article) -> Iterator[Source | Actor]:
    """Yield an article as a source, then those of its outlets that the register does not know."""
    own: dict[str, Actor] = {}
    yield source_of(article, lambda name: _outlet(name, own))
    yield from own.values()


def _outlet(name: str, own: dict[str, Actor]) -> str:
    """Return the id of an outlet: the register's, or one of its own, which is noted."""
    found = register().actor_index.find(name)
    if len(found) == 1:
        return next(iter(found))
    made = Actor(id=made_id("outlet", fold(name)), kind=ActorKind.MEDIA, name=name)
    own[made.id] = made
    return made.id
