"""Form and act of an attribution: how it stands on the page, and whether it is speech, writing or thought."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.text import quotations
from reportedly.types import Act, Form, Span

_EDGES = " \"'“”‘’.,"
_HEAD = 200
"""Code points within which a source's head stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's cues of writing and of thought, and the things that say by being written (whole-word patterns).

    Of a source, the head is what stands before any of `head_ends`. `written` is matched with its last word, which
    has a capital only after a `determiner` (“the Assembly Act”, but not “Bill”); `outlet` with the whole head, as it
    stands: papers, agencies and sites speak by publishing.
    """

    writing: re.Pattern[str]
    thought: re.Pattern[str]
    written: re.Pattern[str]
    outlet: re.Pattern[str]
    head_ends: re.Pattern[str]
    determiner: re.Pattern[str]


def whole_words(*lines: str) -> re.Pattern[str]:
    """Any of the words (patterns, apart by white space), whole."""
    return re.compile(r"\b(?:" + "|".join("|".join(line.split()) for line in lines) + r")\b")


_A = r"(?:an?|the|this|that|his|her|its|their|our|my|one|another)"
_PIECES = (
    r"(?:post|letter|article|report|e-?mail|column|book|essay|message|filing|memo|tweet|op-ed|bulletin|statement|text"
    r"|thread|blog|note|release|editorial|affidavit|lawsuit|complaint|petition|memoir|diary|leaflet|ruling"
    r"|paper|study|caption|newsletter|questionnaire|submission|communiqué|decree|papers|documents)"
)
_PLACES = (
    r"(?:facebook|twitter|instagram|telegram|whatsapp|linkedin|reddit|tiktok|youtube|bluesky|mastodon|threads|weibo|x"
    r"|truth\ssocial|social\smedia|(?:his|her|its|their)\s(?:blog|web\s?site|site|page|account|feed|wall|profile))"
)

# what is neither writing nor thought is speech; another language is another row
LEXICONS: dict[str, Lexicon] = {
    "en": Lexicon(
        writing=whole_words(
            r"write\w* writing wrote written penn(?:ed|ing) tweet\w* retweet\w* post(?:s|ed|ing)? blog\w*",
            r"publish\w* e-?mail\w* sign(?:s|ed) reads? reading print\w* text(?:s|ed) typ(?:es|ed|ing)",
            r"messag(?:es|ed|ing) caption\w* headlined? document(?:s|ed) subtitl\w* inscri\w* engrav\w* scrawl\w*",
            r"scribbl\w* stencil\w* emblazon\w* graffiti slogans? fil(?:ed|ing|ings) (?:the|with)\swords",
            r"in\swriting by\sletter",
            rf"in\s{_A}\s(?:\w+\s){{0,2}}{_PIECES} (?:in|via|by)\s(?:court\s)?(?:filings|papers|e-?mail) on\s{_PLACES}",
        ),
        thought=whole_words(
            r"hop(?:e|es|ed|ing) hopeful believ\w* think\w* thought plan(?:s|ned|ning)? expect\w*",
            r"want(?:s|ed|ing)? fear\w* intend\w* intent wish\w* doubt\w* consider\w* feel(?:s|ing)? felt",
            r"know(?:s|n|ing)? knew worr(?:y|ie[sd]|ying) suspect\w* seem\w* appear(?:s|ed)? prepar\w* prefer\w*",
            r"likes? liked loves? loved hates? hated dream\w* imagin\w* guess(?:es|ed)? aim(?:s|ed|ing)?",
            r"seek(?:s|ing)? sought decid\w* see(?:s|n|ing)? saw foresee\w* foresaw regard\w* understand\w*",
            r"understood support(?:s|ed|ing)? oppos(?:e|es|ed|ing) interested convinced confident eager keen",
            r"willing unwilling reluctant anxious afraid tr(?:y|ies|ied|ying) optimistic pessimistic s[kc]eptical",
            r"concern(?:s|ed)? mull\w* assum\w* presum\w* suppos\w* reckon\w* weigh(?:s|ed|ing)? views? viewed",
            r"opinions? trust(?:s|ed)? favou?r(?:s|ed)? deem\w* perceiv\w* wonder\w* ponder\w* contemplat\w*",
            r"envis\w* anticipat\w* reali[sz]\w* remember\w* forg[eo]t\w* meant long(?:s|ed|ing)\s(?:for|to)",
            r"yearn\w* aware unaware",
        ),
        written=whole_words(
            r"reports? statements? letters? posts? posters? placards? signs? laws? bills? stud(?:y|ies) surveys?",
            r"polls? documents? headlines? banners? articles? bulletins? memos? memorandum e-?mails? tweets?",
            r"decrees? contracts? leaflets? books? essays? columns? editorials? rulings? indictments? files?",
            r"filings? records? data websites? sites? pages? briefs? captions? messages? slogans? graphics? texts?",
            r"release notices? orders? advertisements? adverts? ads? cards? labels? plaques? stickers? billboards?",
            r"flyers? pamphlets? brochures? inscriptions? graffiti acts? statutes? constitution charters?",
            r"treat(?:y|ies) agreements? clauses? paragraphs? sections? chapters? amendments? directives?",
            r"regulations? rules? guidelines? polic(?:y|ies) affidavits? lawsuits? petitions? complaints?",
            r"warrants? verdicts? judgments? transcripts? minutes communiqués? dossiers? notes? manifestos?",
            r"novels? memoirs? diar(?:y|ies) dictionar(?:y|ies) manuals? handbooks? instructions forms? budgets?",
            r"lists? tables? charts? statistics census papers? newspapers? tabloids? magazines? dail(?:y|ies)",
            r"weekl(?:y|ies) news\w*letters? blogs? portals? media media\soutlets? outlets? web\s?pages? op-eds?",
            r"obituar(?:y|ies)",
        ),
        outlet=re.compile(
            r"[Tt]he\s.*\b(?:Times|Post|Herald|Tribune|Gazette|Chronicle|Courier|Journal|Observer|Guardian|Telegraph|Mirror"
            r"|Examiner|Inquirer|Bulletin|Dispatch|Sentinel|Register|Mail|Globe|Star|Sun|Standard|Independent|Argus|Echo"
            r"|Advertiser|Review|Messenger|Daily|Weekly)"
            r"|.*\b(?:(?:news|state|press|wire)\sagency|newspaper|tabloid|magazine|web\s?site|site|blog|daily|weekly|portal"
            r"|Telegram\schannel)(?:\s[\"“‘']?[A-Z]\S*)*"
        ),
        head_ends=re.compile(
            r",|\b(?:of|by|from|in|at|on|that|which|who|for|to|with|about|above|over|under|near|outside|inside|behind|beside"
            r"|along|across|against|handed|published|posted|issued|released|written|signed|obtained|seen|reviewed|leaked"
            r"|dated|titled|called|known)\b"
        ),
        determiner=re.compile(rf"{_A}\b"),
    )
}


def form_of(content: Iterable[Span], quoted: Iterable[Span], text: str, cue: Iterable[Span] = ()) -> Form:
    """direct: every letter and figure of the content is inside quotation marks; indirect: none is; else mixed.

    Where somebody who is quoted tells what others say, content and cue stand in one quotation: its marks are not the
    content's, only those within it are.
    """
    pieces, cues = list(content), list(cue)
    stretches = [Span(0, 0), *sorted(quoted)]  # disjoint, so the last to begin before a word decides
    around = stretches[bisect_right(stretches, (pieces[0].start, len(text))) - 1]
    if cues and all(around.start < start and end < around.end for start, end in (*pieces, *cues)):
        within = Span(around.start + 1, around.end - 1)
        nested = quotations(text[within.start : within.end])
        stretches = [Span(0, 0), *(Span(s + within.start, e + within.start) for s, e in nested)]
    seen = {
        start + m.start() < stretches[bisect_right(stretches, (start + m.start(), len(text))) - 1].end
        for start, end in pieces
        for m in re.finditer(r"\w+", text[start:end])
    }
    if len(seen) == 2:
        return "mixed"
    return "direct" if True in seen else "indirect"


def act_of(cue: str, source: str, language: str = "en") -> Act:
    """writing, thought or speech, from the words of the cue and, for writing, the head of the source.

    A language without a lexicon is speech throughout.
    """
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return "speech"
    words = cue.casefold()
    if lexicon.writing.search(words):
        return "writing"
    if lexicon.thought.search(words):
        return "thought"
    head = lexicon.head_ends.split(source[:_HEAD], maxsplit=1)[0].strip(_EDGES)
    last = (head.split() or [""])[-1]
    named = last[:1].isupper() and not lexicon.determiner.match(head.casefold())  # Bill is no bill
    if (not named and lexicon.written.fullmatch(last.casefold())) or lexicon.outlet.fullmatch(head):
        return "writing"
    return "speech"
