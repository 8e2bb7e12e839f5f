"""How many: the figures of a news text, as printed.

A figure is a number that counts or measures something: its unit stands beside it, or it plainly takes up an earlier
figure's (“put the figure at 23”). A bare number whose unit nobody tells is left out, and so are dates, times of day,
ages, labels (Flight 17), addresses and “one” as a pronoun. “Nobody was injured” counts 0, for it contradicts a toll;
other uses of “nobody” and “none” count nothing. “several hundred” is 200 to 900, “hundreds” 200 and no top, “dozens”
24 and no top; “some” and “nearly” add no margin. Only money in signs, codes and percent is read in other languages
than English.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportedly.resolve.counts import units
from reportedly.resolve.counts.bounds import apply, behind, changes, widen
from reportedly.resolve.counts.context import complete
from reportedly.resolve.counts.following import money_before, noun_phrase, per_after, share_of, unit_after
from reportedly.resolve.counts.no_figures import no_figure
from reportedly.resolve.counts.numerals import BEGINNINGS, Number
from reportedly.resolve.counts.page import LONG_DASHES, Draft, Page
from reportedly.types import Dated, Quantity

_TWICE = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "thrice": 3.0}
_TIMED = {
    "doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5, "doubling": 2.0, "tripling": 3.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "ninefold": 9.0, "tenfold": 10.0, "hundredfold": 100.0,
}  # fmt: skip
_DOUBLED = frozenset("the that what its his her their this last those these to in".split())
_DOUBLING = frozenset("than nearly almost about to would will could may might roughly".split())
_OWN = frozenset(("the", "its", "their", "his", "her", "our"))
_LEADING = frozenset("has have had was were been more than nearly almost about also roughly since".split())
"""What stands between what doubled and that it did."""
_NOBODY = frozenset({"nobody", "none"})
_ZEROED = frozenset("injured killed hurt arrested detained harmed wounded died missing charged".split())
_NO_TOLL = frozenset("injuries casualties arrests deaths fatalities detentions victims injured".split())
_OPENING = BEGINNINGS | _TIMED.keys() | _TWICE.keys() | _NOBODY | {"no"}
"""What a figure begins with that begins with no digit."""
_LARGEST_WHOLE = 1000


def find_figures(text: str, dates: Sequence[Dated] = (), language: str | None = "en") -> list[Quantity]:
    """The figures of a text in its order; their spans are disjoint. Time is linear in the length of the text.

    What `dates` cover is none; a date in the sentence is what a count is as of. A `language` that is not known is
    read as English.
    """
    english = (language or "en").casefold().split("-")[0].split("_")[0] == "en"
    page = Page(text, dates, pointed=english)
    drafts: list[Draft] = []
    after, end = 0, 0
    for i in (i for i, token in enumerate(page.tokens) if token.kind == "d" or token.low in _OPENING):
        if i < after:
            continue
        if i > after:
            end = drafts[-1].after if drafts else 0
        found = _ratio(page, i) or _nobody(page, i) if english else None
        number = page.number(i) if found is None else None
        if number is not None and not english and number.form != "digits":
            number = None
        if number is not None and not no_figure(page, number):
            found = _read(page, number, english)
        if found is not None:
            found.first = max(found.first, end)
            drafts.append(found)
        after = end = max(i + 1, found.after if found else number.after if number else 0)
        if found is None and number is None:
            end = drafts[-1].after if drafts else 0
    return [q for d in complete(page, drafts) if (q := _quantity(page, d)) is not None]


def _quantity(page: Page, draft: Draft) -> Quantity | None:
    low, high = draft.low, draft.high
    if draft.unit is None or (low is None and high is None):
        return None
    if any(end is not None and not math.isfinite(end) for end in (low, high)):
        return None
    return Quantity(
        span=draft.span(page),
        low=low,
        high=high,
        unit=draft.unit,
        approximate=draft.approximate,
        counted=draft.counted,
        per=draft.per,
        as_of=draft.as_of,
        conversion=draft.conversion,
    )


def _read(page: Page, number: Number, english: bool) -> Draft | None:
    """The figure that a number is: its range, its unit, what stands around it."""
    draft = Draft(number, number.first, number.after, number.low, number.high)
    draft.approximate = number.form == "vague"
    money = money_before(page, number.first)
    if money is not None:
        draft.first, draft.unit = money
        draft.currency = page.word(number.first - 1)
    _range(page, draft, money is not None)
    if draft.ahead:
        widen(page, draft)
        return draft
    if money is None and _of_so_many(page, draft):
        widen(page, draft)
        return draft
    k = behind(page, draft, draft.after) if english else draft.after
    if money is None:
        k = _take_unit(page, draft, k, english)
    if not english and draft.unit is None:
        return None
    draft.after = max(draft.after, k)
    if english:
        _take_rest(page, draft)
    return draft


def _take_unit(page: Page, draft: Draft, k: int, english: bool) -> int:
    number = draft.number
    unit = unit_after(page, number, k)
    metres = number.scale == 1e6 and page.word(number.after - 1) == "m" and (unit is None or unit.after == k)
    if metres and unit is None and draft.low == draft.high:
        draft.low = draft.high = number.base
        draft.unit = "metre"
        return k
    if unit is None:
        if number.form == "part":
            draft.unit, draft.counted = "ratio", share_of(page, k)
        return k
    if not english and not (units.is_money(unit.name) or unit.name == "percent"):
        return k
    draft.unit, draft.counted, draft.per, draft.currency = unit.name, unit.counted, unit.per, unit.currency
    return unit.after


def _take_rest(page: Page, draft: Draft) -> None:
    """What stands behind the unit (per what, “or more”, a smaller unit) and before the number."""
    if draft.unit is not None:
        _smaller(page, draft)
    if (per := per_after(page, draft.after)) is not None:
        draft.per, draft.after = per
    draft.after = behind(page, draft, draft.after)
    widen(page, draft)


def _smaller(page: Page, draft: Draft) -> None:
    """Two hours and ten minutes; six feet two inches."""
    k = draft.after + 1 if page.word(draft.after) in ("and", ",") else draft.after
    following = page.number(k)
    if following is None or draft.unit is None or draft.low is None or draft.low != draft.high:
        return
    unit = unit_after(page, following, following.after)
    factor = units.SMALLER.get((draft.unit, unit.name)) if unit else None
    if unit and factor and following.high == following.low < factor:
        draft.low = draft.high = draft.low * factor + following.low
        draft.unit, draft.after = unit.name, unit.after


def _range(page: Page, draft: Draft, signed: bool) -> None:
    """Take a second number into the draft: 200 to 300, between two and ten, 20–30, forty or fifty, $1m-$2m."""
    number, k = draft.number, draft.after
    if number.form == "vague" or page.apart(k):
        return
    marked = page.word(k) in ("%", "percent") or (page.word(k) == "per" and page.word(k + 1) == "cent")
    k += (1 + (page.word(k) == "per")) if marked else 0
    joint = page.word(k)
    before = page.word(draft.first - 1)
    dash = joint in LONG_DASHES
    if not (dash or joint in ("to", "or") or (joint == "and" and before == "between")):
        return
    at = k + 1
    second_sign = _money_at(page, at)
    at = second_sign if second_sign is not None else at
    second = page.number(at)
    if second is None or second.form in ("vague", "part") or page.apart(at) or (second_sign is not None and not signed):
        return
    low, high = number.low, second.low
    if second.scaled and not number.scaled and number.base < second.base:
        low *= second.scale
    if joint == "to" and before == "from" and number.low and changes(page, draft.first - 1):
        draft.ahead = not signed and not marked
        if marked:
            draft.unit, draft.after = "percent", k
        return
    if low >= high or (joint == "or" and (high > 2 * low + 1 or marked or (number.low == 1 and high > 2))):
        return
    if dash and not page.glued(at) and joint != "–":
        return
    draft.low, draft.high, draft.after = low, high, second.after
    draft.approximate = draft.approximate or joint == "or"
    if before in ("between", "from") and joint in ("to", "and"):
        draft.first -= 1


def _money_at(page: Page, at: int) -> int | None:
    """Where the number begins behind a sign of money at token `at`."""
    for k in (at, at + 1, at + 2):
        if page.word(k) in units.SIGNS and page.word(k):
            return k + 1
        if page.word(k) not in units.DOLLAR_PREFIXES:
            return None
    return None


def _of_so_many(page: Page, draft: Draft) -> bool:
    """Three in ten, nine out of 10."""
    number, k = draft.number, draft.after
    joint = page.word(k)
    if joint == "out" and page.word(k + 1) == "of":
        k += 1
    elif joint != "in":
        return False
    whole = page.number(k + 1)
    if whole is None or number.low != number.high or whole.low != whole.high or number.form in ("vague", "part"):
        return False
    if draft.low != draft.high or not 0 < number.low < whole.low <= _LARGEST_WHOLE:
        return False
    unit = unit_after(page, whole, whole.after)
    if unit is not None and (unit.name in units.MEASURES or units.is_money(unit.name)) and joint == "in":
        return False
    draft.low = draft.high = number.low / whole.low
    draft.unit, draft.after = "ratio", whole.after
    draft.counted = unit.counted if unit else share_of(page, whole.after)
    return True


def _ratio(page: Page, i: int) -> Draft | None:
    """Twice as many, double the number, more than tripled, fivefold."""
    word = page.word(i)
    if word not in _TIMED and word not in _TWICE:
        return None
    after = page.word(i + 1)
    if word in _TIMED:
        if word in ("halved", "doubling", "tripling") and after == "down":
            return None
        value, end = _TIMED[word], i + 1
    else:
        value, end = _TWICE[word], i + 1
        if not (after in _DOUBLED or (after == "as" and word != "double") or page.word(i - 1) in _DOUBLING):
            return None
        if word in ("twice", "thrice") and after in ("to", "in", "this", "last", "those"):
            return None
    tokens = page.tokens
    if any(page.dated[tokens[i].start : tokens[i].end]) or page.hyphen(end):
        return None
    draft = Draft(Number(i, end, value, value, "words", value), i, end, value, value, "ratio")
    if after in _OWN:
        draft.counted = share_of(page, end) or _printed(page, noun_phrase(page, end + 1, plural=False))
    elif word in _TIMED:
        draft.counted = _grown(page, i)
    widen(page, draft)
    if page.word(i - 1) in ("over", "under") and not draft.bounded:
        draft.first = i - 1
        apply(draft, "low" if page.word(i - 1) == "over" else "high")
    return draft


def _printed(page: Page, phrase: tuple[int, int] | None) -> str | None:
    return page.printed(*phrase) if phrase else None


def _grown(page: Page, i: int) -> str | None:
    """What doubled, where it is one word behind an article before the verb at `i`: “the bonus had doubled”."""
    j = i - 1
    while page.word(j) in _LEADING:
        j -= 1
    return page.printed(j, j + 1) if page.word(j - 1) in _OWN and page.tokens[j].kind == "w" else None


def _nobody(page: Page, i: int) -> Draft | None:
    """Nobody was injured, no one has been arrested, no casualties: none, counted."""
    word, k = page.word(i), i + 1
    if word == "no" and page.word(k) == "one":
        k += 1
    elif word == "no" and page.word(k) in _NO_TOLL and not page.apart(k):
        counted = page.printed(k, k + 1)
        return Draft(Number(i, i + 1, 0, 0, "words", 0), i, k + 1, 0.0, 0.0, "person", counted=counted)
    elif word not in _NOBODY or (page.word(k) == "of" and page.word(k + 1) != "them"):
        return None
    else:
        k += 2 * (page.word(k) == "of")
    end = k
    while page.word(k) in ("was", "were", "has", "have", "had", "been", "is", "are", "else", "seriously"):
        k += 1
    if (k == end and page.word(k) != "died") or page.word(k) not in _ZEROED:
        return None
    return Draft(Number(i, end, 0, 0, "words", 0), i, end, 0.0, 0.0, "person", counted=page.printed(k, k + 1))
