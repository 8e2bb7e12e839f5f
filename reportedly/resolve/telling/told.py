"""Whom it was told, where it was said or written, and at what occasion: words on the page, beside the cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reportedly.resolve.doubt.certainty import GAP, outside
from reportedly.text import sentence_around
from reportedly.types import Span

_AROUND = 600
"""Code points before and after a cue in which its sentence is looked for."""
_NEAR = 90
"""Code points between a cue and the words that belong to it."""
_LONGEST_PHRASE = 8
"""Words of a noun phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A language's words around a cue.

    `tells` takes the person told as its object, `to` is what the person told follows else; `was_told` has the person
    before it; `asked` opens a sentence whose answer names the person asked. A noun phrase begins with a `determiner` or
    not, is a `pronoun`, ends before any of `ends`, and is nobody where `nobody` matches. `media` and `occasions` are
    whole phrases with their preposition; group ``words`` is what is kept.
    """

    tells: re.Pattern[str]
    to: re.Pattern[str]
    letter: re.Pattern[str]
    was_told: re.Pattern[str]
    subject: re.Pattern[str]
    asked: re.Pattern[str]
    answer: re.Pattern[str]
    pronoun: re.Pattern[str]
    possessive: re.Pattern[str]
    ends: re.Pattern[str]
    determiner: re.Pattern[str]
    adverb: re.Pattern[str]
    times: re.Pattern[str]
    nobody: re.Pattern[str]
    media: tuple[re.Pattern[str], ...]
    occasions: tuple[re.Pattern[str], ...]
    starts: re.Pattern[str]
    leads: re.Pattern[str]
    breaks: re.Pattern[str]


_A = (
    r"(?:an?|the|this|that|his|her|its|their|our|my|one|another|several|two|three|separate|[A-Z][\w’'.&-]+"
    r"(?:\s[A-Z][\w’'.&-]+){0,3}[’']s?)"
)
_ADJECTIVES = (
    r"(?:(?!(?:on|in|at|to|of|and|that|with|for|from|by|said|who|which|over|about|after|as"
    r"|against)\b)[\w’'-]+\s+){0,4}?"
)
_PIECES = (
    r"(?:statements?|letters?|posts?|messages?|memos?|memorandum|tweets?|e-?mails?|articles?|columns?|op-eds?|essays?"
    r"|books?|memoirs?"
    r"|filings?|bulletins?|notices?|press\s+releases?|releases?|reports?|papers?|studies|study|surveys?|affidavits?"
    r"|lawsuits?"
    r"|complaints?|petitions?|replies|reply|responses?|notes?|videos?|video\s+messages?|interviews?|podcasts?"
    r"|broadcasts?"
    r"|documentary|calls?|phone\s+calls?|telephone\s+calls?|conference\s+calls?|editorials?|blogs?|threads?|texts?"
    r"|text\s+messages?"
    r"|newsletters?|leaflets?|posters?|placards?|banners?|signs?|films?|screens?|adverts?|ads?|advertisements?"
    r"|tv\s+ads?|accounts?"
    r"|documents?|court\s+papers|court\s+documents|court\s+filings|transcripts?|rulings?|opinions?|dissents?"
    r"|decisions?|(?:legal|amicus|court)\s+briefs?"
    r"|headlines?|captions?|questionnaires?|submissions?|communiqués?|conversations?|biograph(?:y|ies)|publications?"
    r"|logs?"
    r"|recordings?|speech\s+excerpts)"
)
_SENT = (
    r"(?:statements?|letters?|interviews?|e-?mails?|messages?|memos?|replies|reply|notes?|notices?|calls?|tweets?"
    r"|conversations?"
    r"|posts?|responses?|petitions?|filings?)"
)
_PLATFORMS = (
    r"(?:Facebook|Twitter|Instagram|Telegram|WhatsApp|LinkedIn|Reddit|TikTok|YouTube|Bluesky|Mastodon|Threads|Weibo"
    r"|VKontakte"
    r"|Snapchat|Signal|Medium|Substack|Tumblr|X|Truth\s+Social|social\s+media|CNN|MSNBC|CNBC|NBC|ABC|CBS|Fox"
    r"(?:\s+News|\s+Business)?"
    r"|BBC(?:\s+\w+)?|ITV|Sky\s+News|NPR|PBS|C-SPAN|Al\s+Jazeera|Bloomberg(?:\s+TV|\s+Television)?|camera|air|screen"
    r"|television|tv|the\s+radio)"
)
_SITES = (
    r"(?:web\s?sites?|sites?|web\s?pages?|pages?|blogs?|accounts?|feeds?|walls?|profiles?|channels?|apps?|forums?"
    r"|radio|television|tv"
    r"|network|show|program(?:me)?|podcast|broadcaster|talk\s+show|phone-in|station|posters?|placards?|banners?|signs?"
    r"|billboards?|screens?|displays?|boards?|walls?|cards?|loudspeakers?|stage|page|front\s+page|cover)"
)
_TITLED = r"(?:\s+[\"“‘][^\"”’\n]{1,40}[\"”’])?"
_EVENTS = (
    r"(?:rall(?:y|ies)|news\s+conferences?|press\s+conferences?|conference\s+call|briefings?|hearings?|debates?"
    r"|meetings?|speech(?:es)?"
    r"|ceremon(?:y|ies)|events?|summits?|town[\s-]halls?(?:\s+(?:meetings?|events?))?|forums?|conferences?"
    r"|conventions?|trials?|sessions?"
    r"|funerals?|vigils?|protests?|demonstrations?|march(?:es)?|dinners?|breakfasts?|luncheons?|lunch|fundraisers?"
    r"|stops?"
    r"|appearances?|tours?|talks|game|match|launch(?:es)?|testimony|address(?:es)?|remarks|caucus(?:es)?|inauguration"
    r"|gatherings?"
    r"|panels?|government\s+hour|question\s+time|question-and-answer\s+session|q&a|visits?|service|reception|"
    r"(?:holiday|birthday|watch|victory|garden|dinner|farewell|Christmas)\s+party|wedding"
    r"|festival|fair|inquest|inquiry|sentencing|arraignment|sermon|lecture|press\s+event|photo\s+opportunity|discussion"
    r"|roundtable|round\s+table|assembly|congress|retreat|trip)"
)
_WHERE = (
    r"(?:\s+(?:in|at|outside|near|with|on|of|for)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"(?:(?:the|a|an|his|her|its|their)\s+)?(?:(?:[A-Z][\w’'.&-]*|[a-z]+-[a-z]+)(?:,?\s+(?=[A-Z]))?){1,5})?"
)
_CUE_TO = (
    r"(?:sa(?:y|ys|id|ying)|wr(?:ite|ites|ote|itten|iting)|spoke|speak(?:s|ing)?|talk(?:s|ed|ing)|complain(?:s|ed|ing)?"
    r"|explain(?:s|ed|ing)?|repl(?:y|ies|ied)|report(?:s|ed|ing)?|confirm(?:s|ed|ing)?|announc(?:e|es|ed|ing)"
    r"|suggest(?:s|ed|ing)?|admit(?:s|ted|ting)?|read(?:s|ing)?|promis(?:e|es|ed|ing)|mention(?:s|ed|ing)?"
    r"|apologi[sz](?:e|es|ed|ing)"
    r"|confess(?:es|ed)|boast(?:s|ed)|describ(?:e|es|ed|ing)|appeal(?:s|ed|ing)?|testif(?:y|ies|ied)|whisper(?:s|ed)"
    r"|shout(?:s|ed)|remark(?:s|ed)|stress(?:es|ed)|indicat(?:e|es|ed)|hint(?:s|ed)|declar(?:e|es|ed)|argu(?:e|es|ed)"
    r"|not(?:e|es|ed)"
    r"|stat(?:e|es|ed)|add(?:s|ed)?|present(?:s|ed)|respond(?:s|ed)|e-?mailed|comment(?:s|ed)|put\s+it|reveal(?:s|ed)"
    r"|recommend(?:s|ed))"
)

TELLING: dict[str, Telling] = {
    "en": Telling(
        tells=re.compile(
            r"\b(?:t(?:old|ells?|elling)|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)?|warn(?:s|ed|ing)?|remind(?:s|ed|ing)?"
            r"|advis(?:e|es|ed|ing)|notif(?:y|ies|ied|ying)|briefed|instruct(?:s|ed|ing)?|order(?:s|ed|ing)?|urg(?:e"
            r"|es|ed|ing)"
            r"|ask(?:s|ed|ing)?|begg?(?:s|ed|ing)?|implor(?:e|es|ed|ing)|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)"
            r"|thank(?:s|ed|ing)?|lectur(?:e|es|ed|ing)|counsel(?:s|ed|led)|exhort(?:s|ed|ing)?|challeng(?:e|es|ed|ing)"
            r"|emailed|e-mailed|texted|press(?:es|ed|ing)|quizz(?:es|ed)|congratulat(?:e|es|ed|ing)|encourag(?:e|es"
            r"|ed|ing))\b",
            re.IGNORECASE,
        ),
        to=re.compile(
            rf"(?:\b{_CUE_TO}(?:\s+(?:\w+ly|late|early|on\s+\w+day|\w+day|again|out|it|this|that)){{0,2}})\s*\bto\s+"
            rf"|\b{_SENT}\s+(?:sent\s+|addressed\s+)?(?:to|with)\s+|\b(?:remarks|testimony|briefing|speaking|speech"
            rf"|address|answer)\s+(?:to|before)\s+"
            r"|\baddressing\s+|\bin\s+(?:an?\s+|his\s+|her\s+)?(?:\w+\s+)?(?:talk|conversation|interview)s?\s+with\s+"
            r"(?!the\s+(?:topic|issue|question))",
            re.IGNORECASE,
        ),
        letter=re.compile(
            rf"[\"“‘(\s]*(?:(?:In|By|With|Via)\s+(?:[\w’'-]+\s+){{0,5}}?(?:{_SENT}|speech|address|remarks"
            rf"|testimony)\s+(?:sent\s+)?(?:to|with|before)"
            r"|Speaking\s+(?:\w+day\s+)?(?:to|with|before)|Asked\s+by)\s+"
        ),
        was_told=re.compile(
            r"\s*(?:\b(?:was|were|is|are|(?:has|have|had)(?:\s+not)?\s+been|been|being|got)\s+(?:\w+\s+)?)"
            r"(?:told|asked|informed|warned|advised|reminded|instructed|ordered|urged|notified|promised)\b",
            re.IGNORECASE,
        ),
        subject=re.compile(
            r"(?:^|[,;:()—–\x1f\"“”‘]|\b(?:that|because|when|where|while|and|but|after|before|if|as|so|than|since"
            r"|although|though|says|said)\b)\s*"
            r"((?:(?!\b(?:that|because|when|where|while|but|who|which|if|as|and)\b)[\w’'.-]+\s+){1,5})$",
            re.IGNORECASE,
        ),
        asked=re.compile(r"[\"“‘'(\s]*(?:When\s+)?(?:asked|pressed|questioned|challenged)\b", re.IGNORECASE),
        answer=re.compile(
            r",\s+((?:[A-Z][\w’'.-]+\s+|the\s+|an?\s+|[a-z]+\s+){1,4}?)(?:said|says|repl(?:ied|ies)|answered"
            r"|responded|told"
            r"|declined|refused|added|insisted|would|did|shrugged|laughed|denied|acknowledged|admitted|pointed"
            r"|dismissed)\b"
        ),
        pronoun=re.compile(r"(?:me|us|him|her|them|you|it|myself|himself|herself|themselves|ourselves)\b"),
        possessive=re.compile(r"(?:her)\b"),
        ends=re.compile(
            r"(?:that|to|he|she|they|we|i|it|there|in|on|at|during|by|after|before|for|from|when|while|as|about|late"
            r"|early|later|earlier"
            r"|through|via|whether|if|how|what|why|where|who|whom|whose|which|because|over|not|this\s+(?:week|month"
            r"|year)|last|next|yesterday"
            r"|of\s+(?:his|her|their|its)|today|tonight|tomorrow|recently|afterwards?|again|once|and|or|but|with"
            r"|outside|inside|ahead|is|was|were|are|said|says"
            r"|close|against|until|since|without|following|shortly|also|never)\b|\w{3,}(?:ing|ly)\b(?<!morning)"
            r"(?<!evening)(?<!hearing)(?<!meeting)(?<!gathering)(?<!building)(?<!briefing)(?<!assembly)(?<!family)",
            re.IGNORECASE,
        ),
        adverb=re.compile(r"\s+(?!only\b|family\b)[a-z]{3,}ly(?=\s)"),
        determiner=re.compile(r"(?:the|an?|this|that|his|her|its|their|our|my)", re.IGNORECASE),
        times=re.compile(
            r"(?:\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s+(?:January|February|March|April|May|June|July"
            r"|August|September|October"
            r"|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)(?:\s\d+)?|\s+(?:morning|afternoon"
            r"|evening|night))+$"
        ),
        nobody=re.compile(
            r"(?:of|off|up|out|call|ask|say|see|for|about|against|himself|herself|themselves|itself|myself|question"
            r"|questions|how|all|everything|nothing"
            r"|something|anything|more|much|be|have|date|do|get|make|go|the\s+(?:truth|story|effect|question|contrary"
            r"|point)|a\s+(?:story|lie"
            r"|question)|no\s+one|nobody|permission|stories|lies|no)\b",
            re.IGNORECASE,
        ),
        media=(
            re.compile(
                rf"\b(?:[Ii]n|[Vv]ia|[Tt]hrough|[Bb]eneath|[Uu]nder)\s+(?P<words>{_A}\s+{_ADJECTIVES}"
                rf"(?:{_PIECES})(?:\s+(?:article|piece|column|essay|video|thread|exchange|chain))?(?:\s+(?:posted\s+"
                rf"|published\s+|shared\s+)?(?:on|to)\s+{_PLATFORMS})?)(?![\w-])",
            ),
            re.compile(
                r"\b(?:[Ii]n|[Vv]ia|[Bb]y)\s+(?P<words>(?:(?:written|prepared|public|emailed|e-mailed|internal"
                r"|private|direct|leaked)\s+)?"
                r"(?:court\s+(?:filings|papers|documents)|e-?mails?|tweets|letters|text\s+messages?|statements"
                r"|interviews|writing|messages"
                r"|remarks\s+posted\s+online))\b"
            ),
            re.compile(
                rf"\b(?:[Oo]n|[Oo]ver)\s+(?P<words>(?:{_A}\s+|(?=state|national|local|public|live))(?:(?!on\b|in\b"
                rf"|of\b)[\w’'-]+\s+){{0,3}}?{_SITES}"
                r"(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s?){1,3})?)(?![\w-])"
            ),
            re.compile(
                rf"\b(?:[Oo]n|[Vv]ia|[Tt]hrough)\s+(?P<words>(?:(?:his|her|its|their|the)\s+"
                rf"(?:\w+\s+){{0,2}})?{_PLATFORMS}(?:[’']s?\s+{_TITLED.strip()}"
                rf"(?:[\"“][^\"”\n]{{1,40}}[\"”]|(?:[A-Z]\w+\s?){{1,4}})?)?)(?![\w-])"
            ),
            re.compile(
                r"\b(?P<words>(?:[Bb]y|[Oo]ver\s+the|[Oo]n\s+the)\s+(?:(?:satellite|mobile|cell)\s+)?(?:phone"
                r"|telephone)"
                r"|[Bb]y\s+(?:e-?mail|letter|text|text\s+message|fax|radio|loudspeaker|video\s?link))\b"
            ),
            re.compile(r"\b(?P<words>[Oo]nline|[Ii]n\s+small\s+type|[Ii]n\s+print|[Oo]n\s+record)\b"),
        ),
        occasions=(
            re.compile(
                rf"\b(?P<words>(?:[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Bb]efore|[Ff]ollowing|[Oo]n\s+the\s+sidelines\s+of"
                rf"|[Aa]head\s+of|[Oo]n(?=\s+(?:an?|his|her|their|the)\s+(?:\w+\s+)?(?:visit|trip|tour|stop)\b))\s+"
                rf"(?:{_A}\s+){_ADJECTIVES}(?:[A-Z][\w’'.&-]+\s+){{0,4}}?{_EVENTS}(?!\s+rooms?\b){_WHERE})(?![\w-])"
            ),
            re.compile(
                rf"\b(?P<words>(?:[Aa]t|[Dd]uring|[Ii]n|[Aa]fter|[Bb]efore)\s+(?:[A-Z\d][\w’'-]+\s+){{1,4}}{_EVENTS})"
                rf"(?![\w-])"
            ),
            re.compile(
                r"\b(?P<words>(?:[Oo]n|[Aa]t|[Aa]long|[Oo]n\s+the)\s+(?:the\s+)?(?:campaign\s+trail|campaign|stump"
                r"|trail|podium|rostrum))\b"
            ),
            re.compile(
                r"\b(?P<words>[Ii]n\s+(?:(?:open\s+)?court(?!\s+(?:documents|papers|filings|files|records))|closing"
                r"|evidence|testimony|parliament|the\s+(?:dock|Commons|Senate|House)))\b"
            ),
        ),
        starts=re.compile(r"[\"“‘'(\s]*(?:(?:and|but|later|earlier|then|also|[A-Z]\w+day|,)\s+){0,2}$", re.IGNORECASE),
        leads=re.compile(r"[^,\x1f\"“”]{0,70},?\s*(?:\w+\s+){0,2}"),
        breaks=re.compile(
            r"[;.!?]\s|[\x1f\"“”]|\b(?:who|whom|whose|which|while|but|after|before|because|why|how"
            r"|where|that)\b"
        ),
    )
}
_CONTENT = re.compile(rf"\W{{0,3}}{GAP}+")
_WORD = re.compile(r"[\w&$][\w’'.&/-]*")


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a cue's sentence: `words` with the content masked, `at` where they begin in the text."""

    words: str
    at: int
    cue: tuple[Span, ...]

    def shift(self, spans: Sequence[Span]) -> list[Span]:
        """Spans of the text that lie in the sentence, in its own offsets."""
        moved = [Span(s - self.at, e - self.at) for s, e in spans]
        return [s for s in moved if s.start >= 0 and s.end <= len(self.words)]


class Circumstances(NamedTuple):
    """Whom it was told, what it was said by or written in, and at what gathering, as the page words it."""

    addressee: str | None = None
    medium: str | None = None
    occasion: str | None = None


def circumstances(
    text: str,
    content: Sequence[Span],
    cue: Sequence[Span],
    source: Sequence[Span] = (),
    language: str = "en",
) -> Circumstances:
    """What the sentence of the cue tells beside it; nothing without a cue, or without a lexicon of the language."""
    lexicon = TELLING.get(language)
    if lexicon is None or not cue:
        return Circumstances()
    around = _around(text, content, cue)
    return Circumstances(
        addressee=next((phrase for phrase in _told(around, around.shift(source), lexicon) if phrase), None),
        medium=_nearest(around, source, lexicon.media, lexicon, source),
        occasion=_nearest(around, (), lexicon.occasions, lexicon, source),
    )


def _around(text: str, content: Sequence[Span], cue: Sequence[Span]) -> _Around:
    first, last = cue[0].start, min(cue[0].end, cue[0].start + _AROUND)
    place = Span(first, last)
    found = sentence_around(text, place, _AROUND)
    whole = Span(found.start, max(found.end, last)) if found else place
    near = tuple(Span(s - whole.start, e - whole.start) for s, e in cue if whole.start <= s and e <= whole.end)
    return _Around(outside(text, whole, content), whole.start, near or (Span(0, last - first),))


def _told(around: _Around, source: Sequence[Span], lexicon: Telling) -> Iterator[str | None]:
    words, cue = around.words, around.cue
    first = cue[0]
    head = words[first.start : first.end]
    passive = lexicon.was_told.search(words[max(0, first.start - 30) : first.end])
    if passive and lexicon.tells.search(head):
        start = max(0, first.start - 30) + passive.start()
        subject = lexicon.subject.search(words[max(0, start - 80) : start].rstrip() + " ")
        yield subject[1].strip(" ,") if subject and not lexicon.nobody.match(subject[1]) else None
        return
    for piece in cue:
        if m := _last(lexicon.tells, words, piece):
            adverb = lexicon.adverb.match(words, m.end())
            at = adverb.end() if adverb else m.end()
            if not any(s.start <= at + 1 < s.end for s in source):  # “asked Mr. Brandl” may be his own question
                yield _phrase(words, at, lexicon, object_of_verb=True)
    for piece in cue:
        stretch = words[piece.start : min(len(words), piece.end + _NEAR)]
        for m in lexicon.to.finditer(stretch):
            if GAP not in stretch[: m.start()] and (m.start() > 0 or m[0].strip().casefold() != "to"):
                yield _phrase(words, piece.start + m.end(), lexicon)
    opening = words[: min(cue[0].start, _NEAR)]
    if GAP not in opening and (m := lexicon.letter.match(opening)):
        yield _phrase(words, m.end(), lexicon)
    if not source and lexicon.asked.match(head) and (m := lexicon.answer.search(words, first.end)):
        yield m[1].strip()


def _last(pattern: re.Pattern[str], words: str, span: Span) -> re.Match[str] | None:
    found = None
    for m in pattern.finditer(words, span.start, min(span.end, span.start + 200)):
        found = m
    return found


def _phrase(words: str, at: int, lexicon: Telling, object_of_verb: bool = False) -> str | None:
    """The noun phrase that begins at `at`, or None."""
    start = end = at + (len(words[at : at + 3]) - len(words[at : at + 3].lstrip()))
    determined = False
    for number in range(_LONGEST_PHRASE):
        m = _WORD.match(words, end + (number > 0))
        if not m or (number and words[end : end + 1] != " "):
            break
        if number == 0 and lexicon.pronoun.match(m[0]):
            following = words[m.end() : m.end() + 2].strip()
            if not (lexicon.possessive.match(m[0]) and following[:1].isalpha()) or object_of_verb is False:
                return m[0].rstrip(".,;:")
        inner = number <= determined and m[0].endswith(("ing", "ly"))
        if not inner and _ends(words, m, number, lexicon):
            break
        determined = determined or (number == 0 and bool(lexicon.determiner.fullmatch(m[0])))
        word = m[0].rstrip(".,;:")
        end = m.start() + len(word)
        if len(word) < len(m[0]) and len(word) > 3:
            break
    phrase = lexicon.times.sub("", " " + words[start:end]).removesuffix(" of").strip(" ,.’'-")
    return phrase if phrase and not lexicon.nobody.match(phrase) and not phrase[0].isdigit() else None


def _ends(words: str, m: re.Match[str], number: int, lexicon: Telling) -> bool:
    following = words[m.end() + 1 : m.end() + 2]
    joins = m[0] == "and" and following.isupper() and words[m.start() - 2 : m.start() - 1].isalpha()
    return bool(lexicon.ends.match(words, m.start())) and not (number and (m[0][:1].isupper() or joins))


def _nearest(
    around: _Around,
    inside: Sequence[Span],
    patterns: tuple[re.Pattern[str], ...],
    lexicon: Telling,
    source: Sequence[Span],
) -> str | None:
    """The phrase in the cue, in `inside`, right behind the cue, between source and cue, or at the sentence's start."""
    words, cue = around.words, around.cue
    edges = sorted([*cue, *around.shift(source)])
    # a phrase may begin in the cue and end behind it: “said in / a statement”
    places = [(words[s.start : s.end + 60].split(GAP, 1)[0], s.end - s.start) for s in cue]
    places += [(words[s.start : s.end], _NEAR) for s in around.shift(inside)]
    places += [(lexicon.breaks.split(words[s.end : s.end + _NEAR], maxsplit=1)[0], _NEAR) for s in cue]
    behind = [m.end() for s in cue if (m := _CONTENT.match(words, s.end))]
    places += [(lexicon.breaks.split(words[e : e + _NEAR], maxsplit=1)[0], _NEAR) for e in behind]
    for stretch, before in places:
        if m := _first(patterns, stretch, before):
            return _clean(m["words"])
    for a, b in pairwise(edges):
        apart = a.end < b.start <= a.end + _NEAR and not lexicon.breaks.search(words, a.end, b.start)
        if apart and (m := _first(patterns, words[a.end : b.start])):
            return _clean(m["words"])
    opening = words[: min(edges[0].start, 160)]
    if (m := _first(patterns, opening)) and lexicon.starts.match(opening[: m.start()]):
        return _clean(m["words"]) if lexicon.leads.fullmatch(opening[m.end() :]) else None
    return None


def _first(patterns: tuple[re.Pattern[str], ...], words: str, before: int = 2 * _NEAR) -> re.Match[str] | None:
    """The first pattern's match that begins in the first `before` characters."""
    found = (pattern.search(words) for pattern in patterns)
    return next((m for m in found if m and m.start() <= before), None)


def _clean(words: str) -> str:
    """A phrase without what ends a sentence; the point of an abbreviation stays."""
    found = re.sub(r"[’']s?$", "", words.strip(" ,"))
    return found if "." in found[:-1].rsplit(" ", 1)[-1] else found.rstrip(".")
