from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportedly.text import inside, lines, plain_marks, quotations, sentences, shown, trim, words
from reportedly.types import Span

SOME = settings(max_examples=150, deadline=None)

# every code point (lone surrogates, null, bidi controls) mixed with what the readers of marks look at
MARKS = "\"“”„‟«»″'’‘‛‚‹›「」『』＂〝〞〟❝❞`"
SMALL = st.text(alphabet=st.sampled_from(MARKS + "abS A9.,!?…—-()\n\r\t\u2028\x0b\x1c\x85\xa0"), max_size=60)
ANY = st.text(
    alphabet=st.one_of(st.characters(categories=None), st.sampled_from("\ud800\udfff\x00\u202e\u2066\u200f")),
    max_size=60,
)
TEXTS = st.one_of(SMALL, ANY)
SPANS = st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda pair: Span(min(pair), max(pair)))

# words that hold no mark of quotation, with a visible character at either end
PHRASE = st.text(alphabet=st.sampled_from("abÉ A.,!?9-—"), min_size=1, max_size=12).map(
    lambda words: " ".join(words.split()) or "a"
)
STYLES = [
    ("“", "”"),
    ('"', '"'),
    ("«", "»"),
    ("»", "«"),
    ("„", "“"),
    ("„", "”"),
    ("‟", "”"),
    ("「", "」"),
    ("＂", "＂"),
]


def cut(text: str, spans: list[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


# ---- quotations


@SOME
@given(TEXTS)
@example("«")
@example("»\n«")
@example('""')
@example("“" * 50)
def test_quotations_are_disjoint_ordered_and_within_a_line(text: str) -> None:
    at = 0
    for start, end in quotations(text):
        assert at <= start
        assert end - start >= 2, "a mark alone quotes nothing"
        assert end <= len(text)
        assert text[start] in MARKS
        assert not set(text[start:end]) & set("\n\r\u2028\u2029")
        at = end


@SOME
@given(
    st.lists(
        st.tuples(
            PHRASE,
            st.sampled_from([" ", "\n", " (", "—"]),
            PHRASE,
            st.sampled_from([" ", "\n", ", ", ".\n", ") "]),
        ),
        max_size=4,
    )
)
def test_the_style_of_double_marks_changes_no_stretch(parts: list[tuple[str, str, str, str]]) -> None:
    found = {}
    for opening, closing in STYLES:
        text = "".join(outside + before + opening + quote + closing + after for outside, before, quote, after in parts)
        found[opening + closing] = quotations(text)
    assert len(found["“”"]) == len(parts)
    assert {style: spans for style, spans in found.items() if spans != found["“”"]} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” said Mara Velt.", ["“No,”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("« Non », dit-elle.", ["« Non »"]),
        ("»Nein«, sagte sie, „nie“.", ["»Nein«", "„nie“"]),
        ("‘No,’ she said. ‘Not here.’", ["‘No,’", "‘Not here.’"]),
        ("‘The voters’ rights were gone,’ she said.", ["‘The voters’ rights were gone,’"]),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("The voters’ rights, the ’90s and rock ’n’ roll: it's all gone", []),
        ("She said it's the '90s and that's that", []),
        ("an inch is 1\" or 2\" long", []),
        ("a “ b", []),
        ("She “never closed it.", []),
        ("“She never closed it.", ["“She never closed it."]),
        ("She said: “It goes on.\n“And on,” she added.", ["“It goes on.", "“And on,”"]),
        ("She said: “It stops.\nNothing reopened.", []),
        ("“a “b “c", []),
        ("", []),
        ("“", []),
        ('"', []),
    ],
)  # fmt: skip
def test_quotations_by_example(text: str, expected: list[str]) -> None:
    assert cut(text, quotations(text)) == expected


@pytest.mark.parametrize("mark", ["“", "‘", "«", "„", "「"])
def test_ten_thousand_opening_marks_hide_no_later_quotation(mark: str) -> None:
    assert quotations(mark * 10_000) == []
    text = mark * 10_000 + "\nShe said “no, never” then."
    assert cut(text, quotations(text))[-1] == "“no, never”"


# ---- plain_marks


@SOME
@given(TEXTS)
def test_plain_marks_keep_every_offset(text: str) -> None:
    plain = plain_marks(text, quotations(text))
    assert len(plain) == len(text)
    assert not set(plain) & (set(MARKS) - set("\"'"))
    plain.encode("utf-8")  # no lone surrogate is left: the tokenizer refuses them
    for old, new in zip(text, plain, strict=True):
        assert old == new or old in MARKS + "ʼ＇" or unicodedata.category(old) == "Cs"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“No,” she said, «no».", '"No," she said, "no".'),
        ("‘No,’ she said. It’s late.", '"No," she said. It\'s late.'),
        ("“He told me ‘no’ twice”", "\"He told me 'no' twice\""),
        ("\ud83d “No”", '\ufffd "No"'),
        ("it's the voters’ own", "it's the voters' own"),
        ("donʼt, don＇t, don‘t", "don't, don't, don't"),
        ("‘He told me “no” twice’", "\"He told me 'no' twice\""),
        ("``No,'' she said.", '"\u2060No,"\u2060 she said.'),
        ("``She said `no' twice''", "\"\u2060She said 'no' twice\"\u2060"),
        ('He told her ""no"" twice.', 'He told her "\u2060no"\u2060 twice.'),
        ("«One.\n»Two.»", '"One.\n"Two."'),
    ],
)
def test_plain_marks_by_example(text: str, plain: str) -> None:
    assert plain_marks(text, quotations(text)) == plain


# ---- inside, trim, lines, words


@SOME
@given(st.lists(SPANS, max_size=5))
def test_inside_marks_what_some_span_covers(spans: list[Span]) -> None:
    mask = inside(spans, 80)
    assert list(mask) == [int(any(s <= i < e for s, e in spans)) for i in range(80)]


@SOME
@given(TEXTS, st.data())
def test_trim_gives_the_span_of_what_strip_leaves(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    left, right = trim(text, Span(start, end))
    assert text[left:right] == text[start:end].strip()
    assert start <= left <= right <= end
    assert trim(text, Span(left, right)) == (left, right)


@SOME
@given(TEXTS)
def test_lines_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = lines(text)
    assert all(trim(text, span) == span and span.start < span.end for span in found)
    assert "".join("".join(piece.split()) for piece in cut(text, found)) == "".join(text.split())
    assert all(a.end < b.start for a, b in pairwise(found))


@SOME
@given(TEXTS)
def test_words_are_the_visible_characters_in_order(text: str) -> None:
    found = words(text)
    assert "".join(cut(text, found)) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_words_by_example() -> None:
    assert cut("It’s 51,000 marks—no?", words("It’s 51,000 marks—no?")) == [
        "It", "’", "s", "51", ",", "000", "marks", "—", "no", "?",
    ]  # fmt: skip


# ---- sentences


@SOME
@given(TEXTS)
@example("A. B. C. “D.” E.")
@example("." * 60)
def test_sentences_hold_every_visible_character_once_and_in_order(text: str) -> None:
    found = sentences(text)
    assert all(trim(text, span) == span and span.start < span.end for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(piece.split()) for piece in cut(text, found)) == "".join(text.split())


@SOME
@given(TEXTS, st.data())
def test_sentences_of_a_span_stay_inside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = sentences(text, Span(start, end))
    assert all(start <= s < e <= end for s, e in found)
    assert "".join("".join(piece.split()) for piece in cut(text, found)) == "".join(text[start:end].split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("“It rained.” She left.", ["“It rained.”", "She left."]),
        ("Mr. Velt met Gen. Ostrel on Feb. 3. He left.", ["Mr. Velt met Gen. Ostrel on Feb. 3.", "He left."]),
        ("J. R. Velt of the U.S. Navy spoke.", ["J. R. Velt of the U.S. Navy spoke."]),
        ("Why?! Because… Yes.", ["Why?!", "Because…", "Yes."]),
        ("It cost 3.5 marks. 40 came.", ["It cost 3.5 marks.", "40 came."]),
        ("A headline\nA sentence. And e.g. this one", ["A headline", "A sentence.", "And e.g. this one"]),
        ("it ended. then it went on", ["it ended. then it went on"]),
        (" \n\t ", []),
    ],
)
def test_sentences_by_example(text: str, expected: list[str]) -> None:
    assert cut(text, sentences(text)) == expected


@pytest.mark.parametrize("unit", [".", "A", "A. ", "“a” ", "‘a", "\u0301", "»«"], ids=ascii)
def test_three_hundred_thousand_characters_on_one_line(unit: str) -> None:
    """These ended after half an hour while a sentence's end was sought from every point of a row of points."""
    text = "x" + unit * (300_000 // len(unit))
    found = sentences(text)
    assert found[0].start == 0
    assert found[-1].end == len(text.rstrip())
    assert all(e <= len(text) for _, e in quotations(text))


# ---- shown


def test_shown_hides_controls_and_what_turns_the_direction_and_nothing_else() -> None:
    turns = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    marks = {"\u061c", "\u200e", "\u200f"}
    every = [chr(point) for point in range(0x110000)]
    hidden = {c for c, seen in zip(every, map(shown, every), strict=True) if not seen}
    assert hidden == marks | {
        c
        for c in every
        if (unicodedata.category(c) == "Cc" and c not in "\t\n\r") or unicodedata.bidirectional(c) in turns
    }
    assert all(shown(c) == c for c in every if c not in hidden)
