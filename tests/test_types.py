from __future__ import annotations

import dataclasses
import inspect

import pytest

from reportedly import types
from reportedly.types import ACTS, BODY_KINDS, FORMS, KINDS, Document, Producer, Span

VALUES = [value for _, value in inspect.getmembers(types, dataclasses.is_dataclass) if inspect.isclass(value)]


def test_the_values_of_the_design_are_there() -> None:
    names = {value.__name__ for value in VALUES}
    assert {"Producer", "Capture", "Sighting", "Document", "Description", "Attribution", "Reading", "Failure"} <= names


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value.__name__)
def test_values_are_frozen_slotted_and_keyword_only(value: type) -> None:
    parameters = value.__dataclass_params__  # type: ignore[attr-defined]
    assert parameters.frozen
    assert "__slots__" in value.__dict__
    assert all(field.kw_only for field in dataclasses.fields(value))


def test_spans_meet_where_they_share_a_character_and_hold_what_lies_within() -> None:
    span = Span(3, 7)
    assert span.meets(Span(6, 9)) and span.meets(Span(0, 4)) and span.meets(Span(4, 5)) and span.meets(Span(0, 9))
    assert not span.meets(Span(7, 9)) and not span.meets(Span(0, 3))
    assert span.holds(Span(3, 7)) and span.holds(Span(4, 6))
    assert not span.holds(Span(2, 5)) and not span.holds(Span(5, 8)) and not Span(4, 6).holds(span)


def test_a_value_cannot_be_changed_and_compares_by_content() -> None:
    left = Producer(name="rules", version="1")
    assert left == Producer(name="rules", version="1", settings="{}")
    assert len({left, Producer(name="rules", version="1")}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        left.name = "model"  # type: ignore[misc]


def test_large_texts_stay_out_of_messages() -> None:
    assert "secret" not in repr(Document(id="b2:1", capture_id="b2:0", text="secret"))


def test_a_span_is_a_pair() -> None:
    assert Span(2, 5) == (2, 5)
    assert "0123456"[slice(*Span(2, 5))] == "234"


def test_the_vocabularies_of_the_design() -> None:
    assert FORMS == ("direct", "indirect", "mixed")
    assert ACTS == ("speech", "writing", "thought")
    assert KINDS == (
        "title", "byline", "heading", "body", "list", "quote", "caption", "credit", "embed", "other",
    )  # fmt: skip
    assert {"heading", "body", "list", "quote"} == BODY_KINDS
