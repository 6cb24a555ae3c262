"""Names in Python and terms in Turtle are the same names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.table import value
from ontology import terms
from ontology.codes import ACLED, CAMEO, UCDP
from ontology.errors import UnknownNameError
from tools import write_terms


def test_terms_and_codes_are_made_of_the_turtle() -> None:
    assert write_terms.main(["--check"]) == 0, "run: make terms"


def test_a_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError, match="Repotr"):
        terms.DET.Repotr  # type: ignore[attr-defined]  # noqa: B018  # that is the test


def test_every_type_of_event_has_a_quad_class() -> None:
    assert set(terms.QUAD_CLASS) == set(terms.EventType)
    assert terms.QUAD_CLASS[terms.EventType.SANCTION] == "material conflict"


def test_every_role_has_a_counterpart_for_what_is_not_asserted() -> None:
    for role in terms.Role:
        assert hasattr(terms.DET, f"proposed{role.value.title()}")


@pytest.mark.parametrize("codes", [ACLED, CAMEO, UCDP])
def test_every_code_has_a_type(codes: dict[str, tuple[terms.EventType, str]]) -> None:
    assert codes
    assert all(isinstance(kind, terms.EventType) for kind, _ in codes.values())


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("190", "ASSAULT"),
        ("163", "SANCTION"),
        ("010", "STATEMENT"),
        ("016", "DENY"),
        ("020", "APPEAL"),
    ],
)
def test_well_known_codes_mean_what_everybody_thinks(code: str, kind: str) -> None:
    assert CAMEO[code][0] == kind


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_an_unknown_name_is_always_named(name: str, known: list[str]) -> None:
    assert repr(name) in str(UnknownNameError("loader", name, known))


def test_nothing_is_a_value_too() -> None:
    assert value(None) is None
