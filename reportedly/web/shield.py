"""The protected view, for showing pages on a screen: stand-ins in the place of names, in everything that is answered.

What a page shows is protected value by value before it is rendered, JSON and CSV value by value as they leave. Then
every answer is looked through as an export is: one in which a name can be read is not sent. A question that holds a
protected name is asked with a word that nobody has, as long as what was typed, so that it finds what a name finds that
is nowhere; beginnings are not looked for.
"""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Final
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.asking.shield import SHORTEST, Shield, nobody, whole
from reportedly.web.entrance import SIGN_IN

BANNER: Final = "Protected view: names that pages withhold, and names that were marked, are replaced by stand-ins."
_KEPT = b"This page cannot be shown in the protected view.\n"


class Shielded:
    """ASGI middleware: questions in, answers out, protected."""

    def __init__(self, app: ASGIApp, shield: Shield) -> None:
        self.app, self._shield = app, shield

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request without a protected name."""
        if scope["type"] != "http" or scope["path"].startswith("/static/") or scope["path"] == SIGN_IN:
            await self.app(scope, receive, send)
            return
        typed: dict[str, str] = {}
        asked = self._asked(scope, typed)
        start: Message = {}
        body = bytearray()

        async def gather(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await self._send(start, bytes(body), typed, send)

        await self.app(asked, receive, gather)

    def _asked(self, scope: Scope, typed: dict[str, str]) -> Scope:
        """The request with a word that nobody has in the place of each that names somebody; `typed` takes in which."""

        def hidden(words: str) -> str:
            if not self._shield.names_somebody(words):
                return words
            asked = nobody(words)
            typed[asked] = words
            return asked

        given = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        pairs = [(hidden(name), hidden(whole(value))) for name, value in given]
        ending = next((e for e in (".json", ".csv") if scope["path"].endswith(e)), "")
        parts = scope["path"].removesuffix(ending).split("/")
        path = "/".join(hidden(part) for part in parts) + ending
        # whether an answer is one that the asker made of a guessed name is not told
        sent = [(name, value) for name, value in scope["headers"] if not name.startswith(b"if-")]
        if not typed and pairs == given:
            return {**scope, "headers": sent}
        query = urlencode(pairs).encode("ascii")
        return {**scope, "path": path, "raw_path": quote(path).encode("ascii"), "query_string": query, "headers": sent}

    async def _send(self, start: Message, body: bytes, typed: dict[str, str], send: Send) -> None:
        headers = MutableHeaders(scope=start)
        kind = headers.get("content-type", "")
        if "json" in kind and body:
            body = _json(body, self._shield)
        elif kind.startswith("text/csv"):
            body = _csv(body, self._shield)
        _, check = self._shield.now()
        told = b"\n".join(value for name, value in start["headers"] if name != b"etag")
        if next(check.of_bytes(body + b"\n" + told, ""), None):
            start["status"], body = 500, _KEPT
            start["headers"] = [(b"content-type", b"text/plain; charset=utf-8")]
            headers = MutableHeaders(scope=start)
        for asked, words in typed.items():  # what somebody typed is shown to him as any other word would be
            body = _typed(asked, words, body, html.escape if "html" in kind else _escaped)
            if asked in headers.get("location", ""):
                headers["location"] = headers["location"].replace(asked, quote_plus(words))
        del headers["etag"]
        headers["content-length"] = str(len(body))
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _typed(asked: str, words: str, body: bytes, escape: Callable[[str], str]) -> bytes:
    """An answer with what somebody typed where it has what was asked for that, whole or cut off."""
    shown = re.compile(f"([=/]?){asked[:SHORTEST]}x{{0,{len(asked) - SHORTEST}}}")

    def written(found: re.Match[str]) -> str:
        said = words if found[0].endswith(asked) else words[: len(found[0].lstrip("=/"))]
        if found[1]:
            return found[1] + (quote_plus(said) if found[1] == "=" else quote(said))
        return escape(said)

    return shown.sub(written, body.decode()).encode()


def _escaped(words: str) -> str:
    return json.dumps(words, ensure_ascii=True)[1:-1]


def _json(body: bytes, shield: Shield) -> bytes:
    return (json.dumps(shield.value(json.loads(body)), ensure_ascii=True, indent=1) + "\n").encode()


def _csv(body: bytes, shield: Shield) -> bytes:
    rows = list(csv.reader(io.StringIO(body.decode("utf-8"), newline="")))
    head = rows[:1]
    kept = shield.value([dict(zip(head[0], row, strict=False)) for row in rows[1:]]) if head else []
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([*head, *(_cells(row) for row in kept)])
    return out.getvalue().encode("utf-8")


def _cells(row: dict[str, str]) -> Iterable[str]:
    return row.values()
