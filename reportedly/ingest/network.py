"""The network, guarded: every connection goes to an address that was checked, and all of it ends by a deadline.

httpx bounds each wait but not their sum, and resolves names after any check of ours could run. So the check, the
connection and the clock are one object below httpcore, by its public seam for network backends.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
import typing
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from reportedly.errors import FetchError

_CARRIERS = tuple(map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/96", "::ffff:0:0:0/96", "::/96")))
"""IPv6 addresses whose last 32 bits are an IPv4 address."""
_ATTEMPTS = 4  # addresses of one name that are tried in turn

Resolved = list[str]


class Deadline:
    """A moment, `seconds` from now, after which nothing waits any more."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def wait(self, timeout: float | None = None) -> float:
        """Seconds that one step may wait: `timeout` or what is left. Raises FetchError when nothing is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(
                f"the page was not there after {self.seconds:g} seconds: try again later, or raise the setting "
                "fetch_deadline",
                retriable=True,
            )
        return left if timeout is None else min(timeout, left)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; forms that carry an IPv4 address are looked into."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
        if inner is None and any(ip in carrier for carrier in _CARRIERS):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
        elif ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def is_literal(host: str) -> bool:
    """Whether `host` names a machine by itself: an IP address or localhost."""
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def resolve(host: str, port: int, deadline: Deadline, timeout: float | None) -> Resolved:
    """The IP addresses of a name. Raises FetchError when it has none or the resolver takes too long."""
    answers: queue.SimpleQueue[Resolved | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    # getaddrinfo knows no timeout; a daemon thread does not keep the process alive
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.wait(timeout))
    except queue.Empty:
        raise FetchError(f"the name {host} was not resolved in time: try again later", retriable=True) from None
    if isinstance(answer, OSError) or not answer:
        gone = isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_NONAME
        raise FetchError(
            f"there is no host {host} ({answer}): check the address and the connection", retriable=not gone
        )
    return answer


class Errand(threading.local):
    """What a thread is about: by when, and which host the user named literally."""

    def __init__(self) -> None:
        self.deadline = Deadline(0)
        self.trusted: str | None = None


class Guarded(httpcore.NetworkBackend):
    """Connects to public addresses only, except to hosts that the user named: by `allowed`, or literally in the errand
    that the thread is about."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed
        self.errand = Errand()
        self._plain = httpcore.SyncBackend()

    def is_named(self, host: str) -> bool:
        """Whether the user named a host that may be private."""
        return host == self.errand.trusted or host.lower().rstrip(".") in self.allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check, and connect to the very address that was checked."""
        deadline = self.errand.deadline
        addresses = resolve(host, port, deadline, timeout)
        refused = [a for a in addresses if not is_public(a)]
        if refused and not self.is_named(host):
            raise FetchError(
                f"{host} is a private address ({refused[0]}): pages may not lead there; if you trust it, name it in "
                "the setting allow_hosts"
            )
        last: Exception | None = None
        for address in addresses[:_ATTEMPTS]:
            try:
                stream = self._plain.connect_tcp(address, port, deadline.wait(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
                continue
            return _Stream(stream, self.errand)
        raise last or httpcore.ConnectError(f"no address of {host} answers")


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline of the errand that uses it."""

    def __init__(self, stream: httpcore.NetworkStream, errand: Errand) -> None:
        self._stream = stream
        self._errand = errand

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._errand.deadline.wait(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._errand.deadline.wait(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._stream.start_tls(ssl_context, server_hostname, self._errand.deadline.wait(timeout))
        return _Stream(inner, self._errand)

    def get_extra_info(self, info: str) -> typing.Any:
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """httpx's seam over a `Guarded` network."""

    def __init__(self, network: Guarded) -> None:
        context = httpx.create_ssl_context()
        # as many at once as there are hosts; none is kept, for pages of one host are a second apart
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=network, max_connections=None, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request. Raises httpcore's errors and FetchError."""
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
