from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from reportedly.export import terminal
from reportedly.store import Ledger, Query
from reportedly.types import Statement
from tests.making import keep, told
from tests.store.accounted import meaning

ITEM = told(
    "It rained.\n{Mara Velt, an analyst}, <said> [“it opens] in spring[”].\n[Ships are late], <reportedly>.",
    title="Harbour shut",
    outlet="The Harbour Post",
    published="2024-05-08T09:00:00+02:00",
)


def shown(show: Callable[[Console], None], *, colours: bool = False, width: int = 1000) -> str:
    out = io.StringIO()
    show(
        Console(
            file=out, width=width, force_terminal=colours, color_system="standard" if colours else None,
            highlight=False, markup=False, emoji=False,
        )
    )  # fmt: skip
    return out.getvalue()


def unfold_nothing(id: str) -> list[Statement]:
    return []


def test_a_page_shows_what_it_is_its_text_and_who_said_what() -> None:
    text = shown(lambda console: terminal.page(console, ITEM.page))
    assert text.splitlines()[0] == "Harbour shut"
    assert "The Harbour Post · 2024-05-08T09:00:00+02:00 · en · a.txt" in text
    assert "Mara Velt, an analyst, said “it opens in spring”." in text
    said = text[text.index("Who said what") :].splitlines()
    assert " ".join(said[1].split()) == "1 Mara Velt, an analyst said [indirect · speech · 90% sure]"
    assert said[2].strip() == "“it opens … ”"
    assert " ".join(said[3].split()) == "2 (no source named) reportedly [indirect · speech · 90% sure]"


def test_roles_have_colours_where_the_terminal_has_them() -> None:
    text = shown(lambda console: terminal.page(console, ITEM.page), colours=True)
    assert "\x1b[1;36mMara Velt, an analyst\x1b[0m" in text
    assert "\x1b[33m“it opens\x1b[0m" in text
    assert "\x1b[4;32msaid\x1b[0m" in text
    assert "\x1b" not in shown(lambda console: terminal.page(console, ITEM.page))


def test_a_page_without_title_or_attributions() -> None:
    text = shown(lambda console: terminal.page(console, told("Nobody spoke.", "b.txt").page))
    assert text.startswith("b.txt\n")
    assert "No attribution was found." in text


def test_a_title_that_the_text_begins_with_is_shown_once_and_in_colour() -> None:
    item = told("{Orme} <denies> [leak].\nIt rained.", title="Orme denies leak.")
    text = shown(lambda console: terminal.page(console, item.page), colours=True)
    assert text.index("\x1b[1;36mOrme\x1b[0m") < text.index("a.txt") < text.index("It rained.")
    plain = shown(lambda console: terminal.page(console, item.page))
    assert plain.count("Orme denies leak.") == 1


def test_a_cue_that_leads_to_its_source_stays_before_it() -> None:
    item = told("<According to> {a memo}, [losses grow].\n[It rains], <said> {Orme}.")
    text = shown(lambda console: terminal.page(console, item.page), colours=True)
    assert "According to\x1b[0m \x1b[1;36ma memo" in text
    assert "Orme\x1b[0m \x1b[4;32msaid" in text


def test_standard_input_has_a_name() -> None:
    assert shown(lambda console: terminal.page(console, told("It rained.", "-").page)).startswith("standard input\n")


def test_what_a_page_says_is_no_command_to_the_terminal() -> None:
    """Escape sequences, markup of rich, emoji codes and marks of direction come out as plain words or not at all."""
    item = told(
        "\x1b]0;owned\x07\n{Orme} <said> [no\u202e :ship: \x1b[31m(red)].", title="\x1b[2J(bold)", outlet="\x9b31mPost"
    )
    text = shown(lambda console: terminal.page(console, item.page), colours=True)
    assert "\x1b]0;" not in text
    assert "\x1b[2J" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text
    assert ":ship:" in text


def test_an_answer_shows_each_statement_with_where_it_stands(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    keep(ledger, told("{Velt} <said> [“It opens”].", "b.txt", outlet="The Lantern", published="2024-05-09"))
    found = ledger.search("opens")
    text = shown(lambda console: terminal.statements(console, found, unfold_nothing), colours=True)
    assert "\x1b[1;33mopens\x1b[0m" in text
    plain = shown(lambda console: terminal.statements(console, found, unfold_nothing))
    assert "The Harbour Post · 2024-05-08 · Harbour shut" in plain
    assert f"a.txt  {ITEM.found[0].attribution.id}" in plain
    assert "the same words in 2 documents" in plain
    assert "The Lantern" not in plain


def test_whom_a_pronoun_stands_for_is_named_in_an_answer(ledger: Ledger) -> None:
    keep(ledger, told("{She} <said> [it opens].", published="2024-05-08"))
    keep(ledger, told("{Mara Velt, an analyst,} <said> [it shuts].", "b.txt", published="2024-05-08"))
    she, velt = ledger.search("opens")[0], ledger.search("shuts")[0]
    found = [replace(she, speaker="Mara Velt"), replace(she, speaker="She"), replace(velt, speaker="Mara Velt")]
    lines = shown(lambda console: terminal.statements(console, found, unfold_nothing)).splitlines()
    assert [line for line in lines if "said" in line and "[" in line] == [
        "  1 Mara Velt (She) said  [indirect · speech · 90% sure]",
        "  2 She said  [indirect · speech · 90% sure]",
        "  3 Mara Velt, an analyst, said  [indirect · speech · 90% sure]",
    ]


def test_an_answer_shows_whom_it_was_told_and_where(ledger: Ledger) -> None:
    item = told("{Vey} <told> the crowd [that ships were late].")
    keep(ledger, item)
    [found] = ledger.query(Query(words="late"))
    assert "to the crowd" not in shown(lambda console: terminal.statements(console, [found], unfold_nothing))
    meant = replace(meaning(found.id, None), addressee="the crowd", medium="\x1b[31ma post", occasion="a rally")
    text = shown(lambda console: terminal.statements(console, [replace(found, resolved=meant)], unfold_nothing))
    assert "to the crowd · medium: " in text and "· occasion: a rally" in text
    assert "\x1b" not in text


def test_copies_are_unfolded_when_asked_for(ledger: Ledger) -> None:
    keep(ledger, told("{Velt} <said> [it opens].", "a.txt", published="2024-05-08"))
    keep(ledger, told("{Velt} <said> [it opens].", "b.txt", outlet="The Lantern"))
    text = shown(lambda console: terminal.statements(console, ledger.search("opens"), ledger.copies))
    assert "a.txt · 2024-05-08 · b2:" in text
    assert "The Lantern · no date · b2:" in text


def test_documents_show_the_words_that_were_asked_for(ledger: Ledger) -> None:
    keep(ledger, ITEM)
    text = shown(
        lambda console: terminal.documents(console, ledger.search_documents(Query(words="rained"))), colours=True
    )
    assert "Harbour shut" in text
    assert "\x1b[1;33mrained\x1b[0m" in text
