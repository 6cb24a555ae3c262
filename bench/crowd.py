"""Write a file in the columns of ICEWS with as many invented actors as are wanted.

Everybody is in some event if there are events enough; besides, few actors are in most of them, as
in the real file. The same numbers give the same file.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.synthetic import STATES
from loaders.icews import COLUMNS, SECTORS
from ontology.codes import CAMEO

__all__ = ["write"]

FIRST, DAYS = date(2020, 1, 1), 1000
PLACES = 200


def rows(events: int, actors: int) -> Iterator[str]:
    """Yield the header and a row for each event."""
    yield "\t".join(COLUMNS)
    chance = random.Random(events)  # repeatable, not secret
    sectors = sorted(SECTORS)
    crowd = [
        (f"Group {n:04} ({STATES[n % 8]})", sectors[n % len(sectors)], STATES[n % 8])
        for n in range(actors)
    ]
    weights = [1 / (n + 1) ** 0.7 for n in range(actors)]
    codes = sorted(CAMEO)
    for n in range(events):
        pair = [
            crowd[slot] if slot < actors else chance.choices(crowd, weights)[0]
            for slot in (2 * n, 2 * n + 1)
        ]
        spot = chance.randrange(PLACES)
        yield "\t".join(
            [
                *(str(n), (FIRST + timedelta(days=n * DAYS // events)).isoformat(), *pair[0]),
                *("text", chance.choice(codes), f"{chance.uniform(-10, 10):.1f}", *pair[1]),
                *(str(n // 3), str(n % 6), f"Paper {n % 40}", f"Town {spot}", "NA", "NA"),
                *(STATES[spot % 8], f"{20 + spot % 25}.5", f"{20 + spot % 40}.5"),
            ]
        )


def write(events: int, actors: int, path: Path) -> Path:
    """Write a file of so many events between so many actors, and return its path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{row}\n" for row in rows(events, actors))
    return path
