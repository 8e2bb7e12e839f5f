"""The commands that ask when and how many, and what `read` prints of an account."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.answers import FigureLine
from reportedly.cli import main
from reportedly.cli_account import compared
from reportedly.export.figures import Told, group_of
from reportedly.store import Ledger
from reportedly.types import Quantity, Span
from tests.making import keep
from tests.web import telling
from tests.web.case import silent


@pytest.fixture(scope="module")
def ledger_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(telling.build(tmp_path_factory.mktemp("cli") / "news.db"))


def call(*arguments: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, arguments, prog_name="reportedly")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == status, result.output
    return result


def test_the_timeline_is_told_in_order_with_its_words(ledger_path: str) -> None:
    result = call("timeline", ledger_path, "--speaker", "velt")
    assert result.stdout.splitlines() == [
        "7 May 2024  in the text, said then",
        "    Mara Velt, an analyst at the port office, said the pay may rise to 51,000 marks a month on Tuesday.",
        "    Mara Velt · The Harbour Post · printed 8 May 2024 · Arrests at the harbour",
        "9 May 2024  said then",
        "    Ms Velt said 52 people had been arrested.",
        "    Ms Velt · Ostrel Messenger · printed 10 May 2024 · More arrests",
    ]
    assert result.stderr == "3 of 3 dates\n"


def test_the_timeline_is_narrowed(ledger_path: str) -> None:
    found = call("timeline", ledger_path, "--since", "2024-06", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["value"] for line in found] == ["2024-W45", "2024-W45"]
    one = call("timeline", ledger_path, "arrested", "--kind", "said", "--format", "jsonl").stdout
    event = json.loads(one)
    assert (event["kind"], event["value"], event["speaker"], event["entity"]) == (
        "said", "2024-05-09", "Ms Velt", "b2:velt",
    )  # fmt: skip
    assert one.isascii()
    assert call("timeline", ledger_path, "nowhere").stderr.startswith("nothing found")
    assert "1 of 3 dates" in call("timeline", ledger_path, "--speaker", "b2:velt", "--limit", "1").stderr


def test_figures_stand_side_by_side_with_how_they_agree(ledger_path: str) -> None:
    result = call("figures", ledger_path, "--unit", "person")
    lines = result.stdout.splitlines()
    assert lines[0] == "people arrested  people"
    assert lines[1] == (
        "  Contradiction: about 40 people as of 7 May 2024 (local broadcasters) against 12 people as of 7 May 2024"
        " (The ministry)."
    )
    assert "  52 people  “52 people”  Ms Velt, as of 9 May 2024" in lines
    assert result.stderr == "3 of 3 figures\n"
    pay = call("figures", ledger_path, "marks", "--format", "jsonl").stdout
    assert '"low": 51000, "high": 51000' in pay
    assert json.loads(pay)["told"] == [{"verdict": "same", "words": "All give the same number."}]


def test_what_a_page_says_is_no_command_to_the_terminal(ledger_path: str) -> None:
    for name in ("timeline", "figures"):
        assert not set("\x1b\x9b\u202e") & set(call(name, ledger_path).stdout)


@pytest.mark.parametrize("name", ["timeline", "figures"])
def test_what_cannot_be_asked_is_told_in_one_line(name: str, ledger_path: str, tmp_path: Path) -> None:
    assert "since needs a date" in call(name, ledger_path, "--since", "soon", status=2).stderr
    assert "there is no ledger" in call(name, str(tmp_path / "gone.db"), status=2).stderr
    assert "Example" in call(name, "--help").stdout


def test_a_ledger_that_was_not_resolved_has_nothing_to_tell(tmp_path: Path) -> None:
    with Ledger(tmp_path / "old.db") as ledger:
        keep(ledger, silent())
    for name in ("timeline", "figures"):
        result = call(name, str(tmp_path / "old.db"))
        assert (result.stdout, result.stderr[:13]) == ("", "nothing found")


def figure(low: float, says: str, as_of: str | None = None) -> FigureLine:
    quantity = Quantity(span=Span(0, 1), low=low, high=low, unit="person", counted="arrests", as_of=as_of)
    return FigureLine(
        quantity=quantity, words="x", sentence="x", says=says, entity=None, chain=(), document_id="b2:d", title=None,
        outlet=None, published="2024-05-08",
    )  # fmt: skip


def test_a_later_number_of_one_source_is_a_revision() -> None:
    [group] = compared([figure(41, "Velt", "2024-05-09"), figure(30, "Velt", "2024-05-05")])
    words = "Revision by Velt: 30 people as of 5 May 2024, then 41 people as of 9 May 2024."
    assert group.told == (Told(verdict="revision", words=words),)


def test_of_many_contradictions_a_few_are_told_and_the_rest_counted() -> None:
    [group] = compared([figure(n * 100, f"Source {n}", "2024-05-05") for n in range(1, 6)])
    assert len(group.told) == 7
    assert group.told[-1].words == "And 4 more such pairs."
    assert {told.verdict for told in group.told} == {"contradiction"}


def test_what_one_cannot_compare_is_not_said_to_agree() -> None:
    lone = figure(3, "Velt")
    assert group_of([lone], []).told == ()
    assert group_of([lone, lone], [(lone, lone, "unrelated")]).told == ()
    nameless = replace(lone, quantity=replace(lone.quantity, counted=None), says=None)
    assert [group.counted for group in compared([nameless, nameless])] == ["not said of what"] * 2
