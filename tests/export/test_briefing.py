"""A case as a briefing: what is told of it, and the file that it makes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html as reader

from reportedly.cases import Gathered
from reportedly.cli_account import compared
from reportedly.export.briefing import briefing
from reportedly.export.briefing_html import render
from reportedly.export.briefing_parts import Briefing, Quote
from reportedly.store import Ledger
from tests.accounts import account_of, account_of_later, article, later
from tests.making import keep
from tests.store.accounted import put, says
from tests.web import case as page

HOSTILE_NOTE = "<script>alert('n')</script>\n\n<img src=x onerror=alert(1)> & \u202egnp.exe"
HOSTILE_TITLE = '</style><script>alert("t")</script> } @page { * {display:none} \\" (a+)+$ .*'


@pytest.fixture
def ledger(quick_path: Path) -> Ledger:
    return Ledger(quick_path / "news.db")


def told_of(ledger: Ledger) -> Gathered:
    """A case with all of the page that has every value, and of one that gives another number."""
    put(ledger, article(), account_of(article()))
    put(ledger, later(), account_of_later(later()))
    case = ledger.open_case("Who was arrested?", by="Ada")
    ids = [s.id for document in (article(), later()) for s in ledger.statements_of(document.document.id)]
    ledger.add_to_case(case.id, ids[:2], by="Ada", heading="Arrests")
    ledger.add_to_case(case.id, [*ids[2:], article().document.id, "b2:velt"], by="Ben")
    ledger.note_in_case(case.id, "Ask the port.\nToday.", by="Cy", heading="Arrests")
    return ledger.gathered(case.id)


def quotes(b: Briefing) -> list[Quote]:
    return [q for section in b.sections for voice in section.voices for q in voice.quotes]


def quote(b: Briefing, words: str) -> Quote:
    [found] = [q for q in quotes(b) if words in q.content]
    return found


def test_every_statement_stands_in_it_once_with_its_source(ledger: Ledger) -> None:
    gathered = told_of(ledger)
    made = briefing(gathered, compared)
    assert sorted(q.id for q in quotes(made)) == sorted(s.id for s in gathered.statements)
    assert [q.number for q in quotes(made)] == list(range(1, len(quotes(made)) + 1))
    titles = {s.number: s.title for s in made.sources}
    assert titles[quote(made, "the pay may rise").source] == "Arrests at the harbour"
    assert set(titles.values()) == {"Arrests at the harbour", "More arrests"}
    assert [section.heading for section in made.sections] == ["", "Arrests"]
    assert [(n.by, n.paragraphs) for n in made.sections[1].notes] == [("Cy", ("Ask the port.", "Today."))]
    assert made.counts[0].startswith(f"{len(gathered.statements)} statements of ")


def test_doubts_are_told_beside_a_statement_and_put_together(ledger: Ledger) -> None:
    made = briefing(told_of(ledger), compared)
    pay = quote(made, "the pay may rise")
    assert (pay.speaker, pay.cue, pay.day) == ("Mara Velt", "said", "8 May 2024")
    assert pay.facts == ("said 7 May 2024", "indirect", "90% sure")
    assert pay.doubts == ("possible, in the words of the source",)
    assert quote(made, "ships had been turned").doubts == ("denied: the speaker denies this",)
    [forty] = [q for q in quotes(made) if q.speaker == "local broadcasters"]
    assert forty.doubts == ("unconfirmed, says The Harbour Post",)
    assert forty.chain == ("The Harbour Post", "the harbour authority", "local broadcasters")
    open_ = {d.what: d.quotes for d in made.doubts}
    assert open_["1 statement denied by who is said to have said it"] == (quote(made, "turned away").number,)
    assert open_["1 statement unconfirmed, says the page"] == (forty.number,)


def test_what_people_decided_stands_beside(ledger: Ledger) -> None:
    id = told_of(ledger).statements[0].id
    ledger.review(id, "verdict", "wrong", by="Dov", reason="read the letter")
    ledger.review(id, "speaker", "Jan Hasp", by="Eve")
    made = briefing(ledger.gathered(ledger.cases()[0].id), compared)
    [reviewed] = [q for q in quotes(made) if q.id == id]
    assert any(r.startswith("wrong (read the letter), says Dov") for r in reviewed.reviews)
    assert any("→ Jan Hasp, says Eve" in r for r in reviewed.reviews)
    assert "a reviewer calls it wrong" in reviewed.doubts


def test_a_line_stands_under_whom_people_put_in_unless_they_disagree(ledger: Ledger) -> None:
    first = told_of(ledger).statements[0]
    ledger.review(first.id, "speaker", "Jan Hasp", by="Eve")

    def voice_of() -> tuple[str, str]:
        made = briefing(ledger.gathered(ledger.cases()[0].id), compared)
        [found] = [(v.name, q.speaker) for s in made.sections for v in s.voices for q in v.quotes if q.id == first.id]
        assert any(moment.speaker == found[1] for moment in made.moments)
        return found

    assert voice_of() == ("Jan Hasp", "Jan Hasp")
    ledger.review(first.id, "speaker", "Eve Orme", by="Flo", seen=())
    assert voice_of()[1] == first.speaker


def test_figures_that_differ_are_told_with_where_they_stand(ledger: Ledger) -> None:
    made = briefing(told_of(ledger), compared)
    differing = [group for group in made.figures if group.differ]
    assert differing
    for group in differing:
        assert len(group.amounts) > 1
        assert all(given.quote and given.source for amount in group.amounts for given in amount.given)
    words = {t.words for group in differing for t in group.told}
    assert words <= {d.what for d in made.doubts}


def test_the_timeline_tells_when_things_are_said_and_happen(ledger: Ledger) -> None:
    made = briefing(told_of(ledger), compared)
    said = [m for m in made.moments if m.speaker == "Mara Velt" and "said then" in m.kinds]
    assert [m.day for m in said] == ["7 May 2024"]
    assert all(m.source for m in made.moments)


def test_a_name_that_a_page_withholds_is_not_put_together_with_the_same_person_elsewhere(ledger: Ledger) -> None:
    says(ledger, "Mara Velt", "a.txt", words="the gate is shut", outlet="Post")
    says(ledger, "Mara Velt", "b.txt", words="the quay is shut", outlet="Post")
    says(ledger, "Mara", "c.txt", words="the bridge is shut", withheld=True)
    case = ledger.open_case("What is shut?", by="Ada")
    ledger.add_to_case(case.id, [s.id for s in ledger.all_statements()], by="Ada")
    made = briefing(ledger.gathered(case.id), compared)
    [open_, back] = [(v.name, len(v.quotes), v.entity) for v in made.sections[0].voices]
    assert open_[:2] == ("Mara Velt", 2)
    assert back == ("Mara", 1, None)
    assert made.sections[0].voices[1].about == ("the page withholds who it is",)


def test_what_is_no_longer_here_is_told_without_its_words(ledger: Ledger) -> None:
    case = told_of(ledger).case
    ledger.forget([article().capture.id], reason="asked to")
    made = briefing(ledger.gathered(case.id), compared)
    assert {g.why for g in made.gone} == {"its page is not in this ledger: it was forgotten, or never came in"}
    assert [g.words for g in made.gone] == [""] * len(made.gone)
    assert "the pay may rise" not in "".join(render(made, ""))
    assert any("not here any more" in d.what for d in made.doubts)


def test_an_empty_case_is_a_page_too(ledger: Ledger) -> None:
    made = briefing(ledger.gathered(ledger.open_case("Why?", by="Ada").id), compared)
    assert (made.counts, made.sections, made.doubts) == ((), (), ())
    assert "Why?" in "".join(render(made, "end"))


# ---------------------------------------------------------------- the file


def file_of(ledger: Ledger) -> str:
    keep(ledger, page.hostile(), page.harbour())
    case = ledger.open_case(HOSTILE_TITLE, by="<b>Ada</b>")
    ledger.add_to_case(case.id, [s.id for s in ledger.all_statements()], by="<b>Ada</b>", heading="<i>h</i>")
    ledger.add_to_case(case.id, [page.hostile().document.id], by="x' onload='y")
    ledger.note_in_case(case.id, HOSTILE_NOTE, by="<b>Ada</b>")
    ledger.note_in_case(case.id, "הערה: לבדוק את הנמל", by="Ada")
    for statement in ledger.all_statements():
        ledger.review(statement.id, "speaker", "<u>r</u>", by="<b>B</b>", reason="<s>because</s>")
    return "".join(render(briefing(ledger.gathered(case.id), compared), "<hr>"))


def test_nothing_of_a_page_or_a_note_is_markup_in_the_file(ledger: Ledger) -> None:
    written = file_of(ledger)
    tree = reader.document_fromstring(written)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not tags & {"script", "img", "svg", "iframe", "link", "base", "form", "object", "u", "s", "hr"}
    assert not [name for e in tree.iter() for name in getattr(e, "attrib", {}) if name.startswith("on")]
    assert not tree.xpath("//@src | //@srcset | //@style | //@data")
    assert "\u202e" not in written
    text = tree.text_content()
    for words in ("<script>alert('n')</script>", "<img src=x onerror=alert(1)>", page.CONTENT, "<s>because</s>"):
        assert words in text


def test_the_file_asks_for_nothing_and_links_to_the_web_alone(ledger: Ledger) -> None:
    written = file_of(ledger)
    tree = reader.document_fromstring(written)
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    links = tree.xpath("//a/@href")
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert page.FOREIGN in links
    ids = set(tree.xpath("//@id"))
    assert {link[1:] for link in links if link.startswith("#")} <= ids
    [style] = tree.xpath("//style/text()")
    assert not re.search(r"url\(|@import|expression", style)


def test_a_title_stays_a_string_in_the_style(ledger: Ledger) -> None:
    [style] = reader.document_fromstring(file_of(ledger)).xpath("//style/text()")
    [content] = re.findall(r'@top-left \{ content: ("[^"]*"); font', style)
    assert not re.search(r"[<>{}@/;]", content)
    unescaped = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), content[1:-1])
    assert unescaped == " ".join(HOSTILE_TITLE.split())[:90]


def test_addresses_stand_in_words_so_that_they_are_printed(ledger: Ledger) -> None:
    tree = reader.document_fromstring(file_of(ledger))
    sources = [" ".join(e.text_content().split()) for e in tree.xpath("//ol[@class='sources']/li")]
    assert len(sources) == 2
    assert any(page.FOREIGN in source and "Captured 1 June 2024" in source for source in sources)
    assert any(page.ADDRESS in source for source in sources), "named, and no link"


def test_right_to_left_words_have_their_own_direction(ledger: Ledger) -> None:
    tree = reader.document_fromstring(file_of(ledger))
    [note] = [e for e in tree.xpath("//div[@class='note']") if "לבדוק" in e.text_content()]
    assert note.get("dir") == "auto"
