"""Pages that stand before an article instead of it: they ask for consent to cookies, for a subscription, for scripts.

A wall is known by its words, in a dozen languages, and by the marks of the platforms that many sites use; nothing here
knows a single site. Most articles stand under a banner that says the same, so what the page says beside it is counted
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from reportedly.errors import BrowserCheck, ConsentWall, LoginWall, PageWall
from reportedly.extract import wall_words as words
from reportedly.extract.blocks import clean
from reportedly.extract.tree import parse

_ENOUGH = 150  # characters of sentences that are not of a wall: an article, though perhaps its first lines only
_MOST = 5000  # characters of all words of a page; more is a page of something else
_SHOWN = 80  # characters of the page in the message
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern of phrases, each from the beginning of a word."""
    patterns = (re.escape(phrase).replace("…", r"[^.!?]{0,60}?") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")", re.I)


def _asked(by_language: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    return _any_of({phrase for phrases in by_language.values() for phrase in phrases})


@dataclass(frozen=True, slots=True)
class _Wall:
    """A kind of wall. Two of the phrases in `asks` make one, or one with another in the title or one of `marks` in the
    page; `topic` is in the other sentences of such a page.
    """

    error: type[PageWall]
    asks: re.Pattern[str]
    topic: re.Pattern[str]
    marks: tuple[str, ...]
    does: str
    cure: str


_WALLS = (
    _Wall(
        ConsentWall,
        _asked(words.CONSENT_ASKS),
        _any_of(words.CONSENT_TOPIC),
        words.CONSENT_MARKS,
        "asks to consent to cookies",
        "open it in a browser, choose there, save the page and give the file",
    ),
    _Wall(
        BrowserCheck,
        _asked(words.CHECK_ASKS),
        _any_of(words.CHECK_TOPIC),
        words.CHECK_MARKS,
        "asks for scripts or whether a robot reads it",
        "open it in a browser, save the page when the article is shown, and give the file",
    ),
    _Wall(
        LoginWall,
        _asked(words.LOGIN_ASKS),
        _any_of(words.LOGIN_TOPIC),
        words.LOGIN_MARKS,
        "asks to sign in or to subscribe",
        "save the page from a browser in which you are signed in, and give the file",
    ),
)


def refuse_wall(html: str, origin: str, body: Sequence[str]) -> None:
    """Raise the error of a wall when the page `html` is one; `body` are the paragraphs that were taken for its article.

    Costs next to nothing on an article: its first sentences show that it is none.
    """
    suspected = [wall for wall in _WALLS if not _says_more(body, wall)]
    if not suspected:
        return
    title, said = _words(html, origin)
    if len(said) > _MOST:
        return
    for wall in suspected:
        asked = {match[0].casefold() for match in wall.asks.finditer(said)}
        if len(asked) > 1 or (asked and _is_sure(wall, title, html)):
            raise wall.error(f"{origin} {wall.does} (“{said[:_SHOWN].strip()}”): {wall.cure}")


def _is_sure(wall: _Wall, title: str, html: str) -> bool:
    page = html.casefold()
    return wall.asks.search(title) is not None or any(mark in page for mark in wall.marks)


def _says_more(body: Sequence[str], wall: _Wall) -> bool:
    """Whether these paragraphs hold enough that is not of the wall, or more than is of it."""
    of_wall = rest = 0
    for paragraph in body:
        for sentence in _SENTENCE.finditer(paragraph):
            if wall.topic.search(sentence[0]) or wall.asks.search(sentence[0]):
                of_wall += len(sentence[0])
            else:
                rest += len(sentence[0])
            if rest >= _ENOUGH:
                return True
    return rest > of_wall


def _words(html: str, origin: str) -> tuple[str, str]:
    """The title of a page and all its words in order, those of buttons and noscript elements too, up to the bound."""
    tree = parse(html, origin)
    title = clean(" ".join(next((element.itertext() for element in tree.iter("title")), iter(()))))
    etree.strip_elements(tree, "script", "style", "svg", "select", "title", with_tail=False)
    return title, clean(" ".join(tree.itertext()))[: _MOST + 1]
