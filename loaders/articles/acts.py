"""Acts of speech: what a pledge, a threat, a demand or a refusal is, by what it is about."""

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.grammar import Clause, subjects
from loaders.articles.lexicon import Sense
from loaders.articles.modality import manner
from loaders.articles.parties import Cast, Party
from loaders.articles.shape import Frame
from loaders.articles.speech import Speech
from ontology.codes import CAMEO
from ontology.terms import QUAD_CLASS, EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.frames import Reader

__all__ = ["MARCHING", "coded", "demand", "denied", "ready", "spoken", "with_content"]

#: The code of an act by the longest beginning of the code of what it is about (CAMEO 1.1b3: its
#: categories 02, 03, 10, 12 and 13 are divided alike).
CODES = {
    "pledge": {
        "": "030", "04": "036", "045": "039", "05": "032", "06": "031", "061": "0311",
        "062": "0312",
        "07": "033", "071": "0331", "072": "0332", "073": "0333", "074": "0334", "08": "035",
        "083": "034", "084": "0353", "085": "0354", "086": "0355", "087": "0356", "082": "0352",
        "081": "0351", "057": "030", "03": "030",
    },
    "threaten": {
        "": "130", "14": "133", "15": "138", "16": "131", "161": "1313", "162": "1311",
        "163": "1312",
        "164": "134", "165": "135", "166": "136", "17": "132", "1723": "1323", "1724": "1324",
        "173": "137", "175": "137", "18": "138", "19": "138", "190": "138", "191": "1381",
        "192": "1382", "20": "138",
    },
    "refuse": {
        "": "120", "04": "125", "045": "126", "06": "121", "07": "122", "071": "1221",
        "072": "1222",
        "073": "1223", "08": "124", "083": "123", "084": "1243", "085": "1244", "086": "1245",
        "087": "1246", "03": "120", "057": "127", "05": "120",
    },
    "request": {
        "": "100", "04": "106", "045": "108", "05": "102", "06": "101", "07": "103",
        "074": "1034",
        "073": "1033", "072": "1032", "071": "1031", "08": "105", "083": "104", "0831": "1041",
        "084": "1053", "085": "1054", "086": "1055", "087": "1056", "081": "1051", "03": "107",
    },
    "appeal": {
        "": "020", "04": "026", "045": "028", "05": "022", "06": "021", "07": "023",
        "074": "0234",
        "073": "0233", "072": "0232", "071": "0231", "08": "025", "083": "024", "0831": "0241",
        "084": "0253", "085": "0254", "086": "0255", "087": "0256", "081": "0251", "03": "027",
    },
}  # fmt: skip
#: What the content of an act is: not done, but promised, threatened, demanded.
MEANT = {
    "agree": Modality.PLEDGED, "pledge": Modality.PLEDGED, "vow": Modality.PLEDGED,
    "threaten": Modality.THREATENED, "refuse": Modality.POSSIBLE, "request": Modality.DEMANDED,
    "appeal": Modality.DEMANDED, "accuse": Modality.ALLEGED, "deny": Modality.ALLEGED,
    "hope": Modality.POSSIBLE,
}  # fmt: skip
HARMFUL = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.PROTEST, EventType.THREATEN}
)
#: What one may have part in: to say that somebody has none is a denial.
INVOLVED = frozenset(
    [
        "associate",
        "link",
        "tie",
        "connect",
        "affiliate",
        "involve",
        "involved",
        "responsible",
        "behind",
        "guilty",
        "implicate",
        "support",
        "sponsor",
        "finance",
        "fund",
        "arm",
        "train",
        "order",
        "seek",
        "develop",
        "possess",
        "violate",
        "kill",
        "attack",
        "target",
    ]
)
READY = frozenset({"ready", "willing", "prepared", "eager", "determined"})
#: Those whose demand is a protest.
MARCHING = frozenset({"protester", "protestor", "demonstrator", "marcher", "rioter", "striker"})


def with_content(reader: "Reader", clause: Clause, sense: Sense, frame: Frame) -> Frame:
    """Return the frame of an act of speech with what it is about."""
    act = sense.act or ""
    content = _content(reader, clause, act)
    frame = _named(frame, act, content)
    if act in ("request", "appeal") and any(p.noun in MARCHING for p in frame.initiators):
        frame = replace(frame, code="141", type=EventType.PROTEST)
    if content is not None and frame.place is None:
        frame = replace(frame, place=content.place)
    if act in ("request", "appeal") and clause.complement and sense.then:
        asked = reader.cast.all(subjects(clause.complement[1])[0])
        mine = {p.actor for p in frame.initiators}
        asked = tuple(p for p in asked if p.actor not in mine and not p.placed)
        frame = replace(frame, recipients=asked or frame.recipients)
    if not frame.recipients and content is not None:
        mine = {p.actor for p in frame.initiators}
        others = [*content.recipients, *content.initiators]
        frame = replace(frame, recipients=tuple(p for p in others if p.actor not in mine)[:2])
    return frame


def _content(reader: "Reader", clause: Clause, act: str) -> Frame | None:
    """Return what an act of speech is about: its complement, or the noun that is its object."""
    from loaders.articles import nominals

    found = clause.complement
    frame = None
    if found is not None:
        frame = reader.clause(found[1])
        _use_up(reader, found[1])
        for other in found[1].conjuncts:
            reader.used.add(other.i)
    if frame is None:
        nouns = [*clause.objects, *(n for ns in clause.prepositions.values() for n in ns)]
        frame = next((f for n in nouns if (f := nominals.noun_frame(n, reader))), None)
    if frame is None and found is not None:
        frame = Frame(code="", type=None, rule="complement", trigger=found[1].i)
    if frame is None:
        return None
    supposed = frame.condition or (found and _supposed(reader, found[1]))
    return replace(frame, modality=MEANT[act], said=None, condition=supposed or None)


def _use_up(reader: "Reader", verb: "Token") -> None:
    """Mark the infinitives under a complement as part of it."""
    for child in verb.children:
        if child.dep_ == "xcomp":
            reader.used.add(child.i)
            _use_up(reader, child)


def _supposed(reader: "Reader", verb: "Token") -> Frame | None:
    """Return the condition that hangs on a complement or on an infinitive under it."""
    below = (c for c in verb.subtree if c.dep_ in ("xcomp", "ccomp", "conj") or c == verb)
    return next((found for c in below if (found := reader.condition(c)) is not None), None)


def denied(reader: "Reader", verb: "Token", said: Speech | None) -> Frame | None:
    """Return the denial of one who says that somebody has no part in something."""
    lemma = Clause.of(verb).lemma.removeprefix("be ")
    meant = manner(verb)
    if said is None or not said.speakers or lemma not in INVOLVED:
        return None
    if meant.polarity is not Polarity.DENIED or meant.modality is not Modality.ACTUAL:
        return None
    reader.used.add(verb.i)
    content = Frame(
        code="", type=None, rule="not so", trigger=verb.i, modality=Modality.ALLEGED,
        polarity=Polarity.DENIED,
    )  # fmt: skip
    return Frame(
        code="016", type=EventType.DENY, rule=f"verb {lemma}, said not to be", trigger=verb.i,
        initiators=said.speakers, content=content, said=said,
    )  # fmt: skip


def ready(reader: "Reader", adjective: "Token", said: Speech | None) -> Frame | None:
    """Return the pledge in "we are volunteers ready to serve": an adjective after its noun."""
    if adjective.lemma_ not in READY or adjective.dep_ not in ("amod", "acl", "relcl", "appos"):
        return None
    infinitive = next((c for c in adjective.children if c.dep_ == "xcomp"), None)
    if infinitive is None:
        return None
    noun = adjective.head
    doers = reader.cast.of(noun)
    if not doers and noun.dep_ == "attr":
        doers = reader.cast.all(subjects(noun.head)[0])
    reader.used.update({adjective.i, infinitive.i})
    content = reader.clause(infinitive) or Frame(
        code="", type=None, rule="complement", trigger=infinitive.i
    )
    mine = {p.actor for p in doers}
    made = Frame(
        code="030", type=EventType.PLEDGE, rule=f"{adjective.lemma_} to", trigger=adjective.i,
        initiators=doers, said=said,
        recipients=tuple(p for p in content.recipients if p.actor not in mine),
    )  # fmt: skip
    return (
        promised(made, "pledge", replace(content, modality=Modality.PLEDGED))
        if content.type
        else replace(made, content=replace(content, modality=Modality.PLEDGED))
    )


def _named(frame: Frame, act: str, content: Frame | None) -> Frame:
    """Return the frame with the code and type that the act has about its content."""
    if content is None or content.type is None:
        return replace(frame, content=content)
    if act in ("pledge", "vow", "threaten"):
        return promised(frame, act, content)
    if act in CODES and frame.code in ("100", "020", "120", "130", "030"):
        code = coded(act, content.code)
        return replace(frame, code=code, type=CAMEO[code][0], content=content)
    return replace(frame, content=content)


def promised(frame: Frame, act: str, content: Frame) -> Frame:
    """Return what one says who says what he will do: a pledge, a threat or a refusal."""
    harmful = content.type in HARMFUL
    negated = content.polarity is Polarity.DENIED
    if act == "threaten" or harmful != negated:
        if negated and not harmful and act != "threaten":
            code = coded("refuse", content.code)
        else:
            code = coded("threaten", content.code)
    else:
        code = coded("pledge", content.code)
    return replace(frame, code=code, type=CAMEO[code][0], content=content)


def coded(act: str, code: str) -> str:
    """Return the code of an act about what has a code: the refusal of aid, the threat of force."""
    table = CODES[act]
    return next(table[code[:n]] for n in range(len(code), -1, -1) if code[:n] in table)


def spoken(frame: Frame, said: Speech | None, cast: Cast) -> Frame:
    """Return a frame with who says it; one who says what he will do, pledges or threatens it."""
    if said is None:
        return frame
    frame = replace(frame, said=said)
    if frame.content is not None and said.speakers and not frame.initiators:
        frame = replace(frame, initiators=said.speakers)
    if frame.rule.startswith("verb be ") and frame.type in (EventType.PLEDGE, EventType.THREATEN):
        frame = replace(frame, initiators=said.speakers or frame.initiators)
    if not frame.future or frame.content is not None or frame.type is None:
        return frame
    if frame.modality not in (Modality.PLANNED, Modality.CONDITIONAL):
        return frame
    if not _same(said.speakers, frame.initiators, cast) or QUAD_CLASS[frame.type] == "neutral":
        return frame
    content = replace(frame, modality=Modality.PLEDGED, said=None)
    bare = replace(
        frame, initiators=said.speakers, modality=Modality.ACTUAL, polarity=Polarity.AFFIRMED,
        condition=None, rule=f"{frame.rule}, said of oneself",
    )  # fmt: skip
    made = promised(bare, "pledge", content)
    if made.type is EventType.THREATEN:
        return replace(made, content=replace(content, modality=Modality.THREATENED))
    return made


def _same(speakers: tuple[Party, ...], doers: tuple[Party, ...], cast: Cast) -> bool:
    """Tell whether speakers speak for those who act: themselves, or their state."""
    mine = {p.actor for p in speakers}
    mine |= {c for p in speakers if (c := cast.memory.country(p.actor))}
    return any(p.actor in mine or cast.memory.country(p.actor) in mine for p in doers)


def demand(reader: "Reader", clause: Clause, said: Speech) -> Frame | None:
    """Return the demand of one who says that another must do something."""
    from loaders.articles.senses import match

    mine = {p.actor for p in said.speakers}
    asked = tuple(
        p for p in reader.cast.all(clause.surface) if p.actor not in mine and not p.placed
    )
    if not asked:
        return None
    sense = match(clause, reader.cast)
    content = reader.frame(clause, sense) if sense else None
    code = coded("request", content.code if content else "")
    return Frame(
        code=code, type=EventType.REQUEST, rule="must, said of another", trigger=clause.verb.i,
        initiators=said.speakers, recipients=asked,
        content=content and replace(content, modality=Modality.DEMANDED), said=said,
    )  # fmt: skip
