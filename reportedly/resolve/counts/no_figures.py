"""Numbers that are no figures: dates, times of day, ages, labels, addresses, telephone numbers, idioms with “one”."""

from __future__ import annotations

from reportedly.days import MONTHS
from reportedly.resolve.counts import nouns, units
from reportedly.resolve.counts.numerals import Number
from reportedly.resolve.counts.page import LONG_DASHES, Page

_MONTHS = frozenset(
    [*(month.casefold() for month in MONTHS), *"jan feb mar apr jun jul aug sept sep oct nov dec".split()]
)
_LABELS = frozenset(
    """no nos number numbers # article articles section sections chapter chapters flight route highway interstate room
    rooms page pages line lines channel level phase grade grades category proposition prop district ward precinct unit
    type class group area act scene vol volume psalm verse question item clause paragraph para step day week round
    version apartment apt suite box gate platform track lane pier block model windows boeing airbus apollo formula
    figure table appendix schedule episode season part rule resolution directive protocol state road exit zone dial
    dialling dialing dialled call calling calls ring ringing text fax tel phone telephone hotline ages aged age
    size stage bus tram train tier title iphone top division brigade battalion rank ranked seed seeded lot case docket
    kosovo group-of fortune bible genesis isaiah luke john matthew corinthians romans amendment sector reactor ep
    win-loss""".split()
)
"""A number right behind is a name, not a count."""
_STREETS = frozenset(
    "street st avenue ave road rd lane drive dr boulevard blvd square sq court ct place pl way highway hwy terrace "
    "parkway pkwy crescent quay plaza floor".split()
)
_CLOCK = frozenset("at by before after since until till past around from between about to and nearly toward".split())
_CLOCKED = frozenset("am pm a.m p.m o'clock o’clock noon midnight gmt utc est edt cet bst hours'".split())
_COUNTED = nouns.TOLLS | {"toll", "number", "figure", "count"}
"""“put the dead at eleven” is no time of day."""
_AGES = frozenset("he she who i aged".split())
_BE = frozenset("is was am are were turned turns turning be".split())
_ONE_OR = 2
_ONE_KEEPS = frozenset("least than only just to under over about nearly almost".split())
_YEARS = (1000, 2100)
_GROWN, _OLDEST = 13, 120
"""“a woman of 58” has an age, “a mother of three” has children."""


def no_figure(page: Page, number: Number) -> bool:
    """Whether a number counts nothing, by what it is part of and what stands around it."""
    return (
        _part_of_a_sign(page, number)
        or _dated(page, number)
        or _labelled(page, number)
        or _age(page, number)
        or _clock(page, number)
        or _reading_time(page, number.after)
        or (number.low in _RESOLUTIONS and page.word(number.after) == "p" and page.glued(number.after))
        or (number.form == "words" and number.low == 1 and number.after == number.first + 1 and _one(page, number))
    )


_RESOLUTIONS = frozenset((480, 720, 1080, 1440, 2160, 4320))
"""Lines of a picture: 1080p is no money."""


def _reading_time(page: Page, j: int) -> bool:
    """“3 min read”, as sites print beside the date, whether or not with a hyphen."""
    j += page.hyphen(j)
    return page.word(j) in ("min", "mins", "minute", "minutes") and page.word(j + 1 + page.hyphen(j + 1)) == "read"


def _signed(page: Page, i: int) -> bool:
    """Whether a sign of money stands right before token `i`."""
    return page.word(i - 1) in units.SIGNS and page.word(i - 1) != ""


def _part_of_a_sign(page: Page, number: Number) -> bool:
    """MH17, F-16, 3D, 9/11, 13:20, 24/7, 555-0100, #7, 1990s, 21st, 2.4.1."""
    i, j = number.first, number.after
    if page.kind(i) == "d" and (_part_before(page, i) or _part_behind(page, number, i, j)):
        return True
    if not page.hyphen(j) or page.kind(j + 1) != "w":
        return False
    aged = page.word(j + 1) == "year" and page.hyphen(j + 2) and page.word(j + 3) in ("old", "olds")
    return aged or page.word(j + 1) in ("time", "way", "on")


def _part_before(page: Page, i: int) -> bool:
    if not page.glued(i):
        return False
    before = page.word(i - 1)
    if page.kind(i - 1) == "w":
        return before.upper() not in units.CODES
    return before in "/:#@_.\\=&^~*×" or (
        before in LONG_DASHES and page.glued(i - 1) and page.kind(i - 2) in ("w", "d")
    )


def _part_behind(page: Page, number: Number, i: int, j: int) -> bool:
    after, glued = page.word(j), page.glued(j)
    if glued and page.kind(j) == "w":
        return units.measure(after) is None and after not in ("pm", "m", "p") and after.upper() not in units.CODES
    if glued and page.glued(j + 1) and after in (*"/:@_\\=&^*×", ".", *LONG_DASHES) and page.kind(j + 1) == "d":
        return after not in LONG_DASHES or _telephone(page, j)
    return page.opens_sentence(i) and after in (".", ")") and glued and number.low < 1000 and not number.grouped


def _telephone(page: Page, j: int) -> bool:
    """Whether digits on both sides of a dash are no range: 555-0100, 3-2-1, 007-4."""
    left, right = page.number(j - 1), page.number(j + 1)
    if left is None or right is None or left.low >= right.low * max(1.0, right.scale):
        return True
    digits = page.tokens[j + 1].end - page.tokens[j + 1].start
    more = page.word(right.after) in LONG_DASHES and page.glued(right.after) and page.kind(right.after + 1) == "d"
    return more or (digits >= 4 and left.low < 1000 and not right.grouped)


def _dated(page: Page, number: Number) -> bool:
    tokens = page.tokens
    if any(page.dated[tokens[number.first].start : tokens[number.after - 1].end]):
        return True
    if number.form != "digits" or number.scaled or number.grouped or _signed(page, number.first):
        return False
    i, j = number.first, number.after
    month_before = page.word(i - 1) in _MONTHS or (page.word(i - 1) == "." and page.word(i - 2) in _MONTHS)
    if number.low <= 31 and (
        (month_before and page.capital(i - 1 if page.word(i - 1) in _MONTHS else i - 2))
        or (page.word(j) in _MONTHS and page.capital(j))
        or (page.word(j) == "of" and page.word(j + 1) in _MONTHS)
    ):
        return True
    if _YEARS[0] <= number.low <= _YEARS[1] and number.low == int(number.low) and tokens[i].end - tokens[i].start == 4:
        if number.low < 1800:
            return page.word(i - 1) in ("in", "since", "of", "by", "until", "from", "year", "around") or month_before
        person = nouns.is_plural(page.word(j)) and nouns.is_person(page.word(j))
        measured = page.word(j) in ("%", "percent") or page.word(j) in units.SIGNS or units.measure(page.word(j))
        return not (measured or (person and page.word(i - 1) not in ("in", "since", "of", "the", "from", "during")))
    return False


def _labelled(page: Page, number: Number) -> bool:
    """Flight 17, Article 5, Cooper Lane 9, Call 117, No. 4, 12 Mill Street."""
    i = number.first
    if number.form == "vague" or number.grouped or page.apart(i):
        return number.form == "digits" and not number.grouped and _street(page, number.after)
    before = page.word(i - 1)
    if before == "." and page.word(i - 2) in ("no", "nos", "vol", "art", "sec", "p", "pp", "ch"):
        return True
    if before in _LABELS and not _signed(page, i) and _labels(page, number, i, before):
        return True
    return number.form == "digits" and _street(page, number.after)


def _labels(page: Page, number: Number, i: int, before: str) -> bool:
    """Whether a word that may be a label is one before this number."""
    counts = bool(units.measure(page.word(number.after))) or nouns.is_plural(page.word(number.after))
    if number.form == "digits" or page.capital(i):
        opens = page.opens_sentence(i - 1)
        if before in ("state", "part", "rule", "case", "time", "line", "class", "group", "lot", "season", "exit"):
            return not counts
        return before != "no" if opens else not (before == "top" and counts)
    return before not in ("no", "day", "week", "ages", "call", "calls") and number.low < _OLDEST and not counts


def _street(page: Page, j: int) -> bool:
    for k in range(j, j + 4):
        if not page.capital(k) or page.apart(k):
            return False
        if page.word(k) in _STREETS and k > j:
            return True
    return False


def _age(page: Page, number: Number) -> bool:
    """a 20-year-old, aged 34, Fenn, 43, he is 43, a woman of about sixty, 12 years old, at age 12."""
    i, j = number.first, number.after
    if not 0 < number.low <= _OLDEST or number.form in ("vague", "part") or _signed(page, i):
        return False
    k = j + 1 if page.word(j) in LONG_DASHES else j
    if units.measure(page.word(k)) in units.TIMES:
        m = k + 2 if page.word(k + 1) in LONG_DASHES else k + 1
        return page.word(m) in ("old", "olds", "older", "younger") or (
            page.word(m) == "of" and page.word(m + 1) == "age"
        )
    ends = page.word(j) in (",", ".", ";", ")", "", "and", "when", "at", "in", "who", "with", "from", "”", '"')
    before = page.word(i - 1)
    start = i - 1
    while page.word(start) in ("about", "around", "nearly", "almost", "some", "only", "just", "over", "under", "now"):
        start -= 1
    earlier = page.word(start)
    if earlier in ("aged", "age", "ages"):
        return True
    if before == "," and page.word(j) in (",", ".", ")", ";") and page.capital(i - 2) and number.low > 1:
        return number.form == "digits" and not page.opens_sentence(i - 2)
    if before == "(" and page.word(j) == ")" and page.capital(i - 2):
        return True
    if earlier in _BE and page.word(start - 1) in _AGES and ends:
        return True
    someone = nouns.is_person(page.word(start - 1)) and not nouns.is_plural(page.word(start - 1))
    return earlier == "of" and someone and (ends or number.low >= _GROWN)


def _clock(page: Page, number: Number) -> bool:
    """at ten, since four, between nine and eleven, half past three, 5 pm, ten to three, 6.40 am."""
    i, j = number.first, number.after
    before, after = page.word(i - 1), page.word(j)
    if after in _CLOCKED or (after in ("a", "p") and page.word(j + 1) == "." and page.word(j + 2) == "m"):
        return True
    if number.form not in ("digits", "words") or number.low > 24 or number.scaled or _signed(page, i):
        return False
    if after in ("past", "o") or before == "past":
        return True
    if after == "to" and (hour := page.number(j + 1)) is not None and hour.low <= 12 and number.low % 5 == 0:
        return hour.form == "words" and before in ("at", "by", "until", "from", "about", "since") and _ends(page, hour)
    if number.low > 12 or not _ends(page, number) or before not in _CLOCK:
        return False
    if before in ("at", "since", "until", "till", "before", "after", "by"):
        counted = before == "at" and page.word(i - 2) in _COUNTED
        return not counted and (number.form == "words" or before != "by")
    if before in ("about", "around", "nearly", "to"):
        return page.word(i - 2) in ("at", "by", "until", "since", "before", "after", "from")
    if before == "and":  # between nine and eleven
        return page.word(i - 3) == "between" or page.word(i - 4) == "between"
    if before == "between":
        other = page.number(j + 1) if after == "and" else None
        return other is not None and other.low <= 12 and _ends(page, other)
    return False


def _ends(page: Page, number: Number) -> bool:
    """Whether nothing that could be counted follows a number."""
    j = number.after
    after = page.word(j)
    return (page.kind(j) != "w" and after not in ("%", "-", "€")) or after in nouns.STOPS - {"per", "more", "of"}


def _one(page: Page, number: Number) -> bool:
    """“one” is a pronoun or an article but before a measure or somebody, or behind “at least” and the like."""
    i, j = number.first, number.after
    before, after = page.word(i - 1), page.word(j)
    if after in nouns.STOPS and after not in ("in", "percent", "per", "out", "or"):
        return True
    if before in ("no", "any", "every", "each", "this", "that", "the") or page.hyphen(i - 1):
        return True
    if after == "or" and (other := page.number(j + 1)) is not None:
        return other.low != _ONE_OR or _ends(page, other)
    if after == "percent" or (after == "per" and page.word(j + 1) == "cent") or page.word(j + 1) == "in":
        return False
    if after in ("in", "out"):
        return page.number(j + 1 + (after == "out")) is None
    if page.hyphen(j):
        return units.measure(page.word(j + 1)) is None
    if before in _ONE_KEEPS and page.word(i - 2) in ("at", "more", "less", "no", "up", "fewer", "not", "well", ""):
        return False
    unit = units.measure(after)
    if unit:
        return unit in ("day", "night", "second", "minute") or after in ("stone", "degree", "foot", "yard")
    return not (nouns.is_person(after) and page.word(j + 1) in _HAPPENED)


_HAPPENED = _BE | frozenset("died dead killed injured wounded arrested missing has had remains hurt".split())
