"""Plain text: the text is the file, code point for code point."""

from __future__ import annotations

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article
from reportedly.extract.datelines import day_on_top
from reportedly.text import lines
from reportedly.types import Capture, Paragraph


def read_plain(capture: Capture, body: bytes) -> Article:
    """The text of a plain text capture, no newline or byte order mark changed, and its lines as body paragraphs.

    Its day of publication is one in a line of its own on top. A line is a paragraph: wire copy and posts are written
    so, and where prose is wrapped, offsets still hold. Raises ExtractionError when it is not UTF-8 or has no words.
    """
    text = decode_plain(capture, body)
    if not any(map(str.isalnum, text)):
        raise ExtractionError(f"{capture.origin} has no words: check that the file is what you meant")
    paragraphs = tuple(Paragraph(span=span, kind="body") for span in lines(text))
    published = day_on_top(text[slice(*p.span)] for p in paragraphs)
    return Article(text=text, paragraphs=paragraphs, address=capture.address, published=published)


def decode_plain(capture: Capture, body: bytes) -> str:
    """The characters of a text file. Raises ExtractionError when it is not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExtractionError(
            f"{capture.origin} is not UTF-8 (byte {error.start}): convert it, for example with "
            "`iconv -f WINDOWS-1252 -t UTF-8 FILE`"
        ) from error
