"""Files, folders and standard input. Nothing is read beyond the bound, and no loop of links is followed."""

from __future__ import annotations

import errno
import re
import stat
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import OriginError, ReportedlyError
from reportedly.failures import failure
from reportedly.identity import capture_id
from reportedly.ingest.containers import LOOKED_AT, container_of, is_container
from reportedly.ingest.feeds import feed_type
from reportedly.ingest.intake import Intake
from reportedly.ingest.media import READABLE, media_type
from reportedly.payload import inflate, too_big
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_OPENED = ("/dev/stdin", "/dev/fd/", "/proc/self/fd/")


def read_path(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The capture of a file, or those of a folder's pages, in sorted order, folders within it included.

    Of a folder only .html, .htm, .xhtml, .txt, .md, .eml, .pdf, .docx, these with .gz, and containers are read;
    `intake` is told of other files, by what their names end in. Hidden files are not looked at.
    Raises OriginError or FormatError when `origin` itself cannot be read; a file within a folder that cannot is a
    `Failure`.
    """
    path = Path(origin)
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise _unreadable(origin, error) from error
    if not is_folder:
        yield from _read_one(origin, settings, intake)
        return
    found = False
    for name in _pages(origin, intake.pass_over):
        found = True
        if isinstance(name, Failure):
            yield name
            continue
        try:
            yield from _read_one(name, settings, intake)
        except ReportedlyError as error:
            yield failure(name, "ingest", error)
    if not found:
        kinds = ", ".join(sorted(READABLE))
        raise OriginError(
            f"the folder {origin} holds no pages: put files in it that end in {kinds} (or these with .gz)"
        )


def _read_one(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """What a file holds: itself, or the captures of a container."""
    try:
        if container := container_of(origin, _head(origin)):
            yield from container.read(origin, settings, intake)
        else:
            yield read_file(origin, settings)
    finally:
        intake.through(_size(origin))


def _head(origin: str) -> bytes:
    """The first bytes of a file that can be read twice; none of others."""
    try:
        if not stat.S_ISREG(Path(origin).stat().st_mode):
            return b""
        with Path(origin).open("rb") as file:
            return file.read(LOOKED_AT)
    except OSError as error:
        raise _unreadable(origin, error) from error


def measure(origin: str) -> int:
    """Bytes of the files that `read_path` will go through."""
    try:
        pages = _pages(origin) if Path(origin).is_dir() else iter([origin])
        return sum(_size(name) for name in pages if isinstance(name, str))
    except (OSError, ValueError):
        return 0


def is_single(origin: str) -> bool:
    """Whether `read_path` will yield one capture or failure at the most."""
    try:
        names = list(islice(_pages(origin), 2)) if Path(origin).is_dir() else [origin]
        return len(names) < 2 and not any(
            container_of(name, _head(name)) for name in names if isinstance(name, str) and Path(name).is_file()
        )
    except (OSError, ValueError, ReportedlyError):
        return True


def _size(name: str) -> int:
    try:
        return Path(name).stat().st_size
    except (OSError, ValueError):
        return 0


def read_file(origin: str, settings: Settings) -> Capture:
    """The capture of one file; ``.gz`` is unpacked. Raises OriginError or FormatError, naming the cure."""
    try:
        _refuse_endless(origin)
        with Path(origin).open("rb") as file:
            body = file.read(settings.max_body + 1)
    except OSError as error:
        raise _unreadable(origin, error) from error
    if len(body) > settings.max_body:
        raise too_big(origin, settings.max_body)
    if origin.lower().endswith(".gz") and body.startswith(b"\x1f\x8b"):
        body = inflate(body, settings.max_body, origin)
    return _capture(origin, body)


def _refuse_endless(origin: str) -> None:
    """Raises OriginError for a named pipe, device or socket: to open or read one may wait for ever.

    ``/dev/stdin`` and ``/dev/fd/63``, as a shell makes of ``<(curl …)``, were opened by the user and may be read.
    """
    kind = Path(origin).stat().st_mode
    if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind) or origin.startswith(_OPENED)):
        raise OriginError(f"{origin} is a pipe or a device, not a file: give what it holds on standard input, with -")


def read_stream(origin: str, stream: BinaryIO | None, settings: Settings) -> Capture:
    """The capture of what comes on standard input (`stream`, or the process's own when None)."""
    body = (stream or sys.stdin.buffer).read(settings.max_body + 1)
    if len(body) > settings.max_body:
        raise too_big("standard input", settings.max_body)
    if not body.strip():
        raise OriginError("standard input is empty: pipe a page or a text into the command")
    return _capture(origin, body)


def _capture(origin: str, body: bytes) -> Capture:
    name = "standard input" if origin == "-" else origin
    return Capture(
        id=capture_id(origin, body), origin=origin, body=body, media_type=feed_type(body) or media_type(body, name)
    )


def _pages(folder: str, pass_over: Callable[[str], None] = lambda ending: None) -> Iterator[str | Failure]:
    """Names of the pages in a folder, depth first, sorted; a loop of links or a closed folder is a `Failure`.

    `pass_over` is called with the ending of each file that is none.
    """
    seen: set[tuple[int, int]] = set()
    # (path, the identities of the folders it lies in): a link back to one of these is a loop
    waiting: list[tuple[Path, frozenset[tuple[int, int]]]] = [(Path(folder), frozenset())]
    while waiting:
        path, above = waiting.pop()
        try:
            found = path.stat()
            if not stat.S_ISDIR(found.st_mode):
                if stat.S_ISREG(found.st_mode) and _is_page(path):
                    yield _name(folder, path)
                elif stat.S_ISREG(found.st_mode):
                    pass_over(path.suffix.lower() if _ENDING.fullmatch(path.suffix) else "files of no known ending")
                continue
            here = (found.st_dev, found.st_ino)
            if here in above:
                message = f"{path} is a link back to a folder that it lies in: it was not followed; remove it"
                yield failure(str(path), "ingest", OriginError(message))
            if here in seen:  # a loop, or reached by two ways: its pages are in already
                continue
            seen.add(here)
            inner = sorted((p for p in path.iterdir() if not p.name.startswith(".")), reverse=True)
        except OSError as error:
            if _is_page(path) or not path.suffix:  # what would have been read, or a folder
                yield failure(str(path), "ingest", _unreadable(str(path), error))
            continue
        waiting.extend((p, above | {here}) for p in inner)


def _name(folder: str, path: Path) -> str:
    """The file as the user would name it: "./pages/a.html" stays so."""
    return folder.rstrip("/") + "/" + path.relative_to(folder).as_posix()


def _is_page(path: Path) -> bool:
    return Path(path.name.lower().removesuffix(".gz")).suffix in READABLE or is_container(path.name)


def _unreadable(origin: str, error: OSError) -> OriginError:
    if isinstance(error, FileNotFoundError):
        if Path(origin).is_symlink():
            return OriginError(f"{origin} is a link to a file that is not there: repair or remove it")
        return OriginError(f"there is no file or folder {origin}: check the path")
    if isinstance(error, PermissionError):
        return OriginError(f"{origin} may not be read: give yourself the right to, with `chmod u+r`")
    if error.errno == errno.ELOOP:
        return OriginError(f"{origin} is a link that leads back to itself: remove it")
    return OriginError(f"{origin} cannot be read: {error.strerror or error}")
