"""What is said and is no event: "X said that P" is itself a report, of X who makes a statement."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.contents import event
from loaders.articles.grammar import Clause, is_verb
from loaders.articles.listed import listed
from loaders.articles.menaces import menace
from loaders.articles.modality import conditional, manner
from loaders.articles.parties import Party
from loaders.articles.promises import HARMFUL
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech, sayings
from loaders.articles.voices import official, proper
from ontology.terms import ActorKind, EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = ["with_statements"]

#: Verbs that tell of a belief, or of what was heard, rather than of words that were said.
SILENT = listed(
    "accept agree believe think know learn hear understand estimate describe cite point signal "
    "fear hope wish worry expect quote forecast observe joke underlie"
)
#: Deeds that leave room for words: who is not named by any other report of a sentence is lost.
CLAUSAL = frozenset({"ccomp", "parataxis"})
#: The fewest words of a quotation that is a statement.
SHORTEST = 4


def with_statements(reader: "Reader", frames: Sequence[Frame]) -> list[Frame]:
    """Return frames with a statement for each saying that none of them tells of.

    A saying is told of by the report of what is said, which names its speaker, and by one of the
    saying itself, such as a threat.
    """
    frames = [f for f in frames if f.asserted or f.type is not EventType.STATEMENT]
    made = list(frames)
    for sentence in reader.doc.sents:
        own = [f for f in frames if sentence.start <= f.trigger < sentence.end]
        for frame in _of_sentence(reader, sentence.start, own):
            own.append(frame)
            made.append(frame)
    return sorted(made, key=lambda f: f.trigger)


def _of_sentence(reader: "Reader", start: int, own: Sequence[Frame]) -> Iterator[Frame]:
    told = sayings(reader.doc, start, reader.cast)
    for said in told:
        verb = reader.doc[said.verb]
        if verb.lemma_.lower() in SILENT or conditional(verb) or not manner(verb).asserted:
            continue
        content = _content(verb, reader)
        if content is not None and not _reported(said, verb, content, own):
            yield from _statement(reader, said, verb, content)
    if not told and not own:
        yield from _quoted(reader, reader.doc[start].sent.root)


def _content(verb: "Token", reader: "Reader") -> "Token | None":
    """Return the verb of what is said: under the saying, above it, or in its quotation marks."""
    below = [c for c in verb.children if c.dep_ in CLAUSAL and c.i != verb.i]
    plain = [c for c in below if not any(w.dep_ == "mark" and w.lower_ == "if" for w in c.children)]
    if plain:
        return min(plain, key=lambda c: c.i)
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "conj") and verb.lower_ != "according":
        above = verb.head
        aside = verb.dep_ in ("parataxis", "ccomp") and is_verb(above)
        if aside and above.i < verb.i and not _says_only(verb):
            return above
    if verb.lower_ == "according":
        return verb.head if is_verb(verb.head) else None
    if verb.dep_ == "ROOT" and (headline := _headline(verb)) is not None:
        return headline
    near = (c for c in verb.subtree if c.i in reader.quoted and reader.quoted[c.i].verb == verb.i)
    return next((c for c in near if c.dep_ in ("dobj", "attr", "pobj", "oprd", "dep")), None)


def _headline(verb: "Token") -> "Token | None":
    """Return what stands before "…, says Qatar" where it is no clause."""
    inverted = any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children)
    before = (c for c in verb.children if c.i < verb.i and c.dep_ in ("nsubj", "dobj", "dep"))
    return next(before, None) if inverted else None


def _says_only(verb: "Token") -> bool:
    """Tell whether a saying has what is said under itself."""
    return any(c.dep_ in ("ccomp", "dobj", "mark") for c in verb.children)


def _reported(said: Speech, verb: "Token", content: "Token", own: Sequence[Frame]) -> bool:
    """Tell whether a report names the speaker of a saying."""
    mine = {p.actor for p in said.speakers}
    for frame in own:
        speaking = {p.actor for p in frame.initiators} if frame.trigger == verb.i else set()
        if frame.said is not None:
            speaking |= {p.actor for p in frame.said.speakers}
            if frame.said.verb == verb.i:
                return True
        within = content.left_edge.i <= frame.trigger <= content.right_edge.i
        if mine & speaking and (within or frame.trigger == verb.i):
            return True
    return False


def _statement(reader: "Reader", said: Speech, verb: "Token", content: "Token") -> Iterator[Frame]:
    speakers = _worthy(reader, said.speakers, content)
    if not speakers:
        return
    outer = reader.speech(verb)
    yield _made(reader, speakers, verb, content, replace(
        said, speakers=outer.speakers if outer else (), via=outer.via if outer else ()
    ))  # fmt: skip


def _worthy(reader: "Reader", speakers: tuple[Party, ...], content: "Token") -> tuple[Party, ...]:
    """Return those whose statement is one of politics: by who they are, or by whom it is about."""
    cast = reader.cast
    if all(proper(p, cast) for p in speakers):
        return speakers
    about = any(reader.belongs(p) for p in cast.within(content))
    about = about or (is_verb(content) and event(reader, content) is not None)
    return tuple(p for p in speakers if proper(p, cast) or (about and official(p, cast)))


def _quoted(reader: "Reader", root: "Token") -> Iterator[Frame]:
    """Yield the statement that a sentence in quotation marks is, said of no speaker within it."""
    said = reader.quoted.get(root.i)
    if said is None or not is_verb(root) or len(root.sent) < SHORTEST:
        return
    speakers = _worthy(reader, said.speakers, root)
    if speakers:
        yield _made(reader, speakers, root, root, replace(said, speakers=(), via=said.via))


def _made(
    reader: "Reader", speakers: tuple[Party, ...], verb: "Token", content: "Token", said: Speech
) -> Frame:
    """Return the frame of a statement; what is said stands as its content, asserted by nobody."""
    mine = {p.actor for p in speakers}
    told = tuple(
        p for p in said.told
        if p.actor not in mine and reader.belongs(p) and not p.placed
        and reader.cast.memory.kind(p.actor) is not ActorKind.MEDIA
    )  # fmt: skip
    if is_verb(content) and _threatens(speakers, content, reader):
        return Frame(
            code="130", type=EventType.THREATEN, rule="words of a threat", trigger=verb.i,
            initiators=speakers, recipients=told, said=said,
            content=_meant(reader, content),
        )  # fmt: skip
    rule = "quoted" if verb.i == content.i else f"verb {Clause.of(verb).lemma}, said"
    return Frame(
        code="010", type=EventType.STATEMENT, rule=rule, trigger=verb.i, initiators=speakers,
        recipients=told, content=_told(reader, content), said=said,
    )  # fmt: skip


def _meant(reader: "Reader", content: "Token") -> Frame:
    """Return what is threatened, as an event only where it is one of harm."""
    told = _told(reader, content)
    if told.type not in HARMFUL:
        told = Frame(
            code="", type=None, rule="said", trigger=content.i,
            condition=reader.condition(content),
        )  # fmt: skip
    meant = Modality.CONDITIONAL if told.condition else Modality.THREATENED
    return replace(told, polarity=Polarity.AFFIRMED, modality=meant)


def _threatens(speakers: tuple[Party, ...], content: "Token", reader: "Reader") -> bool:
    """Tell whether a statement is a threat of one who can carry it out."""
    kinds = {reader.cast.memory.kind(p.actor) for p in speakers}
    return ActorKind.INTERNATIONAL_ORGANIZATION not in kinds and menace(content)


def _told(reader: "Reader", content: "Token") -> Frame:
    """Return what is said, as an event where it is one, with the condition it depends on."""
    if not is_verb(content):
        return Frame(
            code="", type=None, rule="said", trigger=content.i, modality=Modality.ALLEGED,
            polarity=manner(content).polarity,
        )  # fmt: skip
    found = event(reader, content)
    if found is not None:
        open_ = found.modality is not Modality.ACTUAL
        return replace(
            found, modality=found.modality if open_ else Modality.ALLEGED, content=None, said=None
        )  # fmt: skip
    return Frame(
        code="", type=None, rule="said", trigger=content.i, modality=Modality.ALLEGED,
        polarity=manner(content).polarity, condition=reader.condition(content),
    )  # fmt: skip
