"""Watch a site that adds, edits, breaks and times out, for an hour: `python -m benchmarks.soak --minutes 60`.

`reportedly watch` runs in a process of its own on three hosts of this machine. When it is over, every version of every
page that the sites have shown must be in the ledger, `verify` must find nothing, and its memory must not have grown.
Pages are looked at every 20 seconds until they are 15 minutes old, and are edited until they are 10 minutes old. The
rules find attributions, not the model: it is the watch that is looked at. Memory is read from /proc (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kill import quick_place
from benchmarks.results import keep
from benchmarks.site import Site, feed, marker, story
from reportedly.store import Ledger, verify

STEP = 5.0
LOOK, YOUNG, WATCHED_FOR = 20, 600.0, 900
SETTLED = 75.0
"""Seconds between two edits of a page, and from the last edit to the end: three looks at it, and a time-out."""
BROKEN_FOR = 40.0
LISTED = 30
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Story:
    """A page: when it was first there, when it was edited last, how many versions it had, until when it is broken."""

    site: Site
    number: int
    begun: float
    edited: float
    versions: int = 1
    broken_until: float = 0.0
    is_removed: bool = False

    @property
    def path(self) -> str:
        return f"/{self.number}.html"

    def show(self) -> None:
        self.site.pages[self.path] = story(self.number, self.versions)


@dataclass(slots=True)
class World:
    """The sites and what happens to them."""

    sites: list[Site]
    chance: random.Random
    stories: list[Story] = field(default_factory=list)
    feeds_broken_until: dict[int, float] = field(default_factory=dict)
    did: Counter[str] = field(default_factory=Counter)

    def step(self, now: float, may_change: bool) -> None:
        """Mend what is due, then perhaps add, edit and break."""
        for one in self.stories:
            if one.broken_until and now > one.broken_until:
                one.broken_until = 0.0
                one.edited = now  # it has yet to be seen as it is
                one.show()
        if may_change:
            if self.chance.random() < 0.3:
                self.add(now)
            quiet = [s for s in self.stories if not s.broken_until and not s.is_removed and now - s.edited > SETTLED]
            young = [s for s in quiet if now - s.begun < YOUNG]
            for act, likely in ((self.edit, 0.6), (self.break_page, 0.15), (self.remove, 0.03)):
                if young and self.chance.random() < likely:
                    act(young.pop(self.chance.randrange(len(young))), now)
            if self.chance.random() < 0.03:
                number = self.chance.randrange(len(self.sites))
                self.feeds_broken_until[number] = now + BROKEN_FOR
                self.did["feeds broken"] += 1
        self.list_pages(now)

    def add(self, now: float) -> None:
        number = len(self.stories)
        one = Story(site=self.sites[number % len(self.sites)], number=number, begun=now, edited=now)
        one.show()
        self.stories.append(one)
        self.did["pages added"] += 1

    def edit(self, one: Story, now: float) -> None:
        one.versions += 1
        one.edited = now
        one.show()
        self.did["edits"] += 1

    def break_page(self, one: Story, now: float) -> None:
        one.broken_until = now + BROKEN_FOR
        one.site.pages[one.path] = self.chance.choice([500, 503, 404, None])
        self.did["pages broken or hanging"] += 1

    def remove(self, one: Story, now: float) -> None:
        one.is_removed = True
        one.site.pages[one.path] = 410
        self.did["pages removed"] += 1

    def list_pages(self, now: float) -> None:
        for number, site in enumerate(self.sites):
            newest = [s.number for s in self.stories if s.site is site][-LISTED:][::-1]
            broken = now < self.feeds_broken_until.get(number, 0.0)
            site.pages["/feed.xml"] = self.chance.choice([500, None, b"<rss><chan"]) if broken else feed(newest)


def resident_mb(pid: int) -> float:
    """Resident memory of a process."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


def missing(path: Path, stories: list[Story]) -> list[str]:
    """The versions of pages that the sites have shown and that no document holds."""
    with Ledger(path, read_only=True) as ledger:
        texts = "\n".join(text for (text,) in ledger.connection.execute("SELECT text FROM document"))
    shown = [(one.number, version) for one in stories for version in range(1, one.versions + 1)]
    return [f"story {number}, version {version}" for number, version in shown if marker(number, version) not in texts]


def run(minutes: float, folder: Path, chance: random.Random) -> dict[str, object]:
    """Soak, and what came of it."""
    ledger, said = folder / "news.db", folder / "notices.jsonl"
    looks = " ".join(f"{seconds}s" for seconds in range(LOOK, WATCHED_FOR + 1, LOOK))
    settings = {
        "REPORTEDLY_ATTRIBUTOR": "rules", "REPORTEDLY_FETCH_DELAY": "0.02", "REPORTEDLY_FETCH_TIMEOUT": "5",
        "REPORTEDLY_REVISITS": looks, "REPORTEDLY_WATCH_EVERY": "8s",
    }  # fmt: skip
    with ExitStack() as stack:
        sites = [stack.enter_context(Site(host=f"127.0.0.{number}").served()) for number in (1, 2, 3)]
        world = World(sites=sites, chance=chance)
        world.step(time.monotonic(), may_change=False)
        command = [sys.executable, "-m", "reportedly", "watch", str(ledger), "--format", "jsonl"]
        out = stack.enter_context(said.open("wb"))
        watch = subprocess.Popen(
            command + [f"{site.address}/feed.xml" for site in sites], stdout=out, env={**os.environ, **settings}
        )
        memory = _live(world, watch, minutes * 60)
        asked, sent = (sum(getattr(site, name) for site in sites) for name in ("asked", "sent"))
        begun = time.monotonic()
        watch.send_signal(signal.SIGTERM)
        status = watch.wait(30)
        ended_in = time.monotonic() - begun
    with Ledger(ledger, read_only=True) as opened:
        troubles = [f"{problem.subject}: {problem.message}" for problem in verify(opened)]
        counts = opened.counts()
    notices = Counter(json.loads(line)["kind"] for line in said.read_text().splitlines())
    return {
        "minutes": minutes,
        "attributor": "rules",
        "the sites": dict(world.did),
        "versions shown": sum(one.versions for one in world.stories),
        "versions missing in the ledger": missing(ledger, world.stories),
        "requests": asked,
        "answers with a body": sent,
        "notices": dict(notices),
        "troubles": troubles,
        "ledger": {**counts, "mb": round(ledger.stat().st_size / 1e6, 1)},
        "resident mb, a tenth of the time apart": memory[:: max(1, len(memory) // 10)],
        "resident mb, second tenth and last tenth": [_mean(memory, 1), _mean(memory, 9)],
        "ended with status": status,
        "seconds to end": round(ended_in, 2),
    }


def _live(world: World, watch: subprocess.Popen[bytes], seconds: float) -> list[float]:
    """Let things happen, nothing new in the last minutes; the memory of the watch at each step."""
    memory: list[float] = []
    begun = time.monotonic()
    while (now := time.monotonic()) < begun + seconds:
        if watch.poll() is not None:
            raise RuntimeError(f"the watch ended by itself, with status {watch.returncode}")
        world.step(now, may_change=now < begun + seconds - BROKEN_FOR - SETTLED)
        memory.append(round(resident_mb(watch.pid), 1))
        time.sleep(STEP)
    return memory


def _mean(values: list[float], tenth: int) -> float:
    part = values[len(values) * tenth // 10 : len(values) * (tenth + 1) // 10] or values
    return round(sum(part) / len(part), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description="Watch a site that adds, edits, breaks and times out.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportedly-soak-", dir=quick_place()) as name:
        figures = run(asked.minutes, Path(name), random.Random(asked.seed))
    keep("soak", figures)
    sys.exit(1 if figures["troubles"] or figures["versions missing in the ledger"] else 0)


if __name__ == "__main__":
    main()
