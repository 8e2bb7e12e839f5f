"""Tables of posts → captures → documents."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ExtractionError, SettingError, Unread
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.ingest.rows import _LARGEST, fields_of
from reportedly.settings import Settings
from reportedly.types import Capture, Failure
from tests.extract.pages import check

SAMPLE = Path(__file__).parents[1] / "data" / "posts" / "4cat.csv"


def taken(path: Path, body: str | bytes, columns: str = "") -> list[Capture | Failure]:
    path.write_bytes(body.encode() if isinstance(body, str) else body)
    return list(ingest(str(path), settings=replace(Settings(), columns=columns)))


def names(found: list[Capture | Failure]) -> list[str]:
    return [item.origin.partition("#")[2] if isinstance(item, Capture) else item.error for item in found]


def texts(found: list[Capture | Failure]) -> list[str]:
    return [extract(item)[0].text if isinstance(item, Capture) else item.error for item in found]


def test_a_table_of_4cat() -> None:
    first, forward, talk, silent = ingest(str(SAMPLE))
    assert isinstance(first, Capture)
    assert (first.origin, first.address) == (f"{SAMPLE}#kalsburgnow-2", "https://t.me/kalsburgnow/2")
    document, description = extract(first)
    check(document, description)
    assert document.text.splitlines()[0] == "Forty held at the ferry gate"
    assert (description.outlet, description.published) == ("Kalsburg Now", "2024-05-08T07:12:00+00:00")
    assert isinstance(forward, Capture)
    document, description = extract(forward)
    assert document.text.startswith("Forwarded from Port Watch Kalsburg\n")
    assert description.modified == "2024-05-08"
    assert isinstance(talk, Capture)
    assert extract(talk)[0].text.startswith('=HYPERLINK("https://bad.example")'), "words, wherever they come from"
    assert extract(talk)[1].byline == "Ana Orme"
    assert isinstance(silent, Capture)
    with pytest.raises(Unread):
        extract(silent)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_told_by_the_header(tmp_path: Path, delimiter: str) -> None:
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows([["id", "body"], ["7", 'He said: "no"; and, well|no\tmore.\nSo.']])
    [found] = taken(tmp_path / "a.csv", "\ufeff" + table.getvalue())
    assert names([found]) == ["7"]
    assert texts([found]) == ['He said: "no"; and, well|no more.\n\nSo.']


def test_columns_that_a_user_names(tmp_path: Path) -> None:
    stated = "text=Beitrag, author=Wer,published=Wann,outlet=Wo,language=Sprache"
    [found] = taken(tmp_path / "a.csv", "Wer,Beitrag,Wann,Wo,Sprache\nBo,Nein.,2024-05-08,Forum,de\n", stated)
    assert isinstance(found, Capture)
    document, description = extract(found)
    assert document.text == "Nein."
    assert (description.byline, description.published, description.outlet) == ("Bo", "2024-05-08", "Forum")
    assert found.origin.endswith("a.csv#L2")


def test_a_json_object_a_line(tmp_path: Path) -> None:
    lines = '{"m": {"text": "Shut.", "user": {"name": "Bo"}}, "n": 5}\n\n{"m": {"text": "Open."}}\n[]\n{"m": 7}\n{'
    found = taken(tmp_path / "a.ndjson", lines, "text=m.text,author=m.user.name,id=n")
    assert names(found) == ["5", "L3", "FormatError", "L5", "FormatError"]
    assert texts(found[:2]) == ["Shut.", "Open."]
    assert isinstance(found[0], Capture)
    assert extract(found[0])[1].byline == "Bo"


@pytest.mark.parametrize(
    ("stated", "words"),
    [("text", "'text'"), ("words=body", "'words=body'"), ("text=", "'text='"), ("=x", "'=x'")],
)
def test_columns_that_cannot_be_say_how_they_are_named(stated: str, words: str) -> None:
    with pytest.raises(SettingError, match=f"not as {words}; there may be: text, id"):
        fields_of(stated)


@pytest.mark.parametrize(
    ("name", "body", "columns", "words"),
    [
        ("a.csv", "x,y\n1,2\n", "", "it has: x, y. Say which holds what, for example --columns text="),
        ("a.csv", "x,y\n1,2\n", "text=z", "no column 'z'; it has: x, y"),
        ("a.ndjson", '{"x": 1, "y\\u202e": 2}', "", r"it has: x, 'y\u202e'"),
        ("a.csv", "body\n", "", "has no rows"),
        ("a.csv", "", "", "has no rows"),
        ("a.csv", b"body\ncaf\xe9\n", "", "iconv"),
        ("a.csv", b"id,body\r1,words\r", "", "first line of the table"),
    ],
)
def test_a_table_that_cannot_be_read_names_the_cure(
    tmp_path: Path, name: str, body: str | bytes, columns: str, words: str
) -> None:
    [found] = taken(tmp_path / name, body, columns)
    assert isinstance(found, Failure)
    assert words in found.message


HEADER = "id,body\n1,first\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2,a\x00b", ["1", "2", "3"]),
        ("2", ["1", "2", "3"]),
        ("", ["1", "3"]),
        (",", ["1", "3"]),
        ("2,a,b,c", ["1", "FormatError", "3"]),
        ("2," + "x" * 200_000, ["1", "FormatError", "3"]),
        ("2," + ",".join("x" * 50 for _ in range(200_000)), ["1", "FormatError", "3"]),
        ("2,\ud800", ["1", "2", "3"]),
        ("2" * 300 + ",a", ["1", "L3", "3"]),
        ('"2\n3",a', ["1", "L3", "3"]),
    ],
    ids=range(10),
)
def test_a_row_costs_no_other(tmp_path: Path, row: str, expected: list[str]) -> None:
    body = (HEADER + row + "\n3,last\n").encode("utf-8", "replace")
    assert names(taken(tmp_path / "a.csv", body)) == expected


def test_a_row_that_is_not_utf_8_far_down_costs_no_other(tmp_path: Path) -> None:
    row = b"5," + b"words " * 200 + b"\n"
    body = HEADER.encode() + row * (_LARGEST // len(row) + 100) + b"6,caf\xe9\n3,last\n"
    found = taken(tmp_path / "a.csv", body)
    assert names(found[-2:]) == ["FormatError", "3"]
    assert sum(isinstance(item, Failure) for item in found) == 1


def test_an_open_quotation_mark_takes_no_more_than_a_cell(tmp_path: Path) -> None:
    body = HEADER + '2,"never closed\n' + "5,words\n" * 40_000 + "3,last\n"
    found = taken(tmp_path / "a.csv", body)
    assert names(found)[:2] == ["1", "FormatError"]
    assert names(found)[-1] == "3"
    assert sum(isinstance(item, Failure) for item in found) == 1


def test_an_id_is_the_same_beside_other_rows(tmp_path: Path) -> None:
    [alone] = taken(tmp_path / "a.csv", "id,body\n7,words\n")
    *_, last = taken(tmp_path / "a.csv", "id,body\n5,x\n6,y\n7,words\n")
    assert alone == last


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"post": 7}', b'{"post": [1]}', b"[" * 100_000])
def test_what_is_no_row_names_the_cure(body: bytes) -> None:
    wrong = Capture(id="b2:0", origin="x", body=body, media_type="application/vnd.reportedly.row+json")
    with pytest.raises(ExtractionError, match=r"x is no row|x holds no words"):
        extract(wrong)


@given(
    st.dictionaries(
        st.sampled_from("text title author outlet published modified address forwarded language".split()),
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text() | st.lists(st.text()),
    )
)
def test_any_row_ends_as_text_or_error(post: dict[str, Any]) -> None:
    body = json.dumps({"post": post, "row": {}}).encode()
    try:
        found = extract(Capture(id="b2:0", origin="x", body=body, media_type="application/vnd.reportedly.row+json"))
    except Unread as error:
        assert "x holds no words" in str(error)
    else:
        check(*found)
