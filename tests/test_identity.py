from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.identity import TAG, attribution_id, canonical, capture_id, digest, document_id, identify
from reportedly.types import Span

SOME = settings(max_examples=100, deadline=None)
TEXT = st.text(alphabet=st.characters(categories=None), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def reordered(value: Any) -> Any:
    """The same value with the keys of every object in reverse order."""
    if isinstance(value, dict):
        return {key: reordered(inner) for key, inner in reversed(value.items())}
    return [reordered(inner) for inner in value] if isinstance(value, list) else value


@SOME
@given(VALUES)
def test_canonical_json_is_independent_of_key_order(value: Any) -> None:
    assert canonical(reordered(value)) == canonical(value)


@SOME
@given(VALUES)
def test_canonical_json_is_ascii_json_of_the_value(value: Any) -> None:
    written = canonical(value)
    assert written.isascii()
    assert json.loads(written) == value


@SOME
@given(VALUES, VALUES)
def test_canonical_json_tells_values_apart(left: Any, right: Any) -> None:
    # repr tells True from 1, which compare equal in Python and differ in JSON
    same = repr(json.loads(json.dumps(left, sort_keys=True))) == repr(json.loads(json.dumps(right, sort_keys=True)))
    assert (canonical(left) == canonical(right)) == same


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes", object(), {"a": {3}}])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        canonical(value)


def test_the_contract_of_version_1() -> None:
    """Pinned: other values here mean other ids in every ledger that exists."""
    assert TAG == "b2:"
    assert canonical({"b": [1, "é\ud800"], "a": None}) == '{"a":null,"b":[1,"\\u00e9\\ud800"]}'
    assert digest(b"") == "b2:3345524abf6bbe1809449224b5972c41790b6cf2"
    capture = capture_id("a.html", b"<p>No</p>")
    document = document_id(capture, "“No,” said Mara Velt.")
    attribution = attribution_id(
        document, "“No,” said Mara Velt.", content=[Span(0, 5)], cue=[Span(6, 10)], source=[Span(11, 20)]
    )
    assert (capture, document, attribution) == (
        "b2:f11af835fa3d2060b4f2f167ead4fe2ae0caab11",
        "b2:27a302deacddde051e6cec860cc7d77273de005d",
        "b2:93fa43afb2b85eba16976b296cbe0c301ee5d6d9",
    )


def test_what_makes_a_capture_and_a_document() -> None:
    ids = {
        capture_id("a", b"x"),
        capture_id("b", b"x"),
        capture_id("a", b"y"),
        document_id("a", "x"),
        document_id("b", "x"),
        document_id("a", "y"),
        identify("other", capture="a", text="x"),
    }
    assert len(ids) == 7
    assert all(id.startswith("b2:") and len(id) == 3 + 40 for id in ids)


def test_what_makes_an_attribution() -> None:
    def id_of(document: str = "d", text: str = "0123456789", **roles: list[Span]) -> str:
        spans = {"content": [Span(0, 2)], "cue": [Span(2, 4)], "source": [Span(4, 6)]} | roles
        return attribution_id(document, text, content=spans["content"], cue=spans["cue"], source=spans["source"])

    ids = [
        id_of(),
        id_of(document="e"),
        id_of(text="x123456789"),
        id_of(content=[Span(0, 3)]),
        id_of(content=[Span(0, 1), Span(1, 2)]),
        id_of(cue=[]),
        id_of(source=[]),
        id_of(cue=[Span(4, 6)], source=[Span(2, 4)]),
    ]
    assert len(set(ids)) == len(ids)
    assert id_of(text="012345678X") == id_of(), "words that no span touches do not enter"
    assert attribution_id("d", "0123456789", content=((0, 2),), cue=((2, 4),), source=((4, 6),)) == id_of()  # type: ignore[arg-type]
