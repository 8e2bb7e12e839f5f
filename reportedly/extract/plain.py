"""Plain text: the text is the file, code point for code point."""

from __future__ import annotations

from reportedly.errors import ExtractionError
from reportedly.text import lines
from reportedly.types import Capture, Paragraph


def read_plain(capture: Capture, max_text: int) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of a plain text capture, no newline or byte order mark changed, and its lines as body paragraphs.

    A line is a paragraph of its own: wire copy and posts are written so, and where prose is wrapped, offsets still
    hold. Raises ExtractionError when it is not UTF-8, has no words, or is longer than `max_text` characters.
    """
    try:
        text = capture.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ExtractionError(
            f"{capture.origin} is not UTF-8 (byte {error.start}): convert it, for example with "
            "`iconv -f WINDOWS-1252 -t UTF-8 FILE`"
        ) from error
    check_length(text, capture.origin, max_text)
    if not any(map(str.isalnum, text)):
        raise ExtractionError(f"{capture.origin} has no words: check that the file is what you meant")
    return text, tuple(Paragraph(span=span, kind="body") for span in lines(text))


def check_length(text: str, origin: str, max_text: int) -> None:
    """Raise ExtractionError when `text` is longer than `max_text` characters."""
    if len(text) > max_text:
        raise ExtractionError(
            f"{origin} has {len(text):,} characters of text, more than {max_text:,}: split it, or raise the setting "
            "max_text"
        )
