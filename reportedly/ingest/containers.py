"""Files that hold many captures, and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.ingest import mail, rows, telegram, wacz, warc, wire
from reportedly.ingest.intake import Intake
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

LOOKED_AT = 65_536
"""Bytes of a file's beginning that tell what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A kind of file that holds captures.

    `suffixes` are the ends of its names, for folders; `holds(name, head)` tells it by its lower-case name and its first
    `LOOKED_AT` bytes. `read(path, settings, intake)` yields its captures, and a `Failure` for each piece that cannot be
    read, one in memory at a time, and tells `intake` how far it is; it raises OriginError or FormatError when nothing
    of the file can be read.
    """

    suffixes: tuple[str, ...]
    holds: Callable[[str, bytes], bool]
    read: Callable[[str, Settings, Intake], Iterator[Capture | Failure]]


CONTAINERS: tuple[Container, ...] = (
    Container(suffixes=("result.json",), holds=telegram.holds_posts, read=telegram.read_posts),
    Container(suffixes=(".eml",), holds=mail.holds_mail, read=mail.read_mail),
    Container(suffixes=(), holds=wire.holds_news, read=wire.read_news),
    Container(suffixes=(), holds=rows.holds_rows, read=rows.read_rows),  # of a folder, tables may be of anything
    Container(suffixes=warc.SUFFIXES, holds=warc.is_warc, read=warc.read_warc),
    Container(suffixes=wacz.SUFFIXES, holds=wacz.is_wacz, read=wacz.read_wacz),
)


def container_of(name: str, head: bytes) -> Container | None:
    """The kind of container that a file is; None for a page or a text of its own."""
    return next((kind for kind in CONTAINERS if kind.holds(name.lower(), head)), None)


def is_container(name: str) -> bool:
    """Whether a file's name ends as that of a container."""
    return any(name.lower().endswith(kind.suffixes) for kind in CONTAINERS)
