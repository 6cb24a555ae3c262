"""A graph that bad files are loaded into, used again where they leave it as it was."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

import detente as dt
from ontology.errors import DetenteError
from tests.loaders.hostile import Loading


@pytest.fixture(scope="module")
def pool() -> list[dt.KnowledgeGraph]:
    """A graph that can be used again, where the last test left it as it was."""
    return []


@pytest.fixture
def graph(pool: list[dt.KnowledgeGraph]) -> Iterator[dt.KnowledgeGraph]:
    graph = pool.pop() if pool else dt.open()
    before = len(graph)
    yield graph
    with suppress(DetenteError):
        if len(graph) == before:
            pool.append(graph)


@pytest.fixture
def loading(graph: dt.KnowledgeGraph, tmp_path: Path) -> Loading:
    return Loading(graph, tmp_path)
