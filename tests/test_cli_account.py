"""The commands that ask when and how many, and what `read` prints of an account."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.answers import FigureLine
from reportedly.cli import main
from reportedly.cli_account import compared
from reportedly.export import terminal
from reportedly.export.figures import Told, group_of, groups, says, value_words
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
        "  Contradiction: about 40 people (local broadcasters, as of 7 May 2024) against 12 people"
        " (The ministry, as of 7 May 2024)."
    )
    place = lines.index("  52 people")
    assert lines[place + 1 :] == [
        "    Ms Velt · as of 9 May 2024 · Ostrel Messenger, printed 10 May 2024 · More arrests",
        "      Ms Velt said 52 people had been arrested.",
        *lines[place + 3 :],
    ]
    assert result.stderr == "3 of 3 figures\n"
    pay = call("figures", ledger_path, "marks", "--format", "jsonl").stdout
    assert '"low": 51000, "high": 51000' in pay
    assert json.loads(pay)["told"] == [{"verdict": "same", "words": "All give the same number."}]


def test_what_a_page_says_is_no_command_to_the_terminal(ledger_path: str) -> None:
    for name in ("timeline", "figures"):
        assert not set("\x1b\x9b\u202e") & set(call(name, ledger_path).stdout)


@pytest.mark.parametrize("name", ["timeline", "figures"])
def test_what_cannot_be_asked_is_told_in_one_line(name: str, ledger_path: str, quick_path: Path) -> None:
    assert "since needs a date" in call(name, ledger_path, "--since", "soon", status=2).stderr
    assert "there is no ledger" in call(name, str(quick_path / "gone.db"), status=2).stderr
    assert "Example" in call(name, "--help").stdout


def test_a_ledger_that_was_not_resolved_has_nothing_to_tell(quick_path: Path) -> None:
    with Ledger(quick_path / "old.db") as ledger:
        keep(ledger, silent())
    for name in ("timeline", "figures"):
        result = call(name, str(quick_path / "old.db"))
        assert (result.stdout, result.stderr[:13]) == ("", "nothing found")


def test_groups_are_whole_and_one_is_always_told(ledger_path: str) -> None:
    one = call("figures", ledger_path, "--limit", "1", "--format", "jsonl")
    assert [len(json.loads(line)["figures"]) for line in one.stdout.splitlines()] == [3]
    assert one.stderr == "3 of 8 figures\n"
    two = call("figures", ledger_path, "--limit", "5", "--format", "jsonl")
    assert [len(json.loads(line)["figures"]) for line in two.stdout.splitlines()] == [3, 2]


def test_the_timeline_tells_what_only_reaches_into_the_time_last(ledger_path: str) -> None:
    lines = call("timeline", ledger_path, "--since", "2023-10", "--until", "2024-05").stdout.splitlines()
    place = lines.index("Only reaching into the time asked for:")
    assert any("52 people" in line for line in lines[:place])
    assert lines[place + 1].startswith("September to November 2023")
    assert "Only reaching" not in call("timeline", ledger_path).stdout


def figure(
    low: float, says: str | None, as_of: str | None = None, unit: str = "person", counted: str | None = "arrests"
) -> FigureLine:
    quantity = Quantity(span=Span(0, 1), low=low, high=low, unit=unit, counted=counted, as_of=as_of)
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


def test_a_pair_of_numbers_is_told_once_with_all_who_give_it() -> None:
    many = [
        figure(40, name, f"2024-05-{n:02}") for n, name in enumerate(["Post", "Wire", "the Wire", "Radio", "MID"], 1)
    ]
    [group] = compared([*many, figure(12, "The police", "2024-05-02"), figure(12, "Post", "2024-05-05")])
    [one] = [told.words for told in group.told if told.verdict == "contradiction"]
    assert one == (
        "Contradiction: 40 people (Wire, Radio and 2 others, as of 1 to 5 May 2024)"
        " against 12 people (The police and Post, as of 2 to 5 May 2024)."
    )
    assert [(value.value, len(value.lines)) for value in group.values] == [("40 people", 5), ("12 people", 2)]


def test_equal_numbers_stand_together() -> None:
    [group] = compared([figure(40, "Post"), figure(12, "Wire"), figure(40, "Radio")])
    assert [line.says for line in group.lines] == ["Post", "Radio", "Wire"]


def test_what_a_page_of_no_known_outlet_gives_by_itself_is_in_the_word_of_the_page() -> None:
    assert says(figure(40, None)) == "the page itself"


def test_of_many_who_give_a_number_a_terminal_shows_five() -> None:
    out = io.StringIO()
    [group] = compared([figure(40, f"Source {n}") for n in range(7)])
    groups(terminal.console(out), [group])
    assert "Source 4" in out.getvalue() and "Source 5" not in out.getvalue() and "    and 2 more\n" in out.getvalue()


def test_groups_that_differ_come_first_and_those_that_nobody_asks_for_last() -> None:
    lines = [
        figure(90, "Post", unit="second", counted="video"), figure(90, "Wire", unit="second", counted="video"),
        figure(5, "Post", counted=None), figure(7, "Post", unit="bus", counted="buses"),
        figure(8, "Post", unit="desk", counted="desks"), figure(8, "Wire", unit="desk", counted="desks"),
        figure(1, "Post"), figure(9, "Wire"),
    ]  # fmt: skip
    bare = [figure(n, f"Source {n}", unit="figure", counted="figures") for n in (2, 3, 6)]
    counted = [group.counted for group in compared([*lines, *bare]) if group.counted != "figures"]
    assert compared([*bare, *lines])[3].counted == "figures", "though they differ"
    assert counted == ["arrests", "desks", "buses", "video", "not said of what"]


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (0.5, None, "ratio", "half or more"),
        (None, 0.5, "ratio", "up to half"),
        (1 / 3, 1 / 3, "ratio", "a third"),
        (0.25, 0.5, "ratio", "a quarter to half"),
        (0.43, 0.43, "ratio", "43%"),
        (2, 2, "ratio", "2 times"),
        (1, None, "year", "1 year or more"),
    ],
)
def test_parts_of_a_whole_are_told_as_people_say_them(
    low: float | None, high: float | None, unit: str, words: str
) -> None:
    assert value_words(Quantity(span=Span(0, 1), low=low, high=high, unit=unit)) == words


def test_what_one_cannot_compare_is_not_said_to_agree() -> None:
    lone = figure(3, "Velt")
    assert group_of([lone], []).told == ()
    assert group_of([lone, lone], [(lone, lone, "unrelated")]).told == ()
    nameless = replace(lone, quantity=replace(lone.quantity, counted=None), says=None)
    assert [group.counted for group in compared([nameless, nameless])] == ["not said of what"] * 2


def test_of_very_many_figures_the_latest_are_compared_and_it_is_said() -> None:
    [few], [many] = (compared([figure(n, f"Source {n}") for n in range(1, count)]) for count in (6, 151))
    assert not any(told.verdict == "partly" for told in few.told)
    assert len(many.lines) == 150
    assert many.told[-1].words == "Only the latest 60 of 150 were compared."
    assert not any("Source 89" in told.words for told in many.told)
