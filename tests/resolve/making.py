"""What the tests of speakers are made of: sayings and mentions at the words of a text, and accounts of them."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.identity import attribution_id, document_id
from reportedly.resolve.people.antecedents import Saying
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.phrases import Phrase, phrases
from reportedly.resolve.resolver import resolve
from reportedly.types import (
    Account,
    Attribution,
    Description,
    Document,
    EntityKind,
    Findings,
    Form,
    Found,
    Mention,
    Producer,
    Pronouns,
    Reading,
    Resolved,
    Span,
    Speaker,
)

HAND = Producer(name="hand", version="1")
EVEN = Pronouns(0.25, 0.25, 0.25, 0.25)
LIKELY = {
    "he": Pronouns(0.97, 0.01, 0.01, 0.01),
    "she": Pronouns(0.01, 0.97, 0.01, 0.01),
    "it": Pronouns(0.01, 0.01, 0.97, 0.01),
    "they": Pronouns(0.01, 0.01, 0.01, 0.97),
}
Seen = tuple[str, EntityKind | None] | tuple[str, EntityKind | None, str]
"""Words, their kind, and the pronoun that takes their place."""


def place(text: str, words: str, start: int = 0) -> Span:
    """Where words stand first, from `start`."""
    at = text.index(words, start)
    return Span(at, at + len(words))


def places(text: str, pieces: str) -> tuple[Span, ...]:
    """Where pieces, parted by “|”, stand one after the other; none for no words."""
    found: list[Span] = []
    for words in pieces.split("|") if pieces else ():
        found.append(place(text, words, found[-1].end if found else 0))
    return tuple(found)


def mentions(text: str, *seen: Seen) -> tuple[Mention, ...]:
    """Mentions in the order of the text."""
    found: list[Mention] = []
    at = 0
    for words, kind, *pronoun in seen:
        span = place(text, words, at)
        found.append(Mention(span=span, kind=kind, pronouns=LIKELY[pronoun[0]] if pronoun else EVEN, score=0.9))
        at = span.end
    return tuple(found)


def attribution(text: str, content: str, cue: str = "", source: str = "") -> Attribution:
    """An attribution at words of a text."""
    spans = {name: places(text, words) for name, words in (("content", content), ("cue", cue), ("source", source))}
    document = document_id("", text)
    return Attribution(id=attribution_id(document, text, **spans), document_id=document, **spans)


def placed(
    *content: tuple[int, int], cue: Sequence[tuple[int, int]] = (), source: Sequence[tuple[int, int]] = ()
) -> Attribution:
    """An attribution at offsets of no text in particular."""
    spans = [tuple(Span(*s) for s in part) for part in (content, cue, source)]
    return Attribution(id=repr(spans), document_id="d", content=spans[0], cue=spans[1], source=spans[2])


def said(text: str, content: str, cue: str = "", source: str = "", form: Form = "indirect") -> Found:
    """An attribution at words of a text, with a reading."""
    a = attribution(text, content, cue, source)
    reading = Reading(attribution_id=a.id, form=form, act="speech", score=0.9, producer=HAND)
    return Found(attribution=a, reading=reading)


def about(text: str, **known: str | None) -> Description:
    """What is known of a page: nothing but that it is English, but for what is given."""
    none: dict[str, str | None] = dict.fromkeys(("title", "byline", "outlet", "published", "modified", "address"))
    return Description(
        document_id=document_id("", text), paragraphs=(), producer=HAND, also_published=(),
        **{**none, "language": "en", **known},
    )  # fmt: skip


def document(text: str) -> Document:
    return Document(id=document_id("", text), capture_id="", text=text)


def account(text: str, findings: Findings, **known: str | None) -> Account:
    """A page resolved."""
    return resolve(document(text), about(text, **known), findings)


def read(text: str, seen: Sequence[Mention], sayings: Sequence[Saying] = ()) -> Reader:
    """The phrases of a text joined to entities, with the weights that ship."""
    reader = Reader(text, phrases(text, seen, [s.source[0] for s in sayings if s.source]), sayings)
    reader.read()
    return reader


def groups(reader: Reader) -> list[list[str]]:
    """The words that stand for each entity; in the order of their first."""
    return [[words(reader, reader.phrases[i]) for i in entity.phrases] for entity in reader.entities if entity.phrases]


def words(reader: Reader, phrase: Phrase) -> str:
    return reader.text[slice(*phrase.span)]


def only(account: Account) -> Resolved:
    (found,) = account.resolved
    return found


def speaker(account: Account, at: int = 0) -> Speaker:
    """Who says the attribution of that number."""
    found = account.resolved[at].speaker
    assert found is not None
    return found
