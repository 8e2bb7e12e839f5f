"""Posts and documents that are wrong, each file named for its defect: each ends in a ledger, and stops no other.

What is large is made in the tests of its reader.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.attribute.attributor import Attributor
from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.ingest.previews import PREVIEW
from reportedly.pipeline import process
from reportedly.store import Ledger, verify
from reportedly.types import Capture, Failure

HOSTILE = Path(__file__).parent / "data" / "hostile"
FILES = sorted(path for folder in ("posts", "documents") for path in (HOSTILE / folder).iterdir())
TEXTS = {
    "telegram-lone-surrogates": [
        "The port is shut, Mara Velt said.",
        "lone here",
        "It opens in spring, Mara Velt said.",
    ],
    "telegram-duplicate-keys": ["The second, Velt said."],
    "telegram-forward-named-with-line-breaks": ["Forwarded from Evil Forwarded from Mara Velt\n\nNot hers."],
    "telegram-null-bytes": ["null here, Velt said."],
    "table-ragged-rows": ["Short", "Whole."],
    "table-header-twice": ["First."],
    "table-lone-surrogates": ["lone , Velt said."],
    "preview-post-climbs": ["It is shut."],
    "docx-external-entity": ["Words."],
    "mail-comments-in-comments": ["The port is shut."],
    "mail-attachment-that-climbs": ["The port is shut.", "root"],
    "markdown-with-scripts": ["alert(1) Shut\n\nThe port is shut. ![x](javascript:alert(1))"],
}
"""What is left of some of them."""
FAILED = {
    "telegram-deep-message": "deeper nested",
    "telegram-broken-utf-8": "damaged",
    "telegram-cut-in-a-string": "cut short",
    "telegram-missing-comma": "not JSON at byte",
    "telegram-nan-and-infinity": "NaN is no number",
    "telegram-chat-without-id": "has no id",
    "telegram-id-that-climbs": "no object with an id",
    "table-of-utf-16": "not UTF-8",
    "table-of-windows-1252": "iconv",
    "table-of-no-objects": "no JSON object",
    "pdf-without-text": "ocrmypdf",
    "pdf-unknown-encryption": "Encryption",
    "pdf-only-its-name": "damaged",
    "docx-entities-that-expand": "damaged",
    "docx-zip-bomb": "unpacks to more than 32 MB",
    "docx-deep-paragraphs": "damaged",
    "docx-wrong-checksum": "damaged",
    "docx-that-is-another-zip": "a ZIP archive",
    "mail-without-text": "holds no text",
}
"""What is said of some of them."""


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_left_of_a_file(name: str) -> None:
    [path] = HOSTILE.glob(f"*/{name}.*")
    captures = (item for item in ingest(str(path)) if isinstance(item, Capture) and item.media_type != PREVIEW)
    found = [extract(item)[0].text for item in captures]
    assert set(TEXTS[name]) <= set(found)


def test_every_file_ends_and_stops_no_other(ledger: Ledger, rules: Attributor) -> None:
    assert len(FILES) >= 50
    report = process(ingest(*map(str, FILES)), ledger, rules)
    assert report.documents > 30
    said: dict[str, str] = {}
    for failure in report.failures:
        said.setdefault(Path(failure.subject.partition("#")[0]).stem, failure.message)
        assert str(HOSTILE) in failure.message
    for name, words in FAILED.items():
        assert words in said.get(name, ""), name
    assert list(verify(ledger)) == []
    for document in ledger.connection.execute("SELECT text FROM document"):
        assert "root:" not in document[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_origins_stay_on_one_line_and_within_their_file(path: Path) -> None:
    for item in ingest(str(path)):
        origin = item.subject if isinstance(item, Failure) else item.origin
        assert origin.startswith(str(path))
        assert "/.." not in origin.removeprefix(str(path))
        assert origin.isprintable()
