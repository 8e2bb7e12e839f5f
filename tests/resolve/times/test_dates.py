"""Time expressions: found where they stand, valued as a reader would, and never invented."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.partial import bounds
from reportedly.resolve.times.dates import find_dates

PUBLISHED = "2024-05-08"  # a Wednesday


def found(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[slice(*d.span)], d.value) for d in find_dates(text, published)]


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [value for _, value in found(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police made arrests on Tuesday.", "2024-05-07"),
        ("Police made arrests last Tuesday.", "2024-05-07"),
        ("Police made arrests on Wednesday.", "2024-05-08"),
        ("He died last Wednesday.", "2024-05-01"),
        ("Parliament will vote on Tuesday.", "2024-05-14"),
        ("The bill will be read on Tuesday, said the minister.", "2024-05-14"),
        ("The committee is due to hear the head of the office behind closed doors on Thursday.", "2024-05-09"),
        ("The first hearings are expected on Monday at the district court.", "2024-05-13"),
        ("Kravec plans to raise the arrests on Tuesday.", "2024-05-14"),
        ("The answer must arrive by Friday.", "2024-05-10"),
        ("The exhibition opens on Friday.", "2024-05-10"),
        ("Kalsburg to vote on Sunday", "2024-05-12"),
        ("They meet next Friday.", "2024-05-17"),
        ("They met early Sunday.", "2024-05-05"),
        ("It rained on Saturday night.", "2024-05-04"),
        ("It was said on Monday morning.", "2024-05-06"),
        ("He resigned on Thursday of last week.", "2024-05-02"),
        ("He will resign on Monday next week.", "2024-05-13"),
        ("The Friday’s rate was low, at Friday’s rate.", "2024-05-03"),
    ],
)
def test_weekdays_look_back_or_ahead_with_the_verb(text: str, value: str) -> None:
    assert value in values(text)
    assert len(set(values(text))) == 1


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("He left the day before yesterday.", "the day before yesterday", "2024-05-06"),
        ("He left yesterday.", "yesterday", "2024-05-07"),
        ("He speaks tonight.", "tonight", "2024-05-08"),
        ("He spoke this morning.", "this morning", "2024-05-08"),
        ("He will speak tomorrow.", "tomorrow", "2024-05-09"),
        ("Posters were torn down overnight.", "overnight", "2024-05-07"),
        ("Posters were torn down overnight to Sunday.", "overnight to Sunday", "2024-05-04/2024-05-05"),
        ("It rose last week.", "last week", "2024-W18"),
        ("It rose last month.", "last month", "2024-04"),
        ("It rose last year.", "last year", "2023"),
        ("It will rise next year.", "next year", "2025"),
        ("He was denied entry earlier this month.", "earlier this month", "2024-05"),
        ("It opens later this year.", "later this year", "2024"),
        ("It rained over the weekend.", "the weekend", "2024-05-04/2024-05-05"),
        ("It will rain this weekend.", "this weekend", "2024-05-11/2024-05-12"),
        ("It fell last quarter.", "last quarter", "2024-01/2024-03"),
        ("By the end of the month he will pay.", "the end of the month", "2024-05"),
        ("It fell in the first half of 2023.", "the first half of 2023", "2023-01/2023-06"),
        ("It fell in the third quarter of 2023.", "the third quarter of 2023", "2023-07/2023-09"),
        ("It happened at the turn of the year.", "the turn of the year", "2023-12/2024-01"),
        ("They came in the 1990s.", "the 1990s", "1990/1999"),
        ("They came in the nineties.", "the nineties", "1990/1999"),
        ("They came in the 19th century.", "the 19th century", "1800/1899"),
        ("They came in 2019.", "2019", "2019"),
        ("The 2008 crisis hit them.", "2008", "2008"),
        ("The season 2022–23 was short.", "2022–23", "2022/2023"),
    ],
)
def test_stretches_of_the_calendar(text: str, expression: str, value: str) -> None:
    assert found(text) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They raised the pay in late autumn.", "2023-11"),
        ("The women have come since early spring.", "2024-03/2024-05"),
        ("It opened last winter.", "2023-12/2024-02"),
        ("It will open this summer.", "2024-06/2024-08"),
        ("It will open next spring.", "2025-03/2025-05"),
        ("He does not expect it before the autumn.", "2024-09/2024-11"),
        ("It took place in spring 2023.", "2023-03/2023-05"),
        ("The war began in the autumn of 2022.", "2022-09/2022-11"),
        ("It was cold in the winter of 2022-23.", "2022-12/2023-02"),
    ],
)
def test_seasons_are_ranges_of_months(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke two weeks ago.", "2024-04-24"),
        ("He spoke a fortnight ago.", "2024-04-24"),
        ("He spoke three days ago.", "2024-05-05"),
        ("He spoke 24 hours ago.", "2024-05-07"),
        ("He spoke ten months ago.", "2023-07"),
        ("He spoke a year ago.", "2023"),
        ("He spoke two and a half years ago.", "2021"),
        ("He spoke barely two weeks ago.", "2024-W17"),
        ("He will speak in two weeks’ time.", "2024-05-22"),
        ("It fell in the past two weeks.", "2024-04-24/2024-05-08"),
        ("It fell over the last decade.", "2014-05-08/2024-05-08"),
        ("117,400 contracts were signed since January.", "2024-01/2024-05"),
        ("It has been open since Tuesday.", "2024-05-07/2024-05-08"),
        ("He stays until 2026.", "2026"),
    ],
)
def test_counted_from_publication(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the night of 2 May", "2024-05-02"),
        ("on 2 May", "2024-05-02"),
        ("on May 2", "2024-05-02"),
        ("on the 5th of May", "2024-05-05"),
        ("on May 2nd, 2023", "2023-05-02"),
        ("on Sunday, 12 May 2024, 11.05 am", "2024-05-12"),
        ("on 2.5.2024", "2024-05-02"),
        ("on 2024-05-02", "2024-05-02"),
        ("at 2024-05-02T10:00:00Z", "2024-05-02"),
        ("on 13/5/2024", "2024-05-13"),
        ("on 5/13/2024", "2024-05-13"),
        ("in mid-May", "2024-05"),
        ("in early May", "2024-05"),
        ("in late April", "2024-04"),
        ("in May 2023", "2023-05"),
        ("in May last year", "2023-05"),
        ("in the week of 6 May", "2024-W19"),
        ("from 3 to 7 May", "2024-05-03/2024-05-07"),
        ("between 1 January and 15 May 2023", "2023-01-01/2023-05-15"),
        ("between March and June", "2024-03/2024-06"),
        ("on 5–6 September 2019", "2019-09-05/2019-09-06"),
        ("from January 23 – March 9 2014", "2014-01-23/2014-03-09"),
        ("over Christmas", "2023-12-25"),
        ("on New Year’s Eve", "2023-12-31"),
        ("on Easter Monday", "2024-04-01"),
        ("on Good Friday 2023", "2023-04-07"),
        ("on 29 February", "2024-02-29"),
    ],
)
def test_calendar_dates(text: str, value: str) -> None:
    assert values(f"They met {text}.") == [value]


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("On Monday it rained. At noon they left.", "At noon", "2024-05-06"),
        (
            "They met on Friday. It began at 2:34 p.m. local time (0534 UTC).",
            "2:34 p.m. local time (0534 UTC)",
            "2024-05-03",
        ),
        ("They met on Friday. Police came at 14:20.", "14:20", "2024-05-03"),
        ("They met on Friday. The ship was due at four, and waited.", "at four", "2024-05-03"),
        ("They met on Friday. By nightfall it was over.", "By nightfall", "2024-05-03"),
        ("They met at 8 p.m. Thursday.", "8 p.m. Thursday", "2024-05-02"),
        ("At 14:20, the mayor said on Monday, the fire broke out.", "14:20", "2024-05-06"),
        ("They met on 2 May. They met again on the 6th.", "on the 6th", "2024-05-06"),
        ("They met in the summer of ’94.", "’94", "1994"),
        ("They came in nineteen eighty-four.", "nineteen eighty-four", "1984"),
        ("They came during the Second World War.", "the Second World War", "1939-09-01/1945-09-02"),
        ("For three weeks it has been hard.", "For three weeks", "2024-04-17/2024-05-08"),
        ("It was the worst storm in 20 years.", "in 20 years", "2004-05-08/2024-05-08"),
        ("He will be back in two weeks.", "in two weeks", "2024-05-22"),
        ("It must be paid within ten days.", "within ten days", "2024-05-08/2024-05-18"),
        ("They met two days before the vote on 5 May.", "two days before", "2024-05-03"),
        ("They came on the first Monday in May.", "the first Monday in May", "2024-05-06"),
        ("He died in the third week of May 2023.", "the third week of May 2023", "2023-05-15/2023-05-21"),
        ("They met the week before last.", "the week before last", "2024-W17"),
        ("It fell in the last three months of 2023.", "the last three months of 2023", "2023-10/2023-12"),
        ("He ruled from 1990, and about two years later, in 1993, he left.", "about two years later", "1993"),
        ("They came in the late 1970s.", "the late 1970s", "1975/1979"),
        ("They came in the 18th and 19th centuries.", "the 18th and 19th centuries", "1700/1899"),
        ("He went there a year ago today.", "a year ago today", "2023-05-08"),
        ("They will meet this coming weekend.", "this coming weekend", "2024-05-11/2024-05-12"),
        ("They met on Labor Day.", "Labor Day", "2023-09-04"),
        ("He lived c. 347 in Rome.", "c. 347", "0347"),
        ("It fell in Dec. 2023 and after.", "Dec. 2023", "2023-12"),
        ("He was there (2013–present).", "2013–present", "2013/2024"),
        ("They met May 5 to 7, 2023.", "May 5 to 7, 2023", "2023-05-05/2023-05-07"),
    ],
)
def test_what_needs_its_surroundings(text: str, expression: str, value: str) -> None:
    assert (expression, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "By nightfall it was over, and in the morning they left at four.",
        "He worked for six months, and it can be done in two weeks.",
        "Three hours before the match they left; day after day they came.",
        "It is written in John 3:16, and they won 2:1 in 3:45.",
        "He saw “Chimes at Midnight”.",
        "World War II veterans met Jan. They talked.",
        "Temperatures in the 60s, and ’20 people.",
    ],
)
def test_times_without_a_day_and_spans_of_time_are_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "two days before the vote", "the day after the attack", "a week or so ago", "2-3 weeks ago", "years later",
        "in the months ahead", "in the fifth century BC", "in 400 BC", "on day five", "ten thousand years ago",
    ],
)  # fmt: skip
def test_what_is_counted_from_the_unknown_has_no_value(text: str) -> None:
    assert values(f"They met {text}.") == [None]


def test_a_history_keeps_its_year_and_a_row_of_months_goes_on() -> None:
    history = (
        "He was born in 1811. He left in 1830 for Paris.\n\nHis arrest came in May 1831.\n\nOn July 14 he was freed."
    )
    assert values(history)[-1] == "1831-07-14"
    assert values("He will play in November, in January, and in February.") == ["2024-11", "2025-01", "2025-02"]


def test_since_ends_where_the_telling_stood() -> None:
    assert values("The agency said on 26 April that it had risen since January.")[-1] == "2024-01/2024-04"


def test_the_printed_date_wins_over_a_weekday_that_disagrees() -> None:
    assert found("They met on Tuesday, 8 May 2024.") == [("Tuesday, 8 May 2024", "2024-05-08")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They tore them down on 2 May. The following day new ones hung there.", "2024-05-03"),
        ("They tore them down on 2 May. The next morning new ones hung there.", "2024-05-03"),
        ("They tore them down on 2 May. They had been put up barely two weeks earlier.", "2024-W16"),
        ("They tore them down on 2 May. A week later new ones hung there.", "2024-05-09"),
        ("They tore them down on 2 May. That day it rained.", "2024-05-02"),
        ("They tore them down on 2 May. The same evening it rained.", "2024-05-02"),
        ("They tore them down on 2 May. The day before, it had rained.", "2024-05-01"),
        ("They married in 1920. Two years later they left.", "1922"),
        ("They married in March 1920. The following month they left.", "1920-04"),
        ("She will come again next week, and the week after.", "2024-W21"),
    ],
)
def test_counted_from_what_the_narrative_told(text: str, value: str) -> None:
    last = find_dates(text, PUBLISHED)[-1]
    assert last.value == value
    assert last.anchor not in (None, PUBLISHED)


def test_a_date_line_is_no_anchor_while_the_narrative_has_one() -> None:
    line = "By Nadia Torvik · Sunday, 12 May 2024, 11.05 am"
    told = f"{line}\n\nThey met on 2 May. The following day they parted.\n\n{line}\n\nThe next day it rained."
    assert values(told, "2024-05-12")[2] == "2024-05-03"
    assert values(told, "2024-05-12")[-1] == "2024-05-04"
    assert values(f"{line}\n\nThe following day they parted.", "2024-05-12") == ["2024-05-12", "2024-05-13"]


def test_minutes_to_an_hour_are_one_time() -> None:
    text = "They met on 2 May. A van drove up at ten to three. She left at ten."
    assert [text[slice(*d.span)] for d in find_dates(text, PUBLISHED)] == ["2 May", "ten to three", "at ten"]


def test_a_weekday_with_last_week_lies_in_it_one_in_the_next_sentence_is_the_latest() -> None:
    assert values("Last week it had posters, which came on Thursday.", "2024-05-02")[-1] == "2024-04-25"
    assert values("Last week it had posters. The mayor saw them Thursday.", "2024-05-02")[-1] == "2024-05-02"
    assert values("Since last week it has posters. They came on Thursday.", "2024-05-02")[-1] == "2024-04-25"


def test_who_said_it_is_no_verb_of_a_date() -> None:
    assert values("The ferry is due in port on Monday, the harbour master said.", "2024-05-02") == ["2024-05-06"]
    assert values("She plans to lead the choir at the fair on the old quay this summer, Velt said.", "2024-02-02") == [
        "2024-06/2024-08"
    ]
    assert values("It rained on Monday, the harbour master said.", "2024-05-02") == ["2024-04-29"]


def test_what_is_on_the_line_and_a_relative_clause_look_ahead() -> None:
    assert values("Voters go to the polls on Sunday.", "2024-05-02") == ["2024-05-05"]
    assert values("Velt, whose seat is at stake in the poll on Sunday, passed up a chance.", "2024-05-02") == [
        "2024-05-05"
    ]
    assert values("Velt, who lost the poll on Sunday, passed up a chance.", "2024-05-02") == ["2024-04-28"]


def test_the_same_day_that_something_was_is_told_by_that() -> None:
    told = "It burned on 2 April. On the same day {} the mill was sold."
    assert values(told.format("that the van was found"), "2024-05-02") == ["2024-04-02"]
    assert values(told.format("as the van"), "2024-05-02") == ["2024-04-02"]
    assert values(told.format("in spring"), "2024-05-02")[1] == "2024-04-02"


def test_a_programme_is_no_day() -> None:
    assert values("Velt told NBC’s “Today” that she was glad.", "2024-05-02") == []
    assert values("“Today we won,” said Velt.", "2024-05-02") == ["2024-05-02"]


def test_without_a_verb_a_month_is_the_nearest() -> None:
    assert values("Elections in June") == ["2024-06"]
    assert values("He was elected in June.") == ["2023-06"]
    assert values("It will be paid in one instalment from June.") == ["2024-06"]


@pytest.mark.parametrize(
    "text",
    [
        "May said she would resign, and they may march on.",
        "They march along the quay in the sun.",
        "A 20-year-old man, 41, worked for three hours.",
        "Seven were given ten days in custody.",
        "It costs 1,984 marks, and 1945 people paid 2000 marks.",
        "The Second of the four cars came second.",
        "Somebody springs from a spring, then falls in the fall of Kabul.",
        "He reads the Sunday Times on a Tuesday before Black Friday.",
        "He said it was due at half past three.",
        "They have made a film about my Tuesday.",
        "Call 117 or 2024-555 or 10.2.1 or v2.5.2024.1.",
        "KALSBURG TODAY reports, and Russia Today as well.",
        "He will not march, or he may.",
        "The brigade wants it before the summer fair.",
        "It was due on 5/2/2024.",
        "At the same time, at the end of the day, it is one of the days of our lives.",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2024", "on 31 December 9999", "on 0000-00-00", "in the year 0000", "in the year 9999",
        "999999999 days ago", "999999999999 years ago", "100000 centuries ago", "on 2024-13-45", "on 31.02.2024",
        "a few months ago", "in the coming days", "in recent weeks", "every Monday", "on Saturdays",
    ],
)  # fmt: skip
def test_what_no_calendar_holds_is_found_without_a_value(text: str) -> None:
    assert values(f"They met {text}.") == [None]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29T23:59:59+14:00"])
def test_publication_at_the_ends_of_the_calendar(published: str) -> None:
    words = (
        "yesterday tomorrow last week next month; on Sunday; in May; on 29 February; the past ten years; last summer"
    )
    feasts = (
        "on Easter Monday; over Christmas; next spring; two years ago; in two weeks’ time; this decade; this weekend"
    )
    for dated in find_dates(f"They met {words}; {feasts}.", published):
        assert dated.value is None or bounds(dated.value)


@pytest.mark.parametrize("published", [None, "", "2024", "2024-05", "yesterday", "2024-02-30"])
def test_without_a_day_of_publication_nothing_is_invented(published: str | None) -> None:
    text = "On Tuesday and last week, on 2 May, in June, two days ago, this summer, at Christmas, he met them in 2019."
    dated = find_dates(text, published)
    assert [d.value for d in dated if d.value] == ["2019"]
    assert len(dated) == 8
    assert all(d.anchor is None for d in dated)


def test_other_languages_have_only_their_figures() -> None:
    text = "Am Dienstag, 2.5.2024, und 2024-05-03: in May, yesterday."
    assert [d.value for d in find_dates(text, PUBLISHED, "de")] == ["2024-05-02", "2024-05-03"]
    assert len(find_dates(text, PUBLISHED, "en-GB")) == 4
    assert len(find_dates(text, PUBLISHED, None)) == 4


PIECES = st.sampled_from(
    [
        *"Tuesday,|last|next|May|2|31|2024|the|night of|overnight|to|from|between|and|–|since|ago|two|weeks|a few|"
        "years|later|following|day|before|.|summer|late|early|in|on|9999|0000|12.5.2024|2024-05-02|11.05 am|noon|"
        "Christmas|New Year’s Eve|1990s|999999999999|will|said|end of|month|week|“|”|century|20th|that|weekend|"
        "Sunday|mid-|every|'s|March|at|14:20|8 p.m.|noon|half past three|by nightfall|for|has been|within|c. 347|BC|"
        "’94|nineteen|eighty|first|third|of|World War II|day five|present|’s|the 12th|0534 UTC|months|ahead".split("|"),
        "\n",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map(" ".join), st.text(max_size=80))
MOMENTS = st.one_of(
    st.none(),
    st.dates().map(str),
    st.datetimes().map(lambda m: m.isoformat()),
    st.text(alphabet="0123456789-T", max_size=11),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, MOMENTS)
def test_whatever_the_text_the_expressions_are_in_order_and_their_values_are_dates(
    text: str, published: str | None
) -> None:
    dated = find_dates(text, published)
    for d in dated:
        assert 0 <= d.span.start < d.span.end <= len(text)
        assert d.value is None or bounds(d.value)[0] <= bounds(d.value)[1]
        assert d.anchor is None or bounds(d.anchor)
        assert d.anchor is None or d.value is not None
    assert all(one.span.end <= other.span.start for one, other in pairwise(dated))
    assert find_dates(text, published) == dated


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_without_publication_only_what_is_printed_is_an_anchor(text: str) -> None:
    printed = {d.value for d in find_dates(text, None) if d.value and d.anchor is None}
    for d in find_dates(text, None):
        assert d.anchor is None or printed


def calls(text: str) -> int:
    """How many functions of Python and of C are called while the dates of a text are found."""
    count = 0

    def counting(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        find_dates(text, PUBLISHED)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Police made arrests on Tuesday. ", "May 2 ", "from May to ", "the night of the ", "Tuesday, ", "12 May 2024\n",
        "in the past two ", "twenty-", "— ", "He left on 2 May and a week later ",
        "At 14:20 on the 5th it has been for two weeks ", "two days before the vote ", "in nineteen eighty-four ",
        "He died in 1832; in May, the day before he died, ", "c. 347. In 360 the vote on 2 May ",
        "in the third quarter ",        "over the Easter weekend and by then ",
    ],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(unit: str) -> None:
    once, twice = calls(unit * 200), calls(unit * 400)
    assert twice < 2.2 * once + 500


@pytest.mark.parametrize(
    "unit", [" ", "\t", "9", "1 2 ", "a ", "early ", "12,", "’s ", "(", "\n", "Dr. ", "half a dozen "]
)
def test_a_flat_text_of_one_sign_ends(unit: str) -> None:
    assert all(d.value is None for d in find_dates(unit * 5_000, PUBLISHED))
