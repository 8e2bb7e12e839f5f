"""Why a name is kept back, by the page's own words around those that keep it."""

from __future__ import annotations

import re

from reportedly.resolve.people.withheld.words import Withholding
from reportedly.types import Span

_LONGEST = 300
"""Code points of a reason."""
_MARK = re.compile(r"[^.,;:“”\n]{0,30}[;:–—]")
_ENDS = re.compile(r"[^\n“”\"]{0,60}$")


class Reasons:
    """The reasons that one text gives."""

    def __init__(self, text: str, whole: list[Span], lexicon: Withholding) -> None:
        self.text, self.sentences, self.lexicon = text, whole, lexicon

    def of(self, number: int, sentence: Span, m: re.Match[str], *, own: bool) -> tuple[str | None, int]:
        """Why, and where the words that withhold end with it."""
        text, lexicon = self.text, self.lexicon
        early = self._before(sentence, m)
        if own:
            end = self._end(m.end(), sentence.end)
            openly = re.search(r"openly|freely", m[0])
            return (early if openly and early else text[m.start() : end]), end
        if why := self._behind(m.end(), sentence.end):
            if re.search(r",\s+(?:who|whose)\b[^,]*$", text[max(sentence.start, m.start() - 120) : m.start() + 5]):
                comma = text.find(",", why.start, why.end)  # the relative clause ends here, and the reason with it
                why = Span(why.start, comma) if comma > 0 else why
            return text[why.start : why.end], why.end
        if early:
            return early, m.end()
        if (other := lexicon.unauthorised.search(text, *sentence)) and not m.start() <= other.start() < m.end():
            reason = text[other.start() : self._end(other.end(), sentence.end)]
            return re.split(r"\s+and\s+(?:spoke|asked|requested|who)\b", reason, maxsplit=1)[0], m.end()
        return self._after(number, sentence, m), m.end()

    def _before(self, sentence: Span, m: re.Match[str]) -> str | None:
        text, lexicon = self.text, self.lexicon
        start = sentence.start
        if (before := lexicon.before.match(text, *sentence)) and before.end() <= m.start() + 1:
            return before["why"].strip()
        for amid in lexicon.amid.finditer(text, start, min(sentence.end, m.start() + 12)):
            if amid.start() < m.start():
                return str(amid["participle"] or amid["clause"]).strip()
        return None

    def _after(self, number: int, sentence: Span, m: re.Match[str]) -> str | None:
        """A reason that stands behind a semicolon or a colon, or in the next sentence."""
        text, lexicon = self.text, self.lexicon
        if (mark := _MARK.match(text, m.end(), sentence.end)) and (
            why := lexicon.risk.match(text, mark.end(), min(len(text), sentence.end + 2))
        ):
            return why["why"].strip()
        if _ENDS.match(text, m.end(), sentence.end) and number + 1 < len(self.sentences):
            following = self.sentences[number + 1]
            gap = text[sentence.end : following.start]
            why = lexicon.risk.match(text, following.start, min(len(text), following.end + 2))
            if why and "\n" not in gap and why.end() >= following.end - 1:
                return why["why"].strip()
        return None

    def _behind(self, at: int, end: int) -> Span | None:
        m = self.lexicon.why.match(self.text, at, end)
        return Span(m.start("why"), self._end(m.end(), end)) if m else None

    def _end(self, at: int, end: int) -> int:
        """Where a reason ends of which words stand before `at`."""
        end = min(end, at + _LONGEST)
        stop = self.lexicon.why_ends.search(self.text, at, end)
        last = stop.start() if stop else end
        while last > at and self.text[last - 1] in " ,.;:!?":
            last -= 1
        return last
