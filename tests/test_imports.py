"""House rules that no reader would keep by eye: who may import whom, how long a module and a function may be."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "reportedly"
LONGEST_MODULE, LONGEST_FUNCTION = 500, 60
EXCUSED: frozenset[str] = frozenset()
"""Functions that may be longer, as path:name. Empty, and meant to stay so."""

NO_STAGE = {"sample", "evaluate"}
STAGES = frozenset(
    path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file() and path.name not in NO_STAGE
)
ORDER = (
    {"types", "reviews", "version", "clock", "errors"},
    {
        "identity",
        "settings",
        "text",
        "protection",
        "names",
        "name_words",
        "letters",
        "platforms",
        "answers",
        "changes",
        "partial",
        "days",
        "number_words",
        "failures",
        "boilerplate",
        "brat",
        "cases",
        "citing",
        "payload",
        "address",
        "judgements",
        "needs",
        "merged",
        "report",
        "pointing",
        "retention",
    },
    STAGES,
    {"pipeline", "evaluate", "demo", "spacy"},
    {"watching", "retrying", "taking_back"},
    {
        "cli_protect",
        "cli_protecting",
        "cli",
        "cli_account",
        "cli_evaluate",
        "cli_cases",
        "cli_export",
        "cli_failures",
        "cli_forget",
        "cli_mcp",
        "cli_people",
        "cli_review",
        "cli_reading",
        "cli_share",
        "cli_versions",
        "cli_walk",
        "cli_watch",
        "command",
    },
    {"__main__", "__init__"},
)
"""A module imports from its own row and from those before; `ALLOWED` narrows that for stages."""

ALLOWED = {
    "asking": {"store", "export", "protect"},
    "mcp": {"asking", "store", "export"},
    "web": {"asking", "store", "export", "protect"},
}
"""The stages that a stage may import besides itself: none, but for these."""


@cache
def modules() -> dict[str, ast.Module]:
    """The modules of the package by dotted name. Read when a test asks, for every process of the tests imports this."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        if "sample" in path.relative_to(PACKAGE).parts:
            continue
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(name: str) -> Iterator[str]:
    """Modules of ours that a module imports, at its top, inside functions or for types alone."""
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "reportedly")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}, line {node.lineno}: a relative import"
            if node.module and node.module.split(".")[0] == "reportedly":
                for alias in node.names:
                    inner = f"{node.module}.{alias.name}"
                    yield inner if inner in modules() else node.module


def room(name: str) -> str:
    """The stage or module that a dotted name belongs to."""
    return name.split(".")[1] if "." in name else "__init__"


def rank(name: str) -> int:
    rows = [number for number, rooms in enumerate(ORDER) if name in rooms]
    assert len(rows) == 1, f"{name} stands in no row of ORDER: give it one"
    return rows[0]


@cache
def edges() -> list[tuple[str, str]]:
    """Which module imports which."""
    return sorted({(name, target) for name in modules() for target in imports(name)})


def test_the_graph_is_read_at_all() -> None:
    assert {"attribute", "export", "extract", "ingest", "store", "web"} <= STAGES
    assert ("reportedly.pipeline", "reportedly.store.ledger") in edges()
    assert ("reportedly.evaluate", "reportedly.attribute.attributor") in edges()
    assert {target for _, target in edges()} <= set(modules())


def test_types_imports_nothing_of_ours_but_what_people_decide() -> None:
    assert list(imports("reportedly.types")) == ["reportedly.reviews"]
    assert list(imports("reportedly.reviews")) == []


def test_stages_do_not_import_each_other() -> None:
    wrong = [
        (name, target)
        for name, target in edges()
        if room(name) in STAGES
        and room(target) in STAGES - {room(name)}
        and room(target) not in ALLOWED.get(room(name), set())
    ]
    assert wrong == []


def test_every_import_goes_one_way() -> None:
    wrong = [
        (name, target) for name, target in edges() if name != "reportedly" and rank(room(target)) > rank(room(name))
    ]
    assert wrong == []


def test_only_the_pipeline_and_the_command_line_see_several_stages() -> None:
    seen = {
        name: {room(target) for source, target in edges() if source == name} & STAGES - {room(name)}
        for name in modules()
    }
    assert seen["reportedly.evaluate"] == {"attribute"}
    several = {name for name, stages in seen.items() if len(stages) > 1 and room(name) not in ALLOWED}
    assert several <= {
        "reportedly.cli_protect",
        "reportedly.cli_protecting",
        "reportedly",
        "reportedly.cli",
        "reportedly.cli_account",
        "reportedly.cli_evaluate",
        "reportedly.cli_cases",
        "reportedly.cli_export",
        "reportedly.cli_failures",
        "reportedly.cli_mcp",
        "reportedly.cli_people",
        "reportedly.cli_review",
        "reportedly.cli_walk",
        "reportedly.cli_share",
        "reportedly.cli_versions",
        "reportedly.cli_watch",
        "reportedly.pipeline",
        "reportedly.retrying",
        "reportedly.watching",
    }


def test_there_is_no_circle() -> None:
    targets = {name: {target for source, target in edges() if source == name} for name in modules()}
    left = set(modules()) - {"reportedly"}  # it names its parts for type checkers alone
    while free := {name for name in left if not targets[name] & left - {name}}:
        left -= free
    assert left == set()


def test_nothing_is_imported_under_another_way_of_loading() -> None:
    lazily = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in LOADERS
    }
    assert lazily == {"reportedly"}, "only the package itself loads its names when asked for"


LOADERS = {"import_module", "__import__"}

FILES = sorted(
    path
    for folder in ("reportedly", "evaluation", "training", "benchmarks")
    for path in (ROOT / folder).rglob("*.py")
    if (ROOT / folder / "sample") not in path.parents
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_and_no_function_is_too_long(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(source))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert {name: count for name, count in long.items() if name not in EXCUSED} == {}


def test_no_excuse_is_stale() -> None:
    there = {
        f"{path}:{node.name}"
        for path in {excuse.partition(":")[0] for excuse in EXCUSED}
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert there >= EXCUSED
    assert len(EXCUSED) == 0, "shorten the function instead"
