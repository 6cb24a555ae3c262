"""What stands apart in an article: quotations with a signature, and lists of what may come."""

import re
from collections import Counter
from collections.abc import Container

from loaders.articles.opinion import SAID
from loaders.articles.paragraphs import Block, Kind, prose
from loaders.articles.surroundings import surrounding

__all__ = ["pulled", "scenarios", "signatures"]

SIGNATURE = re.compile(r"(?:[—–―]|--?)\s*(\S[^\n]{1,89}[^\s.!?;:])$")
PERSON = re.compile(
    r"(?:[A-Z][\w.'’-]*|al-\w+|(?:bin|ibn|von|van|de|al|el))(?:\s(?:[A-Z][\w.'’-]*|"
    r"al-\w+|bin|ibn|von|van|de|al|el))+"
)
#: Who is meant by these words is nobody in particular.
NOBODY = re.compile(
    r"\b(?:observers?|analysts?|experts?|sources?|officials?|residents?|insiders?|"
    r"diplomats?|commentators?|experienced|veteran|anonymous|unknown|unnamed|"
    r"strategists?|investors?|proverb)\b",
    re.IGNORECASE,
)
#: A paragraph that is one quotation and nothing else.
WHOLE = re.compile(r"\s*(?:“([^“”]{12,400})”|\"([^\"]{12,400})\")\W{0,2}\s*")
#: So many quotations are looked for in the rest of the text, so that the time stays in bounds.
MOST = 50
OUTLOOK = re.compile(
    r"\b(?:scenarios?|pathways?|possib\w+|outcomes?|outlook|looking ahead|"
    r"what(?:['’]s| is| comes| happens)? next|options|predictions?|forecasts?|"
    r"takeaways?|questions|steps|recommendations?)\b",
    re.IGNORECASE,
)
SUPPOSED = re.compile(
    r"\b(?:possible|potential|continued|could|might|may(?= )|should|would|will|expect\w*|efforts|"
    r"likely|prospects?|encourag\w+|monitor\w+|avoid\w*|prevent\w*)\b",
    re.IGNORECASE,
)


def signatures(found: list[Block], text: str) -> dict[int, str | None]:
    """Return each signed quotation by the number of its signature's block.

    The value is the reason why quotation and signature are dropped, or None where they are kept as
    one paragraph: the signature names a person whom the article names elsewhere too.
    """
    signed: dict[int, str | None] = {}
    words: Counter[str] | None = None
    for number in range(1, len(found)):
        block, before = found[number], found[number - 1]
        match = SIGNATURE.match(text[block.mark : block.end]) if len(block.text) <= 92 else None
        entry = before.kind is Kind.ENTRY or prose(block.text)
        entry = entry or surrounding(text[block.mark : block.end]) is not None
        if not match or entry or not prose(before.text) or number - 1 in signed:
            continue
        name = PERSON.match(re.split(r"[,(]", match[1])[0])
        if not name or NOBODY.search(name[0]):
            signed[number] = "a quotation of nobody who is named"
            continue
        words = words or Counter(re.findall(r"[\w’'-]+", text))
        last = name[0].split()[-1]
        alone = words[last] + words[f"{last}’s"] + words[f"{last}'s"] < 2
        signed[number] = "a quotation of one whom the article does not speak of" if alone else None
    return signed


def pulled(found: list[Block], text: str) -> dict[int, str]:
    """Return the quotations set apart that add nothing, by their number, with the reason.

    Their words stand in the text too, or nobody near says them. One that follows words of a speaker
    goes on with them, and one after a colon is announced.
    """
    quoted = {n: m for n, block in enumerate(found) if (m := WHOLE.fullmatch(block.text))}
    words = _plain(text) if quoted else ""
    reasons: dict[int, str] = {}
    for number, match in list(quoted.items())[:MOST]:
        if words.count(_plain(match[1] or match[2]).strip(" .,!?")) > 1:
            reasons[number] = "a quotation that stands in the text"
        elif 0 < number < len(found) - 1 and not _spoken_for(found, number, quoted):
            reasons[number] = "a quotation of nobody who is named"
    return reasons


def _plain(text: str) -> str:
    """Return words in small letters, with single blanks and one kind of apostrophe."""
    return " ".join(text.casefold().replace("’", "'").split())


def _spoken_for(found: list[Block], number: int, quoted: Container[int]) -> bool:
    """Tell whether the words before or after a quotation may say whose it is."""
    before, after = found[number - 1].text, found[number + 1].text
    if number - 1 in quoted or number + 1 in quoted or before.endswith((":", ",", "...", "…")):
        return True
    near = f"{before} {after}"
    return bool(SAID.search(near) or re.search('[“"—–]', near))


def scenarios(found: list[Block]) -> set[int]:
    """Return the numbers of the blocks that are entries of lists of what may or should come."""
    supposed: set[int] = set()
    run: list[int] = []
    outlook = False
    for number, block in enumerate([*found, Block(0, "")]):
        if block.kind is Kind.ENTRY and number < len(found):
            run.append(number)
            continue
        if run and (outlook or _mostly_supposed(found, run)):
            supposed.update(run)
        if run or block.kind is Kind.HEADING or not prose(block.text) or block.text.endswith(":"):
            outlook = bool(OUTLOOK.search(block.text[:300]))
        run = []
    return supposed


def _mostly_supposed(found: list[Block], run: list[int]) -> bool:
    """Tell whether at least half of a list's entries are about what may or should be."""
    return 2 * sum(bool(SUPPOSED.search(found[number].text)) for number in run) >= len(run)
