"""`reportedly backup`, `merge` and `diff`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli import main
from reportedly.export import sharing
from reportedly.merged import Merged
from reportedly.store import Ledger
from tests.making import ids, keep, told
from tests.store.accounted import says


@pytest.fixture
def path(quick_path: Path) -> Path:
    with Ledger(quick_path / "news.db") as ledger:
        keep(ledger, told("{Hasp} <said> [that the quay is shut].", "a.txt"))
    return quick_path / "news.db"


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [*map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_backup_is_restored_by_copying_it_back(path: Path) -> None:
    out = path.parent / "copy.db"
    status, printed, told_to_user = run("backup", path, out)
    assert (status, printed) == (0, "")
    assert f"MB copied to {out}, whole and checked" in told_to_user
    with Ledger(path) as ledger:
        before = ids(ledger)
        keep(ledger, told("{Velt} <said> [that it is open].", "b.txt"))
    assert run("backup", out, path)[0] == 2
    assert run("backup", out, path, "--replace")[0] == 0
    with Ledger(path) as ledger:
        assert ids(ledger) == before


def test_a_backup_replaces_nothing_unasked(path: Path) -> None:
    out = path.parent / "copy.db"
    out.write_text("something of mine")
    status, _, said = run("backup", path, out)
    assert status == 2
    assert said == f"reportedly: {out} is there already: give another name, or --replace it\n"
    assert out.read_text() == "something of mine"


@pytest.fixture
def other(quick_path: Path) -> Path:
    """A colleague's ledger, with a page of its own, in which the same person speaks."""
    with Ledger(quick_path / "colleague.db") as ledger:
        says(ledger, "Mara Velt", "b.txt", roles=("an analyst",))
    return quick_path / "colleague.db"


def test_a_dry_run_tells_what_a_merge_does_and_does_nothing(path: Path, other: Path) -> None:
    with Ledger(path) as ledger:
        before = ids(ledger)
    status, tried, _ = run("merge", path, other, "--dry-run")
    assert status == 0
    with Ledger(path) as ledger:
        assert ids(ledger) == before
    assert sorted(one.name for one in path.parent.iterdir() if one.name.startswith(".")) == []
    assert run("merge", path, other) == (0, tried, "")
    assert tried == ("came in: 1 capture, 1 sighting, 1 document, 1 description, 1 run, 1 account (1 statement)\n")
    assert run("merge", path, other)[1].startswith("nothing new came in\nthere already: 1 capture")


def test_people_of_what_came_in_are_joined_with_those_here(path: Path, other: Path) -> None:
    with Ledger(path) as ledger:
        says(ledger, "Mara Velt", "c.txt", roles=("an analyst",))
    assert run("merge", path, other)[0] == 0
    with Ledger(path) as ledger:
        [velt] = ledger.people("Velt")
        assert velt.documents == 2


def test_what_is_refused_is_told_and_the_rest_is_in(path: Path, other: Path) -> None:
    with Ledger(other) as ledger:
        keep(ledger, told("{Hasp} <said> [that nothing is known].", "d.txt"))
        ledger.connection.execute("UPDATE reading SET form = 'sung' WHERE form = 'indirect' AND score = 0.9 AND"
                                  " attribution_id = (SELECT max(attribution_id) FROM reading)")  # fmt: skip
    status, out, _ = run("merge", path, other, "--format", "json")
    assert status == 1
    found = json.loads(out)
    assert (found["came_in"]["captures"], found["came_in"]["documents"], found["refused"]) == (2, 1, {"documents": 1})
    assert found["refusals"][0]["message"] == "the reading has a form, act or score that it cannot have"
    status, out, _ = run("merge", path, other)
    assert status == 1
    assert out.splitlines()[-2] == "refused, and not in the ledger: 1 document"


def test_there_must_be_a_ledger_to_merge_into(path: Path) -> None:
    status, _, said = run("merge", path.with_name("new.db"), path)
    assert status == 2
    assert "to begin one from" in said and "reportedly backup" in said


def test_in_what_two_ledgers_differ(path: Path, other: Path) -> None:
    status, out, _ = run("diff", path, other)
    assert status == 0
    assert out.splitlines()[:3] == ["1 document only in news.db", "1 document only in colleague.db", ""]
    assert "document only in colleague.db: b.txt (1 statement)" in out
    counts, *items = map(json.loads, run("diff", path, other, "--format", "jsonl")[1].splitlines())
    assert counts == {"kind": "counts", "differences": {"document": {"one": 1, "other": 1}}}
    assert {item["subject"] for item in items} == {"a.txt", "b.txt"}
    assert run("diff", path, path)[1] == "news.db and news.db say the same\n"


def test_of_many_differences_the_first_are_listed(path: Path, other: Path) -> None:
    with Ledger(other) as ledger:
        for number in range(30):
            keep(ledger, told(f"{{Hasp}} <said> [that pier {number} is shut].", f"more-{number}.txt"))
    out = run("diff", path, other)[1]
    assert out.count("document only in colleague.db: ") == 20
    assert "--all lists every one" in out
    assert run("diff", path, other, "--all")[1].count("document only in colleague.db: ") == 31


def test_a_merge_tells_of_lines_on_which_people_disagree(path: Path) -> None:
    theirs = path.parent / "theirs.db"
    run("backup", path, theirs)
    with Ledger(path) as ledger:
        [line] = ledger.search("quay")
        ledger.review(line.id, "verdict", "right", by="Ada")
    with Ledger(theirs) as ledger:
        ledger.review(line.id, "verdict", "wrong", by="Ines")
    _, printed, said = run("merge", path, theirs)
    assert printed.startswith("came in: 1 review\n")
    assert f"people disagree on 1 line: reportedly search {path} --reviewed disputed" in said
    assert run("merge", path, theirs)[2] == "", "nothing came in, nothing is told"


def test_a_reason_that_many_refusals_have_is_told_once() -> None:
    told = Merged()
    for n in range(30):
        told.refuse("judgements", f"b2:{n}", "it is about somebody who did not come in")
    told.refuse("captures", "b2:c", "its hash is wrong")
    assert sharing.merged_text(told).splitlines()[1:] == [
        "refused, and not in the ledger: 1 capture, 30 judgements",
        "  30 judgements: it is about somebody who did not come in",
        "  b2:c: its hash is wrong",
    ]


def test_differences_tell_whose_side_is_whose(path: Path) -> None:
    theirs = path.parent / "theirs.db"
    run("backup", path, theirs)
    with Ledger(path) as ledger:
        ledger.review(ledger.search("quay")[0].id, "verdict", "right", by="Ada")
    assert "1 statement in both, and otherwise (news.db | theirs.db)" in run("diff", path, theirs)[1]
