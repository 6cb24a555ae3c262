"""Write docs/images/*.png: the page of the example, as Chromium shows it.

    python -m tools.screenshots                      write those of `SHOTS`
    python -m tools.screenshots NAME='FRAGMENT' …    write these

A fragment is the part of the page's address after ``#``, such as ``view=matrix``; ``{label}`` in it
stands for the id of the event or actor whose label begins so. Light, 1400 by 900 pixels, in 256
colours where Pillow is installed. Pictures differ from machine to machine by its fonts, so that no
check compares them.
"""

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import detente as dt

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from graph.view import View

__all__ = ["FOLDER", "SHOTS"]

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "images"
EXAMPLES = (ROOT / "examples" / "iraqi-volunteers.yaml", ROOT / "examples" / "articles")
TITLE = "Iraqi volunteers, Iran and the United States, early February 2026"
#: The name of each picture, and what is shown on it.
SHOTS = {
    "network": "",
    "evidence": "at={Araghchi says Iran would target}",
    "dyads": "view=dyads",
    "map": "view=map",
    "matrix": "view=matrix",
    "table": "view=table",
}
WIDTH, HEIGHT = 1400, 900
#: All pictures together are smaller than this, in bytes.
MOST = 1_000_000
NAMES = ("chromium", "chromium-browser", "google-chrome")
SETTLED = 1500  # milliseconds, for what moves to come to rest


def view() -> "View":
    """Return the page of the example."""
    graph = dt.open()
    graph.load(*EXAMPLES)
    return graph.view(title=TITLE, theme="light")


def fragment(template: str, made: "View") -> str:
    """Return a fragment with ids in the place of labels.

    Raises:
        LookupError: nothing on the page has such a label.
    """
    things = [*made.model["events"], *made.model["actors"]]

    def id_of(found: re.Match[str]) -> str:
        ids = (each["id"] for each in things if each["label"].startswith(found[1]))
        if (id_ := next(ids, None)) is None:
            labels = ", ".join(repr(each["label"]) for each in things)
            raise LookupError(f"nothing is labelled {found[1]!r}: {labels}")
        return id_

    return re.sub(r"\{(.+?)\}", id_of, template)


@contextmanager
def browser(executable: str) -> "Iterator[Page]":
    """Open an empty page in Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = chromium.new_page(color_scheme="light")
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        yield page
        chromium.close()


def shoot(page: "Page", address: str, to: Path) -> None:
    """Write what an address shows, when it has come to rest.

    Raises:
        RuntimeError: the page's own program failed.
    """
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_timeout(SETTLED)
    page.mouse.move(0, 0)
    page.screenshot(path=to)
    if failed:
        raise RuntimeError(f"{address}: {failed[0]}")
    shrink(to)


def shrink(picture: Path) -> None:
    """Write a picture in 256 colours, where Pillow is there to do it."""
    try:
        image = import_module("PIL.Image")
    except ImportError:
        return
    with image.open(picture) as full:
        few = full.convert("RGB").quantize(256, dither=image.Dither.NONE)
    few.save(picture, optimize=True)


def main(arguments: list[str]) -> int:
    """Write the pictures, and return the status."""
    found = os.environ.get("DETENTE_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        print(f"SKIPPED: none of {', '.join(NAMES)} is here; set DETENTE_CHROMIUM to Chromium")
        return 0
    given = dict(each.partition("=")[::2] for each in arguments)
    shots, made = given or SHOTS, view()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, browser(found) as page:
        saved = made.save(Path(folder) / "page.html")
        for name, template in shots.items():
            to = FOLDER / f"{name}.png"
            shoot(page, f"{saved.as_uri()}#{fragment(template, made)}", to)
            print(f"{to.relative_to(ROOT)}: {to.stat().st_size / 1000:,.0f} kB")
    total = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    if total > MOST:
        print(f"{FOLDER.name}/ has {total:,} bytes, more than {MOST:,}", file=sys.stderr)
    return int(total > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
