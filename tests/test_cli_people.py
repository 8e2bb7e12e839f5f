from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.answers import PersonLine, Role
from reportedly.cli import main
from reportedly.export import terminal
from reportedly.export.people import lines, other_names, role_told, roles_told
from reportedly.store import Ledger, verify
from tests.store.accounted import says


@pytest.fixture
def path(quick_path: Path) -> Path:
    """A ledger with a person in three documents and two of another name."""
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Mara Velt", "a.txt", words="the harbour recruits", roles=("an analyst",), outlet="Post",
             published="2024-01-02")  # fmt: skip
        says(ledger, "Мара Велт", "b.txt", words="recruits again", outlet="Lantern", published="2023-01-02")
        says(ledger, "Mara Velt", "c.txt", words="no more", published="2024-03-02")
        says(ledger, "Jan Orel", "d.txt", roles=("the mayor",))
        says(ledger, "Jan Orel", "e.txt", roles=("a striker",))
    return place


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["people", *map(str, words)])


def objects(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_people_are_listed(path: Path) -> None:
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Mara Velt  person · 3 statements · 3 documents"
    assert "also Мара Велт" in result.stdout.splitlines()[1]
    assert "2023-01-02 to 2024-03-02" in result.stdout.splitlines()[1]
    assert result.stderr == "3 of 3 people\n"
    assert max(map(len, result.stdout.splitlines())) < 80
    short = result.stdout.splitlines()[1].split()[-1]
    assert len(short) == 15 and run(path, short).stdout.startswith("Mara Velt  person"), "enough of an id to ask with"
    assert [p["name"] for p in objects(run(path, "--format", "jsonl"))] == ["Mara Velt", "Jan Orel", "Jan Orel"]
    assert run(path, "--limit", "1").stderr == "1 of 3 people\n"


def test_one_person_is_told_of(path: Path) -> None:
    told = run(path, "Велт").stdout
    for words in ("Mara Velt  person", "also Мара Велт", "an analyst  2024-01-02  1 document", "Talks of: recruits 2",
                  "Printed by: Lantern 1, Post 1", "What they said: 3 statements", "same, 80% sure",
                  "by the program (people 1) on "):  # fmt: skip
        assert words in told, told
    places = [told.index(words) for words in ("recruits again", "the harbour recruits", "no more", "Why these")]
    assert places == sorted(places)
    [person] = objects(run(path, "velt", "--format", "jsonl"))
    assert person["roles"] == [
        {"words": "an analyst", "first": "2024-01-02", "last": "2024-01-02", "documents": 1}
    ]  # fmt: skip
    assert [s["quote"] for s in person["said"]] == ["recruits again", "the harbour recruits", "no more"]  # type: ignore[attr-defined]
    assert [j["holds"] for j in person["judgements"]] == [True, True]  # type: ignore[attr-defined]
    assert run(path, str(person["id"])[:14]).stdout == told


def test_names_and_roles_that_say_nothing_are_not_told() -> None:
    assert other_names("Kravec", ["KRAVEC", "the Kravec", "Sofie"]) == ("Sofie",)
    for words in (
        "put the number of contracts at 134,000",
        "according to the bulletin",
        "Mrs",
        "which speaks for us",
        "",
    ):
        assert role_told(words) is None
    assert role_told("the agency that half of the trade credits with the film,") == "the agency"
    assert role_told("“a 41-year-old warehouse worker in Perrin”") == "a 41-year-old warehouse worker in Perrin"
    told = roles_told(
        [
            Role(words="The minister", first="2024-05-02", last="2024-05-03", documents=2),
            Role(words="Mrs", first=None, last=None, documents=1),
            Role(words="minister", first="2024-05-01", last=None, documents=1),
        ]
    )
    assert told == (Role(words="The minister", first="2024-05-01", last="2024-05-03", documents=3),)


def test_long_lists_of_names_are_cut_to_the_width() -> None:
    out = io.StringIO()
    line = PersonLine(
        id="b2:" + "0" * 40, name="Velt", kind="person", aliases=tuple(f"Mara Velt {n * 'x'}" for n in range(9)),
        statements=1, documents=1, outlets=1, first="2024-05-01", last="2024-05-03",
    )  # fmt: skip
    lines(terminal.console(out), [line])
    assert max(map(len, out.getvalue().splitlines())) < 80
    assert re.search(r"also Mara Velt .* and \d more  2024-05-01 to 2024-05-03  b2:000000000000\n", out.getvalue())


def test_two_of_one_name_are_both_listed(path: Path) -> None:
    both = objects(run(path, "Jan Orel", "--format", "jsonl"))
    assert len({p["id"] for p in both}) == 2


def test_nobody_is_said(path: Path) -> None:
    result = run(path, "nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nobody found" in result.stderr


def test_a_person_merges_and_separates(path: Path) -> None:
    one, two = [str(p["id"]) for p in objects(run(path, "Jan Orel", "--format", "jsonl"))]
    merged = run(path, "--merge", one, two, "--reason", "one man, two jobs", "--by", "Ann")
    assert merged.exit_code == 0
    assert merged.stdout.startswith("Jan Orel  b2:")
    told = run(path, "Jan Orel").stdout
    assert "same, 100% sure, by Ann on " in told
    assert "one man, two jobs" in told
    assert "no longer in force" in told
    parted = run(path, "--separate", two, "--reason", "no, two", "--by", "Ann")
    assert len(parted.stdout.splitlines()) == 2
    assert len(objects(run(path, "Jan Orel", "--format", "jsonl"))) == 2
    run(path, "--merge", one, two, "--reason", "yes", "--by", "Ann")
    assert len(run(path, "--separate", one, "--from", two, "--reason", "no", "--by", "Ann").stdout.splitlines()) == 2
    with Ledger(path, read_only=True) as ledger:
        assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--merge", "Velt", "Orel", "--reason", "x"], "'Orel' fits several people"),
        (["--merge", "Velt", "nobody", "--reason", "x"], "'nobody' fits nobody"),
        (["--merge", "Velt", "Orel"], "--merge needs --reason"),
        (["--separate", "Velt"], "--separate needs --reason"),
        (["--separate", "Velt", "--merge", "a", "b", "--reason", "x"], "--merge or --separate"),
        (["--from", "Velt"], "--from only with --separate"),
        (["Velt", "--separate", "Velt", "--reason", "x"], "takes no WORDS"),
    ],
)
def test_a_call_that_cannot_be_is_refused(path: Path, words: list[str], message: str) -> None:
    result = run(path, *words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_search_asks_for_speakers_by_any_name_and_for_chains(path: Path) -> None:
    def found(*words: str) -> list[str]:
        result = CliRunner().invoke(main, ["search", str(path), *words, "--format", "jsonl"])
        return [json.loads(line)["quote"] for line in result.stdout.splitlines()]

    assert found("--speaker", "Велт") == ["no more", "the harbour recruits", "recruits again"]
    assert found("recruits", "--speaker", "velt", "--depth", "1")
    assert found("--via", "Velt") == ["no more", "the harbour recruits"]
    assert found("--depth", "2") == []
