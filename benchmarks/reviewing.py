"""How many lines a person could correct in a minute by keys: the inbox of the sample case, in a real Chromium.

    python -m benchmarks.reviewing

A script presses keys as fast as the page takes them, so this is what the program allows, not what a person reads and
decides. Three rounds of 30 decisions on one ledger: verdicts alone; each waited for until it is shown as kept; and
corrections, a speaker of 12 letters typed and kept with Enter. Afterwards all 90 have to be in the ledger, by name.

Prints one JSON object; says why and stops with status 0 where there is no Chromium.
"""

from __future__ import annotations

import contextlib
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from playwright.sync_api import Error, Page, sync_playwright

import reportedly
from benchmarks.results import keep
from reportedly.cli_account import compared
from reportedly.demo import origins
from reportedly.settings import Settings
from reportedly.web.app import create_app

EACH = 30
NAME = "Maria Brandt"


@contextlib.contextmanager
def served(path: Path) -> Iterator[str]:
    """The pages of a ledger, on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(path, Settings(reviewer="Ada"), compared)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def opened(page: Page) -> int:
    """The inbox, ready for keys. Returns how many lines are decided."""
    page.goto("/inbox")
    page.wait_for_selector(".queue.live")
    return int(page.locator("#progress").get_attribute("data-decided") or 0)


def verdicts(page: Page) -> float:
    """Seconds from the first key to when the last of `EACH` verdicts is kept."""
    before = opened(page)
    started = time.perf_counter()
    for n in range(EACH):
        page.keyboard.press("ar"[n % 2])
    page.wait_for_selector(f"#progress[data-decided='{before + EACH}']")
    return time.perf_counter() - started


def waited(page: Page) -> list[float]:
    """Seconds from each key to when its verdict is shown as kept."""
    before = opened(page)
    took = []
    for n in range(EACH):
        started = time.perf_counter()
        page.keyboard.press("ar"[n % 2])
        page.wait_for_selector(f"#progress[data-decided='{before + n + 1}']")
        took.append(time.perf_counter() - started)
    return took


def corrections(page: Page) -> float:
    """Seconds for `EACH` speakers typed and kept, each shown as kept before the next."""
    before = opened(page)
    started = time.perf_counter()
    for n in range(EACH):
        page.keyboard.press("s")
        page.keyboard.type(f"{NAME} {n}")
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#progress[data-decided='{before + n + 1}']")
    return time.perf_counter() - started


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        with reportedly.Ledger(path) as ledger:
            reportedly.process((item for origin in origins() for item in reportedly.ingest(origin)), ledger)
            lines = ledger.counts()["attributions"]
        with sync_playwright() as playwright, served(path) as address:
            try:
                browser = playwright.chromium.launch(args=["--no-sandbox", "--disable-gpu"])
            except Error:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}).new_page()
            fast, each, typed = verdicts(page), sorted(waited(page)), corrections(page)
            browser.close()
        with reportedly.Ledger(path, read_only=True) as ledger:
            found = [(r.field, r.by) for r in ledger.reviews()]
    if sorted(found) != [("speaker", "Ada")] * EACH + [("verdict", "Ada")] * 2 * EACH:
        print(f"the ledger has not all of them: {found}", file=sys.stderr)
        return 1
    keep(
        "reviewing",
        {
            "lines_in_ledger": lines,
            "decisions": len(found),
            "all_in_the_ledger_with_who": True,
            "verdicts_per_minute": round(60 * EACH / fast),
            "verdict_kept_ms": {
                "median": round(1000 * statistics.median(each)),
                "p95": round(1000 * each[int(0.95 * EACH)]),
            },
            "speakers_typed_per_minute": round(60 * EACH / typed),
        },
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
