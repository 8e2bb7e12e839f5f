"""A ledger, a client that needs no network, and a server on loopback."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from reportedly.cli_account import compared
from reportedly.settings import Settings
from reportedly.web.app import create_app
from tests.web import telling
from tests.web.case import build


@pytest.fixture(scope="session")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `case`, not to be written to."""
    return build(tmp_path_factory.mktemp("web") / "case.db")


@pytest.fixture(scope="session")
def client(ledger_path: Path) -> TestClient:
    """Asks the application without a network."""
    return TestClient(
        create_app(ledger_path, Settings(), compared), base_url="http://127.0.0.1:8765", raise_server_exceptions=False
    )


@pytest.fixture(scope="session")
def telling_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `telling`, not to be written to."""
    return telling.build(tmp_path_factory.mktemp("web") / "telling.db")


@pytest.fixture(scope="session")
def telling_client(telling_path: Path) -> TestClient:
    """Asks the application over it."""
    return TestClient(
        create_app(telling_path, Settings(), compared), base_url="http://127.0.0.1:8765", raise_server_exceptions=False
    )


@pytest.fixture(scope="session")
def address(ledger_path: Path) -> Iterator[str]:
    """Where a real server answers, on loopback."""
    yield from serving(ledger_path, Settings())


@pytest.fixture(scope="session")
def telling_address(telling_path: Path) -> Iterator[str]:
    """Where a real server answers for the ledger of `telling`."""
    yield from serving(telling_path, Settings())


def serving(path: Path, settings: Settings) -> Iterator[str]:
    """Where a real server answers, as long as it is asked for."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(path, settings, compared)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
