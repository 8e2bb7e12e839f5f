from __future__ import annotations

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.protect.spelling import find
from reportedly.types import Span
from tests.protect.making import targets

ANTON = targets("Anton Kessler")
GUISES = {
    "plain": "Anton Kessler",
    "surname alone": "Kessler",
    "upper case": "KESSLER",
    "lower case": "anton kessler",
    "turned": "Kessler, Anton",
    "initial": "A. Kessler",
    "initial of the surname": "Anton K.",
    "genitive": "Kesslers",
    "possessive": "Kessler’s",
    "Polish instrumental": "Kesslerem",
    "Polish dative": "Kesslerowi",
    "Cyrillic": "Антон Кесслер",
    "Cyrillic, inflected": "Кесслера",
    "look-alikes": "Ке\u0455\u0455l\u0435r",
    "without width": "Kess\u200bler",
    "soft hyphen": "Kess\u00adler",
    "marks": "Késsler",
    "marks apart": "Ke\u0301ssler",
    "full width": "Ｋｅｓｓｌｅｒ",
    "mathematical letters": "𝐊𝐞𝐬𝐬𝐥𝐞𝐫",
    "line break": "Kess-\nler",
    "letters apart": "K e s s l e r",
    "entities": "K&#101;ssler",
    "named entity": "K&eacute;ssler",
    "percent signs": "%4Bessler",
    "percent signs twice": "%254Bessler",
    "JSON escape": "\\u004bessler",
    "handle": "@anton_kessler",
    "handle in one word": "@realantonkessler77",
    "hashtag": "#FreeKessler",
    "address": "https://paper.example/2024/anton-kessler-speaks?x=1",
    "mail": "a.kessler@mail.example",
    "figures for letters": "K3ssl3r",
    "one s less": "Kesler",
    "base 64": base64.b64encode(b"Anton Kessler").decode(),
    "hexadecimal": b"Anton Kessler".hex(),
    "hash": hashlib.sha256(b"anton kessler").hexdigest(),
    "right to left marks": "\u202eKessler\u202c",
}


@pytest.mark.parametrize("guise", GUISES.values(), ids=GUISES)
def test_a_name_is_found_in_every_guise(guise: str) -> None:
    text = f"They met {guise} at noon."
    (found,) = find(text, ANTON)
    assert found.person == 0
    assert text[found.start : found.end].strip(" .’s\u202e\u202c@#") in guise
    left = text[: found.start] + text[found.end :]
    assert find(left, ANTON) == []


@pytest.mark.parametrize(
    "text",
    [
        "The antonym of kettle.",
        "They met at noon.",
        "A keg, less rum.",
        "Kensington",
        "Antonia Weber",
        "a. k. a. nobody",
    ],
)
def test_others_are_let_be(text: str) -> None:
    assert find(text, targets("Anton Kessler", others=("Antonia Weber",))) == []


def test_a_given_name_of_others_counts_only_where_its_bearer_is() -> None:
    both = targets("Anton Kessler", others=("Anton Weber",))
    assert find("Anton Weber spoke, then Anton sat.", both) == []
    text = "Kessler spoke. Anton Weber listened. Anton sat. A. K. left, so did AK."
    assert [text[o.start : o.end] for o in find(text, both)] == ["Kessler", "Anton", "A. K.", "AK"]


def test_a_namesake_is_no_stand_in_of_the_protected() -> None:
    text = "Maria Kessler came."
    (found,) = find(text, targets("Anton Kessler", others=("Maria Kessler",)))
    assert (text[found.start : found.end], found.person) == ("Kessler", None)


class TestNamesOfTwoLetters:
    LI = targets("Mei Li", others=())

    def test_they_are_found_where_they_are_written_as_names(self) -> None:
        text = "The minister said that Mr Li lied. Nobody asked Li’s wife, or Mei Li."
        assert [text[o.start : o.end].rstrip("’s") for o in find(text, self.LI)] == ["Li", "Li", "Mei Li"]
        accented = "They met Mr Öz at noon."
        assert len(find(accented, targets("Ada Öz"))) == 1

    @pytest.mark.parametrize("text", ["the li of a mile", "the UN and the LI met", "Linda and Lisa came, Lies too"])
    def test_other_words_are_let_be(self, text: str) -> None:
        assert find(text, self.LI) == []

    def test_a_given_name_counts_where_its_bearer_is(self) -> None:
        bo = targets("Bo Zhang")
        assert find("We met Bo there.", bo) == []
        text = "Zhang came. We met Bo there."
        assert [text[o.start : o.end] for o in find(text, bo)] == ["Zhang", "Bo"]


class TestOrdinaryWords:
    ROSE = targets("Rose", ordinary=("rose",))

    @pytest.mark.parametrize("text", ["Prices rose again.", "a rose is a rose", "Rose gardens are open."])
    def test_a_word_is_no_name(self, text: str) -> None:
        assert find(text, self.ROSE, mentions=[]) == []

    def test_a_name_is(self) -> None:
        text = "Then Rose said that prices rose. Rose left."
        found = find(text, self.ROSE, mentions=[Span(5, 9)])
        assert [o.start for o in found] == [5, 33], "where she stands, she stands at the beginning of sentences too"

    def test_where_nobody_read_the_text_capitals_within_sentences_tell(self) -> None:
        assert [o.start for o in find("We asked Rose. Prices rose.", self.ROSE)] == [9]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("A.*", "They met A.* there."),
        ("王伟", "王伟说他不去"),
        ("김철수", "김철수는 말했다"),
        ("أحمد المنصور", "قال والمنصور إنه"),
        ("אבי כהן", "אמר לכהן"),
        ("أحمد المنصور", "قال أحْمَد المنصـور"),
        ("Ayşe Kadıoğlu", "Kadıoğlu’nun evi"),
        ("Ольга Іваненко", "сказали Іваненкові"),
        ("Ольга Іваненко", "Іваненко: сказали Ользі"),
        ("Зеленський", "Zelenskyy said"),
        ("Li Wei", "Li Wei said"),
    ],
)
def test_names_of_other_scripts_and_shapes(name: str, text: str) -> None:
    found = find(text, targets(name))
    assert found and all(o.person == 0 for o in found)


@given(st.text(alphabet="Kesslr keANton.&#%\u200b-\n", max_size=60))
def test_what_is_found_lies_within_the_text_and_apart(text: str) -> None:
    found = find(text, ANTON)
    edges = [0, *(edge for o in found for edge in (o.start, o.end)), len(text)]
    assert edges == sorted(edges)
