"""A Word document → its paragraphs, notes and tables. Of the archive four texts are read, each bounded; none runs."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from reportedly.errors import ExtractionError
from reportedly.extract.article import Article, join
from reportedly.extract.blocks import clean
from reportedly.extract.dates import moment
from reportedly.settings import Settings
from reportedly.types import Capture, Kind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC, _TERMS = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}"
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, NotImplementedError, RuntimeError,
            OSError, ValueError)  # fmt: skip
_MOST_TAGS = 2_000_000
"""Of one text of the archive: 32 MB of empty paragraphs took a gigabyte, three hundred full pages have 200,000 tags."""
_LONGEST_STYLE = 100  # characters of a style's name that are looked at


def read_docx(capture: Capture, body: bytes) -> Article:
    """Read a Word document: words as they stand, without what was struck out, hidden or commented.

    Raises ExtractionError when it is damaged, over a bound or has no words.
    """
    limit = Settings().max_body
    try:
        archive = zipfile.ZipFile(BytesIO(body))
        main, styles, notes, core = (
            _part(archive, name, limit, capture.origin)
            for name in ("word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml")
        )
    except _DAMAGED as error:
        raise ExtractionError(
            f"{capture.origin} is a damaged document ({error}): open it and save it again as .docx"
        ) from error
    told = _kinds(styles)
    pieces = [*_paragraphs(main, told), *((text, "other") for text, _ in _paragraphs(notes, told))]
    lines: list[tuple[str, Kind]] = [(text, kind) for words, kind in pieces if (text := clean(words))]
    if not any(any(map(str.isalnum, text)) for text, _ in lines):
        raise ExtractionError(f"{capture.origin} has no words: what it shows are pictures, or it is empty")
    text, paragraphs = join(lines)
    title = next((line for line, kind in lines if kind == "title"), None)
    return Article(
        text=text,
        paragraphs=paragraphs,
        title=title or _about(core, f"{_DC}title"),
        byline=_about(core, f"{_DC}creator"),
        published=moment(_about(core, f"{_TERMS}created") or ""),
        modified=moment(_about(core, f"{_TERMS}modified") or ""),
        address=capture.address,
    )


def _part(archive: zipfile.ZipFile, name: str, limit: int, origin: str) -> etree._Element | None:
    """One text of the archive as a tree; None where there is none. Raises ExtractionError when it is over the bound."""
    if name not in archive.NameToInfo:
        return None
    with archive.open(name) as file:
        xml = file.read(limit + 1)
    if len(xml) > limit:
        raise ExtractionError(f"{origin} unpacks to more than {limit // 1024 // 1024} MB: save the text alone from it")
    if xml.count(b"<") > _MOST_TAGS:
        raise ExtractionError(f"{origin} has more than {_MOST_TAGS:,} tags in {name}: save the text alone from it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ExtractionError(f"{origin} is a damaged document ({error}): open it and save it again") from error


def _kinds(styles: etree._Element | None) -> dict[str, Kind]:
    """What each paragraph style stands for, by its id: names of Word's own styles are English in every language."""
    found: dict[str, Kind] = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        name = style.find(f"{_W}name")
        kind = _kind(name.get(f"{_W}val", "")) if name is not None else None
        if kind:
            found[style.get(f"{_W}styleId", "")] = kind
    return found


def _kind(name: str) -> Kind | None:
    name = name[:_LONGEST_STYLE].casefold()
    if name == "title":
        return "title"
    if name.startswith(("heading", "subtitle")):
        return "heading"
    if "quote" in name:
        return "quote"
    if name.startswith("list"):
        return "list"
    return "caption" if name == "caption" else None


def _paragraphs(tree: etree._Element | None, kinds: dict[str, Kind]) -> Iterator[tuple[str, Kind]]:
    """The paragraphs of a tree in its order; a row of a table is one."""
    if tree is None:
        return
    steps = etree.iterwalk(tree, events=("start",), tag=(f"{_W}p", f"{_W}tr", _FALLBACK, f"{_W}footnote"))
    for _, element in steps:
        if element.tag == _FALLBACK or element.get(f"{_W}type", "normal") != "normal":
            steps.skip_subtree()  # the same again for older programs; a rule above notes
        elif element.tag == f"{_W}tr":
            cells = (clean(_text(cell)) for cell in element.iter(f"{_W}tc"))
            yield "; ".join(filter(None, cells)), "body"
            steps.skip_subtree()
        elif element.tag == f"{_W}p":
            yield _text(element), _of(element, kinds)


def _of(paragraph: etree._Element, kinds: dict[str, Kind]) -> Kind:
    about = paragraph.find(f"{_W}pPr")
    if about is None:
        return "body"
    style = about.find(f"{_W}pStyle")
    kind = kinds.get(style.get(f"{_W}val", "")) if style is not None else None
    return kind or ("list" if about.find(f"{_W}numPr") is not None else "body")


def _text(element: etree._Element) -> str:
    """The words of a paragraph or a cell, but for those of paragraphs in boxes within it."""
    pieces: list[str] = []
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        tag = str(inner.tag).removeprefix(_W)
        if event == "end":
            if tag == "p":
                pieces.append(" ")
        elif (
            tag in ("del", "moveFrom", "instrText", "pPr", "txbxContent") or inner.tag == _FALLBACK or _is_hidden(inner)
        ):
            steps.skip_subtree()
        elif tag == "t":
            pieces.append(inner.text or "")
        elif tag in ("tab", "br", "cr"):
            pieces.append(" ")
        elif tag == "noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _is_hidden(run: etree._Element) -> bool:
    about = run.find(f"{_W}rPr") if run.tag == f"{_W}r" else None
    vanish = about.find(f"{_W}vanish") if about is not None else None
    return vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false")


def _about(core: etree._Element | None, tag: str) -> str | None:
    found = core.find(tag) if core is not None else None
    return (clean(found.text or "") or None) if found is not None else None
