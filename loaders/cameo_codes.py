"""The codes of which CAMEO builds an actor's: sorts of people, religions, countries.

Code lists: CAMEO codebook 1.1b3 (Schrodt 2012), chapter 3, and the look-up tables of GDELT, which
add REL and PTY. The words for each are ours.
"""

from ontology.terms import ActorKind

__all__ = ["COUNTRIES", "NAMED", "RELIGIONS", "SORTS"]

_BODY, _FORCE, _GROUP = ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP
_PEOPLE, _BODIES, _COMPANY = ActorKind.POPULATION, ActorKind.ORGANIZATION, ActorKind.COMPANY
#: What each code of a sort says, and of which kind such actors are.
SORTS = {
    "AGR": ("farmers", _PEOPLE),
    "BUS": ("business", _COMPANY),
    "COP": ("police", _FORCE),
    "CRM": ("criminals", _PEOPLE),
    "CVL": ("civilians", _PEOPLE),
    "DEV": ("development", ActorKind.UNKNOWN),
    "EDU": ("education", _PEOPLE),
    "ELI": ("elites", _PEOPLE),
    "ENV": ("environment", ActorKind.UNKNOWN),
    "GOV": ("government", _BODY),
    "HLH": ("health", _PEOPLE),
    "HRI": ("human rights", _PEOPLE),
    "IGO": ("intergovernmental organizations", ActorKind.INTERNATIONAL_ORGANIZATION),
    "IMG": ("international armed groups", _GROUP),
    "INS": ("insurgents", _GROUP),
    "INT": ("international actors", ActorKind.UNKNOWN),
    "JUD": ("judiciary", _BODY),
    "LAB": ("labour", _PEOPLE),
    "LEG": ("legislature", _BODY),
    "MED": ("media", ActorKind.MEDIA),
    "MIL": ("military", _FORCE),
    "MNC": ("multinational companies", _COMPANY),
    "MOD": ("moderates", _PEOPLE),
    "NGM": ("non-governmental movements", _BODIES),
    "NGO": ("non-governmental organizations", _BODIES),
    "OPP": ("opposition", _PEOPLE),
    "PKO": ("peacekeepers", _FORCE),
    "PTY": ("parties", ActorKind.PARTY),
    "RAD": ("radicals", _PEOPLE),
    "REB": ("rebels", _GROUP),
    "REF": ("refugees", _PEOPLE),
    "REL": ("clergy", _PEOPLE),
    "SEP": ("separatists", _GROUP),
    "SET": ("settlers", _PEOPLE),
    "SPY": ("intelligence", _BODY),
    "UAF": ("unaligned armed forces", _GROUP),
    "UIS": ("unidentified states", ActorKind.UNKNOWN),
}
#: What each code of a religion says.
RELIGIONS = dict(
    pair.split(maxsplit=1)
    for pair in """
ADR African diasporic religions; ALE Alevis; ATH agnostics; BAH Bahais; BUD Buddhists;
CHR Christians; CON Confucians; CPT Copts; CTH Catholics; DOX Orthodox; DRZ Druze; HIN Hindus;
HSD Hasidim; ITR indigenous religions; JAN Jains; JEW Jews; JHW Jehovah's Witnesses;
LDS Latter-day Saints; MOS Muslims; MRN Maronites; NRM new religions; PAG pagans; PRO Protestants;
SFI Sufis; SHI Shia; SHN Shinto; SIK Sikhs; SUN Sunnis; TAO Taoists; UDX ultra-Orthodox;
ZRO Zoroastrians""".split(";")  # noqa: SIM905 - thirty strings are harder to read
)
#: Sorts whose words are a name, of a person or an organization, where no country is coded.
NAMED = frozenset({"ELI", "IGO", "IMG", "INT", "MNC", "NGM", "NGO"})
#: Countries whose code is not that of ISO 3166-1.
COUNTRIES = {"MTN": "montenegro", "ROM": "romania", "TMP": "timor-leste"}
