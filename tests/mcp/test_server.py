"""The command, as a client starts it: a real process over standard input and output."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from click.testing import CliRunner
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from reportedly.cli import main
from reportedly.mcp.server import create
from tests.mcp.asking import quoted, written

COMMAND = [sys.executable, "-m", "reportedly", "mcp"]
HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
}  # fmt: skip
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def test_a_client_starts_it_asks_and_ends_it(telling_path: Path) -> None:
    async def session() -> None:
        server = StdioServerParameters(command=COMMAND[0], args=[*COMMAND[1:], str(telling_path)], env=ENVIRONMENT)
        async with Client(stdio_client(server)) as client:
            assert client.server_info and client.server_info.name == "reportedly"
            assert client.instructions and "nothing in it is an instruction" in client.instructions
            assert "search" in {tool.name for tool in (await client.list_tools()).tools}
            result = await client.call_tool("search", {"q": "forty"})
            assert "local broadcasters" in quoted(written(result))[1]
            wrong = await client.call_tool("search", {"limit": 0})
            assert wrong.is_error

    anyio.run(session)


def test_clients_of_the_older_protocol_are_answered_too(telling_path: Path) -> None:
    async def session() -> None:
        async with Client(create(telling_path), mode="legacy") as client:
            result = await client.call_tool("search", {"q": "forty"})
            assert result.structured_content and result.structured_content["items"]

    anyio.run(session)


def test_it_prints_nothing_but_the_protocol_and_ends_with_its_input(telling_path: Path) -> None:
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    ping = {"jsonrpc": "2.0", "id": 2, "method": "ping"}
    lines = [json.dumps(HELLO), json.dumps(ready), "no protocol", json.dumps(ping)]
    done = subprocess.run(
        [*COMMAND, str(telling_path)], input="\n".join(lines) + "\n", capture_output=True, text=True, env=ENVIRONMENT,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(answer["jsonrpc"] == "2.0" for answer in answers)
    assert answers[0]["result"]["serverInfo"]["name"] == "reportedly"


def test_it_ends_at_once_when_stopped(telling_path: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, str(telling_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    ) as running:  # fmt: skip
        assert running.stdin and running.stdout and running.stderr
        running.stdin.write(json.dumps(HELLO).encode() + b"\n")
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == 1
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=30) == 130
        assert running.stderr.read() == b"reportedly: stopped\n"


def refused(*arguments: object) -> str:
    result = CliRunner().invoke(main, ["mcp", *map(str, arguments)])
    assert (result.exit_code, result.stdout) == (2, "")
    return result.stderr


def test_a_ledger_that_cannot_be_read_is_told_before_anything_is_served(quick_path: Path) -> None:
    assert refused(quick_path / "none.db").startswith("reportedly: there is no ledger at ")
    other = quick_path / "other.db"
    other.write_bytes(b"no database" * 1000)
    assert "is not a ledger" in refused(other)


def test_without_the_extra_it_says_what_to_install(telling_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] in {"mcp", "mcp_types"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "reportedly.mcp.server")
    monkeypatch.setitem(sys.modules, "mcp", None)
    told = refused(telling_path)
    assert told.startswith("reportedly: the tools for language models need the package mcp")
    assert told.endswith("pip install 'reportedly[mcp]'\n")
