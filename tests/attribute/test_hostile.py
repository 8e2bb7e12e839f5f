"""Texts that nobody would write, and that will come all the same. Each is named for what is wrong with it."""

from __future__ import annotations

import tracemalloc
import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly import text as txt
from reportedly.attribute.attributor import Attributor
from reportedly.text import quotations
from reportedly.types import Found, Span
from tests.attribute.test_attributor import check
from tests.attribute.tiny import tiny

EASY = "“No, never,” said Mara Velt."
LONG = 30_000
"""Code points: more than is read at once."""

TEXTS = {
    "empty": "",
    "one character": "a",
    "no punctuation": "the minister said that it rains and nobody came " * 100,
    "all capitals": "“NO, NEVER,” SAID MARA VELT. SHE SAID THAT IT RAINS.\n" * 60,
    "one letter": "a" * LONG,
    "one sentence without an end": "Mara Velt said that " * 300,
    "no space": "“No”said,Mara.Velt:" * 200,
    "a line a word": "“No”\nsaid\nMara\n" * 200,
    "only spaces": " " * LONG,
    "only line ends": "\r\n\u2028\u2029\n" * (LONG // 5),
    "only full stops": "." * 3_000,
    "one quotation after the other": "“No” " * 600,
    "every quotation in another": "“a " * 500 + "b”" * 500,
    "opened and never closed on every line": "He said: “no\n" * 300,
    "apostrophes": "the voters' rights and the parties’ 'n " * 100,
    "marks with spaces around": " “ ” " * 600,
    "control characters": "\x00“No,\x07 never,”\x1b said\x9f Mara\x7f Velt.\x0c" * 100,
    "characters that turn the direction": "\u202e“No,\u2066 never,”\u2069 said\u200f Mara Velt.\u061c " * 100,
    "lone surrogates": "\ud800“No, \udfffnever,” said\ud83d Mara\ude00 Velt. " * 100,
    "no character of any script": "\ufffe\uffff\U0010ffff\ue000\U000e0001" * 600,
    "nothing visible": "\u200b\u2060\ufeff\u00ad\u200d" * 600,
    "one letter with many accents": "e" + "\u0301" * LONG,
    "only accents": "\u0301" * LONG,
    "emoji of several code points": "👩🏽\u200d🚀🏳\ufe0f\u200d🌈1\ufe0f\u20e3 “👍🏿,” said 🧑\u200d🤝\u200d🧑. " * 100,
    "mixed scripts": "“Нет, no,” said Мара Велт. 他说：「不」。 قالت «لا». हिन्दी में “नहीं” Ἑλλάς 한국어. " * 40,
    "letters that grow in small": "“İ ŉ ǰ ẞ ß ﬃ Ǆ,” said İpek ŉ ǅ. " * 100,
    **{f"ten thousand {mark}": mark * 10_000 for mark in "“\"'"},
    **{f"only {mark}": mark * 1_000 for mark in sorted(txt.QUOTATION_MARKS)},
    **{f"only {pair}": pair * 500 for pair in ("“”", "”“", "«»", "'\"", "‘“", "``''", '" ', "' ", "“\n", "'\n")},
}

# what changes its length or its place when a text is normalised, made small or cleaned
ODD = st.sampled_from(
    ["İ", "ß", "ẞ", "ﬁ", "ﬃ", "ŉ", "ǰ", "é", "e\u0301", "Å", "A\u030a", "한", "\u1112\u1161\u11ab", "க்ஷ", "ﷺ", "½", "Ⅷ",
     "①", "㎏", "…", "\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\ufe0f", "👩\u200d🚀", "🏳\ufe0f\u200d🌈",
     "👍🏽", "🇳🇴", "1\ufe0f\u20e3", "\ud800", "\udc00", "\x00", "\x85", "\x1c", "\u2028", "\u202e", "\u2066", "\u3000",
     "\ue000", "\U000e0041", "不", "Ж", "ا"]
)  # fmt: skip
PLAIN = st.sampled_from(["“No, never,”", "'Not here,'", "``Go,''", "said", "Mara", "Velt", " ", " ", "\n", ".", "’s"])
SHIFTING = st.lists(st.one_of(ODD, PLAIN), max_size=25).map("".join)


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Attributor:
    return Attributor.load(weights=tiny(tmp_path_factory.mktemp("weights")))


def contents(found: list[Found]) -> list[Span]:
    """All contents in the order of the text."""
    return sorted(span for item in found for span in item.attribution.content)


def test_the_quick_weights_find_something(quick: Attributor) -> None:
    (found,) = quick.text(EASY)
    spans = (*found.attribution.content, *found.attribution.cue, *found.attribution.source)
    assert [EASY[s:e] for s, e in spans] == ["“No, never,”", "said", "Mara Velt"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_hostile_text_and_what_follows_it(quick: Attributor, text: str) -> None:
    whole = f"{text}\n\n{EASY}"
    found = quick.text(whole)
    check(whole, found, quick)
    assert contents(found)[-1] == (len(text) + 2, len(text) + 14)


@settings(max_examples=60, deadline=None)
@given(SHIFTING)
@example("\u202e“No”\u200b said\x00 Mara")
def test_spans_are_whole_words_of_the_text_as_it_came(quick: Attributor, text: str) -> None:
    found = quick.text(text)
    check(text, found, quick)
    for item in found:
        for start, end in (*item.attribution.content, *item.attribution.cue, *item.attribution.source):
            for at in (start, end):
                assert not (text[at - 1 : at].isalnum() and text[at : at + 1].isalnum()), "a word is cut"
                assert at == len(text) or not unicodedata.combining(text[at]), "an accent is cut off"


@settings(max_examples=60, deadline=None)
@given(SHIFTING)
def test_offsets_hold_behind_whatever_changes_when_normalised(quick: Attributor, before: str) -> None:
    text = f"{before}\n{EASY}"
    assert contents(quick.text(text))[-1] == (len(before) + 1, len(before) + 13)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_the_form_of_the_letters_changes_nothing(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    """A decomposed accent was a word, with the piece and so the tag of the word behind it."""
    text = "“Ça coûte très cher,” said Zoë Brønsted-Müller. José Núñez told Şenol Çınar that Ångström was “naïve”."
    attribute = Attributor.load()
    other = unicodedata.normalize(form, text)
    found = []
    for version in (text, other):
        roles = [(f.attribution.content, f.attribution.cue, f.attribution.source) for f in attribute.text(version)]
        found.append([[[unicodedata.normalize("NFC", version[s:e]) for s, e in spans] for spans in r] for r in roles])
    assert found[0] == found[1]
    assert len(found[0]) == 2


def test_memory_does_not_grow_with_the_length_of_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand opening marks are kept in mind at once, a million are not."""
    monkeypatch.setattr(txt, "_LONGEST", 1_000)
    peaks = []
    for size in (4_000, 16_000):
        text = "“" * size
        tracemalloc.start()
        quotations(text)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.2
