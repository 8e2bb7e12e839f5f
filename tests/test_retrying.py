"""Failures tried again: from the ledger what lies there, the rest from where it came."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.errors import FetchError, FormatError
from reportedly.extract import Overrides
from reportedly.failures import failure
from reportedly.ingest import gather, ingest
from reportedly.pipeline import process
from reportedly.retrying import Retried, retry
from reportedly.settings import Settings
from reportedly.store import Ledger, verify
from tests.making import captured

VELT = "“The harbour is closed,” said Mara Velt.\n"
GERMAN = "„Der Hafen bleibt bis zum Frühjahr geschlossen“, sagte die Ministerin am Montag in der Hauptstadt.\n"


@pytest.fixture(autouse=True)
def _here(quick_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(quick_path)


def add(ledger: Ledger, rules: Attributor, *origins: str) -> None:
    process(gather(*origins, memory=ledger, settings=QUICK), ledger, rules)


QUICK = Settings(fetch_delay=0, fetch_timeout=2)


def again(ledger: Ledger, rules: Attributor, settings: Settings = QUICK) -> Retried:
    return retry(ledger, ledger.failures(), rules, settings)


def subjects(ledger: Ledger) -> list[str]:
    return [f.subject for f in ledger.failures()]


def test_a_file_that_is_there_now_is_read_and_its_failure_struck(ledger: Ledger, rules: Attributor) -> None:
    add(ledger, rules, "a.txt", "b.txt")
    Path("a.txt").write_text(VELT)
    found = again(ledger, rules)
    assert [f.subject for f in found.cured] == ["a.txt"]
    assert [f.subject for f in found.failed] == subjects(ledger) == ["b.txt"]
    assert (found.report.pages, ledger.counts()["attributions"]) == (1, 1)


def test_what_fails_again_renews_its_time_and_says_what_is_wrong_now(ledger: Ledger, rules: Attributor) -> None:
    ledger.add_failure(failure("a.txt", "ingest", FetchError("a.txt is late: wait")))
    ledger.add_failure(failure("b.txt", "ingest", FormatError("there is no file or folder b.txt: check the path")))
    before = {f.subject: f for f in ledger.failures()}
    found = again(ledger, rules)
    assert found.cured == ()
    after = {f.subject: f for f in ledger.failures()}
    assert after["a.txt"].message == "there is no file or folder a.txt: check the path"
    assert set(after) == {"a.txt", "b.txt"}
    assert after["b.txt"].at >= before["b.txt"].at


def test_a_capture_is_read_from_the_ledger_without_its_origin(ledger: Ledger, rules: Attributor) -> None:
    process([captured(GERMAN, "https://gone.example/a"), captured(VELT, "long.txt")], ledger, rules, max_text=20)
    process([captured(GERMAN, "hafen.txt")], ledger, rules)
    assert subjects(ledger) == ["https://gone.example/a", "long.txt", "hafen.txt"]
    seen = ledger.connection.execute("SELECT * FROM sighting ORDER BY 1").fetchall()
    knows_german = Attributor(rules._find, rules.producer, ("en", "de"))  # a newer reportedly
    found = retry(ledger, ledger.failures(), knows_german, QUICK)
    assert len(found.cured) == 3
    assert subjects(ledger) == []
    assert (found.report.pages, found.report.read_again) == (2, 3)  # the German text was told of when it came in
    assert ledger.connection.execute("SELECT * FROM sighting ORDER BY 1").fetchall() == seen
    assert list(verify(ledger)) == []


def test_a_piece_is_read_from_its_container_and_what_is_done_is_passed_over(ledger: Ledger, rules: Attributor) -> None:
    rows = [json.dumps({"body": VELT, "id": n}) for n in range(3)]
    Path("posts.ndjson").write_text("\n".join([rows[0], "{broken", rows[2]]))
    add(ledger, rules, "posts.ndjson")
    assert subjects(ledger) == ["posts.ndjson#L2"]
    assert [f.subject for f in again(ledger, rules).failed] == ["posts.ndjson#L2"]
    Path("posts.ndjson").write_text("\n".join(rows))
    found = again(ledger, rules)
    assert [f.subject for f in found.cured] == ["posts.ndjson#L2"]
    assert (found.report.new, found.report.known, subjects(ledger)) == (1, 2, [])


def test_pieces_of_a_container_that_is_gone_stay_failures(ledger: Ledger, rules: Attributor) -> None:
    Path("posts.ndjson").write_text('{"body": "x", "id": 1}\n{broken\n')
    add(ledger, rules, "posts.ndjson")
    Path("posts.ndjson").unlink()
    found = again(ledger, rules)
    assert found.cured == ()
    assert sorted(subjects(ledger)) == ["posts.ndjson", "posts.ndjson#L2"]


def test_a_name_with_a_hash_in_it_is_a_name(ledger: Ledger, rules: Attributor) -> None:
    Path("a#b.txt").write_bytes(b"")
    add(ledger, rules, "a#b.txt")
    Path("a#b.txt").write_text(VELT)
    assert [f.subject for f in again(ledger, rules).cured] == ["a#b.txt"]


@pytest.mark.parametrize("subject", ["-", "@-", "https://…@desk.example/a"])
def test_what_cannot_be_asked_again_is_left(ledger: Ledger, rules: Attributor, subject: str) -> None:
    ledger.add_failure(failure(subject, "ingest", FormatError("is odd: give another")))
    found = again(ledger, rules)
    assert ([f.subject for f in found.left], found.failed, found.cured) == ([subject], (), ())
    assert subjects(ledger) == [subject]


def test_only_the_failures_given_are_tried(ledger: Ledger, rules: Attributor) -> None:
    add(ledger, rules, "a.txt", "b.txt")
    Path("a.txt").write_text(VELT)
    Path("b.txt").write_text(VELT)
    retry(ledger, [f for f in ledger.failures() if f.subject == "b.txt"], rules, QUICK)
    assert subjects(ledger) == ["a.txt"]


def test_the_language_that_a_user_gave_cures_too(ledger: Ledger, rules: Attributor) -> None:
    process([captured(GERMAN, "hafen.txt")], ledger, rules)
    process([captured(GERMAN, "hafen.txt")], ledger, rules, Overrides(language="en"))
    assert subjects(ledger) == []


# ---------------------------------------------------------------- addresses


@pytest.fixture
def server() -> Iterator[str]:
    handler = partial(_Quiet, directory=str(Path.cwd()))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def test_an_address_is_asked_again_but_a_private_one_only_where_the_settings_name_it(
    ledger: Ledger, rules: Attributor, server: str
) -> None:
    """A feed may have listed it: that it is in the list of failures does not make it the user's own wish."""
    add(ledger, rules, f"{server}/a.txt")
    Path("a.txt").write_text(VELT)
    refused = again(ledger, rules)
    assert [f.subject for f in refused.failed] == [f"{server}/a.txt"]
    assert "allow_hosts" in refused.failed[0].message
    found = again(ledger, rules, Settings(fetch_delay=0, fetch_timeout=2, allow_hosts="127.0.0.1"))
    assert ([f.subject for f in found.cured], subjects(ledger)) == ([f"{server}/a.txt"], [])


def test_an_entry_of_a_feed_never_names_a_file_to_be_read(ledger: Ledger, rules: Attributor) -> None:
    Path("secret.txt").write_text(VELT)
    Path("feed.xml").write_text(
        "<rss version='2.0'><channel><title>F</title><item><guid isPermaLink='false'>secret.txt</guid>"
        "<link>ftp://x/</link></item></channel></rss>"
    )
    process(ingest("feed.xml"), ledger, rules)
    assert subjects(ledger) == ["feed.xml"]
    again(ledger, rules)
    assert ledger.counts()["captures"] == 0
    assert subjects(ledger) == ["feed.xml"]
