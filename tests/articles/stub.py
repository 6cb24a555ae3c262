"""A local endpoint that answers as it is told to, also badly."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, TypeAlias

__all__ = ["Asked", "Stub", "dropped", "hesitant", "raw", "said", "serving", "slow", "trickled"]

Behaviour: TypeAlias = Callable[["Handler"], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came: its path, its headers in small letters, its JSON."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass(slots=True)
class Stub:
    """What the server will do, request by request (the last for ever), and what it was asked."""

    url: str = ""
    behaviours: list[Behaviour] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def will(self, *behaviours: Behaviour) -> None:
        """Say what it does from now on."""
        self.behaviours = list(behaviours)

    def next(self) -> Behaviour:
        """Return what it does now."""
        return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


class Server(ThreadingHTTPServer):
    """A server that keeps quiet about clients that leave."""

    daemon_threads = True
    stub: Stub

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients of a server that misbehaves do leave."""


class Handler(BaseHTTPRequestHandler):
    """Notes a request and does what the stub says."""

    server: Server

    def do_POST(self) -> None:
        """Answer a question."""
        stub = self.server.stub
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        stub.asked.append(Asked(self.path, headers, body))
        stub.next()(self)

    def log_message(self, *_: object) -> None:
        """Write nothing."""

    def begin(self, status: int, length: int, **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


@contextmanager
def serving() -> Iterator[Stub]:
    """Run a stub on a free port of this machine."""
    with Server(("127.0.0.1", 0), Handler) as server:
        server.stub = Stub(url=f"http://127.0.0.1:{server.server_port}/v1")
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.stub
        server.stub.over.set()
        server.shutdown()
        thread.join()


def raw(status: int, body: bytes = b"", **headers: str) -> Behaviour:
    """Answer with these bytes."""

    def behave(handler: Handler) -> None:
        handler.begin(status, len(body), **headers)
        handler.wfile.write(body)

    return behave


def said(content: object, **first: object) -> Behaviour:
    """Answer as chat completions do; ``first`` are further keys of the first choice."""
    text = content if isinstance(content, str) else json.dumps(content)
    choice = {"finish_reason": "stop", "message": {"role": "assistant", "content": text}} | first
    return raw(200, json.dumps({"choices": [choice]}).encode())


def slow(handler: Handler) -> None:
    """Answer nothing until the stub is over."""
    handler.server.stub.over.wait(10)


def trickled(handler: Handler) -> None:
    """Answer a byte at a time, for ever."""
    handler.begin(200, 1_000_000)
    while not handler.server.stub.over.wait(0.02):
        handler.wfile.write(b" ")


def hesitant(handler: Handler) -> None:
    """Send the head a byte at a time, for ever."""
    while not handler.server.stub.over.wait(0.02):
        handler.wfile.write(b"H")


def dropped(handler: Handler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True
