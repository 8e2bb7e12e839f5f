"""The stage: what was found in a document in, its account out. Pure, and linear in the length of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportedly.citing import cited
from reportedly.identity import cluster_id
from reportedly.resolve.counts.figures import find_figures
from reportedly.resolve.doubt.certainty import certainty_of, outside, polarity_of
from reportedly.resolve.doubt.verification import Told, find_checks, verify
from reportedly.resolve.people.antecedents import Saying
from reportedly.resolve.people.coreference import Reader
from reportedly.resolve.people.pairs import Pairs
from reportedly.resolve.people.people import Known, known, the_outlet
from reportedly.resolve.people.phrases import THIRD, Phrase, phrases
from reportedly.resolve.people.roles import apposition, words_of
from reportedly.resolve.people.seats import stands_for
from reportedly.resolve.people.speakers import alone, led_by, owns, source_heads, unique
from reportedly.resolve.people.sureness import share_right
from reportedly.resolve.people.withheld import find_withheld, is_anonymous
from reportedly.resolve.telling.carried import Said, carried
from reportedly.resolve.telling.chains import handed_on_by, introduced_by, parents
from reportedly.resolve.telling.links import holds, is_again, is_somebody, says, speaks_for, takes_up
from reportedly.resolve.telling.told import Circumstances, circumstances
from reportedly.resolve.times.dates import find_dates
from reportedly.resolve.times.when import said_and_happens
from reportedly.text import GONE, Forward, forward, sentence_around
from reportedly.types import (
    Account,
    Attribution,
    Cluster,
    Description,
    Document,
    EntityKind,
    Findings,
    Found,
    PartialDate,
    Producer,
    Quantity,
    Resolved,
    Span,
    Speaker,
    Verification,
)

RESOLVER = Producer(name="reportedly-resolve", version="1")

_SAFE = 0.6
"""The least probability with which a pronoun is taken for somebody who is named as the speaker."""
_UNSAFE = 0.3
"""The score of a speaker that stays as the words on the page."""
_UNTOLD = 0.45
"""The score of a speaker who is spoken of as known, and was not found before."""

_NEARBY = 3
"""Attributions before “another” of which it may be another source."""
_SO_FAR = 400
"""Code points between the two."""

_SIGNED = 0.95
"""The score of a name that Telegram set over a post that is passed on."""

_HIS = re.compile(r"(my|his|her|its|their|our)\s", re.IGNORECASE)
_NOT_TOLD = re.compile(r"(?:an?|one|another|my|his|her|its|their|our)\s|[^\n]{1,60}?['’]s?\s", re.IGNORECASE)
"""What begins the words for somebody whose name a page does not tell: “his editor”, “Velt’s editor”."""

_ONES: frozenset[EntityKind | None] = frozenset(("person", None))
_BODIES: frozenset[EntityKind | None] = frozenset(("organisation", "outlet", "document", "place", "group", None))
_CONJUNCTION = re.compile(r"(?:that|how|why|whether|if)?\s*", re.IGNORECASE)

_OUTLET_ITSELF = re.compile(
    r"(?:this|our|the)\s(?:news)?paper|this\s(?:site|website|magazine|station|outlet|broadcaster|channel|agency|desk)"
    r"|our\s(?:reporters?|newsroom|desk|editors)",
    re.IGNORECASE,
)


def resolve(document: Document, description: Description, findings: Findings) -> Account:
    """What the attributions of a document mean: who speaks, on whose word, how sure, when; and its dates and figures.

    Without a date of publication relative times stay relative; in a language without a lexicon the fields that need one
    keep their plain value.
    """
    return _Page(document, description, findings).account()


def prepared(text: str, findings: Findings) -> tuple[list[Phrase], list[Saying], Pairs]:
    """The phrases of a text, its sayings in the order of `findings.every`, and what the network says of two phrases."""
    sayings = [Saying(f.attribution.content, f.attribution.source, f.reading.form == "direct") for f in findings.every]
    found = phrases(text, findings.mentions, [s.source[0] for s in sayings if s.source])
    return found, sayings, Pairs(found, findings.mentions)


@dataclass(slots=True)
class _Page:
    """A page while it is resolved: what the steps share."""

    document: Document
    about: Description
    findings: Findings
    text: str = ""
    language: str = "en"
    every: list[Found] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    above: list[int | None] = field(default_factory=list)
    reader: Reader = field(init=False)
    people: list[Known] = field(default_factory=list)
    outlet: set[int] = field(default_factory=set)
    passed_on: Forward | None = None
    own: str | None = None  # who “we” and “this paper” are: the outlet, of a post that is passed on whose it is
    clusters: dict[int, Cluster] = field(default_factory=dict)

    def account(self) -> Account:
        self.text = self.document.text
        self.language = (self.about.language or "en").split("-")[0].casefold()
        self.every = list(self.findings.every)
        self.attributions = [f.attribution for f in self.every]
        self.above = parents(self.text, self.attributions)
        self.reader = Reader(self.text, *prepared(self.text, self.findings))
        self.reader.read()
        heads = [source_heads(self.text, a.source, self.reader.phrases) for a in self.attributions]
        self.reader.hand_over({i: found[0] for i, found in enumerate(heads) if len(found) == 1})
        sources = sorted(s for a in self.attributions for s in a.source)
        self.people = known(self.text, self.reader, sources, find_withheld(self.text, self.language))
        self.passed_on = forward(self.text)
        self.own = self.text[slice(*self.passed_on.name)] if self.passed_on else self.about.outlet
        self.outlet = the_outlet(self.own, self.people)
        if self.passed_on:
            self.outlet = {i for i in self.outlet if self.people[i].kind != "person"}
        self.clusters = self._clusters({self.reader.of[i].number for head in heads for i in head})
        dates = find_dates(self.text, self.about.published, self.about.language)
        figures = find_figures(self.text, dates, self.about.language)
        checks = self._checks()
        speakers: list[Speaker | None] = [None] * len(self.every)
        chains: list[tuple[str, ...]] = [()] * len(self.every)
        told: list[tuple[str, ...]] = [()] * len(self.every)  # on whose word what stands within is told
        sure = [1.0] * len(self.every)
        for i in sorted(range(len(self.every)), key=self._depth):
            up = self.above[i]
            speakers[i] = self._speaker(i, heads[i], speakers[up] if up is not None else None)
            chains[i], told[i] = self._chain(i, speakers, told)
            sure[i] = self._sure(i, speakers[i], sure[up] if up is not None else 1.0)
        speakers = [self._whose(own, s) for own, s in zip(heads, speakers, strict=True)]  # chains keep the page's words
        speakers = [one and replace(one, score=share_right(one.score)) for one in speakers]
        today = self.about.published
        times = [said_and_happens(a.content, a.cue, a.source, self.text, dates, today) for a in self.attributions]
        around = self._circumstances(speakers)
        resolved = [
            self._resolved(i, speakers[i], chains[i], sure[i], around[i], checks, times[i])
            for i in range(len(self.every))
        ]
        return Account(
            document_id=self.document.id,
            resolved=tuple(resolved),
            clusters=tuple(self.clusters.values()),
            dates=tuple(dates),
            figures=tuple(self._said_by(figures)),
            producer=RESOLVER,
        )

    def _depth(self, i: int) -> int:
        depth, up = 0, self.above[i]
        while up is not None and depth < 50:
            depth, up = depth + 1, self.above[up]
        return depth

    # ------------------------------------------------------------ who

    def _speaker(self, i: int, heads: Sequence[int], outer: Speaker | None) -> Speaker | None:
        source = self.attributions[i].source
        if not source:
            return None
        words = " ".join(words_of(self.text, s) for s in source)
        if self._is_passed_on(self.attributions[i]):
            return self._forwarded_from(words, heads)
        if _OUTLET_ITSELF.fullmatch(words):
            return self._outlet_itself(words)
        if not heads:
            return Speaker(name=words, kind=None, anonymous=is_anonymous(words, self.language), score=_UNSAFE)
        first = self.reader.phrases[heads[0]]
        if first.pronoun in {"I", "we"}:
            return self._first_person(i, first, outer, words)
        if len(heads) > 1:
            each = [self._one(h, words, source[0]) for h in heads]
            names = tuple(s.name for s in each)
            together = Span(min(first.span.start, source[0].start), self.reader.phrases[heads[-1]].span.end)
            return Speaker(
                name=words_of(self.text, together),
                kind="group",
                members=names,
                anonymous=all(s.anonymous for s in each),
                score=min(s.score for s in each),
            )
        one = self._another(i, first) or self._one(heads[0], words, source[0])
        if first.pronoun in THIRD and self._objects(i) & {self.reader.of[heads[0]].number}:
            one = Speaker(name=words, kind=one.kind, score=_UNSAFE)  # “he told Velt”: he is not Velt
        unsafe = one.score == _UNSAFE and first.pronoun is not None
        return (self._same(i, first, outer) if unsafe else None) or one

    def _objects(self, i: int) -> set[int]:
        """Who stands right behind a cue, as whom the words go to do."""
        end = max((s.end for s in self.attributions[i].cue), default=-1)
        k = bisect_left(self.reader.phrases, end, key=lambda p: p.span.start)
        near = self.reader.phrases[k : k + 1]
        return {self.reader.of[k].number for p in near if p.span.start == end + 1 and p.kind != "pronoun"}

    def _another(self, i: int, phrase: Phrase) -> Speaker | None:
        """“Another”, of what was the source before: “a poster reads …; another says …” is another poster."""
        if phrase.words != ("another",):
            return None
        for a in reversed(self.attributions[max(0, i - _NEARBY) : i]):
            heads = source_heads(self.text, a.source, self.reader.phrases)
            before = self.reader.phrases[heads[0]] if len(heads) == 1 else None
            near = before is not None and 0 < phrase.span.start - before.span.end < _SO_FAR
            if before and near and before.kind == "description" and before.known is False and before.number == "one":
                kind = self.people[self.reader.of[heads[0]].number].kind
                name = f"{self.text[slice(*phrase.span)]} {before.head}"
                unnamed = kind in _ONES
                return Speaker(name=name, kind=kind, role=name if unnamed else None, anonymous=unnamed, score=0.7)
        return None

    def _same(self, i: int, phrase: Phrase, outer: Speaker | None) -> Speaker | None:
        """The outer speaker, where a pronoun whose antecedent is not safe begins what they say in words not their own:
        “the nurse said she feared for him”."""
        up = self.above[i]
        if outer is None or up is None or self.every[up].reading.form != "indirect" or phrase.pronoun not in THIRD:
            return None
        begins = self.attributions[up].content[0].start
        lead = self.text[begins : self.attributions[i].source[0].start]
        fits = takes_up(phrase.pronoun, outer.kind)
        return replace(outer, score=round(outer.score * 0.9, 4)) if _CONJUNCTION.fullmatch(lead) and fits else None

    def _forwarded_from(self, name: str, heads: Sequence[int]) -> Speaker:
        """Whose post is passed on: a channel, unless the name is a person's."""
        told = self._one(heads[0], name, None) if heads else Speaker(name=name, kind=None)
        kind = told.kind if told.kind == "person" else "outlet"
        return replace(told, name=name, kind=kind, role=None, readings=(), anonymous=name == GONE, score=_SIGNED)

    def _one(self, head: int, words: str, source: Span | None) -> Speaker:
        """The speaker that one phrase stands for, in the words of a source."""
        phrase, entity = self.reader.phrases[head], self.reader.of[head]
        who = self.people[entity.number]
        cluster = self.clusters.get(entity.number)
        if phrase.kind == "pronoun" and (
            phrase.pronoun is None or not any(self.reader.phrases[i].kind != "pronoun" for i in entity.phrases)
        ):
            return Speaker(name=words, kind=who.kind, anonymous=is_anonymous(words, self.language), score=_UNSAFE)
        body = stands_for(who.name, who.kind) if who.named and who.kind in {"place", "organisation"} else None
        lead = led_by(self.text, source, phrase) if source else None
        kind = "person" if lead and who.kind != "group" else "organisation" if who.kind == "place" else who.kind
        if entity.number in self.outlet:
            kind = "outlet"
        if phrase.kind == "pronoun" and self.reader.sure[head] < _SAFE:
            return Speaker(name=words, kind=who.kind, anonymous=is_anonymous(words, self.language), score=_UNSAFE)
        sure = self.reader.sure[head] if phrase.kind == "pronoun" or len(entity.phrases) > 1 else 0.9
        untold = phrase.kind == "description" and phrase.known and all(i >= head for i in entity.phrases)
        if untold and not who.named and not unique(phrase, who.kind):
            sure = _UNTOLD  # “the official”, and nobody before who it might be
        return Speaker(
            name=who.name,
            kind=kind,
            role=lead or self._role(head, who),
            anonymous=(who.withheld is not None and who.withheld.what != "surname")
            or (not who.named and kind in {"person", "group", None} and is_anonymous(who.name, self.language))
            or (not who.named and kind == "person" and _NOT_TOLD.match(who.name) is not None),
            withheld=who.withheld,
            readings=(who.name, body) if body else (),
            cluster=cluster.id if cluster else None,
            score=round(min(0.99, sure), 4),
        )

    def _whose(self, heads: Sequence[int], speaker: Speaker | None) -> Speaker | None:
        """A speaker who is told as somebody's, “his mother”, with the name of whose: “Jan Orel’s mother”."""
        if not speaker or len(heads) != 1 or not (told := _HIS.match(speaker.name)):
            return speaker
        for k in self.reader.of[heads[0]].phrases:
            if not k:
                continue
            owner, owned = self.reader.phrases[k - 1], self.reader.phrases[k]
            if owner.words[:1] != (told[1].casefold(),) or not owns(self.text, owner, owned):
                continue
            who = self.people[self.reader.of[k - 1].number]
            if self.reader.sure[k - 1] >= _SAFE and who.named:
                mark = "’" if "’" in self.text else "'"
                return replace(speaker, name=f"{who.name}{mark}s {speaker.name[told.end() :]}")
            return speaker
        return speaker

    def _role(self, head: int, who: Known) -> str | None:
        """What the page calls the speaker here, else what it called them first."""
        phrase = self.reader.phrases[head]
        beside = apposition(self.text, phrase.span.end, who.kind) if phrase.kind != "pronoun" else None
        if beside and (phrase.kind == "name" or (who.kind == "person" and beside.startswith(("a ", "an ", "the ")))):
            return beside
        return who.roles[0] if who.roles else None

    def _first_person(self, i: int, phrase: Phrase, outer: Speaker | None, words: str) -> Speaker:
        """“I” and “we”: whose words they stand in, else the outlet, or its writer."""
        if self.above[i] is not None:
            if outer:
                return replace(outer, score=round(outer.score * (0.95 if phrase.pronoun == "I" else 0.8), 4))
            return Speaker(name=words, kind=None, score=_UNSAFE)
        if phrase.pronoun == "we" and self.about.outlet:
            return self._outlet_itself(words)
        if phrase.pronoun == "I" and self.about.byline:
            return Speaker(name=alone(self.about.byline), kind="person", role=None, score=0.7)
        return Speaker(name=words, kind=None, score=_UNSAFE)

    def _outlet_itself(self, words: str) -> Speaker:
        if not self.own:
            return Speaker(name=words, kind="outlet", score=_UNSAFE)
        same = next((self.clusters[n] for n in sorted(self.outlet) if n in self.clusters), None)
        return Speaker(name=self.own, kind="outlet", cluster=same.id if same else None, score=0.9)

    def _chain(
        self, i: int, speakers: Sequence[Speaker | None], told: Sequence[tuple[str, ...]]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """From the outlet inward: who hands on, who speaks, whom the speaker cites; and on whose word stands what is
        told within: theirs, where it was said."""
        a, speaker, up = self.attributions[i], speakers[i], self.above[i]
        opens = (self.about.outlet,) if self.about.outlet else ()
        before = told[up] if up is not None else opens
        teller = speakers[up] if up is not None else None
        somebody, spoken = is_somebody(speaker), says(self.text, a, speaker.kind if speaker else None)
        held = not spoken and holds(self.text, a)
        links = [*before]
        leads = introduced_by(self.text, a) if up is None else None
        if by := handed_on_by(self.text, a) or leads:
            links.append(self._called(by))
        if speaker and before == opens and (spoken or not leads):
            links.append(speaker.name)
        elif speaker and somebody and speaker.name not in before[-1:]:
            again = up is not None and teller is not None and is_again(speaker, teller, self.every[up].reading.form)
            if not again and (spoken or (held and teller is not None and speaks_for(teller, speaker))):
                links.append(speaker.name)
        if len(links) > 1 and up is None and links[0] == links[1]:
            links.pop(0)
        if inner := cited(self.text, a.content, a.cue, a.source):
            links.append(self._called(inner.source))
        return tuple(links), tuple(links) if somebody and (spoken or held) else before

    def _sure(self, i: int, speaker: Speaker | None, outer: float) -> float:
        """How sure what is said of an attribution is: as sure as the least of it, and of what it stands in."""
        return round(min(self.every[i].reading.score, speaker.score if speaker else 1.0, outer), 4)

    def _called(self, span: Span) -> str:
        """The name of who stands at a span, else its words."""
        heads = source_heads(self.text, (span,), self.reader.phrases)
        who = self.people[self.reader.of[heads[0]].number] if heads else None
        safe = heads and (self.reader.phrases[heads[0]].kind != "pronoun" or self.reader.sure[heads[0]] >= _SAFE)
        return who.name if who and safe and who.named else words_of(self.text, span)

    def _clusters(self, speaking: set[int]) -> dict[int, Cluster]:
        """Who is kept: whoever speaks or has a name, with all mentions."""
        kept = {}
        for entity, who in zip(self.reader.entities, self.people, strict=True):
            if not (entity.number in speaking or (who.named and who.kind)):
                continue
            spans = tuple(self.reader.phrases[i].span for i in entity.phrases)
            sure = min((self.reader.sure[i] for i in entity.phrases), default=1.0)
            kept[entity.number] = Cluster(
                id=cluster_id(self.document.id, spans),
                document_id=self.document.id,
                name=who.name,
                kind="outlet" if entity.number in self.outlet else who.kind,
                mentions=spans,
                aliases=who.aliases,
                roles=who.roles,
                score=round(sure, 4),
            )
        return kept

    # ------------------------------------------------------------ how sure, told whom, when

    def _checks(self) -> dict[str, Verification]:
        told = [
            Told(
                id=a.id,
                content=a.content,
                cue=a.cue,
                source=a.source,
                parent=self._parent(i),
            )
            for i, a in enumerate(self.attributions)
        ]
        told.sort(key=lambda t: t.start)
        return verify(find_checks(self.text, self.own, self.language), told, self.text, self.own, self.language)

    def _parent(self, i: int) -> str | None:
        up = self.above[i]
        return self.attributions[up].id if up is not None else None

    def _resolved(
        self,
        i: int,
        speaker: Speaker | None,
        chain: tuple[str, ...],
        sure: float,
        around: Circumstances,
        checks: dict[str, Verification],
        times: tuple[PartialDate | None, PartialDate | None],
    ) -> Resolved:
        a, reading, text = self.attributions[i], self.every[i].reading, self.text
        if self._is_passed_on(a):
            return self._whole(a, speaker, chain, sure)
        roles = (text, a.content, a.cue, a.source, self.language)
        cue = " ".join(text[s:e] for s, e in a.cue)
        hedge = certainty_of(*roles)
        return Resolved(
            attribution_id=a.id,
            speaker=speaker,
            parent=self._parent(i),
            chain=chain,
            addressee=around.addressee,
            medium=around.medium,
            occasion=around.occasion,
            polarity=polarity_of(cue, self._around(a), reading.act, self.language),
            certainty=hedge[0],
            hedge=hedge[1],
            hedged_by=hedge[2],
            verification=checks.get(a.id),
            when=times[0],
            happens=times[1],
            score=sure,
            producer=RESOLVER,
        )

    def _circumstances(self, speakers: Sequence[Speaker | None]) -> list[Circumstances]:
        """Whom each attribution was told, where and at what occasion, in its sentence or in the one it goes on from."""
        said = [
            Said(
                cue=a.cue,
                content=a.content,
                speaker=(who.cluster or who.name.casefold()) if who else None,
                parent=self.above[i],
                own=circumstances(self.text, a.content, a.cue, a.source, self.language),
            )
            for i, (a, who) in enumerate(zip(self.attributions, speakers, strict=True))
        ]
        return carried(self.text, said, self.language)

    def _is_passed_on(self, a: Attribution) -> bool:
        """Whether it is the whole of a post that is passed on."""
        return self.passed_on is not None and a.cue == (self.passed_on.cue,)

    def _whole(self, a: Attribution, speaker: Speaker | None, chain: tuple[str, ...], sure: float) -> Resolved:
        """A post that is passed on: what is doubted, denied and dated within it is not the whole of it."""
        return Resolved(
            attribution_id=a.id,
            speaker=speaker,
            parent=None,
            chain=chain,
            addressee=None,
            medium=None,
            occasion=None,
            polarity="affirmed",
            certainty="asserted",
            hedge=None,
            hedged_by=None,
            verification=None,
            when=None,
            happens=None,
            score=sure,
            producer=RESOLVER,
        )

    def _around(self, a: Attribution) -> str:
        """The sentence of the cue, without the content."""
        if not a.cue:
            return ""
        sentence = sentence_around(self.text, a.cue[0], 400)
        return outside(self.text, sentence, a.content) if sentence else ""

    # ------------------------------------------------------------ how many

    def _said_by(self, figures: Sequence[Quantity]) -> list[Quantity]:
        """The figures, each with the innermost attribution in whose content it stands."""
        pieces = sorted((s.start, -s.end, i) for i, a in enumerate(self.attributions) for s in a.content)
        found = []
        opened: list[tuple[int, int]] = []
        at = 0
        for figure in figures:
            while at < len(pieces) and pieces[at][0] <= figure.span.start:
                opened.append((-pieces[at][1], pieces[at][2]))
                at += 1
            opened = [(end, i) for end, i in opened if end > figure.span.start]
            around = [(end, i) for end, i in opened if end >= figure.span.end]
            inner = max(around, key=lambda x: (self._depth(x[1]), -x[0])) if around else None
            found.append(replace(figure, attribution_id=self.attributions[inner[1]].id) if inner else figure)
        return found
