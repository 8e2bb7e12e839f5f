"""Which blocks of a page are its article, and what each is.

trafilatura votes: a block whose words are in its text is part of the article. Its text alone would lose what people
say in captions and embedded posts, so these are added where they stand between the blocks that it chose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from reportedly.extract import blocks as b
from reportedly.extract.blocks import Block, clean, key
from reportedly.extract.facts import Facts, tidy_name
from reportedly.extract.titles import Title, find_title
from reportedly.extract.votes import Votes
from reportedly.extract.wording import is_about_the_page, part_credit
from reportedly.types import BODY_KINDS, Kind

_LEAST = 40  # characters of unlinked prose that make an article; the shortest real news posts have about 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph to be: its words and what it is."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Article:
    """The paragraphs of an article in their order; none when the page has no article."""

    pieces: list[Piece]
    title: str | None
    byline: str | None


def select(found: list[Block], voted: str, known: Facts) -> Article:
    """The article among the blocks of a page, by the text that trafilatura `voted` for."""
    votes = Votes(voted)
    chosen = [votes.has(block.key) for block in found]
    title = find_title(found, chosen, known)
    if votes.covered * 2 < votes.length:  # the words are not on the page but in its structured data
        body = [Piece(line, "body") for line in map(clean, voted.split("\n")) if any(map(str.isalnum, line))]
        body = [p for p in body if key(p.text) != key(title.text)]
    else:
        chosen = _grown(found, chosen)
        body = list(_pieces(found, chosen, title))
    if not any(p.kind in BODY_KINDS and len(p.text) >= _LEAST for p in body):
        return Article([], None, None)
    printed, byline = _byline(found, chosen, title, known)
    head = [Piece(title.text, "title")] if title.text else []
    if printed:
        head.append(Piece(printed, "byline"))
    return Article(head + body, title.text or None, byline)


def _grown(found: list[Block], chosen: list[bool]) -> list[bool]:
    return chosen


def _pieces(found, chosen, title):
    if True not in chosen: return
    first = chosen.index(True)
    last = len(chosen)-1-chosen[::-1].index(True)
    holders = _article_holder(found, chosen)
    start = min(first, title.at+1) if title.at is not None else first
    seen=set()
    for i in range(start, len(found)):
        block = found[i]
        inside = i <= last or holders in block.element.iterancestors()
        if not inside: continue
        if i==title.at or block.key==key(title.text): continue
        if block.flags & b.PULL and not block.flags & b.EMBED and any(block.key in o.key for o in found if o is not block and len(o.key)>len(block.key)):
            continue
        if block.flags & (b.CAPTION|b.CREDIT) and not block.flags & b.EMBED:
            if block.flags & (b.HIDDEN|b.CHROME) or not _near(i, first, last, block, holders): continue
            for piece in _caption(block):
                if (piece.text) not in seen:
                    seen.add(piece.text); yield piece
        elif block.flags & b.EMBED and not block.flags & b.HIDDEN:
            yield Piece(block.text,"embed")
        elif chosen[i] and not is_about_the_page(block.text):
            yield Piece(block.text, _kind(block))

def _near(i, first, last, block, holder): return True

def _article_holder(found, chosen):
    els=[x.element for x,c in zip(found,chosen) if c]
    common=None
    for e in els:
        path=[e,*e.iterancestors()][::-1]
        if common is None: common=path
        else:
            n=0
            for a,c in zip(common,path):
                if a is not c: break
                n+=1
            common=common[:n]
    return common[-1]

def _caption(block):
    if block.flags & b.CREDIT: yield Piece(block.text,"credit"); return
    words, credit = part_credit(block.text)
    if words: yield Piece(words,"caption")
    if credit: yield Piece(credit,"credit")

def _kind(block):
    if block.flags & b.HEADING: return "heading"
    if block.flags & b.QUOTE: return "quote"
    if block.flags & b.LIST: return "list"
    return "body"

def _byline(found, chosen, title, known):
    return None, known.byline
