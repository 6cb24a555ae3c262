"""Write examples/datasets/year.tab: an invented year between invented states, in ICEWS's columns.

python -m tools.write_example_year [--check]

Two camps, a dyad that goes from talks to war and back, and a state that changes sides. The same
program always writes the same file. The intensities are those that CAMEO's codes have on
Goldstein's scale (J. Goldstein, Journal of Conflict Resolution 36, 1992, as extended to CAMEO).
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from loaders.icews import COLUMNS

__all__ = ["rows"]

OUT = Path(__file__).parents[1] / "examples" / "datasets" / "year.tab"
YEAR = 2022
WEST, EAST = ("Ruritania", "Graustark", "Orsinia"), ("Freedonia", "Sylvania", "Karlsland")
LEAGUE = "League of Edelweiss"
#: CAMEO code, its words and its intensity: from the best to the worst.
DEEDS = {
    "good deeds": (("071", "provide economic aid", 7.4), ("061", "cooperate economically", 6.4)),
    "good words": (
        ("042", "make a visit", 1.9),
        ("040", "consult", 1.0),
        ("046", "negotiate", 7.0),
    ),
    "bad words": (("111", "criticize or denounce", -2.0), ("112", "accuse", -2.0)),
    "threats": (("130", "threaten", -4.4), ("138", "threaten with military force", -7.0)),
    "bad deeds": (("163", "impose embargo or sanctions", -8.0), ("150", "show force", -7.2)),
    "war": (("190", "use conventional military force", -10.0), ("193", "fight", -10.0)),
}
#: How Ruritania and Freedonia stand, month by month: 1 friends, -1 enemies.
CRISIS = (0.7, 0.5, 0.2, -0.2, -0.5, -0.7, -0.9, -1.0, -0.4, 0.2, 0.4, 0.6)


def mood(one: str, other: str, month: int) -> float:
    """Return how two states stand in a month, 1 to 12."""
    pair = {one, other}
    if LEAGUE in pair:
        return 0.7
    if pair == {"Ruritania", "Freedonia"}:
        return CRISIS[month - 1]
    if "Orsinia" in pair:  # which changes sides, and from July to September stands with both
        friends = {*(WEST if month < 10 else ()), *(EAST if month > 6 else ())}
        return 0.9 if pair & (friends - {"Orsinia"}) else -0.7
    return 0.9 if pair <= {*WEST} or pair <= {*EAST} else -0.7


def deed(chance: random.Random, how: float) -> tuple[str, str, float]:
    """Return an event between two who stand so."""
    if chance.random() < (1 + how) / 2:
        sort = chance.choices(("good words", "good deeds"), (3, 1 + max(how, 0)))[0]
    else:
        worst = (2, 2 * abs(how), 2 * abs(how), 12 * max(-how - 0.7, 0))
        sort = chance.choices(("bad words", "threats", "bad deeds", "war"), worst)[0]
    return chance.choice(DEEDS[sort])


def rows() -> Iterator[str]:
    """Yield the header and the rows, in the order of time."""
    yield "\t".join(COLUMNS)
    chance = random.Random(YEAR)  # repeatable, not secret
    number = 0
    for month in range(1, 13):
        drawn: list[tuple[date, str, str, tuple[str, str, float]]] = []
        for pair in combinations((*WEST, *EAST, LEAGUE), 2):
            how = mood(*pair, month)
            near = set(pair) == {"Ruritania", "Freedonia"}
            many = round(4 - 6 * min(how, 0)) if near else chance.choice((0, 1, 1, 2))
            for _ in range(many):
                day = date(YEAR, month, 1) + timedelta(days=chance.randrange(28))
                one, other = chance.sample(pair, 2)
                drawn.append((day, one, other, deed(chance, how)))
        for day, one, other, (code, words, intensity) in sorted(drawn):
            number += 1
            yield "\t".join(row(number, day, one, other, code, words, intensity))


def row(
    number: int, day: date, one: str, other: str, code: str, words: str, intensity: float
) -> list[str]:
    """Return the cells of one row."""
    return [
        *(str(number), day.isoformat(), *side(one), words, code, str(intensity), *side(other)),
        *(str(1000 + number), "1", "Strelsau Gazette", *("NA",) * 6),
    ]


def side(name: str) -> tuple[str, str, str]:
    """Return the cells of an actor: name, sectors, country."""
    if name == LEAGUE:
        return name, "International Government Organization", "NA"
    return name, "NA", name


def main() -> None:
    """Write the file, or say whether it is as it would be written."""
    text = "".join(f"{line}\n" for line in rows())
    if "--check" in sys.argv:
        same = OUT.exists() and OUT.read_text(encoding="utf-8") == text
        sys.exit(0 if same else f"{OUT.name}: not as tools.write_example_year writes it")
    OUT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
