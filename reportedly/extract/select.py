"""Which blocks of a page are its article, and what each is.

trafilatura votes: a block whose words are in its text is part of the article. Its text alone would lose what people
say in captions and embedded posts, so these are added where they stand between the blocks that it chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block, clean, key
from reportedly.extract.bylines import Byline, find_byline
from reportedly.extract.datelines import day_beside, is_dateline
from reportedly.extract.facts import Facts
from reportedly.extract.region import Region
from reportedly.extract.titles import Title, find_title
from reportedly.extract.votes import Votes
from reportedly.extract.wording import is_about_the_page, is_counters, is_credit, is_time, part_credit, without_controls
from reportedly.types import BODY_KINDS, Kind

_SCRAP = 80  # characters below which a line outside the article's element is none of its paragraphs
_LEAST = 40  # characters of unlinked prose that make an article; the shortest real news posts have about 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph to be: its words and what it is."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """The paragraphs of an article in their order; none when the page has no article. `day` is printed by its title."""

    pieces: list[Piece]
    title: str | None
    byline: str | None
    day: str | None


def select(found: list[Block], voted: str, known: Facts) -> Article:
    """The article among the blocks of a page, by the text that trafilatura `voted` for."""
    votes = Votes(voted)
    chosen = votes.cast(["" if _is_aside(block) else block.key for block in found])
    title = find_title(found, chosen, known)
    after = title.at + 1 if title.at is not None and True in chosen[title.at + 1 :] else 0
    if votes.covered * 2 < votes.length or True not in chosen[after:]:
        body = _stated(voted, title)  # the words are not on the page but in its structured data
        byline = Byline(None, known.byline)
        first = len(found)
    else:
        region = Region(found, chosen, after)
        first = region.first
        byline = find_byline(found, first, title, known)
        body = _tidied(_pieces(found, chosen, region, {title.at, byline.at}, key(title.text)))
    if not any(p.kind in BODY_KINDS and len(p.text) >= _LEAST for p in body):
        return Article([], None, None, None)
    head = [Piece(title.text, "title")] if title.text else []
    if byline.at is not None:
        head.append(Piece(found[byline.at].text, "byline"))
    day = None if known.published else day_beside(found, title.at, first, known.locale)
    return Article(head + body, title.text or None, byline.names, day)


def _is_aside(block: Block) -> bool:
    """Captions and credits need no vote, and must not take that of a paragraph which says the same."""
    if block.flags & b.HEADING:
        return False
    return bool(block.flags & b.CAPTION or (block.flags & b.CREDIT and block.flags & b.FIGURE))


def _stated(voted: str, title: Title) -> list[Piece]:
    lines = [clean(line) for line in voted.split("\n")]
    return [
        Piece(line, "body")
        for line in lines
        if any(map(str.isalnum, line)) and key(line) != key(title.text) and not is_about_the_page(line)
    ]


def _pieces(
    found: list[Block], chosen: list[bool], region: Region, head: set[int | None], title: str
) -> Iterator[Piece]:
    """The article's paragraphs in page order, from below the title to where another article begins.

    `head` are the indexes of blocks that are title and byline, `title` the key of the title.
    """
    start = min([region.first, *(at for at in head if at is not None)])
    said = ""
    if any(block.flags & b.PULL for block in found):
        said = "\n".join(block.key for block in found if not block.flags & b.PULL)
    links = _links_are_content(found, chosen, region)
    for i in range(start, region.end):
        block = found[i]
        if i in head or block.flags & b.HIDDEN or block.key == title:
            continue
        if block.flags & b.PULL and block.key in said:
            continue
        pieces = list(_piece(block, i, chosen[i], region, links)) or list(_credit(block, i, found[i - 1], region))
        if pieces and not is_about_the_page(block.text) and (_may_count(block) or not is_counters(block.text)):
            yield from pieces


def _may_count(block: Block) -> bool:
    """Whether a line of numbers here is told: a row of a table, the time above an entry of a live report."""
    return block.tag == "tr" or (block.tag == "p" and is_time(block.text))


def _piece(block: Block, i: int, is_chosen: bool, region: Region, links: bool) -> Iterator[Piece]:
    """What a block gives: nothing when it is not of the article, two pieces when a caption ends in a credit."""
    inside = region.holds(block)
    near = inside or i < region.last
    if block.flags & b.EMBED:
        if near and " " in block.text:  # a lone word in a post is its handle or a button
            yield Piece(block.text, "embed")
    elif _is_aside(block):
        if near and not region.names(block, b.CHROME):
            yield from _caption(block)
    elif i <= region.first and _is_head(block, i, is_chosen, region):
        yield Piece(block.text, "other")
    elif is_chosen:
        if not _is_noise(block, i, region, links):
            yield Piece(block.text, _kind(block))
    elif region.looks_alike(block):
        yield Piece(block.text, _kind(block))
    elif _has_place_of_caption(block, i, region) and part_credit(block.text)[1]:
        yield from _caption(block)  # a caption by its credit, where nothing else names it one


def _is_head(block: Block, i: int, is_chosen: bool, region: Region) -> bool:
    """Whether a block above the text sums the article up, or is a line of its day that was taken for a paragraph."""
    if is_chosen and i == region.first and is_dateline(block):
        return True
    return not block.flags & b.BYLINE and region.names(block, b.STANDFIRST)


def _has_place_of_caption(block: Block, i: int, region: Region) -> bool:
    """Whether what is no part of the text stands where pictures do: between title and text, or within."""
    if block.linked * 2 > len(block.text):
        return False
    return i < region.first or (i <= region.last and region.holds(block) and not block.flags & b.PARAGRAPH)


def _credit(block: Block, i: int, before: Block, region: Region) -> Iterator[Piece]:
    """A credit right below a caption, where no figure holds both."""
    is_credit = block.flags & b.CREDIT and before.flags & b.CAPTION and len(block.text) < _SCRAP
    if is_credit and i < region.last and not region.names(block, b.CHROME):
        yield Piece(block.text, "credit")


def _is_bare_link(block: Block) -> bool:
    """Whether a block is a link and no sentence. In brackets it names who is quoted above."""
    if block.text[0] in "[(" and block.text[-1] in "])":
        return False
    return block.linked * 10 >= len(block.text) * 7 and block.text[-1] not in '.!?…”"»'


def _links_are_content(found: list[Block], chosen: list[bool], region: Region) -> bool:
    """Whether lines that are links and no sentences are what the article gives: a list of addresses, of offers."""
    inside = [block for i, block in enumerate(found) if chosen[i] and region.holds(block)]
    bare = sum(len(block.text) for block in inside if _is_bare_link(block))
    return bare * 5 > sum(len(block.text) for block in inside)


def _is_noise(block: Block, i: int, region: Region, links: bool) -> bool:
    """Whether a chosen block is not of the article after all: links that are no sentence, scraps outside the holder."""
    if not links and not block.flags & b.HEADING and _is_bare_link(block):
        return True
    if i > region.last or i < region.first:
        return len(block.text) < _SCRAP or region.names(block, b.CHROME)
    return region.names(block, b.CHROME) and len(block.text) < _SCRAP


def _caption(block: Block) -> Iterator[Piece]:
    if block.flags & b.CREDIT:
        yield Piece(block.text, "credit")
        return
    words, credit = part_credit(block.text)
    if words := without_controls(words):
        yield Piece(words, "caption")
    if credit:
        yield Piece(credit, "credit")


def _kind(block: Block) -> Kind:
    if block.flags & b.HEADING:
        return "heading"
    if block.flags & b.QUOTE:
        return "quote"
    if len(block.text) < _SCRAP and (block.flags & b.CREDIT or is_credit(block.text)):
        return "credit"
    return "list" if block.flags & b.LIST or block.tag == "tr" else "body"


def _tidied(pieces: Iterator[Piece]) -> list[Piece]:
    """Without headings that head nothing, and without repeats of a caption (with its credit) or of a line just said."""
    kept: list[Piece] = []
    captions: set[str] = set()
    is_repeat = False
    for piece in pieces:
        if piece.kind != "credit":
            is_repeat = piece.kind == "caption" and piece.text in captions
        if is_repeat or (kept and kept[-1] == piece):
            continue
        if piece.kind == "caption":
            captions.add(piece.text)
        kept.append(piece)
    last = max((i for i, p in enumerate(kept) if p.kind not in ("heading", "caption", "credit")), default=-1)
    return [p for i, p in enumerate(kept) if i <= last or p.kind != "heading"]
