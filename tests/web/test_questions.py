from __future__ import annotations

import pytest

from reportedly.asking.bounds import LONGEST, MOST
from reportedly.errors import SettingError
from reportedly.web.questions import question, slice_of


def test_an_address_and_a_question_say_the_same() -> None:
    asked = question({"q": " port ", "speaker": "Velt", "exact": "1", "form": "direct", "page": "3", "x": "y"})
    assert (asked.query.words, asked.query.speaker, asked.query.exact_speaker) == ("port", "Velt", True)
    assert (asked.query.limit, asked.query.offset) == (20, 40)
    assert asked.url() == "/?q=port&speaker=Velt&form=direct&exact=1"
    assert asked.url(form=None, outlet="A & B") == "/?q=port&speaker=Velt&outlet=A+%26+B&exact=1"


def test_no_words_and_no_filters_is_a_question_too() -> None:
    asked = question({})
    assert not asked.filtered and asked.url() == "/"


@pytest.mark.parametrize(
    "params",
    [
        {"form": "loud"},
        {"act": "song"},
        {"since": "yesterday"},
        {"until": "2024-5"},
        {"page": "0"},
        {"page": "-1"},
        {"page": "x"},
        {"page": "９"},
        {"page": "9" * 50},
        {"limit": str(MOST + 1)},
        {"limit": "1e3"},
        {"q": "x" * (LONGEST + 1)},
        {"speaker": "x" * (LONGEST + 1)},
    ],
)
def test_what_cannot_be_asked_is_refused(params: dict[str, str]) -> None:
    with pytest.raises(SettingError):
        question(params)


def test_a_part_of_a_list() -> None:
    part = slice_of({"page": "2", "limit": "7"}, 50)
    assert (part.size, part.offset) == (7, 7)
    assert slice_of({"page": "", "limit": ""}, 50).size == 50
