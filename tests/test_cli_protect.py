from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.protect import placing
from reportedly.protect.leaks import Leak
from reportedly.store import Ledger
from tests.store.accounted import says

TUESDAY = "they have made a film about my Tuesday"


@pytest.fixture
def path(quick_path: Path) -> Path:
    """A ledger with a man in the street, whose surname his page withholds, and others."""
    place = quick_path / "news.db"
    with Ledger(place) as ledger:
        says(ledger, "Anton", "https://paper.example/anton", words=TUESDAY, roles=("a welder in Perrin",),
             withheld=True, outlet="Post", published="2024-05-08T09:14:00Z")  # fmt: skip
        says(ledger, "Mara Velt", "https://paper.example/velt", words="the harbour recruits", outlet="Post",
             published="2024-05-08")  # fmt: skip
        says(ledger, "Jan Orel", "/home/mara/notes.txt", words="the quay is shut")
    return place


def run(command: str, *words: object, status: int = 0) -> Result:
    result = CliRunner().invoke(main, [command, *map(str, words)])
    assert result.exit_code == status, result.output
    return result


def exported(path: Path, out: Path, *words: object) -> list[dict[str, str]]:
    run("export", path, "--protect", "--format", "csv", *words, out)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_mark_tells_who_was_taken_to_be_who(path: Path) -> None:
    told = run("protect", path, "Mara Velt", "--also", "M. V.", "--reason", "asked", "--by", "Jan")
    assert told.stdout.splitlines() == [
        "protected  Mara Velt", "taken to be the same person:", "  Mara Velt", "  M. V.", "on 1 page",
    ]  # fmt: skip
    assert "--also" in told.stderr and "keep this out of logs" in told.stderr


def test_marks_are_listed_and_undone(path: Path) -> None:
    run("protect", path, "Mara Velt", "--by", "Jan")
    listed = run("protect", path, "--list")
    assert [line.split("  ")[0] for line in listed.stdout.splitlines()] == ["name", "withheld"]
    objects = [json.loads(line) for line in run("protect", path, "--list", "--format", "jsonl").stdout.splitlines()]
    assert [o["what"] for o in objects] == ["name", "withheld"]
    run("protect", path, "mara velt", "--undo")
    assert "0 marks, 1 name withheld" in run("protect", path, "--list").stderr


@pytest.mark.parametrize(
    "words", [(), ("Anton", "--list"), ("Anton", "--undo", "--also", "x"), ("…",), ("Nobody", "--undo")]
)
def test_a_wrong_call_is_told(path: Path, words: tuple[str, ...]) -> None:
    assert run("protect", path, *words, status=2).stdout == ""


def test_the_man_in_the_street_leaves_as_a_stand_in(path: Path, tmp_path: Path) -> None:
    anton, velt, orel = exported(path, tmp_path / "out.csv")
    assert anton["speaker"].startswith("person ") and anton["speaker"] == anton["source"]
    assert (anton["quote"], anton["address"], anton["title"]) == ("[words kept back]", "", "")
    assert anton["published"] == "2024-05-08"
    assert (velt["speaker"], velt["quote"]) == ("Mara Velt", "the harbour recruits")
    assert velt["origin"] == "https://paper.example/velt"
    assert orel["origin"].startswith("protected/"), "a path of this machine stays here"
    assert all(row["protection"].startswith("Protected") for row in (anton, velt, orel))
    raw = (tmp_path / "out.csv").read_text()
    assert [word for word in ("Anton", "anton", "welder", "Perrin", "Tuesday", "b2:", "/home") if word in raw] == []


def test_exact_words_are_kept_where_that_is_asked(path: Path, tmp_path: Path) -> None:
    anton, *_ = exported(path, tmp_path / "out.csv", "--keep-words")
    assert anton["quote"] == TUESDAY and anton["speaker"].startswith("person ")


def test_all_words_of_the_page_are_dropped_where_that_is_asked(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        says(ledger, "Ilse Norring", "d.txt", words="he is well", beside=("Anton",))
    rows = exported(path, tmp_path / "out.csv", "--drop-words")
    assert [row["quote"] for row in rows if row["speaker"] == "Ilse Norring"] == ["[words kept back]"]


def test_stand_ins_are_the_same_in_every_format(path: Path, tmp_path: Path) -> None:
    speaker = exported(path, tmp_path / "out.csv")[0]["speaker"]
    run("export", path, "--protect", "--format", "jsonl", tmp_path / "out.jsonl")
    first = json.loads((tmp_path / "out.jsonl").read_text().splitlines()[0])
    assert first["speaker"] == first["resolved"]["speaker"]["name"] == first["resolved"]["chain"][-1] == speaker
    assert first["resolved"]["speaker"]["role"] is None
    assert first["protection"]


def test_the_desk_looks_up_who_a_stand_in_is_and_what_an_id_stands_for(path: Path, tmp_path: Path) -> None:
    [anton] = [row for row in exported(path, tmp_path / "o.csv") if row["speaker"].startswith("person ")]
    with Ledger(path) as ledger:
        said = next(s for s in ledger.all_statements() if s.speaker == "Anton")
    code = anton["speaker"].removeprefix("person ")
    for given in (anton["speaker"], code, code.lower(), code.replace("-", "")):
        assert run("protect", path, "--who", given).stdout.startswith(f"{given}  Anton (a welder in Perrin)")
    assert json.loads(run("protect", path, "--who", code, "--format", "jsonl").stdout)["names"] == ["Anton"]
    assert f"statement  {said.id}" in run("protect", path, "--who", anton["id"]).stdout
    assert f"document  {said.document_id}" in run("protect", path, "--who", anton["document"]).stdout
    for nobody in ("person 2222-2222", "pr:00", "Anton", ".*", ""):
        assert run("protect", path, "--who", nobody, status=2).stdout == ""
    with Ledger(tmp_path / "other.db"):
        pass
    assert (
        "ask the ledger that the export was made of"
        in run("protect", tmp_path / "other.db", "--who", code, status=2).stderr
    )


def test_a_stand_in_of_before_a_mark_is_still_known(path: Path, tmp_path: Path) -> None:
    """A mark makes another stand-in for whom a page withholds: exports of before it are about as well."""
    [before] = [r["speaker"] for r in exported(path, tmp_path / "o.csv") if r["speaker"].startswith("person ")]
    run("protect", path, "Anton")
    [after] = [r["speaker"] for r in exported(path, tmp_path / "p.csv") if r["speaker"].startswith("person ")]
    run("protect", path, "Anton", "--undo")
    assert before != after
    assert "Anton" in run("protect", path, "--who", before).stdout
    assert "name that was marked once  Anton" in run("protect", path, "--who", after).stdout


def test_verify_checks_marks_and_names_nobody(path: Path) -> None:
    run("protect", path, "Mara Velt")
    run("verify", path)
    with Ledger(path) as ledger:
        ledger.connection.execute("UPDATE protection SET value = 'Mara Holt'")
    told = CliRunner().invoke(main, ["verify", str(path)])
    assert told.exit_code == 1 and "what the mark says does not give its id" in told.output
    with Ledger(path) as ledger:
        ledger.connection.execute("UPDATE protection SET also = '{'")
        ledger.connection.execute("UPDATE stand_in SET secret = x'00'")
    told = CliRunner().invoke(main, ["verify", str(path)])
    assert "the mark cannot be read" in told.output and "the secret that they follow from" in told.output
    assert "Mara" not in told.output


def test_a_protected_document_does_not_leave(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        id = ledger.search(speaker="Velt")[0].document_id
    run("protect", path, id, "--by", "Jan")
    result = run("export", path, "--protect", "--format", "csv", tmp_path / "out.csv")
    assert "2 statements written" in result.stderr and "1 statement held back" in result.stderr
    assert "Velt" not in (tmp_path / "out.csv").read_text()


def test_standard_output_gets_what_a_file_gets(path: Path, tmp_path: Path) -> None:
    run("export", path, "--protect", "--format", "csv", tmp_path / "out.csv")
    out = run("export", path, "--protect", "--format", "csv", "-").stdout_bytes
    assert out == (tmp_path / "out.csv").read_bytes()


def test_words_are_a_matter_of_protection(path: Path, tmp_path: Path) -> None:
    run("export", path, "--keep-words", "--format", "csv", tmp_path / "out.csv", status=2)
    run("export", path, "--protect", "--keep-words", "--drop-words", "--format", "csv", tmp_path / "x", status=2)
    assert list(tmp_path.iterdir()) == []


def test_without_protection_nothing_is_protected(path: Path, tmp_path: Path) -> None:
    run("export", path, "--format", "csv", tmp_path / "out.csv")
    raw = (tmp_path / "out.csv").read_text()
    assert "Anton" in raw and "protection" not in raw


def test_a_leak_leaves_nothing_behind(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.protect.values import Protector

    (tmp_path / "out.csv").write_text("what was there")
    monkeypatch.setattr(Protector, "label", lambda self, person: "Anton")
    result = run("export", path, "--protect", "--format", "csv", tmp_path / "out.csv", status=2)
    assert "the leak check found" in result.stderr and "row 2, column speaker" in result.stderr
    assert "Anton" not in result.output
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("out.csv", "what was there")]


def test_what_reviewers_wrote_is_protected_too(path: Path, tmp_path: Path) -> None:
    with Ledger(path) as ledger:
        said, velt = ledger.search("Tuesday")[0], ledger.search(speaker="Velt")[0]
        ledger.review(said.id, "note", "Anton’s mother called, ask Toni", by="Jan", reason="Antonowi")
        ledger.review(said.id, "speaker", "Anton", by="Jan")
        ledger.review(velt.id, "note", "knows Anton", by="Jan")
        ledger.protect("Anton", by="Jan", also=["Toni"])
    for shape in ("csv", "jsonl", "parquet", "stix"):
        plain, out = tmp_path / f"plain.{shape}", tmp_path / f"out.{shape}"
        run("export", path, "--format", shape, plain)
        run("export", path, "--protect", "--format", shape, out)
        if shape in ("csv", "jsonl"):
            assert "mother called" in out.read_text() and "Toni" in plain.read_text()
        assert b"Toni" not in out.read_bytes() and b"b2:" not in out.read_bytes()
    with (tmp_path / "out.csv").open(newline="") as file:
        first, second, _ = csv.DictReader(file)
    assert first["note"] == f"{first['speaker']}’s mother called, ask {first['speaker']} (Jan)"
    assert second["note"] == f"knows {first['speaker']} (Jan)"
    assert second["origin"].startswith("protected/"), "the note makes it a page about him"


@pytest.mark.parametrize("words", ["the man in the street", "a welder"])
def test_a_description_is_no_name_for_its_words_stand_in_every_text(path: Path, words: str) -> None:
    for given in ([words], ["Mara Velt", "--also", words]):
        told = run("protect", path, *given, status=2).stderr
        assert f"{words!r} describes somebody" in told and "protect the document" in told
    assert "0 marks" in run("protect", path, "--list").stderr


def test_names_in_small_letters_and_noble_ones_are_names(path: Path) -> None:
    for name in ("mara velt", "Alma of the Quay", "anton_k"):
        run("protect", path, name)


def test_very_many_leaks_point_to_a_mark_that_is_an_ordinary_word() -> None:
    leaks = [Leak(kind="a name", whose="person 1", where=f"row {n}") for n in range(60)]
    assert "--list, and --undo" in placing.told(leaks) and "--undo" not in placing.told(leaks[:3])
