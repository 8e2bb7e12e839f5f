"""The tree of a page, parsed so that no page can make it blow up."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reportedly.errors import ExtractionError

MOST_TAGS = 100_000  # opening and closing; no page of the benchmark has more than 3,163
_MOST_ATTRIBUTES = 500
# possessive throughout: every byte is looked at once, whatever the quotes
_ATTRIBUTE = rb"[\s/]*+[^\s>/][^\s>/=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rb"<[a-zA-Z][^\s>/]*+(?:" + _ATTRIBUTE + rb")*+")
_LONG_TAG = 2 * _MOST_ATTRIBUTES  # bytes below which a tag cannot hold too many
_MOST_INLINE = 200
_SCRIPT_END = re.compile(rb"</[sS](?:[cC][rR][iI][pP][tT]|[tT][yY][lL][eE])")  # a literal start is searched fast
_SCRIPT = re.compile(rb"<(?:script|style)\b", re.IGNORECASE)

# one class for all: lxml.html's own lookup calls Python for each element, a tenth of the time of a page
_EVERY_ELEMENT = etree.ElementDefaultClassLookup(element=HtmlElement)

# neither read as blocks nor by trafilatura: a page without them is half as large and read in two thirds of the time
_WORDLESS = (
    "script", "style", "template", "noscript", "svg", "math", "canvas", "iframe", "object", "embed", "applet", "video",
    "audio", "map", "area", "select", "datalist", "option", "input", "textarea", "button", "link", "meta", "img",
    "source", "picture", "label", "head", "nav", "menu", "dialog",
)  # fmt: skip

_SWALLOWED = 3  # paragraphs that no menu, picture or button holds

_FORM_FEED_IS_SPACE = bytes.maketrans(b"\x0c", b" ")  # of HTML; trafilatura drops a page that has one
_CONTROLS = bytes([*range(9), 11, *range(14, 32)])
"""Control characters that no page means, at which libxml2 or trafilatura stop: in UTF-8 each is one byte, and part of
no other character."""


# the same as references, and the two that are no characters; a page that has one anywhere was dropped as a whole.
# Patterns that begin with a letter of their own are searched fast
_REFERENCE = re.compile(
    rb"&#(?:0*+(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)"
    rb"|[xX]0*+(?:[0-8bBcCeEfF]|1[\da-fA-F]|[fF]{3}[eEfF])(?![\da-fA-F]));?"
)
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")


def parse(html: str, origin: str) -> HtmlElement:
    """The tree of `html`, comments and processing instructions left out.

    libxml2 itself stops at a depth of 256. Two more guards: pages of more than MOST_TAGS tags raise ExtractionError
    (what follows is linear at best: 3 million paragraphs parse in 5 s and take minutes to sift), and tags of more than
    500 attributes lose them (libxml2 is quadratic in them: 200,000 take 135 s). Raises ExtractionError too when
    there is no element at all.
    """
    raw = html.encode("utf-8", "replace").translate(_FORM_FEED_IS_SPACE, _CONTROLS)
    raw = _NO_CHARACTER.sub(b" ", _REFERENCE.sub(b" ", raw))
    if raw.count(b"<") > MOST_TAGS:
        raise ExtractionError(
            f"{origin} has more than {MOST_TAGS:,} tags, more than any article: save only the article from it, or its "
            "text (.txt)"
        )
    raw = _thinned(raw)
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    parser.set_element_class_lookup(_EVERY_ELEMENT)
    nothing = f"{origin} holds no page: check that the file is what you meant"
    try:
        tree = etree.fromstring(raw, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ExtractionError(nothing) from error
    if not isinstance(tree, HtmlElement):
        raise ExtractionError(nothing)
    return tree


def _thinned(raw: bytes) -> bytes:
    """Markup without its tags of too many attributes. What scripts and styles hold is no markup, so stays."""
    kept = []
    done = start = 0
    for end in [*(m.start() for m in _SCRIPT_END.finditer(raw)), len(raw)]:
        script = _SCRIPT.search(raw, start, end)
        for tag in _TAG.finditer(raw, start, script.start() if script else end):
            if tag.end() - tag.start() > _LONG_TAG and _is_overfull(tag[0]):
                kept += [raw[done : tag.start()], b"<span"]
                done = tag.end()
        start = end
    return b"".join([*kept, raw[done:]]) if kept else raw


def _is_overfull(tag: bytes) -> bool:
    return len(_ATTRIBUTES.findall(tag)) > _MOST_ATTRIBUTES


def lighten(tree: HtmlElement) -> None:
    """Drop the elements that no stage after this reads: scripts, pictures, controls, menus. Facts must be read before.

    Structured data with a whole text stays: some pages have their article nowhere else.
    """
    _free(tree, _WORDLESS)
    whole = [script for script in tree.iter("script") if "articleBody" in (script.text or "")]
    etree.strip_elements(tree, *_WORDLESS, with_tail=False)
    tree.extend(whole)


def _free(tree: HtmlElement, tags: tuple[str, ...]) -> None:
    """Make plain elements of those that hold several paragraphs: one that was left open holds the rest of its page."""
    for element in list(tree.iter(*tags)):
        if len(element) and next(islice(element.iter("p"), _SWALLOWED - 1, None), None) is not None:
            element.tag = "div"


def calm(tree: HtmlElement, menus: list[HtmlElement]) -> None:
    """Make the tree one that trafilatura reads fast, to the same end. Blocks and `menus` must be read before.

    What it drops goes first. Paragraphs of more than 200 elements and rows of more than 200 cells keep only their
    words: it is quadratic in these, 8,000 spans in one paragraph take it 15 s, 90,000 cells in one row 30 s.
    """
    _free(tree, ("figure",))
    etree.strip_elements(tree, "aside", "figure", with_tail=False)
    for menu in menus:
        if menu.getparent() is not None:
            menu.drop_tree()
    for element in list(tree.iter("p", "tr")):
        is_row = element.tag == "tr"
        if (len(element) if is_row else sum(1 for _ in element.iterdescendants())) > _MOST_INLINE:
            words, attributes = " ".join(element.itertext()), dict(element.attrib)
            element.clear(keep_tail=True)
            element.attrib.update(attributes)
            (etree.SubElement(element, "td") if is_row else element).text = words
