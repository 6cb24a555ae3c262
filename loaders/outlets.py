"""Who publishes what stands at an address of the web: its host is all that is known of it."""

import re
from functools import lru_cache

from loaders.curated import address
from ontology.names import made_id
from ontology.records import Actor
from ontology.terms import ActorKind

__all__ = ["published", "reached"]

HOST = re.compile(r"https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def reached(url: str) -> tuple[str, str] | None:
    """Return an address and its host, without www; None where it is no address.

    >>> reached("http://www.Example.com:80/a")
    ('http://www.Example.com:80/a', 'example.com')
    """
    try:
        found = HOST.match(address(url))
    except ValueError:
        return None
    return (url, found[1].lower()) if found else None


@lru_cache(maxsize=65_536)
def outlet(source: str, name: str) -> Actor:
    """Return an outlet that a dataset names, by its host or otherwise."""
    kind = ActorKind.MEDIA
    return Actor(id=made_id(source, "outlet", name), kind=kind, name=name, lang=None)


def published(
    source: str, identifier: str, name: str | None = None
) -> tuple[str | None, Actor | None]:
    """Return where a document can be read, and its outlet, by its host or else by its name.

    >>> published("gdelt", "BBC Monitoring, 3 May 2015", "BBC Monitoring")[1].id
    'gdelt/outlet/BBC%20Monitoring'
    """
    url, host = reached(identifier) or (None, name)
    return url, outlet(source, host) if host else None
