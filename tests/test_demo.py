"""The sample case, as `make demo` shows it; with the rules, so that a change of weights changes nothing here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.demo import account, origins
from reportedly.store import Ledger, verify
from tests.making import keep, told


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    arguments = ["demo", "--no-serve", "--ledger", str(path)]
    return CliRunner().invoke(main, arguments, env={"REPORTEDLY_ATTRIBUTOR": "rules"}), path


def test_the_sample_case_has_24_documents_that_are_in_the_package() -> None:
    names = [Path(origin).name for origin in origins()]
    assert len(names) == 24
    assert [name[:2] for name in names] == [f"{n:02}" for n in range(1, 25)]
    assert all("sample" in Path(origin).parts for origin in origins())


def test_the_account_counts_what_is_in_the_ledger(shown: tuple[Result, Path]) -> None:
    result, path = shown
    assert result.exit_code == 0, result.output
    assert result.stderr.endswith(f"to look at it: reportedly serve {path}\n")
    lines = result.stdout.splitlines()
    with Ledger(path, read_only=True) as ledger:
        counts = ledger.counts()
        assert list(verify(ledger)) == []
        top = ledger.top_speakers(10)
    assert lines[:3] == [
        "24 documents",
        f"{counts['attributions']} attributions",
        f"{counts['speakers']} speakers",
    ]
    assert (counts["documents"], counts["captures"], counts["failures"]) == (24, 24, 0)
    assert counts["attributions"] > 40
    assert counts["speakers"] > 20
    assert [line.split(maxsplit=1) for line in lines if re.match(r" +\d", line)] == [[str(n), name] for name, n in top]
    assert len(top) == 10


def test_the_most_quoted_are_names_in_falling_order(ledger: Ledger) -> None:
    keep(ledger, told("{Orme} <said> [one].\n{Velt} <said> [two].\n{Velt} <said> [three].\n{he} <said> [four]."))
    assert account(ledger) == (
        "1 documents\n4 attributions\n2 speakers\n\nMost quoted, by the words of the page:\n    2  Velt\n    1  Orme"
    )


def test_the_account_of_nothing(ledger: Ledger) -> None:
    assert account(ledger) == "0 documents\n0 attributions\n0 speakers"


def test_without_a_place_the_ledger_is_made_and_gone_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    result = CliRunner().invoke(main, ["demo", "--no-serve"], env={"REPORTEDLY_ATTRIBUTOR": "rules"})
    assert result.stdout.startswith("24 documents\n")
    assert result.stderr.endswith("it was not kept: --ledger news.db keeps it\n")
    assert list(tmp_path.iterdir()) == []
