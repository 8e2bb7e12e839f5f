"""What people decided, as gold: written, and read again by what measures with it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from reportedly import brat
from reportedly.cli import main
from reportedly.evaluate import add
from reportedly.export.gold import Gold, gold_of
from reportedly.export.shapes import GoldObject
from reportedly.reviews import anchor
from reportedly.store import Ledger
from reportedly.types import Span
from tests.making import Told, keep, told

PAGE = "{Vey} <said> [one thing].\n{Hasp} <said> [two things].\n{He} <said> [three things].\nOrme said four."


@pytest.fixture
def page(ledger: Ledger) -> Told:
    made = told(PAGE, title="Things")
    keep(ledger, made, told("{Orme} <said> [nothing]."))
    return made


def gold(ledger: Ledger, page: Told) -> Gold:
    found = gold_of(page.document, page.description, ledger.statements_of(page.document.id))
    assert found
    return found


def export(ledger: Ledger, shape: str, out: Path) -> Result:
    return CliRunner().invoke(main, ["export", str(ledger.path), "--format", shape, "--reviewed", str(out)])


def decide(ledger: Ledger, page: Told) -> None:
    """Accept the first with another cue, reject the second, correct the third, add a fourth."""
    one, two, three = (f.attribution.id for f in page.found)
    text = page.document.text
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(one, "cue", (anchor(text, 0, 8),), by="Ben")
    ledger.review(two, "verdict", "wrong", by="Ada")
    ledger.review(three, "speaker", "Mara Velt", by="Ada")
    ledger.review(three, "source", (), by="Ada")
    start = text.index("Orme")
    ledger.add_missed(page.document, content=[Span(start + 10, start + 14)], cue=[Span(start + 5, start + 9)],
                      source=[Span(start, start + 4)], act="writing", by="Ada")  # fmt: skip


def test_what_holds_is_what_people_decided(ledger: Ledger, page: Told) -> None:
    decide(ledger, page)
    found = gold(ledger, page)
    text = page.document.text
    told_of = [(line.how, [text[s:e] for s, e in (*line.source, *line.cue, *line.content)]) for line in found.lines]
    assert told_of == [
        ("corrected", ["Vey", "Vey said", "one thing"]), ("corrected", ["said", "three things"]),
        ("added", ["Orme", "said", "four"]),
    ]  # fmt: skip
    assert [(line.speaker, line.act) for line in found.lines] == [
        ("Vey", "speech"), ("Mara Velt", "speech"), ("Orme", "writing"),
    ]  # fmt: skip
    assert [s.content for s in found.rejected] == ["two things"]
    assert found.whole


def test_what_nobody_decided_or_two_did_otherwise_is_unchecked(ledger: Ledger, page: Told) -> None:
    one, two, three = (f.attribution.id for f in page.found)
    assert gold_of(page.document, page.description, ledger.statements_of(page.document.id)) is None
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(two, "verdict", "right", by="Ada")
    ledger.review(two, "speaker", "Jan Hasp", by="Ada")
    ledger.review(two, "speaker", "Ilse Hasp", by="Ben", seen=())
    ledger.review(three, "verdict", "unsure", by="Ada")
    found = gold(ledger, page)
    assert ([line.how for line in found.lines], found.rejected) == (["accepted"], ())
    assert [s.id for s in found.unchecked] == [two, three]
    assert not found.whole


def test_a_folder_of_gold_is_measured_with_as_it_was_decided(ledger: Ledger, page: Told, tmp_path: Path) -> None:
    decide(ledger, page)
    result = export(ledger, "brat", tmp_path / "gold")
    assert result.exit_code == 0, result.output
    assert result.stderr == "3 lines of 1 document written\n"
    [document] = brat.load(tmp_path / "gold")
    assert document.annotators == ("reviewed",)
    assert [(a.source, a.cue, a.content) for a in document.versions[0]] == [
        (line.source, line.cue, line.content) for line in gold(ledger, page).lines
    ]
    figures: dict[str, object] = {}
    add(figures, document.text, document.versions[0], document.versions[0])  # type: ignore[arg-type]
    assert figures["attribution"].f1 == 1.0  # type: ignore[attr-defined]
    measured = CliRunner().invoke(main, ["evaluate", str(tmp_path / "gold")], env={"REPORTEDLY_ATTRIBUTOR": "rules"})
    assert measured.exit_code == 0 and "gold 3" in measured.stdout


def test_documents_of_which_a_part_was_decided_lie_apart_with_the_rest_marked(
    ledger: Ledger, page: Told, tmp_path: Path
) -> None:
    ledger.review(page.found[0].attribution.id, "verdict", "right", by="Ada")
    result = export(ledger, "brat", tmp_path / "gold")
    assert "of 1 of these some lines are undecided" in result.stderr
    assert not (tmp_path / "gold" / "text").exists(), "what evaluate would take for whole"
    [document] = brat.load(tmp_path / "gold" / "partly")
    assert len(document.versions[0]) == 1
    [path] = (tmp_path / "gold" / "partly" / "attributions").iterdir()
    marked = [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines() if "Unchecked" in row]
    assert [words for _, _, words in marked] == ["two things", "three things"]
    numbers = [row.split("\t")[0] for row in path.read_text(encoding="utf-8").splitlines()]
    assert len(numbers) == len(set(numbers)), "no name is given twice"
    again = export(ledger, "brat", tmp_path / "gold")
    assert again.exit_code == 2 and "name a new folder" in again.stderr


def test_lines_of_json_say_what_holds_what_does_not_and_where_not_to_learn(
    ledger: Ledger, page: Told, tmp_path: Path
) -> None:
    decide(ledger, page)
    ledger.review(page.found[0].attribution.id, "verdict", "wrong", by="Cleo", seen=())
    assert export(ledger, "jsonl", tmp_path / "gold.jsonl").exit_code == 0
    [row] = map(json.loads, (tmp_path / "gold.jsonl").read_text(encoding="ascii").splitlines())
    msgspec.convert(row, GoldObject)
    assert (row["whole"], row["document"]["text"]) == (False, page.document.text)
    assert [a["how"] for a in row["attributions"]] == ["corrected", "added"]
    assert [r["content"] for r in row["rejected"]] == [[list(span) for span in page.found[1].attribution.content]]
    assert [u["id"] for u in row["unchecked"]] == [page.found[0].attribution.id]


def test_an_ordinary_folder_of_standoff_tells_the_verdict_beside_the_models_spans(
    ledger: Ledger, page: Told, tmp_path: Path
) -> None:
    decide(ledger, page)
    CliRunner().invoke(main, ["export", str(ledger.path), "--format", "brat", str(tmp_path / "all")])
    [path] = (tmp_path / "all" / "attributions").glob("things*")
    rows = path.read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[1] for row in rows if row.startswith("A")] == ["Verdict E1 right", "Verdict E2 wrong"]
    assert any("cue: Vey said (Ben)" in row for row in rows)
    assert any(row.split("\t")[1].startswith("Cue 4 8") for row in rows), "the model's span"


@pytest.mark.parametrize(
    ("shape", "told_of"), [("csv", "for brat and jsonl alone"), ("jsonl", "nobody has decided anything")]
)
def test_a_wrong_call_names_its_cure(ledger: Ledger, page: Told, tmp_path: Path, shape: str, told_of: str) -> None:
    result = export(ledger, shape, tmp_path / "out")
    assert result.exit_code == 2 and told_of in result.stderr
    assert not (tmp_path / "out").exists()
