"""Posting JSON to an HTTP endpoint within bounds of time, tries and size."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from ontology.errors import SourceError

__all__ = ["Limits", "TooLargeError", "post"]

#: How often a reply may point to another address of the same server.
HOPS = 3
CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one question: seconds for a try and for all of them, tries, bytes of the reply.

    ``pause`` waits for so many seconds between tries.
    """

    seconds: float = 120.0
    altogether: float = 600.0
    tries: int = 4
    size: int = 2_000_000
    pause: Callable[[float], None] = time.sleep


class TooLargeError(ValueError):
    """A reply is larger than is read."""


class PassingError(Exception):
    """What may go better at the next try, after so many seconds."""

    def __init__(self, problem: str, after: float = 0.0) -> None:
        self.after = after
        super().__init__(problem)


def post(url: str, body: bytes, key: str | None, limits: Limits) -> bytes:
    """Return what a server replies to a POST of JSON.

    A 429, a 5xx, a lost connection and a slow reply are tried again after 1, 2, 4… seconds, or
    what Retry-After says where that is more, as long as the bounds allow. A redirection is followed
    only on the same server, and only where it keeps the POST (307, 308).

    Raises:
        SourceError: the server cannot be reached, refuses, or leads elsewhere.
        TooLargeError: the reply is larger than ``limits.size`` bytes.
    """
    end = time.monotonic() + limits.altogether
    for turn in range(limits.tries):
        until = min(end, time.monotonic() + limits.seconds)
        try:
            return _in_time(partial(_once, url, body, key, limits.size, until), until)
        except PassingError as error:
            wait = max(error.after, 2.0**turn)
            if turn + 1 == limits.tries or time.monotonic() + wait >= end:
                raise SourceError(f"{error} (tries: {turn + 1})", path=url) from None
        limits.pause(wait)
    raise SourceError("not tried at all", path=url)


def _in_time(ask: Callable[[], bytes], until: float) -> bytes:
    """Return what is asked, or give up a second after its time.

    The timeout of a socket begins anew with every byte, so that a server that sends its headers
    one by one could hold us for ever.
    """
    outcome: SimpleQueue[bytes | Exception] = SimpleQueue()

    def work() -> None:
        try:
            outcome.put(ask())
        except Exception as error:  # it is raised again where somebody waits for it
            outcome.put(error)

    Thread(target=work, daemon=True).start()
    try:
        came = outcome.get(timeout=max(until - time.monotonic(), 0) + 1)
    except Empty:
        raise PassingError("the reply takes too long") from None
    if isinstance(came, Exception):
        raise came
    return came


def _once(
    url: str, body: bytes, key: str | None, size: int, until: float, hops: int = HOPS
) -> bytes:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    request = Request(url, data=body, headers=headers, method="POST")  # noqa: S310 - http(s) only
    left = max(until - time.monotonic(), 0.001)
    try:
        with _opener().open(request, timeout=left) as response:
            return _read(response, size, until)
    except HTTPError as error:
        with error:
            moved = _judged(error, url)
    except (OSError, HTTPException) as error:
        raise PassingError(f"no reply: {getattr(error, 'reason', None) or error!r}") from None
    if not hops:
        raise SourceError("redirected again and again", path=url)
    return _once(moved, body, key, size, until, hops - 1)


def _opener() -> OpenerDirector:
    """Return what opens http and https addresses, and follows nothing by itself."""
    opener = OpenerDirector()
    for handler in (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPErrorProcessor):
        opener.add_handler(handler())
    opener.add_handler(HTTPDefaultErrorHandler())
    return opener


def _read(response: HTTPResponse, most: int, until: float) -> bytes:
    """Return a body that arrives in time and is not too large."""
    parts, size = [], 0
    while part := response.read1(CHUNK):
        size += len(part)
        if size > most:
            raise TooLargeError(f"the reply is larger than {most:,} bytes")
        if time.monotonic() > until:
            raise PassingError("the reply takes too long")
        parts.append(part)
    return b"".join(parts)


def _judged(error: HTTPError, url: str) -> str:
    """Return the address of the same server to which a reply redirects; raise on all others."""
    if error.code == 429 or error.code >= 500:
        raise PassingError(f"answered {error.code}", _after(error))
    if not 300 <= error.code < 400:
        raise SourceError(f"answered {error.code}", path=url)
    to = urljoin(url, error.headers.get("Location", ""))
    if _server(to) != _server(url):
        raise SourceError("redirected to another server, which is not asked", path=url)
    if error.code not in {307, 308}:
        raise SourceError(f"answered {error.code}, which would not keep the question", path=url)
    return to


def _server(url: str) -> tuple[str, str]:
    """Return the scheme and the host, with its port, of an address."""
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _after(error: HTTPError) -> float:
    """Return the seconds that Retry-After asks for; 0 where it gives none, or a date."""
    said = error.headers.get("Retry-After", "").strip()
    return float(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0.0
