from __future__ import annotations

from pathlib import Path

import pytest

from reportedly import brat
from reportedly.export import standoff
from reportedly.store import Ledger
from reportedly.types import Document
from tests.accounts import resolved_page
from tests.making import keep, told

ITEM = told(
    "Ship \U0001f6a2 news\r\n{Mara Velt} <said> [“it opens] in spring[”].\n"
    "[Ships are late], <reportedly>.\n{Orme}: [no].",
    title="Harbour: shut / open?",
)


def test_a_folder_of_texts_and_standoff_reads_back_as_what_was_written(tmp_path: Path) -> None:
    items = [standoff.of_attribution(f.attribution) for f in ITEM.found]
    assert standoff.write_document(tmp_path / "out", ITEM.document, "Harbour: shut / open?", items) == 3
    [found] = brat.load(tmp_path / "out")
    assert found.text == ITEM.document.text
    assert found.versions == (tuple(items),)
    assert found.name == f"harbour-shut-open-{ITEM.document.id[3:15]}"
    [path] = (tmp_path / "out" / "text").iterdir()
    assert path.read_bytes() == ITEM.capture.body


def test_statements_and_attributions_are_written_alike(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    statements = [standoff.of_statement(s) for s in ledger.statements_of(ITEM.document.id)]
    assert statements == [standoff.of_attribution(f.attribution) for f in ITEM.found]


def test_a_document_without_attributions_has_an_empty_standoff_file(tmp_path: Path) -> None:
    assert standoff.write_document(tmp_path, ITEM.document, None, []) == 0
    [path] = (tmp_path / "attributions").iterdir()
    assert path.name.startswith("document-")
    assert path.name.endswith("_reportedly.ann")
    assert path.read_bytes() == b""


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (None, "document"),
        ("", "document"),
        ("שלום", "document"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con"),
        ("a\x00b\nc", "a-b-c"),
        (".hidden", "hidden"),
        ("x" * 400, "x" * 48),
        ("Café “au lait”", "caf-au-lait"),
    ],
)
def test_file_names_are_safe_in_any_file_system(title: str | None, words: str) -> None:
    assert standoff.file_name(ITEM.document, title) == f"{words}-{ITEM.document.id[3:15]}"


def test_documents_of_one_title_have_names_of_their_own() -> None:
    other = Document(id="b2:" + "0" * 40, capture_id="", text="")
    assert standoff.file_name(ITEM.document, "News") != standoff.file_name(other, "News")


def test_an_id_that_somebody_else_wrote_leaves_the_folder_alone() -> None:
    document = Document(id="b2:/../../\x00x/../y", capture_id="", text="")
    assert standoff.file_name(document, "News") == "news--x-y"


def test_what_a_resolved_page_means_goes_out_as_attributes_and_a_note() -> None:
    page = resolved_page()
    written = brat.write(standoff.of_page(page), page.document.text)
    rows = written.splitlines()
    assert [row for row in rows if row.startswith("A")][:3] == [
        "A1\tPolarity E1 affirmed",
        "A2\tCertainty E1 asserted",
        "A3\tPolarity E2 affirmed",
    ]
    assert "A5\tVerification E2 unconfirmed" in rows
    assert "#5\tAnnotatorNotes E5\tspeaker: Tam" in rows
    assert not [row for row in rows if row.startswith("#7")]
    plain = [standoff.of_attribution(found.attribution) for found in page.found]
    assert brat.parse(written, page.document.text) == brat.parse(
        brat.write(plain, page.document.text), page.document.text
    )
