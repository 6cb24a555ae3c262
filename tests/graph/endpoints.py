"""Engines to test against, started on free ports of this machine, each with a folder of its own."""

import shutil
import socket
import subprocess
import sysconfig
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import httpx
import pytest

import detente as dt
from graph.iris import CATALOGUE, FUSION, IDENTITY, TALLY
from graph.remote import JOURNAL
from graph.remote_engine import RemoteEngine

__all__ = ["ENGINES", "Cutter", "Endpoint", "free_port", "started"]

ENGINES = ("oxigraph", "virtuoso")
#: Graphs in which several sources have a part.
SHARED = (CATALOGUE, FUSION, IDENTITY, TALLY)
SECRET = "a secret of tests"  # nobody else's
INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
MaxClientConnections = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Endpoint:
    """A running engine: where it is, who may change it, and what it began with."""

    engine: str
    url: str
    user: dict[str, str] = field(default_factory=dict)
    begun: dict[str, list[str]] = field(default_factory=dict)

    def clear(self) -> None:
        """Bring the store back to what it began with: the register, and nothing else."""
        with dt.open(self.url) as graph:
            graph.begin()
            keeper = graph._engine
            assert isinstance(keeper, RemoteEngine)
            remote, writer = keeper._remote, keeper._writer
            found = [each.value for each in remote.named_graphs()]
            if not self.begun:
                self.begun = {each: [] for each in found}
                for each in SHARED:
                    self.begun[each] = triples(keeper, each)
            under_way = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{JOURNAL}/"))'
            text = f"SELECT DISTINCT ?g {{ {under_way} }}"
            left = [row["g"].value for row in remote.rows(text)]
            writer.drop([*left, *(each for each in found if each not in self.begun)])
            for each in SHARED:
                if triples(keeper, each) != self.begun[each]:
                    writer.drop([each])
                    writer.add(each, self.begun[each])


def triples(keeper: RemoteEngine, graph: str) -> list[str]:
    import pyoxigraph as ox

    found = keeper._remote._quads((None, None, None, ox.NamedNode(graph)))
    return sorted(f"{quad.triple} ." for quad in found)


@contextmanager
def started(engine: str, folder: Path) -> Iterator[Endpoint]:
    """Start an engine, and stop it."""
    command, endpoint = {"oxigraph": _oxigraph, "virtuoso": _virtuoso}[engine](folder)
    with (folder / "out.log").open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        _wait(endpoint.url, process, folder)
        yield endpoint
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _oxigraph(folder: Path) -> tuple[list[str], Endpoint]:
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        pytest.skip("NOT TESTED at an Oxigraph server: pip install oxigraph")
    port = free_port()
    command = [found, "serve", "--location", str(folder / "rdf"), "--bind", f"127.0.0.1:{port}"]
    return command, Endpoint("oxigraph", f"http://127.0.0.1:{port}/query")


def _virtuoso(folder: Path) -> tuple[list[str], Endpoint]:
    found = shutil.which("virtuoso-t")
    if found is None:
        pytest.skip("NOT TESTED at Virtuoso: apt-get install virtuoso-opensource-7-bin")
    http = free_port()
    (folder / "virtuoso.ini").write_text(INI.format(sql=free_port(), http=http))
    first = ["+pwdold", "dba", "+pwddba", SECRET, "+pwddav", SECRET]
    common = [found, "-c", "virtuoso.ini"]
    subprocess.run([*common, "+foreground", *first], cwd=folder, check=False, capture_output=True)
    user = {"DETENTE_USER": "dba", "DETENTE_PASSWORD": SECRET}
    return [*common, "+foreground"], Endpoint("virtuoso", f"http://127.0.0.1:{http}/sparql", user)


def _wait(url: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    for _ in range(240):
        try:
            httpx.get(url, params={"query": "ASK { }"}, timeout=2)
        except httpx.TransportError:
            time.sleep(0.25)
        else:
            return
        if process.poll() is not None:
            break
    raise RuntimeError((folder / "out.log").read_text()[-500:])


class Cutter(threading.Thread):
    """Passes on what goes to a port, and breaks connections off in the middle of answers."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self._to, self._listening = port, socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.cut = 0

    def run(self) -> None:
        """Serve until it is stopped; each connection gets through so many bytes of answers."""
        for limit in cycle((150, 5_000, 1_000, 60_000)):
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client, limit), daemon=True).start()

    def _serve(self, client: socket.socket, limit: int) -> None:
        with client, socket.create_connection(("127.0.0.1", self._to)) as server:
            threading.Thread(target=_passed, args=(client, server), daemon=True).start()
            with suppress(OSError):
                while piece := server.recv(1 << 14):
                    client.sendall(piece[:limit])
                    limit -= len(piece)
                    if limit <= 0:
                        self.cut += 1
                        client.shutdown(socket.SHUT_RDWR)
                        return

    def stop(self) -> None:
        """Take no more connections."""
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()


def _passed(client: socket.socket, server: socket.socket) -> None:
    with suppress(OSError):
        while piece := client.recv(1 << 14):
            server.sendall(piece)
        server.shutdown(socket.SHUT_WR)
