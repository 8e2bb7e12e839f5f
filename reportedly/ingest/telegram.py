"""``result.json`` of Telegram Desktop: one chat, or a whole account. One message is one capture."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from reportedly.errors import FormatError, OriginError
from reportedly.failures import failure
from reportedly.identity import canonical, capture_id
from reportedly.ingest.intake import Intake
from reportedly.ingest.json_stream import JsonStream
from reportedly.settings import Settings
from reportedly.types import Capture, Failure

MEDIA_TYPE = "application/vnd.telegram.message+json"
_LARGEST = 1 << 20
"""Bytes of the largest message. Telegram allows 4,096 characters; with all that is told of them 60 KB are much."""
_HOLDS = re.compile(rb'"messages"\s*:\s*\[|"(?:left_)?chats"\s*:\s*\{')
_LISTS = (b"chats", b"left_chats")
_ABOUT = ("id", "name", "type")
_LINKED = frozenset({"private_channel", "public_channel", "private_supergroup", "public_supergroup"})
_OLD_IDS = 1 << 33
"""Exports before 2021 counted channels from here: their ids are not those of addresses."""


def holds_posts(name: str, head: bytes) -> bool:
    """Whether a file is such an export, by its lower-case name and its beginning."""
    is_object = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    return is_object and name.endswith(".json") and (name.endswith("result.json") or bool(_HOLDS.search(head)))


def read_posts(origin: str, settings: Settings, intake: Intake) -> Iterator[Capture | Failure]:
    """The messages of an export, in its order, as JSON of each with the chat it stands in.

    What Telegram itself tells in between (who joined, what was pinned) is passed over.
    A message that is damaged, too large or too deep is a `Failure`. Raises FormatError where the file is cut short or
    is no JSON, after the messages before that place; OriginError when it holds no chat.
    """
    with Path(origin).open("rb") as file:
        export = _Export(JsonStream(file, origin, min(_LARGEST, settings.max_body)), origin, intake)
        yield from export.chats(_LISTS)
    if not export.found:
        raise OriginError(f"{origin} holds no messages: export the chat from Telegram Desktop as machine-readable JSON")


class _Export:
    """An export while it is read: where in it, and how many chats were met."""

    def __init__(self, stream: JsonStream, origin: str, intake: Intake) -> None:
        self._stream = stream
        self._intake = intake
        self._origin = origin
        self.found = 0

    def chats(self, lists: tuple[bytes, ...] = ()) -> Iterator[Capture | Failure]:
        """The messages of the chat that stands here, and of those in its `lists`.

        What the chat is called may stand behind its messages; then these are read when it is known.
        """
        stream, about = self._stream, dict[str, Any]()
        passed: int | None = None
        for key in stream.fields():
            name = key.decode("latin-1")
            if name in _ABOUT:
                about[name] = _scalar(stream.value())
            elif key == b"messages" and stream.peek() == b"[":
                if len(about) == len(_ABOUT):
                    yield from self._messages(about)
                else:
                    passed = stream.place
                    stream.skip()
            elif key in lists and stream.peek() == b"{":
                yield from self._listed()
            else:
                stream.skip()
        if passed is not None:
            behind = stream.place
            stream.go_to(passed)
            yield from self._messages(about)
            stream.go_to(behind)

    def _listed(self) -> Iterator[Capture | Failure]:
        for key in self._stream.fields():
            if key == b"list" and self._stream.peek() == b"[":
                for _ in self._stream.elements():
                    if self._stream.peek() == b"{":
                        yield from self.chats()
                    else:
                        self._stream.skip()
            else:
                self._stream.skip()

    def _messages(self, about: dict[str, Any]) -> Iterator[Capture | Failure]:
        self.found += 1
        chat = {name: about.get(name) for name in _ABOUT}
        if type(chat["id"]) is not int:
            yield self._failed(self._origin, f"chat {self.found} of {self._origin} has no id")
            self._stream.skip()
            return
        for place in self._stream.elements():
            raw = self._stream.value()
            where = f"the message at byte {place} of {self._origin}"
            subject = f"{self._origin}#{chat['id']}/@{place}"
            if raw is None:
                yield self._failed(subject, f"{where} is larger or deeper nested than any message of Telegram's")
                continue
            self._intake.at(place)
            try:
                message = _message(raw)
                if message.get("type") == "service":
                    self._intake.pass_over("service messages")
                else:
                    yield _capture(self._origin, chat, message)
            except (ValueError, RecursionError) as error:  # damaged UTF-8 too
                yield self._failed(subject, f"{where} is damaged ({error})")

    def _failed(self, subject: str, what: str) -> Failure:
        return failure(subject, "ingest", FormatError(f"{what}: it was left out; export the chat again"))


def _scalar(raw: bytes | None) -> Any:
    """A name, a type or an id; None for what is neither text nor a number."""
    try:
        value = json.loads((raw or b"null").decode())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, str | int) else None


def _message(raw: bytes) -> dict[str, Any]:
    """The JSON object of a message; of a field that stands twice the last. Raises ValueError for anything else."""
    message = json.loads(raw.decode(), parse_constant=_no_number)
    if not isinstance(message, dict) or type(message.get("id")) is not int:
        raise ValueError("it is no object with an id")
    return message


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _capture(origin: str, chat: dict[str, Any], message: dict[str, Any]) -> Capture:
    body = canonical({"chat": chat, "message": message}).encode("ascii")
    name = f"{origin}#{chat['id']}/{message['id']}"
    return Capture(
        id=capture_id(name, body),
        origin=name,
        body=body,
        address=_address(chat, message["id"]),
        media_type=MEDIA_TYPE,
    )


def _address(chat: dict[str, Any], message: int) -> str | None:
    """Where members of a channel or a large group find a message; the export does not tell public names."""
    linked = chat["type"] in _LINKED and 0 < chat["id"] < _OLD_IDS and message > 0
    return f"https://t.me/c/{chat['id']}/{message}" if linked else None
