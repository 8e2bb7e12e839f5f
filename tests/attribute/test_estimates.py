"""Who gives which number, told by the form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attribute.attributor import Attributor
from reportedly.attribute.estimates import estimates


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The Perrin police put the figure at 23.", "The Perrin police", "put", "the figure at 23"),
        ("Officials have put the toll at more than 400, a figure in doubt.", "Officials", "have put",
         "the toll at more than 400"),
        ("Radio Orme had earlier put the dead at seventy.", "Radio Orme", "had earlier put", "the dead at seventy"),
        ("“I know,” he said. Sallis puts it at £31,500.", "Sallis", "puts", "it at £31,500"),
        ("Frontier Voice, a pro-war channel, puts it at 1,950.", "Frontier Voice, a pro-war channel", "puts",
         "it at 1,950"),
        ("The mayor gave no count, but the police put the crowd at some 2,000.", "the police", "put",
         "the crowd at some 2,000"),
        ("The union puts the number of strikers at 9,000, and the company at 4,100.", "The union", "puts",
         "the number of strikers at 9,000"),
        ("Bremer Docks, which runs the yard, put the figure at “no more than 300”.",
         "Bremer Docks, which runs the yard", "put", "the figure at “no more than 300”"),
        ("On Tuesday the relief corps gave the number of dead as 23, with 60 missing.", "the relief corps",
         "gave", "the number of dead as 23"),
        ("By noon the governor was speaking of 17.", "the governor", "was speaking of", "17"),
        ("The union spoke of five arrests; the police of two.", "The union", "spoke of", "five arrests"),
        ("The rescuers have since spoken of “dozens of graves”.", "The rescuers", "have since spoken of",
         "“dozens of graves”"),
        ("By Monday noon the governor, Tomas Werle, was speaking of 17.", "the governor, Tomas Werle",
         "was speaking of", "17"),
        ("The mayor said that local papers put the crowd at 900.", "local papers", "put", "the crowd at 900"),
        ("A draft report puts the ratio at Orme at one to eleven.", "A draft report", "puts",
         "the ratio at Orme at one to eleven"),
    ],
)  # fmt: skip
def test_who_puts_what_at_which_number(text: str, source: str, cue: str, content: str) -> None:
    found, *_ = estimates(text)
    assert [text[slice(*span)] for span in (found.source, found.cue, found.content)] == [source, cue, content]


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("The union puts the strikers at 9,000, and the company at 4,100.", [("the company", "4,100")]),
        (
            "Police put the crowd at 800, the organisers at “more than 5,000”.",
            [("the organisers", "“more than 5,000”")],
        ),
        ("Officials put the cost at $5m and the opposition at $9m.", [("the opposition", "$9m")]),
        ("Sallis puts it at 31, the council at 48, but Amory at 60.", [("the council", "48"), ("Amory", "60")]),
        ("Velt puts the price at 5 marks, the best at the market.", []),
        ("They put the bill at $40, not at 50.", []),
        ("A draft report puts the ratio at Orme at one to eleven.", []),
    ],
)
def test_what_others_put_it_at(text: str, others: list[tuple[str, str]]) -> None:
    first, *more = estimates(text)
    assert [(text[slice(*e.source)], text[slice(*e.content)]) for e in more] == others
    assert all(text[slice(*e.cue)] == "at" for e in more)
    assert not more or first.content.end <= more[0].source.start


@pytest.mark.parametrize(
    "text",
    [
        "They put the chair at the door.",
        "The vote put the issue of schools at the centre of the year.",
        "He was asked to put the number at 40.",
        "The ministry, which puts the toll at 12, declined.",
        "put the toll at 12",
        "The talks of 2011 were speaking to two camps.",
        "Nobody spoke of one of them.",
        "",
    ],
)
def test_what_is_no_estimate(text: str) -> None:
    assert estimates(text) == []


@given(st.text(alphabet="Aa1 .,;“”\n", max_size=60).map(lambda s: s + "police put the toll at 12 " + s))
def test_spans_lie_in_the_text_and_do_not_meet(text: str) -> None:
    for found in estimates(text):
        assert 0 <= found.source.start < found.source.end <= found.cue.start < found.cue.end <= found.content.start
        assert found.content.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["put the ", "put the a at ", "x, ", "the police ", "at 1", ", the b at 1", "(", "a "]
)
def test_long_texts_come_to_an_end(piece: str) -> None:
    assert isinstance(estimates(piece * (300_000 // len(piece))), list)


def test_the_attributor_gives_the_figure_to_who_puts_it() -> None:
    text = "Nobody knows how many were held. The Perrin police put the figure at 23."
    found = [f for f in Attributor.load().text(text) if f.attribution.cue]
    said = {tuple(text[slice(*s)] for s in (*f.attribution.source, *f.attribution.content)) for f in found}
    assert ("The Perrin police", "the figure at 23") in said


def test_an_estimate_takes_its_number_from_what_was_found_around_it() -> None:
    text = "The Dockers said 1,200 had joined. Bremer Docks, which runs the yard, put the figure at “no more than 300”."
    said = [[text[slice(*s)] for s in f.attribution.content] for f in Attributor.load().text(text)]
    assert ["the figure at “no more than 300”"] in said
    assert ["1,200 had joined"] in said
