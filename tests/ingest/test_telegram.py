"""Telegram Desktop's ``result.json`` → captures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.ingest import ingest
from reportedly.types import Capture, Failure

SAMPLE = Path(__file__).parent.parent / "data" / "posts" / "result.json"
HOSTILE = Path(__file__).parent.parent / "data" / "hostile"


def export(*messages: Any, **about: Any) -> dict[str, Any]:
    return {"name": "Kalsburg Now", "type": "private_channel", "id": 15} | about | {"messages": list(messages)}


def message(number: Any, text: Any = "words", **more: Any) -> dict[str, Any]:
    return {"id": number, "type": "message", "text": text, **more}


def taken(folder: Path, body: str | bytes | dict[str, Any], name: str = "result.json") -> list[Capture | Failure]:
    raw = json.dumps(body) if isinstance(body, dict) else body
    (folder / name).write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(ingest(str(folder / name)))


def names(found: list[Capture | Failure]) -> list[str]:
    """What follows the name of the file in each origin; the errors of failures."""
    return [item.origin.partition("#")[2] if isinstance(item, Capture) else item.error for item in found]


def test_each_message_is_a_capture() -> None:
    intake = ingest(str(SAMPLE))
    found = list(intake)
    assert intake.passed_over == {"service messages": 2}
    assert intake.done == intake.total == SAMPLE.stat().st_size
    assert [item.origin for item in found if isinstance(item, Capture)] == [
        f"{SAMPLE}#1503377421/{number}" for number in range(2, 30)
    ]
    first = found[0]
    assert isinstance(first, Capture)
    told = json.loads(first.body)
    assert told["chat"] == {"id": 1503377421, "name": "Kalsburg Now", "type": "public_channel"}
    assert told["message"]["text"][0] == {"type": "bold", "text": "Forty held at the ferry gate"}
    assert first.address == "https://t.me/c/1503377421/2"
    assert first.media_type == "application/vnd.telegram.message+json"
    assert first.captured_at is None


def test_a_whole_account_has_the_posts_of_every_chat(tmp_path: Path) -> None:
    account = {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 1, "messages": "none"},
        "contacts": {"list": [{"id": 9, "messages": [message(1)]}]},
        "chats": {"about": "", "list": [export(message(1)), export(message(1), id=16), {"id": 3}, None]},
        "left_chats": {"list": [export(message(7), id=17)]},
    }
    assert names(taken(tmp_path, account)) == ["15/1", "16/1", "17/7"]


def test_the_name_of_a_chat_may_stand_behind_its_messages(tmp_path: Path) -> None:
    [found] = taken(tmp_path, '{"id": 15, "messages": [{"id": 1, "type": "message"}], "name": "Now", "type": "x"}')
    assert isinstance(found, Capture)
    assert json.loads(found.body)["chat"] == {"id": 15, "name": "Now", "type": "x"}


def test_an_id_is_the_same_when_the_export_is_written_otherwise(tmp_path: Path) -> None:
    account = export(message(1, ["a ", {"type": "bold", "text": "b"}], from_id="channel15"))
    [one] = taken(tmp_path, json.dumps(account, indent=4))
    [other] = taken(tmp_path, json.dumps(account, sort_keys=True, ensure_ascii=False))
    assert one == other


def test_an_edited_message_has_the_origin_that_it_had(tmp_path: Path) -> None:
    [before] = taken(tmp_path, export(message(1, "Nine are held.")))
    [after] = taken(tmp_path, export(message(1, "Twelve are held.", edited_unixtime="1715159520")))
    assert isinstance(before, Capture)
    assert isinstance(after, Capture)
    assert (before.origin, before.address) == (after.origin, after.address)
    assert before.id != after.id


@pytest.mark.parametrize(
    ("about", "address"),
    [
        ({}, "https://t.me/c/15/1"),
        ({"type": "public_supergroup"}, "https://t.me/c/15/1"),
        ({"type": "personal_chat"}, None),
        ({"id": 9_876_543_210}, None),
        ({"id": -15}, None),
    ],
)
def test_addresses_are_those_of_channels_and_large_groups(
    tmp_path: Path, about: dict[str, Any], address: str | None
) -> None:
    [found] = taken(tmp_path, export(message(1), **about))
    assert isinstance(found, Capture)
    assert found.address == address


@pytest.mark.parametrize(
    ("damaged", "left"),
    [
        (b'{"id": 2, "text": "\xff"}', "damaged"),
        (b'{"id": 2, "text": NaN}', "damaged"),
        (b'{"id": 2, "text": tru}', "damaged"),
        (b'{"id": 2, "n": 1e999}', "damaged"),
        (b'{"id": "2"}', "no object with an id"),
        (b'{"id": true}', "no object with an id"),
        (b"[]", "no object with an id"),
        (b"7", "no object with an id"),
        (b'{"id": 2, "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "deeper nested"),
        (b'{"id": 2, "a": "' + b"x" * (1 << 21) + b'"}', "larger"),
        (b'{"id": 2, "n": ' + b"1" * 5000 + b"}", "damaged"),
    ],
)
def test_a_damaged_message_costs_itself_alone(tmp_path: Path, damaged: bytes, left: str) -> None:
    body = b'{"name": "N", "type": "x", "id": 1, "messages": [{"id": 1}, ' + damaged + b', {"id": 3}]}'
    first, failure, last = taken(tmp_path, body)
    assert names([first, last]) == ["1/1", "1/3"]
    assert isinstance(failure, Failure)
    assert left in failure.message
    assert "export the chat again" in failure.message


def test_odd_values_go_through(tmp_path: Path) -> None:
    body = (
        '{"name": null, "type": "x", "id": -5, "messages": ['
        '{"id": -1, "text": "\\ud800", "text": "\\udc00 twice"}, {"id": 2, "date_unixtime": "253402300799"}]}'
    )
    found = taken(tmp_path, body)
    assert names(found) == ["-5/-1", "-5/2"]
    assert isinstance(found[0], Capture)
    assert json.loads(found[0].body)["message"]["text"] == "\udc00 twice"


@pytest.mark.parametrize(
    ("body", "error", "cure"),
    [
        ("{}", "OriginError", "machine-readable JSON"),
        ('{"name": "N", "type": "x", "messages": [{"id": 1}]}', "FormatError", "has no id"),
        ('{"name": "N", "type": "x", "id": 1, "messages": [{"id": 1}', "FormatError", "cut short"),
        ('{"name": "N", "type": "x", "id": 1, "messages": [{"id": 1} {"id": 2}]}', "FormatError", "not JSON at byte"),
    ],
)
def test_a_file_that_is_no_export_names_the_cure(tmp_path: Path, body: str, error: str, cure: str) -> None:
    *_, failure = taken(tmp_path, body)
    assert isinstance(failure, Failure)
    assert (failure.error, failure.stage) == (error, "ingest")
    assert cure in failure.message


def test_what_stands_before_the_end_of_a_file_cut_short_is_kept(tmp_path: Path) -> None:
    whole = SAMPLE.read_bytes()
    found = taken(tmp_path, whole[: len(whole) // 2])
    assert len(found) > 10
    assert names(found)[-1] == "FormatError"
    assert all(isinstance(item, Capture) for item in found[:-1])


def test_other_json_is_still_no_page(tmp_path: Path) -> None:
    [failure] = taken(tmp_path, '{"a": 1}', "a.json")
    assert isinstance(failure, Failure)
    assert "is JSON, not a page" in failure.message


def test_an_export_is_known_by_what_it_holds_and_found_in_a_folder(tmp_path: Path) -> None:
    assert names(taken(tmp_path, export(message(1)), "kalsburg.json")) == ["15/1"]
    taken(tmp_path, export(message(2)))
    assert names(list(ingest(str(tmp_path)))) == ["15/2"]
