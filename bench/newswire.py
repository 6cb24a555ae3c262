"""Write articles of invented news, out of templates: the same number gives the same file.

python -m bench.newswire COUNT OUT.jsonl
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

__all__ = ["article", "write"]

STATES = ("Iran", "Iraq", "Israel", "Lebanon", "Russia", "Syria", "Turkey", "Saudi Arabia")
CAPITALS = ("Tehran", "Baghdad", "Jerusalem", "Beirut", "Moscow", "Damascus", "Ankara", "Riyadh")
FIRST = ("Salim", "Karim", "Dana", "Yosef", "Irina", "Hassan", "Leyla", "Omar", "Mina", "Anton")
LAST = ("Barzan", "Haddad", "Moradi", "Levin", "Orlov", "Aksoy", "Nasser", "Khoury", "Rahimi")
POSTS = ("foreign minister", "defence minister", "army spokesman", "envoy", "deputy minister")
TOPICS = ("the border", "the pipeline", "the prisoners", "the river", "the ceasefire", "the ships")
SENTENCES = (
    "{a} and {b} resumed talks on {topic} in {place} on {day}, officials said.",
    "{name}, the {post} of {a}, told reporters that {n} soldiers would leave within a week.",
    '"We will not accept conditions on {topic}," {last} said after the meeting.',
    "If {b} closes the crossing, {a} would impose sanctions on its banks, the ministry warned.",
    "The {post} denied that {a} had sent weapons to groups in {c}.",
    "On {day}, {n} people protested outside the parliament in {place}, police said.",
    "{c} condemned the attack and urged {a} to withdraw its forces from the area.",
    "According to a statement, {a} has released {n} prisoners who were held since {year}.",
    "The United Nations called on both sides to return to negotiations over {topic}.",
    "{b} accused {a} of violating the agreement that was signed in {place} in {year}.",
    "{last} met his counterpart from {c} and signed a memorandum on {topic}.",
    "Security forces arrested {n} men near {place} in connection with the bombing.",
    "The two governments plan to open a joint office next month, the {post} added.",
    "Residents described long queues at the crossing, where trucks had waited since {day}.",
    "{c} offered to mediate, but neither {a} nor {b} has accepted the proposal.",
)
#: A week of days, and how many sentences a paragraph has and paragraphs an article.
DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
WITHIN, LENGTH = (1, 3), (9, 14)


def article(number: int) -> dict[str, str]:
    """Return the number-th article as an object of a JSON Lines file; about 300 words."""
    chance = random.Random(number)
    sides = chance.sample(range(len(STATES)), 3)
    a, b, c = (STATES[side] for side in sides)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    paragraphs = []
    for _ in range(chance.randint(*LENGTH)):
        said = (
            template.format(
                a=a, b=b, c=c, name=name, last=name.split()[1],
                place=CAPITALS[chance.choice(sides)], post=chance.choice(POSTS),
                topic=chance.choice(TOPICS), day=chance.choice(DAYS),
                n=f"{chance.randint(3, 9000):,}", year=chance.randint(1995, 2025),
            )
            for template in chance.sample(SENTENCES, chance.randint(*WITHIN))
        )  # fmt: skip
        paragraphs.append(" ".join(said))
    return {
        "id": str(number),
        "title": f"{a} and {b} meet over {chance.choice(TOPICS)} again ({number})",
        "publisher": chance.choice(("Harbour Gazette", "Newswire", "The River Post")),
        "date": str(date(2026, 1, 1) + timedelta(days=chance.randrange(300))),
        "text": "\n\n".join(paragraphs),
    }


def write(count: int, path: Path) -> Path:
    """Write so many articles, a line for each, and return the path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(count))
    return path


def _lines(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield json.dumps(article(number)) + "\n"


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
