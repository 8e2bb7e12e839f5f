"""What a time expression is counted from: the day of publication, the narrative, or what the text has dated by name."""

from __future__ import annotations

import pytest

from reportedly.resolve.times.dates import find_dates

PUBLISHED = "2024-05-08"  # a Wednesday


def values(text: str, published: str | None = PUBLISHED) -> list[str | None]:
    return [d.value for d in find_dates(text, published)]


LIFE = "He was born in 1811. He came to Paris in 1827 and joined a club in 1830. "


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("\n\nIn May he was tried.", "1830-05"),
        ("\n\nThat October he fell ill.", "1830-10"),
        ("\n\nOn Christmas Day he was freed.", "1830-12-25"),
        ("\n\nThe same season he wrote a play.", "1830"),
        ("\n\nThe next year he left.", "1831"),
        ("\n\nAt that time he lived alone.", None),
    ],
)
def test_a_history_is_told_from_the_dates_it_names(words: str, value: str | None) -> None:
    assert values(LIFE + words)[3:] == ([value] if value else [])


NEWS = "“The harbour was built in 1952 and rebuilt in 1971, and again in 1985,” Velt said on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("In March the council approved the plan.", "2024-03"),
        ("The quay reopens on 20 May.", "2024-05-20"),
        ("It must be dry by 2030. The court voted in February.", "2024-02"),
        ("They were warned in January.", "2024-01"),
    ],
)
def test_news_comes_back_to_its_own_day_in_the_next_paragraph(words: str, value: str) -> None:
    assert values(NEWS + words)[-1] == value


def test_the_telling_goes_on_over_the_turn_of_a_year() -> None:
    assert values("In November 1830 he fell ill. By January he was dead.") == ["1830-11", "1831-01"]
    assert values("In November 1830 he fell ill. In May he had been well.") == ["1830-11", "1830-05"]


def test_a_headline_in_capitals_has_its_dates() -> None:
    assert values("Harbour Authority to Close the Quay Next Month\n\nIt said so.") == ["2024-06"]


def test_years_in_two_figures_need_another_year() -> None:
    row = "Velt ran in 80 and 84, Hasp in 88 and 92, and Reil in 2000."
    assert values(row) == ["1980", "1984", "1988", "1992", "2000"]
    assert values("It fell in 60 and 70 per cent of cases, in 80 days, and in 90.") == []


def test_this_summer_in_january_may_be_the_last_one() -> None:
    assert values("They laid the floor this summer.", "2000-01-10") == ["1999-06/1999-08"]
    assert values("They will lay the floor this summer.", "2000-01-10") == ["2000-06/2000-08"]
    assert values("They won, and will face him this summer.", "2000-04-10") == ["2000-06/2000-08"]


def test_what_one_has_heard_of_lies_near_publication() -> None:
    text = "The port burned in 1952 and in 1971. Ten died in the 2 April attack on the quay."
    assert values(text)[-1] == "2024-04-02"


def test_a_day_that_was_printed_with_its_year_keeps_it() -> None:
    text = "The quay burned on 11 September 2012.\n\nIt rained.\n\nThe 11 September fire killed ten."
    assert values(text)[-1] == "2012-09-11"
    assert values(text.replace("killed ten", "will be remembered on 11 September"))[-1] == "2024-09-11"
    twice = "They met on 2 July 2019, not on 2 July 2020.\n\nIt rained.\n\nA new meeting was held on 2 July."
    assert values(twice)[-1] == "2023-07-02"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The attack on 2 May killed ten. Three days after the attack, he fled.", "2024-05-05"),
        ("The day after the attack he fled. The attack on 2 May killed ten.", "2024-05-03"),
        ("Monday’s vote was lost. Two days before the vote, he left.", "2024-05-04"),
        ("He died on 31 May 1832. The night before he died, he wrote.", "1832-05-30"),
        ("He was arrested in April 1831. Two months after his arrest he was tried.", "1831-06"),
        ("Karl Ovenden (25 October 1811 – 31 May 1832) wrote. Five days before his death he wrote.", "1832-05-26"),
        ("Karl Ovenden (1811–1832) wrote. Two years before his death he stopped.", "1830"),
        ("Police cleared the 2 May camp. A week after the camp was cleared, it rained.", "2024-05-09"),
    ],
)
def test_counted_from_what_the_text_has_dated_by_name(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "The vote on 2 May failed, as did the vote on 6 May. Two days before the vote, he left.",
        "The primary on 2 May was calm. A day before the Norland primary, he left.",
        "It rained on 2 May. Two days before the vote, he left.",
        "Karl Ovenden (1811–1832) wrote. Five days before his death he wrote.",
        "He left the day before we came and said so. Today it rains.",
    ],
)
def test_what_has_two_dates_or_none_counts_nothing(text: str) -> None:
    found = {text[slice(*d.span)].lower(): d.value for d in find_dates(text, PUBLISHED)}
    assert [value for words, value in found.items() if words.endswith("before")] == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He will speak on Wednesday.", "2024-05-08"),
        ("The payment due on Wednesday is small.", "2024-05-08"),
        ("She is meeting them on Friday.", "2024-05-10"),
        ("He invoked his rights before a panel on Monday, and is now cooperating with the court.", "2024-05-06"),
        ("One of the claims of his speech to the council on Monday does not hold.", "2024-05-06"),
        ("Asked on Monday whether she would hold an office, she laughed.", "2024-05-06"),
        ("After beating him in Monday’s vote, she will lead the party.", "2024-05-06"),
        ("He lost, announcing on Monday he would leave.", "2024-05-06"),
        ("“There is a vote on Friday,” she said. “It will be hard.”", "2024-05-03"),
        ("“We will vote on Friday,” she said.", "2024-05-10"),
        ("And on Friday, we’d better be careful, he told the crew.", "2024-05-10"),
        ("She works in towns that vote on Sunday.", "2024-05-12"),
        ("He took steps to stop what was on display over the weekend.", "2024-05-04/2024-05-05"),
        ("She has invited the mayor to meet with them at the harbour on Friday.", "2024-05-10"),
        ("They had advised her to close the school until Monday at the earliest.", "2024-05-13"),
        ("He could be shown the door as early as Friday.", "2024-05-10"),
        ("It was unlikely to hold past Sunday.", "2024-05-12"),
        ("Soldiers were telling her last week they might need it.", "2024-W18"),
        ("They are poised to square off in Sunday’s vote.", "2024-05-12"),
        ("The winner will almost certainly be named at the meeting on Sunday.", "2024-05-12"),
    ],
)
def test_what_looks_ahead_and_what_does_not(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_last_month_is_no_coming_one() -> None:
    assert values("The figure is due to be as small as in April.") == ["2024-04"]
    assert values("They won every district in June.") == ["2023-06"]
    assert values("They agreed to let him use it in late March.") == ["2024-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A week from Monday they meet.", "2024-05-20"),
        ("It opens two weeks from today.", "2024-05-22"),
        ("It opens on Tuesday week.", "2024-05-21"),
        ("This time last year they were at sea.", "2023-05"),
        ("He came three Sundays ago.", "2024-04-21"),
        ("The night before last they left.", "2024-05-06"),
        ("At the time of writing, nobody had replied.", "2024-05-08"),
        ("Profits fell in the third quarter.", "2023-07/2023-09"),
        ("They met on 11-Mar-2011.", "2011-03-11"),
        ("Sales rose in January–March 2010.", "2010-01/2010-03"),
        ("Sales rose in December-February.", "2023-12/2024-02"),
        ("Sales rose in FY2011.", "2011"),
        ("They were asked from Nov. 6 to 10 on their phones.", "2023-11-06/2023-11-10"),
        ("It was built in the second half of the 19th century.", "1850/1899"),
        ("It was built in the late 19th century.", "1867/1899"),
        ("It was built in the first decade of the 20th century.", "1900/1909"),
        ("It was built half a century ago.", "1974"),
        ("They left half a year ago.", "2023-11"),
        ("They met on 18/12/10.", "2010-12-18"),
        ("They met on the 5th of last month.", "2024-04-05"),
        ("Starting Friday, it is open.", "2024-05-10"),
        ("They treat 15 April to 15 May as one long day.", "2024-04-15/2024-05-15"),
        ("They met on the last day of April.", "2024-04-30"),
        ("They met in the first full week of April.", "2024-W14"),
        ("This May 2 story was corrected.", "2024-05-02"),
        ("It grew in the next week.", "2024-05-08/2024-05-15"),
    ],
)  # fmt: skip
def test_set_phrases(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 2 May. On the fifth, they met again.", ["2024-05-02", "2024-05-05"]),
        ("They met on 2 May. The 7th, a Tuesday, was free.", ["2024-05-02", "2024-05-07"]),
        ("He ruled from 1990 to 1999. During that period they lived well.", ["1990/1999", "1990/1999"]),
        ("He died in 347 AD. In 360 his son came, and left in the winter of 373.", ["0347", "0360", "0373-12/0374-02"]),
        ("He lived c. 347. He died on 30 September 420.", ["0347", "0420-09-30"]),
        ("They met on 2 May. An hour later they left.", ["2024-05-02", "2024-05-02"]),
        ("Two years ago a pipe burst. They blamed a valve at the time.", ["2022", "2022"]),
        ("Two years ago a pipe burst. The January visit was short.", ["2022", "2024-01"]),
        ("They played in the late 80s and early 90s, and in the mid-sixties.", ["1985/1989", "1990/1994", "1964/1966"]),
        ("She was born on 23 May 1928. In her twenties she wrote.", ["1928-05-23", "1948-05-23/1958-05-22"]),
        ("The polls closed at 2:30 the next day, after Sunday.", [None, None, "2024-05-05"]),
    ],
)
def test_what_goes_on_from_a_date_before(text: str, expected: list[str | None]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He lost the ball in the third quarter.",
        "During that period he slept, and by then it was late.",
        "On the fifth attempt he won; he was the first.",
        "In 360 homes they found nothing, about 420 in all.",
        "She is in her twenties, he in his late 50s, and the verse is 18/12/40.",
        "He told This Week that it held, and so did “This Month”.",
        "On a rainy Thursday they sat there, one quiet Monday in the town.",
        "They left at the last minute.",
        "They put the dead at eleven, and minutes later at nine.",
        "She dreams of a tomorrow without fear.",
        "He is an opponent of World War II films.",
    ],
)
def test_set_phrases_that_are_none(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In today's world nobody reads.", []),
        ("We saw the Irish, or today the Poles, come in.", []),
        ("In today's vote she won.", ["2024-01-10"]),
        ("In a poll of 2047 registered voters she led.", []),
        ("In 2047 the port had a bigger balance.", ["2047"]),
        ("It had more at year's end.", ["2023"]),
        ("It will have more at year's end.", ["2024"]),
        ("He raised $12 million during the third quarter of the year.", ["2023-07/2023-09"]),
        ("He will raise more in the third quarter of the year.", ["2024-07/2024-09"]),
        ("Velt’s haul of funding in the first quarter of the year was large.", ["2024-01/2024-03"]),
        ("The mean in the October-to-December quarter was $27.", ["2023-10/2023-12"]),
        ("As Orel prepared to speak on Tuesday, a girl was hurt.", ["2024-01-09"]),
        ("Orel prepared to speak on Tuesday.", ["2024-01-16"]),
        ("On Tuesday, Democrats vote in Norden.", ["2024-01-16"]),
    ],
)
def test_what_desks_write_in_january(text: str, expected: list[str | None]) -> None:
    assert values(text, "2024-01-10") == expected


def test_what_is_spoken_of_does_not_move_the_telling() -> None:
    text = "He spoke on Monday, ahead of next Tuesday's vote. A day earlier, six were arrested."
    assert values(text) == ["2024-05-06", "2024-05-14", "2024-05-05"]
