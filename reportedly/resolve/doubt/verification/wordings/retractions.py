"""Words that take back what was said, or tell what is right: of the outlet in a note, of a party, of a page."""

from __future__ import annotations

from reportedly.resolve.doubt.verification.found import Check, Found
from reportedly.resolve.doubt.verification.who import UNNAMED
from reportedly.resolve.doubt.verification.wordings.wording import wording
from reportedly.types import VerificationStatus

_REST = r"(?P<about>[^\n]{0,200})"


def _correction(f: Found) -> Check | None:
    """“An earlier version of this article …”"""
    return f.check("corrected", f.about, "opening")


EARLIER_VERSION = wording(
    _correction,
    r"(?:[Aa]n?|[Tt]he|[Oo]ur)_(?:earlier|previous|original|initial|first)_version_of_(?:this|the|our"
    rf"|that)\b{_REST}",
)
THIS_ARTICLE = wording(
    _correction,
    r"(?:[Tt]he_(?:headline|caption|text)_(?:of|on|to)_)?[Tt]his_(?:\w+_\d+_)?(?:article|story|report|post|column"
    r"|headline|piece|caption|bulletin|dispatch|page)(?:_(?:has|was|had|originally|initially|previously"
    r"|incorrectly|wrongly|mistakenly|first|been)){1,3}_(?:corrected|amended|(?:updated|changed"
    r"|edited)_to_(?:correct|reflect|make_clear|clarify|say|remove)|revised|misstated|misidentified|misspelled"
    rf"|said|stated|reported|gave|named|attributed|quoted|described|referred){_REST}",
)
WE_ERRED = wording(
    _correction,
    r"(?:[Ww]e|[Tt]his_(?:news)?paper|[Oo]ur_(?:article|report|story))_(?:(?:had|have|has)_)?(?:wrongly"
    rf"|incorrectly|mistakenly|erroneously|inaccurately|misstated|misidentified)\b\s*\w*{_REST}",
)
EDITING_ERROR = wording(
    _correction,
    rf"(?:[Dd]ue_to|[Bb]ecause_of)_an_(?:editing|editorial|transcription|production)_error\b{_REST}",
)
UPDATED = wording(
    _correction,
    r"[Tt]his_(?:article|story|report|post|page)_(?:has_been|was)_updated\b(?!_(?:to_include|to_add"
    rf"|with)\b){_REST}",
)


def _concedes(f: Found) -> Check | None:
    """“He later admitted that he had been wrong.”"""
    own = f.who == "own" and "correction" not in f.m[0]
    return None if own or f.who in UNNAMED else f.by_subject("corrected")


CONCEDED = wording(
    _concedes,
    r"(?:conceded|admitted|acknowledged|accepted)_(?:that_)?(?:he|she|they|it|the_\w+)_(?:had_been|was|were"
    r"|is)_(?:wrong|mistaken|in_error|incorrect)\b"
    r"|(?:issued|printed|published|ran|made)_an?_(?:\w+_)?correction\b",
)


def _withdrawn(f: Found) -> Check | None:
    """“The post has since been deleted.”"""
    return f.check("corrected", f.about)


WITHDRAWN = wording(
    _withdrawn,
    r"(?P<about>[Tt]he_(?:post|tweet|article|story|claim|figure|number|toll|video|page|statement))_(?:has|was|have"
    r"|had)_(?:since_|later_|now_|been_|quietly_){1,3}(?:deleted|removed|taken_down|withdrawn|pulled|lowered"
    r"|raised)\b",
)


def _true_figure(f: Found) -> Check | None:
    """“The correct figure is 12.”"""
    status: VerificationStatus = "corrected" if f.m["word"].casefold() in ("correct", "right") else "disputed"
    return f.check(status, f.about, by=f.m["who"])


TRUE_FIGURE = wording(
    _true_figure,
    r"[Tt]he_(?P<word>actual|correct|real|true|right)_(?P<about>(?:number|figure|total|toll|sum|amount|count|name"
    r"|date|title|spelling|price|age))_(?:is|was|are"
    r"|were)\b[^.;\n]{1,80}?(?:,?_according_to_(?P<who>[Tt]he_[A-Z][\w.]*|[A-Z][\w.]*(?:_[A-Z]\w*){0,3})"
    r"|(?=[.;\n,)]))",
)
