"""An e-mail and what is attached to it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from reportedly.extract import extract
from reportedly.ingest import ingest
from reportedly.ingest.media import DOCX, MAIL, PDF
from reportedly.types import Capture, Failure
from tests.extract.documents import docx, p, pdf


def written(path: Path, message: EmailMessage | bytes) -> str:
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    return str(path)


def letter() -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"] = "Forty held", "Estuary Letter <news@estuary.example>"
    made.set_content("The port is shut.")
    return made


def test_attached_documents_are_captures_of_their_own(tmp_path: Path) -> None:
    made = letter()
    for body, kind, name in (
        (docx(p("Nobody was hurt.")), "application/octet-stream", "report.docx"),
        (pdf([[(40, 500, 10, "The gate was closed.")]]), "application/pdf", "../../etc/x#.pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png", "logo.png"),
        (b"\x00\x01\x02\x03" * 50, "application/octet-stream", "thing.bin"),
    ):
        main, sub = kind.split("/")
        made.add_attachment(body, maintype=main, subtype=sub, filename=name)
    made.add_attachment(letter())
    origin = written(tmp_path / "a.eml", made)
    intake = ingest(origin)
    found = [item for item in intake if isinstance(item, Capture)]
    assert [(item.origin, item.media_type) for item in found] == [
        (origin, MAIL),
        (f"{origin}#1/report.docx", DOCX),
        (f"{origin}#2/etcx.pdf", PDF),
    ]
    assert [extract(item)[0].text for item in found] == [
        "The port is shut.",
        "Nobody was hurt.",
        "The gate was closed.",
    ]
    assert intake.passed_over == {"attached images": 1, "attachments": 1}


def test_mails_of_a_folder_are_read(tmp_path: Path) -> None:
    written(tmp_path / "a.eml", letter())
    [found] = ingest(str(tmp_path))
    assert isinstance(found, Capture)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Disposition: attachment\n\nx\n" * 2000,
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Disposition: attachment\n\nx\n" * 20_001,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        b'Content-Disposition: attachment; filename="' + b"\xff" * 1000 + b'"\n\nwords',
        b"Content-Disposition: " + b"a; " * 50_000 + b"\n\nwords",
    ],
    ids=range(7),
)
def test_a_hostile_mail_ends(tmp_path: Path, body: bytes) -> None:
    found = list(ingest(written(tmp_path / "a.eml", body)))
    assert 1 <= len(found) <= 501
    assert all(isinstance(item, Failure) or len(item.origin) < 500 for item in found)
