"""When something was said, and when what is said happens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.partial import bounds
from reportedly.resolve.times.dates import find_dates
from reportedly.resolve.times.when import said_and_happens
from reportedly.types import Dated, Span

PUBLISHED = "2024-05-08"  # a Wednesday


def asked(marked: str) -> tuple[str | None, str | None]:
    """The answer for a text with the content in {braces}, the cue in <angles>, the source in [brackets].

    ~What somebody else says~, in which all of these stand, is between tildes.
    """
    text, roles = "", {"{": [], "<": [], "[": [], "~": []}  # type: tuple[str, dict[str, list[Span]]]
    opened: dict[str, int] = {}
    for sign in marked:
        if sign == "~" and "~" in opened:
            roles["~"].append(Span(opened["~"], len(text)))
        elif sign in "{<[~":
            opened[sign] = len(text)
        elif sign in "}>]":
            kind = "{<["["}>]".index(sign)]
            roles[kind].append(Span(opened[kind], len(text)))
        else:
            text += sign
    dates = find_dates(text, PUBLISHED)
    return said_and_happens(roles["{"], roles["<"], roles["["], text, dates, PUBLISHED, roles["~"])


@pytest.mark.parametrize(
    ("marked", "said", "happens"),
    [
        ("[Dovrin] <told> parliament on Tuesday {that the law holds}.", "2024-05-07", None),
        (
            "[Tomas Reil] <wrote> on Facebook on Sunday: {“Whoever thought this up has stood in no queue.”}",
            "2024-05-05",
            None,
        ),
        ("{“We queue,”} <said> [a woman] on Tuesday.", "2024-05-07", None),
        ("[Velt] <has said> this week {that it holds}.", "2024-W19", None),
        ("[Velt] <denied> {it} when we reached her on Tuesday.", "2024-05-07", None),
        ("[Velt] <told> Monday’s council meeting {that it held}.", "2024-05-06", None),
        ("In Saturday’s paper [we] <said> {that it was the Blue Pearl}.", "2024-05-04", None),
        ("[Velt] <claims> {that they have known for three years}.", None, None),
        ("On Monday [Velt] <has said> {that it holds}.", None, None),
        ("[Velt, a child of the 1980s,] <said> {that it holds}.", None, None),
        ("In a notice on Saturday night, [the authority] <cited> {some forty arrests}.", "2024-05-04", None),
        ("In our article of 3 May on the studio [we] <wrote> {that forty were arrested}.", "2024-05-03", None),
        ("[The governor] <said> two weeks ago {that he would set up an office}.", "2024-04-24", None),
        ("Although the mill was built in 2019, [Velt] <argued> {that it is old}.", None, None),
        ("While the count went on in 2019, [Velt] <argued> {that it is old}.", None, None),
        ("After the count on Monday [Velt] <argued> {that it is old}.", "2024-05-06", None),
        ("{“One of us lost,”} [Velt] <said>, invoking the 2019 race.", None, None),
        ("[Velt] <praised> {it} in a 2019 interview.", "2019", None),
        ("[A 2019 Ostrel University paper] <found> {that it leaks}.", "2019", None),
        ("It shut on Sunday.\n\n17:05 [Velt] <said> {that it holds}.", "2024-05-08", None),
        ("17:05 [Velt] <warned> in February {that it leaks}.", "2024-02", None),
        ("[Velt] <said> {that 41 were hit since the war began two years ago}.", None, None),
        ("[Velt] <said> {that 41 were hit two years ago}.", None, "2022"),
        ("[Brandl] <promised> {to find out by the next meeting, on 3 June}.", None, "2024-06-03"),
        ("{The first hearings} <are expected> {on Monday at the court}.", None, "2024-05-13"),
        (
            "[The agency] <reported> on 26 April {that contracts had been signed since January}.",
            "2024-04-26",
            "2024-01/2024-04",
        ),
        (
            "[Dovrin] <announced> {that the sum, which was raised on 2 May, would be paid from June}.",
            None,
            "2024-06",
        ),
        ("On the events of 2 May, [the minister] <stated> {that the police had acted calmly}.", None, "2024-05-02"),
        ("[The police] <admit> {to 23 detentions at Saturday’s protest}.", None, "2024-05-04"),
        ("A nurse, who [Hasp] <told> on Monday {that it held}, laughed.", "2024-05-06", None),
        ("It reached Perrin, where [the council] on Monday <called> {for calm}.", "2024-05-06", None),
        ("[Velt] <told> Merland’s “Today” on Monday {that it held}.", "2024-05-06", None),
        ("[Hasp] <conceded> {it} while testifying on Monday.", "2024-05-06", None),
        ("[Hasp] <said> on Feb. 7 {that it held}.", "2024-02-07", None),
        ("[The survey, published in March], <puts> {losses at a third}.", "2024-03", None),
        ("Velt said ~[the clerk] <had told> her on Monday {that it held}~.", "2024-05-06", None),
    ],
)
def test_the_sentence_tells(marked: str, said: str | None, happens: str | None) -> None:
    assert asked(marked) == (said, happens)


@pytest.mark.parametrize(
    "marked",
    [
        "[Hasp] <said> {that the figures would be published}.",
        "It rained on Tuesday. [Hasp] <said> {that it was dry}.",
        "[The boatman], who has been there since March, <said> {nothing}.",
        "Asked how many he wants this year, [Hasp] <said> {that figures would follow}.",
        "[A spokeswoman for the fund, named on Monday as a partner,] <denied> {it}.",
        "The bridge shook on Monday; [Hasp] <said> {that it held}.",
        "The list published on Monday helps nobody, and [Hasp] <says> {that it is forged}.",
        "On Monday Velt said ~[the clerk] <knew> {that it held}~.",
        "[The man who left Perrin on Monday] <says> {nothing}.",
        "[Velt, who was a vet until last year,] <asks> {nothing}.",
        "[NORR]<:> {Let us count. It rained on Monday. Who remembers?}",
        "[He] <warned> {against it}, although it had been quiet when they met on Tuesday.",
        "“It was quiet on Tuesday,” she knew. [Hasp] <said> {that it was loud}.",
        "[Hasp] <said> {it rained on Monday, but not on Tuesday}.",
        "[Hasp] <will say> on Friday {that it rains}.",
    ],
)
def test_in_doubt_nothing_is_told(marked: str) -> None:
    assert asked(marked) == (None, None)


def test_the_day_is_not_carried_on_to_what_he_added() -> None:
    """It was, to “he added” alone: on the practice texts none of six was right."""
    assert asked("Reil wrote it on Sunday. [He] <added> {that it was wrong}.") == (None, None)


def test_nothing_to_go_by() -> None:
    assert said_and_happens((), (), (), "", (), None) == (None, None)
    assert said_and_happens((Span(0, 2),), (), (), "No", (), None) == (None, None)


class Counted(Sequence[Dated]):
    """Dates that count how often one is looked at."""

    def __init__(self, dates: list[Dated]) -> None:
        self.dates, self.looked = dates, 0

    def __len__(self) -> int:
        return len(self.dates)

    @overload
    def __getitem__(self, index: int) -> Dated: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Dated]: ...
    def __getitem__(self, index: int | slice) -> Dated | Sequence[Dated]:
        self.looked += 1
        return self.dates[index]

    def __iter__(self) -> Iterator[Dated]:
        raise AssertionError("the dates of the whole page are walked through")


def test_few_dates_are_looked_at_on_a_page_of_many() -> None:
    sentence = "Hasp said on Tuesday that it rained on Monday, and nothing else was to be heard of him.\n"
    looked = []
    for count in (100, 3_200):
        text = sentence * count
        dates = Counted(find_dates(text, PUBLISHED))
        assert len(dates) == 2 * count
        at = count // 2 * len(sentence)
        content, cue, source = Span(at + 21, at + 45), Span(at + 5, at + 9), Span(at, at + 4)
        answer = said_and_happens([content], [cue], [source], text, dates, PUBLISHED)
        assert answer == ("2024-05-07", "2024-05-06")
        looked.append(dates.looked)
    assert looked[1] <= looked[0] + 20


TEXT = st.lists(
    st.sampled_from("on Tuesday|said|in 2019|“|”|,|.|\n|He|that|since May|last week|which|May 2".split("|")),
    max_size=40,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(
    TEXT, st.lists(st.integers(0, 200), min_size=6, max_size=6), st.sampled_from([None, PUBLISHED, "x", "0001-01-01"])
)
def test_any_spans_yield_dates_or_nothing(text: str, cuts: list[int], published: str | None) -> None:
    one, two, three, four, five, six = sorted(min(cut, len(text)) for cut in cuts)
    answer = said_and_happens(
        [Span(one, two)], [Span(three, four)], [Span(five, six)], text, find_dates(text, published), published
    )
    for value in answer:
        assert value is None or bounds(value)


@pytest.mark.parametrize(
    ("said", "happens"),
    [
        ("that the mill was sold in 2008", "2008"),
        ("that it was like the fire of 2008", "2008"),
        ("that the mill was sold in May 2008", "2008-05"),
        ("that it was like the 2008 ferry strike", None),
        ("that he had paid for his 2008 campaign", None),
        ("that it was Velt’s 2008 song", None),
    ],
)
def test_a_year_that_only_tells_which_thing_is_meant_is_not_when_something_happens(
    said: str, happens: str | None
) -> None:
    assert asked(f"[Velt] <said> {{{said}}}.") == (None, happens)
