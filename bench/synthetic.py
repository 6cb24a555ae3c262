"""Write a file in the columns of ICEWS, with invented rows: the same number gives the same file.

python -m bench.synthetic ROWS OUT.tab
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from loaders.icews import COLUMNS
from ontology.codes import CAMEO

__all__ = ["write"]

STATES = ("Iran", "Iraq", "Israel", "Lebanon", "Russia", "Syria", "Turkey", "United States")
BODIES = ("Citizen", "Foreign Affairs", "Government", "Media", "Military", "Police", "Protester")


def rows(count: int) -> Iterator[str]:
    """Yield the header and so many rows."""
    yield "\t".join(COLUMNS)
    chance = random.Random(count)  # repeatable, not secret
    actors = [(state, "NA", state) for state in STATES]
    actors += [(f"{body} ({state})", body, state) for state in STATES for body in BODIES]
    weights = [8] * len(STATES) + [1] * (len(actors) - len(STATES))
    codes = sorted(CAMEO)
    for n in range(count):
        day = date(2020, 1, 1) + timedelta(days=n * 1000 // max(count, 1))
        source, target = chance.choices(actors, weights, k=2)
        where = chance.choice(STATES)
        yield "\t".join(
            [
                *(str(n), day.isoformat(), *source, "text", chance.choice(codes)),
                *(f"{chance.uniform(-10, 10):.1f}", *target, str(n // 3), str(n % 6)),
                *(f"Paper {n % 40}", "NA", "NA", "NA", where, "33.0", "44.0"),
            ]
        )


def write(count: int, path: Path) -> Path:
    """Write a file of so many rows, and return its path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{row}\n" for row in rows(count))
    return path


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
