"""Attempts to get a protected name out of a case that is handed on, each named for its trick: the suite of
`test_protection_attacks`, for what a case adds to pages, and for a case in every format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html as reader

from reportedly.store import Ledger
from reportedly.types import Dated, Quantity
from tests.export.test_protection_attacks import ANTON, KESSLER, PAGE, TUESDAY, anton, mayor, read, run
from tests.making import OTHER_HAND, Told, told
from tests.store.accounted import account, at, cluster, put, says

HTML = ("html",)
EVERY = ("html", "csv", "jsonl", "w3c", "claims", "parquet", "stix")
TITLE = "Who shut the quay?"


@dataclass(frozen=True)
class Attempt:
    """As that of pages; `plant` gives what is put into the case as well. `find` names the case."""

    plant: Callable[[Ledger], object]
    needles: tuple[str, ...]
    shapes: tuple[str, ...]
    words: str
    mark: bool


ATTEMPTS: dict[str, Attempt] = {}
Plant = Callable[[Ledger], object]


def attempt(
    *needles: str, shapes: tuple[str, ...] = HTML, words: str = "--keep-words", mark: bool = True
) -> Callable[[Plant], Plant]:
    def taken(plant: Plant) -> Plant:
        name = plant.__name__.replace("_", " ")
        assert name not in ATTEMPTS
        ATTEMPTS[name] = Attempt(plant=plant, needles=needles, shapes=shapes, words=words, mark=mark)
        return plant

    return taken


def case(ledger: Ledger, *given: str, title: str = TITLE, by: str = "Ada", heading: str = "") -> str:
    """A case with all statements, or with what is given."""
    made = ledger.open_case(title, by=by)
    ledger.add_to_case(made.id, given or [s.id for s in ledger.all_statements()], by=by, heading=heading)
    return made.id


def noted(ledger: Ledger, text: str, *given: str) -> None:
    ledger.note_in_case(case(ledger, *given), text, by="Ada")


# ---------------------------------------------------------------- what people write


@attempt("Kessler")
def the_question_of_a_case(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    case(ledger, title="Who shut the quay? Kessler knows")


@attempt("Kesslerowi")
def another_title_of_a_case(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    ledger.rename_case(case(ledger), "The quay, for Kesslerowi", by="Ben")


@attempt("Kessler")
def another_question_of_a_case(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    ledger.ask_case(case(ledger), "Is it Kessler who shut the quay?", by="Ben")


@attempt("Kessler")
def a_heading(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    case(ledger, heading="What Kessler tells")


@attempt("Kessler")
def the_heading_of_a_page(ledger: Ledger) -> None:
    item = mayor(ledger, "that the quay is shut")
    case(ledger, item.document.id, heading="Pages on Kessler")


@attempt("Kessler")
def a_note(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    noted(ledger, "Ask Kessler again.\nHe is at home on Tuesdays.")


@attempt("Кесслером")
def a_note_in_another_language(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    noted(ledger, "Поговорить с Кесслером.")


@attempt("A. K.")
def a_note_with_initials(ledger: Ledger) -> None:
    anton(ledger)
    noted(ledger, "Ask A. K. again.")


@attempt("K e s s l e r")
def a_note_in_which_a_name_is_spaced_out(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    noted(ledger, "Ask K e s s l e r again.")


@attempt("a welder of Perrin")
def a_note_that_describes(ledger: Ledger) -> None:
    anton(ledger, "{Anton Kessler, a welder of Perrin,} <said> [that it is shut].", roles=("a welder of Perrin",))
    noted(ledger, "He is a welder of Perrin.")


@attempt("film about my Tuesday", words="")
def a_note_that_quotes_what_he_said(ledger: Ledger) -> None:
    anton(ledger, f"{{Anton Kessler}} <said> [{TUESDAY}].")
    noted(ledger, f"The best is: “{TUESDAY}”. Ask for the film.")


@attempt("film about my Tuesday", words="")
def a_note_that_quotes_a_page_outside_the_case(ledger: Ledger) -> None:
    anton(ledger, f"{{Anton Kessler}} <said> [{TUESDAY}].")
    item = mayor(ledger, "that the quay is shut")
    noted(ledger, f"Like “{TUESDAY}”.", item.document.id)


@attempt("A man, his boat and the film", words="")
def a_note_that_quotes_the_title_of_his_page(ledger: Ledger) -> None:
    anton(ledger, title="A man, his boat and the film")
    noted(ledger, "See “A man, his boat and the film”.")


@attempt("The harbour has no gate at all")
def a_note_that_quotes_a_protected_page(ledger: Ledger) -> None:
    item = mayor(ledger, "the harbour has no gate at all")
    mayor(ledger, "that it is open", "c.txt")
    noted(ledger, "The harbour has no gate at all, says the mayor.")
    ledger.protect(item.document.id, by="Mara")


@attempt("harbourpost.example/2024/05/08/film", words="")
def a_note_with_the_address_of_his_page(ledger: Ledger) -> None:
    anton(ledger)
    noted(ledger, f"See {PAGE}.")


@attempt("+49 170 555 01 23", "quiet_welder")
def a_note_with_a_telephone_number_and_a_handle(ledger: Ledger) -> None:
    anton(ledger)
    noted(ledger, "Call +49 170 555 01 23, or write to @quiet_welder.")


@attempt("b2:")
def a_note_with_the_id_of_what_he_said(ledger: Ledger) -> None:
    item = anton(ledger)
    noted(ledger, f"See {item.found[0].attribution.id} and {item.document.id[:12]}.")


@attempt("Kessler")
def the_name_of_a_colleague(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut")
    id = case(ledger, by="Maria Kessler")
    ledger.note_in_case(id, "Done.", by="Maria Kessler")
    ledger.close_case(id, by="Maria Kessler")


@attempt("Kesslers")
def what_a_reviewer_gives_as_reason(ledger: Ledger) -> None:
    item = mayor(ledger, "that it is open")
    ledger.review(item.found[0].attribution.id, "verdict", "wrong", by="Mara", reason="the Kesslers say no")
    case(ledger)


# ---------------------------------------------------------------- who and what is put in


@attempt("Kessler", "Toni")
def himself(ledger: Ledger) -> None:
    item = told("{Anton Kessler} <said> [that the quay is shut]. Toni left.", PAGE)
    one = cluster(item.document, ANTON, "Toni", aliases=("Toni",), roles=("a welder of Perrin",))
    put(ledger, item, account(item, [one], [one]))
    case(ledger, one.id)


@attempt("a woman of 58", mark=False)
def somebody_whose_name_is_withheld(ledger: Ledger) -> None:
    one = says(ledger, "a woman of 58", "a.txt", withheld=True)
    case(ledger, one.id)


@attempt("Kessler")
def what_somebody_else_is_called(ledger: Ledger) -> None:
    item = told("{Jan Orel, the lawyer of Anton Kessler,} <said> [that it is shut].", "b.txt")
    one = cluster(item.document, "Jan Orel", roles=("the lawyer of Anton Kessler",))
    put(ledger, item, account(item, [one], [one]))
    case(ledger, one.id)


@attempt("Jan Orel")
def somebody_who_stands_on_a_protected_page_alone(ledger: Ledger) -> None:
    item = mayor(ledger, "that the quay is shut")
    case(ledger, "Jan Orel")
    ledger.protect(item.document.id, by="Mara")


@attempt("the pilot of Perrin", "Johnny Orel")
def what_a_protected_page_calls_somebody(ledger: Ledger) -> None:
    item = told("{Jan Orel, the pilot of Perrin,} <said> [that it is shut]. Johnny Orel left.", "b.txt")
    roles, aliases = ("the pilot of Perrin",), ("Johnny Orel",)
    one = cluster(item.document, "Jan Orel", "Johnny Orel", roles=roles, aliases=aliases)
    put(ledger, item, account(item, [one], [one]))
    says(ledger, "Jan Orel", "c.txt")
    case(ledger, one.id)
    ledger.protect(item.document.id, by="Mara")


@attempt("Quays of the north", shapes=("html", "csv", "jsonl", "w3c", "claims", "parquet", "csl"))
def a_protected_page(ledger: Ledger) -> None:
    item = mayor(ledger, "that the quay is shut", title="Quays of the north")
    mayor(ledger, "that it is open", "c.txt")
    case(ledger, item.document.id, *(s.id for s in ledger.all_statements()))
    ledger.protect(item.document.id, by="Mara")


@attempt(PAGE, shapes=(*EVERY, "csl", "warc"))
def the_address_of_a_page_of_which_the_case_has_the_words_of_another(ledger: Ledger) -> None:
    """He speaks on the page, and not in the case: who is protected on a page follows from all of the page."""
    marked = "{Jan Orel} <said> [that the quay is shut]. {A neighbour} <said> [that it is open]."
    item = told(marked, PAGE, address=PAGE)
    jan, other = cluster(item.document, "Jan Orel"), cluster(item.document, "A neighbour")
    found = account(item, [jan, other], [jan, other])
    case_of = item.found[0].attribution.id
    put(ledger, item, found)
    ledger.protect("A neighbour", by="Mara")
    case(ledger, case_of, item.document.id)


@attempt("Anton Kessler", shapes=(*EVERY, "gexf", "graphml", "brat"))
def a_speaker_in_every_format(ledger: Ledger) -> None:
    anton(ledger)
    mayor(ledger, "that it is open", "c.txt")
    case(ledger, *(s.id for s in ledger.all_statements()))


@attempt(TUESDAY, words="", shapes=(*EVERY, "brat"))
def his_words(ledger: Ledger) -> None:
    anton(ledger, f"{{Anton Kessler}} <said> [{TUESDAY}].")
    case(ledger)


@attempt("Post office news", "By Zora Hale", "https://a.example/film", words="")
def the_citation_of_his_page(ledger: Ledger) -> None:
    there = "https://a.example/film"
    anton(ledger, title="Post office news", byline="By Zora Hale", address=there, origin=there)
    case(ledger)


@attempt("/home/mara/secret")
def the_path_of_a_file_on_this_machine(ledger: Ledger) -> None:
    mayor(ledger, "that the quay is shut", "/home/mara/secret/page.html")
    case(ledger)


@attempt("Kessler")
def words_of_a_line_that_a_newer_model_does_not_find(ledger: Ledger) -> None:
    item = mayor(ledger, "that Kessler is ill")
    case(ledger)
    ledger.add_readings(item.document, (), OTHER_HAND)


# ---------------------------------------------------------------- figures and times


def counting(ledger: Ledger, marked: str, words: str, **known: Any) -> Told:
    """A page on which Jan Orel, and somebody whose name is marked, give a figure each."""
    item = told(marked, PAGE, address=PAGE, published="2024-05-08", **known)
    jan, him = cluster(item.document, "Jan Orel"), cluster(item.document, ANTON)
    ids = [f.attribution.id for f in item.found]
    figures = tuple(
        Quantity(span=at(item.document, w), low=n, high=n, unit="person", counted="guards", attribution_id=id)
        for w, n, id in zip(words.split(", "), (12.0, 52.0), ids, strict=True)
    )
    dates = (Dated(span=at(item.document, "on Tuesday"), value="2024-05-07", anchor="2024-05-08"),)
    put(ledger, item, account(item, [jan, him], [jan, him], figures=figures, dates=dates, happens="2024-05-07"))
    return item


COUNTED = (
    "When Kessler left, {Jan Orel} <said> [that twelve guards were there on Tuesday].\n"
    "{Anton Kessler} <said> [that 52 guards stood at my old green boat]."
)


@attempt("When Kessler left")
def the_sentence_of_a_figure_and_of_a_time(ledger: Ledger) -> None:
    counting(ledger, COUNTED, "twelve guards, 52 guards")
    case(ledger)


@attempt("52 guards", "When Kessler left", words="")
def a_figure_in_his_words(ledger: Ledger) -> None:
    counting(ledger, COUNTED, "twelve guards, 52 guards")
    case(ledger)


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize("name", ATTEMPTS)
def test_it_does_not_get_out_of_a_case(name: str, quick_path: Path, ledger: Ledger) -> None:
    tried = ATTEMPTS[name]
    with ledger:
        tried.plant(ledger)
        if tried.mark:
            ledger.protect(ANTON, by="Mara")
        of = ledger.cases()[0].id
    for shape in tried.shapes:
        plain, out = quick_path / f"plain.{shape}", quick_path / f"out.{shape}"
        assert run("export", quick_path / "news.db", "--case", of, "--format", shape, plain).exit_code == 0
        unprotected = told_in(plain)
        assert all(needle in unprotected for needle in tried.needles), f"{shape}: nothing leaks without protection"
        words = [tried.words] if tried.words else []
        result = run("export", quick_path / "news.db", "--protect", *words, "--case", of, "--format", shape, out)
        assert result.exit_code == 0, f"{shape}: {result.stderr}"
        protected = told_in(out)
        assert [needle for needle in tried.needles if needle.casefold() in protected.casefold()] == [], shape
        if tried.mark:
            assert KESSLER not in protected.casefold(), shape
        assert not any(needle in result.output for needle in tried.needles)


def test_a_name_that_stands_in_the_markup_of_every_briefing_can_be_protected(quick_path: Path) -> None:
    with Ledger(quick_path / "news.db") as ledger:
        says(ledger, "Max Lang", "https://paper.example/a", words="the quay is shut")
        noted(ledger, "Ask Max Lang.")
        ledger.protect("Max Lang", by="Mara")
    result = run("export", quick_path / "news.db", "--protect", "--format", "html", quick_path / "out.html")
    assert result.exit_code == 0, result.stderr
    assert "Max Lang" not in (quick_path / "out.html").read_text(encoding="utf-8")


def told_in(path: Path) -> str:
    """All that can be read in an export; of a page also its text, words cut up by marks together."""
    if path.suffix != ".html":
        return read(path)
    raw = path.read_text(encoding="utf-8")
    return f"{raw}\n{' '.join(reader.document_fromstring(raw).text_content().split())}"
