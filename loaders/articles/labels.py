"""Labels of reports: who does what in a few words, as a headline says it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from loaders.articles.dated import SPEAKING, acted
from loaders.articles.grammar import is_verb
from loaders.articles.shape import Frame
from ontology.terms import EventType, Modality, Polarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["clause", "label", "shortened"]

#: About how long what follows the verb may be, in characters; how many actors are named.
LONGEST, NAMED = 72, 3
#: What each type is called where the words of the article make no phrase, and what leads to whom.
PLAIN = {
    EventType.ACCUSE: ("accuse", ""), EventType.AGREE: ("agree", "with"),
    EventType.AID: ("help", ""), EventType.APPEAL: ("appeal", "to"),
    EventType.ASSAULT: ("attack", ""), EventType.COERCE: ("use pressure", "against"),
    EventType.CONCEDE: ("yield", "to"), EventType.CONSULT: ("hold talks", "with"),
    EventType.COOPERATE: ("cooperate", "with"), EventType.DENY: ("deny a claim", "about"),
    EventType.MOBILIZE: ("mobilize", "against"), EventType.PLEDGE: ("make a pledge", "to"),
    EventType.PROTEST: ("protest", "against"), EventType.REJECT: ("object", "to"),
    EventType.REQUEST: ("make demands", "of"), EventType.RETREAT: ("ease measures", "against"),
    EventType.SANCTION: ("impose sanctions", "on"), EventType.STATEMENT: ("comment", "on"),
    EventType.SUPPORT: ("support", ""), EventType.THREATEN: ("threaten", ""),
}  # fmt: skip
#: Acts that say what their speaker will do.
SPOKEN = {EventType.PLEDGE: "pledge", EventType.THREATEN: "threaten"}
#: How the manner of what is not asserted is said before the verb.
MANNERS = {
    Modality.PLANNED: "to", Modality.PLEDGED: "to", Modality.CONDITIONAL: "would",
    Modality.THREATENED: "would", Modality.POSSIBLE: "may", Modality.DEMANDED: "should",
}  # fmt: skip
#: What follows a verb and belongs to its phrase.
PHRASE = frozenset(
    {"dobj", "dative", "prt", "prep", "xcomp", "acomp", "attr", "oprd", "ccomp", "agent"}
)
#: Words that only make sense in the mouth of the speaker.
OWN = frozenset({"I", "we", "us", "our", "my", "me", "you", "your", "ours", "ourselves"})
THEIRS = {"our": "their", "us": "them", "we": "they", "ourselves": "themselves"}
#: Prepositions after which it is said when, or who says so.
TIMES = frozenset(
    {"since", "until", "till", "before", "after", "during", "following", "ahead", "according"}
)
QUOTES = str.maketrans("", "", '"“”„«»')
SINGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def label(frame: Frame, doc: "Doc", named: Callable[[str], tuple[str, bool]]) -> str:
    """Return a frame as a headline; ``named`` gives an actor's name, and whether it is plural.

    The words are the article's own where they make a phrase ("Iraq maintains close ties with
    Iran"), else those of the type ("United States and Iran hold talks").
    """
    token = doc[frame.trigger]
    who, many = _joined([p.actor for p in frame.initiators], named)
    whom, _ = _joined([p.actor for p in frame.recipients], named)
    if who and acted(frame) and frame.type in SPEAKING:
        return f"{who}: {clause(token)}"
    if is_verb(token) and who and not frame.passive:
        phrase = _phrase(token, many=many)
        if not phrase and frame.type is EventType.STATEMENT and frame.content is not None:
            return f"{who}: {clause(doc[frame.content.trigger])}"
        if phrase is not None:
            return f"{who} {_manner(frame, token.lemma_.lower(), many)} {phrase}".strip()
    if is_verb(token) and whom and not who and token.tag_ == "VBN":
        return f"{whom} {token.lower_}" if frame.asserted else f"{whom}: {clause(token)}"
    if is_verb(token) and not who:
        return clause(token)
    inner = frame.content if frame.asserted else None
    if who and inner and doc[inner.trigger].tag_ == "VB" and frame.type in SPOKEN:
        phrase = _phrase(doc[inner.trigger], many=many) or ""
        verb = _manner(frame, SPOKEN[frame.type], many)
        return f"{who} {verb} to {doc[inner.trigger].lemma_.lower()} {phrase}".strip()
    lemma, link = PLAIN[frame.type] if frame.type else ("act", "on")
    verb = _manner(frame, lemma, many or not who)
    return " ".join(filter(None, (who or "Unnamed actors", verb, link if whom else "", whom)))


def clause(token: "Token") -> str:
    """Return the words of the clause of a token, shortened, without marks of quotation."""
    doc, first, after = token.doc, token.left_edge.i, token.right_edge.i + 1
    own = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "expl")]
    if own:
        first = own[0].left_edge.i
        if own[0].tag_ in ("WDT", "WP") and token.dep_ == "relcl":
            first = token.head.left_edge.i + (token.head.left_edge.dep_ == "det")
    while first < token.i and (doc[first].is_punct or doc[first].dep_ in ("cc", "mark")):
        first += 1
    return shortened(_plain(doc[first:after].text), LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, cut after a word where it is longer than so many characters."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text.rstrip(" ,;:.-–—")
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:.-–—") + "…"


def _joined(actors: Sequence[str], named: Callable[[str], tuple[str, bool]]) -> tuple[str, bool]:
    """Return the names of some actors as one phrase, and whether it is plural."""
    names = [named(actor) for actor in dict.fromkeys(actors)]
    texts = [name for name, _ in names[:NAMED]]
    if len(names) > NAMED:
        texts.append("others")
    text = " and ".join(filter(None, (", ".join(texts[:-1]), *texts[-1:])))
    return text, len(names) > 1 or any(many for _, many in names)


def _manner(frame: Frame, lemma: str, many: bool) -> str:
    """Return a verb in the present, or after what says in which way it is meant."""
    first, _, rest = lemma.partition(" ")
    before = MANNERS.get(frame.modality)
    if frame.polarity is Polarity.DENIED:
        no = f"{before} not" if before else "do not" if many else "does not"
        return f"not {before} {lemma}" if before == "to" else f"{no} {lemma}"
    if before:
        return f"{before} {lemma}"
    if frame.modality is Modality.ALLEGED:
        return f"{'are' if many else 'is'} said to {lemma}"
    if first == "be":
        return f"{'are' if many else 'is'} {rest}".strip()
    return lemma if many else f"{_singular(first)} {rest}".strip()


def _singular(verb: str) -> str:
    if verb in SINGULAR:
        return SINGULAR[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _phrase(verb: "Token", *, many: bool) -> str | None:
    """Return what follows a verb in its clause, None where it needs the mouth of its speaker."""
    made = ""
    for child in _following(verb):
        first, after = child.left_edge.i, child.right_edge.i + 1
        made = f"{made} {_plain(_unbroken(child.doc, first, after))}".strip()
        if len(made) > LONGEST:
            break
    if many:
        made = " ".join(THEIRS.get(word, word) for word in made.split())
    if any(word in OWN for word in made.split()):
        return None
    return shortened(made, LONGEST) if made else None


def _following(verb: "Token") -> Iterator["Token"]:
    for child in verb.children:
        if child.i > verb.i and child.dep_ in PHRASE and not _time(child):
            yield child


def _time(token: "Token") -> bool:
    """Tell whether a phrase is a time or a source, which a label leaves to the record."""
    if token.dep_ == "prep" and token.lower_ in TIMES:
        return True
    goals = [c for c in token.children if c.dep_ == "pobj"] if token.dep_ == "prep" else [token]
    return any(goal.ent_type_ in ("DATE", "TIME") for goal in goals)


def _unbroken(doc: "Doc", first: int, after: int) -> str:
    """Return words up to a mark that parts clauses, or a clause that tells more of a noun."""
    after = _untimed(doc, first, after)
    for at in range(first + 1, after):
        if doc[at].text in (",", ";", ":", "—", "–", "--") and doc[at].dep_ == "punct":
            more = doc[at + 1 : at + 2].text
            if not more[:1].isupper() or doc[at + 1].dep_ not in ("conj", "appos"):
                return doc[first:at].text
    return doc[first:after].text


def _untimed(doc: "Doc", first: int, after: int) -> int:
    """Return where words end without the time at their end."""
    end = after
    while end > first and doc[end - 1].ent_type_ in ("DATE", "TIME"):
        end -= 1
    while first < end < after and doc[end - 1].pos_ in ("ADP", "DET"):
        end -= 1
    return end if end > first else after


def _plain(text: str) -> str:
    return " ".join(text.translate(QUOTES).split())
