"""How often the model was right on what people checked: by what it said then, disputes apart."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportedly.cli import main
from reportedly.evaluate.reviewed import Checked, Share, check, rows, table
from reportedly.reviews import anchor
from reportedly.store import Ledger
from reportedly.types import Span
from tests.making import HAND, OTHER_HAND, Told, keep, told

NEWER = replace(HAND, version="2")


@pytest.fixture
def page(ledger: Ledger) -> Told:
    made = told("{Vey} <said> [one thing].\n{Hasp} <said> [two things].\n{He} <said> [three things].\nOrme said four.",
                outlet="Post", score=0.95)  # fmt: skip
    keep(ledger, made)
    return made


def checked(ledger: Ledger) -> Checked:
    def outlet_of(id: str) -> str | None:
        about = ledger.description(id)
        return about.outlet if about else None

    return check(ledger.reviews(), outlet_of)


def share(found: Share) -> tuple[int, int]:
    return found.right, found.of


def test_wilsons_interval() -> None:
    low, high = Share(8, 10).interval or (0, 0)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433), "as in Brown, Cai and DasGupta (2001)"
    assert [round(end, 4) for end in Share(0, 10).interval or ()] == [0, 0.2775]
    assert (Share().interval, Share().share) == (None, None)


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(counts: tuple[int, int]) -> None:
    found = Share(*counts)
    low, high = found.interval or (1, 0)
    assert 0 <= low <= (found.share or 0) + 1e-12 and (found.share or 0) - 1e-12 <= high <= 1


def test_lines_are_counted_by_what_people_said_of_them(ledger: Ledger, page: Told) -> None:
    one, two, three = (f.attribution.id for f in page.found)
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(two, "verdict", "wrong", by="Ada")
    ledger.review(three, "verdict", "unsure", by="Ada")
    found = checked(ledger)
    assert (found.lines, share(found.attribution), found.unsure) == (3, (1, 2), 1)
    assert {name: {g: share(s) for g, s in groups.items()} for name, groups in found.by.items()} == {
        "model": {"hand 1": (1, 2)}, "form": {"indirect": (1, 2)}, "act": {"speech": (1, 2)},
        "score": {"0.9 and more": (1, 2)}, "outlet": {"Post": (1, 2)},
    }  # fmt: skip
    assert (found.fields, found.missed, found.contested) == ({}, {}, {})


def test_a_newer_model_is_not_charged_with_what_an_older_one_said(ledger: Ledger, page: Told) -> None:
    one, two, _ = (f.attribution.id for f in page.found)
    ledger.review(one, "verdict", "wrong", by="Ada")
    newer = tuple(replace(f, reading=replace(f.reading, score=0.3, producer=NEWER)) for f in page.found)
    ledger.add_readings(page.document, newer, NEWER)
    ledger.review(two, "verdict", "right", by="Ada")
    by = checked(ledger).by
    assert {name: share(s) for name, s in by["model"].items()} == {"hand 1": (0, 1), "hand 2": (1, 1)}
    assert {name: share(s) for name, s in by["score"].items()} == {"below 0.5": (1, 1), "0.9 and more": (0, 1)}


def test_a_decision_on_a_line_that_a_newer_model_draws_otherwise_counts_beside_the_first(
    ledger: Ledger, page: Told
) -> None:
    ledger.review(page.found[0].attribution.id, "verdict", "wrong", by="Ada")
    moved = told("{Vey said} [one thing].\nHasp said two things.\nHe said three things.\nOrme said four.")
    assert moved.document.text == page.document.text
    ledger.add_readings(page.document, moved.found, OTHER_HAND)
    [line] = ledger.search("thing")
    ledger.review(line.id, "verdict", "right", by="Ada")
    assert {n: share(s) for n, s in checked(ledger).by["model"].items()} == {"hand 1": (0, 1), "other hand 1": (1, 1)}


def test_what_was_decided_again_or_taken_back_counts_once_or_not_at_all(ledger: Ledger, page: Told) -> None:
    one, two, three = (f.attribution.id for f in page.found)
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(one, "verdict", "wrong", by="Ada")
    ledger.undo(ledger.review(two, "verdict", "right", by="Ada").review.id, by="Ada")
    ledger.review(three, "note", "hm", by="Ada")
    found = checked(ledger)
    assert (found.lines, share(found.attribution)) == (1, (0, 1))


def test_disputed_lines_stand_apart(ledger: Ledger, page: Told) -> None:
    one, two, _ = (f.attribution.id for f in page.found)
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(one, "verdict", "wrong", by="Ben", seen=())
    ledger.review(two, "verdict", "right", by="Ada")
    ledger.review(two, "speaker", "Jan Hasp", by="Ada")
    ledger.review(two, "speaker", "Ilse Hasp", by="Ben", seen=())
    found = checked(ledger)
    assert share(found.attribution) == (1, 1)
    assert (found.contested, found.fields) == ({"verdict": 1, "speaker": 1}, {})


def test_each_field_of_the_lines_that_hold(ledger: Ledger, page: Told) -> None:
    one, two, three = (f.attribution.id for f in page.found)
    ledger.review(one, "verdict", "right", by="Ada")
    ledger.review(one, "speaker", "  vey ", by="Ada")  # as the model says
    ledger.review(one, "content", (anchor(page.document.text, 9, 18),), by="Ada")  # likewise
    ledger.review(two, "speaker", "Jan Hasp", by="Ada")  # no verdict: it holds
    ledger.review(two, "content", (anchor(page.document.text, 30, 33),), by="Ada")
    ledger.review(two, "when", "2024", by="Ada")
    ledger.review(three, "verdict", "wrong", by="Ada")
    ledger.review(three, "form", "direct", by="Ada")
    found = checked(ledger)
    assert {name: share(s) for name, s in found.fields.items()} == {
        "speaker": (1, 2),
        "when": (1, 2),
        "content": (1, 2),
    }


def test_what_people_added_tells_of_recall_and_is_no_line_of_the_model(ledger: Ledger, page: Told) -> None:
    ledger.review(page.found[0].attribution.id, "verdict", "right", by="Ada")
    start = page.document.text.index("four")
    added = ledger.add_missed(page.document, content=[Span(start, start + 4)], by="Ada").review
    ledger.review(added.attribution_id, "verdict", "right", by="Ben")
    found = checked(ledger)
    assert (found.lines, found.missed, share(found.found)) == (1, {"Post": 1}, (1, 2))
    ledger.review(added.attribution_id, "verdict", "wrong", by="Ada")
    assert checked(ledger).missed == {}


def test_text_and_json_tell_the_same(quick_path: Path) -> None:
    path = quick_path / "news.db"
    with Ledger(path) as ledger:
        made = told("{Vey} <said> [one].\nOrme said four.", outlet="Po\x1b[31mst", score=0.6)
        keep(ledger, made)
        ledger.review(made.found[0].attribution.id, "verdict", "right", by="Ada")
        ledger.review(made.found[0].attribution.id, "speaker", "Mara Vey", by="Ada")
        found = checked(ledger)
    run = CliRunner().invoke(main, ["evaluate", "--reviews", str(path)])
    assert run.exit_code == 0 and run.stdout == table(found) + "\n"
    assert "the attribution is right                 100.0%  (20.7% to 100.0%; 1 of 1)" in run.stdout
    assert "    speaker                                0.0%  (0.0% to 79.3%; 0 of 1)" in run.stdout
    assert "\x1b" not in run.stdout
    as_json = CliRunner().invoke(main, ["evaluate", "--reviews", str(path), "--format", "json"])
    assert json.loads(as_json.stdout) == rows(found)
    assert rows(found)["fields"]["speaker"]["n"] == 1


@pytest.mark.parametrize(
    ("given_words", "told_of"),
    [([], "name a FOLDER of brat gold, or --reviews LEDGER"), (["--reviews", "x.db", "--curve"], "with --format alone"),
     (["gold", "--reviews", "x.db"], "without a FOLDER"), (["--reviews", "x.db"], "there is no ledger at x.db")],
)  # fmt: skip
def test_a_wrong_call_names_its_cure(given_words: list[str], told_of: str) -> None:
    run = CliRunner().invoke(main, ["evaluate", *given_words])
    assert run.exit_code == 2
    assert told_of in run.stderr


def test_a_ledger_that_nobody_checked_says_how_to(quick_path: Path) -> None:
    Ledger(quick_path / "news.db").close()
    run = CliRunner().invoke(main, ["evaluate", "--reviews", str(quick_path / "news.db")])
    assert run.exit_code == 0
    assert run.stdout == "" and "nobody has checked a line yet" in run.stderr
