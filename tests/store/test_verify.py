from __future__ import annotations

import random
import shutil
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import apsw
import pytest

from reportedly.errors import LedgerError
from reportedly.store import Ledger, Problem, verify
from tests.making import OTHER_HAND, keep, read_by, told

FIRST = told(
    "HARBOUR SHUT\n{Mara Velt, an analyst}, <said> [the harbour is closed].\n[“It opens] in spring[”,] {she} <added>.",
    "a.txt",
    outlet="The Harbour Post",
    published="2024-05-08",
)
SECOND = told("{Ana Orme} <wrote> [nothing of the kind].", "b.txt", act="writing")
CAPTURE, DOCUMENT = FIRST.capture.id, FIRST.document.id
ATTRIBUTION = FIRST.found[0].attribution.id


def packed(body: bytes) -> str:
    """The body of a capture as SQL."""
    return f"x'{zlib.compress(body).hex()}'"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which nothing is wrong, with a superseded reading and a failure."""
    path = tmp_path_factory.mktemp("whole") / "news.db"
    with Ledger(path) as ledger:
        keep(ledger, FIRST, SECOND)
        keep(ledger, read_by(SECOND, OTHER_HAND, score=0.4), producer=OTHER_HAND)
    return path


@pytest.fixture
def copy(whole: Path, quick_path: Path) -> Path:
    return Path(shutil.copy(whole, quick_path / "news.db"))


def problems(path: Path) -> list[Problem]:
    with Ledger(path, read_only=True) as ledger:
        return list(verify(ledger))


def damage(path: Path, *statements: str) -> None:
    """Edit the file behind the ledger's back: no references checked, no full-text index kept."""
    connection = apsw.Connection(str(path))
    damage_in(connection, *statements)
    connection.close()


def damage_in(connection: apsw.Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(statement)
        assert connection.changes(), f"{statement} changed nothing"


def test_a_whole_ledger_has_no_problem(whole: Path) -> None:
    assert problems(whole) == []


def test_verifying_changes_nothing(whole: Path) -> None:
    before = whole.read_bytes()
    assert problems(whole) == []
    assert whole.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "subject", "message"),
    [
        (
            f"UPDATE capture SET body = {packed(b'HARBOUR SHUT')} WHERE id = '{CAPTURE}'",
            CAPTURE,
            f"the body has 12 bytes where {len(FIRST.capture.body)} were kept",
        ),
        (
            f"UPDATE capture SET body = {packed(SECOND.capture.body.replace(b'O', b'0'))} WHERE origin = 'b.txt'",
            SECOND.capture.id,
            "the origin and body of the capture do not give its id",
        ),
        (f"UPDATE capture SET body = zeroblob(40) WHERE id = '{CAPTURE}'", CAPTURE, "cannot be decompressed"),
        (f"UPDATE capture SET body = substr(body, 1, 30) WHERE id = '{CAPTURE}'", CAPTURE, "cannot be decompressed"),
        (f"UPDATE capture SET origin = 'c.txt' WHERE id = '{CAPTURE}'", CAPTURE, "do not give its id"),
        (f"UPDATE capture SET size = 7 WHERE id = '{CAPTURE}'", CAPTURE, "where 7 were kept"),
        (
            "UPDATE capture SET origin = CAST(x'63FF2E747874' AS TEXT) WHERE origin = 'a.txt'",
            "capture 1",
            "cannot be read",
        ),
        (f"DELETE FROM sighting WHERE capture_id = '{CAPTURE}'", CAPTURE, "the capture has no sighting"),
        (
            f"UPDATE document SET text = replace(text, 'closed', 'opened') WHERE id = '{DOCUMENT}'",
            DOCUMENT,
            "the capture and text of the document do not give its id",
        ),
        (
            f"UPDATE document SET text = replace(text, 'closed', 'opened') WHERE id = '{DOCUMENT}'",
            ATTRIBUTION,
            "the stored words are not those of the text at their spans",
        ),
        (
            f"UPDATE document SET text = text || ' More.' WHERE id = '{DOCUMENT}'",
            DOCUMENT,
            "the capture and text of the document do not give its id",
        ),
        (
            f"UPDATE document SET text = CAST(x'FF' AS TEXT) WHERE id = '{DOCUMENT}'",
            "document 1",
            "cannot be read",
        ),
        (
            f"UPDATE attribution SET words = replace(words, 'closed', 'opened') WHERE id = '{ATTRIBUTION}'",
            ATTRIBUTION,
            "the stored words are not those of the text at their spans",
        ),
        (
            "UPDATE attribution SET spans = '[[[42, 62]], [[36, 40]], [[13, 34]]]',"
            " words = '[[\"he harbour is closed\"], [\"said\"], [\"Mara Velt, an analyst\"]]'"
            f" WHERE id = '{ATTRIBUTION}'",
            ATTRIBUTION,
            "the spans and words of the attribution do not give its id",
        ),
        (
            f"UPDATE attribution SET spans = '[[[42, 62]], [[36, 40]], [[13, 34]]]' WHERE id = '{ATTRIBUTION}'",
            ATTRIBUTION,
            "the stored words are not those of the text at their spans",
        ),
        (
            f"UPDATE attribution SET spans = '[[[99999, 100000]], [], []]' WHERE id = '{ATTRIBUTION}'",
            ATTRIBUTION,
            "the stored words are not those of the text at their spans",
        ),
        (
            f"UPDATE attribution SET spans = '[[[41, 62]], [[36' WHERE id = '{ATTRIBUTION}'",
            ATTRIBUTION,
            "the spans or words of the attribution cannot be read",
        ),
        (f"UPDATE attribution SET spans = '7' WHERE id = '{ATTRIBUTION}'", ATTRIBUTION, "cannot be read"),
        (f"UPDATE attribution SET spans = '[[[0.5, 2]], [], []]' WHERE id = '{ATTRIBUTION}'", ATTRIBUTION, "be read"),
        (f"UPDATE attribution SET spans = '[[], [], []]' WHERE id = '{ATTRIBUTION}'", DOCUMENT, "cannot be compared"),
        (f"UPDATE attribution SET words = '[[\"the' WHERE id = '{ATTRIBUTION}'", ATTRIBUTION, "cannot be read"),
        (f"UPDATE attribution SET id = 'b2:other' WHERE id = '{ATTRIBUTION}'", "b2:other", "do not give its id"),
        (
            "UPDATE description SET paragraphs = '[[0, 12, \"body\"], [5, 20, \"body\"]]'"
            f" WHERE document_id = '{DOCUMENT}'",
            DOCUMENT,
            "the paragraph [5, 20) is not in the text or out of order",
        ),
        (
            f"UPDATE description SET paragraphs = '[[0, 999, \"body\"]]' WHERE document_id = '{DOCUMENT}'",
            DOCUMENT,
            "the paragraph [0, 999) is not in the text",
        ),
        (
            f"UPDATE description SET paragraphs = '[[0,' WHERE document_id = '{DOCUMENT}'",
            DOCUMENT,
            "the paragraphs of the description cannot be read",
        ),
        (f"DELETE FROM description WHERE document_id = '{DOCUMENT}'", DOCUMENT, "the document has no description"),
        (
            f"UPDATE statement SET content = 'the harbour is open' WHERE attribution_id = '{ATTRIBUTION}'",
            DOCUMENT,
            "the statements shown are not those of the newest reading",
        ),
        (f"UPDATE statement SET published = '2031' WHERE document_id = '{DOCUMENT}'", DOCUMENT, "newest reading"),
        (f"UPDATE statement SET copy_key = 'b2:' WHERE document_id = '{DOCUMENT}'", DOCUMENT, "newest reading"),
        (f"DELETE FROM statement WHERE attribution_id = '{ATTRIBUTION}'", DOCUMENT, "newest reading"),
        (f"UPDATE reading SET form = 'mixed' WHERE attribution_id = '{ATTRIBUTION}'", DOCUMENT, "newest reading"),
        (f"DELETE FROM reading WHERE attribution_id = '{ATTRIBUTION}'", DOCUMENT, "newest reading"),
        ("DELETE FROM run WHERE producer_id = 3", SECOND.document.id, "newest reading"),
        (f"DELETE FROM capture WHERE id = '{CAPTURE}'", "document 1", "refers to a capture that is not there"),
        ("UPDATE reading SET producer_id = 99 WHERE producer_id = 2", "reading", "refers to a producer"),
    ],
)  # fmt: skip
def test_every_damage_is_named(copy: Path, statement: str, subject: str, message: str) -> None:
    damage(copy, statement)
    found = problems(copy)
    assert [p for p in found if p.subject.startswith(subject) and message in p.message], found


@pytest.mark.parametrize(
    ("index", "statement"),
    [
        (
            "statement_words",
            "INSERT INTO statement_words (statement_words, rowid, content, source)"
            " SELECT 'delete', number, content, source FROM statement LIMIT 1",
        ),
        ("statement_words", "INSERT INTO statement_words (rowid, content, source) VALUES (77, 'zeppelins', 'nobody')"),
        ("statement_words", "DELETE FROM statement_words_data WHERE id > 10"),
        (
            "document_words",
            "INSERT INTO document_words (document_words, rowid, text)"
            " SELECT 'delete', number, text FROM document LIMIT 1",
        ),
        ("document_words", "UPDATE document_words_data SET block = x'0000' || block WHERE id > 10"),
    ],
)
def test_a_full_text_index_that_lacks_words_is_named(copy: Path, index: str, statement: str) -> None:
    damage(copy, statement)
    assert index in {p.subject for p in problems(copy)} or any(index in p.message for p in problems(copy))


def test_an_index_that_disagrees_with_its_table_is_named(copy: Path) -> None:
    """Damage below SQL: the schema is edited so that a plain index is not kept up to date."""
    damage_schema(
        copy, "UPDATE sqlite_schema SET sql = replace(sql, '(outlet,', '(form,') WHERE name = 'statement_outlet'"
    )
    assert any(p.subject == "file" and "statement_outlet" in p.message for p in problems(copy))


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'producer_id', 'producer_ie') WHERE name = 'description'",
            "description",
        ),
        ("DELETE FROM sqlite_schema WHERE name = 'statement_copy'", "statement_copy"),
    ],
)
def test_a_damaged_schema_is_named(copy: Path, statement: str, subject: str) -> None:
    damage_schema(copy, statement)
    assert any(p.subject == subject and "not as this version" in p.message for p in problems(copy))


def damage_schema(path: Path, statement: str) -> None:
    connection = apsw.Connection(str(path))
    connection.pragma("writable_schema", True)
    damage_in(connection, statement)
    connection.close()


def test_several_damages_are_all_named(copy: Path) -> None:
    damage(
        copy,
        "UPDATE attribution SET spans = '[[[0, 1' WHERE document_id IN (SELECT id FROM document)",
        "UPDATE capture SET body = x'00'",
    )
    named = {p.subject for p in problems(copy)}
    assert {CAPTURE, SECOND.capture.id, ATTRIBUTION, SECOND.found[0].attribution.id} <= named


def test_a_flipped_bit_is_named_or_has_changed_nothing_that_a_ledger_says(whole: Path, quick_path: Path) -> None:
    """Bits are flipped in what is no zero: most of a small ledger is room. What goes unnoticed, no hash covers."""
    body = whole.read_bytes()
    used = [at for at, byte in enumerate(body) if byte]
    chance = random.Random(20240508)
    path = quick_path / "flipped.db"
    said = _said(whole)
    outcomes = {"named": 0, "refused": 0, "unnoticed": 0}
    for _ in range(80):
        flipped = bytearray(body)
        flipped[chance.choice(used)] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            found = problems(path)
        except LedgerError as error:
            assert "flipped.db" in str(error)
            outcomes["refused"] += 1
            continue
        if found:
            outcomes["named"] += 1
            continue
        outcomes["unnoticed"] += 1
        assert _said(path) == said
    assert outcomes["named"] + outcomes["refused"] > 5
    assert outcomes["named"] > 0


def _said(path: Path) -> list[object]:
    with Ledger(path, read_only=True) as ledger:
        captures = [ledger.capture(item.capture.id) for item in (FIRST, SECOND)]
        words = [[s.id for s in ledger.search(word)] for word in ("harbour", "nothing", "velt")]
        return [
            *[(s.id, s.content, s.cue, s.source, s.spans, s.form, s.act, s.score) for s in ledger.all_statements()],
            *[document for document, _ in ledger.documents()],
            *[(c.id, c.body, c.origin) for c in captures if c],
            *words,
        ]


@pytest.mark.parametrize("page", [2, 5, 11, 17, 23])
def test_a_page_of_zeros_is_named_or_refused(copy: Path, page: int) -> None:
    body = bytearray(copy.read_bytes())
    size = int.from_bytes(body[16:18], "big")
    assert any(body[(page - 1) * size : page * size])
    body[(page - 1) * size : page * size] = bytes(size)
    copy.write_bytes(body)
    try:
        assert problems(copy)
    except LedgerError as error:
        assert "news.db" in str(error)


def test_reading_on_in_a_damaged_ledger_says_so(copy: Path) -> None:
    """A table's page is noise: whatever is asked of it, the answer is an error of ours that names the file."""
    connection = apsw.Connection(str(copy))
    [(root,)] = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'document'")
    connection.close()
    body = bytearray(copy.read_bytes())
    size = int.from_bytes(body[16:18], "big")
    body[(int(str(root)) - 1) * size : int(str(root)) * size] = random.Random(1).randbytes(size)
    copy.write_bytes(body)
    asked: list[Callable[[Ledger], object]] = [
        lambda ledger: ledger.document(DOCUMENT),
        lambda ledger: list(ledger.all_statements()),
        lambda ledger: keep(ledger, FIRST),
        lambda ledger: list(verify(ledger)),
    ]
    for ask in asked:
        with pytest.raises(LedgerError, match=r"news\.db is damaged"), Ledger(copy) as ledger:
            ask(ledger)


def test_a_write_protected_ledger_is_verified_as_far_as_it_can_be(
    whole: Path, open_folder: Path, as_user: AbstractContextManager[None]
) -> None:
    path = Path(shutil.copy(whole, open_folder / "news.db"))
    damage(path, "UPDATE statement SET form = 'mixed' WHERE act = 'writing'")
    open_folder.chmod(0o777)
    path.chmod(0o444)
    found = []
    with as_user, pytest.raises(LedgerError, match="write-protected"), Ledger(path, read_only=True) as ledger:
        for problem in verify(ledger):
            found.append(problem)  # noqa: PERF402
    assert [p.subject for p in found] == [SECOND.document.id]
