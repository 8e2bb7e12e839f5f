"""Of which statements a check speaks: by what it names, by its place, by what a record shows beside what was said."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from reportedly.resolve.doubt.verification_values import Check, Told
from reportedly.resolve.doubt.verification_words import Checking
from reportedly.types import Span, VerificationStatus

_LONGEST = 1500
"""Code points of a content that are read."""
_WINDOW = 12
"""Statements before a check that it may speak of."""
_WIDE = 40
"""The same for a check that repeats the statement's words, or is a page's verdict."""
_REACH = 1500
"""Code points before a check in which these stand."""
_FAR = 6000
"""The same where a check counts the figures it speaks of: “any of the three figures”."""
_BESIDE = 60
"""Code points between a statement and the sentence that contradicts it or bears it out."""
_FEW = 12
"""Figures up to this are seldom the number that a check speaks of."""
_COPIES = 24
"""Statements that repeat a figure or a claim and share its fate, at most."""

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NUMBER = re.compile(r"(?<![\w.,])[$£€]?\d[\d,.]*")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_CLAUSE = re.compile(r"(?:whether|when|where|who|how|why|what|if|that|any|anything|to\s+whom)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:three|four|five|six)\b", re.IGNORECASE)
_LED = re.compile(r"(?:of|that|for|to|in|any)\b")
_SUCH = re.compile(r"\bsuch\b")
_NONE = re.compile(r"\bno(?:thing)?\b")
_YEAR = range(1900, 2100)

Tied = tuple[Told, VerificationStatus, bool]
"""A statement, what is said of it, and whether of itself, not of one that repeats or holds it."""


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


class Ties:
    """The statements of a text by place, by figure and by parent; what a check speaks of is looked up here."""

    def __init__(
        self, text: str, attributions: Sequence[Told], lexicon: Checking, checks: Sequence[Check] = ()
    ) -> None:
        self.text, self.lexicon = text, lexicon
        self.told = sorted(attributions, key=lambda a: (a.start, -a.end))
        self.starts = [a.start for a in self.told]
        self.by_id = {a.id: a for a in self.told}
        self.stemmed: dict[str, frozenset[str]] = {}
        self.children: dict[str, list[Told]] = defaultdict(list)
        self.by_figure: dict[float, list[Told]] = defaultdict(list)
        self.figures = {a.id: self._figures(self.words(a.content)) for a in self.told}
        for told in self.told:
            if told.parent is not None:
                self.children[told.parent].append(told)
            for figure in self.figures[told.id]:
                self.by_figure[figure].append(told)

        self.voices = self._checking(checks)

    def _checking(self, checks: Sequence[Check]) -> frozenset[str]:
        """The statements that are checks themselves: “The ministry called the report false”."""
        said = sorted(c.span for c in checks if c.way in ("plain", "apposed"))
        starts = [s.start for s in said]
        out = set()
        for told in self.told:
            for cue in told.cue[:1]:
                at = bisect_right(starts, cue.start) - 1
                noun = self.lexicon.bare.fullmatch(self.words((cue,)))
                if at >= 0 and cue.end <= said[at].end and not noun:
                    out.add(told.id)
        return frozenset(out)

    def words(self, spans: tuple[Span, ...]) -> str:
        return " ".join(self.text[s : min(e, s + _LONGEST)] for s, e in spans[:8])[: 2 * _LONGEST]

    def _figures(self, words: str) -> frozenset[float]:
        """The figures of some words, in digits and in words; years and the like are figures too."""
        found: set[float] = set()
        for m in _NUMBER.finditer(words):
            try:
                found.add(float(m[0].strip("$£€.,").replace(",", "")[:30]))
            except ValueError:
                continue
        value = 0
        for m in _WORD.finditer(words.casefold()):
            if m[0] in self.lexicon.numbers:
                value += self.lexicon.numbers[m[0]]
                continue
            if m[0] in _SCALES:
                value = max(value, 1) * _SCALES[m[0]]
                continue
            if value > 1:
                found.add(float(value))
            value = 0
        return frozenset(found | ({float(value)} if value > 1 else set()))

    def matter(self, told: Told) -> frozenset[str]:
        """The stems of a statement's content."""
        if told.id not in self.stemmed:
            self.stemmed[told.id] = self.stems(self.words(told.content))
        return self.stemmed[told.id]

    def stems(self, words: str) -> frozenset[str]:
        return frozenset(
            w.rstrip("s")[:6] for w in _WORD.findall(words.casefold()) if len(w) > 2 and w not in self.lexicon.common
        )

    def before(self, at: int, reach: int, window: int = _WINDOW) -> list[Told]:
        """The statements that begin before `at`, nearest first, a bounded number."""
        last = bisect_right(self.starts, at - 1)
        return [a for a in reversed(self.told[max(0, last - window) : last]) if a.end >= at - reach]

    def is_told(self, check: Check) -> bool:
        """Whether the words are somebody's statement, not the outlet's."""
        last = bisect_right(self.starts, check.span.start)
        for told in self.told[max(0, last - _WINDOW) : last]:
            inside = any(s <= check.span.start and check.span.end <= e for s, e in told.content)
            source = self.words(told.source).strip()
            if inside and source and not check.statement:
                own = self.lexicon.own.fullmatch(source) or self.lexicon.outlets.fullmatch(source)
                if not own and source.casefold() not in ("it", "which") and not self.lexicon.records.search(source):
                    return True
        return False

    def tied(self, check: Check) -> list[Tied]:
        """The statements that a check speaks of, with those they are nested in or hold, when about the same."""
        status = check.status
        if check.way in ("record", "object"):
            chosen = self._of_object(check) if check.way == "object" else []
            if not chosen:
                chosen, status = self._judged(check)
        else:
            chosen = self._chosen(check)
        out = {a.id: a for a in chosen}
        for told in chosen:
            for other in self._chain(told):
                if self._same_matter(told, other):
                    out.setdefault(other.id, other)
            if status == "disputed" and check.way in ("plain", "label", "inner"):
                for other in self._repeated(told):
                    out.setdefault(other.id, other)
        direct = {a.id for a in chosen}
        return [(a, self._corrected(a, status), a.id in direct) for a in out.values() if not self._is_check(a, check)]

    def _corrected(self, told: Told, status: VerificationStatus) -> VerificationStatus:
        """What disputes the outlet's own earlier words corrects them."""
        source = self.words(told.source).strip()
        own = status == "disputed" and self.lexicon.version.fullmatch(source) and "version" in source
        return "corrected" if own else status

    def _is_check(self, told: Told, check: Check) -> bool:
        """Whether a statement is the check itself, read as one: “This paper could not confirm the number”."""
        if self.lexicon.bare.fullmatch(self.words(told.cue)):
            return False
        return not check.statement and any(
            check.span.start <= s.start and s.end <= check.span.end for s in (told.cue or told.content)
        )

    def _chain(self, told: Told) -> list[Told]:
        out: list[Told] = []
        parent = told.parent
        while parent in self.by_id and len(out) < 6:
            out.append(self.by_id[parent])
            parent = self.by_id[parent].parent
        waiting = list(self.children.get(told.id, ()))[:6]
        while waiting and len(out) < 12:
            child = waiting.pop()
            out.append(child)
            waiting += self.children.get(child.id, ())[:6]
        return out

    def _same_matter(self, told: Told, other: Told) -> bool:
        figures = self.figures[told.id]
        if figures:
            return bool(figures & self.figures[other.id])
        mine, others = self.matter(told), self.matter(other)
        return bool(mine and others) and len(mine & others) * 2 >= min(len(mine), len(others))

    def _repeated(self, told: Told) -> list[Told]:
        """Statements near it that repeat a claim: most of its words, as much denied as it is."""
        mine = self.matter(told)
        if len(mine) < 3:
            return []
        at = bisect_right(self.starts, told.start)
        out = []
        for other in self.told[max(0, at - _COPIES) : at + _COPIES]:
            others = self.matter(other)
            shared = len(mine & others)
            if shared >= 3 and shared * 10 >= 7 * min(len(mine), len(others)) and not self._is_wish(other):
                a, b = (bool(re.search(r"\b(?:no|not|never)\b|n[’']t\b", self.words(t.content))) for t in (told, other))
                if a == b:
                    out.append(other)
        return out

    def _is_wish(self, told: Told) -> bool:
        """Whether a statement is no claim: a hope, a plan, a call, a refusal, a denial of what stands before it."""
        return bool(told.cue and self.lexicon.wishes.search(self.words(told.cue)))

    def _chosen(self, check: Check) -> list[Told]:
        lexicon = self.lexicon
        about = re.sub(r"^(?:of|for|to|in|about)\s+", "", check.about)
        sentence = [a for a in self.before(check.sentence.end, _REACH) if a.end > check.sentence.start]
        placed = self._by_way(check, sentence)
        if placed is not None:
            return placed
        if about.casefold().endswith((" that", " which")) and sentence:
            return [a for a in sentence if a.start < check.span.end][:1]
        bare = lexicon.bare.fullmatch(about)
        if lexicon.figures.search(about) and not bare:
            return self._with_figures(check)
        if bare:
            return self._nearest(check)
        if check.status == "disputed" and lexicon.objects.search(about) and not lexicon.claims.search(about):
            return self._of_picture(check)
        if lexicon.objects.search(about) and check.status == "confirmed":
            found = self._of_object(check)
            if found:
                return found
        return self._sharing(check, 2) or self._loosely(check)

    def _by_way(self, check: Check, sentence: list[Told]) -> list[Told] | None:
        """What a check speaks of by how it is put; None where it names it."""
        if check.statement:
            return self._in_clause(check, sentence)
        if check.way == "apposed":
            here = [a for a in sentence if a.start < check.span.start and not self._is_check(a, check)]
            return here[:1] or self._nearest(check)
        ways = {
            "label": self._of_label, "contrast": self._beside, "echo": self._echoed, "picture": self._of_picture,
        }  # fmt: skip
        return ways[check.way](check) if check.way in ways else None

    def _loosely(self, check: Check) -> list[Told]:
        """What a check speaks of that names it by a word or two, or by a clause: “whether they were delivered”."""
        about = check.about
        beside = self._beside(check)
        clause = bool(_CLAUSE.match(about))
        if beside:
            stems = self.stems(about)
            shared = stems & (self.matter(beside[0]) | self.stems(self.words(beside[0].source)))
            definite = re.fullmatch(r"(?:the|this|that|these|those)(?:\s+\w+){1,2}", about, re.IGNORECASE)
            span = self.text[slice(*check.span)]
            led = check.status != "confirmed" and len(about.split()) <= 4 and bool(_LED.match(check.about))
            led = led or bool(_SUCH.search(span)) or (check.status == "disputed" and bool(_NONE.search(span)))
            short = check.status == "unconfirmed" and len(about.split()) <= 5
            if short or shared or (clause and check.status == "unconfirmed") or not stems or led or definite:
                return beside
        if clause:
            return []
        shared_one = self._sharing(check, 1) if check.status != "confirmed" else []
        if shared_one and check.sentence.start - shared_one[0].end < 300:
            return shared_one
        if self.lexicon.claims.search(about) or (check.status == "unconfirmed" and len(about.split()) < 4):
            return self._nearest(check)
        return self._of_object(check) if self.lexicon.objects.search(about) else []

    def _in_clause(self, check: Check, sentence: list[Told]) -> list[Told]:
        """The statement whose cue or source the words touch, else the nearest of their sentence."""
        for told in sentence:
            roles = (*told.cue, *told.source)
            if any(s.start < check.span.end + 2 and check.span.start < s.end + 2 for s in roles):
                return [min(sentence, key=lambda a: a.start) if check.way == "opening" else told]
        for told in sentence:
            if any(check.span.end <= s.start <= check.span.end + 6 for s in told.content):
                return [told]
        if check.status in ("disputed", "unconfirmed"):
            return []
        after = [a for a in sentence if a.start >= check.span.start or a.end <= check.span.start]
        return sorted(after, key=lambda a: max(a.start - check.span.end, check.span.start - a.end))[:1]

    def _claims_before(self, check: Check, reach: int = _REACH) -> list[Told]:
        near = self.before(check.span.start, reach)
        out = [a for a in near if not self._is_check(a, check) and not self._is_wish(a)]
        return [a for a in out if a.id not in self.voices] or out

    def _beside(self, check: Check, gap: int = _BESIDE) -> list[Told]:
        """The statement that ends where the check's sentence begins, or stands before it in the sentence."""
        here = [a for a in self._claims_before(check) if a.end >= check.sentence.start - gap]
        inside = [a for a in here if a.start >= check.sentence.start and a.end <= check.span.start + 2]
        return (inside or here)[:1]

    def _of_label(self, check: Check) -> list[Told]:
        """What a verdict's line speaks of: the statement before a lone word, else the claim that the page is about."""
        if not check.about.strip(" .:—–-") or (
            check.span.end - check.span.start < 20 and check.about in self.text[slice(*check.span)]
        ):
            close = [a for a in self._claims_before(check) if "\n" not in self.text[a.end : check.span.start]]
            if close:
                return close[:1]
        stems = self.stems(check.about)
        near = self.before(check.span.start, 20 * _REACH, _WIDE)
        near = [a for a in near if not self._is_wish(a)]
        shared = [(len(stems & self.matter(a)), -a.start) for a in near]
        if not near:
            return []
        best = max(range(len(near)), key=lambda n: shared[n])
        return [near[best]] if shared[best][0] >= 2 else [near[-1]]

    def _of_picture(self, check: Check) -> list[Told]:
        """A picture's place and time belie what was said of a picture."""
        subject = self.text[max(check.sentence.start, check.span.start - 120) : check.span.end]
        if not self.lexicon.objects.search(subject) and not re.match(r"\s*(?:It|They)\b", subject):
            return []
        out = []
        for told in self._claims_before(check, 400)[:4]:
            around = self.text[max(0, told.start - 120) : min(told.end, told.start + 400)]
            if self.lexicon.objects.search(around) or re.search(r"\b(?:clip|shows?|showed)\b", around):
                out.append(told)
        definite = re.search(
            r"\b(?:[Tt]he|[Tt]his|[Tt]hese)\s+(?:\w+\s+)?\w+"
            r"\s*$",
            self.text[check.sentence.start : check.span.start],
        )
        return out[:1] or (self._beside(check) if definite and check.way == "picture" else [])

    def _echoed(self, check: Check) -> list[Told]:
        """The statement that the outlet's next sentence denies in the statement's own words."""
        beside = self._beside(check, 12)
        if not beside or check.sentence.start < beside[0].end:
            return []
        mine = self.matter(beside[0])
        shared = mine & self.stems(
            self.text[check.sentence.start : min(check.sentence.end, check.sentence.start + 400)]
        )
        negated = re.search(r"\b(?:no|not|never|none|nothing)\b|n[’']t\b", self.words(beside[0].content))
        return beside if len(shared) >= 2 and len(shared) * 2 >= len(mine) and not negated else []

    def _judged(self, check: Check) -> tuple[list[Told], VerificationStatus]:
        """What a record or the outlet's own eyes say beside a statement: whether it bears it out or belies it."""
        lexicon = self.lexicon
        chosen = self._beside(check)
        if not chosen:
            return [], check.status
        told = chosen[0]
        low = check.sentence.start if told.end <= check.sentence.start else min(told.end, check.span.start)
        shown = self.text[low : min(check.sentence.end, low + 500)]
        shared = self.stems(shown) & (self.matter(told) | self.stems(self.words(told.source)))
        mine = {f for f in self.figures[told.id] if f not in _YEAR}
        theirs = {f for f in self._figures(shown) if f not in _YEAR}
        towards, against = lexicon.towards.search(shown), lexicon.against.search(shown)
        apart = "\n" in self.text[told.end : max(check.span.start, told.end)]
        if apart and not (shared and (against or towards)):
            return [], check.status
        if towards and not against:
            return chosen, "confirmed"
        if mine and theirs:
            return (chosen, "confirmed") if mine & theirs else (chosen, "disputed")
        if against or (lexicon.sweeping.search(self.words(told.content)) and (shared or check.way == "object")):
            return chosen, "disputed"
        eyes = check.by is None or not lexicon.records.search(check.by)
        if len(shared) >= 2 or (shared and (check.way == "object" or eyes)) or towards:
            return chosen, "confirmed"
        return [], check.status

    def _with_figures(self, check: Check) -> list[Told]:
        """The nearest statements with figures, one for each source that the check counts, and where repeated."""
        many = self.lexicon.many.search(check.about)
        count = self.lexicon.counts.get((many["count"] or "").casefold(), 1) if many else 1
        three = re.search(r"\b(?:three|four|five|six)\b", check.about, re.IGNORECASE)
        if three:
            count = self.lexicon.counts[three[0].casefold()]
        near = self.before(check.span.start, _FAR if count > 2 else _REACH)
        window = [a for a in near if self.figures[a.id] and (a.source or a.parent) and not self._is_check(a, check)]
        window = [a for a in window if max(self.figures[a.id]) > _FEW] or window
        groups: dict[str, list[Told]] = {}
        for told in window:
            key = self._root(told)
            if key in groups or len(groups) < count:
                groups.setdefault(key, []).append(told)
        chosen = []
        for group in groups.values():
            figure = max(self.figures[group[0].id]) if count == 1 else max(max(self.figures[a.id]) for a in group)
            chosen += [a for a in group if figure in self.figures[a.id]]
        return [*chosen, *self._copies(chosen)]

    def _root(self, told: Told) -> str:
        for _ in range(6):
            if told.parent not in self.by_id:
                break
            told = self.by_id[told.parent]
        return re.sub(r"[’']s?$", "", _plain(self.words(told.source))) or told.id

    def _copies(self, chosen: list[Told]) -> list[Told]:
        """Where the page gives the same figure for the same thing again."""
        out: dict[str, Told] = {}
        for told in chosen:
            stems = self.matter(told)
            source = _plain(self.words(told.source))
            for figure in self.figures[told.id]:
                for other in self.by_figure[figure][:_COPIES]:
                    shared = stems & self.matter(other)
                    same = source and source == _plain(self.words(other.source))
                    if len(out) < _COPIES and (same or len({s for s in shared if not s.isdigit()}) >= 2):
                        out[other.id] = other
        return list(out.values())

    def _of_object(self, check: Check) -> list[Told]:
        """Statements that stand in the document or film that was seen: just before, in the sentence, or right after."""
        nouns = {m[0].casefold().rstrip("s") for m in self.lexicon.objects.finditer(check.about)}
        out = []
        for told in self.before(check.sentence.end, _REACH):
            words = self.words((*told.source, *told.cue)).casefold()
            if any(re.search(rf"\b{re.escape(n)}s?\b", words) for n in nouns):
                out.append(told)
        first = bisect_right(self.starts, check.sentence.end - 1)
        for told in self.told[first : first + 3]:
            source = self.words(told.source).strip()
            near = 40 if source.casefold() in ("it", "they") else 200
            if 0 <= told.start - check.sentence.end < near and source and self.lexicon.parts.fullmatch(source):
                out.append(told)
        return out

    def _sharing(self, check: Check, least: int) -> list[Told]:
        """The nearest statement that shares words with what is checked."""
        stems = self.stems(check.about)
        best: list[tuple[int, int, Told]] = []
        for number, told in enumerate(self.before(check.sentence.end, _REACH)):
            if self._is_check(told, check) or told.start >= check.span.end or told.id in self.voices:
                continue
            shared = len(stems & (self.matter(told) | self.stems(self.words(told.source))))
            if shared >= least:
                best.append((-shared, number, told))
        return [min(best, key=lambda b: b[:2])[2]] if best else []

    def _nearest(self, check: Check) -> list[Told]:
        """The statement just before: of the sentence, else of the sentences before it in this or the last paragraph."""
        low = max(0, check.sentence.start - _REACH)
        paragraph = max(low, self.text.rfind("\n", low, check.sentence.start) + 1)
        above = low + len(self.text[low:paragraph].rstrip())
        above = max(low, self.text.rfind("\n", low, above) + 1)
        window = self._claims_before(check)
        here = [a for a in window if a.end > (paragraph if paragraph < check.sentence.start else above)]
        many = self.lexicon.many.search(check.about)
        count = self.lexicon.counts.get((many["count"] or "").casefold(), 0) if many else 1
        about = re.sub(r"^(?:of|for|to|in|about)\s+", "", check.about)
        owner = self.stems(about)
        owned = [a for a in here if owner & self.stems(self.words(a.source))]
        if not owned and self.lexicon.owner.search(about):
            return []
        chosen = owned or here
        return chosen if many and count == 0 and owned else chosen[: max(count, 1)]
