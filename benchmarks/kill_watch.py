"""Kill `reportedly watch` with SIGKILL at random moments, many times: `python -m benchmarks.kill_watch --kills 200`.

A site of this machine lists pages, some of which cannot be had or read. One ledger is watched and killed ten times,
each time further on, then the same call runs through. After each kill the ledger must open and verify, hold nothing
twice, and nothing that an undisturbed ledger does not hold; at the end it must hold the same, and every page that the
feeds list must have been asked for. A summary goes to standard output and to results/kill_watch.json.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks import kill
from benchmarks.kill import KILLS_A_LEDGER, Outcome, contents, quick_place, troubles
from benchmarks.results import keep
from benchmarks.site import Site, feed, story
from reportedly.cli import main as main_command

PAGES = 40
ODD: dict[int, bytes | int] = {
    5: 404,
    11: b"%PDF-1.7 not a page",
    17: b"<html><body><nav><a href='/'>Menu</a></nav></body></html>",
    23: 410,
}


def site() -> Site:
    """A site with two feeds that share some pages; a page in ten cannot be read, each in another way."""
    pages: dict[str, bytes | int | None] = {f"/{n}.html": ODD.get(n, story(n, 1)) for n in range(PAGES)}
    pages |= {"/a.xml": feed(list(range(25))), "/b.xml": feed(list(range(20, PAGES)))}
    return Site(pages=pages)


def watch(ledger: str, folder: str) -> None:
    """`watch --once` on the feeds of a list, in a process that has everything imported."""
    os.environ |= {"REPORTEDLY_ATTRIBUTOR": "rules", "REPORTEDLY_FETCH_DELAY": "0", "REPORTEDLY_FETCH_HOSTS": "1"}
    os.environ["REPORTEDLY_ALLOW_HOSTS"] = "127.0.0.1"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    main_command(["watch", ledger, f"@{folder}/feeds.txt", "--once"])


def kill_many(path: Path, folder: Path, expected: dict[str, list[str]], kills: int, chance: random.Random) -> Outcome:
    """Kill the watch on one ledger, each time further on, then let it run through; compare with `expected`."""
    outcome = Outcome()
    for number in range(kills):
        aim = int(len(expected["captures"]) * (number + chance.random()) / kills)
        process = kill.start(watch, path, folder)
        kill.wait(process, path.exists)
        if aim:
            with closing(kill.opened(path)) as watcher:
                kill.wait(process, partial(kill.has_seen, watcher, aim))
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.join()
        outcome.kills += 1
        outcome.too_late += process.exitcode != -signal.SIGKILL
        outcome.moments[kill.moment(path)] += 1
        outcome.troubles += [f"after kill {number + 1}: {trouble}" for trouble in troubles(path, expected)]
    process = kill.start(watch, path, folder)
    process.join()
    if process.exitcode:
        outcome.troubles.append(f"the last run left with status {process.exitcode}")
    outcome.troubles += [f"at the end: {trouble}" for trouble in troubles(path, expected)]
    for name, found in contents(path).items():
        if found != expected[name]:
            outcome.troubles.append(f"at the end: {len(found)} {name}, undisturbed {len(expected[name])}")
    with closing(kill.opened(path)) as watcher:
        unread = watcher.execute("SELECT count(*) FROM visit WHERE checked_at IS NULL").get
        if unread:
            outcome.troubles.append(f"at the end: {unread} pages that nobody asked for")
    return outcome


def undisturbed(path: Path, folder: Path) -> dict[str, list[str]]:
    """The contents of a ledger of a watch that nobody killed."""
    kill.start(watch, path, folder).join()
    return contents(path)


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill watch many times and check what is left.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, whole, begun = random.Random(asked.seed), Outcome(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportedly-kill-", dir=quick_place()) as name, site().served() as served:
        folder = Path(name)
        write_list(folder, served)
        expected = undisturbed(folder / "undisturbed.db", folder)
        while whole.kills < asked.kills:
            kills = min(KILLS_A_LEDGER, asked.kills - whole.kills)
            whole.add(kill_many(folder / f"{whole.kills}.db", folder, expected, kills, chance))
    keep("kill_watch", whole.summary(expected, asked.seed, begun, **{"pages listed": PAGES}))
    sys.exit(1 if whole.troubles else 0)


def write_list(folder: Path, served: Site) -> None:
    """The list of feeds that is watched."""
    (folder / "feeds.txt").write_text(f"{served.address}/a.xml\n{served.address}/b.xml\n", encoding="utf-8")


if __name__ == "__main__":
    main()
