"""Figures in the language of news: value, unit, what is counted, and what is no figure at all."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.counts.figures import find_figures
from reportedly.resolve.counts.nouns import is_person, singular
from reportedly.resolve.counts.numerals import read_number, tokens_of, value_of
from reportedly.types import Dated, Quantity, Span

Ends = tuple[float | None, float | None]


def only(text: str) -> Quantity:
    found = find_figures(text)
    assert len(found) == 1, [(text[q.span.start : q.span.end], q.low, q.high, q.unit) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("51,000", 51_000), ("1.5 million", 1_500_000), ("1.2bn", 1_200_000_000), ("23", 23), ("٢٣", 23),
        ("51\u202f000", 51_000), ("51 000", 51_000), ("1.234.567", 1_234_567), ("3,5", 3.5), ("2½", 2.5),
        ("twenty-three", 23), ("one hundred and thirty-four thousand", 134_000), ("two hundred fifty", 250),
        ("twelve hundred", 1200), ("a hundred", 100), ("a dozen", 12), ("half a million", 500_000),
        ("two and a half", 2.5), ("a million and a half", 1_500_000), ("three hundred thousand", 300_000),
        ("two million three hundred thousand and six", 2_300_006), ("300-thousand", 300_000),
        ("five-and-a-half", 5.5), ("5-and-a-half", 5.5),
    ],
)  # fmt: skip
def test_a_number_is_read(words: str, value: float) -> None:
    number = read_number(words, tokens_of(words), 0)
    assert number is not None
    assert (number.low, number.high, number.after) == (value, value, len(tokens_of(words)))


@pytest.mark.parametrize("printed", ["12.04.2024", "007", "1,23,456", "5'10", "1" * 16, "9" * 5000])
def test_a_code_has_no_value(printed: str) -> None:
    assert value_of(printed) is None


PEOPLE: list[tuple[str, Ends]] = [
    ("Police arrested 23 people.", (23, 23)),
    ("Some forty arrests were made.", (40, 40)),
    ("Between 200 and 300 demonstrators came.", (200, 300)),
    ("The hall held 200 to 300 visitors.", (200, 300)),
    ("The hall held 200–300 visitors.", (200, 300)),
    ("Forty or fifty women waited.", (40, 50)),
    ("Dozens of protesters gathered.", (24, None)),
    ("Several hundred people gathered.", (200, 900)),
    ("A few thousand soldiers remain.", (2000, 9000)),
    ("Hundreds of refugees fled.", (200, None)),
    ("Thousands marched, and tens of thousands of spectators watched.", (20_000, None)),
    ("Hundreds of thousands of viewers saw it.", (200_000, None)),
    ("A dozen officers entered.", (12, 12)),
    ("At least four men died.", (4, None)),
    ("More than 40 patients were moved.", (40, None)),
    ("Over 400 workers struck.", (400, None)),
    ("500+ fans came.", (500, None)),
    ("40 or more guests came.", (40, None)),
    ("Up to ten students may enter.", (None, 10)),
    ("Fewer than 20 members voted.", (None, 20)),
    ("No more than 60 residents stayed.", (None, 60)),
    ("As many as 300 voters queued.", (None, 300)),
    ("Nearly 900 inmates escaped.", (900, 900)),
    ("An estimated 3,000 fighters crossed.", (3000, 3000)),
    ("Close to 70 pupils fell ill.", (70, 70)),
    ("2 to 3 million people left.", (2_000_000, 3_000_000)),
    ("Two of the men spoke.", (2, 2)),
    ("Drovia wants 400,000 more contract soldiers.", (400_000, 400_000)),
    ("Three were killed.", (3, 3)),
    ("The raid left 12 injured.", (12, 12)),
    ("One person was killed.", (1, 1)),
    ("No one was injured.", (0, 0)),
    ("There were no casualties.", (0, 0)),
    ("DOVRIN MET 210 DEPUTIES", (210, 210)),
]


@pytest.mark.parametrize(("text", "ends"), PEOPLE)
def test_people_are_counted(text: str, ends: Ends) -> None:
    found = [q for q in find_figures(text) if q.unit == "person"]
    assert [(q.low, q.high) for q in found][-1:] == [ends]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "per"),
    [
        ("He earns 51,000 marks a month.", 51_000, 51_000, "XXX", "month"),
        ("Contracts start from 51,000 marks a month.", 51_000, None, "XXX", "month"),
        ("It costs $5 million.", 5e6, 5e6, "USD", None),
        ("It costs £900m a year.", 9e8, 9e8, "GBP", "year"),
        ("It costs US$1.2bn.", 1.2e9, 1.2e9, "USD", None),
        ("It costs A$40.", 40, 40, "AUD", None),
        ("It costs EUR 500.", 500, 500, "EUR", None),
        ("It costs 500€.", 500, 500, "EUR", None),
        ("They paid 300 Canadian dollars.", 300, 300, "CAD", None),
        ("They paid 300 Drovian dollars.", 300, 300, "XXX", None),
        ("They paid 40 zlotys each hour.", 40, 40, "PLN", "hour"),
        ("They paid 2,000 hryvnias.", 2000, 2000, "UAH", None),
        ("They paid 900,000 leva.", 900_000, 900_000, "BGN", None),
        ("They paid 300 manat.", 300, 300, "XXX", None),
        ("They paid 300 roubles a head.", 300, 300, "RUB", "head"),
        ("They paid 300 francs.", 300, 300, "XXX", None),
        ("A fine of between $1 million and $2 million is due.", 1e6, 2e6, "USD", None),
        ("It costs thousands of dollars an hour.", 2000, None, "USD", "hour"),
        ("He paid 20 pounds sterling.", 20, 20, "GBP", None),
        ("He lost 20 pounds.", 20, 20, "pound", None),
        ("It fell by 3.5 per cent.", 3.5, 3.5, "percent", None),
        ("It fell by 20-30%.", 20, 30, "percent", None),
        ("It fell by two percentage points.", 2, 2, "percentage point", None),
        ("A third of the voters stayed away.", 1 / 3, 1 / 3, "ratio", None),
        ("Two-thirds of voters stayed away.", 2 / 3, 2 / 3, "ratio", None),
        ("Half the shops closed.", 0.5, 0.5, "ratio", None),
        ("Three in ten voters agree.", 0.3, 0.3, "ratio", None),
        ("Nine out of 10 voters agree.", 0.9, 0.9, "ratio", None),
        ("That is twice as many.", 2, 2, "ratio", None),
        ("That is more than double the number.", 2, None, "ratio", None),
        ("Prices tripled.", 3, 3, "ratio", None),
        ("A fivefold rise came.", 5, 5, "ratio", None),
        ("That is three times higher.", 3, 3, "ratio", None),
        ("He called five times.", 5, 5, "time", None),
        ("A 90-second video was shown.", 90, 90, "second", None),
        ("The river is ninety metres wide.", 90, 90, "metre", None),
        ("It hangs half a metre higher.", 0.5, 0.5, "metre", None),
        ("They sold 30 tonnes of grain.", 30, 30, "tonne", None),
        ("They drove 12 km.", 12, 12, "kilometre", None),
        ("It burned 40 square kilometers.", 40, 40, "square kilometre", None),
        ("The session lasted two hours and ten minutes.", 130, 130, "minute", None),
        ("He faces up to ten days in custody.", None, 10, "day", None),
        ("They were led to at least four buses.", 4, None, "bus", None),
        ("It has four posters.", 4, 4, "poster", None),
        ("It kills 12 people per 100,000 inhabitants.", 12, 12, "person", "100,000 inhabitants"),
        ("He hits 10 times harder.", 10, 10, "ratio", None),
        ("The winch gives 517 lb-ft.", 517, 517, "pound-foot", None),
        ("The crate weighs 517 lb.", 517, 517, "pound", None),
        ("Stir in ½ cup sweet potato.", 0.5, 0.5, "cup", None),
        ("Add 2 tbsp vinegar.", 2, 2, "tablespoon", None),
        ("A stamp costs 80p.", 80, 80, "penny", None),
        ("Some 400 Iowans came.", 400, 400, "person", None),
    ],
)
def test_units(text: str, low: float | None, high: float | None, unit: str, per: str | None) -> None:
    q = only(text)
    assert (q.unit, q.per) == (unit, per)
    assert (q.low, q.high) == (low and pytest.approx(low), high and pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Some forty arrests followed.", "arrests"),
        ("23 persons were detained.", "persons detained"),
        ("It killed at least 1,200 people.", "people killed"),
        ("The death toll rose to 43.", "death toll"),
        ("He was paid a salary of $900.", "salary"),
        ("She got a $500 fine.", "fine"),
        ("It sold 30 tonnes of grain.", "grain"),
        ("A 90-second video was shown.", "video"),
        ("It has a 2-liter four-cylinder engine.", "four-cylinder engine"),
        ("Some 66 percent of voters agreed.", "voters"),
        ("It was 66 percent.", None),
        ("The ministry trebled the bonus.", "bonus"),
        ("The signing bonus has more than doubled.", None),
        ("The bonus was trebled.", "bonus"),
        ("Velt doubled.", None),
    ],
)
def test_what_is_counted(text: str, counted: str | None) -> None:
    assert only(text).counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "He arrived in 2019.", "On 7 May it rained.", "On May 7, 2024 it rained.", "In the 1990s it rained.",
        "At 7:30 it rained.", "It begins at 11 a.m. sharp.", "It begins at half past three.", "It rang since four.",
        "Open between nine and eleven.", "It began at ten to three.", "It began at ten.",
        "A 20-year-old was seen.", "He is aged 34.", "Lukas Fenn, 43, drives a tram.", "A woman of about sixty waved.",
        "A woman of 58 holds a bag.", "She is 43.", "He is 12 years old.",
        "Call 117.", "The number 9 is late.", "Flight 17 landed.", "Article 5 applies.", "MH17 landed.",
        "An F-16 landed.", "Ring 555-0100 now.", "He lives at 12 Mill Street.", "He lives in Cooper Lane 9.",
        "This is the third and the 21st.", "A third, mostly seen near the station, is red.", "It was 9/11.",
        "One of the bags burst.", "No one knows.", "One hopes so.", "One by one they left.", "The two agree.",
        "Two weeks ago it rained.", "Three days later it rained.", "1. The ministry pays",
        "The two-way street is shut.", "It plays in 1080p.",
        "He saw the second half.", "Nobody speaks.", "None of it is true.",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert [(text[q.span.start : q.span.end], q) for q in find_figures(text)] == []


def test_a_bare_number_takes_up_what_was_counted() -> None:
    text = "The authority spoke of some forty arrests. The Perrin police put the figure at 23."
    arrests, bare = find_figures(text)
    assert (bare.low, bare.unit, bare.counted) == (23, "person", arrests.counted)


def test_a_bare_number_in_a_title_takes_the_unit_from_the_text() -> None:
    text = "No more than 60,000: the families\n\nAccording to it, no more than 60,000 contracts were signed."
    assert [(q.low, q.high, q.unit) for q in find_figures(text)] == [(None, 60_000, "contract")] * 2


def test_the_injured_are_not_the_dead() -> None:
    text = "The quake killed at least 1,200 people and injured another 3,400."
    assert [q.counted for q in find_figures(text)] == ["people killed", "people injured"]


def test_a_crowd_is_not_money() -> None:
    text = "The fine was €15,000. Organisers put the crowd at 50,000; police said 12,000 took part."
    assert [(q.low, q.unit, q.counted) for q in find_figures(text)] == [
        (15_000, "EUR", "fine"),
        (50_000, "person", "crowd"),
        (12_000, "person", "took part"),
    ]


def test_a_bare_number_with_nothing_before_it_is_left_out() -> None:
    assert find_figures("He put the figure at 23.") == []


def test_a_change_is_no_range() -> None:
    assert [(q.low, q.high, q.unit) for q in find_figures("The number rose from 10 to 20 deaths.")] == [
        (10, 10, "person"),
        (20, 20, "person"),
    ]


def test_a_conversion_is_told_on_both_sides() -> None:
    text = "He earns 51,000 marks a month (some £900)."
    left, right = find_figures(text)
    assert (left.unit, left.conversion, right.unit, right.conversion) == ("XXX", right.span, "GBP", left.span)
    assert (right.per, right.approximate, left.approximate) == ("month", True, False)


def test_two_sums_beside_each_other_are_no_conversion() -> None:
    assert [q.conversion for q in find_figures("They sold $5 and paid £900.")] == [None, None]


def test_the_only_date_of_the_sentence_is_as_of() -> None:
    text = "On Saturday 23 people were held. It lasted fifty minutes."
    day = Dated(span=Span(3, 11), value="2024-05-11")
    assert [q.as_of for q in find_figures(text, [day])] == ["2024-05-11", None]


def test_the_day_since_when_is_not_as_of() -> None:
    text = "41 clinics were hit since the war began two years ago."
    day = Dated(span=Span(text.index("two"), len(text) - 1), value="2022")
    assert [q.as_of for q in find_figures(text, [day])] == [None]


def test_what_is_compared_with_a_day_is_not_as_of_it() -> None:
    text = "There are 200 fewer workers than seven years ago."
    day = Dated(span=Span(text.index("seven"), len(text) - 1), value="2017", anchor="2024-05-08")
    assert [q.as_of for q in find_figures(text, [day])] == [None]


def test_since_a_date_is_not_as_of() -> None:
    text = "Since January 117,400 contracts were signed."
    assert [q.as_of for q in find_figures(text, [Dated(span=Span(6, 13), value="2024-01")])] == [None]


@pytest.mark.parametrize("text", ["Sunday, 11.05 am · 3 min read", "A 5-minute read", "7 minutes read."])
def test_the_time_that_reading_takes_is_no_figure(text: str) -> None:
    assert find_figures(text) == []
    assert len(find_figures("It took him 3 minutes to read it.")) == 1


def test_what_a_date_covers_is_no_figure() -> None:
    text = "It fell three weeks before the vote."
    assert find_figures(text, [Dated(span=Span(8, 19), value=None)]) == []


def test_other_languages_have_money_and_percent_alone() -> None:
    text = "Es kostet 3.500 € und stieg um 20 % auf 40 Busse."
    assert [(q.low, q.unit) for q in find_figures(text, language="de")] == [(3500, "EUR"), (20, "percent")]


@pytest.mark.parametrize(
    ("plural", "one"),
    [("buses", "bus"), ("women", "woman"), ("batteries", "battery"), ("feet", "foot"), ("boxes", "box")],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_posters_are_nobody() -> None:
    assert not is_person("posters")
    assert is_person("spokeswomen")


HOSTILE = {
    "more digits than a float holds": "9" * 5000 + " people",
    "an overflow by scale": "999999999999999 " + "trillion " * 50 + "people",
    "digits of other scripts": "٤٥ people and ๒๓ people and 1٢ people",
    "digits that are no decimals": "² people ① people ⅧⅧ people",
    "one endless number in words": "one hundred and " * 5000,
    "hyphens without an end": "two-" * 5000,
    "bounds without a number": "more than at least up to " * 2000,
    "groups without an end": "1 111" * 5000,
    "commas without an end": "1,111" * 5000,
    "signs alone": "$€£%" * 3000,
    "a range without its second number": "between 5 and " * 2000,
    "lone surrogates": "\ud800 5 people \udfff",
    "controls and marks of direction": "\x00 5\u202e people\u2028 5",
    "one line of bare numbers": "12,345 " * 5000,
    "of them without an end": "five of " * 5000,
    "nothing": "",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """What was quadratic here took minutes; the curve itself is in benchmarks/account.py."""
    check(text, find_figures(text))


def test_a_long_text_has_the_figures_of_its_sentences() -> None:
    sentence = "Police held 23 people, of whom some forty paid $5m (£4m), or more than 60,000. "
    assert len(find_figures(sentence * 2000)) == 2000 * len(find_figures(sentence))


def check(text: str, found: list[Quantity]) -> None:
    end = 0
    for q in found:
        assert end <= q.span.start < q.span.end <= len(text)
        end = q.span.end
        ends = [e for e in (q.low, q.high) if e is not None]
        assert ends
        assert all(math.isfinite(e) for e in ends)
        assert ends == sorted(ends)
        assert q.unit
        assert q.conversion is None or any(other.span == q.conversion for other in found)


PIECES = st.sampled_from(
    """more than at least up to some between and to or a the of them half third dozen hundreds several hundred million
    one two five ten twenty-three 5 23 51,000 1.5 2019 $ £ % € ( ) . , - – ' " : / marks euros people men buses were
    killed twice as many double per month a from rose figure at none nobody was injured percent minutes hours ago old
    May No in out 9 ½ m bn \n ٢ tens thousands times fold year""".split(" ")
)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "", "-", "\n", "\u00a0"])), max_size=30))
def test_figures_of_any_words_are_in_order(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word.strip(" ") + gap for word, gap in pieces)
    check(text, find_figures(text))


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90), st.sampled_from(["2024", None, "no date", "2024/"]))),
    st.sampled_from(["en", "en-GB", "de", None, "", "??"]),
)
def test_nothing_is_raised(text: str, dates: list[tuple[int, int, str | None]], language: str | None) -> None:
    dated = [Dated(span=Span(start, end), value=value) for start, end, value in dates]
    check(text, find_figures(text, dated, language))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("About 0.4 percent of the total U.S. population has it.", "total U.S. population"),
        ("She won 34,570 U.S. citizens over.", "U.S. citizens"),
        ("Six in 10 New York voters came.", "New York voters"),
        ("He got $660 billion in tax increases.", "tax increases"),
        ("It had a $7,500 federal tax credit.", "tax credit"),
        ("They paid $20 million in tax last year.", "tax"),
    ],
)
def test_what_is_counted_keeps_the_words_that_tell_it(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_from_zero_is_a_range_whatever_verb_stands_before() -> None:
    found = only("It can go from zero to 60 mph.")
    assert (found.low, found.high, found.unit, found.per) == (0, 60, "mile", "hour")
