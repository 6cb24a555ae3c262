"""The columns of GDELT's events: which are left out, and why."""

from loaders.delimited import Line
from loaders.table import Table

__all__ = ["EARLY", "NOTHING", "TABLE"]

PARTS = (
    *("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code"),
    *("Type1Code", "Type2Code", "Type3Code"),
)
POINT = ("ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GEO = ("Type", "FullName", "CountryCode", *POINT)
SIDES = ("Actor1", "Actor2")
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"{side}{part}" for side in SIDES for part in ("Code", "Name", "CountryCode", *PARTS)),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{part}" for who in (*SIDES, "Action") for part in GEO),
    *("DATEADDED", "SOURCEURL"),
)
LEFT = {
    **dict.fromkeys(("MonthYear", "Year", "FractionDate"), "SQLDATE says the same, exactly"),
    **{f"{side}{part}": "a part of the actor's code" for side in SIDES for part in PARTS},
    **{
        f"{side}Geo_{part}": "the place next named to the actor, which is not where the actor was"
        for side in SIDES
        for part in GEO
    },
    **{
        f"ActionGeo_{part}": "the full name and the point say it" for part in (*POINT[:2], POINT[4])
    },
    "IsRootEvent": "whether one article had it in its lead; the mentions say where each had it",
    "EventBaseCode": "EventCode begins with it",
    "QuadClass": "EventCode tells it",
    "NumMentions": "how often it was said, not by how many; the mentions have each",
    "NumArticles": "the outlets are counted; the mentions have each article",
}


class Early(Table):
    """Rows of GDELT 1.0, which end without an address if added before 1 April 2013."""

    def cells(self, found: Line, wanted: int) -> list[str]:
        """Return the cells of a row, the address among them."""
        cells = found.cells(None)
        if len(cells) == wanted - 1 and "1979" < cells[-1] < "20130401":
            return [*cells, ""]
        return found.cells(wanted)


#: What stands for nothing; NA is a code of places like any other.
NOTHING = frozenset({""})
TABLE = Table(COLUMNS, left=LEFT, header=False, nothing=NOTHING)
EARLY = Early(
    tuple(c for c in COLUMNS if "ADM2" not in c),
    left={c: reason for c, reason in LEFT.items() if "ADM2" not in c},
    header=False,
    nothing=NOTHING,
)
