"""The ledgers of the pages' tests, which hold every kind of line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web import telling
from tests.web.case import build


@pytest.fixture(scope="session")
def case_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `case`, not to be written to."""
    return build(tmp_path_factory.mktemp("mcp") / "case.db")


@pytest.fixture(scope="session")
def telling_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of `telling`, whose documents are resolved; not to be written to."""
    return telling.build(tmp_path_factory.mktemp("mcp") / "telling.db")
