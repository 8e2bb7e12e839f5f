"""Seconds to fetch 200 pages of 20 hosts, a second between two pages of one: `python -m benchmarks.fetching`.

One host after the other would take 200 seconds; ten pages of one host cannot take less than nine.
"""

from __future__ import annotations

import time
from contextlib import ExitStack

from benchmarks.results import keep
from benchmarks.site import Site, story
from reportedly.ingest import gather
from reportedly.settings import Settings
from reportedly.types import Capture

HOSTS, PAGES = 20, 10


def main() -> None:
    pages: dict[str, bytes | int | None] = {f"/{number}.html": story(number, 1) for number in range(PAGES)}
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(host=f"127.0.0.{n + 1}", pages=pages).served()) for n in range(HOSTS)]
        addresses = [f"{site.address}/{number}.html" for site in sites for number in range(PAGES)]
        begun = time.perf_counter()
        found = [item for item in gather(*addresses, settings=Settings()) if isinstance(item, Capture)]
        took = time.perf_counter() - begun
    figures = {"hosts": HOSTS, "pages of each": PAGES, "fetched": len(found), "delay": 1.0, "seconds": round(took, 1)}
    keep("fetching", figures)


if __name__ == "__main__":
    main()
