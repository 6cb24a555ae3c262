"""Events that are nouns: "launched an attack on", "talks between", "a suspension of aid"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles import sites
from loaders.articles.deeds import noun_sense, owners
from loaders.articles.grammar import Clause, is_verb
from loaders.articles.lexicon import NounSense, Sense, lexicon
from loaders.articles.modality import manner
from loaders.articles.nouns import kernel, keys, prepositions
from loaders.articles.parties import Cast, Party
from loaders.articles.shape import Frame
from ontology.terms import EventType, Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = [
    "free",
    "light",
    "noun_frame",
    "taken_up",
    "unfit",
]


#: Sectors whose strike is no use of force.
STRIKING = frozenset({"LAB", "EDU", "AGR", "MED", "CVL", "BUS", "OPP", "CRM"})


#: Prepositions and nouns with which an event is only spoken of.
TOPIC = frozenset({"on", "about", "over", "for", "regarding", "concerning", "of", "toward", "to"})
TALKED = ("talks", "agreement", "proposal", "demands", "hope", "threat", "mediation", "reform")


def unfit(clause: Clause, cast: Cast) -> bool:
    """Tell whether the subject of a verb of force can use none: "sanctions hit the economy"."""
    if not clause.doers or any(cast.of(doer) for doer in clause.doers):
        return any((s := noun_sense(d)) and s.type is not EventType.ASSAULT for d in clause.doers)
    return not any(
        doer.lower_ in ("they", "we", "he", "she", "who")
        or (
            s.type is EventType.ASSAULT
            if (s := noun_sense(doer))
            else lexicon().agents.get(keys(doer)[-1])
        )
        or {"weapons", "explosive", "troops"} & lexicon().classes.get(keys(doer)[-1], frozenset())
        for doer in clause.doers
    )


def taken_up(clause: Clause, sense: Sense | None) -> "Token | None":
    """Return the noun that a light verb takes up, where no meaning of the verb is surer."""
    lists = lexicon().lists
    lemma = clause.lemma
    if lemma not in lists["light"] and lemma not in lists["suffer"]:
        return None
    if sense is not None and (sense.object or sense.words or sense.then):
        return None
    for noun in clause.objects:
        if noun_sense(noun) or keys(noun)[-1] in lexicon().deverbal:
            return noun
    return None


def light(reader: "Reader", clause: Clause, noun: "Token") -> Frame | None:
    """Return the frame of a light verb with its noun: the noun says what, the verb says who."""
    reader.used.add(noun.i)
    doers = reader.cast.all(clause.doers)
    made = _deverbal(reader, noun, doers) or _plain(reader, noun, doers, clause)
    if made is None:
        return None
    meant = manner(clause.verb)
    made = replace(
        made, modality=meant.modality, polarity=meant.polarity, future=meant.future,
        trigger=clause.verb.i, nominal=False, passive=clause.passive,
        place=reader.place(clause) or made.place, condition=reader.condition(clause.verb),
        rule=f"{clause.lemma} + {made.rule}",
    )  # fmt: skip
    if made.code == "150" and len(made.initiators) > 1:
        made = replace(made, code="062", type=EventType.COOPERATE)
    if clause.lemma in lexicon().lists["suffer"] and clause.lemma not in lexicon().lists["light"]:
        return replace(made, initiators=made.recipients, recipients=doers)
    return made


def _deverbal(reader: "Reader", noun: "Token", doers: tuple[Party, ...]) -> Frame | None:
    """Return what a noun made of a verb says of what hangs on it."""
    from loaders.articles.senses import meets

    verb = lexicon().deverbal.get(keys(noun)[-1])
    if verb is None:
        return None
    governed = prepositions(noun)
    objects = [n for word in ("of", "to") for n in governed.get(word, ())]
    objects += [kernel(c) for c in noun.children if c.dep_ == "compound"]
    clause = Clause(noun, [], objects, [], governed, False)
    clause.__dict__["lemma"] = verb
    senses = (
        s for s in lexicon().verbs.get(verb, ()) if s.object and meets(clause, s, reader.cast)
    )
    sense = next(senses, None)
    if sense is None:
        return None
    return Frame(
        code=sense.code, type=sense.type, rule=f"noun of {sense.says}", trigger=noun.i,
        initiators=doers, recipients=reader.recipients(clause, sense, doers), nominal=True,
        place=reader.place(clause),
    )  # fmt: skip


def _plain(
    reader: "Reader", noun: "Token", doers: tuple[Party, ...], clause: Clause | None
) -> Frame | None:
    """Return what a noun of an event says, with those who are said to do it or its own owners."""
    sense = noun_sense(noun)
    if sense is None:
        return None
    governed = prepositions(noun)
    if clause is not None:
        governed = {**clause.prepositions, **governed}
    recipients = _recipients(reader.cast, sense, governed, {p.actor for p in doers})
    whose = owners(reader.cast, noun)
    initiators = doers or _initiators(reader.cast, sense, governed, whose)
    if doers and not recipients and sense.of == "recipient":
        recipients = whose
    between = reader.cast.all(n for w in ("between", "among") for n in governed.get(w, ()))
    if between and not initiators and (sense.mutual or sense.code.startswith("19")):
        initiators, recipients = between, ()
    mine = {p.actor for p in initiators}
    if noun.lemma_ == "strike" and any(
        lexicon().agents.get(p.noun) in STRIKING for p in initiators
    ):
        sense = lexicon().nouns["walkout"]
    return Frame(
        code=sense.code, type=sense.type, rule=f"noun {noun.lemma_.lower()}", trigger=noun.i,
        initiators=initiators, recipients=tuple(p for p in recipients if p.actor not in mine),
        nominal=True, place=sites.of_noun(reader.cast, noun),
    )  # fmt: skip


def _recipients(
    cast: Cast, sense: NounSense, governed: dict[str, list["Token"]], mine: set[str]
) -> tuple[Party, ...]:
    """Return the parties after the first preposition of a noun's meaning that has any."""
    for word in sense.to:
        if word == "of" and sense.of in ("initiator", "both"):
            continue
        deeper = (n for ns in governed.values() for m in ns for n in prepositions(m).get(word, ()))
        found = tuple(
            p for p in cast.all(governed.get(word) or deeper)
            if p.actor not in mine and (not p.placed or sense.code.startswith("042"))
        )  # fmt: skip
        if found:
            return found
    return ()


def _initiators(
    cast: Cast, sense: NounSense, governed: dict[str, list["Token"]], owners: tuple[Party, ...]
) -> tuple[Party, ...]:
    """Return who does what a noun says: after "by", its owner, or after "of" where that is they."""
    by = cast.all(governed.get("by", ()))
    if sense.of == "recipient":
        return by or owners
    if sense.of == "either":
        return owners or by
    return owners or by or cast.all(governed.get("of", ()))


def noun_frame(noun: "Token", reader: "Reader", clause: Clause | None = None) -> Frame | None:
    """Return the frame of a noun of an event, or None; the noun is used up by it.

    ``clause`` is that of a verb of which the noun is the subject, and says no more than that.
    """
    made = _deverbal(reader, noun, owners(reader.cast, noun)) or _plain(reader, noun, (), clause)
    if made is not None:
        reader.used.add(noun.i)
    return made


def free(noun: "Token", reader: "Reader") -> Frame | None:
    """Return the frame of a noun that no verb takes up, where both sides stand with it."""
    if noun_sense(noun) is None or noun.dep_ in ("compound", "nmod", "amod") or _topic(noun):
        return None
    verb = _occurring(noun)
    clause = Clause.of(verb) if verb is not None else None
    meant = manner(verb if verb is not None else noun)
    made = noun_frame(noun, reader, clause)
    if made is None or not meant.asserted or made.type is None:
        return None
    both = made.initiators and (made.recipients or len(made.initiators) > 1 or verb is not None)
    if not both and not _broken_out(made, verb):
        return None
    return replace(
        made, subordinate=verb is None, said=reader.speech(noun), modality=Modality.ACTUAL,
        place=made.place or (reader.place(clause) if clause else None),
    )  # fmt: skip


def _broken_out(made: Frame, verb: "Token | None") -> bool:
    """Tell whether a noun is a protest of somebody, or violence that a verb says to take place."""
    if made.type is EventType.PROTEST and made.initiators:
        return True
    return verb is not None and made.type in (EventType.PROTEST, EventType.ASSAULT)


def _topic(noun: "Token") -> bool:
    """Tell whether a noun is what is only talked of, planned or sought: "talks on a pullout"."""
    above = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in TOPIC or above.pos_ not in ("NOUN", "VERB"):
        return False
    if above.pos_ == "VERB":
        return above.lemma_ in ("talk", "negotiate", "debate", "consult", "confer", "vote", "push")
    return any(lexicon().is_a(key, name) for key in keys(above) for name in TALKED)


def _occurring(noun: "Token") -> "Token | None":
    """Return the verb that says only that an event takes place: "clashes broke out between"."""
    verb = noun.head
    subject = noun.dep_ in ("nsubj", "nsubjpass") and is_verb(verb)
    return verb if subject and verb.lemma_.lower() in lexicon().lists["occur"] else None
