"""Visits → captures: pages fetched in the order given or as they arrive, and feeds followed to the pages they list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from reportedly.errors import FormatError, ReportedlyError
from reportedly.failures import failure
from reportedly.ingest.feeds import FEEDS, Listed, entry_capture, entry_origin, read_feed
from reportedly.ingest.intake import NOMINAL, Intake
from reportedly.ingest.turns import arrivals
from reportedly.ingest.web import Answer, Fetcher, Visit, trusted
from reportedly.payload import payload
from reportedly.settings import Settings
from reportedly.types import Capture, Failure, Known

Found = Capture | Failure
_TEXT = "text"


class Memory(Protocol):
    """What is known of pages already: a ledger."""

    def known(self, origin: str) -> Known | None:
        """What the server of a page sent with the capture that was seen last."""

    def capture(self, id: str) -> Capture | None:
        """A capture."""


def in_order(visit: Visit, fetcher: Fetcher, intake: Intake) -> Iterator[Found]:
    """What comes of a visit; of a feed, the pages that it lists, in its order."""
    for found in outcome(visit, fetch(visit, fetcher), fetcher.settings):
        if isinstance(found, Visit):
            intake.expect(NOMINAL)
            yield from in_order(found, fetcher, intake)
        else:
            yield found
    intake.through(NOMINAL)


def as_they_come(
    visits: Iterable[Visit], fetcher: Fetcher, intake: Intake, memory: Memory | None = None
) -> Iterator[Found]:
    """What comes of each visit as it arrives, several hosts being asked at once; then the pages of feeds."""
    waiting = [remembering(visit, memory) for visit in visits]
    while waiting:
        following: list[Visit] = []
        for visit, answer in fetched(waiting, fetcher):
            for found in outcome(visit, answer, fetcher.settings, memory):
                if isinstance(found, Visit):
                    intake.expect(NOMINAL)
                    following.append(remembering(found, memory))
                else:
                    yield found
            intake.through(NOMINAL)
        waiting = following


def remembering(visit: Visit, memory: Memory | None) -> Visit:
    """A visit with what is known of the page."""
    return replace(visit, known=memory.known(visit.origin)) if memory else visit


def fetched(visits: Iterable[Visit], fetcher: Fetcher) -> Iterator[tuple[Visit, Answer | ReportedlyError]]:
    """Each visit with its answer, as it arrives."""
    return arrivals(visits, lambda visit: visit.host, lambda visit: fetch(visit, fetcher), fetcher.settings.fetch_hosts)


def fetch(visit: Visit, fetcher: Fetcher) -> Answer | ReportedlyError:
    """The answer to a visit, or why there is none."""
    try:
        return fetcher.fetch(visit)
    except ReportedlyError as error:
        return error
    except (OSError, ValueError) as error:  # a header that cannot be sent, a name that no resolver takes
        return FormatError(f"{visit.origin!r} cannot be fetched: {error}")


def outcome(
    visit: Visit, answer: Answer | ReportedlyError, settings: Settings, memory: Memory | None = None
) -> Iterator[Found | Visit]:
    """What an answer is: a page, the remembered one where it has not changed, a failure, or what a feed lists."""
    if isinstance(answer, ReportedlyError):
        yield failure(visit.origin, "ingest", answer)
        if visit.listed and (own := entry_capture(visit.listed)):
            yield own
    elif answer.capture is None:
        if visit.known and memory and (same := memory.capture(visit.known.capture_id)):
            yield replace(same, captured_at=None, entry=visit.entry)  # seen now
    elif answer.capture.media_type not in FEEDS:
        yield answer.capture
    elif visit.listed:
        yield failure(visit.origin, "ingest", FormatError(f"{visit.origin} is a feed, not a page: give it by itself"))
    else:
        yield from listed_in(answer.capture, settings, visit.trusted)


def listed_in(feed: Capture, settings: Settings, trust: str | None = None) -> Iterator[Capture | Failure | Visit]:
    """The pages that a feed lists, still to be fetched; with the setting `feed` on text, the entries' own content.

    `trust` is the host of the feed where the user named it literally: pages on it may be private as it is.
    """
    try:
        read = read_feed(payload(feed, settings.max_body), feed.media_type, feed.origin, feed.address)
    except ReportedlyError as error:
        yield failure(feed.origin, "ingest", error)
        return
    if not read.listed and not read.troubles:
        nothing = FormatError(f"{feed.origin} is a feed that lists no page: try again later")
        yield failure(feed.origin, "ingest", nothing)
    for one in read.listed:
        if own := own_text(one, settings):
            yield own
        elif one.entry.address:
            yield visit_of(one, one.entry.address, trust)
    for trouble in read.troubles:
        yield failure(feed.origin, "ingest", trouble)


def own_text(one: Listed, settings: Settings) -> Capture | Failure | None:
    """An entry's own content, where that is what is wanted of it or it names no page; None where its page is."""
    if settings.feed != _TEXT and one.entry.address:
        return None
    what = one.entry.address or entry_origin(one.entry)
    nothing = FormatError(f"the entry of {what} has no text of its own: take its page, without --feed-text")
    return entry_capture(one) or failure(what, "ingest", nothing)


def visit_of(one: Listed, address: str, trust: str | None) -> Visit:
    """The visit to the page of an entry; only on the feed's own host, where the user named that, may it be private."""
    return Visit(origin=address, trusted=trust if trust and trusted(address) == trust else None, listed=one)
