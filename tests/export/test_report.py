from __future__ import annotations

import json
from collections import Counter

from reportedly.answers import NewVersion
from reportedly.export.report import failures_text, report_object, report_text
from reportedly.report import Report
from reportedly.types import Failure

MORNING = "2024-05-08T10:00:00Z"


def version(page: str, announced: str | None = None, gone: int = 0, appeared: int = 0, **more: bool) -> NewVersion:
    return NewVersion(
        document_id="b2:1", page=page, title="Shut", announced=announced, gone=gone, appeared=appeared,
        current=more.get("current", True),
    )  # fmt: skip


def latin(name: str) -> Failure:
    message = f"{name} is not UTF-8 (byte {len(name)}): convert it"
    return Failure(
        subject=name, stage="extract", error="E", message=message, retriable=False, at="2024-05-08T10:00:00Z"
    )


FULL = Report(
    new=6,
    known=3,
    read_again=1,
    pages=2,
    versions=[
        version("harbour.example/a", gone=2, appeared=1),
        version("origin:b.txt", "Correction", current=False),
    ],
    same_text=1,
    documents=4,
    attributions=9,
    unread=Counter({"image/png": 2}),
    passed_over=Counter({"text/css": 3, "redirect": 1}),
    failures=[latin("a.txt"), latin("old/b.txt")],
)


def test_the_account_in_lines() -> None:
    assert report_text(FULL).splitlines() == [
        "2 new pages, 9 new attributions",
        "2 new versions of known pages, 1 edited silently",
        "    harbour.example/a: edited silently, 2 statements gone, 1 statement new",
        "    b.txt: announced, older than what is there",
        "1 capture gave the text of a page again that was there",
        "3 captures seen before, 1 of these read only now, or again",
        "2 captures without words kept: 2 image/png",
        "4 passed over: 3 text/css, 1 redirect",
        "2 failed",
        "  2 × … is not UTF-8 (byte …): convert it",
        "      a.txt",
        "      old/b.txt",
    ]


def test_of_nothing_little_is_said() -> None:
    assert report_text(Report()) == "0 new pages, 0 new attributions\n0 failed\n"
    assert report_text(Report(pages=1, attributions=1)).startswith("1 new page, 1 new attribution\n")


def test_files_of_a_folder_that_were_not_looked_at_are_told_with_the_cure() -> None:
    kinds = Counter({".csv": 2, **{f".x{n}": 1 for n in range(25)}})
    told = report_text(Report(passed_over=kinds)).splitlines()
    assert told[1].startswith("27 passed over: 2 .csv, 1 .x0, ")
    assert told[1].endswith(", 1 .x18, 6 of other kinds")
    assert told[2] == "    files in folders that end so are not looked at: name one by itself to have it read"


def test_long_lists_end_in_where_to_look() -> None:
    many = Report(
        versions=[version(f"a.example/{n}") for n in range(25)], failures=[latin(f"{n:02}.txt") for n in range(22)]
    )
    text = report_text(many)
    assert "    … and 5 more: see reportedly versions\n" in text
    assert "      … and 2 more: see reportedly failures\n" in text


def test_names_from_outside_do_not_reach_the_terminal_raw() -> None:
    assert "\x1b" not in report_text(Report(versions=[version("\x1b[2Jx")], failures=[latin("\x1b]0;x")]))
    assert "\x1b" not in failures_text([latin("\x1b]0;x")])


def test_the_account_as_json() -> None:
    found = json.loads(json.dumps(report_object(FULL)))
    assert found["captures"] == {"new": 6, "seen_before": 3, "read_again": 1}
    assert found["pages"]["new"] == 2
    assert [v["silent"] for v in found["pages"]["new_versions"]] == [True, False]
    assert (found["kept_unread"], found["passed_over"]) == ({"image/png": 2}, {"text/css": 3, "redirect": 1})
    [group] = found["failures"]
    assert (group["what"], group["subjects"]) == ("… is not UTF-8 (byte …)", ["a.txt", "old/b.txt"])
    assert found["failed"] == 2


def test_failures_by_stage_and_kind() -> None:
    assert failures_text(FULL.failures).splitlines() == [
        "extract",
        "  2 × … is not UTF-8 (byte …): convert it",
        "      2024-05-08 10:00:00  a.txt",
        "      2024-05-08 10:00:00  old/b.txt",
    ]
