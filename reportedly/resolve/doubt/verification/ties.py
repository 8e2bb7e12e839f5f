"""Of which statements a check speaks: a log-linear choice among those near it.

What tells: how far, what is named (“the number”, “his account”, “the video”), which words are shared, whose it is. The
weights are learned from the practice texts by `training/verification.py`.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.others import Others
from reportedly.resolve.doubt.verification.signs import Candidate, Signs, weigh
from reportedly.resolve.doubt.verification.statements import Statements, Told
from reportedly.resolve.doubt.verification.weights import MORE, WEIGHTS
from reportedly.resolve.doubt.verification.who import FIGURE
from reportedly.resolve.doubt.verification.words import Checking
from reportedly.types import VerificationStatus

_WINDOW = 12
"""Statements before a check that it may speak of."""
_REACH = 1500
"""Code points before a check in which these stand."""
_FAR = 6000
"""The same where a check counts what it speaks of (“any of the three figures”), or is a verdict on the page's claim."""
_CLAIMED = re.compile(
    r"^[ \t]*(?:the[ \t]+)?(?:claims?|what[ \t]+(?:was|is|has[ \t]been)[ \t]+(?:said|claimed)"
    r"|what[ \t]+(?:he|she|they|it|[\w’'-]+(?:[ \t][\w’'-]+)?)[ \t]+(?:said|says?|claims?|claimed))[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line over what is checked."""
_HEADING = re.compile(r"^[ \t]*[^\W\d_][^.!?:”\"\n]{1,60}$", re.MULTILINE)
_VERDICT = re.compile(r"^[ \t]*(?:(?:our|the)[ \t]+)?(?:verdict|rating|ruling)\b", re.IGNORECASE | re.MULTILINE)
_MATTER = re.compile(
    r"\b(?:statements?|claims?|allegations?|accounts?|reports?|figures?|numbers?|rumou?rs?|details?)\s+"
    r"(?:about|on|regarding|concerning|of)\s+(.{3,80})"
)
"""What is checked, where it tells what it is about: “the statements about the letter”."""
_ABOUT = re.compile(r"(?:about|on|of|regarding)\b")
_EXPERTS = re.compile(
    r"\b(?:fact[\s-]?checkers?|experts?|researchers?|scientists?|auditors?|forensic)\b", re.IGNORECASE
)
"""Whose word on a statement is a check of it."""
_BEHIND = 12
"""Code points behind what was said in which it may be told that there was no proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A statement that a check speaks of, with what it says of it, and how sure that is, in [0, 1]."""

    told: Told
    status: VerificationStatus
    probability: float


class Ties:
    """What the checks of a text speak of."""

    def __init__(self, text: str, attributions: Sequence[Told], lexicon: Checking, checks: Sequence[Check]) -> None:
        self.statements = Statements(text, attributions, lexicon)
        self.text, self.lexicon = text, lexicon
        self.signs = Signs(self.statements, self._voices(checks))
        self.others = Others(self.statements, self.signs)
        self.spoken_of: dict[str, int] = {}
        """The statements that a check is tied to already, and where that check begins, the first if several do."""

    def _voices(self, checks: Sequence[Check]) -> frozenset[str]:
        """The statements that are checks themselves: “The ministry called the report false”."""
        said = sorted(c.span for c in checks if c.way in ("plain", "apposed"))
        starts = [s.start for s in said]
        out = set()
        for told in self.statements.told:
            for cue in told.cue[:1]:
                at = bisect_right(starts, cue.start) - 1
                if at >= 0 and cue.end <= said[at].end:
                    out.add(told.id)
        return frozenset(out)

    def of(self, check: Check) -> list[Tie]:
        """The statements that a check is tied to: the likeliest, and those that share what is said of it."""
        if self.is_told(check):
            return []
        if check.way in ("inner", "opening"):
            found = [Tie(told=t, status=check.status, probability=0.9) for t in self._in_clause(check)]
            return self._with_kin(check, found)
        if check.way == "label" and (claimed := self._claimed(check)):
            return [Tie(told=t, status=check.status, probability=0.8) for t in claimed]
        near = self.near(check)
        if not near or near[0][1] < 0:
            return []
        first, odds = near[0]
        chosen = [Tie(told=first, status=self.signs.status(check, first), probability=_likely(odds))]
        for told, signs in self.others.of_more(check, first, near):
            odds = weigh(signs, MORE)
            if odds >= 0:
                chosen.append(Tie(told=told, status=self.signs.status(check, told), probability=_likely(odds) * 0.9))
        return self._with_kin(check, chosen)

    def near(self, check: Check) -> list[tuple[Told, float]]:
        """The statements that a check may speak of, with the log-odds that it does and speaks of no other."""
        nothing = weigh(self.signs.nothing(check), WEIGHTS)
        found = [
            (one.told, weigh(self.signs.of(check, one), WEIGHTS) - nothing)
            for one in self.candidates(check)
            if not self.signs.is_far(check, one.told)
        ]
        return sorted(found, key=lambda pair: -pair[1])

    def _with_kin(self, check: Check, chosen: list[Tie]) -> list[Tie]:
        """The ties, and those of statements that are nested with these or repeat them."""
        out = {tie.told.id: tie for tie in chosen}
        for tie in chosen:
            for told, signs in self.others.of_kin(check, tie.told):
                if weigh(signs, MORE) >= 0 and not self._is_check(told, check):
                    out.setdefault(told.id, Tie(told=told, status=tie.status, probability=tie.probability * 0.9))
        return list(out.values())

    # ------------------------------------------------------------ who may be meant

    def candidates(self, check: Check) -> list[Candidate]:
        """The statements that a check may speak of, nearest first."""
        matter = _MATTER.search(check.about) if check.way in ("plain", "apposed") else None
        number = check.way == "plain" and FIGURE.fullmatch(check.about)
        far = check.way == "label" or self.signs.count(check.about) > 2 or matter or number
        before = self.statements.before(check.sentence.end, _FAR if far else _REACH, 4 * _WINDOW if far else _WINDOW)
        found = [
            t for t in before if not self._is_check(t, check) and (t.start < check.span.end or check.way == "object")
        ]
        greatest = 0.0
        if matter and (stems := self.statements.stems(matter[1])):
            sharing = [t for t in found if stems & (self.statements.matter(t) | self.statements.named(t))]
            found = sharing or found
        if number:
            figures = self.statements.figures_of(check.about)
            found = [t for t in found if figures & self.statements.figures[t.id]]
        if self.lexicon.figures.search(check.about) and check.way in ("plain", "apposed"):
            found = [t for t in found if self.statements.figures[t.id]] or found
            greatest = max((f for t in found for f in self.statements.figures[t.id]), default=0.0)
        if check.way == "label" and not any("\n" not in self.text[t.end : check.span.start] for t in found[:1]):
            found = self.statements.told[:1] if self.statements.told[0].end <= check.span.start else found
        ranked = list(enumerate(found))
        if check.way == "object":
            ranked += [(0, t) for t in self.statements.after(check.sentence.end, 200)[:3]]
        begun = check.sentence.start
        return [
            Candidate(told=t, between=i, greatest=greatest, checked=self.spoken_of.get(t.id, begun) < begun)
            for i, t in ranked
        ]

    def _is_about(self, told: Told) -> bool:
        """Whether it only says what something is about."""
        first = told.content[0].start if told.content else told.start
        before = self.text[max(0, first - 12) : first].rstrip()
        return before.endswith(" about") or _ABOUT.match(self.statements.words(told.cue)) is not None

    def _claimed(self, check: Check) -> list[Told]:
        """The statements under “What was said”, where a verdict ends a part of a page that begins so."""
        low = max(0, check.span.start - _FAR)
        headings = list(_CLAIMED.finditer(self.text, low, check.span.start))
        if not headings:
            return []
        begin = headings[-1].end()
        heading = _HEADING.search(self.text, begin, check.span.start)
        end = heading.start() if heading else check.span.start
        if any(v.start() > begin for v in _VERDICT.finditer(self.text, begin, check.span.start)):
            return []
        return [t for t in self.statements.after(begin, end - begin) if t.end <= end]

    def is_told(self, check: Check) -> bool:
        """Whether the words are somebody's statement, not the outlet's."""
        for told in self.statements.before(check.span.start + 1, _REACH):
            inside = any(s <= check.span.start and check.span.end <= e for s, e in told.content)
            source = self.statements.source(told)
            if inside and source and check.way not in ("inner", "opening"):
                own = self.lexicon.own.fullmatch(source) or self.lexicon.outlets.fullmatch(source)
                own = own or _EXPERTS.search(source)
                if not own and source.casefold() not in ("it", "which") and not self.lexicon.records.search(source):
                    return True
        return False

    def _is_check(self, told: Told, check: Check) -> bool:
        """Whether a statement is the check itself, read as one: “This paper could not confirm the number”."""
        if check.way in ("inner", "opening") or self.lexicon.claims.match(self.statements.words(told.cue)):
            return False
        if any(s.start <= check.span.start and check.span.end <= s.end for s in told.content):
            return True
        held = [check.span.start <= s.start and s.end <= check.span.end for s in told.content]
        if any(held) and not all(held):
            return True  # words of the check and words that go on after it, read as one
        if check.way == "proof" and told.content and told.content[-1].end + _BEHIND <= check.span.end:
            return False  # what was said, and then that no proof was given
        if check.way == "plain" and told.cue:
            return any(check.span.start <= s.start < check.span.end for s in told.cue)
        return any(check.span.start <= s.start and s.end <= check.span.end for s in (told.cue or told.content))

    def _in_clause(self, check: Check) -> list[Told]:
        """The statement whose cue or source the words touch, else what follows them."""
        sentence = [a for a in self.statements.before(check.sentence.end, _REACH) if a.end > check.sentence.start]
        if check.way == "opening":  # “an article about the mill misstated its age”: not what it is about
            sentence = [a for a in sentence if not self._is_about(a)]
        for told in sentence:
            if any(s.start < check.span.end + 2 and check.span.start < s.end + 2 for s in (*told.cue, *told.source)):
                return [min(sentence, key=lambda a: a.start) if check.way == "opening" else told]
        for told in sentence:
            if any(check.span.end <= s.start <= check.span.end + 6 for s in told.content):
                return [told]
        if check.way == "inner" and "without" in self.text[slice(*check.span)]:
            return sentence[:1]
        if check.status in ("disputed", "unconfirmed"):
            return []
        after = [a for a in sentence if a.start >= check.span.start or a.end <= check.span.start]
        return sorted(after, key=lambda a: max(a.start - check.span.end, check.span.start - a.end))[:1]


def _likely(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
