"""Pages in Chromium, and the story that they show."""

import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from graph.view.layout import arrange
from graph.view.page import render
from graph.view.shape import Model

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Run before the page's own scripts: it notes what the policy had to stop.
WATCH = """
window.__stopped = [];
document.addEventListener('securitypolicyviolation', (event) => {
  window.__stopped.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


@dataclass
class Opened:
    """A page in the browser, and what it did that it should not."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until what was asked for is drawn: two frames."""
        frames = "new Promise(d => requestAnimationFrame(() => requestAnimationFrame(d)))"
        self.page.evaluate(frames)

    def shown(self) -> str:
        """Return the line that says what is shown."""
        return self.page.locator("#count").inner_text()

    def is_innocent(self) -> bool:
        """Say whether the page ran nothing strange, asked for nothing and broke nothing."""
        assert self.complaints == []
        assert self.page.evaluate("window.__stopped") == []
        assert self.page.evaluate("window.__pwned") is None
        assert {request.partition("#")[0] for request in self.requests} == {self.address}
        return True


Opener = Callable[..., Opened]


@pytest.fixture(scope="session")
def arranged() -> Model:
    """The story of two articles, written by hand, with its positions; not to be changed."""
    path = Path(__file__).with_name("story.json")
    return arrange(cast("Model", json.loads(path.read_text(encoding="utf-8"))))


@pytest.fixture
def story(arranged: Model) -> Model:
    """A copy of the story with its positions."""
    return copy.deepcopy(arranged)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, for one module: while it is open no other event loop can run."""
    found = os.environ.get("DETENTE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.skip(f"no Chromium: none of {', '.join(NAMES)} is installed; set DETENTE_CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """One profile for all pages, which keep nothing in it."""
    made = chromium.new_context(color_scheme="light", viewport={"width": 1400, "height": 900})
    made.set_default_timeout(5000)
    made.add_init_script(WATCH)
    yield made
    made.close()


@pytest.fixture
def opened(context: BrowserContext, tmp_path: Path) -> Iterator[Opener]:
    """Open a model as a page from a file, 1400 by 900 pixels unless told, and wait until drawn."""
    pages: list[Page] = []

    def opener(model: Model, fragment: str = "", *, size: tuple[int, int] = (1400, 900)) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(rendered(json.dumps(model)), encoding="utf-8", newline="\n")
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        opened = _watched(page, path.as_uri())
        page.goto(opened.address + fragment)
        page.wait_for_function("performance.getEntriesByName('first-draw').length")
        return opened

    yield opener
    for page in pages:
        page.close()


def answered_elsewhere(code: str, *arguments: str) -> str:
    """Return what code prints in two other processes, in which strings have other hashes."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    (answer,) = answers
    return answer


@lru_cache(maxsize=4)
def rendered(model: str) -> str:
    """Return the page of a model, given as JSON, made once: most tests open the same."""
    return render(cast("Model", json.loads(model)))


def _watched(page: Page, address: str) -> Opened:
    """Note every request, error and dialog of a page."""
    opened = Opened(page, address)
    page.on("request", lambda request: opened.requests.append(request.url))
    page.on("pageerror", lambda error: opened.complaints.append(f"error: {error}"))
    page.on("dialog", lambda dialog: opened.complaints.append(f"dialog: {dialog.message}"))
    page.on(
        "console",
        lambda message: opened.complaints.append(f"console: {message.type} {message.text}"),
    )
    return opened
