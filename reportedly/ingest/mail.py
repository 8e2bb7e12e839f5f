"""A file of one e-mail: the message itself, and of what is attached to it the pages and documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from pathlib import Path

from reportedly.errors import OriginError, ReportedlyError
from reportedly.identity import capture_id
from reportedly.ingest.intake import Intake
from reportedly.ingest.media import MAIL, media_type
from reportedly.payload import too_big
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

_MOST_PARTS, _MOST_NESTED, _MOST_DELIMITERS = 500, 100, 20_000
_MULTIPART = re.compile(rb"^content-type:\s*multipart", re.IGNORECASE | re.MULTILINE)
_LONGEST_NAME = 200  # characters
_ODD = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)


def holds_mail(name: str, head: bytes) -> bool:
    """Whether a file is an e-mail, by its lower-case name."""
    return name.endswith(".eml")


def read_mail(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The message, then each page, text and document attached to it; what else is attached is passed over.

    Raises OriginError when the file is empty or over ``settings.max_body``.
    """
    with Path(origin).open("rb") as file:
        body = file.read(settings.max_body + 1)
    if len(body) > settings.max_body:
        raise too_big(origin, settings.max_body)
    if not body.strip():
        raise OriginError(f"{origin} is empty: save it again from your mail")
    yield Capture(id=capture_id(origin, body), origin=origin, body=body, media_type=MAIL)
    if len(_MULTIPART.findall(body)) > _MOST_NESTED or body.count(b"\n--") > _MOST_DELIMITERS:
        return  # the reader of the message says so
    try:
        attached = list(_attached(body))
    except _ODD:  # the reader of the message says what is wrong with it
        return
    for number, (name, raw) in enumerate(attached, 1):
        place = f"{origin}#{number}/{name}"
        try:
            kind = media_type(raw, place)
        except ReportedlyError:
            intake.pass_over("attachments")
            continue
        if kind.startswith("image/"):
            intake.pass_over("attached images")
        elif kind == MAIL:
            intake.pass_over("attached e-mails")
        else:
            yield Capture(id=capture_id(place, raw), origin=place, body=raw, media_type=kind)


def _attached(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attachment."""
    for number, part in enumerate(message_from_bytes(body, policy=policy.compat32).walk()):
        if number == _MOST_PARTS:
            return
        if part.is_multipart() or part.get_content_disposition() != "attachment":
            continue
        raw = part.get_payload(decode=True)
        name = "".join(c for c in str(part.get_filename() or "") if c.isprintable() and c not in "/\\#").lstrip(".")
        if isinstance(raw, bytes) and raw.strip():
            yield name[-_LONGEST_NAME:] or "unnamed", raw
