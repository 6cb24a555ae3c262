"""Telling English from other languages, by script and by the commonest small words."""

import re
import unicodedata
from collections import Counter

__all__ = ["why_not_english"]

#: Small words that make up a third of running text, and are few in the other languages.
SMALL = {
    "en": "the of and to in that is was for on with as by at from it be has have were which said "
    "not are this who their will had its would been they he she after over about",
    "de": "der die das und ist nicht mit von den dem ein eine im auf für sich des auch wird nach",
    "fr": "le la les des et est une dans que pour sur qui par au du avec pas ont aux ce cette",
    "es": "el la los las que y en una por con para se del su al es como más pero han",
    "it": "il di che e la per una con del sono della nel non alla gli dei le ha anche più",
    "pt": "o que e da do em um uma para com não os as dos na no por mais foi ao",
    "nl": "de het een en van is op te dat niet met voor zijn aan door er maar ook naar werd",
    "sv": "och att det som en på är av för med till den inte om ett har de var från vid",
    "pl": "i w na z do się nie że jest to przez od oraz po dla są który jak za był",
    "tr": "ve bir bu için ile de da olarak olan daha çok gibi sonra kadar ancak ise ne dedi",
    "id": "yang dan di ke dari untuk dengan pada ini itu adalah dalam tidak akan telah oleh juga",
}
WORDS = {language: frozenset(words.split()) for language, words in SMALL.items()}
NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "pl": "Polish",
    "tr": "Turkish",
    "id": "Indonesian",
}
#: How much of a text is looked at, in characters: its beginning, and as much of its middle.
SAMPLE = 10_000


def why_not_english(text: str) -> str | None:
    """Return why a text is not taken for English, or None where it is.

    >>> why_not_english("The minister said that talks with Iran were held in Oman.")
    >>> why_not_english("Der Minister sagte, dass die Gespräche mit dem Iran nicht im Oman sind.")
    'not English: German by its commonest words'
    """
    middle = max(SAMPLE, len(text) // 2)
    sample = text[:SAMPLE] + " " + text[middle : middle + SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return "no prose: it has no letters"
    return _script(letters) or _words(re.findall(r"[^\W\d_]+", sample.casefold()))


def _script(letters: list[str]) -> str | None:
    """Return the reason why letters are not Latin ones, unless most of them are."""
    latin = sum(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in letters)
    if latin >= 0.8 * len(letters):
        return None
    counts = Counter(unicodedata.name(c, "?").partition(" ")[0] for c in letters if not c.isascii())
    return f"not English: {counts.most_common(1)[0][0].capitalize()} script"


def _words(words: list[str]) -> str | None:
    """Return the reason why words are not English, by their share of small words."""
    shares = {
        language: sum(word in small for word in words) / len(words)
        for language, small in WORDS.items()
    }
    best = max(shares, key=lambda language: (shares[language], language == "en"))
    if best != "en" and shares[best] > 0.1:
        return f"not English: {NAMES[best]} by its commonest words"
    if len(words) >= 25 and shares["en"] < 0.08:
        return f"not English: {shares['en']:.0%} of its words are common English ones"
    return None
