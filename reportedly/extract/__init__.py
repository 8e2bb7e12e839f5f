"""Capture → Document: the readable text, what each paragraph is, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version

from reportedly.errors import ExtractionError, FormatError, OriginError, SettingError
from reportedly.extract.article import Reader, check_length
from reportedly.extract.dates import moment, other_days
from reportedly.extract.docx import read_docx
from reportedly.extract.entries import read_entry
from reportedly.extract.images import read_image
from reportedly.extract.language import language_of
from reportedly.extract.mail import read_mail
from reportedly.extract.markdown import read_markdown
from reportedly.extract.pages import read_page
from reportedly.extract.pdf import read_pdf
from reportedly.extract.plain import read_plain
from reportedly.extract.rows import read_row
from reportedly.extract.telegram import read_message, read_posts
from reportedly.extract.wire import read_newsml, read_ninjs
from reportedly.identity import canonical, document_id
from reportedly.payload import payload
from reportedly.settings import Settings
from reportedly.types import BODY_KINDS, ENTRY, Capture, Description, Document, Producer
from reportedly.version import VERSION

__all__ = ["Overrides", "extract", "reader_of"]

_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the user knows better than the page. None leaves it to the page.

    `published` is ISO 8601, a year or a month at the least; `language` a code of two or three letters. Raises
    SettingError for other values.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not (_PARTIAL.fullmatch(self.published) or moment(self.published)):
            raise SettingError(f"the date {self.published!r} is not one: write it as 2024-05-08 or 2024-05")
        if self.language is not None and not _LANGUAGE.fullmatch(self.language):
            raise SettingError(f"the language {self.language!r} is not a code: write two letters, for example en")


def extract(
    capture: Capture, overrides: Overrides | None = None, *, max_text: int | None = None
) -> tuple[Document, Description]:
    """The document of a capture and what is known about it; `overrides` win over the page, the page over the feed that
    lists it.

    Its media type says who reads it. `max_text` bounds the text, in characters (the
    setting's default when None). Raises ExtractionError, with the cure, when there is no article, the text is too
    long, or plain text is not UTF-8; Unread when it holds no words by its nature. Nothing is fetched or executed.
    """
    overrides = overrides or Overrides()
    settings = Settings()
    reader = reader_of(capture.media_type)
    try:
        article = reader.read(capture, payload(capture, settings.max_body))
    except (FormatError, OriginError) as error:
        raise ExtractionError(str(error)) from error
    text = article.text
    check_length(text, capture.origin, settings.max_text if max_text is None else max_text)
    body = "\n".join(text[slice(*p.span)] for p in article.paragraphs if p.kind in BODY_KINDS)
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    told = (capture.entry.published, capture.entry.author) if capture.entry else (None, None)
    published = overrides.published or article.published or told[0]
    return document, Description(
        document_id=document.id,
        title=overrides.title or article.title,
        byline=article.byline or told[1],
        outlet=overrides.outlet or article.outlet,
        language=overrides.language or language_of(body, article.language),
        published=published,
        modified=article.modified,
        address=article.address,
        paragraphs=article.paragraphs,
        producer=reader.producer,
        also_published=other_days(published, (article.published or "", *article.also_published, told[0] or "")),
    )


_PLAIN = Reader(producer=Producer(name="plain text", version=VERSION), read=read_plain)
_PAGE = Reader(
    producer=Producer(
        name="trafilatura", version=f"{version('trafilatura')}+{VERSION}", settings=canonical({"fast": True})
    ),
    read=read_page,
)
_IMAGE = Reader(producer=Producer(name="image", version=VERSION), read=read_image)
_READERS: dict[str, Reader] = {
    "text/html": _PAGE,
    "application/xhtml+xml": _PAGE,
    "text/plain": _PLAIN,
    "text/html; posts=telegram": Reader(producer=Producer(name="posts", version=VERSION), read=read_posts),
    "application/vnd.reportedly.row+json": Reader(producer=Producer(name="table", version=VERSION), read=read_row),
    "application/vnd.telegram.message+json": Reader(
        producer=Producer(name="telegram", version=VERSION), read=read_message
    ),
    "text/markdown": Reader(
        producer=Producer(name="markdown", version=f"{version('markdown-it-py')}+{VERSION}"), read=read_markdown
    ),
    "application/pdf": Reader(producer=Producer(name="pdf", version=f"{version('pypdf')}+{VERSION}"), read=read_pdf),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Reader(
        producer=Producer(name="docx", version=VERSION), read=read_docx
    ),
    "application/vnd.iptc.ninjs+json": Reader(producer=Producer(name="ninjs", version=VERSION), read=read_ninjs),
    "application/vnd.iptc.g2.newsitem+xml": Reader(
        producer=Producer(name="NewsML-G2", version=VERSION), read=read_newsml
    ),
    "message/rfc822": Reader(producer=Producer(name="mail", version=_PAGE.producer.version), read=read_mail),
    ENTRY: Reader(producer=Producer(name="feed entry", version=_PAGE.producer.version), read=read_entry),
}
"""Who reads which media type; other kinds of text are read as plain text, images by nobody, all else as pages."""


def reader_of(media_type: str) -> Reader:
    """Who reads captures of a media type."""
    if media_type.startswith("image/"):
        return _IMAGE
    return _READERS.get(media_type) or (_PLAIN if media_type.startswith("text/") else _PAGE)
