"""What a site's robots.txt lets programs read, by RFC 9309."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from reportedly.clock import Clock
from reportedly.errors import FetchError, RobotsRefusal

AGENT = "reportedly"
LARGEST = 512 * 1024
"""Bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB at the least."""
_KEPT, _KEPT_UNREACHABLE = 24 * 3600.0, 900.0

Ask = Callable[[str], bytes | None]
"""Gives the robots.txt at an address, None where the site has none; raises FetchError when nobody can say."""


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: Protego | None
    until: float
    trouble: FetchError | None = None


class Robots:
    """The rules of every site of a run, each asked for once a day. May be used by threads."""

    def __init__(self, ask: Ask, clock: Clock, largest_delay: float) -> None:
        self._ask = ask
        self._clock = clock
        self._largest = largest_delay
        self._kept: dict[str, _Rules] = {}
        self._lock = threading.Lock()

    def delay(self, site: str, address: str) -> float:
        """Seconds that `site` (scheme, host and port, as ``https://news.example``) wants between two requests.

        Raises RobotsRefusal when programs may not read `address`, FetchError when nobody can say: what cannot be asked
        is not allowed for now.
        """
        found = self._rules(site)
        if found.trouble:
            raise found.trouble
        if found.rules is None:
            return 0.0
        if not found.rules.can_fetch(address, AGENT):
            raise RobotsRefusal(
                f"{address}: the robots.txt of {site} keeps programs from it; save the page in a browser and give the "
                f"file, or, if the site lets you, name {urlsplit(site).hostname} in the setting ignore_robots"
            )
        return min(self._largest, found.rules.crawl_delay(AGENT) or 0.0)

    def _rules(self, site: str) -> _Rules:
        with self._lock:
            found = self._kept.get(site)
        now = self._clock.time()
        if found is None or found.until < now:
            found = self._asked(site, now)
            with self._lock:
                self._kept[site] = found
        return found

    def _asked(self, site: str, now: float) -> _Rules:
        try:
            body = self._ask(f"{site}/robots.txt")
        except FetchError as error:
            return _Rules(None, now + _KEPT_UNREACHABLE, error)
        if body is None:
            return _Rules(None, now + _KEPT)
        return _Rules(Protego.parse(body[:LARGEST].decode("utf-8", "replace")), now + _KEPT)
