"""A store at a SPARQL endpoint, asked in the words in which the embedded engine is asked.

It answers to the same calls: quads that match a pattern, a query, the graphs that there are. Where
a change is worked out, much is asked for one by one: then a working copy keeps what came, and what
will be wanted is fetched beforehand, hundreds of things in a request.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from graph import asking
from graph import ntriples as nt
from graph import remote_questions as questions
from graph.ahead import Graph, Subject, Term
from graph.asking import Answer
from graph.endpoint import Address
from graph.endpoint_dialect import Dialect
from graph.endpoint_wire import RESULTS, Request, Wire
from graph.guard import checked, names_graphs, tokens_of
from graph.iris import CATALOGUE, FUSION, ID, IDENTITY, TALLY, derived_of
from graph.table import Table, Triples
from graph.working import Copy, Pattern
from ontology.errors import StoreError
from ontology.terms import DCTERMS

__all__ = ["JOURNAL", "Remote"]

#: The graph of the journal, and those of the changes that are under way: no part of the claims.
JOURNAL = f"{ID}graph/journal"
#: How long a question of our own may take, in seconds.
SECONDS = 300.0
#: So many rows are asked for first where it is not known whether more are wanted.
FIRST = 1_000
#: So many things are asked for at once.
AT_ONCE = 400
PART_OF = ox.NamedNode(DCTERMS.isPartOf)
#: Graphs in which several sources have a part.
OWN = frozenset({CATALOGUE, FUSION, IDENTITY, TALLY})
PATTERN = ("?s", "?p", "?o", "?g")


@dataclass(slots=True)
class Remote:
    """A store at an endpoint, to read.

    ``copy`` keeps what is read while a change is worked out; None at other times.
    """

    wire: Wire
    address: Address
    dialect: Dialect
    copy: Copy | None = None

    def answered(
        self, text: str, rows: int, seconds: float, stopped: threading.Event
    ) -> Table | Triples | bool:
        """Return what a user's query answers; see `graph.remote_questions`."""
        return questions.answered(self, text, rows, seconds, stopped)

    def written(self, text: str) -> str:
        """Return a query as the endpoint understands it, with the prefixes that it uses."""
        used = {token.partition(":")[0] for kind, token in tokens_of(text) if kind == "name"}
        head = " ".join(
            f"PREFIX {name}: <{base}>" for name, base in asking.PREFIXES.items() if name in used
        )
        return f"{head} {self.dialect.written(text)}".strip()

    def union(self, text: str) -> tuple[tuple[str, str], ...]:
        """Return the parameters with which a query is about all graphs, unless it names some."""
        return () if names_graphs(text) else self.dialect.union

    def query(
        self,
        query: str,
        *,
        prefixes: Mapping[str, str] | None = None,  # noqa: ARG002  # ours are always known
        use_default_graph_as_union: bool = False,  # noqa: ARG002  # it always is
    ) -> Answer:
        """Return what one of our own queries answers, whole.

        Raises:
            StoreError: the server cuts it, or does not answer.
        """
        form_ = (("query", self.written(query)), *self.union(query))
        request = Request(url=self.address.query, form=form_, accept=RESULTS, seconds=SECONDS)
        body, headers = self.wire.fetched(request)
        if most := headers.get("x-sparql-maxrows"):
            raise CutError(f"{self.address}: the server gives {most[:12]} rows at the most")
        try:
            return questions.results(body)
        except (SyntaxError, ValueError) as error:
            raise self.unread(error) from None

    def unread(self, error: Exception) -> StoreError:
        """Return an error that says that an answer is none."""
        return StoreError(f"{self.address}: not an answer: {asking.said(error)}")

    def true(self, text: str) -> bool:
        """Tell what one of our own questions is answered: yes or no."""
        try:
            return questions.true(self.query(checked(text)))
        except (SyntaxError, ValueError) as error:
            raise self.unread(error) from None

    def rows(self, text: str) -> Iterator[ox.QuerySolution]:
        """Yield the rows of one of our own queries."""
        found = self.query(checked(text))
        if not isinstance(found, ox.QuerySolutions):
            raise StoreError(f"{self.address}: answered no rows to a SELECT")
        try:
            yield from found
        except (SyntaxError, ValueError) as error:
            raise self.unread(error) from None

    # -- quads -----------------------------------------------------------------------------

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Term | None,  # noqa: A002  # the engine's name for it
        graph_name: Graph | None = None,
    ) -> Iterator[ox.Quad]:
        """Yield the quads that match, of the graphs that are ours."""
        pattern = (subject, predicate, object, graph_name)
        if self.copy is None:
            yield from self._paged(pattern)
            return
        if not self.copy.knows(pattern):
            self.foresee(*self.copy.along(pattern))
        if not self.copy.knows(pattern):
            self.copy.learn(pattern, self._quads(self.copy.wider(pattern)))
        yield from self.copy.store.quads_for_pattern(*pattern)

    def _paged(self, pattern: Pattern) -> Iterator[ox.Quad]:
        """Yield quads, a page first: often it is asked only whether there are any."""
        rows = list(self._rows(_where(pattern), f"LIMIT {FIRST}"))
        yield from self._read(rows) if len(rows) < FIRST else self._quads(pattern)

    def _quads(self, pattern: Pattern) -> Iterator[ox.Quad]:
        """Yield all quads that match; subject by subject where the server cuts its answers."""
        try:
            yield from self._read(self._whole(_where(pattern)))
        except CutError:
            if pattern[0] is not None:
                raise
            yield from self._piecemeal(_where(pattern))

    def _piecemeal(self, where: str) -> Iterator[ox.Quad]:
        """Yield all quads that match, a few hundred subjects at a time, and count them."""
        last, seen, there = "", 0, self._count(where)
        while seen < there:
            after = f"FILTER(STR(?s) > {nt.text(last)})" if last else ""
            text = f"SELECT DISTINCT ?s WHERE {{ {where} {after} }} ORDER BY STR(?s)"
            subjects = [row["s"] for row in self.rows(f"{text} LIMIT {AT_ONCE}")]
            rows = list(self._halved(lambda some: f"VALUES ?s {{ {some} }} {where}", subjects))
            if not rows:
                raise StoreError(f"{self.address}: gave {seen:,} of {there:,} statements")
            yield from self._read(rows)
            seen, last = seen + len(rows), getattr(subjects[-1], "value", "")

    def _halved(
        self, where: Callable[[str], str], things: list[Term]
    ) -> Iterator[ox.QuerySolution]:
        """Yield the rows about some things, in halves where they are too many at once."""
        if not things:
            return
        try:
            yield from self._whole(where(" ".join(map(str, things))))
        except CutError:
            if len(things) == 1:
                raise
            half = len(things) // 2
            yield from self._halved(where, things[:half])
            yield from self._halved(where, things[half:])

    def _whole(self, where: str) -> list[ox.QuerySolution]:
        """Return all rows.

        Raises:
            CutError: the server cut them; without a word where their number is a round one.
        """
        rows = list(self._rows(where))
        if rows and not len(rows) % FIRST and self._count(where) > len(rows):
            raise CutError(f"{self.address}: the server gives {len(rows):,} rows at the most")
        return rows

    def _rows(self, where: str, limit: str = "") -> Iterator[ox.QuerySolution]:
        return self.rows(f"SELECT ?s ?p ?o ?g WHERE {{ {where} }} {limit}")

    def _read(self, rows: Iterable[ox.QuerySolution]) -> Iterator[ox.Quad]:
        """Yield the quads in rows that are ours."""
        for row in rows:
            subject, predicate, object_, graph = (row[name] for name in "spog")
            if not isinstance(graph, ox.NamedNode) or not ours(graph.value):
                continue
            if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode):
                yield ox.Quad(subject, predicate, self.dialect.read(object_), graph)

    def _count(self, where: str) -> int:
        found = next(self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}"))
        return int(getattr(found["n"], "value", 0))

    def foresee(
        self,
        subjects: Iterable[Term] = (),
        objects: Iterable[tuple[ox.NamedNode, Term]] = (),
    ) -> None:
        """Fetch what will be asked of some subjects, and who has some objects, by the hundred."""
        if self.copy is None:
            return
        fresh = self.copy.unknown_subjects(subjects)
        for some in _batches(fresh):
            rows = self._halved(_said_of, list(some))
            self.copy.learn_subjects(some, self._read(rows))
        for predicate, wanted in self.copy.unknown_objects(objects).items():
            for some in _batches(wanted):
                self.copy.learn_objects(predicate, some, self._having(predicate, list(some)))

    def _having(self, predicate: ox.NamedNode, objects: list[Term]) -> Iterator[ox.Quad]:
        def where(some: str) -> str:
            return (
                f"VALUES ?o {{ {some} }} GRAPH ?g {{ ?s {predicate} ?o }} BIND({predicate} AS ?p)"
            )

        try:
            yield from self._read(list(self._halved(where, objects)))
        except CutError:  # one of them has too many
            for each in objects:
                yield from self._quads((None, predicate, each, None))

    # -- graphs ----------------------------------------------------------------------------

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """Yield the graphs that are ours by the catalogue, in order; some may be empty.

        To look for them among all quads would take an engine without an index of graphs seconds.
        """
        found = set(OWN)
        for quad in self._quads((None, PART_OF, None, ox.NamedNode(CATALOGUE))):
            found |= {quad.subject.value, derived_of(quad.object.value)}  # type: ignore[union-attr]
        yield from map(ox.NamedNode, sorted(found))

    def contains_named_graph(self, graph_name: Graph) -> bool:
        """Tell whether there is anything in a graph."""
        return self.true(f"ASK {{ GRAPH {graph_name} {{ ?s ?p ?o }} }}")

    def __len__(self) -> int:
        mine = f'STRSTARTS(STR(?g), "{ID}graph/") && !STRSTARTS(STR(?g), "{JOURNAL}")'
        return self._count(f"GRAPH ?g {{ ?s ?p ?o }} FILTER({mine})")

    def __iter__(self) -> Iterator[ox.Quad]:
        for graph in self.named_graphs():
            yield from self._quads((None, None, None, graph))


class CutError(StoreError):
    """The server gives no more rows than it likes."""


def ours(graph: str) -> bool:
    """Tell whether a graph is one of the claims, and not the journal's or somebody else's."""
    return graph.startswith(f"{ID}graph/") and not graph.startswith(JOURNAL)


def _said_of(subjects: str) -> str:
    return f"VALUES ?s {{ {subjects} }} GRAPH ?g {{ ?s ?p ?o }}"


def _where(pattern: Pattern) -> str:
    """Return a pattern as SPARQL, in which every place has its variable."""
    s, p, o, g = (
        name if term is None else str(term) for term, name in zip(pattern, PATTERN, strict=True)
    )
    given = [
        f"BIND({term} AS {name})"
        for term, name in zip(pattern, PATTERN, strict=True)
        if term is not None
    ]
    return " ".join([f"GRAPH {g} {{ {s} {p} {o} }}", *given])


def _batches(things: Iterable[Term]) -> Iterator[tuple[Term, ...]]:
    left = iter(things)
    while some := tuple(islice(left, AT_ONCE)):
        yield some
