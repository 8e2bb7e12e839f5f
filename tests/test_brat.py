from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.brat import Annotated, load, normalise, parse, read_text, write
from reportedly.errors import FormatError
from reportedly.types import Span

SOME = settings(max_examples=150, deadline=None)
TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("ab“” .;\t\n\r\u2028\x85"), st.characters(categories=None)), max_size=40
)
TEXT = "“No,” said Mara Velt, “never.”"
GOLD = Annotated(content=(Span(0, 5), Span(22, 30)), cue=(Span(6, 10),), source=(Span(11, 20),))


def spans(text: str, least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    ends = st.integers(0, len(text))
    pair = st.tuples(ends, ends).map(lambda two: Span(min(two), max(two)))
    return st.lists(pair, min_size=least, max_size=3).map(lambda found: normalise(found, text))


@SOME
@given(TEXTS, st.data())
def test_what_is_written_is_read_again(text: str, data: st.DataObject) -> None:
    items = [
        Annotated(content=data.draw(spans(text, 1)), cue=data.draw(spans(text)), source=data.draw(spans(text)))
        for _ in range(data.draw(st.integers(0, 4)))
    ]
    assert parse(write(items, text), text) == [item for item in items if item.content]


@SOME
@given(TEXTS, st.data())
def test_normalised_spans_are_trimmed_ordered_and_apart(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text) + 3)
    raw = data.draw(st.lists(st.tuples(ends, ends).map(lambda two: Span(*two)), max_size=5))
    found = normalise(raw, text)
    assert normalise(found, text) == found
    for start, end in found:
        assert text[start:end] == text[start:end].strip() != ""
    for left, right in pairwise(found):
        assert text[left.end : right.start].strip()
    covered = {i for s, e in found for i in range(s, e) if not text[i].isspace()}
    assert covered == {i for s, e in raw for i in range(s, min(e, len(text))) if not text[i].isspace()}


def test_the_file_as_brat_reads_it() -> None:
    assert write([GOLD], TEXT) == (
        "T1\tSource 11 20\tMara Velt\n"
        "T2\tCue 6 10\tsaid\n"
        "T3\tContent 0 5;22 30\t“No,” “never.”\n"
        "T4\tAttribution 6 10\tsaid\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    )


def test_no_line_of_the_text_breaks_a_line_of_the_file() -> None:
    text = "one\ntwo\r\nthree\u2028four"
    file = write([Annotated(content=(Span(0, len(text)),), cue=(), source=())], text)
    assert len(file.splitlines()) == 3
    assert file.splitlines()[0] == "T1\tContent 0 19\tone two  three four"


def test_events_as_polnear_writes_them() -> None:
    file = (
        "T1\tSource 11 20\tMara Velt\r\n"
        "T2\tCue 6 10\tsaid\n"
        "T3\tContent 0 5\t“No,”\n"
        "T4\tContent 22 30\t“never.”\n"
        "T5\tAttribution-no-source 6 10\tsaid\n"
        "#1\tAnnotatorNotes T1\tsure\n"
        "A1\tNested E1\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T4 Content2:T3\n"
        "E2\tAttribution-no-source:T5 Cue:T2\n"
    )
    assert parse(file, TEXT) == [GOLD], "an event without content is left out"


@pytest.mark.parametrize("offsets", ["0", "0 5 7", "0 5;", "a b", "0  5", "; "])
def test_spans_that_cannot_be_are_named(offsets: str) -> None:
    with pytest.raises(FormatError, match="T1"):
        parse(f"T1\tContent {offsets}\t“No,”\nE1\tAttribution:T1 Content:T1\n", TEXT)


def test_an_event_that_names_a_missing_span() -> None:
    with pytest.raises(FormatError, match="T9"):
        parse("E1\tAttribution:T9 Content:T9\n", TEXT)


@pytest.mark.parametrize("offsets", ["900 905", "5 0", "5 5"])
def test_spans_outside_the_text_hold_nothing(offsets: str) -> None:
    assert parse(f"T1\tContent {offsets}\tx\nE1\tAttribution:T1 Content:T1\n", TEXT) == []


def test_no_line_end_of_a_text_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffone\r\ntwo\rthree\n".encode())
    assert read_text(path) == "\ufeffone\r\ntwo\rthree\n"


def corpus(folder: Path, **files: str) -> Path:
    for kind in ("text", "attributions"):
        (folder / kind).mkdir()
    for name, body in files.items():
        path = folder / "attributions" / f"{name}.ann" if "_" in name else folder / "text" / f"{name}.txt"
        path.write_text(body, encoding="utf-8")
    return folder


def test_a_corpus_is_sorted_by_name_and_annotator(tmp_path: Path) -> None:
    file = write([GOLD], TEXT)
    found = load(corpus(tmp_path, b=TEXT, a=TEXT, b_zoe="", b_ann=file, a_bob=file, ghost_bob=file, unread="x"))
    assert [(document.name, document.versions) for document in found] == [("a", ((GOLD,),)), ("b", ((GOLD,), ()))]


def test_a_name_may_hold_underscores(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    (folder / "text" / "a_b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "attributions" / "a_b_ann.ann").write_text(write([GOLD], TEXT), encoding="utf-8")
    assert [document.name for document in load(folder)] == ["a_b"]


def test_a_folder_that_is_no_corpus_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"text/ and attributions/"):
        load(tmp_path)
    with pytest.raises(FormatError, match="no text"):
        load(corpus(tmp_path))
