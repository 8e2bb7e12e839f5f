"""Form and act of an attribution: how it stands on the page, and whether it is speech, writing or thought."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.types import Act, Form, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A language's cues of writing and of thought, and the things that say by being written (whole-word patterns)."""

    writing: re.Pattern[str]
    thought: re.Pattern[str]
    written_source: re.Pattern[str]


def _words(*lines: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join("|".join(line.split()) for line in lines) + r")\b")


# what is neither writing nor thought is speech; another language is another row
LEXICONS: dict[str, Lexicon] = {
    "en": Lexicon(
        writing=_words(
            r"write\w* writing wrote written tweet\w* retweet\w* post(?:s|ed|ing)? blog\w* publish\w* e-?mail\w*",
            r"sign(?:s|ed) reads? reading print\w* text(?:s|ed) caption\w* headlined? document(?:s|ed)",
            r"in\sa\sstatement in\san?\s(?:\w+\s){0,2}(?:post|letter|article|report|e-?mail|column|book|essay|message"
            r"|filing|memo|tweet|op-ed|bulletin)",
        ),
        thought=_words(
            r"hop(?:e|es|ed|ing) believ\w* think\w* thought plan(?:s|ned|ning)? expect\w* want(?:s|ed|ing)? fear\w*",
            r"intend\w* wish\w* doubt\w* consider\w* feel(?:s|ing)? felt know(?:s|n|ing)? knew worr(?:y|ie[sd])",
            r"suspect\w* seem\w* appear(?:s|ed)? prepar\w* prefer\w* likes? liked loves? loved hates? hated",
            r"dream\w* imagin\w* guess(?:es|ed)? aim(?:s|ed|ing)? seek(?:s|ing)? sought decid\w*",
            r"see(?:s|n|ing)? saw regard\w* understand\w* understood support(?:s|ed|ing)? oppos(?:e|es|ed|ing)",
            r"interested convinced confident eager tr(?:y|ies|ied|ying) optimistic s[kc]eptical concern(?:s|ed)?",
            r"mull\w* assum\w* weigh(?:s|ed|ing)? views? viewed trust(?:s|ed)? favou?r(?:s|ed)?",
        ),
        written_source=_words(
            r"report statement letter post poster placard sign law bill study survey poll documents? headline",
            r"banner article bulletin memo e-?mail tweet decree contract leaflet book essay column editorial ruling",
            r"indictment files? records? data website page brief caption message slogan graphic text release notice",
            r"order advertisement",
        ),
    )
}
_HEAD = re.compile(r",|\b(?:of|by|from|in|at|on|that|which)\b")


def form_of(content: Iterable[Span], quoted: Iterable[Span], text: str) -> Form:
    """direct: every letter and figure of the content is inside quotation marks; indirect: none is; else mixed."""
    stretches = [Span(0, 0), *sorted(quoted)]  # disjoint, so the last to begin before a word decides
    seen = {
        start + m.start() < stretches[bisect_right(stretches, (start + m.start(), len(text))) - 1].end
        for start, end in content
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
    head = _HEAD.split(source.casefold(), maxsplit=1)[0].split()
    if head and lexicon.written_source.fullmatch(head[-1].strip("\"'“”‘’.,")):
        return "writing"
    return "speech"
