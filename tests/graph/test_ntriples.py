"""Whatever is written as a term is read back as the same term, or is not written at all."""

import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph import ntriples as nt
from ontology.terms import XSD

T = TypeVar("T")
#: What a source can hold when it is decoded: any character, and half a pair never.
WORDS = st.text(st.characters(exclude_categories=["Cs"]))
NASTY = st.text(st.sampled_from('"\\\n\r\t\0\x1b\x7f\x85\u2028\u202e<>{}^@$? .#_:\U0001f600uU0'))
#: Addresses and tags that are nearly right are more instructive than noise.
ADDRESSES = st.from_regex(
    r"(?:[a-z1é]{0,4}:)?(?://[a-z:\[\]@]{0,6})?[a-z/?#%\[\]0-9é ]{0,8}", fullmatch=True
)
TAGS = st.from_regex(r"[A-Za-z0-9]{0,9}(?:-[A-Za-z0-9]{0,9}){0,3}", fullmatch=True)


def read(term: str) -> ox.NamedNode | ox.Literal:
    """Return the one term that an engine reads, where nothing breaks out of it."""
    line = f"<http://s/> <http://p/> {term} <http://g/> .\n"
    (quad,) = ox.parse(line.encode(), format=ox.RdfFormat.N_QUADS)
    assert quad.graph_name == ox.NamedNode("http://g/")
    assert isinstance(quad.object, ox.NamedNode | ox.Literal)
    return quad.object


def refused(write: Callable[[T], str], value: T) -> bool:
    """Tell whether nothing is written."""
    try:
        write(value)
    except ValueError:
        return True
    return False


def typed(value: str, kind: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(kind))


@given(WORDS | NASTY)
def test_any_text_is_read_back_as_it_was(value: str) -> None:
    assert read(nt.text(value)) == ox.Literal(value)
    assert read(nt.text(value, "fa")) == ox.Literal(value, language="fa")


@given(WORDS | NASTY)
def test_a_text_stays_on_its_line(value: str) -> None:
    """The engine is fed by lines, and a line is a quad."""
    assert not set(nt.text(value)) & set("\n\r")


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb", "\udcff.tab"])
def test_half_a_character_is_no_text(value: str) -> None:
    """It has no UTF-8: an escape in YAML, or a file's name, can bring it."""
    assert refused(nt.text, value)
    assert refused(nt.iri, f"https://example.org/{value}")


@given(TAGS)
@example("e")
@example("en-a")
@example("en-x")
@example("en US")
@example("")
@example("en\n")
def test_a_language_is_one_that_the_engine_takes_or_an_error(tag: str) -> None:
    """A tag that the engine refuses would stop the load of all that is in the file."""
    try:
        term = nt.text("word", tag)
    except ValueError:
        return
    assert read(term) == ox.Literal("word", language=tag.lower())


@given(ADDRESSES | WORDS)
@example("http://[")
@example("http://x/%zz")
@example("http://x:port/")
@example("http://x/[a]")
@example("http://x/\ue000")
@example("1a:b")
@example(":b")
@example("http://x/\n")
def test_an_iri_is_one_that_the_engine_takes_or_an_error(value: str) -> None:
    try:
        term = nt.iri(value)
    except ValueError:
        return
    assert read(term) == ox.NamedNode(value)


@pytest.mark.parametrize(
    "value",
    [*(f"http://x/{c}" for c in '<>"{}|^`\\ \n\t\0\x7f'), "", "x", "relative/path", "//x/y"],
)
def test_what_is_no_iri_is_an_error(value: str) -> None:
    with pytest.raises(ValueError, match="not an IRI"):
        nt.iri(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
@example(1e-7)
@example(-0.0)
@example(4947.0)
def test_a_number_is_read_back_as_it_was(value: float) -> None:
    found = read(nt.number(value))
    assert isinstance(found, ox.Literal)
    assert found.datatype.value == XSD.decimal
    assert set(found.value) <= set("-.0123456789")
    assert float(Decimal(found.value)) == value


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_an_error(value: float) -> None:
    """An xsd:decimal has no such value: a filter would drop the row without a word."""
    assert refused(nt.number, value)


@given(st.integers(), st.dates(), st.datetimes(), st.booleans())
def test_other_values_are_read_back_as_they_were(
    whole: int, day: date, moment: datetime, truth: bool
) -> None:
    assert read(nt.integer(whole)) == typed(str(whole), XSD.integer)
    assert read(nt.day(day)) == typed(day.isoformat(), XSD.date)
    assert read(nt.moment(moment)) == typed(moment.isoformat(), XSD.dateTime)
    assert read(nt.boolean(truth)) == typed(str(truth).lower(), XSD.boolean)


@pytest.mark.parametrize("write", [nt.day, nt.moment])
def test_a_moment_is_never_written_as_a_day(write: Callable[[datetime], str]) -> None:
    """A datetime is a date to Python, and "2026-02-07T03:00:00" is no xsd:date to anybody."""
    found = read(write(datetime(2026, 2, 7, 3, tzinfo=UTC)))
    assert isinstance(found, ox.Literal)
    assert ("T" in found.value) == (found.datatype.value == XSD.dateTime)
