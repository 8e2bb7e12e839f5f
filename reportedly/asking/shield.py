"""What is protected in answers that are shown: stand-ins in the place of names, whatever way the question came by.

Values are protected text by text. A question that holds a protected name is to be asked with a word that `nobody` has,
so that it finds what a name finds that is nowhere, and every question by `whole` words.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import parse_qsl, unquote, urlencode

from reportedly.protect.leaks import LeakCheck
from reportedly.protect.spelling import find
from reportedly.protect.values import Protector
from reportedly.protect.words import ADDRESS_KEPT
from reportedly.store.ledger import Ledger
from reportedly.types import Span

_PLACES: Final = frozenset(
    {"origin", "address", "link", "source_address", "feed", "guid", "subject", "redirects", "place"}
)
"""Fields that lead to a page elsewhere, or to a file on this machine."""
_OURS: Final = ("/documents", "/statements", "/people", "/speakers", "/?")
_WEB = re.compile(r"(?:https?|file)://[^\s\"<>]+", re.IGNORECASE)
_ID = re.compile(r"b2:[0-9a-f]{40}")
_STAR = re.compile(r"\*+(?!\S)")
SHORTEST: Final = 18
_T = TypeVar("_T")


class Shield:
    """What is protected in a ledger now."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._made: tuple[Protector, LeakCheck] | None = None

    def now(self) -> tuple[Protector, LeakCheck]:
        """What protects and what checks, made again when the ledger was written to."""
        files = (self._path, self._path.with_name(self._path.name + "-wal"))
        seen = tuple(n for file in files if file.exists() for n in (file.stat().st_mtime_ns, file.stat().st_size))
        if self._made is None or seen != self._seen:
            with Ledger(self._path, read_only=True) as ledger:
                protected = ledger.protections()
            self._made, self._seen = (Protector(protected, "names"), LeakCheck(protected)), seen
        return self._made

    def value(self, value: _T) -> _T:
        """A context, or whatever else holds texts, as it may be shown."""
        protector, _ = self.now()
        there = list(_texts(value, ""))
        places = {text for text, name in there if text and name in _PLACES and not text.startswith(_OURS)}
        words = _Words(protector, _present(protector, {text for text, _ in there}), places)
        return _over(value, words, "")  # type: ignore[no-any-return]

    def keeps_back(self, document_id: str) -> bool:
        """Whether a document is marked to leave not at all."""
        protector, _ = self.now()
        return document_id in protector.protected.documents

    def leaks(self, written: str) -> bool:
        """Whether a protected name can be read in what is about to be shown."""
        _, check = self.now()
        return next(check.of_bytes(written.encode("utf-8", "replace"), ""), None) is not None

    def names_somebody(self, typed: str) -> bool:
        """Whether words of a question name somebody protected."""
        protector, _ = self.now()
        everybody = range(len(protector.protected.people))
        return any(  # names that are words are known by their capitals, which a search does without
            find(words, protector.targets, present=everybody, mentions=[Span(0, len(words))])
            for words in dict.fromkeys((typed, typed.title()))
        )


def nobody(typed: str) -> str:
    """A word that nobody has, as long as what was typed, for a bound on lengths would tell them apart, and of at least
    `SHORTEST` characters. From there on it has an x for each."""
    return f"xq{secrets.token_hex(8)}".ljust(len(typed), "x")


def whole(typed: str) -> str:
    """Words of a question without the stars that ask for beginnings: what `An*` does not find, though words on the
    pages begin so, would spell a name letter by letter."""
    return _STAR.sub("", typed)


class _Words:
    """How texts of one answer are protected."""

    def __init__(self, protector: Protector, present: frozenset[int], places: Iterable[str]) -> None:
        self._by, self._present = protector, present
        self._places = sorted(places, key=len, reverse=True)
        self._called: dict[str, int] = {}
        self._described: list[tuple[re.Pattern[str], int]] = []
        self._done: dict[str, str] = {}
        for person, hidden in enumerate(protector.protected.people):
            if person in present:
                self._called |= {words.casefold(): person for words in (*hidden.names, *hidden.descriptions)}
            for words in hidden.descriptions:
                if len(words.split()) > (1 if person in present else 3):
                    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
                    self._described.append((re.compile(pattern, re.IGNORECASE), person))

    def __call__(self, text: str, name: str) -> str:
        if text not in self._done:
            self._done[text] = self._protected(text)
        return self._done[text]

    def _protected(self, text: str) -> str:
        return self._link(text) if text.startswith("/") and text not in self._places else self._words(text)

    def _link(self, link: str) -> str:
        """An address of ours, whose words are written in percent signs."""
        head, mark, end = link.partition("#")
        path, question, query = head.partition("?")
        parts = "/".join(
            part if self._words(said := unquote(part)) == said else "kept-back" for part in path.split("/")
        )
        pairs = [(name, self._words(value)) for name, value in parse_qsl(query, keep_blank_values=True)]
        kept = query if pairs == parse_qsl(query, keep_blank_values=True) else urlencode(pairs)
        return f"{parts}{question}{kept}{mark}{self._words(end)}"

    def _words(self, text: str) -> str:
        if (person := self._called.get(" ".join(text.split()).casefold())) is not None:
            return self._by.label(person)
        for place in self._places:  # in a citation, and in a failure, they stand among words
            text = text.replace(place, ADDRESS_KEPT)
        text = _WEB.sub(ADDRESS_KEPT, text)
        for pattern, person in self._described:
            text = pattern.sub(self._by.label(person), text)
        return self._by.naming.field(text, self._present)


def _present(protector: Protector, texts: set[str]) -> frozenset[int]:
    """Who of the protected stands in an answer: by name, or by the id of a page, a person or a cluster."""
    ids = {m[0] for text in texts for m in _ID.finditer(unquote(text) if "%" in text else text)}
    found = {o.person for text in texts for o in find(text, protector.targets) if o.person is not None}
    return frozenset(found) | {
        person
        for person, hidden in enumerate(protector.protected.people)
        if ids & (hidden.documents | hidden.clusters | hidden.entities | hidden.said)
    }


def _texts(value: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every text in a value, with the name of the field that it stands in."""
    if isinstance(value, str):
        yield value, name
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), field.name)
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _texts(key, "")
            yield from _texts(held, str(key))
    elif isinstance(value, list | tuple | frozenset | set):
        for held in value:
            yield from _texts(held, name)


def _over(value: Any, words: Callable[[str, str], str], name: str) -> Any:
    """A value with each text in it changed; `name` is the field that it stands in."""
    if isinstance(value, str):
        return words(value, name)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _over(getattr(value, f.name), words, f.name) for f in fields(value) if f.init})
    if isinstance(value, dict):
        return {words(k, "") if isinstance(k, str) else k: _over(v, words, str(k)) for k, v in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(_over(held, words, name) for held in value))
    if isinstance(value, list | tuple | frozenset | set):
        return type(value)(_over(held, words, name) for held in value)
    return value
