"""Where a remote store is: the addresses of its SPARQL protocols, and who asks.

A store at an endpoint is named by the address of its queries. Those of updates and of the graph
store protocol follow from it by the custom of the engine, unless they are given, or named by the
environment: DETENTE_UPDATE and DETENTE_GSP. Who asks is named by the environment alone:
DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN. Nothing secret stands in an address, where it
would be printed and kept.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Self
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from ontology.errors import StoreError

__all__ = ["Address", "Credentials", "is_address"]

#: What an engine calls itself, a pattern of the path of its queries, and what stands in its place
#: for updates and for the graph store protocol; empty where it has none.
CUSTOMS = (
    ("Virtuoso", r"/sparql(-auth)?/?$", "/sparql-auth", "/sparql-graph-crud-auth"),
    (
        "",
        r"/repositories/([^/]+)/?$",
        r"/repositories/\1/statements",
        r"/repositories/\1/rdf-graphs/service",
    ),  # GraphDB, RDF4J
    ("Oxigraph", r"/query/?$", "/update", "/store"),
    ("", r"/(query|sparql)/?$", "/update", "/data"),  # Fuseki
)
#: Names of parameters that hold a secret.
SECRET = re.compile(r"(?i)pass|pwd|token|key|secret|auth")


def is_address(store: object) -> bool:
    """Tell whether a store is named by an address and not by a folder."""
    return urlsplit(str(store)).scheme in {"http", "https"}


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: a name with a password, or a token; nobody where both are empty."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def found(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Return what the environment names.

        Raises:
            StoreError: it names a user and no password, or cannot be sent.
        """
        names = ("DETENTE_USER", "DETENTE_PASSWORD", "DETENTE_TOKEN")
        user, password, token = (environ.get(name, "") for name in names)
        if bool(user) != bool(password):
            raise StoreError("DETENTE_USER and DETENTE_PASSWORD go together: set both")
        if not all(each.isprintable() for each in (user, password)) or not token.isascii():
            raise StoreError("the credentials have characters that cannot be sent")
        return cls(user, password, token.strip())


@dataclass(frozen=True, slots=True)
class Address:
    """The addresses of a store: of queries, of updates, and of whole graphs.

    Raises:
        StoreError: one is no http or https address, or holds a secret.
    """

    query: str
    update: str = ""
    data: str = ""

    def __post_init__(self) -> None:
        for each in filter(None, (self.query, self.update, self.data)):
            _without_secret(each)

    @classmethod
    def named(
        cls,
        query: str,
        *,
        update: str | None = None,
        data: str | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> Self:
        """Return the address of a store, with what the environment says of it."""
        return cls(
            query,
            update or environ.get("DETENTE_UPDATE", ""),
            data or environ.get("DETENTE_GSP", ""),
        )

    def settled(self, engine: str) -> Self:
        """Return the address with those that follow from it, for what the engine calls itself."""
        update, data = self.update, self.data
        for name, path, *customs in CUSTOMS:
            if engine.startswith(name) and re.search(path, urlsplit(self.query).path):
                update = update or _moved(self.query, path, customs[0])
                data = data or _moved(self.query, path, customs[1])
                break
        return type(self)(self.query, update or self.query, data)

    @property
    def private(self) -> bool:
        """Whether what is sent stays secret: by TLS, or since it does not leave the house."""
        return all(_private(each) for each in (self.query, self.update, self.data) if each)

    @property
    def one_host(self) -> bool:
        """Whether all addresses are those of one host, which alone is told who asks."""
        hosts = {urlsplit(each)[:2] for each in (self.query, self.update, self.data) if each}
        return len(hosts) == 1

    def __str__(self) -> str:
        return self.query


def _moved(address: str, path: str, to: str) -> str:
    parts = urlsplit(address)
    return urlunsplit((parts.scheme, parts.netloc, re.sub(path, to, parts.path), parts.query, ""))


def _private(address: str) -> bool:
    parts = urlsplit(address)
    host = parts.hostname or ""
    try:
        return parts.scheme == "https" or ip_address(host).is_private
    except ValueError:
        return "." not in host


def _without_secret(address: str) -> None:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise StoreError("an endpoint's address is malformed") from None
    if "@" in parts.netloc or any(SECRET.search(name) for name, _ in parse_qsl(parts.query)):
        bare = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
        raise StoreError(
            f"{bare}: a password does not belong in an address, which is printed and kept: set "
            "DETENTE_USER and DETENTE_PASSWORD, or DETENTE_TOKEN"
        )
    if parts.scheme not in {"http", "https"} or not host or parts.fragment:
        raise StoreError(f"{address!r} is not the http or https address of an endpoint")
    if not address.isprintable() or " " in address:
        raise StoreError(f"{address!r} has characters that an address cannot have")
