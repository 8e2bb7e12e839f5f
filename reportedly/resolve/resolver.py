"""The stage: what was found in a document in, its account out. Pure, and linear in the length of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.citing import reach
from reportedly.resolve.counts.figures import find_figures
from reportedly.resolve.doubt.certainty import certainty_of, outside, polarity_of
from reportedly.resolve.doubt.verification.checks import find_checks, verify
from reportedly.resolve.doubt.verification.statements import Told
from reportedly.resolve.nesting import Parents, innermost, outer_first, parents
from reportedly.resolve.people.cast import Cast, cast_of
from reportedly.resolve.people.pronouns import THIRD_FORMS
from reportedly.resolve.people.who import shown, speakers_of
from reportedly.resolve.telling.carried import Said, carried
from reportedly.resolve.telling.chains import chains_of
from reportedly.resolve.telling.told import Circumstances, circumstances, is_inward
from reportedly.resolve.times.dates import find_dates
from reportedly.resolve.times.when import said_and_happens
from reportedly.text import sentence_around
from reportedly.types import (
    Account,
    Description,
    Document,
    Findings,
    Found,
    Polarity,
    Producer,
    Resolved,
    Speaker,
    Verification,
)

RESOLVER = Producer(name="reportedly-resolve", version="1")
_HEAD = 120
"""Code points of a content in which the noun that heads it is looked for."""
_AROUND = 400
"""Code points around a cue in which its sentence is looked for."""


def resolve(document: Document, description: Description, findings: Findings) -> Account:
    """What the attributions of a document mean: who speaks, on whose word, how sure, when; and its dates and figures.

    Without a date of publication relative times stay relative; in a language without a lexicon the fields that need one
    keep their plain value.
    """
    text, today = document.text, description.published
    cast = cast_of(document, description, findings)
    language = cast.language
    attributions = [found.attribution for found in cast.found]
    above = parents(text, attributions)
    # who, on whose word, told whom and where
    found = speakers_of(cast, above)
    chains = chains_of(cast, above, found)
    speakers = [shown(cast, i, speaker) for i, speaker in enumerate(found)]
    told = _circumstances(cast, above, speakers)
    # how sure
    scores = _scores(cast, above, found)
    checks = _checks(cast, above)
    # when, how many
    dates = find_dates(text, today, description.language)
    figures = find_figures(text, dates, description.language)
    said_by = innermost([figure.span for figure in figures], attributions, above)
    resolved = []
    for i, a in enumerate(attributions):
        certainty, hedge, hedged_by = certainty_of(text, a.content, a.cue, a.source, language)
        up = above[i]
        around = None if up is None else attributions[up]
        within = reach(text, around.content, around.cue, around.source) if around else ()
        when, happens = said_and_happens(a.content, a.cue, a.source, text, dates, today, within)
        one = Resolved(
            attribution_id=a.id,
            speaker=speakers[i],
            parent=None if up is None else attributions[up].id,
            chain=chains[i],
            addressee=told[i].addressee,
            medium=told[i].medium,
            occasion=told[i].occasion,
            polarity=_polarity(text, cast.found[i], language),
            certainty=certainty,
            hedge=hedge,
            hedged_by=hedged_by,
            verification=checks.get(a.id),
            when=when,
            happens=happens,
            score=scores[i],
            producer=RESOLVER,
        )
        resolved.append(_plain(one) if cast.is_forward(i) else one)
    return Account(
        document_id=document.id,
        resolved=tuple(resolved),
        clusters=tuple(cast.clusters.values()),
        dates=tuple(dates),
        figures=tuple(
            figure if i is None else replace(figure, attribution_id=attributions[i].id)
            for figure, i in zip(figures, said_by, strict=True)
        ),
        producer=RESOLVER,
    )


def _plain(whole: Resolved) -> Resolved:
    """A post that is passed on: what is doubted, denied and dated within it is not the whole of it."""
    return replace(
        whole,
        parent=None,
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
    )


def _untold(who: Speaker) -> bool:
    """Whether a speaker is a pronoun that stands for nobody: two of “he” need not be one."""
    return who.name.casefold() in THIRD_FORMS


def _circumstances(cast: Cast, above: Parents, speakers: Sequence[Speaker | None]) -> list[Circumstances]:
    """Whom each attribution was told, where and at what occasion, in its sentence or in the one it goes on from."""
    said = [
        Said(
            cue=f.attribution.cue,
            content=f.attribution.content,
            speaker=(who.cluster or (None if _untold(who) else who.name.casefold())) if who else None,
            parent=up,
            own=_told(cast, f),
        )
        for f, who, up in zip(cast.found, speakers, above, strict=True)
    ]
    return carried(cast.text, said, cast.language)


def _told(cast: Cast, found: Found) -> Circumstances:
    """Whom it was told, where and at what occasion; nothing is hoped or wanted at one."""
    a = found.attribution
    told = circumstances(cast.text, a.content, a.cue, a.source, cast.language)
    inward = found.reading.act == "thought" and is_inward(cast.text, a.cue)
    return told._replace(occasion=None) if inward else told


def _scores(cast: Cast, above: Parents, speakers: Sequence[Speaker | None]) -> list[float]:
    """How sure what is said of each attribution is: as sure as the least of it, and of what it stands in."""
    sure = [1.0] * len(above)
    for i in outer_first(above):
        up, speaker = above[i], speakers[i]
        outer = 1.0 if up is None else sure[up]
        sure[i] = round(min(cast.found[i].reading.score, speaker.score if speaker else 1.0, outer), 4)
    return sure


def _checks(cast: Cast, above: Parents) -> dict[str, Verification]:
    """What the page or a checker says of the truth of each statement, by its id."""
    attributions = [f.attribution for f in cast.found]
    told = [
        Told(
            id=a.id,
            content=a.content,
            cue=a.cue,
            source=a.source,
            parent=None if up is None else attributions[up].id,
        )
        for a, up in zip(attributions, above, strict=True)
    ]
    told.sort(key=lambda t: t.start)
    checks = find_checks(cast.text, cast.voice, cast.language)
    return verify(checks, told, cast.text, cast.voice, cast.language)


def _polarity(text: str, found: Found, language: str) -> Polarity:
    """Whether it was said, not said or denied, by the words of the cue and its sentence without the content."""
    a = found.attribution
    sentence = sentence_around(text, a.cue[0], _AROUND) if a.cue else None
    around = outside(text, sentence, a.content) if sentence else ""
    content = text[a.content[0].start : a.content[0].start + _HEAD] if a.content else ""
    return polarity_of(" ".join(text[s:e] for s, e in a.cue), around, found.reading.act, language, content)
