"""PDF, Word, Markdown and e-mail → their words, and what they tell of themselves."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from reportedly.errors import ExtractionError, Unread
from reportedly.extract import extract
from reportedly.extract import pdf as pdf_reader
from reportedly.ingest.media import DOCX, MAIL, PDF, media_type
from reportedly.types import Description, Document
from tests.extract.documents import CORE, STYLES, W, docx, p, pdf
from tests.extract.pages import BODY, PROSE, article, capture, check

DATA = Path(__file__).parents[1] / "data" / "documents"
MARKDOWN = "text/markdown"


def kinds(body: bytes | str, media: str) -> list[tuple[str, str]]:
    document, description = extract(capture(body, media_type=media))
    check(document, description)
    return [(p.kind, document.text[slice(*p.span)]) for p in description.paragraphs]


def about(body: bytes | str, media: str) -> tuple[Document, Description]:
    return extract(capture(body, media_type=media))


# ---------------------------------------------------------------- PDF


def test_a_report_in_two_columns_is_as_it_was_written() -> None:
    """Printed by Chromium: justified, hyphenated, with a running head and page numbers."""
    found = kinds((DATA / "report.pdf").read_bytes(), PDF)
    assert found[:2] == [("title", "Forty held at the gate"), ("byline", "By Ines Marr")]
    assert [words for kind, words in found if kind == "body"] == (DATA / "report.txt").read_text(
        encoding="utf-8"
    ).splitlines()
    assert [words for kind, words in found if kind == "heading"] == ["What was said later"]
    _, description = about((DATA / "report.pdf").read_bytes(), PDF)
    assert (description.title, description.byline) == ("Forty held at the gate", "Ines Marr")
    assert description.published is None, "when a file was made is not when it was published"


def lines(*texts: str, x: float = 40, top: float = 550, size: float = 10) -> list[tuple[float, float, float, str]]:
    return [(x, top - 12 * number, size, text) for number, text in enumerate(texts)]


def test_words_that_were_broken_are_whole_again() -> None:
    page = lines(
        "The trans-", "portation of the long-", "term prisoners is a long-term mat-", "ter, Ann-", "Marie said."
    )
    [(_, words)] = kinds(pdf([page]), PDF)
    assert words == "The transportation of the long-term prisoners is a long-term matter, Ann- Marie said."


def test_heads_and_feet_of_pages_are_left_out() -> None:
    pages = [
        [
            *lines(f"Chapter {number // 3} of the report    {number + 7}", top=580),
            *lines(f"The {word} page says that nobody was hurt.", f"It was {word}."),
            *lines("Estuary Committee", f"– {number + 1} –", top=40),
        ]
        for number, word in enumerate(["first", "second", "third", "fourth", "fifth"])
    ]
    found = kinds(pdf(pages), PDF)
    assert [words for _, words in found] == [
        f"The {word} page says that nobody was hurt. It was {word}."
        for word in ("first", "second", "third", "fourth", "fifth")
    ]


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    page = [
        *lines("11/26/26, 1:05 AM The tram | The Tarn Echo", top=590),
        *lines("By Lena Orsk", "The council of Tarnfeld put off a vote on the tram", "line.", top=550),
        *lines("Read https://tarnecho.example/a for more about the line.", top=450),
        *lines("https://tarnecho.example/tram.html 1/1", top=20),
    ]
    assert [words for _, words in kinds(pdf([page]), PDF)] == [
        "By Lena Orsk",
        "The council of Tarnfeld put off a vote on the tram line.",
        "Read https://tarnecho.example/a for more about the line.",
    ]


def test_paragraphs_are_told_by_distance_indent_and_bullets() -> None:
    page = [
        *lines("A line of text that goes on", "to a second line.", top=550),
        *lines("Another after a gap,", "which goes on.", top=500),
        *lines("One that is indented", x=52, top=476),
        *lines("and goes on.", "• an entry", "– another", top=464),
    ]
    assert [words for _, words in kinds(pdf([page]), PDF)] == [
        "A line of text that goes on to a second line.",
        "Another after a gap, which goes on.",
        "One that is indented and goes on.",
        "• an entry",
        "– another",
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (pdf([[]]), "ocrmypdf"),
        (pdf([lines("...")]), "ocrmypdf"),
        (b"%PDF-1.7\n%\xe2\xe3", "damaged"),
        (b"%PDF-1.7\n" + b"1 0 obj\n<<" * 1000, "damaged"),
        (pdf([lines("Words.")])[:-200], None),
        (pdf([lines("Words.")], trailer="/Prev 0"), None),
        (pdf([lines("Words.")], content=b"[" * 200_000), None),
        (pdf([lines("Words.")], content=b"q " * 200_000), None),
        (pdf([lines("Words.")]).replace(b"/Kids [3 0 R]", b"/Kids [4 0 R]"), None),
        (pdf([lines("Words.")]).replace(b"/Count 1", b"/Count 999999999"), None),
        (pdf([lines("Words.")], trailer="/Encrypt << /Filter /Standard /V 9 >> /ID [(a) (b)]"), "locked|damaged"),
    ],
    ids=range(11),
)
def test_a_hostile_pdf_ends_as_text_or_error(body: bytes, words: str | None) -> None:
    try:
        found = kinds(body, PDF)
    except ExtractionError as error:
        assert "a.html" in str(error)
        if words:
            assert any(word in str(error) for word in words.split("|"))
    else:
        assert words is None
        assert found == [("body", "Words.")]


def test_a_pdf_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "SECONDS", 1)
    endless = pdf([lines("Words.")] * 1, content=b"BT /F 9 Tf (x) Tj ET\n" * 400_000)
    with pytest.raises(ExtractionError, match="takes more than"):
        kinds(endless, PDF)


def test_a_locked_pdf_names_the_cure() -> None:
    from io import BytesIO

    import pypdf

    writer = pypdf.PdfWriter(BytesIO(pdf([lines("Words.")])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    with pytest.raises(ExtractionError, match="locked with a password"):
        kinds(file.getvalue(), PDF)


# ---------------------------------------------------------------- Word


def test_a_word_document() -> None:
    body = (
        p("Forty held", "Titel")
        + p("What is known", "berschrift1")
        + p("The port said: “no”.")
        + p("No one was named.", "Zitat")
        + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>an entry</w:t></w:r></w:p>"
        + p("A gate. Photo: Bo Lind", "Bild")
        + f"<w:tbl><w:tr><w:tc>{p('Bread')}</w:tc><w:tc>{p('2.10')}{p('May')}</w:tc></w:tr></w:tbl>"
        + p('The</w:t><w:br/><w:t>end</w:t><w:tab/><w:t xml:space="preserve"> of it.')
    )
    rule = f'<w:footnote w:type="separator">{p("rule")}</w:footnote>'
    notes = f"<w:footnotes {W}>{rule}<w:footnote>{p('A note.')}</w:footnote></w:footnotes>"
    made = docx(body, word_styles=STYLES, docProps_core=CORE, word_footnotes=notes)
    assert media_type(made, "a.docx") == DOCX
    assert kinds(made, DOCX) == [
        ("title", "Forty held"),
        ("heading", "What is known"),
        ("body", "The port said: “no”."),
        ("quote", "No one was named."),
        ("list", "an entry"),
        ("caption", "A gate. Photo: Bo Lind"),
        ("body", "Bread; 2.10 May"),
        ("body", "The end of it."),
        ("other", "A note."),
    ]
    _, description = about(made, DOCX)
    assert (description.title, description.byline) == ("Forty held", "Ines Marr")
    assert description.published == "2024-05-08T07:12:00+00:00"


def test_what_is_struck_out_hidden_or_told_twice_is_no_word_of_it() -> None:
    again = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = (
        "<w:p><w:r><w:t>It was </w:t></w:r><w:del><w:r><w:delText>nine</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>twelve</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> or ten</w:t></w:r>"
        "<w:r><w:instrText>HYPERLINK file:///etc/passwd</w:instrText></w:r><w:r><w:t>.</w:t></w:r></w:p>"
        f"<w:p {again}><w:r><w:t>Outside.</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>{p('In a box.')}"
        f"</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{p('In a box.')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert kinds(docx(body), DOCX) == [("body", "It was twelve."), ("body", "Outside."), ("body", "In a box.")]


BOMB = b"<w:document " + W.encode() + b"><w:body>" + b" " * (40 << 20) + b"</w:body></w:document>"
ENTITIES = (
    f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>'
    f"{p('Words. &a;&f;')}</w:body></w:document>"
).encode()
EXPANDING = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + f"]><w:document {W}><w:body>{p('Words. &i;')}</w:body></w:document>"
).encode()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (docx(BOMB), "more than 32 MB"),
        (docx(p("Words."), word_styles=BOMB), "more than 32 MB"),
        (docx(ENTITIES), None),
        (docx(EXPANDING), None),
        (docx("<w:p>" * 100_000), "damaged"),
        (docx("<w:p/>" * 2_000_000), "2,000,000 tags"),
        (docx(f"<w:document {W}><w:body><w:p>".encode()), "damaged"),
        (docx(""), "no words"),
        (docx(p("Words."))[:-40], "damaged"),
        (docx(p("Words.")).replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    ],
    ids=range(10),
)
def test_a_hostile_word_document_ends_as_text_or_error(body: bytes, words: str | None) -> None:
    try:
        found = kinds(body, DOCX)
    except ExtractionError as error:
        assert words is None or words in str(error)
        assert "a.html" in str(error)
    else:
        assert words is None
        assert "root:" not in found[0][1]
        assert len(found[0][1]) < 100


# ---------------------------------------------------------------- Markdown


def test_markdown() -> None:
    source = """\
        ---
        title: "Forty held"
        date: 2024-05-08
        authors: [Ines Marr]
        outlet: The Harbour Post
        ---
        # Forty held at the gate

        The port said
        “*no*” and [nothing else](https://example.org).

        > We gave
        > no number.

        - one
        - two `code`

        ![A gate](gate.jpg)

        | Good | May |
        |---|---|
        | Bread | 2.10 |

        ## Later
        <script>alert(1)</script>

        Fish &amp; chips.\\
        A new line.
        """
    made = textwrap.dedent(source)
    assert kinds(made, MARKDOWN) == [
        ("title", "Forty held at the gate"),
        ("body", "The port said “no” and nothing else."),
        ("quote", "We gave no number."),
        ("list", "one"),
        ("list", "two code"),
        ("caption", "A gate"),
        ("body", "Good; May"),
        ("body", "Bread; 2.10"),
        ("heading", "Later"),
        ("body", "Fish & chips."),
        ("body", "A new line."),
    ]
    _, description = about(made, MARKDOWN)
    assert (description.title, description.byline, description.outlet) == (
        "Forty held",
        "Ines Marr",
        "The Harbour Post",
    )
    assert description.published == "2024-05-08"


@pytest.mark.parametrize(
    "source",
    [
        "> " * 50_000 + "deep",
        "- " * 5_000 + "deep",
        "[" * 50_000 + "open",
        "*a **b " * 10_000,
        "`" * 50_000 + "ticks",
        "---\n" + "a: b\n" * 100_000,
        "---\n---\nwords",
        "<a " * 20_000 + "words",
        "|a" * 20_000 + "\n" + "|-" * 20_000,
        "![" * 20_000 + "](x)",
        "words " * 200_000,
    ],
    ids=range(11),
)
def test_hostile_markdown_ends_as_text_or_error(source: str) -> None:
    try:
        kinds(source, MARKDOWN)
    except ExtractionError as error:
        assert "a.html" in str(error)


# ---------------------------------------------------------------- e-mail

HEAD = (
    "From: =?utf-8?q?Ines_Marr_from_The_Harbour_Post?= <news@harbour.example>\r\n"
    "Subject: =?utf-8?b?Rm9ydHkgaGVsZA==?=\r\nDate: Wed, 08 May 2024 09:12:00 +0200 (CEST)\r\nMIME-Version: 1.0\r\n"
)
CHROME = "You are receiving this because you signed up.\r\n\r\nUnsubscribe | View in browser\r\n"
PLAIN = "\r\n".join(textwrap.wrap(PROSE[0], 60)) + f"\r\n\r\n{PROSE[1]}\r\n\r\n{CHROME}"


def multipart(*parts: str) -> str:
    joined = "".join(f"--b\r\n{part}\r\n" for part in parts)
    return f'{HEAD}Content-Type: multipart/alternative; boundary="b"\r\n\r\n{joined}--b--\r\n'


def test_a_newsletter_is_read_as_a_page() -> None:
    made = multipart(
        "Content-Type: text/plain\r\n\r\nonly plain",
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'
        + article(BODY + '<img src="http://127.0.0.1:9/pixel.gif" width=1 height=1>'),
        'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nattached',
    )
    document, description = about(made, MAIL)
    assert PROSE[1] in document.text
    assert "attached" not in document.text
    assert (description.title, description.byline, description.outlet) == (
        "Forty held",
        "Ines Marr",
        "The Harbour Post",
    )
    assert description.published == "2024-05-08T09:12:00+02:00"


def test_a_newsletter_in_plain_text_has_paragraphs() -> None:
    assert kinds(f"{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{PLAIN}", MAIL) == [
        ("body", PROSE[0]),
        ("body", PROSE[1]),
    ]


def test_the_sender_is_the_outlet_where_nobody_is_named() -> None:
    for sender, outlet in (
        ("Estuary Letter <a@b.example>", "Estuary Letter"),
        ("a@b.example", "b.example"),
        ("", None),
    ):
        _, description = about(f"From: {sender}\r\nSubject: x\r\n\r\nThe port is shut.", MAIL)
        assert (description.outlet, description.byline) == (outlet, None)


@pytest.mark.parametrize(
    "made",
    [
        "",
        "no headers at all",
        "Subject: =?x-none?b?////?=\r\n\r\nThe port is shut.",
        "Subject: " + "=?utf-8?q?a?= " * 100_000 + "\r\n\r\nThe port is shut.",
        "From: " + "(" * 100_000 + "\r\n\r\nThe port is shut.",
        "From: " + "<" * 100_000 + "\r\nDate: " + "9" * 100_000 + "\r\n\r\nThe port is shut.",
        "Content-Type: text/plain; charset=punycode\r\n\r\nThe port is shut.",
        "Content-Transfer-Encoding: base64\r\n\r\n!!!!" + "x" * 1000,
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nThe port is shut.\r\n" * 19_000,
        "".join(f"Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n" for n in range(3000)),
        "Content-Type: message/rfc822\r\n\r\n" * 3000,
        "Date: Wed, 32 Foo 9999\r\n\r\nThe port is shut.",
    ],
    ids=range(12),
)
def test_a_hostile_mail_ends_as_text_or_error(made: str) -> None:
    try:
        found = kinds(made, MAIL)
    except ExtractionError as error:
        assert "a.html" in str(error)
    else:
        assert "The port is shut." in found[0][1] or "port" not in made


def test_a_mail_of_very_many_parts_is_not_taken_apart() -> None:
    made = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n" * 20_001
    with pytest.raises(ExtractionError, match="more parts than can be read"):
        extract(capture(made, media_type=MAIL))


# ---------------------------------------------------------------- images


def test_an_image_is_kept_and_not_read() -> None:
    with pytest.raises(Unread, match="tesseract"):
        extract(capture(b"\x89PNG\r\n\x1a\n", media_type="image/png"))
