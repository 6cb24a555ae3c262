"""Which words make of what hangs on them something planned, feared, alleged, ordered or averted."""

from collections.abc import Iterable, Mapping
from functools import cache

from loaders.articles.effects import Effect
from loaders.articles.lexicon import lexicon
from loaders.articles.listed import listed
from ontology.terms import Modality

__all__ = [
    "ADJECTIVES", "ALLEGED", "CLAUSES", "DENYING", "FACTUAL", "FALSE", "FOR", "NOUNS", "OBJECTS",
    "POSSIBLE", "RAISED", "SUBJECTS", "UNTRUE", "clauses",
]  # fmt: skip


PLANNED, POSSIBLE = Effect(Modality.PLANNED), Effect(Modality.POSSIBLE)
ALLEGED, DEMANDED = Effect(Modality.ALLEGED), Effect(Modality.DEMANDED)
PLEDGED, THREATENED = Effect(Modality.PLEDGED), Effect(Modality.THREATENED)
DENIED, UNTRUE = Effect(denies=True), Effect(Modality.ALLEGED, denies=True)
ABOUT, MULLED = Effect(Modality.POSSIBLE, firm=False), Effect(Modality.PLANNED, firm=False)


def _table(*entries: tuple[Effect, str]) -> Mapping[str, Effect]:
    return {word: effect for effect, words in entries for word in words.split()}


#: Verbs by what they make of a clause, an infinitive or a gerund under them.
CLAUSES = _table(
    (POSSIBLE, "imagine suppose assume fear worry doubt wonder dream pretend simulate rehearse "
     "envisage envision foresee predict forecast anticipate ponder weigh debate discuss mull "
     "examine investigate ask question advocate recommend suggest propose oppose favour favor risk "
     "dare contemplate prefer allow permit authorise authorize empower enable license train invite "
     "probe study explore review check determine entitle equip incite tempt encourage lead prime "
     "depend hinge"),
    (DEMANDED, "order instruct command direct task oblige require bind mandate"),
    (DENIED, "avert avoid prevent foil thwart forestall preempt block cancel postpone delay abort "
     "scrap abandon shelve exclude forbid ban prohibit bar preclude refrain shun deter dissuade "
     "discourage renounce forswear forgo eschew veto defer restrain decline desist abstain miss "
     "prohibit"),
    (PLANNED, "set slate tip due forecast project promise plot undertake poise hop"),
)  # fmt: skip
#: Verbs whose infinitive was done: nothing but the verbs of the lexicon's list `through` and these.
FACTUAL = listed(
    "force compel make let see watch cause prompt drive push drag help get move use send rush join "
    "go come stay return travel march turn rise stop unite gather step wait"
)
#: Verbs of belief and report whose subject is said to have done it: "is said to have attacked".
RAISED = listed(
    "say believe think report allege understand suspect rumour rumor hold claim assume presume "
    "suppose seem appear accuse reckon deem consider"
)
#: Verbs by what they make of the noun of an event that is their object.
OBJECTS = _table(
    (ABOUT, "discuss debate fear examine investigate study explore "
     "question suspect review probe imagine simulate rehearse mention describe oppose support back "
     "favour favor advocate recommend suggest envisage face await"),
    (MULLED, "consider weigh mull contemplate"),
    (PLANNED, "plan intend prepare schedule arrange want seek propose draft table"),
    (POSSIBLE, "predict forecast foresee anticipate expect envision risk invite "
     "deter discourage hope desire urge request demand offer plot attempt try threaten "
     "vow pledge promise model invent fabricate need"),
    (ALLEGED, "allege claim rumour rumor"),
    (UNTRUE, "deny disprove refute"),
    (DENIED, "avert avoid prevent foil thwart forestall preempt block cancel postpone delay abort "
     "scrap abandon shelve exclude forbid ban prohibit preclude veto defer prohibit refuse decline "
     "reject lack forgo renounce rule_out call_off put_off"),
)  # fmt: skip
#: Verbs and adjectives with a noun after "for", "of" or "against" that is still to come.
FOR = listed(
    "prepare brace ready call push press appeal plead ask wait hope plan train pray long campaign "
    "lobby vote arrange aim opt look petition warn caution guard protect defend insure"
)
#: Verbs by what they make of the noun that is their subject.
SUBJECTS = _table(
    (POSSIBLE, "loom threaten beckon depend hinge"),
    (PLANNED, "await approach"),
)
#: Nouns by what they make of a clause or of a noun after "of", "for", "to", "on".
NOUNS = _table(
    (PLANNED, "plan intention intent preparation proposal bill draft motion decision programme "
     "scheme plot schedule arrangement blueprint mandate authorisation authorization timetable"),
    (PLEDGED, "promise pledge vow commitment agreement deal pact accord guarantee assurance "
     "readiness willingness"),
    (THREATENED, "threat"),
    (POSSIBLE, "possibility risk prospect danger fear concern worry anxiety warning hope desire "
     "wish chance likelihood probability capability capacity ability power right option scenario "
     "idea dream attempt effort try bid reluctance verge brink edge cusp event case simulation "
     "rehearsal drill exercise talk negotiation discussion debate consultation question condition "
     "opposition offer temptation excuse pretext justification opportunity potential calculation "
     "goal aim target aspiration ambition push need speculation prediction forecast expectation "
     "deterrent deterrence protection defence defense resolution vote reason means will"),
    (DEMANDED, "call demand appeal request ultimatum plea petition obligation duty order "
     "instruction deadline pressure requirement urging"),
    (ALLEGED, "claim allegation accusation charge report rumour rumor suspicion suggestion "
     "assertion belief assumption complaint impression hint theory evidence indication sign proof "
     "notion insinuation story denial"),
    (DENIED, "refusal failure inability absence lack avoidance"),
)  # fmt: skip
#: Verbs of one who says that a claim is not so.
DENYING = listed("deny reject dismiss dispute refute contest rebut repudiate")
#: Adjectives by what they make of a clause, or of the noun of an event of which they are said.
ADJECTIVES = _table(
    (POSSIBLE, "possible likely unlikely conceivable imminent inevitable probable plausible "
     "unclear uncertain unknown doubtful questionable unthinkable feasible able capable free "
     "entitled powerless close near afraid wary fearful worried concerned welcome mistaken "
     "hypothetical imaginable permissible lawful unlawful illegal dangerous foolish unwise"),
    (PLANNED, "due set ready poised bound certain sure scheduled keen eager willing prepared "
     "determined intent about slated"),
    (DENIED, "impossible unable unwilling reluctant short"),
    (DEMANDED, "necessary essential imperative vital obliged"),
    (UNTRUE, "false untrue baseless unfounded groundless fake fabricated incorrect inaccurate "
     "bogus wrong nonsense"),
)  # fmt: skip
FALSE = frozenset(word for word, effect in ADJECTIVES.items() if effect is UNTRUE) | listed(
    "lie fabrication fiction nonsense propaganda rubbish invention hoax myth falsehood"
)


@cache
def clauses() -> Mapping[str, Effect]:
    """Return the verbs by what they make of a clause, those of the lexicon's lists with them."""
    lists = lexicon().lists
    made: dict[str, Effect] = {}
    for name, effect in (("plan", PLANNED), ("attempt", POSSIBLE), ("fail", DENIED)):
        made.update(_single(lists[name], effect))
    return {**made, **CLAUSES}


def _single(words: Iterable[str], effect: Effect) -> dict[str, Effect]:
    return dict.fromkeys(words, effect)
