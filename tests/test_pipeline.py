from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.attribute.sight import Sight
from reportedly.extract import Overrides
from reportedly.ingest import ingest
from reportedly.pipeline import process, read
from reportedly.settings import Settings
from reportedly.store import Ledger, Query, verify
from reportedly.types import Capture, Failure, Page, Producer
from tests.making import captured, ids, rows

VELT = captured("“The harbour is closed,” said Mara Velt on Monday. Ana Orme said that it opens in spring.", "velt.txt")
EMPTY = Failure(subject="empty.txt", stage="ingest", error="OriginError", message="is empty", retriable=False, at="now")
LATIN = captured("Der Hafen, heißt es, sei zu.".encode("latin-1"), "latin.txt")
NO_ARTICLE = captured("<html><body><nav><a href='/'>Menu</a></nav></body></html>", "menu.html", "text/html")
GERMAN = captured(
    "„Der Hafen bleibt bis zum Frühjahr geschlossen“, sagte die Ministerin am Montag in der Hauptstadt.", "hafen.txt"
)
ODD = captured("“The lighthouse is dark,” said Mara Velt.", "caf\udce9.txt")


def breaking(rules: Attributor) -> Attributor:
    """An attributor of the same name that dies at any text."""

    def find(text: str, outputs: Sequence[str]) -> Sight:
        raise RuntimeError("died")

    return Attributor(find, rules.producer, rules.languages)


# ---------------------------------------------------------------- process


def test_a_page_goes_in_at_one_end_and_comes_out_at_the_other(ledger: Ledger, rules: Attributor) -> None:
    report = process([VELT], ledger, rules, Overrides(outlet="The Harbour Post", published="2024-05-08", title="Shut"))
    assert (report.new, report.known, report.documents, report.attributions) == (1, 0, 1, 2)
    assert report.failures == []
    [found] = ledger.search("closed", speaker="Velt")
    assert found.content == "“The harbour is closed,”"
    assert (found.outlet, found.published, found.title) == ("The Harbour Post", "2024-05-08", "Shut")
    document = ledger.document(found.document_id)
    assert document is not None
    assert document.text.encode() == VELT.body
    assert [document.text[s:e] for s, e in found.spans] == ["“The harbour is closed,”"]
    assert found.captured.endswith("Z")


@pytest.mark.parametrize("capture", [LATIN, NO_ARTICLE], ids=["not UTF-8", "no article"])
def test_what_cannot_be_extracted_is_kept_as_it_came(ledger: Ledger, rules: Attributor, capture: Capture) -> None:
    report = process([capture], ledger, rules)
    assert (report.new, report.documents) == (1, 0)
    assert ledger.capture(capture.id) == capture
    [failure] = ledger.failures()
    assert (failure.subject, failure.stage, failure.error) == (capture.origin, "extract", "ExtractionError")
    assert ":" in failure.message
    assert [f.message for f in report.failures] == [failure.message]
    assert ledger.counts()["documents"] == 0
    assert list(verify(ledger)) == []


def test_every_step_is_kept_before_the_next_begins(ledger: Ledger, rules: Attributor, quick_path: Path) -> None:
    """The attributor dies: capture and document are in. The same call with a sound one ends as if nothing had been."""
    with pytest.raises(RuntimeError, match="died"):
        process([VELT, GERMAN], ledger, breaking(rules))
    assert ledger.counts() == {
            "captures": 1, "documents": 1, "versions": 0, "attributions": 0, "speakers": 0, "failures": 0,
        }  # fmt: skip
    assert list(verify(ledger)) == []
    assert len(ledger.search_documents(Query(words="harbour"))) == 1
    process([VELT, GERMAN], ledger, rules)
    with Ledger(quick_path / "undisturbed.db") as other:
        process([VELT, GERMAN], other, rules)
        assert ids(ledger) == ids(other)


def test_a_run_after_one_that_was_stopped_tells_what_that_did_not(ledger: Ledger, rules: Attributor) -> None:
    """Stopped before the readings of the second: its capture and document are in, and nobody was told of it."""
    process([GERMAN], ledger, rules)
    with pytest.raises(RuntimeError, match="died"):
        process([VELT, ODD], ledger, breaking(rules))
    report = process([VELT, ODD, GERMAN], ledger, rules)
    assert (report.new, report.known, report.read_again) == (1, 2, 1)
    assert (report.pages, report.versions) == (2, [])  # of the German page the first run told, that it failed too
    assert (report.documents, report.attributions, len(report.failures)) == (3, 3, 1)
    report = process([VELT, ODD], ledger, rules)
    assert (report.known, report.read_again, report.pages, report.documents) == (2, 0, 0, 0)


def test_a_changed_text_is_a_new_version_and_no_new_page(ledger: Ledger, rules: Attributor) -> None:
    first = captured("“The harbour is closed,” said Mara Velt. Ships wait.", "a.txt")
    second = captured(
        "“The harbour is open,” said Mara Velt. Ships wait. Correction: it was said to be closed.", "a.txt"
    )
    report = process([first, second], ledger, rules)
    assert (report.new, report.pages) == (2, 1)
    [version] = report.versions
    assert (version.page, version.gone, version.appeared, version.silent, version.current) == (
        "origin:a.txt", 1, 1, False, True,
    )  # fmt: skip
    older = replace(
        captured("“Nobody knows,” said Mara Velt. Ships wait.", "a.txt"), captured_at="2020-05-08T00:00:00Z"
    )
    [version] = process([older], ledger, rules).versions
    assert (version.current, version.gone, version.appeared, version.silent) == (False, 1, 1, True)


def test_bytes_that_give_the_text_of_a_page_again_are_no_new_page(ledger: Ledger, rules: Attributor) -> None:
    def page(extra: str) -> Capture:
        body = f"<html><body><article><p>“The harbour is closed,” said Mara Velt.</p></article>{extra}</body></html>"
        return captured(body, "a.html", "text/html")

    report = process([page(""), page("<!-- made at nine -->"), page("")], ledger, rules)
    assert (report.new, report.known, report.pages, report.same_text, report.versions) == (2, 1, 1, 1, [])
    assert (report.documents, report.attributions) == (1, 1)
    again = process([page("<!-- made at nine -->")], ledger, rules)
    assert (again.known, again.same_text, again.read_again) == (1, 0, 0)


def test_what_an_archive_holds_besides_pages_is_in_the_report(
    ledger: Ledger, rules: Attributor, quick_path: Path
) -> None:
    message = '{"id": 7, "name": "Port", "type": "public_channel", "messages": [%s]}'
    posts = '{"id": 1, "type": "service"}, {"id": 2, "type": "message", "text": ""}'
    (quick_path / "result.json").write_text(message % posts)
    report = process(ingest(str(quick_path / "result.json")), ledger, rules)
    assert report.passed_over == {"service messages": 1}
    assert report.unread == {"application/vnd.telegram.message+json": 1}
    assert (report.pages, report.failures) == (0, [])


def test_a_failure_is_struck_when_its_page_is_met_again_and_read_already(ledger: Ledger, rules: Attributor) -> None:
    process([VELT], ledger, rules)
    process([replace(EMPTY, subject="velt.txt")], ledger, rules)
    process([VELT], ledger, rules)
    assert ledger.failures() == []


def test_a_capture_is_kept_before_the_origins_go_on(ledger: Ledger, rules: Attributor) -> None:
    def origins() -> Iterator[Capture]:
        yield VELT
        raise RuntimeError("the disk went away")

    with pytest.raises(RuntimeError, match="the disk went away"):
        process(origins(), ledger, rules)
    assert ledger.counts()["attributions"] == 2


def test_a_failure_among_the_origins_is_kept_and_the_rest_goes_on(ledger: Ledger, rules: Attributor) -> None:
    seen: list[list[str]] = []
    items: list[Capture | Failure] = [EMPTY, LATIN, VELT]
    report = process(items, ledger, rules, progress=lambda failed: seen.append([f.subject for f in failed]))
    assert (report.new, report.documents, report.attributions) == (2, 1, 2)
    assert [f.subject for f in report.failures] == ["empty.txt", "latin.txt"]
    assert {f.subject for f in ledger.failures()} == {"empty.txt", "latin.txt"}
    assert seen == [["empty.txt"], ["latin.txt"], []]


def test_a_language_that_the_weights_do_not_know_is_stored_searchable_and_named(
    ledger: Ledger, rules: Attributor
) -> None:
    report = process([GERMAN], ledger, rules)
    assert (report.documents, report.attributions) == (1, 0)
    [failure] = ledger.failures()
    assert (failure.stage, failure.error) == ("attribute", "LanguageError")
    assert "'de'" in failure.message
    [hit] = ledger.search_documents(Query(words="Ministerin"))
    description = ledger.description(hit.document_id)
    assert description is not None
    assert description.language == "de"
    assert ledger.search("Hafen") == []


def test_what_failed_and_goes_through_later_is_no_failure_any_more(ledger: Ledger, rules: Attributor) -> None:
    process([GERMAN, LATIN], ledger, rules)
    process([GERMAN], ledger, rules, Overrides(language="en"))
    assert [f.subject for f in ledger.failures()] == ["latin.txt"]
    assert ledger.has_run(ledger.documents_of(GERMAN.id)[0].id, rules.producer)


def test_another_producer_reads_again_and_the_same_does_not(ledger: Ledger, rules: Attributor) -> None:
    process([VELT], ledger, rules)
    silent = Attributor(lambda text, outputs: Sight([]), Producer(name="silent", version="1"), ("en",))
    assert process([VELT], ledger, silent).attributions == 0
    assert ledger.counts()["attributions"] == 0
    assert rows(ledger, ["attribution", "reading", "run"]) == {"attribution": 2, "reading": 2, "run": 2}
    process([VELT], ledger, breaking(rules))  # has read it already: nothing to die at
    assert list(verify(ledger)) == []


def test_what_the_user_knows_better_can_be_said_later(ledger: Ledger, rules: Attributor) -> None:
    process([VELT], ledger, rules)
    process([VELT], ledger, rules, Overrides(outlet="The Lantern", published="2024-05"))
    assert [s.outlet for s in ledger.search(outlet="The Lantern", since="2024-05")] == ["The Lantern"] * 2
    assert list(verify(ledger)) == []


def test_an_origin_whose_name_is_not_text_goes_in_with_its_odd_bytes_written_out(
    ledger: Ledger, rules: Attributor
) -> None:
    """A file name from an old archive: the shell hands it on with half characters, which no UTF-8 can hold."""
    odd_failure = Failure(subject="x\udcff", stage="ingest", error="E", message="x\udcff is", retriable=False, at="now")
    report = process([ODD, odd_failure, VELT], ledger, rules)
    assert (report.new, report.attributions) == (2, 3)
    assert [s.origin for s in ledger.search("lighthouse")] == ["caf\\udce9.txt"]
    assert [(f.subject, f.message) for f in ledger.failures()] == [("x\\udcff", "x\\udcff is")]
    assert list(verify(ledger)) == []
    [page, *_] = read([ODD], rules)
    assert isinstance(page, Page)
    assert ledger.document(page.document.id) == page.document


def test_the_longest_text_is_a_setting(ledger: Ledger, rules: Attributor) -> None:
    report = process([VELT], ledger, rules, max_text=20)
    assert [f.error for f in report.failures] == ["ExtractionError"]
    assert "max_text" in report.failures[0].message
    [failure] = read([VELT], rules, max_text=20)
    assert isinstance(failure, Failure)


# ---------------------------------------------------------------- read


def test_reading_yields_one_page_or_failure_an_input_in_order(rules: Attributor) -> None:
    pages = list(read([VELT, EMPTY, VELT, LATIN, NO_ARTICLE, VELT], rules))
    shape = [p.origin if isinstance(p, Page) else p.subject for p in pages]
    assert shape == ["velt.txt", "empty.txt", "velt.txt", "latin.txt", "menu.html", "velt.txt"]
    assert pages[0] == pages[2] == pages[5]


def test_reading_holds_one_page_at_a_time(rules: Attributor) -> None:
    taken = []

    def origins() -> Iterator[Capture]:
        for number in range(5):
            taken.append(number)
            yield captured(f"“Harbour {number} is closed,” said Mara Velt.", f"{number}.txt")

    [first] = islice(read(origins(), rules), 1)
    assert isinstance(first, Page)
    assert taken == [0]


def test_a_page_in_an_unknown_language_comes_without_attributions_and_then_its_failure(rules: Attributor) -> None:
    page, failure = read([GERMAN], rules)
    assert isinstance(page, Page)
    assert (page.found, page.description.language) == ((), "de")
    assert isinstance(failure, Failure)
    assert (failure.subject, failure.stage) == ("hafen.txt", "attribute")


def test_reading_and_adding_give_the_same_ids(ledger: Ledger, rules: Attributor) -> None:
    [page] = read([VELT], rules)
    process([VELT], ledger, rules)
    assert isinstance(page, Page)
    assert ids(ledger)["documents"] == [page.document.id]
    assert ids(ledger)["attributions"] == sorted(f.attribution.id for f in page.found)


def test_files_to_ledger_with_the_weights_that_ship(quick_path: Path, ledger: Ledger) -> None:
    """The real model, whatever it finds: all of it stands in the text, verifies, and is the same a second time."""
    path = quick_path / "velt.txt"
    path.write_bytes(VELT.body)
    attribute = Attributor.load(Settings())
    first = process(ingest(str(path)), ledger, attribute)
    assert first.failures == []
    known = ids(ledger)
    assert process(ingest(str(path)), ledger, attribute).attributions == 0
    assert ids(ledger) == known
    assert list(verify(ledger)) == []
    for statement in ledger.all_statements():
        assert 0 <= statement.score <= 1
        assert statement.producer.startswith("reportedly-english ")
