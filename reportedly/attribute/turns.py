"""Who speaks in transcripts and under signed posts: told by the layout of lines, in every language alike.

A label is a name, an office or a letter at the beginning of a line, before a colon. Lists, fact boxes and headlines
have labels too, so a transcript must look like one: labels that come again, two speakers, sentences, a question.
In doubt nothing is found: a line that is labelled otherwise ends the turn before it and is nobody's. A label whose last
word is small is prose (“The result is: …”, “He said: …”); speakers like “Audience member: …” are missed by that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Literal, NamedTuple

from reportedly import text as txt
from reportedly.types import Span

_GAP = 5
"""Paragraphs without a label that may stand between two labels of one transcript."""
_SHORTEST, _SHORTEST_UNASKED = 3, 4
"""Turns of the shortest transcript; of the shortest in which nobody asks, where labels follow on each other."""
_WORDS, _PARTICLE, _ABBREVIATION = 6, 3, 6
"""Words of the longest label; characters of its longest small word, of its longest word with a full stop."""
_TAIL, _SIGNED_WITHIN = 50, 200
"""Code points at the end of a paragraph that are looked at for how it ends, and for a signature."""

_SIGNED_WORDS = 8
"""Words of the longest name and office under a quotation."""

_MARKS = re.escape("".join(sorted(txt.QUOTATION_MARKS)))
_LABEL = re.compile(
    rf"[{_MARKS}]?(?P<label>[^\W\d_][^:：?!;/…\"“”„«»@#=<>{{}}|*_]{{0,59}}?)\s?(?P<cue>:(?=[\s{_MARKS}—–-]|$)|：)"
)
_DOTTED = re.compile(r"(?P<label>[QA])(?P<cue>)\.(?=\s)")
_ADDITION = re.compile(r"\s*[,(\[]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"[\d$€£¥₴₽]")
_ASKS = re.compile("[?？؟]")
_SENTENCE = re.compile(rf"[.?!…。？！؟—–-][{_MARKS})\]\s]*$")
_LINK = re.compile(r"[/#@]\S+$")
_ASIDE = re.compile(r"(?:[(\[][^()\[\]]*+[)\]]|[\s.,;:…]++)++")
_SIGNATURE = re.compile(
    r"(?:[—–―]|(?<!\S)--?(?=\s))\s*(?P<name>[^—–―@()]{0,60}[^—–―@()\s])\s*\(@[\w.@-]{1,60}\)\s+"
    r"(?![a-zß-ÿа-ӿ])[\w.,:·•\s–-]{0,40}\b20\d\d(?:\s?[гр]\.|年[\d月日]{0,6})?$"
)

_DASH_NAME = re.compile(r"(?P<cue>[—–―]|--?(?=\s))\s*(?P<name>[^\W\d_a-zß-ÿа-ӿ][^—–―:;?!\"“”„«»@]{1,80}?)[\s.]*$")

_SILENT = frozenset(
    """note notes photo photos image images video audio source sources update updates correction editing dear where when
    what who why how prices tickets admission date time venue location address phone email website contact info error
    ingredients method age occupation education experience name result results score winner winners loser losers pros
    cons myth fact facts claim claims truth rating verdict summary conclusion background tip tips warning breaking
    latest credit credits caption report reports then now before after problem solution yes no for against
    copyright license anmerkung hinweis foto fotos bild quelle quellen korrektur liebe lieber
    wo wann was wer warum preise eintritt
    uhrzeit adresse telefon kontakt zutaten zubereitung ergebnis fazit mythos fakt fakten damals heute lösung nachtrag
    примечание фото видео источник обновлено исправление дорогая дорогой где когда что кто почему цена билеты вход дата
    время место адрес телефон возраст итог миф факт факты подробнее вывод важно плюсы минусы было стало проблема решение
    примітка відео джерело оновлено виправлення де коли що хто чому ціна квитки вхід час місце адреса вік підсумок міф
    детальніше висновок плюси мінуси рішення""".split()
)
"""Labels with such a word first or last (“Dear Pell”, “Editor’s note”) speak not, and no transcript goes on across."""


class Turn(NamedTuple):
    """What is said, a span for each paragraph; the colon that tells so, if there is one; who says it."""

    content: tuple[Span, ...]
    cue: Span | None
    source: Span


class _Line(NamedTuple):
    """`said` is the line without its label; `name` the label without additions, where it may be a speaker's."""

    kind: Literal["label", "plain", "aside", "end", "break"]
    said: Span
    label: Span = Span(0, 0)
    cue: Span | None = None
    name: str = ""

    @property
    def own(self) -> str:
        """The name's last word: “Dr. FALK” and “ADA FALK” are “falk”."""
        return self.name.casefold().rsplit(maxsplit=1)[-1]

    @property
    def loud(self) -> bool:
        """Whether most letters of the name are capitals, as in “Dr. FALK”."""
        return sum(map(str.isupper, self.name)) * 2 > sum(map(str.isalpha, self.name))


def turns(text: str) -> list[Turn]:
    """Turns of transcripts, signed posts and signed quotations, in the order of the text. Time is linear in its length.

    To a turn belong the rest of its labelled line and the paragraphs before the next label, but for directions in
    brackets; to the last of a transcript one paragraph alone, because what follows may be the article again. The
    content of a signed post is the paragraph before the signature; a signed quotation is a whole paragraph.
    """
    spans = txt.lines(text)
    posts = _signed_quotations(text, spans) | _posts(text, spans)
    lines = _read(text, spans, posts)
    found = [turn for run in _runs(lines) for turn in _transcript(text, lines, run)]
    return sorted([*found, *posts.values()])


def _posts(text: str, spans: Sequence[Span]) -> dict[int, Turn]:
    """Signed posts by the number of the line that holds the signature."""
    found: dict[int, Turn] = {}
    for number, (start, end) in enumerate(spans):
        m = _SIGNATURE.search(text, max(start, end - _SIGNED_WITHIN), end)
        if m is None or not _LETTER.search(m["name"]):
            continue
        if m.start() > start:
            content = txt.trim(text, Span(start, m.start()))
            whole = _ends(_SENTENCE, text, content) or _ends(_LINK, text, content)
        else:
            content = spans[number - 1]
            whole = number > 0 and number - 1 not in found
        if whole and _LETTER.search(text, *content):
            found[number] = Turn((content,), None, Span(*m.span("name")))
    return found


def _signed_quotations(text: str, spans: Sequence[Span]) -> dict[int, Turn]:
    """Quotations that are whole paragraphs, with a dash and a name behind them or on the next line, by that line."""
    found: dict[int, Turn] = {}
    ends = {quotation.start: quotation.end for quotation in txt.quotations(text)}
    for number, (start, end) in enumerate(spans):
        closed = ends.get(start, end + 1)
        if closed > end or text[closed - 1] not in txt.QUOTATION_MARKS or not _LETTER.search(text, start, closed):
            continue
        for line, at in ((number, closed), (number + 1, 0)):
            if (line == number) == (closed >= end) or line == len(spans):
                continue
            begins = at or spans[line].start
            m = _DASH_NAME.match(text, txt.trim(text, Span(begins, spans[line].end)).start, spans[line].end)
            if m and _is_name(m["name"]):
                found[line] = Turn((Span(start, closed),), Span(*m.span("cue")), Span(*m.span("name")))
    return found


def _is_name(words: str) -> bool:
    """Whether they may be a name with an office behind a comma: capitals, but for particles."""
    named = words.split(",", 1)[0].split()
    return len(words.split()) <= _SIGNED_WORDS and all(not w[0].islower() or len(w) <= _PARTICLE for w in named)


def _read(text: str, spans: Sequence[Span], posts: dict[int, Turn]) -> list[_Line]:
    """What each line is. A label alone on its line takes the next line as its own."""
    dotted = {text[start] for start, end in spans if _DOTTED.match(text, start, end)} == {"Q", "A"}
    found: list[_Line] = []
    for number, span in enumerate(spans):
        m = _LABEL.match(text, *span) or (_DOTTED.match(text, *span) if dotted else None)
        if number in posts or number + 1 in posts:
            found.append(_Line("break", span))
        elif m:
            found.append(_labelled(text, span, m))
        elif _ASIDE.fullmatch(text, *span):
            found.append(_Line("aside", span))
        elif not _LETTER.search(text, *span):
            found.append(_Line("end", span))
        elif found and found[-1].name and found[-1].kind == "end":
            found[-1] = found[-1]._replace(kind="label", said=span)
        else:
            found.append(_Line("plain", span))
    return found


def _labelled(text: str, span: Span, m: re.Match[str]) -> _Line:
    """A line with a label: a speaker's where the label is a name; of the kind “end” while nothing stands behind it."""
    said = txt.trim(text, Span(m.end(), span.end))
    words = _ADDITION.split(m["label"], maxsplit=1)[0].split()
    if {words[0].casefold(), words[-1].casefold()} & _SILENT:
        return _Line("break", span)
    named = len(words) <= _WORDS and not words[0].islower() and not words[-1].islower()
    for word in words:
        named = named and not (word.islower() and len(word) > _PARTICLE)
        named = named and not (word.endswith(".") and len(word) > _ABBREVIATION)
    spoken = said.start < said.end
    if not named or (spoken and not _LETTER.search(text, *said)):
        return _Line("end", span)
    cue = Span(*m.span("cue")) if m["cue"] else None
    return _Line("label" if spoken else "end", said, Span(*m.span("label")), cue, " ".join(words))


def _runs(lines: Sequence[_Line]) -> Iterator[list[int]]:
    """The numbers of labelled lines that are near each other."""
    run: list[int] = []
    gap = 0
    for number, line in enumerate(lines):
        gap = 0 if line.kind == "label" else gap + (line.kind in ("plain", "end"))
        if run and (line.kind == "break" or gap > _GAP):
            yield run
            run = []
        if line.kind == "label":
            run.append(number)
    yield run


def _transcript(text: str, lines: Sequence[_Line], run: list[int]) -> list[Turn]:
    """The turns of a run; none unless the whole looks like a transcript."""
    names = {number: lines[number].name.casefold() for number in run}
    whole = set(names.values())
    who = {number: own if (own := lines[number].own) in whole else name for number, name in names.items()}
    times = Counter(who.values())
    again = [lines[number] for number in run if times[who[number]] > 1 and len(names[number]) > 1]
    loud = bool(again) and all(line.loud for line in again)
    run = [number for number in run if times[who[number]] > 1 or not loud or lines[number].loud]

    def apart(one: int, other: int) -> bool:
        return any(line.kind != "aside" for line in lines[one + 1 : other])

    first, end = 0, len(run)
    while first + 1 < end and apart(run[first], run[first + 1]):
        if run[first] and times[who[run[first]]] > 1 and _ends(_SENTENCE, text, lines[run[first]].said):
            break
        first += 1  # a headline, or a label of the introduction
    while first + 1 < end and times[who[run[end - 1]]] == 1 and apart(run[end - 2], run[end - 1]):
        end -= 1  # a label of the article
    run = run[first:end]
    speakers = {who[number] for number in run}
    found = list(_turns(text, lines, run))
    asked = any(_ASKS.search(text, *span) for turn in found for span in turn.content)
    spoken = sum(_ends(_SENTENCE, text, said) and not _FIGURE.match(text, said.start) for (said, *_), *_ in found)
    clear = (
        len(run) >= (_SHORTEST if asked else _SHORTEST_UNASKED)
        and 1 < len(speakers) <= len(run) * 3 / 4
        and (asked or not any(apart(*pair) for pair in pairwise(run)))
        and spoken * 2 > len(run)
        and not {"a", "b"} <= speakers  # the answers of a quiz
    )
    return found if clear else []


def _turns(text: str, lines: Sequence[_Line], run: Sequence[int]) -> Iterator[Turn]:
    asking = {lines[number].own for number in run if _ASKS.search(text, *lines[number].said)}
    for number, after in zip_longest(run, run[1:]):
        line = lines[number]
        following = lines[number + 1 : after] if after else []
        further = _going_on(text, line, following, line.own in asking)
        yield Turn((line.said, *further), line.cue, line.label)


def _going_on(text: str, turn: _Line, following: Sequence[_Line], asking: bool) -> Iterator[Span]:
    """The paragraphs with which a turn goes on.

    It ends at a heading, which is no sentence; at a paragraph that names its speaker, for nobody does so himself; at
    one without marks after one in marks; before a last question where its speaker asks none: it is the reporter's.
    """
    quoted = text[turn.said.start] in txt.QUOTATION_MARKS
    for line in following:
        start, end = line.said
        if line.kind == "aside":
            continue
        if (
            line.kind != "plain"
            or not _ends(_SENTENCE, text, line.said)
            or (quoted and text[start] not in txt.QUOTATION_MARKS)
            or (len(turn.own) > 1 and turn.own in _WORD.findall(text[start:end].casefold()))
            or (line is following[-1] and not asking and _ASKS.search(text, max(start, end - 10), end))
        ):
            return
        yield line.said


def _ends(pattern: re.Pattern[str], text: str, span: Span) -> bool:
    return pattern.search(text, max(span.start, span.end - _TAIL), span.end) is not None
