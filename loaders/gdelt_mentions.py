"""GDELT 2.0 mentions: which article speaks of which event, one row for each place where one does.

Codebook: GDELT Event Codebook 2.0 (2015-02-19), table of mentions: 16 columns, no header.

Known limits. A row says where a machine found an event again, and how sure it was; it makes no
claim about the event, whose type and actors stand in the file of events under the same id. An
outlet that is named often may only have passed on what an agency wrote. The places in a text are
approximate: the text was cleaned, and often translated, before they were counted.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from loaders.curated import finite
from loaders.gdelt import PUBLISHER, source, tone
from loaders.gdelt_columns import NOTHING
from loaders.outlets import published
from loaders.seen import New
from loaders.stamps import past
from loaders.table import Row, Table, whole
from ontology.records import Evidence, Mention, Record

__all__ = ["load", "recognises"]

COLUMNS = (
    *("GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName"),
    *("MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset"),
    *("ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
)
LEFT = {
    "EventTimeDate": "when the event was added, which the file of events says",
    "MentionType": "whether the identifier is an address, which it shows itself",
    "Actor1CharOffset": "the sentence and the place of the verb say where it stands",
    "Actor2CharOffset": "the sentence and the place of the verb say where it stands",
    "InRawText": "whether the text had to be rewritten first, which lowers the confidence",
    "MentionDocLen": "how long the article is",
    "MentionDocTranslationInfo": "what translated the article for GDELT, and from which language",
    "Extras": "reserved, and empty",
}
TABLE = Table(COLUMNS, left=LEFT, header=False, nothing=NOTHING)
BEGINNING = re.compile(r"\d+\t\d{14}\t\d{14}\t[1-6]\t", re.ASCII)


def recognises(path: Path, beginning: str) -> bool:  # noqa: ARG001  # every loader is asked so
    """Tell whether some line is a mention, by its first four columns and its width."""
    lines = beginning.split("\n")
    return any(BEGINNING.match(line) and line.count("\t") + 1 == len(COLUMNS) for line in lines)


def load(path: Path) -> Iterator[Record]:
    """Yield the outlet and the mention of each row."""
    said = source(path, "mentions", loader="gdelt-mentions")
    yield said
    yield PUBLISHER
    yield from TABLE.rows(path, Rows(said.id))


class Rows:
    """A reader of rows that knows which outlets came before."""

    def __init__(self, source: str) -> None:
        self.source, self.new = source, New()

    def __call__(self, row: Row) -> Iterable[Record]:
        """Return the records of one row; a row has no id but its line."""
        name, identifier = row.get("MentionSourceName", str), row.take("MentionIdentifier", str)
        url, outlet = published("gdelt", identifier, name)
        sentence, verb = row.get("SentenceID", whole), row.get("ActionCharOffset", offset)
        where = [] if url else [identifier]
        where += [] if sentence is None else [f"sentence {sentence}"]
        where += [] if verb is None else [f"character {verb}"]
        mention = Mention(
            id=f"{self.source}/{row.line}",
            events=(f"gdelt/{row.take('GLOBALEVENTID', whole)}",),
            evidence=Evidence(
                said_by=(outlet.id,) if outlet else (),
                said_on=row.take("MentionTimeDate", past),
                confidence=row.get("Confidence", percent),
                locator=", ".join(where) or None,
                url=url,
                tone=row.get("MentionDocTone", tone),
            ),
        )
        return [*self.new(outlet), mention]


def percent(value: str) -> float:
    """Return a share given in percent, 0 to 1."""
    number = finite(value)
    if not 0 <= number <= 100:
        raise ValueError("must lie between 0 and 100")
    return number / 100


def offset(value: str) -> int | None:
    """Return how many characters stand before something, None where that is not known."""
    return None if value == "-1" else whole(value)
