from __future__ import annotations

import json
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path
from typing import Any

import apsw
import pytest
from click.testing import CliRunner, Result

from reportedly import clock
from reportedly.cli import main
from reportedly.reviews import REVIEWED, corrected, disputed, values, verdict
from reportedly.store import Ledger, query, verify
from reportedly.types import Statement
from tests.making import keep, told

PAGE = (
    "It rained.\n{The police} <said> [that forty were held].\n{He} <added> [that all was calm].\n"
    "The mayor said that nobody spoke.\nThe clerk said that somebody did."
)


@pytest.fixture
def path(quick_path: Path) -> Iterator[Path]:
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        keep(ledger, told(PAGE, outlet="Post", title="Calm", published="2024-05-08"))
    yield place
    with Ledger(place, read_only=True) as ledger:
        assert list(verify(ledger)) == []


def run(*words: object, by: str = "Ada") -> Result:
    return CliRunner().invoke(main, ["review", *map(str, words), *(("--by", by) if by else ())])


def done(*words: object, by: str = "Ada") -> Result:
    result = run(*words, by=by)
    assert result.exit_code == 0, result.output
    return result


def line(path: Path, words: str) -> Statement:
    with Ledger(path, read_only=True) as ledger:
        [found] = ledger.search(words)
    return found


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(row) for row in result.stdout.splitlines()]


def words(path: Path, found: Statement, field: str) -> list[str]:
    value = values(found.reviews)[field].value
    assert isinstance(value, tuple)
    return [one if isinstance(one, str) else one.exact for one in value]


@pytest.mark.parametrize(("option", "kept"), [("--accept", "right"), ("--reject", "wrong"), ("--unsure", "unsure")])
def test_a_line_is_judged_by_the_beginning_of_its_id(path: Path, option: str, kept: str) -> None:
    id = line(path, "calm").id
    result = done(path, id.removeprefix("b2:")[:8], option)
    assert verdict(line(path, "calm").reviews) == kept
    assert f"kept, by Ada: verdict: {kept}  (review b2:" in result.stderr
    assert "all was calm" in result.stdout
    assert [s.id for s in Ledger(path).query(query.Query(reviewed=kept))] == [id]


def test_every_field_can_be_corrected_in_one_call(path: Path) -> None:
    id = line(path, "calm").id
    done(
        path, id, "--accept", "--speaker", " Jan  Hasp ", "--form", "mixed", "--act", "writing", "--chain",
        "Post > the police >Jan Hasp", "--verification", "none", "--certainty", "possible", "--polarity", "denied",
        "--addressee", "the Post", "--medium", "", "--when", "2024-05", "--happens", "2024-05-01/2024-05-03",
        "--content", "all was calm", "--cue", "added that", "--source", "He", "--note", "look", "--reason", "a call",
    )  # fmt: skip
    now = line(path, "calm")
    told_of = {field: review.value for field, review in values(now.reviews).items()}
    assert told_of["speaker"] == "Jan Hasp"
    assert told_of["chain"] == ("Post", "the police", "Jan Hasp")
    assert (told_of["verification"], told_of["medium"], told_of["when"]) == ("", "", "2024-05")
    assert [words(path, now, role) for role in ("content", "cue", "source")] == [
        ["all was calm"],
        ["added that"],
        ["He"],
    ]
    assert len(corrected(now.reviews)) == 14
    assert {r.reason for r in now.reviews} == {"a call"}
    assert (now.speaker, now.content) == ("He", "that all was calm"), "what the model said stands as it was"


def test_words_in_several_places_are_shown_to_choose_from(path: Path) -> None:
    id = line(path, "forty").id
    result = run(path, id, "--cue", "that", "--accept")
    assert result.exit_code == 0, "one in the sentence of the line"
    result = run(path, id, "--content", "The clerk said … did", "--cue", "mayor said that nobody", "--source", "o")
    assert result.exit_code == 2 and "source: “o” does not stand in the document" in result.stderr
    assert values(line(path, "forty").reviews).keys() == {"cue", "verdict"}, "all or nothing of what cannot be"
    missed = run(path, "--missed", "--document", line(path, "forty").document_id, "--content", "said that")
    assert missed.exit_code == 2
    assert "--at content:2  …" in missed.stderr and "[said that] nobody spoke. The clerk" in missed.stderr
    assert "--at content:3" in missed.stderr
    document = line(path, "forty").document_id
    done(path, "--missed", "--document", document, "--content", "said that", "--at", "2")
    done(path, "--missed", "--document", document[:12], "--content", "that", "--cue", "said", "--at", "content:3")
    assert [s.cue for s in Ledger(path).statements_of(document)][-1] == "said"


def test_a_line_that_the_model_missed_is_added(path: Path) -> None:
    document = line(path, "calm").document_id
    result = done(
        path, "--missed", "--document", document, "--content", "that nobody spoke", "--cue", "said", "--source",
        "the mayor", "--act", "writing", "--accept",
    )  # fmt: skip
    added = line(path, "nobody")
    assert (added.source, added.cue, added.act, added.producer) == ("The mayor", "said", "writing", "Ada person")
    assert "✓ Ada · added by Ada" in result.stdout
    assert "kept, by Ada: missed: that nobody spoke" in result.stderr


def test_what_stands_once_tells_where_the_rest_of_a_missed_line_is(path: Path) -> None:
    document = line(path, "calm").document_id
    done(path, "--missed", "--document", document, "--content", "that", "--cue", "said", "--source", "the clerk")
    with Ledger(path, read_only=True) as ledger:
        added = ledger.statements_of(document)[-1]
        text = str(ledger.document(document).text)  # type: ignore[union-attr]
    assert (added.source, added.spans[0].start) == ("The clerk", text.rindex("that"))


def test_a_dispute_is_told_and_both_are_kept_until_somebody_settles_it(path: Path) -> None:
    id = line(path, "calm").id
    done(path, id, "--accept", "--reason", "on tape", by="Ben")
    result = done(path, id, "--reject")
    assert "Ben decided otherwise on " in result.stderr
    assert "verdict: right, because: on tape. Both are kept; --settle decides over it." in result.stderr
    assert disputed(line(path, "calm").reviews) == ("verdict",)
    assert "    disputed verdict: wrong (Ada), right (Ben)\n" in result.stdout, "and no mark of either"
    assert "otherwise" not in done(path, id, "--reject", "--settle").stderr
    assert disputed(line(path, "calm").reviews) == ()
    assert verdict(line(path, "calm").reviews) == "wrong"


def test_two_who_agree_and_two_who_note_dispute_nothing(path: Path) -> None:
    id = line(path, "calm").id
    done(path, id, "--accept", "--note", "one")
    assert "otherwise" not in done(path, id, "--accept", "--note", "two", by="Ben").stderr


def test_a_review_is_undone_and_a_field_cleared(path: Path) -> None:
    id = line(path, "calm").id
    done(path, id, "--accept")
    [second] = lines(done(path, id, "--reject", "--format", "jsonl"))
    assert (second["value"], second["unseen"], second["saw"]["speaker"]) == ("wrong", [], "He")
    done(path, "--undo", second["id"][:14])
    assert verdict(line(path, "calm").reviews) == "right"
    done(path, id, "--clear", "verdict")
    assert verdict(line(path, "calm").reviews) is None
    again = run(path, "--undo", second["id"])
    assert again.exit_code == 2 and "decided again since" in again.stderr


def test_the_history_is_told_newest_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    id, other = line(path, "calm").id, line(path, "forty").id
    done(path, id, "--accept")
    done(path, id, "--reject", "--reason", "heard it again")
    done(path, other, "--speaker", "Ilse Norring", by="Ben")
    listed = done(path, "--list", by="")
    assert listed.stderr == "3 of 3 reviews\n"
    told_of = listed.stdout.splitlines()
    assert told_of[0].endswith("Ben  speaker: Ilse Norring")
    assert told_of[1:3] == ["    “that forty were held”",
                            "    the model said then: The police · indirect · speech (hand 1, 90% sure)"]  # fmt: skip
    assert "    because: heard it again" in told_of
    assert sum("(decided again since)" in row for row in told_of) == 1
    rows = lines(done(path, "--list", "--format", "jsonl"))
    assert [(r["by"], r["value"], r["in_force"]) for r in rows] == [("Ada", "wrong", True), ("Ada", "right", False)]
    assert rows[0]["answers"] == [rows[1]["id"]] and rows[0]["statement"] == id
    document = line(path, "calm").document_id
    assert len(lines(done(path, "--list", "--document", document, "--format", "jsonl", by=""))) == 3
    assert done(path, "--list", "--limit", "1", by="").stderr == "1 of 3 reviews\n"
    assert done(path, "--list", by="Nobody").stderr == "no reviews\n"


def test_who_decides_is_who_the_settings_name_else_who_is_logged_in(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(path, line(path, "calm").id, "--accept", by="")
    assert line(path, "calm").reviews[0].by == getuser()
    monkeypatch.setenv("REPORTEDLY_REVIEWER", "Cleo")
    done(path, line(path, "forty").id, "--accept", by="")
    assert line(path, "forty").reviews[0].by == "Cleo"


@pytest.mark.parametrize(
    ("given", "told_of"),
    [
        ([], "name a STATEMENT, or give"),
        (["ID"], "decide something"),
        (["ID", "--list"], "--list goes with no STATEMENT"),
        (["--list", "--next"], "--list goes with no --next"),
        (["ID", "--when", "last week"], "--when needs a date like 2024"),
        (["ID", "--cue", "said", "--at", "who:1"], "--at is a number, or one of content, cue, source"),
        (["ID", "--clear", "verdict", "--accept"], "--clear verdict takes back what --verdict decides"),
        (["ID", "--accept", "--document", "b2:1"], "--document goes with --missed and --list alone"),
        (["--missed", "--content", "it"], "--missed needs --document ID and --content WORDS"),
        (["--undo", "b2:1", "--accept"], "--undo decides nothing besides: leave --verdict out"),
        (["b2:", "--accept"], "the ids of several statements begin with 'b2:'"),
        (["nonsense", "--accept"], "there is no statement 'nonsense'"),
        (["\ud800", "--accept"], "there is no statement"),
        (["--undo", "b2:1"], "there is no review 'b2:1'"),
        (["--missed", "--document", "b2:x", "--content", "it"], "there is no document 'b2:x'"),
        (["ID", "--note", "x" * 30_000], "the note is longer than 20,000 characters"),
        (["ID", "--content", ""], "content cannot be ()"),
    ],
)
def test_a_wrong_call_names_its_cure_and_keeps_nothing(path: Path, given: list[str], told_of: str) -> None:
    id = line(path, "calm").id
    result = run(path, *(id if word == "ID" else word for word in given))
    assert result.exit_code == 2
    assert told_of in result.stderr
    assert list(Ledger(path).reviews()) == []


def test_a_busy_ledger_is_named_and_the_same_call_keeps_it_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.opening._BUSY_MS", 1)
    id = line(path, "calm").id
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    result = run(path, id, "--accept", "--speaker", "Hasp")
    other.execute("ROLLBACK")
    assert result.exit_code == 2
    assert "another program is writing to" in result.stderr and "try again" in result.stderr
    done(path, id, "--accept", "--speaker", "Hasp")
    done(path, id, "--accept", "--speaker", "Hasp")
    assert len(line(path, "calm").reviews) == 2 == len(list(Ledger(path).reviews())), "twice is once"


def test_search_tells_what_people_decided_and_asks_by_it(path: Path) -> None:
    done(path, line(path, "calm").id, "--accept", "--speaker", "Jan Hasp", "--note", "a\x1b[31m call")
    done(path, line(path, "forty").id, "--reject", by="Ben")
    asked = CliRunner().invoke(main, ["search", str(path), "--reviewed", "corrected"])
    assert "    ✓ Ada · speaker: He → Jan Hasp (Ada) · note: a[31m call (Ada)\n" in asked.stdout
    assert "✗ Ben" in CliRunner().invoke(main, ["search", str(path), "--reviewed", "wrong"]).stdout
    assert "nothing found" in CliRunner().invoke(main, ["search", str(path), "--reviewed", "open"]).stderr
    [row] = lines(CliRunner().invoke(main, ["search", str(path), "calm", "--format", "jsonl"]))
    assert {(r["field"], r["value"], r["by"]) for r in row["reviews"]} == {
        ("verdict", "right", "Ada"), ("speaker", "Jan Hasp", "Ada"), ("note", "a\x1b[31m call", "Ada"),
    }  # fmt: skip
    assert row["speaker"] == "He" and row["reviews"][0]["decided_at"] <= clock.now()
    assert tuple(query.REVIEWED) == REVIEWED, "what can be asked for is what there is"
