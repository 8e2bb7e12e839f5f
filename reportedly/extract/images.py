"""Images are kept for later: the words in them are not read here."""

from __future__ import annotations

from reportedly.errors import Unread
from reportedly.extract.article import Article
from reportedly.types import Capture


def read_image(capture: Capture, body: bytes) -> Article:
    """Raises Unread."""
    raise Unread(
        f"{capture.origin} is an image: read the words in it with a text recogniser first, for example `tesseract`"
    )
