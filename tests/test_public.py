from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportedly

NAMES = [
    "Attribution",
    "Attributor",
    "Capture",
    "Description",
    "Document",
    "Failure",
    "Found",
    "Ledger",
    "Notice",
    "Overrides",
    "Page",
    "Plan",
    "Producer",
    "Query",
    "Reading",
    "Report",
    "ReportedlyError",
    "Retried",
    "Review",
    "Settings",
    "Span",
    "Statement",
    "__version__",
    "extract",
    "ingest",
    "process",
    "read",
    "retry",
    "verify",
    "watch",
]
HEAVY = {
    "apsw", "babel", "click", "htmldate", "httpx", "jinja2", "lxml", "numpy", "onnxruntime", "py3langid", "rich",
    "starlette", "tokenizers", "torch", "trafilatura", "uvicorn",
}  # fmt: skip


def modules_after(code: str) -> set[str]:
    """What a new interpreter has loaded when `code` has run."""
    program = f"{code}\nimport sys\nprint(*sorted(sys.modules))"
    root = Path(reportedly.__file__).parents[1]
    command = [sys.executable, "-E", "-s", "-c", program]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_public_names() -> None:
    assert reportedly.__all__ == sorted(reportedly.__all__) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_public_name_is_there(name: str) -> None:
    found = getattr(reportedly, name)
    assert name == "__version__" or found.__doc__, f"{name} says nothing of itself"


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="Claim"):
        _ = reportedly.Claim


def test_a_star_import_gives_the_public_names() -> None:
    names: dict[str, object] = {}
    exec("from reportedly import *", names)
    assert set(NAMES) <= set(names)


def test_a_function_is_not_replaced_by_the_folder_of_its_name() -> None:
    """In a new interpreter: asked for twice, and after modules of that folder were loaded."""
    names = ("extract", "ingest")
    both = "".join(f"assert callable(reportedly.{name}) and callable(reportedly.{name})\n" for name in names)
    folders = "import reportedly.pipeline, reportedly.extract, reportedly.ingest\n"
    modules_after(f"import reportedly\n{both}{folders}{both}")
    modules_after(f"{folders}{both}from reportedly import extract, ingest\nextract.__call__, ingest.__call__")


def test_importing_it_loads_no_model_and_no_framework() -> None:
    loaded = modules_after("import reportedly")
    assert "reportedly" in loaded
    assert loaded & HEAVY == set()


def test_the_values_load_no_model_and_no_framework() -> None:
    assert modules_after("import reportedly\nreportedly.Span, reportedly.Settings, reportedly.Failure") & HEAVY == set()


def test_a_ledger_loads_no_model() -> None:
    loaded = modules_after("import reportedly\nreportedly.Ledger, reportedly.Query")
    assert loaded & {"numpy", "onnxruntime", "starlette", "tokenizers", "trafilatura"} == set()
    assert "apsw" in loaded
