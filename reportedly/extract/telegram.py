"""A message of a Telegram export → its words, and whose they are. The files that it names are never opened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.errors import ExtractionError, Unread
from reportedly.extract.article import Article
from reportedly.extract.dates import moment, since_1970
from reportedly.extract.posts import Line, Piece, compose, lines_of
from reportedly.text import GONE
from reportedly.types import Capture

_PRIVATE = frozenset({"personal_chat", "bot_chat", "saved_messages", "verify_codes", "replies"})
"""Chats that publish nothing."""


def read_message(capture: Capture, body: bytes) -> Article:
    """Read one message as `ingest.telegram` gives it. Raises Unread when it holds no words, ExtractionError when it is
    none."""
    chat, message = _parts(capture, body)
    name = _text(chat.get("name"))
    sender = _text(message.get("author")) or _text(message.get("from"))
    return compose(
        [*lines_of(list(pieces(message))), *_poll(message)],
        Article(
            text="",
            paragraphs=(),
            byline=sender if sender != name else None,
            outlet=name if _text(chat.get("type")) not in _PRIVATE else None,
            published=_moment(message, "date"),
            modified=_moment(message, "edited"),
            address=capture.address,
        ),
        capture.origin,
        _forwarded_from(chat, message),
    )


def read_posts(capture: Capture, body: bytes) -> Article:
    """Raises Unread: a page of posts is kept as it came, and each of them is read by itself."""
    raise Unread(f"{capture.origin} is a page of posts: each is read by itself")


def _parts(capture: Capture, body: bytes) -> tuple[dict[str, Any], dict[str, Any]]:
    try:
        parsed = json.loads(body)
        chat, message = parsed["chat"], parsed["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        chat = message = None
    if not isinstance(chat, dict) or not isinstance(message, dict):
        raise ExtractionError(f"{capture.origin} is no message of Telegram's: give the result.json that it comes from")
    return chat, message


def pieces(message: Mapping[str, Any]) -> Iterator[Piece]:
    """The text of a message in pieces: a string, or a list of strings and of objects with a `type`."""
    text = message.get("text") or message.get("text_entities")
    for piece in text if isinstance(text, list) else [text]:
        if isinstance(piece, str):
            yield Piece(text=piece)
        elif isinstance(piece, dict) and isinstance(piece.get("text"), str):
            yield Piece(text=piece["text"], styles=frozenset({_text(piece.get("type")) or "plain"}))


def _poll(message: Mapping[str, Any]) -> Iterator[Line]:
    """The question of a poll, and what may be answered."""
    poll = message.get("poll")
    if not isinstance(poll, dict):
        return
    yield _joined(poll.get("question")), "body"
    answers = poll.get("answers")
    for answer in answers if isinstance(answers, list) else ():
        if isinstance(answer, dict):
            yield _joined(answer.get("text")), "list"


def _joined(text: Any) -> str:
    return "".join(piece.text for piece in pieces({"text": text}))


def _forwarded_from(chat: Mapping[str, Any], message: Mapping[str, Any]) -> str | None:
    """Whose post a message passes on; None for a post of its own, and for a channel's forward from itself."""
    named = next((field for field in ("forwarded_from", "saved_from") if field in message), None)
    if named is None:
        return None
    name = _text(message[named])
    itself = message.get(f"{named}_id") == f"channel{chat.get('id')}" or (name is not None and name == chat.get("name"))
    return None if itself else name or GONE


def _moment(message: Mapping[str, Any], field: str) -> str | None:
    """The moment of a field, in UTC; of older exports, which give local time alone, the day."""
    if (seconds := message.get(f"{field}_unixtime")) is not None:
        return since_1970(seconds)
    return moment(_text(message.get(field)) or "")


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
