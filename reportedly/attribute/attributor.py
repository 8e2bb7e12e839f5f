"""The attributor: documents in, attributions with their readings out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from reportedly import text as txt
from reportedly.attribute.decode import decode, probability
from reportedly.attribute.encoder import ATTRIBUTIONS, EVERYTHING, Encoder, Floats
from reportedly.attribute.estimates import ESTIMATED, Estimate, estimates
from reportedly.attribute.forms import act_of, form_of
from reportedly.attribute.inner import cited_within, crosses, passes_on, read_again, told_once, within_content
from reportedly.attribute.linking import Piece
from reportedly.attribute.mentions import mentions as mentions_of
from reportedly.attribute.nested import DEEPEST, LIKELY, sentence_of
from reportedly.attribute.recast import as_saying
from reportedly.attribute.roles import Roles, Spans, moved, shifted, spans_of
from reportedly.attribute.rules import drafts as rule_drafts
from reportedly.attribute.turns import Turn, turns
from reportedly.attribute.windows import Ints, encode
from reportedly.citing import cited
from reportedly.errors import LanguageError, SettingError
from reportedly.identity import attribution_id, canonical, document_id
from reportedly.settings import Settings
from reportedly.types import (
    Attribution,
    Document,
    Findings,
    Found,
    Mention,
    Producer,
    Pronouns,
    Reading,
    RoleScores,
    Span,
)
from reportedly.version import VERSION

WEIGHTS = Path(__file__).parent / "weights"
_TURN = 0.95
"""The score of a turn that the layout tells."""
_LIKELY = 0.5
_ITSELF = Pronouns(he=0.0, she=0.0, it=1.0, they=0.0)
_SECTION = 24_000
"""Code points attributed at once; longer texts are cut at paragraph ends, so that memory stays bounded."""


class Sight(NamedTuple):
    """What is found in a text."""

    roles: list[Roles]
    mentions: list[Mention] = []  # noqa: RUF012 (of a tuple: never changed)


Finder = Callable[[str, Sequence[str]], Sight]
"""Finds in a text what is asked of the network: `encoder.ATTRIBUTIONS`, or `encoder.EVERYTHING`."""


class Attributor:
    """Finds attributions in texts of the languages that it knows.

    >>> attribute = Attributor.load()
    >>> [found.reading.form for found in attribute.text("“No,” said Mara Velt.")]
    ['direct']
    """

    def __init__(
        self,
        finder: Finder,
        producer: Producer,
        languages: tuple[str, ...],
        *,
        threads: int = 1,
        layout: bool = False,
    ) -> None:
        self._find = finder
        self._threads = threads
        self._layout = layout
        self.producer = producer
        self.languages = languages

    @classmethod
    def load(cls, settings: Settings = Settings(), *, weights: Path = WEIGHTS / "english") -> Attributor:  # noqa: B008
        """The attributor that the settings name: the model in the package, or the rules.

        Raises WeightsError when the weights cannot be loaded, SettingError when there is no such attributor.
        """
        if settings.attributor == "rules":
            producer = Producer(name="reportedly-rules", version=VERSION)
            return cls(_from_rules, producer, ("en",))
        if settings.attributor != "model":
            raise SettingError(f"the attributor is called model or rules, not {settings.attributor!r}")
        encoder = _encoder(weights, settings.threads)
        shaped = canonical({"threshold": str(settings.threshold)}) if settings.threshold else "{}"
        producer = Producer(name="reportedly-english", version=encoder.numbers.version, settings=shaped)

        def find(text: str, outputs: Sequence[str]) -> Sight:
            roles, mentions = _from_model(text, encoder, outputs)
            return Sight([found for found in roles if found.score >= settings.threshold], mentions)

        return cls(
            find, producer, encoder.numbers.languages, threads=settings.threads, layout=settings.threshold <= _TURN
        )

    def __call__(self, document: Document, language: str | None = "en", apart: Sequence[Span] = ()) -> list[Found]:
        """Attributions of a document in the order of its text.

        `language` is an ISO 639-1 code; None, when nobody could tell, is read as the attributor's first
        language. `apart` are stretches that stand in the text but outside its flow, as headlines and captions do: each
        is read by itself, and the rest as if they were not there. Raises LanguageError for a language that the weights
        were not trained on.
        """
        found, _ = self._look(document, language, apart, ATTRIBUTIONS)
        return [*self._forward(document), *found]

    def findings(self, document: Document, language: str | None = "en", apart: Sequence[Span] = ()) -> Findings:
        """Attributions of a document, what is attributed within their contents, and the mentions.

        The first are those of calling the attributor, from the same pass; arguments and errors as there. But “citing”
        with whom it cites is none of them where it is understood as somebody’s word that is passed on. The rules
        find attributions alone.
        """
        return self._with_forward(document, self._findings(document, language, apart))

    def refusal(self, language: str | None) -> LanguageError | None:
        """Why texts in a language are not read; None where they are."""
        try:
            self._spoken(language)
        except LanguageError as error:
            return error
        return None

    def passed_on(self, document: Document) -> Findings:
        """What is told in every language alike: whose words a post that is passed on are."""
        return self._with_forward(document, Findings(found=()))

    def _with_forward(self, document: Document, findings: Findings) -> Findings:
        if not (passed := self._forward(document)):
            return findings
        mentions = _with_whole(findings.mentions, passed[0].attribution.source[0])
        return replace(findings, found=(*passed, *findings.found), mentions=mentions)

    def _findings(self, document: Document, language: str | None, apart: Sequence[Span]) -> Findings:
        found, mentions = self._look(document, language, apart, EVERYTHING)
        text, spoken = document.text, self._spoken(language)
        if not mentions:
            return Findings(found=found)
        likely = [read_again(text, f.attribution) for f in found if f.reading.score >= LIKELY]
        kept = told_once(self._within(text, likely), found)
        by_form = list(cited_within(text, found, kept))
        kept = [r for r in kept if not any(crosses(r, c) for c in by_form)] + by_form
        passed = [c for f in found if (c := cited(text, *spans_of(f.attribution)))]
        found = tuple(f for f in found if not any(passes_on(f, c) for c in passed))
        quoted = txt.quotations(text)
        known = {f.attribution.id for f in found}
        nested = (self._found(document, text, quoted, r, spoken) for r in sorted(kept, key=lambda r: r.content))
        new = tuple(n for n in nested if n.attribution.id not in known)
        return Findings(found=found, nested=new, mentions=mentions)

    def _forward(self, document: Document) -> list[Found]:
        """A post that is passed on, as a whole: the word of whom it was forwarded from."""
        passed = txt.forward(document.text) if self._layout else None
        if passed is None:
            return []
        turn = Turn((passed.content,), passed.cue, passed.name)
        found = self._found(document, document.text, (), _roles(turn), self.languages[0])
        return [replace(found, reading=replace(found.reading, act="writing"))]

    def _within(self, text: str, contents: Sequence[tuple[Span, ...]]) -> list[Roles]:
        """What is attributed within contents, by reading them alone; and within what is found so."""
        found: list[Roles] = []
        with ThreadPoolExecutor(self._threads) as pool:
            read = pool.map if self._threads > 1 else map
            for _ in range(DEEPEST):
                asked = [(c, sentence) for c in contents if (sentence := sentence_of(text, c))]
                sights = read(lambda ask: self._find(ask[1], ATTRIBUTIONS), asked)
                inner = [
                    r for (c, _), sight in zip(asked, sights, strict=True) for r in within_content(text, c, sight.roles)
                ]
                contents = [r.content for r in inner]
                found += inner
        return found

    def _spoken(self, language: str | None) -> str:
        """The language as the weights call it. Raises LanguageError for one that they do not know."""
        spoken = (language or self.languages[0]).split("-")[0].casefold()
        if spoken not in self.languages:
            raise LanguageError(
                f"the page is in the language {language!r}, which the weights do not know (they know"
                f" {', '.join(self.languages)}): its text is stored and can be searched, who says what is not found"
            )
        return spoken

    def _look(
        self, document: Document, language: str | None, apart: Sequence[Span], outputs: Sequence[str]
    ) -> tuple[tuple[Found, ...], tuple[Mention, ...]]:
        spoken = self._spoken(language)
        text = document.text
        flow = _without(text, apart)
        found, mentions = self._find(flow, outputs)
        quoted = txt.quotations(flow)
        for start, end in apart:
            more = self._find(text[start:end], outputs)
            found += [moved(roles, start) for roles in more.roles]
            mentions = [*mentions, *(replace(m, span=shifted(m.span, start)) for m in more.mentions)]
            quoted += [shifted(span, start) for span in txt.quotations(text[start:end])]
        quoted.sort()
        if self._layout:
            found = _with_turns(_with_estimates([as_saying(text, r) for r in found], estimates(flow)), turns(text))
        if self._layout and (passed := txt.forward(text)):  # its first line tells of all the rest, and of nothing else
            found = [r for r in found if min(span.start for spans in r[:3] for span in spans) >= passed.content.start]
        found.sort(key=lambda roles: roles.content)
        mentions = sorted(mentions, key=lambda m: m.span)
        return tuple(self._found(document, text, quoted, roles, spoken) for roles in found), tuple(mentions)

    def text(self, text: str, language: str = "en") -> list[Found]:
        """Attributions of a plain string."""
        return self(Document(id=document_id("", text), capture_id="", text=text), language)

    def pipe(self, documents: Iterable[Document], language: str | None = "en") -> Iterator[list[Found]]:
        """Attributions of each document, one list a document, in order.

        As many documents at once as the settings give threads, and no more are held; the documents are asked for as
        their turn comes. Raises what calling the attributor raises, in its document's place.
        """
        with ThreadPoolExecutor(self._threads) as pool:
            begun: deque[Future[list[Found]]] = deque()
            try:
                for document in documents:
                    begun.append(pool.submit(self, document, language))
                    if len(begun) == self._threads:
                        yield begun.popleft().result()
                while begun:
                    yield begun.popleft().result()
            finally:
                for future in begun:
                    future.cancel()

    def _found(self, document: Document, text: str, quoted: Sequence[Span], roles: Roles, language: str) -> Found:
        content, cue, source, score, role_scores, verbatim = roles
        id = attribution_id(document.id, text, content=content, cue=cue, source=source)
        first = bisect_right(quoted, content[0].start, key=lambda q: q.end)
        near = quoted[first : bisect_left(quoted, (content[-1].end,))]
        words = [" ".join(text[s:e] for s, e in spans) for spans in (cue, source)]
        return Found(
            attribution=Attribution(id=id, document_id=document.id, content=content, cue=cue, source=source),
            reading=Reading(
                attribution_id=id,
                form="direct" if verbatim else form_of(content, near, text, cue),
                act=act_of(words[0], words[1], language),
                score=round(score, 4),
                role_scores=role_scores,
                producer=self.producer,
            ),
        )


def _with_estimates(found: list[Roles], told: list[Estimate]) -> list[Roles]:
    """What was found, and who puts which number on what: where the two share a cue or a piece of a content, the form
    is right.
    """
    sure = RoleScores(ESTIMATED, ESTIMATED, ESTIMATED)
    kept = [Roles((e.content,), (e.cue,), (e.source,), ESTIMATED, sure) for e in told]
    cues, contents = sorted(e.cue for e in told), sorted(e.content for e in told)
    for roles in found:
        apart = tuple(span for span in roles.content if len(roles.content) == 1 or not _meets(span, contents))
        if apart and not any(_meets(span, cues) for span in roles.cue):
            kept.append(roles._replace(content=apart))
    return kept


def _meets(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a place with one of others, which are sorted and do not meet."""
    at = bisect_left(others, span.end, key=lambda o: o.start)
    return at > 0 and others[at - 1].end > span.start


def _with_turns(found: list[Roles], spoken: list[Turn]) -> list[Roles]:
    """What was found, and the turns that the layout tells: where the two meet, the layout is right.

    An attribution stays when it lies outside all turns, or likely is one within what is said in one of them.
    """
    whole = sorted((min(t.source.start, t.content[0].start), max(t.source.end, t.content[-1].end), t) for t in spoken)
    kept = [_roles(turn) for turn in spoken]
    for roles in found:
        spans = [*roles.content, *roles.cue, *roles.source]
        touched = {
            i
            for start, end in spans
            for i in range(bisect_right(whole, start, key=lambda w: w[1]), bisect_left(whole, end, key=lambda w: w[0]))
        }
        if not touched:
            kept.append(roles)
        elif len(touched) == 1 and roles.cue and roles.source and roles.score >= _LIKELY:
            said = whole[touched.pop()][2].content
            if all(said[0].start <= start and end <= said[-1].end for start, end in spans):
                kept.append(roles)
    return kept


def _with_whole(mentions: Sequence[Mention], name: Span) -> tuple[Mention, ...]:
    """Mentions, with the name over a post that is passed on as one: a channel's, unless it reads as a person's."""
    inner = [m for m in mentions if m.span.meets(name)]
    person = next((m for m in inner if m.kind == "person" and _is_one(m.pronouns) and len(inner) == 1), None)
    whole = replace(person, span=name) if person else Mention(span=name, kind="outlet", pronouns=_ITSELF)
    return tuple(sorted([whole, *(m for m in mentions if m not in inner)], key=lambda m: m.span))


def _is_one(pronouns: Pronouns) -> bool:
    return pronouns.he + pronouns.she > pronouns.it + pronouns.they


def _roles(turn: Turn) -> Roles:
    cue = (turn.cue,) if turn.cue else ()
    sure = RoleScores(_TURN, _TURN if cue else None, _TURN)
    return Roles(turn.content, cue, (turn.source,), _TURN, sure, verbatim=True)


def _without(text: str, apart: Sequence[Span]) -> str:
    """`text` with the stretches blank, so that offsets hold."""
    pieces, at = [], 0
    for start, end in apart:
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


@lru_cache(maxsize=4)
def _encoder(weights: Path, threads: int) -> Encoder:
    return Encoder(weights, threads=threads)


def _from_rules(text: str, outputs: Sequence[str]) -> Sight:
    return Sight([Roles(content, cue, source, 0.5) for content, cue, source in rule_drafts(text)])


def _from_model(text: str, encoder: Encoder, outputs: Sequence[str]) -> Sight:
    found, mentions = [], []
    for section in sections(text):
        drafted, named = _section(text, section, encoder, outputs)
        mentions += named
        for spans, evidence in drafted:
            score, *by_role = (
                probability(evidence, judged, encoder.numbers.calibration) for judged in ("attribution", *spans._fields)
            )
            sure = (round(value, 4) if there else None for value, there in zip(by_role, spans, strict=True))
            found.append(Roles(*spans, score, RoleScores(*sure)))
    return Sight(found, mentions)


def located(text: str, encoder: Encoder) -> list[tuple[Spans, Floats]]:
    """Content, cue and source of each attribution in `text`, and the evidence for it (`decode.FEATURES`)."""
    return [draft for section in sections(text) for draft in _section(text, section, encoder, ATTRIBUTIONS)[0]]


def _section(
    text: str, section: Span, encoder: Encoder, outputs: Sequence[str]
) -> tuple[list[tuple[Spans, Floats]], list[Mention]]:
    encoded = encode(text[section.start : section.end], encoder.tokenizer)
    if not len(encoded.words):
        return [], []
    found: list[tuple[Spans, Floats]] = []
    answer = encoder(encoded, outputs)
    words = encoded.words + section.start
    place = partial(placed, words=words)
    opens = np.searchsorted(encoded.first, encoded.breaks)
    for draft in decode(answer.tags, answer.seen, encoded.first, encoded.quoted_words(), encoder.numbers, opens):
        content = place(draft.content)
        if any(txt.LETTER.search(text, *span) for span in content):  # a lone mark says nothing
            source = tuple(_without_dateline(text, span) for span in place([draft.source]))
            found.append((Spans(content, place([draft.cue]), source), draft.evidence))
    asked = len(answer.mentions) > 0
    return found, mentions_of(text, words, answer.mentions[encoded.first], opens) if asked else []


def _without_dateline(text: str, span: Span) -> Span:
    """A source without the dateline of a dispatch before it: “KALSBURG, May 14 (Wire) - The minister”."""
    opens = span.start == 0 or text[span.start - 1] == "\n"
    m = _DATELINE.match(text, span.start, span.end) if opens else None
    return Span(m.end(), span.end) if m and m.end() < span.end else span


_DATELINE = re.compile(r"[A-Z][\w .,'’-]{1,50}\s?\([A-Z][^()\n]{1,30}\)\s?[-–—]{1,2}\s?")


def placed(pieces: Iterable[Piece | None], words: Ints) -> tuple[Span, ...]:
    """Word ranges as spans of the text."""
    return tuple(Span(int(words[p.start, 0]), int(words[p.end - 1, 1])) for p in pieces if p)


def sections(text: str, size: int = _SECTION) -> list[Span]:
    """The text in stretches of at most `size` code points, cut at line ends where there are any."""
    found = []
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cut = text.rfind("\n", start, end)
            cut = cut if cut > start else text.rfind(" ", max(start, end - 500), end)
            end = cut + 1 if cut > start else end
        found.append(Span(start, end))
        start = end
    return found
