"""origin → Capture: files, folders, standard input, one URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from reportedly.errors import OriginError, ReportedlyError
from reportedly.failures import failure
from reportedly.ingest.files import is_single, measure, read_path, read_stream
from reportedly.ingest.intake import NOMINAL, Intake
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

if TYPE_CHECKING:
    import httpx

__all__ = ["Intake", "ingest", "is_one"]

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")

_LOGIN = re.compile(r"(?<=[a-zA-Z0-9])://[^/?#]*@")
_NO_LOGIN = "the address holds a name or password, which the ledger would keep: save the page and give the file"


def is_address(origin: str) -> bool:
    """Whether an origin is a URL (of any scheme), not a path."""
    return _SCHEME.match(origin) is not None


def ingest(
    *origins: str,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    transport: httpx.BaseTransport | None = None,
) -> Intake:
    """Read each origin, in the order given: a file, a folder, a URL, or ``-`` for standard input.

    Lazy: one capture is in memory at a time, and of none more than ``settings.max_body`` bytes (+ 1) are read. What
    cannot be read comes as a `Failure` in its place, and the rest goes on; nothing of ours is raised. `stdin` is what
    ``-`` reads (the process's standard input when None), `transport` what requests go through (the network when None;
    a given one is trusted to reach no private host).
    """
    fixed = settings or Settings()
    return Intake(
        lambda intake: _read_each(origins, fixed, stdin, transport, intake),
        lambda: sum(measure(origin) if _is_path(origin) else NOMINAL for origin in origins),
    )


def _read_each(
    origins: tuple[str, ...],
    settings: Settings,
    stdin: BinaryIO | None,
    transport: httpx.BaseTransport | None,
    intake: Intake,
) -> Iterator[Capture | Failure]:
    for origin in origins:
        try:
            if origin == "-":
                yield read_stream(origin, stdin, settings)
            elif _LOGIN.search(origin):
                # an origin is kept and shown as it was given, failures of it too: a password must not get that far
                yield failure(_LOGIN.sub("://…@", origin), "ingest", OriginError(_NO_LOGIN))
            elif is_address(origin):
                yield _fetch(origin, settings, transport)
            else:
                yield from read_path(origin, settings, intake)
        except ReportedlyError as error:
            yield failure(origin, "ingest", error)
        except (OSError, ValueError) as error:  # a path with a null byte, an undecodable name
            yield failure(origin, "ingest", OriginError(f"{origin!r} cannot be read: {error}"))
        finally:
            if not _is_path(origin):
                intake.through(NOMINAL)


def _is_path(origin: str) -> bool:
    return origin != "-" and not is_address(origin)


def _fetch(origin: str, settings: Settings, transport: httpx.BaseTransport | None) -> Capture:
    # imported when first needed: httpx costs a quarter of the time to the first result of `read FILE`
    from reportedly.ingest.web import fetch

    return fetch(origin, settings, transport)


def is_one(*origins: str) -> bool:
    """Whether `ingest` will yield one capture or failure at the most for these origins."""
    return len(origins) == 1 and (not _is_path(origins[0]) or is_single(origins[0]))
