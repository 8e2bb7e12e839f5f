"""Attempts to get a protected name out of an export, each named for its trick.

Every attempt plants something that an unprotected export holds, in every format that the attempt is about; then the
protected export is made, with exact words kept, which leaves the name most places to hide, unless the attempt is about
the words. The reader here is a simple one of its own: it shares nothing with the program's leak check.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main
from reportedly.identity import capture_id
from reportedly.store import Ledger
from reportedly.types import Capture, Verification, Withheld
from tests.making import Told, keep, told
from tests.store.accounted import account, at, cluster, put, says

ANTON, KESSLER = "Anton Kessler", "kessler"
TEXTS = ("jsonl", "w3c", "brat")
STATEMENTS = ("csv", "jsonl", "w3c", "claims", "parquet", "stix")
PAGE = "https://harbourpost.example/2024/05/08/film"
TUESDAY = "they have made a film about my Tuesday"


# ---------------------------------------------------------------- a reader of its own


def run(*words: object) -> Result:
    return CliRunner().invoke(main, list(map(str, words)))


def read(path: Path) -> str:
    """All that a curious reader finds in an export: names of files, bytes, JSON undone, what is packed unpacked."""
    if path.is_dir():
        return "\n".join(f"{p.name}\n{read(p)}" for p in sorted(path.rglob("*")) if p.is_file())
    raw = path.read_bytes()
    if raw.startswith(b"PAR1"):
        import pyarrow.parquet as parquet

        table = parquet.read_table(path)
        return json.dumps([table.to_pylist(), str(table.schema.metadata)], ensure_ascii=False, default=str)
    if raw.startswith(b"\x1f\x8b"):
        raw = gzip.decompress(raw)
    text = raw.decode("utf-8", "replace")
    undone = "".join(json.dumps(v, ensure_ascii=False) for line in text.splitlines() if (v := _json(line)) is not None)
    return f"{text}\n{undone}\n{raw.decode('utf-16-le', 'replace')}"


def _json(line: str) -> object:
    try:
        return json.loads(line.strip().rstrip(","))
    except ValueError:
        return None


# ---------------------------------------------------------------- attempts


@dataclass(frozen=True)
class Attempt:
    """`plant` puts something into a ledger; `needles` are what must be in the unprotected export, and not in the
    protected one. `words` is the option for exact words, `mark` whether the name is marked; `cased` needles
    are in small letters another word."""

    plant: Callable[[Ledger], object]
    needles: tuple[str, ...]
    shapes: tuple[str, ...] = STATEMENTS
    words: str = "--keep-words"
    mark: bool = True
    cased: bool = False


ATTEMPTS: dict[str, Attempt] = {}


def attempt(
    *needles: str,
    shapes: tuple[str, ...] = STATEMENTS,
    words: str = "--keep-words",
    mark: bool = True,
    cased: bool = False,
) -> Callable[[Callable[[Ledger], object]], Callable[[Ledger], object]]:
    """Takes in a function that plants."""

    def taken(plant: Callable[[Ledger], object]) -> Callable[[Ledger], object]:
        name = plant.__name__.replace("_", " ")
        assert name not in ATTEMPTS
        ATTEMPTS[name] = Attempt(plant=plant, needles=needles, shapes=shapes, words=words, mark=mark, cased=cased)
        return plant

    return taken


def anton(ledger: Ledger, marked: str = "{Anton Kessler} <said> [that the quay is shut].", **known: Any) -> Told:
    """A page on which he speaks."""
    fields = {name: known.pop(name) for name in ("title", "byline", "outlet", "address", "published") if name in known}
    origin = str(known.pop("origin", PAGE))
    item = told(marked, origin, **fields)
    one = cluster(item.document, ANTON, roles=tuple(known.pop("roles", ())))
    put(ledger, item, account(item, [one], [one], **known))
    return item


def mayor(ledger: Ledger, words: str, origin: str = "https://other.example/mayor", **known: Any) -> Told:
    """A page on which somebody else says something; the name is marked though nobody on any page is linked to it."""
    item = told(f"{{Jan Orel}} <said> [{words}].", origin, **known)
    one = cluster(item.document, "Jan Orel")
    put(ledger, item, account(item, [one], [one]))
    return item


@attempt("Anton Kessler", shapes=(*STATEMENTS, "gexf", "graphml", "brat"))
def a_speaker(ledger: Ledger) -> None:
    anton(ledger)


@attempt("Kessler", shapes=("jsonl", "w3c", "parquet", "stix", "gexf", "graphml"))
def a_link_in_the_middle_of_a_chain(ledger: Ledger) -> None:
    item = told("{Jan Orel} <said> [that the quay is shut]. Anton Kessler told him.", outlet="Post")
    one = cluster(item.document, "Jan Orel")
    put(ledger, item, account(item, [one], [one], chain=("Post", ANTON, "Jan Orel")))


@attempt("a welder of Perrin", shapes=("jsonl", "brat", "stix"))
def a_description_instead_of_the_name(ledger: Ledger) -> None:
    anton(ledger, "{Anton Kessler, a welder of Perrin,} <said> [that it is shut].", roles=("a welder of Perrin",))


@attempt("Anton Kessler", shapes=("jsonl", "stix"))
def one_of_several_who_speak_together(ledger: Ledger) -> None:
    _with_speaker(ledger, members=("Jan Orel", ANTON))


@attempt("Kessler", shapes=("jsonl", "stix"))
def what_else_a_name_may_stand_for(ledger: Ledger) -> None:
    _with_speaker(ledger, readings=("the Kessler yard",))


@attempt("Kessler", shapes=("jsonl",))
def the_reason_for_which_a_name_is_withheld(ledger: Ledger) -> None:
    _with_speaker(ledger, withheld=Withheld(what="surname", why="for fear of the Kesslers", span=(0, 4)))  # type: ignore[arg-type]


def _with_speaker(ledger: Ledger, **changes: Any) -> None:
    item = told("{They} <said> [that the quay is shut]. Anton Kessler was there.", "b.txt")
    one = cluster(item.document, "They")
    found = account(item, [one], [one])
    (said,) = found.resolved
    assert said.speaker
    speaker = replace(said.speaker, **changes)
    put(ledger, item, replace(found, resolved=(replace(said, speaker=speaker),)))


@attempt("Kessler", shapes=("jsonl", "stix"))
def to_whom_it_was_said(ledger: Ledger) -> None:
    _meant(ledger, addressee="Kessler’s wife")


@attempt("kessler", shapes=("jsonl", "stix"))
def the_medium_of_the_saying(ledger: Ledger) -> None:
    _meant(ledger, medium="his channel t.me/kessler_anton")


@attempt("Kesslers", shapes=("jsonl", "stix"))
def the_occasion_of_the_saying(ledger: Ledger) -> None:
    _meant(ledger, occasion="at the Kesslers’ table")


@attempt("Kessler", shapes=("jsonl", "stix"))
def whose_doubt_it_is(ledger: Ledger) -> None:
    _meant(ledger, hedged_by="Kessler")


@attempt("Kessler", shapes=("jsonl", "claims", "stix"))
def who_confirms_it(ledger: Ledger) -> None:
    item = told("{Jan Orel} <said> [that the quay is shut]. Anton Kessler confirmed that.", "b.txt")
    one = cluster(item.document, "Jan Orel")
    check = Verification(status="confirmed", by=ANTON, span=at(item.document, "Anton Kessler confirmed"))
    put(ledger, item, account(item, [one], [one], verification=check))


def _meant(ledger: Ledger, **known: Any) -> None:
    item = told("{Jan Orel} <said> [that the quay is shut].", "b.txt")
    one = cluster(item.document, "Jan Orel")
    put(ledger, item, account(item, [one], [one], **known))


@attempt("Kessler", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix"))
def the_title_of_a_page(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", title="Kessler: what the mayor hides")


@attempt("kessler", shapes=("brat",))
def the_name_of_a_file_made_of_a_title(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", title="Kessler speaks")


@attempt("Kessler", shapes=("csl",))
def a_byline(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", byline="By Anton Kessler")


@attempt("Kessler", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix", "gexf", "graphml"))
def an_outlet_that_is_called_after_him(ledger: Ledger) -> None:
    item = told("{Jan Orel} <said> [that it is shut].", "b.txt", outlet="Kessler’s Diary")
    one = cluster(item.document, "Jan Orel")
    put(ledger, item, account(item, [one], [one], chain=("Kessler’s Diary", "Jan Orel")))


@attempt("anton-kessler", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix"))
def an_address_with_the_name_in_it(ledger: Ledger) -> None:
    there = "https://harbourpost.example/anton-kessler-speaks"
    mayor(ledger, "that the quay is shut", there, address=there)


@attempt("%4Bessler", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix"))
def an_address_in_percent_signs(ledger: Ledger) -> None:
    there = "https://harbourpost.example/a?q=%4Bessler"
    mayor(ledger, "that the quay is shut", there, address=there)


@attempt("kessler@", shapes=("csv", "jsonl", "csl", "parquet"))
def an_address_with_a_user_in_it(ledger: Ledger) -> None:
    there = "https://kessler@harbourpost.example/a"
    mayor(ledger, "that the quay is shut", there, address=there)


@attempt(PAGE, shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix", "warc"))
def the_address_of_his_page(ledger: Ledger) -> None:
    item = anton(ledger, address=PAGE)
    assert item.capture.origin == PAGE


@attempt("mara/secret", shapes=("csv", "jsonl", "w3c", "claims", "parquet", "stix", "warc"))
def the_path_of_a_file_on_this_machine(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", "/home/mara/secret/page.html")


@attempt("anton_kessler.txt", shapes=("csv", "jsonl", "w3c", "claims", "parquet", "stix", "warc"))
def the_name_of_a_file_that_was_read(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", "interviews/anton_kessler.txt")


@attempt("Kessler", shapes=("csv", "jsonl", "parquet", "brat"))
def the_sentence_before(ledger: Ledger) -> None:
    put(
        ledger,
        item := told("It was Kessler who called.\n{Jan Orel} <said> [that it is shut].", "b.txt"),
        account(item, []),
    )


@attempt("Kessler", shapes=("csv", "jsonl", "parquet", "brat"))
def the_sentence_after(ledger: Ledger) -> None:
    put(ledger, item := told("{Jan Orel} <said> [that it is shut].\nKessler nodded.", "b.txt"), account(item, []))


@attempt("Kessler", shapes=("w3c", "brat"))
def the_letters_around_a_quote(ledger: Ledger) -> None:
    item = told("When Kessler left, {Jan Orel} <said> [that it is shut].", "b.txt")
    put(ledger, item, account(item, []))


@attempt("Kessler", shapes=("brat",))
def a_page_on_which_nobody_says_anything(ledger: Ledger) -> None:
    keep(ledger, told("Kessler was seen at the quay.", "b.txt"))


@attempt("Kessler", shapes=("brat",))
def the_description_of_a_picture(ledger: Ledger) -> None:
    item = told("Photo: Anton Kessler at the quay.\n{Jan Orel} <said> [that it is shut].", "b.txt")
    kinds = ("caption", "body")
    paragraphs = tuple(replace(p, kind=kind) for p, kind in zip(item.description.paragraphs, kinds, strict=True))  # type: ignore[arg-type]
    keep(ledger, replace(item, description=replace(item.description, paragraphs=paragraphs)))


@attempt("Kessler", shapes=("brat",))
def an_older_version_of_a_page(ledger: Ledger) -> None:
    keep(ledger, told("{Jan Orel} <said> [that Kessler is ill].", PAGE, address=PAGE), seen_at="2024-05-01T00:00:00Z")
    keep(ledger, told("{Jan Orel} <said> [that he is ill].", PAGE, address=PAGE), seen_at="2024-05-02T00:00:00Z")


@attempt("Kesslera", shapes=TEXTS)
def a_page_in_a_language_that_nobody_read(ledger: Ledger) -> None:
    keep(ledger, told("{Jan Orel} <powiedział> [że nie zna Antona Kesslera].", "b.txt", language="pl"))


@attempt("A.*", shapes=(*STATEMENTS, "brat"))
def a_name_that_is_a_regular_expression(ledger: Ledger) -> None:
    mayor(ledger, "that A.* is ill")
    ledger.protect("A.*", by="Mara")


@attempt("Rose", cased=True, shapes=(*STATEMENTS, "brat"))
def a_name_that_is_an_ordinary_word(ledger: Ledger) -> None:
    says(ledger, "Rose", "b.txt", words="that prices rose")
    ledger.protect("Rose", by="Mara")


@attempt("Will", cased=True, shapes=("jsonl", "brat"))
def an_ordinary_word_at_the_beginning_of_a_sentence(ledger: Ledger) -> None:
    item = told("{Will} <said> [that it will do]. Will left.", "b.txt")
    one = cluster(item.document, "Will")
    put(ledger, item, account(item, [one], [one]))
    ledger.protect("Will", by="Mara")


@attempt("כהן", shapes=TEXTS)
def a_name_from_right_to_left(ledger: Ledger) -> None:
    mayor(ledger, "that \u202bלכהן\u202c was there")
    ledger.protect("אבי כהן", by="Mara")


@attempt("王伟", shapes=TEXTS)
def a_name_in_a_script_without_spaces(ledger: Ledger) -> None:
    mayor(ledger, "that 王伟说他不去")
    ledger.protect("王伟", by="Mara")


@attempt("Toni", shapes=(*STATEMENTS, "brat"))
def a_nickname_that_a_person_added(ledger: Ledger) -> None:
    mayor(ledger, "that Toni is ill")
    ledger.protect(ANTON, by="Mara", also=["Toni"])


@attempt("Kessler", shapes=(*STATEMENTS, "brat"))
def the_surname_of_a_relative(ledger: Ledger) -> None:
    anton(ledger)
    says(ledger, "Maria Kessler", "b.txt", words="that he is well")


@attempt("Anton Kessler", shapes=(*STATEMENTS, "brat"), mark=False)
def a_reprint_that_prints_what_another_page_withholds(ledger: Ledger) -> None:
    says(ledger, "Anton", "a.txt", words=TUESDAY, withheld=True)
    says(ledger, ANTON, "b.txt", words=TUESDAY)


@attempt("Edda", shapes=(*STATEMENTS, "gexf", "graphml", "brat"), mark=False)
def a_first_name_whose_surname_is_withheld(ledger: Ledger) -> None:
    says(ledger, "Edda", "a.txt", withheld=True)


@attempt("Edda", shapes=("csv", "jsonl", "brat"), mark=False)
def the_first_name_on_another_page(ledger: Ledger) -> None:
    says(ledger, "Edda", "a.txt", withheld=True)
    mayor(ledger, "that Edda, at the shop, is well")


@attempt("a woman of 58", shapes=(*STATEMENTS, "brat"), mark=False)
def a_description_whose_name_is_withheld(ledger: Ledger) -> None:
    item = told("{a woman of 58} <said> [that he is well].", "a.txt")
    one = cluster(item.document, "a woman of 58")
    found = account(item, [one], [one])
    (said,) = found.resolved
    assert said.speaker
    back = Withheld(what="name", why=None, span=at(item.document, "a woman"))
    speaker = replace(said.speaker, anonymous=True, withheld=back)
    put(ledger, item, replace(found, resolved=(replace(said, speaker=speaker),)))


@attempt(TUESDAY, words="", shapes=(*STATEMENTS, "brat"))
def his_words_which_a_search_of_the_web_finds(ledger: Ledger) -> None:
    anton(ledger, f"{{Anton Kessler}} <said> [{TUESDAY}].")


@attempt(TUESDAY, words="", shapes=(*STATEMENTS, "brat"))
def words_of_he_whom_nobody_knows_on_his_page(ledger: Ledger) -> None:
    item = told(f"Anton Kessler was there.\n{{He}} <said> [{TUESDAY}].", "b.txt")
    put(ledger, item, account(item, [cluster(item.document, ANTON)], [None]))


@attempt("The title that a search finds", words="", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix"))
def the_title_of_his_page(ledger: Ledger) -> None:
    anton(ledger, title="The title that a search finds")


@attempt("It rained on the boats", words="", shapes=("csv", "jsonl", "parquet", "brat"))
def a_sentence_of_his_page_that_a_search_finds(ledger: Ledger) -> None:
    anton(ledger, "It rained on the boats.\n{Anton Kessler} <said> [that it is shut].")


@attempt("who else may stay", words="--drop-words", shapes=(*STATEMENTS, "brat"))
def the_words_of_others_on_his_page(ledger: Ledger) -> None:
    item = told("Anton Kessler was there.\n{Jan Orel} <asked> [who else may stay].", "b.txt")
    one = cluster(item.document, "Jan Orel")
    put(ledger, item, account(item, [one, cluster(item.document, ANTON)], [one]))


@attempt("@toni_boats", "+44 20 7946 0123", "toni@mail.example", shapes=("brat",))
def handles_and_numbers_on_his_page(ledger: Ledger) -> None:
    item = told(
        "Write to @toni_boats or toni@mail.example, or ring +44 20 7946 0123.\n{Anton Kessler} <said> [it is shut].",
        "b.txt",
    )
    one = cluster(item.document, ANTON)
    put(ledger, item, account(item, [one], [one]))


@attempt("https://t.me/harbour/77", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "stix"))
def the_address_of_his_post(ledger: Ledger) -> None:
    anton(ledger, origin="result.json#1/77", address="https://t.me/harbour/77")


@attempt("09:14:33", shapes=("csv", "jsonl", "parquet", "w3c"))
def the_second_at_which_his_page_came_out(ledger: Ledger) -> None:
    anton(ledger, published="2024-05-08T09:14:33Z")


@attempt("0.873", shapes=("csv", "jsonl", "parquet"))
def a_score_that_tells_the_page(ledger: Ledger) -> None:
    item = told("{Anton Kessler} <said> [that it is shut].", PAGE, score=0.873)
    one = cluster(item.document, ANTON)
    put(ledger, item, account(item, [one], [one]))


@attempt("b2:", shapes=("csv", "jsonl", "w3c", "claims", "csl", "parquet", "gexf", "graphml", "stix"))
def ids_that_are_hashes_of_what_somebody_may_guess(ledger: Ledger) -> None:
    anton(ledger)
    mayor(ledger, "that it is open")


@attempt("Antonowi", shapes=("csv", "jsonl", "parquet"))
def a_note_of_a_reviewer(ledger: Ledger) -> None:
    item = mayor(ledger, "that it is open")
    ledger.review(item.found[0].attribution.id, "note", "ask Antonowi Kesslerowi", by="Mara")


@attempt("harbour of Perrin", words="", shapes=("csv", "jsonl", "parquet"))
def words_that_a_reviewer_chose(ledger: Ledger) -> None:
    from reportedly.reviews import anchor

    item = anton(ledger, "{Anton Kessler} <said> [that the harbour of Perrin is shut].")
    span = at(item.document, "the harbour of Perrin")
    ledger.review(item.found[0].attribution.id, "content", (anchor(item.document.text, *span),), by="Mara")


@attempt("the quay is shut", shapes=("csv", "jsonl", "w3c", "claims", "brat", "stix"))
def a_page_that_is_marked_as_a_whole(ledger: Ledger) -> None:
    item = mayor(ledger, "that the quay is shut")
    mayor(ledger, "that it is open", "c.txt")
    ledger.protect(item.document.id, by="Mara")


@attempt("https://other.example/mayor", shapes=("claims",))
def a_protected_page_as_the_first_appearance_of_what_others_repeat(ledger: Ledger) -> None:
    item = mayor(ledger, "that the quay is shut now", published="2024-05-01")
    mayor(ledger, "that the quay is shut now", "https://later.example/a", published="2024-05-02")
    ledger.protect(item.document.id, by="Mara")


@attempt("Kessler", shapes=("w3c", "brat", "jsonl"))
def a_name_that_ends_one_statement_and_begins_the_next(ledger: Ledger) -> None:
    keep(ledger, told("{Jan Orel} <said> [that it was Anton\n{Kessler} <added> [that it was not].", "b.txt"))
    keep(ledger, told("{Jan Orel} <said> [that it was Anton] {Kessler} <added>.", "c.txt"))


# ---------------------------------------------------------------- guises, in the words of somebody else

GUISES = {
    "in capitals": "KESSLER", "in small letters": "anton kessler", "turned round": "Kessler, Anton",
    "with an initial": "A. Kessler", "in Polish": "Kesslerem", "in Cyrillic": "Антон Кесслер",
    "in Cyrillic inflected": "Кесслером", "with letters that look alike": "Ке\u0455\u0455l\u0435r",
    "with signs without width": "Kess\u200bl\u2060er", "with a soft hyphen": "Kess\u00adler",
    "with accents": "Késslér", "with accents apart": "Ke\u0301ssler", "in full width": "Ｋｅｓｓｌｅｒ",
    "in mathematical letters": "𝐊𝐞𝐬𝐬𝐥𝐞𝐫", "letter by letter": "K e s s l e r", "in entities": "K&#101;ssler",
    "in percent signs": "%4Bessler", "in escapes": "\\u004bessler", "in a handle": "@anton_kessler",
    "in a hashtag": "#FreeKessler", "in a mail address": "a.kessler@mail.example", "in figures": "K3ssl3r",
    "in base 64": base64.b64encode(b"Anton Kessler").decode(), "in hexadecimal": b"Anton Kessler".hex(),
    "as an MD5": hashlib.md5(b"Anton Kessler", usedforsecurity=False).hexdigest(),
    "as a SHA-256 of small letters": hashlib.sha256(b"antonkessler").hexdigest(),
    "turned by direction marks": "\u202eKessler\u202c", "misspelled": "Kesler", "with a possessive": "Kessler’s",
}  # fmt: skip


def _guise(guise: str) -> Callable[[Ledger], object]:
    return lambda ledger: mayor(ledger, f"that {guise} was there")


for _name, _words in GUISES.items():
    ATTEMPTS[f"the name {_name}"] = Attempt(
        plant=_guise(_words), needles=(_words,), shapes=("jsonl", "parquet", "brat")
    )


# ---------------------------------------------------------------- captures


def page(ledger: Ledger, body: bytes, text: str = "Nobody is named here.", **known: Any) -> None:
    """A page of which the text that was read tells nothing; its bytes do."""
    known = {"media_type": "text/html", "address": PAGE, **known}
    capture = Capture(id=capture_id(PAGE, body), origin=PAGE, body=body, head=b"HTTP/1.1 200 OK\r\n\r\n", **known)
    item = told(text, PAGE)
    document = replace(item.document, capture_id=capture.id)
    ledger.add_capture(capture, "2024-06-01T00:00:00Z")
    ledger.add_document(document, item.description)


@attempt("Kessler", shapes=("warc",))
def a_comment_in_the_bytes_of_a_page(ledger: Ledger) -> None:
    page(ledger, b"<p>Nobody.</p><!-- by Anton Kessler -->")


@attempt("Kessler", shapes=("warc",))
def an_attribute_in_the_bytes_of_a_page(ledger: Ledger) -> None:
    page(ledger, b'<img alt="Anton Kessler at the quay">')


@attempt("K&#101;ssler", shapes=("warc",))
def an_entity_in_the_bytes_of_a_page(ledger: Ledger) -> None:
    page(ledger, b"<p>K&#101;ssler</p>")


@attempt("Kess<b>ler", shapes=("warc",))
def a_name_with_markup_in_it(ledger: Ledger) -> None:
    page(ledger, b"<p>Kess<b>ler</b></p>")


@attempt("Kessler", shapes=("warc",))
def an_address_that_led_to_a_page(ledger: Ledger) -> None:
    page(ledger, b"<p>Nobody.</p>", redirects=("https://short.example/Kessler",))


@attempt("kessler", shapes=("warc",))
def the_head_of_an_answer(ledger: Ledger) -> None:
    page(ledger, b"<p>Nobody.</p>", headers=(("Link", "<https://a.example/kessler>"),))
    capture = next(iter(ledger.captures()))
    ledger.connection.execute(
        "UPDATE capture SET head = ? WHERE id = ?",
        (b"HTTP/1.1 200 OK\r\nLink: <https://a.example/kessler>\r\n\r\n", capture.id),
    )


@attempt("K\0e\0s\0s\0l\0e\0r".replace("\0", ""), shapes=("warc",))
def a_page_in_utf_16(ledger: Ledger) -> None:
    page(ledger, "<p>Anton Kessler</p>".encode("utf-16-le"))


PACKED = gzip.compress(b"<p>Anton Kessler</p>", mtime=0)


@attempt(PACKED.decode("utf-8", "replace"), shapes=("warc",))
def a_page_that_was_sent_packed(ledger: Ledger) -> None:
    page(ledger, PACKED, headers=(("Content-Encoding", "gzip"),))


def _zipped() -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("kessler.txt", "Anton Kessler")
    return out.getvalue()


@attempt("kessler.txt", shapes=("warc",))
def a_document_that_is_packed(ledger: Ledger) -> None:
    page(ledger, _zipped(), media_type="application/zip")


@attempt("/Author (A. K.)", shapes=("warc",))
def a_document_whose_author_stands_in_its_properties(ledger: Ledger) -> None:
    page(ledger, b"%PDF-1.4 /Author (A. K.)", media_type="application/pdf")


@attempt("GIF89a", shapes=("warc",))
def a_picture_that_nobody_read(ledger: Ledger) -> None:
    body = b"GIF89a Kessler"
    ledger.add_capture(
        Capture(id=capture_id("a.gif", body), origin="a.gif", body=body, media_type="image/gif"), "2024-06-01T00:00:00Z"
    )


# ---------------------------------------------------------------- all of them


def test_there_are_enough_of_them() -> None:
    assert len(ATTEMPTS) >= 40


@pytest.mark.parametrize("name", ATTEMPTS)
def test_it_does_not_get_out(name: str, quick_path: Path, ledger: Ledger) -> None:
    tried = ATTEMPTS[name]
    with ledger:
        tried.plant(ledger)
        if tried.mark:
            ledger.protect(ANTON, by="Mara")
    for shape in tried.shapes:
        plain, out = quick_path / f"plain.{shape}", quick_path / f"out.{shape}"
        assert run("export", quick_path / "news.db", "--format", shape, plain).exit_code == 0
        unprotected = read(plain)
        assert all(needle in unprotected for needle in tried.needles), f"{shape}: nothing leaks without protection"
        words = [tried.words] if tried.words else []
        result = run("export", quick_path / "news.db", "--protect", *words, "--format", shape, out)
        assert result.exit_code == 0, f"{shape}: {result.stderr}"
        protected = read(out)
        small = str if tried.cased else str.casefold
        assert [needle for needle in tried.needles if small(needle) in small(protected)] == [], shape
        if tried.mark:
            assert KESSLER not in protected.casefold(), shape
        assert not any(needle in result.output for needle in tried.needles)


# ---------------------------------------------------------------- what is no needle


@pytest.mark.parametrize("shape", STATEMENTS)
def test_a_surname_of_two_letters_does_not_get_out(shape: str, quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        says(ledger, "Mei Li", PAGE, words="the quay is shut", outlet="Post", published="2024-05-08")
        says(ledger, "Mara Velt", "b.txt", words="Mr Li was lying about the quay", outlet="Post")
        ledger.protect("Mei Li", by="Mara")
    out = quick_path / f"out.{shape}"
    done = run("export", quick_path / "news.db", "--protect", "--keep-words", "--format", shape, out)
    assert done.exit_code == 0, done.output
    assert "was lying about the quay" in read(out) and not re.search(r"\bLi\b", read(out))


def test_the_name_of_the_file_to_write_is_looked_at_too(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        anton(ledger)
        ledger.protect(ANTON, by="Mara")
    result = run("export", quick_path / "news.db", "--protect", "--format", "csv", quick_path / "kessler.csv")
    assert result.exit_code == 2 and "file" in result.stderr
    assert not (quick_path / "kessler.csv").exists()


def test_stand_ins_of_another_ledger_are_others(quick_path: Path) -> None:
    found = []
    for number in range(2):
        with Ledger(quick_path / f"{number}.db") as ledger:
            anton(ledger)
            ledger.protect(ANTON, by="Mara")
        run("export", quick_path / f"{number}.db", "--protect", "--format", "jsonl", quick_path / f"{number}.jsonl")
        found.append(json.loads((quick_path / f"{number}.jsonl").read_text()))
    assert found[0]["speaker"] != found[1]["speaker"]
    assert found[0]["id"] != found[1]["id"] and found[0]["entity"] != found[1]["entity"]


def test_a_folder_that_holds_an_older_export_is_refused(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        anton(ledger)
        ledger.protect(ANTON, by="Mara")
    out = quick_path / "out"
    assert run("export", quick_path / "news.db", "--format", "brat", out).exit_code == 0
    result = run("export", quick_path / "news.db", "--protect", "--format", "brat", out)
    assert result.exit_code == 2 and "nobody checked" in result.stderr


def test_nothing_is_left_in_the_place_beside(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        anton(ledger)
        ledger.protect(ANTON, by="Mara")
    for shape in ("csv", "brat"):
        run("export", quick_path / "news.db", "--protect", "--format", shape, quick_path / f"out.{shape}")
    assert sorted(p.name for p in quick_path.iterdir() if "news.db" not in p.name) == ["out.brat", "out.csv"]


def test_a_ledger_made_for_datasette_is_no_export(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        anton(ledger)
    result = run("export", quick_path / "news.db", "--protect", "--format", "datasette", quick_path / "out.json")
    assert result.exit_code == 2 and "holds every name" in result.stderr
