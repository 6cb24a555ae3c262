"""Networks as files that Gephi and others read."""

from pathlib import Path

import networkx as nx
import pytest

import detente as dt
from graph.gephi import plain, write
from ontology.errors import DetenteError, UnknownNameError
from tests.graph.conftest import Write
from tests.test_cli import run

REPORT = "source: a, type: ASSAULT, initiator: ruritania, recipient: freedonia, when: 2001-05-01"


@pytest.fixture
def graph(casefile: Write) -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(casefile(raid=[REPORT]))
    return graph


@pytest.mark.parametrize("ending", [".gexf", ".graphml", ".GEXF"])
def test_a_network_comes_back_as_it_was_written(
    graph: dt.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    whole = graph.network()
    path = write(whole, tmp_path / f"raid{ending}")
    read = nx.read_graphml(path) if ending == ".graphml" else nx.read_gexf(path)
    assert set(read) == set(whole)
    assert sorted((a, b) for a, b in read.edges()) == sorted((a, b) for a, b in whole.edges())
    (event,) = [told for _, told in read.nodes(data=True) if told["kind"] == "event"]
    assert (event["type"], event["earliest"]) == ("ASSAULT", "2001-05-01")


def test_who_acts_on_whom_keeps_its_counts(graph: dt.KnowledgeGraph, tmp_path: Path) -> None:
    read = nx.read_gexf(write(graph.dyads(), tmp_path / "dyads.gexf"))
    ((a, b, told),) = read.edges(data=True)
    assert (told["weight"], told["conflict"], told["types"]) == (1, 1, '{"ASSAULT": 1}')
    assert (read.nodes[a]["label"], read.nodes[b]["label"]) == ("Ruritania", "Freedonia")


def test_what_xml_cannot_hold_is_replaced_and_none_left_out(tmp_path: Path) -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_node("a\x00b", label="<&\x0b\ud800>", gone=None)
    read = nx.read_gexf(write(network, tmp_path / "a.gexf"))
    ((node, told),) = read.nodes(data=True)
    assert (node, told["label"]) == ("a\ufffdb", "<&\ufffd\ufffd>")
    assert "gone" not in plain(network).nodes["a\ufffdb"]


def test_another_ending_or_no_folder_writes_nothing(tmp_path: Path) -> None:
    network: nx.DiGraph[str] = nx.DiGraph()
    with pytest.raises(UnknownNameError, match=r"no format of networks named '\.csv'"):
        write(network, tmp_path / "a.csv")
    with pytest.raises(DetenteError, match="no such folder"):
        write(network, tmp_path / "nowhere" / "a.gexf")
    assert not list(tmp_path.iterdir())


def test_the_command_line_writes_it(casefile: Write, tmp_path: Path) -> None:
    store = tmp_path / "store"
    run("load", casefile(raid=[REPORT]), "--store", store)
    done = run("network", tmp_path / "a.gexf", "--store", store)
    assert done.stdout == f"{tmp_path / 'a.gexf'}: 3 nodes, 2 edges\n"
    done = run("network", tmp_path / "b.graphml", "--dyads", "--store", store)
    assert done.stdout == f"{tmp_path / 'b.graphml'}: 2 nodes, 1 edge\n"
    assert run("network", tmp_path / "c.gexf", "--dyads", "--actor", "x").exit_code == 2
