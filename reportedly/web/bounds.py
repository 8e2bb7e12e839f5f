"""How often somebody may do something: a bucket of tries for each client, which fills again by itself."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from threading import Lock

from reportedly.clock import SYSTEM, Clock

_CLIENTS = 10_000
"""Buckets that are kept, some 200 bytes each; beyond, the one that was longest left alone is forgotten."""


class Buckets:
    """A bucket of `size` tries for each client; one comes back every ``1 / per_second`` seconds.

    Threads may share it. `per_second` is more than 0.
    """

    def __init__(self, *, size: float, per_second: float, clock: Clock = SYSTEM) -> None:
        self._size = size
        self._per_second = per_second
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tries left, and when that was so
        self._lock = Lock()

    def take(self, client: str) -> float:
        """Take a try. Returns 0 when there was one, else the seconds until there is."""
        with self._lock:
            left = self._filled(client)
            taken = left >= 1
            self._keep(client, left - 1 if taken else left)
            return 0.0 if taken else (1 - left) / self._per_second

    def give(self, client: str) -> None:
        """Put back a try that need not have been taken."""
        with self._lock:
            self._keep(client, min(self._size, self._filled(client) + 1))

    def _filled(self, client: str) -> float:
        left, then = self._left.get(client, (self._size, 0.0))
        passed = max(0.0, self._clock.time() - then)  # a clock that was set back gives nothing
        return min(self._size, left + passed * self._per_second)

    def _keep(self, client: str, left: float) -> None:
        self._left[client] = (left, self._clock.time())
        self._left.move_to_end(client)
        if len(self._left) > _CLIENTS:
            self._left.popitem(last=False)


def client_of(host: str) -> str:
    """Who counts as one client: an address, of IPv6 its network of 64 bits, for one machine may use all of that.

    >>> client_of("2001:db8::1") == client_of("2001:db8::2"), client_of("192.0.2.1")
    (True, '192.0.2.1')
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv4Address):
        return host
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))


def is_address(host: str) -> bool:
    """Whether it is an address in numbers.

    >>> is_address("192.0.2.1"), is_address("x" * 9000)
    (True, False)
    """
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
