"""Kill `reportedly add` with SIGKILL at random moments, many times, and look at what is left.

    .venv/bin/python -m benchmarks.kill --kills 200
    .venv/bin/python -m benchmarks.kill --kills 200 --archive

What is added is a folder of pages, or a web archive of 500 records. One ledger is killed ten times, each time further
on, then the same call runs through. After each kill the ledger must open and verify, hold nothing twice, and nothing
that an undisturbed ledger does not hold; at the end it must hold the same. A summary goes to standard output and to
results/kill.json (kill-archive.json); the exit status is 1 when anything did not hold.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import apsw

from benchmarks.results import keep
from benchmarks.warcs import packed, record, record_id
from reportedly.cli import main as main_command
from reportedly.store import Ledger, verify

PAGES, RECORDS = 60, 500
KILLS_A_LEDGER = 10
_PATIENCE = 120.0
_IMPORTED = ("reportedly.pipeline", "reportedly.store", "reportedly.watching", "rich.progress", "rich.console")

Add = Callable[[str, str], None]
_PLACES = ("harbour", "mill", "station", "school", "hospital", "market", "bridge", "theatre")
_SPEAKERS = ("Mara Velt", "Ana Orme", "The ministry", "A spokesman for the port", "Dovrin")


@dataclass(slots=True)
class Outcome:
    """What came of kills. `troubles` must be empty; `moments` counts what the kills fell between."""

    kills: int = 0
    too_late: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Count what came of more kills."""
        self.kills += other.kills
        self.too_late += other.too_late
        self.moments += other.moments
        self.troubles += other.troubles

    def summary(self, expected: dict[str, list[str]], seed: int, begun: float, **of: int) -> dict[str, Any]:
        """What is kept of it: `of` says how much was killed over, `begun` when, by the monotonic clock."""
        return {
            "kills": self.kills,
            "ended before the kill": self.too_late,
            **of,
            "the kill fell": dict(self.moments.most_common()),
            "troubles": self.troubles,
            "undisturbed": {name: len(found) for name, found in expected.items()},
            "seed": seed,
            "seconds": round(time.monotonic() - begun, 1),
        }


def quick_place() -> str | None:
    """A place in memory, None where there is none. It loses nothing when a process is killed, only when power fails."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def write_pages(folder: Path, count: int = PAGES) -> None:
    """Small pages and texts; one in eight cannot be read, each in another way."""
    folder.mkdir(parents=True)
    for number in range(count):
        name, body = _page(number)
        (folder / f"{number:03}{name}").write_bytes(body)


def _page(number: int) -> tuple[str, bytes]:
    place, speaker = _PLACES[number % len(_PLACES)], _SPEAKERS[number % len(_SPEAKERS)]
    sentences = [
        f"The {place} was quiet on day {number}.",
        f"“The {place} will not open before day {number + 10},” said {speaker}.",
        f"{speaker} said that {number + 3} people were waiting at the {place}.",
        "“We were told nothing at all by the ministry,” said Ana Orme.",
    ][: 2 + number % 3]
    bad = {
        8: (".txt", b" \n"),
        17: (".txt", "Der Hafen, heißt es, sei für immer zu.".encode("latin-1")),
        26: (".html", b"%PDF-1.7\nnot a page"),
        35: (".txt", "„Der Hafen bleibt geschlossen“, sagte die Ministerin am Montag in der Hauptstadt.".encode()),
        44: (".html", b"<html><body><nav><a href='/'>Menu</a></nav></body></html>"),
        53: (".txt.gz", b"\x1f\x8b\x08\x00 cut short"),
    }
    if number in bad:
        return bad[number]
    if number % 3:
        return ".txt", ("\n".join(sentences) + "\n").encode()
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    title = f"News of the {place}, day {number}"
    return (
        ".html",
        f"<html><head><title>{title}</title></head><article><h1>{title}</h1>{body}</article></html>".encode(),
    )


def write_archive(path: Path, count: int = RECORDS) -> None:
    """The same as a web archive: a crawl's pictures, redirects and repetitions among them, and one record damaged."""
    png = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"
    refers = f"WARC-Refers-To: {record_id(0)}\r\n".encode()
    records = [record(b"made: up\r\n", count, kind="warcinfo", head=b"", content_type="application/warc-fields")]
    for number in range(count - 1):
        name, body = _page(number)
        kind = "text/html" if name == ".html" else "text/plain"
        uri, head = f"https://news.example/{number}{name}", f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
        made = {
            5: record(b"\x89PNG", number, head=png, uri=uri),
            6: record(b"", number, head=b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n", uri=uri),
            7: record(b"", number, kind="revisit", head=head, uri=uri, extra=refers),
        }
        records.append(made.get(number % 20) or record(body, number, head=head, uri=uri, date=_date(number)))
    whole = [packed([each]) for each in records]
    whole[count // 2] = whole[count // 2][:60] + bytes(20) + whole[count // 2][80:]
    path.write_bytes(b"".join(whole))


def _date(number: int) -> str:
    return f"2024-05-08T{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}Z"


def command(ledger: str, folder: str) -> None:
    """Become the command `reportedly add`."""
    _quietly()
    os.execv(sys.executable, [sys.executable, "-m", "reportedly", "add", ledger, folder])


def fork(ledger: str, folder: str) -> None:
    """Run the same in a process that has everything imported already: a second less for each start."""
    _quietly()
    main_command(["add", ledger, folder])


def _quietly() -> None:
    os.environ["REPORTEDLY_ATTRIBUTOR"] = "rules"
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def start(add: Add, ledger: Path, folder: Path) -> BaseProcess:
    """`add`, in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "__main__", *_IMPORTED])
    process = context.Process(target=add, args=(str(ledger), str(folder)))
    process.start()
    return process


def contents(path: Path) -> dict[str, list[str]]:
    """The ids of a ledger, and its failures without their times."""
    queries = {
        "captures": "SELECT id FROM capture ORDER BY 1",
        "documents": "SELECT id FROM document ORDER BY 1",
        "attributions": "SELECT id FROM attribution ORDER BY 1",
        "statements": "SELECT attribution_id || ' ' || start || form || act || copy_key FROM statement ORDER BY 1",
        "failures": "SELECT subject || ' ' || stage || ' ' || message FROM failure ORDER BY 1",
    }
    with Ledger(path, read_only=True) as ledger:
        return {name: [str(v) for (v,) in ledger.connection.execute(sql)] for name, sql in queries.items()}


def undisturbed(path: Path, folder: Path) -> dict[str, list[str]]:
    """The contents of a ledger that nobody killed."""
    start(command, path, folder).join()
    return contents(path)


def kill_many(
    add: Add, path: Path, folder: Path, expected: dict[str, list[str]], kills: int, chance: random.Random
) -> Outcome:
    """Kill `add` on one ledger, each time further on, then let it run through; compare with `expected`.

    `folder` may be a web archive: its captures were seen when they were archived, so a second run adds no sighting.
    """
    outcome = Outcome()
    for number in range(kills):
        steps = int(len(expected["captures"]) * (number + chance.random()) / kills)
        before = 0 if folder.is_file() else _seen_in(path)
        process = start(add, path, folder)
        if number == 0:
            wait(process, path.exists)
            time.sleep(chance.uniform(0, 0.02))  # the ledger is being made
        else:
            with closing(opened(path)) as watcher:  # closed before the kill: what is left is found as a crash leaves it
                wait(process, partial(has_seen, watcher, before + steps))
            time.sleep(chance.uniform(0, 0.03))  # anywhere in the next page or two
        process.kill()
        process.join()
        outcome.kills += 1
        outcome.too_late += process.exitcode != -signal.SIGKILL
        outcome.moments[moment(path)] += 1
        outcome.troubles += [f"after kill {number + 1}: {trouble}" for trouble in troubles(path, expected)]
    process = start(add, path, folder)
    process.join()
    if process.exitcode != 1:  # some of the pages cannot be read
        outcome.troubles.append(f"the last run left with status {process.exitcode}")
    outcome.troubles += [f"at the end: {trouble}" for trouble in troubles(path, expected)]
    for name, found in contents(path).items():
        if found != expected[name]:
            outcome.troubles.append(f"at the end: {len(found)} {name}, undisturbed {len(expected[name])}")
    return outcome


def troubles(path: Path, expected: dict[str, list[str]]) -> Iterator[str]:
    """What does not hold of a ledger that was killed."""
    with Ledger(path, read_only=True) as ledger:
        for problem in verify(ledger):
            yield f"{problem.subject}: {problem.message}"
        for table, key in (("description", "document_id"), ("run", "document_id"), ("failure", "subject")):
            for name, count in ledger.connection.execute(
                f"SELECT {key}, count(*) FROM {table} GROUP BY 1 HAVING count(*) > 1"
            ):
                yield f"{count} rows of {table} for {name}"
    for name, found in contents(path).items():
        if strange := set(found) - set(expected[name]):
            yield f"{len(strange)} {name} that an undisturbed ledger does not hold"
        if len(found) != len(set(found)):
            yield f"{name} twice"


def wait(process: BaseProcess, ready: Callable[[], bool]) -> None:
    """Until `ready()`, or the process has ended by itself."""
    end = time.monotonic() + _PATIENCE
    while not ready() and process.is_alive():
        if time.monotonic() > end:
            raise TimeoutError("add did not get on")
        time.sleep(0.005)


def opened(path: Path) -> apsw.Connection:
    """The file, watched from outside: `Ledger` would begin one that is not begun."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(1000)
    return connection


def has_seen(watcher: apsw.Connection, count: int) -> bool:
    return _sightings(watcher) >= count


def _seen_in(path: Path) -> int:
    if not path.exists():
        return 0
    with closing(opened(path)) as watcher:
        return _sightings(watcher)


def _sightings(watcher: apsw.Connection) -> int:
    """How many sightings there are; 0 where there is no such table yet."""
    try:
        count: int = watcher.execute("SELECT count(*) FROM sighting").get
    except apsw.Error:
        return 0
    return count


def moment(path: Path) -> str:
    """What the kill fell between, by what the last capture has."""
    try:
        with closing(opened(path)) as watcher:
            undone = watcher.execute(
                "SELECT (SELECT count(*) FROM capture WHERE id NOT IN (SELECT capture_id FROM document)"
                " AND id NOT IN (SELECT capture_id FROM same_text)"
                " AND origin NOT IN (SELECT subject FROM failure)),"
                " (SELECT count(*) FROM document d JOIN capture c ON c.id = capture_id"
                " WHERE d.id NOT IN (SELECT document_id FROM run) AND origin NOT IN (SELECT subject FROM failure)),"
                " (SELECT count(*) FROM capture)"
            ).fetchone()
    except apsw.Error:
        return "before the tables"
    if not undone or not undone[2]:
        return "before the first capture"
    return "capture without document" if undone[0] else "document without run" if undone[1] else "between two origins"


def main() -> None:
    parser = argparse.ArgumentParser(description="Kill add many times and check what is left.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--archive", action="store_true", help="add a web archive instead of a folder")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    whole = Outcome()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportedly-kill-", dir=quick_place()) as name:
        folder = Path(name)
        added = folder / ("crawl.warc.gz" if asked.archive else "pages")
        (write_archive if asked.archive else write_pages)(added)
        expected = undisturbed(folder / "undisturbed.db", added)
        while whole.kills < asked.kills:
            kills = min(KILLS_A_LEDGER, asked.kills - whole.kills)
            whole.add(kill_many(command, folder / f"{whole.kills}.db", added, expected, kills, chance))
    keep(
        "kill-archive" if asked.archive else "kill",
        whole.summary(
            expected,
            asked.seed,
            begun,
            **{"records" if asked.archive else "pages": RECORDS if asked.archive else PAGES},
        ),
    )
    sys.exit(1 if whole.troubles else 0)


if __name__ == "__main__":
    main()
