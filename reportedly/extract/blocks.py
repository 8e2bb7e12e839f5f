"""A page as a list of blocks: each run of text between block elements, in page order, with where it stands.

What a block is (caption, credit, embedded post, quotation, list item, menu ...) is read from the elements above it and
the words in their class and id, the way content systems name things; nothing here knows a single site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

HIDDEN = 1
CHROME = 2  # menus, sharing, related links, newsletters, comments
FIGURE = 4
CAPTION = 8
CREDIT = 16
EMBED = 32
QUOTE = 64
LIST = 128
HEADING = 256
BYLINE = 512
PULL = 1024  # a pull quote: set a second time, larger
PARAGRAPH = 2048
STANDFIRST = 4096  # the lines under a title that sum the article up
_NOT_CAPTION = 8192  # of a name that speaks of captions and is none

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "head", "canvas", "iframe", "object", "embed",
    "video", "audio", "map", "select", "option", "input", "textarea", "button", "progress", "meter", "datalist",
    "applet", "frameset", "frame", "rp", "rt",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source", "data", "output",
})  # fmt: skip
_BY_TAG = {
    "nav": CHROME, "footer": CHROME, "form": CHROME, "dialog": CHROME, "menu": CHROME,
    "figure": FIGURE, "figcaption": CAPTION, "blockquote": QUOTE, "li": LIST, "dt": LIST, "dd": LIST,
    "h1": HEADING, "h2": HEADING, "h3": HEADING, "h4": HEADING, "h5": HEADING, "h6": HEADING,
    "p": PARAGRAPH,
}  # fmt: skip
_START = r"(?:^|[\s_-])"
_END = r"(?:$|[\s_-]|s(?:$|[\s_-]))"
_CHROME = re.compile(
    _START + r"(?:"
    r"nav|navigation|navbar|menu|breadcrumb|footer|cookie|consent|gdpr|newsletter|subscribe|"
    r"subscription|signup|sign-up|related|recommended|recommendation|recirc|more-on|more-from|"
    r"most-read|most-popular|trending|popular|share|sharing|sharebar|sharedaddy|addthis|social|"
    r"socials|sidebar|widget|promo|promotion|ad|advert|advertisement|sponsored|outbrain|taboola|"
    r"comment|disqus|tags|taglist|paywall|popup|modal|toolbar|bio|read-more|readmore|read-next|"
    r"teaser|skip|pagination|pager|unsupported|legal|print-only|toc|rating|donate|donation|"
    r"crosslink|also-read"
    r")" + _END
)  # fmt: skip
_HIDDEN = re.compile(
    _START
    + r"(?:sr-only|screen-reader(?:-text)?|visually-?hidden|off-?screen|hidden-text|a11y-hidden"
    + r"|rollover-(?:\w+-)?block|tooltip-?text|popover-(?:content|body)|hover-?card)" + _END  # shown under the pointer
)  # fmt: skip
_CAPTION = re.compile(
    _START + r"(?:fig)?(?:caption|captions|cutline|legend|legende|bildunterschrift|bu|wp-caption-text|imagetext)" + _END
)
_NO_CAPTION = re.compile(r"no-caption|without-caption|captioned|has-caption|wp-caption(?!-)|caption-(?:align|wrap)")
_CREDIT = re.compile(
    _START + r"(?:(?:photo|image|img|media|picture)-?)?(?:credit|copyright|photographer|fotograf|attribution|agency)"
    + _END
)  # fmt: skip
_BYLINE = re.compile(_START + r"(?:byline|by-line|author|authors|vcard|autor|autoren|auteur|signature)" + _END)
_STANDFIRST = re.compile(
    _START
    + r"(?:standfirst|dek|deck|sub-?head|sub-?headline|sub-?title|summary|teaser-text|strap-?line|sapo|chapo|lede|"
    r"article-(?:heading-)?desc?(?:ription)?|(?:article|entry|post|headline)-summary)" + _END
)
_PULL = re.compile(r"pull-?quote|pulled-?quote")
_EMBED = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|text-post-media|fb-(?:post|video)"
    r"|facebook-(?:post|media)|telegram-(?:post|embed)|tgme_|tg-(?:post|embed)|vk-(?:post|embed)|reddit-(?:card|embed)"
    r"|embed(?:ded)?-(?:tweet|post|social|telegram|facebook|twitter)|(?:tweet|post|social|telegram|facebook|twitter)-embed"
    r"|" + _START + r"tweet(?:$|\s)"
)
_PATTERNS = (
    (_CHROME, CHROME), (_CAPTION, CAPTION), (_NO_CAPTION, _NOT_CAPTION), (_CREDIT, CREDIT), (_BYLINE, BYLINE),
    (_STANDFIRST, STANDFIRST), (_PULL, PULL), (_EMBED, EMBED), (_HIDDEN, HIDDEN),
)  # fmt: skip
_BY_ATTRIBUTE = {
    "style": (re.compile(r".*?(?:display\s*:\s*none|visibility\s*:\s*hidden).*", re.S), HIDDEN),
    "hidden": (re.compile(r".*", re.S), HIDDEN),
    "rel": (re.compile("author"), BYLINE),
    "itemprop": (re.compile("author"), BYLINE),
    "role": (re.compile("navigation|dialog|alertdialog|search|contentinfo"), CHROME),
}
# null and other control characters, soft hyphens, zero-width spaces, marks that turn the direction of what follows
_NOT_TEXT = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u061c\u200b\u2060-\u2064\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_NO_WORD = re.compile(r"[\W_]+")
# bytes first: a third of the time of the pattern alone
_LOWER = bytes(range(256)).lower()
_NO_WORD_OF_ASCII = bytes(code for code in range(128) if not chr(code).isalnum())
_LONGEST_NAMES = 500  # characters of a class and id that are looked at
_BREAK = "\x1f"
_CELL = "\x1e"  # the edge of two table cells; a row is one block
_TWO_BREAKS = re.compile(f"{_BREAK}\\s*{_BREAK}[{_BREAK}\\s]*")
_BULLET = re.compile(r"[^\w\s\"'“”„«»‘’(\[@#&$€£¿¡]|\d{1,2}[.)]\s")
_MENU = 6  # links that make a menu, when they hold
_MENU_LINKED = 0.95  # of its words, and have
_MENU_ENTRY = 40  # characters each at the most, on average: titles of articles are longer
_LONG_LINE = 120  # characters; shorter ones are verse, addresses, tables


@dataclass(slots=True, eq=False)
class Place:
    """An element as the walk saw it, for a block to say where it stands when the tree is gone.

    `own` are the flags of the element by itself, `flags` with those of all above it; `name` is its class.
    """

    above: Place | None
    tag: str
    name: str
    own: int
    flags: int
    depth: int
    is_block: bool
    in_link: bool
    is_row: bool = False  # of a table of data, whose cells make one block
    size: int = 0  # characters within it, so far
    linked: int = 0  # of these in links
    links: int = 0

    def all_above(self) -> Iterator[Place]:
        """The places that this one lies in, the nearest first."""
        place = self.above
        while place is not None:
            yield place
            place = place.above


@dataclass(slots=True)
class Block:
    """`text` with single spaces; `flags` of where it stands; `linked` characters of it lie in links.

    `key` is what is left of the text when readers disagree on white space and marks.
    """

    text: str
    flags: int
    tag: str
    place: Place
    linked: int
    key: str


def key(text: str) -> str:
    """Letters and digits of `text`, case folded."""
    words = text.encode("utf-8", "surrogatepass").translate(_LOWER, _NO_WORD_OF_ASCII).decode("utf-8", "surrogatepass")
    return words if words.isascii() else _NO_WORD.sub("", words).casefold()


def clean(text: str) -> str:
    """`text` with single spaces and without control, zero-width and bidirectional override characters."""
    words = " ".join(text.split())
    return words if words.isprintable() else " ".join(_NOT_TEXT.sub("", text).split())


def blocks(tree: HtmlElement) -> tuple[list[Block], list[HtmlElement]]:
    """The blocks of a page in its order, empty ones left out; and its menus: what holds many short links, no more."""
    return _Walk().run(tree)


@lru_cache(maxsize=8192)
def _named(names: str) -> int:
    """Flags that the words of a class and id stand for."""
    flags = 0
    for word in names.split():
        flags |= _of_word(word)
    return flags & ~(CAPTION | _NOT_CAPTION) if flags & _NOT_CAPTION else flags


@lru_cache(maxsize=32_768)
def _of_word(word: str) -> int:
    flags = 0
    for pattern, flag in _PATTERNS:
        if pattern.search(word):
            flags |= flag
    return flags


def _flags(element: HtmlElement, tag: str) -> int:
    flags = _BY_TAG.get(tag, 0)
    attributes = element.items()  # lxml's own mapping asks libxml2 each time
    if not attributes or tag in ("html", "body"):
        return flags
    named = 0
    for name, value in attributes:
        if name in ("class", "id"):
            named |= _named(value[:_LONGEST_NAMES].lower())
        elif says := _BY_ATTRIBUTE.get(name):
            pattern, flag = says
            if pattern.fullmatch(value):
                flags |= flag
    if named and tag in ("article", "main"):  # "article has-sidebar comments-open" is still the article
        named &= ~CHROME
    head = CAPTION | STANDFIRST | (CHROME if tag == "header" else 0)
    if named & head and next(element.iter("h1"), None) is not None:
        named &= ~head  # the article's head as a whole: "with-caption", "lede-area", "header--social-icons-top"
    return flags | named


class _Walk:
    """One pass over the tree, without recursion: a page may nest 256 deep."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._menus: list[HtmlElement] = []
        self._at = Place(None, "", "", 0, 0, 0, True, False)
        self._pieces: list[str] = []
        self._linked = 0
        self._inner = 0  # flags of inline elements, which hold for the block they are in

    def run(self, tree: HtmlElement) -> tuple[list[Block], list[HtmlElement]]:
        pieces = self._pieces
        steps = etree.iterwalk(tree, events=("start", "end"))
        for event, element in steps:
            if event == "end":
                if self._at.is_block and pieces:
                    self._flush()
                self._leave(element)
                text = element.tail
            else:
                tag = str(element.tag)
                flags = _flags(element, tag)
                if tag in _SKIPPED or (flags & HIDDEN and tag in _INLINE):
                    steps.skip_subtree()
                    above = self._at
                    self._at = Place(above, tag, "", 0, above.flags, above.depth, False, above.in_link)
                    continue
                self._enter(element, tag, flags)
                text = element.text
            if text and (pieces or not text.isspace()):
                pieces.append(text)
                at = self._at
                size = len(text.strip())
                at.size += size
                if at.in_link:
                    at.linked += size
                    self._linked += size
        return self._found, self._menus

    def _enter(self, element: HtmlElement, tag: str, own: int) -> None:
        above = self._at
        is_row = False
        is_block = tag not in _INLINE and not ("-" in tag and above.flags & (PARAGRAPH | HEADING))
        if not is_block:
            if tag == "br":
                self._pieces.append(_BREAK)
            elif own & CREDIT and above.flags & (CAPTION | FIGURE):
                is_block = True  # "… on Monday. <span class=credit>Photo: …": two things that only style divides
        elif above.is_row and tag in ("td", "th"):
            self._pieces.append(_CELL)
            is_block = False
        elif tag == "tr":
            is_row = _is_data(element)
        flags = above.flags
        if is_block:
            self._flush()
            flags |= own & ~(CHROME | BYLINE) if own & EMBED and not above.flags & EMBED else own
            if own & (CAPTION | CREDIT) == CAPTION:  # the words of a picture, in what names both words and credit
                flags &= ~CREDIT
        else:
            self._inner |= own & BYLINE
        in_link = above.in_link or tag == "a"
        name = element.get("class") or ""
        self._at = Place(above, tag, name, own, flags, above.depth + 1, is_block, in_link, is_row)

    def _leave(self, element: HtmlElement) -> None:
        place = self._at
        above = place.above
        if above is None:
            return
        links = place.links + (place.tag == "a")
        if place.is_block and links >= _MENU and _is_menu(place):
            self._menus.append(element)
        above.size += place.size
        above.linked += place.linked
        above.links += links
        self._at = above

    def _flush(self) -> None:
        """The block that ends here, or several where line breaks part it."""
        if not self._pieces:
            return
        text, linked, inner = "".join(self._pieces), self._linked, self._inner
        self._pieces.clear()
        self._linked = self._inner = 0
        if text.isspace():
            return
        place = self._at
        while not place.is_block and place.above is not None:
            place = place.above
        for line in _lines(text):
            if words := key(line):
                block = Block(line, place.flags | inner, place.tag, place, min(linked, len(line)), words)
                self._found.append(block)


def _is_menu(place: Place) -> bool:
    return place.linked > _MENU_LINKED * place.size and place.linked < _MENU_ENTRY * place.links


def _is_data(row: HtmlElement) -> bool:
    """Whether the cells of a table row hold words only. Others lay out a page, and each cell is a place by itself."""
    return all(e.tag in _INLINE or e.tag in ("td", "th", "img") for e in row.iterdescendants())


def _lines(text: str) -> list[str]:
    """The paragraphs of a block: parted by two line breaks in a row, or by each one where all are long or bulleted."""
    if _CELL in text:
        cells = [cell for piece in text.split(_CELL) if (cell := clean(piece))]
        text = " | ".join(cells)
    if _BREAK not in text:
        return [clean(text)]
    found: list[str] = []
    for part in _TWO_BREAKS.split(text):
        lines = [line for piece in part.split(_BREAK) if (line := clean(piece))]
        is_prose = len(lines) > 1 and all(len(line) >= _LONG_LINE for line in lines[:-1])
        is_list = sum(_BULLET.match(line) is not None for line in lines) > 1
        found.extend(lines if is_prose or is_list else [" ".join(lines)])
    return found
