"""What the words around a figure add: what befell whom, what a sum of money is, its conversion, as of when."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from reportedly.days import since_then
from reportedly.resolve.counts import nouns, units
from reportedly.resolve.counts.bare import copy, take_up
from reportedly.resolve.counts.page import Draft, Page

_SUMS = frozenset(
    """salary salaries wage wages pay paycheck payment payments fine fines fined damage damages cost costs price prices
    budget loan loans debt debts bail bonus contract contracts deal tax taxes fee fees revenue revenues profit profits
    loss losses grant grants funding fund funds aid donation donations settlement ransom reward rent pension penalty
    award investment investments income sales earnings deficit surplus bill bills sum worth package compensation
    assets savings bribe bribes prize project program programme subsidy subsidies tuition premium premiums cash
    spending expenses dividend turnover mortgage stake bid offer credit relief value fortune bond bonds allowance
    raise stipend benefits benefit subscription fares fare ticket tickets insurance lawsuit purchase
    campaign""".split()
)
_OF_TAX = frozenset("credit increase cut break hike rise relief bill plan package deduction burden refund".split())
_WHEN = frozenset("ago later earlier hence afterwards beforehand before after".split())
_FROM = frozenset("since from than".split())
_CONVERTS = re.compile(
    r"[\s\"'”’]*(?:[(,–—-]|or\b)?(?:[\s,–—-]+(?:or|that is|which|at|the|\w+day’s|\w+day's|time|current|today's|today’s"
    r"|exchange|rates?|comes?|came|to|is|was|worth|equivalent|equal|some|about|around|nearly|converted|roughly"
    r"|a|little|more|than|less|just|over|under|approximately))*[\s(]*"
)
_LONGEST_CONVERSION = 60
_TAKES_UP = frozenset(("sum", "amount", "total"))
_BACK = 2
"""Figures, and sentences, before “the sum” that it may take up."""


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what stands around them; those whose unit stays unknown are left out."""
    for number in range(len(drafts) - 2, -1, -1):
        draft, following = drafts[number], drafts[number + 1]
        if draft.ahead and following.first - draft.after <= 2 and following.unit:
            draft.unit, draft.per = following.unit, following.per
            draft.counted, draft.currency = following.counted, following.currency
    found: list[Draft] = []
    told = _told(drafts)
    for draft in drafts:
        if draft.unit is None:
            take_up(page, draft, found)
        if draft.unit is None and draft.number.grouped and (other := told.get(draft.number.low)) is not None:
            copy(draft, other)
        if draft.unit is None or _is_when(page, draft):
            continue
        _befallen(page, draft)
        if units.is_money(draft.unit) and draft.counted is None:
            draft.counted = _sum(page, draft)
            _taken_up(page, draft, found)
        if draft.unit not in units.MEASURES and not units.is_money(draft.unit):
            draft.as_of = _as_of(page, draft)
        found.append(draft)
    for left, right in pairwise(found):
        _convert(page, left, right)
    return found


def _told(drafts: list[Draft]) -> dict[float, Draft | None]:
    """Figures with a unit by the number as printed, None where two with one number have different units."""
    told: dict[float, Draft | None] = {}
    for draft in drafts:
        if draft.unit is not None:
            other = told.setdefault(draft.number.low, draft)
            if other is not None and other.unit != draft.unit:
                told[draft.number.low] = None
    return told


def _befallen(page: Page, draft: Draft) -> None:
    """Words before the number that tell what befell the people: killed 12 people."""
    k = draft.first - 1
    while page.word(k) in ("another", "also", "the", "further", "all"):
        k -= 1
    if draft.unit == "person" and page.word(k) in nouns.BEFELL and not page.apart(k + 1):
        words = [word for word in (draft.counted or "").split() if word.casefold() not in nouns.BEFELL]
        if page.word(k - 1) not in ("were", "was", "are", "been", "is", "be") or not words:
            draft.counted = " ".join([*words, page.printed(k, k + 1)])


def _is_when(page: Page, draft: Draft) -> bool:
    """Two weeks ago, three days later: a time, not a length."""
    if draft.unit not in units.TIMES:
        return False
    after = page.word(draft.after)
    return after in _WHEN or (after == "from" and page.word(draft.after + 1) in ("now", "today"))


def _sum(page: Page, draft: Draft) -> str | None:
    """What a sum of money is: the nearest word for one in its clause, behind it first."""
    k = draft.after
    while k < min(draft.after + 4, len(page.tokens)) and page.kind(k) == "w":
        if page.word(k) in _SUMS:
            return page.printed(k, _sum_end(page, k))
        k += 1
    for k in range(draft.first - 1, max(-1, draft.first - 9), -1):
        if page.word(k) in (".", ";", ":", "?", "!") or page.kind(k) == "d" or page.apart(k + 1):
            break
        if page.word(k) in _SUMS:
            return page.printed(k, _sum_end(page, k))
    return None


def _sum_end(page: Page, k: int) -> int:
    """The end of the words for a sum: “tax” of itself, “tax credit”, “tax increases”."""
    after = k + 1
    goes_on = page.word(k) == "tax" and page.kind(after) == "w" and not page.apart(after)
    return after + 1 if goes_on and nouns.singular(page.word(after)) in _OF_TAX else after


def _taken_up(page: Page, draft: Draft, earlier: list[Draft]) -> None:
    """“The sum” is the sum told before: of one that nobody says what it is, it is that."""
    if (draft.counted or "").casefold() not in _TAKES_UP:
        return
    for other in earlier[: -_BACK - 1 : -1]:
        if page.sentence_of(draft.first) - page.sentence_of(other.first) > _BACK:
            return
        if other.unit == draft.unit and other.currency == draft.currency:
            other.counted = other.counted or draft.counted
            draft.counted = other.counted
            return


def _as_of(page: Page, draft: Draft) -> str | None:
    """The date that a count is as of: the only one in its sentence, or in its clause."""
    offset = page.tokens[draft.first].start
    here = page.sentence_at(offset)
    if here < 0 or not page.dates:
        return None
    start, end = page.sentences[here]
    first = bisect_left(page.dates, start, key=lambda d: d.span.start)
    found: list[tuple[int, str]] = []
    for dated in page.dates[first : first + 4]:
        if dated.span.start >= end:
            break
        lead = page.text[max(0, dated.span.start - 8) : dated.span.start].casefold().split()
        if dated.value is None or "/" in dated.value or since_then(page.text, dated.span.start):
            continue
        if not (lead and lead[-1] in _FROM):
            found.append((dated.span.start, dated.value))
    values = {value for _, value in found}
    return values.pop() if len(values) == 1 else None


def _convert(page: Page, left: Draft, right: Draft) -> None:
    """51,000 marks (some £900): the same sum, each the other's conversion."""
    if not (left.unit and right.unit and units.is_money(left.unit) and units.is_money(right.unit)):
        return
    if left.conversion or (left.unit == right.unit and left.currency == right.currency):
        return
    one, other = left.span(page), right.span(page)
    between = page.text[one.end : other.start]
    if len(between) > _LONGEST_CONVERSION or not _CONVERTS.fullmatch(between) or not between.strip():
        return
    left.conversion, right.conversion = other, one
    right.per, right.counted = right.per or left.per, right.counted or left.counted
    left.per, left.counted = left.per or right.per, left.counted or right.counted
