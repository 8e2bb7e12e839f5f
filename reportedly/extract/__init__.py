"""Capture → Document: the readable text, what each paragraph is, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version

from reportedly.errors import SettingError
from reportedly.extract.dates import moment
from reportedly.extract.language import language_of
from reportedly.extract.pages import read_page
from reportedly.extract.plain import read_plain
from reportedly.identity import canonical, document_id
from reportedly.settings import Settings
from reportedly.types import BODY_KINDS, Capture, Description, Document, Producer
from reportedly.version import VERSION

__all__ = ["Overrides", "extract"]

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
    """The document of a capture and what is known about it; `overrides` win over the page.

    Plain text is taken as it is, everything else read as a page. `max_text` bounds the text, in characters (the
    setting's default when None). Raises ExtractionError, with the cure, when there is no article, the text is too
    long, or plain text is not UTF-8. Nothing is fetched or executed.
    """
    overrides = overrides or Overrides()
    bound = Settings().max_text if max_text is None else max_text
    if capture.media_type.startswith("text/") and capture.media_type != "text/html":
        text, paragraphs = read_plain(capture, bound)
        title = byline = outlet = published = modified = declared = None
        address = capture.address
        producer = Producer(name="plain text", version=VERSION)
    else:
        page = read_page(capture, bound)
        text, paragraphs, title, byline = page.text, page.paragraphs, page.title, page.byline
        known = page.facts
        outlet, published, modified = known.outlet, known.published, known.modified
        address, declared = known.address, known.language
        producer = _PAGE_READER
    body = "\n".join(text[slice(*p.span)] for p in paragraphs if p.kind in BODY_KINDS)
    document = Document(id=document_id(capture.id, text), capture_id=capture.id, text=text)
    return document, Description(
        document_id=document.id,
        title=overrides.title or title,
        byline=byline,
        outlet=overrides.outlet or outlet,
        language=overrides.language or language_of(body, declared),
        published=overrides.published or published,
        modified=modified,
        address=address,
        paragraphs=paragraphs,
        producer=producer,
    )


_PAGE_READER = Producer(
    name="trafilatura", version=f"{version('trafilatura')}+{VERSION}", settings=canonical({"fast": True})
)
