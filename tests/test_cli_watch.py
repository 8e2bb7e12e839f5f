"""The command `watch`, on a site of this machine: as a process wherever one is signalled or runs beside another."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.site import Site, feed, story
from reportedly.cli import main
from reportedly.store import Ledger, verify

QUICK = {"REPORTEDLY_ATTRIBUTOR": "rules", "REPORTEDLY_FETCH_DELAY": "0", "REPORTEDLY_FETCH_TIMEOUT": "5"}
SOON = 60.0
"""Seconds within which a process must end; it takes one or two."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site(pages={"/feed.xml": feed([0, 1]), "/0.html": story(0, 1), "/1.html": story(1, 1)}).served() as served:
        yield served


def start(*arguments: str, **settings: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "reportedly", "watch", *arguments]
    environment = {**os.environ, **QUICK, **settings}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def run(*arguments: str, status: int = 0) -> tuple[list[dict[str, Any]], str]:
    """The same in this process, which has everything imported already."""
    result = CliRunner().invoke(main, ["watch", *arguments], env=QUICK, prog_name="reportedly")
    assert result.exit_code == status, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_once_and_again_after_an_edit(site: Site, quick_path: Path) -> None:
    ledger = str(quick_path / "news.db")
    process = start(ledger, f"{site.address}/feed.xml", "--once")
    out, said = process.communicate(timeout=SOON)
    assert (process.returncode, out) == (0, "")
    lines = said.splitlines()
    assert [line[21:] for line in lines] == [
        *(f"new     {site.address}/{number}.html  The harbour on day {number}" for number in (0, 1)),
        "",
    ]
    assert lines[-1] == "2 new"
    assert run(ledger, "--once") == ([], "nothing new\n")
    site.pages["/1.html"] = story(1, 2)
    assert run(ledger, "--once", "--format", "jsonl") == ([], "")
    with Ledger(ledger) as opened:
        opened.connection.execute("UPDATE visit SET next_at = '2024-01-01T00:00:00.000Z'")
    [changed], said = run(ledger, "--once", "--format", "jsonl")
    assert said == ""
    assert (changed["kind"], changed["address"], changed["feed"]) == (
        "changed",
        f"{site.address}/1.html",
        f"{site.address}/feed.xml",
    )
    with Ledger(ledger) as opened:
        assert opened.counts()["captures"] == 3
        assert list(verify(opened)) == []


@pytest.mark.parametrize(("signal_sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_ends_when_it_is_told_to(site: Site, quick_path: Path, signal_sent: int, status: int) -> None:
    ledger = quick_path / "news.db"
    watch = start(str(ledger), f"{site.address}/feed.xml", "--format", "jsonl")
    assert watch.stdout
    assert json.loads(watch.stdout.readline())["kind"] == "new"
    watch.send_signal(signal_sent)
    assert watch.wait(SOON) == status
    watch.communicate()
    with Ledger(ledger) as opened:
        assert list(verify(opened)) == []


def test_it_ends_while_a_server_hangs(site: Site, quick_path: Path) -> None:
    site.pages["/feed.xml"] = None
    watch = start(str(quick_path / "news.db"), f"{site.address}/feed.xml", REPORTEDLY_FETCH_TIMEOUT="600")
    while site.asked < 2:  # robots.txt, and the feed that hangs
        assert watch.poll() is None
    watch.send_signal(signal.SIGTERM)
    assert watch.wait(SOON) == 0
    watch.communicate()


def test_a_second_watch_is_refused(site: Site, quick_path: Path) -> None:
    ledger = str(quick_path / "news.db")
    watch = start(ledger, f"{site.address}/feed.xml", "--format", "jsonl")
    assert watch.stdout
    watch.stdout.readline()
    _, said = run(ledger, "--once", status=2)
    assert "another watch is at work" in said
    watch.kill()
    watch.communicate()
    _, said = run(ledger, "--once")
    assert "another watch" not in said, "one that was killed keeps nobody out"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--every", "soon"], "no length of time"),
        (["--until", "tomorrow"], "no time"),
        ([], "nothing to watch"),
        (["none.opml"], "none.opml cannot be read"),
    ],
)
def test_wrong_calls(quick_path: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_ATTRIBUTOR", "rules")
    result = CliRunner().invoke(main, ["watch", str(quick_path / "news.db"), *arguments], prog_name="reportedly")
    assert result.exit_code == 2
    assert words in result.output
