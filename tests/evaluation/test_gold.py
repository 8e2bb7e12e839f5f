"""The hand-made gold: every file locates, keeps to the vocabularies of the design, and its standoff is not stale."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evaluation.gold import HERE, REST, locate, occurrences, read, spans_of
from evaluation.golds import PARTS, SAMPLE
from reportedly import brat
from reportedly.errors import FormatError
from reportedly.types import ACTS, FORMS, Span

FIRST = sorted((HERE / "annotated").glob("*.json"))
SECOND = sorted((REST / "annotated").glob("*.json"))
ANNOTATED = [*FIRST, *SECOND]
OTHERS = [path for part in ("practice", "sealed") for path in PARTS[part].glob("annotated/*.json")]
SPEAKER_KINDS = {"person", "organisation", "outlet", "document", "group", "object"}
DAY = r"\d{4}(?:-(?:W\d\d|\d\d(?:-\d\d)?))?"
PARTIAL_DATE = re.compile(rf"{DAY}(?:/{DAY})?")

every_file = pytest.mark.parametrize("path", [*ANNOTATED, *sorted(OTHERS)], ids=lambda path: path.stem)


def is_date(value: object) -> bool:
    return value is None or (isinstance(value, str) and PARTIAL_DATE.fullmatch(value) is not None)


def test_there_is_gold_and_some_of_it_twice() -> None:
    versions = Counter(path.stem.rsplit("_", 1)[0] for path in FIRST)
    assert len(versions) >= 10
    assert sum(count > 1 for count in versions.values()) >= 3


@pytest.mark.parametrize(("folder", "files"), [(HERE, FIRST), (REST, SECOND)], ids=["gold", "rest"])
def test_no_file_is_left_over(folder: Path, files: list[Path]) -> None:
    stems = {path.stem for path in files}
    assert {path.stem for path in (folder / "attributions").glob("*.ann")} == stems
    assert {path.stem for path in (folder / "text").glob("*.txt")} == {stem.rsplit("_", 1)[0] for stem in stems}


def test_the_halves_are_the_whole_case() -> None:
    halves = [{path.stem.rsplit("_", 1)[0] for path in files} for files in (FIRST, SECOND)]
    assert not halves[0] & halves[1]
    assert halves[0] | halves[1] == {path.stem for path in SAMPLE.iterdir()}


def test_there_are_thirty_of_what_is_hard() -> None:
    found: Counter[str] = Counter()
    for path in (*(path for path in FIRST if not path.stem.endswith("_c")), *SECOND):
        notes = json.loads(path.read_text(encoding="utf-8"))
        found["figures"] += len(notes["figures"])
        for item in notes["attributions"]:
            found["verification"] += item["verification"] is not None
            found["certainty"] += item["certainty"] != "asserted"
            found["polarity"] += item["polarity"] != "affirmed"
            found["withheld"] += item["speaker"]["withheld"] is not None
            found["chains"] += len(item["chain"]) > 2
    assert set(found) == {"figures", "verification", "certainty", "polarity", "withheld", "chains"}
    assert {kind: n for kind, n in found.items() if n < 30} == {}


@every_file
def test_every_line_is_located(path: Path) -> None:
    text, notes, found = read(path, path.parents[1])
    assert len(found) == len(notes["attributions"]) > 0
    assert (notes["document"], notes["annotator"]) == tuple(path.stem.rsplit("_", 1))
    assert PARTIAL_DATE.fullmatch(notes["published"].partition("T")[0])
    for item in found:
        assert item.content
        for spans in (item.content, item.cue, item.source):
            assert brat.normalise(spans, text) == spans


@pytest.mark.parametrize("path", ANNOTATED, ids=lambda path: path.stem)
def test_the_standoff_is_not_stale(path: Path) -> None:
    text, _, found = read(path, path.parents[1])
    written = brat.read_text(path.parents[1] / "attributions" / f"{path.stem}.ann")
    assert written == brat.write(found, text), "run python -m evaluation.gold, and with --rest"
    assert brat.parse(written, text) == found


@every_file
def test_the_vocabularies_are_those_of_the_design(path: Path) -> None:
    text, notes, _ = read(path, path.parents[1])
    for item in notes["attributions"]:
        where = f"attribution {item['key']}"
        assert item["form"] in FORMS, where
        assert item["act"] in ACTS, where
        assert item["polarity"] in {"affirmed", "negated", "denied"}, where
        assert item["certainty"] in {"asserted", "probable", "possible"}, where
        assert is_date(item["when"]), where
        assert is_date(item["happens"]), where
        check_speaker(item["speaker"], where)
        assert isinstance(item["chain"], list), where
        assert item["chain"], where
        assert all(isinstance(name, str) and name for name in item["chain"]), where
        for field in ("addressee", "medium"):
            assert item[field] is None or item[field].strip(), where
        if (checked := item["verification"]) is not None:
            assert set(checked) == {"status", "by", "words"}, where
            assert checked["status"] in {"unconfirmed", "confirmed", "disputed", "corrected"}, where
            assert occurrences(checked["words"], text), where


def check_speaker(speaker: dict[str, Any], where: str) -> None:
    assert set(speaker) == {"name", "kind", "role", "anonymous", "withheld"}, where
    assert isinstance(speaker["anonymous"], bool), where
    assert speaker["kind"] in SPEAKER_KINDS or speaker["name"] is speaker["kind"] is None, where
    if (withheld := speaker["withheld"]) is not None:
        assert set(withheld) == {"what", "why"}, where
        assert withheld["what"] in {"name", "surname", "all"}, where


@every_file
def test_parents_are_there_and_hold_their_children(path: Path) -> None:
    _, notes, found = read(path, path.parents[1])
    items = {item["key"]: (item, spans) for item, spans in zip(notes["attributions"], found, strict=True)}
    assert len(items) == len(found), "a key stands twice"
    for key, (item, spans) in items.items():
        seen = {key}
        parent = item["parent"]
        if parent is not None:
            outer = items[parent][1].content
            first = spans.content[0]
            assert any(s < first.end and first.start < e for s, e in outer), f"{key} is not within {parent}"
        while parent is not None:
            assert parent not in seen, f"the parents of {key} go in a circle"
            seen.add(parent)
            parent = items[parent][0]["parent"]


@every_file
def test_dates_and_figures_are_values(path: Path) -> None:
    text, notes, _ = read(path, path.parents[1])
    for item in notes["dates"]:
        assert is_date(item["value"]), item
    for item in notes["figures"]:
        assert set(item) - {"nth"} == {"words", "low", "high", "unit", "approximate", "counted", "per", "as_of"}, item
        assert isinstance(item["approximate"], bool), item
        assert item["low"] is not None or item["high"] is not None, item
        assert all(type(item[end]) in (int, float, type(None)) for end in ("low", "high")), item
        if item["low"] is not None and item["high"] is not None:
            assert item["low"] <= item["high"], item
        assert item["unit"] == item["unit"].strip() != "", item
        assert is_date(item["as_of"]), item
    for group in ("dates", "figures"):
        places = [locate(item, text, None) for item in notes[group]]
        assert len(set(places)) == len(places), f"two {group} at one place"


# ---- how words are found


TEXT = "The man said the plan failed. “The plan,” he said, “is a plan.”"


def test_words_are_found_at_the_borders_of_words() -> None:
    assert [TEXT[s:e] for s, e in occurrences("plan", TEXT)] == ["plan"] * 3
    assert occurrences("pla", TEXT) == []
    assert [TEXT[s:e] for s, e in occurrences("The plan[...]a plan.”", TEXT)] == ["The plan,” he said, “is a plan.”"]
    assert occurrences("The plan[...]nowhere", TEXT) == []


def test_the_nearest_cue_is_taken_and_a_number_wins() -> None:
    assert locate("said", TEXT, Span(55, 60)) == (45, 49)
    assert locate("said", TEXT, Span(0, 3)) == (8, 12)
    assert locate({"words": "plan", "nth": 3}, TEXT, Span(0, 3)) == (57, 61)


@pytest.mark.parametrize(
    ("piece", "message"),
    [("absent", "not in the text"), ("plan", "3 times: say which"), ({"words": "plan", "nth": 4}, "no number 4")],
)
def test_words_that_cannot_be_located_are_named(piece: str | dict[str, Any], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        locate(piece, TEXT, None)


def test_an_annotated_line_becomes_spans() -> None:
    found = spans_of({"content": ["“The plan,”", "“is a plan.”"], "cue": ["said"], "source": ["he"]}, TEXT)
    assert found == brat.Annotated(content=(Span(30, 41), Span(51, 63)), cue=(Span(45, 49),), source=(Span(42, 44),))


def test_a_parent_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaluation.gold.HERE", tmp_path)
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    notes = {"attributions": [{"key": "1", "content": ["is a plan"], "parent": "7"}]}
    path = tmp_path / "a_x.json"
    path.write_text(json.dumps(notes), encoding="utf-8")
    with pytest.raises(FormatError, match=r"a_x\.json, attribution 1: .*'7'"):
        read(path)
