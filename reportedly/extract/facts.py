"""What a page states about itself: title, byline, outlet, dates, address."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from reportedly.extract.blocks import clean, key
from reportedly.extract.dates import best_moment, other_days, printed_day

_ARTICLE = re.compile(r"Article|Posting|Report|Review|CreativeWork$|LiveBlog|WebPage$")
_STRONG = re.compile(r"Article|Posting|Report$|LiveBlog")
_MICRODATA = XPath("descendant::*[@itemprop]")  # half the time of one that compares values
_MOST_NODES = 500  # things in the structured data of one page that are looked at
_LONGEST_DATA = 2_000_000  # characters of one script of structured data
_LOCALE = re.compile(r"([A-Za-z]{2,3})[-_]([A-Za-z]{2})")
_NO_COUNTRY = frozenset({"eu", "io", "tv", "me", "co", "ai", "fm"})  # country domains that anybody takes
_SEPARATOR = re.compile(r"\s+[|–—·•»:/-]\s+|\s*\|\s*")
_LONGEST = 1000  # characters of a value that is taken; a title or a name is shorter
_LONGEST_NAME = 60  # characters of an outlet's name
BY = re.compile(
    r"^\s*(?:(?:written |posted |published )?by|von|par|por|di|door|av|af|auteur|author|text)\b[\s:]*", re.I
)
_BY_WITHIN = re.compile(r"(?<=\w)[\s,|·]+(?:posted |written |presented |published |reported )?by:?\s+(?=[A-Z])")
_NO_SUFFIX = re.compile(r"(?:\w+\s+)?#?\d+")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_AFTER_NAME = re.compile(
    r"\s*(?:[|·•,–—]|\s-\s|\bon\b|\bfor\b|\bposted\b|\bupdated\b|\bpublished\b|@|\(|<)"
    r"|\s+\d{1,2}(?:[./ :]|st|nd|rd|th)|\s+\d{4}"
    # a month before a figure, a day of the week before a figure, a mark or a month: Sunak, Martin and May are names
    rf"|\s+{_MONTH}[.,]?\s*\d|\s+(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?(?:,|\s+(?:\d|{_MONTH}\b))",
    re.I,
)
_NO_NAME = re.compile(r"https?:|www\.|@|^(?:admin|administrator|editor|staff|root|webmaster|none|null|unknown)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a page says of itself; None where it says nothing.

    `headlines` are its titles, the surest first; `printed` a day found in its text, looked for only where none is
    stated; `locale` the language with the region where that is known ("en-GB").
    """

    headlines: tuple[str, ...]
    byline: str | None
    outlet: str | None
    published: str | None
    also_published: tuple[str, ...]
    modified: str | None
    printed: str | None
    address: str | None
    language: str | None
    locale: str | None


def facts(tree: HtmlElement, address: str | None) -> Facts:
    """Read the head, the structured data and the microdata of a page. `address` is where it was fetched from."""
    metas = _metas(tree)
    things = [t for t in _things(tree) if isinstance(t, dict)]
    article = _article(things)
    headlines = _headlines(tree, metas, article)
    canonical = _canonical(tree, metas, address)
    marked = _marked(tree)
    published = best_moment(_published(tree, metas, article, marked))
    language = _language(tree)
    return Facts(
        headlines=headlines,
        byline=_byline(metas, article),
        outlet=_outlet(tree, metas, article, marked, headlines, canonical),
        published=published,
        also_published=other_days(published, _of_publication(metas, article, marked)),
        modified=best_moment(_modified(metas, article, marked)),
        printed=None if published else printed_day(tree, canonical or address),
        address=canonical,
        language=language,
        locale=_locale(tree, metas, language, canonical or address),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = clean(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            if value and len(value) <= _LONGEST and (name := (element.get(attribute) or "").strip().lower()):
                found.setdefault(name, value)
    return found


def _marked(tree: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements of the page's microdata, by property."""
    found: dict[str, list[HtmlElement]] = {}
    for element in _MICRODATA(tree):
        found.setdefault(element.get("itemprop"), []).append(element)
    return found


def _things(tree: HtmlElement) -> Iterator[object]:
    """The things of the page's JSON-LD, those of @graph and mainEntity included, in order."""
    waiting: list[object] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LONGEST_DATA:
            continue
        try:
            waiting.append(json.loads(re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", text), strict=False))
        except (ValueError, RecursionError):
            continue  # broken structured data is common and the page has other places for the same
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting[:0] = thing
            continue
        yield thing
        if isinstance(thing, dict):
            waiting[:0] = [
                thing[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(thing.get(k), dict | list)
            ]


def _article(things: list[dict[object, object]]) -> dict[object, object]:
    """The thing that describes the article: a named kind of article before any other page."""

    def kinds(thing: dict[object, object]) -> str:
        kind = thing.get("@type")
        return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)

    for pattern in (_STRONG, _ARTICLE):
        for thing in things:
            if pattern.search(kinds(thing)):
                return thing
    return {}


def _text(value: object) -> str:
    """A string of structured data, cleaned; the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return clean(html.unescape(value)) if isinstance(value, str) and len(value) <= _LONGEST else ""


def _headlines(tree: HtmlElement, metas: dict[str, str], article: dict[object, object]) -> tuple[str, ...]:
    title = _title_element(tree)
    stated = [_text(article.get("headline")), metas.get("og:title", ""), metas.get("twitter:title", ""),
              metas.get("headline", ""), title]  # fmt: skip
    return tuple(dict.fromkeys(filter(None, stated)))


def _title_element(tree: HtmlElement) -> str:
    title = next((clean(e.text_content()) for e in tree.iter("title")), "")
    return title if len(title) <= _LONGEST else ""


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found = []
    for one in values[:20]:
        name = _text(one.get("name")) if isinstance(one, dict) else _text(one)
        if name:
            found.append(name)
    return found


def _byline(metas: dict[str, str], article: dict[object, object]) -> str | None:
    stated = _names(article.get("author"))
    if not stated:
        stated = [metas.get(n, "") for n in ("author", "article:author", "byl", "parsely-author", "dc.creator",
                                             "sailthru.author", "dcterms.creator")]  # fmt: skip
        stated = next(([s] for s in stated if s and not _NO_NAME.search(s)), [])
    names = [n for s in stated if (n := tidy_name(s, cut=False))]
    return ", ".join(dict.fromkeys(names)) or None


def tidy_name(text: str, *, cut: bool = True) -> str:
    """A name as printed, without "By" and, with `cut`, without what follows it (dates, roles, minutes to read)."""
    by = _BY_WITHIN.search(text) if cut else None
    name = BY.sub("", text[by.end() :] if by else text)
    if cut and (end := _AFTER_NAME.search(name)) and end.start() > 0:
        name = name[: end.start()]
    name = name.strip(" \t,.;:|·•–—-")
    return "" if _NO_NAME.search(name) or len(name) > 200 or not any(map(str.isalpha, name)) else name


def _outlet(
    tree: HtmlElement,
    metas: dict[str, str],
    article: dict[object, object],
    marked: dict[str, list[HtmlElement]],
    headlines: tuple[str, ...],
    address: str | None,
) -> str | None:
    stated = [metas.get("og:site_name", ""), *_names(article.get("publisher"))]
    for element in marked.get("publisher", [])[:3]:
        inner = element.xpath(".//*[@itemprop='name']")
        stated += [clean(e.get("content") or e.text_content()) for e in inner[:1]]
    for whole in stated:
        name = whole.split(" | ")[0].lstrip("@")  # "Site | Sport | Weather", a handle
        if name and len(name) <= _LONGEST_NAME and not name.startswith(("http:", "https:")):
            return name
    if suffix := _title_suffix(tree, headlines):
        return suffix
    return metas.get("application-name") or _host(address) or None


def _title_suffix(tree: HtmlElement, headlines: tuple[str, ...]) -> str | None:
    """The part of the title element after the headline: "Headline | Site"."""
    title = _title_element(tree)
    heads = {key(h) for h in headlines if h != title} | {key(clean(e.text_content())) for e in tree.iter("h1")}
    for match in reversed(list(_SEPARATOR.finditer(title))):
        suffix = title[match.end() :]
        head = key(title[: match.start()])
        if len(suffix) <= _LONGEST_NAME and any(h and (head.startswith(h) or head.endswith(h)) for h in heads):
            return None if _NO_SUFFIX.fullmatch(suffix) else suffix.strip() or None
    return None


def _published(
    tree: HtmlElement, metas: dict[str, str], article: dict[object, object], marked: dict[str, list[HtmlElement]]
) -> Iterator[str]:
    yield _text(article.get("datePublished"))
    for name in (*_PUBLICATION, "dcterms.created", "dc.date", "date"):
        yield metas.get(name, "")
    yield _text(article.get("dateCreated"))
    times = list(tree.iter("time"))
    for element in [*marked.get("datePublished", []), *(t for t in times if t.get("pubdate") is not None)][:3]:
        yield element.get("datetime") or element.get("content") or clean(element.text_content())
    # of the time elements of a page the first is the article's, unless it stands in a menu or list of others
    outside = (t for t in times if next(t.iterancestors("nav", "aside", "footer"), None) is None)
    yield next((stated for t in outside if (stated := t.get("datetime"))), "")


_PUBLICATION = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate",
    "publishdate", "publish-date", "publication_date", "article.published", "parsely-pub-date", "sailthru.date",
    "dc.date.issued",
)  # fmt: skip
"""Names of meta elements that hold the moment of publication, and no other."""


def _of_publication(
    metas: dict[str, str], article: dict[object, object], marked: dict[str, list[HtmlElement]]
) -> Iterator[str]:
    """What is stated under a name that can only mean publication: of these, two that disagree are worth a word."""
    yield _text(article.get("datePublished"))
    yield from (metas.get(name, "") for name in _PUBLICATION)
    for element in marked.get("datePublished", [])[:1]:  # those that follow may be of other articles
        yield element.get("datetime") or element.get("content") or ""


def _modified(
    metas: dict[str, str], article: dict[object, object], marked: dict[str, list[HtmlElement]]
) -> Iterator[str]:
    yield _text(article.get("dateModified"))
    for name in ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"):
        yield metas.get(name, "")
    for element in marked.get("dateModified", [])[:2]:
        yield element.get("datetime") or element.get("content") or ""


def _canonical(tree: HtmlElement, metas: dict[str, str], address: str | None) -> str | None:
    """The canonical URL, when it is on the host that the page came from; else `address` itself."""
    links = [e.get("href") or "" for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split()]
    for candidate in [*links, metas.get("og:url", "")]:
        try:
            parts = urlsplit(urljoin(address or "", candidate.strip()))
            here = urlsplit(address) if address else None
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname:
            continue
        if here and _bare(parts.hostname) != _bare(here.hostname or ""):
            continue
        if here and parts.path in ("", "/") and here.path not in ("", "/"):
            continue  # a template that names the front page on every page
        return urlunsplit(parts._replace(fragment="", netloc=parts.netloc.rpartition("@")[2]))
    return address


def _language(tree: HtmlElement) -> str | None:
    declared = re.match(r"[A-Za-z]{2,3}(?=$|[-_])", (tree.get("lang") or tree.get("xml:lang") or "").strip())
    return declared[0].lower() if declared else None


def _locale(tree: HtmlElement, metas: dict[str, str], language: str | None, address: str | None) -> str | None:
    """The language with the region that the page names, or that its country's domain does."""
    for stated in (tree.get("lang"), metas.get("og:locale"), metas.get("dc.language"), metas.get("language")):
        if named := _LOCALE.fullmatch((stated or "").strip()):
            return f"{named[1].lower()}-{named[2].upper()}"
    domain = (_host(address) or "").rpartition(".")[2]
    region = "GB" if domain == "uk" else domain.upper()
    return f"{language or 'en'}-{region}" if len(domain) == 2 and domain not in _NO_COUNTRY else language


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")


def _host(address: str | None) -> str | None:
    try:
        return _bare(urlsplit(address or "").hostname or "") or None
    except ValueError:
        return None
