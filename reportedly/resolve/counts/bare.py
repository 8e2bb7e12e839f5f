"""What a bare number counts, told by the words around it: “killed four”, “of them, 19”, “from 4 percent to 5”."""

from __future__ import annotations

from reportedly.resolve.counts import nouns, units
from reportedly.resolve.counts.following import name_of, noun_phrase
from reportedly.resolve.counts.page import Draft, Page
from reportedly.text import QUOTATION_MARKS

_BACK_SENTENCES, _BACK_FIGURES, _BACK_WORDS = 2, 8, 30
"""How far back a bare number finds what it counts."""
_FACTOR = 10.0
"""A bare number takes up one that is at most so many times as large or small."""
_FIGURE_NOUNS = frozenset("figure figures number numbers toll total count tally estimate crowd estimates list".split())
_CROWDS = frozenset("crowd turnout attendance toll".split())
_COME = nouns.GATHERED | {"come", "left", "gone", "returned"}
_GROUPS = frozenset(
    "garrison squad party crew team staff workforce population congregation crowd unit class audience convoy".split()
)
"""Of so many people: a garrison of 200."""
_COUNTING = frozenset(
    """of named name counted count found reported put puts speak spoke speaks listed registered confirmed recorded to at
    was is were than by and total only another identified claimed claims suggests which gives gave given""".split()
)

_FELLING = {
    form: told
    for told, forms in {
        "killed": "kill kills killing", "injured": "injure injures injuring", "wounded": "wound wounds wounding",
        "hurt": "hurts hurting", "arrested": "arrest arrests arresting", "detained": "detain detains detaining",
        "rescued": "rescue rescuing", "evacuated": "evacuating", "displaced": "displacing", "infected": "infecting",
        "hospitalised": "hospitalising", "hospitalized": "hospitalizing", "executed": "executing",
        "buried": "bury buries burying",
        "employed": "employ employs employing", "housed": "house houses housing", "sheltered": "shelters sheltering",
    }.items()
    for form in (told, *forms.split())
}  # fmt: skip
"""What is done to so many, by the forms of the verb before the number."""
_FURTHER = frozenset("another further also all a the".split())
_PASSIVE = frozenset("was were been being are is be".split())
_LEVELS = frozenset("at to was is were stood as nearer by exceeds exceeded reached".split())
_AVERAGES = frozenset("average mean median peak target high low rate".split())
_AGAINST = frozenset("from against than versus".split())
_PAST = nouns.STOPS | frozenset("last next overnight tonight altogether overall nationwide alone so far".split())
_CLAUSE = 14
"""Tokens in which “the number of” may stand before its number."""


def copy(draft: Draft, other: Draft) -> None:
    """Give a bare number the unit of another figure."""
    draft.unit, draft.counted = other.unit, other.counted
    draft.currency, draft.per = other.currency, draft.per or other.per


def _named(draft: Draft) -> bool:
    """Whether the words for what a figure counts begin with a noun, not with what befell (“fined”)."""
    return draft.counted is not None and draft.counted.split()[0].casefold() not in nouns.BEFELL


def take_up(page: Page, draft: Draft, earlier: list[Draft]) -> None:
    """Give a bare number the unit of what it takes up, where that is safe."""
    them = page.word(draft.after) == "of" and page.word(draft.after + 1) in ("them", "these", "those", "whom", "us")
    if _felled(page, draft, earlier) or _number_of(page, draft) or _compared(page, draft, earlier):
        return
    if not _counts(page, draft, them):
        return
    if _apposed(page, draft) or _crowd(page, draft) or _how_many(page, draft):
        return
    _from_earlier(page, draft, earlier, them)
    if draft.unit is None and (them or page.word(draft.number.after) in ("were", "was", "have", "had")):
        _take_noun(page, draft)
    if draft.unit and them:
        draft.after = max(draft.after, min(draft.after + 2, len(page.tokens)))


def _from_earlier(page: Page, draft: Draft, earlier: list[Draft], them: bool) -> None:
    """Take the unit of the last figure of like size that counts something."""
    here = page.sentence_of(draft.first)
    value = draft.low if draft.low is not None else draft.high or 0.0
    for other in earlier[: -_BACK_FIGURES - 1 : -1]:
        if here - page.sentence_of(other.first) > _BACK_SENTENCES:
            break
        if other.unit is None or other.unit in units.MEASURES or other.unit == "time":
            continue
        size = other.low if other.low is not None else other.high or 0.0
        near = size and value and 1 / _FACTOR <= value / size <= _FACTOR
        part = page.word(other.first - 1) == "of" and _together(page, other, draft)
        if units.is_money(other.unit) and not (draft.number.grouped and units.is_money(earlier[-1].unit or "")):
            continue
        if near or ((them or part) and value <= size):
            copy(draft, other)
            if not units.is_money(other.unit):
                draft.counted = next((o.counted for o in reversed(earlier) if o.unit == other.unit and _named(o)), None)
            break


def _ended(page: Page, draft: Draft) -> bool:
    """Whether no noun can stand behind the number."""
    k = draft.after
    return page.kind(k) != "w" or page.apart(k) or page.word(k) in _PAST or page.number(k) is not None


def _together(page: Page, one: Draft, other: Draft) -> bool:
    """Whether two figures stand in one sentence."""
    return page.sentence_of(one.first) == page.sentence_of(other.first)


def _toll(draft: Draft) -> bool:
    """Whether a figure counts people whom something befell: “people killed”."""
    return draft.unit == "person" and _named(draft) and not nouns.BEFELL.isdisjoint((draft.counted or "").split())


def _felled(page: Page, draft: Draft, earlier: list[Draft]) -> bool:
    """Killed at least nine; a leak injured four; put the dead at eleven."""
    if not _ended(page, draft) or page.apart(draft.first):
        return False
    k = draft.first - 1
    while page.word(k) in _FURTHER and not page.apart(k):
        k -= 1
    told = _FELLING.get(page.word(k)) if page.word(k - 1) not in _PASSIVE else None
    if page.word(k) in _LEVELS:
        near = (n for n in range(k - 1, max(0, k - 4), -1) if page.word(n) in nouns.TOLLS)
        told = next((page.word(n) for n in near if page.word(n - 1) in ("the", "its", "their")), None)
    if told is None:
        return False
    who = next((d.counted or "" for d in earlier[:-2:-1] if _toll(d) and _together(page, d, draft)), "")
    draft.unit, draft.counted = "person", " ".join([*who.split()[:1], told])
    return True


def _number_of(page: Page, draft: Draft) -> bool:
    """Gave the number of people in the camp as 18,000, the number of dead as 23."""
    if page.word(draft.first - 1) not in _LEVELS or not _ended(page, draft):
        return False
    for k in range(draft.first - 2, max(-1, draft.first - _CLAUSE), -1):
        if page.apart(k + 1) or page.kind(k) != "w":
            return False
        if page.word(k) in ("number", "total") and page.word(k + 1) == "of":
            noun = k + 2 + (page.word(k + 2) == "the")
            if page.word(noun) in nouns.TOLLS and not nouns.is_plural(page.word(noun + 1)):
                draft.unit, draft.counted = "person", page.printed(noun, noun + 1)
                return True
            return _take_phrase(page, draft, k + 2)
    return False


def _how_many(page: Page, draft: Draft) -> bool:
    """How many boxes went missing is disputed. An audit gives 412."""
    here = page.sentence_of(draft.first)
    for k in range(draft.first - 1, max(-1, draft.first - _BACK_WORDS), -1):
        if here - page.sentence_of(k) > 1 or page.kind(k) == "d":
            return False
        if page.word(k) == "how" and page.word(k + 1) == "many":
            return _take_phrase(page, draft, k + 2)
    return False


def _take_phrase(page: Page, draft: Draft, k: int) -> bool:
    """Take the noun phrase at token `k` for what the number counts."""
    phrase = noun_phrase(page, k)
    if phrase is None or not nouns.is_plural(page.word(phrase[1] - 1)):
        return False
    draft.unit, draft.counted = name_of(page, phrase[1] - 1), page.printed(*phrase)
    return True


def _compared(page: Page, draft: Draft, earlier: list[Draft]) -> bool:
    """To 5 percent from 4; at 21.4 percent, against an average of 14."""
    before = page.word(draft.first - 1)
    average = before == "of" and page.word(draft.first - 2) in _AVERAGES
    if not (average or before in _AGAINST) or not _ended(page, draft):
        return False
    other = next((d for d in earlier[:-3:-1] if d.unit not in units.TIMES), None)
    if other is None or page.word(other.first - 1) not in _LEVELS or not other.low or not draft.low:
        return False
    measured = before == "from" or other.unit in units.MEASURES
    if not measured or other.unit in {"ratio", "time"} or units.is_money(other.unit or ""):
        return False
    if not _together(page, other, draft) or not 1 / _FACTOR <= draft.low / other.low <= _FACTOR:
        return False
    copy(draft, other)
    return True


def _counts(page: Page, draft: Draft, them: bool) -> bool:
    """Whether a bare number plainly counts something."""
    if them or draft.bounded or draft.number.grouped or draft.number.form == "vague":
        return True
    before, after = page.word(draft.first - 1), page.word(draft.after)
    ended = page.kind(draft.after) != "w" or after in nouns.STOPS
    if _turned_out(page, draft.after) or _of_a_group(page, draft):
        return True
    if after in ("were", "was", "are", "have", "had", "others"):
        return page.word(draft.first - 1) not in ("the", "these", "those", "of")
    near = {page.word(k) for k in range(max(0, draft.first - 6), draft.first)}
    if near & _FIGURE_NOUNS and before in ("at", "to", "was", "is", "of", "by"):
        return ended
    return ended and before in _COUNTING - {"at", "to", "was", "is", "were", "and", "by"} and draft.low != 1


def _apposed(page: Page, draft: Draft) -> bool:
    """The demonstrators, several hundred by one estimate, … ."""
    i = draft.first - 2
    if page.word(draft.first - 1) != "," or not nouns.is_plural(page.word(i)) or page.apart(draft.first):
        return False
    if not nouns.is_person(page.word(i)) or not draft.bounded | (draft.number.form == "vague") | draft.number.grouped:
        return False
    draft.unit, draft.counted = "person", page.printed(i, i + 1)
    return True


def _turned_out(page: Page, k: int) -> tuple[int, int] | None:
    """The tokens behind token `k` that tell of people who come, flee or live: took part, had come forward."""
    k += page.word(k) in QUOTATION_MARKS
    had = page.word(k) in ("had", "have")
    k += had
    if (page.word(k), page.word(k + 1)) in nouns.TOOK_PART:
        return k, k + 2
    return (k, k + 1) if page.word(k) in (_COME if had else nouns.GATHERED) else None


def _of_a_group(page: Page, draft: Draft) -> bool:
    return page.word(draft.first - 1) == "of" and page.word(draft.first - 2) in _GROUPS


def _crowd(page: Page, draft: Draft) -> bool:
    """Put the crowd at 50,000; a death toll of 43; a garrison of 200; 12,000 took part."""
    if told := _turned_out(page, draft.after):
        draft.unit, draft.counted = "person", page.printed(*told)
        return True
    for k in range(draft.first - 1, max(-1, draft.first - 7), -1):
        if page.apart(k + 1) or page.word(k) in (".", ";") or (page.word(k) == ":" and k < draft.first - 1):
            return False
        if page.word(k) in _CROWDS or (k == draft.first - 2 and _of_a_group(page, draft)):
            first = k - (page.word(k) == "toll" and page.word(k - 1) == "death")
            draft.unit, draft.counted = "person", page.printed(first, k + 1)
            return True
    return False


def _take_noun(page: Page, draft: Draft) -> None:
    """The nearest people named before, in this sentence or the one before."""
    here = page.sentence_of(draft.first)
    for k in range(draft.first - 1, max(-1, draft.first - _BACK_WORDS), -1):
        if here - page.sentence_of(k) > 1:
            return
        word = page.word(k)
        if nouns.is_plural(word) and nouns.is_person(word):
            draft.unit, draft.counted = "person", page.printed(k, k + 1)
            return
