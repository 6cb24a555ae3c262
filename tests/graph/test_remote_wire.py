"""What comes over the wire is hostile, what goes is tried again, and secrets stay at home."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

import detente as dt
from graph import endpoint_wire
from graph.endpoint import Address, Credentials
from graph.endpoint_wire import RESULTS, Request, Wire
from graph.remote_engine import RemoteEngine
from ontology.errors import DetenteError, QueryError, StoreError

JSON = "application/sparql-results+json"
YES = b'{"head":{},"boolean":true}'
Answer = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """Answers each request with the next of its answers, and the last one from then on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[Answer] = [(200, {"Content-Type": JSON}, YES)]
        self.seen: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/query"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients are meant to break off."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen.append((self.command, self.path, dict(self.headers.items()), body))
        answers = self.server.answers
        status, headers, content = answers.pop(0) if len(answers) > 1 else answers[0]
        if status == 0:  # break off
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = len(content) != int(headers.get("Content-Length", len(content)))

    do_PUT = do_POST  # noqa: N815  # its name there

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(endpoint_wire, "PAUSE", 0.001)
    for name in ("USER", "PASSWORD", "TOKEN", "UPDATE", "GSP"):
        monkeypatch.delenv(f"DETENTE_{name}", raising=False)
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def fetch(server: Server) -> Iterator[Callable[..., bytes]]:
    wires: list[Wire] = []

    def fetched(
        who: Credentials | None = None, *, asked: bool = False, seconds: float = 5
    ) -> bytes:
        wires.append(Wire(Address(server.url), who or Credentials()))
        request = Request(
            url=server.url,
            form=(("query", "ASK {}"),),
            accept=RESULTS,
            asked=asked,
            seconds=seconds,
        )
        return wires[-1].fetched(request)[0]

    yield fetched
    for wire in wires:
        wire.close()


Fetch = Callable[..., bytes]


# -- hostile answers -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (
            (200, {"Content-Type": "text/html"}, b"<html>Welcome</html>"),
            "answered with text/html, not application/sparql-results.json: no SPARQL endpoint",
        ),
        ((200, {}, YES), "answered with no content type"),
        (
            (404, {"Content-Type": "text/html"}, b"<html><script>x()</script><h1>Gone</h1></html>"),
            r"/query: 404 Gone$",
        ),
        (
            (500, {"Content-Type": "text/plain"}, b"\x1b[31mred\x00\nlines"),
            r"500 \[31mred lines",
        ),
        ((302, {"Location": "https://elsewhere/"}, b""), "moved to https://elsewhere/"),
        ((401, {}, b"who?"), "401 who.: set DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN"),
        ((400, {}, b"x" * 500_000), "400 x{240}$"),
    ],
)
def test_what_is_no_answer_is_an_error_of_one_line(
    server: Server, fetch: Fetch, answer: Answer, problem: str
) -> None:
    server.answers = [answer]
    with pytest.raises(StoreError, match=problem) as raised:
        fetch()
    assert str(raised.value).isprintable()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b'{"head":{"vars":["f"]},"results":{"bindings":[{"f":{"type":"x"}}]}}'],
)
def test_an_answer_that_cannot_be_read_is_an_error(server: Server, content: bytes) -> None:
    server.answers = [(200, {"Content-Type": JSON}, YES), (200, {"Content-Type": JSON}, content)]
    with pytest.raises(StoreError, match=r"not an answer|no rows"):
        dt.open(server.url)


def test_an_answer_without_end_is_not_read_to_the_end(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint_wire, "LONGEST", 1 << 20)
    server.answers = [(200, {"Content-Type": JSON}, b" " * (2 << 20))]
    with pytest.raises(StoreError, match="an answer of more than 1 MB"):
        fetch()


# -- tried again -----------------------------------------------------------------------------


def test_a_busy_server_and_a_broken_connection_are_tried_again(
    server: Server, fetch: Fetch
) -> None:
    short = (200, {"Content-Type": JSON, "Content-Length": "900"}, YES)
    busy = (503, {"Retry-After": "0"}, b"busy")
    server.answers = [(0, {}, b""), busy, short, (200, {"Content-Type": JSON}, YES)]
    assert fetch() == YES
    assert len(server.seen) == 4
    assert len({body for *_, body in server.seen}) == 1


def test_it_is_not_tried_for_ever(server: Server, fetch: Fetch) -> None:
    server.answers = [(503, {}, b"down for repair")]
    with pytest.raises(StoreError, match="503 down for repair"):
        fetch()
    assert len(server.seen) == endpoint_wire.TRIES


def test_a_refusal_is_not_tried_again(server: Server, fetch: Fetch) -> None:
    server.answers = [(400, {}, b"no")]
    with pytest.raises(QueryError, match="400 no"):
        fetch(asked=True)
    assert len(server.seen) == 1


def test_nobody_there_is_an_error_of_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint_wire, "PAUSE", 0.001)
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/query: cannot be reached"):
        dt.open("http://127.0.0.1:9/query")


# -- secrets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hidden@host/sparql",
        "https://hidden@host/sparql",
        "https://host/sparql?access-token=hidden",
        "https://host/sparql?apikey=hidden&x=1",
    ],
)
def test_a_secret_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError, match="a password does not belong in an address") as raised:
        dt.open(url)
    assert "hidden" not in str(raised.value)


@pytest.mark.parametrize("url", ["https://", "https://host:port/x", "http://h/a b", "http://h/#x"])
def test_a_malformed_address_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"address|characters"):
        dt.open(url)


def test_a_password_is_sent_only_when_it_is_asked_for(server: Server, fetch: Fetch) -> None:
    asks = (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")
    server.answers = [asks, (200, {"Content-Type": JSON}, YES)]
    assert fetch(Credentials("me", "hidden")) == YES
    sent = [headers.get("Authorization", "") for _, _, headers, _ in server.seen]
    assert (sent[0], sent[1].partition(" ")[0]) == ("", "Basic")


def test_a_digest_tells_no_password(server: Server, fetch: Fetch) -> None:
    asks = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'
    server.answers = [(401, {"WWW-Authenticate": asks}, b""), (200, {"Content-Type": JSON}, YES)]
    assert fetch(Credentials("me", "hidden")) == YES
    sent = server.seen[1][2]["Authorization"]
    assert sent.startswith('Digest username="me"')
    assert "hidden" not in sent


@pytest.mark.parametrize("who", [Credentials("me", "hidden"), Credentials(token="hidden")])
def test_a_secret_is_not_sent_where_all_can_read_it(who: Credentials) -> None:
    auth = endpoint_wire.Challenged(who, private=False)
    request = httpx.Request("POST", "http://example.org/sparql")
    challenge = httpx.Response(401, headers={"WWW-Authenticate": "Basic"}, request=request)
    flow = auth.auth_flow(request)
    with pytest.raises(StoreError, match="a password is not sent over http"):  # noqa: PT012  # either
        next(flow)
        flow.send(challenge)


def test_queries_and_updates_of_two_hosts_share_no_secret() -> None:
    with pytest.raises(StoreError, match="different hosts"):
        Wire(Address("https://a/q", "https://b/u"), Credentials(token="x"))


@pytest.mark.parametrize(
    "environ", [{"DETENTE_USER": "me"}, {"DETENTE_TOKEN": "ü"}, {"DETENTE_PASSWORD": "x"}]
)
def test_half_a_name_is_an_error(environ: dict[str, str]) -> None:
    with pytest.raises(StoreError, match=r"set both|cannot be sent"):
        Credentials.found(environ)


# -- addresses and unions ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("engine", "query", "update", "data"),
    [
        ("Virtuoso/07.20", "/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("Oxigraph/0.5", "/query", "/update", "/store"),
        ("Apache Jena Fuseki", "/claims/sparql", "/claims/update", "/claims/data"),
        ("", "/claims/query", "/claims/update", "/claims/data"),
        (
            "GraphDB",
            "/repositories/claims",
            "/repositories/claims/statements",
            "/repositories/claims/rdf-graphs/service",
        ),
        ("", "/other", "/other", ""),
    ],
)
def test_the_other_addresses_follow_from_that_of_queries(
    engine: str, query: str, update: str, data: str
) -> None:
    found = Address(f"https://host{query}").settled(engine)
    assert (found.update, found.data) == (f"https://host{update}", data and f"https://host{data}")
    given = Address(f"https://host{query}", "https://host/u", "https://host/d").settled(engine)
    assert (given.update, given.data) == ("https://host/u", "https://host/d")


def test_the_environment_names_the_other_addresses() -> None:
    environ = {"DETENTE_UPDATE": "https://h/u", "DETENTE_GSP": "https://h/d"}
    found = Address.named("https://h/q", environ=environ)
    assert (found.update, found.data) == ("https://h/u", "https://h/d")
    assert (
        Address.named("https://h/q", update="https://h/x", environ=environ).update == "https://h/x"
    )


def rows(*values: str) -> bytes:
    said = ",".join(f'{{"f":{{"type":"literal","value":"{value}"}}}}' for value in values)
    return f'{{"head":{{"vars":["f"]}},"results":{{"bindings":[{said}]}}}}'.encode()


def test_a_default_graph_that_is_no_union_is_an_error(server: Server) -> None:
    """All ways to ask for it are tried: nothing said, Oxigraph's, Jena's, Stardog's."""
    from graph.engine import FORMAT

    no = b'{"head":{},"boolean":false}'
    server.answers = [
        (200, {"Content-Type": JSON}, each) for each in (YES, rows(FORMAT), no, no, no, no)
    ]
    with pytest.raises(StoreError, match="its default graph is not the union of its graphs"):
        dt.open(server.url)
    asked = [body for *_, body in server.seen[2:]]
    assert b"union-default-graph=" in asked[1]
    assert b"UnionGraph" in asked[2]


def test_a_virtuoso_in_the_mode_in_which_it_answers_wrongly_is_refused(server: Server) -> None:
    row = b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[]}}'
    server.answers = [(200, {"Content-Type": JSON}, row)]
    with pytest.raises(StoreError, match="set CaseMode = 2 in its ini"):
        dt.open(server.url)


def test_a_store_of_another_format_is_an_error(server: Server) -> None:
    server.answers = [(200, {"Content-Type": JSON}, each) for each in (YES, rows("0"))]
    with pytest.raises(StoreError, match="is a store of format '0', not"):
        dt.open(server.url)


def test_an_endpoint_without_claims_says_so_on_the_command_line(server: Server) -> None:
    from click.testing import CliRunner

    from detente.cli import main

    server.answers = [(200, {"Content-Type": JSON}, each) for each in (YES, rows())]
    done = CliRunner().invoke(main, ["sources", "--store", server.url])
    assert (done.exit_code, "nothing was loaded there yet" in done.output) == (1, True)


def test_other_addresses_of_a_folder_are_an_error(tmp_path: object) -> None:
    with pytest.raises(DetenteError, match="is a folder"):
        dt.open(str(tmp_path), update="https://h/u")


def test_a_closed_store_is_closed(server: Server) -> None:
    server.answers = [(200, {"Content-Type": JSON}, each) for each in (YES, rows())]
    engine = RemoteEngine(Address(server.url), Credentials())
    engine.close()
    with pytest.raises(StoreError, match="the graph is closed"):
        _ = engine.store
