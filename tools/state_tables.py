"""What rigour, GeoNames and CLDR lack of states, or say otherwise than English news do."""

__all__ = [
    "ABOUT",
    "ACRONYMS",
    "ALIASES",
    "CAPITALS",
    "CAPITALS_LOCAL",
    "CAPITAL_ALIASES",
    "CAPITAL_KM",
    "COUNTRY_KM",
    "GEONAMES",
    "LOCAL",
    "MISTAKEN",
    "NAMES",
    "NOT_CLDR",
    "REMARKS",
    "REPUBLICS",
    "SEATS",
    "STATES",
    "UNFIT",
    "WIKIDATA",
]

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
