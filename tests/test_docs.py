"""Documents that must move with the code."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from reportedly.cli import main
from reportedly.export import table

ROOT = Path(__file__).parent.parent


def test_cli_reference_is_not_stale() -> None:
    spec = importlib.util.spec_from_file_location("generate_cli", ROOT / "docs" / "generate_cli.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == module.render(), "run docs/generate_cli.py"


def test_every_help_ends_in_an_example_that_names_its_command() -> None:
    for name, command in main.commands.items():
        assert re.search(rf"Examples?:\n(\s+.*\n?)*.*reportedly {name}\b", command.help or ""), name


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/architecture.md",
        "docs/cases.md",
        "docs/formats.md",
        "docs/inbox.md",
        "docs/model-card.md",
        "docs/api.md",
        "docs/mcp.md",
        "docs/serving.md",
        "docs/reviewing.md",
        "CHANGELOG.md",
    ],
)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


def test_architecture_names_every_room() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = [p.name for p in (ROOT / "reportedly").iterdir() if not p.name.startswith("__")]
    for room in rooms:
        if room not in {"py.typed", "version.py"}:
            assert f"`{room}" in told, room


def test_formats_name_every_column() -> None:
    told = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    for column in table.COLUMNS:
        assert f"`{column}`" in told, column
