"""Requests to an endpoint: with a time limit, tried again where that does no harm, read as hostile.

Every request is idempotent: a question changes nothing, and what we write is deterministic and has
no blank nodes, so that a second time changes nothing more than the first. So each may be tried
again when the connection breaks or the server is busy.
"""

import random
import re
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

import httpx

from graph.endpoint import Address, Credentials
from ontology.errors import QueryError, StoreError

__all__ = ["Body", "Request", "Wire"]

T = TypeVar("T")
#: How often a request is tried, and how long is waited before the second time, in seconds.
TRIES, PAUSE, LONGEST_PAUSE = 6, 0.2, 10.0
#: How long a connection may take, and a request that changes something, in seconds.
CONNECT, WRITE = 10.0, 600.0
#: The longest answer that is read, and the longest piece of an error, in bytes.
LONGEST, TOLD = 1 << 30, 1 << 16
BUSY = frozenset({429, 502, 503, 504})
#: What may come, the best first; the others are only taken, since some servers call it so.
RESULTS = ("application/sparql-results+json", "application/json")
TRIPLES = ("application/n-triples", "text/plain")
TAG = re.compile(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: where to, with which parameters and content, and what may come back.

    ``seconds`` is how long the server may take; ``asked`` says that a user wrote what is sent.
    """

    url: str
    method: str = "POST"
    params: tuple[tuple[str, str], ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    content: bytes | None = None
    kind: str = ""
    accept: tuple[str, ...] = ()
    seconds: float = WRITE
    asked: bool = False


class Body:
    """An answer, to be read as a file: by pieces, and not without end."""

    def __init__(self, answer: httpx.Response, url: str) -> None:
        self.headers, self._url = answer.headers, url
        self._pieces, self._left, self._kept = answer.iter_bytes(), LONGEST, b""

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, or all that are left; none at the end."""
        while size < 0 or len(self._kept) < size:
            piece = next(self._pieces, b"")
            if not piece:
                break
            self._left -= len(piece)
            if self._left < 0:
                raise StoreError(f"{self._url}: an answer of more than {LONGEST >> 20} MB")
            self._kept += piece
        end = len(self._kept) if size < 0 else size
        found, self._kept = self._kept[:end], self._kept[end:]
        return found


class Challenged(httpx.Auth):
    """Says who asks, in the way in which the server wants it: by digest, password or token."""

    requires_response_body = True

    def __init__(self, who: Credentials, *, private: bool) -> None:
        self._who, self._private = who, private
        self._digest = httpx.DigestAuth(who.user, who.password)
        self._basic = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Answer a challenge; a password is not sent before one, and not where all can read it."""
        if self._who.token:
            self._guarded(request)
            request.headers["Authorization"] = f"Bearer {self._who.token}"
            yield request
        elif self._basic or not self._who.user:
            yield from self._plainly(request)
        else:
            answer = yield from self._digested(request)
            wanted = answer.headers.get("www-authenticate", "").lower()
            if answer.status_code == httpx.codes.UNAUTHORIZED and wanted.startswith("basic"):
                self._basic = True
                yield from self._plainly(request)

    def _digested(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, httpx.Response]:
        flow = self._digest.sync_auth_flow(request)
        answer = yield next(flow)
        while True:
            try:
                answer = yield flow.send(answer)
            except StopIteration:
                return answer

    def _plainly(self, request: httpx.Request) -> Iterator[httpx.Request]:
        if self._who.user:
            self._guarded(request)
            flow = httpx.BasicAuth(self._who.user, self._who.password).sync_auth_flow(request)
            request = next(flow)
        yield request

    def _guarded(self, request: httpx.Request) -> None:
        if not self._private:
            host = f"{request.url.scheme}://{request.url.host}"
            raise StoreError(f"{host}: a password is not sent over http: give an https address")


class Wire:
    """A connection to the addresses of one store; may be used by several threads."""

    def __init__(self, address: Address, who: Credentials) -> None:
        secret = bool(who.user or who.token)
        if secret and not address.one_host:
            raise StoreError(f"{address}: queries and updates are at different hosts")
        self._client = httpx.Client(
            auth=Challenged(who, private=address.private) if secret else None,
            follow_redirects=False,
            timeout=httpx.Timeout(CONNECT),
            headers={"User-Agent": "detente"},
            limits=httpx.Limits(max_connections=16, max_keepalive_connections=4),
        )

    def fetched(self, request: Request) -> tuple[bytes, httpx.Headers]:
        """Return the whole answer to a request, tried again where it broke off.

        Raises:
            StoreError: the endpoint cannot be reached, refuses, or answers with something else.
            QueryError: what a user asked is not understood.
        """

        def once() -> tuple[bytes, httpx.Headers]:
            with self._opened(request) as body:
                return body.read(), body.headers

        return self._tried(once, request)

    @contextmanager
    def streamed(self, request: Request) -> Iterator[Body]:
        """Give the answer to a request while it comes in; it is tried again until it begins."""
        opened, body = self._tried(lambda: self._entered(request), request)
        try:
            yield body
        except httpx.TransportError as error:
            raise StoreError(f"{request.url}: the answer broke off: {_short(error)}") from error
        finally:
            opened.__exit__(None, None, None)

    def _entered(self, request: Request) -> tuple[AbstractContextManager[Body], Body]:
        """Begin a request, and return what ends it, and its answer."""
        manager = self._opened(request)
        return manager, manager.__enter__()

    @contextmanager
    def _opened(self, request: Request) -> Iterator[Body]:
        headers = {"Accept": request.accept[0]} if request.accept else {}
        if request.kind:
            headers["Content-Type"] = request.kind
        limit = httpx.Timeout(CONNECT, read=request.seconds + 5, write=request.seconds)
        with self._client.stream(
            request.method,
            request.url,
            params=list(request.params) or None,
            data=dict(request.form) or None,
            content=request.content,
            headers=headers,
            timeout=limit,
        ) as answer:
            _checked(answer, request)
            yield Body(answer, request.url)

    def _tried(self, once: Callable[[], T], request: Request) -> T:
        """Return what a request returns, tried again after a growing pause."""
        for left in reversed(range(TRIES)):
            try:
                return once()
            except httpx.TransportError as error:
                late = isinstance(error, httpx.TimeoutException)
                if late and request.asked:
                    raise QueryError(
                        f"the query took longer than {request.seconds:g} seconds"
                    ) from None
                if not left:
                    raise StoreError(f"{request.url}: cannot be reached: {_short(error)}") from None
                wait = PAUSE * 2 ** (TRIES - left - 1)
            except BusyError as error:
                if not left:
                    raise StoreError(str(error)) from None
                wait = max(error.wait, PAUSE * 2 ** (TRIES - left - 1))
            time.sleep(min(wait, LONGEST_PAUSE) * random.uniform(0.75, 1.25))  # noqa: S311  # no secret
        raise AssertionError

    def close(self) -> None:
        """Close all connections."""
        self._client.close()


class BusyError(Exception):
    """The server is busy, and says for how many seconds, or does not say."""

    def __init__(self, said: str, wait: str) -> None:
        super().__init__(said)
        self.wait = float(wait) if wait.isdecimal() else 0.0


def _checked(answer: httpx.Response, request: Request) -> None:
    """Refuse an answer that is an error, or not of the kind that was asked for."""
    status, url = answer.status_code, request.url
    if status < 300:  # as HTTP has it
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.accept and kind not in request.accept:
            expected = request.accept[0]
            raise StoreError(
                f"{url}: answered with {_kind(kind)}, not {expected}: no SPARQL endpoint?"
            )
        return
    if status < 400:
        to = _printable(answer.headers.get("location", "nowhere"))
        raise StoreError(f"{url}: moved to {to}: give that address")
    said = f"{url}: {status} {_told(answer)}".rstrip()
    if status in BUSY:
        raise BusyError(said, answer.headers.get("retry-after", ""))
    if status in {401, 403}:
        raise StoreError(f"{said}: set DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN")
    raise QueryError(said) if request.asked and status in {400, 500} else StoreError(said)


def _told(answer: httpx.Response) -> str:
    """Return what an error says, in a line."""
    found = b""
    for piece in answer.iter_bytes():
        found += piece
        if len(found) > TOLD:
            break
    text = found[:TOLD].decode("utf-8", "replace")
    if "html" in answer.headers.get("content-type", ""):
        text = unescape(TAG.sub(" ", text))
    return _printable(text.partition("SPARQL query:")[0])[:240]


def _short(error: Exception) -> str:
    return _printable(str(error) or type(error).__name__)[:160]


def _kind(kind: str) -> str:
    return _printable(kind)[:60] or "no content type"


def _printable(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
