from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx
import pytest
from click.testing import CliRunner, Result

from benchmarks.warcs import packed, record
from reportedly import brat
from reportedly.cli import main
from reportedly.evaluate.breakdown import DIMENSIONS
from reportedly.store import Ledger, verify, views
from reportedly.types import Document
from tests.making import ids

VELT = "“The harbour is closed,” said Mara Velt on Monday. Ana Orme said that it opens in spring.\n"
PAGE = (
    "<html lang=en><head><title>Ships wait at the harbour</title><meta property='og:site_name' content='The Lantern'>"
    "<meta property='article:published_time' content='2024-05-08T09:00:00+02:00'></head><body><nav><a href=/>Menu</a>"
    "</nav><article><h1>Ships wait at the harbour</h1><p>“The harbour is closed,” said Mara Velt, an analyst. The ships"
    " have been waiting for nine days now, and nobody could tell when they will leave again.</p><p>“=1+1 is what the"
    " ministry calls a budget,” said Ana Orme. She has worked at the port of Brackwater for thirty years.</p></article>"
    "</body></html>"
)
GERMAN = "„Der Hafen bleibt bis zum Frühjahr geschlossen“, sagte die Ministerin am Montag in der Hauptstadt.\n"
LATIN = "Der Hafen, heißt es, sei zu.".encode("latin-1")


@pytest.fixture(autouse=True)
def _case(quick_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder to work in, with two pages, a German text, and three that cannot be read."""
    monkeypatch.chdir(quick_path)
    monkeypatch.setenv("REPORTEDLY_ATTRIBUTOR", "rules")
    monkeypatch.delenv("REPORTEDLY_CONFIG", raising=False)
    write_pages(quick_path / "pages")
    bad = quick_path / "bad"
    bad.mkdir()
    (bad / "a-empty.txt").touch()
    (bad / "b-latin.txt").write_bytes(LATIN)
    (bad / "c-pdf.html").write_bytes(b"%PDF-1.7 not a page")
    (quick_path / "hafen.txt").write_text(GERMAN, encoding="utf-8")
    yield


def write_pages(folder: Path) -> None:
    folder.mkdir()
    (folder / "a.txt").write_text(VELT, encoding="utf-8")
    (folder / "b.html").write_text(PAGE, encoding="utf-8")


def call(*arguments: str, stdin: str | bytes | None = None, status: int = 0) -> Result:
    """A command as from a shell; anything but a chosen exit is an error of ours."""
    result = CliRunner().invoke(main, arguments, input=stdin, prog_name="reportedly")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == status, result.output
    return result


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


SHAPES = ("csv", "jsonl", "brat", "warc", "w3c", "gexf", "graphml", "csl", "claims", "parquet", "stix", "datasette")
"""What `export` writes."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the two pages, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("REPORTEDLY_ATTRIBUTOR", "rules")
        patch.delenv("REPORTEDLY_CONFIG", raising=False)
        write_pages(folder / "pages")
        call("add", "news.db", "pages")
    return folder / "news.db"


@pytest.fixture
def filled(whole: Path) -> str:
    return str(shutil.copy(whole, "news.db"))


# ---------------------------------------------------------------- read


def test_read_gives_one_object_an_input_in_order_even_for_equal_ones() -> None:
    result = call("read", "--format", "jsonl", "pages/a.txt", "pages/b.html", "pages/a.txt")
    lines = result.stdout.splitlines()
    found = [json.loads(line) for line in lines]
    assert [o["document"]["origin"] for o in found] == ["pages/a.txt", "pages/b.html", "pages/a.txt"]
    assert lines[0] == lines[2]
    assert result.stdout.isascii()
    assert result.stdout.endswith("}\n")
    assert result.stderr == ""
    first = found[0]
    assert first["document"]["text"] == VELT
    assert [VELT[s:e] for s, e in first["attributions"][0]["content"]] == ["“The harbour is closed,”"]
    assert (found[1]["document"]["outlet"], found[1]["document"]["published"][:10]) == ("The Lantern", "2024-05-08")


def test_read_leaves_plain_text_as_it_is() -> None:
    odd = "\ufeffOne\r\ntwo\rthree \U0001f6a2\u2028four"
    Path("odd.txt").write_bytes(odd.encode())
    [found] = objects(call("read", "--format", "jsonl", "odd.txt").stdout)
    assert found["document"]["text"] == odd
    assert found["attributions"] == []


def test_what_read_cannot_read_is_one_failure_a_line_on_standard_error() -> None:
    result = call("read", "--format", "jsonl", "missing.txt", "bad", "pages/a.txt", status=1)
    assert [o["document"]["origin"] for o in objects(result.stdout)] == ["pages/a.txt"]
    failures = [json.loads(line) for line in result.stderr.splitlines()]
    assert [f["subject"] for f in failures] == ["missing.txt", "bad/a-empty.txt", "bad/b-latin.txt", "bad/c-pdf.html"]
    for failure in failures:
        assert set(failure) == {"subject", "stage", "error", "message", "retriable", "at"}
        assert failure["stage"] in {"ingest", "extract"}
    assert result.stderr.isascii()


def test_read_from_standard_input() -> None:
    [found] = objects(call("read", "--format", "jsonl", "-", stdin=VELT).stdout)
    assert (found["document"]["origin"], len(found["attributions"])) == ("-", 2)
    [failure] = objects(call("read", "-", stdin=b"", status=1).stderr)
    assert failure["subject"] == "-"


def test_what_the_user_says_wins_over_the_page() -> None:
    options = ["--outlet", "Post", "--title", "Mine", "--published", "2023-01", "--language", "en"]
    [found] = objects(call("read", "--format", "jsonl", "pages/b.html", *options).stdout)
    document = found["document"]
    assert [document[n] for n in ("outlet", "title", "published", "language")] == ["Post", "Mine", "2023-01", "en"]


@pytest.mark.parametrize("option", [["--published", "8 May"], ["--language", "English"]])
@pytest.mark.parametrize("command", [["read"], ["add", "news.db"]])
def test_what_the_user_cannot_say_is_a_wrong_call(command: list[str], option: list[str]) -> None:
    result = call(*command, "pages/a.txt", *option, status=2)
    assert option[1] in result.stderr
    assert not Path("news.db").exists()


def test_read_as_text_and_html() -> None:
    text = call("read", "pages").stdout
    assert "Who said what" in text
    assert "Ships wait at the harbour" in text
    assert "\x1b" not in text
    page = call("read", "--format", "html", "pages").stdout
    assert page.startswith("<!doctype html>")
    assert page.count("<article") == 2
    assert call("read", "--format", "html", "pages", "-o", "out.html").stdout == ""
    assert Path("out.html").read_text(encoding="utf-8") == page


def test_read_as_brat() -> None:
    standoff = call("read", "--format", "brat", "pages/a.txt").stdout
    assert len(brat.parse(standoff, VELT)) == 2
    call("read", "--format", "brat", "pages", "-o", "out")
    assert [len(d.versions[0]) for d in brat.load(Path("out"))] == [2, 2]
    for origins in (["pages/a.txt", "pages/b.html"], ["pages"]):
        assert "-o FOLDER" in call("read", "--format", "brat", *origins, status=2).stderr


@pytest.mark.parametrize("shape", ["text", "jsonl", "html", "brat"])
def test_an_output_that_cannot_be_written_is_a_wrong_call(shape: str) -> None:
    Path("taken").touch()
    result = call("read", "--format", shape, "pages/a.txt", "-o", "taken/here", status=2)
    assert "cannot write taken" in result.stderr


# ---------------------------------------------------------------- add


def test_add_makes_a_ledger_and_says_what_came_of_it() -> None:
    result = call("add", "news.db", "pages")
    assert result.stdout == ""
    assert result.stderr == "2 new pages, 4 new attributions\n0 failed\n"
    with Ledger("news.db") as ledger:
        assert list(verify(ledger)) == []
        before = ids(ledger)
    assert "0 new pages, 0 new attributions\n2 captures seen before\n" in call("add", "news.db", "pages").stderr
    with Ledger("news.db") as ledger:
        assert ids(ledger) == before
        assert ledger.counts()["captures"] == 2


def test_the_account_of_an_add_as_json() -> None:
    result = call("add", "news.db", "pages", "bad", "--format", "json", status=1)
    found = json.loads(result.stdout)
    assert (found["captures"]["new"], found["pages"]["new"], found["attributions"]) == (4, 2, 4)
    assert [g["subjects"] for g in found["failures"]] == [["bad/a-empty.txt"], ["bad/b-latin.txt"], ["bad/c-pdf.html"]]
    assert "new page" not in result.stderr
    Path("pages/a.txt").write_text(VELT.replace("closed", "open"), encoding="utf-8")
    found = json.loads(call("add", "news.db", "pages", "--format", "json").stdout)
    assert (found["captures"], found["pages"]["new"]) == ({"new": 1, "seen_before": 1, "read_again": 0}, 0)
    [version] = found["pages"]["new_versions"]
    assert (version["page"], version["silent"], version["gone"], version["appeared"]) == (
        "origin:pages/a.txt",
        True,
        1,
        1,
    )


def test_an_add_that_is_stopped_tells_what_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import pipeline

    kept, judged = pipeline.judge, []

    def judge(document: Document, ledger: Ledger) -> None:
        judged.append(document)
        if len(judged) > 1:
            raise KeyboardInterrupt
        kept(document, ledger)

    monkeypatch.setattr(pipeline, "judge", judge)
    stopped = call("add", "news.db", "pages", status=130)
    assert stopped.stderr == "1 new page, 4 new attributions\n0 failed\nreportedly: stopped\n"
    monkeypatch.undo()


def test_each_failure_of_add_is_said_once_in_order_and_the_rest_is_in() -> None:
    Path("bad/d-latin.txt").write_bytes(LATIN)
    Path("bad/e-empty.txt").touch()
    Path("bad/f.txt").write_text(VELT, encoding="utf-8")
    result = call("add", "news.db", "missing.txt", "bad", status=1)
    said = [f["subject"] for f in objects(result.stderr)]
    names = ["a-empty.txt", "b-latin.txt", "c-pdf.html", "d-latin.txt", "e-empty.txt"]
    assert said == ["missing.txt", *(f"bad/{name}" for name in names)]
    assert "1 new page, 2 new attributions\n6 failed\n" in result.stderr
    assert "  2 × … is not UTF-8 (byte 14): convert it" in result.stderr
    with Ledger("news.db", read_only=True) as ledger:
        assert sorted(f.subject for f in ledger.failures()) == sorted(said)
        assert ledger.counts()["captures"] == 4  # those that are not UTF-8, or a damaged PDF, are kept as they came


def test_a_text_in_another_language_is_stored_searchable_and_named() -> None:
    [failure] = objects(call("add", "news.db", "hafen.txt", status=1).stderr)
    assert (failure["subject"], failure["stage"], failure["error"]) == ("hafen.txt", "attribute", "LanguageError")
    assert "'de'" in failure["message"]
    [hit] = objects(call("search", "news.db", "Ministerin", "--documents", "--format", "jsonl").stdout)
    assert "**Ministerin**" in hit["snippet"]
    assert call("search", "news.db", "Hafen", "--format", "jsonl").stdout == ""
    result = call("read", "--format", "jsonl", "--language", "de", "pages/a.txt", status=1)
    [page] = objects(result.stdout)
    assert (page["attributions"], page["document"]["language"]) == ([], "de")
    assert "'de'" in objects(result.stderr)[0]["message"]


def test_add_from_standard_input_takes_what_the_user_says() -> None:
    call("add", "news.db", "-", "--outlet", "Post", "--published", "2024-05-08", stdin=VELT)
    rows = objects(call("search", "news.db", "--outlet", "post", "--since", "2024-05", "--format", "jsonl").stdout)
    assert [(row["origin"], row["published"]) for row in rows] == [("-", "2024-05-08")] * 2


def test_the_longest_text_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_MAX_TEXT", "20")
    for command in (["read"], ["add", "news.db"]):
        [failure] = objects(call(*command, "pages/a.txt", status=1).stderr)
        assert "max_text" in failure["message"]


@pytest.mark.parametrize(
    ("name", "value"), [("ATTRIBUTOR", "oracle"), ("MAX_BODY", "much"), ("CONFIG", "no-such-file.toml")]
)
def test_a_setting_that_cannot_be_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"REPORTEDLY_{name}", value)
    assert value in call("read", "pages/a.txt", status=2).stderr


# ---------------------------------------------------------------- search


def test_search_for_people(filled: str) -> None:
    result = call("search", filled, "harbour")
    assert "Mara Velt" in result.stdout
    assert "the same words in 2 documents" in result.stdout
    assert result.stderr == "1 of 1 result; --unfold lists where else the same words stand\n"
    assert "pages/a.txt · no date" not in result.stdout
    unfolded = call("search", filled, "harbour", "--unfold")
    assert "The Lantern · 2024-05-08" in unfolded.stdout and unfolded.stderr == "1 of 1 result\n"


def test_an_answer_that_is_cut_says_how_to_see_more(filled: str) -> None:
    total = int(call("search", filled).stderr.split()[2])
    assert total > 1
    assert call("search", filled, "--limit", "1").stderr.startswith(f"1 of {total} results; --limit shows more")


def test_search_for_programs(filled: str) -> None:
    result = call("search", filled, "harbour", "--format", "jsonl")
    [row] = objects(result.stdout)
    assert (row["quote"], row["speaker"], row["copies"]) == ("“The harbour is closed,”", "Mara Velt", 2)
    assert row["outlet"] == "The Lantern"
    assert result.stderr == ""
    assert result.stdout.isascii()


def test_search_for_spreadsheets_neutralises_formulas(filled: str) -> None:
    Path("evil.txt").write_text("@Orme said that =1+1 is three.\n-Orme wrote that +1 is one.\n", encoding="utf-8")
    call("add", filled, "evil.txt", "--title", "=cmd()", "--outlet", "@post")
    result = call("search", filled, "", "--outlet", "@post", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert rows
    for row in rows:
        assert (row["title"], row["outlet"]) == ("'=cmd()", "'@post")
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]


def test_search_with_every_filter(filled: str) -> None:
    options = ["--speaker", "velt", "--outlet", "the lantern", "--form", "direct", "--act", "speech"]
    dates = ["--since", "2024", "--until", "2024-05-08", "--limit", "1"]
    [row] = objects(call("search", filled, "harbour", *options, *dates, "--format", "jsonl").stdout)
    assert row["outlet"] == "The Lantern"
    assert call("search", filled, "harbour", "--until", "2023", "--format", "jsonl").stdout == ""
    assert len(objects(call("search", filled, "--limit", "2", "--format", "jsonl").stdout)) == 2


@pytest.mark.parametrize("words", ["NEAR(", '"', "*", "-x", "a:b", "\x00", "🚢", "(", "AND"])
def test_search_takes_any_words(filled: str, words: str) -> None:
    call("search", filled, "--format", "jsonl", "--", words)


@pytest.mark.parametrize(
    "options",
    [
        ["--since", "yesterday"],
        ["--form", "loud"],
        ["--act", "song"],
        ["--limit", "0"],
        ["--format", "xml"],
        ["word", "--documents", "--since", "2024"],
        ["word", "--documents", "--unfold"],
        ["word", "--documents", "--format", "csv"],
        ["--documents"],
    ],
)
def test_search_refuses_what_it_cannot_do(filled: str, options: list[str]) -> None:
    result = call("search", filled, *options, status=2)
    assert result.stdout == ""
    assert "Error: " in result.stderr or result.stderr.startswith("reportedly: ")


def test_nothing_found_is_no_failure(filled: str) -> None:
    result = call("search", filled, "zeppelin")
    assert (result.stdout, result.stderr) == ("", "nothing found: ask with fewer words or options\n")
    rows = list(csv.reader(io.StringIO(call("search", filled, "zeppelin", "--format", "csv").stdout)))
    assert len(rows) == 1


# ---------------------------------------------------------------- export


def test_export_as_csv_and_jsonl_gives_every_statement(filled: str) -> None:
    result = call("export", filled, "out.csv", "--format", "csv")
    assert result.stderr == "4 statements written to out.csv\n"
    with Path("out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = objects(call("export", filled, "-", "--format", "jsonl").stdout)
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert len(rows) == 4
    assert {line["after"] for line in lines} >= {"Ana Orme said that it opens in spring.", None}
    assert all(row["captured"] for row in rows)


def test_export_as_brat(filled: str) -> None:
    call("export", filled, "out", "--format", "brat")
    found = brat.load(Path("out"))
    assert sorted(len(d.versions[0]) for d in found) == [2, 2]
    assert VELT in [d.text for d in found]


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape not in {"warc", "gexf", "graphml", "csl", "datasette"}]
)
def test_of_an_edited_page_each_statement_goes_out_once(filled: str, shape: str) -> None:
    Path("pages/a.txt").write_text(VELT.replace("is closed", "is open"), encoding="utf-8")
    call("add", filled, "pages")
    assert call("export", filled, "out", "--format", shape).stderr == "5 statements written to out\n"


def test_export_as_a_web_archive_can_be_added_again(filled: str) -> None:
    result = call("export", filled, "out.warc.gz", "--format", "warc")
    assert result.stderr == "2 captures written to out.warc.gz\n"
    assert call("add", "again.db", "out.warc.gz").stderr == "2 new pages, 4 new attributions\n0 failed\n"
    with Ledger(filled) as first, Ledger("again.db") as second:
        assert [(c.head, c.body, c.captured_at) for c in first.captures()] == [
            (c.head, c.body, c.captured_at) for c in second.captures()
        ]
    plain = call("export", filled, "out.warc", "--format", "warc").stderr
    assert plain == "2 captures written to out.warc\n"
    assert Path("out.warc").read_bytes().startswith(b"WARC/1.1\r\n")
    assert call("export", filled, "-", "--format", "warc").stdout_bytes.startswith(b"\x1f\x8b")


def test_export_of_who_cites_whom_can_be_narrowed(filled: str) -> None:
    whole = call("export", filled, "out.gexf", "--format", "gexf").stderr
    assert whole == "4 nodes and 2 edges\n4 statements written to out.gexf\n"
    assert len(networkx.read_gexf("out.gexf")) == 4
    narrow = call("export", filled, "out", "--format", "graphml", "--min-weight", "9", "--min-degree", "1").stderr
    assert narrow == "0 nodes and 0 edges\n4 statements written to out\n"
    assert len(networkx.read_graphml("out")) == 0
    refused = call("export", filled, "out.csv", "--format", "csv", "--min-weight", "2", status=2).stderr
    assert "are for gexf and graphml alone" in refused


def test_export_as_citations_gives_every_document(filled: str) -> None:
    assert call("export", filled, "out.json", "--format", "csl").stderr == "2 documents written to out.json\n"
    assert len(json.loads(Path("out.json").read_text(encoding="utf-8"))) == 2


def test_export_as_parquet_says_what_it_needs_and_leaves_the_file_as_it_was(
    filled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("export", filled, "-", "--format", "parquet").stdout_bytes[-4:] == b"PAR1"
    Path("out").write_text("mine", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    refused = call("export", filled, "out", "--format", "parquet", status=2).stderr
    assert refused == "reportedly: Parquet needs pyarrow, which is not installed: pip install 'reportedly[parquet]'\n"
    assert Path("out").read_text(encoding="utf-8") == "mine"


def test_posts_go_out_in_a_web_archive_and_in_again() -> None:
    message = {"id": 1, "type": "message", "date": "2024-05-08T09:00:00", "date_unixtime": "1715158800", "text": VELT}
    chat = {"name": "Harbour watch", "type": "public_channel", "id": 7, "messages": [message]}
    Path("result.json").write_text(json.dumps(chat), encoding="utf-8")
    call("add", "news.db", "result.json")
    call("export", "news.db", "out.warc.gz", "--format", "warc")
    call("add", "again.db", "out.warc.gz")
    with Ledger("news.db") as first, Ledger("again.db") as second:
        said = [[(s.content, s.speaker, s.published) for s in ledger.all_statements()] for ledger in (first, second)]
    assert said[0] == said[1]
    assert len(said[0]) == 2


def test_add_says_what_an_archive_holds_besides_pages() -> None:
    head = b"HTTP/1.1 %d X\r\nContent-Type: %b\r\n\r\n"
    records = [(b"\x89PNG", 200, b"image/png")] * 3 + [(b"", 302, b"text/html"), (VELT.encode(), 200, b"text/plain")]
    made = (record(body, n, head=head % (status, kind)) for n, (body, status, kind) in enumerate(records))
    Path("crawl.warc.gz").write_bytes(packed(made))
    told = call("add", "news.db", "crawl.warc.gz").stderr
    assert told == ("1 new page, 2 new attributions\n4 passed over: 3 image/png, 1 redirect\n0 failed\n")


def test_export_for_datasette_describes_the_views_of_this_file(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("export", filled, "out.json", "--format", "datasette").stderr == "8 views written to out.json\n"
    [(name, told)] = json.loads(Path("out.json").read_text(encoding="utf-8"))["databases"].items()
    assert name == "news"
    assert told["tables"]["statements"]["fts_table"] == "statement_words"
    assert told["tables"]["statement"] == {"hidden": True}
    monkeypatch.setattr(views, "names", lambda _: (("statement",), ("statements", "a_newer_view")))
    said = call("export", filled, "out.json", "--format", "datasette", status=2).stderr
    assert "1 views went out where 2 were asked for" in said


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "datasette"])
def test_an_export_that_is_not_whole_fails(filled: str, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = Ledger.counts
    monkeypatch.setattr(Ledger, "counts", lambda ledger: {name: n + 1 for name, n in counts(ledger).items()})
    said = call("export", filled, "out", "--format", shape, status=2).stderr
    assert re.search(r"\d (statement|capture|document)s went out where \d were asked for: run it again\n$", said)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "brat"])
def test_standard_output_gets_the_same_as_a_file(filled: str, shape: str) -> None:
    call("export", filled, "out", "--format", shape)
    times = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z")
    piped = call("export", filled, "-", "--format", shape).stdout_bytes
    if shape != "warc":  # it is packed there
        assert times.sub(b"", piped) == times.sub(b"", Path("out").read_bytes())


def test_export_refuses_what_it_cannot_do(filled: str) -> None:
    assert "--format" in call("export", filled, "out.csv", status=2).stderr
    for shape in SHAPES:
        place = "news.db" if shape == "brat" else "no/folder/out"
        assert "cannot write" in call("export", filled, place, "--format", shape, status=2).stderr
    assert call("verify", filled).exit_code == 0


# ---------------------------------------------------------------- verify, evaluate


def test_verify_a_whole_and_a_damaged_ledger(filled: str) -> None:
    result = call("verify", filled)
    assert (result.stdout, result.stderr) == ("", "the ledger is whole: 2 captures, 2 documents, 4 attributions\n")
    with Ledger(filled) as ledger:
        ledger.connection.execute("UPDATE document SET text = replace(text, 'closed', 'opened') WHERE number = 1")
    result = call("verify", filled, status=1)
    lines = result.stdout.splitlines()
    assert any("do not give its id" in line for line in lines)
    assert all(re.match(r"(b2:\w+|document_words|statement_words|file): ", line) for line in lines)
    assert result.stderr == f"{len(lines)} problems\n"


@pytest.mark.parametrize("command", ["search", "verify", "failures", "serve"])
@pytest.mark.parametrize("name", ["missing.db", "pages/a.txt", "pages"])
def test_what_is_no_ledger_is_a_wrong_call(command: str, name: str) -> None:
    result = call(command, name, status=2)
    assert result.stderr.startswith("reportedly: ")
    assert name in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["pages/a.txt", "pages", "no/folder/news.db"])
def test_add_to_what_is_no_ledger_is_a_wrong_call(name: str) -> None:
    assert name in call("add", name, "pages/b.html", status=2).stderr
    assert Path("pages/a.txt").read_text(encoding="utf-8") == VELT


def test_evaluate_on_a_small_gold_folder() -> None:
    for folder in ("gold/text", "gold/attributions"):
        Path(folder).mkdir(parents=True)
    Path("gold/text/a.txt").write_text(VELT, encoding="utf-8")
    standoff = call("read", "--format", "brat", "pages/a.txt").stdout
    Path("gold/attributions/a_x.ann").write_text(standoff, encoding="utf-8")
    figures = json.loads(call("evaluate", "gold", "--format", "json", "--predictions", "found.jsonl").stdout)
    assert figures["attribution"] == {"P": 1.0, "R": 1.0, "F1": 1.0, "tp": 2, "gold": 2, "pred": 2}
    [line] = Path("found.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["doc"], len(json.loads(line)["attributions"])) == ("a", 2)
    text = call("evaluate", "gold").stdout
    assert re.search(r"^attribution +P 1\.000  R 1\.000  F1 1\.000 +\(right 2, gold 2, found 2\)$", text, re.MULTILINE)
    assert "no brat corpus" in call("evaluate", "pages", status=2).stderr


@pytest.fixture
def gold() -> str:
    """A folder of gold in which the second statement is not marked."""
    for folder in ("gold/text", "gold/attributions"):
        Path(folder).mkdir(parents=True)
    Path("gold/text/post_a.txt").write_text(VELT, encoding="utf-8")
    standoff = call("read", "--format", "brat", "pages/a.txt").stdout
    Path("gold/attributions/post_a_x.ann").write_text(standoff.partition("E2")[0], encoding="utf-8")
    return "gold"


def test_evaluate_group_by_group(gold: str) -> None:
    found = json.loads(call("evaluate", gold, "--by", "outlet", "--by", "form", "--format", "json").stdout)
    assert list(found["by"]) == ["outlet", "form"]
    assert found["by"]["outlet"]["post"] == {
        "P": 0.5, "R": 1.0, "F1": pytest.approx(2 / 3), "gold": 1, "gold_paired": 1, "pred": 2, "pred_paired": 1,
    }  # fmt: skip
    text = call("evaluate", gold, "--by", "form").stdout
    figures, _, groups = text.partition("\n\n")
    assert figures == call("evaluate", gold).stdout.rstrip()
    assert re.search(r"^by form\n  direct +P \d\.\d{3}", groups)
    everything = call("evaluate", gold, "--by", "all", "--by", "form").stdout
    assert re.findall(r"^by (\w+)$", everything, re.MULTILINE) == list(DIMENSIONS)
    assert "'nonsense' is not one of 'form'" in call("evaluate", gold, "--by", "nonsense", status=2).output


def test_evaluate_writes_the_errors(gold: str) -> None:
    plain = call("evaluate", gold).stdout
    assert call("evaluate", gold, "--html", "errors.html").stdout == plain
    page = Path("errors.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>") and page.endswith("</html>\n")
    assert "gold · reportedly-rules" in page
    assert "2 spurious" in page
    assert "cannot write" in call("evaluate", gold, "--html", "no/folder/errors.html", status=2).stderr


def test_evaluate_says_nothing_where_there_is_no_gold() -> None:
    for folder in ("gold/text", "gold/attributions"):
        Path(folder).mkdir(parents=True)
    Path("gold/text/a.txt").write_text("Nobody spoke.", encoding="utf-8")
    Path("gold/attributions/a_x.ann").touch()
    figures = json.loads(call("evaluate", "gold", "--format", "json").stdout)
    assert figures["attribution"] == {"P": None, "R": None, "F1": None, "tp": 0, "gold": 0, "pred": 0}
    assert "P   –" in call("evaluate", "gold").stdout


# ---------------------------------------------------------------- help and calls


COMMANDS = sorted(main.commands)


@pytest.mark.parametrize(
    "arguments", [[], ["read"], ["add", "news.db"], ["search"], ["nonsense"], ["read", "--nonsense"]]
)
def test_a_wrong_call_is_status_2(arguments: list[str]) -> None:
    result = call(*arguments, status=2)
    assert "Usage: reportedly" in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_help_explains_every_option_and_ends_in_an_example(command: str) -> None:
    text = call(command, "--help").stdout
    assert text == call(command, "-h").stdout
    assert re.search(r"Examples?:\n +", text)
    for option in main.commands[command].params:
        if option.opts[0].startswith("--") and option.opts[0] not in {"--format", "--help"}:
            assert getattr(option, "help", None), f"{command} {option.opts[0]} has no help"


def _examples() -> Iterator[tuple[str, str]]:
    for name in COMMANDS:
        text = main.commands[name].help or ""
        for line in text[text.index("Example") :].splitlines()[1:]:
            if "reportedly " in line:
                yield name, line.strip()


@pytest.mark.parametrize(("name", "line"), list(_examples()))
def test_the_examples_of_the_help_run(name: str, line: str, whole: Path, filled: str) -> None:
    """As they stand, in a folder that has what they name; only what would serve for ever or fetch is left out."""
    said, _, command = line.rpartition("|")
    words = shlex.split(command.strip())
    assert words[0] == "reportedly"
    arguments = [word for word in words[1:] if not word.startswith("https://")]
    if "colleague.db" in arguments:
        shutil.copy(whole, "colleague.db")
    if name == "protect" and "--undo" in arguments:
        call(*(word for word in arguments if word != "--undo"))
    if name == "protect" and "--who" in arguments:  # the stand-in of another ledger: it leads nowhere, and says so
        assert "stands behind" in call(*arguments, status=2).stderr
        return
    if name == "serve":
        assert main.commands["serve"].make_context("serve", arguments[1:]).params["port"] == 8800
        return
    if name == "watch":
        assert main.commands["watch"].make_context("watch", words[2:]).params["origins"]
        return
    if name == "evaluate" and not arguments[1].startswith("-"):
        arguments[1] = str(Path(__file__).parent.parent / arguments[1])
    call(*arguments, stdin=" ".join(shlex.split(said)[1:]) if said else None)


def test_the_version() -> None:
    from reportedly.version import VERSION

    assert call("--version").stdout == f"reportedly, version {VERSION}\n"


# ---------------------------------------------------------------- as a process


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own, with the environment of a user who set nothing but the attributor."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(Path.cwd()), "REPORTEDLY_ATTRIBUTOR": "rules", "LC_ALL": "C"}
    known = {"capture_output": True, "timeout": 120, **options}
    return subprocess.run([sys.executable, "-m", "reportedly", *arguments], env=environment, check=False, **known)


def test_standard_output_is_utf8_whatever_the_locale() -> None:
    result = process("read", "--format", "text", "-", input=VELT.encode())
    assert result.returncode == 0
    assert "“The harbour is closed,”" in result.stdout.decode("utf-8")
    assert b"\r" not in result.stdout


def test_a_reader_that_has_enough_ends_the_command_in_silence() -> None:
    """What goes out is more than a pipe holds, so the command does meet a closed one."""
    Path("long.txt").write_text(
        "".join(f"Mara Velt said that ship {n} is late.\n" for n in range(300)), encoding="utf-8"
    )
    call("add", "news.db", "long.txt")
    assert len(call("export", "news.db", "-", "--format", "jsonl").stdout) > 100_000
    export = f"{shlex.quote(sys.executable)} -m reportedly export news.db - --format jsonl"
    result = subprocess.run(["bash", "-c", f"{export} | head -c 10"], capture_output=True, timeout=120, check=False)
    assert result.stdout == b'{"id": "b2'
    assert b"Traceback" not in result.stderr
    read = f"set -o pipefail; {shlex.quote(sys.executable)} -m reportedly search news.db --limit 900"
    result = subprocess.run(["bash", "-c", f"{read} | head -n 1"], capture_output=True, timeout=120, check=False)
    assert (result.returncode, result.stdout.count(b"\n"), result.stderr.count(b"Traceback")) == (0, 1, 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("shape", ["text", "jsonl"])
def test_a_full_disk_is_one_line(shape: str) -> None:
    with Path("/dev/full").open("wb") as full:
        result = process("read", "--format", shape, "pages/a.txt", capture_output=False, stdout=full, stderr=-1)
    assert result.returncode == 2
    assert result.stderr == b"reportedly: No space left on device\n"


def test_two_adds_at_once_both_finish_or_say_that_the_ledger_is_busy() -> None:
    many = Path("many")
    many.mkdir()
    for number in range(15):
        (many / f"{number}.txt").write_text(f"“The harbour has {number} ships,” said Mara Velt.", encoding="utf-8")
    call_it = [sys.executable, "-m", "reportedly", "add", "news.db", "many"]
    running = [subprocess.Popen(call_it, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    ended = [(p.communicate(timeout=120)[1], p.returncode) for p in running]
    for said, status in ended:
        assert status == 0 or (status == 2 and b"another program" in said), said
    assert 0 in [status for _, status in ended]
    with Ledger("news.db", read_only=True) as ledger:
        assert list(verify(ledger)) == []
        assert ledger.counts()["attributions"] == ledger.counts()["documents"] == 15
