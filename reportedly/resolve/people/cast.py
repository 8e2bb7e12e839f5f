"""Everybody on a page: its phrases joined to people, bodies and things, and what it tells of each."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.identity import cluster_id
from reportedly.resolve.people.antecedents import Saying
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.pairs import Pairs
from reportedly.resolve.people.people import Everybody, the_outlet
from reportedly.resolve.people.phrases import phrases
from reportedly.resolve.people.roles import words_of
from reportedly.resolve.people.speakers import source_heads
from reportedly.resolve.people.withheld.finding import find_withheld
from reportedly.text import Forward, forward
from reportedly.types import Cluster, Description, Document, Findings, Found, Span

SAFE = 0.6
"""The least probability with which a pronoun is taken for somebody who is named as the speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is on a page.

    `heads[i]` are the numbers of the phrases that the source of `found[i]` names. `people` and `clusters` go by the
    numbers of the reader's entities, `outlets` are those that are the outlet itself. `voice` is who “we” and “this
    paper” are: the outlet, or whose a post is that is passed on (`forward`).
    """

    text: str
    language: str
    about: Description
    found: tuple[Found, ...]
    forward: Forward | None
    voice: str | None
    reader: Reader
    heads: list[list[int]]
    people: Everybody
    outlets: set[int]
    clusters: dict[int, Cluster]

    def is_forward(self, i: int) -> bool:
        """Whether the attribution of that number is the whole of a post that is passed on."""
        return self.forward is not None and self.found[i].attribution.cue == (self.forward.cue,)

    def name_at(self, span: Span) -> str:
        """The name of who stands at a span, else its words."""
        heads = source_heads(self.text, (span,), self.reader.phrases)
        if heads:
            who = self.people[self.reader.of[heads[0]].number]
            safe = self.reader.phrases[heads[0]].kind != "pronoun" or self.reader.sure[heads[0]] >= SAFE
            if safe and who.named:
                return who.name
        return words_of(self.text, span)


def cast_of(document: Document, about: Description, findings: Findings) -> Cast:
    """Who is on a page, as far as its words and what was found in it tell."""
    text, passed_on = document.text, forward(document.text)
    language = (about.language or "en").split("-")[0].casefold()
    found = findings.every
    reader, heads = joined(text, findings)
    sources = sorted(s for f in found for s in f.attribution.source)
    people = Everybody(text, reader, sources, find_withheld(text, language))
    voice = text[slice(*passed_on.name)] if passed_on else about.outlet
    outlets = the_outlet(voice, ((e.number, people[e.number]) for e in reader.entities if e.names))
    if passed_on:
        outlets = {i for i in outlets if people[i].kind != "person"}
    speaking = {reader.of[i].number for head in heads for i in head}
    return Cast(
        text=text,
        language=language,
        about=about,
        found=found,
        forward=passed_on,
        voice=voice,
        reader=reader,
        heads=heads,
        people=people,
        outlets=outlets,
        clusters=_clusters(document.id, reader, people, outlets, speaking),
    )


def reader_of(text: str, findings: Findings) -> Reader:
    """A reader of the phrases of a text, before it joins any; its sayings are in the order of `findings.every`."""
    sayings = [Saying(f.attribution.content, f.attribution.source, f.reading.form == "direct") for f in findings.every]
    found = phrases(text, findings.mentions, [s.source[0] for s in sayings if s.source])
    return Reader(text, found, sayings, Pairs(found, findings.mentions))


def joined(text: str, findings: Findings) -> tuple[Reader, list[list[int]]]:
    """The phrases of a text joined to entities, and for each of its sayings those that its source names."""
    reader = reader_of(text, findings)
    reader.read()
    heads = [source_heads(text, saying.source, reader.phrases) for saying in reader.sayings]
    reader.hand_over({i: found[0] for i, found in enumerate(heads) if len(found) == 1})
    return reader, heads


def _clusters(
    document_id: str, reader: Reader, people: Everybody, outlets: set[int], speaking: set[int]
) -> dict[int, Cluster]:
    """Who is kept: whoever speaks or has a name, with all mentions."""
    kept = {}
    for entity in reader.entities:
        if not (entity.number in speaking or entity.names):
            continue
        who = people[entity.number]
        if not (entity.number in speaking or who.kind):
            continue
        spans = tuple(reader.phrases[i].span for i in entity.phrases)
        sure = min((reader.sure[i] for i in entity.phrases), default=1.0)
        kept[entity.number] = Cluster(
            id=cluster_id(document_id, spans),
            document_id=document_id,
            name=who.name,
            kind="outlet" if entity.number in outlets else who.kind,
            mentions=spans,
            aliases=who.aliases,
            roles=who.roles,
            score=round(sure, 4),
        )
    return kept
