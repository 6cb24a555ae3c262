"""The page in Firefox: it is drawn there too."""

import shutil
import struct
import subprocess
from pathlib import Path

import pytest

from graph.view.page import render
from graph.view.shape import Model

NAMES = ("firefox-esr", "firefox")


@pytest.mark.browser
def test_firefox_draws_the_page(story: Model, tmp_path: Path) -> None:
    """A page that stops at its beginning is an empty frame, which needs few bytes."""
    firefox = next(filter(None, map(shutil.which, NAMES)), None)
    if firefox is None:
        pytest.skip(f"no Firefox: none of {', '.join(NAMES)} is installed")
    page, picture, profile = (tmp_path / name for name in ("page.html", "page.png", "profile"))
    page.write_text(render(story), encoding="utf-8")
    profile.mkdir()
    arguments = ("--headless", "--no-remote", "--profile", profile, "--window-size", "1400,900")
    shot = subprocess.run(
        [firefox, *arguments, "--screenshot", picture, page.as_uri()],
        capture_output=True,
        timeout=120,
        check=False,
    )
    if not picture.exists():
        pytest.skip(f"Firefox took no picture: {shot.stderr.decode(errors='replace')[-300:]}")
    drawn = picture.read_bytes()
    assert struct.unpack(">I", drawn[16:20]) == (1400,)
    assert len(drawn) > 200_000
