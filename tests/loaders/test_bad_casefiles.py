"""A mistake in a casefile is one line that says where, and changes nothing."""

from contextlib import suppress
from pathlib import Path

import pytest

from ontology.errors import DetenteError
from tests.loaders.hostile import (
    CASE,
    Loading,
    case,
    nested,
    read_by_another_process,
)

REPORT = "when: 2026-02-07}\n"
TWINS = "actors:\n  a: {kind: population, name: Twin}\n  b: {kind: population, name: twin}\n"
CASEFILES: dict[str, tuple[str, int | None, str]] = {
    "a wrong key": (case("initiator:", "initator:"), 9, "'initator'; did you mean 'initiator'?"),
    "a wrong key that is needed": (case("label: L", "labell: L"), 7, "labell"),
    "a wrong key at the top": (CASE + "eventz: {}\n", 10, "did you mean 'events'?"),
    "a key twice": (CASE + "title: U\n", 10, "'title' stands twice"),
    "a key twice in a line": (case("type:", "type: AID, type:"), 9, "'type' stands twice"),
    "an event twice": (CASE + CASE[CASE.index("  ev:") :], 10, "'ev' stands twice"),
    "a tab": (case("    label: L", "\tlabel: L"), 7, "\\t"),
    "no source": (case("source: a, ", ""), 9, "'source' is missing"),
    "an unknown source": (case("source: a,", "source: b,"), 9, "no source 'b' (known: a)"),
    "no sources": (CASE.partition("sources:")[0], 1, "'sources' is missing"),
    "nothing under a key": (CASE.partition("  a:")[0], None, "nothing"),
    "an unknown actor": (case("initiator: iran", "initiator: Irann"), 9, "did you mean 'iran'?"),
    "an unknown place": (case("when:", "place: Bagdhad, when:"), 9, "did you mean 'baghdad'?"),
    "an unknown type": (case("PLEDGE", "PLEGDE"), 9, "did you mean 'PLEDGE'?"),
    "an unknown event": (case("type:", "fulfils: evv, type:"), 9, "did you mean 'ev'?"),
    "an ambiguous actor": (
        case("sources:", f"{TWINS}sources:").replace("initiator: iran", "initiator: Twin"),
        12,
        "may be any of test-case/a, test-case/b",
    ),
    "an id with capitals": (case("test-case", "Test"), 1, "small letters"),
    "an event's key with capitals": (case("  ev:", "  Ev 1:"), 6, "small letters"),
    "a source's key with capitals": (case("  a: {", "  A b: {"), 4, "small letters"),
    "an actor's key with capitals": (
        case("sources:", f"{TWINS.replace(' a:', ' A:')}sources:"),
        4,
        "small letters",
    ),
    "an id of the store's own": (case("test-case", "catalogue"), None, "catalogue"),
    "an alias": (case("title: T", "title: &t T\nabout: *t"), 3, "aliases"),
    "a bomb": (
        "a: &a [x, x, x, x, x, x, x, x]\n"
        + "".join(
            f"{c}: &{c} [{f'*{p}, ' * 8}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
        ),
        2,
        "aliases",
    ),
    "a tag that runs": (
        case("title: T", "title: !!python/object/apply:os.system [ls]"),
        2,
        "must be one value",
    ),
    "two documents": (f"{CASE}---\n{CASE}", 10, "another document"),
    "half a file": (CASE[: len(CASE) // 2], None, "not YAML"),
    "a colon too many": (case("title: T", "title: T: U"), 2, "not YAML"),
    "an escape that is none": (case("title: T", r'title: "\q"'), 2, "not YAML"),
    "an escape that is no character": (case("title: T", r'title: "\UFFFFFFFF"'), None, ""),
    "an escape just beyond the last": (case("title: T", r'title: "\U00110000"'), None, ""),
    "half a character": (case("title: T", r'title: "\uD800"'), 2, ""),
    "a NUL": (case("title: T", "title: T\0"), None, "NUL"),
    "an escaped NUL": (case("title: T", r'title: "T\0"'), 2, "U+0000"),
    "a control character": (case("title: T", "title: T\x1b[31m"), 2, "character"),
    "an escaped control character": (case("title: T", r'title: "\e[31m"'), 2, "U+001B"),
    "text turned round": (case("title: T", "title: T\u202egpj.exe"), 2, "U+202E"),
    "text turned round in an actor's name": (
        case("sources:", TWINS.replace("twin", "tw\u2066in") + "sources:"),
        5,
        "U+2066",
    ),
    "an address that runs": (case("title: X", 'title: X, url: "javascript:alert(1)"'), 4, "http"),
    "an address that is none": (case("title: X", 'title: X, url: "http://x/%zz"'), 4, "url"),
    "a host that is none": (case("title: X", 'title: X, url: "http://[::1"'), 4, "url"),
    "a language that is none": (case("title: X", "title: X, language: e"), 4, "language"),
    "a language in words": (case("title: X", "title: X, language: in Arabic"), 4, "language"),
    "a reliability that is none": (case("title: X", "title: X, reliability: G"), 4, "A, B, C"),
    "a credibility that is none": (case("type:", "credibility: 7, type:"), 9, "1 (confirmed)"),
    "content of what is not done": (
        case("type:", "modality: planned, content: {label: x}, type:"),
        9,
        "'condition'",
    ),
    "a condition of what is done": (case("type:", "condition: {label: x}, type:"), 9, "'content'"),
}
CASEFILES |= {
    f"the day {day}": (case("date: 2026-02-07", f"date: {day}"), 4, "2026-02-07")
    for day in ("2026-2-7", "2026-02-30", "07.02.2026", "20260207", "2026-W06-6", "2026-02", "NO")
}
CASEFILES |= {
    f"the time {when}": (case(REPORT, f"when: {when}}}\n"), 9, why)
    for when, why in {
        "2026-2-7": "2026-02-07",
        "2026-02-30": "no such day",
        "2026-13": "no such month",
        "0000": "no such year",
        "2026-02-07T10:00": "2026-02-07",
        "{from: 2026-03, to: 2026-02}": "is after",
        "{form: 2026-03}": "did you mean 'from'?",
        "{before: 2026, after: 2025}": "'before', or 'after'",
        "[2026]": "one value",
    }.items()
}
CASEFILES |= {
    f"the quantity {of}": (case(REPORT, f"{REPORT[:-2]}, quantities: [{of}]}}\n"), 9, why)
    for of, why in {
        "{of: dead, value: many}": "value",
        "{of: dead, value: nan}": "value",
        "{of: dead, value: .inf}": "value",
        "{of: dead, max: 1e999}": "max",
        "{of: dead, value: 1_000}": "value",
        "{of: dead, min: 5, max: 3}": "min",
        "{of: dead}": "'value', or 'min' or 'max', or 'words'",
        "12": "keys and values",
    }.items()
}
CASEFILES |= {
    f"the quotation {quote}": (case(REPORT, f"{REPORT[:-2]}, quotes: [{quote}]}}\n"), 9, why)
    for quote, why in {
        "{text: abc, at: [0, 4]}": "3 characters",
        "{text: abc, at: [5, 2]}": "3 characters",
        "{text: abc, at: [-3, 0]}": "3 characters",
        "{text: abc, at: [0, 3, 6]}": "3 characters",
        "{text: abc, at: [a, b]}": "'at'",
        "{text: ' '}": "empty",
        "{txt: abc}": "",
        "abc": "keys and values",
    }.items()
}


@pytest.mark.parametrize(("text", "line", "words"), CASEFILES.values(), ids=CASEFILES)
def test_a_mistake_in_a_casefile_is_shown_where_it_is(
    loading: Loading, text: str, line: int | None, words: str
) -> None:
    said = loading.fails("x.yaml", text, "casefile")
    assert said.startswith(f"x.yaml:{line}: " if line else "x.yaml:"), said
    assert words in said


def test_a_casefile_may_hold_a_long_text(loading: Loading) -> None:
    assert loading.sets_aside("x.yaml", f"{CASE}about: {'word ' * 20_000}\n") == []


def test_what_the_parser_says_of_anchors_does_not_reach_the_user(loading: Loading) -> None:
    text = CASE.replace("title: T", "title: &x T").replace("title: X", "title: &x X")
    with suppress(DetenteError):
        loading.sets_aside("x.yaml", text)


DEEP = {
    "mappings.yaml": f"{CASE}about: {nested('{a: ', '}', 10_000)}\n",
    "dashes.yaml": f"{CASE}about:\n  {'- ' * 10_000}x\n",
    "lines.yaml": f"{CASE}about:\n{''.join(' ' * n + 'a:' + chr(10) for n in range(1, 1_000))}",
    "conditions.yaml": case(
        REPORT,
        f"content: {nested('{label: x, condition: ', '}', 1_000, '{label: y}')}}}\n",
    ),
    "lists.yaml": f"{CASE}about: {nested('[', ']', 10_000)}\n",
    "lists without end.yaml": f"{CASE}about: {'[' * 10_000}\n",
}


def test_no_depth_of_yaml_takes_long(tmp_path: Path) -> None:
    assert " ".join(read_by_another_process(tmp_path, DEEP)) == " ".join(DEEP)
