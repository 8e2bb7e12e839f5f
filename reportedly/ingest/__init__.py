"""origin → Capture: files, folders, standard input, pages of the web, lists of them, feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import FormatError, OriginError, ReportedlyError
from reportedly.failures import failure
from reportedly.ingest.addresses import is_address, is_list, listed, login_refused, without_login
from reportedly.ingest.feeds import FEEDS
from reportedly.ingest.files import is_single, measure, read_path, read_stream
from reportedly.ingest.intake import NOMINAL, Intake
from reportedly.ingest.previews import unfold
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

if TYPE_CHECKING:
    import httpx

    from reportedly.ingest.following import Memory
    from reportedly.ingest.web import Fetcher, Visit

__all__ = ["Intake", "gather", "ingest", "is_one"]


def ingest(
    *origins: str,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Intake:
    """Read each origin, in the order given: a file, a folder, a URL, a list of URLs (``@FILE``), or ``-`` for standard
    input. Of a feed, file or URL, come the pages that it lists.

    Lazy: one capture is in memory at a time, and of none more than ``settings.max_body`` bytes (+ 1) are read. What
    cannot be read comes as a `Failure` in its place, and the rest goes on; nothing of ours is raised. `stdin` is what
    ``-`` reads (the process's standard input when None), `transport` what requests go through (the network when None;
    a given one is trusted to reach no private host).
    """

    def read(intake: Intake) -> Iterator[Capture | Failure]:
        with _Opened(settings or Settings(), stdin, transport, intake) as opened:
            for found in opened.all(origins):
                if isinstance(found, Capture | Failure):
                    yield from opened.unfolded([found])
                else:
                    yield from opened.unfolded(opened.in_order(found))

    return Intake(read, lambda: _measure(origins))


def gather(
    *origins: str,
    memory: Memory | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Intake:
    """As `ingest`, but pages of the web come last and as they arrive, many hosts being asked at once, one page of each.

    Of a page that `memory` has, the server is asked whether it has changed; where it has not, the capture that is
    remembered comes again.
    """

    def read(intake: Intake) -> Iterator[Capture | Failure]:
        with _Opened(settings or Settings(), stdin, transport, intake) as opened:
            visits: list[Visit] = []
            for found in opened.all(origins):
                if isinstance(found, Capture | Failure):
                    yield from opened.unfolded([found])
                else:
                    visits.append(found)
            if visits:
                yield from opened.unfolded(opened.as_they_come(visits, memory))

    return Intake(read, lambda: _measure(origins))


def _measure(origins: Iterable[str]) -> int:
    return sum(measure(origin) if _is_path(origin) else NOMINAL for origin in origins)


def _is_path(origin: str) -> bool:
    return origin != "-" and not is_address(origin) and not is_list(origin)


class _Opened:
    """What origins hold: captures and failures, and visits to pages that are still to be fetched."""

    def __init__(
        self, settings: Settings, stdin: BinaryIO | None, transport: httpx.BaseTransport | None, intake: Intake
    ) -> None:
        self._settings = settings
        self._stdin = stdin
        self._transport = transport
        self._intake = intake
        self._left = ExitStack()
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self._left.close()

    @property
    def fetcher(self) -> Fetcher:
        """Made when first needed: httpx costs a quarter of the time to the first result of ``read FILE``."""
        from reportedly.ingest.web import Fetcher

        if self._fetcher is None:
            self._fetcher = self._left.enter_context(Fetcher(self._settings, self._transport))
        return self._fetcher

    def all(self, origins: Iterable[str]) -> Iterator[Capture | Failure | Visit]:
        for origin in origins:
            try:
                yield from self._one(origin)
            except ReportedlyError as error:
                yield failure(origin, "ingest", error)
            except (OSError, ValueError) as error:  # a path with a null byte, an undecodable name
                yield failure(origin, "ingest", OriginError(f"{origin!r} cannot be read: {error}"))
            finally:
                if origin == "-" or is_list(origin):
                    self._intake.through(NOMINAL)

    def _one(self, origin: str) -> Iterator[Capture | Failure | Visit]:
        if is_list(origin):
            for line in listed(origin, self._settings, self._stdin):
                if isinstance(line, str):
                    self._intake.expect(NOMINAL)
                    yield self._visit(line)
                else:
                    yield failure(origin, "ingest", line)
        elif is_address(origin):
            yield self._visit(origin)
        elif origin == "-":
            yield from self._unless_feed(origin, read_stream(origin, self._stdin, self._settings))
        else:
            for found in read_path(origin, self._settings, self._intake):
                yield from [found] if isinstance(found, Failure) else self._unless_feed(origin, found)

    def _unless_feed(self, origin: str, found: Capture) -> Iterator[Capture | Failure | Visit]:
        if found.media_type not in FEEDS:
            yield found
        elif found.origin != origin:  # a feed in a folder: nothing is fetched that was not asked for
            yield failure(found.origin, "ingest", FormatError(f"{found.origin} is a feed: give it by its own name"))
        else:
            from reportedly.ingest.following import listed_in

            for item in listed_in(found, self._settings):
                if not isinstance(item, Capture | Failure):
                    self._intake.expect(NOMINAL)
                yield item

    def unfolded(self, items: Iterable[Capture | Failure]) -> Iterator[Capture | Failure]:
        """The items; after a page of posts each of its posts."""
        for item in items:
            yield from [item] if isinstance(item, Failure) else unfold(item, self._settings)

    def _visit(self, address: str) -> Failure | Visit:
        from reportedly.ingest.web import Visit, trusted

        if hidden := without_login(address):
            self._intake.through(NOMINAL)
            return failure(hidden, "ingest", login_refused())
        return Visit(origin=address, trusted=trusted(address))

    def in_order(self, visit: Visit) -> Iterator[Capture | Failure]:
        from reportedly.ingest.following import in_order

        return in_order(visit, self.fetcher, self._intake)

    def as_they_come(self, visits: Iterable[Visit], memory: Memory | None) -> Iterator[Capture | Failure]:
        from reportedly.ingest.following import as_they_come

        return as_they_come(visits, self.fetcher, self._intake, memory)


def is_one(*origins: str) -> bool:
    """Whether `ingest` will yield one capture or failure at the most for these origins, so far as is known."""
    [origin, *others] = origins or ("",)
    return not others and not is_list(origin) and (not _is_path(origin) or is_single(origin))
