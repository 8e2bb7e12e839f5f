"""What tells whether a check speaks of a statement, and what it then says of it.

How far it is, what is named (“the number”, “his account”, “the video”), which words are shared, whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from reportedly.resolve.doubt.verification.found import Check
from reportedly.resolve.doubt.verification.statements import Statements, Told
from reportedly.types import VerificationStatus

_YEARS = range(1900, 2100)
_PREPOSITION = re.compile(r"^(?:of|for|to|in|about|on|with|that|whether|if)\s+")
_THAT = re.compile(r"that\s+\w+\s+\w+\s+\w")
"""All of what is checked, in the check's own words: “no evidence that the vote was moved”."""
_WHOLE = re.compile(r"(?:that|whether|if)\s+\w+\s+\w+\s+\w")
"""The same, or as a question, which may be asked in other words than what was said."""
_ENOUGH = 0.4
"""The share of these words that the statement must have."""
_TOLD_OF = re.compile(r"(?:once|after|before|when|until|since)\b", re.IGNORECASE)
"""What leads to a check that is told of in passing: “once the report was shown to be a hoax”."""
_SEEMS = re.compile(r"^(?:seem|appear)(?:s|ed)?\b")
_POSSESSIVE = re.compile(r"([\w.-]+(?:\s[\w.-]+){0,2})(?:[’']s?\s|\b(?<=s)[’']\s)|\b(?:of|by|from)\s+(.{2,50})$")
_NEGATED = re.compile(r"\b(?:no|not|never|none|nothing|nobody|neither|only)\b|n[’']t\b", re.IGNORECASE)
_SOME_OUTLET = re.compile(
    r"(?:[Tt]he|[Ii]ts|[Tt]heir)\s(?:news)?(?:paper|site|website|broadcaster|magazine|agency|network|channel|station|outlet)"
)
_PIECE = re.compile(
    r"(?:an?|the|its|\w+[’']s)\s(?:\w+\s){0,2}(?:article|piece|column|story|headline|report)\b.{0,60}", re.IGNORECASE
)
"""What outlets print."""
_PART = re.compile(
    r"(?:it|they|(?:its|their)\s.*|(?:the|this|that|one|another)\s(?:document|letter|e-?mail|contract|memo|text"
    r"|message|video|recording"
    r"|agreement|order|file|report|list|paper|record|clause|paragraph|clip|footage|note)s?(?:\s.*)?)",
    re.IGNORECASE,
)
"""A document that was spoken of, or a part of it."""
_FIRSTHAND = re.compile(
    r"\b(?:reviewed|seen|obtained|verified|examined|shared|viewed|geolocated|analy[sz]ed|checked|[Ww]e|[Oo]ur|I)\b"
)
"""Words of who saw a record, or the place, for themselves."""
_QUALITY = re.compile(r"\b(?:authenticity|accuracy|truth|veracity|provenance|location|source|origin)(?:\s+of)?\b")
_OWN_WORDS = re.compile(r"(?:we|this\s(?:news)?paper|(?:our|this)\s(?:report|article|story|piece))", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:tolls?|casualt\w+|dead|deaths|losses)\b", re.IGNORECASE)
_DEAD = re.compile(
    r"\b(?:kill\w*|dead|die[ds]?|deaths?|bodies|injur\w+|wounded|victims|lives|drowned)\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:however|but|yet|in\sfact|in\sreality|actually|only|just|still|no|not|never|nothing|none|nobody|instead"
    r"|different|nor|otherwise|fewer|contradict\w*|although|though|while|whereas|intact|unharmed|undamaged|opposite"
    r"|falsely|rather|long\sbefore|already)\b|n[’']t",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:confirm\w*|supports?|supported|consistent|exactly|indeed|bears?\s(?:out|that|this|the)|bore\sout|match\w*"
    r"|agrees?|right|correct|corroborat\w+|backs?|the\ssame|precisely|true|similar|also)\b",
    re.IGNORECASE,
)
_SWEEPING = re.compile(
    r"\b(?:no|not|never|nothing|none|nobody|all|every|each|always|ever|any|only|neither|nor|everyone|everything|fully"
    r"|entire|whole|nowhere|without)\b|n[’']t\b",
    re.IGNORECASE,
)
_BEFORE = ("beside", "line beside", "paragraph", "line")
"""Where a statement stands that is before the sentence of a check."""
_NEAR = ("beside", "sentence", "ahead", "around", "line beside")
"""Where one stands that a record, or what is set against it, may speak of."""
_NO_SUCH = re.compile(r"\bno\ssuch\b", re.IGNORECASE)
_INVENTED = re.compile(r"\b(?:fiction|inventions?|fabrications?|fantasy|lies?|smears?|propaganda)\b", re.IGNORECASE)
_SHORT = 14
"""Words of a statement that is a figure and little else."""
_FEW = 12
"""Figures up to this are seldom the number that a check speaks of."""
_LEADS = 12
"""Code points between a document that was seen and who says something in it."""
_ASIDE = 200
"""Code points of an aside between brackets."""
_BESIDE = 60
"""Code points between a statement and the sentence of a check that is beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A statement that a check may speak of.

    `between` counts the others that lie between, `greatest` is the greatest figure of all, if the check names one;
    `checked` tells that a sentence before the check's has spoken of it.
    """

    told: Told
    between: int
    greatest: float = 0.0
    checked: bool = False


class Signs:
    """What tells of which of a text's statements a check speaks; `voices` are the ids of those that are checks."""

    def __init__(self, statements: Statements, voices: Set[str]) -> None:
        self.statements, self.voices = statements, voices
        self.text, self.lexicon = statements.text, statements.lexicon

    def is_far(self, check: Check, told: Told) -> bool:
        """Whether a statement is too far from what the check names: no word shared, or not beside it."""
        place = self.place(check, told)
        if told.cue and _SEEMS.search(self.statements.words(told.cue)) and not self._is_picture(check, told):
            return True  # nobody's word
        if self._is_aside(check, told):
            return True
        if check.way in ("record", "contrast") and place not in _NEAR:
            return True
        if check.way == "record":
            return not self._is_met(check, told)
        if check.way == "contrast" and check.about and check.status != "corrected":
            return not self._is_turned(check, told)
        return self._is_of_another(check, told) or self._is_of_else(check, told, place)

    def _is_picture(self, check: Check, told: Told) -> bool:
        """Whether a picture is checked, and it is what a picture seems to show."""
        pictures, source = self.lexicon.pictures, self.statements.source(told)
        return bool(pictures.search(check.about) and pictures.search(source))

    def _is_aside(self, check: Check, told: Told) -> bool:
        """Whether a statement stands between brackets that are shut before a check."""
        low = max(0, told.start - _ASIDE)
        opened, shut = self.text.rfind("(", low, told.start), self.text.rfind(")", low, told.start)
        end = self.text.find(")", told.end, min(told.end + _ASIDE, check.span.start))
        return opened > shut and end >= 0

    def _is_met(self, check: Check, told: Told) -> bool:
        """Whether what a record shows meets a statement, by figures or words, and the statement is not of a record."""
        shown = self.shown(check, told)
        compares = self._compares(check, told)
        short = len(self.statements.words(told.content).split()) < _SHORT and compares
        tells = compares or _TOWARDS.search(shown) is not None or self._speaks_against(shown, told)
        tells = tells or _FIRSTHAND.search(self.text, *check.span) is not None
        listed = self.lexicon.records.search(self.statements.source(told))
        shared = self.statements.stems(shown) & self.statements.matter(told)
        return listed is None and tells and bool(shared or short)

    def _is_turned(self, check: Check, told: Told) -> bool:
        """Whether what is set against a statement speaks of the same, and says the opposite or another figure."""
        matter = self.statements.matter(told)
        if check.status == "unconfirmed":
            named = self.statements.stems(check.about)
            return 2 * len(named & matter) >= len(named)
        shown = self.shown(check, told)
        shared = self.statements.stems(shown) & (matter | self.statements.named(told))
        return bool(shared and self._turns(check, told)) or self._compares(check, told)

    def _is_of_else(self, check: Check, told: Told, place: str) -> bool:
        """Whether a check says of what it speaks, and that is something else."""
        about = _PREPOSITION.sub("", check.about)
        stems = self.statements.stems(about)
        if check.way not in ("plain", "proof") or len(stems) < 2 or self.is_bare(about) or place == "within":
            return False
        shared = stems & (self.statements.matter(told) | self.statements.named(told))
        unsure = check.status == "unconfirmed"
        if _THAT.match(check.about) and len(stems) > 2 if unsure else _WHOLE.match(check.about):
            return len(shared) < _ENOUGH * len(stems)
        if check.way == "proof" or (unsure and place in ("beside", "sentence", "ahead")):
            return False
        taken_up = self.lexicon.claims.search(about) or self.lexicon.figures.search(about)
        return not taken_up and not shared

    def _is_of_another(self, check: Check, told: Told) -> bool:
        """Whether what is checked is hers and he says it, or the other way round."""
        source = self.statements.source(told).casefold()
        return (source, check.about[:4].casefold()) in {("he", "her "), ("she", "his ")}

    def _turns(self, check: Check, told: Told) -> bool:
        """Whether one says no to what the other says."""
        shown, said = self.shown(check, told), self.statements.words(told.content)
        return bool(_NEGATED.search(shown)) != bool(_NEGATED.search(said))

    def _compares(self, check: Check, told: Told) -> bool:
        """Whether both give figures, of which one can contradict the other."""
        shown = self.text[check.span.start : check.sentence.end] if check.way == "record" else self.shown(check, told)
        return bool(self.statements.figures[told.id] and self.statements.figures_of(shown))

    def nothing(self, check: Check) -> dict[str, float]:
        """What tells that a check speaks of none of the statements near it."""
        bare = self.is_bare(_PREPOSITION.sub("", check.about))
        told = bool(_TOLD_OF.match(self.text, check.span.start))
        found = {f"none, {check.way}": 1.0, f"none, {check.status}": 1.0, "none, bare": float(bare), "none": 1.0}
        return found | {"none, told of": float(told)}

    def of(self, check: Check, one: Candidate) -> dict[str, float]:
        """What tells whether a check speaks of a statement."""
        told, rank = one.told, one.between
        about = _PREPOSITION.sub("", check.about)
        bare = self.is_bare(about)
        place = self.place(check, told)
        found = {
            f"place {place}": 1.0,
            f"{check.way}, {place}": 1.0,
            "rank": min(rank, 6) / 6,
            "nearest": float(rank == 0),
            "bare, nearest": float(bare and rank == 0),
            f"bare, {place}": float(bare),
        }
        found |= self._named(about, told, place)
        found["few"] = float(max(self.statements.figures[told.id], default=_FEW) <= _FEW < one.greatest)
        found |= self._shared(about, told, bare)
        if check.way == "object" and place in _BEFORE and self._leads_on(check):
            found["told in it"] = 1.0
        if check.way == "object" and place == "after":
            part = _PART.fullmatch(self.statements.source(told))
            found["part" if part else "no part"] = 1.0
        found["wish"] = float(self.is_wish(told))
        found["answer"] = float(self.is_answer(told))
        if check.status == "corrected" and check.by:
            found["its own" if self._is_own(check.by, told) else "not its own"] = 1.0
        found["checked"] = float(one.checked)
        found["the checker's"] = float(self._is_by(check, told))
        if _THAT.match(check.about):
            found["told whole, share"] = found.get("share", 0.0) - 0.5
        found["voice"] = float(told.id in self.voices)
        if check.way in ("record", "object") or (check.way == "contrast" and check.about):
            found |= self._weighed(check, told)
        return {name: value for name, value in found.items() if value}

    def _is_own(self, by: str, told: Told) -> bool:
        """Whether who corrects said it: the outlet that is named, or one, where “the newspaper” corrects itself."""
        if self.statements.stems(by) & self.statements.owner(told):
            return True
        return _SOME_OUTLET.fullmatch(by) is not None and self._is_printed(self.statements.source(told))

    def _is_printed(self, source: str) -> bool:
        return self.lexicon.outlets.fullmatch(source) is not None or _PIECE.fullmatch(source) is not None

    def _is_by(self, check: Check, told: Told) -> bool:
        """Whether who checks says it: nobody checks their own word."""
        source = self.statements.named(told)
        return check.status != "corrected" and bool(source and source <= self.statements.stems(check.by or ""))

    def count(self, about: str) -> int:
        """How many are checked where that is told: 2 in “either number”, 3 in “any of the three figures”, else 0."""
        counted = (m["count"] for m in self.lexicon.many.finditer(about))
        return next((self.lexicon.counts[words.casefold()] for words in counted if words), 0)

    def _leads_on(self, check: Check) -> bool:
        """Whether a document that was seen leads to what is said in it: “In an e-mail seen by us, she said …”."""
        return check.about.startswith("In ") and bool(self.statements.after(check.span.end, _LEADS))

    def is_bare(self, about: str) -> bool:
        """Whether what is checked is named by no more than a noun or a pronoun: “this”, “the account”."""
        if not about.strip() or self.lexicon.anaphora.fullmatch(about):
            return True
        left = _QUALITY.sub("", self.lexicon.claims.sub("", self.lexicon.figures.sub("", about)))
        return not self.statements.stems(left) and len(about.split()) < 8

    def place(self, check: Check, told: Told) -> str:
        sentence = check.sentence
        if any(check.span.start <= s.start and s.end <= check.span.end for s in told.content):
            return "within"
        if any(s.start < check.span.end and check.span.start < s.end for s in (*told.source, *told.cue)):
            return "touches"
        if told.start >= sentence.end:
            return "after"
        if told.end > sentence.start:
            if told.start >= check.span.end:
                return "ahead"
            return "sentence" if told.start >= sentence.start or told.end <= check.span.start else "around"
        between = self.text[told.end : sentence.start]
        line = "\n" in between
        following = self.statements.after(told.end, len(between))
        if len(between) < _BESIDE and not following:
            return "line beside" if line else "beside"
        return "line" if line else "paragraph"

    def _named(self, about: str, told: Told, place: str) -> dict[str, float]:
        """Whether what is named fits: a figure to figures, a picture to pictures, an owner to the source."""
        found: dict[str, float] = {}
        words = self.statements.words
        if self.lexicon.figures.search(about):
            figure = bool(self.statements.figures[told.id])
            found["figure" if figure else "no figure"] = 1.0
            many = self.lexicon.many.search(about)
            found["figure, counted"] = float(figure and many is not None)
            found[f"figure, {place}"] = float(figure)
            if _TOLL.search(about):
                found["dead" if _DEAD.search(words(told.content)) else "none dead"] = 1.0
        elif self.lexicon.pictures.search(about):
            around = self.text[max(0, told.start - 120) : min(told.end, told.start + 500)]
            found["picture" if self.lexicon.pictures.search(around) else "no picture"] = 1.0
        if owner := _POSSESSIVE.search(about):
            stems = self.statements.stems(owner[1] or owner[2])
            if stems:
                found["owner" if stems & self.statements.owner(told) else "not the owner"] = 1.0
        return found

    def _shared(self, about: str, told: Told, bare: bool) -> dict[str, float]:
        matter = self.statements.matter(told) | self.statements.named(told)
        stems = self.statements.stems(about)
        shared = len(stems & matter)
        found = {"shared": min(shared, 4) / 4, "share": shared / len(stems) if stems else 0.0}
        if stems & self.statements.named(told):
            found["shared with the source"] = 1.0
        if not bare and not shared:
            found["nothing shared"] = 1.0
        if about and not bare and len(stems) > 2 and shared < 2:
            found["hardly shared"] = 1.0
        return found

    def _weighed(self, check: Check, told: Told) -> dict[str, float]:
        """How what a record shows, or the next sentence says, stands to a statement."""
        shown = self.shown(check, told)
        mine, theirs = self._figures(told, shown)
        shared = len(self.statements.stems(shown) & self.statements.matter(told))
        return {
            "same figure": float(bool(mine & theirs)),
            "another figure": float(bool(mine and theirs and not mine & theirs)),
            "towards": float(bool(_TOWARDS.search(shown))),
            "against": float(bool(_AGAINST.search(shown))),
            "sweeping": float(bool(_SWEEPING.search(self.statements.words(told.content)))),
            "shown": min(shared, 4) / 4,
            "nothing shown": float(not shared),
        }

    def _figures(self, told: Told, shown: str) -> tuple[set[float], set[float]]:
        """The figures of a statement and of what is shown, without those that are most likely years."""
        found = (self.statements.figures[told.id], self.statements.figures_of(shown))
        mine, theirs = ({figure for figure in figures if figure not in _YEARS} for figures in found)
        return mine, theirs

    def shown(self, check: Check, told: Told) -> str:
        low = check.sentence.start if told.end <= check.sentence.start else min(told.end, check.span.start)
        return self.text[low : min(check.sentence.end, low + 500)]

    def status(self, check: Check, told: Told) -> VerificationStatus:
        """What a check says of one statement: records bear out or belie; the outlet’s own words are corrected."""
        status = check.status
        if check.way in ("record", "object"):
            shown = self.shown(check, told)
            mine, theirs = self._figures(told, shown)
            beside = check.way == "record" or self.place(check, told) in ("beside", "line beside")
            if mine and theirs and beside:
                status = "confirmed" if mine & theirs else "disputed"
            elif beside and self._speaks_against(shown.split(";")[0] if check.way == "object" else shown, told):
                status = "disputed"
        source = self.statements.source(told)
        own = "version" in source and re.match(r"(?:an?|the|our)\s", source, re.IGNORECASE)
        own = told.parent is None and (own or _OWN_WORDS.fullmatch(source))
        return "corrected" if status == "disputed" and own else status

    def _speaks_against(self, shown: str, told: Told) -> bool:
        """Whether a record belies a statement by its words: “but …”, “only …”, or what no one case allows."""
        if _AGAINST.search(shown):
            return True
        return not _TOWARDS.search(shown) and bool(_SWEEPING.search(self.statements.words(told.content)))

    def is_wish(self, told: Told) -> bool:
        """Whether a statement is no claim: a hope, a plan, a call, a refusal, a denial of what stands before it."""
        return bool(told.cue and self.lexicon.wishes.search(self.statements.words(told.cue)))

    def is_answer(self, told: Told) -> bool:
        """Whether a statement answers another: “the report was pure invention”, “no such order was given”."""
        words = self.statements.words(told.content)
        against = self.lexicon.false.search(words) or _INVENTED.search(words)
        return bool(_NO_SUCH.search(words) or (self.lexicon.claims.search(words) and against))


def weigh(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that signs give."""
    return sum(value * weights.get(name, 0.0) for name, value in signs.items())
