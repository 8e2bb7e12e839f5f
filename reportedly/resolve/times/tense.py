"""Whether the verb beside a time expression looks back or ahead: what decides which Tuesday is meant."""

from __future__ import annotations

import re

from reportedly.resolve.times.calendar import Tense

_REACH = 220
"""Code points on either side that are looked at, within the sentence."""
_AFTER = 2
"""Words that a verb behind the expression counts as farther away."""
_BREAK = 4
"""Words that a comma or a conjunction between counts for."""

_TO = r"(?:to|for|on|in|by|at|next|this|later|before|until|from)"
_GROUP = (
    r"(?:(?:\s(?!to\b|that\b)\w{2,14}){1,3}(?=\sbe\s))?"
    r"(?:\s(?:to|not|also|only|still|be|been|have|\w{2,12}ly)){0,4}(?:\s(?!on\b|in\b|at\b)\w{2,20})?"
)
"""What a modal draws with it: its verb, which may look like a past one (“will be held”)."""
_SUBJECT_IS = r"(?:is|are|’s|'s|’re|'re)\s(?:not\s|also\s|now\s|both\s|all\s)?"
_AHEAD = (
    rf"(?:will|won[’']t|shall|would|must|can|may|might|(?:has|have|having)\sto|to\sbe){_GROUP}"
    rf"|{_SUBJECT_IS}(?:due|expected|scheduled|set|slated|planned|supposed|going|likely|about|ready|to){_GROUP}|(?:un)?likely|could\s[^.;]{{0,40}}?as\s(?:early|soon)\sas"
    rf"|(?:due|expected|scheduled|slated|planned|set|postponed|adjourned)\s{_TO}{_GROUP}"
    r"|(?:plan|hope|intend|aim|want|wish|expect|prepare|promise|vow|pledge|agree|decide|offer|invite|ask|call|order|urge)"
    rf"(?:s|d|ed|ing)?\sto{_GROUP}|(?:invite|expect)(?:s|d|ed)?(?:\s\w{{2,14}}){{1,4}}\sto\s\w{{2,20}}|(?:plann|hop|intend|aim|prepar)ing\sto{_GROUP}|(?<!its\s)(?<!his\s)(?<!her\s)(?<!the\s)(?<!our\s)(?<!their\s)(?:plan|hope|expect)s?\s(?!for\b|of\b)\w{{1,12}}"
    rf"|{_SUBJECT_IS}(?:facing|on\sthe\sline|at\sstake)|(?:go|goes|head|heads)\sto\sthe\spolls"
    r"|(?:poised|rushing|racing|bracing|gearing\sup|preparing)\s(?:to|for)\s\w{2,20}|facing"
    r"|(?:that|which|who)\s(?:host|hold|vote|meet|open)|(?:[A-Z]\w{2,15}s|voters|deputies|members|states)\s(?:vote|caucus)|[’']d\sbetter"
    r"|(?:do|does)\snot\s(?:plan|expect|intend|want)|upcoming|deadline|ahead\sof|opens|starts|begins|meets|votes|ends"
    r"|expires?|takes?\seffect|comes?\sinto\sforce|kicks\soff|faces|hosts|returns|travels|arrives|heads|resumes?|reopens?|closes"
    r"|leaves|launches|plays|visits|concludes|lapses|runs\s(?:out|until|to)|go(?:es)?\son\ssale|(?:stays?|remains?)\s"
    r"(?:shut|closed|open|in\sforce)|resits|retires|airs|premieres"
)
IRREGULAR = (
    "was were had did has have said told took went came gave got made met left began held saw knew thought fell "
    "felt fought found wrote spoke won lost led sent spent built bought brought broke rose ran sat stood struck "
    "tore shot hit kept paid put laid sold taught threw understood withdrew wore became chose drew drove ate flew "
    "forgot grew hung heard hid hurt learnt meant read rang sang sank slept slid stole swore swept swam woke died "
    "shut cut quit spread arose awoke bore beat bent bet bid bit bled blew bred burnt burst caught clung cost crept "
    "dealt dug dreamt taken given done gone shown seen drawn written spoken broken chosen stolen thrown grown "
    "driven risen fallen drank dwelt fed fled flung froze ground knelt knit leapt lent lay lit mistook overcame "
    "proved rode sought shook shone shrank shrugged spun split spat sprang stuck stung strode strove undertook "
    "upheld wept wound"
)
_NOT_PAST = (
    "indeed hundred speed feed bed red need united breed seed weed deed exceed proceed succeed wed shed sled embed "
    "naked sacred wicked kindred infrared unexpected alleged supposed armed hatred"
)
_ATTRIBUTIVE = "".join(rf"(?<!\b{word}\s)" for word in "the a an of behind with by its their his her".split())
"""What stands before a participle that is an adjective (“behind closed doors”)."""
_TOLD = (
    "announcing|saying|telling|adding|noting|warning|claiming|arguing|insisting|announcement|statement"
    "|defeat|attack|shooting|killing|death|arrest|crash|explosion|tweet|ruling|verdict"
)
"""Participles of saying, and nouns of what one hears of when it is over."""
_BEHIND = (
    rf"{_ATTRIBUTIVE}(?!(?:{'|'.join(_NOT_PAST.split())})\b)"
    rf"(?:(?:originally|previously|initially)\s\w{{2,15}}ed(?:\s{_TO})?|[Ss]peaking|[Aa]ddressing|[a-z]\w{{1,19}}ed"
    rf"|Asked|Pressed|Questioned|[Aa]fter\s\w{{2,15}}ing|(?:{_TOLD})s?"
    rf"|{'|'.join(IRREGULAR.split())}|[’']d)"
)
_UNDER_WAY = rf"{_SUBJECT_IS}\w{{2,15}}ing{_GROUP}"
"""The present progressive, which looks ahead from a date beside it (“is meeting them on Tuesday”), else nowhere."""
_BESIDE = 4
"""Words within which it does."""
_VERB = re.compile(rf"\b(?P<ahead>{_AHEAD})\b|\b(?P<now>{_UNDER_WAY})\b|\b(?P<behind>{_BEHIND})\b|(?P<ll>[’']ll)\b")
_PRESENT = re.compile(r"(?:\b(?:is|are|am)|[’'](?:s|re|m))\s(?:\w{2,12}ly\s|not\s)?$")
"""What makes a participle behind it a state of now (“are concerned”)."""
_VOWED = re.compile(r"\w{2,12}ed(?:\s\w{2,14}){0,4}\sto\b")
_BREAKS = re.compile(r"[,;:—–()“”\"]|\b(?:that|which|who|when|while|where|after|because|but|and|although|before)\b")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«„(\[]*[A-Z])|[\n\r\u2028\u2029]")
_ABBREVIATED = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sen|Rep|Gov|a\.m|p\.m|[A-Z][a-z]{2}))\Z")
_BY = re.compile(
    r"\b([Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Ss]ince|(?:[Ss]tarting|[Bb]eginning|[Ee]ffective)(?:\son)?|[Tt]hrough)\s(?:the\s)?$"
)
_WAS = re.compile(r"\s(?:was|were|had|did)\b")
_SCENE = re.compile(
    r"[“\"]?(?:Just\s)?(?:As|While|When)\s[^,;]{1,80}?\b(?:prepared|waited|got\sready|was\spreparing|were\spreparing)\s(?:to|for)\s\w+$"
)
"""What somebody was about to do when something happened (“As she prepared to speak on Tuesday, …”)."""
_TOLD_TO = re.compile(r"\bto\s[a-z]{3,20}(?:\s[\w’'-]{1,20}){0,4}\s(?:until|till|by|past)\s$")
"""What one is told to do by a time is ahead, whenever one was told (“advised her to close it until Monday”)."""
_PUT_OFF = re.compile(
    r"\b(?:deferred|postponed|adjourned|delayed|rescheduled|extended|moved|prolonged|(?:put|pushed)\s(?:off|back)|carried\sover"
    r"|brought\sforward)\s(?:\w+\s){0,4}?(?:to|until|till)\s(?:the\s)?$"
)
"""What is put off to a time has it ahead (“deferred to the September meeting”)."""
_NO_LATER = re.compile(r"\b(?:no|not)\slater\sthan\s(?:the\s)?$")
_LATEST = re.compile(r"\sat\sthe\s(?:latest|earliest)\b")
_TO_HAVE = re.compile(r"\bto\s$")
_INFINITIVE = re.compile(r"\bto\s(?!(?:the|an|his|her|its|their|our|my|this|that|these|those|some|all)\b)[a-z]{2,}")


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the sentence around ``[start, end)``: of its nearest verb, else of a word like “by”, an infinitive.

    None where none tells.
    """
    before, _ = _within_quote(_before(text, start), "")
    if _TOLD_TO.search(before) or _PUT_OFF.search(before) or _NO_LATER.search(before) or _LATEST.match(text, end):
        return "future"
    verb = verb_at(text, start, end)
    if verb is not None:
        return verb
    if by := _BY.search(before):
        return "past" if by[1].lower() == "since" else "future"
    return "future" if _INFINITIVE.search(before) else None


def verb_at(text: str, start: int, end: int) -> Tense:
    """The tense of the nearest verb of the sentence around ``[start, end)``, None where no verb tells."""
    before, after = _within_quote(_before(text, start), _after(text, end))
    best: tuple[int, Tense] | None = None
    for m in _VERB.finditer(before):
        if m["behind"] and _PRESENT.search(before, max(0, m.start() - 24), m.start()):
            continue
        if m["behind"] == "have" and _TO_HAVE.search(before, max(0, m.start() - 3), m.start()):
            continue
        if m["now"] and m["now"][0] in "’'" and _WAS.match(after):
            continue  # “Velt’s fundraising in March was …”: hers
        scene = m["ahead"] is not None and _SCENE.match(before, 0, m.end()) is not None
        cost = _words(before[m.end() :])
        if (best is None or cost <= best[0]) and not (m["now"] and cost > _BESIDE):
            best = cost, "past" if m["behind"] or scene else "future"
    apart = after.startswith(",") and _RELATIVE.search(before) is not None
    for m in _VERB.finditer(after):
        cost = _words(after[: m.start()]) + _AFTER
        if (m["now"] and cost > _BESIDE) or _is_tag(after, m) or apart:
            continue
        if best is None or cost < best[0]:  # behind the date, “vowed to return” is when he vowed
            best = cost, "future" if (m["ahead"] and not _VOWED.match(m[0])) or m["ll"] or m["now"] else "past"
    return best[1] if best is not None else None


def _is_tag(after: str, verb: re.Match[str]) -> bool:
    """Whether a verb behind a date only tells who said what it stands in: “… on Sunday, the mayor said.”"""
    return verb[0] in _SAYING and _TAG.fullmatch(after, 0, verb.start()) is not None


_SAYING = frozenset("said told wrote added noted".split())
_TAG = re.compile(r"[\"”’']{0,2},[\"”’']{0,2}\s(?:(?!(?:and|but|who|which)\b)[\w.’'-]+\s){1,6}")
_RELATIVE = re.compile(r",\s(?:who|whose|which|where)\s[^,]*$")
"""A clause that the comma behind the date ends: the verb behind that is none of it."""


def _before(text: str, start: int) -> str:
    first = max(0, start - _REACH)
    piece = text[first:start]
    cut = 0
    for m in _STOP.finditer(text[first : start + 2]):  # a full stop looks ahead to a capital
        if not _ABBREVIATED.search(piece[max(0, m.start() - 6) : m.start()]):
            cut = m.end() if m.end() <= len(piece) else cut
    return piece[cut:]


def _after(text: str, end: int) -> str:
    piece = text[end : end + _REACH]
    for m in _STOP.finditer(piece):
        if not _ABBREVIATED.search(piece[max(0, m.start() - 6) : m.start()]):
            return piece[: m.start()]
    return piece


_QUOTE = re.compile(r"(?P<opens>“|(?<![\w.,!?…’'\"])(?:\"|''|«)(?=\w))|(?P<closes>”|(?<=[\w.,!?…])(?:\"|''|»))")


def _within_quote(before: str, after: str) -> tuple[str, str]:
    """What stands around a place, and within quotation marks only what they enclose: “said” is no verb of it."""
    marks, closed = list(_QUOTE.finditer(before)), _QUOTE.search(after)
    if marks and marks[-1]["opens"]:
        before = before[marks[-1].end() :]
    if closed and closed["closes"]:
        after = after[: closed.start()]
    return before, after


def _words(piece: str) -> int:
    return len(piece.split()) + _BREAK * len(_BREAKS.findall(piece))
