"""Documents made for the tests: PDFs line by line, Word documents part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {W}>"
    + "".join(
        f'<w:style w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (
            ("Titel", "Title"),
            ("berschrift1", "heading 1"),
            ("Zitat", "Intense Quote"),
            ("Bild", "caption"),
        )
    )
    + "</w:styles>"
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Stated</dc:title><dc:creator>Ines Marr</dc:creator>"
    "<dcterms:created>2024-05-08T07:12:00Z</dcterms:created></cp:coreProperties>"
)


def p(text: str, style: str = "", run: str = "") -> str:
    """A paragraph of a Word document; `text` may hold elements."""
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{about}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def docx(body: str | bytes, **parts: str | bytes) -> bytes:
    """A Word document with this in its body; `parts` by name, ``_`` for ``/`` and ``.xml`` left out."""
    whole = body if isinstance(body, bytes) else f"<w:document {W}><w:body>{body}</w:body></w:document>"
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", whole)
        for name, part in parts.items():
            archive.writestr(name.replace("_", "/") + ".xml", part)
    return file.getvalue()


def pdf(
    pages: Sequence[Sequence[tuple[float, float, float, str]]], *, trailer: str = "", content: bytes = b""
) -> bytes:
    """A PDF of lines, each with left edge, base line and size in points; `content` is put before those of each page."""
    objects: list[bytes] = []

    def add(text: str | bytes) -> int:
        objects.append(text.encode("latin-1") if isinstance(text, str) else text)
        return len(objects)

    font = add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        drawn = content + b"".join(
            f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n".encode("cp1252") for x, y, size, text in lines
        )
        stream = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        kids.append(
            add(
                f"<< /Type /Page /Parent {2 * len(pages) + 2} 0 R /MediaBox [0 0 400 600] /Contents {stream} 0 R "
                f"/Resources << /Font << /F {font} 0 R >> >> >>"
            )
        )
    tree = add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
