"""The account of a page, arranged, printed, and as HTML."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from reportedly.export import sheet, terminal
from reportedly.export.account import Arranged, Voice, arrange, other_names, told_chain
from reportedly.resolve.counts.figures import find_figures
from reportedly.types import Account, Cluster, Page, Span, Speaker, Withheld
from tests.accounts import account_of, article, resolved, resolved_page
from tests.making import HAND, Told, told


def arranged(page: Page | None = None) -> Arranged:
    found = arrange(page or resolved_page())
    assert found is not None
    return found


def of_speaker(*speakers: Speaker | None) -> tuple[Told, Page]:
    """A page whose statements were made by these."""
    item = told("\n".join(f"{{She}} <said> [no{i}]." for i in range(len(speakers))))
    ids = [f.attribution.id for f in item.found]
    account = Account(
        document_id=item.document.id,
        resolved=tuple(resolved(id, speaker) for id, speaker in zip(ids, speakers, strict=True)),
        clusters=account_of(article()).clusters,
        dates=(),
        figures=(),
        producer=HAND,
    )
    return item, replace(item.page, account=account)


def printed(page: Page, width: int = 80) -> str:
    out = io.StringIO()
    terminal.page(Console(file=out, width=width, highlight=False, markup=False, emoji=False), page)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_a_page_that_was_not_resolved_has_no_account() -> None:
    assert arrange(article().page) is None
    assert "Who said what" in printed(article().page)


def test_voices_come_in_the_order_of_the_text_with_all_they_say() -> None:
    voices = arranged().voices
    assert [(v.name, [s.number for s in v.said]) for v in voices] == [
        ("the harbour authority", [1]),
        ("local broadcasters", [2]),
        ("Mara Velt", [3, 6]),
        ("The ministry", [4]),
        ("Tam", [5]),
        (None, [7]),
    ]
    velt = voices[2]
    assert velt.about == ("person", "an analyst at the port office", "97% sure who")
    assert velt.notes == ("also called Ms Velt",)
    assert velt.said[0].verdict == ("indirect", "speech", "possible", "90% sure")
    assert velt.said[0].facts == ("said 7 May 2024", "possible, in the words of the source: “may”")
    assert velt.said[1].facts == ("to The Harbour Post", "medium: a letter", "occasion: a hearing")
    assert voices[1].notes == ("together: Radio Quay, Channel 4",)
    assert voices[3].notes == ("may also stand for Ostrel, the government of Ostrel",)
    assert voices[3].said[0].verdict[2:4] == ("denied", "asserted")


def test_a_withheld_name_stays_withheld() -> None:
    """Another name of the same entity may be a wrong join, and would give away who asked not to be named."""
    [tam] = [v for v in arranged().voices if v.name == "Tam"]
    assert tam.notes == (
        "the surname is withheld by the page: “who gave only his first name”, why: “for fear of his employer”",
    )
    assert "Orbe" not in printed(resolved_page())
    assert "Orbe" not in "".join(sheet.render([resolved_page()]))


def test_one_who_is_not_named_is_marked_so() -> None:
    kept = Speaker(name="an official", kind="person", anonymous=True, cluster="b2:tam")
    every = Speaker(name="she", kind="person", cluster="b2:x", withheld=Withheld(what="all", why=None, span=Span(0, 3)))
    first, second = arranged(of_speaker(kept, every)[1]).voices
    assert first.notes == ("not named by the page",)
    assert second.notes == ("who it is is withheld by the page: “She”",)


def test_who_wrote_the_page_is_called_so() -> None:
    writer = Speaker(name="Lena Orsk", kind="person", score=0.7)
    page = of_speaker(writer, writer)[1]
    by = replace(page, description=replace(page.description, byline="Lena Orsk"))
    assert arranged(by).voices[0].notes == ("who wrote the page",)
    assert arranged(page).voices[0].notes == ("in the page’s own words: not traced to one name",)


def test_words_that_were_not_traced_say_so() -> None:
    she = Speaker(name="She", kind=None, score=0.2)
    [voice] = arranged(of_speaker(she, she)[1]).voices
    assert voice == Voice(
        name="She", about=(), said=voice.said, notes=("in the page’s own words: not traced to one name",)
    )
    assert len(voice.said) == 2


def test_what_the_account_leaves_out_is_shown_as_it_is_printed() -> None:
    _, page = of_speaker(None)
    assert page.account is not None
    [voice] = arranged(replace(page, account=replace(page.account, resolved=()))).voices
    assert (voice.name, voice.said[0].verdict) == ("She", ("indirect", "speech", "90% sure"))


def test_doubtful_chains_stand_last_and_say_so() -> None:
    page = resolved_page()
    assert page.account is not None
    [chained] = [r for r in page.account.resolved if len(r.chain) > 2]
    other = next(r for r in page.account.resolved if len(r.chain) < 3)
    for sure, order in ((0.3, [other.chain[0], "An aide"]), (0.9, ["An aide", other.chain[0]])):
        doubted = replace(other, chain=("An aide", "Velt"), score=sure)
        account = replace(page.account, resolved=(doubted, replace(chained, score=0.8)))
        shown = printed(replace(page, account=account))
        assert ("An aide → Velt  (1)  doubtful, 30% sure" in shown) == (sure < 0.5)
        assert [p.doubtful for p in arranged(replace(page, account=account)).chains] == [False, sure < 0.5]
        assert [p.chain[0] for p in arranged(replace(page, account=account)).chains] == order


def test_chains_are_told_where_they_say_more_than_outlet_and_speaker() -> None:
    chain = ("The Harbour Post", "the harbour authority", "local broadcasters")
    [passed] = arranged().chains
    assert (passed.chain, passed.numbers, passed.doubtful) == (chain, (2,), True)
    assert told_chain(("Post", "Velt"), "Post") == ()
    assert told_chain(("Velt",), None) == ()
    assert told_chain(("an agency", "Velt"), None) == ("an agency", "Velt")


def test_doubts_have_their_words_in_their_sentence() -> None:
    first, second = arranged().doubts
    assert (first.number, first.status, first.by) == (2, "unconfirmed", "The Harbour Post")
    assert first.words == "this paper was unable to check the number"
    assert first.sentence == f"local broadcasters spoke of some forty arrests; {first.words}."
    assert (second.number, second.status, second.by, second.words) == (4, "denied", "The ministry", "denied")


def test_dates_are_in_order_and_those_without_a_value_last() -> None:
    assert [(m.value, m.words) for m in arranged().moments] == [
        ("2023-09/2023-11", "between September and November"),
        ("2024-05-07", "on Tuesday"),
        ("2024-W45", "late autumn"),
        (None, "soon"),
    ]
    assert arranged().moments[-1].sentence == "reportedly the quay is closed soon."


def test_figures_say_what_is_counted_on_whose_word() -> None:
    rows = [(c.counted, c.value, c.words, c.by, c.number, c.notes) for c in arranged().counts]
    assert rows == [
        ("arrests", "about 40 people", "some forty", "local broadcasters", 2, ("as of 7 May 2024",)),
        ("pay", "51,000 marks per month", "51,000 marks", "Mara Velt", 3,
         ("also printed as “a month”",)),
        ("crews", "2 times or more", "more than double", "The Harbour Post", None, ()),
        ("figure", "37.5 to 40.25 tonnes", "forty", "The Harbour Post", None, ()),
    ]  # fmt: skip


def test_a_terminal_shows_the_account_below_the_text() -> None:
    text = printed(resolved_page())
    heads = ["Who said what", "On whose word", "Doubted, denied, checked", "When", "Figures"]
    assert sorted(heads, key=text.index) == heads
    chain = "The Harbour Post → the harbour authority → local broadcasters (2) doubtful, 40% sure"
    assert chain in " ".join(text.split())
    assert "  Mara Velt · person · an analyst at the port office · 97% sure who\n    also called Ms Velt\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_pipe_gets_a_line_a_fact() -> None:
    out = io.StringIO()
    terminal.page(terminal.console(out), resolved_page())
    said = "    2 unconfirmed, says The Harbour Post: “this paper was unable to check the number”\n"
    assert said in out.getvalue()


def test_an_empty_account_has_no_empty_parts() -> None:
    _, page = of_speaker()
    text = printed(page)
    assert "No attribution was found." in text
    assert "Figures" not in text
    assert "<h3>" not in "".join(sheet.render([page]))


def test_what_an_account_says_is_no_command_to_the_terminal() -> None:
    page = of_speaker(Speaker(name="\x1b[2J\u202eVelt", kind="person", role="\x9b31m", members=("\x1b]0;a\x07",)))[1]
    text = printed(page)
    assert not set(text) & set("\x1b\x9b\x07\u202e")


def test_a_sheet_shows_the_account_with_links_to_its_statements() -> None:
    page = "".join(sheet.render([resolved_page()]))
    links = set(re.findall(r'href="#(s1-\d)"', page))
    assert links == {f"s1-{n}" for n in range(1, 8)}
    assert page.count('class="account"') == 1
    assert "<q>this paper was unable to check the number</q>" in page


def test_sheets_of_several_pages_link_each_to_its_own() -> None:
    page = "".join(sheet.render([resolved_page(), resolved_page()]))
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=60)
def test_whatever_an_account_says_the_sheet_has_the_same_tags(words: str) -> None:
    def tags(said: str) -> list[str]:
        speaker = Speaker(name=f"N{said}", kind="person", role=f"R{said}", members=(f"M{said}",))
        return re.findall(r"</?\w+", "".join(sheet.render([of_speaker(speaker)[1]])))

    assert tags(words) == tags("Velt")


def test_a_name_that_is_a_part_of_the_first_is_no_other_name() -> None:
    cluster = Cluster(
        id="c", document_id="d", name="The Orle Courier", kind="outlet", mentions=(),
        aliases=("The Courier", "Orle Courier", "OC"), roles=(), score=1.0,
    )  # fmt: skip
    assert other_names("The Orle Courier", cluster) == ["OC"]


def test_a_figure_is_on_the_word_of_a_name_of_the_pages_word_or_of_the_outlet_that_doubts() -> None:
    page = resolved_page()
    assert page.account is not None
    figure = next(f for f in page.account.figures if f.attribution_id is not None)

    def by(**given: object) -> str:
        assert page.account is not None
        item = next(r for r in page.account.resolved if r.attribution_id == figure.attribution_id)
        account = replace(page.account, resolved=(replace(item, **given),), figures=(figure,))  # type: ignore[arg-type]
        return arranged(replace(page, account=account)).counts[0].by

    assert by(speaker=Speaker(name="you", kind="person")) == "“you”"
    assert by(speaker=Speaker(name="a clerk", kind="person")) == "a clerk"
    assert by(speaker=None, hedged_by="outlet") == (page.description.outlet or "the page itself")
    assert by(speaker=None, hedged_by=None) == "a source without a name"


def test_a_conversion_is_told_beside_its_sum_and_a_part_in_words() -> None:
    text = "The firm paid $12.9bn (£10bn) for it. Two-thirds of the voters agree."
    item = told(text)
    figures = find_figures(item.document.text)
    account = Account(
        document_id=item.document.id, resolved=(), clusters=(), dates=(), figures=tuple(figures), producer=HAND
    )
    counts = arranged(replace(item.page, account=account)).counts
    assert [(c.counted, c.value) for c in counts] == [("figure", "USD 12,900,000,000"), ("voters", "two thirds")]
    assert counts[0].notes == ("also printed as “£10bn”",)
