"""Addresses of pages: what two spellings of one address share."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_TRACKING = re.compile(
    r"utm_\w+|(?:fb|g|d|ms|y|tw|tt|i)clid|gclsrc|gbraid|wbraid|mc_[ce]id|igshid|_ga|_gl|at_(?:medium|campaign|"
    r"custom\d|link_\w+)|ns_\w+|cmp(?:id)?|wt\.\w+|xtor|ref(?:_?src|_?url)?|share(?:id)?|smid|s_cid|ocid|sfnsn|spm|mkt_tok"
)
"""Names of parameters that tell how a reader came to a page, not which page it is."""


def page_key(address: str) -> str:
    """What tells a page from others: host without ``www``, port, path and query.

    The scheme, the fragment, a slash at the end and parameters that follow readers do not count.

    >>> page_key("http://www.Example.org/a/?utm_source=x&id=3#top")
    'example.org/a?id=3'
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address.strip()
    if not host:
        return address.strip()
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    kept = [part for part in parts.query.split("&") if part and not _TRACKING.fullmatch(part.split("=")[0].lower())]
    return place + parts.path.rstrip("/") + ("?" + "&".join(kept) if kept else "")


_VIEW = frozenset({"", "amp", "m", "mobile", "print", "printable", "index"})
_ENDING = re.compile(r"\.(?:amp|s?html?|php|aspx?|jsp|cms|ece)$", re.IGNORECASE)


def same_page(stated: str, fetched: str) -> bool:
    """Whether the address that a page states is that which it was had from, but for the query and the view of it.

    >>> same_page("https://example.org/story", "https://example.org/amp/story.html?x=1")
    True
    >>> same_page("https://example.org/story", "https://example.org/other")
    False
    """
    return _path(stated) == _path(fetched)


def _path(address: str) -> list[str]:
    """The parts of a path without what chooses a view."""
    place = page_key(address).partition("?")[0].partition("/")[2]
    parts = (_ENDING.sub("", _ENDING.sub("", part)) for part in place.split("/"))
    return [part for part in parts if part.lower() not in _VIEW]
