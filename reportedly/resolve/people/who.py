"""Who says it: the speaker of each attribution, by name where it is safe whom the words of its source stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.resolve.nesting import Parents, outer_first
from reportedly.resolve.people.cast import SAFE, Cast
from reportedly.resolve.people.continuing import continues, follows
from reportedly.resolve.people.kinds import HE_OR_SHE, takes_up
from reportedly.resolve.people.people import Known
from reportedly.resolve.people.phrases import Phrase, beginning_at
from reportedly.resolve.people.pronouns import THIRD
from reportedly.resolve.people.roles import apposition, words_of
from reportedly.resolve.people.seats import stands_for
from reportedly.resolve.people.speakers import alone, led_by, owns, unique
from reportedly.resolve.people.sureness import share_right
from reportedly.resolve.people.withheld.anonymous import is_anonymous
from reportedly.text import GONE
from reportedly.types import EntityKind, Span, Speaker

_UNSAFE = 0.3
"""The score of a speaker that stays as the words on the page."""
_FOLLOWS = 0.8
"""How much less sure it is of “he”, of whom nobody is safe, that he is who spoke last."""
_UNTOLD = 0.45
"""The score of a speaker who is spoken of as known, and was not found before."""
_SIGNED = 0.95
"""The score of a name that Telegram set over a post that is passed on."""
_NEARBY = 3
"""Attributions before “another” of which it may be another source."""
_SO_FAR = 400
"""Code points between the two."""

_HIS = re.compile(r"(my|his|her|its|their|our)\s", re.IGNORECASE)
_NOT_TOLD = re.compile(r"(?:an?|one|another|my|his|her|its|their|our)\s|[^\n]{1,60}?['’]s?\s", re.IGNORECASE)
"""What begins the words for somebody whose name a page does not tell: “his editor”, “Velt’s editor”."""
_BESIDE = re.compile(r",\s(?:who|whose|which|speaking|citing|on\scondition)\b", re.IGNORECASE)
"""What is told beside “one of the doctors”."""
_CONJUNCTION = re.compile(r"(?:that|how|why|whether|if)?\s*", re.IGNORECASE)
_OUTLET_ITSELF = re.compile(
    r"(?:this|our|the)\s(?:news)?paper|this\s(?:site|website|magazine|station|outlet|broadcaster|channel|agency|desk)"
    r"|our\s(?:reporters?|newsroom|desk|editors)",
    re.IGNORECASE,
)

_THE_PAPER = re.compile(r"the\s(?:news)?paper", re.IGNORECASE)
_PAPER_BACK, _PAPER_PARAGRAPHS = 6, 2
"""Attributions and paragraphs before “the newspaper” in which another outlet may have been named."""


def speakers_of(cast: Cast, above: Parents) -> list[Speaker | None]:
    """Who says each attribution; None where nobody is told.

    A score tells how safe the step is that found the speaker; `shown` makes a share of it.
    """
    found: list[Speaker | None] = [None] * len(above)
    before: int | None = None
    for i in outer_first(above):
        up = above[i]
        told = _speaker(cast, i, up, None if up is None else found[up])
        if up is None and before is not None:
            last = found[before]
            if continues(cast, before, i, last):
                told = _again(last, told)
            elif last and told and told.score == _UNSAFE and follows(cast, before, i, last):
                told = replace(last, score=round(last.score * _FOLLOWS, 4))
        found[i] = told
        before = i if up is None else before
    return found


def _again(before: Speaker | None, told: Speaker | None) -> Speaker | None:
    """Who said the last, said to speak again, unless the choice among all tells the same, or a name for it."""
    if before is None or (told and (told.cluster == before.cluster or before.name.endswith(told.name))):
        return told
    if told and told.cluster and before.role == before.name:
        return told  # “the front-runner”, and who that is
    return replace(before, score=round(before.score * 0.9, 4))


def _speaker(cast: Cast, i: int, up: int | None, outer: Speaker | None) -> Speaker | None:
    """Who says attribution `i`, which stands in what `outer` says, the attribution `up`."""
    source = cast.found[i].attribution.source
    if not source:
        return None
    heads = cast.heads[i]
    words = " ".join(words_of(cast.text, s) for s in source)
    if cast.is_forward(i):
        return _forwarded_from(cast, words, heads)
    if _OUTLET_ITSELF.fullmatch(words):
        return _paper_before(cast, i, words) or _outlet_itself(cast, words)
    if not heads:
        return _in_words(cast, words, None)
    first = cast.reader.phrases[heads[0]]
    if first.pronoun in {"I", "we"}:
        return _first_person(cast, first.pronoun, words, up, outer)
    if len(heads) > 1:
        return _together(cast, heads, words, source[0])
    one = _another(cast, i, first) or _one(cast, heads[0], words, source[0])
    if first.pronoun in THIRD and _objects(cast, i) & {cast.reader.of[heads[0]].number}:
        one = Speaker(name=words, kind=one.kind, score=_UNSAFE)  # “he told Velt”: he is not Velt
    if one.score == _UNSAFE and first.pronoun and up is not None and outer and _goes_on(cast, i, up, outer, first):
        return replace(outer, score=round(outer.score * 0.9, 4))
    return one


def _paper_before(cast: Cast, i: int, words: str) -> Speaker | None:
    """Another outlet that was a source shortly before “the newspaper”; else None."""
    if not _THE_PAPER.fullmatch(words):
        return None
    start = cast.found[i].attribution.source[0].start
    for heads in reversed(cast.heads[max(0, i - _PAPER_BACK) : i]):
        if len(heads) != 1:
            continue
        phrase, entity = cast.reader.phrases[heads[0]], cast.reader.of[heads[0]]
        who = cast.people[entity.number]
        if cast.text.count("\n\n", phrase.span.end, start) > _PAPER_PARAGRAPHS:
            return None
        if who.named and who.kind == "outlet" and who.name.casefold() not in {"newspaper", "paper"}:
            other = entity.number not in cast.outlets
            return replace(_one(cast, heads[0], who.name, None), score=0.8) if other else None
    return None


def shown(cast: Cast, i: int, speaker: Speaker | None) -> Speaker | None:
    """The speaker of attribution `i` as readers see them: with the name of whose they are, and a share for a score."""
    return replace(_whose(cast, cast.heads[i], speaker), score=share_right(speaker.score)) if speaker else None


def _together(cast: Cast, heads: Sequence[int], words: str, source: Span) -> Speaker:
    """Several who speak together."""
    each = [_one(cast, head, words, source) for head in heads]
    first, last = cast.reader.phrases[heads[0]].span, cast.reader.phrases[heads[-1]].span
    if each[-1].name == words:  # “Velt and those around her”: the second are “those around her”
        each[-1] = replace(each[-1], name=words_of(cast.text, Span(last.start, max(last.end, source.end))))
    return Speaker(
        name=words_of(cast.text, Span(min(first.start, source.start), last.end)),
        kind="group",
        members=tuple(s.name for s in each),
        anonymous=all(s.anonymous for s in each),
        score=min(s.score for s in each),
    )


def _objects(cast: Cast, i: int) -> set[int]:
    """Who stands right behind a cue, as whom the words go to do."""
    phrases = cast.reader.phrases
    end = max((s.end for s in cast.found[i].attribution.cue), default=-1)
    k = beginning_at(phrases, end + 1)
    return {cast.reader.of[k].number} if k is not None and phrases[k].kind != "pronoun" else set()


def _another(cast: Cast, i: int, phrase: Phrase) -> Speaker | None:
    """“Another”, of what was the source before: “a poster reads …; another says …” is another poster."""
    if phrase.words != ("another",):
        return None
    for heads in reversed(cast.heads[max(0, i - _NEARBY) : i]):
        before = cast.reader.phrases[heads[0]] if len(heads) == 1 else None
        near = before is not None and 0 < phrase.span.start - before.span.end < _SO_FAR
        if before and near and before.kind == "description" and before.known is False and before.number == "one":
            kind = cast.people[cast.reader.of[heads[0]].number].kind
            name = f"{cast.text[slice(*phrase.span)]} {before.head}"
            unnamed = kind in HE_OR_SHE
            return Speaker(name=name, kind=kind, role=name if unnamed else None, anonymous=unnamed, score=0.7)
    return None


def _goes_on(cast: Cast, i: int, up: int, outer: Speaker, phrase: Phrase) -> bool:
    """Whether a pronoun begins what an outer speaker says in words not their own, and so is that speaker: “the nurse
    said she feared for him”."""
    said = cast.found[up]
    if phrase.pronoun not in THIRD or said.reading.form != "indirect":
        return False
    lead = cast.text[said.attribution.content[0].start : cast.found[i].attribution.source[0].start]
    return _CONJUNCTION.fullmatch(lead) is not None and takes_up(phrase.pronoun, outer.kind)


def _in_words(cast: Cast, words: str, kind: EntityKind | None) -> Speaker:
    """A speaker who stays as the words on the page."""
    return Speaker(name=words, kind=kind, anonymous=is_anonymous(words, cast.language), score=_UNSAFE)


def _forwarded_from(cast: Cast, name: str, heads: Sequence[int]) -> Speaker:
    """Whose post is passed on: a channel, unless the name is a person's."""
    told = _one(cast, heads[0], name, None) if heads else Speaker(name=name, kind=None)
    kind = told.kind if told.kind == "person" else "outlet"
    return replace(told, name=name, kind=kind, role=None, readings=(), anonymous=name == GONE, score=_SIGNED)


def _one(cast: Cast, head: int, words: str, source: Span | None) -> Speaker:
    """The speaker that one phrase stands for, in the words of a source."""
    reader = cast.reader
    phrase, entity, sure = reader.phrases[head], reader.of[head], reader.sure[head]
    who = cast.people[entity.number]
    pronoun = phrase.kind == "pronoun"
    nobody = phrase.pronoun is None or all(reader.phrases[i].kind == "pronoun" for i in entity.phrases)
    if pronoun and (nobody or sure < SAFE):
        kind = "person" if phrase.pronoun in {"he", "she"} else who.kind
        told = _in_words(cast, _BESIDE.split(words)[0] if phrase.words[:1] == ("one",) else words, kind)
        return replace(told, withheld=who.withheld) if who.withheld and nobody else told
    cluster = cast.clusters.get(entity.number)
    body = stands_for(who.name, who.kind) if who.named and who.kind in {"place", "organisation"} else None
    lead = led_by(cast.text, source, phrase) if source else None
    kind = "person" if lead and who.kind != "group" else "organisation" if who.kind == "place" else who.kind
    if entity.number in cast.outlets:
        kind = "outlet"
    if not pronoun and len(entity.phrases) == 1:
        sure = 0.9
    untold = phrase.kind == "description" and phrase.known and all(i >= head for i in entity.phrases)
    if untold and not who.named and not unique(phrase, who.kind):
        sure = _UNTOLD  # “the official”, and nobody before who it might be
    return Speaker(
        name=who.name,
        kind=kind,
        role=lead or _role(cast, head, who),
        anonymous=(who.withheld is not None and who.withheld.what != "surname")
        or (not who.named and kind in {"person", "group", None} and is_anonymous(who.name, cast.language))
        or (not who.named and kind == "person" and _NOT_TOLD.match(who.name) is not None),
        withheld=who.withheld,
        readings=(who.name, body) if body else (),
        cluster=cluster.id if cluster else None,
        score=round(min(0.99, sure), 4),
    )


def _whose(cast: Cast, heads: Sequence[int], speaker: Speaker) -> Speaker:
    """A speaker who is told as somebody's, “his mother”, with the name of whose: “Jan Orel’s mother”."""
    if len(heads) != 1 or not (told := _HIS.match(speaker.name)):
        return speaker
    reader = cast.reader
    for k in reader.of[heads[0]].phrases:
        if not k:
            continue
        owner, owned = reader.phrases[k - 1], reader.phrases[k]
        if owner.words[:1] != (told[1].casefold(),) or not owns(cast.text, owner, owned):
            continue
        who = cast.people[reader.of[k - 1].number]
        if reader.sure[k - 1] >= SAFE and who.named:
            mark = "’" if "’" in cast.text else "'"
            return replace(speaker, name=f"{who.name}{mark}s {speaker.name[told.end() :]}")
        return speaker
    return speaker


def _role(cast: Cast, head: int, who: Known) -> str | None:
    """What the page calls the speaker here, else what it called them first."""
    phrase = cast.reader.phrases[head]
    beside = apposition(cast.text, phrase.span.end, who.kind) if phrase.kind != "pronoun" else None
    if beside and (phrase.kind == "name" or (who.kind == "person" and beside.startswith(("a ", "an ", "the ")))):
        return beside
    return who.roles[0] if who.roles else None


def _first_person(cast: Cast, pronoun: str, words: str, up: int | None, outer: Speaker | None) -> Speaker:
    """“I” and “we”: whose words they stand in, else the outlet, or its writer."""
    if up is not None and outer:
        return replace(outer, score=round(outer.score * (0.95 if pronoun == "I" else 0.8), 4))
    if up is None and pronoun == "we" and cast.about.outlet:
        return _outlet_itself(cast, words)
    if up is None and pronoun == "I" and cast.about.byline:
        return Speaker(name=alone(cast.about.byline), kind="person", role=None, score=0.7)
    return Speaker(name=words, kind=None, score=_UNSAFE)


def _outlet_itself(cast: Cast, words: str) -> Speaker:
    if not cast.voice:
        return Speaker(name=words, kind="outlet", score=_UNSAFE)
    same = next((cast.clusters[n] for n in sorted(cast.outlets) if n in cast.clusters), None)
    return Speaker(name=cast.voice, kind="outlet", cluster=same.id if same else None, score=0.9)
