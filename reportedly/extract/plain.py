"""Plain text: the text is the file, code point for code point."""

from __future__ import annotations

import re

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article
from reportedly.extract.datelines import day_on_top
from reportedly.text import lines
from reportedly.types import Capture, Paragraph


def read_plain(capture: Capture, body: bytes) -> Article:
    """The text of a plain text capture, no newline or byte order mark changed, and its lines as body paragraphs.

    A first line without a full stop before an empty one is its title, a line on top its day of publication. A line is a
    paragraph: wire copy and posts are written so, and where prose is wrapped, offsets still hold. Raises
    ExtractionError when it is not UTF-8 or has no words.
    """
    text = decode_plain(capture, body)
    if not any(map(str.isalnum, text)):
        raise ExtractionError(f"{capture.origin} has no words: check that the file is what you meant")
    paragraphs = tuple(Paragraph(span=span, kind="body") for span in lines(text))
    published = day_on_top(text[slice(*p.span)] for p in paragraphs)
    headline = _HEADLINE.match(text)
    title = headline["line"] if headline and len(headline["line"].split()) > _FEW else None
    return Article(text=text, paragraphs=paragraphs, address=capture.address, published=published, title=title)


_HEADLINE = re.compile(
    r"[\s\ufeff]{0,20}(?P<line>[^\W\d_“”\"‘'][^\r\n]{8,158}[^\s.!…,;:”\"’'])[^\S\r\n]*(?:\r?\n[^\S\r\n]*){2,}\S"
)
"""A first line that no sentence ends and an empty line follows: it heads the rest."""
_FEW = 2
"""Words that a line has which may as well be a greeting, or the name of a place."""


def decode_plain(capture: Capture, body: bytes) -> str:
    """The characters of a text file. Raises ExtractionError when it is not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExtractionError(
            f"{capture.origin} is not UTF-8 (byte {error.start}): convert it, for example with "
            "`iconv -f WINDOWS-1252 -t UTF-8 FILE`"
        ) from error
