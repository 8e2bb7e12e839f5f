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
    r"|thought|put|seeks?|sought|knows?|knew|hears?|heard|wants?|wanted|show(?:s|ed|n)?|f(?:eels?|elt|inds?|ound)"
    r"|underst(?:an|oo)d\w*|lie[sd]|the\sword|in\sthe\swords|willing|(?:point|protest)ed|points?\s(?:to|out)|(?:accus|belie[fv]|concern|convinc|oppos|promis|refus"
    r"|recogni[sz]|swear|scream|shout|support|worr)\w*|(?:"
    + "|".join(
        """accus acknowledg add admit advis agree alleg announc answer argu ask assert assur believ boast
        brief call caution cheer claim complain conced conclud condemn confess confirm consider contend
        counsel decid declar declin demand disclos dismiss doubt emphasi exclaim expect explain fear
        forecast guarante hint impl indicat inform inquir insist instruct intend jok lament learn
        lecture maintain mention mock notif observ offer order phras plan pledg post prais predict
        proclaim promis propos read recall reckon recount refus reiterat reject relat remark
        remind repeat report request retort reveal rule seem shout specul stat stress suggest suspect
        swear swor testif threaten tweet voic vow want warn whisper yell""".split()
    )
    + rf")e?{_ENDINGS})\b",
    re.IGNORECASE,
)
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
    if not any(_SAYS.search(text, *span) for span in content):
        return None
    pieces: list[str] = []
    at = content[0].start
    for start, end in content:
        opening, closing = _marks_around(text[start:end])
        piece = text[start + opening : end - closing]
        pieces += [" " * (start + opening - at), piece if at > content[0].start else _begun(piece)]
        at = end - closing
    whole = _telling("".join(pieces))
    if whole[-1:] == ",":
        return whole[:-1] + "."
    return whole + "." if whole[-1:].isalnum() else whole


def _telling(whole: str) -> str:
    """Of several sentences those from the first to the last that tells of a saying; what stands before is blank."""
    asked = [s for s in txt.sentences(whole) if _SAYS.search(whole, *s)]
    return " " * asked[0].start + whole[asked[0].start : asked[-1].end] if asked else whole


def _marks_around(piece: str) -> tuple[int, int]:
    """How many quotation marks stand around a piece, before and behind it: not one whose partner is within."""
    opens, closes = piece[0] in txt.QUOTATION_MARKS, len(piece) > 1 and piece[-1] in txt.QUOTATION_MARKS
    if opens != closes and not (txt.QUOTATION_MARKS - txt.APOSTROPHES).isdisjoint(piece[1:-1]):
        return 0, 0
    return int(opens), int(closes)


_THAT = re.compile(r"(?:that|whether|if),?\s(?=\S)", re.IGNORECASE)


def _begun(piece: str) -> str:
    """A piece as a sentence begins: without “that”, with a capital."""
    m = _THAT.match(piece)
    start = m.end() if m else 0
    first = piece[start : start + 1]
    capital = first.upper()
    return " " * start + (capital if len(capital) == 1 else first) + piece[start + 1 :]


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


_JOINING = frozenset(("that", "whether", "if", "how", "what"))
