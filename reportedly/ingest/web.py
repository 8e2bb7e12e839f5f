"""One page from the web: bounded in size, time and redirects, and never from a private host behind the user's back."""

from __future__ import annotations

import httpcore
import httpx

from reportedly.errors import FetchError
from reportedly.identity import capture_id
from reportedly.ingest.media import media_type
from reportedly.ingest.network import Deadline, Guarded, GuardedTransport, is_literal, is_public
from reportedly.payload import decoded, too_big
from reportedly.settings import Settings
from reportedly.types import Capture

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
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


def fetch(origin: str, settings: Settings, transport: httpx.BaseTransport | None = None) -> Capture:
    """The capture of the page at a URL, with every redirect, header and byte as the server sent them.

    The body is asked for uncompressed; when it comes compressed all the same, it is kept so. Raises FetchError (with
    `retriable` set where trying again may help), OriginError when the body is empty or over ``settings.max_body``
    bytes, and FormatError when it is no page.
    """
    deadline = Deadline(settings.fetch_deadline)
    network = Guarded(deadline)
    with httpx.Client(
        transport=transport or GuardedTransport(network),
        timeout=settings.fetch_timeout,
        follow_redirects=False,
        headers={"user-agent": settings.user_agent, "accept": "text/html,*/*;q=0.5", "accept-encoding": "identity"},
    ) as client:
        try:
            return _follow(origin, client, network, settings)
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            deadline.wait()  # when it is over, that is why
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


def _follow(origin: str, client: httpx.Client, network: Guarded, settings: Settings) -> Capture:
    request = client.build_request("GET", origin)
    network.trusted = request.url.host if is_literal(request.url.host) else None
    redirects: list[str] = []
    while True:
        _check(request.url, network)
        response = client.send(request, stream=True)
        try:
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return _capture(origin, response, tuple(redirects), network.deadline, settings)
        finally:
            response.close()
        redirects.append(_address(request.url))
        following = response.next_request
        if following is None or len(redirects) > settings.max_redirects:
            raise FetchError(
                f"{origin} redirects more than {settings.max_redirects} times: open it in a browser and give the "
                "address that it ends at"
            )
        if following.url.host != network.trusted:
            network.trusted = None  # for good: no way back from a public host to a private one
        request = following


def _check(url: httpx.URL, network: Guarded) -> None:
    """Refuse what is not the public web before anything is sent. Raises FetchError."""
    if url.scheme not in ("http", "https"):
        raise FetchError(f"{url} is not a web address: only http and https are fetched; give a file by its path")
    if not url.host:
        raise FetchError(f"{url} names no host: check the address")
    if url.host == network.trusted:
        return
    private = url.host.lower().rstrip(".") == "localhost" or (is_literal(url.host) and not is_public(url.host))
    if private:
        raise FetchError(f"a redirect leads to the private address {url.host}: it was not followed")


def _capture(
    origin: str, response: httpx.Response, redirects: tuple[str, ...], deadline: Deadline, settings: Settings
) -> Capture:
    address = _address(response.url)
    if (status := response.status_code) >= 400 or status in (204, 304):
        again = status >= 500 or status in _TRY_AGAIN
        cure = _CURES.get(status) or ("try again later" if again else "open it in a browser to see why")
        raise FetchError(f"{address} answers {status} {response.reason_phrase}: {cure}", retriable=again)
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > settings.max_body:
        raise too_big(address, settings.max_body)
    body = bytearray()
    for piece in response.iter_raw():
        deadline.wait()  # for a transport that does not keep it itself
        body += piece
        if len(body) > settings.max_body:
            raise too_big(address, settings.max_body)
    raw, status_line = bytes(body), f"HTTP/1.1 {status} {response.reason_phrase}"
    # httpx takes the chunks apart, so what is kept is not sent in them any more
    pairs = [pair for pair in response.headers.raw if pair[0].lower() != b"transfer-encoding"]
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)
    readable = decoded(raw, headers, address, settings.max_body)
    return Capture(
        id=capture_id(origin, raw),
        origin=origin,
        body=raw,
        address=address,
        status=status,
        redirects=redirects,
        headers=headers,
        media_type=media_type(readable, address, response.headers.get("content-type")),
        head=b"\r\n".join([status_line.encode("latin-1", "replace"), *(b": ".join(pair) for pair in pairs), b"", b""]),
    )


def _address(url: httpx.URL) -> str:
    """The URL without a password or fragment."""
    return str(url.copy_with(username=None, password=None, fragment=None))
