"""Web archives: the pages and documents of a WARC file, each as it was sent, at the moment it was archived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, BinaryIO, cast

from reportedly.errors import FormatError, OriginError, ReportedlyError
from reportedly.failures import failure
from reportedly.ingest.intake import Intake
from reportedly.ingest.regions import Region, unpacked
from reportedly.ingest.warc_captures import CURE, HEAD_ROOM, CaptureReader
from reportedly.ingest.warc_records import BEGINNING, GZIP, LOOKED_AT, Damage, Records, inside
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

SUFFIXES = (".warc", ".warc.gz")


def is_warc(name: str, head: bytes) -> bool:
    """Whether a file is a WARC, by its lower-case name and first bytes."""
    return name.endswith(SUFFIXES) or BEGINNING.match(head) is not None or BEGINNING.match(inside(head)) is not None


def read_warc(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The captures of a WARC file, packed or not. Raises OriginError when the file cannot be read."""
    try:
        with Path(origin).open("rb", buffering=0) as file:
            size = Path(origin).stat().st_size
            yield from captures(origin, [Part(file=file, size=size, packed=size, archive=origin)], settings, intake)
    except OSError as error:
        raise OriginError(f"{origin} cannot be read: {error.strerror or error}") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A WARC: `size` bytes from `start` on in `file`. `archive` is the origin that it is part of, `name` its own name
    in there, empty where it is the whole; it takes `packed` bytes of the origin, from `before` on."""

    file: IO[bytes] = field(repr=False)
    start: int = 0
    size: int
    archive: str
    name: str = ""
    before: int = 0
    packed: int

    def __str__(self) -> str:
        return f"{self.archive}#{self.name}" if self.name else self.archive

    def place(self, at: int) -> str:
        """A place in it, as origins and failures name it."""
        return f"{self}/{at}" if self.name else f"{self}#{at}"

    def position(self, at: int) -> int:
        """Where that is in the origin, in bytes, about."""
        return self.before + at * self.packed // max(1, self.size)

    def region(self) -> BinaryIO:
        """It as a file, with a place of its own to read at."""
        return cast(BinaryIO, Region(self.file, self.start, self.size))

    def records(self, settings: Settings) -> Records:
        """Its records, by a reader of their own."""
        return Records(self.region(), self.size, settings.max_body + HEAD_ROOM)


def captures(
    archive: str, parts: Iterable[Part | Failure], settings: Settings, intake: Intake
) -> Iterator[Capture | Failure]:
    """The captures of the WARCs that an archive is made of; one that has none in it is a failure."""
    reader = CaptureReader(archive, settings, intake)
    with ExitStack() as closing:
        for part in parts:
            if isinstance(part, Failure):
                yield part
                continue
            try:
                yield from _captures(part, reader, settings, intake, closing)
            except ReportedlyError as error:
                yield failure(f"{part}", "ingest", error)


def _captures(
    part: Part, reader: CaptureReader, settings: Settings, intake: Intake, closing: ExitStack
) -> Iterator[Capture | Failure]:
    """The captures of one. What is unpacked for it stays until `closing`, for later records may refer to it."""
    if not part.size:
        raise OriginError(f"{part} is empty: download it again")
    if inside(part.region().read(LOOKED_AT)).startswith(GZIP):
        raise FormatError(f"{part} is packed twice: unpack it once with `gunzip`")
    if part.records(settings).packs_several():
        file, size, whole = unpacked(part.region(), settings.max_unpacked, f"{part}")
        closing.enter_context(file)
        part = replace(part, file=file, start=0, size=size)
        if not whole:
            yield failure(f"{part}", "ingest", FormatError(f"{part} is damaged or cut short: {CURE}"))
    reader.enter(part.records(settings))
    told = False
    for found in part.records(settings):
        told = True
        intake.at(part.position(found.at))
        if isinstance(found, Damage):
            why = FormatError(f"{part}: the record at byte {found.at} is damaged ({found.why}): {CURE}")
            yield failure(part.place(found.at), "ingest", why)
        elif item := reader.read(found, part.place(found.at)):
            yield item
    if not told:
        raise FormatError(f"{part} has no page in it: give an archive that does")
