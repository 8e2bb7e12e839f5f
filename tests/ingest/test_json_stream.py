"""Stepping through JSON that does not fit in memory."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FormatError
from reportedly.ingest import json_stream
from reportedly.ingest.json_stream import JsonStream

VALUES = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def stream(body: bytes, largest: int = 1 << 20, deepest: int = 64) -> JsonStream:
    return JsonStream(BytesIO(body), "a.json", largest, deepest)


@given(st.lists(VALUES), st.booleans(), st.integers(1, 40))
def test_elements_come_as_they_stand(values: list[object], ascii_only: bool, step: int) -> None:
    body = json.dumps(values, ensure_ascii=ascii_only, indent=1).encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_STEP", step)  # every border of two reads
        opened = stream(body)
        found = [json.loads((opened.value() or b"").decode("utf-8", "surrogatepass")) for _ in opened.elements()]
    assert found == values
    assert opened.peek() == b""


@given(st.dictionaries(st.text(min_size=1, max_size=4), VALUES, max_size=5), st.integers(1, 40))
def test_what_is_skipped_is_stepped_over(fields: dict[str, object], step: int) -> None:
    body = json.dumps([fields, "after"]).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_STEP", step)
        opened = stream(body)
        elements = opened.elements()
        next(elements)
        for _ in opened.fields():
            opened.skip()
        next(elements)
        assert opened.value() == b'"after"'


def test_what_is_over_a_bound_costs_itself_alone() -> None:
    body = json.dumps(["x" * 100, [[[["deep"]]]], 1, {"a": "\\" * 60}, "last"]).encode()
    opened = stream(body, largest=50, deepest=3)
    assert [opened.value() for _ in opened.elements()] == [None, None, b"1", None, b'"last"']


@pytest.mark.parametrize(
    "body", [b"[1, 2", b'["a', b'["a\\', b"[1 2]", b"[,]", b"[}", b"", b"{", b'[{"a"', b"[" * 100_000, b"nonsense"]
)
def test_what_is_no_json_says_where(body: bytes) -> None:
    opened = stream(body)
    with pytest.raises(FormatError, match=r"a\.json is (cut short|not JSON at byte \d+)"):
        for _ in opened.elements():
            opened.skip()


def test_a_place_can_be_gone_back_to() -> None:
    opened = stream(b'\xef\xbb\xbf["a", "b", "c"]')
    places = [(place, opened.value()) for place in opened.elements()]
    for place, value in reversed(places):
        opened.go_to(place)
        assert opened.value() == value
