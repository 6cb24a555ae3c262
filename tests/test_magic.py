"""The magics of notebooks: options in, a table or a variable out, errors in one line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from IPython.core.completer import provisionalcompleter
from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell

import detente as dt
from detente import magic
from graph.named import all_queries

CASE = Path(__file__).parent / "loaders" / "casefile" / "in.yaml"


@pytest.fixture(scope="module")
def graph() -> dt.KnowledgeGraph:
    graph = dt.open()
    graph.load(CASE)
    return graph


class Notebook:
    """A shell with the extension, and the graph in ``g``."""

    def __init__(self, graph: dt.KnowledgeGraph) -> None:
        self.shell: Any = cast("Any", InteractiveShell)()
        self.names: dict[str, Any] = self.shell.user_ns
        self.names["g"] = graph
        self.shell.run_line_magic("load_ext", "detente.magic")

    def line(self, text: str) -> dt.Table:
        """Run a line magic whose answer is a table."""
        found = self.shell.run_line_magic("sparql", text)
        assert isinstance(found, dt.Table)
        return found

    def cell(self, line: str, text: str) -> dt.Table | bool | None:
        """Run a cell magic."""
        found: dt.Table | bool | None = self.shell.run_cell_magic("sparql", line, text)
        return found

    def completions(self, text: str) -> set[str]:
        """Return what may stand at the end of a text."""
        with provisionalcompleter():
            return {each.text for each in self.shell.Completer.completions(text, len(text))}


@pytest.fixture
def notebook(graph: dt.KnowledgeGraph) -> Iterator[Notebook]:
    made = Notebook(graph)
    yield made
    made.shell.run_line_magic("unload_ext", "detente.magic")
    made.shell.history_manager.end_session()


def test_a_named_query_with_a_parameter(notebook: Notebook) -> None:
    found = notebook.line("who-did-what --actor 'Royal Guard'")
    assert isinstance(found, dt.Table)
    assert str(found) == str(notebook.names["g"].table("who-did-what", actor="Royal Guard"))


def test_sparql_in_a_line_keeps_its_own_variables_and_braces(notebook: Notebook) -> None:
    notebook.names |= {"s": "wrong", "n": 7}
    found = notebook.line("SELECT $s { $s a sem:Event } LIMIT 1")
    assert len(found) == 1


def test_sparql_in_a_cell(notebook: Notebook) -> None:
    found = notebook.cell("--limit 1", "SELECT ?e {\n  ?e a sem:Event\n}")
    assert isinstance(found, dt.Table)
    assert (len(found), found.complete) == (1, False)


def test_the_answer_goes_to_a_variable_and_is_not_shown(notebook: Notebook) -> None:
    assert notebook.cell("-o answer", "ASK { ?e a sem:Event }") is None
    assert notebook.names["answer"] is True


def test_another_graph_is_named(notebook: Notebook) -> None:
    notebook.names["other"] = dt.open()
    assert len(notebook.line("-g other threats")) == 0
    assert len(notebook.line("threats")) > 0


def test_values_may_be_variables(notebook: Notebook) -> None:
    notebook.names["who"] = "Royal Guard"
    found = notebook.line("who-did-what --actor $who")
    assert len(found) == len(notebook.line("who-did-what --actor='Royal Guard'"))
    text = "SELECT ?e { ?e a sem:Event ; skos:prefLabel ?l FILTER(STR(?l) = $who) }"
    assert notebook.cell("-o found --who $who", text) is None
    assert len(notebook.names["found"]) == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "there is no query"),
        ("threatz", "did you mean 'threats'"),
        ("threats --actr Iran", "did you mean 'actor'"),
        ("threats Iran", "'Iran' is no parameter: a parameter is --name value"),
        ("threats --actor $nobody", "there is no variable 'nobody'"),
        ("threats --limit many", "--limit many: not a number"),
        ("-g nothing threats", "there is no variable 'nothing'"),
        ("-g text threats", "no graph of claims is in 'text'"),
        ("-o 7 threats", "-o 7: not a name of a variable"),
        ("-o for threats", "-o for: not a name of a variable"),
        ("-x 1 threats", "no such option: -x"),
        ("SELECT * {", "not a query"),
        ("SELECT * { SERVICE <http://h/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_errors_are_one_line_that_stops_a_run(
    notebook: Notebook, line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook.names["text"] = "not a graph"
    with pytest.raises(UsageError, match=r"\A.*\Z") as caught:
        notebook.line(line)
    assert said in str(caught.value)
    result = notebook.shell.run_cell(f"%sparql {line}")
    assert not result.success
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err
    assert len((shown.out + shown.err).strip().splitlines()) == 1


def test_names_of_queries_and_parameters_are_completed(notebook: Notebook) -> None:
    assert "threats" in notebook.completions("%sparql thr")
    assert "--actor" in notebook.completions("%sparql who-did-what --a")
    assert "between" in notebook.completions("%%sparql -o x bet")
    event = SimpleNamespace(line="%sparql ", symbol="")
    assert set(magic.completed(None, event)) > set(all_queries())


def test_without_ipython_the_module_is_imported_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, notebook: Notebook
) -> None:
    monkeypatch.setitem(sys.modules, "IPython.core.magic", None)
    with pytest.raises(ImportError, match="pip install ipython"):
        magic.load_ipython_extension(notebook.shell)
