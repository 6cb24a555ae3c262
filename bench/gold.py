"""Map what we code to the names that published gold has, and gold to the same shape.

Gold of 2016 has the names of PLOVER's first draft. Ours are mapped to it so, by their CAMEO code:
ACCUSE is INVESTIGATE for 09, else DISAPPROVE; ASSAULT is COERCE for 17, ASSAULT for 18, FIGHT for
19 and 20; REQUEST and APPEAL are DEMAND; PLEDGE is AGREE; DENY is REJECT; STATEMENT is
nothing. What is planned, possible or conditional is THREATEN where it would do harm, else AGREE;
what is not to be done is REJECT; what is denied of the past is nothing. An actor's code is the
ISO code of its state, IGO for international organizations, IMG for armed groups of no state. The
state of the place stands for a recipient that is not named; who is named and of no known state is
taken for a national of the other side ("the police arrested students"), and a protest against
nobody for one against its own state, as the gold does. Our records claim none of this: these three
are conventions of the score. In CAMEO a visit is coded from both of its sides, codes are cut to
three digits, and one who says that another used force accuses him.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from bench.sectors import sector
from loaders.articles import acts
from ontology.records import Actor, Place, Report
from ontology.register import register
from ontology.terms import ActorKind, EventType, Modality, Polarity, Role

__all__ = [
    "Told",
    "Triple",
    "cameo_triples",
    "draft",
    "gold_triples",
    "merged",
    "triples",
]

Triple = tuple[str, str, str]


class Told(NamedTuple):
    """A report, with the actors and places of its article that the register does not have."""

    report: Report
    actors: dict[str, Actor]
    places: dict[str, Place]


DRAFT = {
    "02": "DEMAND", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID",
    "08": "RETREAT", "09": "INVESTIGATE", "10": "DEMAND", "11": "DISAPPROVE", "12": "REJECT",
    "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "FIGHT", "20": "FIGHT",
}  # fmt: skip
#: The code of an actor of no state, by its kind.
LARGE = {ActorKind.ARMED_GROUP: "IMG", ActorKind.ORGANIZATION: "IGO"}
#: What the other side of a meeting does.
RETURNED = {"040": "040", "041": "041", "046": "046", "042": "043", "043": "042"}
CONCEDED = ("080", "081", "082", "083")
HARM = frozenset({"THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "FIGHT"})
#: The gold's slips of the pen among ISO codes.
MENDED = {"JAP": "JPN", "ROM": "ROU", "ITL": "ITA", "VTN": "VNM"}


def draft(report: Report) -> str | None:
    """Return the name that a report has in PLOVER's draft of 2016, None where it has none."""
    code = report.codes[0][1]
    if code == "016":
        return "REJECT"
    if report.type is EventType.RETREAT and code == "0831":
        code = "084"
    name = "CONCEDE" if code.startswith(CONCEDED) or code == "08" else DRAFT.get(code[:2])
    if name is None or report.modality is Modality.DEMANDED:
        return None
    if report.modality in (Modality.ACTUAL, Modality.ALLEGED):
        return name if report.polarity is Polarity.AFFIRMED else None
    if report.polarity is Polarity.DENIED:
        return "REJECT"
    return (
        name
        if name in ("DEMAND", "REJECT", "DISAPPROVE", "THREATEN")
        else "THREATEN"
        if name in HARM
        else "AGREE"
    )


def state(actor: str, known: dict[str, Actor]) -> str:
    """Return the code of an actor's state, or of its kind where it has none."""
    found = known.get(actor) or register().actors.get(actor)
    if found is None:
        return ""
    if found.kind is not ActorKind.STATE and found.country:
        found = register().actors.get(found.country, found)
    if not found.country and found.part_of:
        found = known.get(found.part_of[0]) or register().actors.get(found.part_of[0], found)
    if found.kind is ActorKind.INTERNATIONAL_ORGANIZATION:
        return "IGO"
    codes = dict(found.codes)
    return codes.get("iso3") or (
        LARGE.get(found.kind, "")
        if found.id in register().actors or not found.name.islower()
        else ""
    )


def sides(told: Told, code: Callable[[str, dict[str, Actor]], str]) -> tuple[set[str], set[str]]:
    """Return the codes of the initiators and of the recipients, by the conventions of the score."""
    report, known, _ = told
    ours: dict[Role, set[str]] = {Role.INITIATOR: set(), Role.RECIPIENT: set()}
    for each in report.participants:
        ours[each.role].add(code(each.actor, known))
    first, second = ours[Role.INITIATOR] - {""}, ours[Role.RECIPIENT] - {""}
    if second == {"IGO"} and all(
        _unknown(p.actor, known) for p in report.participants if p.role is Role.RECIPIENT
    ):
        second = set()
    roles = {part.role for part in report.participants}
    if not second:
        second = _placed(told) - first
    if not second and (Role.RECIPIENT in roles or report.codes[0][1].startswith("14")):
        second = {each for each in first if _national(each)} or second
    if not first and _domestic(report, known):
        first = {each for each in second if _national(each)}
    return first, second


def _placed(told: Told) -> set[str]:
    """Return the code of the state where a report's place lies, or that of what it speaks of."""
    content = told.report.content
    place = told.report.place or (content and content.place) or ""
    where = register().places.get(place) or told.places.get(place)
    return {state(where.country, told.actors)} if where and where.country else set()


def _unknown(actor: str, known: dict[str, Actor]) -> bool:
    """Tell whether an actor is an organization that is known to be of nowhere."""
    found = known.get(actor)
    return found is not None and found.kind is ActorKind.ORGANIZATION and not found.part_of


def _national(code: str) -> bool:
    return len(code) > 2 and not code.startswith(("IGO", "IMG"))


def _domestic(report: Report, known: dict[str, Actor]) -> bool:
    """Tell whether initiators of no known state may be nationals of the recipient's state."""
    foreign = any(
        p.role is Role.RECIPIENT and p.actor in register().actors for p in report.participants
    )
    doers = [p.actor for p in report.participants if p.role is Role.INITIATOR]
    return any(not foreign or common(actor, known) for actor in doers)


def agent(actor: str, known: dict[str, Actor]) -> str:
    """Return the code of an actor with its sector."""
    return state(actor, known) + sector(actor, known)


def common(actor: str, known: dict[str, Actor]) -> bool:
    """Tell whether an actor is only known by a common noun: students, the army."""
    return (
        actor in known and known[actor].kind is not ActorKind.PERSON and known[actor].name.islower()
    )


def triples(told: Iterable[Told], kind: Callable[[Report], str | None]) -> set[Triple]:
    """Return (initiator, recipient, type) of some reports, with empty texts for what is missing."""
    made: set[Triple] = set()
    for each in told:
        if name := kind(each.report):
            first, second = sides(each, state)
            made |= {(x, y, name) for x in first or {""} for y in second or {""}}
    return made


def gold_triples(record: dict[str, Any]) -> set[Triple]:
    """Return (initiator, recipient, type) of a record of `plover_gsr`."""
    first, second = (gold_codes(record.get(side)) for side in ("source", "target"))
    return {(x, y, record["event"]) for x in first or {""} for y in second or {""}}


def gold_codes(listed: Any) -> set[str]:  # noqa: ANN401 - as the file has it
    """Return the codes of one side of a record."""
    codes = [
        str(each["code"]) for each in listed or [] if isinstance(each, dict) and "code" in each
    ]
    return {MENDED.get(code, code) for code in codes if code}


def merged(name: str) -> str:
    """Return a draft's name with FIGHT and ASSAULT as one, as they are since."""
    return "ASSAULT" if name == "FIGHT" else name


def cameo_triples(told: Iterable[Told]) -> set[Triple]:
    """Return (initiator, recipient, code) of reports, a meeting from both of its sides."""
    made: set[Triple] = set()
    for each in told:
        report = each.report
        if report.polarity is Polarity.DENIED and report.modality is Modality.ACTUAL:
            continue
        made |= accused(report, each.actors)
        if draft(report) is not None or report.codes[0][1].startswith("01"):
            made |= _coded(each)
    return made


def _coded(told: Told) -> set[Triple]:
    report = told.report
    code = report.codes[0][1]
    if report.modality in (Modality.PLANNED, Modality.CONDITIONAL, Modality.POSSIBLE):
        code = intended(code, draft(report) or "")
    code = code[:3]
    first, second = sides(told, agent)
    if not second and len(first) > 1:
        return {(x, y, code) for x in first for y in first if x != y}
    back = {(y, x, RETURNED[code]) for x in first for y in second if code in RETURNED}
    return back | {(x, y, code) for x in first or {"---"} for y in second or {"---"}}


def intended(code: str, name: str) -> str:
    """Return the code of what is only intended; a meeting that is arranged is coded as one."""
    if code.startswith("04") or name in ("DEMAND", "DISAPPROVE"):
        return code
    act = {"THREATEN": "threaten", "REJECT": "refuse"}.get(name, "pledge")
    return acts.coded(act, code)


def accused(report: Report, known: dict[str, Actor]) -> set[Triple]:
    """Return the accusations in a report of force that one says another used."""
    if report.type is not EventType.ASSAULT or report.modality not in (
        Modality.ACTUAL,
        Modality.ALLEGED,
    ):
        return set()
    doers = {
        state(p.actor, known) + sector(p.actor, known)
        for p in report.participants
        if p.role is Role.INITIATOR
    }
    voices = {state(a, known) + sector(a, known) for a in report.evidence.said_by}
    return {(x, y, "112") for x in voices for y in doers if x[:3] != y[:3] and len(x) == len(x[:3])}
