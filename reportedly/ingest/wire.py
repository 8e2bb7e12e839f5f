"""Files of news agencies: a dispatch in NewsML-G2, or a message with several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from reportedly.errors import FormatError
from reportedly.identity import capture_id
from reportedly.ingest.intake import Intake
from reportedly.payload import too_big
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

NEWSML = "application/vnd.iptc.g2.newsitem+xml"
_NAR = "{http://iptc.org/std/nar/2006-10-01/}"
_ROOT = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage)\b[^>]*http://iptc\.org/std/nar/2006-10-01/")
_LONGEST_ID = 200  # characters


def holds_news(name: str, head: bytes) -> bool:
    """Whether a file is of NewsML-G2, by its beginning."""
    return _ROOT.search(head) is not None


def read_news(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The news items of a file, each as XML of its own; items of other kinds are passed over.

    Raises FormatError when it is damaged, OriginError when it is over ``settings.max_body``.
    """
    with Path(origin).open("rb") as file:
        body = file.read(settings.max_body + 1)
    if len(body) > settings.max_body:
        raise too_big(origin, settings.max_body)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{origin} is damaged XML ({error}): fetch it again") from error
    if root.tag == f"{_NAR}newsItem":
        yield Capture(id=capture_id(origin, body), origin=origin, body=body, media_type=NEWSML)
        return
    for number, item in enumerate(root.iterfind(f"{_NAR}itemSet/*"), 1):
        if item.tag != f"{_NAR}newsItem":
            intake.pass_over("items that are no news")
            continue
        item.tail = None
        raw = etree.tostring(item)
        guid = item.get("guid", "")
        place = f"{origin}#{guid if guid.isprintable() and 0 < len(guid) <= _LONGEST_ID else number}"
        yield Capture(id=capture_id(place, raw), origin=place, body=raw, media_type=NEWSML)
