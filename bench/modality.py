"""Score a coder on 100 sentences of modality, polarity and attribution.

    python -m bench.modality [--show]

The sentences and what counts as right are in bench/gold/README.md. ``--show`` prints the failures
among the half of the sentences that writers of rules may look at; the other half is only scored.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from bench.coded import Coded, coded
from ontology.errors import DetenteError
from ontology.names import fold

__all__ = ["GOLD", "Score", "gold", "named", "report", "score", "shown"]

GOLD = Path(__file__).parent / "gold" / "modality.jsonl"
#: Words of a name that tell nobody apart.
EMPTY = frozenset(["a", "an", "the", "of", "for", "to", "from", "at", "in", "on", "his", "her",
                   "its", "their", "s", "two", "three", "some"])  # fmt: skip


Coder: TypeAlias = Callable[[str], list[Coded]]


@dataclass(slots=True)
class Score:
    """Counts over the sentences: of each figure, how many are right and how many there are.

    ``wrong`` are passages and types that were coded as actual and are not; ``missed`` says what a
    passage lacks.
    """

    wrong: list[tuple[str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)
    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    others: int = 0

    def count(self, figure: str, of: str, good: bool, what: str) -> None:
        """Count one thing that should be found."""
        self.total[figure] += 1
        self.right[figure] += good
        if not good:
            self.missed.append((of, f"{figure}: {what}"))

    def share(self, figure: str) -> float:
        """Return how much of a figure is right, 0 to 1; 0 where there is nothing to find."""
        return self.right[figure] / self.total[figure] if self.total[figure] else 0.0


def gold(path: Path = GOLD) -> list[dict[str, Any]]:
    """Return the sentences with what is right of each."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def shown(of: str) -> bool:
    """Tell whether a sentence is of the half that writers of rules may look at."""
    return int(sha256(of.encode()).hexdigest(), 16) % 2 == 0


def score(sentences: Iterable[dict[str, Any]], coder: Coder) -> Score:
    """Return how well a coder does on the sentences."""
    made = Score()
    for sentence in sentences:
        found = coder(sentence["text"])
        _types(made, sentence, found)
        _speakers(made, sentence, found)
        for event in sentence["events"]:
            _event(made, sentence, event, found)
    return made


def _types(made: Score, sentence: dict[str, Any], found: list[Coded]) -> None:
    actual = {each.type for each in found if each.status == "actual"}
    figure = "controls" if sentence["class"] == "control" else "speech acts"
    made.wrong += [(sentence["id"], of) for of in sentence["never_actual"] if of in actual]
    for of in sentence["actual"]:
        made.count(figure, sentence["id"], of in actual, of)


def _speakers(made: Score, sentence: dict[str, Any], found: list[Coded]) -> None:
    said = {speaker for each in found for speaker in each.speaker}
    for meant in sentence["speakers"]:
        made.count("speakers", sentence["id"], any(named(meant, s) for s in said), meant)
        made.count("speakers, lenient", sentence["id"], any(_alike(meant, s) for s in said), meant)
    made.others += sum(not any(_alike(m, s) for m in sentence["speakers"]) for s in said)


def _event(
    made: Score, sentence: dict[str, Any], event: dict[str, str], found: list[Coded]
) -> None:
    same = [each for each in found if (each.type, each.status) == (event["type"], event["status"])]
    if event["status"] != "actual":
        what = f"{event['type']} {event['status']}"
        made.count("status", sentence["id"], bool(same), what)
    if sentence["class"] != "control":
        return
    for figure in ("initiator", "recipient"):
        if figure in event:
            sides = [name for each in same for name in getattr(each, figure)]
            good = any(_alike(event[figure], name) for name in sides)
            made.count(f"{figure}s", sentence["id"], good, event[figure])


def named(meant: str, coded: str) -> bool:
    """Tell whether a coded actor is the one who is meant; both may have several names.

    >>> named("the foreign minister of Iran", "Iranian Foreign Minister|Iranian FM")
    True
    >>> named("the foreign minister of Iran", "Iran")
    False
    """
    return any(_same(one, other) for one in meant.split("|") for other in coded.split("|"))


def _same(meant: str, coded: str) -> bool:
    ours, theirs = _words(meant), _words(coded)
    if not ours or not theirs:
        return False
    both = len(ours & theirs)
    return _head(meant) in theirs and 2 * both >= min(len(ours), len(theirs))


def _alike(meant: str, coded: str) -> bool:
    """Tell whether two actors have a content word in common."""
    return any(
        _words(one) & _words(other) for one in meant.split("|") for other in coded.split("|")
    )


def _words(name: str) -> set[str]:
    """Return the content words of a name."""
    return set(fold(re.sub(r"[’']s?\b", "", name)).split()) - EMPTY


def _head(name: str) -> str:
    """Return the last word before what a name belongs to."""
    front = re.split(r",| (?:of|for|to|from|at) ", re.sub(r"[’']s?\b", "", name))[0]
    return fold(front).split()[-1]


# The figures


def report(made: Score, title: str) -> str:
    """Return the figures of a score, a line each."""
    lines = [f"{title}", f"  coded as actual and is not  {len(made.wrong):4}   (must be 0)"]
    for figure in made.total:
        right, total = made.right[figure], made.total[figure]
        lines.append(f"  {figure:26}  {right:4} of {total:3}   {made.share(figure):.2f}")
    lines.append(f"  {'speakers not in the gold':26}  {made.others:4}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print every figure; return 1 where the coder cannot be run."""
    sentences = gold()
    try:
        found = {each["text"]: coded(each["text"]) for each in sentences}
    except DetenteError as error:
        print(f"not measured: {error}")
        return 1
    for title, half in (("all 100", None), ("may be looked at", True), ("only scored", False)):
        part = [each for each in sentences if half is None or shown(each["id"]) is half]
        made = score(part, found.__getitem__)
        print(report(made, f"{title} ({len(part)})"))
        if half and "--show" in arguments:
            for of, what in (*made.wrong, *made.missed):
                print(f"    {of}  {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
