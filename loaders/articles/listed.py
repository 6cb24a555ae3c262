"""Lists of words as data: one text with a blank between the words."""

__all__ = ["listed"]


def listed(words: str) -> frozenset[str]:
    """Return the words of a list.

    >>> sorted(listed("vow pledge"))
    ['pledge', 'vow']
    """
    return frozenset(words.split())
