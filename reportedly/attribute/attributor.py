"""The attributor: documents in, attributions with their readings out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from reportedly import text as txt
from reportedly.attribute.cut import is_heading, uncut
from reportedly.attribute.encoder import ATTRIBUTIONS, EVERYTHING, Encoder
from reportedly.attribute.estimates import estimates
from reportedly.attribute.forms import act_of, form_of
from reportedly.attribute.inner import cited_within, crosses, passes_on, read_again, told_once, within_content
from reportedly.attribute.layout import TURN, of_turn, stamps, with_estimates, with_turns, with_whole
from reportedly.attribute.nested import DEEPEST, LIKELY, is_stance, sentence_of
from reportedly.attribute.recast import as_saying
from reportedly.attribute.roles import Roles, moved, shifted, spans_of
from reportedly.attribute.rules import drafts as rule_drafts
from reportedly.attribute.sight import Sight, seen
from reportedly.attribute.turns import Turn, turns
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
    Reading,
    Span,
)
from reportedly.version import VERSION

WEIGHTS = Path(__file__).parent / "weights"
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
            roles, mentions = seen(text, encoder, outputs)
            return Sight([found for found in roles if found.score >= settings.threshold], mentions)

        return cls(
            find, producer, encoder.numbers.languages, threads=settings.threads, layout=settings.threshold <= TURN
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
        mentions = with_whole(findings.mentions, passed[0].attribution.source[0])
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
        nested = (self._found(document, quoted, r, spoken) for r in sorted(kept, key=lambda r: r.content))
        new = tuple(n for n in nested if n.attribution.id not in known)
        return Findings(found=found, nested=new, mentions=mentions)

    def _forward(self, document: Document) -> list[Found]:
        """A post that is passed on, as a whole: the word of whom it was forwarded from."""
        passed = txt.forward(document.text) if self._layout else None
        if passed is None:
            return []
        turn = Turn((passed.content,), passed.cue, passed.name)
        found = self._found(document, (), of_turn(turn), self.languages[0])
        return [replace(found, reading=replace(found.reading, act="writing"))]

    def _within(self, text: str, contents: Sequence[tuple[Span, ...]]) -> list[Roles]:
        """What is attributed within contents, by reading them alone; and within what is found so.

        Stances (“I think”) are no statements of their own, but what is told within them may be one.
        """
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
                found += [r for r in inner if not is_stance(text, r[:3])]
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
        flow = _without(_without(text, apart), stamps(text))
        found, mentions = self._find(flow, outputs)
        quoted = txt.quotations(flow)
        for start, end in apart:
            more = self._find(text[start:end], outputs)
            found += [moved(roles, start) for roles in more.roles]
            mentions = [*mentions, *(replace(m, span=shifted(m.span, start)) for m in more.mentions)]
            quoted += [shifted(span, start) for span in txt.quotations(text[start:end])]
        quoted.sort()
        if self._layout:
            found = with_turns(with_estimates([as_saying(text, r) for r in found], estimates(flow)), turns(text))
            found = uncut(text, [r for r in found if not is_heading(text, r)])
        if self._layout and (passed := txt.forward(text)):  # its first line tells of all the rest, and of nothing else
            found = [r for r in found if min(span.start for spans in r[:3] for span in spans) >= passed.content.start]
        found.sort(key=lambda roles: roles.content)
        mentions = sorted(mentions, key=lambda m: m.span)
        return tuple(self._found(document, quoted, roles, spoken) for roles in found), tuple(mentions)

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

    def _found(self, document: Document, quoted: Sequence[Span], roles: Roles, language: str) -> Found:
        text = document.text
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
