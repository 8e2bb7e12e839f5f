"""Sayings within what is said: the weights read the contents once more, by themselves.

The corpus that the weights were trained on marks one level, so what stands within a content is found by asking again
with nothing around it, each content by itself. Only contents that hold a word of saying are asked, and only what is
likely is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly import text as txt
from reportedly.types import Span

_ENDINGS = "(?:s|es|ed|ing|ted|ies|ied)?"
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according\sto|wr(?:ote|ites?)|writ\w*|repl(?:y|ies|ied)|reportedly"
    r"|(?:cit|quot|describ|estimat|urg|blam|not|hop)(?:e|es|ed|ing)|sp(?:eak|eaks|oke|oken)|den(?:y|ies|ied|ying)|thinks?"
    r"|thought|seeks?|sought|knows?|knew|hears?|heard|wants?|wanted|show(?:s|ed|n)?|f(?:eels?|elt|inds?|ound)"
    r"|underst(?:an|oo)d\w*|lie[sd]|the\sword|in\sthe\swords|willing|(?:point|protest)ed|points?\s(?:to|out)|supports?|supported"
    r"|(?:belie[fv]|concern|convinc|promis|refus|recogni[sz]|swear|scream|shout|worr)\w*|(?:oppos|accus)(?:e|es|ed|ing)|accusations?|emphasi[sz]e?\w*"
    r"|stat(?:ed|es|ing)\sthat|(?:stat|rul)(?:ed|ing)|stress(?:ed|es|ing)|voiced|seem(?:s|ed)?\sto|plan(?:s|ned|ning)?|plead(?:s|ed|ing)?"
    r"|talk(?:s|ed|ing)?\s(?:of|about)|forb(?:ids?|ade|idden)|forecasts?|quer(?:y|ies|ied)|t(?:aught|each|eaches)|agree[sd]?"
    r"|means?|meant|begg(?:ed|ing)|foretold|(?:radio|text|phon|confid|assess|judg|guess|apologi[sz]|identif|testif|alert)e?(?:s|ed|d|ies|ied)"
    r"|it\sbe\sknown|r(?:ang|ung)\sto|orders|ordered|made\sclear|gave\s(?:him|her|them|us|me)\s\w+|(?:"
    + "|".join(
        """accus acknowledg add admit advis agree alleg announc answer argu ask assert assur believ boast
        brief call caution cheer claim complain conced conclud condemn confess confirm consider contend
        counsel decid declar declin demand disclos dismiss doubt exclaim expect explain fear
        guarante hint impl indicat inform inquir insist instruct intend jok lament learn
        lecture maintain mention mock notif observ offer phras pledg post prais predict
        proclaim promis propos read reassur recall reckon recount refus reiterat reject relat remark
        remind repeat report request retort reveal shout specul suggest suspect
        swear swor threaten tweet vow want warn whisper yell""".split()
    )
    + rf")e?{_ENDINGS})\b",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"\b(?:I|we)(?:[’'](?:d|m|re|ll|ve))?\s"
    r"(?:(?:do|would|can|could|may|might|must|am|are|will|have|just|also|still|always|never|now|not|\w+ly|happen\sto"
    r"|(?:do|would|could|can|wo)n[’']t|can(?:not|[’']t))\s)*"
    r"(?:think|believe|want|hop(?:e|ing)|guess|wish|know|feel|mean|understand|agree|expect|fear|suspect|doubt|support|need"
    r"|look(?:ing)?\sforward|(?:convinc|concern|worri)ed)\b",
    re.IGNORECASE,
)
"""How speakers put what they say as their own view: it is no statement besides."""
DEEPEST = 3
"""How many levels of sayings within sayings are asked for."""
LIKELY = 0.5
"""The least score of what is asked again, and of what is found so."""
Place = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]


def sentence_of(text: str, content: Sequence[Span]) -> str | None:
    """A content as a sentence by itself, beginning where the content does; None where no word of it tells of saying.

    It reads as the page's own words would: without the marks around it and a “that” before it, with a capital, and a
    full stop where the page has a comma or a blank. Without these the weights take it for a headline, and find half as
    much (of 40 in practice texts 17 for 28).
    """
    if not any(tells(text, span) for span in content):
        return None
    pieces: list[str] = []
    at = content[0].start
    for start, end in content:
        opening, closing = _marks_around(text[start:end])
        piece = text[start + opening : end - closing]
        pieces += [" " * (start + opening - at), piece if at > content[0].start else _begun(piece)]
        at = end - closing
    whole = _telling(_AND_THAT.sub(_anew, "".join(pieces)))
    if whole[-1:] == ",":
        return whole[:-1] + "."
    return whole + "." if whole[-1:].isalnum() else whole


def tells(text: str, span: Span) -> bool:
    """Whether a word within a span tells of a saying that is no mere stance of who speaks."""
    stances = [Span(*m.span()) for m in _STANCE.finditer(text, *span)]
    return any(not any(s.start <= m.start() < s.end for s in stances) for m in _SAYS.finditer(text, *span))


def is_stance(text: str, place: Place) -> bool:
    """Whether what was found within a content is “I think”, “we want”: the view of who speaks, told as theirs."""
    _, cue, source = place
    if not cue or not source or source[-1].end > cue[0].start:
        return False
    whole = _STANCE.match(text, source[0].start, cue[-1].end)
    return whole is not None and whole.end() == cue[-1].end


def _telling(whole: str) -> str:
    """Of several sentences those from the first to the last that tells of a saying; what stands before is blank."""
    asked = [s for s in txt.sentences(whole) if tells(whole, s)]
    return " " * asked[0].start + whole[asked[0].start : asked[-1].end] if asked else whole


def _marks_around(piece: str) -> tuple[int, int]:
    """How many quotation marks stand around a piece, before and behind it: not one whose partner is within."""
    opens, closes = piece[0] in txt.QUOTATION_MARKS, len(piece) > 1 and piece[-1] in txt.QUOTATION_MARKS
    if opens != closes and not (txt.QUOTATION_MARKS - txt.APOSTROPHES).isdisjoint(piece[1:-1]):
        return 0, 0
    return int(opens), int(closes)


_AND_THAT = re.compile(r",?\s(?:and|but)\sthat\s(?=(?:[\w’'-]+\s){1,4}?[\w’'-]+)(?P<first>\w)")
"""What begins another clause of what is said: “… a red car, and that nobody had looked for it”."""


def _anew(m: re.Match[str]) -> str:
    """Another clause as a sentence of its own, every letter in its place."""
    first = m["first"].upper()
    return ".".ljust(len(m[0]) - 1) + (first if len(first) == 1 else m["first"])


_THAT = re.compile(r"(?:that|whether|if),?\s(?=\S)", re.IGNORECASE)


def _begun(piece: str) -> str:
    """A piece as a sentence begins: without “that”, with a capital."""
    m = _THAT.match(piece)
    start = m.end() if m else 0
    while start < len(piece) - 1 and piece[start] in txt.QUOTATION_MARKS:
        start += 1
    first = piece[start : start + 1]
    capital = first.upper()
    lead = " " * m.end() + piece[m.end() : start] if m else piece[:start]
    return lead + (capital if len(capital) == 1 else first) + piece[start + 1 :]


def in_pieces(text: str, found: Place, content: Sequence[Span]) -> Place | None:
    """What was found in a content's sentence, cut to the content's pieces, which stand side by side there.

    None where no source, no cue or no content is left.
    """
    cut = ([Span(max(s.start, p.start), min(s.end, p.end)) for s in spans for p in content] for spans in found)
    said, cue, source = (
        tuple(txt.trim(text, s) for s in parts if s.start < s.end and txt.LETTER.search(text, *s)) for parts in cut
    )
    if len(said) > 1 and text[slice(*said[0])].casefold() in _JOINING:
        said = said[1:]  # the outer content's “that”
    return (said, cue, source) if said and cue and source else None


def is_saying(text: str, place: Place) -> bool:
    """Whether what was found within a content is told of somebody as a saying, a thought or a plan.

    The weights take views of any kind (“they no longer care about it”), what is to be said (“asked him to condemn it”)
    and what anybody might think (“you want a job”) for attributions; as links of a chain these mislead.
    """
    _, cue, source = place
    words, who = (" ".join(text[s:e] for s, e in spans) for spans in (cue, source))
    if not _SAYS.search(words) or _TO_BE.match(words) or (_READS.fullmatch(words) and _PERSONAL.fullmatch(who)):
        return False
    return not _ANYBODY.fullmatch(who) or bool(_SPOKEN.search(words))


_TO_BE = re.compile(r"to\s(?!say\b)", re.IGNORECASE)
_ANYBODY = re.compile(
    r"you|one|it|who|that|which|what|(?:any|every)(?:one|body)|(?:some|most|many|all|those|the|other|young|these)?\s?(?:people|americans|voters)"
    r"(?:\swho)?|those(?:\swho)?",
    re.IGNORECASE,
)
_READS = re.compile(
    r"(?:(?:ha[sd]|have|never|not|only|ever|just|did|didn[’']t|hadn[’']t)\s)*read(?:s|ing)?", re.IGNORECASE
)
"""What a poster does in its own words, and a person in another's."""
_PERSONAL = re.compile(r"i|he|she|we|they|you", re.IGNORECASE)
_SPOKEN = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ote|ites?)|written|repl(?:y|ies|ied)|(?:ask|report|warn|claim"
    r"|call|insist|promis|shout|scream|yell|complain|assur|inform|admi|announc|alleg|argu|stat|suggest|predict|estimat|conclu|confirm|deni)\w*)\b",
    re.IGNORECASE,
)
_JOINING = frozenset(("that", "whether", "if", "how", "what"))
