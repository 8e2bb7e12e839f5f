"""Kill `reportedly add` with SIGKILL while it replaces pages by edited ones; as `benchmarks.kill` otherwise.

    .venv/bin/python -m benchmarks.kill_versions --kills 200

Of the pages some are as they were, some differ in bytes alone, some were edited silently, some say that they were
corrected, and some lost a line that their outlet repeated. After each kill the ledger must verify; at the end, when
the same call has run through, it must hold what one does that nobody killed: which version is current, what is gone,
what is boilerplate.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

from benchmarks.kill import (
    KILLS_A_LEDGER,
    Add,
    Outcome,
    command,
    contents,
    fork,
    has_seen,
    moment,
    opened,
    quick_place,
    start,
    troubles,
    wait,
)
from benchmarks.results import keep
from reportedly.store import Ledger

PAGES = 40
_ABOVE = "The Harbour Post is an independent newspaper."
_BELOW = "Follow us: @harbourpost."


def write_site(folder: Path, *, edited: bool) -> None:
    """The pages as they were, or as they are now."""
    folder.mkdir(exist_ok=True)
    for number in range(PAGES):
        (folder / f"{number:03}.html").write_text(_page(number, number % 5 if edited else 0), encoding="utf-8")


def _page(number: int, edit: int) -> str:
    said = "opens tomorrow" if edit in (2, 3) else "is closed"
    paragraphs = [
        _ABOVE,
        f"Ships wait before harbour {number}.",
        f"“Harbour {number} {said},” said Mara Velt.",
        f"Ana Orme said that {number + 3} ships were turned away.",
        f"Correction: harbour {number} was said to be closed." if edit == 3 else "",
        _BELOW if number % 5 == 4 and edit != 4 else "",
    ]
    body = "".join(f"<p>{words}</p>" for words in paragraphs if words)
    return (
        f"<html lang=en><head><title>Harbour {number}</title>"
        f"<link rel=canonical href='https://harbour.example/{number}'>"
        "<meta property='og:site_name' content='The Harbour Post'></head>"
        f"<body><article><h1>Harbour {number}</h1>{body}</article>{'<!-- again -->' if edit == 1 else ''}</body></html>"
    )


def whole_contents(path: Path) -> dict[str, list[str]]:
    """The ids of a ledger, with what follows from which version is current."""
    queries = {
        "versions": "SELECT page || ' ' || document_id || ' ' || current FROM version ORDER BY 1",
        "standings": "SELECT attribution_id || ' ' || standing FROM statement ORDER BY 1",
        "texts again": "SELECT capture_id || ' ' || as_capture FROM same_text ORDER BY 1",
        "boilerplate": "SELECT outlet || ' ' || words FROM boilerplate ORDER BY 1",
    }
    with Ledger(path, read_only=True) as ledger:
        more = {name: [str(v) for (v,) in ledger.connection.execute(sql)] for name, sql in queries.items()}
    return {**contents(path), **more}


def begin(folder: Path) -> dict[str, list[str]]:
    """Make the pages, a ledger of them as they were (``before.db``), and one of both that nobody killed.

    Returns what the latter holds.
    """
    pages = folder / "pages"
    write_site(pages, edited=False)
    start(command, folder / "before.db", pages).join()
    write_site(pages, edited=True)
    shutil.copy(folder / "before.db", folder / "undisturbed.db")
    start(command, folder / "undisturbed.db", pages).join()
    return whole_contents(folder / "undisturbed.db")


def kill_many(
    add: Add, path: Path, folder: Path, expected: dict[str, list[str]], kills: int, chance: random.Random
) -> Outcome:
    """Kill `add` on one ledger of the pages as they were, each time further on, then let it run through."""
    outcome = Outcome()
    shutil.copy(folder / "before.db", path)
    pages = folder / "pages"
    for number in range(kills):
        steps = int(PAGES * (number + chance.random()) / kills)
        with closing(opened(path)) as watcher:
            before: int = watcher.execute("SELECT count(*) FROM sighting").get
            process = start(add, path, pages)
            wait(process, partial(has_seen, watcher, before + steps))
        time.sleep(chance.uniform(0, 0.03))  # anywhere in the next page or two
        process.kill()
        process.join()
        outcome.kills += 1
        outcome.too_late += process.exitcode != -signal.SIGKILL
        outcome.moments[moment(path)] += 1
        outcome.troubles += [f"after kill {number + 1}: {trouble}" for trouble in troubles(path, expected)]
    process = start(add, path, pages)
    process.join()
    if process.exitcode != 0:
        outcome.troubles.append(f"the last run left with status {process.exitcode}")
    outcome.troubles += [f"at the end: {trouble}" for trouble in troubles(path, expected)]
    for name, found in whole_contents(path).items():
        if found != expected[name]:
            outcome.troubles.append(f"at the end: {len(found)} {name}, undisturbed {len(expected[name])}")
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill add while it replaces pages, and check what is left.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, whole, begun = random.Random(asked.seed), Outcome(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportedly-kill-", dir=quick_place()) as name:
        folder = Path(name)
        expected = begin(folder)
        while whole.kills < asked.kills:
            kills = min(KILLS_A_LEDGER, asked.kills - whole.kills)
            whole.add(kill_many(fork, folder / f"{whole.kills}.db", folder, expected, kills, chance))
    keep("kill_versions", whole.summary(expected, asked.seed, begun, pages=PAGES))
    sys.exit(1 if whole.troubles else 0)


if __name__ == "__main__":
    main()
