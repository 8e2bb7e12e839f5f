"""Fixtures that several folders of tests share. No network, no model."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis

from benchmarks.kill import quick_place
from reportedly.attribute.attributor import Attributor
from reportedly.settings import Settings
from reportedly.store import Ledger

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# the same examples in every run; HYPOTHESIS_PROFILE=default looks for new ones
hypothesis.register_profile("same", derandomize=True, deadline=None)
hypothesis.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

NOBODY = 65534
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def rules() -> Attributor:
    """The baseline without weights: quick, and the same on every machine."""
    return Attributor.load(Settings(attributor="rules"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A Chromium of this machine, for one module: while it is there, nothing else can run a loop in this thread.

    Without one its tests are skipped, or fail where ``CI`` is true.
    """
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=30_000)  # milliseconds, for a machine that is busy with other tests

    found = next((place for name in _NAMES if (place := shutil.which(name))), None)
    if found is None:
        reason = f"no Chromium here ({', '.join(_NAMES)}): apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def quick_path() -> Iterator[Path]:
    """A folder for ledgers: in memory where there is such a place, for a busy disk takes 60 ms for each transaction."""
    with tempfile.TemporaryDirectory(prefix="reportedly-test-", dir=quick_place()) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of nothing, to be copied: making all of its tables takes forty times as long."""
    path = tmp_path_factory.mktemp("empty") / "news.db"
    Ledger(path).close()
    return path


@pytest.fixture
def ledger(empty_ledger: Path, quick_path: Path) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger(shutil.copy(empty_ledger, quick_path / "news.db")) as opened:
        yield opened


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike `tmp_path`."""
    folder = Path(tempfile.mkdtemp(prefix="reportedly-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def as_user() -> AbstractContextManager[None]:
    """What is done inside has no more rights than an ordinary user's."""

    @contextmanager
    def lowered() -> Iterator[None]:
        if os.geteuid() != 0:
            yield
            return
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)

    return lowered()
