"""Words around a number that open one of its ends (“at least”, “up to”) or blur it (“some”, “nearly”)."""

from __future__ import annotations

from typing import Literal

from reportedly.resolve.counts.page import Draft, Page
from reportedly.resolve.counts.units import TIMES

Effect = Literal["low", "high", "about", "low about", "high about"]

_BEFORE: dict[Effect, str] = {
    "low": """at least; more than; over; above; no less than; no fewer than; not less than; not fewer than; upwards of;
        upward of; in excess of; exceeding; exceeds; exceeded; a minimum of; minimum of; at a minimum; greater than;
        well over; well above; just over; just above; north of; topping; far more than; well more than;
        at minimum; a low of""",
    "high": """up to; as many as; as much as; as high as; no more than; not more than; fewer than; less than; under;
        below; at most; a maximum of; maximum of; just under; just below; well under; well below; no greater than;
        far fewer than; not exceeding; within a maximum of; no higher than; no longer than; lower than; a ceiling of""",
    "about": """some; nearly; almost; about; around; approximately; roughly; close to; an estimated; estimated; circa;
        ca; c; approx; perhaps; maybe; near; nearing; approaching; virtually; practically; more or less; not quite;
        just about; somewhere around; in the region of; in the neighborhood of; in the neighbourhood of; something like;
        the estimated; on the order of; an average of; probably; ~; ≈; or so; a rough""",
    "low about": """slightly more than; a little more than; little more than; slightly over; a little over;
        a bit more than""",
    "high about": "slightly less than; slightly fewer than; slightly under; a little less than; a little under",
}
_AFTER: dict[Effect, str] = {
    "low": """or more; and more; or over; or above; and above; and over; at least; plus; +; and counting; or longer;
        or older""",
    "high": "or less; or fewer; or under; at most; at the most; tops; or below",
    "about": "or so; - odd; odd; or thereabouts; give or take",
}
BEFORE = {tuple(phrase.split()): effect for effect, lines in _BEFORE.items() for phrase in lines.split(";")}
AFTER = {tuple(phrase.split()): effect for effect, lines in _AFTER.items() for phrase in lines.split(";")}
_LONGEST = 5
_TOPICS = frozenset(
    """talk talks talked talking speak speaks spoke speaking ask asks asked asking question questions concern concerns
    concerned worried worry worries story stories information wrote write writing complain complained complaint
    complaints know knows knew think thinks thought thinking say said heard hear learn learned report reports reported
    read joke joked tell told testify testified argue argued debate books book film doubts true sorry happy angry
    everything something nothing all what how forget forgot care""".split()
)
"""Before “about”, these make it no estimate: asked about two men."""
_CHANGES = frozenset(
    """rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping grow grows grew grown
    growing increase increases increased increasing decrease decreases decreased decline declines declined declining
    climb climbs climbed jump jumps jumped cut cuts slash slashed raise raises raised raising reduce reduced reduces
    lowered up down went gone go goes moved surge surged soared slipped shrink shrank shrunk swing swung expand expanded
    dwindled plunged tumbled slid edged changed revised lifted boosted hiked narrowed widened improved received
    took collected came escaped different differs suffered recovered""".split()
)
_PRICED = frozenset("start starts started starting begin begins beginning available cost costs".split())
_QUOTES = frozenset("“‘\"'«,(")


def changes(page: Page, i: int) -> bool:
    """Whether a verb of change stands shortly before token `i`: rose from 10 to 20."""
    return any(page.word(k) in _CHANGES for k in range(max(0, i - 5), i))


def widen(page: Page, draft: Draft) -> None:
    """Take the words before and behind a draft into it, with what they do to its ends."""
    for _ in range(3):
        effect = None
        for length in range(min(_LONGEST, draft.first), 0, -1):
            start = draft.first - length
            phrase = tuple(page.word(k) for k in range(start, draft.first))
            effect = BEFORE.get(phrase)
            if effect and page.same_line(start, draft.first + 1) and _meant(page, draft, start, phrase):
                draft.first = start
                apply(draft, effect)
                break
            effect = None
        if not effect:
            break
    _from(page, draft)


def _meant(page: Page, draft: Draft, start: int, phrase: tuple[str, ...]) -> bool:
    before, word = page.word(start - 1), phrase[-1] if len(phrase) == 1 else ""
    if word in ("about", "around", "near", "over", "above", "under", "below") and before in _TOPICS:
        return False
    if word in ("over", "around", "near", "above", "below", "under"):
        small = draft.number.form == "words" and draft.number.low < 10
        return not (small or (word == "over" and draft.unit in TIMES) or before in ("all", "the"))
    if word in ("~", "≈"):
        return page.glued(start + 1)
    if word in ("some", "c", "ca") and before in ("the", "in"):
        return False
    return not (word == "perhaps" and page.word(draft.number.after) in ("", ".", ","))


def _from(page: Page, draft: Draft) -> None:
    """Prices that begin at a sum: contracts from 51,000 marks a month."""
    i = draft.first - 1
    if page.word(i) != "from" or not draft.currency or draft.low != draft.high or page.word(draft.after) == "to":
        return
    start = page.word(i - 1)
    if not changes(page, i) and (start in _PRICED or draft.per):
        draft.first = i
        apply(draft, "low")


def behind(page: Page, draft: Draft, i: int) -> int:
    """Take “or more”, “at least”, “or so” at token `i` into the draft; returns where they end."""
    k = i + 1 if page.word(i) in _QUOTES and page.word(i + 1) == "at" else i
    for length in range(3, 0, -1):
        effect = AFTER.get(tuple(page.word(n) for n in range(k, k + length)))
        if effect and page.same_line(i - 1, k + length):
            if page.word(k) == "plus" and page.kind(k + 1) in ("w", "d"):
                return i
            if page.word(k) == "at" and page.number(k + length):
                return i
            if page.word(k) == "odd" and page.kind(k + 1) != "w":
                return i
            apply(draft, effect)
            return k + length
    return i


def apply(draft: Draft, effect: Effect) -> None:
    """Open an end or blur the draft; no margin is invented."""
    draft.bounded = True
    if "about" in effect:
        draft.approximate = True
    value = draft.number.low
    if draft.low is None or (draft.high is None and draft.number.form == "vague"):
        return
    if effect.startswith("low"):
        draft.high = None
        draft.low = value if draft.number.form == "vague" else draft.low
    elif effect.startswith("high"):
        draft.high = draft.high if draft.high is not None else draft.low
        draft.low = None
