"""Measure the page: making it, its size, its first draw, dragging and filtering, in Chromium.

    python -m bench.page [100 1000 20000 100000] [--runs N] [--keep DIR]

100 and 1,000 are nodes of the network of events: 60 events between 40 actors, 400 between 600.
20,000 and 100,000 are events between 2,000 actors, which open as dyads. Each page is made from a
store of its own of invented rows, and opened from a file; medians of three runs. Frames are counted
while the mouse drags a node, or the window onto the dyads. A filter step moves an end of the brush
by a column: the main thread's CPU time until the view is drawn anew, and then until nothing is left
to do. Beside the first two stands
stock pyvis with the same nodes and edges, its own template and physics, until its bar is gone. That
template asks a server for parts of it even with cdn_resources="in_line", the switch that is meant
to prevent this; the requests are refused here, as they are where there is no network.
"""

import argparse
import os
import platform
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright

import detente as dt
from bench.crowd import write
from graph.view.page import network
from graph.view.shape import Model

#: What is measured: how many events between how many actors, and whether stock pyvis stands beside.
SIZES = {100: (60, 40, True), 1000: (400, 600, True), 20000: (20000, 2000, False)}
SIZES[100000] = (100000, 2000, False)
PATIENCE, STOCK_PATIENCE = 60_000, 120_000  # milliseconds
STEPS = 8
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAWN = "() => performance.getEntriesByName('first-draw')[0]?.startTime"
COUNT_FRAMES = """() => {
  window.__frames = 0;
  const count = () => { window.__frames += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
STEP = """() => new Promise((done) => {
  const key = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true });
  document.getElementById('from').dispatchEvent(key);
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
})"""
STOCK_DONE = """() => {
  const bar = document.getElementById('loadingBar');
  return Boolean(window.network) && (!bar || bar.style.display === 'none');
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Open Chromium, found by its name or by DETENTE_CHROMIUM."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("DETENTE_CHROMIUM") or next(filter(None, map(shutil.which, names)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=SWITCHES)
        print(f"Chromium {browser.version}, {platform.platform()}, pyvis {version('pyvis')}")
        yield browser
        browser.close()


def opened(browser: Browser, path: Path) -> Page:
    """Open a page in a window of its own, with nothing outside in reach."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.route("http*://**/*", lambda route: route.abort())
    page = context.new_page()
    page.goto(path.as_uri())
    return page


def first_draw(page: Page) -> float:
    """Return after how many milliseconds the page had drawn."""
    return float(page.wait_for_function(DRAWN, timeout=PATIENCE).json_value())


def node_of(page: Page, model: Model) -> tuple[float, float]:
    """Return where to take hold: of the busiest actor, or of the middle of the view."""
    busy = [link["actor"] for link in model["links"]]
    most = max(set(busy), key=lambda actor: (busy.count(actor), actor)) if len(busy) < 5000 else ""
    view = "network" if "x" in model["events"][0] else "dyads"
    box = page.locator(f"#{view}").bounding_box()
    if box is None:
        raise RuntimeError(f"{view} is not in view")
    if view == "dyads":
        return box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.4
    seat = page.evaluate("(id) => document.getElementById('network').seatOf(id)", most)
    return box["x"] + seat["x"], box["y"] + seat["y"]


def frames(page: Page, at: tuple[float, float]) -> float:
    """Return frames a second while the mouse drags for two seconds."""
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 8, at[1] + 8)
    page.evaluate(COUNT_FRAMES)
    began, turn = time.perf_counter(), 0
    first = int(page.evaluate("() => window.__frames"))
    while time.perf_counter() - began < 2:
        turn += 1
        page.mouse.move(at[0] + 60 * (turn % 2), at[1] + 40 * ((turn // 2) % 2))
    took = time.perf_counter() - began
    counted = int(page.evaluate("() => window.__frames")) - first
    page.mouse.up()
    return counted / took


def busy(session: CDPSession) -> float:
    """Return for how many CPU milliseconds the main thread has worked."""
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in told if one["name"] == "TaskDuration")) * 1000


def filter_steps(page: Page) -> tuple[float, float]:
    """Return the CPU milliseconds of moving the brush by a column, and of the rest that follows.

    A step ends with the frame that shows the view, the timeline and the count anew; lists beside
    them follow in a pause. Medians of some steps.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    steps: list[float] = []
    rests: list[float] = []
    for _ in range(STEPS):
        page.wait_for_timeout(250)
        before = busy(session)
        page.evaluate(STEP)
        drawn = busy(session)
        page.wait_for_timeout(300)
        steps.append(drawn - before)
        rests.append(busy(session) - drawn)
    return statistics.median(steps), statistics.median(rests)


def measured(browser: Browser, path: Path, model: Model) -> dict[str, float]:
    """Open a page once and measure it."""
    page = opened(browser, path)
    try:
        drawn = first_draw(page)
        page.wait_for_timeout(500)
        step, rest = filter_steps(page)
        page.keyboard.press("Escape")
        return {
            "first draw": drawn,
            "filter": step,
            "rest": rest,
            "frames": frames(page, node_of(page, model)),
        }
    finally:
        page.context.close()


def stock(browser: Browser, path: Path) -> dict[str, float]:
    """Open stock pyvis's page once; what it does not reach in time is infinite, and none."""
    page = opened(browser, path)
    try:
        page.wait_for_function(STOCK_DONE, timeout=STOCK_PATIENCE)
        ready = float(page.evaluate("() => performance.now()"))
        box = page.locator("#mynetwork").bounding_box() or {"x": 0, "y": 0}
        return {"ready": ready, "frames": frames(page, (box["x"] + 200, box["y"] + 200))}
    except Error:
        return {"ready": float("inf"), "frames": 0}
    finally:
        page.context.close()


def medians(run: Callable[[], dict[str, float]], runs: int) -> dict[str, float]:
    """Return the median of each figure of some runs; one that took too long is not run again."""
    found = [run()]
    while len(found) < runs and float("inf") not in found[-1].values():
        found.append(run())
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def made(events: int, actors: int, work: Path) -> tuple[Path, Model, float]:
    """Make a store and its page; return the page's path, its model, and the CPU seconds it took."""
    with dt.open(work / "store") as graph:
        print(f"  {graph.load(write(events, actors, work / 'icews.tab'))[0]}")
        began = time.process_time()
        view = graph.view(title=f"{events:,} invented events")
        path = view.save(work / "page.html")
        return path, view.model, time.process_time() - began


def compared(browser: Browser, size: int, runs: int, work: Path) -> None:
    """Print the figures of one size, and stock pyvis's where it stands beside."""
    events, actors, beside = SIZES[size]
    print(f"{size:,}: {events:,} events, {actors:,} actors")
    path, model, took = made(events, actors, work)
    told = medians(lambda: measured(browser, path, model), runs)
    megabytes = path.stat().st_size / 1e6
    print(
        f"  made in {took:.1f} CPU-s, {megabytes:.2f} MB; {model['left_out'] or 'nothing left out'}"
    )
    print(
        f"  ours         first draw {told['first draw']:7,.0f} ms, filter step "
        f"{told['filter']:5.0f} ms (and {told['rest']:.0f}), "
        f"dragged {told['frames']:3.0f} frames/s",
        flush=True,
    )
    if beside:
        other = work / "stock.html"
        other.write_text(network(model).generate_html(), encoding="utf-8")
        told = medians(lambda: stock(browser, other), runs)
        ready = f"{told['ready']:7,.0f} ms" if told["ready"] < STOCK_PATIENCE else "> 120,000 ms"
        print(f"  stock pyvis  ready      {ready}, dragged {told['frames']:3.0f} frames/s")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.page")
    parser.add_argument("sizes", type=int, nargs="*", choices=[*SIZES, []], default=[*SIZES])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="keep the pages in this folder")
    given = parser.parse_args()
    with chromium() as browser:
        for size in given.sizes:
            with TemporaryDirectory() as folder:
                compared(browser, size, given.runs, Path(folder))
                if given.keep:
                    given.keep.mkdir(parents=True, exist_ok=True)
                    shutil.copy(Path(folder) / "page.html", given.keep / f"{size}.html")


if __name__ == "__main__":
    main()
