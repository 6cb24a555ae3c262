"""Casefiles about states that are on no map, written in a line."""

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = """casefile: {name}
title: A casefile
sources:
{sources}
actors:
  ruritania: {{kind: state, name: Ruritania}}
  freedonia: {{kind: state, name: Freedonia}}
  guard: {{kind: armed-force, name: Royal Guard, country: ruritania}}
places:
  strelsau: {{name: Strelsau, precision: city, latitude: 50, longitude: 14}}
  ruritania: {{name: Ruritania, precision: country, latitude: 51, longitude: 15}}
events:
{events}
"""

Write = Callable[..., Path]


@pytest.fixture
def casefile(tmp_path: Path) -> Write:
    """Return a function that writes a casefile from its events, each a list of reports."""

    def write(name: str = "crisis", **events: list[str]) -> Path:
        used = {part for reports in events.values() for part in reports}
        keys = sorted({r.partition("source: ")[2].partition(",")[0] for r in used})
        sources = "\n".join(
            f"  {key}: {{kind: article, title: {key}, date: 2001-05-0{n}}}"
            for n, key in enumerate(keys, 1)
        )
        body = "\n".join(
            f"  {key}:\n    label: {key}\n    reports:\n"
            + "\n".join(f"      - {{{report}}}" for report in reports)
            for key, reports in events.items()
        )
        path = tmp_path / f"{name}.yaml"
        path.write_text(HEAD.format(name=name, sources=sources, events=body), encoding="utf-8")
        return path

    return write
