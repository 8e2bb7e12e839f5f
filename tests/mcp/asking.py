"""A client of the protocol over the real server, in this process."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import anyio
from mcp.client.client import Client
from mcp_types import CallToolResult, TextContent, Tool

from reportedly.mcp.server import create

FENCE = re.compile(r"^--- quoted material ([0-9a-f]{16}) (begins|ends) ---$", re.MULTILINE)


def called(path: Path, name: str, **arguments: object) -> CallToolResult:
    """What a tool answers. The client of the SDK checks it against the schema that the tool gives."""

    async def call() -> CallToolResult:
        async with Client(create(path)) as client:
            return await client.call_tool(name, dict(arguments))

    return anyio.run(call)


def ask(path: Path, name: str, **arguments: object) -> Any:
    """An answer that is no error, as its shape."""
    result = called(path, name, **arguments)
    assert not result.is_error, written(result)
    return result.structured_content


def refused(path: Path, name: str, **arguments: object) -> Any:
    """An error, which is always in one shape and tells the same as its text."""
    result = called(path, name, **arguments)
    assert result.is_error
    body = result.structured_content
    assert set(body) == {"error"} and set(body["error"]) == {"kind", "message", "retriable"}
    assert body["error"]["message"] in written(result)
    return body["error"]


def written(result: CallToolResult) -> str:
    """The text of an answer."""
    (block,) = result.content
    assert isinstance(block, TextContent)
    return block.text


def quoted(text: str) -> tuple[str, str]:
    """What stands outside of the marked lines, and what stands within; there is one pair of them, with one mark."""
    first, last = FENCE.finditer(text)
    assert (first[2], last[2]) == ("begins", "ends") and first[1] == last[1]
    assert last.end() == len(text)
    return text[: first.start()], text[first.end() : last.start()]


def parts(path: Path, name: str, limit: int, **arguments: object) -> list[Any]:
    """The whole answer, part by part."""
    found: list[Any] = []
    cursor = None
    while True:
        part = ask(path, name, limit=limit, cursor=cursor, **arguments)
        assert len(part["items"]) <= limit
        found += part["items"]
        cursor = part["next"]
        if cursor is None:
            return found


def tools(path: Path) -> dict[str, Tool]:
    """The tools by name."""

    async def call() -> list[Tool]:
        async with Client(create(path)) as client:
            return list((await client.list_tools()).tools)

    return {tool.name: tool for tool in anyio.run(call)}


def plain(value: object) -> str:
    """Everything that an answer holds, as text."""
    return json.dumps(value, ensure_ascii=False)
