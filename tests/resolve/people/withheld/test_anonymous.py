from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.people.withheld.anonymous import is_anonymous

ANONYMOUS = """officials;a woman of about sixty;one resident;sources;people familiar with the matter;A spokeswoman
A lawyer;three people who watched from the ferry office;a man’s voice;Another;The official
a retired quartermaster of this parish;Several people;A recruiter in Perrin;Drovian officials
Some Republicans;an Iowa Democrat;A White House official;critics;unnamed media;local broadcasters
foreign media;one viewer;two of the soldiers;a shop steward, whose employer knows;one of them;K.
A pal of the actress;Auditors at Penn Varley;A woman known as Witness B;politicians
Her daughter-in-law;aides to Mr. Orme"""
KNOWN = """The Perrin police;Mara Velt, an analyst;Its head, Pavel Orme;driver Lukas Fenn;the governor
The leaflet;a newspaper;He;she;The ministry;Colonel Viktor Hasp, the ministry’s spokesman;the poll
CNN;A 2014 report;Republicans;one of the bags;The campaign;A notice on the wall
Hilda Horn and her allies;others, including Sen. Jeff Merk;state media;the law;it;Merland"""


@pytest.mark.parametrize("words", ANONYMOUS.replace("\n", ";").split(";"))
def test_people_without_a_name(words: str) -> None:
    assert is_anonymous(words)


@pytest.mark.parametrize("words", KNOWN.replace("\n", ";").split(";"))
def test_who_is_known_or_nobody(words: str) -> None:
    assert not is_anonymous(words)


def test_a_language_without_a_row_knows_nobody() -> None:
    assert not is_anonymous("officials", "xx")


@given(st.text())
def test_any_words_can_be_asked_of(words: str) -> None:
    assert isinstance(is_anonymous(words), bool)


@pytest.mark.parametrize("piece", ["a", "A-", "(", "one of ", "source close to the ", "Name. ", "two people who "])
def test_long_words_take_no_long_time(piece: str) -> None:
    started = time.process_time()
    is_anonymous(piece * 20_000)
    assert time.process_time() - started < 1
