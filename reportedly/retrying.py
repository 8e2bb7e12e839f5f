"""Trying failures again: what lies in the ledger from there, the rest from where it came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.attribute.attributor import Attributor
from reportedly.ingest import ingest
from reportedly.ingest.addresses import is_address, is_list, without_login
from reportedly.ingest.previews import unfold
from reportedly.pipeline import Progress, process
from reportedly.report import Report
from reportedly.settings import Settings
from reportedly.store.ledger import Ledger
from reportedly.types import Capture, Failure

if TYPE_CHECKING:
    import httpx

_STREAMS = ("-", "@-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """What came of trying again: failures that are `cured`, those that `failed` again or anew, and those `left` as they
    were, for what they are about was on standard input, or holds a password. `report` is the account of it."""

    report: Report
    cured: tuple[Failure, ...]
    failed: tuple[Failure, ...]
    left: tuple[Failure, ...]


def retry(
    ledger: Ledger,
    failures: Iterable[Failure],
    attribute: Attributor | None = None,
    settings: Settings | None = None,
    progress: Progress = lambda failures: None,
    *,
    transport: httpx.BaseTransport | None = None,
) -> Retried:
    """Try failures of a ledger again. What is cured is struck, what fails again renews its time.

    A capture that could not be read is read from the ledger, without its origin. All else is read from where it came:
    an address, a file; of a piece of an archive or an export, the whole of that, where what is done is passed over. An
    address of a private network is asked only where the setting `allow_hosts` names it, for a feed may have listed it.
    Raises LedgerError when the ledger cannot be written.
    """
    settings = settings or Settings()
    tried = list(failures)
    stored = list(dict.fromkeys(f.subject for f in tried if f.stage != "ingest" and _has(ledger, f.subject)))
    sources = {f: _source(ledger, f.subject) for f in tried if f.stage == "ingest" or f.subject not in stored}
    left = tuple(f for f, source in sources.items() if source is None)
    origins = list(dict.fromkeys(source for source in sources.values() if source))
    captures = _Again(ledger, stored, origins, settings, transport)
    report = process(captures.all(), ledger, attribute, progress=progress, max_text=settings.max_text)
    report.passed_over = captures.files.passed_over
    broken = {f.subject for f in report.failures}
    same = {_words(f) for f in report.failures}
    over = [
        f
        for f in tried
        if f not in left
        and _words(f) not in same
        and (f.subject in broken or sources.get(f) not in broken)  # where the whole cannot be read, nothing is known
    ]
    ledger.strike(over)
    still = {_words(f) for f in ledger.failures()}
    return Retried(
        report=report,
        cured=tuple(f for f in over if f.subject not in broken),
        failed=tuple(f for f in {_words(f): f for f in (*tried, *report.failures)}.values()
                     if f not in left and _words(f) in still),
        left=left,
    )  # fmt: skip


class _Again:
    """The captures to be processed again."""

    def __init__(
        self,
        ledger: Ledger,
        stored: Sequence[str],
        origins: Sequence[str],
        settings: Settings,
        transport: httpx.BaseTransport | None,
    ) -> None:
        self._ledger = ledger
        self._stored = stored
        self._addresses = [origin for origin in origins if is_address(origin)]
        self._settings = settings
        self._transport = transport
        self.files = ingest(
            *(origin for origin in origins if not is_address(origin)), settings=settings, transport=transport
        )

    def all(self) -> Iterator[Capture | Failure]:
        for origin in self._stored:
            yield from self._ledger.captures_of(origin)
        yield from self.files
        if self._addresses:
            from reportedly.ingest.following import as_they_come
            from reportedly.ingest.web import Fetcher, Visit

            with Fetcher(self._settings, self._transport) as fetcher:
                visits = [Visit(origin=address) for address in self._addresses]
                for found in as_they_come(visits, fetcher, self.files, self._ledger):
                    yield from [found] if isinstance(found, Failure) else unfold(found, self._settings)


def _has(ledger: Ledger, origin: str) -> bool:
    return next(ledger.captures_of(origin), None) is not None


def _source(ledger: Ledger, subject: str) -> str | None:
    """What to read for a failure: its subject, or what that is a piece of; None for what cannot be read again."""
    if subject in _STREAMS or (is_address(subject) and without_login(subject)):
        return None
    if is_list(subject) or "#" not in subject:
        return subject
    if is_address(subject):
        feed = subject.partition("#")[0]
        return feed if ledger.is_feed(feed) else subject
    if Path(subject).exists():
        return subject
    places = [n for n, mark in enumerate(subject) if mark == "#"]
    return next((subject[:n] for n in places if Path(subject[:n]).is_file()), subject[: places[0]])


def _words(found: Failure) -> tuple[str, str, str, str]:
    """What makes a failure the same."""
    return found.subject, found.stage, found.error, found.message
