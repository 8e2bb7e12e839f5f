"""Pages from the web: bounded in size, time and redirects, as fast as their hosts like, and never from a private host
behind the user's back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpcore
import httpx

from reportedly.clock import SYSTEM, Clock
from reportedly.errors import CookieWall, FetchError, FormatError, OriginError
from reportedly.identity import capture_id
from reportedly.ingest.feeds import Listed, feed_type
from reportedly.ingest.media import media_type
from reportedly.ingest.network import Deadline, Guarded, GuardedTransport, is_literal, is_public
from reportedly.ingest.robots import LARGEST, Robots
from reportedly.ingest.turns import Turns
from reportedly.payload import decoded, too_big
from reportedly.settings import Settings, names
from reportedly.types import Capture, Entry, Known

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_TRY_AGAIN = frozenset({408, 425, 429})
_CURES = {
    401: "it wants a login: save the page in a browser and give the file",
    403: "it does not let programs in: save the page in a browser and give the file",
    404: "there is no such page: check the address, or look for a copy in a web archive",
    410: "the page was removed: look for a copy in a web archive",
    429: "too many requests: wait some minutes and try again",
    451: "the page is withheld for legal reasons",
}
_FAILED = (
    httpx.HTTPError,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
_ACCEPT = "text/html,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"
_ROBOTS_REDIRECTS = 5
_LARGEST_RULES = 16 * LARGEST
_LONGEST_WAIT = 7 * 24 * 3600.0
_CIRCLES = 3  # times that one address is asked for before cookies are what it turns about


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A page to fetch. `trusted` is a host that the user named literally and that may be private; `known` what the
    ledger has of the page; `listed` what a feed has of it."""

    origin: str
    trusted: str | None = None
    known: Known | None = None
    listed: Listed | None = None

    @property
    def entry(self) -> Entry | None:
        """What a feed says of the page."""
        return self.listed.entry if self.listed else None

    @property
    def host(self) -> str:
        """Whose turn it takes; empty for an address that is none."""
        try:
            return httpx.URL(self.origin).host
        except httpx.InvalidURL:
            return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a visit: a capture, None where the server says that the page is as it was; `moved` is the address
    that it has moved to for good."""

    capture: Capture | None
    moved: str | None = None


@dataclass(slots=True)
class _Trail:
    """The requests that one visit took: each address with the status of its redirect, and the cookies of this host."""

    passed: list[tuple[str, int]] = field(default_factory=list)
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)
    sent_cookies: bool = False

    @property
    def moved(self) -> bool:
        return bool(self.passed) and all(status in _FOR_GOOD for _, status in self.passed)


def trusted(origin: str) -> str | None:
    """The host of an address that a user gave, where it names a machine by itself: it may be private."""
    try:
        host = httpx.URL(origin).host
    except httpx.InvalidURL:
        return None
    return host if is_literal(host) else None


class Fetcher:
    """Fetches pages, and keeps for a run what politeness needs: each host's turn and rules. May be used by threads.

    `transport` is what requests go through, the network when None; a given one is trusted to reach no private host.
    """

    def __init__(self, settings: Settings, transport: httpx.BaseTransport | None = None, clock: Clock = SYSTEM) -> None:
        self.settings = settings
        self._network = Guarded(names(settings.allow_hosts))
        self._transport = transport or GuardedTransport(self._network)
        self._clock = clock
        self._turns = Turns(settings.fetch_delay, settings.max_crawl_delay, clock)
        self._robots = Robots(self._rules_at, clock, settings.max_crawl_delay)
        self._unasked = names(settings.ignore_robots)
        self._headers = {"user-agent": _identity(settings), "accept": _ACCEPT, "accept-encoding": "identity"}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def fetch(self, visit: Visit) -> Answer:
        """The page at a URL, with every redirect, header and byte as the server sent them.

        The body is asked for uncompressed; when it comes compressed all the same, it is kept so. Raises FetchError
        (with `retriable` set where trying again may help), its RobotsRefusal and CookieWall, OriginError when the body
        is empty or over ``settings.max_body`` bytes, and FormatError when it is neither a page nor a feed.
        """
        origin, settings = visit.origin, self.settings
        try:
            return self._follow(visit, httpx.URL(origin))
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            self._network.errand.deadline.wait()  # when it is over, that is why
            raise FetchError(
                f"{origin} did not answer within {settings.fetch_timeout:g} seconds: try again later, or raise the "
                "setting fetch_timeout",
                retriable=True,
            ) from error
        except httpx.InvalidURL as error:
            raise FetchError(f"{origin} is not a valid address: {error}") from error
        except _FAILED as error:
            raise FetchError(f"{origin} could not be fetched ({error}): check the address, or try again later",
                             retriable=True) from error  # fmt: skip

    def _follow(self, visit: Visit, url: httpx.URL) -> Answer:
        errand = self._network.errand
        errand.deadline, errand.trusted = Deadline(self.settings.fetch_deadline), visit.trusted
        trail = _Trail()
        while True:
            self._check(url)
            self._ask_robots(url)
            with self._turns.turn(url.host):
                errand.deadline = errand.deadline if trail.passed else Deadline(self.settings.fetch_deadline)
                response = self._send(url, trail, _conditions(visit.known))
                if asked := _retry_after(response, self._clock):
                    self._turns.leave_alone(url.host, asked)
                try:
                    if response.status_code not in _REDIRECTS or "location" not in response.headers:
                        return self._answer(visit, response, trail)
                finally:
                    response.close()
            url = self._next(visit.origin, url, response, trail)

    def _send(self, url: httpx.URL, trail: _Trail, conditions: dict[str, str]) -> httpx.Response:
        waits = httpx.Timeout(self.settings.fetch_timeout).as_dict()
        request = httpx.Request("GET", url, headers={**self._headers, **conditions}, extensions={"timeout": waits})
        with suppress(UnicodeEncodeError):  # a cookie of odd bytes is not sent back
            trail.cookies.set_cookie_header(request)
        trail.sent_cookies |= "cookie" in request.headers
        response = self._transport.handle_request(request)
        response.request = request
        return response

    def _check(self, url: httpx.URL) -> None:
        """Refuse what is not the public web before anything is sent. Raises FetchError."""
        if url.scheme not in ("http", "https"):
            raise FetchError(f"{url} is not a web address: only http and https are fetched; give a file by its path")
        if not url.host:
            raise FetchError(f"{url} names no host: check the address")
        if self._network.is_named(url.host):
            return
        private = url.host.lower().rstrip(".") == "localhost" or (is_literal(url.host) and not is_public(url.host))
        if private:
            raise FetchError(
                f"a page leads to the private address {url.host}: it was not followed; if you trust it, name it in the "
                "setting allow_hosts"
            )

    def _next(self, origin: str, url: httpx.URL, response: httpx.Response, trail: _Trail) -> httpx.URL:
        """Where a redirect leads. Raises FetchError when it leads too far, CookieWall when it turns about cookies."""
        address = _address(url)
        trail.passed.append((address, response.status_code))
        set_cookies = "set-cookie" in response.headers
        trail.cookies.extract_cookies(response)
        following = url.join(response.headers["location"])
        visited = [passed for passed, _ in trail.passed]
        if (set_cookies or trail.sent_cookies) and visited.count(address) >= _CIRCLES:
            raise CookieWall(
                f"{origin} leads in a circle that sets cookies: it wants a consent that a program cannot give; open it "
                "in a browser, save the page and give the file"
            )
        if len(trail.passed) > self.settings.max_redirects:
            raise FetchError(
                f"{origin} redirects more than {self.settings.max_redirects} times: open it in a browser and give the "
                "address that it ends at"
            )
        if _is_consent(following.host) and not _is_consent(url.host):
            raise CookieWall(
                f"{origin} leads to {following.host}, which asks for a consent that a program cannot give; open it in "
                "a browser, save the page and give the file"
            )
        if following.host != url.host:
            trail.cookies = httpx.Cookies()  # what one host sets, no other sees
        if following.host != self._network.errand.trusted:
            self._network.errand.trusted = None  # for good: no way back from a public host to a private one
        return following

    def _answer(self, visit: Visit, response: httpx.Response, trail: _Trail) -> Answer:
        moved = _address(response.request.url) if trail.moved else None
        if response.status_code == 304 and _conditions(visit.known):
            return Answer(capture=None, moved=moved)
        return Answer(capture=self._capture(visit, response, trail), moved=moved)

    def _capture(self, visit: Visit, response: httpx.Response, trail: _Trail) -> Capture:
        address, limit = _address(response.request.url), self.settings.max_body
        _refuse(address, response, self._clock)
        raw, status_line = self._body(address, response), f"HTTP/1.1 {response.status_code} {response.reason_phrase}"
        # httpcore takes the chunks apart, so what is kept is not sent in them any more
        pairs = [pair for pair in response.headers.raw if pair[0].lower() != b"transfer-encoding"]
        headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)
        readable = decoded(raw, headers, address, limit)
        return Capture(
            id=capture_id(visit.origin, raw),
            origin=visit.origin,
            body=raw,
            address=address,
            status=response.status_code,
            redirects=tuple(passed for passed, _ in trail.passed),
            headers=headers,
            media_type=feed_type(readable) or media_type(readable, address, response.headers.get("content-type")),
            head=b"\r\n".join(
                [status_line.encode("latin-1", "replace"), *(b": ".join(pair) for pair in pairs), b"", b""]
            ),
            entry=visit.entry,
        )

    def _body(self, address: str, response: httpx.Response) -> bytes:
        limit = self.settings.max_body
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and int(declared) > limit:
            raise too_big(address, limit)
        body = bytearray()
        for piece in _raw(response):
            self._network.errand.deadline.wait()  # for a transport that does not keep it itself
            body += piece
            if len(body) > limit:
                raise too_big(address, limit)
        return bytes(body)

    def _ask_robots(self, url: httpx.URL) -> None:
        """Raises RobotsRefusal or FetchError when the page may not be read."""
        if url.host.lower() in self._unasked:
            return
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        self._turns.ask_for(url.host, self._robots.delay(site, str(url)))

    def _rules_at(self, address: str) -> bytes | None:
        """The robots.txt at an address, None where there is none. Raises FetchError when nobody can say."""
        url, trail = httpx.URL(address), _Trail()
        trusted = self._network.errand.trusted
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                self._check(url)
                response = self._send(url, trail, {})
                try:
                    if response.status_code in _REDIRECTS and "location" in response.headers:
                        url = self._next(address, url, response, trail)
                        continue
                    return _rules_in(address, response, self._clock)
                finally:
                    response.close()
            return None  # RFC 9309: more than five redirects count as no rules
        except httpx.InvalidURL:
            return None
        except (*_FAILED, httpx.TimeoutException) as error:
            raise FetchError(
                f"{address} could not be asked ({error or 'no answer in time'}), and without it no page of this host "
                "is read: check the address, or try again later",
                retriable=True,
            ) from error
        finally:
            self._network.errand.trusted = trusted


def _rules_in(address: str, response: httpx.Response, clock: Clock) -> bytes | None:
    status = response.status_code
    if status >= 500 or status == 429:
        raise FetchError(
            f"{address} answers {status} {response.reason_phrase}, and without it no page of this host is read: try "
            "again later",
            retriable=True,
            status=status,
            retry_after=_retry_after(response, clock),
        )
    if status >= 300 or status == 204:
        return None
    body = bytearray()
    for piece in _raw(response):
        body += piece
        if len(body) > LARGEST:
            break
    try:
        return decoded(bytes(body), response.headers.multi_items(), address, _LARGEST_RULES)
    except (FormatError, OriginError):  # what cannot be read is no rule
        return None


def _raw(response: httpx.Response) -> Iterator[bytes]:
    """The body as it was sent, also of a transport that has it ready."""
    if isinstance(response.stream, httpx.SyncByteStream):
        yield from response.stream


def _refuse(address: str, response: httpx.Response, clock: Clock) -> None:
    """Raises FetchError for an answer that is no page."""
    status = response.status_code
    if status >= 400 or status in (204, 304):
        again = status >= 500 or status in _TRY_AGAIN
        cure = _CURES.get(status) or ("try again later" if again else "open it in a browser to see why")
        raise FetchError(
            f"{address} answers {status} {response.reason_phrase}: {cure}",
            retriable=again,
            status=status,
            retry_after=_retry_after(response, clock),
        )


def _retry_after(response: httpx.Response, clock: Clock) -> float | None:
    """Seconds that a server that fails asks to be left alone, a week at most; None where it says nothing of it."""
    value = response.headers.get("retry-after")
    if value is None or response.status_code < 400:
        return None
    try:
        seconds = float(value) if value.strip().isdecimal() else parsedate_to_datetime(value).timestamp() - clock.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _conditions(known: Known | None) -> dict[str, str]:
    told = {"if-none-match": known.etag, "if-modified-since": known.last_modified} if known else {}
    return {name: value for name, value in told.items() if value}


def _is_consent(host: str) -> bool:
    return host.lower().startswith(("consent.", "consents.", "cookieconsent."))


def _identity(settings: Settings) -> str:
    return f"{settings.user_agent} ({settings.contact})" if settings.contact else settings.user_agent


def _address(url: httpx.URL) -> str:
    """The URL without a password or fragment."""
    return str(url.copy_with(username=None, password=None, fragment=None))
