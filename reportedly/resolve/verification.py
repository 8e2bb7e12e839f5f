"""What the outlet or a checker says of the truth of a statement, and of which statements it says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.resolve.verification_words import CHECKING, Checking
from reportedly.text import quotations, sentences
from reportedly.types import Span, Verification, VerificationStatus

OUTLET = "the outlet"
"""Who checks, where the page names itself nowhere."""
_LONGEST = 1500
"""Code points of a sentence, and of a content, that are read."""
_WINDOW = 12
"""Statements before a check that it may speak of."""
_REACH = 1500
"""Code points before a check in which these stand."""
_FAR = 6000
"""The same where a check counts the figures it speaks of: “any of the three figures”."""
_HEAD = 300
"""Code points at a page's start in which it says that it is a correction."""
_FEW = 12
"""Figures up to this are seldom the number that a check speaks of."""
_COPIES = 24
"""Statements that repeat a figure and share its fate, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Words that speak of the truth of a statement. `by` is None where the outlet speaks of itself or of nobody.

    `about` is what is checked, in the page's words; `statement` says that the words stand in the statement's own
    clause (“falsely claimed”).
    """

    status: VerificationStatus
    by: str | None
    span: Span
    sentence: Span
    about: str
    statement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement as `verify` needs it."""

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    parent: str | None = None

    @property
    def start(self) -> int:
        return min((s.start for role in (self.content, self.cue, self.source) for s in role), default=0)

    @property
    def end(self) -> int:
        return max((s.end for role in (self.content, self.cue, self.source) for s in role), default=0)


_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_NUMBER = re.compile(r"(?<![\w.,])\$?\d[\d,.]*")
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def find_checks(text: str, outlet: str | None = None, language: str = "en") -> list[Check]:
    """The outlet's and checkers' words on the truth of statements, in text order; what stands in quotation marks is not
    the outlet's."""
    lexicon = CHECKING.get(language)
    if lexicon is None or not lexicon.trigger.search(text):
        return []
    quoted = quotations(text)
    corrects = bool(lexicon.correcting.search(text, 0, _HEAD))
    found: list[Check] = []
    passed = 0
    for sentence in sentences(text):
        short = Span(sentence.start, min(sentence.end, sentence.start + _LONGEST))
        if not lexicon.trigger.search(text, *short):
            continue
        while passed < len(quoted) and quoted[passed].end <= short.start:
            passed += 1
        near = [q for q in quoted[passed : passed + 20] if q.start < short.end]
        taken: list[Span] = []
        for check, verb in _of_sentence(text, short, outlet, lexicon):
            clash = any(check.span.start < t.end and t.start < check.span.end for t in taken)
            if not clash and not any(q.start <= verb < q.end for q in near):
                taken.append(check.span)
                own = check.status == "disputed" and check.by is None and not check.statement
                status: VerificationStatus = "corrected" if corrects and own else check.status
                found.append(
                    Check(
                        status=status,
                        by=check.by,
                        span=check.span,
                        sentence=sentence,
                        about=check.about,
                        statement=check.statement,
                    )
                )
    return sorted(found, key=lambda c: c.span)


def _of_sentence(text: str, sentence: Span, outlet: str | None, lexicon: Checking) -> Iterator[tuple[Check, int]]:
    """The checks of a sentence, and where the words of checking stand."""
    for status, pattern, inner in lexicon.patterns:
        for m in pattern.finditer(text, *sentence):
            groups = m.groupdict()
            about = (groups.get("about") or "").strip(" ,")
            if (
                status in ("confirmed", "disputed")
                and about
                and m.start("about") == m.start()
                and lexicon.unless.search(m[0])
            ):
                continue
            who = groups.get("who")
            by: str | None = None
            if who is not None:
                named = _checker(who.strip(" ,."), status, m, outlet, lexicon)
                if named is None:
                    continue
                by = None if lexicon.own.fullmatch(named) and _is_self(named) else named
            start, end = m.span()
            if about and m.start("about") == start and not inner:
                verb = m.end("about")
            else:
                verb = m.end("who") if who is not None and m.start("who") == start else start
            while end > start and text[end - 1] in " ,.;:":
                end -= 1
            start += len(m[0]) - len(m[0].lstrip())
            yield (
                Check(
                    status=status, by=by, span=Span(start, end), sentence=sentence, about=about or m[0], statement=inner
                ),
                min(verb + 1, end - 1),
            )


def _is_self(who: str) -> bool:
    return who.casefold().split()[0] in ("we", "us", "our", "this")


def _checker(who: str, status: str, m: re.Match[str], outlet: str | None, lexicon: Checking) -> str | None:
    """Who checks, or None where it is a party: the ministry that confirms nothing is no checker."""
    who = re.sub(
        r"^(?:but|and|yet|although|while|however,?|so far,?|still,?|on \w+day,?)\s+", "", who, flags=re.IGNORECASE
    )
    if lexicon.own.fullmatch(who) or lexicon.outlets.fullmatch(who):
        return who
    if outlet and _plain(who) == _plain(outlet):
        return who
    if re.search(
        r"fact[\s-]?check|records|documents|data|footage|videos?|images|e-?mails|logs|figures", who, re.IGNORECASE
    ):
        return who
    if status == "disputed":
        return (
            who
            if _WORD.search(who) and who.split()[0].casefold() not in ("who", "which", "and", "has", "that")
            else None
        )
    own = re.search(r"\b(?:independently|immediately)\b", m[0][: 60 + len(who)].split(" that ", 1)[0])
    return who if own and who[:1].isupper() else None


def _plain(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())


def verify(
    checks: Sequence[Check], attributions: Sequence[Told], text: str, outlet: str | None = None, language: str = "en"
) -> dict[str, Verification]:
    """What is said of the truth of each statement, by its id: the check that is nearest and surest, if any."""
    lexicon = CHECKING.get(language)
    if lexicon is None or not checks or not attributions:
        return {}
    index = _Index(text, attributions, lexicon)
    found: dict[str, tuple[int, Verification]] = {}
    for check in checks:
        if index.is_told(check):
            continue
        by = check.by or outlet or OUTLET
        rank = 1 if check.status == "corrected" else 0
        for told in index.tied(check):
            if told.id not in found or found[told.id][0] < rank:
                found[told.id] = rank, Verification(status=check.status, by=by, span=check.span)
    return {key: verification for key, (_, verification) in found.items()}


class _Index:
    """The statements of a text by place, by figure and by parent; what a check speaks of is looked up here."""

    def __init__(self, text: str, attributions: Sequence[Told], lexicon: Checking) -> None:
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

    def words(self, spans: tuple[Span, ...]) -> str:
        return " ".join(self.text[s : min(e, s + _LONGEST)] for s, e in spans[:8])[: 2 * _LONGEST]

    def _figures(self, words: str) -> frozenset[float]:
        """The figures of some words, in digits and in words; years and the like are figures too."""
        found: set[float] = set()
        for m in _NUMBER.finditer(words):
            try:
                found.add(float(m[0].strip("$.,").replace(",", "")[:30]))
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

    def before(self, at: int, reach: int) -> list[Told]:
        """The statements that begin before `at`, nearest first, a bounded number."""
        last = bisect_right(self.starts, at - 1)
        return [a for a in reversed(self.told[max(0, last - _WINDOW) : last]) if a.end >= at - reach]

    def is_told(self, check: Check) -> bool:
        """Whether the words are somebody's statement, not the outlet's."""
        last = bisect_right(self.starts, check.span.start)
        for told in self.told[max(0, last - _WINDOW) : last]:
            inside = any(s <= check.span.start and check.span.end <= e for s, e in told.content)
            source = self.words(told.source).strip()
            if inside and source and not check.statement:
                own = self.lexicon.own.fullmatch(source) or self.lexicon.outlets.fullmatch(source)
                if not own and source.casefold() not in ("it", "which"):
                    return True
        return False

    def tied(self, check: Check) -> list[Told]:
        """The statements that a check speaks of, with those they are nested in or hold, when about the same."""
        chosen = self._chosen(check)
        out = {a.id: a for a in chosen}
        for told in chosen:
            for other in self._chain(told):
                if self._same_matter(told, other):
                    out.setdefault(other.id, other)
        return [a for a in out.values() if not self._is_check(a, check)]

    def _is_check(self, told: Told, check: Check) -> bool:
        """Whether a statement is the check itself, read as one: “This paper could not confirm the number”."""
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

    def _chosen(self, check: Check) -> list[Told]:
        lexicon, about = self.lexicon, check.about
        sentence = [a for a in self.before(check.sentence.end, _REACH) if a.end > check.sentence.start]
        if check.statement:
            return self._in_clause(check, sentence)
        if about.casefold().endswith((" that", " which")) and sentence:
            return [a for a in sentence if a.start < check.span.end][:1]
        if lexicon.figures.search(about):
            return self._with_figures(check)
        if lexicon.objects.search(about) and check.status == "confirmed":
            return self._of_object(check)
        shared = self._sharing(check, 2)
        if shared:
            return shared
        if not lexicon.claims.search(about) and not (check.status == "unconfirmed" and len(about.split()) < 4):
            return self._of_object(check) if lexicon.objects.search(about) else []
        return self._nearest(check)

    def _in_clause(self, check: Check, sentence: list[Told]) -> list[Told]:
        """The statement whose cue or source the words touch, else the nearest of their sentence."""
        for told in sentence:
            for s in (*told.cue, *told.source):
                if s.start < check.span.end + 2 and check.span.start < s.end + 2:
                    return [told]
        for told in sentence:
            if any(check.span.end <= s.start <= check.span.end + 6 for s in told.content):
                return [told]
        if check.status in ("disputed", "unconfirmed"):
            return []
        after = [a for a in sentence if a.start >= check.span.start or a.end <= check.span.start]
        return sorted(after, key=lambda a: max(a.start - check.span.end, check.span.start - a.end))[:1]

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
            if told.start - check.sentence.end < 200 and source and self.lexicon.parts.fullmatch(source):
                out.append(told)
        return out

    def _sharing(self, check: Check, least: int) -> list[Told]:
        """The nearest statement that shares words with what is checked."""
        stems = self.stems(check.about)
        best: list[tuple[int, int, Told]] = []
        for number, told in enumerate(self.before(check.sentence.end, _REACH)):
            if self._is_check(told, check):
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
        window = [a for a in self.before(check.span.start, _REACH) if not self._is_check(a, check)]
        here = [a for a in window if a.end > (paragraph if paragraph < check.sentence.start else above)]
        many = self.lexicon.many.search(check.about)
        count = self.lexicon.counts.get((many["count"] or "").casefold(), 0) if many else 1
        owner = self.stems(check.about)
        owned = [a for a in here if owner & self.stems(self.words(a.source))]
        if not owned and self.lexicon.owner.search(check.about):
            return []
        chosen = owned or here
        return chosen if many and count == 0 and owned else chosen[: max(count, 1)]
