"""The server: where it listens, what it says when it cannot, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from reportedly.cli_account import compared
from reportedly.errors import LedgerError, NotALedger, SettingError
from reportedly.settings import Settings
from reportedly.web.app import serve

PROGRAM = """
import sys
from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.web.app import serve
serve(sys.argv[1], Settings(port=0), compared, lambda address: print(address, flush=True))
"""


def test_it_tells_its_address_answers_and_ends_with_ctrl_c(ledger_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(ledger_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout and server.stderr
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert "Mara Velt" in httpx.get(address, timeout=20, trust_env=False).text
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert server.stderr.read() == ""


def test_a_port_that_is_taken_is_named_with_the_cure(ledger_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SettingError, match=rf"port {port} of 127\.0\.0\.1 is taken.*--port {port + 1}"):
            serve(ledger_path, Settings(port=port), compared)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (Settings(host="no such host", password="correct horse"), "there is no address called"),
        (Settings(host="203.0.113.1", password="correct horse"), "is not of this machine"),
        (Settings(port=70000), "there is no port 70000"),
    ],
)
def test_where_it_cannot_listen_is_named(ledger_path: Path, settings: Settings, words: str) -> None:
    with pytest.raises(SettingError, match=words):
        serve(ledger_path, settings, compared)


def test_what_is_no_ledger_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="reportedly add"):
        serve(tmp_path / "gone.db", Settings(port=0), compared)
    (tmp_path / "notes.txt").write_text("not a ledger, but longer than the head of a file of SQLite\n" * 20)
    with pytest.raises(NotALedger):
        serve(tmp_path / "notes.txt", Settings(port=0), compared)
