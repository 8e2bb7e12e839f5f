from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from reportedly.attribute.attributor import WEIGHTS
from reportedly.attribute.windows import SHAPES, Encoded, encode, windows
from reportedly.text import inside, plain_marks, quotations, words
from reportedly.types import Span

SOME = settings(max_examples=100, deadline=None)
TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abSaid “”\"'‘’«».,\n\r\t\u2028"),
        st.characters(categories=None),
        st.sampled_from("\ud800\x00\u202e\u0301\u200d\u00ad不Жﬁİß👩🚀é"),
    ),
    max_size=80,
)


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    loaded = Tokenizer.from_file(str(WEIGHTS / "english" / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


def paragraphs(lengths: list[int]) -> Encoded:
    """An encoded text whose paragraphs have so many pieces."""
    edges = np.cumsum([0, *lengths], dtype=np.int64)
    pieces = np.zeros(int(edges[-1]), np.int64)
    breaks = np.unique(edges[:-1]) if len(pieces) else edges[:0]
    return Encoded(
        words=np.zeros((0, 2), np.int64), first=pieces, pieces=pieces, shapes=pieces, breaks=breaks, quoted=()
    )


# ---- encode


@SOME
@given(TEXTS)
@example("")
@example("\x00")
@example("a\n\nb")
def test_every_word_has_a_piece_and_every_piece_a_shape(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, tokenizer)
    count = len(encoded.pieces)
    assert encoded.pieces.shape == encoded.shapes.shape == (count,)
    if not count:
        assert encoded.words.shape == (0, 2)
        return
    assert encoded.first.shape == (len(encoded.words),)
    assert 0 <= encoded.first.min() <= encoded.first.max() < count
    assert (np.diff(encoded.first) > 0).all(), "two words with one piece"
    assert encoded.shapes.min() >= 0
    assert encoded.shapes.max() < SHAPES
    assert encoded.breaks[0] == 0
    assert (np.diff(encoded.breaks) > 0).all()
    assert encoded.breaks[-1] < count


@SOME
@given(TEXTS)
@example("“No”\u200b\x00 said\u202e")
@example("👩\u200d🚀👩🚀ab 👩")
def test_words_are_those_that_the_tokenizer_sees(tokenizer: Tokenizer, text: str) -> None:
    """A control character was a word with the next word's piece, and so carried the next word's tag."""
    plain = plain_marks(text, quotations(text))
    every = words(plain)
    seen = [w for w in every if tokenizer.encode(plain[w.start : w.end], add_special_tokens=False).ids]
    found = [Span(*word) for word in encode(text, tokenizer).words.tolist()]
    assert {w.start for w in found} <= {w.start for w in every}
    assert {w.end for w in found} <= {w.end for w in every}
    holds = [[w for w in seen if f.start <= w.start and w.end <= f.end] for f in found]
    assert [w for held in holds for w in held] == seen
    assert all(holds), "a word that the tokenizer passes over"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t donʼt", ["don", "’", "t", "don", "ʼ", "t"]),
        ("Zoe\u0301 said", ["Zoe\u0301", "said"]),
        ("the gov\u00adern\u00adment", ["the", "gov\u00adern\u00adment"]),
        ("\u202eMara\u202c\x00 Velt\ufeff", ["Mara", "Velt"]),
        ("ok 👩🏽\u200d🚀 1\ufe0f\u20e3", ["ok", "👩🏽\u200d🚀", "1\ufe0f\u20e3"]),
        ("ﬁne İstanbul Straße", ["ﬁne", "İstanbul", "Straße"]),
        ("``No,'' ‘‘no’’", ["``", "No", ",", "''", "‘‘", "no", "’’"]),
        ("a\ud800b c\ud800 d", ["a\ud800b", "c", "d"]),
    ],
)
def test_words_by_example(tokenizer: Tokenizer, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in encode(text, tokenizer).words.tolist()] == expected


@SOME
@given(TEXTS, TEXTS)
def test_what_stands_before_shifts_offsets_and_nothing_else(tokenizer: Tokenizer, before: str, text: str) -> None:
    """However the tokenizer normalises what stands before: offsets are the original's."""
    alone, behind = encode(text, tokenizer), encode(f"{before}\n{text}", tokenizer)
    count, words_there = len(alone.pieces), len(alone.words)
    assert behind.pieces[len(behind.pieces) - count :].tolist() == alone.pieces.tolist()
    shifted = behind.words[len(behind.words) - words_there :] - (len(before) + 1)
    assert shifted.tolist() == alone.words.tolist()
    firsts = behind.first[len(behind.first) - words_there :] - (len(behind.pieces) - count)
    assert firsts.tolist() == alone.first.tolist()


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\t\u2028"])
def test_a_text_without_words_is_empty(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, tokenizer)
    assert (len(encoded.words), len(encoded.first), len(encoded.pieces), len(encoded.breaks)) == (0, 0, 0, 0)


def test_shapes_by_example(tokenizer: Tokenizer) -> None:
    text = "He “No” said\nthe end"
    encoded = encode(text, tokenizer)
    shapes = encoded.shapes[encoded.first].tolist()
    quoted = inside(encoded.quoted, len(text))
    for (start, end), shape in zip(encoded.words.tolist(), shapes, strict=True):
        word = text[start:end]
        assert bool(shape & 1) == bool(quoted[start]) == (word in ("“", "No", "”"))
        assert bool(shape & 2) == (word in ("He", "the"))
        assert bool(shape & 4) == (word in ("He", "No"))
    assert encoded.breaks.tolist() == [
        0,
        encoded.first[[w[0] for w in encoded.words.tolist()].index(text.index("the"))],
    ]


def test_the_style_of_quotation_marks_changes_nothing(tokenizer: Tokenizer) -> None:
    asked = {}
    for opening, closing in ("“”", '""', "«»", "„“", "»«"):
        encoded = encode(f"She said {opening}no, never{closing} twice.", tokenizer)
        asked[opening] = (encoded.pieces.tolist(), encoded.shapes.tolist())
    assert all(found == asked["“"] for found in asked.values())


def test_long_texts_are_tokenised_in_slices_without_a_seam(tokenizer: Tokenizer) -> None:
    """More than one slice of the tokenizer, with and without line ends; pieces are those of the parts."""
    sentence = "He said that it rains and that nobody came. "
    one = encode(sentence, tokenizer)
    for text in (sentence * 5_000, (sentence.rstrip() + "\n") * 5_000):
        encoded = encode(text, tokenizer)
        assert encoded.pieces.tolist() == one.pieces.tolist() * 5_000
        assert [tuple(word) for word in encoded.words.tolist()] == words(text)


# ---- windows


@SOME
@given(
    st.lists(st.one_of(st.integers(0, 12), st.integers(0, 80)), max_size=30),
    st.integers(8, 40),
    st.data(),
)
@example([20, 2, 2, 2, 2, 2, 2, 28], 30, None)
@example([], 8, None)
def test_windows_cover_every_piece_in_order(lengths: list[int], size: int, data: st.DataObject | None) -> None:
    overlap = data.draw(st.integers(0, size // 2)) if data else size // 2
    first_size = data.draw(st.none() | st.integers(1, size)) if data else None
    encoded = paragraphs(lengths)
    found = windows(encoded, size=size, overlap=overlap, first_size=first_size)
    covered = 0
    for number, window in enumerate(found):
        assert 0 < window.end - window.start <= size
        assert window.start <= covered, "a gap"
        assert window.end > covered, "a window that adds nothing"
        if number:
            assert covered - window.start <= overlap
        covered = window.end
    assert covered == len(encoded.pieces)


@SOME
@given(st.lists(st.integers(1, 20), min_size=1, max_size=20), st.integers(20, 40))
def test_paragraphs_that_fit_stay_whole(lengths: list[int], size: int) -> None:
    encoded = paragraphs(lengths)
    edges = {*encoded.breaks.tolist(), len(encoded.pieces)}
    for window in windows(encoded, size=size, overlap=size // 2):
        assert {window.start, window.end} <= edges


def test_windows_by_example() -> None:
    found = windows(paragraphs([10, 10, 4, 10]), size=24, overlap=5)
    assert [(w.start, w.end) for w in found] == [(0, 24), (20, 34)]
    found = windows(paragraphs([3, 50]), size=20, overlap=5)
    assert [(w.start, w.end) for w in found] == [(0, 3), (3, 23), (18, 38), (33, 53)]
    found = windows(paragraphs([10, 10, 10]), size=20, overlap=0, first_size=15)
    assert [(w.start, w.end) for w in found] == [(0, 10), (10, 30)]
    # many short paragraphs before a long one: no window for each of them
    found = windows(paragraphs([200, *[2] * 25, 250]), size=254, overlap=64)
    assert [(w.start, w.end) for w in found] == [(0, 250), (246, 500)]
